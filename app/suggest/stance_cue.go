package suggest

import (
	"slices"
	"strings"

	"parley/app"
)

// sideVerbs are the cues whose object they take a side on: +1 for it, -1 against. Cues of
// blame, denial, promise and mood have a polarity too but none on the issue.
var sideVerbs = func() map[string]int {
	out := map[string]int{}
	for side, list := range map[int]string{
		-1: `oppose reject condemn denounce decry deplore criticize criticise slam blast lambast lambaste castigate assail resist refuse decline
			rebuff repudiate renounce forbid prohibit protest object disapprove dismiss hate detest
			осудити осуджувати засудити засуджувати відкинути відкидати відмовитися критикувати
			осудить осуждать отвергнуть отвергать отказаться критиковать раскритиковать`,
		1: `back support endorse welcome favor favour champion embrace promote advocate praise hail applaud laud approve accept consent
			підтримати підтримувати вітати схвалити поддержать поддерживать приветствовать одобрить`,
	} {
		for w := range wordSet(list) {
			out[w] = side
		}
	}
	return out
}()

// doingVerbs carry out what an issue is about.
var doingVerbs = wordSet(`sign join pursue ratify hold keep open build`)

// intentions are cues that mean to do their infinitive.
var intentions = wordSet(`intend plan`)

// wishes are cues that want their object, where it is the issue itself.
var wishes = wordSet(`want demand propose seek urge call require request`)

// cueSide decides by the side that the cue of finding i takes towards its object, if the
// object is the issue and not something about it.
func (c *coder) cueSide(i, issue int) decision {
	f := &c.b.found[i]
	if f.verb == nil {
		return decision{}
	}
	side := sideVerbs[f.verb.lemma]
	words := strings.Fields(f.verb.lemma)
	switch {
	case side == 0 && wishes[f.verb.lemma]:
		if f.frame != frameObject || f.negated || !c.objectIs(f, issue, true) || c.turned(f, issue) {
			return decision{}
		}
		side = 1
	case side == 0 && intentions[f.verb.lemma] && f.frame == frameInfinitive:
		if !c.objectIs(f, issue, false) {
			return decision{}
		}
		side = 1
	case side == 0 && (len(words) > 1 || f.rule == "be-side" || f.kind == attitude && f.verb.polarity != 0 && cueByLemma()[f.verb.lemma] == nil):
		side = f.verb.polarity // "be opposed to", "opposition from"
	}
	if side == 0 || f.frame&(frameObject|frameAs|frameObjectInfinitive|frameGerund|frameInfinitive) == 0 || !c.objectIs(f, issue, false) {
		return decision{}
	}
	if f.negated {
		if side < 0 {
			return decision{} // who does not oppose need not support
		}
		side = -side
	}
	return decision{side, "stance by the cue “" + strings.TrimPrefix(f.lemma, "be ") + "”", c.b.bytes(f.para, f.cue)}
}

// vote decides by "vote against" and "vote for" of the holder, or of his own people, where the
// issue follows.
func (c *coder) vote(f *finding, issue int) decision {
	p := c.b.d.paras[f.para]
	if c.b.slav != nil {
		return decision{}
	}
	for _, span := range f.content {
		for k := span[0]; k+2 < span[1]; k++ {
			side := map[string]int{"against": -1, "for": 1}[p.toks[k+1].low]
			if side == 0 || p.lemmas[k] != "vote" || !ownSubject(p, span[0], k) || !c.phraseBetween(p, k+2, min(k+2+votedReach, span[1]), issue) {
				continue
			}
			at := c.b.bytes(f.para, [2]int{k, k + 2})
			if c.inCondition(at) || c.asked(at) {
				continue
			}
			if negations[p.toks[k-1].low] {
				side = -side
			}
			return decision{side, "stance by “" + c.b.words(at) + "”", at}
		}
	}
	return decision{}
}

// votedReach is how many words behind "vote for" the issue begins at the latest.
const votedReach = 5

// ownSubject reports whether the verb at k has "he", "we", "his group" or the like before it.
func ownSubject(p *paragraph, from, k int) bool {
	n := k - 1
	for n > from && (p.toks[n].tag.in(auxTags) || p.toks[n].tag == tagAdverb || negations[p.toks[n].low]) {
		n--
	}
	if n < from {
		return false
	}
	switch p.toks[n].low {
	case "he", "she", "we", "they", "i", "it":
		return true
	}
	return n > from && p.toks[n-1].tag == tagPossessive
}

