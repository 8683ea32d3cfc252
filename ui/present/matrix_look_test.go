package present_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

// talks is a matrix of four actors on two sides, with an own value.
func talks(s app.MatrixSpec) (app.Matrix, error) {
	m := app.Matrix{
		Spec: s, Counted: 6, Articles: 3, First: "2025-04-01", Last: "2025-04-11",
		Actors: []app.MatrixActor{
			{ID: "norland", Name: "Norland", Side: "North", Type: "government"},
			{ID: "union", Name: "Ferry union", Type: "ngo"},
			{ID: "south", Name: "Southland", Side: "South", Type: "government"},
			{ID: "mayor", Name: "The mayor", Side: "North", Type: "person"},
		},
		Issues: []app.MatrixIssue{{ID: "toll", Title: "Toll"}, {ID: "ferry", Title: "Ferry line"}},
	}
	cell := func(a app.ActorID, i app.IssueID, v float64, n int) {
		state, con, pro := app.CellSupport, 0, n
		if v < 0 {
			state, con, pro = app.CellOppose, n, 0
		}
		sum := v * float64(n)
		c := app.Cell{
			Actor: a, Issue: i, State: state, Resolved: state, Value: &v, N: n, Pro: pro, Con: con, Net: &sum, NetIntensity: &sum,
			EvidenceHash: "h", Latest: app.LatestDate{Date: "2025-04-11"},
		}
		if a == "south" {
			c.Override = &app.CellOverride{Value: app.Support, Reason: "minutes", EvidenceHash: "old"}
		}
		m.Cells = append(m.Cells, c)
	}
	cell("norland", "toll", 1, 1)
	cell("norland", "ferry", 1, 2)
	cell("south", "toll", -2, 1)
	if s.To == "" || s.To >= "2025-04-08" {
		cell("south", "ferry", -1, 1)
	}
	cell("mayor", "ferry", 2, 5)
	return m, nil
}

func newTalks(t *testing.T) (*desk, *library, *present.Matrix) {
	d, l, p := newMatrix(t)
	l.matrix = talks
	p.Show()
	d.run()
	return d, l, p
}

// rowNames gives the names of the rows, titles of groups in brackets.
func rowNames(s present.MatrixState) []string {
	var out []string
	for _, r := range s.Rows {
		if r.Group {
			out = append(out, "["+r.Name+"]")
			continue
		}
		out = append(out, r.Name)
	}
	return out
}

