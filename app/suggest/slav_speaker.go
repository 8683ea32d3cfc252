package suggest

import "strings"

// slavSaidWith is the verb of a quotation whose cue is none of the table: "знизав плечима".
var slavSaidWith = &cueVerb{lemma: "speech", kind: statement, frames: frameQuote | frameZero}

// unknown finds a finite verb that is no cue by itself where only one can stand: behind a
// quotation and a dash, between the dashes of an interruption, behind the dash of a turn.
func (s *slavSentence) unknown(i int) {
	const near = 4
	if !s.is(i, classFinite) && !s.present(i) || s.capitalInside(i) {
		return
	}
	a, b := s.clause(i)
	if i-a > near || a <= s.begin || s.kind(a-1) != kindDash || s.is(a, classRelative|classThat) {
		return
	}
	for k := a; k < b; k++ {
		if s.saying(k) || s.is(k, classDocument) || k < i && s.finite(k) {
			return
		}
	}
	c := slavCue{slavSaidWith, agreementOf(s.low(i)), i + 1}
	if s.tok(i).quote >= 0 {
		s.interrupted(i, c, slavLikely)
		return
	}
	f := finding{verb: c.verb, kind: statement, cue: [2]int{s.cueStart(i, a), i + 1}}
	_, quoted := s.leftQuote(a)
	if !quoted && (!s.turn || s.kind(a-2) != kindComma && s.kind(a-2) != kindStop) {
		return
	}
	if f.source, f.how = s.besides(i, c, true); f.source[0] < 0 || f.how == sourceShared || slavFirst[s.low(f.source[0])] {
		return
	}
	if s.behind(f, a) || s.postposed(f, a, b) {
		s.found[len(s.found)-1].prior = slavMaybe
	}
}

// present reports whether a word may be a present form that nouns may be too: "шутит".
func (s *slavSentence) present(i int) bool {
	w := s.word(i)
	return w.class&^classManner == 0 && len(w.low) >= 10 && endsIn(w.low, "ит", "ят", "ат") && s.kind(i-1) == kindDash
}

var slavFirst = wordSet(`я ми мы`)

// slavSayingNouns are stems of what somebody's words are called.
var slavSayingNouns = slavStems(`заява заявление слова слова фраза фраза відповідь ответ реплика репліка твердження утверждение обвинение звинувачення теза тезис
	погроза угроза обіцянка обещание заклик призыв вислів высказывание висловлювання зауваження замечание визнання признание пропозиція предложение`)

// nominal: слова президента: «…»; Её заявление — «…» — распространено; утверждения газет о
// том, что …
func (s *slavSentence) nominal(i int) {
	w := s.word(i)
	if s.heading(i) {
		return
	}
	if w.low == "" || w.class != 0 && !w.is(classManner) || s.tok(i).quote >= 0 || !slavSayingNouns[slavStem(w.low)] {
		return
	}
	a, b := s.clause(i)
	f := finding{cue: [2]int{i, i + 1}, source: noSpan, how: sourceNamed, kind: statement, lemma: w.low, rule: "slavic-nominal", prior: slavMaybe}
	end := i + 1
	switch {
	case i > s.from && slavPossessive[s.low(i-1)] != 0:
		f.source = [2]int{i - 1, i}
	case end < b && s.kind(end) == kindWord && !s.is(end, classPrep|classThat|classRelative|classAdverb|classPronoun|classDocument) && !s.finite(end):
		end = s.genitiveEnd(end, s.phraseEnd(end, b))
		f.source = [2]int{i + 1, end}
	}
	if f.source[0] < 0 || f.source[1] <= f.source[0] {
		return
	}
	mark := end
	if k := s.kind(mark); k == kindColon || k == kindDash || k == kindComma {
		mark++
	}
	if q, ok := s.atom(mark); ok && (!s.named(mark) || s.kind(end) == kindColon) && s.p.quotes[s.tok(mark).quote].words > 1 {
		f.frame, f.content = frameQuote, [][2]int{{mark, q}}
		if s.kind(end) == kindColon {
			f.cue = [2]int{end, end + 1}
			f.teller = s.subject(a, min(i, f.source[0]), true)
		}
		s.add(f)
		return
	}
	f.verb = &cueVerb{lemma: w.low, kind: statement, frames: frameThat}
	if t := s.aboutThat(end); t >= 0 {
		f.frame, f.prior, f.content = frameThat, slavWeak, [][2]int{{t, s.relativeEnd(t)}}
		s.add(f)
	}
}

// heading: газета виходить із заголовком «Міст упав»: what it says is its own.
func (s *slavSentence) heading(i int) bool {
	if w := s.low(i); !strings.HasPrefix(w, "заголов") || !s.is(i-1, classPrep) {
		return false
	}
	q, ok := s.atom(i + 1)
	a, b := s.clause(i)
	src := s.subject(a, i-1, true)
	if src[0] < 0 {
		src = s.subject(i+1, b, true)
	}
	if !ok || src[0] < 0 || s.told(i) {
		return false
	}
	return s.add(finding{
		source: src, how: sourceNamed, cue: [2]int{i, i + 1}, frame: frameQuote, kind: statement, lemma: s.low(i), verb: slavSaidWith,
		rule: "slavic-nominal", prior: slavMaybe, content: [][2]int{{i + 1, q}},
	})
}

