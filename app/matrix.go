package app

import (
	"slices"
	"strings"
	"time"
)

// MatrixSpec is the named recipe of a positions matrix (domain.md, 5). Zero fields mean
// the defaults of DefaultSpec.
type MatrixSpec struct {
	ID          SpecID             `json:"id"`
	Name        string             `json:"name"`
	Rows        []ActorID          `json:"rows,omitempty"`    // none: every holder with evidence
	Columns     []IssueID          `json:"columns,omitempty"` // none: every issue of the codebook
	RollUp      string             `json:"roll_up"`
	From        Date               `json:"from,omitempty"`  // first day said that counts
	To          Date               `json:"to,omitempty"`    // last day said that counts
	Query       string             `json:"query,omitempty"` // articles whose statements count
	OwnRanks    []int              `json:"own_ranks"`
	Collapse    bool               `json:"collapse"` // R1, wire copies count once
	Duplicates  string             `json:"duplicates"`
	Resolver    string             `json:"resolver"`
	Theta       float64            `json:"theta"`
	HorizonDays int                `json:"horizon_days"` // after which a position is stale
	Weights     map[string]float64 `json:"weights,omitempty"`
	Levels      string             `json:"levels"`
	Isolates    bool               `json:"isolates"` // also actors and issues without statements
	Compat      []string           `json:"compat,omitempty"`
	Display     *MatrixDisplay     `json:"display,omitempty"` // how it is looked at; nil: as usual
}

// DefaultSpec gives the defaults of domain.md: the holder's own words (ranks 1–5),
// wire copies collapsed, the latest statement decides. A position is stale after 180
// days, half a year being the longest a desk usually reports on without asking anew.
func DefaultSpec() MatrixSpec {
	return MatrixSpec{
		ID: "default", Name: "Positions", RollUp: RollUpHolder, OwnRanks: []int{1, 2, 3, 4, 5}, Collapse: true,
		Duplicates: DuplicatesInclude, Resolver: ResolverLatest, Theta: 0.5, HorizonDays: 180, Levels: "value",
	}
}

// The codes of a spec.
const (
	RollUpHolder      = "holder_only"
	RollUpSpeaker     = "speaker_as_holder"
	RollUpMembers     = "roll_up_members"
	DuplicatesInclude = "include"
	ResolverLatest    = "latest"
)

// RollUps lists the ways of rolling up.
func RollUps() []string { return []string{RollUpHolder, RollUpSpeaker, RollUpMembers} }

// DuplicateRules lists the rules for duplicates.
func DuplicateRules() []string {
	return []string{DuplicatesInclude, "document", "week", "month", "year", "range"}
}

// Resolvers lists the resolvers of rule R5.
func Resolvers() []string {
	return []string{
		ResolverLatest, "majority", "net", "net_intensity", "balance", "log_balance", "activity", "prominence",
		"dna_combine", "strongest",
	}
}

// CellState is the state of a cell (domain.md, R6).
type CellState string

// The cell states.
const (
	CellNoData    CellState = "no_data"
	CellSupport   CellState = "support"
	CellOppose    CellState = "oppose"
	CellNeutral   CellState = "neutral"
	CellMixed     CellState = "mixed_inconsistent"
	CellShifted   CellState = "shifted"
	CellSplit     CellState = "split"
	CellContested CellState = "contested"
	CellNoComment CellState = "no_comment"
)

// CellStates lists the states.
func CellStates() []CellState {
	return []CellState{
		CellNoData, CellSupport, CellOppose, CellNeutral, CellMixed, CellShifted, CellSplit, CellContested, CellNoComment,
	}
}

// Flag qualifies a cell.
type Flag string

// The flags of rule R6.
const (
	FlagMixed         Flag = "mixed"
	FlagSameTime      Flag = "same_time"
	FlagShifted       Flag = "shifted"
	FlagSameArticle   Flag = "same_article"
	FlagOwnVsReported Flag = "own_vs_reported"
	FlagSplit         Flag = "split"
	FlagContested     Flag = "contested"
	FlagStale         Flag = "stale"
	FlagThin          Flag = "thin"
	FlagConditional   Flag = "conditional"
)

// Matrix is a computed positions matrix. Only cells with evidence are listed, ordered by
// actor and issue as in Actors and Issues.
type Matrix struct {
	Spec     MatrixSpec    `json:"spec"`
	SpecText string        `json:"spec_words"` // the spec in one plain sentence
	Hash     string        `json:"hash"`       // SHA-256 over spec and counted evidence
	Actors   []MatrixActor `json:"actors"`
	Issues   []MatrixIssue `json:"issues"`
	Cells    []Cell        `json:"cells"`
	LeftOut  []LeftOut     `json:"left_out,omitempty"`
	Counted  int           `json:"counted"`  // statements in cells, copies and duplicates included
	Articles int           `json:"articles"` // articles they come from
	First    Date          `json:"first,omitempty"`
	Last     Date          `json:"last,omitempty"` // latest date said
	Today    Date          `json:"today"`
}

