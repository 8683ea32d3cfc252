package widgets

import (
	"strings"

	"github.com/rivo/uniseg"
)

// x returns where the caret stands before an offset on a line, from the left
// edge of the column.
func (l *textLayout) x(line, off int) float32 {
	ps := l.pieces(line)
	p := &l.paras[l.paraOfLine(line)]
	for _, pc := range ps {
		if off >= pc.start && off < pc.end {
			return l.xInPiece(p, pc, off)
		}
	}
	return l.lineEnd(p, ps)
}

// lineEnd is where the caret stands behind the last character of a line.
func (l *textLayout) lineEnd(p *paraLayout, ps []piece) float32 {
	if len(ps) == 0 {
		if p.RTL {
			return l.width
		}
		return p.indent
	}
	last := ps[0]
	for _, pc := range ps {
		if pc.end > last.end {
			last = pc
		}
	}
	if last.rtl {
		return last.x
	}
	return last.x + last.width
}

func (l *textLayout) xInPiece(p *paraLayout, pc piece, off int) float32 {
	dx := float32(0)
	for _, s := range l.pieceStops(p, pc, off) {
		if s.end > off {
			break
		}
		dx += s.width
	}
	if pc.rtl {
		return pc.x + pc.width - dx
	}
	return pc.x + dx
}

// pieceStops returns the widths in a piece around one offset: whole words as
// one stop, the word that holds the offset by its characters.
func (l *textLayout) pieceStops(p *paraLayout, pc piece, off int) []stop {
	var list []stop
	for at := pc.start; at < pc.end; {
		t := l.token(p, at, pc.end)
		if pc.rtl && t.width > 0 {
			t.width = pc.width
		}
		if off >= t.next {
			list = append(list, stop{start: t.start, end: t.next, width: t.width + t.spaces})
		} else {
			return l.tokenStops(list, p, pc, t)
		}
		at = t.next
	}
	return list
}

// tokenStops adds the characters of a word and its spaces.
func (l *textLayout) tokenStops(list []stop, p *paraLayout, pc piece, t token) []stop {
	word := l.text[t.start:t.end]
	if pc.rtl {
		word = mirrored(word)
	}
	for _, s := range l.m.stops(p.set, word, t.out || pc.rtl) {
		s.start, s.end = s.start+t.start, s.end+t.start
		list = append(list, s)
	}
	n := t.next - t.end
	for i := range n {
		w := t.spaces / float32(n)
		list = append(list, stop{start: t.end + i, end: t.end + i + 1, width: w})
	}
	return list
}

// at returns the offset nearest to x on a line, a character bound. Behind the
// end of a soft line that is the place before the hanging space.
func (l *textLayout) at(line int, x float32) int {
	start, end := l.bounds(line)
	p := &l.paras[l.paraOfLine(line)]
	ps := l.pieces(line)
	if len(ps) == 0 {
		return start
	}
	for i, pc := range ps {
		if x < pc.x+pc.width || i == len(ps)-1 {
			return l.within(line, l.atInPiece(p, pc, x), end)
		}
	}
	return end
}

// within keeps a hit off the hanging space of a soft line. Without such a
// space the end of the line is the start of the next: the caller remembers
// which line was meant.
func (l *textLayout) within(line, off, end int) int {
	p := &l.paras[l.paraOfLine(line)]
	if off < end || end == p.End {
		return off
	}
	return l.shownEnd(line)
}

// shownEnd returns the end of a line without its trailing spaces; a line of
// spaces only keeps them.
func (l *textLayout) shownEnd(line int) int {
	start, end := l.bounds(line)
	if trimmed := start + len(strings.TrimRight(l.text[start:end], " \t")); trimmed > start {
		return l.charAt(trimmed)
	}
	return end
}

// hspan is a horizontal stretch of a line, in pixels of the column.
type hspan struct{ from, to float32 }

// spans returns where the bytes from start to end stand on a line; stretches
// that touch are merged, for mixed text comes in many pieces.
func (l *textLayout) spans(line, start, end int) []hspan {
	p := &l.paras[l.paraOfLine(line)]
	var out []hspan
	for _, pc := range l.pieces(line) {
		a, b := max(start, pc.start), min(end, pc.end)
		if a >= b {
			continue
		}
		s := hspan{l.xInPiece(p, pc, a), l.xInPiece(p, pc, b)}
		if s.from > s.to {
			s.from, s.to = s.to, s.from
		}
		if n := len(out); n > 0 && s.from <= out[n-1].to+1 {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}

func (l *textLayout) atInPiece(p *paraLayout, pc piece, x float32) int {
	dx := x - pc.x
	if pc.rtl {
		dx = pc.x + pc.width - x
	}
	at := float32(0)
	for off := pc.start; off < pc.end; {
		t := l.token(p, off, pc.end)
		if pc.rtl && t.width > 0 {
			t.width = pc.width
		}
		if dx >= at+t.width+t.spaces && t.next < pc.end {
			at += t.width + t.spaces
			off = t.next
			continue
		}
		for _, s := range l.tokenStops(nil, p, pc, t) {
			if dx < at+s.width/2 {
				return s.start
			}
			at += s.width
		}
		off = t.next
	}
	return pc.end
}

// prevChar returns the start of the character before off, at least floor,
// which must be a character bound.
func (l *textLayout) prevChar(off, floor int) int {
	at, state, rest := floor, -1, l.text[floor:min(off, len(l.text))]
	for len(rest) > 0 {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if at+len(cluster) >= off {
			return at
		}
		at += len(cluster)
	}
	return at
}
