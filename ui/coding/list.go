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
	"parley/ui/widgets"
)

// statementList shows the statements of the open article.
type statementList struct {
	p       *present.Coding
	rows    []present.StatementRow
	head    *widget.Label
	list    *widget.List
	choose  *widget.Button // lets rows be checked
	recode  *widget.Button
	end     *widget.Button
	picking bool
	current string // what keys act on
	shown   string // the row that was brought into view last
	calls   Calls
	content fyne.CanvasObject
}

func newStatementList(p *present.Coding, c Calls) *statementList {
	l := &statementList{p: p, calls: c, head: caption()}
	l.list = widget.NewList(func() int { return len(l.rows) }, func() fyne.CanvasObject { return newStatementRow(p, c) },
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if i < len(l.rows) {
				o.(*statementRow).set(l.rows[i], l.picking, string(l.rows[i].ID) == l.current)
			}
		})
	l.list.HideSeparators = true
	l.list.OnSelected = func(i widget.ListItemID) {
		l.list.UnselectAll() // the row is a way to the words, not a choice that stays
		switch {
		case i >= len(l.rows):
		case l.picking:
			p.Check(l.rows[i].ID, !l.rows[i].Checked, c.Shift != nil && c.Shift())
		default:
			p.Jump(l.rows[i].ID)
		}
	}
	quiet := func(words string, run func()) *widget.Button {
		b := widget.NewButton(words, run)
		b.Importance = widget.LowImportance
		return b
	}
	l.choose, l.end = quiet("Select…", func() { p.PickRows(true) }), quiet("Done", func() { p.PickRows(false) })
	l.recode = widget.NewButton("Recode…", c.Recode)
	l.recode.Importance = widget.HighImportance
	head := container.NewBorder(nil, nil, nil, container.NewHBox(l.choose, l.recode, l.end), l.head)
	l.content = container.NewBorder(container.New(&column{}, widget.NewSeparator(), inset(head, 6, 6, 2, 0)), nil, nil, nil, l.list)
	return l
}

func (l *statementList) render(s present.CodingState) {
	l.rows = s.Rows
	l.picking = s.Picking
	words := s.RowsHead
	if s.Picking {
		words = present.Count(s.Picked, "statement", "statements") + " selected"
	}
	setText(l.head, words)
	show(l.choose, l.calls.Recode != nil && !s.Picking && len(s.Rows) > 0)
	show(l.recode, s.Picking)
	show(l.end, s.Picking)
	widgets.EnableIf(l.recode, s.Picked > 0)
	l.current = s.Current
	l.list.Refresh()
	for i, r := range l.rows {
		if string(r.ID) == l.current && l.shown != l.current { // it may come after it was named
			l.shown = l.current
			l.list.ScrollTo(i)
		}
	}
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
	back   *canvas.Rectangle // of the row that keys act on
	ground *canvas.Rectangle
	sign   *canvas.Text
	line   *widget.Label
	quote  *widget.Label
	meta   *widget.Label
	more   *widget.Button
	check  *widget.Check
	calls  Calls
	quiet  bool
	id     app.StatementID
	style  theme.StyleName
}

func newStatementRow(p *present.Coding, c Calls) *statementRow {
	r := &statementRow{calls: c, back: canvas.NewRectangle(nil), ground: canvas.NewRectangle(nil), sign: canvas.NewText("", nil), line: widget.NewLabel(""), quote: caption(), meta: caption()}
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
	r.check = widget.NewCheck("", func(on bool) {
		if !r.quiet {
			p.Check(r.id, on, c.Shift != nil && c.Shift())
		}
	})
	r.ExtendBaseWidget(r)
	return r
}

func (r *statementRow) set(s present.StatementRow, picking, current bool) {
	r.id = s.ID
	r.quiet = true
	r.check.SetChecked(s.Checked)
	r.quiet = false
	show(r.check, picking)
	show(r.more, !picking)
	show(r.back, current)
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
		fyne.NewMenuItem("Duplicate", func() { p.Duplicate(id) }),
		fyne.NewMenuItem("Same quote, next issue", func() { p.SameQuote(id) }),
		fyne.NewMenuItem("Key evidence, or not", func() { p.ToggleKey(id) }),
		fyne.NewMenuItem("Withdraw", func() { p.Withdraw(id) }))
	for _, x := range []struct {
		words string
		run   func(app.StatementID)
	}{
		{"Notes…", r.calls.Notes},
		{"Links…", r.calls.Links},
		{"Tags…", r.calls.Tags},
		{"History…", r.calls.History},
	} {
		if x.run != nil {
			menu.Items = append(menu.Items, fyne.NewMenuItem(x.words, func() { x.run(id) }))
		}
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.more)
	widget.ShowPopUpMenuAtPosition(menu, c, at.AddXY(0, r.more.Size().Height))
}

// CreateRenderer implements fyne.Widget.
func (r *statementRow) CreateRenderer() fyne.WidgetRenderer {
	return &rowRenderer{r, []fyne.CanvasObject{r.back, r.ground, r.sign, r.line, r.quote, r.meta, r.more, r.check}}
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
	x.back.Move(fyne.NewPos(4, 2))
	x.back.Resize(fyne.NewSize(size.Width-8, size.Height-4))
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
	x.check.Resize(fyne.NewSize(editWidth, x.check.MinSize().Height))
	x.check.Move(fyne.NewPos(size.Width-editWidth-4, 4))
}

// Refresh implements fyne.WidgetRenderer.
func (r *rowRenderer) Refresh() {
	x := r.row
	style := theme.StyleOf(x.style, theme.Current())
	x.ground.FillColor, x.ground.StrokeColor = style.Fill, style.Border
	x.back.FillColor, x.back.CornerRadius = fynetheme.Color(fynetheme.ColorNameSelection), 6
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
