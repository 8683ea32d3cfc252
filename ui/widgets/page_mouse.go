package widgets

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Limits within which clicks count as one double or triple click.
const (
	clickTime = 400 * time.Millisecond
	clickMove = 5
)

// clicks counts clicks on one spot. Counting them here, instead of being
// double-tappable, spares every single click a delay.
type clicks struct {
	count int
	at    fyne.Position
	when  time.Time
	cycle int  // how often the same marks were clicked
	spot  int  // the offset of those clicks
	moved bool // the pointer was dragged since the button went down
	shift bool
	down  bool // the button is down
	had   bool // there was a selection before this click
	note  bool // it was on a note beside the text
}

// dragging is what an auto-scrolling drag needs.
type dragging struct {
	pointer fyne.Position // in the viewport
	scroll  *fyne.Animation
	last    time.Time // of the newest step
}

// Speed of a scrolling drag in pixels a second: at the edge, and for each pixel beyond it.
const (
	dragSpeed  = 220
	dragFaster = 12
	dragMost   = 2400
)

// MouseDown implements desktop.Mouseable.
func (p *page) MouseDown(e *desktop.MouseEvent) {
	p.requestFocus()
	if p.lay == nil {
		return
	}
	off, line := p.hit(e.Position)
	if p.click.note = e.Button == desktop.MouseButtonPrimary && p.notes.tap(e.Position); p.click.note {
		return
	}
	if e.Button != desktop.MouseButtonPrimary {
		if start, end := p.sel.bounds(); start == end || off < start || off > end {
			p.putCaret(off, line, false)
		}
		return
	}
	start, end := p.sel.bounds()
	p.count(e)
	switch more := e.Modifier&fyne.KeyModifierShortcutDefault != 0; {
	case more && p.click.count == 1:
		p.keepSpan()
	case !more && e.Modifier&fyne.KeyModifierShift == 0:
		p.dropSpans()
	}
	p.click.moved, p.click.down, p.click.had = false, true, start < end
	p.click.shift = e.Modifier&fyne.KeyModifierShift != 0
	switch {
	case p.click.shift:
		p.click.count = 1
		p.putCaret(off, line, true)
		p.sel.unit = Bounds{p.sel.anchor, p.sel.anchor}
	case p.click.count == 2:
		p.selectUnit(p.lay.word(p.under(e.Position, off)))
	case p.click.count == 3:
		p.selectUnit(p.lay.paragraph(off))
	default:
		p.putCaret(off, line, false)
		p.sel.unit = Bounds{off, off}
	}
}

// MouseUp implements desktop.Mouseable.
func (p *page) MouseUp(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary || p.lay == nil || p.click.note {
		return
	}
	p.finish()
	if start, end := p.sel.bounds(); start == end && !p.click.moved && !p.click.shift {
		p.tapMarks(e.Position)
	}
}

