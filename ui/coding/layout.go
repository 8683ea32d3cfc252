package coding

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// column puts objects under each other; labels bring their own margins, which a negative
// gap takes back.
type column struct{ gap float32 }

// MinSize implements fyne.Layout.
func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			size.Width = max(size.Width, m.Width)
			if size.Height > 0 {
				size.Height += c.gap
			}
			size.Height += m.Height
		}
	}
	return size
}

// Layout implements fyne.Layout.
func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if o.Visible() {
			h := o.MinSize().Height
			o.Resize(fyne.NewSize(size.Width, h))
			h = o.MinSize().Height // text that wraps is higher in its real width
			o.Resize(fyne.NewSize(size.Width, h))
			o.Move(fyne.NewPos(0, y))
			y += h + c.gap
		}
	}
}

// sideLayout gives the form the height it needs and the list the rest, but the list never
// less than a third.
type sideLayout struct{}

// MinSize implements fyne.Layout.
func (*sideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

// Layout implements fyne.Layout: the form, which scrolls, its foot, and the list.
func (*sideLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	inner := o[0].(*container.Scroll).Content
	inner.Resize(fyne.NewSize(size.Width, inner.MinSize().Height))
	foot := float32(0)
	if o[1].Visible() {
		foot = o[1].MinSize().Height
	}
	form := min(inner.MinSize().Height, size.Height*formMost-foot)
	o[0].Resize(fyne.NewSize(size.Width, form))
	o[0].Move(fyne.NewPos(0, 0))
	o[1].Resize(fyne.NewSize(size.Width, foot))
	o[1].Move(fyne.NewPos(0, form))
	o[2].Resize(fyne.NewSize(size.Width, size.Height-form-foot))
	o[2].Move(fyne.NewPos(0, form+foot))
}

// formMost is the part of the height the form may take; with the usual window the whole
// form fits into it, and two statements stay in view.
const formMost = 0.88
