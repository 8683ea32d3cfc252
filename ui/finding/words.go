package finding

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// Words is the dialog of the words of the library, on the left, and of the term lists that
// are made of them, on the right.
type Words struct {
	p       *present.WordLists
	state   present.WordsState
	pattern *widgets.TextField
	head    *widget.Label
	problem *widget.Label
	words   *widgets.PickList
	search  *widget.Button
	put     *widget.Button

	lists   *widgets.PickList
	name    *widgets.TextField
	terms   *widgets.TextField
	trouble *widget.Label
	remove  *widget.Button
	use     *widget.Button
	content fyne.CanvasObject
}

// NewWords makes the dialog; key is asked about keys that the lists do not use.
func NewWords(p *present.WordLists, key func(*fyne.KeyEvent) bool) *Words {
	v := &Words{
		p: p, head: widgets.NewCaption(""), problem: widgets.NewRemark(""), trouble: widgets.NewRemark(""),
		state: present.WordsState{Version: -1},
	}
	v.problem.Importance, v.trouble.Importance = widget.WarningImportance, widget.DangerImportance
	v.pattern = widgets.NewTextField(1, widgets.OnlyEscape(key))
	v.pattern.SetPlaceHolder("Words that begin with …, or a pattern: *tion, ne?o*, tarif~1")
	v.pattern.OnChanged = p.Look
	v.words = widgets.NewPickList(func() int { return len(v.state.Words) }, func() fyne.CanvasObject { return widgets.NewListRow(0, false) }, func(i int, o fyne.CanvasObject) {
		r := v.state.Words[i]
		o.(*widgets.ListRow).Set(widgets.RowText{Head: r.Word, Right: r.Counts})
	})
	v.words.OnPick = func(int) { v.enable() }
	v.words.OnEnter, v.words.OnKey = func() { p.SearchWord(v.words.Row()) }, key
	v.search = widget.NewButton("Search for it", func() { p.SearchWord(v.words.Row()) })
	v.put = widget.NewButton("Put into the list", v.putWord)
	v.lists = widgets.NewPickList(func() int { return len(v.state.Lists) }, func() fyne.CanvasObject { return widgets.NewListRow(0, false) }, func(i int, o fyne.CanvasObject) {
		o.(*widgets.ListRow).Set(widgets.RowText{Head: v.state.Lists[i]})
	})
	v.lists.OnPick, v.lists.OnKey = p.ChooseList, key
	v.name, v.terms = widgets.NewTextField(1, widgets.OnlyEscape(key)), widgets.NewTextField(6, widgets.OnlyEscape(key))
	v.name.SetPlaceHolder("Name, one word: sanctions")
	v.terms.SetPlaceHolder("A word, pattern or phrase on each line")
	v.content = v.layout()
	v.Render(p.State())
	return v
}

func (v *Words) layout() fyne.CanvasObject {
	fresh := widget.NewButton("New", func() {
		v.lists.ShowRow(-1)
		v.p.ChooseList(-1)
	})
	save := widget.NewButton("Save", func() { v.p.Save(v.name.Text, v.terms.Text) })
	v.remove, v.use = widget.NewButton("Remove", v.p.Remove), widget.NewButton("Search with it", v.p.SearchList)
	left := container.NewBorder(container.NewVBox(widgets.NewStrong("Words of the library"), v.pattern, v.problem, v.head),
		container.NewHBox(v.search, v.put), nil, nil, v.words)
	form := container.NewBorder(v.name, container.NewVBox(v.trouble, container.NewHBox(fresh, v.remove, layout.NewSpacer(), v.use, save)), nil, nil, v.terms)
	about := widgets.NewWrapped("A query names a list as @name and then looks for any of its terms.")
	about.Importance = widget.LowImportance
	lists := container.NewVSplit(v.lists, form)
	lists.SetOffset(0.35)
	right := container.NewBorder(container.NewVBox(widgets.NewStrong("Term lists"), about), nil, nil, nil, lists)
	split := container.NewHSplit(left, right)
	split.SetOffset(0.5)
	return split
}

// putWord adds the chosen word to the terms in the form.
func (v *Words) putWord() {
	i := v.words.Row()
	if i < 0 || i >= len(v.state.Words) {
		return
	}
	text := v.terms.Text
	if text != "" && text[len(text)-1] != '\n' {
		text += "\n"
	}
	v.terms.SetText(text + v.state.Words[i].Word + "\n")
}

// Content gives what stands in the dialog.
func (v *Words) Content() fyne.CanvasObject { return v.content }

// Buttons gives the buttons for the foot of the dialog.
func (v *Words) Buttons() []fyne.CanvasObject {
	shut := widget.NewButton("Close", v.p.Close)
	shut.Importance = widget.HighImportance
	return []fyne.CanvasObject{shut}
}

// First gives what has the keyboard first.
func (v *Words) First() fyne.Focusable { return v.pattern }

func (v *Words) enable() {
	chosen := v.words.Row() >= 0 && v.words.Row() < len(v.state.Words)
	widgets.EnableIf(v.search, chosen)
	widgets.EnableIf(v.put, chosen)
	widgets.EnableIf(v.remove, v.state.List >= 0)
	widgets.EnableIf(v.use, v.state.List >= 0)
}

// Render shows a state; fields are filled once for each form.
func (v *Words) Render(s present.WordsState) {
	before := v.state
	v.state = s
	widgets.SetText(v.head, s.Head)
	widgets.SetText(v.problem, s.Problem)
	widgets.SetText(v.trouble, s.ListProblem)
	v.words.Refresh()
	if before.Version != s.Version {
		v.lists.Refresh()
		v.lists.ShowRow(s.List)
		v.name.SetText(s.Name)
		v.terms.SetText(s.Terms)
	}
	v.enable()
}
