package suggest

// leadClause reports whether what stands before chunk j opens the sentence as a clause or a
// phrase that the main clause follows: "When X said …", "After saying …", "Citing …".
func (s *sentenceFinder) leadClause(j int) bool {
	first := 0
	for s.at(first).kind == chunkAnd || first < 2 && (s.at(first).kind == chunkAdverb || s.at(first).kind == chunkNoun && s.at(first+1).kind == chunkSubordina && timeNouns[s.low(s.at(first).end-1)]) {
		first++
	}
	c := s.at(first)
	switch c.kind {
	case chunkSubordina:
		if w := s.low(c.first); w == "that" || w == "than" {
			return false
		}
	case chunkWh:
		if w := s.low(c.first); w != "when" && w != "where" {
			return false
		}
	case chunkVerb:
		if c.form == formFinite {
			return false
		}
	case chunkPreposition:
		if s.at(first+1).kind != chunkVerb {
			return false
		}
	default:
		return false
	}
	return !s.commaBetween(first, j)
}

// mainClause reports whether a noun with its verb begins at chunk n, perhaps behind an
// adverb.
func (s *sentenceFinder) mainClause(n int) bool {
	for s.at(n).kind == chunkAdverb {
		n++
	}
	if s.at(n).kind == chunkNoun && s.low(s.at(n).first) == "there" {
		return true
	}
	return s.subjectVerb(n)
}

// objectEnds reports whether a content that is no clause ends before chunk n: at a finite
// verb without a subject inside it, at a new clause, at "because" and the like.
func (s *sentenceFinder) objectEnds(j, n int) bool {
	c := s.chunks[n]
	switch c.kind {
	case chunkVerb:
		return c.form == formFinite && !s.ownVerb(j, n) && !s.objectParticiple(j, n) && !s.bareInfinitive(j, n)
	case chunkAnd:
		m := n + 1
		for s.at(m).kind == chunkAdverb {
			m++
		}
		if s.at(m).kind == chunkVerb && s.at(m).form == formFinite {
			return s.tense(s.at(m)) != tagVerb || !s.infinitiveOpen(j, n)
		}
		return s.at(m).kind == chunkNoun && s.subjectVerb(m)
	case chunkNoun:
		return s.afterComma(n) && s.subjectVerb(n) && !s.insideRelative(n, j)
	case chunkSubordina:
		switch s.low(c.first) {
		case "because", "while", "although", "though", "since", "after", "before", "once", "so":
			return s.subjectVerb(n+1) || s.clauseAt(n+1)
		case "as":
			return n > j+1 && !s.asSoon(c.first) && s.subjectVerb(n+1)
		case "that": // "wants it, that Rask will swallow it": of the clause around
			return n > j+1 && (s.afterComma(n) || s.chunks[n-1].kind == chunkAnd) && !s.nounWaits(j, n)
		}
	case chunkWh:
		return s.low(c.first) == "when" && s.subjectVerb(n+1)
	case chunkColon:
		return s.at(n+1).kind != chunkNoun || s.clauseAt(n+1)
	}
	return false
}

// ownVerb reports whether the finite verb at chunk n belongs to a clause inside the content
// from chunk j: behind "that", "who" and the like.
func (s *sentenceFinder) ownVerb(j, n int) bool {
	subj := s.subject(n, deepestShare-2)
	if s.chunks[n-1].kind == chunkAnd && s.tense(s.chunks[n]) == tagVerb && s.infinitiveOpen(j, n) {
		return true // "to cut the tax and raise wages"
	}
	switch {
	case subj.first < 0:
		return s.chunks[n-1].kind != chunkComma && s.chunks[n-1].kind != chunkClose
	case subj.how == sourceWh || subj.how == sourceShared && subj.verb >= j:
		return true
	case subj.how == sourceShared || subj.from <= j:
		return false
	}
	switch p := s.chunks[subj.from-1]; p.kind {
	case chunkWh, chunkSubordina, chunkVerb, chunkAnd:
		return true
	case chunkNoun: // "the deal he signed"
		return s.chunks[subj.from].pronoun || s.tagOf(s.chunks[n-1].end-1) == tagName || p.end-p.first > 1
	}
	return false
}

func (s *sentenceFinder) infinitiveOpen(j, n int) bool {
	for i := n - 1; i >= j; i-- {
		if s.chunks[i].kind == chunkVerb {
			return s.chunks[i].form == formInfinitive
		}
		if s.chunks[i].kind == chunkQuote && i > 0 && s.low(s.chunks[i-1].first) == "to" && s.chunks[i-1].kind == chunkPreposition {
			return true // "ready to “fight on,” cut taxes"
		}
	}
	return false
}

// subjectVerb reports whether a noun with a finite verb begins at chunk m.
func (s *sentenceFinder) subjectVerb(m int) bool {
	if s.at(m).kind != chunkNoun || s.at(m).time {
		return false
	}
	own := false // the next verb is that of a relative clause: "the anger Holt stirred up grew"
	for i := m + 1; i < len(s.chunks) && i < m+7; i++ {
		switch c := s.chunks[i]; c.kind {
		case chunkVerb:
			if !own {
				return c.form == formFinite
			}
			own = false
		case chunkPreposition, chunkAdverb:
		case chunkNoun:
			if s.chunks[i-1].kind != chunkPreposition {
				if own || !s.opensRelative(i) {
					return false
				}
				own = true
			}
		default:
			return false
		}
	}
	return false
}
