package suggest

import "strings"

// slavSentence finds what one sentence of a Ukrainian or Russian text tells.
type slavSentence struct {
	p        *paragraph
	forms    map[string]slavForm
	from, to int
	begin    int // where a turn of a dialogue begins, else from
	found    []finding
	last     [2]int // the subject of the last cue, for a verb that shares it
	turn     bool   // begins with a dash: a turn of a dialogue
}

var noSpan = [2]int{-1, -1}

func (s *slavSentence) low(i int) string {
	if i < s.from || i >= s.to {
		return ""
	}
	return slavNorm(s.p.toks[i].low)
}

func (s *slavSentence) kind(i int) kind {
	if i < s.begin || i >= s.to {
		return kindStop
	}
	return s.p.toks[i].kind
}

// atom gives the end of the outermost quotation that begins at token i.
func (s *slavSentence) atom(i int) (int, bool) {
	if i < s.from || i >= s.to {
		return i, false
	}
	q := s.p.toks[i].quote
	if q < 0 || s.p.quotes[q].first != i {
		return i, false
	}
	return min(s.p.quotes[q].end, s.to), true
}

// named reports whether the quotation that begins at i is a name: «Берег», «Вести дня».
func (s *slavSentence) named(i int) bool {
	end, ok := s.atom(i)
	if !ok || i+1 >= end {
		return false
	}
	q := s.p.quotes[s.p.toks[i].quote]
	first := s.p.toks[i+1]
	return q.closed && q.words <= 4 && (first.capital || first.kind == kindNumber) && s.p.toks[end-2].kind != kindStop && s.p.toks[end-2].kind != kindComma
}

// boundary reports whether a mark between clauses stands at i.
func (s *slavSentence) boundary(i int) bool {
	switch s.kind(i) {
	case kindComma, kindDash, kindColon, kindSemicolon, kindStop, kindOpen, kindClose:
		return true
	}
	return false
}

// clause gives the stretch around token i without a mark between clauses; quotations are
// stepped over.
func (s *slavSentence) clause(i int) (int, int) {
	inside := s.p.toks[i].quote
	a, b := i, i+1
	for a > s.from && (!s.boundary(a-1) || s.p.toks[a-1].quote != inside) && !s.quoteEdge(a-1, inside) {
		a--
	}
	for b < s.to && (!s.boundary(b) || s.p.toks[b].quote != inside) && !s.quoteEdge(b, inside) {
		b++
	}
	return a, b
}

// quoteEdge reports whether token k belongs to a quotation that is speech, where the clause
// of a word outside it ends.
func (s *slavSentence) quoteEdge(k, inside int) bool {
	q := s.p.toks[k].quote
	return q >= 0 && q != inside && !s.named(s.p.quotes[q].first)
}

// skippable words stand before or behind a subject without belonging to it.
func (s *slavSentence) skippable(i int) bool {
	w := s.low(i)
	return slavAdverbs[w] || slavLinks[w] || slavThat[w] || slavRecipient[w] && !s.capitalInside(i) || w == "не" || slavAdverbial(w)
}

func (s *slavSentence) capitalInside(i int) bool { return s.p.toks[i].capital && i > s.from }

// slavAdverbial reports whether a word looks like an adverb of manner: "публічно", "устно".
func slavAdverbial(w string) bool {
	return len(w) > 10 && endsIn(w, "но", "вно", "льно", "ко", "во") && !slavBodyNouns[w]
}

// subject gives the subject in the tokens [a, b), or noSpan. liberal takes any noun, else
// only names, offices, bodies, pronouns.
func (s *slavSentence) subject(a, b int, liberal bool) [2]int {
	for i := a; i < b; {
		if end, ok := s.atom(i); ok {
			i = end
			continue
		}
		w := s.low(i)
		switch {
		case s.kind(i) == kindDash || s.kind(i) == kindMark:
			i++
			continue
		case slavSubjectPronoun(w):
			return [2]int{i, i + 1}
		case slavPreps[w]:
			i = s.skipPreposition(i, b)
			continue
		case s.skippable(i) || s.saying(i):
			i++
			continue
		case s.kind(i) != kindWord && s.kind(i) != kindNumber:
			return noSpan
		case slavRelative[w]:
			return noSpan
		}
		if s.p.toks[i].kind == kindWord && s.isOblique(i) {
			i++
			if _, ok := s.atom(i); ok && s.named(i) {
				i, _ = s.atom(i)
			}
			continue
		}
		if !liberal && !s.headAhead(i, b) {
			return noSpan
		}
		end := s.phraseEnd(i, b)
		if end <= i {
			return noSpan
		}
		return [2]int{i, end}
	}
	return noSpan
}

