package coding

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// lineEntry is a one-line field: Enter goes on, and keys it has no use for are offered to
// the form.
type lineEntry struct {
	widget.Entry
	key func(*fyne.KeyEvent) bool
}

func newLineEntry(key func(*fyne.KeyEvent) bool) *lineEntry {
	e := &lineEntry{key: key}
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *lineEntry) TypedKey(k *fyne.KeyEvent) {
	if !e.key(k) {
		e.Entry.TypedKey(k)
	}
}

// field is an input with its name on the left; a hint, where there is one, stands below.
type field struct {
	box  *fyne.Container
	name *widget.Label
	hint *widget.Label
}

func newField(name string, input fyne.CanvasObject) *field {
	f := &field{name: caption(), hint: caption()}
	f.name.SetText(name)
	f.hint.Truncation = fyne.TextTruncateEllipsis
	f.hint.Hide()
	f.box = container.New(&fieldLayout{}, f.name, f.hint, input)
	return f
}

func (f *field) setHint(text string, importance widget.Importance) {
	if f.hint.Text == text && f.hint.Importance == importance {
		return
	}
	f.hint.Importance = importance
	f.hint.SetText(text)
	show(f.hint, text != "")
}

func (f *field) show(on bool) { show(f.box, on) }

// fieldLayout puts name, input and hint at their places.
type fieldLayout struct{}

// Measures of a field: the column of names, and the line of a hint without the margins
// that labels bring.
const (
	nameWidth  = 76
	hintHeight = 17
)

// MinSize implements fyne.Layout.
func (*fieldLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[2].MinSize()
	if o[1].Visible() {
		m.Height += hintHeight
	}
	return fyne.NewSize(m.Width+nameWidth, m.Height)
}

// Layout implements fyne.Layout.
func (*fieldLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	pad := fynetheme.InnerPadding()
	name, input := o[0].MinSize(), o[2].MinSize()
	o[0].Move(fyne.NewPos(-pad, float32(int(min(input.Height, size.Height)-name.Height)/2)))
	o[0].Resize(name)
	o[1].Move(fyne.NewPos(nameWidth-pad, input.Height-pad+1))
	o[1].Resize(fyne.NewSize(size.Width-nameWidth+2*pad, name.Height))
	o[2].Move(fyne.NewPos(nameWidth, 0))
	o[2].Resize(fyne.NewSize(size.Width-nameWidth, input.Height))
}

// matches turns names into rows of the completion list.
func matches(find func(string) []string) func(string) []widgets.Completion {
	return func(typed string) []widgets.Completion {
		var out []widgets.Completion
		for _, n := range find(typed) {
			out = append(out, widgets.Completion{ID: n, Text: n})
		}
		return out
	}
}

// choices gives the words of attribution types for a list.
func choices(all []present.Choice) []string {
	out := make([]string, len(all))
	for i, c := range all {
		out[i] = c.Words
	}
	return out
}

// caption is a quiet small line.
func caption() *widget.Label {
	l := widget.NewLabel("")
	l.SizeName = fynetheme.SizeNameCaptionText
	l.Importance = widget.LowImportance
	return l
}

// wrapped is a text that wraps.
func wrapped() *widget.Label {
	l := widget.NewLabel("")
	l.Wrapping = fyne.TextWrapWord
	return l
}

func inset(o fyne.CanvasObject, left, right, top, bottom float32) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(top, bottom, left, right), o)
}

func setText(l *widget.Label, text string) {
	if l.Text != text {
		l.SetText(text)
	}
	show(l, text != "")
}

func show(o fyne.CanvasObject, on bool) {
	switch {
	case on && !o.Visible():
		o.Show()
	case !on && o.Visible():
		o.Hide()
	}
}
