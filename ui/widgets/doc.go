// Package widgets holds the widgets Parley draws itself, shared by all
// screens: the text pane HighlightText, the positions Grid, snippets, chips,
// the completion entry, the notice strip and the job strip.
//
// Widgets show what they are given and report what the user does through
// callbacks; they keep no data and change none. They are not responsible for
// deciding anything: presenters do that. Nothing here starts a goroutine, and
// everything must be called on the window's goroutine.
package widgets
