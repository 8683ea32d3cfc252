// Package places keeps, for every word of a library, the rows that hold it, how often,
// and at which positions: an inverted file that is read in place.
//
// Rows are numbered in the order in which they came and never change, so the file is a
// sequence of segments, each with the rows of one stretch: a new batch is a segment of
// its own in memory, neighbours are merged into larger ones, and those are written to
// files. A row that is dead stays until everything is built anew; the caller leaves out
// what is not alive.
//
// It is made from what the caller has and can be thrown away. It is not responsible for
// cutting texts into words, for which rows are alive, or for what a query means.
package places
