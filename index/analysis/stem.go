package analysis

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/russian"
)

// Languages lists the languages whose word forms are known.
func Languages() []string { return []string{"en", "ru", "uk"} }

// Base gives the language of a BCP 47 tag without region and script: "en-GB" gives "en".
func Base(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(base)
}

// HasForms reports whether word forms of the language are known.
func HasForms(lang string) bool {
	switch lang {
	case "en", "ru", "uk":
		return true
	}
	return false
}

// Stem gives the form that the inflections of a folded word share in a language; in a
// language without known forms it is the word itself.
func Stem(lang, exact string) string {
	switch lang {
	case "en":
		return snowball(exact, english.Stem)
	case "ru":
		return snowball(exact, russian.Stem)
	case "uk":
		return stemUkrainian(exact)
	}
	return exact
}

func snowball(word string, stem func(*snowballstem.Env) bool) string {
	env := snowballstem.NewEnv(word)
	stem(env)
	if s := env.Current(); s != "" {
		return s
	}
	return word
}
