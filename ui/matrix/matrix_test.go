package matrix_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/matrix"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/uitest"
	"parley/ui/widgets"
)

// bench computes one small matrix.
type bench struct {
	specs []app.MatrixSpec
	cells []app.Cell
}

func (b *bench) Spec(string) (app.MatrixSpec, error) { return app.DefaultSpec(), nil }
func (b *bench) View(_ context.Context, s app.MatrixSpec) (app.MatrixView, error) {
	b.specs = append(b.specs, s)
	return app.ViewOf(app.Matrix{
		Spec: s, SpecText: "Own words, the latest decides.", Counted: 1, Articles: 1, Cells: b.cells,
		Actors: []app.MatrixActor{{ID: "norland", Name: "Norland"}}, Issues: []app.MatrixIssue{{ID: "ferry", Title: "Ferry line"}, {ID: "toll", Title: "Toll"}},
	}), nil
}

func (b *bench) Agreements(context.Context, app.MatrixSpec) ([]app.Agreement, error) { return nil, nil }

func (b *bench) Statements(context.Context, app.StatementFilter) ([]app.Statement, error) {
	return []app.Statement{{
		ID: "S-1", Article: "a1", Stance: app.Support, Attribution: app.DirectQuote, StatedAt: "2025-04-11",
		Passages: []app.Passage{{Role: app.RoleContent, Quote: app.Quote{Exact: "we accept"}}},
	}}, nil
}

func (b *bench) Articles(app.ArticleFilter) ([]app.ArticleHead, error) {
	return []app.ArticleHead{{ID: "a1", Title: "Harbour talks", Source: "Harbour Post"}}, nil
}
func (b *bench) Codebook() (app.Codebook, error) { return app.Codebook{}, nil }

type world struct {
	*uitest.Desk
	b   *bench
	p   *present.Matrix
	v   *matrix.View
	run []present.Command

	win   fyne.Window
	shown int
}

func newWorld(t *testing.T, cells ...app.Cell) *world {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	w := &world{Desk: uitest.NewDesk(t), b: &bench{cells: cells}}
	w.p = present.NewMatrix(w.Env(), present.MatrixPorts{Builder: w.b, Evidence: w.b, Nav: w.Desk})
	w.v = matrix.New(w.p, matrix.Calls{
		Run: func(c present.Command) { w.run = append(w.run, c) },
		Key: func(*fyne.KeyEvent) bool { return false },
		Shown: func() {
			if w.v != nil { // not while it is made
				w.shown++
				w.win.Canvas().Focus(w.v.Target())
			}
		},
	})
	w.win = uitest.Window(t, w.v.Content())
	w.p.Show()
	w.Run()
	return w
}

func cell() app.Cell {
	one := 1.0
	return app.Cell{
		Actor: "norland", Issue: "ferry", State: app.CellSupport, Value: &one, N: 1, Pro: 1, Confidence: "low",
		Latest: app.LatestDate{Date: "2025-04-11"}, Statements: []app.StatementID{"S-1"},
	}
}

func TestCellLeadsToTheQuote(t *testing.T) {
	w := newWorld(t, cell())
	for _, words := range []string{"Own words, the latest decides.", "1 statement from 1 article", "Click a cell"} {
		if !uitest.Shows(w.v.Content(), words) {
			t.Errorf("%q is not to be seen", words)
		}
	}
	grid := uitest.All[*widgets.Grid](w.v.Content())[0]
	grid.OnSelected(0, 0)
	w.Run()
	if row, col, ok := grid.Selected(); !ok || row != 0 || col != 0 {
		t.Errorf("the grid shows %d %d %v", row, col, ok)
	}
	for _, words := range []string{"Norland → Ferry line", "“we accept”", "Direct quote", "Harbour Post · Harbour talks"} {
		if !uitest.Shows(w.v.Content(), words) {
			t.Errorf("%q is not to be seen", words)
		}
	}
	grid.OnActivated(0, 0)
	if len(w.Routes) != 1 || w.Routes[0].Statement != "S-1" || w.Routes[0].Article != "a1" {
		t.Errorf("the cell leads to %+v", w.Routes)
	}
	grid.OnSelected(0, 1)
	if !uitest.Shows(w.v.Content(), "That is not neutrality") || uitest.Shows(w.v.Content(), "we accept") {
		t.Error("an empty cell shows the words of another")
	}
}

func TestControls(t *testing.T) {
	w := newWorld(t, cell())
	uitest.All[*widget.Select](w.v.Content())[0].SetSelected("Majority decides")
	w.Run()
	if got := w.b.specs[len(w.b.specs)-1]; got.Resolver != "majority" {
		t.Errorf("computed with %q", got.Resolver)
	}
	entries := 0
	uitest.Walk(w.v.Content(), func(o fyne.CanvasObject) {
		if f, ok := o.(fyne.Focusable); ok {
			if _, is := o.(interface{ SelectedText() string }); is {
				entries++
				test.Type(f, "2025-04-01")
			}
		}
	})
	w.Run()
	if got := w.b.specs[len(w.b.specs)-1]; entries != 2 || got.To != "2025-04-01" {
		t.Errorf("%d fields, computed to %q", entries, got.To)
	}
	test.Tap(uitest.Button(t, w.v.Content(), "Export workbook…"))
	if d := cmp.Diff([]present.Command{present.CmdExport}, w.run); d != "" {
		t.Error(d)
	}
}

func TestEmptyMatrix(t *testing.T) {
	w := newWorld(t)
	if !uitest.Shows(w.v.Content(), "No positions yet") {
		t.Error("an empty matrix says nothing")
	}
	if !uitest.Button(t, w.v.Content(), "Export workbook…").Disabled() {
		t.Error("offers to export nothing")
	}
}

// TestMatrixTellsThatItIsThere: before, nothing of it can take the keyboard.
func TestMatrixTellsThatItIsThere(t *testing.T) {
	w := newWorld(t, cell())
	w.p.Show()
	w.Run()
	if w.shown != 1 || w.win.Canvas().Focused() != w.v.Target() {
		t.Errorf("told %d times, %T has the keyboard", w.shown, w.win.Canvas().Focused())
	}
	if empty := newWorld(t); empty.shown != 0 {
		t.Error("an empty matrix says that it is there")
	}
}
