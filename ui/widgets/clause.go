package widgets

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clause returns the part of a sentence that holds a range: what stands between commas,
// semicolons, colons, dashes, brackets and quotation marks. Where the range crosses such a
// sign it is the sentence.
func (l *textLayout) clause(list []Bounds, r Bounds) Bounds {
	s := l.sentences(list, r)
	start, end := s.Start, s.End
	for at := s.Start; at < s.End; {
		c, n := utf8.DecodeRuneInString(l.text[at:s.End])
		if isClauseEnd(c) && !l.insideFigure(at, at+n, s) {
			if at >= r.End || at >= r.Start && r.Start == r.End {
				end = at
				break
			}
			if at+n <= r.Start {
				start = at + n
			} else {
				return s
			}
		}
		at += n
	}
	words := l.text[start:end]
	start += len(words) - len(strings.TrimLeft(words, " \t\u00a0"))
	end = start + len(strings.TrimRight(l.text[start:max(end, start)], " \t\u00a0"))
	if start > r.Start || end < r.End || start >= end {
		return s
	}
	return Bounds{start, end}
}

func isClauseEnd(r rune) bool { return strings.ContainsRune(",;:–—()[]“”„«»\"،؛", r) }

// insideFigure reports a sign within a figure or a word, as in 1,000 or 10:30, and a mark
// that closes the sentence.
func (l *textLayout) insideFigure(at, next int, s Bounds) bool {
	before, _ := utf8.DecodeLastRuneInString(l.text[s.Start:at])
	after, _ := utf8.DecodeRuneInString(l.text[next:s.End])
	return unicode.IsDigit(before) && unicode.IsDigit(after)
}

// sentenceStep returns where the caret goes by one sentence: to the end of this one, or of
// the next, forward; to the start backward. Without sentences it goes by paragraphs.
func (l *textLayout) sentenceStep(list []Bounds, off, dir int) int {
	if len(list) == 0 {
		return l.paragraphStep(off, dir)
	}
	if dir > 0 {
		i := sort.Search(len(list), func(i int) bool { return list[i].End > off })
		if i == len(list) {
			return l.paras[len(l.paras)-1].End
		}
		return l.charAt(list[i].End)
	}
	i := sort.Search(len(list), func(i int) bool { return list[i].Start >= off }) - 1
	if i < 0 {
		return l.paras[0].Start
	}
	return l.charAt(list[i].Start)
}

// paragraphStep does the same by paragraphs.
func (l *textLayout) paragraphStep(off, dir int) int {
	i := l.paraOf(off)
	switch p := l.paras[i]; {
	case dir > 0 && off < p.End:
		return p.End
	case dir > 0 && i+1 < len(l.paras):
		return l.paras[i+1].End
	case dir < 0 && off > p.Start:
		return p.Start
	case dir < 0 && i > 0:
		return l.paras[i-1].Start
	}
	return off
}