// saying reports whether token i is a form of a cue verb.
func (s *slavSentence) saying(i int) bool {
	_, ok := s.forms[s.low(i)]
	return ok && slavRoleGender()[s.low(i)] == 0 && !s.capitalInside(i)
}

func slavSubjectPronoun(w string) bool {
	return slavMasculine[w] || slavFeminine[w] || slavPlural[w] || w == "я" || w == "ми" || w == "мы"
}

// isOblique reports whether a word that no preposition governs is in another case than the
// first.
func (s *slavSentence) isOblique(i int) bool {
	w := s.low(i)
	if slavRoleGender()[w] != 0 || slavBodyNouns[w] || slavUnnamed[w] {
		return false
	}
	if s.p.toks[i].capital && i > s.from {
		return slavOblique(w)
	}
	return len(w) > 6 && endsIn(w, "у", "ю", "ам", "ям", "ові", "еві", "ому", "ому", "ему", "ою", "ею", "ами", "ями")
}

// head reports whether token i may be the head of a subject by itself: an office, a body, a
// name.
func (s *slavSentence) head(i int) bool {
	w := s.low(i)
	if slavRoleGender()[w] != 0 || slavBodyNouns[w] || slavUnnamed[w] {
		return true
	}
	if hyphen := strings.LastIndexByte(w, '-'); hyphen > 0 && slavRoleGender()[w[hyphen+1:]] != 0 {
		return true
	}
	return s.p.toks[i].kind == kindWord && s.p.toks[i].capital && i > s.from && !slavOblique(w)
}

// headAhead reports whether a head stands at i or behind adjectives there.
func (s *slavSentence) headAhead(i, b int) bool {
	const adjectives = 4
	for k := i; k < b && k < i+adjectives; k++ {
		if s.head(k) {
			return true
		}
		if s.kind(k) != kindWord && s.kind(k) != kindNumber || slavPreps[s.low(k)] || s.skippable(k) {
			return false
		}
	}
	return i == s.from && s.p.toks[i].capital && s.kind(i) == kindWord
}

// skipPreposition gives the token behind a prepositional phrase: where an office in its
// plain form, a pronoun or a name in the first case begins.
func (s *slavSentence) skipPreposition(i, b int) int {
	i++
	if i < b && slavPreps[s.low(i)] {
		i++
	}
	if end, ok := s.atom(i); ok {
		return end
	}
	i++ // the word that it governs
	for i < b {
		if end, ok := s.atom(i); ok {
			if !s.named(i) {
				return i
			}
			i = end
			continue
		}
		w := s.low(i)
		switch {
		case s.boundary(i) || slavPreps[w] || slavSubjectPronoun(w):
			return i
		case slavRoleGender()[w] != 0 || slavBodyNouns[w] && !s.p.toks[i-1].capital || slavUnnamed[w]:
			return i
		case s.p.toks[i].capital && !slavOblique(w) && !endsIn(w, "ої", "ой", "и", "ы", "і", "ї"):
			return i
		}
		i++
	}
	return i
}

// phraseEnd gives the token behind the noun phrase that begins at i.
func (s *slavSentence) phraseEnd(i, b int) int {
	person := false // a name in the first case was met
	j := i
	nameless := slavUnnamed[s.low(i)]
	for j < b {
		if end, ok := s.atom(j); ok {
			if !s.named(j) || person {
				break
			}
			j = end
			continue
		}
		t := &s.p.toks[j]
		w := s.low(j)
		if j > i && s.leaves(j) {
			if person || j+1 >= b || !slavPreps[w] || !nameless && !slavTitlePreps[w] && !s.nameBehind(j, b) {
				break
			}
			j = s.governed(j)
			continue
		}
		if s.boundary(j) || t.kind == kindMark || j > i && s.governs(j) {
			break
		}
		if s.namesPerson(j, i) {
			person = true
		} else if person && !t.capital && !s.capitalAhead(j, b) {
			break
		}
		j++
	}
	return j
}

// namesPerson reports whether the word at j, in a phrase from i, is a name in the first case.
func (s *slavSentence) namesPerson(j, i int) bool {
	return s.p.toks[j].capital && j > s.from && !slavOblique(s.low(j)) && (j == i || s.p.toks[j-1].capital || slavRoleGender()[s.low(j-1)] != 0)
}

// governed gives the token behind the preposition at j and the word that it governs; a
// quotation is left to stand.
func (s *slavSentence) governed(j int) int {
	if s.p.toks[j+1].quote < 0 {
		return j + 2
	}
	return j + 1
}

