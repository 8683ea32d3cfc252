package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"parley/ui/theme"
)

// HighlightText is the text pane: it shows one document with its marks and
// reports selections and taps. It never changes data. Only the lines in view
// have objects on the canvas.
type HighlightText struct {
	widget.BaseWidget

	// OnSelected reports a selection the user has made or changed. An empty
	// range says that the selection was dropped.
	OnSelected func(start, end int)
	// OnAdded reports further words selected with the key that adds held down;
	// what was selected before stays selected.
	OnAdded func(start, end int)
	// OnMarkTapped reports a click into marks. The first is the one the click
	// chose; clicking again on the same place chooses the next.
	OnMarkTapped func(under []Mark)
	// OnSecondary reports a secondary click: the character under the pointer
	// and the place on the canvas for a menu.
	OnSecondary func(offset int, at fyne.Position)
	// OnKey receives the keys the pane does not use itself.
	OnKey func(*fyne.KeyEvent)
	// OnRune receives typed characters.
	OnRune func(rune)
	// OnFocused reports that the keyboard came to the pane.
	OnFocused func()
	// OnScrolled reports that another part of the text is in view.
	OnScrolled func()
	// Modifiers gives the modifier keys held down; nil asks the driver.
	Modifiers func() fyne.KeyModifier

	doc      *Doc
	typ      Typography
	measure  *measure
	page     *page
	scroll   *container.Scroll
	strip    *markStrip
	paper    *canvas.Rectangle
	frame    *canvas.Rectangle
	own      bool // the palette was set and does not follow the theme
	now      func() time.Time
	wrapping *fyne.Animation
}

// wrapAtOnce is the size of text, in bytes, up to which everything is wrapped
// before the first frame; a longer text shows its first screen at once and is
// wrapped in slices of wrapSlice a frame.
const (
	wrapAtOnce = 20 << 10
	wrapSlice  = 8 * time.Millisecond
)

// NewHighlightText returns an empty pane with the default typography.
func NewHighlightText() *HighlightText {
	h := &HighlightText{doc: &Doc{}, typ: DefaultTypography().fill(), now: time.Now}
	h.paper, h.frame = canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	h.frame.StrokeWidth = 1
	h.page = newPage(h)
	h.scroll = container.NewVScroll(h.page)
	h.scroll.OnScrolled = func(fyne.Position) { h.moved() }
	h.strip = newMarkStrip(h)
	h.paint(theme.Current())
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *HighlightText) CreateRenderer() fyne.WidgetRenderer { return &highlightRenderer{h} }

// SetDocument shows doc from its beginning with the given marks. A nil doc
// empties the pane.
func (h *HighlightText) SetDocument(doc *Doc, marks []Mark) {
	if doc == nil {
		doc = &Doc{}
	}
	if h.measure == nil {
		h.measure = newMeasure(fyne.CurrentApp().Driver())
	}
	h.stopWrapping()
	h.doc = doc
	h.page.lay = newLayout(h.measure, doc, h.typ)
	h.page.marks = newMarkSet(marks, len(doc.Text))
	h.page.sel = selection{}
	h.page.others, h.page.adding = nil, false
	h.page.click = clicks{}
	h.page.width = 0
	if h.page.setWidth(h.pageWidth()) {
		h.settle(0, -pageTop)
	}
}

// SetMarks replaces all marks without a new layout.
func (h *HighlightText) SetMarks(marks []Mark) {
	h.page.marks = newMarkSet(marks, len(h.doc.Text))
	if h.ready() {
		off, delta := h.anchor()
		if h.page.setColumn() { // notes came or went, and with them the room of the text
			h.stopWrapping()
			h.settle(off, delta)
			return
		}
	}
	h.page.forget()
	h.page.show()
	h.strip.update()
}

// SetTypography sets the text anew; the first visible byte stays in place.
func (h *HighlightText) SetTypography(t Typography) {
	t = t.fill()
	if t == h.typ {
		return
	}
	h.typ = t
	if h.page.lay == nil {
		return
	}
	off, delta := h.anchor()
	h.stopWrapping()
	h.page.lay.typ = t
	h.page.width, h.page.lay.width = 0, 0
	if h.page.setWidth(h.pageWidth()) {
		h.settle(off, delta)
	}
}

// Typography returns the typography in use, defaults filled in.
func (h *HighlightText) Typography() Typography { return h.typ }

// SetPalette shows the pane in a variant, whatever the window's theme is.
// Without it the pane follows the theme.
func (h *HighlightText) SetPalette(v theme.Variant) {
	h.own = true
	h.paint(v)
}

// paint takes the colours of a variant.
func (h *HighlightText) paint(v theme.Variant) {
	pal := theme.PaletteOf(v)
	h.page.pal = pal
	h.paper.FillColor = pal.Paper
	h.showFocus(h.page.inside)
	h.page.forget()
	h.page.show()
	h.strip.paint(pal)
}

// showFocus draws the frame of the focused pane.
func (h *HighlightText) showFocus(focused bool) {
	h.frame.StrokeColor = h.page.pal.Paper
	if focused {
		h.frame.StrokeColor = h.page.pal.Focus
	}
	h.frame.Refresh()
}

