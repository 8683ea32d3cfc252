package codebook

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/widgets"
)

// Calls are what the view asks the window for.
type Calls struct {
	Key     func(*fyne.KeyEvent) bool // a key that no field uses
	Rename  func()
	Merge   func()
	Split   func()
	History func() // nil: not offered
	Move    bool   // renaming, merging and splitting are offered
}

// View shows a codebook presenter.
type View struct {
	p     *present.Codebook
	calls Calls
	state present.CodebookState
	quiet bool // render is setting widgets, their callbacks are not the analyst's

	actors, issues *entryList
	heading        *widget.Label
	uses           *widget.Label
	changed        *widget.Label
	problem        *widget.Label
	reason         *widget.Label
	actor, issue   []*field
	roles          *roleList
	notes          fyne.CanvasObject
	notesHead      *widget.Label
	actorForm      *fyne.Container
	issueForm      *fyne.Container
	save, revert   *widget.Button
	rename, merge  *widget.Button
	split, history *widget.Button
	remove         *widget.Button
	scroll         *container.Scroll
	form, empty    fyne.CanvasObject
	content        fyne.CanvasObject
	lists, halves  *container.Split
}

// formWidth is the greatest width of the form: longer lines are not read.
const formWidth = 760

// New makes the view of the codebook. Notes shows the notes on the entry in the form; nil
// where there are none.
func New(p *present.Codebook, notes fyne.CanvasObject, c Calls) *View {
	v := &View{p: p, calls: c, heading: widgets.NewStrong(""), uses: widgets.NewCaption(""), changed: widgets.NewRemark(""), problem: widgets.NewRemark(""), reason: widgets.NewCaption("")}
	v.changed.Importance, v.problem.Importance = widget.WarningImportance, widget.DangerImportance
	v.actors = newEntryList("Filter actors", listCalls{p.FilterActors, p.Select, func() { p.New(app.KindActor) }, c.Key})
	v.issues = newEntryList("Filter issues", listCalls{p.FilterIssues, p.Select, func() { p.New(app.KindIssue) }, c.Key})
	v.actor, v.issue = v.actorFields(), v.issueFields()
	v.roles = newRoleList(v)
	v.notes = notes
	v.notesHead = widgets.NewStrong("Notes")
	v.actorForm, v.issueForm = stacked(v.actor), stacked(v.issue)
	v.actorForm.Add(v.roles.content)
	v.newButtons()
	v.form, v.empty = v.newForm(), newEmpty()
	v.halves = container.NewHSplit(v.actors.content, v.issues.content)
	v.lists = container.NewHSplit(v.halves, container.NewStack(v.form, v.empty))
	v.content = v.lists
	p.Subscribe(v.render)
	return v
}

// Content gives what stands in the window.
func (v *View) Content() fyne.CanvasObject { return v.content }

// Split gives the divider between the lists and the form.
func (v *View) Split() *container.Split { return v.lists }

// Focus gives the keyboard to the list of actors, or to the list that has the selection.
func (v *View) Focus() {
	if v.state.Issue >= 0 {
		v.issues.focusList()
		return
	}
	v.actors.focusList()
}

func stacked(all []*field) *fyne.Container {
	box := container.New(&widgets.Column{Gap: 6})
	for _, f := range all {
		box.Add(f.box)
	}
	return box
}

func (v *View) newButtons() {
	v.save = widget.NewButton("Save", v.p.Save)
	v.save.Importance = widget.HighImportance
	v.revert = widget.NewButton("Take back", v.p.Revert)
	quiet := func(words string, run func()) *widget.Button {
		b := widget.NewButton(words, run)
		b.Importance = widget.LowImportance
		return b
	}
	v.rename, v.merge = quiet("Rename…", v.calls.Rename), quiet("Merge into…", v.calls.Merge)
	v.split, v.history = quiet("Split…", v.calls.Split), quiet("History…", v.calls.History)
	v.remove = quiet("Remove", v.p.Remove)
	for _, b := range []*widget.Button{v.rename, v.merge, v.split} {
		widgets.ShowIf(b, v.calls.Move)
	}
	widgets.ShowIf(v.history, v.calls.History != nil)
}

