package suggest

// postposed: the content stands before subject and verb: “…,” X said; S, X said.
func (s *sentenceFinder) postposed(k int, cue *cueVerb, subj subject, better bool) bool {
	c := s.chunks[k]
	if c.form != formFinite || subj.first < 0 || subj.how == sourceShared || subj.how == sourceWh || !s.canFollow(cue) || s.low(subj.first) == "that" && subj.end == subj.first+1 {
		return false
	}
	if !s.pureLeft(subj.from) && (c.negated || s.afterComma(subj.from) && s.summary(subj.from)) {
		return false // ", a point Holt also conceded"
	}
	return s.before(k, cue, subj, subj.from, k, better)
}

func (s *sentenceFinder) canFollow(cue *cueVerb) bool {
	return cue.has(frameQuote) || cue.kind == statement && cue.has(frameThat) || cue.kind == belief && cue.strong && cue.has(frameThat)
}

// recipientAlways are verbs behind which a noun is who was spoken to.
var recipientAlways = wordSet(`assure inform notify remind tell`)

// inverted: “…,” said X; S, said X. The subject stands behind the verb.
func (s *sentenceFinder) inverted(k int, cue *cueVerb) bool {
	c, n := s.chunks[k], s.at(k+1)
	if recipientAlways[cue.lemma] || c.form != formFinite || c.modal || c.negated || n.kind != chunkNoun || n.time || !s.canFollow(cue) || c.end-c.core > 1 {
		return false
	}
	if n.pronoun && s.low(n.first) != "he" && s.low(n.first) != "she" && s.low(n.first) != "they" && s.low(n.first) != "one" {
		return false
	}
	if k > 0 && !s.isComma(k-1) && s.chunks[k-1].kind != chunkQuote {
		return false
	}
	if s.splitBySay(k, cue) {
		return true
	}
	if k == 0 || s.chunks[k-1].kind == chunkComma && (!s.wholeBefore(k-1) || !cue.has(frameThat) && s.chunks[k-2].kind != chunkQuote) {
		return false
	}
	m := s.extendRight(k+1, true)
	v := s.mainVerb(k + 2)
	if c := s.at(k + 2); c.kind == chunkAdverb && s.at(k+3).kind == chunkQuote && s.hasFiniteQuote(s.at(k+3)) {
		v = k + 3 // "said he still “hopes …”"
	}
	if !s.pureLeft(k) && v > 0 && s.commas(k+1, v) == 0 {
		return false // "The organisers, asked about it, said the police …"
	}
	if s.at(m).kind == chunkQuote && s.whInside(k+1, m) { // “A,” said Holt, who called it “B”
		for m < len(s.chunks) && s.chunks[m].kind != chunkComma && s.chunks[m].kind != chunkStop {
			m++
		}
	}
	subj := subject{n.first, s.at(m - 1).end, k + 1, sourceInverted, -1}
	return s.before(k, cue, subj, k, m-1, false)
}

// pureLeft reports whether nothing but quotations stands before chunk i in its clause.
func (s *sentenceFinder) pureLeft(i int) bool {
	quote := false
	for j := s.regionChunk(i); j < i; j++ {
		switch s.chunks[j].kind {
		case chunkQuote:
			quote = true
		case chunkComma, chunkAnd, chunkDash:
		default:
			return false
		}
	}
	return quote
}

func (s *sentenceFinder) whInside(from, to int) bool {
	for i := from; i < to; i++ {
		if s.chunks[i].kind == chunkWh {
			return true
		}
	}
	return false
}

// wholeBefore reports whether what stands before chunk i reads as a clause or a quotation.
func (s *sentenceFinder) wholeBefore(i int) bool {
	if i > 0 && s.chunks[i-1].kind == chunkQuote {
		return true
	}
	if c := s.at(s.regionChunk(i)); c.kind == chunkQuote && c.end-c.first > 5 && s.hasFinite(c.first, c.end) {
		return true // “This will be hard” for her, Holt said
	}
	if s.subordinateStart() && !s.commaBetween(1, i) {
		return false
	}
	return s.finite(0, i) && s.headless(i)
}

// headless: the finite verb before is not one of saying whose object list goes on.
func (s *sentenceFinder) headless(i int) bool {
	return s.at(0).kind != chunkVerb || i > 2
}

// subordinateStart: the sentence begins with "if", "when", "after" and the like.
func (s *sentenceFinder) subordinateStart() bool {
	c := s.at(0)
	return c.kind == chunkSubordina || c.kind == chunkWh && s.low(c.first) != "what" && s.low(c.first) != "who"
}

func (s *sentenceFinder) commaBetween(from, to int) bool {
	for i := from; i < min(to, len(s.chunks)); i++ {
		if s.isComma(i) {
			return true
		}
	}
	return false
}

