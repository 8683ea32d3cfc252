package coding

import (
	"fyne.io/fyne/v2"

	"parley/ui/present"
	"parley/ui/widgets"
)

// nameEntry is a field for a name of the codebook, with the names that fit below it. Keys
// it has no use for are offered to the form.
type nameEntry struct {
	widgets.CompletionEntry
	key   func(*fyne.KeyEvent) bool
	leave func()
}

func newNameEntry(find func(string) []string, key func(*fyne.KeyEvent) bool) *nameEntry {
	e := &nameEntry{key: key}
	e.Find = matches(find)
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *nameEntry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyUp, fyne.KeyDown:
		e.CompletionEntry.TypedKey(k)
	default:
		if !e.key(k) {
			e.CompletionEntry.TypedKey(k)
		}
	}
}

// FocusLost implements fyne.Focusable.
func (e *nameEntry) FocusLost() {
	e.CompletionEntry.FocusLost()
	if e.leave != nil {
		e.leave()
	}
}

// name makes the field of a name: what is typed goes to set, an alias becomes the name
// when the field is left, Enter goes on.
func (v *View) name(f present.Field, find func(string) []string, set func(string)) *nameEntry {
	e := newNameEntry(find, v.key)
	e.OnChanged = func(s string) {
		if !v.quiet {
			set(s)
		}
	}
	e.OnPicked = func(widgets.Completion) { v.p.Resolve(f); v.p.Next(f) }
	e.OnSubmitted = func(string) { v.p.Resolve(f); v.p.Next(f) }
	e.leave = func() {
		if !v.quiet {
			v.p.Resolve(f)
		}
	}
	return e
}

// line makes a field of one line.
func (v *View) line(f present.Field, set func(string)) *lineEntry {
	e := newLineEntry(v.key)
	e.OnChanged = func(s string) {
		if !v.quiet {
			set(s)
		}
	}
	e.OnSubmitted = func(string) { v.p.Next(f) }
	return e
}
