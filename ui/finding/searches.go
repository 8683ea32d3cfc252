package finding

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// Searches is the dialog of saved and recent searches.
type Searches struct {
	p       *present.Searches
	state   present.SearchesState
	query   *widget.Label
	name    *widgets.TextField
	saving  fyne.CanvasObject
	save    *widget.Button
	saved   *widgets.PickList
	recent  *widgets.PickList
	advice  *widget.Label
	problem *widget.Label
	open    *widget.Button
	remove  *widget.Button
	last    bool // the choice is among the recent ones
	content fyne.CanvasObject
}

// NewSearches makes the dialog; key is asked about keys that the lists do not use.
func NewSearches(p *present.Searches, key func(*fyne.KeyEvent) bool) *Searches {
	v := &Searches{p: p, query: widgets.NewWrapped(""), advice: widgets.NewWrapped(""), problem: widgets.NewRemark("")}
	v.problem.Importance, v.advice.Importance = widget.DangerImportance, widget.LowImportance
	v.name = widgets.NewTextField(1, widgets.OnlyEscape(key))
	v.name.SetPlaceHolder("Name of the search")
	v.save = widget.NewButton("Save", func() { p.Save(v.name.Text) })
	v.name.OnSubmitted = p.Save
	v.saving = container.NewVBox(v.query, container.NewBorder(nil, nil, nil, v.save, v.name))
	v.saved = widgets.NewPickList(func() int { return len(v.state.Rows) }, func() fyne.CanvasObject { return widgets.NewListRow(2, false) }, v.fill)
	v.saved.OnPick = func(row int) {
		v.last = false
		p.Select(row)
	}
	v.saved.OnEnter, v.saved.OnKey = v.Open, key
	v.recent = widgets.NewPickList(func() int { return len(v.state.Recent) }, func() fyne.CanvasObject { return widgets.NewListRow(0, false) }, func(i int, o fyne.CanvasObject) {
		o.(*widgets.ListRow).Set(widgets.RowText{Head: v.state.Recent[i]})
	})
	v.recent.OnPick = func(int) {
		v.last = true
		v.enable()
	}
	v.recent.OnEnter, v.recent.OnKey = v.Open, key
	v.open, v.remove = widget.NewButton("Search", v.Open), widget.NewButton("Remove", p.Remove)
	v.open.Importance = widget.HighImportance
	left := container.NewBorder(widgets.NewStrong("Saved"), nil, nil, nil, container.NewStack(v.saved, v.advice))
	right := container.NewBorder(widgets.NewStrong("Recent"), nil, nil, nil, v.recent)
	split := container.NewHSplit(left, right)
	split.SetOffset(0.6)
	v.content = container.NewBorder(container.NewVBox(v.saving, v.problem), nil, nil, nil, split)
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *Searches) Content() fyne.CanvasObject { return v.content }

// Buttons gives the buttons for the foot of the dialog.
func (v *Searches) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.remove, widget.NewButton("Close", v.p.Close), v.open}
}

// First gives what has the keyboard first.
func (v *Searches) First() fyne.Focusable { return v.saved }

// Open runs what is chosen.
func (v *Searches) Open() {
	if v.last {
		v.p.OpenRecent(v.recent.Row())
	} else {
		v.p.OpenSelected()
	}
}

func (v *Searches) fill(i int, o fyne.CanvasObject) {
	r := v.state.Rows[i]
	tone := widget.LowImportance
	if r.Problem {
		tone = widget.DangerImportance
	}
	o.(*widgets.ListRow).Set(widgets.RowText{Head: r.Name, Right: r.News, Lines: []widgets.RowLine{{Text: r.Query, Tone: widget.MediumImportance}, {Text: r.Counts, Tone: tone}}})
}

func (v *Searches) enable() {
	chosen := v.state.Selected >= 0 && !v.last
	widgets.EnableIf(v.remove, chosen)
	widgets.EnableIf(v.open, chosen || v.last && v.recent.Row() >= 0)
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *Searches) Render(s present.SearchesState) {
	v.state = s
	words := "Keep “" + s.Query + "” under a name, to see later what is new in it."
	if s.NoSave != "" {
		words = s.NoSave
	}
	widgets.SetText(v.query, words)
	widgets.EnableIf(v.save, s.NoSave == "")
	widgets.EnableIf(v.name, s.NoSave == "")
	widgets.SetText(v.problem, s.Problem)
	advice := ""
	if len(s.Rows) == 0 && !s.Busy {
		advice = "No searches are saved yet."
	}
	widgets.SetText(v.advice, advice)
	v.saved.Refresh()
	v.saved.ShowRow(s.Selected)
	v.recent.Refresh()
	v.enable()
}
