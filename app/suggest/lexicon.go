package suggest

import (
	"strings"
	"sync"
)

// form is what the lexicon knows of a written word.
type form struct {
	lemma string
	tags  tagSet // what it may be
}

// lexicon holds the words of all classes by their written form.
type lexicon struct {
	forms map[string]form
}

// english is made once; it is read only.
var english = sync.OnceValue(newLexicon)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// wordSetOf is wordSet for entries of several words.
func wordSetOf(list ...string) map[string]bool {
	set := map[string]bool{}
	for _, w := range list {
		set[w] = true
	}
	return set
}

func newLexicon() *lexicon {
	l := &lexicon{forms: make(map[string]form, 12000)}
	nouns := wordSet(nounVerbs + " " + strings.ReplaceAll(politicsNouns, "+", ""))
	irregular := map[string][2]string{}
	for _, row := range strings.Split(irregularVerbs, ";") {
		w := strings.Fields(row)
		irregular[w[0]] = [2]string{w[1], w[2]}
	}
	for w := range irregular {
		l.verb(w, false, irregular, nouns)
	}
	for _, list := range []string{plainVerbs, nounVerbs, politicsVerbs, politicsNouns} {
		for _, w := range strings.Fields(list) {
			stem, doubled := strings.CutSuffix(w, "+")
			if verb := !nounOnly[stem]; verb {
				l.verb(stem, doubled, irregular, nouns)
			}
		}
	}
	for _, c := range cueVerbs() {
		l.verb(c.lemma, c.doubles, irregular, nouns)
	}
	for lemma := range strings.Lines(insideCueTable) {
		if w := strings.Fields(lemma); len(w) > 0 && !l.forms[w[0]].tags.has(tagVerb) {
			l.verb(w[0], false, irregular, nouns)
		}
	}
	for _, w := range strings.Fields(adjectiveWords) {
		l.add(w, w, tagAdjective)
	}
	for _, w := range strings.Fields(nounWords) {
		l.add(w, w, tagNoun)
	}
	for w := range irregularPlurals {
		l.forms[w] = form{lemma: w, tags: setOf(tagPlural)}
	}
	for tag, list := range closedWords {
		for _, w := range strings.Fields(list) {
			l.closed(w, tag)
		}
	}
	given := l.forms["given"] // a preposition, and a part of "give"
	given.lemma = "give"
	l.forms["given"] = given
	return l
}

// irregularPlurals have no -s.
var irregularPlurals = wordSet(`children men people policemen spokesmen women`)

// nounOnly are words of the list of nouns and verbs that are no verbs at all.
var nounOnly = wordSet(`argument budget choice court effort endorsement message mistake oath plea role shot speculation strategy
	sympathy threat treaty trial warning loss plans refuge response war task`)

func (l *lexicon) add(word, lemma string, t tag) {
	f := l.forms[word]
	if f.lemma == "" {
		f.lemma = lemma
	}
	f.tags |= 1 << t
	l.forms[word] = f
}

// closed sets a word of a closed class; it leaves open classes only where they are common.
func (l *lexicon) closed(word string, t tag) {
	f := l.forms[word]
	if t == tagAdverb || t == tagPreposition || t == tagNumber {
		f.tags |= 1 << t
	} else {
		f.tags = f.tags&closedTags | 1<<t
	}
	if f.lemma = word; t == tagHave {
		f.lemma = "have"
	}
	l.forms[word] = f
}

func (l *lexicon) verb(w string, doubled bool, irregular map[string][2]string, nouns map[string]bool) {
	past := inflectPast(w, doubled)
	participle := past
	if x, ok := irregular[w]; ok {
		past, participle = x[0], x[1]
	}
	third, ing := inflectThird(w), inflectIng(w, doubled)
	l.add(w, w, tagVerb)
	l.add(third, w, tagVerbS)
	l.add(past, w, tagPast)
	l.add(participle, w, tagParticiple)
	l.add(ing, w, tagIng)
	if n := len(w); !doubled && n > 4 && w[n-1] == 'l' && isVowel(w[n-2]) && !isVowel(w[n-3]) && past == w+"ed" { // "signalled"
		l.add(w+"led", w, tagPast)
		l.add(w+"led", w, tagParticiple)
		l.add(w+"ling", w, tagIng)
	}
	if w == "get" {
		l.add("got", w, tagParticiple)
	}
	if w == "show" || w == "prove" {
		l.add(past, w, tagParticiple)
	}
	if nouns[w] {
		l.add(w, w, tagNoun)
		l.add(third, w, tagPlural)
	}
}

func isVowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

func inflectPast(w string, doubled bool) string {
	n := len(w)
	switch {
	case doubled:
		return w + w[n-1:] + "ed"
	case w[n-1] == 'e':
		return w + "d"
	case w[n-1] == 'y' && n > 1 && !isVowel(w[n-2]):
		return w[:n-1] + "ied"
	}
	return w + "ed"
}

func inflectIng(w string, doubled bool) string {
	n := len(w)
	switch {
	case doubled || doublesIng[w]:
		return w + w[n-1:] + "ing"
	case strings.HasSuffix(w, "ie"):
		return w[:n-2] + "ying"
	case w[n-1] == 'e' && !strings.HasSuffix(w, "ee") && !strings.HasSuffix(w, "oe") && w != "be":
		return w[:n-1] + "ing"
	}
	return w + "ing"
}

func inflectThird(w string) string {
	n := len(w)
	switch {
	case w[n-1] == 'y' && n > 1 && !isVowel(w[n-2]):
		return w[:n-1] + "ies"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"),
		strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"), w == "go", w == "do", w == "veto", w == "echo":
		return w + "es"
	}
	return w + "s"
}

// doublesIng are irregular verbs that double before -ing.
var doublesIng = wordSet(`begin bet bid cut dig forbid forget get hit let put quit run set shed shut sit split swim win`)
