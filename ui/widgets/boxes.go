package widgets

import (
	"image/color"

	"parley/ui/theme"
)

// box is a rectangle behind the text, in pixels of the page. A box with a
// stroke has no fill of its own but the given one.
type box struct {
	x, y, w, h  float32
	fill        color.NRGBA
	stroke      color.NRGBA
	strokeWidth float32
	level       int
}

// The levels in which boxes are drawn, the lowest first.
const (
	levelTint = iota
	levelFill
	levelLine
	levelFrame
	levelCount
)

// Measures of the marks, in pixels; those that depend on the size of the text
// are multiples of it.
const (
	laneStep   = 3
	laneHeight = 2
	barFirst   = 10 // from the column to the left edge of the first bar
	barStep    = 5
	barWidth   = 3
	boxAbove   = 0.86
	boxBelow   = 0.27
)

// lineFrame is where a line stands on the page.
type lineFrame struct {
	left     float32 // of the column
	top      float32
	baseline float32
	size     float32 // of the text
	height   float32
}

func (f lineFrame) capTop() float32 { return f.baseline - float32(int(f.size*boxAbove+0.5)) }

func (f lineFrame) foot() float32 { return f.baseline + float32(int(f.size*boxBelow+0.5)) }

// frame returns where a line stands on the page whose column begins at left
// and whose text begins at top.
func (l *textLayout) frame(line int, left, top float32) lineFrame {
	p := &l.paras[l.paraOfLine(line)]
	y := p.top + float32(line-p.first)*p.lineH + top
	text := y + float32(int((p.lineH-p.set.height)/2))
	return lineFrame{
		left: left, top: y, size: p.set.size, height: p.lineH,
		baseline: text + float32(int(p.set.ascent+0.5)),
	}
}

// lineBoxes returns what is drawn behind a line.
func (l *textLayout) lineBoxes(line int, f lineFrame, marks markSet, pal theme.Palette) []box {
	start, _ := l.bounds(line)
	end := l.shownEnd(line)
	var out []box
	p := &l.paras[l.paraOfLine(line)]
	if p.Kind == ParaQuote {
		out = append(out, quoteBar(f, p, l.width, pal))
	}
	touching := marks.touching(start, max(end, start+1))
	for _, m := range touching {
		if m.Kind == KindHit && coveredByCurrent(touching, m) {
			continue
		}
		from, to := max(m.Start, start), min(m.End, end)
		for _, s := range l.spans(line, from, to) {
			s.from, s.to = f.left+float32(int(s.from)), f.left+float32(int(s.to+0.99))
			out = appendMark(out, m, s, f, pal)
		}
	}
	return out
}

// barPlace returns where the bar of a mark stands left of the column: each
// lane has a bar of its own, so that bars never merge.
func barPlace(left float32, lane int) float32 {
	return left - barFirst - float32(lane)*barStep
}

// barBoxes returns the bar that says which lines a mark takes: a full one, one
// in pieces for what is told at second hand, two thin lines for what is not
// reviewed.
func barBoxes(out []box, m placedMark, x float32, y [2]float32, ink color.NRGBA) []box {
	add := func(out []box, top, bottom float32) []box {
		if m.Hollow {
			return append(out,
				box{x: x, y: top, w: 1, h: bottom - top, fill: ink},
				box{x: x + barWidth - 1, y: top, w: 1, h: bottom - top, fill: ink})
		}
		return append(out, box{x: x, y: top, w: barWidth, h: bottom - top, fill: ink})
	}
	if !m.Dashed {
		return add(out, y[0], y[1])
	}
	third := float32(int((y[1] - y[0]) / 3))
	out = add(out, y[0], y[0]+third-1)
	return add(out, y[1]-third+1, y[1])
}

// coveredByCurrent reports a hit that lies within the current one, as the
// words of a phrase do: its frame would only clutter.
func coveredByCurrent(marks []placedMark, hit placedMark) bool {
	for _, m := range marks {
		if m.Kind == KindCurrentHit && m.Start <= hit.Start && hit.End <= m.End {
			return true
		}
	}
	return false
}

func quoteBar(f lineFrame, p *paraLayout, width float32, pal theme.Palette) box {
	b := box{x: f.left + float32(int(p.indent*0.35)), y: f.top, w: 3, h: f.height, fill: pal.QuoteBar, level: levelTint}
	if p.RTL {
		b.x = f.left + width - float32(int(p.indent*0.35))
	}
	return b
}

// appendMark adds the boxes of one mark on one stretch of a line.
func appendMark(out []box, m placedMark, s hspan, f lineFrame, pal theme.Palette) []box {
	w, top, foot := max(s.to-s.from, 2), f.capTop(), f.foot()
	style := theme.StyleOf(m.Style, pal.Variant)
	switch m.Kind {
	case KindTerm, KindSuggestion: // line art
		return out
	case KindAnnotation, KindStatement:
		if !m.Hollow {
			out = append(out, box{x: s.from, y: top, w: w, h: foot - top, fill: style.Tint, level: levelTint})
		}
		if m.Dashed { // line art
			return out
		}
		h := float32(laneHeight)
		if m.Hollow {
			h = 1
		}
		return append(out, box{x: s.from, y: foot + float32(m.lane)*laneStep, w: w, h: h, fill: style.Line, level: levelLine})
	case KindCurrentHit:
		return append(out, box{
			x: s.from - 2, y: top - 1, w: w + 4, h: foot - top + 2,
			fill: pal.CurrentHit, stroke: pal.HitFrame, strokeWidth: 2, level: levelFrame,
		})
	default:
		return append(out, box{
			x: s.from - 1, y: top, w: w + 2, h: foot - top,
			stroke: pal.HitFrame, strokeWidth: 1, level: levelFrame,
		})
	}
}
