package suggest

// clauseEnd gives the token behind the content that begins with chunk j: it goes to the end
// of the sentence, but stops before a coordinated cue, before a trailing clause in the
// outlet's own voice and before a closing stop.
func (s *sentenceFinder) clauseEnd(j int) int { return s.contentEnd(j, frameThat) }

// contentEnd is clauseEnd for a content of the frame: an object ends before any finite verb
// that is not its own, a clause goes on over those it joins.
func (s *sentenceFinder) contentEnd(j int, f frame) int { //nolint:gocognit // a decision list of grammar, one case after another
	lead := s.leadClause(j)
	object := f&(frameObject|frameAs|frameGerund|frameInfinitive|frameObjectInfinitive) != 0
	for n := j + 1; n < len(s.chunks); n++ {
		c := s.chunks[n]
		if object && s.objectEnds(j, n) || n > j+1 && lead && s.afterComma(n) && s.mainClause(n) {
			return s.endBefore(n)
		}
		switch c.kind {
		case chunkStop:
			if n+1 >= len(s.chunks) {
				if s.low(c.first) == "?" || s.low(c.first) == "!" {
					return c.end
				}
				return c.first
			}
		case chunkSemicolon:
			return c.first
		case chunkDash:
			if s.dashEnds(n) {
				return c.first
			}
		case chunkClose:
			if !s.openSince(j, n) {
				return c.first
			}
		}
		if n > j+1 && s.afterComma(n) && s.commaEnds(j, n) || s.plainEnds(j, n) {
			return s.endBefore(n)
		}
	}
	end := s.to
	for end > s.from && s.tok(end-1).kind == kindStop && s.tok(end-1).quote < 0 && s.tok(end-1).low != "?" && s.tok(end-1).low != "!" {
		end--
	}
	return end
}

// endBefore gives the token behind what stands before chunk n, its comma left out.
func (s *sentenceFinder) endBefore(n int) int {
	if n > 1 && s.chunks[n-1].kind == chunkAnd && s.low(s.at(n).first) == "that" {
		n-- // ", but that …"
	}
	c := s.chunks[n-1]
	if c.kind == chunkComma {
		return c.first
	}
	return c.end
}

func (s *sentenceFinder) openSince(j, n int) bool {
	for i := n - 1; i >= j; i-- {
		switch s.chunks[i].kind {
		case chunkOpen:
			return true
		case chunkClose:
			return false
		}
	}
	return false
}

// dashEnds: behind a dash the outlet's remark begins, unless a second dash closes it.
func (s *sentenceFinder) dashEnds(n int) bool {
	if t := s.tok(s.chunks[n].first); t.low == "-" && !t.space {
		return false // "second- or third-rate"
	}
	relative := s.at(n+1).kind == chunkWh && (s.low(s.at(n+1).first) == "which" || s.low(s.at(n+1).first) == "who")
	for i := n + 1; i < len(s.chunks); i++ {
		if s.chunks[i].kind == chunkDash {
			return relative && s.at(i+1).kind != chunkVerb
		}
	}
	if relative {
		return true
	}
	for i := n - 1; i >= 0; i-- {
		if s.chunks[i].kind == chunkDash {
			return false // the second of a pair
		}
	}
	return true
}

// commaEnds decides whether the content from chunk j ends at the comma before chunk n.
func (s *sentenceFinder) commaEnds(j, n int) bool {
	if s.betweenDashes(j, n) {
		return false
	}
	quoted := s.chunks[n-1].kind == chunkQuote // the comma stands inside a closing quotation
	switch c := s.chunks[n]; c.kind {
	case chunkWh:
		if w := s.low(c.first); w == "which" || w == "who" || w == "whose" || w == "where" {
			return !s.pairedComma(n) || w == "which" && s.lastStretch(n)
		}
		return quoted
	case chunkVerb:
		return s.commaBeforeVerb(j, n, quoted)
	case chunkAnd:
		return s.andEnds(j, n, quoted)
	case chunkSubordina:
		return s.commaBeforeClause(n)
	case chunkNoun:
		return s.newClauseCue(n) || s.summary(n) || s.allusion(n)
	case chunkAdverb:
		next := s.at(n + 1)
		return s.low(c.first) == "however" && next.kind == chunkStop || next.kind == chunkVerb && next.form == formIng && s.cueAt(n+1) != nil
	case chunkPreposition:
		if s.at(n+1).kind == chunkWh && s.low(s.at(n+1).first) == "which" {
			return !s.pairedComma(n + 1) // ", to which Holt answered"
		}
		w := s.low(c.first)
		return (w == "according" || w == "despite") && n > j+2
	}
	return false
}

