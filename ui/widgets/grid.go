package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/theme"
)

// Grid shows the positions matrix: sticky heads, cells with up to four lines
// on the fill of their state, one selected cell. Only the cells in view have
// objects on the canvas.
type Grid struct {
	widget.BaseWidget

	// OnSelected reports the cell the user moved to.
	OnSelected func(row, col int)
	// OnRegion reports the far corner of the region that begins at the selected cell.
	OnRegion func(row, col int)
	// OnActivated reports Enter or a double click on a cell.
	OnActivated func(row, col int)
	// OnSecondary reports a secondary click on a cell and its place on the canvas.
	OnSecondary func(row, col int, at fyne.Position)
	// OnHeader reports a click on the head of a column and its place on the canvas.
	OnHeader func(col int, at fyne.Position)
	// OnRowHead reports a click on the head of a row, likewise.
	OnRowHead func(row int, at fyne.Position)
	// OnMoved reports that the head of a column or a row was dragged by some places.
	OnMoved func(column bool, from, by int)
	// OnKey receives the keys the grid does not use itself.
	OnKey func(*fyne.KeyEvent)
	// Shift tells whether Shift is held down; nil: it never is.
	Shift func() bool

	model  GridModel
	sizes  GridSizes
	colW   float32 // as shown: columns widen to fill the view
	fit    *fitter
	body   *gridBody
	scroll *container.Scroll
	heads  *gridHeads // of the columns
	rows   *gridHeads
	corner *canvas.Text
	ground *canvas.Rectangle // behind the corner and both heads
	rules  [2]*canvas.Rectangle
	clips  [2]*container.Clip
	groups []int // rows that are titles
}

// widest is how far columns widen when there is room.
const widest = 1.6

// NewGrid returns an empty grid.
func NewGrid() *Grid {
	g := &Grid{sizes: DefaultGridSizes()}
	g.body = newGridBody(g)
	g.scroll = container.NewScroll(g.body)
	g.scroll.OnScrolled = func(fyne.Position) { g.show() }
	g.heads = newGridHeads(g, true)
	g.rows = newGridHeads(g, false)
	g.clips = [2]*container.Clip{container.NewClip(g.heads), container.NewClip(g.rows)}
	g.corner, g.ground = &canvas.Text{}, canvas.NewRectangle(nil)
	g.rules = [2]*canvas.Rectangle{canvas.NewRectangle(nil), canvas.NewRectangle(nil)}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	r := &gridRenderer{g}
	r.paint()
	return r
}

// SetModel shows another matrix. The selection stays on its cell when there is
// such a cell.
func (g *Grid) SetModel(m GridModel) {
	g.model = m
	g.countGroups()
	g.corner.Text = m.Corner
	if g.body.row >= m.Rows || g.body.col >= m.Cols {
		g.body.row, g.body.col = -1, -1
	}
	if g.body.row < 0 || g.body.far[0] >= m.Rows || g.body.far[1] >= m.Cols {
		g.body.far = [2]int{-1, -1}
	}
	g.relayout()
}

// SetSizes sets the measures of cells and heads.
func (g *Grid) SetSizes(s GridSizes) {
	d := DefaultGridSizes()
	set := func(v *float32, def float32) {
		if *v <= 0 {
			*v = def
		}
	}
	set(&s.ColWidth, d.ColWidth)
	set(&s.RowHeight, d.RowHeight)
	set(&s.HeadWidth, d.HeadWidth)
	set(&s.HeaderHeight, d.HeaderHeight)
	g.sizes = s
	g.relayout()
}

// Select moves the selection to a cell and brings it into view, without a
// callback.
func (g *Grid) Select(row, col int) {
	if row < 0 || col < 0 || row >= g.model.Rows || col >= g.model.Cols {
		return
	}
	g.body.row, g.body.col, g.body.far = row, col, [2]int{-1, -1}
	g.reveal(row, col)
	g.body.outline()
}

// ClearSelection drops the selection.
func (g *Grid) ClearSelection() {
	g.body.row, g.body.col, g.body.far = -1, -1, [2]int{-1, -1}
	g.body.outline()
}

// Selected returns the selected cell; ok is false when there is none.
func (g *Grid) Selected() (row, col int, ok bool) {
	return g.body.row, g.body.col, g.body.row >= 0 && g.body.col >= 0
}

