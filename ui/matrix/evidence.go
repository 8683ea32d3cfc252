package matrix

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/widgets"
)

// mostCards is how many statements the panel shows; whoever wants more reads the sheet
// Evidence of the workbook, and the panel stays quick.
const mostCards = 60

// evidence is the panel with the words behind one cell.
type evidence struct {
	p       *present.Matrix
	rows    []present.EvidenceRow
	title   *widget.Label
	chip    *widgets.Chip
	sub     *widget.Label
	own     *widget.Label // the analyst's own value
	advice  *widget.Label
	calls   Calls
	tools   *fyne.Container // what can be done with the cell
	picks   *fyne.Container // what can be done with the rows that are checked
	chosen  *widget.Label
	recode  *widget.Button
	picking bool
	cards   *fyne.Container
	scroll  *container.Scroll
	content fyne.CanvasObject
}

func newEvidence(p *present.Matrix, c Calls) *evidence {
	e := &evidence{p: p, calls: c, chosen: caption(), title: wrapped(), chip: widgets.NewChip("", theme.Plain), sub: caption(), own: wrapped(), advice: wrapped()}
	e.title.TextStyle.Bold = true
	e.sub.Wrapping, e.sub.Truncation = fyne.TextWrapWord, fyne.TextTruncateOff
	e.advice.Importance = widget.LowImportance
	e.cards = container.New(&column{gap: 2})
	e.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 12, 6, 14), e.cards))
	chips := container.New(layout.NewCustomPaddedLayout(0, 0, 8, 8), container.NewHBox(e.chip))
	e.newTools()
	top := container.New(&column{gap: -4}, e.title, chips, e.sub, e.own, e.advice, e.tools, e.picks)
	e.content = container.NewBorder(container.New(layout.NewCustomPaddedLayout(2, 0, 6, 6), top), nil, nil, nil, e.scroll)
	return e
}

// newTools makes the two rows of buttons: for the cell, and for rows that are checked.
func (e *evidence) newTools() {
	e.tools, e.picks = container.NewHBox(), container.NewHBox()
	add := func(words string, run func()) {
		if run != nil {
			b := widget.NewButton(words, run)
			b.Importance = widget.LowImportance
			e.tools.Add(b)
		}
	}
	add("History…", e.calls.History)
	add("Own value…", e.calls.Override)
	add("Timeline…", e.calls.Timeline)
	if e.calls.Recode == nil {
		return
	}
	add("Select…", func() { e.p.PickRows(true) })
	e.recode = widget.NewButton("Recode selected…", e.calls.Recode)
	end := widget.NewButton("Done", func() { e.p.PickRows(false) })
	e.recode.Importance, end.Importance = widget.HighImportance, widget.LowImportance
	e.chosen.Truncation = fyne.TextTruncateOff
	e.picks.Add(e.recode)
	e.picks.Add(end)
	e.picks.Add(container.NewCenter(e.chosen))
}

func (e *evidence) render(s present.EvidenceState) {
	show(e.tools, s.Cell && !s.Picking && len(e.tools.Objects) > 0)
	show(e.picks, s.Cell && s.Picking)
	if e.recode != nil {
		setText(e.chosen, fmt.Sprintf("%d selected", s.Picked))
		widgets.EnableIf(e.recode, s.Picked > 0)
	}
	setText(e.title, s.Title)
	e.chip.Set(s.Words, theme.StyleName(s.State))
	show(e.chip, s.Words != "")
	setText(e.sub, s.Sub)
	setText(e.own, s.Own)
	setText(e.advice, s.Advice)
	if same(e.rows, s.Rows) && e.picking == s.Picking {
		return
	}
	moved := len(e.rows) != len(s.Rows) || len(s.Rows) > 0 && e.rows[0].ID != s.Rows[0].ID
	e.rows, e.picking = s.Rows, s.Picking
	e.cards.RemoveAll()
	for i, r := range s.Rows {
		if i == mostCards {
			more := caption()
			more.SetText(fmt.Sprintf("and %d more; the workbook lists them all", len(s.Rows)-mostCards))
			e.cards.Add(more)
			break
		}
		e.cards.Add(e.card(r))
	}
	if moved {
		e.scroll.ScrollToTop()
	}
	e.cards.Refresh()
}

