package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/theme"
)

// Measures of a cell in pixels.
const (
	gridPad    = 8  // left of the text
	gridGap    = 1  // around the fill
	gridLines  = 4  // most lines in a cell
	markSize   = 5  // corner sign of a marked cell
	compactRow = 40 // below this height rows have small text
	movedWidth = 3  // frame of a cell that differs from what it was
)

// gridBody is the scrolled part of the grid: the cells in view and the input.
type gridBody struct {
	widget.BaseWidget

	g        *Grid
	row, col int    // selected, -1 for none
	far      [2]int // the other corner of the region, -1 where there is the one cell only
	cells    []gridSlot
	across   int // slots in a row of the ring
	rects    *fyne.Container
	texts    *fyne.Container
	frame    *canvas.Rectangle
	area     *canvas.Rectangle // over the fills of the region, below its words
	inside   bool
	tapped   [2]int
	when     time.Time
	now      func() time.Time
	down     fyne.Position // where the button went down
	dragged  bool          // the pointer moved since
	shift    bool          // Shift was held then
}

// gridSlot holds the objects of one cell; a cell keeps its slot while in view.
type gridSlot struct {
	row, col int // -1: free
	fill     *canvas.Rectangle
	mark     *canvas.Rectangle
	lines    [gridLines]*canvas.Text
}

var (
	_ fyne.Focusable         = (*gridBody)(nil)
	_ fyne.Tappable          = (*gridBody)(nil)
	_ fyne.SecondaryTappable = (*gridBody)(nil)
	_ fyne.Accessible        = (*gridBody)(nil)
)

func newGridBody(g *Grid) *gridBody {
	b := &gridBody{
		g: g, row: -1, col: -1, far: [2]int{-1, -1}, now: time.Now, tapped: [2]int{-1, -1},
		rects: container.NewWithoutLayout(), texts: container.NewWithoutLayout(), frame: canvas.NewRectangle(nil), area: canvas.NewRectangle(nil),
	}
	b.frame.StrokeWidth = 2
	b.frame.Hide()
	b.area.Hide()
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *gridBody) CreateRenderer() fyne.WidgetRenderer { return &gridBodyRenderer{b} }

// forget drops all drawn cells.
func (b *gridBody) forget() {
	for i := range b.cells {
		b.cells[i].row = -1
	}
}

// window returns the cells in view, ends exclusive.
func (b *gridBody) window() (rows, cols [2]int) {
	g := b.g
	at, view := g.scroll.Offset, g.scroll.Size()
	if view.Width <= 0 || view.Height <= 0 || g.colW <= 0 {
		return rows, cols
	}
	rows = [2]int{min(g.rowAt(at.Y), g.model.Rows), min(g.rowAt(at.Y+view.Height)+1, g.model.Rows)}
	first := min(max(int(at.X/g.colW), 0), g.model.Cols)
	return rows, [2]int{first, min(int((at.X+view.Width)/g.colW)+1, g.model.Cols)}
}

// show draws the cells in view.
func (b *gridBody) show() {
	rows, cols := b.window()
	b.reserve(rows[1]-rows[0], cols[1]-cols[0])
	for i := range b.cells {
		s := &b.cells[i]
		if s.row < rows[0] || s.row >= rows[1] || s.col < cols[0] || s.col >= cols[1] {
			s.hide()
		}
	}
	if len(b.cells) == 0 {
		return
	}
	down := len(b.cells) / b.across
	v := theme.Current()
	for row := rows[0]; row < rows[1]; row++ {
		for col := cols[0]; col < cols[1]; col++ {
			s := &b.cells[row%down*b.across+col%b.across]
			if s.row != row || s.col != col {
				s.row, s.col = row, col
				b.place(s, v)
			}
		}
	}
	b.outline()
}