// pageWidth is what remains beside the marker strip.
func (h *HighlightText) pageWidth() float32 { return h.Size().Width - stripWidth }

// viewport returns the height scrolled to and the height in view.
func (h *HighlightText) viewport() (top, view float32) {
	return h.scroll.Offset.Y, h.scroll.Size().Height
}

// anchor returns the offset of the first visible line and how far it is
// scrolled past, so that the text can be put back after a new layout.
func (h *HighlightText) anchor() (off int, delta float32) {
	top, _ := h.viewport()
	if h.page.lay == nil || h.page.lay.width == 0 {
		return 0, -pageTop
	}
	h.page.lay.wrapView(top-pageTop, top-pageTop)
	line := h.page.lay.lineAtY(top - pageTop)
	off, _ = h.page.lay.bounds(line)
	return off, top - pageTop - h.page.lay.top(line)
}

// settle wraps as much as shall be wrapped now, and scrolls so that the line
// of off is delta pixels past the upper edge.
func (h *HighlightText) settle(off int, delta float32) {
	lay := h.page.lay
	_, animated := fyne.CurrentApp().Driver().(desktop.Driver)
	if len(lay.text) <= wrapAtOnce || !animated {
		lay.wrapAll(nil)
	} else {
		lay.wrapTo(off)
		h.startWrapping()
	}
	h.page.forget()
	h.putBack(off, delta)
	h.strip.update()
}

// putBack scrolls to an anchor after heights have changed.
func (h *HighlightText) putBack(off int, delta float32) {
	lay := h.page.lay
	y := lay.top(lay.lineOf(off)) + delta + pageTop
	h.scroll.Offset.Y = h.clamp(y)
	h.scroll.Refresh() // takes the new height and shows the page
	h.strip.move()
}

// clamp returns the nearest whole height that can be scrolled to.
func (h *HighlightText) clamp(y float32) float32 {
	_, view := h.viewport()
	return float32(int(max(min(y, h.page.height()-view), 0)))
}

// startWrapping wraps the rest of a long text, a slice each frame.
func (h *HighlightText) startWrapping() {
	if h.wrapping != nil || h.page.lay.done() {
		return
	}
	h.wrapping = &fyne.Animation{
		Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever,
		Tick: func(float32) { h.wrapMore() },
	}
	h.wrapping.Start()
}

func (h *HighlightText) wrapMore() {
	lay := h.page.lay
	if h.wrapping == nil || lay == nil {
		return
	}
	off, delta := h.anchor()
	begun := h.now()
	if lay.wrapAll(func() bool { return h.now().Sub(begun) > wrapSlice }) {
		h.page.forget()
		h.putBack(off, delta)
	}
	if lay.done() {
		h.stopWrapping()
		h.strip.update()
	}
}

func (h *HighlightText) stopWrapping() {
	if h.wrapping != nil {
		h.wrapping.Stop()
		h.wrapping = nil
	}
}

// moved follows a scroll.
func (h *HighlightText) moved() {
	h.page.show()
	h.strip.move()
	if h.OnScrolled != nil {
		h.OnScrolled()
	}
}

// scrollTo scrolls the page to a height.
func (h *HighlightText) scrollTo(y float32) {
	y = h.clamp(y)
	if y == h.scroll.Offset.Y {
		return
	}
	h.scroll.ScrollToOffset(fyne.NewPos(0, y))
	h.moved()
}

// modifiers returns the modifier keys held down.
func (h *HighlightText) modifiers() fyne.KeyModifier {
	if h.Modifiers != nil {
		return h.Modifiers()
	}
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

type highlightRenderer struct{ h *HighlightText }

// MinSize implements fyne.WidgetRenderer.
func (r *highlightRenderer) MinSize() fyne.Size { return fyne.NewSize(220, 120) }

// Layout implements fyne.WidgetRenderer.
func (r *highlightRenderer) Layout(size fyne.Size) {
	h := r.h
	h.paper.Resize(size)
	h.frame.Resize(size)
	h.strip.Move(fyne.NewPos(size.Width-stripWidth, 0))
	h.strip.Resize(fyne.NewSize(stripWidth, size.Height))
	off, delta := h.anchor()
	anew := h.page.setWidth(size.Width - stripWidth)
	h.scroll.Resize(fyne.NewSize(max(size.Width-stripWidth, 0), size.Height))
	if anew {
		h.settle(off, delta)
		return
	}
	h.page.show()
	h.strip.move()
}

// Refresh implements fyne.WidgetRenderer.
func (r *highlightRenderer) Refresh() {
	if v := theme.Current(); !r.h.own && r.h.page.pal.Variant != v {
		r.h.paint(v)
	}
	r.h.paper.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *highlightRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.h.paper, r.h.scroll, r.h.strip, r.h.frame}
}

// Destroy implements fyne.WidgetRenderer.
func (r *highlightRenderer) Destroy() { r.h.stopWrapping() }
