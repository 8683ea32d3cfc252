package suggest

// according: "according to X", at the beginning, in the middle or at the end.
func (s *sentenceFinder) according(k, to int) {
	n := to + 1 // the noun behind "to"
	if s.at(to).kind != chunkPreposition || s.at(n).kind != chunkNoun {
		return
	}
	s.named(k, n, s.at(to).end, "according-to", 0.93)
}

// named makes a finding whose source is the noun at chunk n behind a phrase that begins
// with chunk k and whose words end at cueEnd.
func (s *sentenceFinder) named(k, n, cueEnd int, rule string, prior float64) {
	last := s.sourceEnd(n)
	f := finding{
		rule: rule, lemma: rule, kind: statement, frame: frameZero, chunk: k, prior: prior, how: sourceNamed,
		source: [2]int{s.at(n).first, s.at(last - 1).end}, cue: [2]int{s.at(k).first, cueEnd},
	}
	f.content = s.around(k, last)
	s.add(f)
}

// sourceEnd gives the chunk behind the source that begins at chunk n: the noun with all that
// hangs on it, up to a comma that is not an appositive's.
func (s *sentenceFinder) sourceEnd(n int) int {
	m := s.extendRight(n, true)
	for m < len(s.chunks) {
		c := s.chunks[m]
		switch {
		case c.kind == chunkVerb && (c.form == formParticiple || c.form == formIng || c.form == formInfinitive),
			c.kind == chunkVerb && s.tagOf(c.head) == tagPast && c.end-c.first == 1 && m == n+1 && s.at(m+1).kind == chunkPreposition, c.kind == chunkPreposition,
			c.kind == chunkAdjective && m == n+1 && s.at(m+1).kind == chunkPreposition,
			c.kind == chunkNoun && s.at(m-1).kind != chunkComma && !s.clauseOwn(m), c.kind == chunkWh && !s.afterComma(m), c.kind == chunkSubordina && s.low(c.first) == "that",
			c.kind == chunkVerb && s.relativeOpen(n, m), c.kind == chunkOpen, c.kind == chunkClose, c.kind == chunkQuote && s.quoteWords(c) <= 6 && !s.isComma(m):
			m++
			continue
		}
		break
	}
	return m
}

// relativeOpen reports whether a relative clause without its verb stands before chunk m.
func (s *sentenceFinder) relativeOpen(n, m int) bool {
	for i := m - 1; i > n; i-- {
		switch c := s.chunks[i]; c.kind {
		case chunkVerb:
			return false
		case chunkWh:
			return true
		case chunkSubordina:
			return s.low(c.first) == "that"
		}
	}
	return false
}

// around gives what stands before chunk k and behind chunk last as content.
func (s *sentenceFinder) around(k, last int) [][2]int {
	var out [][2]int
	i := k - 1
	for i >= 0 && (s.chunks[i].kind == chunkComma || s.chunks[i].kind == chunkAdverb || s.chunks[i].kind == chunkAnd || s.chunks[i].kind == chunkDash) {
		i--
	}
	if i >= 0 && s.chunks[i].kind == chunkOpen {
		i--
	}
	lead := i < 0 || i < 3 && !s.finite(0, i+1) && s.chunks[0].kind != chunkQuote && s.at(last).kind == chunkComma && !s.finite(last+1, last+2) || s.at(i).kind == chunkSubordina
	if i >= 0 && !lead {
		a := s.from
		for j := i; j >= 0; j-- {
			if s.chunks[j].kind == chunkSemicolon {
				a = s.chunks[j].end
				break
			}
		}
		out = append(out, [2]int{a, s.chunks[i].end})
	}
	j := last
	if s.at(j).kind == chunkComma || s.at(j).kind == chunkColon || s.at(j).kind == chunkDash {
		j++
	}
	rest := s.at(j)
	switch {
	case rest.kind == chunkStop || j >= len(s.chunks):
	case len(out) == 0:
		out = append(out, [2]int{rest.first, s.reportedEnd(j)})
	case s.at(j-1).kind == chunkComma && (!s.hasFinite(out[0][0], out[0][1]) || s.chunks[i].kind == chunkVerb || rest.kind == chunkAnd && s.clauseAt(j+1)):
		out = append(out, [2]int{rest.first, s.reportedEnd(j)})
	}
	return out
}

