package present_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

func matrix(spec app.MatrixSpec) (app.Matrix, error) {
	one := 1.0
	return app.Matrix{
		Spec: spec, SpecText: "Own words, the latest decides.", Counted: 3, Articles: 2, First: "2025-04-10", Last: "2025-04-11",
		Actors: []app.MatrixActor{{ID: "norland", Name: "Norland", Side: "North"}, {ID: "south", Name: "Southland"}},
		Issues: []app.MatrixIssue{{ID: "ferry", Title: "Ferry line", Question: "Should it run?"}, {ID: "toll", Title: "Road toll"}},
		Cells: []app.Cell{{
			Actor: "norland", Issue: "ferry", State: app.CellSupport, Value: &one, N: 2, Pro: 2, Confidence: "high",
			Latest: app.LatestDate{Date: "2025-04-11"}, Statements: []app.StatementID{"S-1", "S-2"},
			Evidence: []app.Evidence{{Statement: "S-1", Holder: "norland", CountedAs: app.CountedOwn, Outlets: 3}, {Statement: "S-2", Holder: "envoy", CountedAs: app.CountedCopy, Of: "S-1"}},
		}},
		LeftOut: []app.LeftOut{{Reason: "too_coarse", IDs: []app.StatementID{"S-9"}}, {Reason: "rejected"}},
	}, nil
}

func newMatrix(t *testing.T) (*desk, *library, *present.Matrix) {
	d := newDesk(t)
	second := statement("S-2", "reject the toll")
	second.Stance, second.Condition, second.StatedAt = app.ConditionalSupport, "if dredged", "2025-04-11"
	l := &library{
		matrix: matrix, stated: []app.Statement{statement("S-1", "we accept the ferry line"), second},
		articles: []app.ArticleHead{{ID: "a1", Title: "Harbour talks resume", Source: "Harbour Post", Published: "2025-04-11"}}, book: book(),
	}
	return d, l, present.NewMatrix(d.env(), present.MatrixPorts{Builder: l, Evidence: l, Nav: d, Specs: l, Acts: present.NewActs(d.env())})
}

func TestMatrixShows(t *testing.T) {
	d, _, p := newMatrix(t)
	if p.State().NoExport == "" {
		t.Error("offers an export of nothing")
	}
	p.Show()
	d.run()
	s := p.State()
	if s.Words != "Own words, the latest decides." || s.Head != "3 statements from 2 articles · 2 actors · 2 issues · said 10 Apr 2025 – 11 Apr 2025" {
		t.Errorf("words %q, head %q", s.Words, s.Head)
	}
	if s.Left != "Left out: 1 date too coarse" || s.NoExport != "" || !d.traced("matrix 1") {
		t.Errorf("left %q, export %q, trace %v", s.Left, s.NoExport, d.trace)
	}
	if diff := cmp.Diff([]present.MatrixRow{{Name: "Norland", Sub: "North"}, {Name: "Southland"}}, s.Rows); diff != "" {
		t.Error(diff)
	}
	if s.Cell(0, 0).Lines[0] != "▲ Support" || s.Cell(1, 1).State != app.DisplayNoData {
		t.Errorf("cells %+v, %+v", s.Cell(0, 0), s.Cell(1, 1))
	}
	before := len(d.trace)
	p.Show()
	d.run()
	if len(d.trace) != before {
		t.Error("computes again although nothing changed")
	}
	p.Touch()
	p.Show()
	d.run()
	if len(d.trace) == before {
		t.Error("does not compute again after a change")
	}
}

