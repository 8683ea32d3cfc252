package suggest

// innerList reports whether the finite verb at chunk n goes on with what the clause from chunk
// j tells: "says the lieutenant received a call, went pale and told the crew", where the cue
// has another tense.
func (s *sentenceFinder) innerList(j, n int) bool {
	k := j - 1
	for k >= 0 && s.chunks[k].kind != chunkVerb {
		k--
	}
	inner := s.firstFinite(j, n)
	if k < 0 || inner < 0 {
		return false
	}
	here := s.tense(s.chunks[n])
	return s.tense(s.chunks[inner]) == here && s.tense(s.chunks[k]) != here
}

// listedCue: ", denies that …": a cue that goes on with the subject of the one before.
func (s *sentenceFinder) listedCue(n int) bool {
	cue, next := s.cueAt(n), s.at(n+1)
	return cue != nil && cue.kind == statement && cue.strong && next.kind == chunkSubordina && s.low(next.first) == "that"
}

// bareInfinitive reports whether chunk n is what the object before it shall do: "let the
// trucks pass".
func (s *sentenceFinder) bareInfinitive(j, n int) bool {
	i := n - 1
	for i > j && (s.chunks[i].kind == chunkNoun || s.chunks[i].kind == chunkPreposition) {
		i--
	}
	return i >= j && i < n-1 && s.chunks[i].kind == chunkVerb && objectFirst[s.lemma(s.chunks[i].head)] && s.chunks[n].end-s.chunks[n].first == 1
}

// farInfinitive: "wanted even more to be asked", "hopes above all to win".
func (s *sentenceFinder) farInfinitive(k int, cue *cueVerb) (right, bool) {
	if !cue.has(frameInfinitive) {
		return right{}, false
	}
	j := k + 1
	for j < k+4 && (s.at(j).kind == chunkAdverb || s.at(j).time || s.timeAgo(j) || s.at(j).kind == chunkNoun && degreeWords[s.low(s.at(j).first)] && degreeWords[s.low(s.at(j).end-1)] || s.at(j).kind == chunkPreposition && s.low(s.at(j).first) == "above" && s.low(s.at(j+1).first) == "all") {
		j++
	}
	if n := s.at(j); j > k+1 && n.kind == chunkVerb && n.form == formInfinitive {
		end := s.at(j - 1).end
		if s.at(k+1).time || s.timeAgo(k+1) { // "agreed weeks ago to go"
			end = s.at(k).end
		}
		return s.clause(j, end, frameInfinitive, "verb-infinitive", 0.68)
	}
	return right{}, false
}

var degreeWords = wordSet(`even still much more most less least all above badly`)

// clipToQuote cuts contents that run on behind the quotation in which they begin.
func clipToQuote(p *paragraph, f *finding) {
	for k := range f.content {
		c := &f.content[k]
		if p.toks[c[0]].quote < 0 {
			continue
		}
		for i := c[0]; i < c[1]; i++ {
			if p.toks[i].quote < 0 {
				c[1] = i
				break
			}
		}
	}
}

// dropTail leaves "too" and "either" at the end of an object out: they compare the holder.
func (s *sentenceFinder) dropTail(f *finding) {
	if f.frame&(frameObject|frameInfinitive|frameObjectInfinitive) == 0 || len(f.content) == 0 {
		return
	}
	c := &f.content[len(f.content)-1]
	if w := s.low(c[1] - 1); c[1]-c[0] > 1 && (w == "too" || w == "either") && s.tok(c[1]-1).quote < 0 {
		c[1]--
	}
}

// betweenDashes reports whether chunk n stands in an aside between two dashes that began
// behind chunk j: a comma there ends nothing.
func (s *sentenceFinder) betweenDashes(j, n int) bool {
	open := false
	for i := j + 1; i < n; i++ {
		if s.chunks[i].kind == chunkDash {
			open = !open
		}
	}
	if !open {
		return false
	}
	for i := n; i < len(s.chunks); i++ {
		if s.chunks[i].kind == chunkDash {
			return true
		}
	}
	return false
}

// counts reports whether an adjective’s cue is looked for: inside contents the weak ones too.
func (s *sentenceFinder) counts(cue *cueVerb) bool { return cue.strong || s.inside }

// backToOuter: ", and that Lenk had replied": inside what somebody tells, it goes on with
// what he tells.
func (s *sentenceFinder) backToOuter(n int) bool {
	m := n + 1
	for s.at(m).kind == chunkAdverb {
		m++
	}
	if s.at(m).kind == chunkPreposition && s.at(m+1).kind == chunkNoun && s.at(m+2).kind == chunkNoun { // ", and in the same letter he denied"
		m += 2
	}
	if s.inside && s.afterComma(n) && s.at(m).kind == chunkNoun && s.subjectVerb(m) {
		return true // "said it was thunder, and then the school was gone"
	}
	return s.retold && s.opensClause(n+1) && s.at(n+2).kind != chunkVerb
}

// reportedEnd is clauseEnd for what stands behind "According to X,": it goes on over ", and
// the envoy replied that …".
func (s *sentenceFinder) reportedEnd(j int) int {
	end := s.clauseEnd(j)
	for range 3 {
		n := j
		for n < len(s.chunks) && s.chunks[n].first < end {
			n++
		}
		if s.at(n).kind == chunkComma {
			n++
		}
		if s.at(n).kind != chunkAnd || s.at(n+1).kind != chunkNoun || !s.finite(n+2, n+6) {
			break
		}
		end = s.clauseEnd(n + 1)
		j = n + 1
	}
	return end
}

// phrasesAside are phrases of manner between a cue and its object: "accepted in principle an
// offer".
var phrasesAside = wordSet(`principle writing private public return part full general advance earnest turn confidence theory`)

// farObject: "had accepted in principle an offer", "had asked in a letter for a delay": the
// object stands behind phrases of manner, the governed preposition behind others.
func (s *sentenceFinder) farObject(k int, cue *cueVerb) (right, bool) {
	if !s.inside {
		return right{}, false
	}
	i := k + 1
	for range 3 {
		p, n := s.at(i), s.at(i+1)
		if p.kind != chunkPreposition || n.kind != chunkNoun || cue.governs(s.low(p.first)) {
			break
		}
		i += 2
		if w := s.low(n.first); n.end-n.first == 1 && phrasesAside[w] && s.at(i).kind == chunkNoun && !s.at(i).time && cue.has(frameObject) {
			return s.clause(i, s.at(k).end, frameObject, "verb-object", 0.6)
		}
	}
	if p := s.at(i); i > k+1 && p.kind == chunkPreposition && cue.governs(s.low(p.first)) {
		if n := s.at(i + 1); n.kind == chunkNoun && !n.time {
			return s.clause(i+1, p.end, frameObject, "verb-preposition", 0.6)
		}
	}
	return right{}, false
}
