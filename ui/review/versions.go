package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// Versions shows a versions presenter: the texts of an article, and a place for a newer
// one.
type Versions struct {
	p       *present.Versions
	state   present.VersionsState
	problem *widget.Label
	list    *widgets.PickList
	text    *widgets.TextField
	reason  *widgets.TextField
	add     *widget.Button
	again   *widget.Button
	adopt   *widget.Button
	diff    *widget.Button
	why     *widget.Label
	content fyne.CanvasObject
}

// NewVersions makes the view of the texts of an article. key is offered the keys that it
// does not use.
func NewVersions(p *present.Versions, key func(*fyne.KeyEvent) bool) *Versions {
	v := &Versions{p: p, problem: widgets.NewRemark(""), why: widgets.NewCaption("")}
	v.problem.Importance = widget.DangerImportance
	v.why.Alignment = fyne.TextAlignCenter
	v.list = widgets.NewPickList(func() int { return len(v.state.Rows) }, func() fyne.CanvasObject { return widgets.NewListRow(2, false) }, v.fill)
	v.list.OnPick, v.list.OnKey = p.Select, func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.Key2 { // two texts; a digit arrives on every keyboard layout
			p.Compare()
			return true
		}
		return key(k)
	}
	v.text, v.reason = widgets.NewTextField(4, key), widgets.NewTextField(1, key)
	v.text.SetPlaceHolder("Paste a newer text of the article here; the one in force stays until you adopt another")
	v.reason.SetPlaceHolder("why there is a newer text, as “corrected by the outlet”")
	tell := func(string) { p.Type(v.text.Text, v.reason.Text) }
	v.text.OnChanged, v.reason.OnChanged = tell, tell
	v.add = widget.NewButton("Keep this text", p.Add)
	v.again = widget.NewButton("Read the file again", p.Reread)
	v.diff = widget.NewButton("Compare (2)", p.Compare)
	v.adopt = widget.NewButton("Put in force", p.Adopt)
	v.adopt.Importance = widget.HighImportance
	foot := container.New(&widgets.Column{Gap: 4}, v.problem, widget.NewSeparator(), v.text, container.NewBorder(nil, nil, nil, v.add, v.reason), v.why)
	v.content = container.NewBorder(nil, widgets.Inset(foot, 8, 8, 0, 0), nil, nil, v.list)
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *Versions) Content() fyne.CanvasObject { return v.content }

// List gives the list, to give it the keyboard.
func (v *Versions) List() fyne.Focusable { return v.list }

// Reread gives the button that reads the article's file again.
func (v *Versions) Reread() *widget.Button { return v.again }

// Diff gives the button that compares two texts.
func (v *Versions) Diff() *widget.Button { return v.diff }

// Adopt gives the button for the foot of the dialog.
func (v *Versions) Adopt() *widget.Button { return v.adopt }

func (v *Versions) fill(i int, o fyne.CanvasObject) {
	r := v.state.Rows[i]
	tone := widget.LowImportance
	if r.Failed {
		tone = widget.WarningImportance
	}
	o.(*widgets.ListRow).Set(widgets.RowText{Head: r.Head, Lines: []widgets.RowLine{{Text: r.Lines[0], Tone: tone}, {Text: r.Lines[1], Tone: widget.LowImportance}}})
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *Versions) Render(s present.VersionsState) {
	v.state = s
	widgets.SetText(v.problem, s.Problem)
	v.text.SetTextQuietly(s.Text)
	v.reason.SetTextQuietly(s.Reason)
	widgets.EnableIf(v.add, s.NoAdd == "")
	widgets.EnableIf(v.again, s.NoReread == "")
	widgets.EnableIf(v.adopt, s.NoAdopt == "")
	widgets.EnableIf(v.diff, s.NoDiff == "")
	v.why.SetText(s.NoAdopt) // keeps its place when it is empty
	v.list.ShowRow(s.Selected)
}
