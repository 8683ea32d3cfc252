package app

// ChangeClass says how a cell changed from one matrix to a later one (rule R10).
type ChangeClass string

// The classes, in the order in which the first that applies is shown.
const (
	ChangeNew              ChangeClass = "new"
	ChangeFlipped          ChangeClass = "flipped"
	ChangeDenied           ChangeClass = "denied"
	ChangeNowMixed         ChangeClass = "now_mixed"
	ChangeResolved         ChangeClass = "resolved"
	ChangeNowConditional   ChangeClass = "now_conditional"
	ChangeConditionDropped ChangeClass = "condition_dropped"
	ChangeHardened         ChangeClass = "hardened"
	ChangeSoftened         ChangeClass = "softened"
	ChangeEvidenceRemoved  ChangeClass = "evidence_removed"
	ChangeRestated         ChangeClass = "restated"
	ChangeSilent           ChangeClass = "unchanged_silent"
	ChangeOverrideStale    ChangeClass = "override_stale"
)

// ChangeClasses lists the classes.
func ChangeClasses() []ChangeClass {
	return []ChangeClass{
		ChangeNew, ChangeFlipped, ChangeDenied, ChangeNowMixed, ChangeResolved, ChangeNowConditional, ChangeConditionDropped,
		ChangeHardened, ChangeSoftened, ChangeEvidenceRemoved, ChangeRestated, ChangeSilent, ChangeOverrideStale,
	}
}

// CellChange is what became of one cell. From and To are the computed positions as a
// cell words them, whatever an analyst set in their place.
type CellChange struct {
	Actor      ActorID       `json:"actor"`
	Issue      IssueID       `json:"issue"`
	Kinds      []ChangeClass `json:"kinds"` // all that apply; the first is shown
	From       string        `json:"from"`
	To         string        `json:"to"`
	Earlier    Date          `json:"earlier,omitempty"`    // latest date said before
	Later      Date          `json:"later,omitempty"`      // latest date said after
	Statements []StatementID `json:"statements,omitempty"` // new evidence, by date said
	Removed    []StatementID `json:"removed,omitempty"`    // evidence deleted, rejected or recoded
	Reading    string        `json:"reading"`              // one plain sentence
}

// Kind is the class to show.
func (c CellChange) Kind() ChangeClass {
	if len(c.Kinds) == 0 {
		return ChangeSilent
	}
	return c.Kinds[0]
}
