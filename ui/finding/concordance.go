package finding

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// ConcordanceCalls are what the concordance asks the window for.
type ConcordanceCalls struct {
	Key  func(*fyne.KeyEvent) bool
	Save func() // the lines as a list; nil: not offered
}

// Concordance shows the places of a search under each other, the hits in one column.
type Concordance struct {
	p       *present.Concordance
	c       ConcordanceCalls
	state   present.ConcordanceState
	reading *widget.Label
	head    *widget.Label
	problem *widget.Label
	sorts   [3]*widget.Select
	fold    *widget.Check
	sample  *widget.Select
	again   *widget.Button
	wide    *wideLine
	list    *widgets.PickList
	open    *widget.Button
	save    *widget.Button
	quiet   bool
	content fyne.CanvasObject
}

// NewConcordance makes the view of the concordance.
func NewConcordance(p *present.Concordance, c ConcordanceCalls) *Concordance {
	v := &Concordance{p: p, c: c, reading: widgets.NewWrapped(""), head: widgets.NewStrong(""), problem: widgets.NewRemark("")}
	v.reading.Importance, v.problem.Importance = widget.LowImportance, widget.DangerImportance
	bar := container.NewHBox(widget.NewLabel("Sort by"))
	for i := range v.sorts {
		v.sorts[i] = widget.NewSelect(present.SortKeys(), func(key string) {
			if !v.quiet {
				p.SortBy(i, key)
			}
		})
		bar.Add(v.sorts[i])
	}
	v.fold = widget.NewCheck("Equal lines of copies once", func(on bool) {
		if !v.quiet {
			p.SetFold(on)
		}
	})
	v.sample = widget.NewSelect(present.SampleSizes(), func(words string) {
		if !v.quiet {
			p.SetSample(words)
		}
	})
	v.again = widget.NewButton("Draw again", p.DrawAgain)
	v.again.Importance = widget.LowImportance
	bar.Add(v.sample)
	bar.Add(v.again)
	bar.Add(v.fold)
	v.wide = newWideLine()
	v.list = widgets.NewPickList(func() int { return len(v.state.Lines) }, func() fyne.CanvasObject { return newKWICRow() }, func(i int, o fyne.CanvasObject) {
		o.(*kwicRow).set(v.state.Lines[i])
	})
	v.list.OnKey, v.list.OnEnter = c.Key, v.Open
	v.list.OnPick = func(i int) {
		widgets.EnableIf(v.open, true)
		p.Choose(i)
	}
	v.open = widget.NewButton("Open the article", v.Open)
	v.open.Importance = widget.HighImportance
	v.save = widget.NewButton("Save list…", c.Save)
	widgets.ShowIf(v.save, c.Save != nil)
	top := container.New(&widgets.Column{Gap: -6}, v.head, v.reading, v.problem)
	v.content = container.NewBorder(container.NewVBox(top, bar), v.wide.box, nil, nil, v.list)
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *Concordance) Content() fyne.CanvasObject { return v.content }

// Buttons gives the buttons for the foot of the dialog.
func (v *Concordance) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.save, widget.NewButton("Close", v.p.Close), v.open}
}

// List gives the list, to give it the keyboard.
func (v *Concordance) List() fyne.Focusable { return v.list }

// Open leads to the article of the chosen line.
func (v *Concordance) Open() { v.p.OpenLine(v.list.Row()) }

// Render shows a state; the window calls it, which has the one subscription.
func (v *Concordance) Render(s present.ConcordanceState) {
	v.quiet = true
	defer func() { v.quiet = false }()
	v.state = s
	head := s.Head
	if s.Busy && head == "" {
		head = "Counting…"
	}
	widgets.SetText(v.head, head)
	widgets.SetText(v.reading, s.Reading)
	widgets.SetText(v.problem, s.Problem)
	for i, x := range v.sorts {
		if x.Selected != s.Sort[i] {
			x.SetSelected(s.Sort[i])
		}
	}
	v.fold.SetChecked(s.Fold)
	if v.sample.Selected != s.Sample {
		v.sample.SetSelected(s.Sample)
	}
	widgets.EnableIf(v.again, s.Sample != present.AllLines)
	v.wide.set(s.Wide)
	if s.Wide == (present.WideLine{}) && v.list.Row() >= 0 {
		v.list.ShowRow(-1) // other lines: none of them is chosen
	}
	widgets.EnableIf(v.save, len(s.Lines) > 0)
	widgets.EnableIf(v.open, v.list.Row() >= 0 && v.list.Row() < len(s.Lines))
	v.list.Refresh()
}
