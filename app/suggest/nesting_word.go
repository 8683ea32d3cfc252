package suggest

// hearingVerbs take what is told from somebody: "had heard from X that", "received word from
// X that".
var hearingVerbs = wordSet(`hear learn receive get obtain gather understand have take accept`)

// heardNouns are what one has from somebody: "assurances from X that". The verbs that are
// heard without one are in hearingAlone.
var heardNouns = wordSet(`word words assurance assurances promise promises pledge pledges guarantee guarantees notice confirmation
	commitment commitments indication indications signal signals message messages news letter letters note information advice
	instructions instruction order orders request requests warning warnings call calls report reports complaint complaints
	reassurance reassurances undertaking undertakings hint hints signs`)

var hearingAlone = wordSet(`hear learn gather understand`)

// teller is who stands behind "by" or "from" in "was told by X that …".
type teller struct {
	noun, last int // chunks: the first of the name, the one behind it
	next       int // first chunk of what was told
	by         int // chunk of the preposition
}

// toldBy: "was told by X that …", "had received assurances from X that …", "was ordered by X
// to …": the source stands behind the preposition, which ends the cue. What is told by a
// second teller, "and by Y that …", is one more.
func (s *sentenceFinder) toldBy(k int, cue *cueVerb) bool {
	c := s.chunks[k]
	word := "by"
	switch {
	case c.passive && cue != nil && cue.kind == statement && (cue.has(frameRecipient) && cue.has(frameThat) || cue.has(frameObjectInfinitive)):
	case !c.passive && !c.negated && hearingVerbs[s.lemma(c.head)]:
		word = "from"
	case s.givenBy(k):
		cue = givenWord
	default:
		return false
	}
	t, ok := s.tellerBehind(k, word, cue)
	if !ok {
		return false
	}
	f := s.base(k, cue, noSubject)
	f.kind, f.how, f.rule, f.prior = statement, sourceBy, "told-by", 0.7
	if f.verb == nil || f.verb.kind != statement {
		f.verb = &cueVerb{lemma: s.lemma(c.head), kind: statement, strong: true}
	}
	f.lemma, f.cue[1] = f.verb.lemma, s.at(t.by).end
	second, more := s.secondTeller(t, word, cue)
	s.tell(&f, t, more)
	if !s.add(f) {
		return false
	}
	if more {
		g := f
		g.cue = [2]int{s.at(second.by).first, s.at(second.by).end}
		s.tell(&g, second, false)
		s.add(g)
	}
	return true
}

// tell puts the teller and what he told into a finding; short tells that a second teller
// follows.
func (s *sentenceFinder) tell(f *finding, t teller, short bool) {
	f.source = [2]int{s.at(t.noun).first, s.at(t.last - 1).end}
	n := s.at(t.next)
	f.frame = frameThat
	switch {
	case n.kind == chunkVerb, s.quotedInfinitive(t.next):
		f.frame = frameObjectInfinitive
	case n.kind == chunkWh, s.low(n.first) == "if", s.low(n.first) == "whether":
		f.frame = frameWh
	case n.kind != chunkSubordina:
		f.frame = frameZero
	}
	f.content = [][2]int{{n.first, s.contentEnd(t.next, f.frame)}}
	if and := s.andTeller(t.next); short && and > 0 {
		f.content[0][1] = s.endBefore(and)
	}
}

// tellerBehind looks behind the verb at chunk k for the preposition, its noun and what was
// told.
func (s *sentenceFinder) tellerBehind(k int, word string, cue *cueVerb) (teller, bool) {
	const near = 6
	noun := -1
	for i := k + 1; i < len(s.chunks) && i < k+near; i++ {
		p := s.chunks[i]
		switch {
		case p.kind == chunkAdverb, p.kind == chunkNoun && p.time:
			continue
		case p.kind == chunkNoun && (word == "from" || cue == givenWord) && i == k+1:
			noun = i
			continue
		case p.kind == chunkPreposition && s.low(p.first) != word && s.at(i+1).kind == chunkNoun:
			i++ // "in the same week", "on Friday"
			continue
		}
		if p.kind != chunkPreposition || s.low(p.first) != word {
			return teller{}, false
		}
		if word == "from" && !s.heard(k, noun) {
			return teller{}, false
		}
		return s.tellerAt(i, word, cue)
	}
	return teller{}, false
}

