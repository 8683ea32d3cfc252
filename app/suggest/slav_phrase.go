package suggest

// phraseEnd gives the token behind the noun phrase that begins at i.
func (s *slavSentence) phraseEnd(i, b int) int {
	person := false // a name in the first case was met
	j := i
	nameless := s.is(i, classUnnamed) || slavSome[s.low(i)]
	for j < b {
		if end, ok := s.atom(j); ok {
			if !s.named(j) || person {
				break
			}
			j = end
			continue
		}
		t := s.tok(j)
		if j > i && (s.joinsNoun(i, j, b) || s.leaves(j)) {
			next := s.goneOn(i, j, b, nameless)
			if person || next == j {
				break
			}
			j = next
			continue
		}
		if s.boundary(j) || t.kind == kindMark || j > i && (s.governs(j) || s.adrift(j, b)) {
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
	return s.capitalInside(j) && !slavOblique(s.low(j)) &&
		(j == i || s.tok(j-1).capital || s.is(j-1, classRole) || slavSelf[s.low(j-1)] || s.kind(j-1) == kindNumber)
}

// governed gives the token behind the preposition at j of a noun phrase and the word that it
// governs; a quotation is left to stand. It gives j where none goes the phrase on.
func (s *slavSentence) governed(j, b int, nameless bool) int {
	if j+1 >= b || !s.is(j, classPrep) {
		return j
	}
	if w := s.low(j + 1); w == "них" || w == "нас" || w == "вас" {
		return j + 2 // "старший з них"
	}
	if !nameless && !s.is(j, classTitlePrep) && !s.nameBehind(j, b) {
		return j
	}
	if s.tok(j+1).quote < 0 {
		return j + 2
	}
	return j + 1
}

var (
	// slavSome stand for somebody of those behind a preposition: "один із рибалок".
	slavSome = wordSet(`один одна одно одне хтось кто-то некто кілька несколько чимало`)
	// slavThese begin a noun phrase.
	slavThese = wordSet(`цю цей ця ці це эту этот эта эти это такий такой таку такую`)
)

// adrift reports whether the word at j is in a case that goes with the verb and not with the
// noun before it: "сказала вчителька учням". Where a name follows it may be an office's:
// "командувач флотом Іван Лоза".
func (s *slavSentence) adrift(j, b int) bool {
	w := s.low(j)
	return !s.tok(j).capital && s.kind(j) == kindWord && len(w) > 8 && !s.is(j, classRole|classBody) && s.tok(j).quote < 0 &&
		endsIn(w, "ам", "ям", "ами", "ями", "ом", "ем", "єм", "ою", "ею", "єю", "ому", "ему") && !s.capitalAhead(j, b)
}

// goneOn gives the token where a noun phrase from i goes on behind a link or a preposition at j,
// or j.
func (s *slavSentence) goneOn(i, j, b int, nameless bool) int {
	if s.joinsNoun(i, j, b) {
		return j + 2 // "міністр освіти і науки"
	}
	return s.governed(j, b, nameless)
}

// joinsNoun reports whether the link at j joins two nouns of whom an office or a body that
// begins near i is of.
func (s *slavSentence) joinsNoun(i, j, b int) bool {
	w := s.low(j)
	if w != "і" && w != "й" && w != "та" && w != "и" || j+1 >= b || j-i < 2 || s.tok(j-1).capital || s.tok(j+1).capital {
		return false
	}
	next := s.word(j + 1)
	if next.class&^classManner != 0 || s.kind(j+1) != kindWord || !endsIn(next.low, "и", "і", "ї", "ы", "а", "я", "у", "ю", "ів", "ов", "ей", "ості", "ости") {
		return false
	}
	for k := i; k < j; k++ {
		if s.is(k, classRole|classBody) {
			return j+2 >= b || s.tok(j+2).capital || s.finite(j+2) || s.saying(j+2) || s.boundary(j+2)
		}
	}
	return false
}

// leaves reports whether the word at j cannot go on a noun phrase.
func (s *slavSentence) leaves(j int) bool {
	return s.is(j, classPrep|classPronoun|classRelative) || s.skippable(j) || s.timeAt(j) > 0 || slavThese[s.low(j)]
}

// governs reports whether the word at j is a verb, or a recipient in its case.
func (s *slavSentence) governs(j int) bool {
	return s.saying(j) || s.finite(j) || !s.tok(j).capital && s.dative(s.low(j)) && !s.is(j-1, classRole)
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
			if end < b && s.tok(end).kind == kindWord && s.tok(end).capital && !slavOblique(s.low(end)) {
				return true
			}
			return false
		}
		if s.boundary(k) {
			return false
		}
		if k > j+1 && s.tok(k).capital && k+1 < b && s.tok(k+1).capital && !slavOblique(s.low(k)) && !slavOblique(s.low(k+1)) && s.tok(k+1).kind == kindWord {
			return true
		}
	}
	return false
}

func (s *slavSentence) capitalAhead(j, b int) bool {
	const reach = 4
	for k := j; k < b && k < j+reach; k++ {
		if s.boundary(k) || s.is(k, classPrep) || s.skippable(k) || s.finite(k) {
			return false
		}
		if s.tok(k).capital {
			return true
		}
	}
	return false
}
