package suggest

// active looks at a verb in the active voice.
func (s *sentenceFinder) active(k int) { //nolint:gocognit // a decision list of grammar, one case after another
	c := s.chunks[k]
	cue := s.cueAt(k)
	if s.toldBy(k, cue) || s.wordGiven(k) {
		return
	}
	subj := s.subjectOf(k)
	if cue == nil {
		s.anyVerb(k, subj)
		return
	}
	if s.relativeObject(k, cue, subj) || s.inverted(k, cue) || s.parenthetical(k, cue, subj) {
		return
	}
	r, ok := s.right(k, k+1, cue)
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
	s.add(f)
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
