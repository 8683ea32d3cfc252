package workbench

import (
	"fmt"
	"slices"

	"parley/app"
)

// RemoveActor takes an actor that nothing names out of the codebook, with the notes on
// it. One in use is to be merged.
func (w *Workbench) RemoveActor(id app.ActorID) error {
	return w.removeUnused(app.Actor{ID: id}.Key(), func(s app.MatrixSpec) bool { return slices.Contains(s.Rows, id) })
}

// RemoveIssue takes an issue that nothing names out of the codebook, with the notes on
// it. One in use is to be merged.
func (w *Workbench) RemoveIssue(id app.IssueID) error {
	return w.removeUnused(app.Issue{ID: id}.Key(), func(s app.MatrixSpec) bool { return slices.Contains(s.Columns, id) })
}

// removeUnused removes a record of the codebook. The ledger refuses one that statements,
// parts, roles or overrides name; a saved matrix that shows it is in the way as well:
// without the row it would show something else.
func (w *Workbench) removeUnused(k app.Key, shows func(app.MatrixSpec) bool) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	r, err := w.p.Ledger.Record(k)
	if err != nil {
		return err
	}
	specs, err := w.p.Ledger.Records(app.KindSpec)
	if err != nil {
		return err
	}
	for _, s := range specs {
		if s := s.(app.MatrixSpec); shows(s) {
			return &app.Error{
				Code: app.Invalid, Op: "remove", Msg: fmt.Sprintf("%s is in use: the matrix “%s” shows it", app.NameOf(r), s.Name),
				Hint: "Merge it into another one instead.",
			}
		}
	}
	changes, err := w.withNotes(r)
	if err != nil {
		return err
	}
	return w.apply(app.Entry{Set: app.ChangeSet{Label: "Remove " + w.spoken(k), Changes: changes}})
}
