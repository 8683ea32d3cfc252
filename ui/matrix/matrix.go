package matrix

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parley/app"
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
	Timeline func()
	Shift    func() bool // whether Shift is held down
	Shown    func()      // the matrix is there, after it was not; nil: nobody waits

	// Dialogs around the recipe and the heads; nil: not offered.
	Rules  func()
	SaveAs func()
	Actor  func(app.ActorID)
	Issue  func(app.IssueID)
	// Copy puts text into the clipboard and Picture writes a drawing; nil: not offered.
	Copy    func(text string)
	Picture func(app.Drawing)
	Menu    func(m *fyne.Menu, at fyne.Position) // shows a menu at a place on the canvas
}

// View shows a matrix presenter.
type View struct {
	p     *present.Matrix
	calls Calls
	state present.MatrixState
	quiet bool // render is setting widgets, their callbacks are not the analyst's

	words    *widget.Label
	head     *widget.Label
	bar      *bar
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
	v := &View{p: p, calls: c, words: wrapped(), head: caption(), grid: widgets.NewGrid()}
	v.bar = newBar(v)
	v.grid.SetSizes(comfortable())
	v.grid.OnSelected, v.grid.OnRegion, v.grid.Shift = p.Select, p.SelectTo, c.Shift
	v.grid.OnKey = func(k *fyne.KeyEvent) { c.Key(k) }
	v.grid.OnHeader, v.grid.OnRowHead = v.columnMenu, v.rowMenu
	v.grid.OnMoved = func(column bool, from, by int) {
		if column {
			p.MoveColumn(from, by)
		} else {
			p.MoveRow(from, by)
		}
	}
	v.evidence = newEvidence(p, c)
	v.grid.OnActivated = func(int, int) { v.evidence.first() }
	v.title, v.text = widget.NewLabel(""), wrapped()
	v.title.TextStyle.Bold = true
	v.title.Alignment, v.text.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	v.empty = container.NewVBox(layout.NewSpacer(), v.title, v.text, layout.NewSpacer(), layout.NewSpacer())
	top := container.New(&column{gap: -8}, v.words, v.head)
	heading := container.New(layout.NewCustomPaddedLayout(2, 4, 8, 12), container.New(&column{gap: 2}, top, v.bar.recipe, v.bar.look))
	v.split = container.NewHSplit(container.NewStack(v.grid, v.empty), v.evidence.content)
	v.content = container.NewBorder(heading, nil, nil, nil, v.split)
	p.Subscribe(v.render)
	return v
}

func comfortable() widgets.GridSizes { return widgets.GridSizes{ColWidth: 150, HeaderHeight: 52} }

// Content gives what stands in the window.
func (v *View) Content() fyne.CanvasObject { return v.content }

// Split gives the divider between matrix and evidence.
func (v *View) Split() *container.Split { return v.split }

// Target gives what takes the keyboard. The window gives it, since a view that was not drawn
// yet does not know its canvas.
func (v *View) Target() fyne.Focusable { return v.grid.FocusTarget() }

