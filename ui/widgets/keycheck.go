package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// KeyCheck is a check mark that offers the keys it has no use for to its surroundings, so
// that Enter goes on in a dialog after a mark was set.
type KeyCheck struct {
	widget.Check

	// OnKey is told of each key; true means that it was used up. May be nil.
	OnKey func(*fyne.KeyEvent) bool
}

// NewKeyCheck returns a mark; changed is called when the analyst sets or takes it.
func NewKeyCheck(words string, changed func(on bool), onKey func(*fyne.KeyEvent) bool) *KeyCheck {
	c := &KeyCheck{OnKey: onKey}
	c.Text, c.OnChanged = words, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey implements fyne.Focusable.
func (c *KeyCheck) TypedKey(k *fyne.KeyEvent) {
	if c.OnKey == nil || !c.OnKey(k) {
		c.Check.TypedKey(k)
	}
}
