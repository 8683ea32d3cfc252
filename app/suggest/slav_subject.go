package suggest

// besides gives the subject of the cue verb at i: in its clause, before or behind it, else
// in front of an aside, else that of the verb before it. quoted tells that a quotation stands
// before the clause, so that any noun behind the verb is its subject.
func (s *slavSentence) besides(i int, c slavCue, quoted bool) (src [2]int, how sourceHow) {
	a, b := s.clause(i)
	start := s.cueStart(i, a)
	src = s.subject(a, start, true)
	if src[0] >= 0 && (!s.reaches(src[1], start) || s.disagrees(c, src)) {
		src = noSpan
	}
	if plural := c.agrees == 'p' || c.agrees == 't'; src[0] >= 0 && plural && !s.headIn(src) {
		if p := s.place(a, src[0]); p[0] >= 0 { // "в уряді ці слова спростували"
			return p, sourceNamed
		}
	}
	if src[0] >= 0 {
		return s.possessed(src, a), sourceAdjacent
	}
	if src, how = s.elsewhere(c, a, b, start, quoted); how != sourceNone {
		return src, how
	}
	if other := s.subject(a, start, true); other[0] >= 0 && !s.disagrees(c, other) {
		return other, sourceShared
	}
	return noSpan, sourceNone
}

// elsewhere gives the subject of a cue that begins at start in the clause [a, b) with none
// right before it: behind it, the body where it was said, that of the verb before.
func (s *slavSentence) elsewhere(c slavCue, a, b, start int, quoted bool) (src [2]int, how sourceHow) {
	inverted := s.inverted(c, b, quoted)
	if _, called := s.atom(inverted[0]); inverted[0] >= 0 && (!called || quoted) {
		return s.withAppositive(s.possessed(inverted, c.end)), sourceInverted
	}
	if c.agrees == 'p' || c.agrees == 't' {
		if src = s.body(c, a, b, start); src[0] >= 0 {
			return src, sourceNamed
		}
	}
	if s.is(a, classLink) || start > a && s.is(start-1, classLink) {
		return s.last, sourceShared
	}
	if aside := s.beforeAside(a); aside[0] >= 0 {
		return aside, sourceAside
	}
	return noSpan, sourceNone
}

// body gives the body in which nobody in particular says something: "в уряді кажуть", "там
// додали".
func (s *slavSentence) body(c slavCue, a, b, start int) [2]int {
	if src := s.place(c.end, b); src[0] >= 0 {
		return src
	}
	if src := s.place(a, start); src[0] >= 0 {
		return src
	}
	for k := a; k < start; k++ {
		if w := s.low(k); w == "там" || w == "тут" || w == "здесь" {
			return [2]int{k, k + 1}
		}
	}
	return noSpan
}

// headIn reports whether a noun phrase holds an office, a body or a name.
func (s *slavSentence) headIn(src [2]int) bool {
	for k := src[0]; k < src[1]; k++ {
		if s.head(k) || s.is(k, classPronoun) || s.tok(k).capital || s.tok(k).quote >= 0 {
			return true
		}
	}
	return false
}

// inverted gives the subject behind a cue: "прокоментував рішення суду | депутат".
func (s *slavSentence) inverted(c slavCue, b int, quoted bool) [2]int {
	const tries = 3
	from := c.end
	for range tries {
		src := s.subject(from, b, false)
		if _, called := s.atom(src[0]); (src[0] < 0 || called) && quoted {
			if any := s.subject(from, b, true); any[0] >= 0 {
				src = any
			}
		}
		if src[0] < 0 || s.agreesWith(c, src) && !s.disagrees(c, src) {
			return src
		}
		from = src[1]
	}
	return noSpan
}

// possessed takes "його" in front of a subject into it.
func (s *slavSentence) possessed(src [2]int, a int) [2]int {
	if src[0] > a && slavPossessive[s.low(src[0]-1)] != 0 && !s.tok(src[0]).capital {
		src[0]--
	}
	return src
}

// reaches reports whether between a subject and its verb stands no other finite verb.
func (s *slavSentence) reaches(from, to int) bool {
	for k := from; k < to; k++ {
		if s.finite(k) || s.saying(k) {
			return false
		}
	}
	return true
}

// disagrees reports whether a noun that is no name, office or body cannot be the subject of a
// form by its ending: "рішення прокоментував".
func (s *slavSentence) disagrees(c slavCue, src [2]int) bool {
	if c.agrees == 's' || c.agrees == 't' || c.agrees == 0 {
		return false
	}
	for k := src[0]; k < src[1]; k++ {
		if s.tok(k).capital || s.is(k, classRole|classBody|classUnnamed|classPronoun) || s.kind(k) != kindWord {
			return false
		}
	}
	w := s.low(src[0])
	switch {
	case endsIn(w, "ість", "ость", "ь"):
		return false
	case endsIn(w, "о", "е", "є", "ння", "ття"):
		return c.agrees != 'n'
	case endsIn(w, "а", "я"):
		return c.agrees != 'f' && len(w) > 10
	case endsIn(w, "и", "і", "ы", "ї"):
		return c.agrees != 'p'
	}
	return c.agrees != 'm'
}