func TestMatrixIsArranged(t *testing.T) {
	tests := []struct {
		name string
		do   func(*present.Matrix)
		want []string
	}{
		{"as it comes", func(*present.Matrix) {}, []string{"Norland", "Ferry union", "Southland", "The mayor"}},
		{"by name", func(p *present.Matrix) { p.SortRows(app.SortName) }, []string{"Ferry union", "Norland", "Southland", "The mayor"}},
		{"by side, those without last", func(p *present.Matrix) { p.SortRows(app.SortSide) }, []string{"Norland", "The mayor", "Southland", "Ferry union"}},
		{"most said first", func(p *present.Matrix) { p.SortRows(app.SortCount) }, []string{"The mayor", "Norland", "Southland", "Ferry union"}},
		{"by type", func(p *present.Matrix) { p.SortRows(app.SortType) }, []string{"The mayor", "Norland", "Southland", "Ferry union"}},
		{"by agreement", func(p *present.Matrix) { p.SortRows(app.SortAgreement) }, []string{"Norland", "The mayor", "Southland", "Ferry union"}},
		{"grouped by side", func(p *present.Matrix) { p.GroupRows(app.SortSide) }, []string{"[North]", "Norland", "The mayor", "[No side]", "Ferry union", "[South]", "Southland"}},
		{"grouped by bloc", func(p *present.Matrix) { p.GroupRows(app.SortAgreement) }, []string{"[Bloc 1]", "Norland", "The mayor", "[Alone]", "Southland", "Ferry union"}},
		{"moved down by hand", func(p *present.Matrix) { p.MoveRow(0, 2) }, []string{"Ferry union", "Southland", "Norland", "The mayor"}},
		{"moved beyond the end", func(p *present.Matrix) { p.MoveRow(1, 99) }, []string{"Norland", "Southland", "The mayor", "Ferry union"}},
		{"hidden", func(p *present.Matrix) { p.HideRow(1); p.HideRow(1) }, []string{"Norland", "The mayor"}},
		{"shown again", func(p *present.Matrix) { p.HideRow(1); p.ShowHidden() }, []string{"Norland", "Ferry union", "Southland", "The mayor"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, _, p := newTalks(t)
			tt.do(p)
			d.run()
			if diff := cmp.Diff(tt.want, rowNames(p.State())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMatrixColumnsAreArranged(t *testing.T) {
	d, _, p := newTalks(t)
	titles := func() (out []string) {
		for _, c := range p.State().Columns {
			out = append(out, c.Title)
		}
		return out
	}
	p.SortColumns(app.SortCount)
	if got := titles(); got[0] != "Ferry line" {
		t.Errorf("most said first gives %v", got)
	}
	p.MoveColumn(1, -1)
	if got := titles(); got[0] != "Toll" || p.State().Look.SortColumns != app.SortHand {
		t.Errorf("by hand gives %v", got)
	}
	p.Select(0, 1)
	d.run()
	p.HideColumn(0)
	if got := titles(); len(got) != 1 || p.State().Hidden != "1 column hidden" || p.State().Col != 0 {
		t.Errorf("hidden: %v, %q, cell in column %d", got, p.State().Hidden, p.State().Col)
	}
}

func TestMatrixModes(t *testing.T) {
	d, l, p := newTalks(t)
	lines := func(row, col int) []string { return p.State().Cell(row, col).Lines }
	p.SetMode(app.ModeHeat)
	if diff := cmp.Diff([]string{"−2.0", "n = 1"}, lines(2, 0)); diff != "" {
		t.Error(diff)
	}
	if c := p.State().Cell(1, 0); c.State != app.DisplayNoData {
		t.Errorf("heat where nothing was said: %+v", c)
	}
	p.SetMode(app.ModeCounts)
	if diff := cmp.Diff([]string{"▲ 5"}, lines(3, 1)); diff != "" {
		t.Error(diff)
	}
	l.agreements = []app.Agreement{{A: "norland", B: "south", Congruence: 1, Conflict: 3, Shared: 2}}
	p.SetMode(app.ModeAgreement)
	d.run()
	if diff := cmp.Diff([]string{"25 %", "2 shared issues"}, lines(2, 0)); diff != "" {
		t.Error(diff)
	}
	if len(p.State().Columns) != 4 || lines(0, 1)[0] != "–" {
		t.Errorf("%d columns, %v", len(p.State().Columns), lines(0, 1))
	}
	p.Select(0, 2)
	if e := p.State().Evidence; e.Title != "Norland ↔ Southland" || e.Words != "25 % agreement" || e.Cell {
		t.Errorf("evidence %+v", e)
	}
	p.SetCompact(true)
	if len(lines(2, 0)) != 1 {
		t.Errorf("dense cells show %v", lines(2, 0))
	}
	p.SetMode(app.ModePositions)
	d.run()
	if p.State().Cell(1, 0).Lines != nil {
		t.Error("an empty cell of a dense matrix shows something")
	}
}

// TestOwnValueBesideTheComputed tells both, and that the evidence moved.
func TestOwnValueBesideTheComputed(t *testing.T) {
	d, _, p := newTalks(t)
	p.Select(2, 0)
	d.run()
	c := p.State().Cell(2, 0)
	if !c.Marked || !c.Unasked {
		t.Errorf("cell %+v", c)
	}
	want := "The evidence has moved since this was set. Own value: ▲ Support – minutes Computed: ▼▼ Strong oppose."
	if got := p.State().Evidence.Own; got != want {
		t.Errorf("own %q", got)
	}
}

func TestMatrixStepsThroughTime(t *testing.T) {
	d, _, p := newTalks(t)
	if s := p.State().Time; !s.On || s.Days != 10 || s.At != 10 {
		t.Fatalf("time %+v", s)
	}
	p.StepTo(5)
	p.StepTo(4)
	d.run()
	s := p.State()
	if p.Spec().To != "2025-04-05" || s.To != "2025-04-05" || s.Time.At != 4 || s.Time.Moved != "1 cell differs" || !s.Cell(2, 1).Moved || s.Cell(0, 0).Moved {
		t.Errorf("to %q, time %+v", p.Spec().To, s.Time)
	}
	p.EndStep()
	p.StepTo(3)
	d.run()
	if s := p.State(); s.Time.Moved != "no cell differs" || s.Cell(2, 1).Moved {
		t.Errorf("compared with another day: %+v", s.Time)
	}
	p.SetTo("")
	d.run()
	if s := p.State(); s.Time.Moved != "" || s.Time.At != 10 {
		t.Errorf("a typed date: %+v", s.Time)
	}
	p.StepTo(99)
	d.run()
	if p.Spec().To != "" {
		t.Error("steps beyond the last day")
	}
}

func TestMatrixRecipes(t *testing.T) {
	d, l, p := newMatrix(t)
	l.spec, l.matrix = app.DefaultSpec(), talks
	other := app.DefaultSpec()
	other.ID, other.Name, other.Resolver = "weekly", "Weekly", "majority"
	other.Display = &app.MatrixDisplay{Compact: true}
	l.specs = []app.MatrixSpec{other}
	p.Show()
	d.run()
	if s := p.State(); len(s.Specs) != 3 || s.Spec != "default" || s.Unsaved || s.Kept {
		t.Fatalf("recipes %+v, %q, unsaved %v", s.Specs, s.Spec, s.Unsaved)
	}
	p.ChooseSpec("weekly")
	d.run()
	if s := p.State(); s.Resolver != "majority" || !s.Look.Compact || s.Unsaved || !s.Kept {
		t.Errorf("chosen: %q, %+v", s.Resolver, s.Look)
	}
	p.SetFilter(" source:Post ")
	d.run()
	p.GroupRows(app.SortSide)
	if s := p.State(); !s.Unsaved || s.Filter != "source:Post" || p.Spec().Query != "source:Post" {
		t.Errorf("changed: unsaved %v, filter %q", s.Unsaved, s.Filter)
	}
	var said []error
	p.SaveSpec("Post only", func(err error) { said = append(said, err) })
	d.run()
	if s := p.State(); s.Unsaved || s.Spec != "of Post only" || len(said) != 1 || said[0] != nil {
		t.Errorf("saved as %q, unsaved %v, %v", s.Spec, s.Unsaved, said)
	}
	p.RemoveSpec()
	d.run()
	if s := p.State(); s.Spec != "default" || slices.ContainsFunc(s.Specs, func(c present.Choice) bool { return c.Code == "of Post only" }) {
		t.Errorf("after removal %q of %v", s.Spec, s.Specs)
	}
	p.ChooseSpec("dna")
	d.run()
	if p.Spec().Levels != "boolean" || p.State().Unsaved {
		t.Errorf("preset %+v", p.Spec())
	}
}

func TestMatrixRules(t *testing.T) {
	d, _, p := newTalks(t)
	good := p.Rules()
	tests := []struct {
		name string
		edit func(*present.RulesForm)
		ok   bool
	}{
		{"as they are", func(*present.RulesForm) {}, true},
		{"other ranks", func(f *present.RulesForm) { f.Ranks = "1-3, 6" }, true},
		{"members", func(f *present.RulesForm) { f.RollUp, f.Duplicates, f.Collapse = "roll_up_members", "week", false }, true},
		{"no rank", func(f *present.RulesForm) { f.Ranks = "0-12" }, false},
		{"no date", func(f *present.RulesForm) { f.From = "someday" }, false},
		{"no share", func(f *present.RulesForm) { f.Theta = "2" }, false},
		{"no days", func(f *present.RulesForm) { f.Horizon = "soon" }, false},
		{"backwards", func(f *present.RulesForm) { f.From, f.To = "2025-05-01", "2025-04-01" }, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, before := good, fmt.Sprint(p.Spec())
			tt.edit(&f)
			err := p.SetRules(f)
			d.run()
			if (err == nil) != tt.ok {
				t.Fatalf("error %v", err)
			}
			if err != nil && (app.CodeOf(err) != app.Invalid || fmt.Sprint(p.Spec()) != before) {
				t.Errorf("%v; counts by %+v", err, p.Spec())
			}
			if tt.ok && p.Rules().RollUp != f.RollUp {
				t.Errorf("counts by %+v", p.Rules())
			}
		})
	}
}
