package suggest

import "parley/app"

// farTold finds what was told behind a recipient and phrases of time, place and manner: "told
// her in June to stop", "told me privately they would go", "told his crew to “keep the nets
// down”".
func (s *sentenceFinder) farTold(k int, cue *cueVerb) (right, bool) {
	n := s.at(k + 1)
	if cue.kind != statement || !cue.has(frameRecipient) && !cue.has(frameObjectInfinitive) || n.kind != chunkNoun || n.time {
		return right{}, false
	}
	first := s.extendRight(k+1, false)
	i := s.overAdverbials(first)
	end := s.at(k).end
	switch v := s.at(i); {
	case i > first && v.kind == chunkVerb && v.form == formInfinitive && !v.passive && (s.orders(cue) || s.inside && cue.has(frameObjectInfinitive)):
		return s.order(k, [][2]int{{n.first, s.at(first - 1).end}, {v.first, s.contentEnd(i, frameInfinitive)}})
	case v.kind == chunkPreposition && s.low(v.first) == "to" && s.at(i+1).kind == chunkQuote && s.quoteWords(s.at(i+1)) > 1 && s.orders(cue):
		return s.order(k, [][2]int{{n.first, s.contentEnd(i+1, frameObjectInfinitive)}})
	case i > first && informVerbs[cue.lemma] && s.onlyAdverbs(first, i) && s.clauseAt(i):
		return s.clause(i, end, frameZero, "verb-recipient", 0.7)
	}
	return right{}, false
}

// order is what somebody is told to do; who is told stands in the content.
func (s *sentenceFinder) order(k int, content [][2]int) (right, bool) {
	return right{content, s.at(k).end, frameObjectInfinitive, "verb-object-infinitive", 0.66}, true
}

// orders reports whether the cue tells a recipient what to do: "tell", "warn", "beg".
func (s *sentenceFinder) orders(cue *cueVerb) bool {
	return informVerbs[cue.lemma] || orderVerbs[cue.lemma]
}

var orderVerbs = wordSet(`ask beg command direct implore instruct order request`)

func (s *sentenceFinder) onlyAdverbs(from, to int) bool {
	for i := from; i < to; i++ {
		if c := s.at(i); c.kind != chunkAdverb && !c.time {
			return false
		}
	}
	return true
}

// asMuch: "admitted as much to the mayor", "told her the same": a content of a few words that
// stands for another one.
func (s *sentenceFinder) asMuch(k int, cue *cueVerb) (right, bool) {
	if !s.inside || cue.kind != statement || !cue.strong {
		return right{}, false
	}
	i := k + 1
	if n := s.at(i); n.kind == chunkNoun && n.pronoun && cue.has(frameRecipient) {
		i++
	}
	a := s.at(i).first
	switch {
	case s.low(a) == "as" && s.low(a+1) == "much":
	case s.low(a) == "the" && sameWords[s.low(a+1)] && s.at(i).end == a+2 && s.at(i+1).kind != chunkPreposition:
	default:
		return right{}, false
	}
	return right{[][2]int{{a, a + 2}}, s.at(k).end, frameObject, "verb-object", 0.55}, true
}

var sameWords = wordSet(`same opposite contrary reverse`)

// transcriptLine gives the finding, from base on, of a line of a transcript without quotation
// marks, "HOLT: The bridge is closed. Lenk told me so.", and takes the whole paragraph as its
// content; -1 if there is none.
func transcriptLine(p *paragraph, all []finding, base int) int {
	for i := base; i < len(all); i++ {
		f := &all[i]
		if f.rule != "speaker-colon" || p.title || len(f.content) != 1 || p.toks[f.content[0][0]].quote >= 0 {
			continue
		}
		f.content[0][1] = len(p.toks)
		for end := &f.content[0][1]; *end > f.content[0][0]+1 && p.toks[*end-1].kind == kindStop && p.toks[*end-1].low == "."; {
			*end--
		}
		f.line = true
		return i
	}
	return -1
}

// givenWord is the cue of "was given assurances by X that …".
var givenWord = &cueVerb{lemma: "give word", kind: statement, strong: true, frames: frameThat | frameRecipient | frameObjectInfinitive}

