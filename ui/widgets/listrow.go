package widgets

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Measures of a list row in pixels: margins, and the pitch of its lines.
const (
	listMarginX   = 12
	listMarginY   = 7
	listHeadPitch = 21
	listLinePitch = 18
	listCheck     = 30
)

// RowLine is a quiet line of a list row.
type RowLine struct {
	Text string
	Tone widget.Importance // LowImportance for quiet
}

// RowText is what a list row shows.
type RowText struct {
	Head  string
	Right string // at the end of the first line
	Lines []RowLine
	Check bool // with a mark: whether it is checked
	Fixed bool // with a mark: this row has none
}

// ListRow is a row of a list: a line in bold and quiet lines under it, and where it was
// asked for a check mark before them. Rows are used again, so Set sets everything.
type ListRow struct {
	widget.BaseWidget

	// OnChecked is called when the analyst sets or takes the mark.
	OnChecked func(on bool)
	// OnKey is offered the keys that the mark has no use for. May be nil.
	OnKey func(*fyne.KeyEvent) bool

	head  *widget.Label
	right *widget.Label
	lines []*widget.Label
	check *KeyCheck
	quiet bool
}

// NewListRow returns an empty row of some quiet lines, with or without a check mark.
func NewListRow(lines int, check bool) *ListRow {
	r := &ListRow{head: NewStrong(""), right: NewCaption("")}
	r.right.Truncation = fyne.TextTruncateOff
	r.right.Alignment = fyne.TextAlignTrailing
	for range lines {
		r.lines = append(r.lines, NewCaption(""))
	}
	if check {
		r.check = NewKeyCheck("", func(on bool) {
			if !r.quiet && r.OnChecked != nil {
				r.OnChecked(on)
			}
		}, func(k *fyne.KeyEvent) bool { return r.OnKey != nil && r.OnKey(k) })
	}
	r.ExtendBaseWidget(r)
	return r
}

// Set shows a text.
func (r *ListRow) Set(t RowText) {
	r.head.SetText(t.Head)
	r.right.SetText(t.Right)
	for i, l := range r.lines {
		text, tone := "", widget.LowImportance
		if i < len(t.Lines) {
			text, tone = t.Lines[i].Text, t.Lines[i].Tone
		}
		l.Importance = tone
		l.SetText(text)
	}
	if r.check != nil {
		r.quiet = true
		r.check.SetChecked(t.Check)
		r.quiet = false
		ShowIf(r.check, !t.Fixed)
	}
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *ListRow) CreateRenderer() fyne.WidgetRenderer {
	x := &listRowRenderer{row: r, objects: []fyne.CanvasObject{r.head, r.right}}
	for _, l := range r.lines {
		x.objects = append(x.objects, l)
	}
	if r.check != nil {
		x.objects = append(x.objects, r.check)
	}
	return x
}

type listRowRenderer struct {
	row     *ListRow
	objects []fyne.CanvasObject
}

// MinSize implements fyne.WidgetRenderer.
func (x *listRowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(140, 2*listMarginY+listHeadPitch+float32(len(x.row.lines))*listLinePitch)
}

// Layout implements fyne.WidgetRenderer.
func (x *listRowRenderer) Layout(size fyne.Size) {
	pad := fynetheme.InnerPadding()
	r := x.row
	left := float32(listMarginX)
	if r.check != nil {
		h := r.check.MinSize().Height
		r.check.Move(fyne.NewPos(4, float32(int((size.Height-h)/2))))
		r.check.Resize(fyne.NewSize(listCheck, h))
		left += listCheck - 6
	}
	width := size.Width - left - listMarginX
	right := float32(0)
	if r.right.Text != "" {
		right = min(r.right.MinSize().Width-2*pad, width/2)
	}
	r.right.Move(fyne.NewPos(size.Width-listMarginX-right-pad, listMarginY+1-pad))
	r.right.Resize(fyne.NewSize(right+2*pad, r.right.MinSize().Height))
	head := width
	if right > 0 {
		head = width - right - 8
	}
	r.head.Move(fyne.NewPos(left-pad, listMarginY-pad))
	r.head.Resize(fyne.NewSize(head+2*pad, r.head.MinSize().Height))
	for i, l := range r.lines {
		l.Move(fyne.NewPos(left-pad, listMarginY+listHeadPitch+float32(i)*listLinePitch-pad))
		l.Resize(fyne.NewSize(width+2*pad, l.MinSize().Height))
	}
}

// Refresh implements fyne.WidgetRenderer.
func (x *listRowRenderer) Refresh() {
	x.Layout(x.row.Size())
	for _, o := range x.objects {
		o.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (x *listRowRenderer) Objects() []fyne.CanvasObject { return x.objects }

// Destroy implements fyne.WidgetRenderer.
func (x *listRowRenderer) Destroy() {}
