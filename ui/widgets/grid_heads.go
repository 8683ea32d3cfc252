package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/theme"
)

// Lines of a head, and the indent of a member row in pixels.
const (
	headLines   = 3
	rowLines    = 2
	indentWidth = 14
)

// gridHeads draws the heads of the columns, or of the rows, that are in view.
type gridHeads struct {
	widget.BaseWidget

	g      *Grid
	across bool // heads of columns
	slots  []headSlot
	box    *fyne.Container
}

// headSlot holds the texts of one head: the lines and the quiet one below.
type headSlot struct {
	index int // -1: free
	texts [headLines + 1]*canvas.Text
	rule  *canvas.Rectangle
}

var _ fyne.Tappable = (*gridHeads)(nil)

func newGridHeads(g *Grid, across bool) *gridHeads {
	h := &gridHeads{g: g, across: across, box: container.NewWithoutLayout()}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *gridHeads) CreateRenderer() fyne.WidgetRenderer { return &headsRenderer{h} }

// Tapped implements fyne.Tappable.
func (h *gridHeads) Tapped(e *fyne.PointEvent) {
	switch g := h.g; {
	case h.across && g.OnHeader != nil && g.colW > 0:
		if col := int(e.Position.X / g.colW); col < g.model.Cols {
			g.OnHeader(col)
		}
	case !h.across && g.OnRowHead != nil:
		if row := int(e.Position.Y / g.sizes.RowHeight); row < g.model.Rows {
			g.OnRowHead(row)
		}
	}
}

// forget drops all drawn heads.
func (h *gridHeads) forget() {
	for i := range h.slots {
		h.slots[i].index = -1
	}
}

// show draws the heads in view.
func (h *gridHeads) show() {
	rows, cols := h.g.body.window()
	span := rows
	if h.across {
		span = cols
	}
	for len(h.slots) < span[1]-span[0] {
		h.forget()
		s := headSlot{index: -1, rule: canvas.NewRectangle(nil)}
		h.box.Objects = append(h.box.Objects, s.rule)
		for i := range s.texts {
			s.texts[i] = &canvas.Text{}
			h.box.Objects = append(h.box.Objects, s.texts[i])
		}
		h.slots = append(h.slots, s)
	}
	for i := range h.slots {
		if s := &h.slots[i]; s.index < span[0] || s.index >= span[1] {
			s.index = -1
			s.rule.Hide()
			for _, t := range s.texts {
				t.Hide()
			}
		}
	}
	for i := span[0]; i < span[1]; i++ {
		s := &h.slots[i%len(h.slots)]
		if s.index != i {
			s.index = i
			h.place(s)
		}
	}
	canvas.Refresh(h)
}

// place draws one head.
func (h *gridHeads) place(s *headSlot) {
	g := h.g
	if h.across {
		head := GridHeader{}
		if g.model.Header != nil {
			head = g.model.Header(s.index)
		}
		at := fyne.NewPos(float32(s.index)*g.colW, 0)
		h.fill(s, headText{
			text: head.Text, sub: head.Sub, lines: headLines, at: at,
			size: fyne.NewSize(g.colW, g.sizes.HeaderHeight), bold: true, bottom: true,
		})
		return
	}
	head := GridRowHead{}
	if g.model.RowHead != nil {
		head = g.model.RowHead(s.index)
	}
	indent := float32(head.Indent) * indentWidth
	h.fill(s, headText{
		text: head.Text, sub: head.Sub, lines: rowLines, at: fyne.NewPos(indent, float32(s.index)*g.sizes.RowHeight),
		size: fyne.NewSize(g.sizes.HeadWidth-indent, g.sizes.RowHeight), bold: head.Indent == 0,
	})
}

// headText is one head to be drawn.
type headText struct {
	text, sub string
	lines     int
	at        fyne.Position
	size      fyne.Size
	bold      bool
	bottom    bool // stands on the lower edge; else centred
}

// fill sets the texts of a head.
func (h *gridHeads) fill(s *headSlot, t headText) {
	fit := h.g.fit
	text, small := fynetheme.TextSize()-1, fynetheme.TextSize()-3
	style := fyne.TextStyle{Bold: t.bold}
	set, quiet := fit.setting(text, style), fit.setting(small, fyne.TextStyle{})
	width := t.size.Width - 2*gridPad
	room := int((t.size.Height - 6) / set.height)
	if t.sub != "" {
		room = int((t.size.Height - 6 - quiet.height) / set.height)
	}
	lines := fit.wrap(set, t.text, width, min(max(room, 1), t.lines))
	height := float32(len(lines)) * float32(int(set.height))
	if t.sub != "" && height+quiet.height <= t.size.Height {
		height += quiet.height
	} else {
		t.sub = ""
	}
	y := float32(int((t.size.Height - height) / 2))
	if t.bottom {
		y = float32(int(t.size.Height - height - 6))
	}
	for i, o := range s.texts[:headLines] {
		if i < len(lines) {
			setHead(o, lines[i], text, style)
			o.Resize(fyne.NewSize(width, set.height))
			o.Move(t.at.AddXY(gridPad+2, y))
			y += float32(int(set.height))
		}
		setVisible(o, i < len(lines))
	}
	sub := s.texts[headLines]
	setHead(sub, fit.cut(quiet, t.sub, width), small, fyne.TextStyle{})
	sub.Color = fynetheme.Color(theme.ColorMuted)
	sub.Resize(fyne.NewSize(width, quiet.height))
	sub.Move(t.at.AddXY(gridPad+2, y))
	setVisible(sub, t.sub != "")
	h.ruleUnder(s, t)
}

// ruleUnder draws the hairline between two row heads.
func (h *gridHeads) ruleUnder(s *headSlot, t headText) {
	s.rule.FillColor = fynetheme.Color(fynetheme.ColorNameSeparator)
	s.rule.Move(fyne.NewPos(0, t.at.Y+t.size.Height-1))
	s.rule.Resize(fyne.NewSize(h.g.sizes.HeadWidth, 1))
	setVisible(s.rule, !h.across)
}

func setHead(o *canvas.Text, text string, size float32, style fyne.TextStyle) {
	o.Text, o.TextSize, o.TextStyle = text, size, style
	o.Color = fynetheme.Color(fynetheme.ColorNameForeground)
}

type headsRenderer struct{ h *gridHeads }

// MinSize implements fyne.WidgetRenderer.
func (r *headsRenderer) MinSize() fyne.Size {
	g := r.h.g
	if r.h.across {
		return fyne.NewSize(float32(g.model.Cols)*g.colW, g.sizes.HeaderHeight)
	}
	return fyne.NewSize(g.sizes.HeadWidth, float32(g.model.Rows)*g.sizes.RowHeight)
}

// Layout implements fyne.WidgetRenderer. Objects stand on their places.
func (r *headsRenderer) Layout(fyne.Size) {}

// Refresh implements fyne.WidgetRenderer.
func (r *headsRenderer) Refresh() { canvas.Refresh(r.h) }

// Objects implements fyne.WidgetRenderer.
func (r *headsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.h.box} }

// Destroy implements fyne.WidgetRenderer.
func (r *headsRenderer) Destroy() {}
