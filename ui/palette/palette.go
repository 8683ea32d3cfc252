package palette

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/widgets"
)

// View shows a palette presenter: a field, and the commands that fit what is typed.
type View struct {
	p       *present.Palette
	key     func(*fyne.KeyEvent) bool
	state   present.PaletteState
	field   *widgets.TextField
	list    *widgets.PickList
	advice  *widget.Label
	head    *widget.Label
	columns *widgets.Columns
	content fyne.CanvasObject
}

// rowsAPage is how far PageUp and PageDown walk.
const rowsAPage = 10

// New makes the view of the palette. key is offered the keys that it does not use.
func New(p *present.Palette, key func(*fyne.KeyEvent) bool) *View {
	v := &View{
		p: p, key: key, advice: widgets.NewWrapped(""), head: widgets.NewCaption(""),
		columns: widgets.NewColumns(widgets.ColumnWidth{Least: 60}, widgets.ColumnWidth{Least: 150, Share: 3}, widgets.ColumnWidth{Least: 60, Share: 2}, widgets.ColumnWidth{Least: 130}),
	}
	v.advice.Alignment, v.advice.Importance = fyne.TextAlignCenter, widget.LowImportance
	v.head.Alignment = fyne.TextAlignTrailing
	v.field = widgets.NewTextField(1, v.typed)
	v.field.SetPlaceHolder("What do you want to do? A few letters are enough")
	v.field.OnChanged = p.Type
	v.list = widgets.NewPickList(func() int { return len(v.state.Rows) }, func() fyne.CanvasObject { return v.columns.NewRow() }, v.fill)
	v.list.OnPick = p.Select
	v.list.OnEnter, v.list.OnKey = p.Run, v.typed
	v.content = container.NewBorder(widgets.Inset(v.field, 4, 4, 0, 4), v.head, nil, nil, container.NewStack(v.list, container.NewVBox(v.advice)))
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *View) Content() fyne.CanvasObject { return v.content }

// Field gives the field, to give it the keyboard.
func (v *View) Field() fyne.Focusable { return v.field }

// typed walks the list while the field has the keyboard.
func (v *View) typed(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyDown:
		v.p.Move(1)
	case fyne.KeyUp:
		v.p.Move(-1)
	case fyne.KeyPageDown:
		v.p.Move(rowsAPage)
	case fyne.KeyPageUp:
		v.p.Move(-rowsAPage)
	default:
		return v.key(k)
	}
	return true
}

func (v *View) fill(i int, o fyne.CanvasObject) {
	r := v.state.Rows[i]
	title := widgets.ColumnText{Text: r.Title}
	if r.Why != "" {
		title.Color = theme.ColorMuted
	}
	o.(*widgets.ColumnRow).Set(
		widgets.ColumnText{Text: r.Menu, Small: true, Color: theme.ColorMuted}, title,
		widgets.ColumnText{Text: r.Why, Small: true, Color: theme.ColorMuted},
		widgets.ColumnText{Text: r.Keys, Right: true, Small: true, Color: theme.ColorAccent},
	)
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *View) Render(s present.PaletteState) {
	v.state = s
	v.field.SetTextQuietly(s.Typed)
	widgets.SetText(v.advice, s.Advice)
	v.head.SetText(s.Head)
	v.list.ShowRow(s.Selected)
}
