package finding

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// Batch shows what each query of a list found.
type Batch struct {
	p       *present.Batch
	state   present.BatchState
	head    *widget.Label
	list    *widgets.PickList
	open    *widget.Button
	save    *widget.Button
	content fyne.CanvasObject
}

// NewBatch makes the view of a batch; save writes the results as a list, nil: not offered.
func NewBatch(p *present.Batch, key func(*fyne.KeyEvent) bool, save func()) *Batch {
	v := &Batch{p: p, head: widgets.NewStrong("")}
	v.list = widgets.NewPickList(func() int { return len(v.state.Rows) }, func() fyne.CanvasObject { return widgets.NewListRow(2, false) }, v.fill)
	v.list.OnKey, v.list.OnEnter = key, v.Open
	v.open, v.save = widget.NewButton("Search", v.Open), widget.NewButton("Save list…", save)
	v.open.Importance = widget.HighImportance
	v.list.OnPick = func(int) { widgets.EnableIf(v.open, true) }
	widgets.ShowIf(v.save, save != nil)
	v.content = container.NewBorder(v.head, nil, nil, nil, v.list)
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *Batch) Content() fyne.CanvasObject { return v.content }

// Buttons gives the buttons for the foot of the dialog.
func (v *Batch) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.save, widget.NewButton("Close", v.p.Close), v.open}
}

// List gives the list, to give it the keyboard.
func (v *Batch) List() fyne.Focusable { return v.list }

// Open runs the chosen query in the library.
func (v *Batch) Open() { v.p.OpenRow(v.list.Row()) }

func (v *Batch) fill(i int, o fyne.CanvasObject) {
	r := v.state.Rows[i]
	lines := []widgets.RowLine{{Text: r.Reading, Tone: widget.LowImportance}, {Text: r.Remark, Tone: widget.LowImportance}}
	if r.Problem {
		lines[1].Tone = widget.DangerImportance
	}
	o.(*widgets.ListRow).Set(widgets.RowText{Head: r.Head, Right: r.Found, Lines: lines})
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *Batch) Render(s present.BatchState) {
	v.state = s
	widgets.SetText(v.head, s.Head)
	widgets.EnableIf(v.open, v.list.Row() >= 0)
	v.list.Refresh()
}
