package suggest

import (
	"slices"
	"sort"
	"strings"

	"parley/app"
)

// coder sets issue and stance.
type coder struct {
	b      *builder
	issues map[int]app.IssueID // of the suggestions coded so far, by finding
	order  []int
}

func newCoder(b *builder) *coder { return &coder{b: b, issues: map[int]app.IssueID{}} }

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
	for _, h := range c.b.hits {
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

// stance sets the stance of suggestion s on its issue, or abstains; it gives the reason.
func (c *coder) stance(i int, s *app.Suggestion) string {
	if s.Issue == "" {
		return ""
	}
	f := &c.b.found[i]
	s.Stance = app.Unclear
	if f.comment {
		s.Stance = app.NoComment
		return "no comment"
	}
	issue := slices.IndexFunc(c.b.e.issues.issues, func(x app.Issue) bool { return x.ID == s.Issue })
	side, reason := c.phraseSide(f, s, issue)
	if side == 0 && reason == "" {
		side, reason = c.cueSide(f)
	}
	cond, why := c.condition(f, s, issue)
	switch {
	case side > 0 && cond:
		s.Stance = app.ConditionalSupport
	case side < 0 && cond:
		s.Stance = app.ConditionalOppose
	case side > 0:
		s.Stance = app.Support
	case side < 0:
		s.Stance = app.Oppose
	}
	if s.Stance.Conditional() {
		s.Condition = why
		reason += ", on a condition: “" + why + "”"
	}
	return reason
}

// phraseSide decides by the issue's own phrases in cue and content. Both sides: none.
func (c *coder) phraseSide(f *finding, s *app.Suggestion, issue int) (int, string) {
	spans := append([]app.Bounds{s.Cue}, s.Content...)
	spans = append(spans, hull(spans))
	up, down := "", ""
	for _, h := range c.b.hits {
		if h.issue != issue || h.list != listSupport && h.list != listOppose || !inside(h.Bounds, spans) {
			continue
		}
		for_ := h.list == listSupport
		text := "“" + c.b.words(h.Bounds) + "”"
		if c.negated(h.PatternHit) {
			for_ = !for_
			text += ", negated"
		}
		if for_ {
			up = text
		} else {
			down = text
		}
	}
	var side int
	var text string
	switch {
	case up != "" && down != "":
		return 0, "phrases of both sides: " + up + ", " + down
	case up != "":
		side, text = 1, up
	case down != "":
		side, text = -1, down
	default:
		return 0, ""
	}
	if f.reverses() {
		side, text = -side, text+", reversed by the cue"
	}
	return side, "stance by " + text
}

func hull(spans []app.Bounds) app.Bounds {
	h := spans[0]
	for _, s := range spans {
		h.Start, h.End = min(h.Start, s.Start), max(h.End, s.End)
	}
	return h
}

// reverses: what is denied or refused stands for the other side.
func (f *finding) reverses() bool {
	if f.verb == nil || f.verb.polarity >= 0 {
		return false
	}
	switch f.verb.lemma {
	case "deny", "refuse", "decline", "reject", "dispute", "doubt", "refute", "unwilling", "reluctant", "refusal", "denial", "rejection", "oppose", "opposed", "opposition",
		"заперечити", "заперечувати", "спростувати", "спростовувати", "відкинути", "відкидати", "відмовитися",
		"отрицать", "опровергать", "опровергнуть", "отвергнуть", "отвергать", "отказаться":
		return f.frame&(frameInfinitive|frameGerund|frameThat|frameZero|frameObject) != 0
	}
	return false
}

// negated reports whether a negation stands right before a phrase without being a part of it.
func (c *coder) negated(h app.PatternHit) bool {
	const reach = 3
	p := c.b.paraAt(h.Start)
	if p == nil {
		return false
	}
	at := sort.Search(len(p.toks), func(i int) bool { return p.toks[i].end > h.Start })
	for k := at - 1; k >= 0 && k >= at-reach; k-- {
		switch p.toks[k].low {
		case "not", "n't", "never", "cannot", "without", "no", "не", "ні", "ни", "ніколи", "никогда", "без":
			return true
		case ".", ";", "but", ",", "and", "але", "но", "а":
			return false
		}
	}
	return false
}

func (b *builder) paraAt(at int) *paragraph {
	k := sort.Search(len(b.d.paras), func(i int) bool { return b.d.paras[i].End > at })
	if k == len(b.d.paras) {
		return nil
	}
	return b.d.paras[k]
}

// cueSide decides by the side that the cue takes towards its object.
func (c *coder) cueSide(f *finding) (int, string) {
	if f.verb == nil || f.verb.polarity == 0 || f.frame&(frameObject|frameAs|frameObjectInfinitive|frameGerund|frameInfinitive) == 0 {
		return 0, ""
	}
	side := f.verb.polarity
	if f.negated {
		side = -side
	}
	return side, "stance by the cue “" + strings.TrimPrefix(f.lemma, "be ") + "”"
}

var conditionWords = [][]string{
	{"if"},
	{"unless"},
	{"only", "when"},
	{"only", "after"},
	{"provided"},
	{"as", "long", "as"},
	{"on", "condition"},
	{"until"},
	{"якщо"},
	{"если"},
	{"за", "умови"},
	{"при", "условии"},
	{"лише", "після"},
	{"только", "после"},
	{"поки", "не"},
	{"пока", "не"},
	{"хіба", "що"},
}

// condition gives the words that make a side conditional: the issue's phrases or a marker.
func (c *coder) condition(f *finding, s *app.Suggestion, issue int) (bool, string) {
	spans := append([]app.Bounds{s.Cue}, s.Content...)
	spans = append(spans, hull(spans))
	for _, h := range c.b.hits {
		if h.issue == issue && h.list == listConditional && inside(h.Bounds, spans) {
			return true, c.b.words(h.Bounds)
		}
	}
	p := c.b.d.paras[f.para]
	for _, span := range f.content {
		for k := span[0]; k < span[1]; k++ {
			for _, w := range conditionWords {
				if k > span[0] && matches(p, k, span[1], w) && f.frame != frameWh {
					return true, strings.Trim(c.b.words(c.b.bytes(f.para, [2]int{k, span[1]})), " ”\"’.,")
				}
			}
		}
	}
	return false, ""
}
