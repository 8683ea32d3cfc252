package ui

import "fyne.io/fyne/v2"

// dispatch carries f to the window's goroutine. It is the only place that does.
func dispatch(f func()) { fyne.Do(f) }
