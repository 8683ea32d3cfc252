package suggest

import "strings"

// Prior confidences of the rules, before calibration.
const (
	slavSure, slavLikely, slavMaybe, slavWeak = 0.93, 0.85, 0.7, 0.5
)

// slavDocument are verbs of what a document says.
var slavDocument = wordSet(`говорится сказано йдеться мовиться наголошується зазначається повідомляється отмечается подчеркивается сообщается указывается`)

// slavOpenings are verbs that still report when they are negated: "не исключает, что".
var slavOpenings = wordSet(`исключать исключить виключати виключити скрывать приховувати отрицать заперечувати заперечити опровергать думать думати считать
	вважати підтримати підтримувати поддержать поддерживать погодитися погоджуватися согласиться соглашаться полагать`)

var slavAsks = wordSet(`як как чому почему коли когда де где куди куда скільки сколько хто кто навіщо зачем який какой яка какая які какие чего`)

// verb finds what the cue verb at token i governs.
func (s *slavSentence) verb(i int) {
	form := s.forms[s.low(i)]
	a, b := s.clause(i)
	start := s.cueStart(i, a)
	f := finding{verb: form.verb, kind: statement, cue: [2]int{start, i + 1}, source: noSpan, negated: s.low(start) == "не"}
	if slavDocument[s.low(i)] {
		s.document(f, i)
		return
	}
	f.kind = form.verb.kind
	if f.negated && !slavOpenings[form.verb.lemma] || slavRelative[s.low(a)] && !slavAsks[s.low(a)] {
		return
	}
	if s.asClause(f, i, a, b) {
		return
	}
	f.source, f.how = s.besides(i)
	if f.source[0] < 0 && (form.agrees == 'p' || form.agrees == 't') {
		f.source, f.how = s.place(i+1, b), sourceNamed
	}
	if f.source[0] < 0 {
		return
	}
	_ = s.behind(f, i, a) || s.colon(f, i) || s.that(f, i) || s.calls(f, i, a) || s.postposed(f, a, b) || s.object(f, i, b)
}

// place gives the body in "повідомили в поліції" as source.
func (s *slavSentence) place(i, b int) [2]int {
	for ; i < b; i++ {
		if w := s.low(i); (w == "в" || w == "у" || w == "во") && i+1 < b && (s.p.toks[i+1].capital || slavLemmas()[slavStem(s.low(i+1))] != "") {
			if end := s.phraseEnd(i+1, b); end > i+1 {
				return [2]int{i + 1, end}
			}
		}
	}
	return noSpan
}

// leftQuote gives the quotation that ends in front of token a, over marks.
func (s *slavSentence) leftQuote(a int) (quotation, bool) {
	e := a
	for e > s.from && s.p.toks[e-1].quote < 0 && s.boundary(e-1) && s.kind(e-1) != kindColon {
		e--
	}
	if e <= s.from {
		return quotation{}, false
	}
	q := s.p.toks[e-1].quote
	if q < 0 || s.p.quotes[q].end != e {
		return quotation{}, false
	}
	list := s.p.quotes[q]
	if s.named(list.first) && (e == a || s.kind(a-1) != kindDash) {
		return quotation{}, false
	}
	return list, list.first >= s.from && (e < a || list.words > 1)
}

// behind: «…», — сказала вона, — «…».
func (s *slavSentence) behind(f finding, i, a int) bool {
	q, ok := s.leftQuote(a)
	if !ok || !f.verb.has(frameQuote) && q.words < 3 {
		return false
	}
	for k := a; k < i; k++ {
		if s.saying(k) {
			return false // the quotation belongs to the verb before
		}
	}
	f.left, f.frame, f.rule, f.prior = true, frameQuote, "slavic-quotation", slavSure
	f.content = [][2]int{{q.first, q.end}}
	if lead := s.lead(q.first); lead < q.first {
		f.content = [][2]int{{lead, q.end}}
		f.rule, f.prior = "slavic-mixed-left", slavMaybe
	}
	f.content = append(f.content, s.quotesAfter(max(f.source[1], f.cue[1]))...)
	return s.add(f)
}

// lead gives the token where what stands in front of a quotation begins: "Плата «не
// перевищить ціни», — сказав він". Quotations in front are taken with it.
func (s *slavSentence) lead(first int) int {
	k := first
	for k > s.from && s.kind(k-1) != kindColon && s.kind(k-1) != kindStop && !s.saying(k-1) {
		k--
	}
	for k < first && s.boundary(k) {
		k++
	}
	return k
}

// quotesAfter gives the quotations from token k on that no other cue governs.
func (s *slavSentence) quotesAfter(k int) [][2]int {
	var out [][2]int
	const reach = 12
	for limit := k + reach; k < s.to && k < limit; k++ {
		end, ok := s.atom(k)
		switch {
		case ok && s.named(k):
			k = end - 1
		case ok:
			out = append(out, [2]int{k, end})
			k = end - 1
			limit = k + 3
		case s.saying(k):
			return out
		}
	}
	return out
}

