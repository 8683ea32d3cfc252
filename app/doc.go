// Package app holds the nouns and rules of Parley: articles and their immutable
// texts, spans and quotes, annotations, actors, issues, statements, the positions
// matrix, and the change sets by which everything is edited.
//
// It imports the standard library only. It is not responsible for reading files,
// storing, searching, drawing or writing workbooks: those live in the packages
// around it and speak in these types.
package app
