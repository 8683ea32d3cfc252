package present

import (
	"context"
	"slices"

	"parley/app"
)

// CodebookEditor adds, changes and removes entries of the codebook, each as one act.
type CodebookEditor interface {
	PutActor(a app.Actor) error
	PutIssue(x app.Issue) error
	RemoveActor(id app.ActorID) error
	RemoveIssue(id app.IssueID) error
}

// CodebookPorts are what the codebook screen needs, and whom it asks.
type CodebookPorts struct {
	Edit     CodebookEditor // nil: the codebook is shown and not edited
	Evidence EvidenceReader
	Acts     *Acts
	Notes    *Notes        // told which entry is shown; may be nil
	Shown    func(app.Key) // told which entry is shown; may be nil
}

// CodebookState is what the codebook screen shows.
type CodebookState struct {
	Actors      []EntryRow
	Issues      []EntryRow
	ActorsHead  string
	IssuesHead  string
	ActorFilter string
	IssueFilter string
	Actor       int // row of the selected actor, −1 for none
	Issue       int // row of the selected issue, −1 for none
	Form        EntryForm
	NoNew       string // why nothing can be added
	Focus       Focus  // asks for the name field once for each N
}

// EntryRow is an actor or an issue in its list.
type EntryRow struct {
	Key     app.Key
	Name    string
	Sub     string // type and side, or the question
	Count   string // of statements
	Depth   int    // in the tree
	Faint   bool   // shown only because an entry below it was asked for
	Unsaved bool
}

// EntryForm is the form of the selected entry. Without a Key nothing is selected.
type EntryForm struct {
	Key      app.Key
	New      bool
	Heading  string
	Uses     string // what refers to it
	Fields   map[EntryField]string
	Roles    []RoleForm
	Problems map[EntryField]string // beside the fields
	Problem  string                // why saving failed
	Changed  string                // it was changed elsewhere while it was typed into
	Dirty    bool
	Busy     bool
	NoSave   string // why it cannot be saved; empty: it can
	NoMove   string // why it cannot be renamed, merged or split; empty: it can
	NoSplit  string
	NoRemove string
	NoEdit   string // why its fields cannot be typed into
}

// draft is an entry with what was typed and not saved.
type draft struct {
	key   app.Key
	fresh bool // not in the codebook yet
	base  entry
	now   entry
	tried bool // saving was tried: problems are shown
	moved bool // changed elsewhere meanwhile
	wrong string
}

// Codebook presents actors and issues and the form of one of them. What was typed into an
// entry stays with it until it is saved or taken back, also while others are looked at.
type Codebook struct {
	changes[CodebookState]
	env    Env
	ports  CodebookPorts
	load   *Loader[codebookRead]
	read   codebookRead
	drafts map[app.Key]*draft
	chosen app.Key
	busy   bool
	state  CodebookState
}

// codebookRead is what the screen is made of: the codebook and who uses it.
type codebookRead struct {
	book   app.Codebook
	actors map[app.ActorID]int // statements held
	spoken map[app.ActorID]int // statements uttered or reported for others
	issues map[app.IssueID]int
}

// NewCodebook makes the presenter of the codebook screen.
func NewCodebook(env Env, p CodebookPorts) *Codebook {
	c := &Codebook{env: env, ports: p, load: NewLoader[codebookRead](env), drafts: map[app.Key]*draft{}}
	c.refresh()
	return c
}

// Subscribe gives the state to render now and after each change.
func (c *Codebook) Subscribe(render func(CodebookState)) {
	c.render = render
	c.tell(c.state)
}

// State gives what is shown.
func (c *Codebook) State() CodebookState { return c.state }

// Reload reads the codebook again; what was typed and not saved stays.
func (c *Codebook) Reload() {
	c.load.Load(c.env.Ctx, c.fetch, func(r codebookRead, err error) {
		switch {
		case cancelled(err):
			return
		case err != nil:
			c.env.Notify.Problem(err)
			return
		}
		c.read = r
		c.follow()
		c.show()
		c.env.trace("codebook " + itoa(len(r.book.Actors)) + " " + itoa(len(r.book.Issues)))
	})
}

func (c *Codebook) fetch(ctx context.Context) (codebookRead, error) {
	r := codebookRead{actors: map[app.ActorID]int{}, spoken: map[app.ActorID]int{}, issues: map[app.IssueID]int{}}
	var err error
	if r.book, err = c.ports.Evidence.Codebook(); err != nil {
		return r, err
	}
	all, err := c.ports.Evidence.Statements(ctx, app.StatementFilter{})
	for _, s := range all {
		r.count(s)
	}
	return r, err
}

func (r codebookRead) count(s app.Statement) {
	if s.Holder != "" {
		r.actors[s.Holder]++
	}
	if s.Issue != "" {
		r.issues[s.Issue]++
	}
	others := []app.ActorID{s.Speaker}
	for _, l := range s.Chain {
		others = append(others, l.SourceActor)
	}
	slices.Sort(others)
	for _, id := range slices.Compact(others) {
		if id != "" && id != s.Holder {
			r.spoken[id]++
		}
	}
}

// follow brings drafts onto what is stored now: fields that were not typed into take the
// stored value. A draft whose entry is gone becomes a new entry, so that nothing typed is
// lost.
func (c *Codebook) follow() {
	for key, d := range c.drafts {
		if d.fresh {
			continue
		}
		stored, ok := c.stored(key)
		switch {
		case !ok && d.now.equal(d.base):
			delete(c.drafts, key)
		case !ok:
			d.fresh, d.moved, d.base = true, true, entry{fields: fields{}}
		case !stored.equal(d.base):
			d.now = d.now.onto(d.base, stored)
			d.moved = !d.now.equal(stored)
			d.base = stored
		}
	}
	if _, typed := c.drafts[c.chosen]; !typed && c.chosen != (app.Key{}) {
		if _, ok := c.stored(c.chosen); !ok {
			c.choose(app.Key{})
		}
	}
}

