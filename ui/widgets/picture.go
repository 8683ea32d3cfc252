package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/theme"
)

// Picture draws a drawing with the shapes of the toolkit, so that it is crisp at every
// scale, and in the colours of the window.
type Picture struct {
	widget.BaseWidget
	d       app.Drawing
	objects []fyne.CanvasObject
}

// NewPicture makes the widget of a drawing.
func NewPicture(d app.Drawing) *Picture {
	p := &Picture{d: d}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	ground.Resize(fyne.NewSize(float32(p.d.Width), float32(p.d.Height)))
	p.objects = []fyne.CanvasObject{ground}
	for _, s := range p.d.Shapes {
		p.objects = append(p.objects, shapeObject(s))
	}
	r := &pictureRenderer{p}
	r.paint()
	return r
}

func shapeObject(s app.Shape) fyne.CanvasObject {
	at := func(x, y float64) fyne.Position { return fyne.NewPos(float32(x), float32(y)) }
	switch s.Kind {
	case app.ShapeLine:
		l := canvas.NewLine(nil)
		l.StrokeWidth = float32(s.Width)
		l.Position1, l.Position2 = at(s.X, s.Y), at(s.X2, s.Y2)
		return l
	case app.ShapeRect:
		r := canvas.NewRectangle(nil)
		r.Move(at(s.X, s.Y))
		r.Resize(fyne.NewSize(float32(s.X2), float32(s.Y2)))
		return r
	case app.ShapeText:
	}
	t := canvas.NewText(s.Text, nil)
	t.TextSize, t.TextStyle.Bold = float32(s.Size), s.Bold
	size := t.MinSize()
	x := float32(s.X)
	switch s.Align {
	case app.AlignMiddle:
		x -= size.Width / 2
	case app.AlignEnd:
		x -= size.Width
	case app.AlignStart:
	}
	t.Resize(size)
	t.Move(fyne.NewPos(x, float32(s.Y)-size.Height*0.78)) // the baseline lies a little under three quarters
	return t
}

// colour gives the window's colour of a role.
func (p *Picture) colour(role string) color.Color {
	switch role {
	case app.ColourGround:
		return fynetheme.Color(theme.ColorSurface)
	case app.ColourInk:
		return fynetheme.Color(fynetheme.ColorNameForeground)
	case app.ColourMuted, app.ColourTie:
		return fynetheme.Color(theme.ColorMuted)
	case app.ColourRule:
		return fynetheme.Color(fynetheme.ColorNameSeparator)
	}
	return theme.StyleOf(theme.StyleName(role), theme.Current()).Line
}

type pictureRenderer struct{ p *Picture }

func (r *pictureRenderer) paint() {
	for i, o := range r.p.objects {
		role := app.ColourGround
		if i > 0 {
			role = r.p.d.Shapes[i-1].Colour
		}
		c := r.p.colour(role)
		switch x := o.(type) {
		case *canvas.Line:
			x.StrokeColor = c
		case *canvas.Rectangle:
			x.FillColor = c
		case *canvas.Text:
			x.Color = c
		}
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *pictureRenderer) MinSize() fyne.Size {
	return fyne.NewSize(float32(r.p.d.Width), float32(r.p.d.Height))
}

// Layout implements fyne.WidgetRenderer. Shapes stand on their places.
func (r *pictureRenderer) Layout(fyne.Size) {}

// Refresh implements fyne.WidgetRenderer.
func (r *pictureRenderer) Refresh() {
	r.paint()
	canvas.Refresh(r.p)
}

// Objects implements fyne.WidgetRenderer.
func (r *pictureRenderer) Objects() []fyne.CanvasObject { return r.p.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *pictureRenderer) Destroy() {}
