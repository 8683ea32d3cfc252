package palette

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/widgets"
)

// Keys is the page with all keys at once, in columns, with a filter.
type Keys struct {
	all     []present.PaletteEntry
	field   *widgets.TextField
	columns *widgets.Columns
	page    *fyne.Container
	advice  *widget.Label
	content fyne.CanvasObject
}

// How the page is set: so many columns beside each other.
const keyColumns = 4

// NewKeys makes the page of the entries that have keys. key is offered the keys that the
// field does not use.
func NewKeys(all []present.PaletteEntry, key func(*fyne.KeyEvent) bool) *Keys {
	v := &Keys{page: container.NewGridWithColumns(keyColumns), advice: widgets.NewWrapped("No key does that. Ctrl+P finds commands without a key too.")}
	v.columns = widgets.NewColumns(widgets.ColumnWidth{Least: 108}, widgets.ColumnWidth{Share: 1})
	for _, e := range all {
		if e.Keys != "" {
			v.all = append(v.all, e)
		}
	}
	v.advice.Importance = widget.LowImportance
	v.field = widgets.NewTextField(1, key)
	v.field.SetPlaceHolder("Find a key: what it does, or the key itself, as F9 or Ctrl+R")
	v.field.OnChanged = v.show
	v.content = container.NewBorder(widgets.Inset(v.field, 4, 4, 0, 4), nil, nil, nil, container.NewVScroll(container.NewVBox(v.page, v.advice)))
	v.show("")
	return v
}

// Content gives what stands in the dialog.
func (v *Keys) Content() fyne.CanvasObject { return v.content }

// Field gives the field, to give it the keyboard.
func (v *Keys) Field() fyne.Focusable { return v.field }

// show lists what fits, group by group, filling one column after the other.
func (v *Keys) show(typed string) {
	rows := present.FilterEntries(v.all, typed)
	in := map[present.PaletteEntry]bool{}
	for _, r := range rows {
		in[r] = true
	}
	var lines []fyne.CanvasObject
	menu := ""
	for _, e := range v.all {
		if !in[e] {
			continue
		}
		if e.Menu != menu {
			menu = e.Menu
			head := v.columns.NewRow()
			head.SetGroup(menu)
			lines = append(lines, head)
		}
		row := v.columns.NewRow()
		title := widgets.ColumnText{Text: e.Title, Small: true}
		row.Set(widgets.ColumnText{Text: e.Keys, Small: true, Bold: true, Color: theme.ColorAccent}, title)
		lines = append(lines, row)
	}
	v.page.RemoveAll()
	each := max((len(lines)+keyColumns-1)/keyColumns, 1)
	for i := range keyColumns {
		column := container.New(&widgets.Column{Gap: -6})
		for _, l := range lines[min(i*each, len(lines)):min((i+1)*each, len(lines))] {
			column.Add(l)
		}
		v.page.Add(column)
	}
	widgets.ShowIf(v.advice, len(lines) == 0)
	v.content.Refresh()
}
