package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// View shows a history presenter: the acts on the left, what one of them changed on the
// right.
type View struct {
	p       *present.History
	state   present.HistoryState
	acts    *widgets.PickList
	changes *fyne.Container
	shown   []present.HistoryChange
	advice  *widget.Label
	problem *widget.Label
	scroll  *container.Scroll
	content fyne.CanvasObject
}

// New makes the view of a history. key is offered the keys that the list does not use.
func New(p *present.History, key func(*fyne.KeyEvent) bool) *View {
	v := &View{p: p, changes: container.New(&widgets.Column{Gap: 2}), advice: widgets.NewWrapped(""), problem: widgets.NewRemark("")}
	v.advice.Importance, v.problem.Importance = widget.LowImportance, widget.DangerImportance
	v.acts = widgets.NewPickList(func() int { return len(v.state.Rows) }, func() fyne.CanvasObject { return widgets.NewListRow(1, false) }, v.fill)
	v.acts.OnPick, v.acts.OnKey = p.Select, key
	v.scroll = container.NewVScroll(widgets.Inset(container.New(&widgets.Column{}, v.advice, v.changes), 4, 14, 0, 10))
	split := container.NewHSplit(v.acts, container.NewBorder(v.problem, nil, nil, nil, v.scroll))
	split.SetOffset(0.45)
	v.content = split
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *View) Content() fyne.CanvasObject { return v.content }

// List gives the list of acts, to give it the keyboard.
func (v *View) List() fyne.Focusable { return v.acts }

func (v *View) fill(i int, o fyne.CanvasObject) {
	r := v.state.Rows[i]
	o.(*widgets.ListRow).Set(widgets.RowText{
		Head: r.What, Lines: []widgets.RowLine{{Text: r.When + " · " + r.Who + " · " + r.Size, Tone: widget.LowImportance}},
	})
	if i == len(v.state.Rows)-1 && v.state.More {
		v.p.FetchMore()
	}
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *View) Render(s present.HistoryState) {
	v.state = s
	if !s.Open {
		return
	}
	widgets.SetText(v.problem, s.Problem)
	advice := s.Advice
	if s.Busy && len(s.Rows) == 0 {
		advice = "Reading the history…"
	}
	widgets.SetText(v.advice, advice)
	v.acts.ShowRow(s.Selected)
	if !same(v.shown, s.Changes) {
		v.shown = s.Changes
		v.changes.RemoveAll()
		for _, c := range s.Changes {
			v.changes.Add(v.change(c))
		}
		v.scroll.ScrollToTop()
		v.scroll.Refresh()
	}
}

func same(a, b []present.HistoryChange) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// change is one field: its record where that is another than above, and what it was and
// is.
func (v *View) change(c present.HistoryChange) fyne.CanvasObject {
	box := container.New(&widgets.Column{Gap: -12})
	if c.Record != "" {
		var head fyne.CanvasObject = widgets.NewStrong(c.Record)
		if c.Statement != "" {
			goTo := widget.NewButton("Go to the words", func() { v.p.Go(c.Statement) })
			goTo.Importance = widget.LowImportance
			head = container.NewBorder(nil, nil, nil, container.NewCenter(goTo), head)
		}
		box.Add(head)
	}
	words := c.Before + " → " + c.After
	switch {
	case c.Before == "":
		words = c.After
	case c.After == "":
		words = c.Before + " → (nothing)"
	}
	box.Add(widgets.NewWrapped(c.Field + ": " + words))
	return box
}