// card makes the card of a statement; while rows can be checked a click checks it.
func (e *evidence) card(r present.EvidenceRow) fyne.CanvasObject {
	if !e.picking {
		return newCard(r, func() { e.p.Go(r) })
	}
	pick := func() { e.p.Check(r.ID, !r.Checked, e.calls.Shift != nil && e.calls.Shift()) }
	check := widget.NewCheck("", nil)
	check.Checked = r.Checked
	check.OnChanged = func(bool) { pick() }
	return container.NewBorder(nil, nil, container.NewVBox(check), nil, newCard(r, pick))
}

// first leads to the newest words of the cell.
func (e *evidence) first() {
	if len(e.rows) > 0 {
		e.p.Go(e.rows[0])
	}
}

func same(a, b []present.EvidenceRow) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// card is one statement: a click leads to its words.
type card struct {
	widget.BaseWidget
	tapped func()
	ground *canvas.Rectangle
	body   fyne.CanvasObject
}

var (
	_ fyne.Tappable      = (*card)(nil)
	_ desktop.Hoverable  = (*card)(nil)
	_ desktop.Cursorable = (*card)(nil)
)

func newCard(r present.EvidenceRow, tapped func()) *card {
	c := &card{tapped: tapped, ground: canvas.NewRectangle(nil)}
	c.ground.CornerRadius = 6
	quote := wrapped()
	quote.SetText("“" + r.Quote + "”")
	if startsQuoted(r.Quote) {
		quote.SetText(r.Quote)
	}
	head := container.NewHBox(container.NewCenter(widgets.NewChip(r.Symbol, theme.StyleOfStance(string(r.Stance), r.Hollow))), line(r.Head, widget.MediumImportance))
	lines := container.New(&column{gap: -12}, container.New(layout.NewCustomPaddedLayout(4, 0, 10, 0), head), quote, line(r.Source, widget.LowImportance))
	for _, t := range []string{r.Outlet, r.Note} {
		if t != "" {
			lines.Add(line(t, widget.LowImportance))
		}
	}
	c.body = lines
	c.ExtendBaseWidget(c)
	return c
}

func startsQuoted(s string) bool {
	return s != "" && strings.ContainsRune("“\"„«‘", []rune(s)[0])
}

func line(text string, importance widget.Importance) *widget.Label {
	l := caption()
	l.Wrapping, l.Truncation = fyne.TextWrapWord, fyne.TextTruncateOff
	l.Importance = importance
	l.SetText(text)
	return l
}

// Tapped implements fyne.Tappable.
func (c *card) Tapped(*fyne.PointEvent) { c.tapped() }

// Cursor implements desktop.Cursorable.
func (c *card) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (c *card) MouseIn(*desktop.MouseEvent) { c.paint(true) }

// MouseMoved implements desktop.Hoverable.
func (c *card) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *card) MouseOut() { c.paint(false) }

func (c *card) paint(hovered bool) {
	c.ground.FillColor = fynetheme.Color(theme.ColorSurface)
	if hovered {
		c.ground.FillColor = fynetheme.Color(fynetheme.ColorNameHover)
	}
	c.ground.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	c.paint(false)
	return &cardRenderer{widget.NewSimpleRenderer(container.NewStack(c.ground, c.body)), c}
}

type cardRenderer struct {
	fyne.WidgetRenderer
	card *card
}

// Refresh implements fyne.WidgetRenderer.
func (r *cardRenderer) Refresh() {
	r.card.paint(false)
	r.WidgetRenderer.Refresh()
}
