package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"parley/ui/theme"
)

var (
	_ desktop.Mouseable = (*gridBody)(nil)
	_ fyne.Draggable    = (*gridBody)(nil)
)

// Region returns the selected cells, ends inclusive: those from the selected cell to the far
// corner, or that cell alone; ok is false when there is none. Titles of groups may lie
// between.
func (g *Grid) Region() (rows, cols [2]int, ok bool) {
	b := g.body
	if b.row < 0 || b.col < 0 {
		return rows, cols, false
	}
	far := b.far
	if far[0] < 0 {
		far = [2]int{b.row, b.col}
	}
	return [2]int{min(b.row, far[0]), max(b.row, far[0])}, [2]int{min(b.col, far[1]), max(b.col, far[1])}, true
}

// SelectTo makes the cells from the selected one to another the region, without a callback;
// a negative row ends it.
func (g *Grid) SelectTo(row, col int) {
	if g.body.row < 0 || row >= g.model.Rows || col >= g.model.Cols || row < 0 || col < 0 {
		row, col = -1, -1
	}
	if g.body.far != [2]int{row, col} {
		g.body.far = [2]int{row, col}
		g.body.outline()
	}
}

// extendTo moves the far corner of the region for the user, brings it into view and reports
// it.
func (b *gridBody) extendTo(row, col int) {
	if b.row < 0 {
		b.moveTo(row, col)
		return
	}
	before := b.corner()
	b.g.SelectTo(row, col)
	b.g.reveal(row, col)
	if before != [2]int{row, col} && b.g.OnRegion != nil {
		b.g.OnRegion(row, col)
	}
}

// corner gives the far corner of the region: the selected cell where there is none.
func (b *gridBody) corner() [2]int {
	if b.far[0] < 0 {
		return [2]int{b.row, b.col}
	}
	return b.far
}

// drawRegion draws what is selected beside the selected cell.
func (b *gridBody) drawRegion() {
	rows, cols, ok := b.g.Region()
	if !ok || b.far[0] < 0 || rows[0] == rows[1] && cols[0] == cols[1] {
		b.area.Hide()
		return
	}
	b.area.FillColor, b.area.StrokeColor, b.area.StrokeWidth = fynetheme.Color(fynetheme.ColorNameSelection), fynetheme.Color(theme.ColorAccent), 2
	top := b.g.top(rows[0])
	b.area.Move(fyne.NewPos(float32(cols[0])*b.g.colW, top))
	b.area.Resize(fyne.NewSize(float32(cols[1]-cols[0]+1)*b.g.colW, b.g.top(rows[1])+b.g.height(rows[1])-top))
	b.area.Show()
	canvas.Refresh(b.area)
}

// nearest gives the cell at a place of the body, or the one next to it.
func (b *gridBody) nearest(at fyne.Position) (row, col int, ok bool) {
	if b.g.colW <= 0 || b.g.model.Rows == 0 || b.g.model.Cols == 0 {
		return 0, 0, false
	}
	row, col = min(max(b.g.rowAt(max(at.Y, 0)), 0), b.g.model.Rows-1), min(max(int(at.X/b.g.colW), 0), b.g.model.Cols-1)
	row, ok = b.passGroups(row, b.corner()[0])
	return row, col, ok
}

// MouseDown implements desktop.Mouseable: a drag begins here, and with Shift the region
// reaches to here.
func (b *gridBody) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	b.down, b.dragged = e.Position, false
	b.shift = e.Modifier&fyne.KeyModifierShift != 0
	if !b.shift {
		return
	}
	b.requestFocus()
	if row, col, ok := b.cellAt(e.Position); ok {
		b.extendTo(row, col)
	}
}

// MouseUp implements desktop.Mouseable.
func (b *gridBody) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable: the region reaches from where the drag began to the
// pointer, and the view follows it.
func (b *gridBody) Dragged(e *fyne.DragEvent) {
	if !b.dragged {
		b.dragged = true
		b.requestFocus()
		if row, col, ok := b.nearest(b.down); ok && !b.shift {
			b.moveTo(row, col)
		}
	}
	if row, col, ok := b.nearest(e.Position); ok && [2]int{row, col} != b.corner() {
		b.extendTo(row, col)
	}
}

// DragEnd implements fyne.Draggable.
func (b *gridBody) DragEnd() {}
