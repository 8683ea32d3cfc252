package suggest

// interrupted: "In 2008, X said, the fund had closed": the comma behind the verb is not an
// end; what stands before the subject is a part of the content where it is a phrase.
func (s *sentenceFinder) interrupted(k int, cue *cueVerb, subj subject) bool {
	if cue.kind > belief || !cue.strong || !cue.has(frameThat) || subj.first < 0 || subj.how == sourceShared || subj.how == sourceWh ||
		s.chunks[k].form != formFinite {
		return false
	}
	n := k + 1
	for n < k+6 && (s.at(n).kind == chunkAdverb || s.at(n).time) {
		n++
	}
	n = s.overRecipient(n, cue, subj)
	for n < k+6 && s.mediumPhrase(n) {
		n += 2
	}
	if s.at(n).kind != chunkComma {
		return false
	}
	i := subj.from - 1
	open := i > 1 && s.isComma(i) && s.heldOpen(i, n+1)
	if broken := open || i > 0 && s.at(i-1).kind == chunkNoun && s.at(n+1).kind == chunkVerb && s.at(n+1).form == formFinite; !broken && !s.clauseAt(n+1) && !s.clauseLater(n+1) {
		return false
	}
	if i >= 0 && !s.isComma(i) || i > 0 && s.finite(s.regionChunk(i), i) && !s.leadClause(i) && !open || i > 0 && s.at(i-1).kind == chunkQuote || i >= 0 && s.at(i).kind == chunkQuote {
		return false
	}
	f := s.base(k, cue, subj)
	f.rule, f.prior, f.frame = "interrupted-clause", 0.75, frameZero
	if i > 0 && !(i == 1 && (s.at(0).kind == chunkAnd || s.at(0).kind == chunkAdverb)) {
		f.content = append(f.content, [2]int{s.regionStart(i), s.at(i).first})
	}
	f.content = append(f.content, [2]int{s.at(n + 1).first, s.clauseEnd(n + 1)})
	return s.add(f)
}

// clauseLater reports whether a clause begins at chunk j with more than a noun before its
// verb: "revoking the licence would be".
func (s *sentenceFinder) clauseLater(j int) bool {
	switch n := s.at(j); {
	case n.kind == chunkVerb && n.form == formIng && s.cueAt(j) == nil, n.kind == chunkAdjective, n.kind == chunkNoun && !n.time:
		m := s.mainVerb(j + 1)
		return m > 0 && s.commas(j, m) == 0
	}
	return false
}

// splitBySay: "The trouble, says Weir, head of the port, is that …": the cue parts a subject
// from its verb.
func (s *sentenceFinder) splitBySay(k int, cue *cueVerb) bool {
	if k < 2 || s.chunks[k-1].kind != chunkComma || s.chunks[k-2].kind != chunkNoun || cue.kind != statement || !cue.has(frameThat) || s.finite(s.regionChunk(k), k) {
		return false
	}
	m := s.extendRight(k+1, true)
	if s.at(m).kind != chunkComma || s.at(m+1).kind != chunkVerb || s.at(m+1).form != formFinite || s.commas(s.regionChunk(k), k) > 1 {
		return false
	}
	f := s.base(k, cue, subject{s.at(k + 1).first, s.at(m - 1).end, k + 1, sourceInverted, -1})
	f.rule, f.prior, f.frame = "interrupted-clause", 0.75, frameZero
	f.content = [][2]int{{s.regionStart(k), s.chunks[k-1].first}, {s.at(m + 1).first, s.clauseEnd(m + 1)}}
	return s.add(f)
}

// overRecipient goes over who is told: "The port, the minister told the Courier, is".
func (s *sentenceFinder) overRecipient(n int, cue *cueVerb, subj subject) int {
	if r := s.at(n); cue.has(frameRecipient) && r.kind == chunkNoun && !r.time && subj.from > 0 {
		return s.extendRight(n, false)
	}
	return n
}
