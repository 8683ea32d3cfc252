// Package prefs is the view in which the look of window and text is chosen. It is not
// responsible for keeping the choice or for applying it.
package prefs
