package suggest

// slavSentence finds what one sentence of a Ukrainian or Russian text tells.
type slavSentence struct {
	p        *paragraph
	w        []slavWord
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
	if w := s.w[i].low; w != "" {
		return w
	}
	return s.tok(i).low
}

var (
	slavNoWord  = &slavWord{}
	slavNoToken = &token{kind: kindStop, quote: -1}
)

// tok gives token i of the paragraph; outside it one that is nothing.
func (s *slavSentence) tok(i int) *token {
	if i < 0 || i >= len(s.p.toks) {
		return slavNoToken
	}
	return &s.p.toks[i]
}

// word gives what token i may be.
func (s *slavSentence) word(i int) *slavWord {
	if i < s.from || i >= s.to {
		return slavNoWord
	}
	return &s.w[i]
}

// is reports whether token i may be one of the classes.
func (s *slavSentence) is(i int, c slavClass) bool { return s.word(i).is(c) }

// finite reports whether token i has the form of a finite verb and is no name.
func (s *slavSentence) finite(i int) bool {
	return s.is(i, classSaying|classFinite) && !s.capitalInside(i)
}

func (s *slavSentence) kind(i int) kind {
	if i < s.begin || i >= s.to {
		return kindStop
	}
	return s.tok(i).kind
}

// atom gives the end of the outermost quotation that begins at token i.
func (s *slavSentence) atom(i int) (int, bool) {
	if i < s.from || i >= s.to {
		return i, false
	}
	q := s.tok(i).quote
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
	q := s.p.quotes[s.tok(i).quote]
	const longest = 4 // words
	if first := s.tok(i + 1); !q.closed || q.words > longest || !first.capital && first.kind != kindNumber {
		return false
	}
	for k := i + 1; k < end; k++ {
		switch s.tok(k).kind {
		case kindComma, kindDash, kindStop, kindColon:
			return false
		}
	}
	return true
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
	inside := s.tok(i).quote
	if inside >= 0 && s.named(s.p.quotes[inside].first) {
		inside = -1
	}
	a, b := i, i+1
	for a > s.from && (!s.boundary(a-1) || s.tok(a-1).quote != inside) && !s.quoteEdge(a-1, inside) {
		a--
	}
	for b < s.to && (!s.boundary(b) || s.tok(b).quote != inside) && !s.quoteEdge(b, inside) {
		b++
	}
	return a, b
}

// quoteEdge reports whether token k belongs to a quotation that is speech, where the clause
// of a word outside it ends.
func (s *slavSentence) quoteEdge(k, inside int) bool {
	q := s.tok(k).quote
	return q >= 0 && q != inside && !s.named(s.p.quotes[q].first)
}

// skippable words stand before or behind a subject without belonging to it.
func (s *slavSentence) skippable(i int) bool {
	w := s.word(i)
	return w.is(classAdverb|classLink|classThat) || w.is(classRecipient|classManner) && !s.capitalInside(i) || w.low == "не"
}

func (s *slavSentence) capitalInside(i int) bool { return s.tok(i).capital && i > s.from }

// slavAdverbial reports whether a word looks like an adverb of manner: "публічно", "устно".
func slavAdverbial(w string) bool {
	return len(w) > 10 && endsIn(w, "но", "ко", "во", "ше", "ски", "ськи", "цки", "цьки")
}

// subject gives the subject in the tokens [a, b), or noSpan. liberal takes any noun, else
// only names, offices, bodies, pronouns. A name in quotation marks is taken where nothing
// else is.
func (s *slavSentence) subject(a, b int, liberal bool) [2]int {
	called := noSpan
	for i := a; i < b; {
		if end, ok := s.atom(i); ok {
			if called[0] < 0 && s.calledAt(i, a) {
				called = [2]int{i, end}
			}
			i = end
			continue
		}
		w := s.word(i)
		switch {
		case s.kind(i) == kindDash || s.kind(i) == kindMark:
			i++
			continue
		case w.is(classPronoun):
			return [2]int{i, i + 1}
		case w.is(classPrep):
			i = s.skipPreposition(i, b)
			continue
		case s.skippable(i) || s.saying(i) || s.gender(i) != 0:
			i++
			continue
		case s.kind(i) != kindWord && s.kind(i) != kindNumber, w.is(classRelative):
			return called
		}
		if s.timeAt(i) > 0 {
			i += s.timeAt(i)
			continue
		}
		if s.tok(i).kind == kindWord && (s.isOblique(i) || s.finite(i)) {
			if i++; s.named(i) {
				i, _ = s.atom(i)
			}
			continue
		}
		if end := s.phraseEnd(i, b); end > i && (liberal || s.headAhead(i, b)) {
			return [2]int{s.headOf(i, end), s.coordinated(end, b)}
		}
		return called
	}
	return called
}

