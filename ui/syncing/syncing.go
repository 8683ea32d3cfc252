package syncing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// View is the dialog of an edited workbook.
type View struct {
	p       *present.Syncing
	state   present.SyncingState
	quiet   bool
	head    *widget.Label
	rows    *widgets.PickList
	empty   *widget.Label
	all     *widgets.KeyCheck
	reason  *widgets.TextField
	why     *widget.Label
	take    *widget.Button
	content fyne.CanvasObject
}

// New makes the view; key is offered the keys that nothing here uses.
func New(p *present.Syncing, key func(*fyne.KeyEvent) bool) *View {
	v := &View{p: p, head: widgets.NewCaption(""), empty: widgets.NewWrapped(""), why: widgets.NewCaption("")}
	v.why.Alignment, v.empty.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	v.rows = widgets.NewPickList(func() int { return len(v.state.Rows) }, func() fyne.CanvasObject { return widgets.NewListRow(2, true) }, v.fill)
	v.rows.OnKey = func(k *fyne.KeyEvent) bool {
		if i := v.rows.Row(); k.Name == fyne.KeySpace && i >= 0 && i < len(v.state.Rows) {
			p.Set(v.state.Rows[i].N, !v.state.Rows[i].On)
			return true
		}
		return key(k)
	}
	v.all = widgets.NewKeyCheck("All that can be taken over without a choice", func(on bool) {
		if !v.quiet {
			p.SetAll(on)
		}
	}, key)
	v.reason = widgets.NewTextField(1, key)
	v.reason.SetPlaceHolder("Reason for positions that were changed without one")
	v.reason.OnChanged = p.SetReason
	v.take = widget.NewButton("Take over", p.Take)
	v.take.Importance = widget.HighImportance
	about := widgets.NewWrapped("What is chosen is taken over as one step, which Undo takes back. Quotes, sources and computed values never change.")
	about.Importance = widget.LowImportance
	top := container.New(&widgets.Column{Gap: -4}, v.head, about, v.all)
	foot := container.New(&widgets.Column{Gap: 0}, v.reason, v.why)
	v.content = container.NewBorder(top, foot, nil, nil, container.NewStack(v.rows, container.NewCenter(v.empty)))
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *View) Content() fyne.CanvasObject { return v.content }

// First gives what begins with the keyboard.
func (v *View) First() fyne.Focusable { return v.rows }

// Buttons gives what stands at the foot of the dialog.
func (v *View) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{widget.NewButton("Cancel", v.p.Close), v.take}
}

func (v *View) fill(i int, o fyne.CanvasObject) {
	r := v.state.Rows[i]
	row := o.(*widgets.ListRow)
	row.OnChecked = func(on bool) { v.p.Set(r.N, on) }
	tone := widget.LowImportance
	switch r.Tone {
	case present.ToneWarn:
		tone = widget.WarningImportance
	case present.ToneBad:
		tone = widget.DangerImportance
	case present.ToneCalm:
	}
	change := r.Change
	if change == "" {
		change = r.Why
	}
	why := r.Class
	if r.Why != "" {
		why += ": " + r.Why
	}
	row.Set(widgets.RowText{Head: r.Subject, Lines: []widgets.RowLine{{Text: change, Tone: widget.MediumImportance}, {Text: why, Tone: tone}}, Check: r.On, Fixed: !r.Can})
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *View) Render(s present.SyncingState) {
	v.quiet = true
	defer func() { v.quiet = false }()
	v.state = s
	widgets.SetText(v.head, s.Head)
	widgets.SetText(v.empty, s.Empty)
	widgets.ShowIf(v.all, len(s.Rows) > 0)
	widgets.ShowIf(v.reason, len(s.Rows) > 0)
	v.all.SetChecked(s.All)
	v.why.SetText(s.NoTake)
	v.take.SetText("Take over")
	if s.Chosen > 0 {
		v.take.SetText("Take over " + present.Count(s.Chosen, "edit", "edits"))
	}
	widgets.EnableIf(v.take, s.NoTake == "" && !s.Busy)
	v.rows.Refresh()
	v.content.Refresh()
}
