package suggest

// nameRun reports whether the capital word at i, which begins a sentence, is part of a name:
// another capital word follows and it is of no closed class.
func nameRun(l *lexicon, toks []token, i int) bool {
	if i+1 >= len(toks) || !toks[i].capital || !toks[i+1].capital || toks[i+1].kind != kindWord {
		return false
	}
	f := l.forms[toks[i].low]
	return f.tags&(closedTags|setOf(tagPast, tagParticiple, tagIng)) == 0
}

// surname reports whether an adjective that begins a sentence is a name: "Small, who …",
// "Young said".
func surname(l *lexicon, toks []token, i int) bool {
	if !toks[i].capital || i+2 >= len(toks) {
		return false
	}
	if toks[i+1].kind == kindComma {
		return toks[i+2].low == "who" || toks[i+2].low == "whose"
	}
	t := l.forms[toks[i+1].low].tags
	return t&setOf(tagPast, tagVerbS) != 0 && t&setOf(tagNoun, tagPlural, tagAdjective) == 0
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
