package widgets

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"parley/ui/theme"
)

// lineArt is what a line has of dotted and broken strokes: terms, suggestions
// and what is told at second hand. It is one picture a line, for as many
// rectangles as there are dots would be too many.
type lineArt struct {
	strokes []artStroke
	raster  *canvas.Raster
}

// artStroke is a stroke in pixels of the page; on and off are the lengths of
// its pieces, off 0 for an unbroken one.
type artStroke struct {
	x, y, w, h float32
	on, off    float32
	ink        color.NRGBA
}

// The patterns of strokes, in pixels.
const (
	dashOn, dashOff             = 7, 4
	dotOn, dotOff               = 2, 3
	issueOn, issueOff           = 1, 2
	suggestionWidth, termHeight = 2, 1
	artBelow                    = 3 * laneStep // underlines below the line's foot
)

// artStrokes returns the broken strokes of a line.
func (l *textLayout) artStrokes(line int, f lineFrame, marks markSet, pal theme.Palette) []artStroke {
	start, _ := l.bounds(line)
	end := l.shownEnd(line)
	var out []artStroke
	for _, m := range marks.touching(start, max(end, start+1)) {
		stroke, ok := artOf(m, f, pal)
		if !ok {
			continue
		}
		for _, s := range l.spans(line, max(m.Start, start), min(m.End, end)) {
			stroke.x = f.left + float32(int(s.from))
			stroke.w = max(f.left+float32(int(s.to+0.99))-stroke.x, 2)
			out = append(out, stroke)
			if m.Kind == KindSuggestion {
				out = append(out, suggestionEnds(stroke, [2]bool{m.Start >= start, m.End <= end})...)
			}
		}
	}
	return out
}

// artOf returns how a mark is stroked; ok is false for marks of other layers.
func artOf(m placedMark, f lineFrame, pal theme.Palette) (artStroke, bool) {
	switch {
	case m.Kind == KindTerm:
		s := artStroke{y: f.baseline + 2, h: termHeight, ink: pal.Term}
		if m.Dashed {
			s.on, s.off = issueOn, issueOff
		}
		return s, true
	case m.Kind == KindSuggestion:
		s := artStroke{y: f.capTop() + 1, h: suggestionWidth, on: dotOn, off: dotOff, ink: pal.Suggestion}
		if !m.Hollow { // the one walked to
			s.ink = pal.HitFrame
		}
		return s, true
	case m.underlined() && m.Dashed:
		h := float32(laneHeight)
		if m.Hollow {
			h = 1
		}
		ink := theme.StyleOf(m.Style, pal.Variant).Line
		return artStroke{y: f.foot() + float32(m.lane)*laneStep, h: h, on: dashOn, off: dashOff, ink: ink}, true
	}
	return artStroke{}, false
}

// suggestionEnds are the short ticks where a suggestion begins and ends.
func suggestionEnds(s artStroke, ends [2]bool) []artStroke {
	var out []artStroke
	tick := artStroke{x: s.x, y: s.y, w: 1, h: 4, ink: s.ink}
	if ends[0] {
		out = append(out, tick)
	}
	if ends[1] {
		tick.x = s.x + s.w - 1
		out = append(out, tick)
	}
	return out
}

// set shows the strokes of a line, or nothing.
func (a *lineArt) set(strokes []artStroke, f lineFrame, box *fyne.Container) {
	a.strokes = strokes
	if len(strokes) == 0 {
		a.hide()
		return
	}
	if a.raster == nil {
		a.raster = canvas.NewRaster(a.draw)
		box.Objects = append(box.Objects, a.raster)
	}
	left, right := strokes[0].x, strokes[0].x
	for _, s := range strokes {
		left, right = min(left, s.x), max(right, s.x+s.w)
	}
	a.raster.Move(fyne.NewPos(left, f.capTop()-1))
	if !a.raster.Visible() {
		a.raster.Show()
	}
	size := fyne.NewSize(right-left, f.foot()-f.capTop()+artBelow+1)
	if a.raster.Size() != size {
		a.raster.Resize(size) // draws it
		return
	}
	a.raster.Refresh()
}

func (a *lineArt) hide() {
	if a.raster != nil && a.raster.Visible() {
		a.raster.Hide()
	}
}

// draw makes the picture in device pixels.
func (a *lineArt) draw(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	size := a.raster.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return img
	}
	scale, at := float32(w)/size.Width, a.raster.Position()
	for _, s := range a.strokes {
		step := s.on + s.off
		for x := float32(0); x < s.w; x += step {
			to := s.w
			if s.off > 0 {
				to = min(x+s.on, s.w)
			}
			from := fyne.NewPos(s.x+x-at.X, s.y-at.Y)
			fillRect(img, image.Rect(int(from.X*scale), int(from.Y*scale), int((s.x+to-at.X)*scale), int((from.Y+s.h)*scale)), s.ink)
			if s.off == 0 {
				break
			}
		}
	}
	return img
}