// heard reports whether what stands before "from" is something told.
func (s *sentenceFinder) heard(k, noun int) bool {
	if noun < 0 {
		return hearingAlone[s.lemma(s.chunks[k].head)]
	}
	w := s.low(s.at(noun).end - 1)
	return heardNouns[w] || w == "it" && s.lemma(s.chunks[k].head) == "have" // "had it from X that"
}

// tellerAt reads the teller behind the preposition at chunk i, and what was told behind him.
func (s *sentenceFinder) tellerAt(i int, word string, cue *cueVerb) (teller, bool) {
	t := teller{noun: i + 1, by: i}
	if s.at(t.noun).kind != chunkNoun || s.at(t.noun).time {
		return t, false
	}
	t.last = s.extendRight(t.noun, false)
	if s.at(t.last).kind == chunkComma && s.at(t.last+1).kind == chunkNoun { // an appositive
		if e := s.asideEnd(t.last + 1); e > 0 && s.at(e).kind == chunkComma && s.told(e+1, word, cue) {
			t.next, t.last = e+1, e+1
			return t, true
		}
	}
	if n := s.overRelative(t.last); n > t.last { // "by people I trust that …"
		t.next, t.last = n, n
		return t, s.told(n, word, cue)
	}
	t.next = s.overAdverbials(t.last)
	return t, s.told(t.next, word, cue)
}

// told reports whether what was told begins at chunk n.
func (s *sentenceFinder) told(n int, word string, cue *cueVerb) bool {
	c := s.at(n)
	switch {
	case c.kind == chunkSubordina && s.low(c.first) == "that":
		return s.at(n+1).kind != chunkVerb
	case c.kind == chunkVerb && c.form == formInfinitive, s.quotedInfinitive(n):
		return word == "from" || cue != nil && cue.has(frameObjectInfinitive)
	case word == "by" && (c.kind == chunkWh && s.low(c.first) != "which" && s.low(c.first) != "who" && s.low(c.first) != "whose" || c.kind == chunkSubordina && (s.low(c.first) == "if" || s.low(c.first) == "whether")):
		return cue != nil && cue.has(frameWh)
	}
	return word == "by" && cue != nil && cue.has(frameZero) && s.clauseAt(n)
}

// secondTeller finds "and by Y that …" behind what the first one told.
func (s *sentenceFinder) secondTeller(t teller, word string, cue *cueVerb) (teller, bool) {
	and := s.andTeller(t.next)
	if and < 0 || s.low(s.at(and+1).first) != word {
		return teller{}, false
	}
	return s.tellerAt(and+1, word, cue)
}

// andTeller gives the "and" before a second "by" or "from" in what begins at chunk j, or -1.
func (s *sentenceFinder) andTeller(j int) int {
	for n := j + 1; n < len(s.chunks); n++ {
		if s.at(n).kind != chunkAnd || s.at(n+1).kind != chunkPreposition {
			continue
		}
		if w := s.low(s.at(n + 1).first); (w == "by" || w == "from") && s.at(n+2).kind == chunkNoun && s.low(s.at(s.overAdverbials(s.extendRight(n+2, false))).first) == "that" {
			return n
		}
	}
	return -1
}

// givingVerbs with a noun of wordNouns are a cue of speech: "gave her his word that", "sent
// word that", "raised the alarm that".
var givingVerbs = wordSet(`give make issue offer send pass bring leave deliver extend provide repeat renew convey get put add advance post sound voice`)

var wordNouns = wordSet(`word words assurance assurances promise promises pledge pledges guarantee guarantees notice undertaking
	undertakings commitment commitments message messages signal signals reassurance reassurances warning warnings hint hints oath
	vow instruction instructions order orders impression`)

