package analysis

import (
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
)

// Core is the number of languages at the head of Languages whose forms count in articles
// of unknown language.
const Core = 3

// Languages lists the languages whose word forms are known. The stemmers are Snowball's,
// but for Ukrainian, Polish and Czech. They see words without accents: Finnish, Hungarian, Romanian and
// Turkish need theirs and are left out.
func Languages() []string {
	return []string{"en", "ru", "uk", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "pl", "cs"}
}

// stemmer gives Snowball's rules for a language, nil for none.
func stemmer(lang string) func(*snowballstem.Env) bool {
	switch lang {
	case "en":
		return english.Stem
	case "ru":
		return russian.Stem
	case "de":
		return german.Stem
	case "fr":
		return french.Stem
	case "es":
		return spanish.Stem
	case "it":
		return italian.Stem
	case "pt":
		return portuguese.Stem
	case "nl":
		return dutch.Stem
	case "sv":
		return swedish.Stem
	case "da":
		return danish.Stem
	case "no":
		return norwegian.Stem
	}
	return nil
}

// Base gives the language of a BCP 47 tag without region and script: "en-GB" gives "en".
// Both forms of Norwegian are one.
func Base(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	if base = strings.ToLower(base); base == "nb" || base == "nn" {
		return "no"
	}
	return base
}

// HasForms reports whether word forms of the language are known.
func HasForms(lang string) bool {
	return lang == "uk" || lang == "pl" || lang == "cs" || stemmer(lang) != nil
}

// Stem gives the form that the inflections of a folded word share in a language; in a
// language without known forms it is the word itself.
func Stem(lang, exact string) string {
	switch lang {
	case "ru":
		return joinFleeting(settled(exact, func(w string) string { return snowball(w, russian.Stem) }), "ок", "ец")
	case "uk":
		return joinFleeting(settled(exact, stemUkrainian), "ок", "ец", "ен")
	case "pl":
		return stemPolish(exact)
	case "cs":
		return stemCzech(exact)
	}
	if stem := stemmer(lang); stem != nil {
		return snowball(exact, stem)
	}
	return exact
}

// settled stems once more what still ends like an inflected noun. A word whose own last
// letters look like an ending, such as паром, is cut shorter alone than in паромы; stemmed
// again they meet.
func settled(word string, stem func(string) string) string {
	word = stem(word)
	for _, e := range []string{"ом", "ем", "ам", "ов", "ев", "ей", "ой", "ів"} {
		if strings.HasSuffix(word, e) {
			return stem(word)
		}
	}
	return word
}

// joinFleeting drops the vowel before the last consonant that other forms of the word do
// not have: ринок and ринку, конец and конца, липень and липня.
func joinFleeting(stem string, endings ...string) string {
	const least = 4 // letters: shorter words are left alone
	for _, e := range endings {
		rest, ok := strings.CutSuffix(stem, e)
		last, _ := utf8.DecodeLastRuneInString(rest)
		if ok && utf8.RuneCountInString(stem) >= least && !strings.ContainsRune("аеєиіїоуюяёыэй", last) {
			_, size := utf8.DecodeRuneInString(e)
			return rest + e[size:]
		}
	}
	return stem
}

func snowball(word string, stem func(*snowballstem.Env) bool) string {
	env := snowballstem.NewEnv(word)
	stem(env)
	if s := env.Current(); s != "" {
		return s
	}
	return word
}
