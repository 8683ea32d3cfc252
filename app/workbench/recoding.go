package workbench

import (
	"fmt"
	"slices"

	"parley/app"
)

// RenameActor gives an actor a new name in one undoable step; the old name stays as an
// alias. A name that another actor bears is refused: those are to be merged.
func (w *Workbench) RenameActor(id app.ActorID, name string) error {
	book, err := w.p.Coding.Codebook()
	if err != nil {
		return err
	}
	a, ok := book.Actor(id)
	if !ok {
		return noSuch("actor", string(id))
	}
	if other, taken := book.FindActor(name); taken && other.ID != id {
		return &app.Error{Code: app.Invalid, Op: "rename", Msg: "another actor is called so: " + other.Name, Hint: "Merge the two, or choose another name."}
	}
	return w.commitSet(app.ChangeSet{Label: "Rename actor " + a.Name, Changes: []app.Change{{Before: a, After: a.Rename(name)}}})
}

// RenameIssue gives an issue a new title; the old one stays as a synonym.
func (w *Workbench) RenameIssue(id app.IssueID, title string) error {
	book, err := w.p.Coding.Codebook()
	if err != nil {
		return err
	}
	x, ok := book.Issue(id)
	if !ok {
		return noSuch("issue", string(id))
	}
	if other, taken := book.FindIssue(title); taken && other.ID != id {
		return &app.Error{Code: app.Invalid, Op: "rename", Msg: "another issue is called so: " + other.Title, Hint: "Merge the two, or choose another title."}
	}
	return w.commitSet(app.ChangeSet{Label: "Rename issue " + x.Title, Changes: []app.Change{{Before: x, After: x.Rename(title)}}})
}

func noSuch(what, id string) error {
	return &app.Error{Code: app.NotFound, Op: "codebook", Msg: fmt.Sprintf("the codebook has no %s “%s”", what, id), Hint: "It may have been merged or renamed."}
}

// commitSet applies a change set that was made without the lock; the store refuses it if
// a record has changed since.
func (w *Workbench) commitSet(set app.ChangeSet) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	err := w.apply(app.Entry{Set: set})
	return err
}

// Apply carries out a recoding that was shown. It fails with Conflict if something it
// touches was edited in between.
func (w *Workbench) Apply(r app.Recoding) error { return w.commitSet(r.Set) }

// MergeActors prepares the merge of one actor into another: statements, chains, roles and
// parts of others move, names live on as aliases. Questions lists facts that contradict
// each other; the one merged into wins.
func (w *Workbench) MergeActors(from, into app.ActorID) (app.Recoding, error) {
	c, err := w.recodingOf()
	if err != nil {
		return app.Recoding{}, err
	}
	a, ok := c.book.Actor(from)
	b, ok2 := c.book.Actor(into)
	if !ok || !ok2 || from == into {
		return app.Recoding{}, noSuch("pair of actors", string(from)+", "+string(into))
	}
	r := app.Recoding{Label: fmt.Sprintf("Merge %s into %s", a.Name, b.Name), Questions: b.Disagreements(a)}
	swap := func(id app.ActorID) app.ActorID {
		if id == from {
			return into
		}
		return id
	}
	c.change(&r, func(s app.Statement) app.Statement {
		s.Holder, s.Speaker = swap(s.Holder), swap(s.Speaker)
		s.Chain = slices.Clone(s.Chain)
		for i := range s.Chain {
			s.Chain[i].SourceActor = swap(s.Chain[i].SourceActor)
		}
		return s
	})
	for _, other := range c.book.Actors {
		if other.ID == from || other.ID == into {
			continue
		}
		moved := other
		moved.Parent = swap(other.Parent)
		moved.Roles = slices.Clone(other.Roles)
		for i := range moved.Roles {
			moved.Roles[i].OfActor = swap(moved.Roles[i].OfActor)
		}
		if !sameRecord(other, moved) {
			r.Set.Changes = append(r.Set.Changes, app.Change{Before: other, After: moved})
		}
	}
	if err := c.moveOverrides(&r, app.CellKey{Actor: from}, app.CellKey{Actor: into}); err != nil {
		return r, err
	}
	r.Set.Changes = append(r.Set.Changes, app.Change{Before: b, After: b.Absorb(a)}, app.Change{Before: a})
	r.Set.Label = r.Label
	return r, nil
}

// MergeIssues prepares the merge of one issue into another.
func (w *Workbench) MergeIssues(from, into app.IssueID) (app.Recoding, error) {
	c, err := w.recodingOf()
	if err != nil {
		return app.Recoding{}, err
	}
	x, ok := c.book.Issue(from)
	y, ok2 := c.book.Issue(into)
	if !ok || !ok2 || from == into {
		return app.Recoding{}, noSuch("pair of issues", string(from)+", "+string(into))
	}
	r := app.Recoding{Label: fmt.Sprintf("Merge %s into %s", x.Title, y.Title)}
	if app.FoldName(x.LabelHigh) != app.FoldName(y.LabelHigh) && x.LabelHigh != "" && y.LabelHigh != "" {
		r.Questions = append(r.Questions, fmt.Sprintf("“support” means “%s” there and “%s” here", x.LabelHigh, y.LabelHigh))
	}
	c.change(&r, func(s app.Statement) app.Statement {
		if s.Issue == from {
			s.Issue = into
		}
		return s
	})
	for _, other := range c.book.Issues {
		if other.Parent == from && other.ID != into {
			moved := other
			moved.Parent = into
			r.Set.Changes = append(r.Set.Changes, app.Change{Before: other, After: moved})
		}
	}
	if err := c.moveOverrides(&r, app.CellKey{Issue: from}, app.CellKey{Issue: into}); err != nil {
		return r, err
	}
	r.Set.Changes = append(r.Set.Changes, app.Change{Before: y, After: y.Absorb(x)}, app.Change{Before: x})
	r.Set.Label = r.Label
	return r, nil
}

