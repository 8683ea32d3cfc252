package widgets

import (
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// wrap breaks a paragraph into lines and counts it as done.
func (l *textLayout) wrap(p *paraLayout) {
	l.scan(p)
	if !p.wrapped {
		p.wrapped = true
		l.undone--
	}
	w := wrapper{l: l, p: p, width: l.width - p.indent, start: p.Start}
	if p.breakers {
		w.breaks = lineBreaks(l.text[p.Start:p.End])
	}
	p.ends = p.ends[:0]
	for pos := p.Start; pos < p.End; {
		pos = w.segment(pos)
	}
	w.endLine(p.End)
	p.count = len(p.ends)
}

// scan looks once through the letters of a paragraph.
func (l *textLayout) scan(p *paraLayout) {
	if p.scanned {
		return
	}
	p.scanned = true
	text := l.text[p.Start:p.End]
	for i := range len(text) {
		if text[i] < 0xD6 { // below the first Hebrew letter
			continue
		}
		r, _ := utf8.DecodeRuneInString(text[i:])
		p.hasRTL = p.hasRTL || isRTL(r) || isBidiControl(r)
		p.breakers = p.breakers || needsSegmenter(r)
	}
	p.hasRTL = p.hasRTL || p.RTL
}

func isBidiControl(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// lineBreaks returns the offsets at which the Unicode rules allow a break.
func lineBreaks(text string) map[int]bool {
	var seg segmenter.Segmenter
	seg.InitWithString(text)
	offsets := make([]int, 0, len(text)/2+1) // of runes; invalid bytes are runes too
	for i := range text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(text))
	breaks := map[int]bool{}
	for it := seg.LineIterator(); it.Next(); {
		line := it.Line()
		breaks[offsets[line.Offset+len(line.Text)]] = true
	}
	return breaks
}

// wrapper holds the line under construction.
type wrapper struct {
	l      *textLayout
	p      *paraLayout
	width  float32
	breaks map[int]bool // nil: after every token
	x      float32      // width of the line so far, with trailing spaces
	start  int          // of the line
}

// segment places the tokens from pos to the next allowed break and returns
// where that is.
func (w *wrapper) segment(pos int) int {
	at, width, trailing := pos, float32(0), float32(0)
	joined := false
	for at < w.p.End {
		t := w.l.token(w.p, at, w.p.End)
		width += trailing + t.width
		trailing = t.spaces
		at = t.next
		joined = t.cut
		if width > w.width || t.cut || w.breaks == nil || w.breaks[at-w.p.Start] {
			break
		}
	}
	switch {
	case w.x+width <= w.width:
		w.x += width + trailing
		return at
	case width > w.width || joined:
		return w.force(pos, at)
	}
	w.endLine(pos)
	w.x = width + trailing
	return at
}

// endLine closes the line before pos.
func (w *wrapper) endLine(pos int) {
	n := len(w.p.ends)
	if pos == w.start && n > 0 {
		return
	}
	w.p.ends = append(w.p.ends, int32(pos-w.p.Start))
	w.start, w.x = pos, 0
}

// force sets a segment wider than the column: it starts a line of its own and
// breaks between characters. The end of the segment stays open for more.
func (w *wrapper) force(pos, end int) int {
	if w.x > 0 && !w.continues(pos) {
		w.endLine(pos)
	}
	for at := pos; at < end; {
		t := w.l.token(w.p, at, end)
		w.letters(t, w.l.m.stops(w.p.set, w.l.text[t.start:t.end], t.out))
		w.x += t.spaces
		at = t.next
	}
	return end
}

// letters places the characters of a token one by one.
func (w *wrapper) letters(t token, stops []stop) {
	first, base := 0, w.x // of the part of the token that is on the line
	for i := 0; i <= len(stops); i++ {
		switch {
		case i == len(stops) && !w.overflows(t, stops, first, base):
			return
		case i == len(stops):
		case w.x+stops[i].width <= w.width || w.x == 0:
			w.x += stops[i].width
			continue
		}
		if t.out {
			i = w.cutOut(t, stops, [2]int{first, i}, base)
		}
		w.endLine(t.start + stops[i].start)
		first, base = i, 0
		w.x = stops[i].width
	}
}

// overflows measures the last part of a token of letters from the system's font, and reports
// whether it has to be cut once more.
func (w *wrapper) overflows(t token, stops []stop, first int, base float32) bool {
	if !t.out || len(stops) == 0 {
		return false
	}
	w.x = base + w.l.m.word(w.p.set, w.l.text[t.start+stops[first].start:t.end]).width
	return w.x > w.width && (len(stops)-first > 1 || base > 0)
}

// cutTries is how often a line of letters from the system's font is measured: their width
// side by side is near to the sum of what each takes alone.
const cutTries = 6

// cutOut returns where to end a line of letters from the system's font, which take another
// width side by side: part gives the first of them on the line and the first that no longer
// fits by the sum.
func (w *wrapper) cutOut(t token, stops []stop, part [2]int, base float32) int {
	least := part[0]
	if base == 0 {
		least++ // a line has a character at least
	}
	n := max(min(part[1], len(stops)-1), least)
	for range cutTries {
		end := t.end
		if n < len(stops) {
			end = t.start + stops[n].start
		}
		words := w.l.text[t.start+stops[part[0]].start : end]
		over := base - w.width
		if n > least {
			over += w.l.m.word(w.p.set, words).width
		}
		if n == least || over <= 0 {
			break
		}
		each := (over + w.width - base) / float32(n-part[0])
		n = max(n-max(int(over/each), 1), least)
	}
	return n
}

// continues reports whether the text before pos is the same long word.
func (w *wrapper) continues(pos int) bool {
	return pos > w.start && !isBlank(w.l.text[pos-1]) && !(w.breaks != nil && w.breaks[pos-w.p.Start])
}

// token reads and measures the token at pos.
func (l *textLayout) token(p *paraLayout, pos, limit int) token {
	t := nextToken(l.text, pos, limit)
	w := l.m.word(p.set, l.text[t.start:t.end])
	t.width, t.out = w.width, w.out
	space := p.set.space
	if t.out {
		space = l.m.outSpace(p.set)
	}
	for _, c := range []byte(l.text[t.end:t.next]) {
		if c == '\t' {
			t.spaces += tabSpaces * space
		} else {
			t.spaces += space
		}
	}
	return t
}
