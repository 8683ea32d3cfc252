package widgets

import (
	"sort"

	"github.com/rivo/uniseg"
)

// charAt returns the start of the character that holds an offset; offsets
// outside the text are moved to its ends.
func (l *textLayout) charAt(off int) int {
	off = min(max(off, 0), len(l.text))
	p := &l.paras[l.paraOf(off)]
	if off >= p.End {
		return p.End
	}
	if off <= p.Start {
		return p.Start
	}
	start, _ := l.bounds(l.lineOf(off))
	if off <= start {
		return start
	}
	prev := l.prevChar(off, start)
	if prev+l.charLen(prev, p.End) <= off {
		return off
	}
	return prev
}

// charLen returns the length of the character that starts at off.
func (l *textLayout) charLen(off, limit int) int {
	cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(l.text[off:limit], -1)
	return len(cluster)
}

// next returns the offset of the next character; from the end of a paragraph
// that is the start of the next one.
func (l *textLayout) next(off int) int {
	i := l.paraOf(off)
	p := &l.paras[i]
	switch {
	case off < p.Start:
		return p.Start
	case off < p.End:
		return off + l.charLen(off, p.End)
	case i+1 < len(l.paras):
		return l.paras[i+1].Start
	}
	return p.End
}

// prev returns the offset of the character before; from the start of a
// paragraph that is the end of the one before.
func (l *textLayout) prev(off int) int {
	i := l.paraOf(off)
	p := &l.paras[i]
	switch {
	case off > p.End:
		return p.End
	case off > p.Start:
		start, _ := l.bounds(l.lineOf(off))
		if start == off { // the line before is made of whole characters
			start, _ = l.bounds(l.lineOf(off) - 1)
		}
		return l.prevChar(off, start)
	case i > 0:
		return l.paras[i-1].End
	}
	return p.Start
}

// paragraph returns the bounds of the paragraph that holds an offset.
func (l *textLayout) paragraph(off int) Bounds {
	p := &l.paras[l.paraOf(off)]
	return Bounds{p.Start, p.End}
}

// word returns the bounds of the word, or of the signs, around an offset.
func (l *textLayout) word(off int) Bounds {
	p := l.paragraph(off)
	off = min(max(off, p.Start), p.End)
	state, rest, at := -1, l.text[p.Start:p.End], p.Start
	last := Bounds{p.Start, p.Start}
	for len(rest) > 0 {
		var w string
		w, rest, state = uniseg.FirstWordInString(rest, state)
		last = Bounds{at, at + len(w)}
		if off < last.End {
			break
		}
		at = last.End
	}
	return last
}

// wordStep returns where the caret goes by one word: to the end of the next
// word forward, to the start of the one before backward. Spaces are skipped.
func (l *textLayout) wordStep(off, dir int) int {
	for {
		to := l.next(off)
		if dir < 0 {
			to = l.prev(off)
		}
		if to == off {
			return off
		}
		w := l.word(min(off, to))
		off = to
		if l.text[w.Start:w.End] != "" && !isBlank(l.text[w.Start]) && w.Start < w.End {
			if dir > 0 {
				return max(w.End, to)
			}
			return min(w.Start, to)
		}
	}
}

// sentences returns the bounds of the sentences that a range touches, taken
// from the document; without any it is the paragraph.
func (l *textLayout) sentences(list []Bounds, r Bounds) Bounds {
	i := sort.Search(len(list), func(i int) bool { return list[i].End > r.Start })
	if i == len(list) || list[i].Start > max(r.Start, r.End-1) {
		return l.paragraph(r.Start)
	}
	out := list[i]
	for ; i < len(list) && list[i].Start < r.End; i++ {
		out.End = max(out.End, list[i].End)
	}
	return out
}
