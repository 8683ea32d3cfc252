package workbench

import (
	"cmp"

	"parley/app"
)

// SetOverride puts the analyst's own value beside the computed one of a cell; the coder
// and the time are filled in. EvidenceHash is that of the cell as the analyst saw it.
func (w *Workbench) SetOverride(o app.CellOverride) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	project, err := w.p.Coding.Project()
	if err != nil {
		return err
	}
	o.Spec = cmp.Or(o.Spec, app.DefaultSpec().ID)
	o.Coder, o.At = cmp.Or(o.Coder, project.Coder), w.opt.Clock().UTC()
	if err := o.Validate(); err != nil {
		return err
	}
	before, err := w.current(o.Key())
	if err != nil {
		return err
	}
	return w.apply(app.Entry{Set: app.ChangeSet{
		Label: "Override " + w.cellWords(app.CellKey{Actor: o.Actor, Issue: o.Issue}), Changes: []app.Change{{Before: before, After: o}},
	}})
}

// RemoveOverride takes the analyst's own value of a cell away; an empty spec means the
// default one.
func (w *Workbench) RemoveOverride(k app.CellKey, spec app.SpecID) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	spec = cmp.Or(spec, app.DefaultSpec().ID)
	before, err := w.p.Ledger.Record(app.CellOverride{Spec: spec, Actor: k.Actor, Issue: k.Issue}.Key())
	if err != nil {
		return err
	}
	changes, err := w.withNotes(before)
	if err != nil {
		return err
	}
	return w.apply(app.Entry{Set: app.ChangeSet{Label: "Remove override of " + w.cellWords(k), Changes: changes}})
}

func (w *Workbench) cellWords(k app.CellKey) string {
	actor, issue := app.Actor{ID: k.Actor}.Key(), app.Issue{ID: k.Issue}.Key()
	return cmp.Or(w.nameOf(actor), actor.ID) + " on " + cmp.Or(w.nameOf(issue), issue.ID)
}
