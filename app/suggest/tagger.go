package suggest

// tagWords gives every token of a sentence one part of speech, from the lexicon, endings
// and the words around it.
func tagWords(l *lexicon, toks []token, lemmas []string) {
	sets := make([]tagSet, len(toks))
	start, heading := true, inTitleCase(toks)
	for i := range toks {
		t := &toks[i]
		switch t.kind {
		case kindWord, kindNumber:
			sets[i], lemmas[i] = l.lookup(t, start && !nameRun(l, toks, i), heading)
			start = false
		case kindClitic:
			sets[i], lemmas[i] = clitic(l, toks, i), t.low
		case kindMark, kindColon:
			start = true
			sets[i] = setOf(tagMark)
		case kindOther:
			sets[i] = setOf(tagMark)
			if t.low == "$" || t.low == "%" || t.low == "€" || t.low == "£" {
				sets[i] = setOf(tagNumber)
			} else if t.low == "&" {
				sets[i] = setOf(tagAnd)
			}
		default:
			sets[i] = setOf(tagMark)
		}
	}
	w := tagger{toks, sets}
	for i := range toks {
		toks[i].tag = w.choose(i)
	}
	for i := range toks {
		w.repair(i)
	}
}

// nameRun reports whether the capital word at i, which begins a sentence, is part of a name:
// another capital word follows and it is of no closed class.
func nameRun(l *lexicon, toks []token, i int) bool {
	if i+1 >= len(toks) || !toks[i].capital || !toks[i+1].capital || toks[i+1].kind != kindWord {
		return false
	}
	f := l.forms[toks[i].low]
	return f.tags&(closedTags|setOf(tagPast, tagParticiple, tagIng)) == 0
}

// inTitleCase reports whether a sentence is written with capitals throughout.
func inTitleCase(toks []token) bool {
	words, capitals, small := 0, 0, 0
	for i := range toks {
		t := &toks[i]
		if t.kind != kindWord || len(t.low) < 4 {
			continue
		}
		words++
		if t.capital {
			capitals++
		} else {
			small++
		}
	}
	return words >= 4 && small*6 <= capitals
}

func clitic(l *lexicon, toks []token, i int) tagSet {
	switch toks[i].low {
	case "'s":
		if i > 0 {
			if f := l.forms[toks[i-1].low].tags; f.has(tagPronoun) || f.has(tagExist) || f.has(tagWh) {
				return setOf(tagBe)
			}
		}
		return setOf(tagGenitive)
	case "n't":
		return setOf(tagNegation)
	case "'re", "'m":
		return setOf(tagBe)
	case "'ve":
		return setOf(tagHave)
	case "'ll", "'d":
		return setOf(tagModal)
	}
	return setOf(tagGenitive)
}

type tagger struct {
	toks []token
	sets []tagSet
}

// before gives the tag of the nearest token before i that is no adverb, and its place.
func (w tagger) before(i int) (tag, int) {
	for i--; i >= 0; i-- {
		if t := w.toks[i].tag; t != tagAdverb && t != tagNegation {
			return t, i
		}
	}
	return tagMark, -1
}

// next gives what the nearest token after i, adverbs aside, may be.
func (w tagger) next(i int) (tagSet, int) {
	for i++; i < len(w.sets); i++ {
		if s := w.sets[i]; s != setOf(tagAdverb) {
			return s, i
		}
	}
	return setOf(tagMark), len(w.sets)
}

