package matrix

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// Comparing shows how far two coders agree, and walks through what they see differently.
type Comparing struct {
	p       *present.Comparing
	state   present.ComparingState
	head    *widget.Label
	problem *widget.Label
	figures *fyne.Container
	shown   int // figures in the table
	list    *widgets.PickList
	sides   *fyne.Container // the disagreement walked to
	foot    *widget.Label
	keep    *widget.Button
	take    *widget.Button
	merge   *widget.Button
	brings  *widget.Label
	content fyne.CanvasObject
}

// NewComparing makes the view; keys that it has no use for go to key.
func NewComparing(p *present.Comparing, key func(*fyne.KeyEvent) bool) *Comparing {
	v := &Comparing{p: p, head: widgets.NewRemark(""), problem: widgets.NewRemark(""), foot: widgets.NewCaption(""), brings: widgets.NewRemark("")}
	v.problem.Importance = widget.DangerImportance
	v.figures = container.New(layout.NewGridLayoutWithColumns(5))
	v.list = widgets.NewPickList(func() int { return len(v.state.Rows) }, func() fyne.CanvasObject { return widgets.NewListRow(1, false) }, v.fill)
	v.list.OnPick, v.list.OnKey = p.Walk, key
	v.sides = container.New(&widgets.Column{Gap: 0})
	v.keep = widget.NewButton("Keep ours (A)", p.Keep)
	v.take = widget.NewButton("Take theirs (B)", p.Take)
	v.take.Importance = widget.HighImportance
	open := widget.NewButton("Open in the article", p.Go)
	open.Importance = widget.LowImportance
	buttons := container.NewHBox(v.keep, v.take, widget.NewButton("Next", p.Next), open)
	right := container.NewBorder(nil, container.NewVBox(buttons, v.foot), nil, nil, container.NewVScroll(widgets.Inset(v.sides, 6, 12, 2, 8)))
	walk := container.NewHSplit(v.list, right)
	walk.SetOffset(0.4)
	v.merge = widget.NewButton("Bring all of B in", p.Merge)
	v.merge.Importance = widget.HighImportance
	note := widgets.NewRemark("What both have stays as it is here; all of it is one step that Undo takes back.")
	v.content = container.NewBorder(v.head, v.problem, nil, nil, container.NewAppTabs(
		container.NewTabItem("Disagreements", walk),
		container.NewTabItem("Agreement", container.NewVScroll(container.NewVBox(v.figures, widgets.NewRemark(
			"Alpha is Krippendorff’s, on matched statements, with its 95 % interval. Quotes are matched by their overlap, which is told apart above.")))),
		container.NewTabItem("Merge", container.NewVBox(v.brings, note, container.NewHBox(v.merge)))))
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *Comparing) Content() fyne.CanvasObject { return v.content }

// First gives the list, which has the keyboard first.
func (v *Comparing) First() fyne.Focusable { return v.list }

func (v *Comparing) fill(i int, o fyne.CanvasObject) {
	r := v.state.Rows[i]
	right := ""
	if r.Settled != "" {
		right = "✓"
	}
	o.(*widgets.ListRow).Set(widgets.RowText{Head: r.What, Right: right, Lines: []widgets.RowLine{{Text: r.Title, Tone: widget.LowImportance}}})
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *Comparing) Render(s present.ComparingState) {
	v.state = s
	head := s.Head
	if s.Busy != "" {
		head = joined(s.Busy, head)
	}
	widgets.SetText(v.head, head)
	widgets.SetText(v.problem, s.Problem)
	if len(s.Figures) != v.shown {
		v.showFigures(s.Figures)
	}
	v.list.Refresh()
	if s.Row >= 0 && v.list.Row() != s.Row {
		v.list.ShowRow(s.Row)
	}
	v.showSides(s)
	brings := ""
	for _, line := range s.Merge {
		brings += line + "\n"
	}
	widgets.SetText(v.brings, brings)
	can := s.Busy == "" && s.NoMerge == ""
	open := s.Row >= 0 && s.Rows[s.Row].Settled == ""
	widgets.EnableIf(v.keep, can && open)
	widgets.EnableIf(v.take, can && open)
	widgets.EnableIf(v.merge, can && len(s.Merge) > 0)
	foot := fmt.Sprintf("%d of %d not settled", s.Unsettled, len(s.Rows))
	if s.NoMerge != "" {
		foot = joined(foot, s.NoMerge)
	}
	widgets.SetText(v.foot, foot)
}

func (v *Comparing) showFigures(all []present.FigureRow) {
	v.shown = len(all)
	v.figures.RemoveAll()
	for _, head := range []string{"Field", "Pairs", "Agree", "Alpha", "95 % interval"} {
		v.figures.Add(widgets.NewStrong(head))
	}
	for _, f := range all {
		last := f.Interval
		if last == "" {
			last = f.Reason
		}
		for _, text := range []string{f.Field, f.Pairs, f.Agree, f.Alpha, last} {
			l := widget.NewLabel(text)
			l.Truncation = fyne.TextTruncateEllipsis
			v.figures.Add(l)
		}
	}
	v.figures.Refresh()
}

// showSides shows the disagreement walked to, A on the left and B on the right.
func (v *Comparing) showSides(s present.ComparingState) {
	v.sides.RemoveAll()
	if s.Row < 0 || s.Row >= len(s.Rows) {
		if s.Busy == "" && s.Problem == "" {
			v.sides.Add(widgets.NewWrapped("They agree on everything that both have coded."))
		}
		return
	}
	r := s.Rows[s.Row]
	v.sides.Add(widgets.NewStrong(r.Title))
	quote := func(side string, x present.SideRow) fyne.CanvasObject {
		words := "no statement here"
		if x.ID != "" {
			words = x.Quote
			if !startsQuoted(words) {
				words = "“" + words + "”"
			}
		}
		return container.New(&widgets.Column{Gap: -8}, widgets.NewCaption(joined(side, x.ID)), widgets.NewWrapped(words))
	}
	v.sides.Add(container.NewGridWithColumns(2, quote("A, this project", r.A), quote("B, the other", r.B)))
	for _, f := range r.Fields {
		v.sides.Add(widgets.NewCaption(f.Field))
		a, b := widgets.NewWrapped(f.A), widgets.NewWrapped(f.B)
		a.TextStyle.Bold, b.TextStyle.Bold = true, true
		v.sides.Add(container.NewGridWithColumns(2, a, b))
	}
	if r.Settled != "" {
		v.sides.Add(widgets.NewRemark(r.Settled))
	}
	v.sides.Refresh()
}
