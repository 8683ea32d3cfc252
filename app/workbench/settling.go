package workbench

import (
	"context"
	"fmt"
	"slices"

	"parley/app"
)

// Settle takes the other coder's side in a disagreement that Compare found, as one undoable
// step: a pair gets the other's values in the fields that differ, a statement that only the
// other has is taken in, one that only this project has is withdrawn. Actors and issues
// that are not here come along.
func (w *Workbench) Settle(ctx context.Context, other app.CodedProject, d app.Disagreement) error {
	if d.B == "" {
		return w.Withdraw(d.A)
	}
	i := slices.IndexFunc(other.Statements, func(s app.Statement) bool { return s.ID == d.B })
	if i < 0 {
		return &app.Error{Code: app.NotFound, Op: "settle", Msg: "the other project has no statement " + string(d.B), Hint: "Compare once more."}
	}
	theirs := other.Statements[i]
	w.edit.Lock()
	defer w.edit.Unlock()
	a, err := w.newAdopter(needed(other, theirs), app.AdoptOptions{Label: fmt.Sprintf("Settle %s as the other coder has it", d.A)})
	if err != nil {
		return err
	}
	if d.A == "" {
		a.opt.Label = "Take in a statement of the other coder"
	}
	for _, step := range []func() error{a.tags, a.coders, a.actors, a.issues, a.outlets, a.articles} {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	if d.A == "" {
		if err := a.statements(); err != nil {
			return err
		}
		return a.commit()
	}
	mapped, why := a.statement(theirs)
	if why != "" {
		return &app.Error{Code: app.Invalid, Op: "settle", Msg: "the statement cannot be taken over: " + why, Hint: "Merge the other project first."}
	}
	before, err := w.p.Ledger.Record(app.Statement{ID: d.A}.Key())
	if err != nil {
		return err
	}
	a.changes = append(a.changes, app.Change{Before: before, After: w.settled(before.(app.Statement), mapped)})
	return a.commit()
}

// settled gives our statement with their coding; its words, its coder and its standing stay.
func (w *Workbench) settled(ours, theirs app.Statement) app.Statement {
	out := ours
	out.Holder, out.Speaker, out.Issue = theirs.Holder, theirs.Speaker, theirs.Issue
	out.Stance, out.Condition = theirs.Stance, theirs.Condition
	out.Attribution, out.Chain = theirs.Attribution, theirs.Chain
	out.Certainty, out.Polarity, out.TimeReference = theirs.Certainty, theirs.Polarity, theirs.TimeReference
	out.StatedAt, out.StatedBasis, out.Act = theirs.StatedAt, theirs.StatedBasis, theirs.Act
	out.UpdatedAt = w.opt.Clock().UTC()
	out.Passages = nil
	for _, p := range ours.Passages {
		if p.Role == app.RoleContent {
			out.Passages = append(out.Passages, p)
		}
	}
	for _, p := range theirs.Passages {
		if p.Role != app.RoleContent {
			out.Passages = append(out.Passages, p)
		}
	}
	slices.SortStableFunc(out.Passages, func(p, q app.Passage) int { return p.Start - q.Start })
	return out
}

// needed is the part of a project that one statement rests on.
func needed(p app.CodedProject, s app.Statement) app.CodedProject {
	out := app.CodedProject{Format: p.Format, Title: p.Title, Statements: []app.Statement{s}}
	out.Codebook.Actors = actorsOf(p.Codebook, s)
	out.Codebook.Issues = issuesOf(p.Codebook, s)
	out.Codebook.Coders = only(p.Codebook.Coders, func(c app.Coder) bool { return c.ID == s.Coder })
	out.Codebook.Tags = only(p.Codebook.Tags, func(t app.Tag) bool { return slices.Contains(s.Tags, t.ID) })
	out.Articles = only(p.Articles, func(x app.Article) bool { return x.ID == s.Article })
	for _, x := range out.Articles {
		out.Outlets = only(p.Outlets, func(o app.Outlet) bool { return o.ID == x.Outlet })
		out.Texts = only(p.Texts, func(t app.TextVersion) bool { return t.ID == x.Version })
	}
	return out
}

func only[T any](list []T, wanted func(T) bool) []T {
	var out []T
	for _, x := range list {
		if wanted(x) {
			out = append(out, x)
		}
	}
	return out
}

// actorsOf gives the actors that a statement names, with what stands above them.
func actorsOf(book app.Codebook, s app.Statement) []app.Actor {
	wanted := map[app.ActorID]bool{s.Holder: true, s.Speaker: true}
	for _, l := range s.Chain {
		wanted[l.SourceActor] = true
	}
	for n := 0; n != len(wanted); {
		n = len(wanted)
		for _, a := range book.Actors {
			if !wanted[a.ID] {
				continue
			}
			wanted[a.Parent] = true
			for _, r := range a.Roles {
				wanted[r.OfActor] = true
			}
		}
	}
	return only(book.Actors, func(a app.Actor) bool { return wanted[a.ID] })
}

// issuesOf gives the issue of a statement with those above it. Their examples are other
// statements, which stay where they are.
func issuesOf(book app.Codebook, s app.Statement) []app.Issue {
	wanted := map[app.IssueID]bool{s.Issue: true}
	for n := 0; n != len(wanted); {
		n = len(wanted)
		for _, x := range book.Issues {
			if wanted[x.ID] {
				wanted[x.Parent] = true
			}
		}
	}
	out := only(book.Issues, func(x app.Issue) bool { return wanted[x.ID] })
	for i := range out {
		out[i].Examples = nil
	}
	return out
}
