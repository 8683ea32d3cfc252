package workbench

import (
	"context"
	"fmt"
	"slices"

	"parley/app"
)

// Adopt takes a coded project in as one undoable step: articles by their text, actors,
// issues, tags and coders by their names; what is there already is used and not changed.
// Statements and annotations that are there in the same words and with the same values
// are not added again.
func (w *Workbench) Adopt(ctx context.Context, from app.CodedProject, o app.AdoptOptions) (app.MergeReport, error) {
	if !o.DryRun {
		w.beforeBulk()
	}
	rep, err := w.adopt(ctx, from, o)
	if err != nil || o.DryRun {
		return rep, err
	}
	return rep, w.catchUpQuietly(ctx)
}

func (w *Workbench) adopt(ctx context.Context, from app.CodedProject, o app.AdoptOptions) (app.MergeReport, error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	a, err := w.newAdopter(from, o)
	if err != nil {
		return app.MergeReport{}, err
	}
	for _, step := range []func() error{
		a.tags, a.coders, a.actors, a.issues, a.outlets, a.articles, a.statements, a.examples, a.annotations, a.links, a.notes, a.lists,
	} {
		if err := ctx.Err(); err != nil {
			return a.rep, err
		}
		if err := step(); err != nil {
			return a.rep, err
		}
	}
	return a.rep, a.commit()
}

// commit checks and writes what was gathered, unless it is a dry run.
func (a *adopter) commit() error {
	for _, c := range a.changes {
		if err := c.After.Validate(); err != nil {
			return fmt.Errorf("%s: %w", c.After.Key(), err)
		}
	}
	if a.opt.DryRun || len(a.changes) == 0 {
		return nil
	}
	return a.w.apply(app.Entry{Set: app.ChangeSet{Label: a.opt.Label, Changes: a.changes}, Texts: a.texts})
}

// adopter turns a coded project into the changes of one change set. The caller holds
// w.edit.
type adopter struct {
	w       *Workbench
	from    app.CodedProject
	opt     app.AdoptOptions
	rep     app.MergeReport
	changes []app.Change
	texts   []app.TextVersion
	book    app.Codebook // with what is added

	tagOf        map[app.TagID]app.TagID
	coderOf      map[app.CoderID]app.CoderID
	actorOf      map[app.ActorID]app.ActorID
	issueOf      map[app.IssueID]app.IssueID
	outletOf     map[app.OutletID]app.OutletID
	articleOf    map[app.ArticleID]app.ArticleID
	statementOf  map[app.StatementID]app.StatementID
	annotationOf map[app.AnnotationID]app.AnnotationID
	versions     map[app.VersionID]bool // texts that are there, or come along
	at           map[app.Key]int        // place in changes
}

func (w *Workbench) newAdopter(from app.CodedProject, o app.AdoptOptions) (*adopter, error) {
	a := &adopter{
		w: w, from: from, opt: o, rep: app.MergeReport{DryRun: o.DryRun},
		tagOf: map[app.TagID]app.TagID{}, coderOf: map[app.CoderID]app.CoderID{}, actorOf: map[app.ActorID]app.ActorID{},
		issueOf: map[app.IssueID]app.IssueID{}, outletOf: map[app.OutletID]app.OutletID{}, articleOf: map[app.ArticleID]app.ArticleID{},
		statementOf: map[app.StatementID]app.StatementID{}, annotationOf: map[app.AnnotationID]app.AnnotationID{},
		versions: map[app.VersionID]bool{}, at: map[app.Key]int{},
	}
	if a.opt.Label == "" {
		a.opt.Label = "Take in " + from.Title
	}
	var err error
	a.book, err = w.p.Coding.Codebook()
	return a, err
}

func (a *adopter) add(r app.Record) {
	a.at[r.Key()] = len(a.changes)
	a.changes = append(a.changes, app.Change{After: r})
}

// number gives a running number; a dry run uses none up.
func (a *adopter) number(counter string) (int64, error) {
	if a.opt.DryRun {
		return int64(len(a.changes) + 1), nil
	}
	return a.w.p.Ledger.NextNumber(counter)
}

// idNames finds ids by folded names and makes new ones.
type idNames struct {
	byName map[string]string
	taken  map[string]bool
}

func newIDNames() idNames { return idNames{map[string]string{}, map[string]bool{}} }

// know notes an id under its names; the first to bear a name keeps it.
func (n idNames) know(id string, texts ...string) {
	n.taken[id] = true
	for _, t := range texts {
		if key := app.FoldName(t); key != "" && n.byName[key] == "" {
			n.byName[key] = id
		}
	}
}

// free gives the wanted id, or a new one made of the name.
func (n idNames) free(want, name string) string {
	if want != "" && !n.taken[want] {
		n.taken[want] = true
		return want
	}
	id := app.Slug(name, func(s string) bool { return n.taken[s] })
	n.taken[id] = true
	return id
}

