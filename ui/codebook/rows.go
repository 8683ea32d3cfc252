package codebook

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// Places of the parts of a row, in pixels.
const (
	rowHeight  = 48
	rowMargin  = 12
	rowIndent  = 18
	countWidth = 48
)

// Row is one entry in a list. Rows are used again, so Set sets everything.
type Row struct {
	widget.BaseWidget
	name  *widget.Label
	sub   *widget.Label
	count *widget.Label
	depth int
}

// NewRow makes an empty row.
func NewRow() *Row {
	r := &Row{name: widget.NewLabel(""), sub: widgets.NewCaption(""), count: widgets.NewCaption("")}
	r.name.Truncation = fyne.TextTruncateEllipsis
	r.count.Alignment = fyne.TextAlignTrailing
	r.count.Truncation = fyne.TextTruncateOff
	r.ExtendBaseWidget(r)
	return r
}

// Set shows an entry.
func (r *Row) Set(e present.EntryRow) {
	r.depth = e.Depth
	name := e.Name
	if e.Unsaved {
		name = "• " + name
	}
	r.name.Importance = widget.MediumImportance
	if e.Faint {
		r.name.Importance = widget.LowImportance
	}
	r.name.TextStyle.Italic = e.Unsaved
	r.name.SetText(name)
	r.sub.SetText(e.Sub)
	r.count.SetText(e.Count)
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *Row) CreateRenderer() fyne.WidgetRenderer {
	return &rowRenderer{r, []fyne.CanvasObject{r.name, r.sub, r.count}}
}

type rowRenderer struct {
	row     *Row
	objects []fyne.CanvasObject
}

// MinSize implements fyne.WidgetRenderer.
func (*rowRenderer) MinSize() fyne.Size { return fyne.NewSize(140, rowHeight) }

// Layout implements fyne.WidgetRenderer.
func (r *rowRenderer) Layout(size fyne.Size) {
	pad := fynetheme.InnerPadding()
	left := rowMargin + float32(min(r.row.depth, 6))*rowIndent
	width := size.Width - left - rowMargin
	named := width - countWidth
	if r.row.count.Text == "" {
		named = width
	}
	top := float32(6)
	if r.row.sub.Text == "" {
		top = float32(int((size.Height - r.row.name.MinSize().Height + 2*pad) / 2))
	}
	r.row.name.Move(fyne.NewPos(left-pad, top-pad))
	r.row.name.Resize(fyne.NewSize(named+2*pad, r.row.name.MinSize().Height))
	r.row.sub.Move(fyne.NewPos(left-pad, 26-pad))
	r.row.sub.Resize(fyne.NewSize(width+2*pad, r.row.sub.MinSize().Height))
	r.row.count.Move(fyne.NewPos(size.Width-rowMargin-countWidth-pad, top+1-pad))
	r.row.count.Resize(fyne.NewSize(countWidth+2*pad, r.row.count.MinSize().Height))
}

// Refresh implements fyne.WidgetRenderer.
func (r *rowRenderer) Refresh() {
	r.Layout(r.row.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (r *rowRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *rowRenderer) Destroy() {}