func (v *View) render(s present.MatrixState) {
	v.quiet = true
	defer func() { v.quiet = false }()
	old := v.state
	v.state = s
	setText(v.words, s.Words)
	setText(v.head, joined(joined(s.Head, s.Left), v.p.RegionWords())) // one line, so that nothing moves under the slider
	v.bar.render(s)
	set(v.title, s.Empty.Title)
	set(v.text, s.Empty.Text)
	shown := v.grid.Visible()
	show(v.empty, s.Empty.Title != "")
	show(v.grid, s.Empty.Title == "" && len(s.Rows) > 0)
	if old.Drawn != s.Drawn {
		if old.Look.Compact != s.Look.Compact || old.Drawn == 0 {
			v.grid.SetSizes(sizesOf(s))
		}
		v.grid.SetModel(model(s))
	}
	v.showSelected(s)
	v.evidence.render(s.Evidence)
	if !shown && v.grid.Visible() && v.calls.Shown != nil {
		v.calls.Shown()
	}
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

func sizesOf(s present.MatrixState) widgets.GridSizes {
	if s.Look.Compact {
		return widgets.CompactGridSizes()
	}
	return comfortable()
}

func (v *View) showSelected(s present.MatrixState) {
	row, col, ok := v.grid.Selected()
	switch {
	case s.Row < 0 && ok:
		v.grid.ClearSelection()
	case s.Row >= 0 && (row != s.Row || col != s.Col):
		v.grid.Select(s.Row, s.Col)
	}
	v.grid.SelectTo(s.Far[0], s.Far[1])
}

func model(s present.MatrixState) widgets.GridModel {
	m := widgets.GridModel{
		Rows: len(s.Rows), Cols: len(s.Columns), Corner: "Actor",
		Header: func(c int) widgets.GridHeader { return widgets.GridHeader{Text: s.Columns[c].Title} },
		RowHead: func(r int) widgets.GridRowHead {
			x := widgets.GridRowHead{Text: s.Rows[r].Name, Sub: s.Rows[r].Sub, Group: s.Rows[r].Group}
			if s.Look.Compact {
				x.Sub = ""
			}
			return x
		},
		Cell: func(r, c int) widgets.GridCell {
			x := s.Cell(r, c)
			return widgets.GridCell{Style: theme.StyleName(x.State), Pale: x.Pale, Lines: x.Lines, Second: x.Qualified, Marked: x.Marked, Moved: x.Moved}
		},
	}
	if s.Look.GroupRows != "" {
		m.Group = func(r int) bool { return s.Rows[r].Group }
	}
	return m
}

// rowMenu offers what can be done with an actor's row.
func (v *View) rowMenu(row int, at fyne.Position) {
	a, ok := v.p.ActorAt(row)
	if !ok || v.calls.Menu == nil {
		return
	}
	m := fyne.NewMenu(a.Name)
	if v.calls.Actor != nil {
		m.Items = append(m.Items, fyne.NewMenuItem("All positions of "+a.Name+"…", func() { v.calls.Actor(a.ID) }), fyne.NewMenuItemSeparator())
	}
	m.Items = append(m.Items,
		fyne.NewMenuItem("Move up", func() { v.p.MoveRow(row, -1) }),
		fyne.NewMenuItem("Move down", func() { v.p.MoveRow(row, 1) }),
		fyne.NewMenuItem("Move to the top", func() { v.p.MoveRow(row, -len(v.state.Rows)) }),
		fyne.NewMenuItem("Hide this row", func() { v.p.HideRow(row) }))
	if v.calls.Copy != nil {
		m.Items = append(m.Items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("Copy this row as text", func() { v.calls.Copy(v.p.CopiedRow(row)) }))
	}
	v.calls.Menu(m, at)
}

// columnMenu offers what can be done with an issue's column.
func (v *View) columnMenu(col int, at fyne.Position) {
	x, ok := v.p.IssueAt(col)
	if !ok || v.calls.Menu == nil {
		return
	}
	m := fyne.NewMenu(x.Title)
	if v.calls.Issue != nil {
		m.Items = append(m.Items, fyne.NewMenuItem("All actors on "+x.Title+"…", func() { v.calls.Issue(x.ID) }), fyne.NewMenuItemSeparator())
	}
	m.Items = append(m.Items,
		fyne.NewMenuItem("Move left", func() { v.p.MoveColumn(col, -1) }),
		fyne.NewMenuItem("Move right", func() { v.p.MoveColumn(col, 1) }),
		fyne.NewMenuItem("Hide this column", func() { v.p.HideColumn(col) }),
		fyne.NewMenuItemSeparator())
	for _, c := range present.ColumnSorts() {
		item := fyne.NewMenuItem("Columns "+c.Words, func() { v.p.SortColumns(c.Code) })
		item.Checked = v.state.Look.SortColumns == c.Code
		m.Items = append(m.Items, item)
	}
	v.calls.Menu(m, at)
}
