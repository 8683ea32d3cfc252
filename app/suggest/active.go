package suggest

// active looks at a verb in the active voice.
func (s *sentenceFinder) active(k int) { //nolint:gocognit // a decision list of grammar, one case after another
	c := s.chunks[k]
	cue := s.cueAt(k)
	if s.toldBy(k, cue) || s.wordGiven(k) || s.saidSo(k, cue) || s.tellsTale(k, cue) || s.wroteToSay(k) || s.shares(k) || s.refusal(k) {
		return
	}
	if s.issued(k) > 0 {
		return // the participle tells what was written
	}
	subj := s.subjectOf(k)
	if cue == nil {
		s.anyVerb(k, subj)
		return
	}
	if s.relativeObject(k, cue, subj) || s.inverted(k, cue) || s.parenthetical(k, cue, subj) {
		return
	}
	r, ok := s.farThat(k, cue)
	if !ok {
		r, ok = s.farInfinitive(k, cue)
	}
	if !ok {
		r, ok = s.asFirst(k, cue)
	}
	if !ok {
		r, ok = s.right(k, k+1, cue)
	}
	if !ok && s.interrupted(k, cue, subj) {
		return
	}
	better := ok && (r.frame&(frameThat|frameQuote) != 0 || r.frame == frameZero && subj.first >= 0 && !s.pureLeft(subj.from))
	if s.postposed(k, cue, subj, better) {
		return
	}
	if !ok {
		return
	}
	if subj.first < 0 && (c.form == formFinite && c.head > s.from+1 || cue.kind != statement && c.form != formInfinitive) {
		if !(k == 0) {
			return
		}
	}
	if r.frame == frameInfinitive && mergingVerbs[cue.lemma] {
		if merged, ok := s.innerCue(k); ok {
			r = merged
		}
	}
	if (cue.lemma == "seem" || cue.lemma == "appear") && r.frame == frameInfinitive {
		f := s.base(k, cue, noSubject)
		f.rule, f.prior, f.frame, f.content = "seems", 0.4, frameInfinitive, append([][2]int{{subj.first, subj.end}}, r.content...)
		if subj.first >= 0 && subj.how != sourceShared {
			s.add(f)
		}
		return
	}
	if c.form == formInfinitive && r.frame&(frameObject|frameAs|frameGerund|frameInfinitive) != 0 && !(k > 0 && s.chunks[k-1].kind == chunkAdjective) {
		return
	}
	if !cue.strong && c.form == formIng && r.frame&(frameObject|frameAs|frameObjectInfinitive) != 0 {
		return
	}
	if cue.kind == weak || subj.first < 0 && c.form == formIng {
		return
	}
	f := s.base(k, cue, subj)
	f.rule, f.prior, f.frame, f.content = r.rule, r.prior, r.frame, r.content
	f.cue[1] = r.cueEnd
	if s.holds(&f, subj) {
		s.add(f)
	}
}

// holds reports whether somebody takes a position in a finding whose content is an object or
// an infinitive: not nobody, not a thing ("a bill that supports"), and not who is only
// described so ("groups backing her").
func (s *sentenceFinder) holds(f *finding, subj subject) bool {
	if f.frame&(frameObject|frameAs|frameGerund|frameInfinitive|frameObjectInfinitive) == 0 {
		return true
	}
	if subj.first < 0 {
		return false
	}
	switch word := s.low(subj.first); {
	case f.how == sourceWh && (word == "that" || word == "which" && !s.afterComma(subj.from)), word == "it" && subj.end == subj.first+1 && !s.saidBefore(subj.first):
		return f.kind == statement
	case f.form == formIng && f.how == sourceAdjacent:
		return s.absolute(subj) || f.kind == statement && papers[s.low(subj.end-1)]
	}
	return true
}

// saidBefore reports whether the clause that begins with token i is told by somebody: behind "that"
// or a verb of saying.
func (s *sentenceFinder) saidBefore(i int) bool {
	if i == 0 {
		return false
	}
	t := &s.p.toks[i-1]
	return t.low == "that" || t.tag.in(verbTags)
}

// papers say what somebody wrote.
var papers = wordSet(`agreement amendment banner communique communiqué declaration document draft letter memo motion note paper petition
	placard poster proclamation report resolution sign statement treaty`)

// absolute reports whether a noun and its participle stand for a clause: "with Weir backing
// the plan", ", Weir calling it a mistake".
func (s *sentenceFinder) absolute(subj subject) bool {
	if subj.from < 1 {
		return false
	}
	switch c := s.chunks[subj.from-1]; c.kind {
	case chunkComma, chunkDash, chunkAnd, chunkSemicolon:
		return true
	case chunkPreposition:
		return s.low(c.first) == "with"
	}
	return false
}

// mergingVerbs with an infinitive of saying are one cue: "declined to say whether".
var mergingVerbs = wordSet(`refuse decline seem appear`)

// innerCue takes the content of the infinitive behind the verb chunk k, if that is a cue of
// speech itself; the cue then reaches over both.
func (s *sentenceFinder) innerCue(k int) (right, bool) {
	i := k + 1
	for s.at(i).kind != chunkVerb {
		if i++; i > k+3 {
			return right{}, false
		}
	}
	cue := s.cueAt(i)
	if cue == nil || cue.kind != statement || !cue.strong {
		return right{}, false
	}
	r, ok := s.right(i, i+1, cue)
	return r, ok
}

// base makes a finding with source and cue of the verb chunk k.
func (s *sentenceFinder) base(k int, cue *cueVerb, subj subject) finding {
	c := s.chunks[k]
	f := finding{
		lemma: s.lemma(c.head), verb: cue, kind: weak, source: [2]int{subj.first, subj.end}, how: subj.how,
		cue: [2]int{s.cueStart(k), c.end}, chunk: k, negated: c.negated, modal: c.modal, form: c.form,
	}
	if cue != nil {
		f.kind, f.lemma = cue.kind, cue.lemma
	}
	if o := s.issuer(k); o >= 0 && subj.how == sourceShared {
		f.cue[0] = s.cueStart(o)
	}
	if i := subj.from - 1; subj.how == sourceWh && i >= 0 {
		if s.chunks[i].kind == chunkComma && i > 0 {
			i--
		}
		if s.chunks[i].kind == chunkNoun {
			a := s.nounSubject(i, sourceAdjacent)
			f.ante = [2]int{a.first, a.end}
		}
	}
	return f
}

// cueStart leaves a leading adverb that belongs to the clause before out of the cue.
func (s *sentenceFinder) cueStart(k int) int {
	c := s.chunks[k]
	if c.first < c.core && dayWords[s.low(c.first)] {
		return c.core
	}
	return c.first
}
