package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// PickList is a list of rows of one height in which the arrows choose at once, as people
// expect of a list beside a form; PageUp, PageDown, Home and End walk too.
type PickList struct {
	widget.List

	// OnPick is called when a row is chosen by mouse or keyboard, not by ShowRow.
	OnPick func(row int)
	// OnEnter is called for Enter; nil: nothing happens.
	OnEnter func()
	// OnKey is asked about keys that the list has no use for. May be nil.
	OnKey func(*fyne.KeyEvent) bool

	row   int
	quiet bool
}

// NewPickList returns a list over rows that count counts; fill sets everything of a row.
func NewPickList(count func() int, row func() fyne.CanvasObject, fill func(row int, o fyne.CanvasObject)) *PickList {
	l := &PickList{row: -1}
	l.Length, l.CreateItem = count, row
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		if i < count() {
			fill(i, o)
		}
	}
	l.HideSeparators = true
	l.OnSelected = func(i widget.ListItemID) {
		if l.quiet {
			return
		}
		l.row = i
		if l.OnPick != nil {
			l.OnPick(i)
		}
	}
	l.ExtendBaseWidget(l)
	return l
}

// Row gives the chosen row, −1 for none.
func (l *PickList) Row() int { return l.row }

// ShowRow marks a row as chosen and draws all rows again; −1 marks none.
func (l *PickList) ShowRow(row int) {
	l.quiet = true
	defer func() { l.quiet = false }()
	moved := row != l.row
	l.row = row
	if row < 0 || row >= l.Length() {
		l.UnselectAll()
	} else if moved {
		l.UnselectAll()
		l.Select(row)
	}
	l.Refresh()
}

// TypedKey implements fyne.Focusable.
func (l *PickList) TypedKey(k *fyne.KeyEvent) {
	last := l.Length() - 1
	to := l.row
	switch k.Name {
	case fyne.KeyDown:
		to++
	case fyne.KeyUp:
		to--
	case fyne.KeyPageDown:
		to += l.page()
	case fyne.KeyPageUp:
		to -= l.page()
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = last
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.OnEnter != nil {
			l.OnEnter()
			return
		}
		fallthrough
	default:
		if l.OnKey == nil || !l.OnKey(k) {
			l.List.TypedKey(k)
		}
		return
	}
	if to = min(max(to, 0), last); to != l.row && to >= 0 {
		l.Select(to)
	}
}

func (l *PickList) page() int {
	return max(int(l.Size().Height/max(l.CreateItem().MinSize().Height, 1))-1, 1)
}
