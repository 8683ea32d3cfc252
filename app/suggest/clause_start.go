package suggest

// longClause reports whether behind a verb that takes no object a clause begins at chunk j
// whose verb comes late: behind relative clauses, phrases, asides or scare quotes.
func (s *sentenceFinder) longClause(j int, cue *cueVerb) bool {
	if !cue.strong || cue.kind > belief || cue.frames&(frameRecipient|frameObject) != 0 {
		return false
	}
	n := s.at(j)
	if s.at(j+1).kind == chunkVerb && s.relativeHead(j, j+1) >= 0 {
		return false // "people who know Holt say"
	}
	start := n.kind == chunkNoun && !n.time || n.kind == chunkVerb && n.form == formIng && s.at(j-1).kind == chunkVerb ||
		n.kind == chunkSubordina && s.low(n.first) != "that" && s.low(n.first) != "as" && s.subjectVerb(j+1)
	if n.kind == chunkPreposition && s.low(n.first) != "to" && !s.mediumPhrase(j) {
		m := s.extendRight(j+1, false) // "said at one point, the band left"
		return s.at(m).kind == chunkComma && s.clauseAt(m+1)
	}
	m := s.mainVerb(j + 1)
	return start && m > 0 && (n.kind == chunkSubordina || s.commas(j, m) != 1)
}

func (s *sentenceFinder) commas(from, to int) int {
	n := 0
	for i := from; i < min(to, len(s.chunks)); i++ {
		if s.chunks[i].kind == chunkComma {
			n++
		}
	}
	return n
}

// mainVerb gives the first finite verb from chunk j on that belongs to no relative or
// subordinate clause begun there; -1 if the sentence has none.
func (s *sentenceFinder) mainVerb(j int) int {
	open := 0
	for i := j; i < len(s.chunks) && i < j+60; i++ {
		c := s.chunks[i]
		switch c.kind {
		case chunkWh, chunkSubordina:
			open++
		case chunkSemicolon, chunkStop, chunkColon:
			return -1
		case chunkNoun:
			if p := s.chunks[i-1].kind; p == chunkNoun && i > j && !c.time && !s.chunks[i-1].time && s.subjectVerb(i) {
				open++ // "the man he met"
			}
		case chunkVerb:
			switch {
			case c.form != formFinite:
			case s.chunks[i-1].kind == chunkAnd && open == 0:
				return -1
			case open == 0:
				return i
			default:
				open--
			}
		}
	}
	return -1
}

// nounMayFollow are the chunks behind which a further noun goes on with a subject.
var nounMayFollow = chunkSetOf(chunkPreposition, chunkAnd, chunkComma, chunkVerb, chunkWh, chunkOpen, chunkQuote)

// clauseAt reports whether a clause with its own subject begins at chunk j.
func (s *sentenceFinder) clauseAt(j int) bool {
	n := s.at(j)
	switch {
	case n.kind == chunkVerb && n.form == formIng:
		verb := s.firstFinite(j+1, j+7)
		return j > 0 && s.chunks[j-1].kind == chunkVerb && s.chunks[j-1].form == formFinite && verb > 0 && !s.commaBetween(j, verb)
	case n.kind == chunkSubordina:
		w := s.low(n.first)
		return (w == "if" || w == "because" || w == "while") && s.finite(j+1, j+8)
	case n.kind != chunkNoun || n.time && s.at(j+1).kind != chunkVerb:
		return false
	case s.low(n.first) == "there" && s.at(j+1).kind == chunkVerb:
		return true
	case n.pronoun && (reflexives[s.low(n.first)] || objectPronouns[s.low(n.first)] && s.at(j+1).kind == chunkComma || s.at(j+1).kind == chunkPreposition && !partPronouns[s.low(n.first)]):
		return false // "reported it to the police, and left"
	}
	for i := j + 1; i < len(s.chunks) && i < j+14; i++ {
		if s.chunks[i].kind == chunkVerb && s.chunks[i].form == formFinite {
			return i != j+1 || s.relativeHead(j, i) < 0
		}
		if c := s.chunks[i]; c.kind == chunkQuote && (c.end-c.first > 8 || s.hasFiniteQuote(c)) {
			return true
		}
		if !s.betweenSubject(j, i) {
			return false
		}
	}
	return false
}

// betweenSubject reports whether chunk i may stand between the subject that begins at chunk j
// and its finite verb.
func (s *sentenceFinder) betweenSubject(j, i int) bool {
	switch c := s.chunks[i]; c.kind {
	case chunkVerb:
		return c.form != formInfinitive || i > j+1
	case chunkNoun:
		return i == j+1 || nounMayFollow.has(s.chunks[i-1].kind)
	case chunkAnd: // "promised nothing and is tired" is no clause
		return s.at(i+1).kind != chunkVerb || s.at(i+1).form != formFinite
	case chunkPreposition, chunkAdverb, chunkOpen, chunkClose, chunkAdjective, chunkQuote:
		return true
	case chunkComma:
		if s.at(i+1).kind == chunkAnd && !s.commaBetween(j, i) {
			return false // another clause begins
		}
		return i <= j+6 && (s.at(i+1).kind != chunkVerb || s.at(i+1).form != formIng && s.commaBetween(j, i))
	case chunkWh:
		return s.relativeThenVerb(i)
	case chunkSubordina:
		return s.low(c.first) == "that" && s.relativeThenVerb(i)
	}
	return false
}

// hasFiniteQuote reports whether the quotation c begins like a verb: “know all too well”.
func (s *sentenceFinder) hasFiniteQuote(c chunk) bool {
	for i := c.first; i < min(c.end, c.first+4); i++ {
		if s.tok(i).tag.in(setOf(tagVerbS, tagPast, tagVerb) | auxTags) {
			return true
		}
	}
	return false
}

// relativeThenVerb: behind a relative clause another finite verb comes.
func (s *sentenceFinder) relativeThenVerb(i int) bool {
	n := 0
	for j := i + 1; j < len(s.chunks) && j < i+12; j++ {
		if s.chunks[j].kind == chunkVerb && s.chunks[j].form == formFinite {
			if n++; n == 2 {
				return true
			}
		}
	}
	return false
}
