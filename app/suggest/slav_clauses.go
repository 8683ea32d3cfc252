package suggest

import "strings"

// thatAt gives the token where the clause with "that" begins that the verb at i governs,
// before token end, or -1.
func (s *slavSentence) thatAt(f finding, i, end int) int {
	for k := i + 1; k < end; k++ {
		if stop, ok := s.atom(k); ok {
			if !s.named(k) {
				return -1
			}
			k = stop - 1
			continue
		}
		if k > i+1 && s.is(k, classSaying) && s.saying(k) {
			return -1
		}
		switch s.kind(k) {
		case kindStop, kindSemicolon, kindColon, kindDash:
			return -1
		case kindComma:
			if !s.opensThat(f, k+1) {
				if f.how == sourceInverted && k < f.source[1] {
					continue
				}
				return -1
			}
			return s.correlative(k)
		}
		if k == i+1 && s.opensThat(f, k) {
			return k
		}
	}
	return -1
}

// slavCorrelatives stand before a clause with "that": "заявив про те, що".
var slavCorrelatives = wordSet(`тому том те то тим тем`)

// correlative gives the token where the clause behind the comma at k begins, with the
// preposition and the pronoun that point to it.
func (s *slavSentence) correlative(k int) int {
	switch {
	case !slavCorrelatives[s.low(k-1)]:
		return k + 1
	case slavPreps[s.low(k-2)]:
		return k - 2
	}
	return k - 1
}

func (s *slavSentence) opensThat(f finding, k int) bool {
	return slavThat[s.low(k)] || f.verb.has(frameWh) && slavAsks[s.low(k)]
}

// that: X заявив, що …
func (s *slavSentence) that(f finding, i int) bool {
	if !f.verb.has(frameThat) && !f.verb.has(frameInfinitive) && !f.verb.has(frameAs) {
		return false
	}
	k := s.thatAt(f, i, s.to)
	if k < 0 {
		return false
	}
	if f.how != sourceInverted && k > i+2 && (f.verb.has(frameObject) && (f.verb.has(frameAs) || f.verb.polarity != 0) || slavStands[slavStem(s.low(i+1))]) {
		k = i + 1 // whom the accusation meets, what is denied, the hope
	}
	f.content, f.frame, f.rule, f.prior = [][2]int{{k, s.semicolon(k)}}, frameThat, "slavic-that", slavLikely
	if f.how == sourceWh || agreementIn(s.p, f.cue) == 'r' {
		f.content[0][1] = s.relativeEnd(k)
	}
	f.content[0][1] = s.concession(k, f.content[0][1])
	return s.add(f)
}

// relativeEnd gives the token where a clause inside a relative one or behind a noun ends: at
// the comma in front of the main verb.
func (s *slavSentence) relativeEnd(k int) int {
	end := s.semicolon(k)
	for ; k+1 < end; k++ {
		if s.kind(k) == kindComma && s.tok(k).quote < 0 && s.finite(k+1) && agreementIn(s.p, [2]int{k + 1, k + 2}) != 'g' {
			return k
		}
	}
	return end
}

// concession gives the token where ", хотя …" in the outlet's voice begins behind a quotation
// in [k, end), or end.
func (s *slavSentence) concession(k, end int) int {
	for ; k+1 < end; k++ {
		if w := s.low(k + 1); s.kind(k) == kindComma && (w == "хотя" || w == "хоча") && s.tok(k).quote < 0 && s.tok(k-1).quote >= 0 {
			return k
		}
	}
	return end
}

// semicolon gives the token where what begins at k ends: at a semicolon outside quotations.
func (s *slavSentence) semicolon(k int) int {
	for ; k < s.to; k++ {
		if s.kind(k) == kindSemicolon && s.tok(k).quote < 0 {
			return k
		}
	}
	return s.to
}

// calls: X назвав угоду «історичною»; X считает требования «шантажом».
func (s *slavSentence) calls(f finding, i, a int) bool {
	for k := i + 1; k < s.to && k < i+16; k++ {
		if end, ok := s.atom(k); ok {
			if s.named(k) && !(f.verb.has(frameAs) && s.p.quotes[s.tok(k).quote].words > 2) {
				k = end - 1
				continue
			}
			f.frame, f.rule, f.prior = frameAs, "slavic-partial", slavLikely
			f.content = s.called(f, a, i, [2]int{k, end})
			return s.add(f) && s.gapped(f, end)
		}
		if s.kind(k) == kindStop || s.kind(k) == kindColon || s.kind(k) == kindDash || s.saying(k) || s.kind(k) == kindComma && !f.verb.has(frameAs) {
			return false
		}
	}
	return false
}

// joined gives the token behind a quotation that goes on with another: "не «позором», а
// «опытом»".
func (s *slavSentence) joined(end int) int {
	const reach = 3
	for k := end; k < s.to && k < end+reach; k++ {
		if next, ok := s.atom(k); ok {
			return s.joined(next)
		}
		if s.kind(k) != kindComma && !s.is(k, classLink|classPrep|classAdverb) && s.low(k) != "не" {
			return end
		}
	}
	return end
}

