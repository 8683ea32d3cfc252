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
			if _, known := l.forms[t.low]; start && (sets[i] == setOf(tagAdjective) || sets[i] == setOf(tagAdverb) && !known) && surname(l, toks, i) {
				sets[i] = setOf(tagName)
			}
			start = false
		case kindClitic:
			sets[i], lemmas[i] = clitic(l, toks, i), t.low
		case kindMark, kindColon:
			start = t.kind == kindColon || t.quote < 0 || i == 0 || toks[i-1].quote != t.quote
			sets[i] = setOf(tagMark)
		case kindOther:
			sets[i] = setOf(tagMark)
			switch t.low {
			case "$", "%", "€", "£":
				sets[i] = setOf(tagNumber)
			case "&":
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
	if t := w.fixed(i); t != tagNone {
		return t
	}
	if s&(s-1) == 0 {
		return w.only(i, s)
	}
	switch w.toks[i].low {
	case "that":
		return w.that(i)
	case "her":
		return w.her(i)
	case "to":
		return tagTo
	case "once":
		if w.low(i+1) == "again" {
			return tagAdverb
		}
	case "so", "yet", "plus":
		return tagAdverb
	}
	if s&closedTags != 0 {
		return w.closed(i, s)
	}
	if s&setOf(verbTagList...) != 0 {
		return w.verbOrNot(i, s)
	}
	return single(s)
}

// fixed gives the tag of a word in a phrase that leaves it no choice, or none.
func (w tagger) fixed(i int) tag {
	if w.objectHer(i) {
		return tagPronoun
	}
	switch w.toks[i].low {
	case "mine":
		if i > 0 && w.toks[i-1].tag.in(nounTags|setOf(tagDeterminer, tagAdjective, tagPossessive)) {
			return tagNoun // a pit
		}
	case "since":
		if w.adverbSince(i) {
			return tagAdverb
		}
	case "provided":
		if i+1 < len(w.toks) && (w.toks[i+1].low == "that" || i > 0 && w.toks[i-1].kind == kindComma) {
			return tagSubordina
		}
	case "as":
		if w.low(i+1) == "well" && w.low(i+2) != "as" {
			return tagAdverb
		}
	case "least", "most":
		if w.low(i-1) == "at" && i+1 < len(w.sets) && w.sets[i+1].has(tagNumber) {
			w.toks[i-1].tag = tagDeterminer
			return tagDeterminer
		}
	case "all", "both", "each":
		if prev, _ := w.before(i); prev.in(auxTags) && i+1 < len(w.sets) && w.sets[i+1]&setOf(tagParticiple, tagIng) != 0 {
			return tagAdverb
		}
	}
	return tagNone
}

// only decides for a word of one class; what stands around it may still make it another.
func (w tagger) only(i int, s tagSet) tag {
	switch {
	case s&setOf(tagNoun, tagPlural) != 0 && i > 0 && w.toks[i].kind == kindWord && w.afterSubjectPronoun(i):
		if s.has(tagPlural) {
			return tagVerbS
		}
		return tagVerb
	case s == setOf(tagNoun) && i > 0 && !w.toks[i].capital && w.unknownVerb(i):
		return tagVerb
	case s.has(tagIng):
		prev, _ := w.before(i)
		n, _ := w.next(i)
		return w.ing(i, s, prev, n)
	case s&verbTags != 0:
		return w.verbOrNot(i, s)
	case w.toks[i].low == "one" || w.toks[i].low == "than":
		return w.numeral(i, single(s))
	}
	return single(s)
}

// her stands before a noun or for one.
func (w tagger) her(i int) tag {
	n, k := w.next(i)
	if n&(nounTagSet|1<<tagAdjective) != 0 && !n.has(tagTo) || n.has(tagParticiple) && k+1 < len(w.sets) && w.sets[k+1]&nounTagSet != 0 {
		return tagPossessive
	}
	return tagPronoun
}

// low gives a word, or nothing beyond the sentence.
func (w tagger) low(i int) string {
	if i < 0 || i >= len(w.toks) {
		return ""
	}
	return w.toks[i].low
}

// unknownVerb: "to boycott the vote": a word that the lexicon has not, between "to" or a
// modal and what an object begins with.
func (w tagger) unknownVerb(i int) bool {
	if _, known := english().forms[w.toks[i].low]; known || !isASCII(w.toks[i].low) {
		return false
	}
	n, _ := w.next(i)
	switch w.toks[i-1].tag {
	case tagTo:
		return n&setOf(tagDeterminer, tagPossessive, tagPronoun, tagSubordina, tagName, tagTo) != 0
	case tagModal:
		return w.toks[i-1].low != "will" && w.toks[i-1].low != "might" || n&setOf(tagDeterminer, tagPossessive, tagPronoun) != 0
	}
	return false
}

// numeral: "one candidate", "more than 300 letters".
func (w tagger) numeral(i int, t tag) tag {
	n, _ := w.next(i)
	switch {
	case w.toks[i].low == "one" && n&setOf(tagNoun, tagAdjective, tagName) != 0 && n&auxTags == 0:
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
	case prev == tagPreposition && i > 0 && !wordsBeforeThat[w.toks[i-1].low]:
		return tagDeterminer
	case prev.in(setOf(tagNoun, tagPlural, tagName)) && n&(setOf(tagVerbS, tagPast)|auxTags) != 0 && n&nounTagSet == 0:
		return tagWh
	case i > 0 && w.toks[i-1].tag.in(verbTags) && w.takesNoClause(i-1): // "called that a lie"
		if n.has(tagNoun) && at == i+1 {
			return tagDeterminer
		}
		return tagPronoun
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

// takesNoClause reports whether the verb at i is a cue that governs no clause.
func (w tagger) takesNoClause(i int) bool {
	c := cueByLemma()[english().forms[w.toks[i].low].lemma]
	return c != nil && c.frames&(frameThat|frameRecipient) == 0 && c.has(frameAs)
}

// wordsBeforeThat are prepositions and particles behind which "that" opens a clause.
var wordsBeforeThat = wordSet(`in except out up back down over given`)

// closed decides for a word of several classes of which one at least is closed.
func (w tagger) closed(i int, s tagSet) tag { //nolint:gocognit // a decision list of grammar, one case after another
	low := w.toks[i].low
	prev, _ := w.before(i)
	n, _ := w.next(i)
	switch {
	case s.has(tagWh) && (low == "which" || low == "what" || low == "whatever"):
		return tagWh
	case s.has(tagSubordina) && s.has(tagAdverb):
		if low == "once" && n&verbTags != 0 && n&nounTagSet == 0 { // "once said"
			return tagAdverb
		}
		return tagSubordina
	case low == "given" && (prev == tagHave || prev == tagBe): // "had given her his word"
		return tagParticiple
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
		if n&(nounTagSet|setOf(tagAdjective)) != 0 || w.nextWord(i) == "of" {
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
