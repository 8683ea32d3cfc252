package register

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/widgets"
)

// Calls are what the view asks the window for. Nil ones are not offered.
type Calls struct {
	Key    func(*fyne.KeyEvent) bool // a key that the view does not use
	Shift  func() bool               // whether Shift is held down
	Ctrl   func() bool               // whether Ctrl is held down
	Tags   func()
	Recode func()
	Save   func()
	Remove func()
}

// View shows a register presenter.
type View struct {
	p       *present.Register
	calls   Calls
	state   present.RegisterState
	quiet   bool // render is setting widgets, their callbacks are not the analyst's
	query   *widgets.TextField
	reading *widget.Label
	head    *widget.Label
	kind    *widget.Select
	group   *widget.Select
	sort    *widget.Select
	columns *widgets.Columns
	titles  *widgets.ColumnHead
	list    *widgets.PickList
	empty   *fyne.Container
	title   *widget.Label
	text    *widget.Label
	acts    []*widget.Button
	detail  *detail
	split   *container.Split
	content fyne.CanvasObject
}

// choice is an entry of a closed list.
type choice[T any] struct {
	words string
	is    T
}

func kinds() []choice[app.Kind] {
	return []choice[app.Kind]{{"Statements and annotations", ""}, {"Statements only", app.KindStatement}, {"Annotations only", app.KindAnnotation}}
}

func groups() []choice[app.RegisterColumn] {
	out := []choice[app.RegisterColumn]{{"Not grouped", ""}}
	for _, c := range app.RegisterGroups() {
		out = append(out, choice[app.RegisterColumn]{"By " + string(c), c})
	}
	return out
}

func sorts() []choice[app.RegisterColumn] {
	var out []choice[app.RegisterColumn]
	for _, c := range app.RegisterSorts() {
		out = append(out, choice[app.RegisterColumn]{"Sorted by " + string(c), c})
	}
	return out
}

// New makes the view of the register.
func New(p *present.Register, c Calls) *View {
	v := &View{p: p, calls: c, reading: widgets.NewCaption(""), head: widgets.NewCaption(""), title: widgets.NewStrong(""), text: widgets.NewWrapped(""), detail: newDetail()}
	v.query = widgets.NewTextField(1, v.typed)
	v.query.SetPlaceHolder("Find: actor:name issue:title stance:- quote:word note:word tag:name coder:name said:2025-04 attribution:own, or any word")
	v.query.OnChanged = func(s string) {
		if !v.quiet {
			p.Search(s)
		}
	}
	v.kind = pick(v, kinds(), p.ShowKind)
	v.group = pick(v, groups(), p.GroupBy)
	v.sort = pick(v, sorts(), func(col app.RegisterColumn) {
		if col != v.state.Sort {
			p.SortBy(col)
		}
	})
	v.columns = widgets.NewColumns(columnWidths()...)
	v.titles = v.columns.NewHead(v.sortBy)
	v.list = widgets.NewPickList(func() int { return len(v.state.Lines) }, func() fyne.CanvasObject { return v.columns.NewRow() }, v.fill)
	v.list.OnPick = func(i int) {
		p.Select(i, c.Shift())
		if c.Ctrl() {
			p.Mark()
		}
	}
	v.list.OnEnter, v.list.OnKey = p.Open, v.key
	v.title.Alignment, v.text.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	v.text.Importance = widget.LowImportance
	v.empty = container.NewVBox(layout.NewSpacer(), v.title, v.text, layout.NewSpacer(), layout.NewSpacer())
	v.head.Truncation = fyne.TextTruncateOff
	choices := container.NewHBox(
		container.New(widgets.Fixed(222), v.kind), container.New(widgets.Fixed(150), v.group), container.New(widgets.Fixed(180), v.sort))
	bar := container.NewBorder(nil, nil, choices, v.buttons(), v.head)
	top := container.New(&widgets.Column{Gap: 0}, widgets.Inset(v.query, 8, 8, 8, 0), widgets.Inset(v.reading, 4, 8, 0, 0), widgets.Inset(bar, 8, 8, 0, 0), v.titles, widget.NewSeparator())
	v.split = container.NewVSplit(container.NewBorder(top, nil, nil, nil, container.NewStack(v.list, v.empty)), v.detail.content)
	v.content = v.split
	p.Subscribe(v.render)
	return v
}

