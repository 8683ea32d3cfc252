package index

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"parley/app"
	"parley/index/spans"
)

// snippetRunes is the length of a snippet: three lines of a result row.
const snippetRunes = 240

// snippet cuts the piece of text with the most different search words, at word bounds,
// and marks them. Without a hit in the text it is the beginning of the text.
func snippet(t *spans.Text, hits []spans.Hit) app.Snippet {
	s := app.Snippet{Spans: []app.Bounds{}}
	if len(t.Tokens) == 0 {
		return s
	}
	parts := bodyParts(hits)
	from, to := best(t, parts)
	for _, p := range parts {
		if p.Start >= t.Tokens[from].Start && p.End <= t.Tokens[to].End {
			s.Spans = append(s.Spans, p.Bounds)
		}
	}
	s.Spans = slices.Compact(s.Spans)
	begin, end := t.Tokens[from].Start, t.Tokens[to].End
	if from == 0 {
		begin = 0
	}
	if to == len(t.Tokens)-1 {
		end = len(t.Raw)
	}
	const gap = "…"
	shift := -begin
	if begin > 0 {
		s.Text, shift = gap, shift+len(gap)
	}
	s.Text += strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\r' {
			return ' ' // of the same length
		}
		return r
	}, t.Raw[begin:end])
	if end < len(t.Raw) {
		s.Text += gap
	}
	for i := range s.Spans {
		s.Spans[i].Start += shift
		s.Spans[i].End += shift
	}
	return s
}

func bodyParts(hits []spans.Hit) []spans.Part {
	var parts []spans.Part
	for _, h := range hits {
		if h.Field == spans.Body {
			parts = append(parts, h.Parts...)
		}
	}
	slices.SortFunc(parts, func(a, b spans.Part) int { return cmp.Or(a.Start-b.Start, a.End-b.End, a.Leaf-b.Leaf) })
	return parts
}

// best picks the tokens [from, to] of the snippet: the first stretch with the most
// different search words, filled up on both sides.
func best(t *spans.Text, parts []spans.Part) (from, to int) {
	begin, end := 0, 0
	most := 0
	var leaves []int // different ones; they are few
	for i := range parts {
		leaves = leaves[:0]
		last := i
		for j := i; j < len(parts) && fitsInto(t.Raw, parts[i].Start, parts[j].End); j++ {
			if !slices.Contains(leaves, parts[j].Leaf) {
				leaves = append(leaves, parts[j].Leaf)
			}
			last = j
		}
		if len(leaves) > most {
			most, begin, end = len(leaves), parts[i].Start, parts[last].End
		}
	}
	at := func(off int) int {
		i, _ := slices.BinarySearchFunc(t.Tokens, off, func(tok spans.Token, off int) int { return cmp.Compare(tok.Start, off) })
		return min(i, len(t.Tokens)-1)
	}
	from = at(begin)
	to = max(from, at(end)-1)
	if end >= t.Tokens[to].End && to+1 < len(t.Tokens) && t.Tokens[to+1].End <= end {
		to++
	}
	return widen(t, from, to)
}

// fitsInto tells whether a stretch of text is no longer than a snippet.
func fitsInto(raw string, start, end int) bool {
	return end-start <= snippetRunes || end-start <= 4*snippetRunes && utf8.RuneCountInString(raw[start:end]) <= snippetRunes
}

// widen adds words before and after by turns while there is room. A third of the room
// goes before, so that the hit is read in its context.
func widen(t *spans.Text, from, to int) (int, int) {
	room := snippetRunes - utf8.RuneCountInString(t.Raw[t.Tokens[from].Start:t.Tokens[to].End])
	before := room / 3
	for from > 0 {
		n := utf8.RuneCountInString(t.Raw[t.Tokens[from-1].Start:t.Tokens[from].Start])
		if n > before {
			break
		}
		before, room, from = before-n, room-n, from-1
	}
	for to+1 < len(t.Tokens) {
		n := utf8.RuneCountInString(t.Raw[t.Tokens[to].End:t.Tokens[to+1].End])
		if n > room {
			break
		}
		room, to = room-n, to+1
	}
	return from, to
}
