package workbench

import (
	"fmt"
	"time"

	"parley/app"
)

// quickEdits is how soon an edit of a note follows the one before to be undone with it:
// a pause of a second is where writing has stopped.
const quickEdits = time.Second

// quickGroup gives the group of an edit of a note, of the comment of an annotation or of
// the note of a statement: that of the edit before, if it was one of the same note by the
// same coder within a second; else one of its own. Other edits have no group.
func (w *Workbench) quickGroup(e app.Entry) (string, error) {
	if e.Act != app.Do || e.Group != "" || len(e.Set.Changes) != 1 || !writes(e.Set.Changes[0]) {
		return e.Group, nil
	}
	now, k := w.opt.Clock(), e.Set.Changes[0].Key()
	last, err := w.p.Ledger.LogHeads(0, 1)
	if err != nil {
		return "", err
	}
	name := fmt.Sprintf("write %s ", k)
	if len(last) > 0 {
		h := last[0]
		pause := now.Sub(h.At)
		if h.Act == app.Do && h.Coder == e.Coder && pause >= 0 && pause <= quickEdits && len(h.Group) > len(name) && h.Group[:len(name)] == name {
			return h.Group, nil
		}
	}
	return fmt.Sprintf("%s%d", name, now.UnixNano()), nil
}

// writes reports whether a change is one of free text only.
func writes(c app.Change) bool {
	switch after := c.After.(type) {
	case app.Note:
		before, ok := c.Before.(app.Note)
		before.Text, before.At = after.Text, after.At
		return c.Before == nil || ok && sameRecord(before, after)
	case app.Annotation:
		before, ok := c.Before.(app.Annotation)
		before.Comment, before.UpdatedAt = after.Comment, after.UpdatedAt
		return ok && sameRecord(before, after)
	case app.Statement:
		before, ok := c.Before.(app.Statement)
		before.Note, before.UpdatedAt = after.Note, after.UpdatedAt
		return ok && sameRecord(before, after)
	}
	return false
}