// FocusTarget returns the object to focus, so that keys go to the grid.
func (g *Grid) FocusTarget() fyne.Focusable { return g.body }

// Scrolled implements fyne.Scrollable: the wheel works over the heads too.
func (g *Grid) Scrolled(e *fyne.ScrollEvent) { g.scroll.Scrolled(e) }

// reveal scrolls just as far as is needed to see a cell.
func (g *Grid) reveal(row, col int) {
	view := g.scroll.Size()
	x, y := float32(col)*g.colW, g.top(row)
	to := g.scroll.Offset
	to.X = max(min(to.X, x), x+g.colW-view.Width)
	to.Y = max(min(to.Y, y), y+g.height(row)-view.Height)
	if to != g.scroll.Offset && view.Width > 0 {
		g.scroll.ScrollToOffset(to)
		g.show()
	}
}

// relayout draws everything anew after a change of model, sizes or window.
func (g *Grid) relayout() {
	if g.Size().IsZero() {
		return
	}
	view := g.Size().Width - g.sizes.HeadWidth
	g.colW = g.sizes.ColWidth
	if n := float32(g.model.Cols); n > 0 && n*g.colW < view {
		g.colW = min(float32(int(view/n)), float32(int(g.colW*widest)))
	}
	g.body.forget()
	g.heads.forget()
	g.rows.forget()
	g.scroll.Refresh()
	g.show()
}

// show draws the cells and heads in view.
func (g *Grid) show() {
	if g.fit == nil {
		g.fit = newFitter()
	}
	at := g.scroll.Offset
	g.body.show()
	g.heads.Move(fyne.NewPos(-at.X, 0))
	g.heads.Resize(g.heads.MinSize())
	g.rows.Move(fyne.NewPos(0, -at.Y))
	g.rows.Resize(g.rows.MinSize())
	g.heads.show()
	g.rows.show()
}

type gridRenderer struct{ g *Grid }

// MinSize implements fyne.WidgetRenderer.
func (r *gridRenderer) MinSize() fyne.Size {
	s := r.g.sizes
	return fyne.NewSize(s.HeadWidth+s.ColWidth, s.HeaderHeight+s.RowHeight)
}

// Layout implements fyne.WidgetRenderer.
func (r *gridRenderer) Layout(size fyne.Size) {
	g := r.g
	left, top := g.sizes.HeadWidth, g.sizes.HeaderHeight
	g.ground.Resize(size)
	g.corner.Move(fyne.NewPos(gridPad+2, top-g.corner.MinSize().Height-gridPad))
	g.clips[0].Move(fyne.NewPos(left, 0))
	g.clips[0].Resize(fyne.NewSize(max(size.Width-left, 0), top))
	g.clips[1].Move(fyne.NewPos(0, top))
	g.clips[1].Resize(fyne.NewSize(left, max(size.Height-top, 0)))
	g.scroll.Move(fyne.NewPos(left, top))
	g.scroll.Resize(fyne.NewSize(max(size.Width-left, 0), max(size.Height-top, 0)))
	g.rules[0].Move(fyne.NewPos(0, top-1))
	g.rules[0].Resize(fyne.NewSize(size.Width, 1))
	g.rules[1].Move(fyne.NewPos(left-1, 0))
	g.rules[1].Resize(fyne.NewSize(1, size.Height))
	g.relayout()
}

// paint takes the colours of the theme.
func (r *gridRenderer) paint() {
	g := r.g
	g.ground.FillColor = fynetheme.Color(theme.ColorSurface)
	for _, rule := range g.rules {
		rule.FillColor = fynetheme.Color(fynetheme.ColorNameSeparator)
	}
	g.corner.Color, g.corner.TextSize = fynetheme.Color(theme.ColorMuted), fynetheme.CaptionTextSize()
}

// Refresh implements fyne.WidgetRenderer.
func (r *gridRenderer) Refresh() {
	r.paint()
	r.Layout(r.g.Size())
	canvas.Refresh(r.g)
}

// Objects implements fyne.WidgetRenderer.
func (r *gridRenderer) Objects() []fyne.CanvasObject {
	g := r.g
	return []fyne.CanvasObject{g.ground, g.scroll, g.clips[0], g.clips[1], g.rules[0], g.rules[1], g.corner}
}

// Destroy implements fyne.WidgetRenderer.
func (r *gridRenderer) Destroy() {}
