package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NewCaption returns a quiet small line that ends in an ellipsis where it does not fit.
func NewCaption(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.SizeName = fynetheme.SizeNameCaptionText
	l.Importance = widget.LowImportance
	l.Truncation = fyne.TextTruncateEllipsis
	return l
}

// NewRemark returns a quiet small text that wraps.
func NewRemark(text string) *widget.Label {
	l := NewCaption(text)
	l.Truncation, l.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	return l
}

// NewWrapped returns a text that wraps.
func NewWrapped(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// NewStrong returns a line in bold that ends in an ellipsis where it does not fit.
func NewStrong(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.TextStyle.Bold = true
	l.Truncation = fyne.TextTruncateEllipsis
	return l
}

// SetText changes a label where it differs, and hides an empty one.
func SetText(l *widget.Label, text string) {
	if l.Text != text {
		l.SetText(text)
	}
	ShowIf(l, text != "")
}

// SetTone changes how loud a label is.
func SetTone(l *widget.Label, tone widget.Importance) {
	if l.Importance != tone {
		l.Importance = tone
		l.Refresh()
	}
}

// ShowIf shows or hides an object where it differs.
func ShowIf(o fyne.CanvasObject, on bool) {
	switch {
	case on && !o.Visible():
		o.Show()
	case !on && o.Visible():
		o.Hide()
	}
}

// EnableIf enables or disables a widget where it differs.
func EnableIf(o fyne.Disableable, on bool) {
	switch {
	case on && o.Disabled():
		o.Enable()
	case !on && !o.Disabled():
		o.Disable()
	}
}

// Inset puts space around an object.
func Inset(o fyne.CanvasObject, left, right, top, bottom float32) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(top, bottom, left, right), o)
}

// Column puts objects under each other; labels bring their own margins, which a negative
// gap takes back. Broad, where it is set, is the greatest width of the objects.
type Column struct {
	Gap   float32
	Broad float32
}

// MinSize implements fyne.Layout.
func (c *Column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			size.Width = max(size.Width, m.Width)
			if size.Height > 0 {
				size.Height += c.Gap
			}
			size.Height += m.Height
		}
	}
	return size
}

// Layout implements fyne.Layout.
func (c *Column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width
	if c.Broad > 0 {
		width = min(width, c.Broad)
	}
	y := float32(0)
	for _, o := range objects {
		if o.Visible() {
			o.Resize(fyne.NewSize(width, o.MinSize().Height))
			h := o.MinSize().Height // text that wraps has its height once it has its width
			o.Resize(fyne.NewSize(width, h))
			o.Move(fyne.NewPos(0, y))
			y += h + c.Gap
		}
	}
}

// Fixed gives one object a width.
type Fixed float32

// MinSize implements fyne.Layout.
func (w Fixed) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), o[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (Fixed) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