// givenBy reports whether somebody is given a word at the verb chunk k: "was given
// assurances", "had been sent a warning".
func (s *sentenceFinder) givenBy(k int) bool {
	n := s.at(k + 1)
	return s.chunks[k].passive && givingVerbs[s.lemma(s.chunks[k].head)] && n.kind == chunkNoun && heardNouns[s.low(n.end-1)]
}

// quotedInfinitive reports whether "to" and a quotation stand at chunk n: "to “make a call”".
func (s *sentenceFinder) quotedInfinitive(n int) bool {
	return s.at(n).kind == chunkPreposition && s.low(s.at(n).first) == "to" && s.at(n+1).kind == chunkQuote && s.quoteWords(s.at(n+1)) > 1
}

// overRelative gives the chunk of "that" behind a relative clause without a comma that begins
// at chunk i: "people I trust that …", "officers who know the coast that …"; else i.
func (s *sentenceFinder) overRelative(i int) int {
	const longest = 9
	first := i
	if s.at(i).kind == chunkWh && s.low(s.at(i).first) == "who" {
		first++
	} else if n := s.at(i); n.kind != chunkNoun || !n.pronoun || n.time {
		return i
	}
	if s.firstFinite(first, first+2) < 0 {
		return i
	}
	for n := first + 1; n < i+longest; n++ {
		switch c := s.at(n); c.kind {
		case chunkComma, chunkAnd, chunkStop, chunkQuote, chunkColon:
			return i
		case chunkSubordina:
			if s.low(c.first) == "that" {
				return n
			}
		}
	}
	return i
}

// timeBefore reports whether a time and "before", "earlier" stand at chunk i, without a clause
// behind them: "a week before".
func (s *sentenceFinder) timeBefore(i int) bool {
	n, w := s.at(i), s.low(s.at(i+1).first)
	if n.kind != chunkNoun || !n.time && !timeNouns[s.low(n.end-1)] {
		return false
	}
	switch w {
	case "earlier", "later", "previously":
		return true
	case "before", "after":
		return s.low(s.at(i+2).first) == "that" || s.at(i+2).kind == chunkComma
	}
	return s.timeAgo(i)
}

// timeAgo reports whether chunk i is a time with "ago" in it or behind it: "weeks ago".
func (s *sentenceFinder) timeAgo(i int) bool {
	n := s.at(i)
	return n.kind == chunkAdverb && s.low(n.first) == "ago" || n.kind == chunkNoun && timeNouns[s.low(n.end-1)] && s.low(s.at(i+1).first) == "ago"
}

// asSoon reports whether the "as" at token i closes "as soon as", "as long as".
func (s *sentenceFinder) asSoon(i int) bool {
	switch s.low(i - 1) {
	case "soon", "long", "far", "much", "often":
		return s.low(i-2) == "as"
	}
	return false
}

// whatTold: "What Lenk told her was that …": the clause behind "be" is what was told.
func (s *sentenceFinder) whatTold(k int, cue *cueVerb) bool {
	if cue == nil || cue.kind > belief || !cue.has(frameThat) {
		return false
	}
	subj := s.subjectOf(k)
	if subj.first < 0 || subj.from == 0 || s.low(s.at(subj.from-1).first) != "what" {
		return false
	}
	i := k + 1
	for n := s.at(i); n.kind == chunkNoun || n.kind == chunkPreposition || n.kind == chunkAdverb; n = s.at(i) {
		i++
	}
	if be, that := s.at(i), s.at(i+1); be.kind != chunkVerb || !be.be || be.form != formFinite || that.kind != chunkSubordina || s.low(that.first) != "that" {
		return false
	}
	f := s.base(k, cue, subj)
	f.rule, f.prior, f.frame = "verb-that", 0.75, frameThat
	f.content = [][2]int{{s.at(i + 1).first, s.clauseEnd(i + 1)}}
	return s.add(f)
}

