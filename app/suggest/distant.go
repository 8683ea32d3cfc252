package suggest

// timeJoiners open a clause or, before a noun alone, a phrase that tells when.
var timeJoiners = wordSet(`after before since until`)

// distant: the that-clause or the quotation stands behind a recipient or an adverbial:
// "said in Geneva on Monday that …", "told reporters in the capital that …".
func (s *sentenceFinder) distant(j int, cue *cueVerb, end int) (right, bool) {
	const reach = 14
	for i := j; i < len(s.chunks) && i < j+reach; i++ {
		if r, ok := s.distantAt(j, i, cue, end); ok {
			return r, true
		}
		if !s.passesOver(j, i, cue) {
			break
		}
	}
	return right{}, false
}

// distantAt gives the content that begins at chunk i, where one may.
func (s *sentenceFinder) distantAt(j, i int, cue *cueVerb, end int) (right, bool) {
	if i == j {
		return right{}, false
	}
	c, next := s.chunks[i], s.at(i+1)
	that := func(n chunk) bool { return n.kind == chunkSubordina && s.low(n.first) == "that" && cue.has(frameThat) }
	switch c.kind {
	case chunkSubordina:
		switch {
		case that(c):
			if s.degreeBefore(j, i) || next.kind == chunkVerb && next.form == formFinite { // a degree, a relative clause
				return right{}, false
			}
			return s.clause(i, end, frameThat, "verb-distant-that", 0.85)
		case s.low(c.first) == "if" && cue.has(frameWh) && cue.has(frameRecipient):
			return s.clause(i, end, frameWh, "verb-question", 0.7)
		}
	case chunkWh:
		if cue.has(frameWh) && (i == j+1 && cue.has(frameRecipient) || s.at(i-1).kind == chunkAdverb) {
			return s.clause(i, end, frameWh, "verb-question", 0.7)
		}
	case chunkQuote:
		return s.distantQuote(j, i, cue, end)
	case chunkComma, chunkColon:
		switch {
		case next.kind == chunkQuote && cue.has(frameQuote):
			return right{s.quoteRun(i + 1), end, frameQuote, "verb-distant-quote", 0.88}, true
		case that(next):
			return s.clause(i+1, end, frameThat, "verb-distant-that", 0.8)
		case c.kind == chunkColon && c.end >= s.to && cue.kind == statement && cue.has(frameQuote):
			return right{nil, end, frameQuote, awaitRule, 0.8}, true
		}
	}
	return right{}, false
}

// distantQuote gives the quotation at chunk i, with what goes on behind it.
func (s *sentenceFinder) distantQuote(j, i int, cue *cueVerb, end int) (right, bool) {
	c := s.chunks[i]
	if s.fewQuoted(j, i) || !cue.has(frameQuote) || cue.kind != statement || s.quoteWords(c) <= 2 || cue.has(frameObject) {
		return right{}, false
	}
	if s.quoteStops(c) || s.isComma(i) || s.at(i+1).kind == chunkStop {
		return right{s.quoteRun(i), end, frameQuote, "verb-distant-quote", 0.85}, true
	}
	return s.clause(i, end, frameQuote, "verb-distant-quote", 0.75)
}

// fewQuoted reports whether the quotation at chunk i is a few words of a phrase that goes on.
func (s *sentenceFinder) fewQuoted(j, i int) bool {
	const few = 6
	c := s.chunks[i]
	return i > j && s.quoteWords(c) <= few && !s.quoteStops(c) && !s.isComma(i) && i+1 < len(s.chunks) && s.chunks[i+1].kind != chunkStop && s.chunks[i-1].kind != chunkAdverb
}

// passesOver reports whether a content may stand behind chunk i as well: behind recipients,
// phrases and participles, not behind another act or clause.
func (s *sentenceFinder) passesOver(j, i int, cue *cueVerb) bool {
	switch c := s.chunks[i]; c.kind {
	case chunkNoun:
		return i > j || c.time || cue.has(frameRecipient)
	case chunkAnd:
		return !s.afterComma(i) || s.low(s.at(i+1).first) != "that" // "knew, and that it said nothing"
	case chunkPreposition, chunkAdverb, chunkOpen, chunkClose, chunkAdjective, chunkComma:
		return true
	case chunkVerb:
		inner := s.cueAt(i)
		if c.form == formFinite || s.afterComma(i) || inner != nil && inner.has(frameThat) {
			return false
		}
		return !cue.has(frameObjectInfinitive) || !cue.has(frameRecipient) || c.form != formInfinitive || i != j+1
	case chunkSubordina:
		return timeJoiners[s.low(c.first)] && s.at(i+1).kind == chunkNoun && !s.subjectVerb(i+1) // "after his victory"
	case chunkQuote:
		return s.fewQuoted(j, i)
	}
	return false
}

// degreeBefore: "said so much that nobody listened": the clause tells a degree.
func (s *sentenceFinder) degreeBefore(j, i int) bool {
	for k := s.at(j).first; k < s.at(i).first; k++ {
		if w := s.low(k); w == "so" || w == "such" {
			return true
		}
	}
	return false
}
