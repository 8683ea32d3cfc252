package widgets

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"parley/ui/theme"
)

// StripWidth is how broad the marker strip at the right of the pane is.
const StripWidth = stripWidth

// Measures of the marker strip in pixels.
const (
	stripWidth = 16
	stripTick  = 3 // height of a marker
	stripNear  = 5 // a click that near to a marker jumps to it
)

// markStrip shows all marks of the text along the right edge: stances,
// annotations and suggestions on the left half, hits on the right half. It is
// one picture, however many marks there are.
type markStrip struct {
	widget.BaseWidget

	h      *HighlightText
	pal    theme.Palette
	ground *canvas.Rectangle
	view   *canvas.Rectangle
	ticks  *canvas.Raster
}

var (
	_ fyne.Tappable      = (*markStrip)(nil)
	_ desktop.Cursorable = (*markStrip)(nil)
)

func newMarkStrip(h *HighlightText) *markStrip {
	s := &markStrip{h: h, ground: canvas.NewRectangle(nil), view: canvas.NewRectangle(nil)}
	s.ticks = canvas.NewRaster(s.draw)
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *markStrip) CreateRenderer() fyne.WidgetRenderer { return &stripRenderer{s} }

// Cursor implements desktop.Cursorable.
func (s *markStrip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Tapped implements fyne.Tappable: it jumps to the mark, or to the place.
func (s *markStrip) Tapped(e *fyne.PointEvent) {
	if !s.h.ready() || s.Size().Height <= 0 {
		return
	}
	s.h.page.requestFocus() // keys stay with the text
	best, found := Mark{}, float32(stripNear)
	for _, m := range s.h.page.marks.list {
		if d := s.y(m.Mark) + stripTick/2 - e.Position.Y; max(d, -d) < found && m.Kind != KindTerm {
			best, found = m.Mark, max(d, -d)
		}
	}
	if best.End > 0 {
		s.h.ScrollTo(best.Start, best.End)
		return
	}
	_, view := s.h.viewport()
	s.h.scrollTo(e.Position.Y/s.Size().Height*s.h.page.height() - view/2)
}

// y returns where a mark stands on the strip.
func (s *markStrip) y(m Mark) float32 {
	lay := s.h.page.lay
	total := max(s.h.page.height(), 1)
	return (lay.top(lay.lineOf(m.Start)) + pageTop) / total * (s.Size().Height - stripTick)
}

// paint takes the colours of a palette.
func (s *markStrip) paint(pal theme.Palette) {
	s.pal = pal
	s.ground.FillColor, s.view.FillColor = pal.Strip, pal.StripView
	s.ground.Refresh()
	s.view.Refresh()
	s.update()
}

// update draws the marks anew.
func (s *markStrip) update() {
	s.move()
	s.ticks.Refresh()
}

// move shows which part of the text is in view.
func (s *markStrip) move() {
	top, view := s.h.viewport()
	total := s.h.page.height()
	if total <= view || total == 0 {
		s.view.Hide()
		return
	}
	if !s.view.Visible() {
		s.view.Show()
	}
	h := s.Size().Height
	s.view.Move(fyne.NewPos(0, float32(int(top/total*h))))
	s.view.Resize(fyne.NewSize(stripWidth, max(float32(int(view/total*h)), 8)))
}

// draw makes the picture in device pixels.
func (s *markStrip) draw(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	if !s.h.ready() || s.Size().Height <= 0 {
		return img
	}
	scale := float32(h) / s.Size().Height
	for kind := KindAnnotation; kind <= KindCurrentHit; kind++ {
		for _, m := range s.h.page.marks.list {
			if m.Kind == kind {
				s.tick(img, m.Mark, scale)
			}
		}
	}
	return img
}

// tick draws one marker.
func (s *markStrip) tick(img *image.NRGBA, m Mark, scale float32) {
	style := theme.StyleOf(m.Style, s.pal.Variant)
	from, to, ink := float32(2), float32(8), style.Line
	height := float32(stripTick)
	switch m.Kind {
	case KindSuggestion:
		from, ink, height = 4, s.pal.Suggestion, 1
	case KindHit:
		from, to, ink, height = 9, 14, s.pal.HitFrame, 2
	case KindCurrentHit:
		from, to, ink, height = 1, 15, s.pal.HitFrame, 4
	}
	y := s.y(m)
	fillRect(img, image.Rect(int(from*scale), int(y*scale), int(to*scale), int((y+height)*scale)), ink)
}

func fillRect(img *image.NRGBA, r image.Rectangle, c color.NRGBA) {
	r = r.Intersect(img.Bounds())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			img.SetNRGBA(x, y, c)
		}
	}
}

type stripRenderer struct{ s *markStrip }

// MinSize implements fyne.WidgetRenderer.
func (r *stripRenderer) MinSize() fyne.Size { return fyne.NewSize(stripWidth, 20) }

// Layout implements fyne.WidgetRenderer.
func (r *stripRenderer) Layout(size fyne.Size) {
	r.s.ground.Resize(size)
	r.s.ticks.Resize(size)
	r.s.move()
}

// Refresh implements fyne.WidgetRenderer.
func (r *stripRenderer) Refresh() { r.s.update() }

// Objects implements fyne.WidgetRenderer.
func (r *stripRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.ground, r.s.view, r.s.ticks}
}

// Destroy implements fyne.WidgetRenderer.
func (r *stripRenderer) Destroy() {}