// gapped finds who says something else without a verb of his own: "X назвав це «кроком», | а
// опозиція — «падінням»". It is always true.
func (s *slavSentence) gapped(f finding, end int) bool {
	if s.kind(end) != kindComma || s.low(end+1) != "а" {
		return true
	}
	_, b := s.clause(end + 1)
	src := s.subject(end+2, b, false)
	q, ok := s.atom(b + 1)
	if !ok || s.kind(b) != kindDash || src[0] != end+2 || src[1] != b {
		return true
	}
	f.source, f.how, f.cue, f.content = src, sourceAdjacent, [2]int{b, b + 1}, [][2]int{{b + 1, q}}
	return s.add(f) || true
}

// called gives what is called and what it is called, quote, by the verb at i.
func (s *slavSentence) called(f finding, a, i int, quote [2]int) [][2]int {
	quote[1] = s.joined(quote[1])
	content := [][2]int{{i + 1, quote[1]}}
	if quote[0] == i+1 && f.verb.has(frameAs) && f.how != sourceInverted {
		for slavLinks[s.low(a)] {
			a++
		}
		content = append([][2]int{{a, f.cue[0]}}, content...)
	}
	if f.how != sourceShared && f.source[0] < i && f.source[0] >= a {
		content = without(content, [2]int{a, f.source[1]})
	}
	if !f.verb.has(frameAs) {
		content[len(content)-1][1] = s.objectEnd(quote[1] - 1)
	}
	return content
}

// postposed: Центробанк не станет менять курс, сообщила министр; Уряд, вважає вона, боїться;
// and a turn of a dialogue: — Поїдемо поромом, — усміхнувся він.
func (s *slavSentence) postposed(f finding, a, b int) bool {
	if !f.verb.has(frameZero) && !f.verb.has(frameQuote) || a-1 <= s.begin {
		return false
	}
	open := s.kind(a - 1)
	dash := open == kindDash && s.turn
	if open == kindDash && !s.turn && (s.kind(a-2) == kindComma || s.aboutThis(a)) && s.tok(a-1).quote < 0 {
		open = kindComma // "Кордон відкриють, — сказав міністр"
	}
	if !dash && (open != kindComma || !f.verb.has(frameZero) || f.source[0] < f.cue[1] || s.is(s.from, classThat|classRelative) && s.kind(b) != kindComma) {
		return false
	}
	f.left, f.frame, f.rule, f.prior = true, frameZero, "slavic-postposed", slavMaybe
	f.content = [][2]int{{s.openingOf(a), a}}
	switch {
	case dash:
		f.content[0][0] = s.begin
		f.frame, f.rule, f.prior = frameQuote, "slavic-turn", slavLikely
		if s.kind(b) == kindDash || s.kind(b) == kindComma {
			f.content = append(f.content, [2]int{b, s.to})
		}
	case s.kind(b) == kindComma:
		f.content = append(f.content, [2]int{b, s.to})
	case s.words(s.from, a) < 3:
		return false
	}
	return s.add(f)
}

// aboutThis reports whether "об этом", "про це" begins at token a.
func (s *slavSentence) aboutThis(a int) bool {
	switch s.low(a) {
	case "об", "про", "о":
		w := s.low(a + 1)
		return w == "этом" || w == "це" || w == "чем"
	}
	return false
}

// openingOf gives the token where what a postposed cue at a tells begins: behind a semicolon.
func (s *slavSentence) openingOf(a int) int {
	for k := a; k > s.from; k-- {
		if s.kind(k-1) == kindSemicolon && s.tok(k-1).quote < 0 {
			return k
		}
	}
	return s.from
}

// infinitiveAhead reports whether an infinitive follows near token k.
func (s *slavSentence) infinitiveAhead(k int) bool {
	const reach = 9
	for limit := k + reach; k < limit && k < s.to; k++ {
		if end, ok := s.atom(k); ok && s.named(k) {
			k = end - 1
			continue
		}
		switch s.kind(k) {
		case kindComma, kindStop, kindColon, kindSemicolon, kindDash:
			return false
		}
		if s.infinitive(k) {
			return true
		}
	}
	return false
}

func (s *slavSentence) words(a, b int) int {
	n := 0
	for i := a; i < b; i++ {
		if s.kind(i) == kindWord {
			n++
		}
	}
	return n
}

// slavStands are stems of nouns that are what somebody says by themselves: "підтвердили
// готовність".
var slavStands = slavStems(`готовність готовность намір намерение прихильність приверженность підтримка поддержка надія надежда сподівання занепокоєння
	обеспокоенность стурбованість озабоченность жаль сожаление незгода несогласие протест важливість важность необхідність необходимость зацікавленість
	заинтересованность вдячність благодарность упевненість впевненість уверенность обурення возмущение здивування удивление згода согласие`)