func (w tagger) choose(i int) tag {
	s := w.sets[i]
	if s&(s-1) == 0 {
		if s&setOf(tagNoun, tagPlural) != 0 && i > 0 && w.toks[i].kind == kindWord && w.afterSubjectPronoun(i) {
			if s.has(tagPlural) {
				return tagVerbS
			}
			return tagVerb
		}
		if s.has(tagIng) {
			prev, _ := w.before(i)
			n, _ := w.next(i)
			return w.ing(i, s, prev, n)
		}
		if s.has(tagPast) || s.has(tagParticiple) {
			return w.verbOrNot(i, s)
		}
		if w.toks[i].low == "one" || w.toks[i].low == "than" {
			return w.numeral(i, single(s))
		}
		return single(s)
	}
	low := w.toks[i].low
	switch low {
	case "that":
		return w.that(i)
	case "her":
		if n, _ := w.next(i); n&(nounTagSet|1<<tagAdjective) != 0 && !n.has(tagTo) {
			return tagPossessive
		}
		return tagPronoun
	case "to":
		return tagTo
	case "once":
		if i+1 < len(w.toks) && w.toks[i+1].low == "again" {
			return tagAdverb
		}
	case "so", "yet", "plus":
		return tagAdverb
	case "all", "both", "each":
		if prev, _ := w.before(i); prev.in(auxTags) && i+1 < len(w.sets) && w.sets[i+1]&setOf(tagParticiple, tagIng) != 0 {
			return tagAdverb
		}
	}
	if s&closedTags != 0 {
		return w.closed(i, s)
	}
	if s&setOf(verbTagList...) != 0 {
		return w.verbOrNot(i, s)
	}
	return single(s)
}

// numeral: "one candidate", "more than 300 letters".
func (w tagger) numeral(i int, t tag) tag {
	n, _ := w.next(i)
	switch {
	case w.toks[i].low == "one" && n&setOf(tagNoun, tagAdjective) != 0 && n&auxTags == 0:
		return tagNumber
	case w.toks[i].low == "than" && n.has(tagNumber) && i > 0 && w.toks[i-1].tag != tagAdjective:
		if w.toks[i-1].tag == tagAdverb || w.toks[i-1].tag == tagPronoun {
			w.toks[i-1].tag = tagDeterminer
		}
		return tagDeterminer
	}
	return t
}

// afterSubjectPronoun: a word that the lexicon has not, right behind "he" or "they", is a
// verb.
func (w tagger) afterSubjectPronoun(i int) bool {
	switch w.toks[i-1].low {
	case "he", "she", "they", "we", "i":
	default:
		return false
	}
	_, known := english().forms[w.toks[i].low]
	return !known && w.toks[i].low != "both" && w.toks[i].quote == w.toks[i-1].quote
}

var (
	verbTagList = []tag{tagVerb, tagVerbS, tagPast, tagParticiple, tagIng}
	nounTagSet  = setOf(tagNoun, tagPlural, tagName, tagNumber)
)

// single gives the lowest tag of a set.
func single(s tagSet) tag {
	for t := tagNoun; t <= tagMark; t++ {
		if s.has(t) {
			return t
		}
	}
	return tagNone
}

// that is a determiner before a noun at the start of a clause or behind a preposition, a
// pronoun before a verb there, else it opens a clause.
func (w tagger) that(i int) tag {
	prev, _ := w.before(i)
	n, at := w.next(i)
	switch {
	case prev == tagPreposition && w.toks[i-1].low != "in" && w.toks[i-1].low != "except":
		return tagDeterminer
	case prev.in(setOf(tagNoun, tagPlural, tagName)) && n&(setOf(tagVerbS, tagPast)|auxTags) != 0 && n&nounTagSet == 0:
		return tagWh
	case prev == tagMark || i == 0:
		if n&(auxTags|setOf(tagVerbS)) != 0 {
			return tagPronoun
		}
		if n.has(tagNoun) && at+1 < len(w.sets) && i == 0 {
			return tagDeterminer
		}
	case n&auxTags != 0 && prev.in(verbTags|auxTags):
		return tagPronoun
	}
	return tagSubordina
}

