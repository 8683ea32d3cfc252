package suggest

// active looks at a verb in the active voice.
func (s *sentenceFinder) active(k int) {
	cue := s.cueAt(k)
	if s.special(k, cue) || s.issued(k) > 0 { // where issued, the participle tells what was written
		return
	}
	subj := s.subjectOf(k)
	if cue == nil {
		s.anyVerb(k, subj)
		return
	}
	if s.calledIt(k, cue, subj) || s.relativeObject(k, cue, subj) || s.inverted(k, cue) || s.parenthetical(k, cue, subj) {
		return
	}
	r, ok := s.behindVerb(k, cue)
	if !ok && s.interrupted(k, cue, subj) {
		return
	}
	if ok && r.frame == frameZero && s.relativeOnly(k, subj, r) {
		return
	}
	better := ok && (r.frame&(frameThat|frameQuote) != 0 || r.frame == frameZero && subj.first >= 0 && !s.pureLeft(subj.from))
	if s.postposed(k, cue, subj, better) || !ok {
		return
	}
	if s.withoutSubject(k, cue, subj) {
		return
	}
	if r.frame == frameInfinitive && mergingVerbs[cue.lemma] {
		if merged, ok := s.innerCue(k); ok {
			r = merged
		}
	}
	if (cue.lemma == "seem" || cue.lemma == "appear") && r.frame == frameInfinitive {
		s.seems(k, cue, subj, r)
		return
	}
	if s.actsOnly(k, cue, r) {
		return
	}
	f := s.base(k, cue, subj)
	f.rule, f.prior, f.frame, f.content = r.rule, r.prior, r.frame, r.content
	f.cue[1] = r.cueEnd
	s.insideAside(&f, subj)
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

// behindVerb finds what the cue at chunk k governs behind it.
func (s *sentenceFinder) behindVerb(k int, cue *cueVerb) (right, bool) {
	for _, far := range []func(int, *cueVerb) (right, bool){s.farThat, s.farInfinitive, s.asFirst, s.farGoverned, s.farObject, s.farTold, s.asMuch} {
		if r, ok := far(k, cue); ok {
			return r, true
		}
	}
	return s.right(k, k+1, cue)
}

// special looks for frames of several words at the verb chunk k.
func (s *sentenceFinder) special(k int, cue *cueVerb) bool {
	return s.heldOver(k, cue) || s.heldBehind(k) && !s.inside || s.toldBy(k, cue) || s.wordGiven(k) || s.saidSo(k, cue) || s.asPutIt(k) || s.rumour(k) || s.whatTold(k, cue) ||
		s.tellsTale(k, cue) || s.wroteToSay(k) || s.shares(k) || s.refusal(k) || s.quotedSaying(k)
}

// insideAside ends the content of a verb in a relative clause between commas where the verb of
// the sentence follows: "The report, which found no fraud, was published".
func (s *sentenceFinder) insideAside(f *finding, subj subject) {
	if len(f.content) == 0 {
		return
	}
	last := &f.content[len(f.content)-1]
	if subj.how != sourceWh || !s.afterComma(subj.from) || s.finite(0, subj.from) {
		return
	}
	for i := subj.from; i+1 < len(s.chunks) && s.chunks[i].first < last[1]; i++ {
		v := s.chunks[i+1]
		if s.chunks[i].first > last[0] && s.chunks[i].kind == chunkComma && v.kind == chunkVerb && v.form == formFinite {
			last[1] = s.chunks[i].first
			return
		}
	}
}

// withoutSubject reports whether a verb without a subject in its sentence tells nothing:
// only one that opens it does.
func (s *sentenceFinder) withoutSubject(k int, cue *cueVerb, subj subject) bool {
	c := s.chunks[k]
	if subj.first >= 0 {
		return false
	}
	lost := c.form == formFinite && c.head > s.from+1 || cue.kind != statement && c.form != formInfinitive
	return lost && k > 0 || cue.kind == weak || c.form == formIng
}

// seems: "X seems to favour Y": the outlet’s guess about X, told by nobody.
func (s *sentenceFinder) seems(k int, cue *cueVerb, subj subject, r right) {
	if subj.first < 0 || subj.how == sourceShared {
		return
	}
	f := s.base(k, cue, noSubject)
	f.rule, f.prior, f.frame, f.content = "seems", 0.4, frameInfinitive, append([][2]int{{subj.first, subj.end}}, r.content...)
	s.add(f)
}

// actsOnly reports whether what was found is an act and no statement: an infinitive or a
// participle with an object, a weak verb, a formula of the trade.
func (s *sentenceFinder) actsOnly(k int, cue *cueVerb, r right) bool {
	c := s.chunks[k]
	if c.form == formInfinitive && r.frame&(frameObject|frameAs|frameGerund|frameInfinitive) != 0 && !(k > 0 && s.chunks[k-1].kind == chunkAdjective) && !s.speaksTo(k, cue, r) {
		return true
	}
	if !cue.strong && c.form == formIng && r.frame&(frameObject|frameAs|frameObjectInfinitive) != 0 {
		return true
	}
	return cue.kind == weak || s.anonymity(k, r) || s.habit(k, cue, r)
}

// habit: "History, as Weir likes to say, is …": the infinitive of saying is no content.
func (s *sentenceFinder) habit(k int, cue *cueVerb, r right) bool {
	inner := s.cueAt(k + 1)
	return (cue.lemma == "like" || cue.lemma == "love") && inner != nil && inner.kind == statement && r.content[0][0] == s.at(k+1).first && r.content[0][1] == s.at(k+1).end
}

// speaksTo: "went so far as to call", "used the speech to attack", "took to the radio to
// denounce": the infinitive is what was done.
func (s *sentenceFinder) speaksTo(k int, cue *cueVerb, r right) bool {
	if cue.kind != statement || cue.polarity == 0 && r.frame != frameAs || k == 0 {
		return false
	}
	if p := s.chunks[k-1]; s.low(p.end-1) == "as" && s.low(p.end-2) == "far" || s.low(p.end-1) == "as" && k > 1 && s.low(s.chunks[k-2].end-1) == "far" {
		return true
	}
	for i := k - 1; i >= 0 && i > k-6; i-- {
		switch v := s.chunks[i]; v.kind {
		case chunkVerb:
			return v.form == formFinite && !v.negated && !v.modal && speechActs[s.lemma(v.head)]
		case chunkNoun, chunkPreposition, chunkAdverb:
		default:
			return false
		}
	}
	return false
}

// speechActs are what one does in order to say something.
var speechActs = wordSet(`hasten rise rush stand take use`)

// anonymity: "who asked not to be named": the outlet’s reason for naming nobody.
func (s *sentenceFinder) anonymity(k int, r right) bool {
	n := s.at(k + 1)
	if r.frame&(frameInfinitive|frameObjectInfinitive) == 0 || n.kind != chunkVerb || !n.negated || !n.passive {
		return false
	}
	switch s.lemma(n.head) {
	case "name", "identify", "quote", "cite":
		return true
	}
	return false
}

// calledIt: “A theft,” X called it: the quotation is what something is called.
func (s *sentenceFinder) calledIt(k int, cue *cueVerb, subj subject) bool {
	n := s.at(k + 1)
	if !cue.has(frameAs) || cue.has(frameQuote) || subj.first < 0 || subj.how == sourceShared || subj.how == sourceWh || s.chunks[k].form != formFinite ||
		n.kind != chunkNoun || !n.pronoun || !s.isCommaOrEnd(k+2) || !s.leftQuote(k) {
		return false
	}
	i := subj.from - 1
	if s.at(i).kind == chunkComma {
		i--
	}
	f := s.base(k, cue, subj)
	f.left, f.frame, f.rule, f.prior, f.content = true, frameAs, "postposed-quote", 0.8, [][2]int{{s.at(i).first, s.at(i).end}, {n.first, n.end}}
	return s.add(f)
}

// mergingVerbs with an infinitive of saying are one cue: "declined to say whether".
var mergingVerbs = wordSet(`appear decline like love refuse seem`)

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
