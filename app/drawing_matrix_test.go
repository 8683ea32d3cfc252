package app_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

// smallMatrix has a cell of the actor's own words, one of reports only, a pale and an empty
// one, and two sides.
func smallMatrix(look app.MatrixDisplay) app.MatrixView {
	one, strong := 1.0, -2.0
	spec := app.DefaultSpec()
	spec.Display = &look
	latest := app.LatestDate{Date: "2025-04-11"}
	return app.ViewOf(app.Matrix{
		Spec: spec, SpecText: "Own words, the latest <decides>.", Counted: 4, Articles: 2, First: "2025-04-01", Last: "2025-04-11",
		Actors: []app.MatrixActor{{ID: "norland", Name: "Norland", Side: "North", Role: "host"}, {ID: "union", Name: "Союз паромщиков Норланда и Южной гавани", Side: "South"}},
		Issues: []app.MatrixIssue{{ID: "ferry", Title: "Ferry line"}, {ID: "toll", Title: "Whether the toll on the bridge stays\tfor good"}},
		Cells: []app.Cell{
			{Actor: "norland", Issue: "ferry", State: app.CellSupport, Value: &one, N: 2, Pro: 2, Confidence: "high", Latest: latest},
			{Actor: "norland", Issue: "toll", State: app.CellNoData, Reported: 1, ReportedCon: 1, Reporters: []string{"The mayor"}, Latest: latest, ReportedAs: app.ReportedPosition{State: app.CellOppose, Attribution: app.SecondHandNamed}},
			{Actor: "union", Issue: "ferry", State: app.CellOppose, Value: &strong, N: 1, Con: 1, Confidence: "low", Latest: latest},
		},
	})
}

func TestMatrixDrawing(t *testing.T) {
	d := app.SheetOf(smallMatrix(app.MatrixDisplay{GroupRows: app.SortSide, Mode: app.ModeHeat})).Drawing()
	inside(t, d)
	want, err := os.ReadFile("testdata/matrix.svg")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), d.SVG()); diff != "" {
		t.Error(diff)
	}
}

func TestMatrixDrawingGrows(t *testing.T) {
	v := smallMatrix(app.MatrixDisplay{})
	full, dense := app.SheetOf(v).Drawing(), app.SheetOf(smallMatrix(app.MatrixDisplay{Compact: true})).Drawing()
	if dense.Height >= full.Height || len(dense.Shapes) >= len(full.Shapes) {
		t.Errorf("dense has %d shapes and is %g high, else %d and %g", len(dense.Shapes), dense.Height, len(full.Shapes), full.Height)
	}
	inside(t, app.SheetOf(app.MatrixView{}).Drawing())
	s := app.Sheet{Title: "Large"}
	for k := range 40 {
		s.Columns = append(s.Columns, fmt.Sprint("Issue ", k))
	}
	for i := range 60 {
		r := app.SheetRow{Name: strings.Repeat("Long name ", i)}
		for k := range 40 {
			states := app.DisplayStates()
			x := states[(i+k)%len(states)]
			r.Cells = append(r.Cells, app.Display{State: x.State, Lines: []string{x.Symbol + " " + x.Words, "more"}})
		}
		s.Rows = append(s.Rows, r)
	}
	d := s.Drawing()
	inside(t, d)
	for _, x := range d.Shapes {
		if x.Text == "more" {
			t.Fatal("a large matrix is not dense")
		}
	}
	for _, mode := range []string{"heat-4", "heat0", "heat4", "shade1", "shade5"} {
		inside(t, app.Sheet{Columns: []string{"x"}, Rows: []app.SheetRow{{Name: "y", Cells: []app.Display{{State: mode, Lines: []string{"+1.0"}}}}}}.Drawing())
	}
}

// TestMatrixTextQuotes has what a spreadsheet would take for something else than text.
func TestMatrixTextQuotes(t *testing.T) {
	for name, x := range map[string]struct{ in, want string }{
		"plain":              {"▲ Support", "▲ Support"},
		"tab and line end":   {"a\tb\r\nc", "a b c"},
		"formula":            {"=1+1", "'=1+1"},
		"at":                 {"@SUM(A1)", "'@SUM(A1)"},
		"minus":              {"-SUM(A1)", "'-SUM(A1)"},
		"plus":               {"+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"},
		"number, then call":  {"-1 +SUM(A1)", "'-1 +SUM(A1)"},
		"number":             {"-1.5", "-1.5"},
		"number with more":   {"+2 · n = 3", "+2 · n = 3"},
		"quoted at first":    {`"Peace" party`, `"""Peace"" party"`},
		"quoted in between":  {`The "Peace" party`, `The "Peace" party`},
		"empty":              {"", ""},
		"quotation mark":     {`"`, `""""`},
		"Ukrainian, accents": {"«Ні» é😀", "«Ні» é😀"},
	} {
		s := app.Sheet{Columns: []string{x.in}, Rows: []app.SheetRow{{Name: x.in, Cells: []app.Display{{Lines: []string{x.in}}}}}}
		if got := s.Text(); got != "Actor\t"+x.want+"\n"+x.want+"\t"+x.want+"\n" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestMatrixText(t *testing.T) {
	s := app.SheetOf(smallMatrix(app.MatrixDisplay{GroupRows: app.SortSide}))
	s.Rows = append(s.Rows, app.SheetRow{Name: "=1+1\t", Cells: []app.Display{{}, {Lines: []string{"two\nlines"}}}})
	want := "Actor\tFerry line\tWhether the toll on the bridge stays for good\n" +
		"North\n" +
		"Norland\t▲ Support · n = 2 · 11 Apr 2025 · ●●● high\t▽ Reported oppose · by The mayor · n = 1 · 11 Apr 2025 · second-hand\n" +
		"South\n" +
		"Союз паромщиков Норланда и Южной гавани\t▼▼ Strong oppose · n = 1 · 11 Apr 2025 · ●○○ low\t–\n" +
		"'=1+1\t\ttwo lines\n"
	if diff := cmp.Diff(want, s.Text()); diff != "" {
		t.Error(diff)
	}
	if got := s.Text(3); got != "Actor\tFerry line\tWhether the toll on the bridge stays for good\nСоюз паромщиков Норланда и Южной гавани\t▼▼ Strong oppose · n = 1 · 11 Apr 2025 · ●○○ low\t–\n" {
		t.Errorf("one row: %q", got)
	}
}
