package exporting

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/theme"
)

// page is a picture of the first page, as large as its place allows. Paper is white in every
// look of the window.
type page struct {
	widget.BaseWidget
	state present.PreviewPage
	known bool // the format has pages
}

func newPage() *page {
	p := &page{}
	p.ExtendBaseWidget(p)
	return p
}

func (p *page) set(s present.PreviewPage, known bool) {
	p.state, p.known = s, known
	p.Refresh()
}

// MinSize implements fyne.Widget.
func (p *page) MinSize() fyne.Size { return fyne.NewSize(240, 220) }

// CreateRenderer implements fyne.Widget.
func (p *page) CreateRenderer() fyne.WidgetRenderer { return &pageRenderer{p: p} }

type pageRenderer struct {
	p       *page
	size    fyne.Size
	objects []fyne.CanvasObject
}

// Destroy implements fyne.WidgetRenderer.
func (r *pageRenderer) Destroy() {}

// MinSize implements fyne.WidgetRenderer.
func (r *pageRenderer) MinSize() fyne.Size { return r.p.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (r *pageRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Layout implements fyne.WidgetRenderer.
func (r *pageRenderer) Layout(size fyne.Size) {
	r.size = size
	r.draw()
}

// Refresh implements fyne.WidgetRenderer.
func (r *pageRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.p)
}

var (
	paperWhite = color.NRGBA{255, 255, 255, 255}
	paperEdge  = color.NRGBA{0xC9, 0xCE, 0xD6, 255}
	paperNavy  = color.NRGBA{0x1F, 0x32, 0x47, 255}
	paperGrey  = color.NRGBA{0x59, 0x5F, 0x69, 255}
	paperMark  = color.NRGBA{0x8A, 0x2A, 0x00, 255}
)

// draw makes the picture anew.
func (r *pageRenderer) draw() {
	r.objects = nil
	s := r.p.state
	ratio := float32(1.414)
	if s.Letter {
		ratio = 1.294
	}
	w, h := r.size.Width, r.size.Width/ratio
	if !s.Wide {
		h = r.size.Width * ratio
	}
	if k := r.size.Height / h; k < 1 {
		w, h = w*k, h*k
	}
	if w < 40 || h < 40 {
		return
	}
	x0, y0 := (r.size.Width-w)/2, float32(0)
	sheet := r.box(x0, y0, w, h, paperWhite)
	sheet.StrokeColor, sheet.StrokeWidth = paperEdge, 1
	unit := w / 100
	if !s.Wide {
		unit = h / 110
	}
	margin := 4 * unit
	left, right := x0+margin, x0+w-margin
	switch {
	case !r.p.known:
		r.text("A file for other programs: it has no pages.", left, y0+margin, w-2*margin, 2.6*unit, paperGrey, false)
		return
	case s.Loading:
		r.text("Computing …", left, y0+margin, w-2*margin, 2.6*unit, paperGrey, false)
		return
	}
	r.text(s.Marking, x0+w/2, y0+margin*0.35, w/2-margin, 1.7*unit, paperMark, true)
	r.text(s.Title, left, y0+margin, w-2*margin, 3.6*unit, paperNavy, true)
	r.text(s.Sub, left, y0+margin+5*unit, w-2*margin, 1.9*unit, paperGrey, false)
	r.table(s, left, y0+margin+9.5*unit, right, y0+h-margin, unit)
}

// table draws the matrix as far as the page has room.
func (r *pageRenderer) table(s present.PreviewPage, left, top, right, bottom, unit float32) {
	if len(s.Heads) == 0 {
		r.text("No positions yet.", left, top, right-left, 2.2*unit, paperGrey, false)
		return
	}
	name := (right - left) * 0.2
	col := min((right-left-name)/float32(len(s.Heads)), 16*unit)
	high := 3.6 * unit
	line := max(2.9*unit, min(6*unit, (bottom-top-high)/float32(max(len(s.Rows), 1))))
	r.box(left, top, name+col*float32(len(s.Heads)), high, paperNavy)
	for i, head := range s.Heads {
		r.text(head, left+name+float32(i)*col+0.6*unit, top+0.7*unit, col-unit, 1.6*unit, paperWhite, true)
	}
	y := top + high
	for _, row := range s.Rows {
		if y+line > bottom {
			return
		}
		r.text(row.Name, left, y+line/2-1.3*unit, name-unit, 1.8*unit, paperNavy, true)
		for i, c := range row.Cells {
			st := theme.StyleOf(theme.StyleName(c.State), theme.Light)
			fill := st.Fill
			if c.Pale {
				fill = st.Pale
			}
			b := r.box(left+name+float32(i)*col+0.15*unit, y+0.15*unit, col-0.3*unit, line-0.3*unit, fill)
			if st.Hollow {
				b.StrokeColor, b.StrokeWidth = st.Border, 1
			}
			r.text(c.Text, left+name+float32(i)*col+0.7*unit, y+line/2-1.2*unit, col-1.2*unit, 1.6*unit, st.Ink, !st.Hollow)
		}
		y += line
	}
}

func (r *pageRenderer) box(x, y, w, h float32, fill color.Color) *canvas.Rectangle {
	b := canvas.NewRectangle(fill)
	b.Move(fyne.NewPos(x, y))
	b.Resize(fyne.NewSize(w, h))
	r.objects = append(r.objects, b)
	return b
}

// text draws a line of text, cut to its room.
func (r *pageRenderer) text(words string, x, y, room, size float32, ink color.Color, bold bool) {
	if words == "" || size < 3 {
		return
	}
	style := fyne.TextStyle{Bold: bold}
	runes := []rune(words)
	for len(runes) > 1 && fyne.MeasureText(string(runes), size, style).Width > room {
		runes = runes[:max(len(runes)*9/10, len(runes)-8)]
		words = string(runes) + "…"
	}
	t := canvas.NewText(words, ink)
	t.TextSize, t.TextStyle = size, style
	t.Move(fyne.NewPos(x, y))
	r.objects = append(r.objects, t)
}