func pick[T comparable](v *View, all []choice[T], set func(T)) *widget.Select {
	words := make([]string, len(all))
	for i, c := range all {
		words[i] = c.words
	}
	return widget.NewSelect(words, func(chosen string) {
		for _, c := range all {
			if c.words == chosen && !v.quiet {
				set(c.is)
			}
		}
	})
}

func show[T comparable](s *widget.Select, all []choice[T], is T) {
	for _, c := range all {
		if c.is == is && s.Selected != c.words {
			s.SetSelected(c.words)
		}
	}
}

// buttons are what can be done with the rows that are marked, or with the chosen one.
func (v *View) buttons() fyne.CanvasObject {
	box := container.NewHBox()
	for _, b := range []struct {
		words string
		run   func()
	}{
		{"Tags…", v.calls.Tags},
		{"Recode…", v.calls.Recode},
		{"Withdraw", v.calls.Remove},
		{"Save list…", v.calls.Save},
	} {
		if b.run == nil {
			continue
		}
		x := widget.NewButton(b.words, b.run)
		x.Importance = widget.LowImportance
		v.acts = append(v.acts, x)
		box.Add(x)
	}
	return box
}

// Content gives what stands in the window.
func (v *View) Content() fyne.CanvasObject { return v.content }

// Split gives the divider between list and chosen row.
func (v *View) Split() *container.Split { return v.split }

// Box gives the field for queries, to give it the keyboard.
func (v *View) Box() fyne.Focusable { return v.query }

// Focus gives the keyboard to the list.
func (v *View) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.list); c != nil {
		c.Focus(v.list)
	}
}

// Target gives what takes the keyboard. The window gives it, since a view that was not drawn
// yet does not know its canvas.
func (v *View) Target() fyne.Focusable { return v.list }

// typed leaves the box downwards.
func (v *View) typed(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		v.Focus()
		return true
	case fyne.KeyEscape:
		v.query.SetText("")
		v.Focus()
		return true
	}
	return v.calls.Key(k)
}

// key marks rows with Space.
func (v *View) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeySpace:
		v.p.Mark()
	case fyne.KeyEscape:
		v.p.Unmark()
	default:
		return v.calls.Key(k)
	}
	return true
}

func (v *View) render(s present.RegisterState) {
	v.quiet = true
	defer func() { v.quiet = false }()
	v.state = s
	v.query.SetTextQuietly(s.Query)
	reading, tone := s.Reading, widget.LowImportance
	for _, n := range s.Notices {
		reading += "  ·  " + n.Text
	}
	if s.Problem != "" {
		reading, tone = s.Problem, widget.DangerImportance
	}
	v.reading.Importance = tone
	v.reading.SetText(reading)
	v.head.SetText(s.Head)
	show(v.kind, kinds(), s.Kind)
	show(v.group, groups(), s.Group)
	show(v.sort, sorts(), s.Sort)
	v.titles.Set(headCells(s.Sort, s.Down)...)
	widgets.SetText(v.title, s.Empty.Title)
	widgets.SetText(v.text, s.Empty.Text)
	widgets.ShowIf(v.empty, s.Empty.Title != "")
	for _, b := range v.acts {
		widgets.EnableIf(b, len(s.Rows) > 0)
	}
	v.list.ShowRow(s.Line)
	v.detail.render(s.Detail)
}

func (v *View) fill(i int, o fyne.CanvasObject) {
	l := v.state.Lines[i]
	row := o.(*widgets.ColumnRow)
	if l.Row < 0 {
		sign := "▾ "
		if l.Shut {
			sign = "▸ "
		}
		row.SetGroup(sign + l.Group)
		return
	}
	x := v.state.Rows[l.Row]
	row.Set(cells(x, v.state.Marked[x.Key()])...)
}

// muted is a quiet small cell.
func muted(text string) widgets.ColumnText {
	return widgets.ColumnText{Text: text, Small: true, Color: theme.ColorMuted}
}
