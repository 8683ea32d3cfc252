package app

import (
	"slices"
	"strings"
	"time"
)

// HistoryFilter selects entries of the log. Key names a record, Cell a cell of the
// matrix; with neither every entry is meant. Entries come newest first, those before the
// one numbered Before (0: from the end), at most Limit (0: all).
type HistoryFilter struct {
	Key    Key     `json:"key,omitzero"`
	Cell   CellKey `json:"cell,omitzero"`
	Before int64   `json:"before,omitempty"`
	Limit  int     `json:"limit,omitempty"`
}

// FieldChange is one field of one record, before and after an edit, in words. A record
// that was made has empty words before, one that was removed empty words after.
type FieldChange struct {
	Key    Key    `json:"key"`
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// HistoryEntry explains one entry of the log: who did what when, and what it changed of
// the object asked about. Changes is empty where no object was asked about.
type HistoryEntry struct {
	Seq       int64         `json:"seq"`
	At        time.Time     `json:"at"`
	Coder     CoderID       `json:"coder"`
	CoderName string        `json:"coder_name,omitempty"`
	Act       Act           `json:"act"`
	Of        int64         `json:"of,omitempty"` // the entry undone or redone
	Label     string        `json:"label"`
	Group     string        `json:"group,omitempty"`
	Records   int           `json:"records"` // that the whole entry changed
	Changes   []FieldChange `json:"changes,omitempty"`
}

// LogHead is a row of the log without its changes: what undo and redo are found by.
type LogHead struct {
	Seq     int64
	At      time.Time
	Coder   CoderID
	Act     Act
	Of      int64
	Group   string
	Label   string
	Records int // that it changed
}

// Dropped reports whether the entry only notes that a step could no longer be taken (see
// Workbench.Undo).
func (h LogHead) Dropped() bool { return h.Act != Do && h.Records == 0 }

// RelatedQuery asks for the records that ever belonged to others, also those that are
// gone: notes on Of, placements of the quotes of Of, links of the statements in Of,
// statements, annotations and revisions of the articles in Of, statements and overrides of
// Cells.
type RelatedQuery struct {
	Kind  Kind
	Of    []Key
	Cells []CellKey
}

// Has reports whether the record, as it stands on one side of a change, belongs to one
// of the cells.
func (q RelatedQuery) Has(r Record) bool {
	switch r := r.(type) {
	case Statement:
		return slices.Contains(q.Cells, CellKey{r.Holder, r.Issue}) || slices.Contains(q.Of, Key{KindArticle, string(r.Article)})
	case CellOverride:
		return slices.Contains(q.Cells, CellKey{r.Actor, r.Issue})
	case Note:
		return slices.Contains(q.Of, r.Target)
	case Annotation:
		return slices.Contains(q.Of, Key{KindArticle, string(r.Article)})
	case Placement:
		return slices.Contains(q.Of, r.Quote.Owner)
	case Revision:
		return slices.Contains(q.Of, Key{KindArticle, string(r.Article)})
	case StatementLink:
		return slices.Contains(q.Of, Key{KindStatement, string(r.From)}) || slices.Contains(q.Of, Key{KindStatement, string(r.To)})
	}
	return false
}

// StepBack says which entries are to be undone, or done again, together.
type StepBack struct {
	Act   Act     // Undo or Redo
	Of    []int64 // numbers of the entries, in the order in which they are taken
	Coder CoderID
	// Beneath says that something which is done, and not part of this step, stands above
	// one of the entries in the log; what is written says so in its group.
	Beneath bool
}

// beneathMark begins the group of entries that a step of this kind has written.
const beneathMark = "beneath "

// GroupOf gives the group of what the step writes for an entry of a group.
func (b StepBack) GroupOf(group string) string {
	if b.Beneath {
		return beneathMark + group
	}
	return group
}

// Beneath reports whether the undo or redo was one beneath something that was done.
func (h LogHead) Beneath() bool { return h.Act != Do && strings.HasPrefix(h.Group, beneathMark) }