// closed decides for a word of several classes of which one at least is closed.
func (w tagger) closed(i int, s tagSet) tag {
	low := w.toks[i].low
	prev, _ := w.before(i)
	n, _ := w.next(i)
	switch {
	case s.has(tagWh) && (low == "which" || low == "what" || low == "whatever"):
		return tagWh
	case s.has(tagSubordina) && s.has(tagAdverb):
		return tagSubordina
	case low == "like" || low == "given" || low == "following" || low == "regarding" || low == "concerning" || low == "including":
		if s.has(tagVerb) && (prev == tagTo || prev == tagModal || prev == tagDo || prev == tagPronoun) {
			return tagVerb
		}
		return tagPreposition
	case low == "back" || low == "down" || low == "out" || low == "up" || low == "near" || low == "round":
		if s.has(tagVerb) && (prev == tagTo || prev == tagModal || prev == tagDo) {
			return tagVerb
		}
		if n&(nounTagSet|setOf(tagDeterminer, tagPossessive, tagPronoun)) != 0 {
			return tagPreposition
		}
		return tagAdverb
	case s.has(tagDeterminer) && s.has(tagAdjective), s.has(tagDeterminer) && s.has(tagAdverb):
		if n&(nounTagSet|setOf(tagAdjective)) != 0 {
			return tagDeterminer
		}
		return tagAdverb
	case s.has(tagNumber):
		return tagNumber
	case s.has(tagExist):
		if n&(auxTags|setOf(tagVerbS)) != 0 {
			return tagExist
		}
		return tagAdverb
	case low == "about" && n == setOf(tagNumber):
		return tagAdverb
	case s.has(tagPreposition) && s.has(tagAdverb):
		if n&(nounTagSet|setOf(tagDeterminer, tagPossessive, tagPronoun, tagAdjective)) != 0 {
			return tagPreposition
		}
		return tagAdverb
	case s.has(tagAdjective) && s.has(tagAdverb):
		if n&nounTagSet != 0 || prev == tagBe {
			return tagAdjective
		}
		return tagAdverb
	case s&setOf(verbTagList...) != 0 && s.has(tagAdverb):
		return w.verbOrNot(i, s&^setOf(tagAdverb))
	}
	return single(s & closedTags)
}

// verbOrNot decides for a word that may be a verb.
func (w tagger) verbOrNot(i int, s tagSet) tag {
	prev, at := w.before(i)
	n, _ := w.next(i)
	noun := tagNone
	switch {
	case s.has(tagPlural):
		noun = tagPlural
	case s.has(tagNoun):
		noun = tagNoun
	}
	switch {
	case prev == tagTo && s.has(tagVerb), prev == tagModal && s.has(tagVerb):
		return tagVerb
	case prev == tagDo && s.has(tagVerb) && at >= 0:
		return tagVerb
	case (prev == tagBe || prev == tagHave) && s.has(tagParticiple):
		return tagParticiple
	case s.has(tagIng):
		return w.ing(i, s, prev, n)
	case s.has(tagPast) || s.has(tagParticiple):
		return w.past(i, s, prev, n)
	}
	return w.present(i, s, noun)
}

func (w tagger) ing(i int, s tagSet, prev tag, n tagSet) tag {
	if prev.in(setOf(tagDeterminer, tagPossessive, tagGenitive)) && s.has(tagNoun) {
		return tagNoun
	}
	if prev.in(setOf(tagDeterminer, tagGenitive, tagAdjective)) && n&nounTagSet != 0 {
		return tagAdjective
	}
	if prev.in(setOf(tagDeterminer, tagGenitive, tagPossessive, tagAdjective)) {
		return tagNoun
	}
	return tagIng
}

func (w tagger) past(i int, s tagSet, prev tag, n tagSet) tag {
	direct := tagMark
	if i > 0 {
		direct = w.toks[i-1].tag
	}
	switch {
	case direct.in(setOf(tagDeterminer, tagPossessive, tagGenitive)) && !w.finiteContext(i):
		return tagAdjective
	case direct == tagAdverb && prev.in(setOf(tagDeterminer, tagPossessive, tagGenitive)) && n&nounTagSet != 0 && n&setOf(tagDeterminer, tagPronoun) == 0:
		return tagAdjective
	case direct.in(finiteTags|setOf(tagIng)) && n&nounTagSet != 0 && n&setOf(tagDeterminer, tagPronoun) == 0 && s.has(tagParticiple):
		return tagAdjective
	case direct == tagPreposition && n&nounTagSet != 0 && n&setOf(tagDeterminer, tagPronoun) == 0:
		return tagAdjective
	case s.has(tagPast) && s.has(tagVerb): // put, set, cut, read
		if prev.in(setOf(tagDeterminer, tagAdjective, tagGenitive, tagPossessive)) && s.has(tagNoun) {
			return tagNoun
		}
		return tagPast
	case !s.has(tagPast):
		return tagParticiple
	case !s.has(tagParticiple):
		return tagPast
	case w.toks[i].low != "said" && w.nextWord(i) == "by" && !prev.in(setOf(tagPronoun, tagWh)):
		return tagParticiple
	case prev == tagMark && i > 0 && w.toks[i-1].kind == kindComma && w.participleFirst(i):
		return tagParticiple
	case i == 0 && n.has(tagPreposition):
		return tagParticiple
	}
	return tagPast
}

