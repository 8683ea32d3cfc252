package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Measures of a digit choice in pixels.
const (
	digitColumns = 3
	digitHeight  = 26
	digitGap     = 4
)

// DigitChoice offers up to nine words, each with the digit that chooses it: digits are
// typed on every keyboard layout. Arrows walk, Enter goes on with what is chosen.
type DigitChoice struct {
	widget.BaseWidget

	words   []string
	chosen  int
	focused bool
	done    func(i int)
	key     func(*fyne.KeyEvent) bool
}

var (
	_ fyne.Focusable = (*DigitChoice)(nil)
	_ fyne.Tappable  = (*DigitChoice)(nil)
)

// NewDigitChoice returns a choice, the first word chosen. done is called when one was
// chosen for good; key is offered the keys that it does not use.
func NewDigitChoice(words []string, done func(i int), key func(*fyne.KeyEvent) bool) *DigitChoice {
	c := &DigitChoice{words: words, done: done, key: key}
	c.ExtendBaseWidget(c)
	return c
}

// Chosen gives the chosen word, from 0.
func (c *DigitChoice) Chosen() int { return c.chosen }

// FocusGained implements fyne.Focusable.
func (c *DigitChoice) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost implements fyne.Focusable.
func (c *DigitChoice) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune implements fyne.Focusable.
func (c *DigitChoice) TypedRune(r rune) {
	if i := int(r - '1'); i >= 0 && i < len(c.words) {
		c.choose(i)
		c.done(i)
	}
}

// TypedKey implements fyne.Focusable.
func (c *DigitChoice) TypedKey(k *fyne.KeyEvent) {
	steps := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -digitColumns, fyne.KeyDown: digitColumns}
	switch step, walks := steps[k.Name]; {
	case walks:
		c.choose(c.chosen + step)
	case k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter:
		c.done(c.chosen)
	default:
		c.key(k)
	}
}

func (c *DigitChoice) choose(i int) {
	if i >= 0 && i < len(c.words) {
		c.chosen = i
		c.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (c *DigitChoice) Tapped(e *fyne.PointEvent) {
	w := (c.Size().Width + digitGap) / digitColumns
	i := int(e.Position.Y/(digitHeight+digitGap))*digitColumns + int(e.Position.X/w)
	if i >= 0 && i < len(c.words) {
		c.choose(i)
		c.done(i)
	}
}

// CreateRenderer implements fyne.Widget.
func (c *DigitChoice) CreateRenderer() fyne.WidgetRenderer {
	r := &digitRenderer{c: c}
	for range c.words {
		box := canvas.NewRectangle(nil)
		box.CornerRadius = 4
		r.boxes = append(r.boxes, box)
		r.texts = append(r.texts, canvas.NewText("", nil))
	}
	r.Refresh()
	return r
}

type digitRenderer struct {
	c     *DigitChoice
	boxes []*canvas.Rectangle
	texts []*canvas.Text
}

// MinSize implements fyne.WidgetRenderer.
func (r *digitRenderer) MinSize() fyne.Size {
	rows := (len(r.c.words) + digitColumns - 1) / digitColumns
	return fyne.NewSize(digitColumns*120, float32(rows)*(digitHeight+digitGap)-digitGap)
}

// Layout implements fyne.WidgetRenderer.
func (r *digitRenderer) Layout(size fyne.Size) {
	w := float32(int((size.Width - (digitColumns-1)*digitGap) / digitColumns))
	for i, box := range r.boxes {
		x, y := float32(i%digitColumns)*(w+digitGap), float32(i/digitColumns)*(digitHeight+digitGap)
		box.Move(fyne.NewPos(x, y))
		box.Resize(fyne.NewSize(w, digitHeight))
		h := r.texts[i].MinSize().Height
		r.texts[i].Move(fyne.NewPos(x+8, y+float32(int((digitHeight-h)/2))))
		r.texts[i].Resize(fyne.NewSize(w-8, h))
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *digitRenderer) Refresh() {
	for i, box := range r.boxes {
		t := r.texts[i]
		t.Text, t.TextSize = strconv.Itoa(i+1)+"  "+r.c.words[i], fynetheme.CaptionTextSize()
		t.Color = fynetheme.Color(fynetheme.ColorNameForeground)
		t.TextStyle.Bold = i == r.c.chosen
		box.FillColor, box.StrokeWidth = fynetheme.Color(fynetheme.ColorNameInputBackground), 1
		box.StrokeColor = fynetheme.Color(fynetheme.ColorNameSeparator)
		if i == r.c.chosen {
			box.StrokeColor = fynetheme.Color(fynetheme.ColorNamePrimary)
			if r.c.focused {
				box.StrokeWidth = 2
			}
		}
	}
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

// Objects implements fyne.WidgetRenderer.
func (r *digitRenderer) Objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for i := range r.boxes {
		all = append(all, r.boxes[i], r.texts[i])
	}
	return all
}

// Destroy implements fyne.WidgetRenderer.
func (r *digitRenderer) Destroy() {}
