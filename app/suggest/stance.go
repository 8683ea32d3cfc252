package suggest

import (
	"slices"
	"sort"
	"strings"

	"parley/app"
)

// decision is a side with what decided it; the zero value abstains. A reason without a side
// tells why nothing is decided.
type decision struct {
	side   int
	reason string
	at     app.Bounds // the words that decided
}

func (d decision) made() bool { return d.side != 0 || d.reason != "" }

// stance sets the stance of suggestion s on its issue, or abstains; it gives the reason.
func (c *coder) stance(i int, s *app.Suggestion) string {
	if s.Issue == "" {
		return ""
	}
	f := &c.b.found[i]
	s.Stance = app.Unclear
	if silent := c.silent(f); f.comment || silent {
		if f.negated {
			return ""
		}
		s.Stance = app.NoComment
		return "no comment"
	}
	issue := slices.IndexFunc(c.b.e.issues.issues, func(x app.Issue) bool { return x.ID == s.Issue })
	d := c.phraseSide(i, s, issue)
	if !d.made() {
		d = c.cueSide(i, issue)
	}
	if !d.made() {
		d = c.ownSides(i, issue, 0)
	}
	if !d.made() {
		d = c.vote(f, issue)
	}
	cond, why := false, ""
	if d.side != 0 {
		cond, why = c.condition(i, s, issue, d.at)
	}
	switch {
	case d.side > 0 && cond:
		s.Stance = app.ConditionalSupport
	case d.side < 0 && cond:
		s.Stance = app.ConditionalOppose
	case d.side > 0:
		s.Stance = app.Support
	case d.side < 0:
		s.Stance = app.Oppose
	}
	if cond {
		s.Condition = why
		d.reason += ", on a condition: “" + why + "”"
	}
	return d.reason
}

// silent reports whether the cue is a refusal to say anything: "declined to comment on".
func (c *coder) silent(f *finding) bool {
	if f.verb == nil || f.verb.lemma != "decline" && f.verb.lemma != "refuse" {
		return false
	}
	p := c.b.d.paras[f.para]
	for k := f.cue[0]; k < f.cue[1]; k++ {
		if sayingNothing[p.lemmas[k]] || sayingNothing[p.toks[k].low] {
			return true
		}
	}
	return false
}

var sayingNothing = wordSet(`comment discuss answer elaborate speculate`)

// phraseSide decides by the issue's own phrases in cue and content, but for those that are
// somebody else's words, ask, or stand in a condition. Both sides: none.
func (c *coder) phraseSide(i int, s *app.Suggestion, issue int) decision {
	f := &c.b.found[i]
	spans := append([]app.Bounds{s.Cue}, s.Content...)
	spans = append(spans, hull(spans))
	var up, down decision
	for _, h := range c.b.hits.in(hull(spans)) {
		if h.issue != issue || h.list != listSupport && h.list != listOppose || !inside(h.Bounds, spans) {
			continue
		}
		if c.othersWords(i, h.Bounds) || c.asked(h.Bounds) || c.inCondition(h.Bounds) {
			continue
		}
		pro, text := h.list == listSupport, "“"+c.b.words(h.Bounds)+"”"
		if c.negated(h.PatternHit) {
			pro, text = !pro, text+", negated"
		}
		if inside(h.Bounds, s.Content) && (f.reverses() || pro && f.condemns()) {
			pro, text = !pro, text+", reversed by the cue"
		}
		if d := (decision{1, "stance by " + text, h.Bounds}); pro {
			up = d
		} else {
			d.side, down = -1, d
			down.side = -1
		}
	}
	switch {
	case up.made() && down.made():
		return decision{reason: "phrases of both sides: " + strings.TrimPrefix(up.reason, "stance by ") + ", " + strings.TrimPrefix(down.reason, "stance by ")}
	case up.made():
		return up
	}
	return down
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
	return f.verb != nil && f.verb.polarity < 0 && reversing[f.verb.lemma] &&
		f.frame&(frameInfinitive|frameGerund|frameThat|frameZero|frameObject) != 0
}

var reversing = wordSet(`deny refuse decline reject dispute doubt refute unwilling reluctant refusal denial rejection oppose opposed opposition
	заперечити заперечувати спростувати спростовувати відкинути відкидати відмовитися
	отрицать опровергать опровергнуть отвергнуть отвергать отказаться`)

