// Package spans is the evaluator of queries: it says whether an article matches and
// which words matched where. It is the truth; whatever the index proposes is checked
// with it, and highlights, hit counts, hit navigation and snippets all come from it.
//
// It is pure: no index, no input or output. It works on word positions, so that the
// same rules run over a text and over the compact word numbers that the index keeps.
//
// It is not responsible for reading queries (package query), for cutting text into
// words (package analysis) or for finding candidates (package index).
package spans
