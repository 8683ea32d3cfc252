// Package matrix is the view of the positions matrix: who holds which position on what,
// the recipe in words, and the evidence behind one cell. It is not responsible for
// counting or for how a cell reads.
package matrix
