package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/widgets"
)

// Places of the lines of a row, in pixels from its top: title, source and date, two
// lines of the text, and air before the next row.
const (
	rowHeight  = 104
	rowMargin  = 14
	titleTop   = 8
	metaTop    = 30
	snippetTop = 51
)

// articleRow is one row of the list. Rows are used again for other articles, so set sets
// everything.
type articleRow struct {
	widget.BaseWidget
	title   *widget.Label
	meta    *widget.Label
	snippet *widgets.SnippetText
}

func newRow() *articleRow {
	r := &articleRow{title: widget.NewLabel(""), meta: caption(), snippet: widgets.NewSnippetText(2, widgets.HitTint)}
	r.title.TextStyle.Bold = true
	r.title.Truncation = fyne.TextTruncateEllipsis
	r.ExtendBaseWidget(r)
	return r
}

func (r *articleRow) set(a present.ArticleRow) {
	setText(r.title, a.Title)
	setText(r.meta, a.Meta)
	r.snippet.SetText(a.Snippet.Text, bounds(a.Snippet.Spans))
}

func bounds(in []app.Bounds) []widgets.Bounds {
	out := make([]widgets.Bounds, len(in))
	for i, b := range in {
		out[i] = widgets.Bounds{Start: b.Start, End: b.End}
	}
	return out
}

// CreateRenderer implements fyne.Widget.
func (r *articleRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(rowLayout{}, r.title, r.meta, r.snippet))
}

// rowLayout puts the lines of a row at their places. Labels keep a margin around their
// text, which it takes back.
type rowLayout struct{}

// MinSize implements fyne.Layout.
func (rowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, rowHeight) }

// Layout implements fyne.Layout.
func (rowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	pad := fynetheme.InnerPadding()
	for i, top := range []float32{titleTop, metaTop} {
		o[i].Move(fyne.NewPos(rowMargin-pad, top-pad))
		o[i].Resize(fyne.NewSize(size.Width-2*rowMargin+2*pad, o[i].MinSize().Height))
	}
	o[2].Move(fyne.NewPos(rowMargin, snippetTop))
	o[2].Resize(fyne.NewSize(size.Width-2*rowMargin, rowHeight-snippetTop-6))
}
