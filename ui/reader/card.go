package reader

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/widgets"
)

// Measures of the card in pixels: as wide as a short line of text, and the longest note
// that it shows without scrolling.
const (
	cardWidth = 380
	cardNote  = 220
	cardEdge  = 12
)

// card lists everything that lies under a click. It stands over the text and leaves the
// text its clicks, so that clicking again goes on to the next mark.
type card struct {
	v     *View
	box   *fyne.Container // without layout, over the pane
	shown []present.Thing
	at    int
}

func newCard(v *View) *card {
	return &card{v: v, box: container.NewWithoutLayout()}
}

// render shows the things under the last click, or nothing.
func (c *card) render(s present.ReaderState) {
	if len(s.Things) == 0 {
		if len(c.shown) > 0 {
			c.shown = nil
			c.box.RemoveAll()
		}
		return
	}
	if sameThings(c.shown, s.Things) && c.at == s.Chosen {
		return
	}
	c.shown, c.at = s.Things, s.Chosen
	body := c.body(s)
	ground := newGround()
	edge := canvas.NewRectangle(fynetheme.Color(theme.ColorSurface))
	edge.StrokeColor, edge.StrokeWidth, edge.CornerRadius = fynetheme.Color(fynetheme.ColorNameInputBorder), 1, 6
	shade := canvas.NewRectangle(fynetheme.Color(fynetheme.ColorNameShadow))
	shade.CornerRadius = 8
	all := container.NewStack(widgets.Inset(shade, -1, -3, -1, -3), edge, ground, widgets.Inset(body, 10, 10, 8, 8))
	c.box.RemoveAll()
	c.box.Add(all)
	width := min(float32(cardWidth), c.v.pane.Size().Width-2*cardEdge)
	all.Resize(fyne.NewSize(width, 10))
	all.Resize(fyne.NewSize(width, all.MinSize().Height))
	all.Move(c.place(all.Size()))
	c.box.Refresh()
}

// place puts the card under the line that was clicked, or over it where there is no room.
func (c *card) place(size fyne.Size) fyne.Position {
	pane := c.v.pane
	at, height, ok := pane.PlaceOf(pane.Caret())
	if !ok {
		return fyne.NewPos(cardEdge, cardEdge)
	}
	x := max(min(at.X-40, pane.Size().Width-size.Width-cardEdge-widgets.StripWidth), cardEdge)
	y := at.Y + height + 8
	if y+size.Height > pane.Size().Height-cardEdge {
		y = max(at.Y-size.Height-8, 0)
	}
	return fyne.NewPos(x, y)
}

func sameThings(a, b []present.Thing) bool {
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

func (c *card) body(s present.ReaderState) fyne.CanvasObject {
	box := container.New(&widgets.Column{Gap: -8})
	if len(s.Things) > 1 {
		box.Add(widgets.NewCaption(fmt.Sprintf("%d of %d here · click again for the next, Escape closes", s.Chosen+1, len(s.Things))))
	}
	for i, t := range s.Things {
		box.Add(c.row(s, i, t))
		if i == s.Chosen {
			c.addDetails(box, t)
		}
	}
	return box
}

// row is one thing; a click chooses it.
func (c *card) row(s present.ReaderState, i int, t present.Thing) fyne.CanvasObject {
	l := widgets.NewWrapped(t.Words)
	l.TextStyle.Bold = i == s.Chosen
	if i == s.Chosen {
		return l
	}
	refs := []string{t.Ref}
	for _, o := range s.Things {
		if o.Ref != t.Ref {
			refs = append(refs, o.Ref)
		}
	}
	return newTapRow(l, func() { c.v.p.Touch(refs) })
}

func (c *card) addDetails(box *fyne.Container, t present.Thing) {
	if t.Detail != "" {
		box.Add(widgets.NewRemark(t.Detail))
	}
	if t.Note != "" && (t.Kind == present.MarkStatement || len([]rune(t.Note)) > 60) {
		note := widgets.NewWrapped(t.Note)
		note.Resize(fyne.NewSize(cardWidth-40, 10))
		if note.MinSize().Height > cardNote {
			scroll := container.NewVScroll(note)
			scroll.SetMinSize(fyne.NewSize(100, cardNote))
			box.Add(scroll)
		} else {
			box.Add(note)
		}
	}
	row := container.NewHBox()
	for _, a := range c.v.actions(t) {
		b := widget.NewButton(a.words, func() {
			c.v.p.Leave()
			a.run()
		})
		b.Importance = widget.LowImportance
		row.Add(b)
	}
	if len(row.Objects) > 0 {
		box.Add(container.NewPadded(row))
	}
}

// action is what can be done with a thing.
type action struct {
	words string
	run   func()
}

// actions lists what can be done with a thing under the pointer.
func (v *View) actions(t present.Thing) []action {
	switch t.Kind {
	case present.MarkStatement:
		id := app.StatementID(t.Ref)
		return []action{
			{"Edit", func() { v.calls.Edit(id) }},
			{"Withdraw", func() { v.calls.Withdraw(id) }},
		}
	case present.MarkAnnotation:
		return []action{{"Remove", func() { v.p.RemoveAnnotation(app.AnnotationID(t.Ref)) }}}
	case present.MarkSuggestion:
		show := func(then present.Command) func() {
			return func() { v.p.ShowSuggestion(t.Ref); v.calls.Run(then) }
		}
		return []action{
			{"Accept", show(present.CmdAccept)}, {"Edit…", show(present.CmdAcceptEdit)}, {"Reject…", show(present.CmdReject)},
		}
	case present.MarkActor:
		return []action{{"Open in the codebook", func() { v.calls.Entry(app.Actor{ID: app.ActorID(t.Ref)}.Key()) }}}
	case present.MarkIssue:
		return []action{{"Open in the codebook", func() { v.calls.Entry(app.Issue{ID: app.IssueID(t.Ref)}.Key()) }}}
	case present.MarkHit:
	}
	return nil
}

// ground takes the clicks on the card, which are not meant for the text under it.
type ground struct{ widget.BaseWidget }

var (
	_ fyne.Tappable     = (*ground)(nil)
	_ desktop.Mouseable = (*ground)(nil)
)

func newGround() *ground {
	g := &ground{}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}

// Tapped implements fyne.Tappable.
func (g *ground) Tapped(*fyne.PointEvent) {}

// MouseDown implements desktop.Mouseable.
func (g *ground) MouseDown(*desktop.MouseEvent) {}

// MouseUp implements desktop.Mouseable.
func (g *ground) MouseUp(*desktop.MouseEvent) {}

// tapRow is a line that can be clicked.
type tapRow struct {
	widget.BaseWidget
	label *widget.Label
	tap   func()
}

var (
	_ fyne.Tappable      = (*tapRow)(nil)
	_ desktop.Cursorable = (*tapRow)(nil)
)

func newTapRow(l *widget.Label, tap func()) *tapRow {
	r := &tapRow{label: l, tap: tap}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *tapRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.label) }

// Tapped implements fyne.Tappable.
func (r *tapRow) Tapped(*fyne.PointEvent) { r.tap() }

// Cursor implements desktop.Cursorable.
func (r *tapRow) Cursor() desktop.Cursor { return desktop.PointerCursor }