// finiteContext: "… the said" is no verb; a determiner that stands alone ("all said") is its
// subject.
func (w tagger) finiteContext(i int) bool {
	switch w.toks[i-1].low {
	case "this", "that", "both", "all", "some", "many", "most", "few", "several", "neither", "either", "another":
		n, _ := w.next(i)
		return n&(setOf(tagSubordina, tagDeterminer, tagPronoun, tagPossessive, tagMark, tagPreposition, tagTo)) != 0
	}
	return false
}

// participleFirst: ", known for …" behind a comma is no finite verb where a preposition
// follows it.
func (w tagger) participleFirst(i int) bool {
	low := w.nextWord(i)
	switch low {
	case "as", "in", "on", "at", "for", "from", "by", "with":
		return i >= 2 && w.toks[i-2].tag.in(nounTags) && !w.cueForm(i)
	}
	return false
}

func (w tagger) cueForm(i int) bool {
	f := english().forms[w.toks[i].low]
	c := cueByLemma()[f.lemma]
	return c != nil && c.kind == statement
}

func (w tagger) nextWord(i int) string {
	if i+1 < len(w.toks) {
		return w.toks[i+1].low
	}
	return ""
}

// present decides for a plain form or one in -s.
func (w tagger) present(i int, s tagSet, noun tag) tag {
	prev, at := w.before(i)
	n, k := w.next(i)
	verb := tagVerb
	if s.has(tagVerbS) {
		verb = tagVerbS
	}
	if noun == tagNone {
		if w.nounPlace(i, prev, n, verb) {
			if verb == tagVerbS {
				return tagPlural
			}
			return tagNoun
		}
		if i > 0 && w.toks[i-1].tag.in(setOf(tagDeterminer, tagPossessive, tagGenitive)) && !(at >= 0 && w.aloneBefore(at)) {
			if verb == tagVerbS {
				return tagPlural
			}
			if s.has(tagAdjective) {
				return tagAdjective
			}
			return tagNoun
		}
		if s.has(tagAdjective) && !(prev.in(setOf(tagPronoun, tagPlural, tagWh, tagName))) {
			return tagAdjective
		}
		return verb
	}
	clauseFollows := n&setOf(tagSubordina, tagDeterminer, tagPronoun, tagPossessive, tagWh, tagTo) != 0
	verbFollows := n&(auxTags) != 0 || verb == tagVerbS && n.has(tagVerb) && k+1 < len(w.sets) && w.sets[k+1]&setOf(tagSubordina, tagDeterminer) != 0 || n&setOf(tagVerbS, tagPast) != 0 && n&nounTagSet == 0
	quoteFollows := k < len(w.toks) && (w.toks[k].kind == kindMark || w.toks[k].kind == kindColon && k == i+1)
	switch {
	case prev.in(setOf(tagDeterminer, tagPossessive, tagGenitive, tagAdjective, tagNumber)):
		if w.aloneBefore(at) && clauseFollows && !verbFollows {
			return verb
		}
		return noun
	case prev == tagPreposition || prev == tagVerb || prev == tagVerbS || prev == tagPast:
		return noun
	case prev == tagPronoun || prev == tagWh:
		if verbFollows && prev != tagPronoun {
			return noun
		}
		return verb
	case prev == tagName, prev == tagNoun:
		if verb == tagVerbS && !verbFollows && (clauseFollows || quoteFollows || n&setOf(tagPreposition, tagName, tagAdjective, tagNumber, tagPlural, tagNoun, tagMark, tagIng) != 0) {
			if prev == tagNoun && n&setOf(tagPreposition, tagMark) != 0 && !quoteFollows {
				return noun
			}
			return verb
		}
		if verb == tagVerb && prev == tagName && clauseFollows && !verbFollows && n&setOf(tagTo) == 0 && w.manyBefore(at) {
			return verb
		}
		return noun
	case prev == tagPlural:
		if verb == tagVerb && !verbFollows {
			return verb
		}
		return noun
	case prev == tagAnd:
		return w.afterAnd(i, at, verb, noun)
	case prev == tagMark && i > 0 && clauseFollows && !verbFollows && verb == tagVerbS:
		return verb
	}
	return noun
}