// commaBeforeVerb decides for a comma before the verb chunk n: another act of the subject or
// a participle of saying ends the content, one more verb of a list does not.
func (s *sentenceFinder) commaBeforeVerb(j, n int, quoted bool) bool {
	c := s.chunks[n]
	switch {
	case s.low(c.head) == "according" && n > j+2:
		return true
	case c.form == formIng:
		cue := s.cueAt(n)
		return cue != nil && cue.kind <= belief || quoted || s.trailingIng(n)
	case c.form != formFinite:
		return quoted
	case s.hasVerb(j, n) && s.chunks[n-1].kind == chunkComma && !s.pairedBefore(j, n-1) && !s.innerList(j, n), (s.hasVerb(j, n) || !s.pairedBefore(j, n-1)) && s.listedCue(n):
		return true
	case s.tense(c) == tagVerb && s.infinitiveOpen(j, n):
		return false
	}
	return quoted
}

// commaBeforeClause decides for a comma before the subordinate clause at chunk n: when, before
// and after what is the outlet's voice; why, and in spite of what, the speaker's.
func (s *sentenceFinder) commaBeforeClause(n int) bool {
	next := s.at(n + 1)
	switch w := s.low(s.chunks[n].first); w {
	case "as":
		return (next.kind != chunkVerb || next.form != formIng) && s.low(s.chunks[n].first+1) != "well"
	case "although", "though":
		return s.newClauseCue(n+1) && s.finite(n+1, n+8)
	case "while":
		return next.kind == chunkVerb || s.finite(n+1, n+8)
	case "after", "before", "since", "until":
		return s.finite(n+1, n+8)
	case "whereas":
		return s.newClauseCue(n + 1)
	}
	return false
}

// allusions are the outlet's words for what somebody aimed at: ", a swipe at his rival".
var allusions = wordSet(`allusion dig jab nod rebuke reference reminder retort shot sign swipe`)

// allusion reports whether chunk n, behind a comma, is such a word.
func (s *sentenceFinder) allusion(n int) bool {
	c := s.chunks[n]
	w := s.low(c.first)
	return c.kind == chunkNoun && (w == "a" || w == "an") && allusions[s.low(c.end-1)] && s.at(n+1).kind == chunkPreposition
}

// pairedComma: a relative clause that is closed by a comma goes on in the content.
func (s *sentenceFinder) pairedComma(n int) bool {
	for i := n + 1; i < len(s.chunks) && i < n+16; i++ {
		if s.isComma(i) {
			return i+1 < len(s.chunks) && s.chunks[i+1].kind == chunkVerb && s.chunks[i+1].form == formFinite
		}
	}
	return false
}

func (s *sentenceFinder) hasVerb(j, n int) bool { return s.firstFinite(j, n) >= 0 }

// pairedBefore reports whether a comma since chunk j may open what the one at n closes.
func (s *sentenceFinder) pairedBefore(j, n int) bool { return s.commaBetween(j+1, n) }

func (s *sentenceFinder) lastStretch(n int) bool {
	return !s.commaBetween(n+1, len(s.chunks))
}

// trailingIng: ", citing costs", ", leaving the talks open": the outlet's voice at the end
// of the sentence.
func (s *sentenceFinder) trailingIng(n int) bool {
	switch s.low(s.chunks[n].head) {
	case "citing", "referring", "echoing", "drawing", "prompting", "sparking", "putting", "setting", "marking", "eliciting", "underscoring", "highlighting", "joining":
		return true
	}
	return false
}

// andEnds: "…, but acknowledged that", "… and said": another cue of the same subject, or
// ", and the minister said": another main clause.
func (s *sentenceFinder) andEnds(j, n int, quoted bool) bool {
	m := n + 1
	for s.at(m).kind == chunkAdverb {
		m++
	}
	c := s.at(m)
	if s.backToOuter(n) {
		return true
	}
	switch {
	case c.kind == chunkVerb && c.form == formIng && j > 0 && s.chunks[j-1].kind == chunkVerb && s.chunks[j-1].form == formIng:
		return s.cueAt(m) != nil
	case c.kind == chunkVerb && c.form == formFinite:
		cue := s.cueAt(m)
		return cue != nil && s.sameLevel(j, m) || quoted && s.sameTense(j, m)
	case c.kind == chunkNoun:
		if w := s.low(c.first); (w == "i" || w == "we") && c.pronoun && s.at(m+1).kind == chunkVerb && s.low(s.at(max(j, 0)).first) == "that" {
			return true
		}
		return s.newClauseCue(m)
	}
	return false
}

// sameLevel reports whether the verb at chunk m has the form of the cue that governs the
// content from chunk j, so that both may share a subject.
func (s *sentenceFinder) sameLevel(j, m int) bool {
	k := j - 1
	for k >= 0 && s.chunks[k].kind != chunkVerb {
		k--
	}
	if k < 0 {
		return true
	}
	inner, outer := s.firstFinite(j, m), s.chunks[k]
	same := s.tense(outer) == s.tense(s.chunks[m])
	if inner < 0 {
		return same || s.chunks[m].modal == outer.modal
	}
	cue := s.cueAt(m)
	next := s.at(m + 1)
	if told := s.at(k + 1); cue.has(frameRecipient) && next.pronoun && objectPronouns[s.low(next.first)] && (!told.pronoun || s.low(told.first) != s.low(next.first)) {
		return false // "that Lenk came to her house and told her …"
	}
	clear := next.kind == chunkSubordina || next.kind == chunkQuote || next.kind == chunkColon || next.kind == chunkComma || cue.strong && cue.kind == statement
	if s.tense(s.chunks[inner]) != s.tense(s.chunks[m]) {
		return same
	}
	return same && clear
}