// inWords: "in the words of X", "in X’s view", "by X’s own account", "from X’s point of view".
func (s *sentenceFinder) inWords(k int) {
	nouns, n := viewNouns[s.low(s.at(k).first)], s.at(k+1)
	if nouns == nil || n.kind != chunkNoun {
		return
	}
	head, last := s.low(n.end-1), k+2
	if head == "point" && s.low(s.at(last).first) == "of" && s.low(s.at(last+1).first) == "view" {
		head, last = "view", last+2
	}
	if !nouns[head] {
		return
	}
	if s.at(last).kind == chunkPreposition && s.low(s.at(last).first) == "of" && s.at(last+1).kind == chunkNoun && ofNouns[head] {
		s.named(k, last+1, s.at(last).end, "in-the-words-of", 0.85)
		return
	}
	g := s.genitiveIn(n)
	if g < 0 || s.at(last).kind != chunkComma && !s.clauseOwn(last) && !(s.at(last).kind == chunkStop && s.afterComma(k)) {
		return
	}
	f := finding{
		rule: "in-the-words-of", lemma: "in-the-words-of", kind: statement, frame: frameZero, chunk: k, prior: 0.7, how: sourceGenitive,
		source: [2]int{n.first, g + 1}, cue: [2]int{g + 1, s.at(last - 1).end},
	}
	f.content = s.around(k, last)
	s.add(f)
}

var (
	// viewNouns tell, behind the preposition, that what stands beside is somebody's view.
	viewNouns = map[string]map[string]bool{
		"by":   wordSet(`account accounts admission calculation calculations count estimate estimates reckoning telling`),
		"from": wordSet(`perspective standpoint view viewpoint`),
		"in":   wordSet(`assessment estimation eyes judgement judgment opinion phrase reading reckoning telling version view words`),
	}
	// ofNouns are those of them behind which "of" names whose view it is.
	ofNouns = wordSet(`estimation eyes judgement judgment opinion perspective reckoning standpoint view words`)
)

// asPutIt: "As X put it, …", "…, as X sees it", "The way X tells it, …".
func (s *sentenceFinder) asPutIt(k int) bool {
	c, it := s.chunks[k], s.at(k+1)
	if c.form != formFinite || !putVerbs[s.lemma(c.head)] || it.kind != chunkNoun || s.low(it.first) != "it" {
		return false
	}
	subj := s.subjectOf(k)
	if subj.first < 0 || subj.how == sourceShared || subj.how == sourceWh {
		return false
	}
	lead, f := subj.from-1, s.base(k, nil, subj)
	switch {
	case s.low(subj.first) == "the" && s.low(subj.first+1) == "way" && subj.first+2 < subj.end:
		lead, f.source[0] = subj.from, subj.first+2
	case lead >= 0 && s.chunks[lead].kind == chunkSubordina && s.low(s.chunks[lead].first) == "as":
	default:
		return false
	}
	n := k + 2
	for s.at(n).kind == chunkAdverb || s.at(n).time {
		n++
	}
	if !s.isCommaOrEnd(n) {
		return false
	}
	f.rule, f.prior, f.kind, f.frame, f.lemma, f.cue[1] = "as-clause", 0.6, statement, frameZero, s.lemma(c.head)+" it", it.end
	f.content = s.around(lead, n)
	return s.add(f)
}

// rumour: "Rumour has it that …": told by nobody named.
func (s *sentenceFinder) rumour(k int) bool {
	c, it, that := s.chunks[k], s.at(k+1), s.at(k+2)
	if s.lemma(c.head) != "have" || s.low(it.first) != "it" || that.kind != chunkSubordina || s.low(that.first) != "that" || k == 0 || !rumourNouns[s.low(s.chunks[k-1].end-1)] {
		return false
	}
	f := s.base(k, nil, noSubject)
	f.kind, f.lemma, f.rule, f.prior, f.frame = statement, "rumour", "hearsay", 0.4, frameThat
	f.cue = [2]int{s.chunks[k-1].first, it.end}
	f.content = [][2]int{{that.first, s.clauseEnd(k + 2)}}
	return s.add(f)
}

var rumourNouns = wordSet(`folklore gossip legend report rumor rumour story tradition word`)

// putVerbs with "it" stand for a verb of saying: "as Weir puts it".
var putVerbs = wordSet(`describe explain express have phrase put see tell`)

// genitiveIn gives the token of the genitive, or the possessive pronoun, of a noun phrase
// whose head stands behind it; -1 if there is none.
func (v *clauseView) genitiveIn(c chunk) int {
	for i := c.end - 2; i >= c.first; i-- {
		if t := v.tagOf(i); t == tagGenitive || t == tagPossessive && i == c.first {
			return i
		}
	}
	return -1
}
