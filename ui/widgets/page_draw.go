package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"parley/ui/theme"
)

// slot holds the objects of one visible line. A line keeps its slot, and with
// it its texts, while it is in view.
type slot struct {
	line  int // -1: free
	texts []*canvas.Text
	used  int
	boxes []box
	drawn bool // boxes and strokes are those of the present marks
	art   lineArt
}

// wrapAbove is how far above the view lines are wrapped before they are drawn:
// a line above it is drawn too, for its underlines reach down.
const wrapAbove = 80

// maxSigns is how many stance signs stand side by side in the gutter.
const maxSigns = 3

// show draws the lines in view. It is called after every change of position,
// size, text or marks, and does nothing that is done already.
func (p *page) show() {
	top, view := p.h.viewport()
	if p.lay == nil || p.lay.width == 0 || view <= 0 {
		return
	}
	top -= pageTop
	if !p.lay.done() {
		off, delta := p.h.anchor()
		if p.lay.wrapView(top-wrapAbove, top+view) {
			p.forget()
			p.h.putBack(off, delta) // shows the page again
			return
		}
	}
	first, last := p.linesIn(top, top+view)
	p.claim(first, last)
	if !p.fresh || p.shown != [2]int{first, last} {
		p.shown, p.fresh = [2]int{first, last}, true
		p.drawBoxes()
		p.drawSelection()
		p.notes.draw(top+pageTop, top+pageTop+view)
	}
	if now := p.height(); now != p.tall { // a note reaches below the text
		p.tall = now
		p.h.scroll.Refresh()
	}
	canvas.Refresh(p.rects.box)
}

// linesIn returns the lines between two heights.
func (p *page) linesIn(top, bottom float32) (first, last int) {
	first = p.lay.lineAtY(top)
	if first > 0 && p.lay.top(first) > top-2 {
		first-- // underlines and frames reach into the neighbour line
	}
	last = min(p.lay.lineAtY(bottom)+1, p.lay.lines)
	return first, last
}

// claim gives every visible line a slot and frees the others. Lines are
// assigned in a ring, so a line that stays visible keeps its slot.
func (p *page) claim(first, last int) {
	if n := last - first; n > len(p.slots) {
		p.forget()
		p.release(first, last)
		for range n + 8 - len(p.slots) {
			p.slots = append(p.slots, slot{line: -1})
		}
	}
	p.release(first, last)
	for line := first; line < last; line++ {
		s := &p.slots[line%len(p.slots)]
		if s.line != line {
			p.place(s, line)
		}
	}
}

// release hides the texts of slots whose line went out of view.
func (p *page) release(first, last int) {
	for i := range p.slots {
		s := &p.slots[i]
		if s.line >= first && s.line < last {
			continue
		}
		s.line = -1
		for _, t := range s.texts[:s.used] {
			t.Hide()
		}
		s.used = 0
		s.art.hide()
	}
}

// place draws a line into a slot.
func (p *page) place(s *slot, line int) {
	old := s.used
	s.line, s.used, s.drawn = line, 0, false
	para := &p.lay.paras[p.lay.paraOfLine(line)]
	f := p.lay.frame(line, p.left, pageTop)
	ink := p.ink(para.Kind)
	for _, pc := range p.lay.pieces(line) {
		text := p.lay.drawn(pc)
		if text == "" {
			continue
		}
		t := p.text(s)
		t.Text, t.Color, t.TextSize = text, ink, para.set.size
		t.FontSource, t.TextStyle = para.set.res, fyne.TextStyle{}
		base := para.set.ascent
		if pc.out {
			t.FontSource, t.TextStyle = nil, para.set.style
			_, base = p.lay.m.driver.RenderedTextSize(text, t.TextSize, t.TextStyle, nil)
			if theme.IsSet() {
				t.Text = theme.BaselineMark + text
			}
		}
		t.Move(fyne.NewPos(p.left+pc.x, f.baseline-float32(int(base+0.5))))
		t.Resize(fyne.NewSize(pc.width, para.set.height))
	}
	p.placeSigns(s, line, f)
	for _, t := range s.texts[s.used:max(s.used, min(old, len(s.texts)))] {
		t.Hide()
	}
}

// text returns the next text object of a slot.
func (p *page) text(s *slot) *canvas.Text {
	if s.used == len(s.texts) {
		t := &canvas.Text{}
		s.texts = append(s.texts, t)
		p.texts.Objects = append(p.texts.Objects, t)
	}
	t := s.texts[s.used]
	s.used++
	if !t.Visible() {
		t.Show()
	}
	return t
}

func (p *page) ink(kind ParaKind) color.NRGBA {
	switch kind {
	case ParaTitle, ParaHeading:
		return p.pal.Heading
	case ParaMeta:
		return p.pal.Muted
	default:
		return p.pal.Ink
	}
}

