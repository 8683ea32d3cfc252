package extract

import (
	"sort"
	"strings"
)

// aligner finds lines of the page again in what an extractor gave. The extractors decide
// only what is kept: their copies have lost links and line breaks, and words run together
// where a break stood.
type aligner struct {
	raw    []block
	folded string // of all lines, one after another
	starts []int  // where each line begins in folded
}

func newAligner(raw []block) *aligner {
	a := &aligner{raw: raw, starts: make([]int, len(raw))}
	var b strings.Builder
	for i, r := range raw {
		a.starts[i] = b.Len()
		b.WriteString(r.folded)
	}
	a.folded = b.String()
	return a
}

// align gives, for lines of an extractor, the page's own lines where these are covered
// from start to end, and the extractor's words elsewhere.
func (a *aligner) align(blocks []block) []block {
	out := make([]block, 0, len(blocks))
	at := 0
	misses := 0
	for _, b := range blocks {
		start := a.find(b.folded, at, misses)
		if start < 0 {
			misses++
			out = append(out, b)
			continue
		}
		first, behind, whole := a.lines(start, start+len(b.folded))
		if whole {
			out = append(out, a.raw[first:behind]...)
		} else {
			out = append(out, a.annotated(b, first, behind))
		}
		at = start + len(b.folded)
	}
	return out
}

// find looks behind the last place first, then from the start of the page. After many
// misses in vain the second look is saved.
func (a *aligner) find(folded string, at, misses int) int {
	const most = 200
	if folded == "" {
		return -1
	}
	if i := strings.Index(a.folded[at:], folded); i >= 0 {
		return at + i
	}
	if misses > most {
		return -1
	}
	return strings.Index(a.folded[:at], folded)
}

// lines gives the page's lines that hold a range of folded; whole is true when the range
// begins and ends with lines.
func (a *aligner) lines(start, end int) (first, behind int, whole bool) {
	first = sort.Search(len(a.starts), func(i int) bool { return a.starts[i] > start }) - 1
	behind = sort.Search(len(a.starts), func(i int) bool { return a.starts[i] >= end })
	for first > 0 && a.starts[first-1] == start { // lines without a letter or digit
		first--
	}
	for first < behind-1 && a.raw[first].folded == "" {
		first++
	}
	stop := len(a.folded)
	if behind < len(a.starts) {
		stop = a.starts[behind]
	}
	return first, behind, a.starts[first] == start && stop == end
}

// annotated keeps the extractor's words and takes the links of the line they are from.
func (a *aligner) annotated(b block, first, behind int) block {
	if behind-first == 1 {
		raw := a.raw[first]
		b.hint, b.tag, b.kind, b.level = raw.hint, raw.tag, raw.kind, raw.level
		if share := raw.linkShare(); share > 0.9 {
			b.inLink, b.links = runes(b.text), raw.links
		}
	}
	return b
}