// agreesWith reports whether an inverted subject may be that of a cue by gender.
func (s *slavSentence) agreesWith(c slavCue, src [2]int) bool {
	w := s.word(src[0])
	gender := w.gender
	switch {
	case slavMasculine[w.low]:
		gender = 'm'
	case slavFeminine[w.low]:
		gender = 'f'
	case gender == 'm':
		gender = 0 // a woman may hold the office
	}
	return gender == 0 || c.agrees == gender || c.agrees == 's'
}

// beforeAside finds the subject in front of what stands between commas before token a:
// "Депутат Юхим Лесик, однофамілець лідерки, підтримав".
func (s *slavSentence) beforeAside(a int) [2]int {
	const asides = 3
	end, loose := a-1, false
	for range asides {
		if end <= s.from || s.kind(end) != kindComma {
			return noSpan
		}
		from, to := s.clause(end - 1)
		if from == s.from || s.kind(from-1) != kindComma {
			src := s.subject(from, to, true)
			if src[0] >= 0 && s.reaches(src[0], to) && !s.is(from, classRelative) && end != a-1 {
				if loose {
					return src
				}
				return [2]int{src[0], a}
			}
			return noSpan
		}
		loose = loose || s.adverbialAside(from)
		end = from - 1
	}
	return noSpan
}

// adverbialAside reports whether an aside at k tells nothing of who the subject is: "як
// завжди", "своєю чергою", "отвечая на вопрос".
func (s *slavSentence) adverbialAside(k int) bool {
	w := s.low(k)
	return s.is(k, classAdverb|classPrep|classThat) || w == "як" || w == "как" || w == "своєю" || w == "своей" || w == "видимо" || w == "вочевидь" ||
		agreementIn(s.p, [2]int{k, k + 1}) == 'g' || endsIn(w, "ючи", "ячи", "вши", "вшись", "ючись", "аясь", "уясь", "ая", "уя") && !s.capitalInside(k) && s.kind(k) == kindWord && len(w) > 8 && !endsIn(w, "ная", "кая")
}

// cueStart takes "не" and adverbs right before a verb into its cue.
func (s *slavSentence) cueStart(i, a int) int {
	for i > a && (s.low(i-1) == "не" || s.is(i-1, classManner) && !s.capitalInside(i-1) || slavCueAdverbs[s.low(i-1)]) {
		i--
	}
	return i
}

var slavCueAdverbs = wordSet(`раніше ранее также також нібито начебто якобы будто`)

// place gives the body in "повідомили в поліції" as source.
func (s *slavSentence) place(i, b int) [2]int {
	for ; i < b; i++ {
		w := s.low(i)
		if w != "в" && w != "у" && w != "во" && w != "на" || i+1 >= b {
			continue
		}
		if k := i + 1; !s.capitalInside(k) && slavLemmas()[slavStem(s.low(k))] == "" && !slavPlaces[slavStem(s.low(k))] {
			continue
		}
		end := s.phraseEnd(i+1, b)
		if q := s.tok(max(end-1, 0)).quote; end > i+2 && q >= 0 && !s.plainName(end) {
			end = max(i+2, s.p.quotes[q].first) // "у пресслужбі «Хвилі» повідомили"
		}
		if end > i+1 {
			return [2]int{i + 1, end}
		}
	}
	return noSpan
}

// slavPlaces are stems of places that speak: "на заводі повідомили".
var slavPlaces = slavStems(`завод фабрика підприємство предприятие відомство ведомство пресслужба прес-служба пресс-служба міністерство министерство лікарня
	больница порт станція станция університет университет школа секретаріат секретариат штаб-квартира управління управление представництво
	представительство мерія мэрия центр інститут институт`)

func slavStems(list string) map[string]bool {
	out := map[string]bool{}
	for w := range wordSet(list) {
		out[slavStem(w)] = true
	}
	return out
}

// antecedent gives the noun phrase that ends in front of token end, where a relative clause
// or a participle follows its comma.
func (s *slavSentence) antecedent(end int) [2]int {
	a := end
	const longest = 10
	for a > s.from && end-a < longest && s.tok(a-1).quote < 0 && (s.kind(a-1) == kindWord || s.kind(a-1) == kindNumber) &&
		!s.finite(a-1) && !s.saying(a-1) && !s.is(a-1, classPrep|classLink|classThat) {
		a--
	}
	for a < end && s.skippable(a) {
		a++
	}
	return [2]int{a, end}
}

// ofGerund finds the subject of a gerund whose clause begins at a: that of the cue before,
// else of the last main clause before, else of the one behind.
func (s *slavSentence) ofGerund(a, b int) [2]int {
	if s.last[0] >= 0 {
		return s.last
	}
	src := noSpan
	for k := s.from; k < a; {
		if end, ok := s.atom(k); ok && !s.named(k) {
			k = end
			continue
		}
		if s.boundary(k) {
			k++
			continue
		}
		_, end := s.clause(k)
		if !s.is(k, classRelative|classThat) {
			if found := s.subject(k, end, true); found[0] >= 0 {
				src = found
			}
		}
		k = max(end, k+1)
	}
	for src[0] < 0 && b < s.to && (s.kind(b) != kindComma || s.tok(b).quote >= 0) {
		b++ // behind the quotation that it governs
	}
	if src[0] < 0 && s.kind(b) == kindComma && b+1 < s.to {
		_, end := s.clause(b + 1)
		src = s.subject(b+1, end, true)
	}
	return src
}