// turned reports whether words behind the issue's phrase may ask for something else than the
// issue: "wants the treaty delayed", "the strike to end".
func (c *coder) turned(f *finding, issue int) bool {
	if f.awaits() {
		return false
	}
	p, span := c.b.d.paras[f.para], f.content[0]
	end := 0
	whole := c.b.bytes(f.para, span)
	for _, h := range c.b.hits.in(whole) {
		if h.issue == issue && h.list == listPhrases && h.End <= whole.End && (end == 0 || h.End < end) {
			end = h.End
		}
	}
	k := tokenAt(p, end)
	if k >= span[1] {
		return false
	}
	t := &p.toks[k]
	return !t.tag.in(setOf(tagPreposition, tagAdverb, tagSubordina, tagDeterminer)) && t.kind == kindWord && !doingVerbs[p.lemmas[k]]
}

// transparent nouns stand for the thing that follows them: "the plan for a second line".
var transparent = wordSet(`plan plans idea proposal proposals suggestion notion decision move bid offer call calls demand bill law draft text prospect
	possibility policy introduction extension renewal use building construction signing recognition holding number stationing deployment presence sending`)

// objectIs reports whether the content of f begins with the issue: its phrase, or a noun
// that resumes a proposal. strict asks for the phrase behind an article only.
func (c *coder) objectIs(f *finding, issue int, strict bool) bool {
	if f.awaits() {
		return false
	}
	p := c.b.d.paras[f.para]
	from, to := f.content[0][0], f.content[0][1]
	if c.b.slav != nil {
		const reach = 3
		return c.phraseBetween(p, from, min(to, from+reach), issue)
	}
	verbSeen := false
	for k := from; k < to; k++ {
		if c.phraseStarts(p, k, issue) {
			return true
		}
		t := &p.toks[k]
		switch {
		case t.tag == tagDeterminer || t.tag == tagPossessive || t.kind == kindMark || t.low == "any" || t.low == "all":
		case strict:
			return false
		case t.tag == tagAdjective || t.tag == tagNumber || t.tag == tagName || t.tag == tagGenitive || t.tag == tagAdverb:
		case transparent[t.low]:
			if p.toks[from].low == "this" || p.toks[from].low == "that" {
				return k == from+1 // "this suggestion" resumes the issue
			}
			if !c.phraseBetween(p, k, to, issue) {
				return proposalNouns[t.low] && (k+1 == to || !complements(p, k+1))
			}
		case t.tag == tagPreposition && (t.low == "of" || t.low == "for" || t.low == "on"):
		case t.tag == tagTo && !verbSeen && k == from:
			verbSeen = true
		case verbSeen && (sideVerbs[p.lemmas[k]] > 0 || doingVerbs[p.lemmas[k]]):
		default:
			return false
		}
	}
	return false
}

// proposalNouns resume what somebody wants done; what somebody claims has no side.
var proposalNouns = wordSet(`suggestion proposal proposals idea plan plans offer move decision demand demands`)

// complements reports whether a complement follows: "the suggestion that he had left".
func complements(p *paragraph, k int) bool {
	switch p.toks[k].low {
	case "that", "of", "to", "for", "about":
		return true
	}
	return false
}

// phraseStarts reports whether a phrase of the issue begins at token k.
func (c *coder) phraseStarts(p *paragraph, k, issue int) bool {
	return c.phraseBetween(p, k, k+1, issue)
}

// phraseBetween reports whether a phrase of the issue begins in the tokens [from, to).
func (c *coder) phraseBetween(p *paragraph, from, to, issue int) bool {
	within := app.Bounds{Start: p.toks[from].start, End: p.toks[to-1].end}
	return slices.ContainsFunc(c.b.hits.in(within), func(h patternHit) bool { return h.issue == issue && h.list == listPhrases })
}

// ownSides decides by what the holder says of himself inside the content: "she could back
// the treaty". Two sides: none.
func (c *coder) ownSides(i, issue, depth int) decision {
	var out decision
	if depth >= deepestNesting {
		return out
	}
	for _, j := range c.inner[i] {
		if !c.own(i, j) {
			continue
		}
		d := c.cueSide(j, issue)
		if !d.made() {
			d = c.ownSides(j, issue, depth+1)
		}
		if d.side == 0 || c.asked(d.at) || c.inCondition(d.at) {
			continue
		}
		if out.side != 0 && out.side != d.side {
			return decision{reason: "both sides are taken"}
		}
		out = d
	}
	return out
}