// reserve makes enough slots for a view; more are kept than ever needed, so a
// window being resized does not make them anew each time.
func (b *gridBody) reserve(down, across int) {
	if b.across >= across && len(b.cells) >= down*b.across {
		return
	}
	for i := range b.cells {
		b.cells[i].hide()
	}
	across, down = max(across+1, b.across), down+2
	old := b.cells
	b.cells, b.across = make([]gridSlot, across*down), across
	for i := range b.cells {
		if i < len(old) {
			b.cells[i] = old[i]
			continue
		}
		s := gridSlot{row: -1, fill: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
		b.rects.Objects = append(b.rects.Objects, s.fill, s.mark)
		for k := range s.lines {
			s.lines[k] = &canvas.Text{}
			b.texts.Objects = append(b.texts.Objects, s.lines[k])
		}
		s.hide()
		b.cells[i] = s
	}
}

func (s *gridSlot) hide() {
	s.row = -1
	for _, t := range s.lines {
		t.Hide()
	}
	s.fill.Hide()
	s.mark.Hide()
}

// place draws one cell.
func (b *gridBody) place(s *gridSlot, v theme.Variant) {
	if b.g.model.group(s.row) {
		row, col := s.row, s.col
		s.hide()
		s.row, s.col = row, col
		return
	}
	var c GridCell
	if b.g.model.Cell != nil {
		c = b.g.model.Cell(s.row, s.col)
	}
	style := theme.StyleOf(c.Style, v)
	at := fyne.NewPos(float32(s.col)*b.g.colW, b.g.top(s.row))
	size := fyne.NewSize(b.g.colW-2*gridGap, b.g.sizes.RowHeight-2*gridGap)
	s.fill.FillColor, s.fill.StrokeColor, s.fill.StrokeWidth = style.Fill, nil, 0
	if c.Pale {
		s.fill.FillColor = style.Pale
	}
	switch {
	case style.Hollow:
		s.fill.StrokeColor, s.fill.StrokeWidth = style.Border, 1.5
	case c.Style == theme.NoComment || c.Style == theme.NoData || c.Style == theme.Plain:
		s.fill.StrokeColor, s.fill.StrokeWidth = style.Border, 1
	}
	if c.Moved {
		s.fill.StrokeColor, s.fill.StrokeWidth = fynetheme.Color(theme.ColorAccent), movedWidth
	}
	s.fill.Move(at.AddXY(gridGap, gridGap))
	s.fill.Resize(size)
	s.fill.Show()
	s.mark.FillColor = style.Ink
	s.mark.Move(at.AddXY(b.g.colW-gridGap-markSize-4, gridGap+4))
	s.mark.Resize(fyne.NewSquareSize(markSize))
	setVisible(s.mark, c.Marked)
	b.placeLines(s, c, style, at)
}

func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// placeLines sets the lines of a cell, centred as a block.
func (b *gridBody) placeLines(s *gridSlot, c GridCell, style theme.Style, at fyne.Position) {
	width := b.g.colW - 2*gridPad - gridGap
	height := float32(0)
	n := 0
	for i, line := range c.Lines {
		if line == "" || n == gridLines {
			continue
		}
		t := s.lines[n]
		t.TextSize, t.TextStyle = cellStyle(i, c.Second, style.Hollow)
		if b.g.sizes.RowHeight < compactRow {
			t.TextSize = fynetheme.CaptionTextSize()
		}
		set := b.g.fit.setting(t.TextSize, t.TextStyle)
		room := width
		if n == 0 && c.Marked {
			room -= markSize + 2
		}
		t.Text, t.Color = b.g.fit.cut(set, line, room), style.Ink
		t.Move(at.AddXY(gridPad, height)) // from the top of the block
		t.Resize(fyne.NewSize(width, set.height))
		height += float32(int(set.height + 0.5))
		n++
	}
	top := max(float32(int((b.g.sizes.RowHeight-height)/2)), 2)
	for i, t := range s.lines {
		if i < n {
			t.Move(t.Position().AddXY(0, top))
		}
		setVisible(t, i < n)
	}
}

// cellStyle returns size and style of a line: the state, what qualifies it,
// and the figures below.
func cellStyle(line int, second, hollow bool) (float32, fyne.TextStyle) {
	text := fynetheme.TextSize()
	switch {
	case line == 0:
		return text - 0.5, fyne.TextStyle{Bold: !hollow, Italic: hollow}
	case line == 1 && second:
		return text - 3, fyne.TextStyle{Bold: !hollow, Italic: hollow}
	default:
		return text - 3, fyne.TextStyle{Italic: hollow}
	}
}

// outline draws the frame of the selected cell.
func (b *gridBody) outline() {
	b.drawRegion()
	if b.row < 0 || b.g.colW == 0 {
		b.frame.Hide()
		return
	}
	b.frame.StrokeColor = fynetheme.Color(theme.ColorMuted)
	if b.inside {
		b.frame.StrokeColor = fynetheme.Color(theme.ColorAccent)
	}
	b.frame.StrokeWidth = 3
	b.frame.Move(fyne.NewPos(float32(b.col)*b.g.colW, b.g.top(b.row)))
	b.frame.Resize(fyne.NewSize(b.g.colW, b.g.sizes.RowHeight))
	b.frame.Show()
	canvas.Refresh(b.frame)
}

type gridBodyRenderer struct{ b *gridBody }

// MinSize implements fyne.WidgetRenderer.
func (r *gridBodyRenderer) MinSize() fyne.Size {
	g := r.b.g
	return fyne.NewSize(float32(g.model.Cols)*g.colW, g.top(g.model.Rows))
}

// Layout implements fyne.WidgetRenderer. Objects stand on their places.
func (r *gridBodyRenderer) Layout(fyne.Size) {}

// Refresh implements fyne.WidgetRenderer.
func (r *gridBodyRenderer) Refresh() { canvas.Refresh(r.b) }

// Objects implements fyne.WidgetRenderer.
func (r *gridBodyRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.rects, r.b.area, r.b.texts, r.b.frame}
}

// Destroy implements fyne.WidgetRenderer.
func (r *gridBodyRenderer) Destroy() {}
