// Package suggest finds statements in the text of an article: who says what, by whom it
// is reported, on which issue. It is a cascade of rules (tokens, quotations, sentences,
// parts of speech, cues, sources and contents, nesting, actors, dates, issue and stance)
// and knows no network, no files and no state: the same text, codebook and date give the
// same suggestions on any number of cores.
//
// It is not responsible for storing suggestions, for learning from what the analyst does
// with them, or for the query language: a codebook's patterns are found by a Matcher that
// is passed in.
package suggest

import "parley/app"

// Matcher reads patterns of the product's query language. It is passed in, so that this
// package knows no index.
type Matcher interface {
	// Compile makes patterns ready. A pattern that cannot be read finds nothing. The
	// Finder must be safe for concurrent use.
	Compile(patterns []string) Finder
}

// Finder finds compiled patterns in a text.
type Finder interface {
	// Find gives, for each pattern in the order of Compile, the places in the text, in
	// order. The language is the article's, for word forms; it may be empty.
	Find(text, language string) [][]app.PatternHit
}
