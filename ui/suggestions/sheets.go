package suggestions

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// Bulk is the preview of accepting many suggestions.
type Bulk struct {
	p       *present.Suggestions
	rows    []present.OfferRow
	quiet   bool
	least   *widget.Select
	head    *widget.Label
	makes   *widget.Label
	list    *widgets.PickList
	accept  *widget.Button
	content fyne.CanvasObject
}

// NewBulk makes the preview.
func NewBulk(p *present.Suggestions, key func(*fyne.KeyEvent) bool) *Bulk {
	v := &Bulk{p: p, head: widgets.NewWrapped(""), makes: widgets.NewRemark("")}
	v.makes.Importance = widget.WarningImportance
	v.least = widget.NewSelect(nil, func(words string) {
		for _, n := range present.Thresholds() {
			if words == percent(n) && !v.quiet {
				p.SetThreshold(n)
			}
		}
	})
	for _, n := range present.Thresholds() {
		v.least.Options = append(v.least.Options, percent(n))
	}
	v.list = widgets.NewPickList(func() int { return len(v.rows) }, func() fyne.CanvasObject { return widgets.NewListRow(2, false) }, func(i int, o fyne.CanvasObject) {
		o.(*widgets.ListRow).Set(rowText(v.rows[i]))
	})
	v.list.OnKey = key
	v.accept = widget.NewButton("Accept all of these", p.AcceptBulk)
	v.accept.Importance = widget.HighImportance
	top := container.NewHBox(widget.NewLabel("Accept all suggestions at or above"), container.NewCenter(v.least), layout.NewSpacer())
	v.content = container.NewBorder(container.New(&widgets.Column{}, top, v.head, v.makes), nil, nil, nil, v.list)
	return v
}

func percent(n int) string { return fmt.Sprintf("%d %%", n) }

// Content gives what stands in the dialog.
func (v *Bulk) Content() fyne.CanvasObject { return v.content }

// Buttons gives the buttons for the foot of the dialog.
func (v *Bulk) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{widget.NewButton("Cancel", v.p.CloseBulk), v.accept}
}

// First gives what has the keyboard first.
func (v *Bulk) First() fyne.Focusable { return v.list }

// Render shows a state.
func (v *Bulk) Render(s present.SuggestionsState) {
	v.quiet = true
	defer func() { v.quiet = false }()
	v.rows = s.Bulk.Rows
	v.least.SetSelected(percent(s.Bulk.Least))
	widgets.SetText(v.head, s.Bulk.Head)
	widgets.SetText(v.makes, s.Bulk.Makes)
	v.makes.Hidden = s.Bulk.Makes == ""
	v.list.ShowRow(v.list.Row())
	widgets.EnableIf(v.accept, !s.Bulk.Busy && len(s.Bulk.Rows) > 0)
}

// Learned is the list of what decisions taught.
type Learned struct {
	p       *present.LearnedList
	rows    []present.LearnedRow
	head    *widget.Label
	issues  *widget.Label
	advice  *widget.Label
	problem *widget.Label
	list    *widgets.PickList
	one     *widget.Button
	all     *widget.Button
	content fyne.CanvasObject
}

// NewLearned makes the list.
func NewLearned(p *present.LearnedList, key func(*fyne.KeyEvent) bool) *Learned {
	v := &Learned{p: p, head: widgets.NewWrapped(""), issues: widgets.NewWrapped(""), advice: widgets.NewWrapped(""), problem: widgets.NewRemark("")}
	v.problem.Importance, v.advice.Importance, v.issues.Importance = widget.DangerImportance, widget.LowImportance, widget.LowImportance
	v.list = widgets.NewPickList(func() int { return len(v.rows) }, func() fyne.CanvasObject { return widgets.NewListRow(1, false) }, func(i int, o fyne.CanvasObject) {
		r := v.rows[i]
		line := widgets.RowLine{Text: r.Counts, Tone: widget.LowImportance}
		if r.Hidden {
			line = widgets.RowLine{Text: r.Counts + ": no longer offered", Tone: widget.WarningImportance}
		}
		o.(*widgets.ListRow).Set(widgets.RowText{Head: r.Cue, Lines: []widgets.RowLine{line}})
	})
	v.list.OnPick, v.list.OnKey = p.Select, key
	v.one, v.all = widget.NewButton("Reset this cue", p.ForgetCue), widget.NewButton("Reset everything", p.ForgetAll)
	v.content = container.NewBorder(container.New(&widgets.Column{}, v.head, v.issues, v.problem), nil, nil, nil, container.NewStack(v.list, v.advice))
	return v
}

