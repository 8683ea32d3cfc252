package backups

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// Calls are what the view asks the window for.
type Calls struct {
	Key    func(*fyne.KeyEvent) bool // a key that the list does not use
	ToFile func()                    // asks for a file to back up to
}

// View shows a backups presenter.
type View struct {
	p       *present.Backups
	state   present.BackupsState
	head    *widget.Label
	busy    *widget.Label
	advice  *widget.Label
	problem *widget.Label
	list    *widgets.PickList
	now     *widget.Button
	file    *widget.Button
	restore *widget.Button
	content fyne.CanvasObject
}

// New makes the view of the backups.
func New(p *present.Backups, c Calls) *View {
	v := &View{p: p, head: widgets.NewStrong(""), busy: widgets.NewCaption(""), advice: widgets.NewWrapped(""), problem: widgets.NewRemark("")}
	v.problem.Importance, v.advice.Importance = widget.DangerImportance, widget.LowImportance
	v.advice.Alignment = fyne.TextAlignCenter
	v.list = widgets.NewPickList(func() int { return len(v.state.Rows) }, func() fyne.CanvasObject { return widgets.NewListRow(2, false) }, v.fill)
	v.list.OnPick, v.list.OnKey = p.Select, c.Key
	v.now, v.file = widget.NewButton("Back up now", p.Now), widget.NewButton("Back up to a file…", c.ToFile)
	v.restore = widget.NewButton("Restore…", p.Restore)
	v.busy.Truncation = fyne.TextTruncateOff
	top := container.New(&widgets.Column{Gap: -4}, container.NewBorder(nil, nil, nil, container.NewHBox(container.NewCenter(v.busy), v.now, v.file), v.head), v.problem)
	empty := container.NewVBox(layout.NewSpacer(), v.advice, layout.NewSpacer())
	v.content = container.NewBorder(top, nil, nil, nil, container.NewStack(v.list, empty))
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *View) Content() fyne.CanvasObject { return v.content }

// RestoreButton gives the button for the foot of the dialog.
func (v *View) RestoreButton() *widget.Button { return v.restore }

// List gives the list, to give it the keyboard.
func (v *View) List() fyne.Focusable { return v.list }

func (v *View) fill(i int, o fyne.CanvasObject) {
	r := v.state.Rows[i]
	lines := []widgets.RowLine{{Text: r.Holds, Tone: widget.MediumImportance}}
	switch {
	case r.Problem != "":
		lines = append(lines, widgets.RowLine{Text: r.Problem, Tone: widget.DangerImportance})
	case r.Last != "":
		lines = append(lines, widgets.RowLine{Text: "Last act: " + r.Last, Tone: widget.LowImportance})
	}
	o.(*widgets.ListRow).Set(widgets.RowText{Head: r.When + "  ·  " + r.Reason, Right: r.Size, Lines: lines})
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *View) Render(s present.BackupsState) {
	v.state = s
	widgets.SetText(v.head, s.Head)
	widgets.SetText(v.busy, s.Busy)
	widgets.SetText(v.advice, s.Advice)
	widgets.SetText(v.problem, s.Problem)
	widgets.EnableIf(v.now, s.NoBackup == "")
	widgets.EnableIf(v.file, s.NoFile == "")
	widgets.EnableIf(v.restore, s.NoRestore == "")
	v.list.ShowRow(s.Selected)
}