// condemns: a side that is condemned is not the holder's; a fault that is named with it is.
func (f *finding) condemns() bool {
	return f.verb != nil && f.verb.polarity < 0 && condemning[f.verb.lemma] && f.frame != frameAs
}

var condemning = wordSet(`condemn denounce decry deplore criticize criticise slam lambast lambaste castigate assail protest object
	осудити осуджувати засудити засуджувати критикувати осудить осуждать раскритиковать критиковать`)

// othersWords reports whether a place in the content of finding i is what somebody else
// says there: "Mrs Kolt told me that the old fee is history".
func (c *coder) othersWords(i int, at app.Bounds) bool {
	for _, j := range c.inner[i] {
		g := &c.b.found[j]
		if c.own(i, j) {
			if c.othersWords(j, at) {
				return true
			}
			continue
		}
		if c.b.slav == nil && c.b.place[j] < 0 && !c.b.asserts(j) && g.source[0] >= 0 {
			continue // "the attacks demonstrate …" is nobody's word
		}
		for _, span := range g.content {
			if b := c.b.bytes(g.para, span); b.Start <= at.Start && at.End <= b.End {
				return true
			}
		}
	}
	return false
}

// own reports whether finding j, inside the content of i, is the same person's: "she said
// she could back the treaty", "we will oppose it" inside a quotation.
func (c *coder) own(i, j int) bool {
	f, g := &c.b.found[i], &c.b.found[j]
	if g.source[0] < 0 {
		return false
	}
	who, by := c.b.who[i], c.b.who[j]
	if by.Name != "" {
		return by.Key() == who.Key()
	}
	p := c.b.d.paras[g.para]
	quoted := p.toks[g.source[0]].quote >= 0 || f.frame == frameQuote
	switch p.toks[g.source[0]].low {
	case "i", "we", "я", "ми", "мы":
		return quoted && g.source[1]-g.source[0] == 1
	}
	return false
}

// asked reports whether the sentence of a place is a question, which takes no side.
func (c *coder) asked(at app.Bounds) bool {
	p, s, ok := c.sentenceOf(at.Start)
	if !ok {
		return false
	}
	k := tokenAt(p, at.End-1)
	for k < s[1] {
		switch t := &p.toks[k]; {
		case t.low == "?":
			return true
		case t.kind == kindStop:
			return false
		}
		k++
	}
	return false
}

// tokenAt gives the token of a paragraph that holds a byte, or the next.
func tokenAt(p *paragraph, at int) int {
	return sort.Search(len(p.toks), func(i int) bool { return p.toks[i].end > at })
}

// sentenceOf gives the paragraph and the sentence of a byte. A quotation of several
// sentences is cut at its full stops.
func (c *coder) sentenceOf(at int) (*paragraph, [2]int, bool) {
	p := c.b.paraAt(at)
	if p == nil {
		return nil, [2]int{}, false
	}
	k := tokenAt(p, at)
	if k == len(p.toks) {
		return nil, [2]int{}, false
	}
	from, to := k, k
	for from > 0 && k-from < longestSentence && p.toks[from-1].kind != kindStop {
		from--
	}
	for to < len(p.toks) && to-k < longestSentence && (to == k || p.toks[to-1].kind != kindStop) {
		to++
	}
	return p, [2]int{from, to}, true
}

// negated reports whether a negation stands right before a phrase without being a part of it.
func (c *coder) negated(h app.PatternHit) bool {
	const reach = 3
	p := c.b.paraAt(h.Start)
	if p == nil {
		return false
	}
	at := tokenAt(p, h.Start)
	for k := at - 1; k >= 0 && k >= at-reach; k-- {
		switch w := p.toks[k].low; {
		case negations[w]:
			return true
		case negationEnds[w]:
			return false
		}
	}
	return false
}

var negations = wordSet(`not n't never cannot without no nobody neither nor не ні ни ніколи никогда без жоден жодного жодної ніхто никто`)

var negationEnds = wordSet(`. ; but , and але но а`)

func (b *builder) paraAt(at int) *paragraph {
	k := sort.Search(len(b.d.paras), func(i int) bool { return b.d.paras[i].End > at })
	if k == len(b.d.paras) {
		return nil
	}
	return b.d.paras[k]
}
