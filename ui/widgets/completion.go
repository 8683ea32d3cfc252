package widgets

import (
	"fyne.io/fyne/v2"
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
// the typed text as it is.
type CompletionEntry struct {
	widget.Entry

	// Find returns the matches for what is typed, best first.
	Find func(text string) []Completion
	// OnPicked reports a row that was picked.
	OnPicked func(Completion)
	// OnCreate reports the last row, Create "…"; nil leaves that row out.
	OnCreate func(text string)
	// CreateLabel gives the text of the last row; nil means Create "…".
	CreateLabel func(text string) string
}

// NewCompletionEntry returns an empty entry that asks find for matches.
func NewCompletionEntry(find func(text string) []Completion) *CompletionEntry {
	c := &CompletionEntry{Find: find}
	c.ExtendBaseWidget(c)
	return c
}

// SetTextQuietly sets the text without opening the list and without OnChanged.
func (c *CompletionEntry) SetTextQuietly(text string) { c.SetText(text) }

// TypedKey implements fyne.Focusable.
func (c *CompletionEntry) TypedKey(e *fyne.KeyEvent) { c.Entry.TypedKey(e) }