// Content gives what stands in the dialog.
func (v *Learned) Content() fyne.CanvasObject { return v.content }

// Buttons gives the buttons for the foot of the dialog.
func (v *Learned) Buttons() []fyne.CanvasObject {
	shut := widget.NewButton("Close", v.p.Close)
	shut.Importance = widget.HighImportance
	return []fyne.CanvasObject{v.one, v.all, shut}
}

// First gives what has the keyboard first.
func (v *Learned) First() fyne.Focusable { return v.list }

// Render shows a state.
func (v *Learned) Render(s present.LearnedState) {
	v.rows = s.Rows
	widgets.SetText(v.head, s.Head)
	widgets.SetText(v.issues, s.Issues)
	widgets.SetText(v.advice, s.Advice)
	widgets.SetText(v.problem, s.Problem)
	v.problem.Hidden = s.Problem == ""
	v.list.ShowRow(s.Selected)
	widgets.EnableIf(v.one, s.NoForget == "" && s.Selected >= 0)
	widgets.EnableIf(v.all, s.NoForget == "")
}

// Coverage is the list of articles with something left to code.
type Coverage struct {
	p       *present.Coverage
	rows    []present.CoverageLine
	query   *widgets.TextField
	head    *widget.Label
	advice  *widget.Label
	problem *widget.Label
	list    *widgets.PickList
	open    *widget.Button
	content fyne.CanvasObject
}

// NewCoverage makes the list.
func NewCoverage(p *present.Coverage, key func(*fyne.KeyEvent) bool) *Coverage {
	v := &Coverage{p: p, head: widgets.NewWrapped(""), advice: widgets.NewWrapped(""), problem: widgets.NewRemark("")}
	v.problem.Importance, v.advice.Importance = widget.DangerImportance, widget.LowImportance
	v.query = widgets.NewTextField(1, key)
	v.query.SetPlaceHolder("A search: its hits outside of every statement are counted; empty for suggestions alone")
	v.query.OnSubmitted = p.Search
	v.list = widgets.NewPickList(func() int { return len(v.rows) }, func() fyne.CanvasObject { return widgets.NewListRow(2, false) }, func(i int, o fyne.CanvasObject) {
		r := v.rows[i]
		o.(*widgets.ListRow).Set(widgets.RowText{Head: r.Title, Lines: []widgets.RowLine{{Text: r.Left, Tone: widget.MediumImportance}, {Text: r.Where, Tone: widget.LowImportance}}})
	})
	v.list.OnPick, v.list.OnEnter, v.list.OnKey = p.Select, p.Go, key
	v.open = widget.NewButton("Open the article", p.Go)
	v.open.Importance = widget.HighImportance
	v.content = container.NewBorder(container.New(&widgets.Column{}, v.query, v.head, v.problem), nil, nil, nil, container.NewStack(v.list, v.advice))
	return v
}

// Content gives what stands in the dialog.
func (v *Coverage) Content() fyne.CanvasObject { return v.content }

// Buttons gives the buttons for the foot of the dialog.
func (v *Coverage) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{widget.NewButton("Close", v.p.Close), v.open}
}

// First gives what has the keyboard first.
func (v *Coverage) First() fyne.Focusable { return v.list }

// Render shows a state.
func (v *Coverage) Render(s present.CoverageState) {
	v.rows = s.Rows
	if v.query.Text != s.Query {
		v.query.SetText(s.Query)
	}
	widgets.SetText(v.head, s.Head)
	widgets.SetText(v.advice, s.Advice)
	widgets.SetText(v.problem, s.Problem)
	v.problem.Hidden = s.Problem == ""
	v.list.ShowRow(s.Selected)
	widgets.EnableIf(v.open, s.Selected >= 0)
}