func (a *adopter) tags() error {
	known := newIDNames()
	for _, t := range a.book.Tags {
		known.know(string(t.ID), t.Name)
	}
	for _, t := range a.from.Codebook.Tags {
		if id, ok := known.byName[app.FoldName(t.Name)]; ok {
			a.tagOf[t.ID] = app.TagID(id)
			a.rep.Tags.Present++
			continue
		}
		old := t.ID
		t.ID = app.TagID(known.free(string(old), t.Name))
		known.know(string(t.ID), t.Name)
		a.tagOf[old] = t.ID
		a.rep.Tags.Added++
		a.add(t)
	}
	return nil
}

func (a *adopter) coders() error {
	known := newIDNames()
	for _, c := range a.book.Coders {
		known.know(string(c.ID), c.Name)
	}
	p, err := a.w.p.Coding.Project()
	if err != nil {
		return err
	}
	known.taken[string(p.Coder)] = true
	for _, c := range append(slices.Clone(a.from.Codebook.Coders), a.nameless()...) {
		if id, ok := known.byName[app.FoldName(c.Name)]; ok {
			a.coderOf[c.ID] = app.CoderID(id)
			a.rep.Coders.Present++
			continue
		}
		old := c.ID
		c.ID = app.CoderID(known.free(string(old), c.Name))
		known.know(string(c.ID), c.Name)
		a.coderOf[old] = c.ID
		a.rep.Coders.Added++
		a.add(c)
	}
	return nil
}

// nameless gives the coders of another project of ours that it has no record of: each
// desk begins with the same code, so that the code alone would make their work ours.
func (a *adopter) nameless() []app.Coder {
	if a.from.Format != "parley" {
		return nil
	}
	var out []app.Coder
	seen := map[app.CoderID]bool{"": true}
	for _, c := range a.from.Codebook.Coders {
		seen[c.ID] = true
	}
	note := func(id app.CoderID) {
		if !seen[id] {
			seen[id] = true
			out = append(out, app.Coder{ID: id, Name: string(id) + " (" + a.from.Title + ")"})
		}
	}
	for _, s := range a.from.Statements {
		note(s.Coder)
	}
	for _, x := range a.from.Annotations {
		note(x.Coder)
	}
	return out
}

// coder gives the coder here; one without a record keeps the code.
func (a *adopter) coder(id app.CoderID) app.CoderID {
	if c, ok := a.coderOf[id]; ok {
		return c
	}
	return id
}

func (a *adopter) tagsOf(list []app.TagID) []app.TagID {
	var out []app.TagID
	for _, t := range list {
		if id, ok := a.tagOf[t]; ok && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// actors come by name; those that are new keep their aliases, roles and parents.
func (a *adopter) actors() error {
	known := newIDNames()
	for _, x := range a.book.Actors {
		known.know(string(x.ID), x.Name)
	}
	for _, x := range a.book.Actors {
		for _, alias := range x.Aliases {
			known.know(string(x.ID), alias.Text)
		}
	}
	var fresh []app.Actor
	for _, x := range a.from.Codebook.Actors {
		if id, ok := known.byName[app.FoldName(x.Name)]; ok {
			a.actorOf[x.ID] = app.ActorID(id)
			a.rep.Actors.Present++
			continue
		}
		old := x.ID
		x.ID = app.ActorID(known.free(string(old), x.Name))
		a.actorOf[old] = x.ID
		fresh = append(fresh, x)
		a.rep.Actors.Added++
	}
	for _, x := range fresh {
		x.Parent, x.Tags = a.actorOf[x.Parent], a.tagsOf(x.Tags)
		x.Roles = slices.Clone(x.Roles)
		for i := range x.Roles {
			x.Roles[i].OfActor = a.actorOf[x.Roles[i].OfActor]
		}
		a.add(x)
	}
	return nil
}

func (a *adopter) issues() error {
	known := newIDNames()
	for _, x := range a.book.Issues {
		known.know(string(x.ID), x.Title)
	}
	for _, x := range a.book.Issues {
		known.know(string(x.ID), x.Synonyms...)
	}
	var fresh []app.Issue
	for _, x := range a.from.Codebook.Issues {
		if id, ok := known.byName[app.FoldName(x.Title)]; ok {
			a.issueOf[x.ID] = app.IssueID(id)
			a.rep.Issues.Present++
			continue
		}
		old := x.ID
		x.ID = app.IssueID(known.free(string(old), x.Title))
		a.issueOf[old] = x.ID
		fresh = append(fresh, x)
		a.rep.Issues.Added++
	}
	for _, x := range fresh {
		x.Parent, x.Tags = a.issueOf[x.Parent], a.tagsOf(x.Tags)
		a.add(x)
	}
	return nil
}
