package app

import (
	"slices"
	"time"
)

// Change holds a record before and after an edit; nil means absent. Both, if present,
// have the same key.
type Change struct {
	Before Record
	After  Record
}

// Key gives the address of the record that the change edits.
func (c Change) Key() Key {
	if c.After != nil {
		return c.After.Key()
	}
	return c.Before.Key()
}

// ChangeSet is one edit of the user: what is done or undone together. Label is what the
// menu says after "Undo: ", as "Record statement".
type ChangeSet struct {
	Label   string
	Changes []Change
}

// Invert gives the change set that takes this one back: each change swapped, in reverse
// order. Inverting twice gives the same change set.
func (c ChangeSet) Invert() ChangeSet {
	out := ChangeSet{Label: c.Label, Changes: make([]Change, 0, len(c.Changes))}
	for _, ch := range slices.Backward(c.Changes) {
		out.Changes = append(out.Changes, Change{Before: ch.After, After: ch.Before})
	}
	return out
}

// Validate checks each change by itself: one key, not both sides absent, records valid.
func (c ChangeSet) Validate() error {
	for _, ch := range c.Changes {
		if ch.Before == nil && ch.After == nil {
			return invalid("change set", "a change has neither before nor after", "")
		}
		if ch.Before != nil && ch.After != nil && ch.Before.Key() != ch.After.Key() {
			return invalid("change set", "a change turns one record into another", "")
		}
		if ch.After != nil {
			if err := ch.After.Validate(); err != nil {
				return err
			}
		}
	}
	return nil
}

// Act says what an entry of the log did.
type Act string

// The acts.
const (
	Do   Act = "do"
	Undo Act = "undo"
	Redo Act = "redo"
)

// Entry is a row of the append-only log. Texts are the text versions that the change set
// brings in; they are stored with it in one transaction, addressed by hash, and are not
// part of the log.
type Entry struct {
	Seq   int64     // given by the store
	At    time.Time // the store's clock
	Coder CoderID
	Act   Act
	Of    int64  // the entry undone or redone, 0 for Do
	Group string // entries undone together, as the batches of one import; empty for none
	Set   ChangeSet
	Texts []TextVersion
	// Records is the number of changes of the whole entry where Set holds only some of
	// them, as HistoryOf gives it; elsewhere 0.
	Records int
}

// StepState tells what undo and redo would do; empty labels mean that there is nothing.
type StepState struct {
	Undo string `json:"undo"`
	Redo string `json:"redo"`
}

// Event says that records of one kind have changed. It is published after the commit.
type Event struct {
	Kinds []Kind
	Keys  []Key
	Label string
	Act   Act
}

// Touches reports whether the event concerns any of the kinds.
func (e Event) Touches(kinds ...Kind) bool {
	return slices.ContainsFunc(kinds, func(k Kind) bool { return slices.Contains(e.Kinds, k) })
}
