package codebook

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/widgets"
)

// entryList is one of the two lists, with its filter box and the button for a new entry.
type entryList struct {
	rows    []present.EntryRow
	head    *widget.Label
	filter  *widgets.TextField
	fresh   *widget.Button
	list    *widgets.PickList
	content fyne.CanvasObject
}

// listCalls are what a list asks for.
type listCalls struct {
	filter func(string)
	pick   func(app.Key)
	fresh  func()
	key    func(*fyne.KeyEvent) bool
}

func newEntryList(hint string, c listCalls) *entryList {
	l := &entryList{head: widgets.NewStrong("")}
	l.list = widgets.NewPickList(func() int { return len(l.rows) }, func() fyne.CanvasObject { return NewRow() },
		func(i int, o fyne.CanvasObject) { o.(*Row).Set(l.rows[i]) })
	l.list.OnPick = func(i int) {
		if i < len(l.rows) {
			c.pick(l.rows[i].Key)
		}
	}
	l.list.OnKey = c.key
	l.filter = widgets.NewTextField(1, func(k *fyne.KeyEvent) bool {
		switch {
		case k.Name == fyne.KeyDown:
			l.focusList()
			return true
		case k.Name == fyne.KeyEscape && l.filter.Text != "":
			l.filter.SetText("")
			return true
		}
		return c.key(k)
	})
	l.filter.SetPlaceHolder(hint)
	l.filter.OnChanged = c.filter
	l.fresh = widget.NewButtonWithIcon("New", fynetheme.ContentAddIcon(), c.fresh)
	l.fresh.Importance = widget.LowImportance
	top := container.New(&widgets.Column{Gap: 2},
		widgets.Inset(container.NewBorder(nil, nil, nil, container.NewCenter(l.fresh), l.head), 4, 4, 2, 0),
		widgets.Inset(l.filter, 11, 11, 0, 4))
	l.content = container.NewBorder(top, nil, nil, nil, l.list)
	return l
}

// focusList gives the list the keyboard, on its first row where none is chosen.
func (l *entryList) focusList() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l.list); c != nil {
		c.Focus(l.list)
	}
	if l.list.Row() < 0 && len(l.rows) > 0 {
		l.list.Select(0)
	}
}

func (l *entryList) render(rows []present.EntryRow, head string, selected int, noNew string) {
	l.rows = rows
	widgets.SetText(l.head, head)
	widgets.EnableIf(l.fresh, noNew == "")
	l.list.ShowRow(selected)
}
