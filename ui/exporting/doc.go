// Package exporting is the view of the export dialog: what is written, how, and a picture of
// the first page. What is written where is decided in ui/present.
package exporting