// Recode prepares a bulk change of statements: where a field of to is set, the statements
// take it.
func (w *Workbench) Recode(ids []app.StatementID, to app.Statement) (app.Recoding, error) {
	c, err := w.recodingOf()
	if err != nil {
		return app.Recoding{}, err
	}
	r := app.Recoding{Label: fmt.Sprintf("Recode %d statements", len(ids))}
	c.change(&r, func(s app.Statement) app.Statement {
		if !slices.Contains(ids, s.ID) {
			return s
		}
		s.Holder = or(to.Holder, s.Holder)
		s.Speaker = or(to.Speaker, s.Speaker)
		s.Issue = or(to.Issue, s.Issue)
		s.Stance = or(to.Stance, s.Stance)
		s.Condition = or(to.Condition, s.Condition)
		s.Attribution = or(to.Attribution, s.Attribution)
		s.Certainty = or(to.Certainty, s.Certainty)
		s.Act = or(to.Act, s.Act)
		s.Review = or(to.Review, s.Review)
		return s
	})
	r.Set.Label = r.Label
	return r, r.Set.Validate()
}

func or[T comparable](a, b T) T {
	var none T
	if a != none {
		return a
	}
	return b
}

// SplitActor prepares that the statements named go to an actor of their own.
func (w *Workbench) SplitActor(from app.ActorID, ids []app.StatementID, name string) (app.Recoding, error) {
	c, err := w.recodingOf()
	if err != nil {
		return app.Recoding{}, err
	}
	a, ok := c.book.Actor(from)
	if !ok {
		return app.Recoding{}, noSuch("actor", string(from))
	}
	part := app.Actor{ID: app.ActorID(app.Slug(name, func(s string) bool {
		_, taken := c.book.Actor(app.ActorID(s))
		return taken
	})), Name: name, Type: a.Type, Attributes: a.Attributes}
	r := app.Recoding{Label: fmt.Sprintf("Split %s from %s", name, a.Name)}
	r.Set.Changes = append(r.Set.Changes, app.Change{After: part})
	c.change(&r, func(s app.Statement) app.Statement {
		if slices.Contains(ids, s.ID) {
			if s.Speaker == from {
				s.Speaker = part.ID
			}
			if s.Holder == from {
				s.Holder = part.ID
			}
		}
		return s
	})
	r.Set.Label = r.Label
	return r, nil
}

// recodingBase is what a recoding starts from.
type recodingBase struct {
	w    *Workbench
	book app.Codebook
	all  []app.Statement
}

func (w *Workbench) recodingOf() (recodingBase, error) {
	book, err := w.p.Coding.Codebook()
	if err != nil {
		return recodingBase{}, err
	}
	all, err := w.p.Coding.Statements(app.StatementFilter{})
	return recodingBase{w, book, all}, err
}

// change adds the statements that f changes, with the cells they leave and enter.
func (c recodingBase) change(r *app.Recoding, f func(app.Statement) app.Statement) {
	for _, s := range c.all {
		after := f(s)
		if sameRecord(s, after) {
			continue
		}
		after.UpdatedAt = c.w.opt.Clock().UTC()
		r.Statements = append(r.Statements, s.ID)
		for _, k := range []app.CellKey{{Actor: s.Holder, Issue: s.Issue}, {Actor: after.Holder, Issue: after.Issue}} {
			if k.Actor != "" && k.Issue != "" && !slices.Contains(r.Cells, k) {
				r.Cells = append(r.Cells, k)
			}
		}
		r.Set.Changes = append(r.Set.Changes, app.Change{Before: s, After: after})
	}
}

// moveOverrides moves the analyst's own values along; where both cells have one, the
// target's stays and the analyst is asked.
func (c recodingBase) moveOverrides(r *app.Recoding, from, to app.CellKey) error {
	records, err := c.w.p.Ledger.Records(app.KindOverride)
	if err != nil {
		return err
	}
	taken := map[app.Key]bool{}
	for _, rec := range records {
		taken[rec.Key()] = true
	}
	for _, rec := range records {
		o := rec.(app.CellOverride)
		if (from.Actor != "" && o.Actor != from.Actor) || (from.Issue != "" && o.Issue != from.Issue) {
			continue
		}
		moved := o
		moved.Actor, moved.Issue = or(to.Actor, o.Actor), or(to.Issue, o.Issue)
		r.Set.Changes = append(r.Set.Changes, app.Change{Before: o})
		if taken[moved.Key()] {
			r.Questions = append(r.Questions, "both have a value of the analyst's own; the one that stays: "+string(moved.Actor)+" on "+string(moved.Issue))
			continue
		}
		r.Set.Changes = append(r.Set.Changes, app.Change{After: moved})
	}
	return nil
}
