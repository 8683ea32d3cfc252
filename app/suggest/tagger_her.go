package suggest

// objectFirst are verbs behind which an object and a plain verb follow.
var objectFirst = wordSet(`let make help see hear watch have`)

// objectHer: "let her know": no possessive.
func (w tagger) objectHer(i int) bool {
	if w.toks[i].low == "her" && i > 0 && i+1 < len(w.toks) && w.toks[i+1].capital && w.sets[i+1] == setOf(tagName) && informVerbs[english().forms[w.toks[i-1].low].lemma] {
		return true // "had told her Lenk never came"
	}
	return w.toks[i].low == "her" && i > 0 && i+1 < len(w.sets) && w.sets[i+1].has(tagVerb) && objectFirst[english().forms[w.toks[i-1].low].lemma]
}

// adverbSince: "had since told her": between an auxiliary and its verb.
func (w tagger) adverbSince(i int) bool {
	return w.toks[i].low == "since" && i > 0 && i+1 < len(w.sets) && w.toks[i-1].tag.in(auxTags) && w.sets[i+1]&setOf(tagParticiple, tagPast) != 0
}

// pluralBeforeAside: "The crews, Holt said, want …": a comma before i, and a plural before the
// comma that opens the aside.
func (w tagger) pluralBeforeAside(i int) bool {
	const longest = 8
	for k := i - 2; k > 0 && k > i-2-longest; k-- {
		if w.toks[k].kind == kindComma {
			if w.toks[k-1].kind == kindMark {
				k--
			}
			return k > 0 && w.toks[k-1].tag == tagPlural
		}
	}
	return false
}
