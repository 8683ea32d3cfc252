package suggest

// overAdverbials gives the chunk behind adverbs, times and phrases such as "in writing", "at
// a reception", and behind asides of such between commas or dashes.
func (s *sentenceFinder) overAdverbials(i int) int {
	for i < len(s.chunks) {
		n := s.at(i)
		switch {
		case s.timeBefore(i):
			i += 2
			continue
		case n.kind == chunkAdverb, n.kind == chunkNoun && n.time:
			i++
			continue
		case n.kind == chunkPreposition && s.at(i+1).kind == chunkNoun:
			i += 2
			i = s.overReduced(i)
			continue
		case n.kind == chunkPreposition && s.inWriting(i):
			i += 2
			continue
		case s.low(n.first) == "as" && s.at(i+1).kind != chunkNoun && s.asEarly(i) > 0: // "as early as 2019"
			i = s.asEarly(i)
			continue
		case n.kind == chunkComma && s.citing(i) > 0:
			i = s.citing(i)
			continue
		case n.kind == chunkComma || n.kind == chunkDash:
			if e := s.overAdverbials(i + 1); e > i+1 && s.at(e).kind == n.kind {
				i = e + 1
				continue
			}
		}
		return i
	}
	return i
}

// overReduced goes over a participle behind a noun: "in an e-mail since deleted".
func (s *sentenceFinder) overReduced(i int) int {
	k := i
	if s.at(k).kind == chunkAdverb || s.low(s.at(k).first) == "since" || s.low(s.at(k).first) == "later" {
		k++
	}
	if v := s.at(k); v.kind == chunkVerb && v.end-v.first == 1 && (v.form == formParticiple || s.tagOf(v.head) == tagPast && (s.at(k+1).kind == chunkComma || s.at(k+1).kind == chunkDash)) {
		return k + 1
	}
	return i
}

// inWriting: "promised it in writing": a participle that is none.
func (s *sentenceFinder) inWriting(i int) bool {
	return s.low(s.at(i).first) == "in" && s.low(s.at(i).first+1) == "writing"
}

// asEarly gives the chunk behind "as early as 2019", "as late as last week"; 0 if there is
// none at chunk i.
func (s *sentenceFinder) asEarly(i int) int {
	for n := i + 1; n < i+4; n++ {
		if c := s.at(n); s.low(c.first) == "as" && s.at(n+1).kind == chunkNoun {
			return n + 2
		}
	}
	return 0
}

// farThat finds the clause of a cue behind what parts it: a recipient, then an aside between
// commas or dashes, "in writing", "as early as 2019": "told a subordinate, in an e-mail since
// deleted, that …", "said – very quietly – that …".
func (s *sentenceFinder) farThat(k int, cue *cueVerb) (right, bool) {
	if !cue.has(frameThat) || cue.kind > belief {
		return right{}, false
	}
	i := k + 1
	if s.at(i).kind == chunkNoun && !s.at(i).time {
		if !cue.has(frameRecipient) {
			return right{}, false
		}
		i = s.extendRight(i, false)
	} else if s.at(i).kind == chunkPreposition && s.low(s.at(i).first) == "to" && cue.has(frameTo) && s.at(i+1).kind == chunkNoun {
		i = s.extendRight(i+1, false)
	}
	n := s.overAdverbials(i)
	if n == i || !s.parted(i, n) || s.low(s.at(n).first) != "that" || s.at(n).kind != chunkSubordina || s.at(n+1).kind == chunkVerb {
		return right{}, false
	}
	return s.clause(n, s.at(k).end, frameThat, "verb-distant-that", 0.82)
}

// parted reports whether chunks [from, to) hold more than plain phrases: an aside, "in
// writing" or "as … as".
func (s *sentenceFinder) parted(from, to int) bool {
	for i := from; i < to; i++ {
		switch c := s.at(i); c.kind {
		case chunkComma, chunkDash, chunkVerb, chunkSubordina:
			return true
		}
	}
	return false
}

// opensClause reports whether a clause begins behind chunk i: "said that, according to Lenk,
// the bridge …", "wrote that …".
func (s *sentenceFinder) opensClause(i int) bool {
	c := s.at(i)
	return c.kind == chunkSubordina && s.low(c.first) == "that"
}

// opensBefore is opensClause for what stands before chunk n, a comma aside.
func (s *sentenceFinder) opensBefore(n int) bool {
	return s.opensClause(n-1) || s.at(n-1).kind == chunkComma && s.opensClause(n-2)
}

// clauseOwn reports whether chunk m begins a clause: a noun with its article and its verb.
func (s *sentenceFinder) clauseOwn(m int) bool {
	return s.tagOf(s.at(m).first).in(setOf(tagDeterminer, tagPossessive, tagPronoun)) && s.subjectVerb(m)
}

// heldOpen reports whether what stands before an aside is a cue whose clause comes behind it:
// "Lenk had told her, she said, that …".
func (s *sentenceFinder) heldOpen(comma, n int) bool {
	const longest = 6
	j := comma - 1
	for j > comma-longest && s.phraseChunk(j) { // "had written to her last year"
		j--
	}
	cue := s.cueAt(j)
	return cue != nil && cue.has(frameThat) && s.at(n).kind == chunkSubordina && s.low(s.at(n).first) == "that"
}

// heldOver: "Lenk had told her, she said, that …": the cue in the aside tells the whole.
func (s *sentenceFinder) heldOver(k int, cue *cueVerb) bool {
	if cue == nil || cue.kind != statement || s.at(k+1).kind != chunkComma {
		return false
	}
	subj := s.subjectOf(k)
	return subj.first >= 0 && subj.from > 1 && s.isComma(subj.from-1) && s.heldOpen(subj.from-1, k+2) && s.interrupted(k, cue, subj)
}

// heldBehind reports whether such an aside stands behind chunk k, with the clause of its cue
// behind that.
func (s *sentenceFinder) heldBehind(k int) bool {
	const longest = 6
	i := k + 1
	for i < k+longest && s.phraseChunk(i) {
		i++
	}
	cue := s.cueAt(i + 2)
	return s.at(i).kind == chunkComma && s.at(i+1).kind == chunkNoun && cue != nil && cue.kind == statement && s.at(i+3).kind == chunkComma && s.opensClause(i+4)
}

// phraseChunk reports whether chunk i may stand between a verb and its clause.
func (s *sentenceFinder) phraseChunk(i int) bool {
	switch s.at(i).kind {
	case chunkNoun, chunkPreposition, chunkAdverb:
		return i >= 0
	}
	return false
}
