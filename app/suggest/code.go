package suggest

import (
	"slices"

	"parley/app"
)

// coder sets issue and stance.
type coder struct {
	b      *builder
	issues map[int]app.IssueID // of the suggestions coded so far, by finding
	order  []int
	inner  map[int][]int // findings that lie in the content of each finding
}

func newCoder(b *builder) *coder {
	c := &coder{b: b, issues: map[int]app.IssueID{}, inner: map[int][]int{}}
	for j := range b.found {
		if p := b.found[j].parent; p >= 0 {
			c.inner[p] = append(c.inner[p], j)
		}
	}
	return c
}

// scored is how strongly an issue fired.
type scored struct {
	issue, words, at int
	phrase           app.Bounds
}

// issue sets the issue of suggestion s from the codebook's phrases in content, cue, or the
// statement that an anaphor resumes; it gives the reason in words.
func (c *coder) issue(i int, s *app.Suggestion) string {
	b := c.b
	defer func() { c.issues[i] = s.Issue; c.order = append(c.order, i) }()
	best := c.score(s.Content)
	if len(best) == 0 {
		best = c.score([]app.Bounds{s.Cue})
	}
	if len(best) == 0 {
		return c.antecedent(i, s)
	}
	s.Issue = b.e.issues.issues[best[0].issue].ID
	for _, x := range best[1:] {
		if x.words == best[0].words {
			s.Issues = append(s.Issues, b.e.issues.issues[x.issue].ID)
		}
	}
	return "issue by “" + b.words(best[0].phrase) + "”"
}

// score gives the issues whose phrases lie in the spans, the most words first, then the
// first in the text.
func (c *coder) score(spans []app.Bounds) []scored {
	var out []scored
	for _, h := range c.b.hits.in(hull(spans)) {
		if h.list != listPhrases || !inside(h.Bounds, spans) {
			continue
		}
		n := max(len(h.Words), 1)
		k := slices.IndexFunc(out, func(x scored) bool { return x.issue == h.issue })
		switch {
		case k < 0:
			out = append(out, scored{h.issue, n, h.Start, h.Bounds})
		case n > out[k].words || n == out[k].words && h.Start < out[k].at:
			out[k] = scored{h.issue, n, h.Start, h.Bounds}
		}
	}
	slices.SortStableFunc(out, func(x, y scored) int {
		if x.words != y.words {
			return y.words - x.words
		}
		return x.at - y.at
	})
	return out
}

func inside(h app.Bounds, spans []app.Bounds) bool {
	return slices.ContainsFunc(spans, func(s app.Bounds) bool { return s.Start <= h.Start && h.End <= s.End })
}

// antecedent takes the issue of the statement before, where the content resumes it: "This
// suggestion", "they".
func (c *coder) antecedent(i int, s *app.Suggestion) string {
	f := &c.b.found[i]
	if f.awaits() {
		return ""
	}
	p := c.b.d.paras[f.para]
	at := f.content[0][0]
	for at < f.content[0][1] && (p.toks[at].low == "that" && p.toks[at].tag == tagSubordina || p.toks[at].kind == kindMark) {
		at++
	}
	if at >= f.content[0][1] || !c.resumes(p, at, f.content[0][1]) {
		return ""
	}
	const lookBack = 30
	for k := len(c.order) - 1; k >= 0 && k >= len(c.order)-lookBack; k-- {
		j := c.order[k]
		g := &c.b.found[j]
		if g.para < f.para-1 || g.parent >= 0 && g.parent == i {
			break
		}
		if c.issues[j] != "" && (g.para < f.para || g.cue[0] < f.cue[0]) {
			s.Issue = c.issues[j]
			return "issue of the statement before, which “" + p.toks[at].low + "” resumes"
		}
	}
	return ""
}

func (c *coder) resumes(p *paragraph, at, end int) bool {
	switch p.toks[at].low {
	case "this", "that", "these", "those", "such", "the":
		return at+1 < end && anaphorNouns[p.toks[at+1].low]
	case "they", "it", "them":
		return true
	}
	return false
}

var anaphorNouns = wordSet(`suggestion proposal idea plan claim statement comment comments remarks demand offer move decision request suggestions
	proposals claims demands argument accusation allegations allegation step steps measure measures condition conditions approach call calls`)
