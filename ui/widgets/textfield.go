package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// TextField is an entry that offers the keys it has no use for to its surroundings, and
// that Tab leaves, also where it has several lines.
type TextField struct {
	widget.Entry

	// OnKey is asked first about each key; true means that it was used up. May be nil.
	OnKey func(*fyne.KeyEvent) bool

	rows int // 1: a single line
}

var _ fyne.Tabbable = (*TextField)(nil)

// NewTextField returns an empty field of some rows; with one it is a single line.
func NewTextField(rows int, onKey func(*fyne.KeyEvent) bool) *TextField {
	f := &TextField{OnKey: onKey, rows: rows}
	f.ExtendBaseWidget(f)
	if rows > 1 {
		f.MultiLine = true
		f.Wrapping = fyne.TextWrapWord
		f.SetMinRowsVisible(rows)
	}
	return f
}

// OnlyEscape hands on Escape alone, for a field in a dialog in which Enter is the field's.
func OnlyEscape(key func(*fyne.KeyEvent) bool) func(*fyne.KeyEvent) bool {
	return func(k *fyne.KeyEvent) bool { return k.Name == fyne.KeyEscape && key(k) }
}

// AcceptsTab implements fyne.Tabbable.
func (f *TextField) AcceptsTab() bool { return false }

// TypedKey implements fyne.Focusable.
func (f *TextField) TypedKey(k *fyne.KeyEvent) {
	if f.OnKey == nil || f.rows > 1 && (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) || !f.OnKey(k) {
		f.Entry.TypedKey(k)
	}
}

// Grow gives the field room for some rows; true when that is another number than before.
func (f *TextField) Grow(rows int) bool {
	if rows == f.rows || f.rows == 1 {
		return false
	}
	f.rows = rows
	f.SetMinRowsVisible(rows)
	return true
}

// SetTextQuietly sets the text where it differs, without OnChanged.
func (f *TextField) SetTextQuietly(text string) {
	if f.Text == text {
		return
	}
	changed := f.OnChanged
	f.OnChanged = nil
	f.SetText(text)
	f.OnChanged = changed
}
