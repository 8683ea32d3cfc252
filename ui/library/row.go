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
	title   *widgets.SnippetText
	meta    *widget.Label
	snippet *widgets.SnippetText
}

func newRow() *articleRow {
	r := &articleRow{title: widgets.NewSnippetText(1, widgets.HitTint), meta: caption(), snippet: widgets.NewSnippetText(2, widgets.HitTint)}
	r.title.Bold = true
	r.ExtendBaseWidget(r)
	return r
}

func (r *articleRow) set(a present.ArticleRow) {
	r.title.SetText(a.Title, bounds(a.TitleSpans))
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
	width := size.Width - 2*rowMargin
	for i, top := range map[int]float32{0: titleTop, 2: snippetTop} {
		o[i].Move(fyne.NewPos(rowMargin, top))
		o[i].Resize(fyne.NewSize(width, o[i].MinSize().Height))
	}
	o[1].Move(fyne.NewPos(rowMargin-pad, metaTop-pad))
	o[1].Resize(fyne.NewSize(width+2*pad, o[1].MinSize().Height))
}