// interrupted: «Міст потрібен, — визнала вона, — але не такою ціною»: the cue stands between
// dashes inside one pair of marks.
func (s *slavSentence) interrupted(i int) {
	a, b := s.clause(i)
	q := s.p.quotes[s.p.toks[i].quote]
	if a <= q.first || s.kind(a-1) != kindDash || a-2 <= q.first {
		return
	}
	switch s.kind(a - 2) {
	case kindComma, kindStop, kindMark:
	default:
		return
	}
	f := finding{verb: s.forms[s.low(i)].verb, kind: statement, cue: [2]int{s.cueStart(i, a), i + 1}, left: true, frame: frameQuote, rule: "slavic-interrupted", prior: slavSure}
	if f.verb == nil || !f.verb.has(frameQuote) {
		return
	}
	if f.source = s.subject(i+1, b, true); f.source[0] < 0 {
		f.source = s.subject(a, i, true)
	}
	end := b
	const tail = 8
	for end < q.end && end <= b+tail && s.kind(end) != kindDash {
		end++
	}
	if f.source[0] < 0 || end > b+tail {
		return
	}
	f.how = sourceInverted
	from := q.first
	for k := range s.found { // a second interruption of the same quotation
		if n := len(s.found[k].content); n > 0 && s.found[k].rule == f.rule && s.found[k].content[n-1][1] >= a {
			return
		}
	}
	f.content = [][2]int{{from, a - 1}}
	if end < q.end {
		f.content = append(f.content, [2]int{end + 1, q.end})
	}
	s.add(f)
}

// colon: X сказав: «…».
func (s *slavSentence) colon(f finding, i int) bool {
	const reach = 16
	for k := i + 1; k < s.to && k < i+reach; k++ {
		if end, ok := s.atom(k); ok {
			if !s.named(k) {
				return false
			}
			k = end - 1
			continue
		}
		if s.kind(k) == kindStop || s.kind(k) == kindSemicolon || s.kind(k) == kindDash || k > i+1 && s.saying(k) && s.last != f.source {
			return false
		}
		if s.kind(k) != kindColon {
			continue
		}
		end, quoted := s.atom(k + 1)
		if k == i+1 {
			f.cue[1] = k + 1
		}
		f.frame, f.rule, f.prior = frameQuote, "slavic-colon", slavSure
		switch {
		case quoted:
			f.content = append([][2]int{{k + 1, end}}, s.quotesAfter(end)...)
		case f.verb.has(frameThat) && k <= max(i+4, f.source[1]+2):
			f.content, f.frame, f.rule, f.prior = [][2]int{{k + 1, s.to}}, frameZero, "slavic-colon-indirect", slavMaybe
		default:
			return false
		}
		if t := s.thatAt(f, i, k); t >= 0 {
			f.content = append([][2]int{{t, k}}, f.content...)
		} else if f.verb.has(frameObject) || f.verb.has(frameInfinitive) {
			f.content = append([][2]int{{i + 1, k}}, f.content...)
		}
		return s.add(f)
	}
	return false
}

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
	f.content, f.frame, f.rule, f.prior = [][2]int{{k, s.to}}, frameThat, "slavic-that", slavLikely
	return s.add(f)
}

// calls: X назвав угоду «історичною»; X считает требования «шантажом».
func (s *slavSentence) calls(f finding, i, a int) bool {
	for k := i + 1; k < s.to && k < i+16; k++ {
		if end, ok := s.atom(k); ok {
			if s.named(k) && !(f.verb.has(frameAs) && s.p.quotes[s.p.toks[k].quote].words > 2) {
				k = end - 1
				continue
			}
			f.frame, f.rule, f.prior = frameAs, "slavic-partial", slavLikely
			f.content = s.called(f, a, i, [2]int{k, end})
			return s.add(f)
		}
		if s.kind(k) == kindStop || s.kind(k) == kindColon || s.kind(k) == kindDash || s.saying(k) || s.kind(k) == kindComma && !f.verb.has(frameAs) {
			return false
		}
	}
	return false
}

// called gives what is called and what it is called, quote, by the verb at i.
func (s *slavSentence) called(f finding, a, i int, quote [2]int) [][2]int {
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
		content[len(content)-1][1] = s.to
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
	if !dash && (open != kindComma || !f.verb.has(frameZero) || f.source[0] < a) {
		return false
	}
	f.left, f.frame, f.rule, f.prior = true, frameZero, "slavic-postposed", slavMaybe
	f.content = [][2]int{{s.from, a}}
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

func (s *slavSentence) words(a, b int) int {
	n := 0
	for i := a; i < b; i++ {
		if s.kind(i) == kindWord {
			n++
		}
	}
	return n
}

// object: X засудив рішення; X погрожує вийти з переговорів; X це заперечує.
func (s *slavSentence) object(f finding, i, b int) bool {
	if f.verb.frames&(frameObject|frameInfinitive) == 0 || f.verb.has(frameAs) {
		return false
	}
	f.frame, f.rule, f.prior = f.verb.frames&(frameObject|frameInfinitive), "slavic-object", slavMaybe
	from := i + 1
	if f.how == sourceInverted {
		from = f.source[1]
	}
	f.content = [][2]int{{from, s.to}}
	if b == i+1 && (s.low(f.cue[0]-1) == "це" || s.low(f.cue[0]-1) == "это" || s.low(f.cue[0]-1) == "этого") {
		f.content = [][2]int{{f.cue[0] - 1, f.cue[0]}}
	}
	if f.verb.polarity < 0 && f.verb.has(frameInfinitive) && s.kindOfComment(from) {
		f.comment = true
	}
	return s.add(f)
}

func (s *slavSentence) kindOfComment(from int) bool {
	for k := from; k < from+3 && k < s.to; k++ {
		if strings.HasPrefix(s.low(k), "комент") || strings.HasPrefix(s.low(k), "коммент") {
			return true
		}
	}
	return false
}
