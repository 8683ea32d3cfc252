package app

import (
	"slices"
	"strings"
)

// SpecDNA is the id of the preset that reproduces the numbers of DNA.
const SpecDNA SpecID = "dna"

// The compatibility switches of a spec (domain.md, 7), all off unless listed in Compat.
const (
	CompatIgnoreDuplicates = "dna_ignore_duplicates" // the key of duplicates lacks the level in mode ignore
	CompatRange            = "dna_range"             // the observed range of levels in place of the declared one
	CompatTie              = "dna_tie"               // latest breaks ties by the last in the total order
)

// DNASpec is the preset dna: every attribution counts, nothing is joined or dropped,
// levels boolean, all compatibility switches on.
func DNASpec() MatrixSpec {
	s := DefaultSpec()
	s.ID, s.Name = SpecDNA, "DNA"
	s.OwnRanks = []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
	s.Collapse = false
	s.Levels = LevelsBoolean
	s.Compat = []string{CompatIgnoreDuplicates, CompatRange, CompatTie}
	return s
}

// The levels of a spec.
const (
	LevelsValue   = "value"   // −2 … +2
	LevelsSign    = "sign"    // −1, 0, +1
	LevelsBoolean = "boolean" // 0 against, 1 for
)

// The variables of a projection.
const (
	VariableSpeaker = "speaker"
	VariableHolder  = "holder"
	VariableIssue   = "issue"
)

// The kinds of projections, their qualifiers and normalisations.
const (
	TwoMode = "two-mode"
	OneMode = "one-mode"

	QualifierIgnore     = "ignore"
	QualifierSubtract   = "subtract"
	QualifierCombine    = "combine"
	QualifierCongruence = "congruence"
	QualifierConflict   = "conflict"

	NormaliseNone       = "none"
	NormaliseActivity   = "activity"
	NormaliseProminence = "prominence"
	NormaliseAverage    = "average"
	NormaliseJaccard    = "jaccard"
	NormaliseCosine     = "cosine"
)

// Projection asks for a network-style matrix. Rows and Columns are two different
// variables; a one-mode projection ties the rows to each other through the columns.
// Empty fields mean two-mode, holder, issue, ignore, none.
type Projection struct {
	Mode      string      `json:"mode"`
	Rows      string      `json:"rows"`
	Columns   string      `json:"columns"`
	Qualifier string      `json:"qualifier"`
	Normalise string      `json:"normalise"`
	Exclude   []Exclusion `json:"exclude,omitempty"`
}

// Exclusion leaves out the statements whose variable has the value. Variable is speaker,
// holder, issue, stance, attribution, article or outlet; Value is an id, a name or a code.
type Exclusion struct {
	Variable string `json:"variable"`
	Value    string `json:"value"`
}

// Validate reports as an *Error what the projection asks for that cannot be had.
func (p Projection) Validate() error {
	variables := []string{VariableSpeaker, VariableHolder, VariableIssue}
	qualifiers := []string{QualifierIgnore, QualifierSubtract, QualifierCombine}
	normalisations := []string{NormaliseNone, NormaliseActivity, NormaliseProminence}
	if p.Mode == OneMode {
		qualifiers = []string{QualifierIgnore, QualifierCongruence, QualifierConflict, QualifierSubtract}
		normalisations = []string{NormaliseNone, NormaliseAverage, NormaliseJaccard, NormaliseCosine}
	}
	for _, c := range []struct {
		field, value string
		allowed      []string
	}{
		{"projection", p.Mode, []string{TwoMode, OneMode}},
		{"rows", p.Rows, variables},
		{"columns", p.Columns, variables},
		{"qualifier of a " + p.Mode + " projection", p.Qualifier, qualifiers},
		{"normalisation of a " + p.Mode + " projection", p.Normalise, normalisations},
	} {
		if !slices.Contains(c.allowed, c.value) {
			return invalid("projection", "no "+c.field+" is called "+quoted(c.value), "Use one of: "+strings.Join(c.allowed, ", ")+".")
		}
	}
	if p.Rows == p.Columns {
		return invalid("projection", "rows and columns are the same variable", "Choose two of speaker, holder and issue.")
	}
	if p.Qualifier == QualifierCombine && p.Normalise != NormaliseNone {
		return invalid("projection", "combine cannot be divided: it is a code, not a quantity", "Use normalisation none, or qualifier subtract.")
	}
	return nil
}

// Network is a computed projection. Values has a row per row label; Counts tells what
// each value rests on: statements in a two-mode projection, columns that both rows have
// statements on in a one-mode projection.
type Network struct {
	Projection Projection  `json:"projection"`
	Levels     string      `json:"levels"`
	Rows       []string    `json:"rows"`
	Columns    []string    `json:"columns"`
	RowIDs     []string    `json:"row_ids"`
	ColumnIDs  []string    `json:"column_ids"`
	Values     [][]float64 `json:"values"`
	Counts     [][]int     `json:"counts"`
	Statements int         `json:"statements"`         // counted
	NoLevel    int         `json:"no_level"`           // left out: the levels have no place for their stance
	Duplicates int         `json:"duplicates"`         // left out by the rule for duplicates, wire copies included
	LeftOut    []LeftOut   `json:"left_out,omitempty"` // by the filters; also reported and excluded
}

// Agreement is how far two actors agree (rule R11), from what both say on the issues they
// share. Congruence and Conflict add up weights of pairs of statements.
type Agreement struct {
	A          ActorID `json:"a"`
	B          ActorID `json:"b"`
	Congruence float64 `json:"congruence"`
	Conflict   float64 `json:"conflict"`
	Shared     int     `json:"shared"` // issues on which both have statements
}

// Value gives a value; ok is false where nothing was counted, which is not zero.
func (n Network) Value(row, column int) (v float64, ok bool) {
	return n.Values[row][column], n.Counts[row][column] > 0
}
