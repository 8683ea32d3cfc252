// Package analysis cuts text into words and brings words into the form in which they
// are compared. Index, queries, patterns and the span evaluator all use these functions
// and no others, so that what is found and what is shown agree.
//
// A word is a token by the Unicode rules with its byte offsets in the original text.
// Fold gives its comparable form and never touches offsets; Stem gives the form shared
// by the inflections of a word in one language.
//
// It is not responsible for reading queries, for the index or for deciding what matches.
package analysis

// Version names the rules of tokeniser, fold and stemmers. Any change of them raises it
// and thereby causes every index to be rebuilt.
const Version = 3
