package details

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// View is the form of an article's details.
type View struct {
	p       *present.Details
	state   present.DetailsState
	fields  []*widgets.TextField // in the order of texts
	hows    []*widget.Label
	kind    *widget.Select
	kindHow *widget.Label
	more    *widget.Label
	problem *widget.Label
	content fyne.CanvasObject
}

// texts gives the texts of a form in the order of the fields; kind has a list of its own.
func texts(f *present.DetailsForm) []*string {
	return []*string{&f.Title, &f.Byline, &f.Source, &f.Published, &f.Language, &f.URL, &f.Wire}
}

// New makes the form; key is offered the keys that the fields do not use.
func New(p *present.Details, key func(*fyne.KeyEvent) bool) *View {
	v := &View{p: p, more: widgets.NewWrapped(""), problem: widgets.NewRemark(""), kindHow: widgets.NewCaption(""), state: present.DetailsState{Version: -1}}
	v.problem.Importance, v.more.Importance = widget.DangerImportance, widget.LowImportance
	form := container.New(layout.NewFormLayout())
	names := []string{"Title", "Authors", "Outlet", "Published", "Language", "Address", "Wire credit"}
	holders := []string{"", "One or several, with a semicolon between", "", "2025-04-11, or as exactly as it is known", "en", "", "The agency whose text it is"}
	for i, name := range names {
		field, how := widgets.NewTextField(1, key), widgets.NewCaption("")
		field.SetPlaceHolder(holders[i])
		v.fields, v.hows = append(v.fields, field), append(v.hows, how)
		form.Add(widget.NewLabel(name))
		form.Add(container.New(&widgets.Column{Gap: -6}, field, how))
	}
	v.kind = widget.NewSelect(present.ArticleKindWords(), nil)
	form.Add(widget.NewLabel("Kind"))
	form.Add(container.New(&widgets.Column{Gap: -6}, v.kind, v.kindHow))
	v.content = container.NewBorder(nil, v.problem, nil, nil, container.NewVScroll(container.NewVBox(form, v.more)))
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *View) Content() fyne.CanvasObject { return v.content }

// First gives the field that has the keyboard first.
func (v *View) First() fyne.Focusable { return v.fields[0] }

// Buttons gives the buttons for the foot of the dialog.
func (v *View) Buttons() []fyne.CanvasObject {
	save := widget.NewButton("Save", v.Save)
	save.Importance = widget.HighImportance
	return []fyne.CanvasObject{widget.NewButton("Cancel", v.p.Close), save}
}

// Save keeps what is in the form.
func (v *View) Save() {
	var f present.DetailsForm
	for i, t := range texts(&f) {
		*t = v.fields[i].Text
	}
	f.Kind = v.kind.Selected
	v.p.Save(f)
}

// Render shows a state; fields are filled once for each form.
func (v *View) Render(s present.DetailsState) {
	before := v.state
	v.state = s
	widgets.SetText(v.problem, s.Problem)
	if before.Version == s.Version {
		return
	}
	form, how := s.Form, s.How
	says := texts(&how)
	for i, t := range texts(&form) {
		v.fields[i].SetText(*t)
		widgets.SetText(v.hows[i], *says[i])
	}
	v.kind.SetSelected(form.Kind)
	widgets.SetText(v.kindHow, how.Kind)
	widgets.SetText(v.more, strings.Join(s.More, "\n"))
}
