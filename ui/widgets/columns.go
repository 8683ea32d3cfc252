package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/theme"
)

// Measures of a row of columns in pixels.
const (
	columnsHeight = 28
	columnsMargin = 12
	columnsGap    = 12
)

// ColumnWidth is how wide a column is: at least so many pixels, and a share of what the
// others leave.
type ColumnWidth struct {
	Least, Share float32
}

// ColumnText is what stands in one column of a row.
type ColumnText struct {
	Text  string
	Color fyne.ThemeColorName // empty: the usual colour of text
	Bold  bool
	Right bool      // aligned to the right
	Style StyleName // the text stands on a ground of this style, in its ink; empty: on none
	Small bool
}

// Columns makes rows of the same columns for a list. Texts that are too long are cut with
// an ellipsis by measured width; the measured words are shared by all rows.
type Columns struct {
	widths []ColumnWidth
	fit    *fitter
}

// NewColumns makes columns of these widths.
func NewColumns(widths ...ColumnWidth) *Columns { return &Columns{widths: widths} }

// NewRow makes an empty row.
func (c *Columns) NewRow() *ColumnRow {
	r := &ColumnRow{}
	c.fill(r)
	r.ExtendBaseWidget(r)
	return r
}

// fill gives a row its parts.
func (c *Columns) fill(r *ColumnRow) {
	r.columns, r.ground = c, canvas.NewRectangle(nil)
	for range c.widths {
		t, g := canvas.NewText("", nil), canvas.NewRectangle(nil)
		g.CornerRadius = 4
		g.StrokeWidth = 1
		r.texts, r.grounds = append(r.texts, t), append(r.grounds, g)
	}
}

// places gives the left edge and the width of each column in a row of some width.
func (c *Columns) places(width float32) (at, wide []float32) {
	left := width - 2*columnsMargin - float32(len(c.widths)-1)*columnsGap
	shares := float32(0)
	for _, w := range c.widths {
		left -= w.Least
		shares += w.Share
	}
	x := float32(columnsMargin)
	for _, w := range c.widths {
		n := w.Least
		if shares > 0 && left > 0 {
			n += float32(int(left * w.Share / shares))
		}
		at, wide = append(at, x), append(wide, n)
		x += n + columnsGap
	}
	return at, wide
}

// ColumnRow is a row of a list in columns. Rows are used again, so Set sets everything.
type ColumnRow struct {
	widget.BaseWidget
	columns *Columns
	cells   []ColumnText
	group   bool
	ground  *canvas.Rectangle
	texts   []*canvas.Text
	grounds []*canvas.Rectangle
}

// Set shows cells, one for each column; those that are missing stay blank.
func (r *ColumnRow) Set(cells ...ColumnText) {
	r.cells, r.group = cells, false
	r.Refresh()
}

// SetGroup shows the head of a group of rows, across all columns.
func (r *ColumnRow) SetGroup(text string) {
	r.cells, r.group = []ColumnText{{Text: text, Bold: true}}, true
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *ColumnRow) CreateRenderer() fyne.WidgetRenderer { return &columnRenderer{r} }

type columnRenderer struct{ r *ColumnRow }

// MinSize implements fyne.WidgetRenderer.
func (x *columnRenderer) MinSize() fyne.Size { return fyne.NewSize(200, columnsHeight) }

// Layout implements fyne.WidgetRenderer.
func (x *columnRenderer) Layout(size fyne.Size) {
	r := x.r
	if r.columns.fit == nil {
		r.columns.fit = newFitter()
	}
	r.ground.Resize(size)
	at, wide := r.columns.places(size.Width)
	if r.group {
		wide[0] = size.Width - 2*columnsMargin
	}
	for i, t := range r.texts {
		if i >= len(r.cells) || r.cells[i].Text == "" {
			t.Hide()
			r.grounds[i].Hide()
			continue
		}
		x.place(i, at[i], wide[i], size.Height)
	}
}

// place draws the text of a column at its place.
func (x *columnRenderer) place(i int, at, wide, height float32) {
	r := x.r
	c, t, g := r.cells[i], r.texts[i], r.grounds[i]
	t.TextStyle = fyne.TextStyle{Bold: c.Bold}
	t.TextSize = fynetheme.TextSize()
	if c.Small {
		t.TextSize = fynetheme.CaptionTextSize()
	}
	set := r.columns.fit.setting(t.TextSize, t.TextStyle)
	t.Text = r.columns.fit.cut(set, c.Text, wide)
	w := r.columns.fit.width(set, t.Text)
	left := at
	switch {
	case c.Style != "":
		left = at + float32(int(max(wide-w, 0)/2))
	case c.Right:
		left = at + max(wide-w, 0)
	}
	t.Move(fyne.NewPos(left, float32(int((height-set.height)/2))))
	t.Resize(fyne.NewSize(wide, set.height))
	g.Move(fyne.NewPos(at, 4))
	g.Resize(fyne.NewSize(wide, height-8))
	t.Show()
	if c.Style != "" {
		g.Show()
	} else {
		g.Hide()
	}
}

// Refresh implements fyne.WidgetRenderer.
func (x *columnRenderer) Refresh() {
	r := x.r
	r.ground.FillColor = fynetheme.Color(fynetheme.ColorNameHeaderBackground)
	if r.group {
		r.ground.Show()
	} else {
		r.ground.Hide()
	}
	for i, c := range r.cells {
		if i >= len(r.texts) {
			break
		}
		name := c.Color
		if name == "" {
			name = fynetheme.ColorNameForeground
		}
		r.texts[i].Color = fynetheme.Color(name)
		if c.Style != "" {
			s := theme.StyleOf(c.Style, theme.Current())
			r.texts[i].Color = s.Ink
			r.grounds[i].FillColor, r.grounds[i].StrokeColor = s.Fill, s.Border
		}
	}
	x.Layout(r.Size())
	canvas.Refresh(r)
}

// Objects implements fyne.WidgetRenderer.
func (x *columnRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{x.r.ground}
	for i := range x.r.texts {
		all = append(all, x.r.grounds[i], x.r.texts[i])
	}
	return all
}

// Destroy implements fyne.WidgetRenderer.
func (x *columnRenderer) Destroy() {}

// ColumnHead is the row of the heads of columns, over a list. A row of a list takes no
// clicks, since the list does; this one does.
type ColumnHead struct {
	ColumnRow
	tapped func(column int)
}

var _ fyne.Tappable = (*ColumnHead)(nil)

// NewHead makes the heads of the columns; tapped is told which one was clicked.
func (c *Columns) NewHead(tapped func(column int)) *ColumnHead {
	h := &ColumnHead{tapped: tapped}
	c.fill(&h.ColumnRow)
	h.ExtendBaseWidget(h)
	return h
}

// Tapped implements fyne.Tappable.
func (h *ColumnHead) Tapped(e *fyne.PointEvent) {
	at, wide := h.columns.places(h.Size().Width)
	for i := range at {
		if e.Position.X >= at[i]-columnsGap/2 && e.Position.X < at[i]+wide[i]+columnsGap/2 {
			h.tapped(i)
		}
	}
}