// MatrixActor is a row.
type MatrixActor struct {
	ID   ActorID `json:"id"`
	Name string  `json:"name"`
	Type string  `json:"type"`
	Side string  `json:"side,omitempty"`
	Role string  `json:"role,omitempty"` // valid in the window
}

// MatrixIssue is a column.
type MatrixIssue struct {
	ID       IssueID `json:"id"`
	Title    string  `json:"title"`
	Question string  `json:"question,omitempty"`
}

// LeftOut counts statements that a rule kept out of the matrix.
type LeftOut struct {
	Reason string        `json:"reason"` // rejected, incomplete, outside_window, too_coarse, filtered, row_or_column
	IDs    []StatementID `json:"statements"`
}

// LatestDate is a date with its precision, as JSON shows it.
type LatestDate struct {
	Date      Date      `json:"date"`
	Precision Precision `json:"precision"`
}

// Evidence is one statement behind a cell and how it was counted.
type Evidence struct {
	Statement StatementID `json:"statement"`
	Holder    ActorID     `json:"holder"`     // the real one; differs from the row under roll-up
	Stance    Stance      `json:"stance"`     // as it was counted, so that a later recoding shows
	CountedAs string      `json:"counted_as"` // own, reported, copy, duplicate
	Of        StatementID `json:"of,omitempty"`
	Outlets   int         `json:"outlets,omitempty"` // distinct outlets that carried it, from R1
	// Placement is review or orphan where a quote of the statement is not for sure in the
	// text in force.
	Placement PlacementStatus `json:"placement,omitempty"`
}

// The ways a statement is counted.
const (
	CountedOwn       = "own"
	CountedReported  = "reported"
	CountedCopy      = "copy"
	CountedDuplicate = "duplicate"
)

// Shift is a change of mind within the window (flag shifted).
type Shift struct {
	From Sign `json:"from"`
	To   Sign `json:"to"`
	At   Date `json:"at"`   // first statement of the new sign
	Last Date `json:"last"` // last statement of the old sign
}

// Cell is the position of one actor on one issue with its numbers. Numbers that need
// something counted are nil where nothing was (rule R9).
type Cell struct {
	Actor        ActorID          `json:"actor"`
	Issue        IssueID          `json:"issue"`
	State        CellState        `json:"state"`
	Resolved     CellState        `json:"resolved,omitempty"` // the resolver's word, whatever state stands before it
	Stance       Stance           `json:"stance,omitempty"`   // of the resolving statement
	Value        *float64         `json:"value"`
	N            int              `json:"n"`
	Pro          int              `json:"pro"`
	Con          int              `json:"con"`
	Neutral      int              `json:"neutral"`
	Ambivalent   int              `json:"ambivalent"`
	NoComment    int              `json:"no_comment"`
	Reported     int              `json:"reported"`
	ReportedPro  int              `json:"reported_pro"`
	ReportedCon  int              `json:"reported_con"`
	Net          *float64         `json:"net"`
	NetIntensity *float64         `json:"net_intensity"`
	Balance      *float64         `json:"balance"`
	LogBalance   *float64         `json:"log_balance"`
	Conflict     *float64         `json:"conflict"`
	Resolvers    ResolverFigures  `json:"resolvers"`
	Flags        []Flag           `json:"flags"`
	Latest       LatestDate       `json:"latest"`               // over own statements, else over reported ones
	Confidence   string           `json:"confidence,omitempty"` // high medium low, empty where nothing is the actor's own
	Condition    string           `json:"condition,omitempty"`
	Shift        *Shift           `json:"shift,omitempty"`
	Denied       *LatestDate      `json:"denied,omitempty"`        // date of the denial (flag contested)
	DeniedSign   Sign             `json:"denied_sign,omitempty"`   // what is denied
	MembersPro   int              `json:"members_pro,omitempty"`   // members that resolve to + (split)
	MembersCon   int              `json:"members_con,omitempty"`   // members that resolve to −
	Reporters    []string         `json:"reporters,omitempty"`     // names of those who report, in order
	ReportedAs   ReportedPosition `json:"reported_as"`             // how the reported evidence resolves
	Anonymous    bool             `json:"anonymous,omitempty"`     // all reported evidence is anonymous
	Copies       int              `json:"copies"`                  // statements that R1 took for copies of another
	Outlets      int              `json:"outlets"`                 // distinct outlets of all evidence
	Resolving    StatementID      `json:"resolving,omitempty"`     // lends value and condition
	MonthsSilent int              `json:"months_silent,omitempty"` // with flag stale
	RankCounts   [12]int          `json:"-"`                       // own and reported statements by rank, index = rank
	Override     *CellOverride    `json:"override,omitempty"`
	EvidenceHash string           `json:"evidence_hash"`
	Statements   []StatementID    `json:"statements"` // all, by date said
	Evidence     []Evidence       `json:"evidence"`
	Doubtful     int              `json:"doubtful,omitempty"` // statements with a quote in review or orphaned
}

