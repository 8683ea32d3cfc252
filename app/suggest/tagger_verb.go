package suggest

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
	if s.has(tagNoun) && prev.in(setOf(tagNoun, tagName)) && w.compound(i) && n&(setOf(tagPreposition, tagMark)|auxTags) != 0 && n&nounTagSet == 0 {
		return tagNoun // "a court filing in May"
	}
	if prev.in(setOf(tagDeterminer, tagGenitive, tagPossessive, tagAdjective)) {
		return tagNoun
	}
	return tagIng
}

// compound reports whether the nouns before i follow a determiner, so that the word may be
// the head of a compound.
func (w tagger) compound(i int) bool {
	if f, known := english().forms[w.toks[i].low]; !known || cueByLemma()[f.lemma] != nil {
		return false
	}
	for i--; i >= 0; i-- {
		switch t := w.toks[i].tag; {
		case t == tagDeterminer:
			return true
		case !t.in(setOf(tagNoun, tagName, tagAdjective)):
			return false
		}
	}
	return false
}

func (w tagger) past(i int, s tagSet, prev tag, n tagSet) tag {
	direct := tagMark
	if i > 0 {
		direct = w.toks[i-1].tag
	}
	switch {
	case direct.in(setOf(tagDeterminer, tagPossessive, tagGenitive)) && !w.finiteContext(i):
		return tagAdjective
	case direct == tagNumber && s.has(tagParticiple) && n&setOf(tagPlural) != 0 && n&setOf(tagDeterminer, tagPronoun) == 0:
		return tagAdjective // "4,000 pledged delegates"
	case direct == tagAdverb && prev.in(setOf(tagDeterminer, tagPossessive, tagGenitive)) && n&nounTagSet != 0 && n&setOf(tagDeterminer, tagPronoun) == 0:
		return tagAdjective
	case direct.in(finiteTags|setOf(tagIng)) && n&nounTagSet != 0 && n&setOf(tagDeterminer, tagPronoun) == 0 && s.has(tagParticiple):
		return tagAdjective
	case (direct == tagPreposition || direct == tagSubordina && i > 0 && w.toks[i-1].low == "that") && n&nounTagSet != 0 && n&setOf(tagDeterminer, tagPronoun) == 0:
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
	case !goesBy[w.toks[i].low] && w.nextWord(i) == "by" && !prev.in(setOf(tagPronoun, tagWh)):
		return tagParticiple
	case prev == tagMark && i > 0 && w.toks[i-1].kind == kindComma && w.participleFirst(i):
		return tagParticiple
	case i == 0 && n&setOf(tagPreposition, tagWh, tagSubordina, tagAdverb) != 0, prev == tagMark && direct == tagMark && w.toks[max(i-1, 0)].kind == kindMark && n.has(tagPreposition):
		return tagParticiple
	}
	return tagPast
}

// goesBy are pasts behind which "by" is an adverb.
var goesBy = wordSet(`said stood came went passed sat lived began ended started`)