// nounPlace reports whether a word that the lexicon knows as a verb only stands where no
// finite verb can: "the minimum wage", "terror suspects".
func (w tagger) nounPlace(i int, prev tag, n tagSet, verb tag) bool {
	if i == 0 || w.toks[i-1].tag == tagAdverb {
		return false
	}
	switch prev {
	case tagAdjective, tagNumber, tagPreposition:
		return true
	case tagNoun:
		return verb == tagVerb || n&(setOf(tagMark, tagPreposition)|finiteTags|auxTags) != 0 && n&setOf(tagDeterminer, tagSubordina, tagPronoun) == 0
	}
	return false
}

// aloneBefore: a number or a determiner that can be a subject ("some say", "two want").
func (w tagger) aloneBefore(at int) bool {
	switch w.toks[at].low {
	case "some", "many", "most", "few", "several", "both", "all", "others", "two", "three", "four", "this", "that":
		return true
	}
	return false
}

// manyBefore: names joined by "and" are a plural.
func (w tagger) manyBefore(at int) bool {
	for k := at; k >= 0 && k > at-8; k-- {
		switch w.toks[k].tag {
		case tagAnd:
			return true
		case tagName:
		default:
			return false
		}
	}
	return false
}

// afterAnd: the same class as what stands before "and".
func (w tagger) afterAnd(i, at int, verb, noun tag) tag {
	for k := at - 1; k >= 0 && k > at-14; k-- {
		switch t := w.toks[k].tag; {
		case t == tagVerbS && verb == tagVerbS, t == tagVerb && verb == tagVerb:
			if n, _ := w.next(i); n&setOf(tagSubordina, tagDeterminer, tagPronoun, tagPossessive, tagTo, tagPreposition, tagName) != 0 {
				return verb
			}
			return noun
		case t == tagMark:
			return noun
		}
	}
	return noun
}

// repair corrects what only the tags of both sides tell.
func (w tagger) repair(i int) {
	t := &w.toks[i]
	prev := tagMark
	if i > 0 {
		prev = w.toks[i-1].tag
	}
	switch {
	case t.tag == tagTo && i+1 < len(w.toks) && w.toks[i+1].tag != tagVerb && w.toks[i+1].tag != tagBe &&
		w.toks[i+1].tag != tagHave && w.toks[i+1].tag != tagDo && !(w.toks[i+1].tag == tagAdverb || w.toks[i+1].tag == tagNegation):
		t.tag = tagPreposition
	case t.tag == tagTo && i+2 < len(w.toks) && w.toks[i+1].tag == tagAdverb && w.toks[i+2].tag != tagVerb && w.toks[i+2].tag != tagBe:
		t.tag = tagPreposition
	case t.tag == tagGenitive && i+1 < len(w.toks) && t.low == "'s" && w.genitiveIsVerb(i):
		t.tag = tagBe
	case t.tag == tagPast && prev == tagHave && w.sets[i].has(tagParticiple):
		t.tag = tagParticiple
	}
}

// genitiveIsVerb: "the plan’s dead", "Rami’s suggesting" have "is" or "has".
func (w tagger) genitiveIsVerb(i int) bool {
	n := w.toks[i+1].tag
	if n.in(setOf(tagDeterminer, tagNegation)) {
		return true
	}
	if n == tagIng || n == tagParticiple {
		return i+2 < len(w.toks) && w.toks[i+2].tag.in(setOf(tagTo, tagDeterminer, tagPossessive, tagSubordina, tagPreposition, tagPronoun))
	}
	return false
}
