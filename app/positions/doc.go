// Package positions turns statements into positions: the matrix of actors and issues
// after rules R0 to R10 of the domain page, what changed between two matrices, and the
// network projections of section 7. Everything in it is a function of its input: the
// same statements in any order give the same result, byte for byte.
//
// It is not responsible for fetching statements, for answering queries, for deciding
// how a cell is drawn (app.Cell.Display does) or for writing files.
package positions
