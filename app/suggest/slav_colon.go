package suggest

// colons finds quotations behind a colon that no finding holds: «Остап Квітан: “…”», «Суддя
// похитав головою: “…”».
func (s *slavSentence) colons() {
	for k := s.from + 1; k+1 < s.to; k++ {
		if s.kind(k) != kindColon || s.tok(k).quote >= 0 || s.told(k+1) {
			continue
		}
		end, quoted := s.atom(k + 1)
		if !quoted || s.p.quotes[s.tok(k+1).quote].words < 1 {
			continue
		}
		f := finding{how: sourceNamed, cue: [2]int{k, k + 1}, frame: frameQuote, kind: statement, lemma: "speaker-colon", content: append([][2]int{{k + 1, end}}, s.quotesAfter(end)...)}
		if s.speakerColon(&f, k) || s.doing(&f, k) {
			s.add(f)
		}
	}
}

// speakerColon: a name or an office alone before the colon at k.
func (s *slavSentence) speakerColon(f *finding, k int) bool {
	const longest = 10
	head := false
	if k-s.from > longest {
		return false
	}
	for i := s.from; i < k; i++ {
		if end, ok := s.atom(i); ok {
			if !s.named(i) {
				return false
			}
			i = end - 1
			continue
		}
		if s.kind(i) == kindDash && s.is(i+1, classPrep) && i > s.from {
			continue
		}
		if kd := s.kind(i); kd != kindWord && kd != kindNumber && kd != kindComma || s.saying(i) || s.finite(i) || slavCopula[s.low(i)] || s.is(i, classPrep) && i == s.from {
			return false
		}
		head = head || s.head(i) || i == s.from && s.tok(i).capital && s.tok(min(i+1, s.to-1)).capital
	}
	if !head && k > s.from+1 || s.p.quotes[s.tok(k+1).quote].words < 2 {
		return false
	}
	f.source, f.rule, f.prior = [2]int{s.from, k}, "slavic-speaker-colon", slavLikely
	if src := s.subject(s.from, k, false); src[0] > s.from && src[1] == k && s.headIn(src) && !s.headIn([2]int{s.from, src[0]}) {
		f.source = src // "другого мнения депутат"
	}
	s.speakerEnd(f, k)
	return true
}

// speakerEnd cuts what stands behind the speaker in front of the colon at k off the source.
func (s *slavSentence) speakerEnd(f *finding, k int) {
	for i := s.from + 1; i < k; i++ { // what stands behind the speaker: "у коментарі", "задоволена"
		if s.kind(i) == kindDash || s.is(i, classPrep) && !s.nameBehind(i, k) && s.headIn([2]int{s.from, i}) && !s.is(i, classTitlePrep) {
			f.source[1] = i
			break
		}
	}
	if i := k - 1; f.source[1] == k && i > s.from+1 && !s.tok(i).capital && s.tok(i-1).capital && s.kind(i) == kindWord && !s.head(i) {
		f.source[1], f.cue[0] = i, i
	}
}

// doing: a clause with a subject and a verb that is none of speech before the colon at k and a
// quotation that is a sentence.
func (s *slavSentence) doing(f *finding, k int) bool {
	q := s.p.quotes[s.tok(k+1).quote]
	if !s.tok(min(k+2, s.to-1)).capital || q.words < 2 && s.kind(q.end-2) != kindStop && s.kind(q.end) != kindStop {
		return false
	}
	a, b := s.clause(k - 1)
	for i := a; i < b; i++ {
		if s.finite(i) || slavCopula[s.low(i)] {
			return s.does(f, i, k)
		}
	}
	return false
}

// does takes the finite verb at i as the cue of what stands behind the colon at k.
func (s *slavSentence) does(f *finding, i, k int) bool {
	a, _ := s.clause(i)
	c, ok := s.cueAt(i)
	if !ok {
		c = slavCue{slavSaidWith, agreementOf(s.low(i)), i + 1}
	}
	src, how := s.besides(i, c, false)
	if src[0] >= 0 && slavSayingNouns[slavStem(s.low(src[0]))] {
		src[0]++ // "відповідь міністра була короткою"
	}
	if src[0] < 0 || src[0] >= src[1] || how == sourceShared || how == sourceNamed || s.low(s.cueStart(i, a)) == "не" && !ok && !s.headIn(src) {
		return false
	}
	f.verb, f.source, f.how, f.cue = c.verb, src, how, [2]int{i, c.end}
	f.lemma, f.rule, f.prior = "", "slavic-colon", slavMaybe
	if c.end == k {
		f.cue[1]++
	}
	if !slavCopula[s.low(i)] {
		return true
	}
	f.cue = [2]int{i, k + 1} // "был краток:"
	if how == sourceInverted {
		f.cue[0] = k
	}
	return s.headIn(src)
}

var slavCopula = wordSet(`согласен согласна згоден згодна був була було були был была было были`)

// against: X (був) проти угоди.
func (s *slavSentence) against(i int) {
	if w := s.low(i); w != "проти" && w != "против" {
		return
	}
	a, b := s.clause(i)
	k := i
	for k > a && (slavCopula[s.low(k-1)] || s.is(k-1, classManner|classAdverb)) {
		k--
	}
	src := s.subject(a, k, false)
	if i+1 >= b || src[0] < 0 || src[1] != k || slavFirst[s.low(src[0])] || !s.sure(src) {
		return
	}
	s.add(finding{
		source: src, how: sourceAdjacent, cue: [2]int{i, i + 1}, frame: frameObject, kind: attitude, lemma: "against",
		verb: slavAgainst, rule: "slavic-against", prior: slavMaybe, content: [][2]int{{i + 1, s.objectEnd(i + 1)}},
	})
}

// sure reports whether a subject is one by more than a capital letter that begins the sentence.
func (s *slavSentence) sure(src [2]int) bool {
	for k := src[0]; k < src[1]; k++ {
		if s.is(k, classRole|classBody|classUnnamed|classPronoun) || s.capitalInside(k) {
			return true
		}
	}
	return false
}

var slavAgainst = &cueVerb{lemma: "against", kind: attitude, polarity: -1, frames: frameObject}

// speakerDash: «Ми не підемо», — Лоза: a name behind a quotation and a dash ends the sentence.
func (s *slavSentence) speakerDash() {
	end := s.to
	for end > s.from && s.kind(end-1) == kindStop && s.tok(end-1).quote < 0 {
		end--
	}
	const longest = 9
	for k := end - 1; k > s.from && k >= end-longest; k-- {
		if s.kind(k) != kindDash || s.tok(k).quote >= 0 {
			continue
		}
		q, ok := s.leftQuote(k + 1)
		src := s.subject(k+1, end, false)
		if !ok || src[0] != k+1 || src[1] != end || !s.reaches(k+1, end) || !s.capitalInside(end-1) || q.first != s.from {
			return
		}
		s.add(finding{
			source: src, how: sourceNamed, cue: [2]int{k, k + 1}, left: true, frame: frameQuote, kind: statement, lemma: "speaker-dash",
			rule: "slavic-speaker-dash", prior: slavMaybe, content: [][2]int{{q.first, q.end}},
		})
		return
	}
}
