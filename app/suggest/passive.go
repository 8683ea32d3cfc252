package suggest

// passivePart is a verb in the passive with what stands around it.
type passivePart struct {
	k, j, by int // chunks: the verb, the first behind it and its adverbs, the "by" that names a source or -1
	cue      *cueVerb
	subj     subject
}

// passive: "was condemned by X", "is expected to …", "X was told that …".
func (s *sentenceFinder) passive(k int) {
	c := s.chunks[k]
	cue := s.cueAt(k)
	if s.hearsay(k) || s.quotedBy(k) || s.toldBy(k, cue) || cue == nil || s.itIsSaid(k) {
		return
	}
	p := passivePart{k: k, j: k + 1, cue: cue}
	for s.at(p.j).kind == chunkAdverb {
		p.j++
	}
	p.by = s.byPhrase(p.j)
	p.subj = s.passiveSubject(k, p.by, cue)
	if s.asSaying(p.j, p.by) {
		s.quotedAsSaying(k, p)
		return
	}
	if p.subj.first < 0 && (c.form != formParticiple || p.by < 0) {
		return
	}
	f := s.base(k, cue, noSubject)
	f.rule, f.frame, f.prior = "passive-by", frameObject, 0.45
	if p.by > 0 {
		s.passiveBy(&f, p)
	}
	if !s.passiveClause(&f, p) && !s.passiveObject(&f, p) {
		return
	}
	if f.content[0][0] < 0 {
		f.content = f.content[1:]
	}
	s.add(f)
}

// passiveBy takes the source behind "by".
func (s *sentenceFinder) passiveBy(f *finding, p passivePart) {
	m := s.sourceEnd(p.by + 1)
	if t := s.chargeIn(p.by+2, m, p.cue); t > 0 {
		m = t
	}
	f.source, f.how, f.prior = [2]int{s.at(p.by + 1).first, s.at(m - 1).end}, sourceBy, 0.6
	f.cue[1] = s.at(p.by).end
	if p.cue.has(frameAs) && p.j < p.by {
		f.cue[1] = s.chunks[p.k].end
	}
}

// passiveClause: what was said stands behind the verb: a clause, a question.
func (s *sentenceFinder) passiveClause(f *finding, p passivePart) bool {
	n, cue := s.at(p.j), p.cue
	asked := -1
	if cue.has(frameWh) && cue.has(frameRecipient) {
		asked = s.questionBehind(p.j, p.by)
	}
	at := p.j
	switch {
	case n.kind == chunkSubordina && s.low(n.first) == "that" && cue.has(frameThat):
		f.frame, f.rule, f.prior = frameThat, "passive-that", 0.5
	case asked > 0:
		at = asked
		f.frame, f.rule, f.prior = frameWh, "passive-question", 0.5
	case p.by == p.j && cue.has(frameThat) && s.thatBehind(p.by) > 0:
		at = s.thatBehind(p.by)
		f.source[1] = s.at(s.extendRight(p.by+1, false) - 1).end
		f.frame, f.rule, f.prior = frameThat, "passive-that", 0.6
	default:
		return false
	}
	f.content = [][2]int{{s.at(at).first, s.clauseEnd(at)}}
	return true
}

// passiveObject: what was said is the subject, alone or with what stands behind the verb: "is
// expected to", "was dismissed as".
func (s *sentenceFinder) passiveObject(f *finding, p passivePart) bool {
	n, cue, subject := s.at(p.j), p.cue, [2]int{p.subj.first, p.subj.end}
	called := -1
	if p.by == p.j && p.subj.first >= 0 {
		called = s.calledBehind(p.by, cue)
	}
	switch {
	case n.kind == chunkVerb && n.form == formInfinitive && p.by < 0:
		f.content, f.rule, f.frame, f.prior = [][2]int{subject, {n.first, s.clauseEnd(p.j)}}, "passive-infinitive", frameInfinitive, 0.35
		return cue.has(frameThat) || cue.has(frameObjectInfinitive) || cue.has(frameObject)
	case called > 0:
		subject[1] = s.bare(p.subj)
		f.source[1], f.content, f.rule, f.frame = s.at(called-1).end, [][2]int{subject, {s.at(called).first, s.contentEnd(called, frameAs)}}, "passive-as", frameAs
	case (n.kind == chunkSubordina || n.kind == chunkPreposition) && s.low(n.first) == "as" && cue.has(frameAs):
		end := s.clauseEnd(p.j)
		if p.by > p.j {
			end = s.at(p.by).first
		} else {
			f.prior = 0.35
		}
		f.content, f.rule, f.frame = [][2]int{subject, {n.first, end}}, "passive-as", frameAs
	default:
		f.content = [][2]int{subject}
		return p.by == p.j && cue.strong && (cue.has(frameObject) || cue.has(frameAs))
	}
	return true
}

// asSaying: "was quoted as saying", "was quoted by X as saying".
func (s *sentenceFinder) asSaying(j, by int) bool {
	if by == j {
		j = s.extendRight(by+1, false)
	}
	return s.low(s.at(j).first) == "as" && s.at(j+1).kind == chunkVerb && s.cueAt(j+1) != nil
}

