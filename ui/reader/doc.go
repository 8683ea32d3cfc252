// Package reader is the view of one article: its heading and text in the text pane, the
// bar that walks through hits, and the menu of what is under the pointer. It is not
// responsible for what is marked or for what a key does.
package reader
