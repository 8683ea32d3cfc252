package workbench

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/app"
	"parley/app/positions"
)

// SaveEdition computes the matrix of a spec and keeps it under a name, as one undoable
// step. A name is used once: what was handed to readers does not change.
func (w *Workbench) SaveEdition(ctx context.Context, name string, spec app.MatrixSpec) (app.Edition, error) {
	name = strings.TrimSpace(name)
	m, err := w.Matrix(ctx, spec)
	if err != nil {
		return app.Edition{}, err
	}
	w.edit.Lock()
	defer w.edit.Unlock()
	have, err := w.Editions()
	if err != nil {
		return app.Edition{}, err
	}
	if app.Date(name).Known() {
		return app.Edition{}, &app.Error{
			Code: app.Invalid, Op: "save edition", Msg: "“" + name + "” is a date: it could not be told from the day itself",
			Hint: "Give a name such as “spring”, or “" + name + " edition”.",
		}
	}
	if slices.ContainsFunc(have, func(e app.Edition) bool { return app.FoldName(e.Name) == app.FoldName(name) }) {
		return app.Edition{}, &app.Error{
			Code: app.Conflict, Op: "save edition", Msg: "there is an edition “" + name + "” already", Hint: "Choose another name; an edition never changes.",
		}
	}
	p, err := w.p.Coding.Project()
	if err != nil {
		return app.Edition{}, err
	}
	e := app.Edition{
		ID: app.Slug(name, func(s string) bool {
			return slices.ContainsFunc(have, func(e app.Edition) bool { return e.ID == s })
		}),
		Name: name, At: w.opt.Clock().UTC(), Coder: p.Coder, Matrix: m,
	}
	last, err := w.p.Ledger.LogHeads(0, 1)
	if err != nil {
		return e, err
	}
	if len(last) > 0 {
		e.LogSeq = last[0].Seq
	}
	if err := e.Validate(); err != nil {
		return e, err
	}
	return e, w.apply(app.Entry{Set: app.ChangeSet{Label: "Save edition " + name, Changes: []app.Change{{After: e}}}})
}

// Editions gives the editions in the order in which they were saved.
func (w *Workbench) Editions() ([]app.Edition, error) {
	records, err := w.p.Ledger.Records(app.KindEdition)
	out := make([]app.Edition, 0, len(records))
	for _, r := range records {
		out = append(out, r.(app.Edition))
	}
	return out, err
}

// Edition finds an edition by name or id.
func (w *Workbench) Edition(name string) (app.Edition, error) {
	have, err := w.Editions()
	if err != nil {
		return app.Edition{}, err
	}
	var names []string
	for _, e := range have {
		if e.ID == name || app.FoldName(e.Name) == app.FoldName(name) {
			return e, nil
		}
		names = append(names, e.Name)
	}
	hint := "None has been saved yet: “parley edition PROJECT save NAME” saves one."
	if len(names) > 0 {
		hint = "Saved are: " + strings.Join(names, ", ") + "."
	}
	return app.Edition{}, &app.Error{Code: app.NotFound, Op: "edition", Msg: "there is no edition “" + name + "”", Hint: hint}
}

// Changes tells what changed per cell between two dates or two editions (rule R10).
func (w *Workbench) Changes(ctx context.Context, q app.ChangeQuery) (app.ChangeReport, error) {
	from, before, err := w.changeEnd(q.From, "the beginning")
	if err != nil {
		return app.ChangeReport{}, err
	}
	to, after, err := w.changeEnd(q.To, "today")
	if err != nil {
		return app.ChangeReport{}, err
	}
	spec := q.Spec
	for _, m := range []*app.Matrix{before, after} {
		if m != nil && !q.OwnSpec {
			spec = m.Spec
		}
	}
	if before == nil {
		if before, err = w.matrixUpTo(ctx, spec, q.From); err != nil {
			return app.ChangeReport{}, err
		}
	}
	if after == nil {
		if after, err = w.matrixUpTo(ctx, spec, q.To); err != nil {
			return app.ChangeReport{}, err
		}
	}
	if err := sameRecipe(before.Spec, after.Spec); err != nil {
		return app.ChangeReport{}, err
	}
	if matrixEnd(*after).Earlier(matrixEnd(*before)) {
		return app.ChangeReport{}, &app.Error{
			Code: app.Invalid, Op: "changes", Msg: fmt.Sprintf("%s is later than %s", from.Label, to.Label), Hint: "Exchange --from and --to.",
		}
	}
	from.Hash, from.Counted, to.Hash, to.Counted = before.Hash, before.Counted, after.Hash, after.Counted
	rep := app.ChangeReport{Spec: after.Spec, From: from, To: to, Actors: after.Actors, Issues: after.Issues, Changes: positions.Changes(*before, *after)}
	for _, a := range before.Actors {
		if !slices.ContainsFunc(rep.Actors, func(b app.MatrixActor) bool { return a.ID == b.ID }) {
			rep.Actors = append(rep.Actors, a)
		}
	}
	for _, x := range before.Issues {
		if !slices.ContainsFunc(rep.Issues, func(y app.MatrixIssue) bool { return x.ID == y.ID }) {
			rep.Issues = append(rep.Issues, x)
		}
	}
	return rep, nil
}

// matrixEnd gives the last day that a matrix looks at.
func matrixEnd(m app.Matrix) app.Date {
	if m.Spec.To != "" {
		return m.Spec.To
	}
	return m.Today
}

// changeEnd finds the edition that an end names; nil where it is a date.
func (w *Workbench) changeEnd(name, open string) (app.ChangeEnd, *app.Matrix, error) {
	name = strings.TrimSpace(name)
	if name == "" {
		return app.ChangeEnd{Label: open}, nil, nil
	}
	if app.Date(name).Known() {
		return app.ChangeEnd{Label: app.Date(name).Words()}, nil, nil
	}
	e, err := w.Edition(name)
	if err != nil {
		if notFound, ok := err.(*app.Error); ok && notFound.Code == app.NotFound { //nolint:errorlint // made above
			notFound.Msg = "“" + name + "” is neither a date nor an edition"
			notFound.Hint = "Write a date as 2025-04-11. " + notFound.Hint
		}
		return app.ChangeEnd{}, nil, err
	}
	return app.ChangeEnd{Label: e.Name, Edition: e.ID}, &e.Matrix, nil
}

func (w *Workbench) matrixUpTo(ctx context.Context, spec app.MatrixSpec, day string) (*app.Matrix, error) {
	if day = strings.TrimSpace(day); day != "" {
		spec.To = app.Date(day)
	} else {
		spec.To = ""
	}
	m, err := w.Matrix(ctx, spec)
	return &m, err
}

// sameRecipe refuses matrices of different recipes: only their windows may differ.
func sameRecipe(a, b app.MatrixSpec) error {
	for _, s := range []*app.MatrixSpec{&a, &b} {
		s.ID, s.Name, s.From, s.To, s.Display = "", "", "", "", nil
	}
	if sameness(a) == sameness(b) {
		return nil
	}
	return &app.Error{
		Code: app.Invalid, Op: "changes", Msg: "the two matrices were made by different specs; what differs would not be a change of positions",
		Hint: "Compare editions of one spec; only their windows may differ.",
	}
}