// sameTense reports whether the verb at chunk m has the tense of the cue that governs the
// content from chunk j.
func (s *sentenceFinder) sameTense(j, m int) bool {
	k := j - 1
	for k >= 0 && s.chunks[k].kind != chunkVerb {
		k--
	}
	return k < 0 || s.chunks[k].form != formFinite || s.tense(s.chunks[k]) == s.tense(s.chunks[m])
}

func (s *sentenceFinder) firstFinite(from, to int) int {
	for i := from; i < min(to, len(s.chunks)); i++ {
		if s.chunks[i].kind == chunkVerb && s.chunks[i].form == formFinite {
			return i
		}
	}
	return -1
}

// tense gives the tag of the first auxiliary or verb of a verb chunk.
func (v *clauseView) tense(c chunk) tag {
	t := v.tagOf(c.core)
	if t == tagBe || t == tagHave || t == tagDo {
		switch v.low(c.core) {
		case "was", "were", "had", "did":
			return tagPast
		case "is", "has", "does", "'s":
			return tagVerbS
		}
		return tagVerb
	}
	return t
}

// newClauseCue: a clause with a cue of its own begins at chunk m: ", the minister said".
func (s *sentenceFinder) newClauseCue(m int) bool {
	if s.at(m).kind != chunkNoun || s.at(m).time {
		return false
	}
	relative := false
	for i := m + 1; i < len(s.chunks) && i < m+8; i++ {
		c := s.chunks[i]
		switch {
		case c.kind == chunkVerb && relative:
			relative = false
		case c.kind == chunkVerb:
			return s.tellsClause(m, i)
		case c.kind == chunkWh && i == m+1 && s.low(c.first) == "who": // "three people who attended the meeting have said"
			relative = true
		case c.kind == chunkNoun, c.kind == chunkPreposition, c.kind == chunkAdverb:
		case c.kind == chunkComma && s.at(i+1).kind == chunkNoun: // "their lawyer, Tessa Barlow, told reporters"
			e := s.asideEnd(i + 1)
			if e < 0 || s.at(e).kind != chunkComma || s.at(e+1).kind != chunkVerb {
				return false
			}
			i = e
		default:
			return false
		}
	}
	return false
}

// tellsClause reports whether the verb at chunk i, of the clause that begins at chunk m, is a
// cue of speech with its content.
func (s *sentenceFinder) tellsClause(m, i int) bool {
	cue, c, n := s.cueAt(i), s.chunks[i], s.at(i+1)
	if cue == nil || cue.kind != statement || !cue.strong || c.form != formFinite || c.modal {
		return false
	}
	return s.at(m-1).kind == chunkComma && s.tailOnly(i+1) || n.kind == chunkVerb && n.form == formInfinitive || s.low(n.first) == "to" && s.at(i+2).kind == chunkQuote || n.kind == chunkSubordina || n.kind == chunkQuote || n.kind == chunkComma || n.kind == chunkColon || n.kind == chunkStop || s.clauseAt(i+1) || n.time
}

// plainEnds: an end without a comma before it: "and said that", "while X said", "as …".
func (s *sentenceFinder) plainEnds(j, n int) bool {
	c := s.chunks[n]
	switch c.kind {
	case chunkAnd:
		if s.afterComma(n) {
			return false
		}
		m := n + 1
		for s.at(m).kind == chunkAdverb {
			m++
		}
		d := s.at(m)
		if d.kind == chunkVerb && d.form == formFinite {
			cue := s.cueAt(m)
			return cue != nil && (cue.kind == statement || cue.kind == attitude) && n > j+1 && s.sameLevel(j, m) && !s.facing(j, n)
		}
		if p := s.at(j - 1); d.kind == chunkVerb && d.form == formIng && j > 0 && p.kind == chunkVerb && p.form == formIng {
			return s.cueAt(m) != nil // "calling him weak and accusing him"
		}
		return s.chunks[n-1].kind == chunkQuote && s.newClauseCue(m)
	case chunkSubordina:
		switch s.low(c.first) {
		case "while", "although", "though":
			return s.newClauseCue(n + 1)
		case "as", "after", "before", "when":
			return s.chunks[n-1].kind == chunkQuote && s.subjectVerb(n+1) // the outlet's voice
		}
	case chunkVerb:
		return s.low(c.head) == "according" && s.low(c.head+1) == "to" && !s.opensBefore(n)
	}
	return false
}
