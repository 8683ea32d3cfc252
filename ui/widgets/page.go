package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"parley/ui/theme"
)

// Measures of the page in pixels.
const (
	pageTop     = 28 // above the first line
	pageBottom  = 96 // below the last one, so that it can be read at ease
	gutterWidth = 64 // least room left of the column: stance signs
	pageRight   = 30 // least room right of the column
)

// page is the scrolled part of the pane: it draws the lines in view and takes
// the input.
type page struct {
	widget.BaseWidget

	h     *HighlightText
	lay   *textLayout
	marks markSet
	pal   theme.Palette
	left  float32 // of the column
	width float32 // the page was set for

	slots  []slot
	shown  [2]int // first and last line shown, last exclusive
	fresh  bool   // false: rectangles must be drawn anew
	rects  pool[*canvas.Rectangle]
	sels   pool[*canvas.Rectangle]
	texts  *fyne.Container
	arts   *fyne.Container
	caret  *canvas.Rectangle
	notes  *sideNotes
	tall   float32 // the height that the scroll knows
	sel    selection
	others []Bounds // selected before, with the key that adds held down
	adding bool     // the selection is one of several
	click  clicks
	drag   dragging
	inside bool // has the focus
}

var (
	_ fyne.Widget            = (*page)(nil)
	_ fyne.Focusable         = (*page)(nil)
	_ fyne.Draggable         = (*page)(nil)
	_ fyne.Shortcutable      = (*page)(nil)
	_ fyne.SecondaryTappable = (*page)(nil)
	_ desktop.Mouseable      = (*page)(nil)
	_ desktop.Cursorable     = (*page)(nil)
	_ fyne.Accessible        = (*page)(nil)
)

func newPage(h *HighlightText) *page {
	p := &page{h: h, pal: theme.PaletteOf(theme.Light), texts: container.NewWithoutLayout(), arts: container.NewWithoutLayout()}
	p.rects = newRectPool()
	p.sels = newRectPool()
	p.caret = canvas.NewRectangle(nil)
	p.caret.Hide()
	p.notes = newSideNotes(p)
	p.ExtendBaseWidget(p)
	return p
}

// pool keeps canvas objects in one container without layout; they are used in
// order, hidden when unused and never removed.
type pool[T fyne.CanvasObject] struct {
	box  *fyne.Container
	list []T
	used int
	make func() T
}

func newRectPool() pool[*canvas.Rectangle] {
	return pool[*canvas.Rectangle]{
		box:  container.NewWithoutLayout(),
		make: func() *canvas.Rectangle { return canvas.NewRectangle(nil) },
	}
}

func newTextPool() pool[*canvas.Text] {
	return pool[*canvas.Text]{
		box:  container.NewWithoutLayout(),
		make: func() *canvas.Text { return &canvas.Text{} },
	}
}

// take returns the next object of the pool.
func (p *pool[T]) take() T {
	if p.used == len(p.list) {
		o := p.make()
		p.list = append(p.list, o)
		p.box.Objects = append(p.box.Objects, o)
	}
	o := p.list[p.used]
	p.used++
	if !o.Visible() {
		o.Show()
	}
	return o
}

// hideRest ends a round that began with used = 0.
func (p *pool[T]) hideRest() {
	for _, o := range p.list[p.used:] {
		if o.Visible() {
			o.Hide()
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (p *page) CreateRenderer() fyne.WidgetRenderer { return &pageRenderer{p} }

// Cursor implements desktop.Cursorable.
func (p *page) Cursor() desktop.Cursor { return desktop.TextCursor }

// AccessibilityLabel implements fyne.Accessible.
func (p *page) AccessibilityLabel() string {
	if p.lay == nil {
		return ""
	}
	return p.lay.text
}

// AccessibilityRole implements fyne.Accessible.
func (p *page) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// setWidth fits the column into a page of this width; it reports whether the
// lines have to be set anew.
func (p *page) setWidth(width float32) bool {
	if p.lay == nil || width <= 0 || width == p.width {
		return false
	}
	p.width = width
	return p.setColumn()
}

// setColumn divides the page into gutter, column and notes; it reports whether the lines
// have to be set anew.
func (p *page) setColumn() bool {
	gutter, right := float32(gutterWidth), float32(pageRight)
	if p.width < 420 {
		gutter, right = 40, 14
	}
	column := min(p.lay.typ.MaxColumn, p.width-gutter-right)
	left, column, note := noteRoom(p.width, gutter, column, p.lay.typ.Size, len(p.marks.notes) > 0)
	if note == 0 {
		left = float32(int(max((p.width-column)/2, gutter)))
	}
	column = float32(int(column))
	p.left = left
	p.notes.set(left+column+noteGap, note)
	if column == p.lay.width {
		p.forget()
		return false
	}
	p.lay.setWidth(column)
	return true
}

// height returns the height of the page.
func (p *page) height() float32 {
	if p.lay == nil {
		return 0
	}
	return max(p.lay.height+pageTop+pageBottom, p.notes.bottom()+noteBetween)
}

// forget drops all drawn lines, so that the next show places them anew.
func (p *page) forget() {
	for i := range p.slots {
		p.slots[i].line = -1
	}
	p.fresh = false
}

type pageRenderer struct{ p *page }

// MinSize implements fyne.WidgetRenderer.
func (r *pageRenderer) MinSize() fyne.Size { return fyne.NewSize(120, r.p.height()) }

// Layout implements fyne.WidgetRenderer. Objects stand on their places.
func (r *pageRenderer) Layout(fyne.Size) {}

// Refresh implements fyne.WidgetRenderer.
func (r *pageRenderer) Refresh() { r.p.show() }

// Objects implements fyne.WidgetRenderer.
func (r *pageRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.p.rects.box, r.p.sels.box, r.p.arts, r.p.texts, r.p.caret}, r.p.notes.content...)
}

// Destroy implements fyne.WidgetRenderer.
func (r *pageRenderer) Destroy() {}