// placeSigns puts the sign of each statement, and a question mark for each
// suggestion, into the gutter of the line where it starts.
func (p *page) placeSigns(s *slot, line int, f lineFrame) {
	start, end := p.lay.bounds(line)
	size := max(float32(int(p.lay.typ.Size*0.82)), 11)
	cell := float32(int(size * 1.15))
	x := barPlace(p.left, maxLanes-1) - 4
	signs := 0
	for _, m := range p.marks.touching(start, max(end, start+1)) {
		if m.Start < start || signs == maxSigns {
			continue
		}
		style := theme.StyleOf(m.Style, p.pal.Variant)
		sign, ink := style.Symbol, style.Line
		if m.Sign != "" {
			sign = m.Sign
		}
		switch m.Kind {
		case KindStatement:
		case KindSuggestion:
			sign, ink = "?", p.pal.Suggestion
		default:
			continue
		}
		if sign == "" {
			continue
		}
		box, base := p.lay.m.driver.RenderedTextSize(sign, size, fyne.TextStyle{}, nil)
		wide := max(box.Width, cell)
		if x-wide < 0 { // the list under a click tells the others
			break
		}
		signs++
		t := p.text(s)
		t.Text, t.Color, t.TextSize, t.FontSource, t.TextStyle = sign, ink, size, nil, fyne.TextStyle{}
		t.Move(fyne.NewPos(x-wide+float32(int((wide-box.Width)/2)), f.baseline-float32(int(base+0.5))))
		t.Resize(box)
		x -= wide
	}
}

// drawBoxes puts the boxes of all visible lines into rectangles, level by
// level.
func (p *page) drawBoxes() {
	p.rects.used = 0
	for level := range levelCount {
		for i := range p.slots {
			s := &p.slots[i]
			if s.line < 0 {
				continue
			}
			if !s.drawn {
				f := p.lay.frame(s.line, p.left, pageTop)
				s.boxes = p.lay.lineBoxes(s.line, f, p.marks, p.pal)
				s.art.set(p.lay.artStrokes(s.line, f, p.marks, p.pal), f, p.arts)
				s.drawn = true
			}
			for _, b := range s.boxes {
				if b.level == level {
					setBox(p.rects.take(), b)
				}
			}
		}
	}
	p.drawBars()
	p.rects.hideRest()
}

// drawBars draws the bars of the marks in view, one for all lines of a mark.
func (p *page) drawBars() {
	if p.shown[0] >= p.shown[1] {
		return
	}
	from, _ := p.lay.bounds(p.shown[0])
	_, to := p.lay.bounds(p.shown[1] - 1)
	for _, m := range p.marks.touching(from, max(to, from+1)) {
		if !m.underlined() {
			continue
		}
		first, last := p.lay.lineOf(max(m.Start, from)), p.lay.lineOf(min(m.End, to)-1)
		y := [2]float32{p.lay.frame(first, p.left, pageTop).capTop(), p.lay.frame(last, p.left, pageTop).foot()}
		style := theme.StyleOf(m.Style, p.pal.Variant)
		var boxes [4]box
		for _, b := range barBoxes(boxes[:0], m, barPlace(p.left, m.lane), y, style.Line) {
			setBox(p.rects.take(), b)
		}
	}
}

func setBox(r *canvas.Rectangle, b box) {
	r.FillColor, r.StrokeColor, r.StrokeWidth = b.fill, b.stroke, b.strokeWidth
	r.Move(fyne.NewPos(b.x, b.y))
	r.Resize(fyne.NewSize(b.w, b.h))
}

// drawSelection draws the selection and the caret.
func (p *page) drawSelection() {
	p.sels.used = 0
	start, end := p.sel.bounds()
	p.drawSpan(start, end)
	for _, b := range p.others {
		p.drawSpan(b.Start, b.End)
	}
	p.sels.hideRest()
	p.drawCaret()
}

// drawSpan draws what of a selected range is in view.
func (p *page) drawSpan(start, end int) {
	for line := p.shown[0]; line < p.shown[1] && start < end; line++ {
		from, to := p.lay.bounds(line)
		if to <= start || from >= end {
			continue
		}
		f := p.lay.frame(line, p.left, pageTop)
		for _, s := range p.lay.spans(line, max(start, from), min(end, to)) {
			x := p.left + float32(int(s.from))
			setBox(p.sels.take(), box{x: x, y: f.top, w: max(p.left+float32(int(s.to+0.5))-x, 3), h: f.height, fill: p.pal.Selection})
		}
	}
}

func (p *page) drawCaret() {
	line := p.caretLine()
	if !p.inside || !p.sel.placed || line < p.shown[0] || line >= p.shown[1] {
		if p.caret.Visible() {
			p.caret.Hide()
		}
		return
	}
	f := p.lay.frame(line, p.left, pageTop)
	x := p.left + float32(int(p.caretX(line)+0.5)) - 1
	setBox(p.caret, box{x: x, y: f.capTop() - 1, w: 2, h: f.foot() - f.capTop() + 2, fill: p.pal.Caret})
	if !p.caret.Visible() {
		p.caret.Show()
	}
}
