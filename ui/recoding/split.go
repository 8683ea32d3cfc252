package recoding

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// Split shows a splitting presenter.
type Split struct {
	p       *present.Splitting
	state   present.SplittingState
	name    *widgets.TextField
	head    *widget.Label
	problem *widget.Label
	reason  *widget.Label
	list    *widgets.PickList
	on      *widget.Button
	content fyne.CanvasObject
}

// SplitCalls are what the form asks the window for.
type SplitCalls struct {
	Key   func(*fyne.KeyEvent) bool // a key that nothing uses
	Shift func() bool               // whether Shift is held down
}

// NewSplit makes the view of the form.
func NewSplit(p *present.Splitting, c SplitCalls) *Split {
	v := &Split{p: p, head: widgets.NewStrong(""), problem: widgets.NewRemark(""), reason: widgets.NewCaption("")}
	v.problem.Importance = widget.DangerImportance
	v.reason.Alignment = fyne.TextAlignCenter
	v.name = widgets.NewTextField(1, c.Key)
	v.name.SetPlaceHolder("Name of the new entry")
	v.name.OnChanged = p.SetName
	v.list = widgets.NewPickList(func() int { return len(v.state.Rows) }, func() fyne.CanvasObject { return widgets.NewListRow(2, true) },
		func(i int, o fyne.CanvasObject) {
			r, row := v.state.Rows[i], o.(*widgets.ListRow)
			row.OnChecked = func(on bool) { p.Check(r.ID, on, c.Shift()) }
			row.OnKey = c.Key
			row.Set(PickText(r))
		})
	v.list.OnPick = func(i int) {
		r := v.state.Rows[i]
		v.list.ShowRow(-1)
		p.Check(r.ID, !r.Checked, c.Shift())
	}
	v.list.OnKey = c.Key
	v.on = widget.NewButton("Show what it does…", p.Go)
	v.on.Importance = widget.HighImportance
	all := widget.NewButton("All", func() { p.CheckAll(true) })
	none := widget.NewButton("None", func() { p.CheckAll(false) })
	all.Importance, none.Importance = widget.LowImportance, widget.LowImportance
	top := container.New(&widgets.Column{Gap: 2}, widgets.Inset(v.name, 8, 8, 0, 0), v.problem,
		container.NewBorder(nil, nil, nil, container.NewHBox(all, none), v.head), widget.NewSeparator())
	v.content = container.NewBorder(top, v.reason, nil, nil, v.list)
	v.Render(p.State())
	return v
}

// PickText is how a statement that can be chosen reads in a list.
func PickText(r present.PickRow) widgets.RowText {
	return widgets.RowText{
		Head: r.Head, Check: r.Checked,
		Lines: []widgets.RowLine{{Text: r.Quote, Tone: widget.MediumImportance}, {Text: r.Source, Tone: widget.LowImportance}},
	}
}

// Content gives what stands in the dialog.
func (v *Split) Content() fyne.CanvasObject { return v.content }

// First gives the field that begins with the keyboard.
func (v *Split) First() fyne.Focusable { return v.name }

// Buttons gives what stands at the foot of the dialog.
func (v *Split) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{widget.NewButton("Cancel", v.p.Close), v.on}
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *Split) Render(s present.SplittingState) {
	v.state = s
	v.name.SetTextQuietly(s.Name)
	widgets.SetText(v.head, s.Head)
	widgets.SetText(v.problem, s.Problem)
	v.reason.SetText(s.NoGo) // keeps its place when it is empty
	widgets.EnableIf(v.on, s.NoGo == "")
	v.list.Refresh()
}
