package library

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
)

// searchEntry is the search box: Down goes to the results, Escape empties it, and keys it
// has no use for are offered to the window.
type searchEntry struct {
	widget.Entry
	down  func()
	clear func()
	key   func(*fyne.KeyEvent) bool
}

func newSearchEntry(key func(*fyne.KeyEvent) bool) *searchEntry {
	e := &searchEntry{key: key}
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *searchEntry) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyDown:
		e.down()
	case k.Name == fyne.KeyEscape && e.Text != "":
		e.clear()
	case e.key != nil && e.key(k):
	default:
		e.Entry.TypedKey(k)
	}
}

// newClear is the small cross inside the search box.
func newClear(tapped func()) fyne.CanvasObject {
	b := widget.NewButtonWithIcon("", fynetheme.CancelIcon(), tapped)
	b.Importance = widget.LowImportance
	return b
}

// searchInstead is on the button that takes a rewritten query.
const searchInstead = "Search for this instead"

// newNotice is a remark on the query; with a rewritten query it can be clicked.
func newNotice(text, fix string, apply func()) fyne.CanvasObject {
	l := wrapped()
	l.SetText(text)
	if fix == "" {
		return l
	}
	const fits = 34 // letters on a button in a narrow library: a wider one would widen it
	if utf8.RuneCountInString(fix) > fits {
		whole := wrapped()
		whole.SetText(fix)
		whole.TextStyle.Bold = true
		whole.Importance = widget.MediumImportance
		return container.New(&stack{}, l, whole, inset(container.NewHBox(widget.NewButton(searchInstead, apply)), 8, 8, 0, 6))
	}
	b := widget.NewButton(fix, apply)
	b.Importance = widget.LowImportance
	b.Alignment = widget.ButtonAlignLeading
	return container.New(&stack{}, l, b)
}

// advice is what an empty list says.
type advice struct {
	box    *fyne.Container
	title  *widget.Label
	text   *widget.Label
	button *widget.Button
}

func newAdvice(importFiles func()) *advice {
	a := &advice{title: widget.NewLabel(""), text: wrapped()}
	a.title.TextStyle.Bold = true
	a.title.Alignment, a.text.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	a.button = widget.NewButtonWithIcon("Import files…", fynetheme.FolderOpenIcon(), importFiles)
	a.button.Importance = widget.HighImportance
	a.box = container.NewVBox(layout.NewSpacer(), a.title, a.text, container.NewCenter(a.button), layout.NewSpacer(), layout.NewSpacer())
	return a
}

func (a *advice) set(s present.Advice) {
	a.title.SetText(s.Title)
	a.text.SetText(s.Text)
	a.button.Hidden = !s.Import
	a.box.Hidden = s.Title == ""
	a.box.Refresh()
}

// caption is a quiet line that is cut where it does not fit.
func caption() *widget.Label {
	l := widget.NewLabel("")
	l.SizeName = fynetheme.SizeNameCaptionText
	l.Truncation = fyne.TextTruncateEllipsis
	l.Importance = widget.LowImportance
	return l
}

// wrapped is a quiet text that wraps.
func wrapped() *widget.Label {
	l := caption()
	l.Truncation = fyne.TextTruncateOff
	l.Wrapping = fyne.TextWrapWord
	return l
}

// setText changes a label only where it differs, and hides an empty one.
func setText(l *widget.Label, text string) {
	if l.Text != text {
		l.SetText(text)
	}
	if l.Hidden != (text == "") {
		l.Hidden = text == ""
		l.Refresh()
	}
}

func inset(o fyne.CanvasObject, left, right, top, bottom float32) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(top, bottom, left, right), o)
}

// stack puts objects under each other with a small gap; labels bring their own margins.
type stack struct{ gap float32 }

// MinSize implements fyne.Layout.
func (s *stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			size.Width = max(size.Width, m.Width)
			size.Height += m.Height + s.gap
		}
	}
	return size
}

// Layout implements fyne.Layout.
func (s *stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if o.Visible() {
			h := o.MinSize().Height
			o.Move(fyne.NewPos(0, y))
			o.Resize(fyne.NewSize(size.Width, h))
			y += h + s.gap
		}
	}
}
