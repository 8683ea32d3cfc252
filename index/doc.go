// Package index is the full-text index of a project. Bleve keeps, for every folded word,
// which articles hold it and how often; beside it the index keeps the vocabulary, a row
// of facts per article and a compact stream of word numbers, from which package spans
// decides phrases and distances without reading a text. Offsets, highlights and snippets
// come from the stored text itself, cut and folded by package analysis.
//
// The index is a cache: the project file is the truth, and deleting the folder is always
// safe. Open checks it and starts an empty one where anything does not fit.
//
// It is not responsible for deciding which articles have to be indexed, for storing
// texts, or for what the filters is:, has:, actor: and the like mean: the project file
// answers those through Library.
package index
