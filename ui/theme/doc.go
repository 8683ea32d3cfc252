// Package theme gives Parley its look: one Fyne theme in a light, a sepia and
// a dark variant, the palette of the text pane, and the style of every stance
// and display state with its symbol, its word and its colours.
//
// Everything is asked for by name, so that a mark or a cell never holds a
// colour and a change of variant needs no change of data. The package is not
// responsible for drawing: that is what package widgets does.
package theme