// quotedAsSaying: “…,” X was quoted as saying, perhaps by somebody.
func (s *sentenceFinder) quotedAsSaying(k int, p passivePart) {
	if p.subj.first < 0 || !s.leftQuote(k) || s.chunks[k].form != formFinite {
		return
	}
	n := p.j
	if p.by == p.j {
		n = s.extendRight(p.by+1, false)
	}
	f := s.base(k, s.cueAt(n+1), p.subj)
	f.cue[1] = s.at(n + 1).end
	s.quotedBefore(f, p.subj.from, n+2)
}

// quotedSaying: “…,” the Courier quoted X as saying: the words are those of X.
func (s *sentenceFinder) quotedSaying(k int) bool {
	c := s.chunks[k]
	if l := s.lemma(c.head); l != "quote" && l != "cite" || c.form != formFinite || s.at(k+1).kind != chunkNoun || !s.leftQuote(k) {
		return false
	}
	n, subj := s.extendRight(k+1, true), s.subjectOf(k)
	if subj.first < 0 || s.low(s.at(n).first) != "as" || s.at(n+1).kind != chunkVerb || s.cueAt(n+1) == nil {
		return false
	}
	f := s.base(n+1, s.cueAt(n+1), subject{s.at(k + 1).first, s.at(n - 1).end, k + 1, sourceAside, -1})
	return s.quotedBefore(f, subj.from, n+2)
}

// quotedBefore gives the finding f the quotation before the subject that begins with chunk from
// as content, if nothing else is said from chunk next on.
func (s *sentenceFinder) quotedBefore(f finding, from, next int) bool {
	if n := s.at(next); n.kind != chunkStop && n.kind != chunkComma && n.kind != chunkPreposition && !n.time {
		return false
	}
	i := from - 1
	if s.at(i).kind == chunkComma {
		i--
	}
	f.kind, f.left, f.frame, f.rule, f.prior = statement, true, frameQuote, "quoted-as", 0.9
	f.content = [][2]int{{s.at(i).first, s.at(i).end}}
	if !s.add(f) {
		return false
	}
	s.taken[f.cue[1]-1] = true
	return true
}

// passiveSubject is subjectOf; of a participle behind a noun and a comma, "The plan, described
// by X as weak, …", it is that noun.
func (s *sentenceFinder) passiveSubject(k, by int, cue *cueVerb) subject {
	if c := s.chunks[k]; by > 0 && (cue.polarity != 0 || cue.has(frameAs)) && c.form == formParticiple && k > 1 && s.chunks[k-1].kind == chunkComma && s.chunks[k-2].kind == chunkNoun && !s.chunks[k-2].time && !s.finite(0, k) {
		return s.nounSubject(k-2, sourceAside)
	}
	return s.subjectOf(k)
}

// chargeVerbs take what somebody is accused of behind a preposition.
var (
	chargeVerbs        = wordSet(`accuse blame charge condemn criticise criticize praise thank`)
	chargePrepositions = wordSet(`of for over`)
)

// chargeIn gives the first chunk of [from, to) that begins what somebody is accused of, or -1.
func (s *sentenceFinder) chargeIn(from, to int, cue *cueVerb) int {
	for i := from; i < to && chargeVerbs[cue.lemma]; i++ {
		if c := s.at(i); c.kind == chunkPreposition && chargePrepositions[s.low(c.first)] {
			return i
		}
	}
	return -1
}

// thatBehind gives the chunk of "that" right behind the by-phrase at chunk by, or -1.
func (s *sentenceFinder) thatBehind(by int) int {
	m := s.extendRight(by+1, false)
	for s.at(m).kind == chunkAdverb || s.at(m).time {
		m++
	}
	if s.at(m).kind == chunkSubordina && s.low(s.at(m).first) == "that" && !(s.at(m+1).kind == chunkVerb && s.at(m+1).form == formFinite) {
		return m
	}
	return -1
}

// calledBehind gives the chunk behind the by-phrase at chunk by where what the subject is
// called, or accused of, begins: "was described by X as weak"; or -1.
func (s *sentenceFinder) calledBehind(by int, cue *cueVerb) int {
	m := s.extendRight(by+1, false)
	if t := s.chargeIn(by+2, m+1, cue); t > 0 {
		return t
	}
	n := s.at(m)
	if (n.kind == chunkSubordina || n.kind == chunkPreposition) && s.low(n.first) == "as" && !s.subjectVerb(m+1) {
		return m
	}
	return -1
}

// questionBehind gives the chunk of the question behind "was asked (by X)", or -1.
func (s *sentenceFinder) questionBehind(j, by int) int {
	for i := max(j, by); i < len(s.chunks) && i < j+8; i++ {
		switch c := s.chunks[i]; {
		case c.kind == chunkWh && !s.afterComma(i), c.kind == chunkSubordina && (s.low(c.first) == "if" || s.low(c.first) == "whether"):
			return i
		case c.kind == chunkVerb, c.kind == chunkStop:
			return -1
		}
	}
	return -1
}

// byPhrase gives the chunk of "by" with a noun behind it, at chunk j or a little later.
func (s *sentenceFinder) byPhrase(j int) int {
	for i := j; i < len(s.chunks) && i < j+6; i++ {
		c := s.chunks[i]
		switch c.kind {
		case chunkPreposition:
			if s.low(c.first) == "by" {
				if s.at(i+1).kind == chunkNoun && !s.at(i+1).time {
					return i
				}
				return -1
			}
		case chunkNoun, chunkAdverb, chunkAdjective, chunkSubordina, chunkQuote:
			if c.kind == chunkSubordina && s.low(c.first) != "as" {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}
