package coding

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/theme"
)

// Measures of the stance choice in pixels: two columns, so that the longest word fits the
// usual width of the panel; numbered downwards, as a list is read.
const (
	stanceColumns = 2
	stanceHeight  = 25
	stanceGap     = 3
)

// stanceRows is how many stances stand under each other.
func stanceRows() int { return (len(theme.Stances()) + stanceColumns - 1) / stanceColumns }

// stanceChoice offers the stances as keyed fields in their colours. It takes the
// keyboard: digits choose, arrows walk, Enter goes on.
type stanceChoice struct {
	widget.BaseWidget
	chosen  app.Stance
	focused bool

	choose func(app.Stance)
	enter  func()
	key    func(*fyne.KeyEvent) bool
}

var (
	_ fyne.Focusable = (*stanceChoice)(nil)
	_ fyne.Tappable  = (*stanceChoice)(nil)
)

func newStanceChoice(choose func(app.Stance), enter func(), key func(*fyne.KeyEvent) bool) *stanceChoice {
	c := &stanceChoice{choose: choose, enter: enter, key: key}
	c.ExtendBaseWidget(c)
	return c
}

func (c *stanceChoice) set(s app.Stance) {
	if c.chosen != s {
		c.chosen = s
		c.Refresh()
	}
}

// FocusGained implements fyne.Focusable.
func (c *stanceChoice) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost implements fyne.Focusable.
func (c *stanceChoice) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune implements fyne.Focusable.
func (c *stanceChoice) TypedRune(r rune) {
	if all := theme.Stances(); r >= '1' && int(r-'1') < len(all) {
		c.choose(app.Stance(all[r-'1'].Code))
	}
}

// TypedKey implements fyne.Focusable.
func (c *stanceChoice) TypedKey(k *fyne.KeyEvent) {
	steps := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyLeft: -stanceRows(), fyne.KeyRight: stanceRows()}
	switch step, walks := steps[k.Name]; {
	case walks:
		c.step(step)
	case k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter:
		c.enter()
	default:
		c.key(k)
	}
}

func (c *stanceChoice) step(by int) {
	all := theme.Stances()
	at := -1
	for i, s := range all {
		if s.Code == string(c.chosen) {
			at = i
		}
	}
	if to := at + by; to >= 0 && to < len(all) {
		c.choose(app.Stance(all[to].Code))
	} else if at < 0 {
		c.choose(app.Stance(all[0].Code))
	}
}

// Tapped implements fyne.Tappable.
func (c *stanceChoice) Tapped(e *fyne.PointEvent) {
	w := (c.Size().Width + stanceGap) / stanceColumns
	i := int(e.Position.X/w)*stanceRows() + int(e.Position.Y/(stanceHeight+stanceGap))
	if all := theme.Stances(); i >= 0 && i < len(all) {
		c.choose(app.Stance(all[i].Code))
	}
}

// CreateRenderer implements fyne.Widget.
func (c *stanceChoice) CreateRenderer() fyne.WidgetRenderer {
	r := &stanceRenderer{choice: c}
	for range theme.Stances() {
		box, key, label := canvas.NewRectangle(nil), canvas.NewText("", nil), canvas.NewText("", nil)
		box.CornerRadius = 4
		r.boxes, r.keys, r.labels = append(r.boxes, box), append(r.keys, key), append(r.labels, label)
		r.objects = append(r.objects, box, key, label)
	}
	r.Refresh()
	return r
}

type stanceRenderer struct {
	choice  *stanceChoice
	boxes   []*canvas.Rectangle
	keys    []*canvas.Text
	labels  []*canvas.Text
	objects []fyne.CanvasObject
}

// MinSize implements fyne.WidgetRenderer.
func (r *stanceRenderer) MinSize() fyne.Size {
	return fyne.NewSize(stanceColumns*130, float32(stanceRows())*(stanceHeight+stanceGap)-stanceGap)
}

// Layout implements fyne.WidgetRenderer.
func (r *stanceRenderer) Layout(size fyne.Size) {
	w := float32(int((size.Width - (stanceColumns-1)*stanceGap) / stanceColumns))
	for i, box := range r.boxes {
		x := float32(i/stanceRows()) * (w + stanceGap)
		y := float32(i%stanceRows()) * (stanceHeight + stanceGap)
		box.Move(fyne.NewPos(x, y))
		box.Resize(fyne.NewSize(w, stanceHeight))
		for _, t := range []*canvas.Text{r.keys[i], r.labels[i]} {
			t.Resize(t.MinSize())
		}
		top := y + float32(int((stanceHeight-r.labels[i].MinSize().Height)/2))
		r.keys[i].Move(fyne.NewPos(x+7, top))
		r.labels[i].Move(fyne.NewPos(x+22, top))
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *stanceRenderer) Refresh() {
	c := r.choice
	variant := theme.Current()
	for i, s := range theme.Stances() {
		style := theme.StyleOf(s.Style, variant)
		box, key, label := r.boxes[i], r.keys[i], r.labels[i]
		on := s.Code == string(c.chosen)
		key.Text, label.Text = strconv.Itoa(i+1), s.Label()
		key.TextSize, label.TextSize = fynetheme.CaptionTextSize(), fynetheme.CaptionTextSize()
		label.TextStyle.Bold = on
		box.FillColor, key.Color, label.Color = resting(style), style.Ink, style.Ink
		box.StrokeColor, box.StrokeWidth = fynetheme.Color(fynetheme.ColorNameSeparator), 1
		switch {
		case on:
			box.FillColor = style.Fill
			box.StrokeColor, box.StrokeWidth = fynetheme.Color(theme.ColorAccent), 2
		case c.focused:
			box.StrokeColor = fynetheme.Color(fynetheme.ColorNamePrimary)
		}
		box.Refresh()
		key.Refresh()
		label.Refresh()
	}
	r.Layout(c.Size())
}

// resting is the ground of a stance that is not chosen: its pale fill; where a style has
// none, its fill thinned out, so that it does not look chosen.
func resting(s theme.Style) color.Color {
	if s.Pale != s.Fill || s.Hollow || s.Name == theme.NoComment {
		return s.Pale
	}
	thin := s.Fill
	thin.A = 0x70
	return thin
}

// Objects implements fyne.WidgetRenderer.
func (r *stanceRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *stanceRenderer) Destroy() {}
