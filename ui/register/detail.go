package register

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/widgets"
)

// detail shows the chosen row in full: its words are never cut here.
type detail struct {
	chip    *widgets.Chip
	head    *widget.Label
	meta    *widget.Label
	quote   *widget.Label
	note    *widget.Label
	box     *fyne.Container
	content fyne.CanvasObject
}

func newDetail() *detail {
	d := &detail{chip: widgets.NewChip("", theme.Plain), head: widgets.NewStrong(""), meta: widgets.NewWrapped(""), quote: widgets.NewWrapped(""), note: widgets.NewWrapped("")}
	d.quote.TextStyle.Italic = true
	d.meta.Importance = widget.LowImportance
	d.head.Truncation = fyne.TextTruncateEllipsis
	top := container.NewBorder(nil, nil, container.NewCenter(d.chip), nil, d.head)
	d.box = container.New(&widgets.Column{Gap: -8}, widgets.Inset(top, 10, 8, 2, 0), d.quote, d.meta, d.note)
	d.content = container.NewVScroll(d.box)
	return d
}

func (d *detail) render(s present.RegisterDetail) {
	d.chip.Set(s.Symbol, theme.StyleOfStance(string(s.Stance), s.Hollow))
	widgets.ShowIf(d.chip, s.Symbol != "")
	widgets.SetText(d.head, s.Head)
	widgets.SetText(d.quote, s.Quote)
	widgets.SetText(d.meta, s.Meta)
	widgets.SetText(d.note, s.Note)
	d.box.Refresh()
}