// object: X засудив рішення; X погрожує вийти з переговорів; X це заперечує.
func (s *slavSentence) object(f finding, i, b int) bool {
	from := i + 1
	if f.how == sourceInverted {
		from = f.source[1]
	}
	frames := s.objectFrames(f, from)
	if from == f.cue[1] && s.is(from, classPrep) && f.verb.governs(s.low(from)) {
		f.cue[1]++ // "призвал к | порядку"
		from++
	}
	if frames == 0 || f.verb.has(frameAs) && f.verb.polarity >= 0 || frames&frameObject == 0 && !s.infinitiveAhead(i+1) {
		return false
	}
	f.frame, f.rule, f.prior = frames, "slavic-object", slavMaybe
	f.content = [][2]int{{from, s.objectEnd(from)}}
	if from >= b && frames&frameObject != 0 { // "Угоду підтримала президентка"
		a, _ := s.clause(i)
		if s.is(a, classThat|classRelative) || f.how == sourceNamed {
			return false
		}
		for a < f.cue[0] && s.skippable(a) && s.gender(a) == 0 {
			a++
		}
		if f.how == sourceShared {
			return false
		}
		f.content = [][2]int{{a, f.cue[0]}}
	}
	if b == i+1 && (s.low(f.cue[0]-1) == "це" || s.low(f.cue[0]-1) == "это" || s.low(f.cue[0]-1) == "этого") {
		f.content = [][2]int{{f.cue[0] - 1, f.cue[0]}}
	}
	if f.verb.polarity < 0 && f.verb.has(frameInfinitive) && s.kindOfComment(from) {
		f.comment = true
	}
	return s.add(f)
}

// objectFrames tells whether an object or an infinitive at token from may be what the cue of f
// governs.
func (s *slavSentence) objectFrames(f finding, from int) frame {
	frames := f.verb.frames & (frameObject | frameInfinitive)
	if f.verb.kind == statement && !f.negated && s.kind(from) == kindWord && slavStands[slavStem(s.low(from))] {
		frames |= frameObject
	}
	if w := s.low(from + 1); f.verb.polarity > 0 && s.kind(from) == kindComma && (w == "но" || w == "але") {
		return frames | frameObject // "согласился, но только если …"
	}
	if a := agreementIn(s.p, f.cue); a == 'g' {
		frames &^= frameObject
	} else if a == 'r' {
		return 0
	}
	return frames
}

// objectEnd gives the token behind an object or infinitive that begins at k: before a
// semicolon, a clause that stands against it, or a further verb of its subject.
func (s *slavSentence) objectEnd(k int) int {
	end := s.semicolon(k)
	for k++; k+1 < end; k++ {
		if s.tok(k).quote >= 0 {
			continue
		}
		switch {
		case s.kind(k) == kindComma:
			if w := s.low(k + 1); w == "а" || (w == "но" || w == "але" || w == "однак" || w == "однако") && s.clauseAt(k+1) {
				return k
			}
		case s.is(k, classLink) && (s.finite(k+1) || s.is(k+1, classAdverb|classManner) && s.finite(k+2)):
			return k
		}
	}
	return end
}

// clauseAt reports whether the clause at token k has a subject and a finite verb.
func (s *slavSentence) clauseAt(k int) bool {
	_, b := s.clause(k)
	verb := false
	for i := k; i < b; i++ {
		verb = verb || s.finite(i)
	}
	src := s.subject(k, b, false)
	return verb && src[0] >= 0
}

// about: X заявив про готовність; X наполягає на десяти роках; X готов к переговорам.
func (s *slavSentence) about(f finding, k int) bool {
	if f.negated || f.frame&frameQuote != 0 {
		return false
	}
	if k > s.from && f.cue[1] == k && f.verb.kind == intention && f.verb.governs(s.low(k-1)) {
		f.frame, f.rule, f.prior = frameObject, "slavic-about", slavMaybe
		f.content = [][2]int{{k, s.objectEnd(k)}}
		return s.add(f)
	}
	if f.how == sourceInverted {
		k = max(k, f.source[1])
	}
	for limit := k + 3; k < limit && k < s.to && !s.boundary(k); k++ {
		if !s.is(k, classPrep) || !f.verb.governs(s.low(k)) {
			continue
		}
		if f.cue[1] == k {
			f.cue[1]++
		}
		f.frame, f.rule, f.prior = frameObject, "slavic-about", slavMaybe
		f.content = [][2]int{{k + 1, s.objectEnd(k)}}
		if agreementIn(s.p, f.cue) == 'r' || f.how == sourceWh {
			f.content[0][1] = min(f.content[0][1], s.relativeEnd(k))
		}
		return s.add(f)
	}
	return false
}

func (s *slavSentence) kindOfComment(from int) bool {
	for k := from; k < from+3 && k < s.to; k++ {
		if strings.HasPrefix(s.low(k), "комент") || strings.HasPrefix(s.low(k), "коммент") {
			return true
		}
	}
	return false
}
