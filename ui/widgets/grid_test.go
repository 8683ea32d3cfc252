package widgets_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"parley/ui/theme"
	"parley/ui/widgets"
)

type gridSpy struct {
	*widgets.Grid
	win                 fyne.Window
	selected, activated [][2]int
	heads               []string
	keys                []fyne.KeyName
	asked               int
}

func newGrid(t testing.TB, rows, cols int) *gridSpy {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	g := &gridSpy{Grid: widgets.NewGrid()}
	g.OnSelected = func(r, c int) { g.selected = append(g.selected, [2]int{r, c}) }
	g.OnActivated = func(r, c int) { g.activated = append(g.activated, [2]int{r, c}) }
	g.OnHeader = func(c int, _ fyne.Position) { g.heads = append(g.heads, fmt.Sprint("col ", c)) }
	g.OnRowHead = func(r int, _ fyne.Position) { g.heads = append(g.heads, fmt.Sprint("row ", r)) }
	g.OnKey = func(e *fyne.KeyEvent) { g.keys = append(g.keys, e.Name) }
	g.SetModel(g.model(rows, cols))
	g.win = test.NewTempWindow(t, g)
	g.win.SetPadded(false)
	g.win.Resize(fyne.NewSize(900, 600))
	g.win.Canvas().Focus(g.FocusTarget())
	return g
}

func (g *gridSpy) model(rows, cols int) widgets.GridModel {
	return widgets.GridModel{
		Rows: rows, Cols: cols, Corner: "Actor",
		Header: func(c int) widgets.GridHeader { return widgets.GridHeader{Text: fmt.Sprint("Issue ", c), Sub: "n = 1"} },
		RowHead: func(r int) widgets.GridRowHead {
			return widgets.GridRowHead{Text: fmt.Sprint("Holder ", r), Indent: r % 2}
		},
		Cell: func(r, c int) widgets.GridCell {
			g.asked++
			return widgets.GridCell{Style: theme.Styles()[(r+c)%13], Lines: []string{fmt.Sprintf("▲ cell %d %d", r, c), "a very long second line that has to be cut somewhere", "", "low"}}
		},
	}
}

func (g *gridSpy) key(names ...fyne.KeyName) {
	for _, n := range names {
		g.FocusTarget().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestGridKeysWalk(t *testing.T) {
	tests := []struct {
		name string
		keys []fyne.KeyName
		want [2]int
	}{
		{"down right", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyRight}, [2]int{2, 1}},
		{"stops at edges", []fyne.KeyName{fyne.KeyUp, fyne.KeyLeft}, [2]int{0, 0}},
		{"end and home", []fyne.KeyName{fyne.KeyEnd, fyne.KeyDown, fyne.KeyHome, fyne.KeyRight}, [2]int{1, 1}},
		{"end", []fyne.KeyName{fyne.KeyEnd}, [2]int{0, 39}},
		{"pages", []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageUp}, [2]int{5, 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := newGrid(t, 60, 40)
			g.key(tt.keys...)
			row, col, ok := g.Selected()
			if !ok || [2]int{row, col} != tt.want {
				t.Errorf("selected %d, %d (%v), want %v", row, col, ok, tt.want)
			}
			cell := fmt.Sprintf("▲ cell %d %d", row, col)
			if !strings.Contains(test.RenderToMarkup(g.win.Canvas()), cell) {
				t.Errorf("%q is not in view", cell)
			}
		})
	}
}

func TestGridReports(t *testing.T) {
	g := newGrid(t, 60, 40)
	g.key(fyne.KeyDown, fyne.KeyReturn, fyne.KeyF2)
	if diff := cmp.Diff([][2]int{{1, 0}}, g.selected); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([][2]int{{1, 0}}, g.activated); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]fyne.KeyName{fyne.KeyF2}, g.keys); diff != "" {
		t.Error(diff)
	}
	g.Select(4, 4)
	if len(g.selected) != 1 {
		t.Error("Select called back")
	}
}

func TestGridTaps(t *testing.T) {
	g := newGrid(t, 60, 40)
	d := widgets.DefaultGridSizes()
	at := fyne.NewPos(d.HeadWidth+d.ColWidth*1.5, d.HeaderHeight+d.RowHeight*2.5)
	test.TapCanvas(g.win.Canvas(), at)
	if diff := cmp.Diff([][2]int{{2, 1}}, g.selected); diff != "" {
		t.Error(diff)
	}
	if len(g.activated) != 0 {
		t.Error("one tap activated")
	}
	test.TapCanvas(g.win.Canvas(), at)
	if diff := cmp.Diff([][2]int{{2, 1}}, g.activated); diff != "" {
		t.Error(diff)
	}
	test.TapCanvas(g.win.Canvas(), fyne.NewPos(d.HeadWidth+d.ColWidth*2.5, 20))
	test.TapCanvas(g.win.Canvas(), fyne.NewPos(20, d.HeaderHeight+d.RowHeight*3.5))
	if diff := cmp.Diff([]string{"col 2", "row 3"}, g.heads); diff != "" {
		t.Error(diff)
	}
}

func TestGridHeadsFollow(t *testing.T) {
	g := newGrid(t, 60, 40)
	g.Select(50, 30)
	markup := test.RenderToMarkup(g.win.Canvas())
	for _, want := range []string{"Issue 30", "Holder 50", "▲ cell 50 30"} {
		if !strings.Contains(markup, want) {
			t.Errorf("%q is not in view", want)
		}
	}
	if strings.Contains(markup, "Holder 0<") {
		t.Error("the first row is still drawn")
	}
}

func TestGridCutsText(t *testing.T) {
	g := newGrid(t, 3, 3)
	markup := test.RenderToMarkup(g.win.Canvas())
	if strings.Contains(markup, "has to be cut somewhere") || !strings.Contains(markup, "a very long") {
		t.Error("a long line was not cut")
	}
}

