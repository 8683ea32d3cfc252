package present

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"parley/app"
)

func itoa(n int) string { return strconv.Itoa(n) }

// refresh derives the lists and the form.
func (c *Codebook) refresh() {
	s := &c.state
	s.NoNew = c.noEdit()
	s.Actors, s.ActorsHead = c.actorRows()
	s.Issues, s.IssuesHead = c.issueRows()
	at := func(rows []EntryRow) int {
		return slices.IndexFunc(rows, func(r EntryRow) bool { return r.Key == c.chosen })
	}
	s.Actor, s.Issue = at(s.Actors), at(s.Issues)
	s.Form = c.form()
}

func (c *Codebook) noEdit() string {
	if err := c.env.editable(); err != nil {
		return Words(err).Headline
	}
	if c.ports.Edit == nil {
		return "The codebook cannot be edited here."
	}
	return ""
}

func (c *Codebook) unsaved(k app.Key) bool {
	d := c.drafts[k]
	return d != nil && !d.now.equal(d.base)
}

func (c *Codebook) actorRows() ([]EntryRow, string) {
	want := app.FoldName(c.state.ActorFilter)
	rows := []EntryRow{}
	for _, a := range c.read.book.Actors {
		if !fitsActor(a, want) {
			continue
		}
		rows = append(rows, EntryRow{
			Key: a.Key(), Name: a.Name, Sub: dotted(ActorTypeWords(a.Type), a.Attributes[app.SideAttribute]),
			Count: countWord(c.read.actors[a.ID]), Unsaved: c.unsaved(a.Key()),
		})
	}
	slices.SortStableFunc(rows, func(a, b EntryRow) int { return cmp.Compare(app.FoldName(a.Name), app.FoldName(b.Name)) })
	head := shownOf(len(rows), len(c.read.book.Actors), "actor", "actors")
	return c.withFresh(rows, app.KindActor), head
}

func fitsActor(a app.Actor, want string) bool {
	if want == "" || strings.Contains(app.FoldName(a.Name), want) || strings.Contains(app.FoldName(a.Attributes[app.SideAttribute]), want) {
		return true
	}
	return slices.ContainsFunc(a.Aliases, func(x app.Alias) bool { return strings.Contains(app.FoldName(x.Text), want) })
}

// withFresh puts an entry that was begun and not saved on top.
func (c *Codebook) withFresh(rows []EntryRow, kind app.Kind) []EntryRow {
	for key, d := range c.drafts {
		if d.fresh && key.Kind == kind {
			title := oneLine(d.now.fields[EntryName])
			if title == "" {
				title = "New " + string(kind)
			}
			rows = append([]EntryRow{{Key: key, Name: title, Sub: "not saved yet", Unsaved: true}}, rows...)
		}
	}
	return rows
}

// issueRows gives the issues as a tree, those of one parent in the order of the codebook.
func (c *Codebook) issueRows() ([]EntryRow, string) {
	want := app.FoldName(c.state.IssueFilter)
	below := map[app.IssueID][]app.Issue{}
	for _, x := range c.read.book.Issues {
		parent := x.Parent
		if _, ok := c.read.book.Issue(parent); !ok {
			parent = ""
		}
		below[parent] = append(below[parent], x)
	}
	found := 0
	var walk func(parent app.IssueID, depth int) []EntryRow
	walk = func(parent app.IssueID, depth int) []EntryRow {
		var rows []EntryRow
		for _, x := range below[parent] {
			if depth > len(c.read.book.Issues) {
				break // a circle in damaged data
			}
			children := walk(x.ID, depth+1)
			fits := fitsIssue(x, want)
			if fits {
				found++
			}
			if fits || len(children) > 0 {
				rows = append(rows, EntryRow{
					Key: x.Key(), Name: x.Title, Sub: endPoints(x), Count: countWord(c.read.issues[x.ID]), Depth: depth,
					Faint: !fits, Unsaved: c.unsaved(x.Key()),
				})
				rows = append(rows, children...)
			}
		}
		return rows
	}
	rows := walk("", 0)
	head := shownOf(found, len(c.read.book.Issues), "issue", "issues")
	return c.withFresh(rows, app.KindIssue), head
}

func fitsIssue(x app.Issue, want string) bool {
	if want == "" || strings.Contains(app.FoldName(x.Title), want) || strings.Contains(app.FoldName(x.Question), want) {
		return true
	}
	return slices.ContainsFunc(x.Synonyms, func(s string) bool { return strings.Contains(app.FoldName(s), want) })
}

func endPoints(x app.Issue) string {
	if x.LabelLow == "" && x.LabelHigh == "" {
		return x.Question
	}
	return named(x.LabelLow) + " – " + named(x.LabelHigh)
}

func countWord(n int) string {
	if n == 0 {
		return ""
	}
	return grouped(n)
}

func shownOf(shown, all int, one, many string) string {
	if shown == all {
		return Count(all, one, many)
	}
	return grouped(shown) + " of " + Count(all, one, many)
}

