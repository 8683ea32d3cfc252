package coding

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/theme"
)

// accentBar is the line beside the quote; it follows the theme.
type accentBar struct{ widget.BaseWidget }

func newAccentBar() *accentBar {
	b := &accentBar{}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *accentBar) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(fynetheme.Color(theme.ColorAccent))
	line.SetMinSize(fyne.NewSize(3, 0))
	return &barRenderer{widget.NewSimpleRenderer(line), line}
}

type barRenderer struct {
	fyne.WidgetRenderer
	line *canvas.Rectangle
}

// Refresh implements fyne.WidgetRenderer.
func (r *barRenderer) Refresh() {
	r.line.FillColor = fynetheme.Color(theme.ColorAccent)
	r.line.Refresh()
}
