package analysis

import (
	"strings"
	"unicode/utf8"
)

// leastStem is the number of letters a Ukrainian stem keeps: shorter ones would throw
// unrelated words together.
const leastStem = 3

// stemUkrainian strips the longest known ending that leaves a stem, after a reflexive
// ся or сь. It is light on purpose: it joins the forms of a word and leaves derived
// words alone.
func stemUkrainian(word string) string {
	letters := utf8.RuneCountInString(word)
	if letters <= leastStem {
		return word
	}
	for _, reflexive := range []string{"ся", "сь"} {
		if rest, ok := strings.CutSuffix(word, reflexive); ok && letters-2 > leastStem {
			word, letters = rest, letters-2
			break
		}
	}
	for n := min(longestEnding, letters-leastStem); n > 0; n-- {
		cut := len(word)
		for range n {
			_, size := utf8.DecodeLastRuneInString(word[:cut])
			cut -= size
		}
		if ukrainianEnding(word[cut:]) {
			return word[:cut]
		}
	}
	return word
}

// longestEnding is the number of letters of the longest ending below.
const longestEnding = 4

// ukrainianEnding knows the endings of nouns, adjectives and verbs, in folded spelling.
func ukrainianEnding(s string) bool {
	switch s {
	// nouns
	case "а", "я", "у", "ю", "о", "е", "є", "и", "і", "ї", "й", "ь",
		"ам", "ям", "ах", "ях", "ом", "ем", "єм", "ою", "ею", "єю", "ів", "їв", "ей",
		"ами", "ями", "ові", "еві", "єві", "ьми",
		"ія", "ії", "ію", "ій", "ією", "іям", "іях", "іями":
		return true
	// adjectives and participles
	case "ий", "их", "им", "ім", "їм", "їх", "ої", "ого", "ому", "ими", "іми", "їми", "ього", "ьому":
		return true
	// verbs
	case "ти", "ати", "яти", "ити", "іти", "їти", "ути", "ав", "яв", "ив", "ла", "ло", "ли",
		"ала", "яла", "ила", "іла", "али", "яли", "или", "іли", "ало", "яло", "ило", "іло",
		"ає", "яє", "ує", "ють", "уть", "ять", "ить", "їть", "ають", "яють", "ують",
		"еш", "єш", "иш", "їш", "емо", "ємо", "имо", "їмо", "ете", "єте", "ите", "їте",
		"но", "то", "ано", "ено", "яно", "ато", "ито":
		return true
	}
	return false
}