// finiteContext: "… the said" is no verb; a determiner that stands alone ("all said") is its
// subject.
func (w tagger) finiteContext(i int) bool {
	switch w.toks[i-1].low {
	case "this", "that", "both", "all", "some", "many", "most", "few", "several", "neither", "either", "another":
		n, _ := w.next(i)
		return n&setOf(tagSubordina, tagDeterminer, tagPronoun, tagPossessive, tagMark, tagPreposition, tagTo) != 0
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
func (w tagger) present(i int, s tagSet, noun tag) tag { //nolint:gocognit // a decision list of grammar, one case after another
	prev, at := w.before(i)
	n, k := w.next(i)
	verb := tagVerb
	if s.has(tagVerbS) {
		verb = tagVerbS
	}
	if noun == tagNone {
		return w.presentOnly(i, s, verb)
	}
	if t := w.idiom(i, prev, at, verb); t != tagNone {
		return t
	}
	clauseFollows := n&setOf(tagSubordina, tagDeterminer, tagPronoun, tagPossessive, tagWh, tagTo) != 0
	verbFollows := n&auxTags != 0 || verb == tagVerbS && n.has(tagVerb) && k+1 < len(w.sets) && w.sets[k+1]&setOf(tagSubordina, tagDeterminer) != 0 || n&setOf(tagVerbS, tagPast) != 0 && n&nounTagSet == 0
	quoteFollows := k < len(w.toks) && (w.toks[k].kind == kindMark || w.toks[k].kind == kindColon && k == i+1)
	switch {
	case prev.in(setOf(tagDeterminer, tagPossessive, tagGenitive, tagAdjective, tagNumber)):
		if w.aloneBefore(at) && clauseFollows && !verbFollows && (verb == tagVerb || w.toks[at].low == "this" || w.toks[at].low == "that") {
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
	case prev == tagNoun && verb == tagVerbS && cueByLemma()[english().forms[w.toks[i].low].lemma] == nil && n&setOf(tagTo, tagPreposition, tagMark, tagSubordina) != 0 && w.governedName(at):
		return noun // "with social media outlets to get"
	case prev == tagName, prev == tagNoun:
		if verb == tagVerbS && !verbFollows && (clauseFollows || quoteFollows || n&setOf(tagPreposition, tagName, tagAdjective, tagNumber, tagPlural, tagNoun, tagMark, tagIng) != 0) {
			if prev == tagNoun && n&setOf(tagPreposition, tagMark) != 0 && !quoteFollows {
				return noun
			}
			if w.low(k) == "that" && k == i+1 && k+1 < len(w.sets) && w.sets[k+1]&auxTags != 0 && w.sets[k+1]&nounTagSet == 0 && prev != tagName {
				return noun // "the border states that have"
			}
			if n == setOf(tagMark) && !quoteFollows && w.governedName(at) {
				return noun // "sorry for Holt comments."
			}
			return verb
		}
		if verb == tagVerb && prev == tagName && clauseFollows && !verbFollows && n&setOf(tagTo) == 0 && w.manyBefore(at) {
			return verb
		}
		return noun
	case prev == tagPlural && verb == tagVerbS && w.cueGoverns(i) && w.governedName(at):
		return verb // "a letter to the members calls for talks"
	case prev == tagPlural:
		if bare := n&nounTagSet != 0 && n&setOf(tagDeterminer, tagPronoun) == 0; bare && cueByLemma()[english().forms[w.toks[i].low].lemma] == nil && !w.startsClause(at) {
			return noun // "human rights program director"
		}
		if !verbFollows && (verb == tagVerb || n&(nounTagSet|setOf(tagDeterminer, tagPossessive, tagPronoun, tagSubordina)) != 0) {
			return verb
		}
		return noun
	case prev == tagAnd:
		return w.afterAnd(i, at, verb, noun)
	case prev == tagMark && i > 0 && clauseFollows && !verbFollows && (verb == tagVerbS || w.pluralBeforeAside(i)):
		return verb
	}
	return noun
}

// cueGoverns reports whether the word at i is a form of a cue that governs the preposition
// behind it.
func (w tagger) cueGoverns(i int) bool {
	c := cueByLemma()[english().forms[w.toks[i].low].lemma]
	return c != nil && c.kind == statement && c.governs(w.nextWord(i))
}

// governedName reports whether the name that ends with token at hangs on a preposition.
func (w tagger) governedName(at int) bool {
	for i := at; i >= 0; i-- {
		switch t := w.toks[i].tag; t {
		case tagName, tagNoun, tagPlural, tagAdjective, tagNumber, tagDeterminer, tagPossessive:
		default:
			return t == tagPreposition
		}
	}
	return false
}

// startsClause reports whether the noun phrase that ends with token at begins the sentence,
// so that a verb is due.
func (w tagger) startsClause(at int) bool {
	for i := at; i >= 0; i-- {
		switch t := w.toks[i].tag; {
		case t.in(nounTags | setOf(tagDeterminer, tagPossessive, tagAdjective, tagNumber, tagGenitive)):
		default:
			return t == tagSubordina || t == tagWh
		}
	}
	return true
}

// idiom decides for a few places that are clear by their words: "people close to the talks",
// "the plan calls for", ", a poll shows.", "a claim the union disputes.".
func (w tagger) idiom(i int, prev tag, at int, verb tag) tag {
	next := w.nextWord(i)
	switch {
	case w.toks[i].low == "close" && next == "to" && prev.in(nounTags):
		return tagAdjective
	case verb != tagVerbS || prev != tagNoun || at != i-1:
	case w.toks[i].low == "calls" && (next == "for" || next == "on" || next == "upon") && w.toks[at].low != "phone",
		next == "." && w.cueForm(i) && at > 1 && w.toks[at-1].tag == tagDeterminer && (w.toks[at-2].kind == kindComma || w.toks[at-2].tag.in(nounTags)):
		return verb
	}
	return tagNone
}

// presentOnly decides for a word that the lexicon has as a verb and not as a noun.
func (w tagger) presentOnly(i int, s tagSet, verb tag) tag {
	prev, at := w.before(i)
	n, _ := w.next(i)
	if w.clauseCue(i, n) {
		return verb
	}
	if w.nounPlace(i, prev, n, verb) || verb == tagVerbS && prev == tagPlural && !n.has(tagSubordina) {
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
	if s.has(tagAdjective) && !prev.in(setOf(tagPronoun, tagPlural, tagWh, tagName)) {
		return tagAdjective
	}
	return verb
}

// clauseCue: a plain form of saying or thinking before what a clause begins with is a verb
// even where its subject ends with a singular: "people briefed on the situation say that".
func (w tagger) clauseCue(i int, n tagSet) bool {
	c := cueByLemma()[w.toks[i].low]
	if c == nil || i == 0 || c.kind > belief || !c.has(frameThat) || !c.strong {
		return false
	}
	return w.toks[i-1].tag.in(nounTags|setOf(tagNumber, tagAdjective)) && n&setOf(tagSubordina, tagDeterminer, tagPronoun, tagPossessive) != 0 && n&auxTags == 0
}

// nounPlace reports whether a word that the lexicon knows as a verb only stands where no
// finite verb can: "the minimum wage", "terror suspects".
func (w tagger) nounPlace(i int, prev tag, n tagSet, verb tag) bool {
	if i == 0 || w.toks[i-1].tag == tagAdverb || neverNouns[w.toks[i].low] {
		return false
	}
	switch prev {
	case tagAdjective, tagNumber, tagPreposition, tagVerbS, tagPast, tagIng:
		return true
	case tagVerb, tagParticiple:
		return !barePartners[w.toks[i-1].low]
	case tagNoun:
		return verb == tagVerb || n&(finiteTags|auxTags) != 0 && n&setOf(tagDeterminer, tagSubordina, tagPronoun) == 0
	}
	return false
}

// neverNouns are plain forms of verbs that no noun looks like.
var neverNouns = wordSet(`agree appear argue become believe bring expect explain insist know remain seem tell think`)

// barePartners are verbs that another plain form may follow.
var barePartners = wordSet(`help let make dare need go come gone`)

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
		case t == tagMark && k < at-1:
			return noun
		}
	}
	return noun
}