// wordGiven: "had given her his word that …", "made a promise to the crew that …", "sent word
// through the bishop that …".
func (s *sentenceFinder) wordGiven(k int) bool {
	if !givingVerbs[s.lemma(s.chunks[k].head)] {
		return false
	}
	const near = 4
	first := k + 1
	if p := s.at(first); (p.kind == chunkPreposition || p.kind == chunkAdverb) && particles[s.low(p.first)] { // "passed on a message"
		first++
	}
	for i := first; i < len(s.chunks) && i < k+near && s.at(i).kind == chunkNoun; i++ {
		if !s.wordNoun(s.at(i)) {
			continue
		}
		subj, m := s.subjectOf(k), s.overAdverbials(i+1)
		if subj.first < 0 || s.at(m).kind != chunkSubordina || s.low(s.at(m).first) != "that" || s.at(m+1).kind == chunkVerb {
			return false
		}
		f := s.base(k, &cueVerb{lemma: s.lemma(s.chunks[k].head) + " word", kind: statement, strong: true, frames: frameThat}, subj)
		f.rule, f.prior, f.frame, f.cue[1] = "verb-that", 0.7, frameThat, s.at(i).end
		f.content = [][2]int{{s.at(m).first, s.clauseEnd(m)}}
		if !s.add(f) {
			return false
		}
		s.taken[s.at(i).end-1] = true
		return true
	}
	return false
}

// wordNoun reports whether the noun c is a word that somebody gives: one of wordNouns, or a
// noun of saying that is nobody else’s.
func (s *sentenceFinder) wordNoun(c chunk) bool {
	w := s.low(c.end - 1)
	n := nounCues()[w]
	return wordNouns[w] || n != nil && n.kind == statement && n.has(frameThat) && s.genitiveIn(c) < 0
}

var particles = wordSet(`on along out down back over`)

// letKnow: "let him know that …", "let it be known that …", "has let the bishop know".
func (s *sentenceFinder) letKnow(k int) bool {
	c := s.chunks[k]
	if s.lemma(c.head) != "let" || s.at(k+1).kind != chunkNoun {
		return false
	}
	i := s.extendRight(k+1, false)
	v := s.at(i)
	if v.kind != chunkVerb || s.lemma(v.head) != "know" || v.form == formIng {
		return false
	}
	j, subj := s.overAdverbials(i+1), s.subjectOf(k)
	n := s.at(j)
	f := s.base(k, &cueVerb{lemma: "let know", kind: statement, strong: true, frames: frameThat | frameZero | frameWh}, subj)
	f.lemma, f.rule, f.prior, f.frame, f.cue[1] = "let know", "verb-that", 0.8, frameThat, v.end
	switch {
	case subj.first < 0:
		return false
	case n.kind == chunkSubordina && s.low(n.first) == "that":
	case n.kind == chunkWh:
		f.frame = frameWh
	case s.clauseAt(j):
		f.frame = frameZero
	default:
		return false
	}
	f.content = [][2]int{{n.first, s.clauseEnd(j)}}
	if !s.add(f) {
		return false
	}
	s.taken[v.end-1] = true
	return true
}

// saidSo: "told me so", "thinks so", "said so himself": the content is what stands before.
func (s *sentenceFinder) saidSo(k int, cue *cueVerb) bool {
	if cue == nil || cue.kind != statement && cue.kind != belief || !cue.has(frameThat) && !cue.has(frameZero) || s.leftQuote(k) {
		return false
	}
	i := k + 1
	if cue.has(frameRecipient) && s.at(i).kind == chunkNoun && s.low(s.at(i).first) != "so" {
		i = s.extendRight(i, false)
	}
	n := s.at(i)
	if s.low(n.first) != "so" || n.end-n.first != 1 || s.at(i+1).kind == chunkAdverb {
		return false
	}
	e := i + 1
	if s.at(e).kind == chunkNoun && reflexives[s.low(s.at(e).first)] {
		e++
	}
	e = s.overAdverbials(e)
	switch s.at(e).kind {
	case chunkStop, chunkAnd, chunkSemicolon:
	case chunkComma:
		if s.at(e+1).kind == chunkQuote {
			return false
		}
	case chunkWh, chunkSubordina:
		if s.low(s.at(e).first) == "that" {
			return false
		}
	default:
		return false
	}
	subj := s.subjectOf(k)
	if subj.first < 0 {
		return false
	}
	f := s.base(k, cue, subj)
	f.rule, f.prior, f.frame, f.content = "said-so", 0.5, frameThat, [][2]int{{n.first, n.end}}
	return s.add(f)
}
