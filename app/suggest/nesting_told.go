package suggest

// objectParticiple reports whether chunk n is what the object from chunk j shall become:
// "wants the treaty signed".
func (s *sentenceFinder) objectParticiple(j, n int) bool {
	if j == 0 || s.chunks[j-1].kind != chunkVerb || s.chunks[n].end-s.chunks[n].first != 1 {
		return false
	}
	switch s.lemma(s.chunks[j-1].head) {
	case "want", "need", "like", "order":
		for i := j; i < n; i++ {
			if k := s.chunks[i].kind; k != chunkNoun && k != chunkPreposition {
				return false
			}
		}
		return s.tagOf(s.chunks[n].head).in(setOf(tagPast, tagParticiple))
	}
	return false
}

// summaryNouns name what a clause before them has told: ", a claim that …".
var summaryNouns = wordSet(`claim charge demand condition move step statement accusation allegation assertion suggestion proposal remark
	comment decision idea view position figure promise threat warning prediction denial`)

// summary reports whether chunk n, behind a comma, is the outlet's word for what was told.
func (s *sentenceFinder) summary(n int) bool {
	c := s.chunks[n]
	if w := s.low(c.first); c.kind != chunkNoun || w != "a" && w != "an" || s.firstFinite(n+1, n+8) < 0 {
		return false
	}
	for i := c.first + 1; i < c.end; i++ {
		if summaryNouns[s.low(i)] {
			return true
		}
	}
	return false
}

// hearsayVerbs in the passive leave a statement to nobody in particular: "is said to have
// told".
var hearsayVerbs = wordSet(`say report understand believe rumour rumor allege think`)

// hearsay: "X is said to have told …", "was reported to want …": the words of X, told by
// nobody named.
func (s *sentenceFinder) hearsay(k int) bool {
	c, i := s.chunks[k], k+1
	for s.at(i).kind == chunkAdverb {
		i++
	}
	by := -1
	if w := s.at(i + 1); s.low(s.at(i).first) == "by" && w.kind == chunkNoun && !w.time { // "was reported by the Gazette to want"
		by = i + 1
		i = s.extendRight(by, false)
	}
	n := s.at(i)
	if !c.passive || !hearsayVerbs[s.lemma(c.head)] || n.kind != chunkVerb || n.form != formInfinitive || n.passive || n.be {
		return false
	}
	cue, subj := insideCues()[s.lemma(n.head)], s.subjectOf(k)
	if cue == nil || !cue.strong && cue.kind != intention || subj.first < 0 {
		return false
	}
	r, ok := s.right(i, i+1, cue)
	if !ok {
		return false
	}
	f := s.base(k, cue, subj)
	f.kind, f.lemma, f.verb = cue.kind, cue.lemma, cue
	f.rule, f.prior, f.frame, f.content, f.cue[1] = "hearsay", 0.6, r.frame, r.content, r.cueEnd
	if f.hearsay = [2]int{c.core, c.end}; by > 0 {
		f.hearsay = [2]int{}
		f.via, f.viaCue = [2]int{s.at(by).first, s.at(s.extendRight(by, false) - 1).end}, [2]int{c.core, s.at(by - 1).end}
	}
	if !s.add(f) {
		return false
	}
	s.taken[n.end-1] = true
	return true
}

// copula reports whether the verb of chunk k stands before an adjective as "be" does:
// "remains open to".
func (v *clauseView) copula(k int) bool {
	switch v.lemma(v.chunks[k].head) {
	case "remain", "stay":
		n := v.at(k + 1)
		return n.kind != chunkVerb && n.end > n.first && adjectiveCues()[v.low(n.end-1)] != nil
	}
	return false
}

// sideEnd gives the end of what an adjective at verb chunk k governs from chunk j on: before
// "and is open to …", which has the same subject.
func (s *sentenceFinder) sideEnd(k, j int) int {
	end := s.clauseEnd(j)
	for n := j + 1; n+1 < len(s.chunks) && s.chunks[n].first < end; n++ {
		v := s.at(n + 1)
		if s.chunks[n].kind == chunkAnd && v.kind == chunkVerb && v.form == formFinite && s.tense(v) == s.tense(s.chunks[k]) && s.firstFinite(j, n) < 0 {
			return s.endBefore(n)
		}
	}
	return end
}

// quotedAs reports whether chunk i is the "as" behind whom somebody quotes: "quoted Lenk as
// saying".
func (v *clauseView) quotedAs(i int) bool {
	if v.low(v.chunks[i].first) != "as" || i < 2 || v.chunks[i-1].kind != chunkNoun {
		return false
	}
	j := v.extendLeft(i-1) - 1
	if j < 0 || v.chunks[j].kind != chunkVerb || v.chunks[j].passive {
		return false
	}
	l := v.lemma(v.chunks[j].head)
	return l == "quote" || l == "cite"
}
