// Package workbench holds the use cases: what an analyst does, as one call each. The
// window's presenters and the command line enter here and nowhere else. It declares the
// ports that the store, the index, the readers and the writers fill.
//
// It is not responsible for rules of nouns (package app), for drawing or for printing.
package workbench
