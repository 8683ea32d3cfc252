package suggest

// Prior confidences of the rules, before calibration.
const (
	slavSure, slavLikely, slavMaybe, slavWeak = 0.93, 0.85, 0.7, 0.5
)

// slavDocument are verbs of what a document says.
var slavDocument = wordSet(`говорится сказано йдеться ідеться мовиться наголошується зазначається повідомляється отмечается подчеркивается сообщается указывается`)

// slavOpenings are verbs that still report when they are negated: "не исключает, что".
var slavOpenings = wordSet(`исключать исключить виключати виключити скрывать приховувати отрицать заперечувати заперечити опровергать думать думати считать
	вважати підтримати підтримувати поддержать поддерживать погодитися погоджуватися согласиться соглашаться полагать сомневаться сумніватися бояться боятися опасаться побоюватися`)

var slavAsks = wordSet(`як как чому почему коли когда де где куди куда скільки сколько хто кто навіщо зачем який какой яка какая які какие чего`)

// verb finds what the cue at token i governs.
func (s *slavSentence) verb(i int, c slavCue) {
	a, b := s.clause(i)
	start := s.cueStart(i, a)
	f := finding{verb: c.verb, kind: c.verb.kind, cue: [2]int{start, c.end}, source: noSpan, negated: s.low(start) == "не"}
	if f.negated && !slavOpenings[c.verb.lemma] || slavConditions[s.low(a)] {
		return
	}
	if s.citing(f, c, a, b) || s.asClause(f, c, i, a, b) {
		return
	}
	_, quoted := s.leftQuote(a)
	quoted = quoted || s.turn && s.kind(a-1) == kindDash
	switch {
	case c.agrees == 'g':
		f.source, f.how = s.ofGerund(a, b), sourceShared
	case c.agrees == 'r' && s.kind(i-1) == kindComma:
		f.source, f.ante, f.how = s.antecedent(i-1), noSpan, sourceAside
	case slavWhose[s.low(a)] && a < i && s.kind(a-1) == kindComma:
		f.source, f.ante, f.how = [2]int{a, a + 1}, s.antecedent(a-1), sourceWh
	case c.agrees == 'r' || slavWhose[s.low(a)]:
		return
	default:
		f.source, f.how = s.besides(i, c, quoted)
	}
	if f.source[0] < 0 {
		s.elided(f, c, i, a)
		return
	}
	if f.source[1] <= f.source[0] {
		return
	}
	_ = s.behind(f, a) || s.colon(f, c.end-1) || s.that(f, c.end-1) || s.calls(f, c.end-1, a) || s.postposed(f, a, b) || s.object(f, c.end-1, b) || s.about(f, c.end)
}

// elided: "І додав: «…»": a sentence without a subject goes on with the last speaker's.
func (s *slavSentence) elided(f finding, c slavCue, i, a int) {
	if a != s.from || c.agrees != 'm' && c.agrees != 'f' || f.how != sourceNone && f.how != sourceShared {
		return
	}
	for k := a; k < f.cue[0]; k++ {
		if !s.is(k, classLink|classAdverb) {
			return
		}
	}
	f.ante, f.how = [2]int{i, i + 1}, sourceShared
	_ = s.colon(f, c.end-1) || s.that(f, c.end-1)
}

// slavWhose are the pronouns that begin a relative clause as its subject.
var slavWhose = wordSet(`який яка яке які котрий котра котрі который которая которое которые хто кто`)

// slavConditions begin a clause that asserts nothing.
var slavConditions = wordSet(`якщо если`)

// leftQuote gives the quotation that ends in front of token a, over marks.
func (s *slavSentence) leftQuote(a int) (quotation, bool) {
	e := a
	for e > s.from && s.tok(e-1).quote < 0 && s.boundary(e-1) && s.kind(e-1) != kindColon {
		e--
	}
	if e <= s.from {
		return quotation{}, false
	}
	q := s.tok(e - 1).quote
	if q < 0 || s.p.quotes[q].end != e {
		return quotation{}, false
	}
	list := s.p.quotes[q]
	if s.named(list.first) && (e == a || s.kind(a-1) != kindDash) {
		return quotation{}, false
	}
	for list.first > s.from { // «Мені сказали: «Чекайте», — розповідає вона
		before := s.tok(list.first - 1).quote
		if before < 0 || s.p.quotes[before].closed {
			break
		}
		list.first, list.words = s.p.quotes[before].first, list.words+s.p.quotes[before].words
	}
	return list, list.first >= s.from && (e < a || list.words > 1)
}