// finish ends a selection made with the mouse and reports it, once.
func (p *page) finish() {
	p.stopScroll()
	if !p.click.down {
		return
	}
	p.click.down = false
	if start, end := p.sel.bounds(); start < end || p.click.had {
		p.report()
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (p *page) TappedSecondary(e *fyne.PointEvent) {
	if p.lay == nil || p.h.OnSecondary == nil {
		return
	}
	off, _ := p.hit(e.Position)
	p.h.OnSecondary(p.under(e.Position, off), e.AbsolutePosition)
}

// Dragged implements fyne.Draggable.
func (p *page) Dragged(e *fyne.DragEvent) {
	if p.lay == nil || p.click.note {
		return
	}
	p.click.moved = true
	top, view := p.h.viewport()
	p.drag.pointer = e.Position.SubtractXY(0, top)
	p.dragTo(e.Position)
	if p.drag.pointer.Y < 0 || p.drag.pointer.Y > view {
		p.startScroll()
	} else {
		p.stopScroll()
	}
}

// DragEnd implements fyne.Draggable. A release outside the pane comes only
// here, after the canvas took the focus away.
func (p *page) DragEnd() {
	p.finish()
	p.requestFocus()
}

// dragTo extends the selection to a place, in whole units of what the drag
// began with.
func (p *page) dragTo(at fyne.Position) {
	off, line := p.hit(at)
	unit := p.sel.unit
	if p.click.count < 2 || unit.Start == unit.End {
		p.putCaret(off, line, true)
		p.sel.unit = unit
		return
	}
	other := p.lay.word(off)
	if p.click.count == 3 {
		other = p.lay.paragraph(off)
	}
	p.sel.anchor, p.sel.caret = unit.Start, max(unit.End, other.End)
	if off < unit.Start {
		p.sel.anchor, p.sel.caret = unit.End, other.Start
	}
	p.selectionMoved()
}

// startScroll scrolls while the pointer stands still beyond the edge, when no
// drag events come.
func (p *page) startScroll() {
	if p.drag.scroll != nil {
		return
	}
	a := &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever, Tick: func(float32) { p.scrollStep() }}
	p.drag.scroll, p.drag.last = a, p.h.now()
	a.Start()
}

func (p *page) stopScroll() {
	if p.drag.scroll != nil {
		p.drag.scroll.Stop()
		p.drag.scroll = nil
	}
}

// scrollStep is one frame of scrolling: the farther the pointer, the faster, however many
// frames the machine draws.
func (p *page) scrollStep() {
	top, view := p.h.viewport()
	beyond := min(p.drag.pointer.Y, 0)
	if p.drag.pointer.Y > view {
		beyond = p.drag.pointer.Y - view
	}
	now := p.h.now()
	passed := float32(min(max(now.Sub(p.drag.last), time.Second/60), time.Second/10).Seconds())
	p.drag.last = now
	speed := beyond * dragFaster
	switch {
	case beyond > 0:
		speed = min(speed+dragSpeed, dragMost)
	case beyond < 0:
		speed = max(speed-dragSpeed, -dragMost)
	}
	p.h.scrollTo(top + speed*passed)
	top, _ = p.h.viewport()
	p.dragTo(p.drag.pointer.AddXY(0, top))
}

// hit returns the text offset nearest to a place on the page, and its line.
func (p *page) hit(at fyne.Position) (off, line int) {
	line = p.lay.lineAtY(at.Y - pageTop)
	return p.lay.at(line, at.X-p.left), line
}

// under returns the character the pointer is on; off is the nearest caret
// place, which may be behind it.
func (p *page) under(at fyne.Position, off int) int {
	line := p.lay.lineAtY(at.Y - pageTop)
	start, _ := p.lay.bounds(line)
	if off > start {
		before := p.lay.prevChar(off, start)
		for _, s := range p.lay.spans(line, before, off) {
			if x := at.X - p.left; x >= s.from && x < s.to {
				return before
			}
		}
	}
	return off
}

// putCaret puts the caret where the pointer is.
func (p *page) putCaret(off, line int, extend bool) {
	p.moveCaret(off, extend)
	if p.lay.lineOf(off) != line {
		p.sel.lineEnd = true
		p.selectionMoved()
	}
}

func (p *page) selectUnit(b Bounds) {
	p.setSelection(b.Start, b.End)
	p.sel.unit = b
}

func (p *page) count(e *desktop.MouseEvent) {
	now := p.h.now()
	d := e.Position.Subtract(p.click.at)
	near := max(d.X, -d.X) < clickMove && max(d.Y, -d.Y) < clickMove
	if near && now.Sub(p.click.when) < clickTime && p.click.count < 3 {
		p.click.count++
	} else {
		p.click.count = 1
	}
	p.click.at, p.click.when = e.Position, now
}

// tapMarks reports the marks under a click; further clicks on the same spot
// put the next mark first.
func (p *page) tapMarks(at fyne.Position) {
	off, line := p.hit(at)
	start, end := p.lay.bounds(line)
	inside := false
	for _, s := range p.lay.spans(line, start, end) {
		inside = inside || at.X-p.left >= s.from-2 && at.X-p.left <= s.to+2
	}
	under := p.marks.at(p.under(at, off))
	if !inside || len(under) == 0 || p.h.OnMarkTapped == nil {
		p.click.spot, p.click.cycle = -1, 0
		return
	}
	if p.click.spot == off {
		p.click.cycle++
	} else {
		p.click.spot, p.click.cycle = off, 0
	}
	n := p.click.cycle % len(under)
	p.h.OnMarkTapped(slices.Concat(under[n:], under[:n]))
}

func (p *page) requestFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}