// ResolverFigures are the resolvers that have no field of their own in a cell. Those that
// answer with a word say 1 for support, 0 for neutral, −1 for oppose; mixed is blank.
type ResolverFigures struct {
	Latest     *float64 `json:"latest"`
	Majority   *float64 `json:"majority"`
	Strongest  *float64 `json:"strongest"`
	Combine    *float64 `json:"dna_combine"`
	Activity   *float64 `json:"activity"`
	Prominence *float64 `json:"prominence"`
}

// ReportedPosition is how reported evidence resolves, put through the same rules.
type ReportedPosition struct {
	State       CellState   `json:"state,omitempty"`
	Stance      Stance      `json:"stance,omitempty"`
	Condition   string      `json:"condition,omitempty"`
	Attribution Attribution `json:"attribution,omitempty"` // best rank among the reported
	Words       []string    `json:"words,omitempty"`       // "△ Witkoff", one per reporter, where they differ
}

// Has reports whether the cell carries the flag.
func (c Cell) Has(f Flag) bool { return slices.Contains(c.Flags, f) }

// Cell finds a cell; ok is false where there is no evidence.
func (m Matrix) Cell(a ActorID, i IssueID) (Cell, bool) {
	k := slices.IndexFunc(m.Cells, func(c Cell) bool { return c.Actor == a && c.Issue == i })
	if k < 0 {
		return Cell{Actor: a, Issue: i, State: CellNoData}, false
	}
	return m.Cells[k], true
}

// CellOverride is the analyst's own value for a cell; it stands beside the computed one.
type CellOverride struct {
	Spec         SpecID    `json:"spec"`
	Actor        ActorID   `json:"actor"`
	Issue        IssueID   `json:"issue"`
	Value        Stance    `json:"value"`
	Reason       string    `json:"reason"`
	Coder        CoderID   `json:"coder,omitempty"`
	At           time.Time `json:"at"`
	EvidenceHash string    `json:"evidence_hash"` // of the cell when the override was made
}

// Key implements Record.
func (s MatrixSpec) Key() Key { return Key{KindSpec, string(s.ID)} }

// Key implements Record.
func (o CellOverride) Key() Key {
	return Key{KindOverride, string(o.Spec) + "/" + string(o.Actor) + "/" + string(o.Issue)}
}

func (MatrixSpec) sealed()   {}
func (CellOverride) sealed() {}

// Validate implements Record.
func (s MatrixSpec) Validate() error {
	for _, l := range []struct {
		field, value string
		allowed      []string
	}{
		{"resolver", s.Resolver, Resolvers()},
		{"duplicates", s.Duplicates, DuplicateRules()},
		{"roll-up", s.RollUp, RollUps()},
		{"levels", s.Levels, []string{"value", "sign", "boolean"}},
	} {
		if !slices.Contains(l.allowed, l.value) {
			return invalid("matrix spec", "unknown "+l.field+" "+quoted(l.value), "Use one of: "+strings.Join(l.allowed, ", ")+".")
		}
	}
	for _, d := range []Date{s.From, s.To} {
		if d != "" && !d.Known() {
			return invalid("matrix spec", quoted(string(d))+" is not a date", "Write it as 2025-04-11.")
		}
	}
	if s.Display != nil {
		if err := s.Display.Validate(); err != nil {
			return err
		}
	}
	return needName("matrix spec", string(s.ID), s.Name)
}

// Validate implements Record.
func (o CellOverride) Validate() error {
	if o.Actor == "" || o.Issue == "" || !o.Value.Valid() {
		return invalid("override", "an override needs a cell and a stance", "Choose a stance.")
	}
	if strings.TrimSpace(o.Reason) == "" {
		return invalid("override", "an override needs a reason", "Say in a sentence why the computed value is not right.")
	}
	return nil
}