// farQuote gives the quotation in front of asides before token a: «…», — тихо, майже
// пошепки, сказав міністр.
func (s *slavSentence) farQuote(a int) (quotation, bool) {
	const reach = 10
	for k := a - 1; k > s.from && k > a-reach; k-- {
		if s.tok(k).quote >= 0 || s.finite(k) || s.saying(k) || s.is(k, classThat|classRelative) {
			return quotation{}, false
		}
		if s.kind(k) == kindDash {
			return s.leftQuote(k + 1)
		}
	}
	return quotation{}, false
}

// behind: «…», — сказала вона, — «…».
func (s *slavSentence) behind(f finding, a int) bool {
	q, ok := s.leftQuote(a)
	if !ok {
		q, ok = s.farQuote(a)
	}
	if !ok || f.verb.frames&(frameQuote|frameAs|frameZero) == 0 && q.words < 3 {
		return false
	}
	for k := a; k < f.cue[0]; k++ {
		if s.saying(k) {
			return false // the quotation belongs to the verb before
		}
	}
	f.left, f.frame, f.rule, f.prior = true, frameQuote, "slavic-quotation", slavSure
	f.content = [][2]int{{q.first, q.end}}
	lead := s.lead(q.first)
	if lead < q.first && (s.turn && s.kind(a-1) == kindDash || s.kind(a-1) != kindDash && f.source[0] < f.cue[1] || s.thatAt(f, f.cue[1]-1, s.to) >= 0) {
		return false // a turn, or a verb with a content of its own, behind quoted words
	}
	if lead < q.first {
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
	for k > s.from && s.kind(k-1) != kindColon && (s.tok(k-1).quote >= 0 || s.kind(k-1) != kindStop && !s.saying(k-1)) {
		if k--; s.tok(k).quote >= 0 {
			k = max(s.from, s.p.quotes[s.tok(k).quote].first)
		}
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
// dashes inside one pair of marks. prior tells how sure the verb is one of speech.
func (s *slavSentence) interrupted(i int, c slavCue, prior float64) {
	a, b := s.clause(i)
	f := finding{verb: c.verb, kind: statement, cue: [2]int{s.cueStart(i, a), c.end}, how: sourceInverted}
	if !f.verb.has(frameQuote) && !f.verb.has(frameZero) || a-2 < 0 || s.kind(a-1) != kindDash {
		return
	}
	f.source = s.possessed(s.subject(c.end, b, true), c.end)
	if f.source[0] < 0 || s.disagrees(c, f.source) {
		f.source = s.subject(a, f.cue[0], true)
	}
	if f.source[0] < 0 || s.disagrees(c, f.source) {
		return
	}
	s.insideQuote(f, a, max(b, s.withAppositive(f.source)[1]), prior)
}

// insideQuote gives what stands around the clause [a, b) inside one quotation as content.
func (s *slavSentence) insideQuote(f finding, a, b int, prior float64) {
	q := s.p.quotes[s.tok(a).quote]
	if a-2 <= q.first || s.kind(a-1) != kindDash {
		return
	}
	switch s.kind(a - 2) {
	case kindComma, kindStop, kindMark:
	default:
		return
	}
	end := b
	const tail = 10
	for end < q.end && end <= b+tail && s.kind(end) != kindDash {
		end++
	}
	if end > b+tail {
		return
	}
	f.left, f.frame, f.rule, f.prior = true, frameQuote, "slavic-interrupted", prior
	for k := range s.found { // a second interruption of the same quotation
		if n := len(s.found[k].content); n > 0 && s.found[k].rule == f.rule && s.found[k].content[n-1][1] >= a {
			return
		}
	}
	f.source = s.withAppositive(f.source)
	f.content = [][2]int{{q.first, a - 1}}
	if end < q.end {
		f.content = append(f.content, [2]int{end + 1, q.end})
	}
	s.add(f)
}

// wordsOf reports whether "слова" of somebody stand in the tokens [a, b).
func (s *slavSentence) wordsOf(a, b int) bool {
	for k := a; k+1 < b; k++ {
		if s.low(k) == "слова" {
			return true
		}
	}
	return false
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
		if s.wordsOf(i+1, k) {
			return false
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
		f.content = s.beforeColon(f, i, k)
		return s.add(f)
	}
	return false
}

// beforeColon gives the content of f with what stands between its verb and the colon at k.
func (s *slavSentence) beforeColon(f finding, i, k int) [][2]int {
	if f.how == sourceInverted {
		i = max(i, f.source[1]-1)
	}
	if t := s.thatAt(f, i, k); t >= 0 {
		return append([][2]int{{t, k}}, f.content...)
	}
	if f.verb.has(frameObject) || f.verb.has(frameInfinitive) {
		return append([][2]int{{i + 1, k}}, f.content...)
	}
	return f.content
}
