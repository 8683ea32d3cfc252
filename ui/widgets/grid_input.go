package widgets

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
)

// AccessibilityLabel implements fyne.Accessible: heads and text of the
// selected cell.
func (b *gridBody) AccessibilityLabel() string {
	m := b.g.model
	if b.row < 0 || m.Header == nil || m.RowHead == nil || m.Cell == nil {
		return ""
	}
	lines := append([]string{m.RowHead(b.row).Text, m.Header(b.col).Text}, m.Cell(b.row, b.col).Lines...)
	return strings.Join(lines, ", ")
}

// AccessibilityRole implements fyne.Accessible.
func (b *gridBody) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Tapped implements fyne.Tappable: it selects a cell, the second time within a
// moment it activates it.
func (b *gridBody) Tapped(e *fyne.PointEvent) {
	b.requestFocus()
	row, col, ok := b.cellAt(e.Position)
	if !ok || b.shift || b.dragged {
		return // the button going down has done it
	}
	twice := b.tapped == [2]int{row, col} && b.now().Sub(b.when) < clickTime
	b.tapped, b.when = [2]int{row, col}, b.now()
	if twice {
		b.when = time.Time{}
		b.activate()
		return
	}
	b.moveTo(row, col)
}

// TappedSecondary implements fyne.SecondaryTappable.
func (b *gridBody) TappedSecondary(e *fyne.PointEvent) {
	b.requestFocus()
	row, col, ok := b.cellAt(e.Position)
	if !ok {
		return
	}
	if rows, cols, some := b.g.Region(); !some || row < rows[0] || row > rows[1] || col < cols[0] || col > cols[1] {
		b.moveTo(row, col)
	}
	if b.g.OnSecondary != nil {
		b.g.OnSecondary(row, col, e.AbsolutePosition)
	}
}

// FocusGained implements fyne.Focusable.
func (b *gridBody) FocusGained() {
	b.inside = true
	if b.row < 0 && b.g.model.Rows > 0 && b.g.model.Cols > 0 {
		rows, cols := b.window()
		if row, ok := b.passGroups(rows[0], b.row); ok {
			b.row, b.col = row, cols[0]
		}
	}
	b.outline()
}

// FocusLost implements fyne.Focusable.
func (b *gridBody) FocusLost() {
	b.inside = false
	b.outline()
}

// TypedRune implements fyne.Focusable.
func (b *gridBody) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (b *gridBody) TypedKey(e *fyne.KeyEvent) {
	rows, cols := b.g.model.Rows, b.g.model.Cols
	if rows == 0 || cols == 0 {
		b.pass(e)
		return
	}
	shift := b.g.Shift != nil && b.g.Shift()
	from := [2]int{b.row, b.col}
	if shift {
		from = b.corner()
	}
	row, col := max(from[0], 0), max(from[1], 0)
	page := max(int(b.g.scroll.Size().Height/b.g.sizes.RowHeight)-1, 1)
	switch e.Name {
	case fyne.KeyUp:
		row--
	case fyne.KeyDown:
		row++
	case fyne.KeyLeft:
		col--
	case fyne.KeyRight:
		col++
	case fyne.KeyPageUp:
		row -= page
	case fyne.KeyPageDown:
		row += page
	case fyne.KeyHome:
		col = 0
	case fyne.KeyEnd:
		col = cols - 1
	case fyne.KeyReturn, fyne.KeyEnter:
		b.activate()
		return
	default:
		b.pass(e)
		return
	}
	row, col = min(max(row, 0), rows-1), min(max(col, 0), cols-1)
	row, ok := b.passGroups(row, from[0])
	switch {
	case ok && shift:
		b.extendTo(row, col)
	case ok:
		b.moveTo(row, col)
	}
}

// passGroups gives the row to go to in place of a title: the next one in the direction,
// else the next one back; ok is false where there are only titles.
func (b *gridBody) passGroups(row, from int) (int, bool) {
	step := 1
	if row < from {
		step = -1
	}
	for _, step := range []int{step, -step} {
		for r := row; r >= 0 && r < b.g.model.Rows; r += step {
			if !b.g.model.group(r) {
				return r, true
			}
		}
	}
	return row, false
}

func (b *gridBody) pass(e *fyne.KeyEvent) {
	if b.g.OnKey != nil && !isModifier(e.Name) {
		b.g.OnKey(e)
	}
}

// moveTo selects a cell for the user and reports it.
func (b *gridBody) moveTo(row, col int) {
	moved := b.row != row || b.col != col || b.far[0] >= 0
	b.g.Select(row, col)
	if moved && b.g.OnSelected != nil {
		b.g.OnSelected(row, col)
	}
}

func (b *gridBody) activate() {
	if b.row >= 0 && b.g.OnActivated != nil {
		b.g.OnActivated(b.row, b.col)
	}
}

// cellAt returns the cell at a place of the body.
func (b *gridBody) cellAt(at fyne.Position) (row, col int, ok bool) {
	if b.g.colW <= 0 || at.X < 0 || at.Y < 0 {
		return 0, 0, false
	}
	row, col = b.g.rowAt(at.Y), int(at.X/b.g.colW)
	return row, col, row < b.g.model.Rows && col < b.g.model.Cols && !b.g.model.group(row)
}

func (b *gridBody) requestFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		c.Focus(b)
	}
}