// form gives the form of the selected entry.
func (c *Codebook) form() EntryForm {
	if c.chosen == (app.Key{}) {
		return EntryForm{}
	}
	d := c.drafts[c.chosen]
	if d == nil {
		e, ok := c.stored(c.chosen)
		if !ok {
			return EntryForm{}
		}
		d = &draft{key: c.chosen, base: e, now: e}
	}
	f := EntryForm{
		Key: d.key, New: d.fresh, Fields: maps.Clone(map[EntryField]string(d.now.fields)), Roles: slices.Clone(d.now.roles),
		Dirty: !d.now.equal(d.base), Busy: c.busy, Problem: d.wrong, Heading: d.base.fields[EntryName], NoEdit: c.noEdit(),
	}
	r := c.reading(d)
	if d.tried || f.Dirty {
		f.Problems = r.problems
		if !d.tried {
			delete(f.Problems, EntryName) // not before somebody has finished typing
		}
	}
	if d.fresh {
		f.Heading = "New " + string(d.key.Kind)
	}
	if d.moved {
		f.Changed = "This entry was changed meanwhile. What you typed is kept; the other fields show what is stored now."
	}
	f.Uses = c.uses(d)
	c.reasons(&f, d)
	return f
}

// reading reads the draft of an entry, for what is wrong with it.
func (c *Codebook) reading(d *draft) *reading {
	r := &reading{book: c.read.book, problems: map[EntryField]string{}}
	if d.key.Kind == app.KindActor {
		a, _ := c.read.book.Actor(app.ActorID(d.key.ID))
		r.actor(d.now, a)
	} else {
		x, _ := c.read.book.Issue(app.IssueID(d.key.ID))
		r.issue(d.now, x)
	}
	return r
}

// reasons says what cannot be done with the entry now, and why.
func (c *Codebook) reasons(f *EntryForm, d *draft) {
	switch {
	case f.NoEdit != "":
		f.NoSave = f.NoEdit
	case f.Busy:
		f.NoSave = "Saving…"
	case !f.Dirty:
		f.NoSave = "Nothing was changed."
	}
	switch {
	case f.NoEdit != "":
		f.NoMove, f.NoRemove = f.NoEdit, f.NoEdit
	case d.fresh:
		f.NoMove, f.NoRemove = "Save the new entry first.", "It is not in the codebook yet; “Take back” drops it."
	case f.Dirty:
		f.NoMove = "Save or take back what you typed first."
	}
	f.NoSplit = f.NoMove
	if f.NoSplit == "" && c.statementsOf(d.key) == 0 {
		f.NoSplit = "There are no statements to split off."
	}
	if f.NoRemove == "" {
		f.NoRemove = c.inUse(d.key)
	}
}

func (c *Codebook) statementsOf(k app.Key) int {
	if k.Kind == app.KindActor {
		return c.read.actors[app.ActorID(k.ID)] + c.read.spoken[app.ActorID(k.ID)]
	}
	return c.read.issues[app.IssueID(k.ID)]
}

// parts names the entries that refer to this one.
func (c *Codebook) parts(k app.Key) (below, offices []string) {
	if k.Kind == app.KindIssue {
		for _, x := range c.read.book.Issues {
			if string(x.Parent) == k.ID {
				below = append(below, x.Title)
			}
		}
		return below, nil
	}
	for _, a := range c.read.book.Actors {
		if string(a.Parent) == k.ID {
			below = append(below, a.Name)
		}
		if slices.ContainsFunc(a.Roles, func(r app.ActorRole) bool { return string(r.OfActor) == k.ID }) {
			offices = append(offices, a.Name)
		}
	}
	return below, offices
}

// uses tells what refers to an entry.
func (c *Codebook) uses(d *draft) string {
	if d.fresh {
		return ""
	}
	var parts []string
	if d.key.Kind == app.KindActor {
		id := app.ActorID(d.key.ID)
		parts = append(parts, Count(c.read.actors[id], "statement", "statements"))
		if n := c.read.spoken[id]; n > 0 {
			parts = append(parts, "tells "+Count(n, "statement", "statements")+" of others")
		}
	} else {
		parts = append(parts, Count(c.read.issues[app.IssueID(d.key.ID)], "statement", "statements"))
	}
	below, offices := c.parts(d.key)
	if len(below) > 0 {
		parts = append(parts, Count(len(below), "part below it", "parts below it"))
	}
	if len(offices) > 0 {
		parts = append(parts, Count(len(offices), "office in it", "offices in it"))
	}
	return dotted(parts...)
}

// inUse says why an entry cannot be removed, "" if it can.
func (c *Codebook) inUse(k app.Key) string {
	instead := " Merge it into another instead."
	if n := c.statementsOf(k); n > 0 {
		return "In use: " + Count(n, "statement names", "statements name") + " it." + instead
	}
	below, offices := c.parts(k)
	if len(below) > 0 {
		return "In use: “" + below[0] + "” is part of it." + instead
	}
	if len(offices) > 0 {
		return "In use: “" + offices[0] + "” holds an office in it." + instead
	}
	return ""
}

// ActorTypeWords gives an actor type as it is read.
func ActorTypeWords(code string) string {
	if code == "international_org" {
		return "International organisation"
	}
	if code == "" {
		return ""
	}
	words := strings.ReplaceAll(code, "_", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// ActorTypeChoices lists the types of actors.
func ActorTypeChoices() []Choice {
	var out []Choice
	for _, t := range app.ActorTypes() {
		out = append(out, Choice{t, ActorTypeWords(t)})
	}
	return out
}