// facing reports whether the clause from chunk j to the "and" at chunk n tells what somebody did
// to the one who tells it, so that the verb behind "and" is his: "said an official thanked her
// and explained that …".
func (s *sentenceFinder) facing(j, n int) bool {
	v := s.firstFinite(j, n)
	if v < 0 || s.cueAt(v) != nil && s.cueAt(v).has(frameThat) {
		return false
	}
	o := s.at(v + 1)
	return o.kind == chunkNoun && o.pronoun && objectPronouns[s.low(o.first)] && s.low(o.first) != "it" && s.at(n+1).kind == chunkVerb
}

// crowds gives the groups that hold a statement inside another before f, in its paragraph or
// the one before: "The men deny it, Holt said. “They told me …”"
func (m mentions) crowds(f *finding) []mention {
	var out []mention
	const lookBack = 24
	for _, c := range m.nested[max(0, len(m.nested)-lookBack):] {
		if c.plural && c.para >= f.para-1 {
			out = append(out, c)
		}
	}
	return out
}

// sameRecipient reports whether two verbs of telling have the same pronoun behind them: "warned
// her that the shed was full, and advised her to leave".
func (v *clauseView) sameRecipient(o, k int) bool {
	a, b := v.at(o+1), v.at(k+1)
	cue := v.cueAt(k)
	return cue != nil && cue.has(frameRecipient|frameObjectInfinitive) && a.pronoun && b.pronoun && objectPronouns[v.low(a.first)] && v.low(a.first) == v.low(b.first) &&
		v.tense(v.chunks[o]) == v.tense(v.chunks[k])
}

// relativeOnly reports whether the clause that the verb chunk k seems to tell has the verb of the
// noun that a relative clause with k hangs on: "two people who heard the speech said …".
func (s *sentenceFinder) relativeOnly(k int, subj subject, r right) bool {
	if subj.how != sourceWh || subj.from < 1 || s.afterComma(subj.from) || s.finite(0, subj.from) {
		return false
	}
	v := s.firstFinite(k+1, len(s.chunks))
	if v < 0 || s.at(v).first >= r.content[0][1] || s.at(v-1).pronoun {
		return false
	}
	cue := s.cueAt(v)
	return cue != nil && cue.kind == statement && cue.strong && s.lemma(s.chunks[k].head) == "hear"
}

// citing gives the chunk behind an aside between commas that begins at chunk i and names whom
// one goes by: ", citing two officials, that"; -1 if there is none.
func (s *sentenceFinder) citing(i int) int {
	const longest = 8
	if v := s.at(i + 1); v.kind != chunkVerb || v.form != formIng || s.lemma(v.head) != "cite" && s.lemma(v.head) != "quote" {
		return -1
	}
	for n := i + 2; n < i+longest; n++ {
		switch s.at(n).kind {
		case chunkComma:
			return n + 1
		case chunkNoun, chunkPreposition, chunkAnd:
		default:
			return -1
		}
	}
	return -1
}

// lowerInside reports whether a word of a name, particles aside, has no capital.
func lowerInside(words []string) bool {
	for _, w := range words {
		if w[0] >= 'a' && w[0] <= 'z' && !nameParticles[w] {
			return true
		}
	}
	return false
}

// besideTeller finds the person in the phrase that names who tells it: "sources close to Holt
// say she …", "Holt’s lawyer said she …" mean Holt.
func (b *builder) besideTeller(f *finding, word string) (app.ActorRef, bool) {
	if f.parent < 0 || f.flat || b.found[f.parent].line {
		return app.ActorRef{}, false
	}
	g := &b.found[f.parent]
	if g.source[0] < 0 || b.isPerson(b.who[f.parent]) || b.who[f.parent].ID != "" || g.unnamed {
		return app.ActorRef{}, false
	}
	p := b.d.paras[g.para]
	for i := g.source[0]; i < g.source[1]; i++ {
		if p.toks[i].kind == kindComma {
			break
		}
		end := min(nameEnd(p, i), g.source[1])
		if end == i {
			continue
		}
		inner := end < g.source[1] && p.toks[end].tag == tagGenitive || i > g.source[0] && p.toks[i-1].tag.in(setOf(tagPreposition, tagTo))
		if ref := b.named(p, i, end, false); inner && b.isPerson(ref) && b.fits(word, ref) {
			ref.Note = word + " → " + ref.Name
			return ref, true
		}
		i = end
	}
	return app.ActorRef{}, false
}
