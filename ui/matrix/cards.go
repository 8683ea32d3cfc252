package matrix

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/widgets"
)

// Cards shows the card of an actor, an issue or a cell: its positions and pictures.
type Cards struct {
	p       *present.Cards
	state   present.CardsState
	sub     *widget.Label
	problem *widget.Label
	rows    *widgets.PickList
	tabs    *container.AppTabs
	content fyne.CanvasObject
}

// NewCards makes the view; save is asked to write a picture, keys that it has no use for go
// to key.
func NewCards(p *present.Cards, key func(*fyne.KeyEvent) bool, save func(app.Drawing)) *Cards {
	v := &Cards{p: p, sub: widgets.NewRemark(""), problem: widgets.NewRemark("")}
	v.problem.Importance = widget.DangerImportance
	v.rows = widgets.NewPickList(func() int { return len(v.state.Rows) }, newCardLine, v.fill)
	v.rows.OnKey = key
	v.rows.OnEnter = func() { p.Go(v.rows.Row()) }
	s := p.State()
	v.tabs = container.NewAppTabs()
	add := func(title string, d app.Drawing) {
		export := widget.NewButton("Save this picture…", func() { save(d) })
		v.tabs.Append(container.NewTabItem(title, container.NewBorder(nil, container.NewHBox(export), nil, nil, container.NewScroll(widgets.NewPicture(d)))))
	}
	if len(s.Rows) > 0 {
		open := widget.NewButton("Open the words", func() { p.Go(v.rows.Row()) })
		v.tabs.Append(container.NewTabItem("Positions", container.NewBorder(nil, container.NewHBox(open), nil, nil, v.rows)))
	}
	if s.Scale != nil {
		add("On the scale", *s.Scale)
	}
	title := "Over time"
	if len(s.Rows) == 0 {
		title = "Map"
	}
	add(title, s.Picture)
	v.content = container.NewBorder(v.sub, v.problem, nil, nil, v.tabs)
	v.Render(s)
	return v
}

// Content gives what stands in the dialog.
func (v *Cards) Content() fyne.CanvasObject { return v.content }

// First gives the list, which has the keyboard first.
func (v *Cards) First() fyne.Focusable { return v.rows }

// ShowPicture shows the picture over time first, as for the timeline of a cell.
func (v *Cards) ShowPicture() { v.tabs.SelectIndex(len(v.tabs.Items) - 1) }

// newCardLine makes a row: the position as a chip before the words.
func newCardLine() fyne.CanvasObject {
	return container.NewBorder(nil, nil, container.New(width(190), container.NewCenter(widgets.NewChip(" ", theme.Plain))), nil, widgets.NewListRow(2, false))
}

func (v *Cards) fill(i int, o fyne.CanvasObject) {
	r := v.state.Rows[i]
	row := o.(*fyne.Container)
	row.Objects[0].(*widgets.ListRow).Set(widgets.RowText{
		Head:  r.Name,
		Lines: []widgets.RowLine{{Text: r.Sub, Tone: widget.LowImportance}, {Text: r.Quote}},
	})
	chip := row.Objects[1].(*fyne.Container).Objects[0].(*fyne.Container).Objects[0].(*widgets.Chip)
	chip.Set(r.Words, theme.StyleName(r.State))
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *Cards) Render(s present.CardsState) {
	v.state = s
	widgets.SetText(v.sub, s.Sub)
	widgets.SetText(v.problem, s.Problem)
	v.rows.Refresh()
}
