package suggest

// givenVerbs are participles between a noun that tells something and who told it: "the
// assurance given by X that …".
var givenVerbs = wordSet(`given made expressed voiced issued raised offered repeated levelled leveled advanced reported aired put delivered
	stated uttered held conveyed published spread circulated`)

// attributed: "the assurance given by X to Y that …", "the claim by X, the army chief, that …",
// "the warning of the ombudsman that …", "the view, expressed by X, that …".
func (s *sentenceFinder) attributed(k int) bool {
	c := s.chunks[k]
	cue := toldNouns()[s.low(c.end-1)]
	if cue == nil || cue.frames&(frameThat|frameInfinitive) == 0 || s.genitiveIn(c) >= 0 {
		return false
	}
	i := k + 1
	aside := s.at(i).kind == chunkComma
	if aside {
		i++
	}
	given := false
	if w := s.low(s.at(i).first); givenVerbs[w] && s.at(i).end-s.at(i).first == 1 {
		given = true
		i++
		for s.at(i).kind == chunkAdverb {
			i++
		}
	}
	word := s.low(s.at(i).first)
	if s.at(i).kind != chunkPreposition || aside && !given || word != "by" && (word != "of" && word != "from" || given) {
		return false
	}
	t, ok := s.tellerAt(i, "by", &cueVerb{frames: cue.frames &^ frameZero})
	if aside && ok && s.at(t.next).kind == chunkComma {
		t.next++
	}
	if aside && !ok && s.at(t.last).kind == chunkComma {
		t.next = t.last + 1
		ok = s.low(s.at(t.next).first) == "that"
	}
	n := s.at(t.next)
	switch {
	case !ok, word == "of" && !s.namesSomebody(t.noun, t.last):
		return false
	case n.kind == chunkVerb && (n.form != formInfinitive || !cue.has(frameInfinitive)):
		return false
	case n.kind != chunkVerb && n.kind != chunkSubordina:
		return false
	}
	f := finding{
		rule: "noun-that", lemma: cue.lemma, verb: cue, kind: cue.kind, frame: frameThat, chunk: k, prior: 0.65, how: sourceBy,
		source: [2]int{s.at(t.noun).first, s.at(t.last - 1).end}, cue: [2]int{c.end - 1, s.at(i).end},
	}
	if n.kind == chunkVerb {
		f.frame, f.rule = frameInfinitive, "noun-infinitive"
	}
	f.content = [][2]int{{n.first, s.nounClauseEnd(t.next)}}
	return s.add(f)
}

// namesSomebody reports whether the noun of chunks [from, to) names somebody: it has a capital, or
// is an office.
func (s *sentenceFinder) namesSomebody(from, to int) bool {
	for i := s.at(from).first; i < s.at(to-1).end; i++ {
		if t := s.tok(i); t.tag == tagName || titleNouns[t.low] || roleNouns[t.low] || orgNouns[t.low] {
			return true
		}
	}
	return false
}

// reportsBehind gives the chunk of "that" behind "reports in the press", "rumours from the
// lobby"; 0 if there is none.
func (s *sentenceFinder) reportsBehind(k int) int {
	if m := s.overAdverbials(k + 1); m > k+1 && m <= k+5 && s.at(m).kind == chunkSubordina && s.low(s.at(m).first) == "that" && s.at(m+1).kind != chunkVerb {
		return m
	}
	return 0
}

// sharedNouns are what one shares with others as a position.
var sharedNouns = wordSet(`view views opinion demand demands concern concerns assessment conviction belief hope hopes fear fears aim aims
	goal goals position wish desire analysis conclusion sentiment frustration anger outrage worry worries doubts objections ambition
	criticism judgment judgement verdict`)

// shares: "now shares this demand", "does not share the view that …".
func (s *sentenceFinder) shares(k int) bool {
	c, i := s.chunks[k], k+1
	for s.at(i).kind == chunkAdverb {
		i++
	}
	if s.lemma(c.head) != "share" || s.at(i).kind != chunkNoun || !sharedNouns[s.low(s.at(i).end-1)] {
		return false
	}
	subj := s.subjectOf(k)
	if subj.first < 0 {
		return false
	}
	f := s.base(k, &cueVerb{lemma: "share", kind: attitude, strong: true, polarity: 1, frames: frameObject}, subj)
	f.lemma, f.kind, f.rule, f.prior, f.frame = "share", attitude, "verb-object", 0.6, frameObject
	f.content = [][2]int{{s.at(i).first, s.contentEnd(i, frameThat)}}
	return s.add(f)
}

// consentVerbs with "would not", "will not" are a refusal.
var consentVerbs = wordSet(`accept allow apologise apologize approve attend back budge cooperate compromise concede consent countenance deal
	discuss disarm endorse extradite finance free fund give grant hand honour host join leave lift negotiate obey open pay permit
	ratify recognise recognize release relent renew renounce resign resume retreat return sell send share sign step stop submit
	support surrender take talk tolerate vote withdraw yield`)

