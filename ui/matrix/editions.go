package matrix

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// Editions shows what changed between two days or editions, and the editions.
type Editions struct {
	p        *present.Editions
	state    present.EditionsState
	from, to *widget.SelectEntry
	head     *widget.Label
	problem  *widget.Label
	silent   *widget.Check
	rows     *widgets.PickList
	kept     *widgets.PickList
	none     *widget.Label // where there are no editions
	name     *widgets.TextField
	save     *widget.Button
	content  fyne.CanvasObject
}

// NewEditions makes the view; keys that it has no use for go to key.
func NewEditions(p *present.Editions, key func(*fyne.KeyEvent) bool) *Editions {
	v := &Editions{p: p, head: widgets.NewCaption(""), problem: widgets.NewRemark(""), none: widgets.NewRemark("")}
	v.problem.Importance = widget.DangerImportance
	v.from, v.to = widget.NewSelectEntry(nil), widget.NewSelectEntry(nil)
	v.from.SetPlaceHolder("2025-04-11, or an edition")
	v.to.SetPlaceHolder("today")
	ask := func() { p.Compare(v.from.Text, v.to.Text) }
	v.from.OnSubmitted = func(string) { ask() }
	v.to.OnSubmitted = v.from.OnSubmitted
	compare := widget.NewButton("Compare", ask)
	compare.Importance = widget.HighImportance
	v.silent = widget.NewCheck("Also what did not change", p.ShowSilent)
	v.rows = widgets.NewPickList(func() int { return len(v.state.Rows) }, func() fyne.CanvasObject { return widgets.NewListRow(3, false) }, v.fill)
	v.rows.OnKey = key
	v.rows.OnEnter = func() { p.Go(v.rows.Row()) }
	open := widget.NewButton("Open the words", func() { p.Go(v.rows.Row()) })
	v.kept = widgets.NewPickList(func() int { return len(v.state.Editions) }, func() fyne.CanvasObject { return widgets.NewListRow(1, false) },
		func(i int, o fyne.CanvasObject) {
			x := v.state.Editions[i]
			o.(*widgets.ListRow).Set(widgets.RowText{Head: x.Name, Lines: []widgets.RowLine{{Text: x.Words, Tone: widget.LowImportance}}})
		})
	v.kept.OnKey = key
	v.name = widgets.NewTextField(1, key)
	v.name.SetPlaceHolder("name of the edition, as “week 15”")
	v.save = widget.NewButton("Keep the matrix as an edition", func() { p.Save(v.name.Text) })
	label := func(text string) fyne.CanvasObject { return widget.NewLabel(text) }
	ends := container.NewGridWithColumns(2,
		container.NewBorder(nil, nil, label("From"), nil, v.from), container.NewBorder(nil, nil, label("To"), compare, v.to))
	changes := container.NewBorder(
		container.New(&widgets.Column{Gap: 0}, ends, container.NewBorder(nil, nil, nil, v.silent, v.head)),
		container.NewHBox(open), nil, nil, v.rows)
	editions := container.NewBorder(v.none, container.NewBorder(nil, nil, nil, v.save, v.name), nil, nil, v.kept)
	v.content = container.NewBorder(nil, v.problem, nil, nil, container.NewAppTabs(
		container.NewTabItem("Changes", changes), container.NewTabItem("Editions", editions)))
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *Editions) Content() fyne.CanvasObject { return v.content }

// First gives the field that has the keyboard first.
func (v *Editions) First() fyne.Focusable { return v.rows }

func (v *Editions) fill(i int, o fyne.CanvasObject) {
	r := v.state.Rows[i]
	o.(*widgets.ListRow).Set(widgets.RowText{
		Head: r.Cell, Right: r.Kinds,
		Lines: []widgets.RowLine{{Text: r.Words}, {Text: r.Quote, Tone: widget.LowImportance}, {Text: r.Said, Tone: widget.LowImportance}},
	})
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *Editions) Render(s present.EditionsState) {
	v.state = s
	v.from.SetOptions(s.Ends)
	v.to.SetOptions(s.Ends)
	if v.from.Text == "" && s.From != "" {
		v.from.SetText(s.From)
	}
	head := joined(s.Head, s.Quiet)
	switch {
	case s.Busy:
		head = "Comparing…"
	case head != "" && len(s.Rows) == 0:
		head = joined(head, "nothing changed")
	}
	widgets.SetText(v.head, head)
	widgets.SetText(v.problem, s.Problem)
	if len(s.Editions) == 0 {
		widgets.SetText(v.none, "No edition has been kept yet. An edition is the matrix as it was handed to readers: with its rules, its evidence and its hash. It never changes, so that later ones can be compared with it.")
	} else {
		widgets.SetText(v.none, "")
	}
	widgets.EnableIf(v.save, !s.Busy)
	v.rows.Refresh()
	v.kept.Refresh()
}
