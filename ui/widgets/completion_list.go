package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/theme"
)

// Measures of the list in pixels.
const (
	listRows   = 8 // rows in view
	listRow    = 30
	listMargin = 4
	listPad    = 10
)

// completionList is the content of the pop-up. It has the focus while it is
// shown and passes on what is meant for the entry.
type completionList struct {
	widget.BaseWidget

	owner    *CompletionEntry
	rows     []Completion
	create   string // last row; empty means none
	selected int
	first    int // first row in view
	fit      *fitter
	ground   *canvas.Rectangle // of the selected row
	texts    [listRows]*canvas.Text
	details  [listRows]*canvas.Text
}

var (
	_ fyne.Focusable    = (*completionList)(nil)
	_ fyne.Tabbable     = (*completionList)(nil)
	_ fyne.Shortcutable = (*completionList)(nil)
	_ fyne.Tappable     = (*completionList)(nil)
	_ fyne.Scrollable   = (*completionList)(nil)
	_ desktop.Keyable   = (*completionList)(nil)
	_ desktop.Hoverable = (*completionList)(nil)
)

func newCompletionList(owner *CompletionEntry) *completionList {
	l := &completionList{owner: owner, ground: canvas.NewRectangle(color.Transparent)}
	l.ground.CornerRadius = 4
	for i := range l.texts {
		l.texts[i], l.details[i] = &canvas.Text{}, &canvas.Text{}
	}
	l.ExtendBaseWidget(l)
	return l
}

// set shows other rows, the first one selected.
func (l *completionList) set(rows []Completion, create string) {
	l.rows, l.create, l.selected, l.first = rows, create, 0, 0
}

func (l *completionList) count() int {
	if l.create != "" {
		return len(l.rows) + 1
	}
	return len(l.rows)
}

// room returns how many matches are in view. The row that creates something
// always is, below them.
func (l *completionList) room() int {
	if l.create != "" {
		return listRows - 1
	}
	return listRows
}

// rowIn returns the row shown at the i-th place, and whether there is one.
func (l *completionList) rowIn(i int) (row int, ok bool) {
	shown := min(len(l.rows)-l.first, l.room())
	switch {
	case i < shown:
		return l.first + i, true
	case i == shown && l.create != "":
		return len(l.rows), true
	}
	return 0, false
}

// AcceptsTab implements fyne.Tabbable, so that Tab closes the list first.
func (l *completionList) AcceptsTab() bool { return true }

// FocusGained implements fyne.Focusable.
func (l *completionList) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (l *completionList) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (l *completionList) TypedRune(r rune) { l.owner.TypedRune(r) }

// TypedShortcut implements fyne.Shortcutable.
func (l *completionList) TypedShortcut(s fyne.Shortcut) { l.owner.TypedShortcut(s) }

// KeyDown implements desktop.Keyable.
func (l *completionList) KeyDown(e *fyne.KeyEvent) { l.owner.KeyDown(e) }

// KeyUp implements desktop.Keyable.
func (l *completionList) KeyUp(e *fyne.KeyEvent) { l.owner.KeyUp(e) }

// TypedKey implements fyne.Focusable.
func (l *completionList) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		l.choose(l.selected + 1)
	case fyne.KeyUp:
		l.choose(l.selected - 1)
	case fyne.KeyPageDown:
		l.choose(min(l.selected+listRows, l.count()-1))
	case fyne.KeyPageUp:
		l.choose(max(l.selected-listRows, 0))
	case fyne.KeyReturn, fyne.KeyEnter:
		l.owner.pick(l.selected)
	case fyne.KeyEscape:
		l.owner.CloseList()
	case fyne.KeyTab:
		d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
		l.owner.leave(ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0)
	default:
		l.owner.TypedKey(e)
	}
}

// choose selects a row; beyond the ends it goes round.
func (l *completionList) choose(row int) {
	n := l.count()
	if n == 0 {
		return
	}
	l.selected = (row + n) % n
	if l.selected < len(l.rows) {
		l.first = min(max(l.first, l.selected-l.room()+1), l.selected)
	}
	l.Refresh()
}

