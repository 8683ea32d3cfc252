package coding

import (
	"parley/ui/present"
	"parley/ui/widgets"
)

// name makes the field of a name of the codebook, with the names that fit below it: what
// is typed goes to set, a name that was picked or made goes on to the next field.
func (v *View) name(f present.Field, find func(string) []string, set func(string)) *widgets.CompletionEntry {
	e := widgets.NewCompletionEntry(matches(find))
	e.OnChanged = func(s string) {
		if !v.quiet {
			set(s)
		}
	}
	next := func() {
		v.p.Resolve(f)
		v.p.Next(f)
	}
	e.OnPicked = func(widgets.Completion) { next() }
	e.OnCreate = func(string) { next() }
	e.CreateLabel = func(text string) string { return "New: “" + text + "”" }
	e.OnSubmitted = func(string) { next() }
	e.OnKey = v.key
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
