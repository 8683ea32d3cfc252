package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Completion is one row of a completion list.
type Completion struct {
	ID     string // the caller's own
	Text   string // goes into the entry when picked
	Detail string // quiet text beside it
}

// CompletionEntry is an entry with a list of matches below it. Up and Down
// walk the list, Enter picks, Escape closes it; Tab leaves the field and takes
// the typed text as it is. With the list closed, Down opens it and Enter is
// the entry's own OnSubmitted.
type CompletionEntry struct {
	widget.Entry

	// Find returns the matches for what is typed, best first.
	Find func(text string) []Completion
	// OnPicked reports a row that was picked; the entry shows its text already.
	OnPicked func(Completion)
	// OnCreate reports the last row, Create "…"; nil leaves that row out.
	OnCreate func(text string)
	// OnKey is asked first about each key while the list is closed; true means that the
	// key was used up. May be nil.
	OnKey func(*fyne.KeyEvent) bool
	// CreateLabel gives the text of the last row; nil means Create "…".
	CreateLabel func(text string) string

	list  *completionList
	popup *widget.PopUp
	vain  bool // the last letters were looked for and not found
}

var (
	_ fyne.Focusable  = (*CompletionEntry)(nil)
	_ desktop.Keyable = (*CompletionEntry)(nil)
)

// NewCompletionEntry returns an empty entry that asks find for matches.
func NewCompletionEntry(find func(text string) []Completion) *CompletionEntry {
	c := &CompletionEntry{Find: find}
	c.list = newCompletionList(c)
	c.ExtendBaseWidget(c)
	return c
}

// SetTextQuietly sets the text without opening the list and without OnChanged.
func (c *CompletionEntry) SetTextQuietly(text string) {
	changed := c.OnChanged
	c.OnChanged = nil
	c.SetText(text)
	c.OnChanged = changed
}

// ListOpen reports whether the list is shown.
func (c *CompletionEntry) ListOpen() bool { return c.popup != nil && c.popup.Visible() }

// CloseList hides the list and keeps the text.
func (c *CompletionEntry) CloseList() {
	if c.popup != nil {
		c.popup.Hide()
	}
}

// Again looks once more for letters that were typed in vain, since what Find draws on has
// come or changed. It does nothing when the person has gone on elsewhere.
func (c *CompletionEntry) Again() {
	if c.vain {
		c.openList()
	}
}

// FocusLost implements fyne.Focusable.
func (c *CompletionEntry) FocusLost() {
	c.vain = false
	c.Entry.FocusLost()
}

// TypedRune implements fyne.Focusable.
func (c *CompletionEntry) TypedRune(r rune) {
	c.Entry.TypedRune(r)
	c.openList()
}

// TypedKey implements fyne.Focusable.
func (c *CompletionEntry) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyDown && !c.ListOpen() {
		c.openList()
		return
	}
	if c.OnKey != nil && !c.ListOpen() && c.OnKey(e) {
		return
	}
	before := c.Text
	c.Entry.TypedKey(e)
	if c.Text != before {
		c.openList()
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (c *CompletionEntry) TypedShortcut(s fyne.Shortcut) {
	before := c.Text
	c.Entry.TypedShortcut(s)
	if c.Text != before {
		c.openList()
	}
}

// openList shows the matches for the present text, or closes the list when
// there are none.
func (c *CompletionEntry) openList() {
	var rows []Completion
	if c.Find != nil && !c.Disabled() {
		rows = c.Find(c.Text)
	}
	create := ""
	if c.OnCreate != nil && c.Text != "" && !exact(rows, c.Text) {
		create = "Create \"" + c.Text + "\""
		if c.CreateLabel != nil {
			create = c.CreateLabel(c.Text)
		}
	}
	c.vain = len(rows) == 0 && c.Text != ""
	c.list.set(rows, create)
	canvas := fyne.CurrentApp().Driver().CanvasForObject(c)
	if c.list.count() == 0 || canvas == nil {
		c.CloseList()
		return
	}
	c.showPopup(canvas)
}

// exact reports whether a row has the very text, so that nothing is to be
// created.
func exact(rows []Completion, text string) bool {
	for _, r := range rows {
		if r.Text == text {
			return true
		}
	}
	return false
}

// showPopup puts the list below the entry, or above it near the lower edge of
// the window. The list takes the keys, because a pop-up always does, and hands
// the typing back to the entry.
func (c *CompletionEntry) showPopup(canvas fyne.Canvas) {
	if c.popup == nil || c.popup.Canvas != canvas {
		c.popup = widget.NewPopUp(c.list, canvas)
	}
	size := fyne.NewSize(max(c.Size().Width, 220), c.list.MinSize().Height)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
	below := at.AddXY(0, c.Size().Height+2)
	if below.Y+size.Height > canvas.Size().Height && at.Y-2-size.Height > 0 {
		below = at.AddXY(0, -2-size.Height)
	}
	if !c.popup.Visible() || c.popup.Position() != below {
		c.popup.ShowAtPosition(below)
	}
	c.popup.Resize(size)
	canvas.Focus(c.list)
	c.list.Refresh()
}

// pick takes a row of the list.
func (c *CompletionEntry) pick(row int) {
	text := c.Text
	c.CloseList()
	switch {
	case row < 0:
	case row < len(c.list.rows):
		picked := c.list.rows[row]
		c.SetText(picked.Text)
		c.CursorColumn = len([]rune(picked.Text))
		c.Refresh()
		if c.OnPicked != nil {
			c.OnPicked(picked)
		}
	case c.OnCreate != nil:
		c.OnCreate(text)
	}
}

// leave closes the list and moves the focus on, as Tab does elsewhere.
func (c *CompletionEntry) leave(back bool) {
	c.CloseList()
	canvas := fyne.CurrentApp().Driver().CanvasForObject(c)
	switch {
	case canvas == nil:
	case back:
		canvas.FocusPrevious()
	default:
		canvas.FocusNext()
	}
}