// genitiveEnd cuts a phrase [a, b) behind a noun in front of the first word that is not in the
// case of whom the noun is of.
func (s *slavSentence) genitiveEnd(a, b int) int {
	for k := a; k < b; k++ {
		if s.kind(k) == kindWord && s.tok(k).quote < 0 && !s.tok(k).capital && !s.is(k, classPrep) &&
			!endsIn(s.low(k), "а", "я", "и", "і", "ы", "ї", "у", "ю", "ів", "їв", "ов", "ев", "ей", "ого", "его", "ої", "ой", "их", "ых") {
			return k
		}
	}
	return b
}

// aboutThat gives the token where "про те, що", "о том, что" or ", що" begins at end, or -1.
func (s *slavSentence) aboutThat(end int) int {
	switch {
	case s.kind(end) == kindComma && s.is(end+1, classThat):
		return end + 1
	case s.is(end, classPrep) && slavCorrelatives[s.low(end+1)] && s.kind(end+2) == kindComma && s.is(end+3, classThat):
		return end
	}
	return -1
}

// slavCiting pass on what somebody else said.
var slavCiting = wordSet(`цитувати процитувати цитировать процитировать`)

// slavCitingWords end cues of those who pass on: "приводит слова министра".
const slavCitingWords = " слова"

// citing: газета цитує міністерку: «…»; «…», — приводит слова министра агентство: the one
// who is quoted holds it, the one who quotes tells it.
func (s *slavSentence) citing(f finding, c slavCue, a, b int) bool {
	from := c.end
	switch {
	case slavCiting[c.verb.lemma]:
		if w := s.low(from); w == "слова" || w == "слово" {
			from++
		}
	case !strings.HasSuffix(c.verb.lemma, slavCitingWords):
		return false
	}
	if f.source, f.teller = s.cited(from, a, b, f.cue); f.source[1] <= f.source[0] {
		return false
	}
	f.verb, f.how = slavSaidWith, sourceNamed
	if s.behind(f, a) {
		return true
	}
	if !s.colon(f, c.end-1) {
		return false
	}
	last := &s.found[len(s.found)-1]
	if k := last.content[0][0] - 1; k >= last.source[1] && s.kind(k) == kindColon {
		last.cue = [2]int{k, k + 1}
	}
	return true
}

// cited gives who is quoted by a cue in the clause [a, b), with words behind it from token
// from on, and who quotes.
func (s *slavSentence) cited(from, a, b int, cue [2]int) (who, teller [2]int) {
	if _, ok := s.atom(from); from == cue[1] && (ok && s.named(from) || s.is(from, classBody)) {
		for a < cue[0] && s.skippable(a) { // "Марту Лис цитує «Хвиля»"
			a++
		}
		return [2]int{a, cue[0]}, s.subject(from, b, true)
	}
	end := from
	if slavPossessive[s.low(from)] != 0 {
		end = from + 1
	} else {
		for end < b && (end == from || !s.teller(end)) && !s.is(end, classPrep) && !s.boundary(end) {
			end++
		}
	}
	if teller = s.subject(a, cue[0], true); teller[0] < 0 && end < b {
		teller = s.subject(end, b, true)
	}
	return [2]int{from, end}, teller
}

// teller reports whether at k begins the name of a paper or an agency in the first case.
func (s *slavSentence) teller(k int) bool {
	return s.is(k, classBody|classUnnamed) || s.named(k) && !s.is(k-1, classBody)
}

// labelled gives the place of the colon of the paragraphs that begin with a speaker and a
// colon, where two or more do: a talk that is written down.
func (x *slavScan) labelled() map[int]int {
	out, talk := map[int]int{}, 0
	const longest = 4
	for pi, p := range x.d.paras {
		if p.skip || p.title {
			continue
		}
		for k := 1; k <= longest && k+2 < len(p.toks); k++ {
			if p.toks[k].kind != kindColon {
				if p.toks[k].kind != kindWord {
					break
				}
				continue
			}
			speaker := p.toks[0].capital && (k == 1 || p.toks[k-1].capital || p.slav[0].is(classRole))
			if speaker && p.toks[k+1].quote < 0 {
				talk++
				if !slavAsked[p.slav[0].low] {
					out[pi] = k
				}
			}
			break
		}
	}
	if talk < 2 {
		return nil
	}
	return out
}

// slavAsked begin a question of the one who asks, who is nobody.
var slavAsked = wordSet(`відповідь ответ кореспондент кореспондентка корреспондент журналіст журналістка журналист журналистка питання запитання вопрос ведущий
	ведуча ведучий ведущая редакція редакция кор корр підсумок итог довідка справка примітка примечание фото відео видео джерело источник увага внимание
	важливо важно адреса адрес телефон тел пошта почта сайт місце место дата ціна цена вартість стоимость`)

// label takes what a paragraph of a talk says behind the colon at k.
func (x *slavScan) label(pi, k int) {
	p := x.d.paras[pi]
	s := slavSentence{p: p, w: p.slav, from: 0, begin: 0, to: len(p.toks), last: noSpan}
	s.add(finding{
		source: [2]int{0, k}, how: sourceNamed, cue: [2]int{k, k + 1}, frame: frameQuote, kind: statement, lemma: "speaker-colon",
		rule: "slavic-label", prior: slavMaybe, content: [][2]int{{k + 1, len(p.toks)}},
	})
	for _, f := range s.found {
		f.para = pi
		x.all = append(x.all, f)
	}
}
