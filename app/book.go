package app

import (
	"slices"
	"strings"
	"time"
)

// Book is everything a workbook or another report is written from: a computed matrix
// with its evidence, sources and codebook. It is a value; writers change nothing in it.
type Book struct {
	Title       string
	Marking     string // printed at the top right of each page, may be empty
	Language    string // of the report, BCP 47
	ExportID    string
	ProjectID   string
	AppVersion  string
	LogSeq      int64 // newest entry of the log
	GeneratedAt time.Time
	Matrix      Matrix
	Codebook    Codebook
	Statements  []BookStatement // every statement that stands behind a cell, once
	Sources     []BookSource    // every article they come from, by seq
	Links       []StatementLink
	TotalCoded  int                // statements in the project, counted or not
	Library     int                // articles in the project
	Notes       map[CellKey]string // the analyst's notes on cells
	Edition     *BookEdition       // the last one handed to readers; nil if there is none
	Report      ReportOptions
}

// ReportOptions say how a report is written. The zero value is a good default.
type ReportOptions struct {
	Title      string   `json:"title,omitempty"`       // empty: the project's
	Marking    *string  `json:"marking,omitempty"`     // nil: the project's
	Language   string   `json:"language,omitempty"`    // of the report, BCP 47; empty: English
	Paper      string   `json:"paper,omitempty"`       // "A4" or "Letter"; empty: by the language
	CoderNames bool     `json:"coder_names,omitempty"` // names of coders in place of C1, C2 …
	Without    []string `json:"without,omitempty"`     // of OptionalSheets
	Pivot      bool     `json:"pivot,omitempty"`       // adds a pivot table
}

// OptionalSheets lists the sheets of a workbook that a report may leave out, in their order.
func OptionalSheets() []string {
	return []string{"Changes", "Counts", "Agreement", "Actors", "Issues", "Codebook", "Sources", "Method", "Spec"}
}

// Validate reports what is wrong with the options as an *Error with code Invalid, or nil.
func (o ReportOptions) Validate() error {
	if o.Paper != "" && o.Paper != "A4" && o.Paper != "Letter" {
		return invalid("report", "there is no paper “"+o.Paper+"”", "Say A4 or Letter.")
	}
	for _, s := range o.Without {
		if !slices.Contains(OptionalSheets(), s) {
			return invalid("report", "the sheet “"+s+"” cannot be left out", "These can: "+strings.Join(OptionalSheets(), ", ")+".")
		}
	}
	return nil
}

// BookEdition is an earlier state of the matrix and how the present one differs from it.
type BookEdition struct {
	Name    string
	Date    Date
	Changes []CellChange // cells with the same evidence as then are left out of reports
}

// BookStatement is a statement with what a reader of the workbook wants beside it. The
// statement is shared with what the matrix was computed from, so nobody changes it.
type BookStatement struct {
	*Statement
	Paragraph int             // number of the paragraph of its first content passage, from 1
	Context   string          // the paragraph itself
	Placement PlacementStatus // review or orphan where a quote is not for sure in the text in force
}

// BookSource is an article that evidence comes from.
type BookSource struct {
	Article
	Source     string // the outlet's name
	Words      int
	Statements int
}

// BookStatement finds a statement of the book; where there is none, its Statement is nil.
func (b Book) BookStatement(id StatementID) (BookStatement, bool) {
	for _, s := range b.Statements {
		if s.ID == id {
			return s, true
		}
	}
	return BookStatement{}, false
}

// BookSource finds a source of the book.
func (b Book) BookSource(id ArticleID) (BookSource, bool) {
	for _, s := range b.Sources {
		if s.ID == id {
			return s, true
		}
	}
	return BookSource{}, false
}
