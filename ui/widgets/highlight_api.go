package widgets

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// ready reports whether there is a layout to ask.
func (h *HighlightText) ready() bool { return h.page.lay != nil && h.page.lay.width > 0 }

// ScrollTo brings a range into view, its start to the upper third of the pane,
// unless it is comfortably in view already.
func (h *HighlightText) ScrollTo(start, end int) {
	if !h.ready() {
		return
	}
	lay := h.page.lay
	lay.wrapTo(start)
	lay.wrapTo(max(end-1, start))
	top, view := h.viewport()
	first := lay.lineOf(start)
	last := lay.lineOf(max(end-1, start))
	from := lay.top(first) + pageTop
	to := lay.top(last) + pageTop + lay.paras[lay.paraOfLine(last)].lineH
	margin := min(2*lay.typ.Size*lay.typ.LineSpacing, view/5)
	if from >= top+margin && to <= top+view-margin {
		h.page.show()
		return
	}
	h.scrollToLine(start, float32(int(view/3)))
}

// scrollToLine scrolls so that the line of an offset is some pixels below the
// upper edge. In a text not wrapped yet the lines above it may turn out other
// than estimated, so it looks again.
func (h *HighlightText) scrollToLine(off int, below float32) {
	lay := h.page.lay
	for range 4 {
		lay.wrapTo(off)
		y := lay.top(lay.lineOf(off)) + pageTop - below
		if h.clamp(y) == h.scroll.Offset.Y {
			return
		}
		h.scrollTo(y)
	}
}

// SetFirstVisible scrolls so that the line holding offset is the first one.
func (h *HighlightText) SetFirstVisible(offset int) {
	if !h.ready() {
		return
	}
	if offset <= 0 {
		h.scrollTo(0)
		return
	}
	h.scrollToLine(offset, 0)
}

// FirstVisible returns the offset of the first line wholly in view, 0 at the
// beginning of the text.
func (h *HighlightText) FirstVisible() int {
	top, _ := h.viewport()
	if !h.ready() || top <= pageTop {
		return 0
	}
	off, delta := h.anchor()
	if delta > 1 {
		line := h.page.lay.lineOf(off)
		if line+1 < h.page.lay.lines {
			off, _ = h.page.lay.bounds(line + 1)
		}
	}
	return off
}

// revealCaret scrolls just as far as is needed to see the caret.
func (h *HighlightText) revealCaret() {
	top, view := h.viewport()
	line := h.page.caretLine()
	lay := h.page.lay
	from := lay.top(line) + pageTop
	height := lay.paras[lay.paraOfLine(line)].lineH
	switch {
	case from < top+height:
		h.scrollTo(from - height)
	case from+2*height > top+view:
		h.scrollTo(from + 2*height - view)
	}
}

// Selection returns the selected range; ok is false when it is empty.
func (h *HighlightText) Selection() (start, end int, ok bool) {
	start, end = h.page.sel.bounds()
	return start, end, start < end
}

// SelectedText returns the exact words of the selection; several parts are
// joined in the order of the text by " […] ".
func (h *HighlightText) SelectedText() string {
	start, end := h.page.sel.bounds()
	all := []Bounds{{start, end}}
	for _, b := range h.page.others {
		if b.End <= start || b.Start >= end {
			all = append(all, b)
		}
	}
	slices.SortFunc(all, func(a, b Bounds) int { return a.Start - b.Start })
	var words []string
	for _, b := range all {
		if b.Start < b.End {
			words = append(words, h.doc.Text[b.Start:b.End])
		}
	}
	return strings.Join(words, " […] ")
}

// SetOthers shows further ranges as selected beside the selection.
func (h *HighlightText) SetOthers(all []Bounds) {
	if slices.Equal(all, h.page.others) {
		return
	}
	h.page.others, h.page.adding = slices.Clone(all), len(all) > 0
	h.page.fresh = false
	h.page.show()
}

// Select selects a range, moved outwards to character bounds, without a
// callback.
func (h *HighlightText) Select(start, end int) {
	if h.page.lay == nil {
		return
	}
	size := len(h.doc.Text)
	start = min(max(start, 0), size)
	end = min(max(end, start), size)
	if !h.ready() { // not sized yet: character bounds need no lines, only runes
		h.page.sel = selection{anchor: charStart(h.doc.Text, start), caret: charStart(h.doc.Text, end), placed: true}
		return
	}
	h.page.sel.grown = nil
	h.page.setSelection(start, end)
}

// ClearSelection drops the selection, without a callback.
func (h *HighlightText) ClearSelection() { h.page.drop() }

// GrowSelection widens the selection: word, then sentence, then paragraph.
func (h *HighlightText) GrowSelection() {
	if h.ready() {
		h.page.grow()
	}
}

// ShrinkSelection takes back the last GrowSelection, or narrows the selection
// from paragraph to sentence to word.
func (h *HighlightText) ShrinkSelection() {
	if h.ready() {
		h.page.shrink()
	}
}

// Caret returns the offset of the caret, or of the first visible line while
// there is none: where "from here" commands start.
func (h *HighlightText) Caret() int {
	if h.page.sel.placed {
		return h.page.sel.caret
	}
	return h.FirstVisible()
}

// MarksAt returns the marks that hold the character at offset, the loudest
// layer first.
func (h *HighlightText) MarksAt(offset int) []Mark { return h.page.marks.at(offset) }

// NextMark returns the nearest mark of the given kinds that starts after from,
// or before it when dir is negative.
func (h *HighlightText) NextMark(from, dir int, kinds ...Kind) (Mark, bool) {
	return h.page.marks.next(kinds, from, dir)
}

// FocusTarget returns the object to focus, so that keys go to the pane.
func (h *HighlightText) FocusTarget() fyne.Focusable { return h.page }

// HasFocus reports whether keys go to the pane.
func (h *HighlightText) HasFocus() bool { return h.page.inside }

// PlaceOf returns where the character at an offset stands in the pane, and how
// high its line is; ok is false where it is not in view.
func (h *HighlightText) PlaceOf(off int) (at fyne.Position, height float32, ok bool) {
	if !h.ready() {
		return fyne.Position{}, 0, false
	}
	top, view := h.viewport()
	line := h.page.lay.lineOf(off)
	f := h.page.lay.frame(line, h.page.left, pageTop)
	at = fyne.NewPos(h.page.left+h.page.lay.x(line, off), f.top-top)
	return at, f.height, at.Y+f.height > 0 && at.Y < view
}

// StartsRTL reports whether the first letter of a text is of a script that runs
// from right to left, so that its paragraph does.
func StartsRTL(text string) bool {
	for _, r := range text {
		switch {
		case isRTL(r) && unicode.IsLetter(r):
			return true
		case unicode.IsLetter(r):
			return false
		}
	}
	return false
}