func (v *View) newForm() fyne.CanvasObject {
	heads := container.New(&widgets.Column{Gap: -10}, v.heading, v.uses, v.changed)
	tools := container.NewHBox(v.rename, v.merge, v.split, v.history, v.remove)
	foot := container.New(&widgets.Column{Gap: -4, Broad: formWidth}, v.problem,
		container.NewBorder(nil, nil, container.NewHBox(v.save, v.revert), nil, v.reason))
	body := container.New(&widgets.Column{Gap: 8, Broad: formWidth}, v.actorForm, v.issueForm, widgets.Inset(v.notesHead, -8, 0, 6, -6))
	if v.notes != nil {
		body.Add(v.notes)
	}
	v.scroll = container.NewVScroll(widgets.Inset(body, 16, 20, 4, 20))
	return container.NewBorder(
		container.New(&widgets.Column{}, widgets.Inset(heads, 8, 8, 6, 0), widgets.Inset(tools, 6, 8, 0, 4), widget.NewSeparator()),
		container.New(&widgets.Column{}, widget.NewSeparator(), widgets.Inset(foot, 16, 16, 6, 8)), nil, nil, v.scroll)
}

func newEmpty() fyne.CanvasObject {
	title, words := widgets.NewStrong("Choose an actor or an issue"), widgets.NewWrapped("Here they are described, renamed, merged, split and removed. Statements follow by themselves.")
	title.Alignment, words.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	return container.NewVBox(layout.NewSpacer(), title, words, layout.NewSpacer(), layout.NewSpacer())
}

func (v *View) render(s present.CodebookState) {
	v.quiet = true
	old := v.state
	v.state = s
	v.actors.render(s.Actors, s.ActorsHead, s.Actor, s.NoNew)
	v.issues.render(s.Issues, s.IssuesHead, s.Issue, s.NoNew)
	f := s.Form
	shown := f.Key != (app.Key{})
	widgets.ShowIf(v.form, shown)
	widgets.ShowIf(v.empty, !shown)
	if shown {
		v.renderForm(f, old.Form)
	}
	v.quiet = false
	if s.Focus.N != old.Focus.N && shown {
		v.focusName(f.Key.Kind)
	}
}

func (v *View) renderForm(f, old present.EntryForm) {
	widgets.SetText(v.heading, f.Heading)
	widgets.SetText(v.uses, f.Uses)
	moved := v.changed.Text != f.Changed || v.problem.Text != f.Problem || f.Key != old.Key
	widgets.SetText(v.changed, f.Changed)
	widgets.SetText(v.problem, f.Problem)
	isActor := f.Key.Kind == app.KindActor
	widgets.ShowIf(v.actorForm, isActor)
	widgets.ShowIf(v.issueForm, !isActor)
	all := v.issue
	if isActor {
		all = v.actor
		moved = v.roles.render(f) || moved
	}
	for _, x := range all {
		moved = x.render(f.Fields[x.at], f.Problems[x.at], f.NoEdit != "") || moved
	}
	widgets.EnableIf(v.save, f.NoSave == "")
	widgets.EnableIf(v.revert, f.Dirty || f.New)
	for _, b := range []*widget.Button{v.rename, v.merge} {
		widgets.EnableIf(b, f.NoMove == "")
	}
	widgets.EnableIf(v.split, f.NoSplit == "")
	widgets.EnableIf(v.remove, f.NoRemove == "")
	widgets.EnableIf(v.history, !f.New)
	widgets.ShowIf(v.notesHead, !f.New && v.notes != nil)
	widgets.SetText(v.reason, reasonOf(f))
	if f.Key != old.Key {
		v.scroll.ScrollToTop()
	}
	if moved {
		v.Relayout()
	}
}

// reasonOf says what stands in the way of what is most wished: saving what was typed,
// else removing.
func reasonOf(f present.EntryForm) string {
	switch {
	case f.NoEdit != "":
		return f.NoEdit
	case f.Dirty && f.NoSave != "":
		return f.NoSave
	case f.Dirty:
		return "Ctrl+S saves"
	}
	return f.NoRemove
}

// Relayout gives the form its height anew.
func (v *View) Relayout() {
	if v.scroll != nil {
		v.form.Refresh()
		v.scroll.Refresh()
	}
}

func (v *View) focusName(kind app.Kind) {
	all := v.issue
	if kind == app.KindActor {
		all = v.actor
	}
	target, ok := all[0].lock.(fyne.Focusable)
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.form); c != nil && ok {
		c.Focus(target)
	}
}
