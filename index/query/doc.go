// Package query reads what an analyst types into the search box. Parse never fails and
// never panics: it gives a tree, a plain sentence that says how the query was read,
// notices with one-click corrections, and, where the query must not be run, a problem.
// Printing a tree and parsing it again gives the same tree.
//
// It is not responsible for finding anything: the tree is evaluated by package spans
// and, for candidates, by package index. It needs no index; how text is cut into words
// is passed in.
package query
