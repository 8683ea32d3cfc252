// Package palette is the view of the command palette, and the page that shows all keys.
// Both are made from the one table of commands; it is not responsible for what can be
// done, nor for doing it.
package palette
