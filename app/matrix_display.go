package app

import (
	"slices"
	"strings"
)

// MatrixDisplay is how a matrix is looked at: it decides nothing that is counted. The
// empty value is the usual look. Order lists what was put in place by hand, the rest
// follows in its own order.
type MatrixDisplay struct {
	Mode          string    `json:"mode,omitempty"`
	Compact       bool      `json:"compact,omitempty"`
	SortRows      string    `json:"sort_rows,omitempty"`
	GroupRows     string    `json:"group_rows,omitempty"`
	SortColumns   string    `json:"sort_columns,omitempty"`
	Rows          []ActorID `json:"row_order,omitempty"`
	Columns       []IssueID `json:"column_order,omitempty"`
	HiddenRows    []ActorID `json:"hidden_rows,omitempty"`
	HiddenColumns []IssueID `json:"hidden_columns,omitempty"`
}

// The modes of a display: what a cell shows.
const (
	ModePositions = ""          // symbol, word, numbers and flags
	ModeHeat      = "heat"      // the value as a colour
	ModeCounts    = "counts"    // for, against, neutral, mixed
	ModeAgreement = "agreement" // actors by actors: how far they agree
)

// The ways of sorting and grouping a display. Empty: the order of the codebook.
const (
	SortHand      = "hand" // as put in place by hand
	SortName      = "name"
	SortType      = "type" // of the actor
	SortSide      = "side"
	SortAgreement = "agreement" // who agrees stands together
	SortCount     = "count"     // most statements first
)

// Validate reports as an *Error what the display asks for that there is not.
func (d MatrixDisplay) Validate() error {
	sorts := []string{"", SortHand, SortName, SortType, SortSide, SortAgreement, SortCount}
	for _, x := range []struct {
		field, value string
		allowed      []string
	}{
		{"mode", d.Mode, []string{ModePositions, ModeHeat, ModeCounts, ModeAgreement}},
		{"order of rows", d.SortRows, sorts},
		{"order of columns", d.SortColumns, []string{"", SortHand, SortName, SortCount}},
		{"grouping", d.GroupRows, []string{"", SortType, SortSide, SortAgreement}},
	} {
		if !slices.Contains(x.allowed, x.value) {
			return invalid("matrix spec", "unknown "+x.field+" "+quoted(x.value), "Use one of: "+strings.Join(x.allowed[1:], ", ")+".")
		}
	}
	return nil
}

// Look gives how the recipe is looked at, a copy of its own.
func (s MatrixSpec) Look() MatrixDisplay {
	if s.Display == nil {
		return MatrixDisplay{}
	}
	d := *s.Display
	d.Rows, d.Columns = slices.Clone(d.Rows), slices.Clone(d.Columns)
	d.HiddenRows, d.HiddenColumns = slices.Clone(d.HiddenRows), slices.Clone(d.HiddenColumns)
	return d
}
