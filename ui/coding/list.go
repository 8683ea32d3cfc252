package coding

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/theme"
)

// statementList shows the statements of the open article.
type statementList struct {
	p       *present.Coding
	rows    []present.StatementRow
	head    *widget.Label
	list    *widget.List
	content fyne.CanvasObject
}

func newStatementList(p *present.Coding) *statementList {
	l := &statementList{p: p, head: caption()}
	l.list = widget.NewList(func() int { return len(l.rows) }, func() fyne.CanvasObject { return newStatementRow(p) },
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if i < len(l.rows) {
				o.(*statementRow).set(l.rows[i])
			}
		})
	l.list.HideSeparators = true
	l.list.OnSelected = func(i widget.ListItemID) {
		l.list.UnselectAll() // the row is a way to the words, not a choice that stays
		if i < len(l.rows) {
			p.Jump(l.rows[i].ID)
		}
	}
	l.content = container.NewBorder(container.New(&column{}, widget.NewSeparator(), inset(l.head, 6, 6, 2, 0)), nil, nil, nil, l.list)
	return l
}

func (l *statementList) render(s present.CodingState) {
	l.rows = s.Rows
	setText(l.head, s.RowsHead)
	l.list.Refresh()
}

// Places of the parts of a row, in pixels.
const (
	rowHeight = 70
	rowLeft   = 14
	signWidth = 34
	textLeft  = rowLeft + signWidth + 8
	editWidth = 30
)

// statementRow is one row. Rows are used again, so set sets everything.
type statementRow struct {
	widget.BaseWidget
	ground *canvas.Rectangle
	sign   *canvas.Text
	line   *widget.Label
	quote  *widget.Label
	meta   *widget.Label
	more   *widget.Button
	id     app.StatementID
	style  theme.StyleName
}

func newStatementRow(p *present.Coding) *statementRow {
	r := &statementRow{ground: canvas.NewRectangle(nil), sign: canvas.NewText("", nil), line: widget.NewLabel(""), quote: caption(), meta: caption()}
	r.ground.CornerRadius = 4
	r.ground.StrokeWidth = 1
	r.sign.Alignment = fyne.TextAlignCenter
	r.line.TextStyle.Bold = true
	for _, l := range []*widget.Label{r.line, r.quote, r.meta} {
		l.Truncation = fyne.TextTruncateEllipsis
	}
	r.quote.Importance = widget.MediumImportance
	r.more = widget.NewButtonWithIcon("", fynetheme.MoreVerticalIcon(), func() { r.menu(p) })
	r.more.Importance = widget.LowImportance
	r.ExtendBaseWidget(r)
	return r
}

func (r *statementRow) set(s present.StatementRow) {
	r.id = s.ID
	r.style = theme.StyleOfStance(string(s.Stance), s.Hollow)
	r.sign.Text = s.Symbol
	r.line.SetText(s.Line)
	r.quote.SetText(s.Quote)
	r.meta.SetText(string(s.ID) + " · " + s.Meta)
	r.Refresh()
}

func (r *statementRow) menu(p *present.Coding) {
	c := fyne.CurrentApp().Driver().CanvasForObject(r.more)
	if c == nil {
		return
	}
	id := r.id
	menu := fyne.NewMenu("",
		fyne.NewMenuItem("Go to the words", func() { p.Jump(id) }),
		fyne.NewMenuItem("Edit", func() { p.Edit(id) }),
		fyne.NewMenuItem("Withdraw", func() { p.Withdraw(id) }))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.more)
	widget.ShowPopUpMenuAtPosition(menu, c, at.AddXY(0, r.more.Size().Height))
}

// CreateRenderer implements fyne.Widget.
func (r *statementRow) CreateRenderer() fyne.WidgetRenderer {
	return &rowRenderer{r, []fyne.CanvasObject{r.ground, r.sign, r.line, r.quote, r.meta, r.more}}
}

type rowRenderer struct {
	row     *statementRow
	objects []fyne.CanvasObject
}

// MinSize implements fyne.WidgetRenderer.
func (*rowRenderer) MinSize() fyne.Size { return fyne.NewSize(160, rowHeight) }

// Layout implements fyne.WidgetRenderer.
func (r *rowRenderer) Layout(size fyne.Size) {
	pad := fynetheme.InnerPadding()
	x := r.row
	x.ground.Move(fyne.NewPos(rowLeft, 9))
	x.ground.Resize(fyne.NewSize(signWidth, 22))
	x.sign.Move(fyne.NewPos(rowLeft, 9+float32(int((22-x.sign.MinSize().Height)/2))))
	x.sign.Resize(fyne.NewSize(signWidth, x.sign.MinSize().Height))
	width := size.Width - textLeft - editWidth
	for i, l := range []*widget.Label{x.line, x.quote, x.meta} {
		l.Move(fyne.NewPos(textLeft-pad, []float32{8, 28, 46}[i]-pad))
		l.Resize(fyne.NewSize(width+2*pad, l.MinSize().Height))
	}
	x.more.Resize(fyne.NewSize(editWidth-4, 28))
	x.more.Move(fyne.NewPos(size.Width-editWidth, 6))
}

// Refresh implements fyne.WidgetRenderer.
func (r *rowRenderer) Refresh() {
	x := r.row
	style := theme.StyleOf(x.style, theme.Current())
	x.ground.FillColor, x.ground.StrokeColor = style.Fill, style.Border
	x.sign.Color = style.Ink
	x.sign.TextSize = fynetheme.CaptionTextSize()
	x.sign.TextStyle.Bold = !style.Hollow
	r.Layout(x.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (r *rowRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *rowRenderer) Destroy() {}