// headOf gives the token where a noun phrase from i begins: at the office or name behind
// another noun in the same case: "назвал договор | президент".
func (s *slavSentence) headOf(i, end int) int {
	for k := i; k < end; k++ {
		if s.is(k, classRole) {
			return i
		}
		if s.head(k) || s.kind(k) != kindWord || slavSelf[s.low(k)] || s.is(k, classPrep) {
			return i
		}
		if !endsIn(s.low(k), "ий", "ій", "ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "а", "я", "е", "є", "і", "ї", "их", "ых", "го") || endsIn(s.low(k), "ння", "ття", "ция", "ція", "ние") {
			for n := k + 1; n < end; n++ {
				if s.is(n, classRole) {
					return n
				}
			}
			return i
		}
	}
	return i
}

// governedName gives the token behind the word at i that a preposition governs, with the name
// in its case: "на міністра Івана Дуба".
func (s *slavSentence) governedName(i, b int) int {
	office := !s.is(i, classRole) && slavRoleGender()[slavLemmas()[slavStem(s.low(i))]] != 0
	person := s.capitalInside(i) && endsIn(s.low(i), "а", "я", "ого")
	for i++; i < b && s.tok(i).capital && s.kind(i) == kindWord && (office || person && endsIn(s.low(i), "а", "я", "ого")); {
		i++
	}
	return i
}

// calledAt reports whether the name in quotation marks at i stands for itself in a clause that
// begins at a.
func (s *slavSentence) calledAt(i, a int) bool {
	if !s.named(i) {
		return false
	}
	end, _ := s.atom(i)
	if i > a && slavLemmas()[slavStem(s.low(i-1))] != "" && !s.is(i-1, classRole|classBody) {
		return false // "в партії «Берег»"
	}
	return i == a || s.boundary(i-1) || s.is(i-1, classSaying|classAdverb|classLink) || s.finite(end) || (s.saying(end) || s.boundary(end)) && s.plainName(end)
}

// plainName reports whether a name in quotation marks that ends before token end looks like the
// first case.
func (s *slavSentence) plainName(end int) bool {
	return end-2 > s.from && !endsIn(s.low(end-2), "и", "і", "ы", "у", "ю", "ої", "ой", "е", "ії", "ии")
}

// gender gives that of a possessive that stands for a speaker: "його адвокат".
func (s *slavSentence) gender(i int) byte { return slavPossessive[s.low(i)] }

// coordinated takes "і Левченко" behind a subject that ends at end into it.
func (s *slavSentence) coordinated(end, b int) int {
	if w := s.low(end); end+1 >= b || w != "і" && w != "й" && w != "та" && w != "и" || !s.head(end+1) {
		return end
	}
	if more := s.phraseEnd(end+1, b); more > end+1 {
		return more
	}
	return end
}

var (
	slavTimes = wordSet(`вечора тижня дня ранку року разу літа місяця ночі зими весни осені вечера недели дня утра года раза лета месяца ночи зимы весны осени`)
	slavAgo   = wordSet(`год року рік тиждень неделю месяц місяць день час годину`)
)

// timeAt gives the length of an expression of time without a preposition at i: "одного
// вечора", "год назад".
func (s *slavSentence) timeAt(i int) int {
	if s.tok(i).capital && i > s.from || i+1 >= s.to {
		return 0
	}
	w, next := s.low(i), s.low(i+1)
	switch {
	case slavTimes[next] && (endsIn(w, "ого", "ьої", "ої", "ей", "ой") || w == "того"):
		return 2
	case slavAgo[w] && (next == "назад" || next == "тому"):
		return 2
	}
	return 0
}

// slavCue is a cue: its verb, what subject its form takes, and its tokens.
type slavCue struct {
	verb   *cueVerb
	agrees byte
	end    int
}

