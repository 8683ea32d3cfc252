package widgets

// selection is a range being made: it runs from the anchor to the caret, in
// either direction.
type selection struct {
	anchor, caret int
	placed        bool    // there is a caret at all
	lineEnd       bool    // the caret stands behind its line, not before the next
	wantX         float32 // where vertical moves started
	keepX         bool
	unit          Bounds // word or paragraph a drag began with
	grown         []Bounds
}

// bounds returns the selected range.
func (s *selection) bounds() (start, end int) {
	return min(s.anchor, s.caret), max(s.anchor, s.caret)
}

// caretLine returns the line that holds the caret.
func (p *page) caretLine() int {
	line := p.lay.lineOf(p.sel.caret)
	if p.sel.lineEnd && line > 0 {
		if start, _ := p.lay.bounds(line); start == p.sel.caret {
			return line - 1
		}
	}
	return line
}

// caretX returns where the caret stands on its line.
func (p *page) caretX(line int) float32 { return p.lay.x(line, p.sel.caret) }

// setSelection selects a range with the caret at its end.
func (p *page) setSelection(start, end int) {
	p.sel = selection{anchor: p.lay.charAt(start), caret: p.lay.charAt(end), placed: true, grown: p.sel.grown}
	if start < end && p.sel.caret < end { // outwards, to whole characters
		p.sel.caret = p.lay.next(p.sel.caret)
	}
	p.selectionMoved()
}

// moveCaret puts the caret; extend keeps the anchor.
func (p *page) moveCaret(off int, extend bool) {
	if !p.sel.placed && extend {
		p.startCaret()
	}
	p.sel.caret = off
	if !extend {
		p.sel.anchor = off
	}
	p.sel.placed, p.sel.lineEnd, p.sel.keepX, p.sel.grown = true, false, false, nil
	p.selectionMoved()
}

// startCaret puts the caret at the first whole line in view.
func (p *page) startCaret() {
	top, _ := p.h.viewport()
	line := p.lay.lineAtY(top - pageTop)
	if p.lay.top(line) < top-pageTop && line+1 < p.lay.lines {
		line++
	}
	start, _ := p.lay.bounds(line)
	p.sel = selection{anchor: start, caret: start, placed: true}
}

// selectionMoved draws the selection anew.
func (p *page) selectionMoved() {
	p.fresh = false
	p.show()
}

// drop clears the selection and reports whether there was one.
func (p *page) drop() bool {
	start, end := p.sel.bounds()
	p.dropSpans()
	p.sel = selection{anchor: p.sel.caret, caret: p.sel.caret, placed: p.sel.placed}
	if start == end {
		return false
	}
	p.selectionMoved()
	return true
}

// report tells the owner what is selected now.
func (p *page) report() {
	start, end := p.sel.bounds()
	if p.adding {
		if p.h.OnAdded != nil && start < end {
			p.h.OnAdded(start, end)
		}
		return
	}
	if p.h.OnSelected != nil {
		p.h.OnSelected(start, end)
	}
}

// keepSpan keeps the selection while further words are selected.
func (p *page) keepSpan() {
	if start, end := p.sel.bounds(); start < end {
		p.others = append(p.others, Bounds{start, end})
		p.adding = true
	}
}

// dropSpans forgets the words selected before.
func (p *page) dropSpans() {
	if p.others != nil || p.adding {
		p.others, p.adding = nil, false
		p.fresh = false
	}
}

// grow widens the selection to the next larger unit: word, clause, sentence,
// sentences it touches, paragraph.
func (p *page) grow() {
	if !p.sel.placed {
		p.startCaret()
	}
	start, end := p.sel.bounds()
	now := Bounds{start, end}
	for _, wider := range []Bounds{
		p.lay.word(start), p.lay.clause(p.h.doc.Sentences, now), p.lay.sentences(p.h.doc.Sentences, now),
		{p.lay.paragraph(start).Start, p.lay.paragraph(max(end-1, start)).End},
	} {
		if wider.Start <= start && wider.End >= end && wider != now {
			kept := append(p.sel.grown, now)
			p.setSelection(wider.Start, wider.End)
			p.sel.grown = kept
			p.report()
			return
		}
	}
}

// shrink takes back the last step of grow, or narrows the selection to the
// next smaller unit.
func (p *page) shrink() {
	start, end := p.sel.bounds()
	if start == end {
		return
	}
	if n := len(p.sel.grown); n > 0 {
		last := p.sel.grown[n-1]
		kept := p.sel.grown[:n-1]
		p.setSelection(last.Start, last.End)
		p.sel.grown = kept
		p.report()
		return
	}
	here := Bounds{start, start}
	for _, narrower := range []Bounds{p.lay.sentences(p.h.doc.Sentences, here), p.lay.clause(p.h.doc.Sentences, here), p.lay.word(start), here} {
		if narrower.Start >= start && narrower.End < end {
			p.setSelection(narrower.Start, narrower.End)
			p.report()
			return
		}
	}
}
