package widgets

import (
	"math"

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

	dragged int // the head that is dragged, −1 for none
	over    fyne.Position
}

// headSlot holds the texts of one head: the lines and the quiet one below.
type headSlot struct {
	index int // -1: free
	texts [headLines + 1]*canvas.Text
	rule  *canvas.Rectangle
	band  *canvas.Rectangle // behind the title of a group, across its row
}

var (
	_ fyne.SecondaryTappable = (*gridHeads)(nil)
	_ fyne.Draggable         = (*gridHeads)(nil)
)

func newGridHeads(g *Grid, across bool) *gridHeads {
	h := &gridHeads{g: g, across: across, box: container.NewWithoutLayout(), dragged: -1}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *gridHeads) CreateRenderer() fyne.WidgetRenderer { return &headsRenderer{h} }

// at gives the row or column under a place; ok is false beyond the last.
func (h *gridHeads) at(p fyne.Position) (index int, ok bool) {
	g := h.g
	if h.across {
		if g.colW <= 0 || p.X < 0 {
			return 0, false
		}
		index = int(p.X / g.colW)
		return index, index < g.model.Cols
	}
	index = g.rowAt(p.Y)
	return index, p.Y >= 0 && index < g.model.Rows
}

// Tapped implements fyne.Tappable.
func (h *gridHeads) Tapped(e *fyne.PointEvent) {
	i, ok := h.at(e.Position)
	switch g := h.g; {
	case !ok:
	case h.across && g.OnHeader != nil:
		g.OnHeader(i, e.AbsolutePosition)
	case !h.across && g.OnRowHead != nil && !g.model.group(i):
		g.OnRowHead(i, e.AbsolutePosition)
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (h *gridHeads) TappedSecondary(e *fyne.PointEvent) { h.Tapped(e) }

// Dragged implements fyne.Draggable: a head is taken to another place.
func (h *gridHeads) Dragged(e *fyne.DragEvent) {
	if h.dragged < 0 {
		i, ok := h.at(e.Position.Subtract(e.Dragged))
		if !ok || h.g.model.group(i) && !h.across {
			return
		}
		h.dragged = i
	}
	h.over = e.Position
}

// DragEnd implements fyne.Draggable.
func (h *gridHeads) DragEnd() {
	from := h.dragged
	h.dragged = -1
	if from < 0 || h.g.OnMoved == nil {
		return
	}
	by := h.g.rowAt(h.over.Y) - from
	by -= h.g.groupsAbove(from+by) - h.g.groupsAbove(from)
	if h.across {
		by = int(math.Floor(float64(h.over.X/h.g.colW))) - from
	}
	if by != 0 {
		h.g.OnMoved(h.across, from, by)
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
		s := headSlot{index: -1, rule: canvas.NewRectangle(nil), band: canvas.NewRectangle(nil)}
		h.box.Objects = append(h.box.Objects, s.band, s.rule)
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
			s.band.Hide()
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
		text: head.Text, sub: head.Sub, lines: rowLines, at: fyne.NewPos(indent, g.top(s.index)),
		size: fyne.NewSize(g.sizes.HeadWidth-indent, g.height(s.index)), bold: head.Indent == 0, bottom: head.Group,
	})
	s.band.FillColor = fynetheme.Color(theme.ColorRaised)
	s.band.Move(fyne.NewPos(0, g.top(s.index)))
	s.band.Resize(fyne.NewSize(g.sizes.HeadWidth, g.height(s.index)))
	setVisible(s.band, head.Group)
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
	return fyne.NewSize(g.sizes.HeadWidth, g.top(g.model.Rows))
}

// Layout implements fyne.WidgetRenderer. Objects stand on their places.
func (r *headsRenderer) Layout(fyne.Size) {}

// Refresh implements fyne.WidgetRenderer.
func (r *headsRenderer) Refresh() { canvas.Refresh(r.h) }

// Objects implements fyne.WidgetRenderer.
func (r *headsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.h.box} }

// Destroy implements fyne.WidgetRenderer.
func (r *headsRenderer) Destroy() {}