// stored gives the form of an entry as it is in the codebook.
func (c *Codebook) stored(k app.Key) (entry, bool) {
	if k.Kind == app.KindActor {
		a, ok := c.read.book.Actor(app.ActorID(k.ID))
		return actorEntry(a, c.read.book), ok
	}
	x, ok := c.read.book.Issue(app.IssueID(k.ID))
	return issueEntry(x, c.read.book), ok
}

// FilterActors shows the actors whose names hold the text.
func (c *Codebook) FilterActors(text string) { c.state.ActorFilter = text; c.show() }

// FilterIssues shows the issues whose titles hold the text, with those above them.
func (c *Codebook) FilterIssues(text string) { c.state.IssueFilter = text; c.show() }

// Select shows the form of an entry.
func (c *Codebook) Select(k app.Key) {
	if k == c.chosen {
		return
	}
	c.choose(k)
	c.show()
	c.env.trace("entry " + k.String())
}

func (c *Codebook) choose(k app.Key) {
	if d := c.drafts[c.chosen]; d != nil && d.now.equal(d.base) {
		delete(c.drafts, c.chosen) // nothing was typed
	}
	c.chosen = k
	if c.ports.Notes != nil {
		shown := k
		if d := c.drafts[k]; d != nil && d.fresh {
			shown = app.Key{}
		}
		c.ports.Notes.Show(shown)
	}
	if c.ports.Shown != nil {
		c.ports.Shown(k)
	}
}

// draft gives the draft of the selected entry, nil where nothing is selected.
func (c *Codebook) draft() *draft {
	if d := c.drafts[c.chosen]; d != nil || c.chosen == (app.Key{}) {
		return d
	}
	e, ok := c.stored(c.chosen)
	if !ok {
		return nil
	}
	d := &draft{key: c.chosen, base: e, now: e.clone()}
	c.drafts[c.chosen] = d
	return d
}

// Set keeps the text of a field.
func (c *Codebook) Set(f EntryField, text string) {
	if d := c.draft(); d != nil && d.now.fields[f] != text {
		d.now = d.now.clone()
		d.now.fields[f] = text
		d.wrong = ""
		c.show()
	}
}

// SetRole keeps the texts of role i; one beyond the last is added.
func (c *Codebook) SetRole(i int, r RoleForm) {
	d := c.draft()
	if d == nil || i < 0 || i > len(d.now.roles) {
		return
	}
	d.now = d.now.clone()
	if i == len(d.now.roles) {
		d.now.roles = append(d.now.roles, r)
	} else {
		d.now.roles[i] = r
	}
	c.show()
}

// AddRole adds an empty role.
func (c *Codebook) AddRole() {
	if d := c.draft(); d != nil {
		c.SetRole(len(d.now.roles), RoleForm{})
	}
}

// RemoveRole takes role i out of the form.
func (c *Codebook) RemoveRole(i int) {
	if d := c.draft(); d != nil && i >= 0 && i < len(d.now.roles) {
		d.now = d.now.clone()
		d.now.roles = slices.Delete(d.now.roles, i, i+1)
		c.show()
	}
}

// New begins an entry of a kind, actor or issue.
func (c *Codebook) New(kind app.Kind) {
	if c.state.NoNew != "" {
		c.env.Notify.Notice(c.state.NoNew)
		return
	}
	key := app.Key{Kind: kind} // without an id until it is saved
	if c.drafts[key] == nil {
		e := issueEntry(app.Issue{}, c.read.book)
		if kind == app.KindActor {
			e = actorEntry(app.Actor{Type: app.ActorTypes()[0]}, c.read.book)
		}
		c.drafts[key] = &draft{key: key, fresh: true, base: e, now: e.clone()}
	}
	c.choose(key)
	c.state.Focus = Focus{N: c.state.Focus.N + 1}
	c.show()
	c.env.trace("entry new " + string(kind))
}

// Revert takes back what was typed into the selected entry.
func (c *Codebook) Revert() {
	d := c.drafts[c.chosen]
	if d == nil {
		return
	}
	delete(c.drafts, c.chosen)
	if d.fresh {
		c.choose(app.Key{})
	}
	c.show()
}

// Unsaved counts the entries with something typed and not saved.
func (c *Codebook) Unsaved() int {
	n := 0
	for _, d := range c.drafts {
		if !d.now.equal(d.base) {
			n++
		}
	}
	return n
}

// Names gives the names that fit what was typed into the field of a parent or institution.
func (c *Codebook) Names(kind app.Kind, typed string) []string {
	if kind == app.KindIssue {
		return completeIssues(c.read.book, typed)
	}
	return completeActors(c.read.book, typed)
}

// Sides gives the sides that actors have, those that fit what was typed.
func (c *Codebook) Sides(typed string) []string {
	var all []name
	for _, a := range c.read.book.Actors {
		if s := a.Attributes[app.SideAttribute]; s != "" {
			all = append(all, name{text: s})
		}
	}
	return complete(all, typed)
}

func (c *Codebook) show() {
	c.refresh()
	c.tell(c.state)
}

// Stop ends the fetch under way.
func (c *Codebook) Stop() { c.load.Stop() }
