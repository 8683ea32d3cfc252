package export_test

import (
	"strings"
	"testing"

	"parley/export"
)

func TestPivot(t *testing.T) {
	b := demo()
	b.Report.Pivot = true
	f, p := write(t, export.Options{}, b)
	names := f.GetSheetList()
	if names[len(names)-3] != "Pivot" {
		t.Fatalf("sheets %v", names)
	}
	tables, err := f.GetPivotTables("Pivot")
	if err != nil || len(tables) != 1 {
		t.Fatalf("%d pivot tables, %v", len(tables), err)
	}
	if got := tables[0]; got.Rows[0].Data != "Actor" || got.Columns[0].Data != "Stance" || got.Filter[0].Data != "Issue" || !strings.HasPrefix(got.DataRange, "Evidence!") {
		t.Errorf("%+v", got)
	}
	if !strings.Contains(p.sheet["Pivot"].cells()["A2"].text(), "Enable Editing") {
		t.Error("the sheet does not say why it is empty in Protected View")
	}
	if rows := p.rows("Evidence", 5); len(rows) < 20 || rows[0]["Actor"] == "" {
		t.Errorf("%d rows of evidence", len(rows))
	}
	none := empty()
	none.Report.Pivot = true
	if f, _ := write(t, export.Options{}, none); strings.Contains(strings.Join(f.GetSheetList(), " "), "Pivot") {
		t.Error("a pivot table of nothing")
	}
}

func TestWithout(t *testing.T) {
	b := demo()
	b.Report.Without = []string{"Sources", "Codebook", "Changes", "Agreement", "Spec", "Method", "Counts", "Actors", "Issues"}
	f, p := write(t, export.Options{}, b, b.Report.Without...)
	if got := strings.Join(f.GetSheetList(), " "); got != "Summary Matrix Positions Evidence _lists _meta" {
		t.Errorf("sheets %s", got)
	}
	if p.rows("Evidence", 5)[0]["Source"] == "" {
		t.Error("the source is not named")
	}
}
