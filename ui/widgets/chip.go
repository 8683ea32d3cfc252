package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/theme"
)

// Measures of a chip, in pixels: close around the text, so that a row of them
// reads as a line of words.
const (
	chipPadX   = 8
	chipPadY   = 2
	chipRadius = 9
)

// Chip is a small badge: a tag, a stance or a count.
type Chip struct {
	widget.BaseWidget

	// OnTapped is called on a click; nil makes a mere badge.
	OnTapped func()

	text  string
	style StyleName
}

var _ fyne.Tappable = (*Chip)(nil)

// NewChip returns a chip; theme.Plain gives a neutral one.
func NewChip(text string, style StyleName) *Chip {
	c := &Chip{text: text, style: style}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes text and style.
func (c *Chip) Set(text string, style StyleName) {
	if c.text == text && c.style == style {
		return
	}
	c.text, c.style = text, style
	c.Refresh()
}

// Text returns the text shown.
func (c *Chip) Text() string { return c.text }

// Tapped implements fyne.Tappable.
func (c *Chip) Tapped(*fyne.PointEvent) {
	if c.OnTapped != nil {
		c.OnTapped()
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{chip: c, ground: &canvas.Rectangle{CornerRadius: chipRadius}, text: &canvas.Text{}}
	r.Refresh()
	return r
}

type chipRenderer struct {
	chip   *Chip
	ground *canvas.Rectangle
	text   *canvas.Text
}

func (r *chipRenderer) MinSize() fyne.Size {
	return r.text.MinSize().Add(fyne.NewSize(2*chipPadX, 2*chipPadY))
}

func (r *chipRenderer) Layout(size fyne.Size) {
	h := r.MinSize().Height
	top := float32(int((size.Height - h) / 2))
	r.ground.Move(fyne.NewPos(0, top))
	r.ground.Resize(fyne.NewSize(size.Width, h))
	r.text.Move(fyne.NewPos(chipPadX, top+chipPadY))
	r.text.Resize(r.text.MinSize())
}

func (r *chipRenderer) Refresh() {
	th := r.chip.Theme()
	r.text.Text = r.chip.text
	r.text.TextSize = th.Size(fynetheme.SizeNameCaptionText)
	r.ground.FillColor, r.ground.StrokeColor, r.text.Color = chipColors(r.chip.style)
	r.ground.StrokeWidth = 1
	r.Layout(r.chip.Size())
	r.ground.Refresh()
	r.text.Refresh()
}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text}
}

func (r *chipRenderer) Destroy() {}

// chipColors returns ground, edge and ink of a chip.
func chipColors(style StyleName) (fill, edge, ink color.Color) {
	if style == theme.Plain {
		return fynetheme.Color(theme.ColorRaised), fynetheme.Color(fynetheme.ColorNameSeparator),
			fynetheme.Color(fynetheme.ColorNameForeground)
	}
	s := theme.StyleOf(style, theme.Current())
	if s.Hollow {
		return s.Fill, s.Border, s.Ink
	}
	return s.Fill, s.Fill, s.Ink
}
