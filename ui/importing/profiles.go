package importing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// Profiles is the dialog of import profiles: their names on the left, the form on the
// right.
type Profiles struct {
	p        *present.Profiles
	state    present.ProfilesState
	list     *widgets.PickList
	name     *widget.Entry
	paths    *widgets.TextField
	source   *widget.Entry
	language *widget.Entry
	keep     *widget.Check
	private  *widget.Check
	problem  *widget.Label
	advice   *widget.Label
	remove   *widget.Button
	content  fyne.CanvasObject
}

// NewProfiles makes the dialog; key is asked about keys that the list does not use.
func NewProfiles(p *present.Profiles, key func(*fyne.KeyEvent) bool) *Profiles {
	v := &Profiles{p: p, problem: widgets.NewRemark(""), advice: widgets.NewWrapped(""), state: present.ProfilesState{Version: -1}}
	v.problem.Importance, v.advice.Importance = widget.DangerImportance, widget.LowImportance
	v.list = widgets.NewPickList(func() int { return len(v.state.Names) }, func() fyne.CanvasObject { return widgets.NewListRow(0, false) }, func(i int, o fyne.CanvasObject) {
		o.(*widgets.ListRow).Set(widgets.RowText{Head: v.state.Names[i]})
	})
	v.list.OnPick, v.list.OnKey = p.Choose, key
	v.name, v.source, v.language = widget.NewEntry(), widget.NewEntry(), widget.NewEntry()
	v.paths = widgets.NewTextField(4, key)
	v.paths.Wrapping = fyne.TextWrapOff
	v.name.SetPlaceHolder("Morning")
	v.paths.SetPlaceHolder("A folder, a file or an address on each line")
	v.source.SetPlaceHolder("where a file names none")
	v.language.SetPlaceHolder("where a text does not show it, such as uk")
	v.keep = widget.NewCheck("Keep the files themselves in the project", nil)
	v.private = widget.NewCheck("Allow addresses in the house's own network", nil)
	form := container.New(layout.NewFormLayout(),
		widget.NewLabel("Name"), v.name, widget.NewLabel("What"), v.paths, widget.NewLabel("Outlet"), v.source,
		widget.NewLabel("Language"), v.language, layout.NewSpacer(), v.keep, layout.NewSpacer(), v.private)
	v.remove = widget.NewButton("Remove", p.Remove)
	fresh := widget.NewButton("New", func() {
		v.list.ShowRow(-1)
		p.Choose(-1)
	})
	save := widget.NewButton("Save", func() { p.Save(v.form()) })
	left := container.NewBorder(nil, container.NewHBox(fresh, v.remove), nil, nil, v.list)
	right := container.NewBorder(v.advice, container.NewVBox(v.problem, container.NewHBox(layout.NewSpacer(), save)), nil, nil, container.NewVScroll(form))
	split := container.NewHSplit(left, right)
	split.SetOffset(0.3)
	v.content = split
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *Profiles) Content() fyne.CanvasObject { return v.content }

// First gives what has the keyboard first.
func (v *Profiles) First() fyne.Focusable { return v.list }

// Buttons gives the buttons for the foot of the dialog.
func (v *Profiles) Buttons() []fyne.CanvasObject {
	run := widget.NewButton("Import now", v.Run)
	run.Importance = widget.HighImportance
	return []fyne.CanvasObject{widget.NewButton("Close", v.p.Close), run}
}

// Run imports as the form says.
func (v *Profiles) Run() { v.p.Run(v.form()) }

func (v *Profiles) form() present.ProfileForm {
	return present.ProfileForm{
		Name: v.name.Text, Paths: v.paths.Text, Source: v.source.Text, Language: v.language.Text,
		NoOriginals: !v.keep.Checked, Private: v.private.Checked,
	}
}

// Render shows a state; fields are filled once for each form, so that a problem does not
// take away what was typed.
func (v *Profiles) Render(s present.ProfilesState) {
	before := v.state
	v.state = s
	widgets.SetText(v.problem, s.Problem)
	widgets.SetText(v.advice, s.Advice)
	widgets.EnableIf(v.remove, s.Row >= 0)
	if before.Version == s.Version {
		return
	}
	v.list.Refresh()
	v.list.ShowRow(s.Row)
	v.name.SetText(s.Form.Name)
	v.paths.SetText(s.Form.Paths)
	v.source.SetText(s.Form.Source)
	v.language.SetText(s.Form.Language)
	v.keep.SetChecked(!s.Form.NoOriginals)
	v.private.SetChecked(s.Form.Private)
}
