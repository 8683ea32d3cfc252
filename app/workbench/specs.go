package workbench

import (
	"cmp"
	"slices"
	"strings"

	"parley/app"
)

// Specs gives the recipes of matrices to choose from: the project's own default first,
// then the saved ones by name.
func (w *Workbench) Specs() ([]app.MatrixSpec, error) {
	all, err := recordsOf(w, app.KindSpec, every[app.MatrixSpec])
	if err != nil {
		return nil, err
	}
	standard := app.DefaultSpec().ID
	if !slices.ContainsFunc(all, func(s app.MatrixSpec) bool { return s.ID == standard }) {
		all = append(all, app.DefaultSpec())
	}
	rank := func(s app.MatrixSpec) int {
		if s.ID == standard {
			return 0
		}
		return 1
	}
	slices.SortFunc(all, func(a, b app.MatrixSpec) int {
		return cmp.Or(rank(a)-rank(b), cmp.Compare(app.FoldName(a.Name), app.FoldName(b.Name)))
	})
	return all, nil
}

// SaveSpec keeps a recipe under its id, as one undoable step. One without an id is new: its
// id is made of its name, which no other recipe may bear.
func (w *Workbench) SaveSpec(s app.MatrixSpec) (app.MatrixSpec, error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	s.Name = strings.TrimSpace(s.Name)
	all, err := w.Specs()
	if err != nil {
		return s, err
	}
	for _, x := range all {
		if x.ID != s.ID && app.FoldName(x.Name) == app.FoldName(s.Name) {
			return s, &app.Error{Code: app.Conflict, Op: "save matrix", Msg: "there is a matrix “" + x.Name + "” already", Hint: "Choose another name."}
		}
	}
	if app.FoldName(s.Name) == "dna" && s.ID == "" {
		return s, &app.Error{Code: app.Conflict, Op: "save matrix", Msg: "“dna” is the name of a preset", Hint: "Choose another name."}
	}
	if s.ID == "" {
		s.ID = app.SpecID(app.Slug(s.Name, func(id string) bool {
			return id == string(app.SpecDNA) || slices.ContainsFunc(all, func(x app.MatrixSpec) bool { return string(x.ID) == id })
		}))
	}
	if err := s.Validate(); err != nil {
		return s, err
	}
	before, err := w.current(s.Key())
	if err != nil {
		return s, err
	}
	return s, w.apply(app.Entry{Set: app.ChangeSet{Label: "Save matrix " + s.Name, Changes: []app.Change{{Before: before, After: s}}}})
}

// RemoveSpec takes a saved recipe away, with the analyst's own values that were set under
// it, as one undoable step.
func (w *Workbench) RemoveSpec(id app.SpecID) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	before, err := w.p.Ledger.Record(app.MatrixSpec{ID: id}.Key())
	if err != nil {
		return err
	}
	own, err := w.overrides()
	if err != nil {
		return err
	}
	var changes []app.Change
	for _, o := range own {
		if o.Spec != id {
			continue
		}
		gone, err := w.withNotes(o)
		if err != nil {
			return err
		}
		changes = append(changes, gone...)
	}
	changes = append(changes, app.Change{Before: before})
	return w.apply(app.Entry{Set: app.ChangeSet{Label: "Remove matrix " + before.(app.MatrixSpec).Name, Changes: changes}})
}
