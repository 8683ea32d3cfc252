package suggest

// slavByNouns name a source in the case that their preposition governs: "за словами X", "по
// мнению X".
var slavByNouns = map[string]map[string]bool{
	"за": wordSet(`словами даними інформацією оцінкою оцінками версією повідомленням повідомленнями твердженням твердженнями свідченнями підрахунками`),
	"по": wordSet(`словам данным информации оценке оценкам версии мнению сообщению сообщениям утверждению свидетельству подсчетам`),
	"на": wordSet(`думку переконання погляд взгляд`),
	"з":  wordSet(`слів`),
	"со": wordSet(`слов`),
}

// according: За словами X, …; …, по данным X, …; По его словам, …
func (s *slavSentence) according(i int) {
	nouns := slavByNouns[s.low(i)]
	if nouns == nil || s.p.toks[i].quote >= 0 {
		return
	}
	n := i + 1
	whose := slavPossessive[s.low(n)]
	if whose != 0 {
		n++
	}
	if !nouns[s.low(n)] {
		return
	}
	_, end := s.clause(n)
	f := finding{
		cue: [2]int{i, n + 1}, how: sourceNamed, source: [2]int{n + 1, end}, frame: frameZero, kind: statement, lemma: "according-to",
		rule: "slavic-according", prior: slavLikely,
	}
	if whose != 0 {
		f.source, f.ante = noSpan, [2]int{i + 1, i + 2}
		end = n + 1
	} else if end == n+1 {
		return
	}
	if s.kind(end) != kindComma && end < s.to && s.kind(end) != kindStop && s.kind(end) != kindDash && whose == 0 {
		return
	}
	if !s.saidOf(i, end) {
		return
	}
	if i > s.from {
		f.content = append(f.content, [2]int{s.from, i})
	}
	f.content = append(f.content, [2]int{end, s.to})
	s.add(f)
}

// saidOf reports whether what the source is named for stands apart from it: at the start of
// the sentence, or between commas.
func (s *slavSentence) saidOf(i, end int) bool {
	k := i
	for k > s.from && (slavLinks[s.low(k-1)] || slavAdverbs[s.low(k-1)]) {
		k--
	}
	return k == s.from || s.boundary(k-1) || s.boundary(end)
}

// asClause: Як пише газета «Мера», …; …, как сообщил министр.
func (s *slavSentence) asClause(f finding, i, a, b int) bool {
	as := a
	for as < i && s.low(as) != "як" && s.low(as) != "как" {
		if !slavAdverbs[s.low(as)] && !slavLinks[s.low(as)] {
			return false
		}
		as++
	}
	if as >= i || as > s.from && !s.boundary(as-1) && as != a {
		return false
	}
	f.source, f.how = s.subject(i+1, b, true), sourceNamed
	if f.source[0] < 0 {
		f.source = s.subject(as+1, i, true)
	}
	if f.source[0] < 0 && (s.forms[s.low(i)].agrees == 't' || s.forms[s.low(i)].agrees == 'p') {
		f.source = s.place(i+1, b)
	}
	if f.source[0] < 0 {
		return true
	}
	f.cue[0], f.frame, f.rule, f.prior = as, frameZero, "slavic-as", slavLikely
	if as > s.from {
		f.content = append(f.content, [2]int{s.from, as})
	}
	if b < s.to && s.kind(b) == kindComma {
		f.content = append(f.content, [2]int{b, s.to})
	}
	s.add(f)
	return true
}

// document: «…», — говорится в обращении X; В заявлении X говорится, что …
func (s *slavSentence) document(f finding, i int) {
	a, b := s.clause(i)
	f.how, f.lemma = sourceNamed, s.low(i)
	for k := a; k < b; k++ {
		if w := s.low(k); (w == "в" || w == "у" || w == "во" || w == "на") && k != i && k+1 < b && s.kind(k+1) == kindWord {
			end := s.phraseEnd(k+1, b)
			if k < i {
				end = min(end, f.cue[0])
			} else if k == i+1 {
				f.cue[1] = k + 1
			}
			if end > k+1 {
				f.source = [2]int{k + 1, end}
			}
			break
		}
	}
	if f.source[0] < 0 {
		return
	}
	f.verb = &cueVerb{lemma: f.lemma, kind: statement, strong: true, frames: frameQuote | frameThat | frameZero}
	_ = s.behind(f, i, a) || s.colon(f, i) || s.that(f, i) || s.postposed(f, a, b)
}

// speakerColon: «Остап Квітан: “…”»: a name or an office before a colon and a quotation.
func (s *slavSentence) speakerColon() {
	const longest = 10
	head := false
	for k := s.from; k < s.to && k < s.from+longest; k++ {
		if end, ok := s.atom(k); ok {
			if !s.named(k) {
				return
			}
			k = end - 1
			continue
		}
		switch s.kind(k) {
		case kindWord, kindNumber, kindComma:
			if s.saying(k) {
				return
			}
			head = head || s.head(k) || k == s.from && s.p.toks[k].capital && s.p.toks[min(k+1, s.to-1)].capital
			continue
		case kindColon:
		default:
			return
		}
		end, quoted := s.atom(k + 1)
		if !quoted || !head && k > s.from+1 || s.p.quotes[s.p.toks[k+1].quote].words < 2 {
			return
		}
		s.add(finding{
			source: [2]int{s.from, k}, how: sourceNamed, cue: [2]int{k, k + 1}, frame: frameQuote, kind: statement, lemma: "speaker-colon",
			rule: "slavic-speaker-colon", prior: slavLikely, content: append([][2]int{{k + 1, end}}, s.quotesAfter(end)...),
		})
		return
	}
}

// withAppositive takes ", глава …" behind a name that ends at a comma into the source.
func (s *slavSentence) withAppositive(src [2]int) [2]int {
	n := src[1]
	if s.kind(n) != kindComma || slavRoleGender()[s.low(n+1)] == 0 {
		return src
	}
	_, end := s.clause(n + 1)
	if s.reaches(n+1, end) && (s.boundary(end) || end >= s.to) {
		return [2]int{src[0], end}
	}
	return src
}

// agreesWith reports whether an inverted subject may be that of the verb by gender.
func (s *slavSentence) agreesWith(i int, src [2]int) bool {
	agrees := s.forms[s.low(i)].agrees
	w := s.low(src[0])
	switch {
	case slavMasculine[w]:
		return agrees == 'm' || agrees == 's'
	case slavFeminine[w]:
		return agrees == 'f' || agrees == 's'
	}
	if g := slavRoleGender()[w]; g == 'f' {
		return agrees == 'f' || agrees == 's'
	}
	return true
}
