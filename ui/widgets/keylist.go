package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// KeyList is a list that offers function keys to its surroundings, so that F3 works after
// a click on a row as it does in the text.
type KeyList struct {
	widget.List

	// OnKey is asked first about function keys; true means that the key was used up. May
	// be nil.
	OnKey func(*fyne.KeyEvent) bool
}

// NewKeyList returns a list over rows that length counts; fill sets everything of a row.
func NewKeyList(length func() int, row func() fyne.CanvasObject, fill func(widget.ListItemID, fyne.CanvasObject)) *KeyList {
	l := &KeyList{}
	l.Length, l.CreateItem, l.UpdateItem = length, row, fill
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey implements fyne.Focusable.
func (l *KeyList) TypedKey(k *fyne.KeyEvent) {
	function := len(k.Name) > 1 && strings.HasPrefix(string(k.Name), "F")
	if !function || l.OnKey == nil || !l.OnKey(k) {
		l.List.TypedKey(k)
	}
}
