package suggest

// objectFirst are verbs behind which an object and a plain verb follow.
var objectFirst = wordSet(`let make help see hear watch have`)

// objectHer: "let her know": no possessive.
func (w tagger) objectHer(i int) bool {
	return w.toks[i].low == "her" && i > 0 && i+1 < len(w.sets) && w.sets[i+1].has(tagVerb) && objectFirst[english().forms[w.toks[i-1].low].lemma]
}