// before takes what stands before chunk start as the content of the cue at chunk k; last is
// the last chunk of subject and verb. better tells that something good stands behind.
func (s *sentenceFinder) before(k int, cue *cueVerb, subj subject, start, last int, better bool) bool {
	i := start - 1
	for i >= 0 && s.chunks[i].kind == chunkAdverb {
		i--
	}
	if i < 0 {
		return false
	}
	b := s.chunks[i].end
	quote := s.chunks[i].kind == chunkQuote
	if s.chunks[i].kind == chunkComma {
		b = s.chunks[i].first
		quote = i > 0 && s.chunks[i-1].kind == chunkQuote
	} else if !quote && s.chunks[i].kind != chunkDash {
		return false
	}
	if quote && (better && !s.quoteGoesOn(last) || !s.pureLeft(start) && s.whenClause(i)) {
		return false
	}
	a := s.regionStart(i)
	if !quote && (better || !s.wholeBefore(i) || s.objectsBehind(last, cue)) {
		return false
	}
	if q := i; quote {
		if s.chunks[q].kind == chunkComma {
			q--
		}
		if q > 0 && s.chunks[q].first > a && s.ownSentence(q) {
			a = s.chunks[q].first
		}
	}
	f := s.base(k, cue, subj)
	f.left, f.content = true, [][2]int{{a, b}}
	f.frame, f.rule, f.prior = frameZero, "postposed-clause", 0.82
	if quote {
		f.frame, f.rule, f.prior = frameQuote, "postposed-quote", 0.95
	}
	if cue.kind != statement {
		f.prior -= 0.15
	}
	if subj.how == sourceInverted {
		f.rule += "-inverted"
	}
	if rest := s.secondHalf(last+1, quote, a, b); len(rest) > 0 {
		f.content = append(f.content, rest...)
	}
	return s.add(f)
}

// whenClause reports whether nothing but a clause that tells when stands before chunk i: "When
// Holt called it a “joke,” the crowd".
func (s *sentenceFinder) whenClause(i int) bool {
	k := s.regionChunk(i)
	for s.at(k).kind == chunkAnd || s.at(k).kind == chunkAdverb {
		k++
	}
	switch s.low(s.at(k).first) {
	case "when", "while", "as", "after", "before", "since", "until", "although", "though":
		return s.leadClause(i)
	}
	return false
}

// ownSentence reports whether the quotation at chunk q is a sentence of its own behind what
// leads to it: "despite the tone, “I think he will”".
func (s *sentenceFinder) ownSentence(q int) bool {
	c := s.chunks[q]
	switch s.chunks[q-1].kind {
	case chunkComma, chunkDash, chunkColon:
	default:
		return false
	}
	return c.end-c.first > 4 && s.tok(c.first+1).capital && s.hasFinite(c.first, c.end)
}

// quoteGoesOn: “A,” he said, “B”: what stands behind is the other half.
func (s *sentenceFinder) quoteGoesOn(last int) bool {
	for n := last + 1; n < len(s.chunks) && n < last+8; n++ {
		switch s.chunks[n].kind {
		case chunkQuote:
			return true
		case chunkSubordina:
			if !timeJoiners[s.low(s.chunks[n].first)] || s.subjectVerb(n+1) {
				return false
			}
		}
	}
	return false
}

// objectsBehind: the verb has an object of its own behind it, so nothing before it is its
// content.
func (s *sentenceFinder) objectsBehind(last int, cue *cueVerb) bool {
	n := s.at(last + 1)
	switch {
	case n.kind == chunkNoun && !n.time && !cue.has(frameRecipient):
		return true
	case n.kind == chunkSubordina && s.low(n.first) == "that", n.kind == chunkVerb && n.form == formInfinitive:
		return true
	case n.kind == chunkPreposition && cue.governs(s.low(n.first)):
		return true
	}
	return false
}

// regionStart gives the token at which the clause that ends before chunk i begins.
func (s *sentenceFinder) regionStart(i int) int {
	if k := s.regionChunk(i); k < len(s.chunks) {
		return s.chunks[k].first
	}
	return s.from
}

// regionChunk is regionStart as a chunk.
func (s *sentenceFinder) regionChunk(i int) int {
	for j := i - 1; j >= 0; j-- {
		if k := s.chunks[j].kind; k == chunkSemicolon || k == chunkColon && s.finite(0, j) {
			return j + 1
		}
	}
	return 0
}