func TestGridDrawsOnlyWhatIsSeen(t *testing.T) {
	g := newGrid(t, 5000, 400)
	if g.asked > 150 {
		t.Errorf("asked for %d cells", g.asked)
	}
	g.SetSizes(widgets.CompactGridSizes())
	began := time.Now()
	for range 100 {
		g.key(fyne.KeyPageDown)
	}
	t.Log("a hundred pages:", time.Since(began))
	if row, _, _ := g.Selected(); row < 1000 {
		t.Errorf("at row %d", row)
	}
}

func TestGridModels(t *testing.T) {
	g := newGrid(t, 60, 40)
	g.Select(50, 30)
	g.SetModel(g.model(60, 40))
	if row, col, ok := g.Selected(); !ok || row != 50 || col != 30 {
		t.Error("a new model of the same size lost the selection")
	}
	g.SetModel(g.model(2, 2))
	if _, _, ok := g.Selected(); ok {
		t.Error("a cell that is gone is still selected")
	}
	g.SetModel(widgets.GridModel{})
	g.key(fyne.KeyDown, fyne.KeyReturn)
	g.SetModel(widgets.GridModel{Rows: 2, Cols: 2})
	g.key(fyne.KeyDown, fyne.KeyRight)
	g.ClearSelection()
	if _, _, ok := g.Selected(); ok {
		t.Error("selection not cleared")
	}
}

// region gives the chosen cells as rows and columns, ends inclusive.
func (g *gridSpy) region(t *testing.T) [4]int {
	t.Helper()
	rows, cols, ok := g.Region()
	if !ok {
		t.Fatal("no cell is chosen")
	}
	return [4]int{rows[0], rows[1], cols[0], cols[1]}
}

func TestGridRegionByKeys(t *testing.T) {
	g := newGrid(t, 60, 40)
	held, told := false, [][2]int{}
	g.Shift = func() bool { return held }
	g.OnRegion = func(r, c int) { told = append(told, [2]int{r, c}) }
	g.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	held = true
	g.key(fyne.KeyDown, fyne.KeyRight, fyne.KeyRight)
	if got := g.region(t); got != [4]int{2, 3, 1, 3} {
		t.Errorf("region %v", got)
	}
	if row, col, _ := g.Selected(); row != 2 || col != 1 {
		t.Errorf("the selected cell moved to %d, %d", row, col)
	}
	g.key(fyne.KeyUp, fyne.KeyUp, fyne.KeyHome)
	if got := g.region(t); got != [4]int{1, 2, 0, 1} {
		t.Errorf("region %v after going the other way", got)
	}
	if diff := cmp.Diff([][2]int{{3, 1}, {3, 2}, {3, 3}, {2, 3}, {1, 3}, {1, 0}}, told); diff != "" {
		t.Error(diff)
	}
	g.key(fyne.KeyEnd)
	if !strings.Contains(test.RenderToMarkup(g.win.Canvas()), "▲ cell 1 39") {
		t.Error("the far corner is not in view")
	}
	held = false
	g.key(fyne.KeyDown)
	if got := g.region(t); got != [4]int{3, 3, 1, 1} {
		t.Errorf("region %v after a key without Shift", got)
	}
}

func TestGridRegionByMouse(t *testing.T) {
	g := newGrid(t, 60, 40)
	d := widgets.DefaultGridSizes()
	at := func(row, col float32) fyne.Position {
		return fyne.NewPos(d.HeadWidth+d.ColWidth*(col+0.5), d.HeaderHeight+d.RowHeight*(row+0.5))
	}
	body := g.FocusTarget().(interface {
		desktop.Mouseable
		fyne.Draggable
		fyne.Tappable
	})
	in := func(row, col float32) fyne.Position { return at(row, col).SubtractXY(d.HeadWidth, d.HeaderHeight) }
	down := func(row, col float32, mod fyne.KeyModifier) {
		body.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: in(row, col)}, Button: desktop.MouseButtonPrimary, Modifier: mod})
	}
	down(1, 1, 0)
	for _, to := range [][2]float32{{1, 2}, {3, 3}, {2, 2}} {
		body.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: in(to[0], to[1])}})
	}
	body.DragEnd()
	if got := g.region(t); got != [4]int{1, 2, 1, 2} {
		t.Errorf("dragged region %v", got)
	}
	if diff := cmp.Diff([][2]int{{1, 1}}, g.selected); diff != "" {
		t.Errorf("a drag selects the cell it began at, once: %s", diff)
	}
	down(4, 0, fyne.KeyModifierShift)
	body.Tapped(&fyne.PointEvent{Position: in(4, 0)})
	if got := g.region(t); got != [4]int{1, 4, 0, 1} {
		t.Errorf("region %v after a click with Shift", got)
	}
	down(2, 2, 0)
	body.Tapped(&fyne.PointEvent{Position: in(2, 2)})
	if got := g.region(t); got != [4]int{2, 2, 2, 2} || len(g.activated) != 0 {
		t.Errorf("region %v after a click, activated %v", got, g.activated)
	}
	down(2, 2, 0)
	for range 30 { // beyond the lower edge the view follows
		body.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: in(99, 2)}})
	}
	if got := g.region(t); got != [4]int{2, 59, 2, 2} || !strings.Contains(test.RenderToMarkup(g.win.Canvas()), "▲ cell 59 2") {
		t.Errorf("region %v after dragging beyond the edge", got)
	}
	g.SetModel(g.model(5, 5))
	if got := g.region(t); got != [4]int{2, 2, 2, 2} {
		t.Errorf("region %v in a smaller matrix", got)
	}
}
