package suggest

import "parley/app"

// quotedBy: "was quoted by the Gazette as saying that …": who quotes is the link before.
func (s *sentenceFinder) quotedBy(k int) bool {
	c := s.chunks[k]
	if l := s.lemma(c.head); !c.passive || l != "quote" && l != "cite" && l != "report" {
		return false
	}
	i, subj := k+1, s.subjectOf(k)
	by := -1
	for s.at(i).kind == chunkAdverb || s.at(i).time || s.at(i).kind == chunkPreposition && s.at(i+1).kind == chunkNoun {
		if s.low(s.at(i).first) == "by" {
			by = i + 1
		}
		if s.at(i).kind == chunkPreposition {
			i++
		}
		i++
	}
	v := s.at(i + 1)
	cue := s.cueAt(i + 1)
	if s.low(s.at(i).first) != "as" || v.kind != chunkVerb || cue == nil || cue.kind != statement || subj.first < 0 {
		return false
	}
	r, ok := s.right(i+1, i+2, cue)
	if !ok {
		return false
	}
	f := s.base(k, cue, subj)
	f.rule, f.prior, f.frame, f.content, f.cue[1] = "quoted-as", 0.75, r.frame, r.content, r.cueEnd
	if by > 0 {
		m := s.extendRight(by, false)
		f.via, f.viaCue = [2]int{s.at(by).first, s.at(min(m, i) - 1).end}, [2]int{c.core, s.at(by - 1).end}
	}
	if !s.add(f) {
		return false
	}
	s.taken[v.end-1] = true
	return true
}

// viaVerbs in a source tell who passes its words on: "an official quoted by the Gazette".
var viaVerbs = wordSet(`quoted cited interviewed`)

// viaOf gives who passes on the words of finding i, with the words that say so.
func (b *builder) viaOf(i int) (app.ActorRef, app.Bounds, bool) {
	f := &b.found[i]
	p := b.d.paras[f.para]
	if f.via[1] > f.via[0] {
		return b.named(p, f.via[0], f.via[1], false), b.bytes(f.para, f.viaCue), true
	}
	for k := max(f.source[0], 0); k+2 < f.source[1]; k++ {
		if viaVerbs[p.toks[k].low] && p.toks[k+1].low == "by" {
			end := k + 2
			for end < f.source[1] && p.toks[end].kind != kindComma && p.toks[end].low != "on" && p.toks[end].low != "in" {
				end++
			}
			return b.named(p, k+2, end, false), b.bytes(f.para, [2]int{k, k + 2}), true
		}
	}
	return app.ActorRef{}, app.Bounds{}, false
}

// beforeVia gives the end of a source that leaves "quoted by the Gazette" out.
func beforeVia(p *paragraph, a, z int) int {
	for k := a + 1; k+1 < z; k++ {
		if viaVerbs[p.toks[k].low] && p.toks[k+1].low == "by" {
			if p.toks[k-1].kind == kindComma && k-1 > a {
				return k - 1
			}
			return k
		}
	}
	return z
}

// giveVerbs have a person and what he is blamed or praised for: "accused Lenk of saying".
var giveVerbs = wordSet(`accuse suspect criticise criticize blame praise thank condemn attack fault mock rebuke scold denounce slam commend
	congratulate forgive reproach chide dissuade stop prevent ban talk convict acquit remember recall hear berate lambast lambaste
	castigate censure applaud hail salute ridicule deride arrest fire sack fine punish pardon excuse chastise admonish warn discourage
	absolve clear`)

// blamedBefore gives the noun chunk whose act the gerund behind preposition chunk i is:
// "accused Lenk of telling", or -1.
func (v *clauseView) blamedBefore(i int) int {
	switch v.low(v.chunks[i].first) {
	case "of", "for", "from", "into", "about", "against", "over":
	default:
		return -1
	}
	if i < 2 || v.chunks[i-1].kind != chunkNoun || v.chunks[i-1].time {
		return -1
	}
	j := v.extendLeft(i-1) - 1
	if j < 0 || v.chunks[j].kind != chunkVerb || v.chunks[j].passive || !giveVerbs[v.lemma(v.chunks[j].head)] {
		return -1
	}
	return i - 1
}

// tailOnly reports whether only phrases stand from chunk i to the end of the sentence.
func (s *sentenceFinder) tailOnly(i int) bool {
	const longest = 8
	for n := i; n < i+longest; n++ {
		switch s.at(n).kind {
		case chunkStop:
			return true
		case chunkNoun, chunkPreposition, chunkAdverb, chunkAdjective:
		default:
			return false
		}
	}
	return false
}

// informVerbs have a recipient and what it is told of.
var informVerbs = wordSet(`tell inform assure reassure notify warn remind convince advise alert brief persuade`)

// farGoverned: "told her about the deal", "assured him of her support": what a preposition
// behind the recipient governs.
func (s *sentenceFinder) farGoverned(k int, cue *cueVerb) (right, bool) {
	n := s.at(k + 1)
	if !s.inside || !informVerbs[cue.lemma] || n.kind != chunkNoun || n.time {
		return right{}, false
	}
	i := k + 2
	w := s.low(s.at(i).first)
	if s.at(i).kind != chunkPreposition || w != "of" && w != "about" || w == "of" && !n.pronoun && s.tagOf(n.end-1) != tagName {
		return right{}, false
	}
	if m := s.at(i + 1); m.kind != chunkNoun && m.kind != chunkWh && m.kind != chunkVerb || m.time {
		return right{}, false
	}
	return s.clause(i+1, s.at(k).end, frameObject, "verb-preposition", 0.6)
}
