package recoding

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// Preview shows a recoding presenter.
type Preview struct {
	p         *present.Recoding
	key       func(*fyne.KeyEvent) bool
	state     present.RecodingState
	words     *fyne.Container
	questions *fyne.Container
	asks      *widget.Label
	problem   *widget.Label
	rowsHead  *widget.Label
	cellsHead *widget.Label
	rows      *widgets.PickList
	cells     *widgets.PickList
	split     *container.Split
	apply     *widget.Button
	reason    *widget.Label
	content   fyne.CanvasObject
}

// NewPreview makes the view of the preview. key is offered the keys that the lists do not
// use.
func NewPreview(p *present.Recoding, key func(*fyne.KeyEvent) bool) *Preview {
	v := &Preview{
		p: p, key: key, words: container.New(&widgets.Column{Gap: -12}), questions: container.New(&widgets.Column{Gap: -4}),
		asks: widgets.NewStrong("Check what you have decided"), problem: widgets.NewRemark(""), rowsHead: widgets.NewStrong(""),
		cellsHead: widgets.NewStrong(""), reason: widgets.NewCaption(""),
	}
	v.problem.Importance, v.asks.Importance = widget.DangerImportance, widget.WarningImportance
	v.reason.Alignment = fyne.TextAlignCenter
	v.rows = widgets.NewPickList(func() int { return len(v.state.Rows) }, func() fyne.CanvasObject { return widgets.NewListRow(3, false) }, v.fillRow)
	v.cells = widgets.NewPickList(func() int { return len(v.state.Cells) }, func() fyne.CanvasObject { return widgets.NewCaption("") },
		func(i int, o fyne.CanvasObject) { o.(*widget.Label).SetText(v.state.Cells[i]) })
	v.rows.OnKey, v.cells.OnKey = key, key
	v.apply = widget.NewButton("Apply", p.Apply)
	v.apply.Importance = widget.HighImportance
	v.split = container.NewHSplit(
		container.NewBorder(v.rowsHead, nil, nil, nil, v.rows),
		container.NewBorder(v.cellsHead, nil, nil, nil, v.cells))
	v.split.SetOffset(0.68)
	top := container.New(&widgets.Column{Gap: 0}, v.words, v.asks, widgets.Inset(v.questions, 8, 8, 0, 4), v.problem, widget.NewSeparator())
	v.content = container.NewBorder(top, v.reason, nil, nil, v.split)
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *Preview) Content() fyne.CanvasObject { return v.content }

// Buttons gives what stands at the foot of the dialog.
func (v *Preview) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{widget.NewButton("Cancel", v.p.Close), v.apply}
}

func (v *Preview) fillRow(i int, o fyne.CanvasObject) {
	r := v.state.Rows[i]
	o.(*widgets.ListRow).Set(widgets.RowText{
		Head: string(r.ID), Lines: []widgets.RowLine{{Text: r.Change, Tone: widget.HighImportance}, {Text: r.Quote, Tone: widget.MediumImportance}, {Text: r.Source, Tone: widget.LowImportance}},
	})
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *Preview) Render(s present.RecodingState) {
	old := v.state
	v.state = s
	if !s.Open {
		return
	}
	if !sameWords(old.Words, s.Words) {
		v.words.RemoveAll()
		for _, w := range s.Words {
			v.words.Add(widgets.NewWrapped(w))
		}
	}
	v.renderQuestions(old, s)
	widgets.SetText(v.problem, s.Problem)
	widgets.SetText(v.rowsHead, s.RowsHead)
	widgets.SetText(v.cellsHead, s.CellsHead)
	widgets.EnableIf(v.apply, s.NoApply == "")
	v.reason.SetText(s.NoApply) // keeps its place when it is empty
	v.rows.Refresh()
	v.cells.Refresh()
	v.content.Refresh()
}

func (v *Preview) renderQuestions(old, s present.RecodingState) {
	widgets.ShowIf(v.asks, len(s.Questions) > 0)
	widgets.ShowIf(v.questions, len(s.Questions) > 0)
	if len(old.Questions) == len(s.Questions) && old.Open {
		return
	}
	v.questions.RemoveAll()
	for i, q := range s.Questions {
		check := widgets.NewKeyCheck("", func(on bool) { v.p.Answer(i, on) }, v.key)
		check.Checked = q.Seen
		v.questions.Add(container.NewBorder(nil, nil, container.NewVBox(check), nil, widgets.NewWrapped(q.Text)))
	}
}

func sameWords(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