func TestMatrixEvidence(t *testing.T) {
	d, _, p := newMatrix(t)
	p.Show()
	d.run()
	p.Select(0, 0)
	d.run()
	e := p.State().Evidence
	want := []present.EvidenceRow{
		{
			ID: "S-2", Article: "a1", Symbol: "◆▲", Stance: app.ConditionalSupport, Head: "Support if · 11 Apr 2025 · S-2", Quote: "reject the toll",
			Source: "Direct quote", Outlet: "Harbour Post · 11 Apr 2025 · Harbour talks resume", Note: "if dredged · held by The envoy · copy of S-1",
		},
		{
			ID: "S-1", Article: "a1", Symbol: "▲", Stance: app.Support, Head: "Support · 10 Apr 2025 · S-1", Quote: "we accept the ferry line",
			Source: "Direct quote", Outlet: "Harbour Post · 11 Apr 2025 · Harbour talks resume", Note: "in 3 outlets",
		},
	}
	if diff := cmp.Diff(want, e.Rows); diff != "" {
		t.Error(diff)
	}
	if e.Title != "Norland → Ferry line" || e.Words != "▲ Support" || e.State != app.DisplaySupport {
		t.Errorf("evidence %+v", e)
	}
	p.Go(e.Rows[0])
	if d.last().Statement != "S-2" || d.last().Article != "a1" || d.last().Screen != present.ScreenReading {
		t.Errorf("leads to %+v", d.last())
	}
	p.Reload()
	d.run()
	if s := p.State(); s.Row != 0 || s.Col != 0 || len(s.Evidence.Rows) != 2 {
		t.Errorf("the cell is lost: %d %d", s.Row, s.Col)
	}
	p.Select(1, 1)
	if e := p.State().Evidence; e.Advice == "" || len(e.Rows) != 0 {
		t.Errorf("an empty cell shows %+v", e)
	}
	p.Select(9, 9)
	if p.State().Row != 1 {
		t.Error("selects a cell that is not there")
	}
}

func TestMatrixSpec(t *testing.T) {
	d, l, p := newMatrix(t)
	var asked app.MatrixSpec
	l.matrix = func(s app.MatrixSpec) (app.Matrix, error) { asked = s; return matrix(s) }
	p.ChooseResolver("majority")
	d.run()
	p.SetTo("10 Apr 2025")
	d.run()
	if asked.Resolver != "majority" || asked.To != "2025-04-10" || p.Spec().To != asked.To {
		t.Errorf("asked %+v", asked)
	}
	p.SetTo("whenever")
	d.run()
	if asked.To != "2025-04-10" || p.State().ToProblem == "" {
		t.Error("a date that is none is computed with")
	}
	p.SetTo("11 Apr")
	if !strings.Contains(p.State().ToProblem, "year") {
		t.Errorf("a date without a year gives %q", p.State().ToProblem)
	}
	p.SetTo("")
	d.run()
	if asked.To != "" || p.State().ToProblem != "" {
		t.Errorf("to %q, problem %q", asked.To, p.State().ToProblem)
	}
}

func TestMatrixEmptyAndFailing(t *testing.T) {
	d, l, p := newMatrix(t)
	l.matrix = func(s app.MatrixSpec) (app.Matrix, error) { return app.Matrix{Spec: s}, nil }
	p.Show()
	d.run()
	if s := p.State(); s.Empty.Title == "" || s.NoExport == "" {
		t.Errorf("an empty matrix says %+v", s.Empty)
	}
	l.matrix = func(app.MatrixSpec) (app.Matrix, error) { return app.Matrix{}, errBroken }
	p.Reload()
	d.run()
	if len(d.problems) != 1 || p.State().Busy {
		t.Error("a failure is not told")
	}
}

func TestMatrixTakesTheRecipeOfTheProject(t *testing.T) {
	d, l, p := newMatrix(t)
	l.spec = app.DefaultSpec()
	l.spec.Resolver, l.spec.To = "majority", "2025-04-30"
	p.Show()
	d.run()
	if s := p.State(); s.Resolver != "majority" || s.To != "2025-04-30" || p.Spec().To != "2025-04-30" {
		t.Errorf("resolver %q, to %q", s.Resolver, s.To)
	}
	p.SetTo("")
	d.run()
	if p.Spec().To != "" || p.Spec().Resolver != "majority" {
		t.Errorf("spec %+v", p.Spec())
	}
}

func BenchmarkMatrixTake(b *testing.B) {
	var x app.Matrix
	for i := range 200 {
		x.Actors = append(x.Actors, app.MatrixActor{ID: app.ActorID(fmt.Sprint(i))})
	}
	for i := range 100 {
		x.Issues = append(x.Issues, app.MatrixIssue{ID: app.IssueID(fmt.Sprint(i))})
	}
	for _, a := range x.Actors {
		for _, i := range x.Issues {
			x.Cells = append(x.Cells, app.Cell{Actor: a.ID, Issue: i.ID, State: app.CellMixed, N: 2, Pro: 1, Con: 1})
		}
	}
	for b.Loop() {
		var work, results []func()
		p := present.NewMatrix(present.Env{
			Ctx: b.Context(), Async: func(f func()) { work = append(work, f) }, Dispatch: func(f func()) { results = append(results, f) },
		}, present.MatrixPorts{Builder: &library{matrix: func(app.MatrixSpec) (app.Matrix, error) { return x, nil }}})
		p.Show()
		work[0]()
		results[0]()
	}
}