// secondHalf gives what goes on behind an interrupting cue: “A,” she said, “B.”
func (s *sentenceFinder) secondHalf(n int, quote bool, a, b int) [][2]int { //nolint:gocognit // a decision list of grammar, one case after another
	for n < len(s.chunks) && n < 400 {
		c := s.chunks[n]
		if c.kind == chunkComma || c.kind == chunkColon || c.kind == chunkDash {
			break
		}
		if c.kind == chunkStop || c.kind == chunkSemicolon || c.kind == chunkVerb && c.form == formFinite {
			return nil
		}
		if c.kind == chunkQuote {
			if quote && s.at(n-1).kind != chunkPreposition {
				return s.quoteRun(n)
			}
			return nil
		}
		n++
	}
	if n >= len(s.chunks) {
		return nil
	}
	j := n + 1
	next := s.at(j)
	if next.kind == chunkStop {
		return nil
	}
	if next.kind == chunkQuote {
		if s.quoteStops(next) || s.at(j+1).kind == chunkStop || !quote {
			return s.quoteRun(j)
		}
		return [][2]int{{next.first, s.clauseEnd(j)}}
	}
	if s.chunks[n].kind == chunkColon {
		return nil
	}
	if next.kind == chunkVerb && next.form != formInfinitive && next.form != formFinite {
		if s.cueAt(j) != nil || quote {
			return nil
		}
	}
	if quote && !s.unfinished(a, b) {
		return nil
	}
	if !quote && s.complete(n, a, b) && next.kind != chunkAnd && next.kind != chunkSubordina && s.low(next.first) != "yet" && !(next.kind == chunkPreposition && s.low(next.first) != "during" && s.low(next.first) != "in" && s.low(next.first) != "at") {
		return nil
	}
	if s.low(next.first) == "who" || s.low(next.first) == "according" || s.low(next.first) == "whose" {
		return nil
	}
	if next.kind == chunkAnd && s.finite(j+1, j+3) && s.cueWithin(j+1, j+5) {
		return nil
	}
	return [][2]int{{next.first, s.clauseEnd(j)}}
}

func (s *sentenceFinder) cueWithin(from, to int) bool {
	for i := from; i < to; i++ {
		if c := s.cueAt(i); c != nil && c.kind == statement {
			return true
		}
	}
	return false
}

// unfinished: the words in [a, b) do not end a clause: the quotation is a part of one.
func (s *sentenceFinder) unfinished(a, b int) bool {
	return !s.hasFinite(a, b)
}

func (s *sentenceFinder) hasFinite(a, b int) bool {
	for i := a; i < b; i++ {
		if s.tok(i).tag.in(setOf(tagVerbS, tagPast, tagBe, tagModal, tagHave, tagDo)) {
			return true
		}
	}
	return false
}

func (s *sentenceFinder) complete(_, a, b int) bool { return s.hasFinite(a, b) }

// parenthetical: "as X said, …", "…, as X put it".
func (s *sentenceFinder) parenthetical(k int, cue *cueVerb, subj subject) bool {
	c := s.chunks[k]
	if subj.first < 0 || subj.how == sourceShared || subj.how == sourceWh || c.form != formFinite || cue.kind > belief || !cue.has(frameThat) {
		return false
	}
	lead := subj.from - 1
	if lead < 0 || s.chunks[lead].kind != chunkSubordina || s.low(s.chunks[lead].first) != "as" {
		return false
	}
	n := k + 1
	for n < len(s.chunks) && (s.chunks[n].kind == chunkAdverb || s.chunks[n].time || s.mediumPhrase(n) || n > k+1 && s.mediumPhrase(n-1)) {
		n++
	}
	if !s.isCommaOrEnd(n) {
		return false
	}
	f := s.base(k, cue, subj)
	f.rule, f.prior, f.frame = "as-clause", 0.6, frameThat
	if lead == 0 && s.at(n).kind == chunkComma {
		f.content = [][2]int{{s.at(n).end, s.to}}
	} else if lead > 1 && s.isComma(lead-1) && !s.finite(0, lead-1) && s.at(n).kind == chunkComma {
		f.content = [][2]int{{s.from, s.chunks[lead-1].first}, {s.at(n).end, s.to}}
	} else if lead > 1 && s.isComma(lead-1) {
		f.content = [][2]int{{s.from, s.chunks[lead-1].first}}
		if s.chunks[lead-1].kind == chunkQuote {
			f.content[0][1] = s.chunks[lead-1].end
		}
	} else {
		return false
	}
	return s.add(f)
}

func (s *sentenceFinder) isCommaOrEnd(n int) bool {
	k := s.at(n).kind
	return k == chunkComma || k == chunkStop
}

// anyVerb: a verb that the lexicon has not, beside a quotation or a colon.
func (s *sentenceFinder) anyVerb(k int, subj subject) {
	c := s.chunks[k]
	any := &cueVerb{lemma: s.lemma(c.head), kind: statement, frames: frameQuote}
	if c.form == formFinite && s.tagOf(c.head) != tagVerb && s.pureLeft(k) && s.inverted(k, any) {
		return
	}
	if subj.first >= 0 && s.leftQuote(k) && !s.pureLeft(subj.from) {
		return
	}
	n := s.at(k + 1)
	switch {
	case n.kind == chunkStop && s.leftQuote(k) && subj.first >= 0:
		s.postposed(k, any, subj, false)
	case n.kind == chunkComma && s.at(k+2).kind == chunkQuote && subj.first >= 0 && (s.quoteWords(s.at(k+2)) > 3 || s.leftQuote(k)):
		if s.leftQuote(k) {
			s.postposed(k, any, subj, false)
			return
		}
		f := s.base(k, any, subj)
		f.rule, f.prior, f.frame, f.content = "any-verb-quote", 0.6, frameQuote, s.quoteRun(k+2)
		s.add(f)
	}
}