// leaves reports whether the word at j cannot go on a noun phrase.
func (s *slavSentence) leaves(j int) bool {
	w := s.low(j)
	return slavPreps[w] || s.skippable(j) || slavSubjectPronoun(w) || slavRelative[w]
}

// governs reports whether the word at j is a verb, or a recipient in its case.
func (s *slavSentence) governs(j int) bool {
	w := s.low(j)
	if _, cue := s.forms[w]; cue && slavRoleGender()[w] == 0 {
		return true
	}
	return !s.p.toks[j].capital && (slavFinite(w) || s.dative(w) && slavRoleGender()[s.low(j-1)] == 0)
}

func (s *slavSentence) dative(w string) bool {
	return len(w) > 8 && endsIn(w, "ові", "еві", "єві") || slavLemmas()[slavStem(w)] != "" && endsIn(w, "у", "ю", "ам", "ям")
}

// nameBehind reports whether a name in the first case follows the preposition at j: "депутат
// от «Горизонта» Марфа Острова".
func (s *slavSentence) nameBehind(j, b int) bool {
	const reach = 7
	for k := j + 1; k < b && k < j+reach; k++ {
		if end, ok := s.atom(k); ok {
			if end < b && s.p.toks[end].kind == kindWord && s.p.toks[end].capital && !slavOblique(s.low(end)) {
				return true
			}
			return false
		}
		if s.boundary(k) {
			return false
		}
		if k > j+1 && s.p.toks[k].capital && k+1 < b && s.p.toks[k+1].capital && !slavOblique(s.low(k)) && !slavOblique(s.low(k+1)) && s.p.toks[k+1].kind == kindWord {
			return true
		}
	}
	return false
}

func (s *slavSentence) capitalAhead(j, b int) bool {
	const reach = 4
	for k := j; k < b && k < j+reach; k++ {
		if s.boundary(k) || slavPreps[s.low(k)] || s.skippable(k) || slavFinite(s.low(k)) && !s.p.toks[k].capital {
			return false
		}
		if s.p.toks[k].capital {
			return true
		}
	}
	return false
}

// besides gives the subject of the cue verb at i: in its clause, before or behind it, else
// in front of an aside, else that of the verb before it.
func (s *slavSentence) besides(i int) (src [2]int, how sourceHow) {
	a, b := s.clause(i)
	start := s.cueStart(i, a)
	src = s.subject(a, start, true)
	if src[0] >= 0 && s.reaches(src[1], start) {
		return src, sourceAdjacent
	}
	if inverted := s.subject(i+1, b, false); inverted[0] >= 0 && s.agreesWith(i, inverted) {
		return s.withAppositive(inverted), sourceInverted
	}
	if src[0] >= 0 {
		return src, sourceShared
	}
	if slavLinks[s.low(a)] || start > a && slavLinks[s.low(start-1)] {
		return s.last, sourceShared
	}
	if aside := s.beforeAside(a); aside[0] >= 0 {
		return aside, sourceAside
	}
	return noSpan, sourceNone
}

// reaches reports whether between a subject and its verb stands no other finite verb.
func (s *slavSentence) reaches(from, to int) bool {
	for k := from; k < to; k++ {
		if _, cue := s.forms[s.low(k)]; cue || slavFinite(s.low(k)) && !s.p.toks[k].capital {
			return false
		}
	}
	return true
}

// beforeAside finds the subject in front of what stands between commas before token a:
// "Депутат Юхим Лесик, однофамілець лідерки, підтримав".
func (s *slavSentence) beforeAside(a int) [2]int {
	const asides = 3
	end := a - 1
	for range asides {
		if end <= s.from || s.kind(end) != kindComma {
			return noSpan
		}
		from, to := s.clause(end - 1)
		if from == s.from || s.kind(from-1) != kindComma {
			src := s.subject(from, to, true)
			if src[0] >= 0 && s.reaches(src[0], to) && !slavRelative[s.low(from)] && end != a-1 {
				return [2]int{src[0], a}
			}
			return noSpan
		}
		end = from - 1
	}
	return noSpan
}

// cueStart takes "не" and adverbs right before a verb into its cue.
func (s *slavSentence) cueStart(i, a int) int {
	for i > a && (s.low(i-1) == "не" || slavAdverbial(s.low(i-1)) || s.low(i-1) == "раніше" || s.low(i-1) == "ранее" || s.low(i-1) == "также" || s.low(i-1) == "також") {
		i--
	}
	return i
}
