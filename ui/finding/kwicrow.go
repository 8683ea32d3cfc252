package finding

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/app"
)

// kwicRow is one line of a concordance: left context to the right, the hit, right context,
// and where it stands.
type kwicRow struct {
	widget.BaseWidget
	line  app.KWICLine
	left  *canvas.Text
	node  *canvas.Text
	right *canvas.Text
	where *canvas.Text
}

func newKWICRow() *kwicRow {
	r := &kwicRow{left: canvas.NewText("", nil), node: canvas.NewText("", nil), right: canvas.NewText("", nil), where: canvas.NewText("", nil)}
	r.left.Alignment = fyne.TextAlignTrailing
	r.node.TextStyle.Bold = true
	r.ExtendBaseWidget(r)
	return r
}

func (r *kwicRow) set(l app.KWICLine) {
	r.line = l
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *kwicRow) CreateRenderer() fyne.WidgetRenderer { return &kwicRenderer{r} }

type kwicRenderer struct{ r *kwicRow }

// Shares of the width: the contexts, and what tells the article.
const (
	kwicHeight = 26
	kwicGap    = 6
	kwicWhere  = 0.2
	kwicMargin = 8
)

// MinSize implements fyne.WidgetRenderer.
func (x *kwicRenderer) MinSize() fyne.Size { return fyne.NewSize(320, kwicHeight) }

// Layout implements fyne.WidgetRenderer: the hit begins in the middle of what the article
// leaves; contexts give way letter by letter.
func (x *kwicRenderer) Layout(size fyne.Size) {
	r := x.r
	where := float32(int(size.Width * kwicWhere))
	room := size.Width - where - 2*kwicMargin
	half := float32(int(room * 0.44))
	text := func(t *canvas.Text, s string, at, width float32, fromEnd bool) float32 {
		t.TextSize = fynetheme.TextSize()
		t.Text = fitted(s, width, t.TextSize, t.TextStyle, fromEnd)
		w := fyne.MeasureText(t.Text, t.TextSize, t.TextStyle)
		t.Resize(fyne.NewSize(width, w.Height))
		t.Move(fyne.NewPos(at, float32(int((size.Height-w.Height)/2))))
		return w.Width
	}
	left := strings.TrimRight(r.line.Left, " ")
	node := kwicMargin + half + kwicGap
	if left == r.line.Left { // a quotation mark or bracket belongs to the hit
		text(r.left, left, kwicMargin+kwicGap, half, true)
	} else {
		text(r.left, left, kwicMargin, half, true)
	}
	w := text(r.node, r.line.Node, node, room-half-kwicGap, false)
	right := node + w
	if after := strings.TrimLeft(r.line.Right, " "); after != r.line.Right {
		right += kwicGap
	}
	text(r.right, strings.TrimLeft(r.line.Right, " "), right, max(0, kwicMargin+room-right), false)
	words := strings.Trim(r.line.Published.Words()+" · "+r.line.Source, " ·")
	if words == "" {
		words = r.line.Heading
	}
	text(r.where, words, size.Width-where, where-kwicMargin, false)
}

// fitted cuts a text to a width, at its beginning or its end.
func fitted(s string, width, size float32, style fyne.TextStyle, fromEnd bool) string {
	runes := []rune(s)
	for len(runes) > 0 && fyne.MeasureText(string(runes), size, style).Width > width {
		cut := max(1, len(runes)/12)
		if fromEnd {
			runes = runes[cut:]
		} else {
			runes = runes[:len(runes)-cut]
		}
	}
	return string(runes)
}

// Refresh implements fyne.WidgetRenderer.
func (x *kwicRenderer) Refresh() {
	r := x.r
	r.left.Color, r.right.Color = fynetheme.Color(fynetheme.ColorNameForeground), fynetheme.Color(fynetheme.ColorNameForeground)
	r.node.Color = fynetheme.Color(fynetheme.ColorNamePrimary)
	r.where.Color = fynetheme.Color(fynetheme.ColorNamePlaceHolder)
	x.Layout(r.Size())
	for _, o := range x.Objects() {
		o.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (x *kwicRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{x.r.left, x.r.node, x.r.right, x.r.where}
}

// Destroy implements fyne.WidgetRenderer.
func (x *kwicRenderer) Destroy() {}
