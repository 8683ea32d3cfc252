package suggest

import (
	"strings"

	"parley/app"
)

// conditionWords make a side conditional. "until" does so only behind a negation: "will not
// sign until", while "stays open until May" tells a time.
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

// conditionFirst are the first words of these.
var conditionFirst = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range conditionWords {
		out[w[0]] = true
	}
	return out
}()

// marker reports whether a condition begins at token k of the sentence s.
func (c *coder) marker(p *paragraph, k int, s [2]int) bool {
	for _, w := range conditionWords {
		if !matches(p, k, s[1], w) {
			continue
		}
		switch p.toks[k].low {
		case "until":
			for n := s[0]; n < k; n++ {
				if negations[p.toks[n].low] {
					return true
				}
			}
			return false
		case "if": // "asked if", "as if", "even if"
			return k == s[0] || p.toks[k-1].low != "as" && p.toks[k-1].low != "even"
		}
		return true
	}
	return false
}

// inCondition reports whether a place stands in a clause that sets a condition: it tells
// what somebody asks for, not the side taken.
func (c *coder) inCondition(at app.Bounds) bool {
	p, s, ok := c.sentenceOf(at.Start)
	if !ok {
		return false
	}
	for k := tokenAt(p, at.Start); k >= s[0]; k-- {
		if p.toks[k].kind == kindComma {
			return false
		}
		if conditionFirst[p.toks[k].low] && c.marker(p, k, s) {
			return p.toks[k].start < at.Start
		}
	}
	return false
}

// condition gives the words that make the side of finding i conditional: the issue's
// phrases or a marker, in the sentence of the words that decided.
func (c *coder) condition(i int, s *app.Suggestion, issue int, decided app.Bounds) (bool, string) {
	f := &c.b.found[i]
	near := func(at int) bool {
		p, sent, ok := c.sentenceOf(at)
		if !ok {
			return true
		}
		return p.toks[sent[0]].start <= decided.Start && decided.Start < p.toks[sent[1]-1].end || decided.Start < s.Content[0].Start
	}
	spans := append([]app.Bounds{s.Cue}, s.Content...)
	spans = append(spans, hull(spans))
	for _, h := range c.b.hits.in(hull(spans)) {
		if h.issue == issue && h.list == listConditional && inside(h.Bounds, spans) && near(h.Start) && !c.othersWords(i, h.Bounds) {
			return true, c.b.words(h.Bounds)
		}
	}
	if f.frame == frameWh {
		return false, ""
	}
	p := c.b.d.paras[f.para]
	for _, span := range f.content {
		for k := span[0] + 1; k < span[1]; k++ {
			if !conditionFirst[p.toks[k].low] {
				continue
			}
			_, sent, ok := c.sentenceOf(p.toks[k].start)
			if !ok || !near(p.toks[k].start) || !c.marker(p, k, sent) {
				continue
			}
			end := min(span[1], sent[1])
			return true, strings.Trim(c.b.words(c.b.bytes(f.para, [2]int{k, end})), " ”\"’.,»")
		}
	}
	return false, ""
}
