// Package store keeps a project in one SQLite file, *.parley: articles with their text
// versions, codebook, statements, annotations, the log of all edits, and which articles
// the search index has not seen yet. It fills the ports of the workbench.
//
// Every edit goes through Store.Apply: one transaction that checks what the edit was
// based on, checks references, writes records, texts and the log entry, and marks
// articles for the index. Exported methods own their transaction; unexported ones work
// inside one.
//
// It is not responsible for rules of one record by itself (Record.Validate in package
// app), for deciding what to undo, for searching text, or for other tools' files.
package store
