package matrix

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/widgets"
)

// Calls are what the view asks the window for.
type Calls struct {
	Run func(present.Command)
	Key func(*fyne.KeyEvent) bool // a key that the view does not use

	// What can be done with a cell and the statements behind it; nil: not offered.
	Recode   func()
	History  func()
	Override func()
	Shift    func() bool // whether Shift is held down
}

// View shows a matrix presenter.
type View struct {
	p     *present.Matrix
	calls Calls
	state present.MatrixState
	quiet bool // render is setting widgets, their callbacks are not the analyst's

	words    *widget.Label
	head     *widget.Label
	left     *widget.Label
	resolver *widget.Select
	to       *dateEntry
	problem  *widget.Label
	export   *widget.Button
	grid     *widgets.Grid
	empty    *fyne.Container
	title    *widget.Label
	text     *widget.Label
	evidence *evidence
	split    *container.Split
	content  fyne.CanvasObject
}

// New makes the view of the matrix.
func New(p *present.Matrix, c Calls) *View {
	v := &View{p: p, calls: c, words: wrapped(), head: caption(), left: caption(), problem: caption(), grid: widgets.NewGrid()}
	v.resolver = widget.NewSelect(choices(p.State().Resolvers), v.resolved)
	v.to = newDateEntry(c.Key)
	v.to.SetPlaceHolder("today, or 2025-04-11")
	v.to.OnChanged = func(s string) {
		if !v.quiet {
			p.SetTo(s)
		}
	}
	v.problem.Importance = widget.WarningImportance
	v.export = widget.NewButtonWithIcon("Export workbook…", fynetheme.DocumentSaveIcon(), func() { c.Run(present.CmdExport) })
	v.export.Importance = widget.HighImportance
	v.grid.SetSizes(widgets.GridSizes{ColWidth: 150, HeaderHeight: 52})
	v.grid.OnSelected = p.Select
	v.grid.OnKey = func(k *fyne.KeyEvent) { c.Key(k) }
	v.evidence = newEvidence(p, c)
	v.grid.OnActivated = func(int, int) { v.evidence.first() }
	v.title, v.text = widget.NewLabel(""), wrapped()
	v.title.TextStyle.Bold = true
	v.title.Alignment, v.text.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	v.empty = container.NewVBox(layout.NewSpacer(), v.title, v.text, layout.NewSpacer(), layout.NewSpacer())
	controls := container.NewHBox(
		label("Position"), container.NewCenter(container.New(width(220), v.resolver)),
		label("As of"), container.NewCenter(container.New(width(170), v.to)), container.NewCenter(v.problem),
		layout.NewSpacer(), container.NewCenter(v.export))
	top := container.New(&column{gap: -8}, v.words, v.head, v.left)
	heading := container.New(layout.NewCustomPaddedLayout(6, 4, 8, 12), container.New(&column{}, top, controls))
	v.split = container.NewHSplit(container.NewStack(v.grid, v.empty), v.evidence.content)
	v.content = container.NewBorder(heading, nil, nil, nil, v.split)
	p.Subscribe(v.render)
	return v
}

// Content gives what stands in the window.
func (v *View) Content() fyne.CanvasObject { return v.content }

// Split gives the divider between matrix and evidence.
func (v *View) Split() *container.Split { return v.split }

// Focus gives the keyboard to the matrix.
func (v *View) Focus() {
	c := fyne.CurrentApp().Driver().CanvasForObject(v.grid)
	if f, ok := any(v.grid).(fyne.Focusable); ok && c != nil {
		c.Focus(f)
	}
}

func (v *View) resolved(words string) {
	for _, c := range v.state.Resolvers {
		if c.Words == words && !v.quiet {
			v.p.ChooseResolver(c.Code)
		}
	}
}

func (v *View) render(s present.MatrixState) {
	v.quiet = true
	defer func() { v.quiet = false }()
	old := v.state
	v.state = s
	setText(v.words, s.Words)
	setText(v.head, s.Head)
	setText(v.left, s.Left)
	setText(v.problem, s.ToProblem)
	for _, c := range s.Resolvers {
		if c.Code == s.Resolver {
			v.resolver.SetSelected(c.Words)
		}
	}
	if v.to.Text != s.To {
		v.to.SetText(s.To)
	}
	if s.NoExport == "" {
		v.export.Enable()
	} else {
		v.export.Disable()
	}
	set(v.title, s.Empty.Title)
	set(v.text, s.Empty.Text)
	show(v.empty, s.Empty.Title != "")
	show(v.grid, s.Empty.Title == "" && len(s.Rows) > 0)
	if !sameCells(old, s) {
		v.grid.SetModel(model(s))
	}
	v.showSelected(s)
	v.evidence.render(s.Evidence)
}

// sameCells reports whether two states hold the very same matrix: states share slices
// that did not change.
func sameCells(a, b present.MatrixState) bool {
	return len(a.Cells) == len(b.Cells) && len(a.Rows) == len(b.Rows) && (len(a.Cells) == 0 || &a.Cells[0] == &b.Cells[0])
}

func (v *View) showSelected(s present.MatrixState) {
	row, col, ok := v.grid.Selected()
	switch {
	case s.Row < 0 && ok:
		v.grid.ClearSelection()
	case s.Row >= 0 && (row != s.Row || col != s.Col):
		v.grid.Select(s.Row, s.Col)
	}
}

func model(s present.MatrixState) widgets.GridModel {
	return widgets.GridModel{
		Rows: len(s.Rows), Cols: len(s.Columns), Corner: "Actor",
		Header:  func(c int) widgets.GridHeader { return widgets.GridHeader{Text: s.Columns[c].Title} },
		RowHead: func(r int) widgets.GridRowHead { return widgets.GridRowHead{Text: s.Rows[r].Name, Sub: s.Rows[r].Sub} },
		Cell: func(r, c int) widgets.GridCell {
			x := s.Cells[r][c]
			return widgets.GridCell{Style: theme.StyleName(x.State), Pale: x.Pale, Lines: x.Lines, Second: x.Qualified, Marked: x.Marked}
		},
	}
}
