package library

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/widgets"
)

// Calls are what the view asks the window for.
type Calls struct {
	Import func()                    // the import button of the empty library
	Key    func(*fyne.KeyEvent) bool // a key that the search box does not use
}

// View shows a library presenter.
type View struct {
	p       *present.Library
	state   present.LibraryState
	quiet   bool // render is setting widgets, their callbacks are not the analyst's
	search  *searchEntry
	reading *widget.Label
	notices *fyne.Container
	words   *searchWords
	pasted  *conversion
	head    *widget.Label
	sort    *widget.Button
	list    *widgets.KeyList
	empty   *advice
	content fyne.CanvasObject
}

// New makes the view of a library.
func New(p *present.Library, c Calls) *View {
	v := &View{p: p, search: newSearchEntry(c.Key), notices: container.NewVBox(), words: newSearchWords(p.SwitchWord), pasted: newConversion(p.UseConverted), empty: newAdvice(c.Import)}
	v.search.SetPlaceHolder("Search: tariff W/5 steel")
	v.search.OnChanged = v.typed
	v.search.OnSubmitted = func(string) { v.p.Open(0) }
	v.search.clear = func() { v.search.SetText("") }
	v.search.ActionItem = newClear(func() { v.search.SetText("") })
	v.reading = wrapped()
	v.head = wrapped()
	v.sort = widget.NewButtonWithIcon("", fynetheme.MenuDropDownIcon(), v.chooseSort)
	v.sort.Importance = widget.LowImportance
	v.sort.IconPlacement = widget.ButtonIconTrailingText
	v.list = widgets.NewKeyList(func() int { return len(v.state.Rows) }, func() fyne.CanvasObject { return newRow() }, v.fill)
	v.list.OnKey = c.Key
	v.list.OnSelected = v.chosen
	v.search.down = func() { fyne.CurrentApp().Driver().CanvasForObject(v.list).Focus(v.list) }
	heading := container.New(&stack{gap: 0}, inset(v.search, 10, 10, 10, 4), v.reading, v.notices, v.pasted.box, inset(v.words.all, 6, 6, 0, 0),
		container.NewBorder(nil, nil, nil, container.NewCenter(v.sort), v.head))
	v.content = container.NewBorder(heading, nil, nil, nil, container.NewStack(v.list, v.empty.box))
	p.Subscribe(v.render)
	return v
}

// Content gives what stands in the window.
func (v *View) Content() fyne.CanvasObject { return v.content }

// SearchBox gives the search box, to give it the keyboard; its text is selected, so that
// typing begins a new search.
func (v *View) SearchBox() fyne.Focusable {
	v.search.TypedShortcut(&fyne.ShortcutSelectAll{})
	return v.search
}

func (v *View) typed(text string) {
	if !v.quiet {
		v.p.Search(text)
	}
}

// chooseSort opens the list of orders under its button.
func (v *View) chooseSort() {
	menu := fyne.NewMenu("")
	for _, o := range app.SortOrders() {
		item := fyne.NewMenuItem(o.Words, func() { v.p.SortBy(o.Code) })
		item.Checked = o.Code == v.state.Sort
		menu.Items = append(menu.Items, item)
	}
	fold := fyne.NewMenuItem("Copies once", func() { v.p.SetFold(!v.state.Fold) })
	fold.Checked = v.state.Fold
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), fold)
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(v.sort); c != nil {
		at := driver.AbsolutePositionForObject(v.sort).AddXY(0, v.sort.Size().Height)
		widget.ShowPopUpMenuAtPosition(menu, c, at)
	}
}

func (v *View) chosen(row widget.ListItemID) {
	if !v.quiet && row != v.state.Selected {
		v.p.Open(row)
	}
}

func (v *View) fill(row widget.ListItemID, o fyne.CanvasObject) {
	if row < len(v.state.Rows) {
		o.(*articleRow).set(v.state.Rows[row])
	}
	if row == len(v.state.Rows)-1 && v.state.More {
		v.p.FetchMore()
	}
}

func (v *View) render(s present.LibraryState) {
	v.quiet = true
	defer func() { v.quiet = false }()
	old := v.state
	v.state = s
	if v.search.Text != s.Query {
		v.search.SetText(s.Query)
	}
	line := s.Reading
	if s.Problem != "" {
		line = s.Problem
	}
	setText(v.reading, line)
	v.reading.Importance = widget.LowImportance
	if s.Problem != "" {
		v.reading.Importance = widget.WarningImportance
	}
	v.reading.Refresh()
	v.showNotices(s.Notices)
	v.words.set(s.Words)
	v.pasted.set(s.Converted)
	setText(v.head, s.Head)
	v.head.Importance = widget.MediumImportance
	if s.Short {
		v.head.Importance = widget.WarningImportance
	}
	v.head.Refresh()
	for _, o := range app.SortOrders() {
		if o.Code == s.Sort {
			v.sort.SetText(short(o.Words))
		}
	}
	v.empty.set(s.Empty)
	v.list.Refresh()
	v.showSelected(old)
}

// showSelected moves the list's selection to the open article; a new list begins at its
// top.
func (v *View) showSelected(old present.LibraryState) {
	if v.state.Selected < 0 {
		v.list.UnselectAll()
	} else {
		v.list.Select(v.state.Selected)
	}
	if (old.Query != v.state.Query || old.Sort != v.state.Sort) && v.state.Selected < 0 {
		v.list.ScrollToTop()
	}
}

func (v *View) showNotices(all []app.Notice) {
	v.notices.RemoveAll()
	for _, n := range all {
		v.notices.Add(newNotice(n.Text, n.Fix, func() { v.p.Apply(n) }))
	}
}

// short is an order in the word or two that fit beside the figures.
func short(words string) string {
	return strings.TrimSuffix(words, " first")
}