// refusal: "would not pay the fee", "will not sign": inside what somebody tells of somebody
// else a refusal.
func (s *sentenceFinder) refusal(k int) bool {
	c := s.chunks[k]
	if !c.negated || !c.modal || c.passive || c.be || !consentVerbs[s.lemma(c.head)] {
		return false
	}
	switch s.low(c.core) {
	case "would", "'d":
	default:
		return false
	}
	subj, i := s.subjectOf(k), k+1
	for s.at(i).kind == chunkAdverb {
		i++
	}
	n := s.at(i)
	if subj.first < 0 || n.kind != chunkNoun && n.kind != chunkPreposition && (n.kind != chunkVerb || n.form == formFinite) || n.time {
		return false
	}
	f := s.base(k, &cueVerb{lemma: "refuse", kind: intention, strong: true, polarity: -1, frames: frameObject}, subj)
	f.lemma, f.kind, f.rule, f.prior, f.frame, f.cue[1] = "will not", intention, "refusal", 0.5, frameObject, c.end
	if n.kind == chunkPreposition && s.at(i+1).kind == chunkNoun {
		f.cue[1] = n.end
		i++
	}
	f.content = [][2]int{{s.at(i).first, s.contentEnd(i, frameObject)}}
	return s.add(f)
}

// tellsTale: "had told police three different stories", "told the court a lie": what is told
// is a noun behind the recipient.
func (s *sentenceFinder) tellsTale(k int, cue *cueVerb) bool {
	if cue == nil || cue.lemma != "tell" || s.chunks[k].passive {
		return false
	}
	n, m := s.at(k+1), s.at(k+2)
	if n.kind != chunkNoun || m.kind != chunkNoun || n.time || m.time || m.pronoun || s.clauseAt(k+2) {
		return false
	}
	subj := s.subjectOf(k)
	if subj.first < 0 {
		return false
	}
	f := s.base(k, cue, subj)
	f.rule, f.prior, f.frame = "verb-object", 0.5, frameObject
	f.content = [][2]int{{m.first, s.contentEnd(k+2, frameObject)}}
	return s.add(f)
}

// letterVerbs with "to say that" tell it: "wrote to the minister to say that …".
var letterVerbs = wordSet(`write cable email e-mail text telegraph wire fax message tweet`)

// wroteToSay: "had written to Ferrant on 12 January to say that …".
func (s *sentenceFinder) wroteToSay(k int) bool {
	c := s.chunks[k]
	if !letterVerbs[s.lemma(c.head)] || c.passive {
		return false
	}
	i := k + 1
	if s.at(i).kind == chunkNoun && !s.at(i).time {
		i = s.extendRight(i, false)
	}
	i = s.overAdverbials(i)
	v, cue := s.at(i), s.cueAt(i)
	if v.kind != chunkVerb || v.form != formInfinitive || cue == nil || cue.kind != statement || !cue.has(frameThat) {
		return false
	}
	subj := s.subjectOf(k)
	if _, ok := s.right(i, i+1, cue); !ok || subj.first < 0 {
		return false
	}
	f := s.base(k, &cueVerb{lemma: s.lemma(c.head), kind: statement, strong: true, frames: frameThat}, subj)
	f.kind, f.rule, f.prior, f.frame = statement, "wrote-to-say", 0.65, frameInfinitive
	f.content = [][2]int{{v.first, s.clauseEnd(i)}}
	if !s.add(f) {
		return false
	}
	s.taken[v.end-1] = true
	return true
}

// itIsSaid: "It is said in the press that …": whoever says it stands behind "in" or "among".
func (s *sentenceFinder) itIsSaid(k int) bool {
	c, n := s.chunks[k], s.at(k+1)
	if !c.passive || !hearsayVerbs[s.lemma(c.head)] || k == 0 || s.low(s.chunks[k-1].first) != "it" || n.kind != chunkPreposition {
		return false
	}
	m, w := s.overAdverbials(k+1), s.low(n.first)
	if w != "in" && w != "among" && w != "by" || s.at(k+2).kind != chunkNoun || s.at(k+2).time || s.at(m).kind != chunkSubordina || s.low(s.at(m).first) != "that" {
		return false
	}
	last := s.extendRight(k+2, false)
	f := s.base(k, s.cueAt(k), noSubject)
	f.kind, f.rule, f.prior, f.frame, f.how = statement, "it-is-said", 0.55, frameThat, sourceNamed
	f.cue[1], f.source = n.end, [2]int{s.at(k + 2).first, s.at(last - 1).end}
	f.content = [][2]int{{s.at(m).first, s.clauseEnd(m)}}
	return s.add(f)
}

// nounWaits reports whether a noun of chunks [from, to) has its clause still to come: "the
// warning of the ombudsman, Ms Orme, that …".
func (s *sentenceFinder) nounWaits(from, to int) bool {
	for i := from; i < to; i++ {
		if c := s.at(i); c.kind == chunkNoun {
			if cue := toldNouns()[s.low(c.end-1)]; cue != nil && cue.has(frameThat) && s.at(i+1).kind != chunkSubordina {
				return true
			}
		}
	}
	return false
}

// asFirst: "rejects as baseless the claim that …": the object stands behind what it is taken
// for.
func (s *sentenceFinder) asFirst(k int, cue *cueVerb) (right, bool) {
	if !cue.has(frameAs) || s.low(s.at(k+1).first) != "as" || s.at(k+2).kind != chunkAdjective && s.at(k+2).kind != chunkQuote {
		return right{}, false
	}
	i := k + 3
	for s.at(i).kind == chunkAnd && s.at(i+1).kind == chunkAdjective {
		i += 2
	}
	if s.at(i).kind != chunkNoun {
		return right{}, false
	}
	return right{[][2]int{{s.at(k + 1).first, s.contentEnd(i, frameAs)}}, s.at(k).end, frameAs, "verb-as", 0.7}, true
}
