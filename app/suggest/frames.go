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
			c.kind == chunkNoun && s.at(m-1).kind != chunkComma, c.kind == chunkWh && !s.afterComma(m), c.kind == chunkSubordina && s.low(c.first) == "that",
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
	before := s.at(k).first
	i := k - 1
	for i >= 0 && (s.chunks[i].kind == chunkComma || s.chunks[i].kind == chunkAdverb || s.chunks[i].kind == chunkAnd || s.chunks[i].kind == chunkDash) {
		i--
	}
	if i >= 0 && s.chunks[i].kind == chunkOpen {
		i--
	}
	lead := i < 0 || i < 3 && !s.finite(0, i+1) && s.chunks[0].kind != chunkQuote && s.at(last).kind == chunkComma
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
		out = append(out, [2]int{rest.first, s.clauseEnd(j)})
	case s.at(j-1).kind == chunkComma && (!s.hasFinite(out[0][0], out[0][1]) || rest.kind == chunkAnd && s.clauseAt(j+1)):
		out = append(out, [2]int{rest.first, s.clauseEnd(j)})
	}
	_ = before
	return out
}

// inWords: "in the words of X", "in X’s view", "in the opinion of X".
func (s *sentenceFinder) inWords(k int) {
	if s.low(s.at(k).first) != "in" && s.low(s.at(k).first) != "per" {
		return
	}
	n := s.at(k + 1)
	if n.kind != chunkNoun {
		return
	}
	if s.low(s.at(k).first) == "per" {
		return
	}
	head := s.low(n.end - 1)
	if !viewNouns[head] {
		return
	}
	if s.at(k+2).kind == chunkPreposition && s.low(s.at(k+2).first) == "of" && s.at(k+3).kind == chunkNoun {
		s.named(k, k+3, s.at(k+2).end, "in-the-words-of", 0.85)
		return
	}
	g := s.genitiveIn(n)
	if g < 0 || s.at(k+2).kind != chunkComma {
		return
	}
	f := finding{
		rule: "in-the-words-of", lemma: "in-the-words-of", kind: statement, frame: frameZero, chunk: k, prior: 0.7, how: sourceGenitive,
		source: [2]int{n.first, g + 1}, cue: [2]int{g + 1, n.end},
	}
	f.content = s.around(k, k+2)
	s.add(f)
}

var viewNouns = wordSet(`words view opinion estimation reckoning telling judgment judgement`)

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

// colon: "X: …" at the beginning of a paragraph, and any clause before a colon and a
// quotation.
func (s *sentenceFinder) colon(k int) {
	next := s.at(k + 1)
	if next.kind == chunkStop {
		return
	}
	if s.namesBefore(k) && s.from == 0 {
		if next.kind != chunkQuote && !(s.p.title && s.tagOf(s.at(k-1).end-1) == tagName && s.at(k-1).kind == chunkNoun && s.at(0).kind == chunkNoun && k <= 3) && !s.speakerLine(k) {
			return
		}
		f := finding{
			rule: "speaker-colon", lemma: "speaker-colon", kind: statement, frame: frameQuote, chunk: k, prior: 0.8, how: sourceNamed,
			source: [2]int{s.from, s.at(k).first}, cue: [2]int{s.at(k).first, s.at(k).end}, content: [][2]int{{next.first, s.to}},
		}
		if next.kind == chunkQuote {
			f.content = s.quoteRun(k + 1)
		}
		s.add(f)
		return
	}
	if next.kind != chunkQuote || s.quoteWords(next) < 3 {
		return
	}
	if n := s.at(k - 1); k > 1 && n.kind == chunkNoun && s.tagOf(n.end-1) == tagName && s.chunks[k-2].kind == chunkDash {
		s.add(finding{
			rule: "speaker-colon", lemma: "speaker-colon", kind: statement, frame: frameQuote, chunk: k, prior: 0.7, how: sourceNamed,
			source: [2]int{n.first, n.end}, cue: [2]int{s.at(k).first, s.at(k).end}, content: s.quoteRun(k + 1),
		})
		return
	}
	for i := k - 1; i >= 0; i-- {
		c := s.chunks[i]
		if c.kind == chunkVerb && s.taken[c.end-1] {
			return
		}
		if c.kind != chunkVerb || c.form != formFinite {
			continue
		}
		subj := s.subjectOf(i)
		if subj.first < 0 || c.be {
			continue
		}
		f := s.base(i, s.cueAt(i), subj)
		f.kind = statement
		f.rule, f.prior, f.frame, f.content = "clause-colon-quote", 0.6, frameQuote, s.quoteRun(k+1)
		f.cue[1] = s.at(k).end
		s.add(f)
		return
	}
}

// namesBefore reports whether only a short name stands before chunk k.
func (s *sentenceFinder) namesBefore(k int) bool {
	if k == 0 || k > 7 {
		return false
	}
	name := false
	for i := range k {
		switch c := s.chunks[i]; c.kind {
		case chunkNoun:
			name = name || s.tagOf(c.end-1) == tagName || s.tok(c.end-1).capital || s.tok(c.first).capital
		case chunkPreposition, chunkComma, chunkOpen, chunkClose:
		default:
			return false
		}
	}
	return name
}

// speakerLine: the line of a transcript: a name of at most five words, then what is said.
func (s *sentenceFinder) speakerLine(k int) bool {
	return s.at(k).first-s.from <= 5 && s.at(k).first > s.from && len(s.low(s.at(k).first-1)) > 1 && s.tok(s.at(k).first-1).allCaps && s.tok(s.from).capital && s.at(k-1).kind == chunkNoun && s.tagOf(s.at(k-1).end-1) == tagName && s.to-s.at(k).end > 3
}