// cueAt gives the cue that begins at token i, the longer one if two do.
func (s *slavSentence) cueAt(i int) (slavCue, bool) {
	w := s.word(i)
	if !w.is(classSaying|classPhrase) || w.is(classRole) || s.capitalInside(i) && !w.is(classPhrase) || s.capitalInside(i) {
		return slavCue{}, false
	}
	for _, ph := range w.form.phrases {
		for _, skip := range [2]int{0, 1} {
			if end := i + 1 + skip + len(ph.tail); end <= s.to && s.tail(i+1+skip, ph.tail) {
				return slavCue{ph.verb, ph.agrees, end}, true
			}
		}
	}
	if !w.is(classSaying) {
		return slavCue{}, false
	}
	c := slavCue{w.form.verb, w.form.agrees, i + 1}
	if c.verb.kind == intention && s.is(i+1, classPrep) && c.verb.governs(s.low(i+1)) {
		c.end++
	}
	return c, true
}

func (s *slavSentence) tail(at int, words []string) bool {
	for k, w := range words {
		if s.low(at+k) != w {
			return false
		}
	}
	return true
}

// saying reports whether a cue begins at token i.
func (s *slavSentence) saying(i int) bool {
	_, ok := s.cueAt(i)
	return ok
}

// isOblique reports whether a word that no preposition governs is in another case than the
// first.
func (s *slavSentence) isOblique(i int) bool {
	w := s.low(i)
	if s.is(i, classRole|classBody|classUnnamed) {
		return false
	}
	if s.tok(i).capital && i > s.from {
		return slavOblique(w)
	}
	if lemma := slavLemmas()[slavStem(w)]; lemma != "" && lemma != w && !endsIn(w, "и", "і", "ы", "ї", "е") {
		return true // "міністра"
	}
	return len(w) > 6 && endsIn(w, "у", "ю", "ам", "ям", "ові", "еві", "ому", "ему", "ою", "ею", "ами", "ями", "има", "ими", "ыми")
}

// head reports whether token i may be the head of a subject by itself: an office, a body, a
// name.
func (s *slavSentence) head(i int) bool {
	if s.is(i, classRole|classBody|classUnnamed) || slavSome[s.low(i)] {
		return true
	}
	return s.kind(i) == kindWord && s.capitalInside(i) && !slavOblique(s.low(i))
}

// headAhead reports whether a head stands at i or behind adjectives there.
func (s *slavSentence) headAhead(i, b int) bool {
	const adjectives = 4
	for k := i; k < b && k < i+adjectives; k++ {
		if s.head(k) {
			return true
		}
		if s.kind(k) != kindWord && s.kind(k) != kindNumber || s.is(k, classPrep) || s.skippable(k) || s.finite(k) || s.infinitive(k) {
			return false
		}
	}
	return i == s.from && s.tok(i).capital && s.kind(i) == kindWord
}

// infinitive reports whether token k looks like one.
func (s *slavSentence) infinitive(k int) bool {
	w := s.low(k)
	return len(w) > 6 && !s.tok(k).capital && endsIn(w, "ти", "ть", "тися", "тись", "ться", "чь") && !endsIn(w, "сть", "ість")
}

// skipPreposition gives the token behind a prepositional phrase: where an office in its
// plain form, a pronoun or a name in the first case begins.
func (s *slavSentence) skipPreposition(i, b int) int {
	i++
	if i < b && s.is(i, classPrep) {
		i++
	}
	if end, ok := s.atom(i); ok {
		return end
	}
	if s.is(i, classRelative) {
		return i + 1 // "в якій рибалки називають"
	}
	i = s.governedName(i, b)
	for i < b {
		if end, ok := s.atom(i); ok {
			if !s.named(i) || s.plainName(end) && (s.finite(end) || s.saying(end) || end >= b) && s.calledAt(i, s.from) {
				return i
			}
			i = end
			continue
		}
		w := s.low(i)
		switch {
		case s.boundary(i) || s.is(i, classPrep|classPronoun|classRelative) || s.finite(i):
			return i
		case s.is(i, classRole|classUnnamed) || s.is(i, classBody) && !s.tok(i-1).capital:
			return i
		case s.tok(i).capital && !slavOblique(w) && !endsIn(w, "ої", "ой", "и", "ы", "і", "ї"):
			return i
		}
		i++
	}
	return i
}
