package present

import (
	"parley/app"
)

// Save saves what was typed into the selected entry, as one act; what is wrong is said
// beside its field.
func (c *Codebook) Save() {
	d := c.drafts[c.chosen]
	switch f := c.state.Form; {
	case d == nil || f.NoSave != "":
		if f.NoSave != "" {
			c.env.Notify.Notice(f.NoSave)
		}
		return
	}
	d.tried, d.wrong = true, ""
	if len(c.reading(d).problems) > 0 {
		c.show()
		c.env.trace("entry problem")
		return
	}
	c.busy = true
	c.show()
	key, title, put := c.recordOf(d)
	typed := d.now
	c.ports.Acts.Do(put, func(err error) {
		c.busy = false
		if err != nil {
			d.wrong = Words(err).Text()
			if app.CodeOf(err) != app.Invalid {
				c.env.Notify.Problem(err)
			}
			c.show()
			return
		}
		delete(c.drafts, d.key)
		if !d.now.equal(typed) { // typed on while it was saved
			c.drafts[key] = &draft{key: key, base: typed, now: d.now}
		}
		if c.chosen == d.key && d.key != key {
			c.choose(key)
		}
		c.env.Notify.Notice("Saved " + title + ".")
		c.env.trace("saved " + key.String())
		c.Reload()
	})
}

// recordOf makes the record of a draft and the act that saves it.
func (c *Codebook) recordOf(d *draft) (app.Key, string, func() error) {
	r := &reading{book: c.read.book, problems: map[EntryField]string{}}
	if d.key.Kind == app.KindActor {
		base, known := c.read.book.Actor(app.ActorID(d.key.ID))
		a := r.actor(d.now, base)
		if !known {
			a.ID = app.ActorID(app.Slug(a.Name, func(s string) bool { _, taken := c.read.book.Actor(app.ActorID(s)); return taken }))
		}
		return a.Key(), a.Name, func() error { return c.ports.Edit.PutActor(a) }
	}
	base, known := c.read.book.Issue(app.IssueID(d.key.ID))
	x := r.issue(d.now, base)
	if !known {
		x.ID = app.IssueID(app.Slug(x.Title, func(s string) bool { _, taken := c.read.book.Issue(app.IssueID(s)); return taken }))
	}
	return x.Key(), x.Title, func() error { return c.ports.Edit.PutIssue(x) }
}

// Remove takes the selected entry out of the codebook; undo brings it again.
func (c *Codebook) Remove() {
	f := c.state.Form
	if f.NoRemove != "" || f.Key == (app.Key{}) {
		c.env.Notify.Notice(f.NoRemove)
		return
	}
	remove := func() error { return c.ports.Edit.RemoveIssue(app.IssueID(f.Key.ID)) }
	if f.Key.Kind == app.KindActor {
		remove = func() error { return c.ports.Edit.RemoveActor(app.ActorID(f.Key.ID)) }
	}
	c.ports.Acts.Do(remove, func(err error) {
		if err != nil {
			c.env.Notify.Problem(err)
			return
		}
		delete(c.drafts, f.Key)
		c.choose(app.Key{})
		c.show()
		c.env.Notify.Notice("Removed " + f.Heading + ". Undo brings it back.")
		c.env.trace("removed " + f.Key.String())
		c.Reload()
	})
}

// Candidates gives the entries into which the selected one can be merged, those that fit
// what was typed; all of them for an empty text.
func (c *Codebook) Candidates(typed string) []EntryRow {
	var out []EntryRow
	want := app.FoldName(typed)
	if c.chosen.Kind == app.KindActor {
		for _, a := range c.read.book.Actors {
			if a.Key() != c.chosen && fitsActor(a, want) {
				out = append(out, EntryRow{Key: a.Key(), Name: a.Name, Sub: dotted(ActorTypeWords(a.Type), a.Attributes[app.SideAttribute]), Count: countWord(c.read.actors[a.ID])})
			}
		}
		return out
	}
	for _, x := range c.read.book.Issues {
		if x.Key() != c.chosen && fitsIssue(x, want) {
			out = append(out, EntryRow{Key: x.Key(), Name: x.Title, Sub: endPoints(x), Count: countWord(c.read.issues[x.ID])})
		}
	}
	return out
}

// CheckName says what is wrong with a new name for the selected entry, or for one split
// off it; "" for nothing.
func (c *Codebook) CheckName(name string, fresh bool) string {
	name = oneLine(name)
	r := &reading{book: c.read.book}
	var taken string
	if c.chosen.Kind == app.KindActor {
		self := app.ActorID(c.chosen.ID)
		if fresh {
			self = ""
		}
		taken = r.takenActor(name, self)
	} else {
		self := app.IssueID(c.chosen.ID)
		if fresh {
			self = ""
		}
		taken = r.takenIssue(name, self)
	}
	switch {
	case name == "":
		return "Type a name."
	case taken != "":
		return "“" + taken + "” is called so already. Merge the two, or choose another name."
	case !fresh && name == c.state.Form.Heading:
		return "That is its name now."
	}
	return ""
}