// Tapped implements fyne.Tappable.
func (l *completionList) Tapped(e *fyne.PointEvent) {
	if row, ok := l.rowAt(e.Position); ok {
		l.owner.pick(row)
	}
}

// Scrolled implements fyne.Scrollable.
func (l *completionList) Scrolled(e *fyne.ScrollEvent) {
	step := 1
	if e.Scrolled.DY > 0 {
		step = -1
	}
	l.first = min(max(l.first+step, 0), max(len(l.rows)-l.room(), 0))
	l.Refresh()
}

// MouseIn implements desktop.Hoverable.
func (l *completionList) MouseIn(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *completionList) MouseOut() {}

// MouseMoved implements desktop.Hoverable.
func (l *completionList) MouseMoved(e *desktop.MouseEvent) {
	if row, ok := l.rowAt(e.Position); ok && row != l.selected {
		l.selected = row
		l.Refresh()
	}
}

func (l *completionList) rowAt(at fyne.Position) (int, bool) {
	row, ok := l.rowIn(int((at.Y - listMargin) / listRow))
	return row, ok && at.Y >= listMargin
}

// CreateRenderer implements fyne.Widget.
func (l *completionList) CreateRenderer() fyne.WidgetRenderer { return &listRenderer{l} }

type listRenderer struct{ l *completionList }

// MinSize implements fyne.WidgetRenderer.
func (r *listRenderer) MinSize() fyne.Size {
	return fyne.NewSize(160, float32(min(r.l.count(), listRows))*listRow+2*listMargin)
}

// Layout implements fyne.WidgetRenderer.
func (r *listRenderer) Layout(fyne.Size) { r.Refresh() }

// Refresh implements fyne.WidgetRenderer.
func (r *listRenderer) Refresh() {
	l := r.l
	if l.fit == nil {
		l.fit = newFitter()
	}
	l.ground.FillColor = fynetheme.Color(fynetheme.ColorNameSelection)
	l.ground.Resize(fyne.NewSize(l.Size().Width-2*listMargin, listRow))
	l.ground.Hide()
	for i := range listRows {
		r.row(i)
		if row, ok := l.rowIn(i); ok && row == l.selected {
			l.ground.Move(fyne.NewPos(listMargin, listMargin+float32(i)*listRow))
			l.ground.Show()
		}
	}
	canvas.Refresh(l)
}

// row draws the i-th row in view.
func (r *listRenderer) row(i int) {
	l := r.l
	text, detail := l.texts[i], l.details[i]
	n, ok := l.rowIn(i)
	setVisible(text, ok)
	setVisible(detail, ok && n < len(l.rows))
	if !ok {
		return
	}
	c := Completion{Text: l.create}
	text.Color = fynetheme.Color(theme.ColorAccent)
	if n < len(l.rows) {
		c = l.rows[n]
		text.Color = fynetheme.Color(fynetheme.ColorNameForeground)
	}
	text.TextSize, detail.TextSize = fynetheme.TextSize(), fynetheme.CaptionTextSize()
	detail.Color = fynetheme.Color(theme.ColorMuted)
	set, small := l.fit.setting(text.TextSize, fyne.TextStyle{}), l.fit.setting(detail.TextSize, fyne.TextStyle{})
	room := l.Size().Width - 2*listPad
	detail.Text = l.fit.cut(small, c.Detail, room/2)
	width := l.fit.width(small, detail.Text)
	text.Text = l.fit.cut(set, c.Text, max(room-width-listPad, 20))
	y := listMargin + float32(i)*listRow
	text.Move(fyne.NewPos(listPad, y+float32(int((listRow-set.height)/2))))
	text.Resize(fyne.NewSize(room, set.height))
	detail.Move(fyne.NewPos(listPad+room-width, y+float32(int((listRow-small.height)/2))+1))
	detail.Resize(fyne.NewSize(width, small.height))
}

// Objects implements fyne.WidgetRenderer.
func (r *listRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.l.ground}
	for i := range r.l.texts {
		objects = append(objects, r.l.texts[i], r.l.details[i])
	}
	return objects
}

// Destroy implements fyne.WidgetRenderer.
func (r *listRenderer) Destroy() {}
