package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/widgets"
)

// mostDiffShown is how many pairs of paragraphs are drawn: what differs in more places is
// another text, and is read rather than compared.
const mostDiffShown = 120

// Diff shows two texts of an article beside each other: what is gone is struck through on
// the left, what is new underlined on the right.
type Diff struct {
	p       *present.TextDiff
	head    *widget.Label
	problem *widget.Label
	old     *widget.Label
	now     *widget.Label
	whole   *widgets.KeyCheck
	rows    *fyne.Container
	scroll  *container.Scroll
	content fyne.CanvasObject
}

// NewDiff makes the view. key is offered the keys that it does not use.
func NewDiff(p *present.TextDiff, key func(*fyne.KeyEvent) bool) *Diff {
	v := &Diff{p: p, head: widgets.NewStrong(""), problem: widgets.NewRemark(""), old: widgets.NewCaption(""), now: widgets.NewCaption(""), rows: container.New(&widgets.Column{Gap: -6})}
	v.problem.Importance = widget.DangerImportance
	v.whole = widgets.NewKeyCheck("Show what is alike too", p.ShowWhole, v.walk(key))
	v.scroll = container.NewVScroll(v.rows)
	top := container.New(&widgets.Column{}, container.NewBorder(nil, nil, nil, v.whole, v.head), v.problem, container.NewGridWithColumns(2, v.old, v.now), widget.NewSeparator())
	v.content = container.NewBorder(top, nil, nil, nil, v.scroll)
	v.Render(p.State())
	return v
}

// walk scrolls by keyboard.
func (v *Diff) walk(key func(*fyne.KeyEvent) bool) func(*fyne.KeyEvent) bool {
	return func(k *fyne.KeyEvent) bool {
		by := map[fyne.KeyName]float32{fyne.KeyDown: 40, fyne.KeyUp: -40, fyne.KeyPageDown: v.scroll.Size().Height * 0.9, fyne.KeyPageUp: -v.scroll.Size().Height * 0.9}[k.Name]
		if by == 0 {
			return key(k)
		}
		v.scroll.ScrollToOffset(v.scroll.Offset.AddXY(0, by))
		return true
	}
}

// Content gives what stands in the dialog.
func (v *Diff) Content() fyne.CanvasObject { return v.content }

// First gives what has the keyboard first.
func (v *Diff) First() fyne.Focusable { return v.whole }

// Render shows a state; the window calls it, which has the one subscription.
func (v *Diff) Render(s present.TextDiffState) {
	head := s.Head
	if s.Busy {
		head = "Comparing…"
	}
	widgets.SetText(v.head, head)
	widgets.SetText(v.problem, s.Problem)
	v.old.SetText(s.Old)
	v.now.SetText(s.New)
	v.rows.RemoveAll()
	for i, r := range s.Rows {
		if i == mostDiffShown {
			v.rows.Add(widgets.NewRemark("and more; the command line shows all: parley versions PROJECT ARTICLE --diff 1..2"))
			break
		}
		if r.Folded > 0 {
			fold := widgets.NewCaption(present.Count(r.Folded, "paragraph alike", "paragraphs alike"))
			fold.Alignment = fyne.TextAlignCenter
			v.rows.Add(fold)
			continue
		}
		v.rows.Add(container.NewGridWithColumns(2, side(r.Old, r.Same), side(r.New, r.Same)))
	}
	v.scroll.ScrollToTop()
	v.content.Refresh()
}

// side is a paragraph of one text.
func side(parts []app.DiffPart, same bool) fyne.CanvasObject {
	t := passage()
	t.Segments = paragraphSegments(parts, same)
	return t
}

func paragraphSegments(parts []app.DiffPart, same bool) []widget.RichTextSegment {
	if !same {
		out := segments("", parts, "")
		for i, p := range parts { // only what differs is bold
			if x, ok := out[i].(*widget.TextSegment); ok && p.Op == app.DiffSame {
				x.Style.TextStyle.Bold = false
			}
		}
		return out
	}
	var out []widget.RichTextSegment
	for _, p := range parts {
		out = append(out, &widget.TextSegment{Style: style(theme.ColorMuted, fyne.TextStyle{}), Text: p.Text})
	}
	return out
}
