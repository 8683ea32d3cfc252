package matrix

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
)

// field is a field of one line; keys it has no use for are offered to the window.
type field struct {
	widget.Entry
	key    func(*fyne.KeyEvent) bool
	inside bool // it has the keyboard
}

func newField(key func(*fyne.KeyEvent) bool) *field {
	e := &field{key: key}
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *field) TypedKey(k *fyne.KeyEvent) {
	enter := k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter
	if (enter && e.OnSubmitted != nil) || !e.key(k) {
		e.Entry.TypedKey(k)
	}
}

// FocusGained implements fyne.Focusable.
func (e *field) FocusGained() {
	e.inside = true
	e.Entry.FocusGained()
}

// FocusLost implements fyne.Focusable.
func (e *field) FocusLost() {
	e.inside = false
	e.Entry.FocusLost()
}

func words(all []present.Choice) []string {
	out := make([]string, len(all))
	for i, c := range all {
		out[i] = c.Words
	}
	return out
}

// label is the name of a control on its left.
func label(text string) fyne.CanvasObject {
	l := caption()
	l.Truncation = fyne.TextTruncateOff
	l.SetText(text)
	return container.NewCenter(l)
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

// set changes a label only where it differs.
func set(l *widget.Label, text string) {
	if l.Text != text {
		l.SetText(text)
	}
}

// setText changes a label and hides an empty one.
func setText(l *widget.Label, text string) {
	set(l, text)
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

// width is a layout of one object with a fixed width.
type width float32

// MinSize implements fyne.Layout.
func (w width) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), o[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (width) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

// column puts objects under each other; labels bring their own margins, which a negative
// gap takes back.
type column struct{ gap float32 }

// MinSize implements fyne.Layout.
func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			size.Width = max(size.Width, m.Width)
			if size.Height > 0 {
				size.Height += c.gap
			}
			size.Height += m.Height
		}
	}
	return size
}

// Layout implements fyne.Layout.
func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if o.Visible() {
			o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
			h := o.MinSize().Height // text that wraps has its height once it has its width
			o.Resize(fyne.NewSize(size.Width, h))
			o.Move(fyne.NewPos(0, y))
			y += h + c.gap
		}
	}
}
