package suggest

// hearingVerbs take what is told from somebody: "had heard from X that", "received word from
// X that".
var hearingVerbs = wordSet(`hear learn receive get obtain`)

// toldBy: "was told by X that …", "had received assurances from X that …": the source stands
// behind the preposition, which ends the cue.
func (s *sentenceFinder) toldBy(k int, cue *cueVerb) bool { //nolint:gocognit // a decision list of grammar, one case after another
	c := s.chunks[k]
	word := "by"
	switch {
	case c.passive && cue != nil && cue.kind == statement && cue.has(frameRecipient) && cue.has(frameThat):
	case !c.passive && !c.negated && hearingVerbs[s.lemma(c.head)]:
		word = "from"
	default:
		return false
	}
	const near = 4
	for i := k + 1; i < len(s.chunks) && i < k+near; i++ {
		p := s.chunks[i]
		if p.kind == chunkNoun && word == "from" && i == k+1 || p.kind == chunkAdverb {
			continue
		}
		if p.kind != chunkPreposition || s.low(p.first) != word || s.at(i+1).kind != chunkNoun || s.at(i+1).time {
			return false
		}
		m := s.extendRight(i+1, false)
		for s.at(m).kind == chunkAdverb || s.at(m).kind == chunkNoun && s.at(m).time {
			m++
		}
		if s.at(m).kind != chunkSubordina || s.low(s.at(m).first) != "that" || s.at(m+1).kind == chunkVerb {
			return false
		}
		f := s.base(k, cue, noSubject)
		f.kind, f.frame, f.how, f.rule, f.prior = statement, frameThat, sourceBy, "told-by", 0.7
		if f.verb == nil || f.verb.kind != statement {
			f.verb = &cueVerb{lemma: s.lemma(c.head), kind: statement, strong: true}
		}
		f.lemma = f.verb.lemma
		f.source, f.cue[1] = [2]int{s.at(i + 1).first, s.at(m - 1).end}, p.end
		for s.at(m-1).kind == chunkAdverb || s.at(m-1).time {
			m--
			f.source[1] = s.at(m - 1).end
		}
		for s.at(m).kind != chunkSubordina {
			m++
		}
		f.content = [][2]int{{s.at(m).first, s.clauseEnd(m)}}
		return s.add(f)
	}
	return false
}

// objectParticiple reports whether chunk n is what the object from chunk j shall become:
// "wants the treaty signed".
func (s *sentenceFinder) objectParticiple(j, n int) bool {
	if j == 0 || s.chunks[j-1].kind != chunkVerb || s.chunks[n].end-s.chunks[n].first != 1 {
		return false
	}
	switch s.lemma(s.chunks[j-1].head) {
	case "want", "need", "like":
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
	n := s.at(i)
	if !c.passive || !hearsayVerbs[s.lemma(c.head)] || n.kind != chunkVerb || n.form != formInfinitive || n.passive || n.be {
		return false
	}
	cue, subj := s.cueAt(i), s.subjectOf(k)
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
	f.hearsay = [2]int{c.core, c.end}
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

// wordNouns with a verb of giving are a cue of speech: "gave her his word that".
var wordNouns = wordSet(`word assurance assurances promise promises pledge guarantee guarantees notice`)

// wordGiven: "had given her his word that …", "made a promise to the crew that …".
func (s *sentenceFinder) wordGiven(k int) bool {
	c := s.chunks[k]
	switch s.lemma(c.head) {
	case "give", "make", "issue", "offer":
	default:
		return false
	}
	const near = 4
	for i := k + 1; i < len(s.chunks) && i < k+near && s.at(i).kind == chunkNoun; i++ {
		if !wordNouns[s.low(s.at(i).end-1)] {
			continue
		}
		m, subj := i+1, s.subjectOf(k)
		for s.at(m).kind == chunkPreposition && s.at(m+1).kind == chunkNoun {
			m += 2
		}
		if subj.first < 0 || s.at(m).kind != chunkSubordina || s.low(s.at(m).first) != "that" || s.at(m+1).kind == chunkVerb {
			return false
		}
		f := s.base(k, &cueVerb{lemma: s.lemma(c.head) + " word", kind: statement, strong: true, frames: frameThat}, subj)
		f.rule, f.prior, f.frame, f.cue[1] = "verb-that", 0.7, frameThat, s.at(i).end
		f.content = [][2]int{{s.at(m).first, s.clauseEnd(m)}}
		return s.add(f)
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
