package present_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

// archive keeps editions and knows one report.
type archive struct {
	kept   []app.Edition
	asked  []app.ChangeQuery
	report app.ChangeReport
	err    error
}

func (s *archive) Editions() ([]app.Edition, error) { return s.kept, nil }

func (s *archive) SaveEdition(_ context.Context, name string, spec app.MatrixSpec) (app.Edition, error) {
	e := app.Edition{Name: name, At: time.Date(2025, 4, 11, 9, 0, 0, 0, time.UTC), Matrix: app.Matrix{Hash: "0123456789abcdef", Spec: spec, Counted: 3}}
	if s.err == nil {
		s.kept = append(s.kept, e)
	}
	return e, s.err
}

func (s *archive) Changes(_ context.Context, q app.ChangeQuery) (app.ChangeReport, error) {
	s.asked = append(s.asked, q)
	return s.report, s.err
}

func newEditions(t *testing.T) (*desk, *archive, *present.Editions) {
	d := newDesk(t)
	told := statement("S-2", "they will accept it") // newer, but not their own words
	told.Attribution = app.ReportedUnsourced
	l := &library{book: book(), stated: []app.Statement{statement("S-1", "we accept the ferry line"), told}, articles: []app.ArticleHead{{ID: "a1", Title: "Talks"}}}
	s := &archive{report: app.ChangeReport{
		From: app.ChangeEnd{Label: "10 Mar 2025", Counted: 1}, To: app.ChangeEnd{Label: "today", Counted: 2},
		Actors: []app.MatrixActor{{ID: "norland", Name: "Norland"}}, Issues: []app.MatrixIssue{{ID: "ferry", Title: "Ferry line"}, {ID: "toll", Title: "Toll"}},
		Changes: []app.CellChange{
			{Actor: "norland", Issue: "ferry", Kinds: []app.ChangeClass{app.ChangeFlipped, app.ChangeHardened}, Statements: []app.StatementID{"S-1", "S-2"}, Reading: "Changed sides."},
			{Actor: "norland", Issue: "toll", Kinds: []app.ChangeClass{app.ChangeSilent}, Reading: "Nothing new."},
		},
	}}
	spec := app.DefaultSpec()
	spec.To = "2025-04-11"
	return d, s, present.NewEditions(d.env(), present.EditionsPorts{
		Keeper: s, Evidence: l, Acts: present.NewActs(d.env()), Nav: d, Spec: func() app.MatrixSpec { return spec }, Latest: func() app.Date { return "" },
	})
}

func TestChangesNameTheStatementThatDidThem(t *testing.T) {
	d, s, p := newEditions(t)
	p.Show()
	d.run()
	got := p.State()
	if s.asked[0].From != "2025-03-11" || got.From != "2025-03-11" || got.Head != "From 10 Mar 2025 (1 statement) to today (2 statements)" {
		t.Errorf("asked %+v, head %q", s.asked[0], got.Head)
	}
	if len(got.Rows) != 1 || got.Quiet != "1 cell without change" {
		t.Fatalf("rows %+v, quiet %q", got.Rows, got.Quiet)
	}
	r := got.Rows[0]
	if r.Cell != "Norland → Ferry line" || r.Kinds != "flipped, hardened" || r.Quote != "“we accept the ferry line”" || !strings.HasPrefix(r.Said, "S-1 · 10 Apr 2025 · Direct quote") {
		t.Errorf("row %+v", r)
	}
	p.ShowSilent(true)
	if len(p.State().Rows) != 2 || p.State().Quiet != "" {
		t.Errorf("with silent ones %+v", p.State().Rows)
	}
	p.Go(1)
	if !p.State().Open {
		t.Error("a row without words leads somewhere")
	}
	p.Go(0)
	if d.last().Statement != "S-1" || d.last().Article != "a1" || p.State().Open {
		t.Errorf("leads to %+v", d.last())
	}
}

func TestEditionsAreKept(t *testing.T) {
	d, s, p := newEditions(t)
	p.Show()
	d.run()
	p.Save(" week 15 ")
	d.run()
	got := p.State()
	if diff := cmp.Diff([]string{"week 15"}, got.Ends); diff != "" || len(got.Editions) != 1 || !strings.Contains(got.Editions[0].Words, "hash 0123456789ab") {
		t.Errorf("%s, editions %+v", diff, got.Editions)
	}
	if last := s.asked[len(s.asked)-1]; last.From != "week 15" {
		t.Errorf("compared with %+v", last)
	}
	p.Compare("11 Apr 2025", "")
	d.run()
	if last := s.asked[len(s.asked)-1]; last.From != "2025-04-11" || last.To != "" {
		t.Errorf("compared with %+v", last)
	}
	s.err = &app.Error{Code: app.Conflict, Msg: "there is an edition “week 15” already"}
	p.Save("week 15")
	d.run()
	if !strings.Contains(p.State().Problem, "already") {
		t.Errorf("problem %q", p.State().Problem)
	}
}

// pair compares two coders.
type pair struct {
	found   app.Comparison
	settled []app.Disagreement
	adopted []app.AdoptOptions
	err     error
}

func (p *pair) Compare(context.Context, app.CodedProject) (app.Comparison, error) {
	return p.found, p.err
}

func (p *pair) Adopt(_ context.Context, _ app.CodedProject, o app.AdoptOptions) (app.MergeReport, error) {
	p.adopted = append(p.adopted, o)
	return app.MergeReport{Statements: app.MergeCount{Added: 2}}, p.err
}

func (p *pair) Settle(_ context.Context, _ app.CodedProject, d app.Disagreement) error {
	p.settled = append(p.settled, d)
	return p.err
}

func newComparing(t *testing.T) (*desk, *pair, *present.Comparing) {
	d := newDesk(t)
	half, low, high := 0.5, 0.2, 0.8
	x := &pair{found: app.Comparison{
		Articles: 3, OnlyB: 1, Spans: app.SpanAgreement{A: 5, B: 6, Matched: 4, Exact: 3, F1: &half},
		Fields: []app.FieldAgreement{{Field: "stance", Pairs: 4, Agree: 3, Alpha: &half, Low: &low, High: &high}, {Field: "act", Reason: "one value only"}},
		Disagreements: []app.Disagreement{
			{Article: "a1", Title: "Talks", A: "S-1", B: "S-7", QuoteA: "we accept", QuoteB: "we accept it", Fields: []app.FieldDifference{{Field: "stance", A: "support", B: "oppose"}}},
			{Article: "a1", Title: "Talks", A: "S-2", QuoteA: "never"},
			{Article: "a2", Title: "More talks", B: "S-9", QuoteB: "perhaps"},
		},
	}}
	p := present.NewComparing(d.env(), present.ComparingPorts{
		Comparer: x, Acts: present.NewActs(d.env()), Nav: d,
		Read: func(context.Context, string) (app.CodedProject, app.LossReport, error) {
			return app.CodedProject{}, app.LossReport{Losses: []app.Loss{{What: "memos", Why: "have no place", Count: 2}}}, nil
		},
	})
	return d, x, p
}

func TestComparingWalksThroughDisagreements(t *testing.T) {
	d, x, p := newComparing(t)
	p.Show("/tmp/second.parley")
	d.run()
	s := p.State()
	if s.Title != "This project (A) and second.parley (B)" || !strings.Contains(s.Head, "F1 0.500") || !strings.Contains(s.Head, "1 article only in B") {
		t.Errorf("title %q, head %q", s.Title, s.Head)
	}
	if diff := cmp.Diff([]present.FigureRow{
		{Field: "stance", Pairs: "4", Agree: "3", Alpha: "0.500", Interval: "0.200 – 0.800"},
		{Field: "act", Pairs: "0", Agree: "0", Alpha: "–", Reason: "one value only"},
	}, s.Figures); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]present.FieldRow{{Field: "stance", A: "▲ Support", B: "▼ Oppose"}}, s.Rows[0].Fields); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"2 statements would be added", "2 memos: have no place"}, s.Merge); diff != "" || !x.adopted[0].DryRun {
		t.Error(diff)
	}
	p.Take()
	d.run()
	if s := p.State(); len(x.settled) != 1 || x.settled[0].B != "S-7" || s.Rows[0].Settled != "taken from B" || s.Row != 1 || s.Unsettled != 2 {
		t.Errorf("settled %+v, row %d, %d open", x.settled, s.Row, s.Unsettled)
	}
	p.Keep()
	if s := p.State(); s.Rows[1].Settled != "kept as A has it" || s.Row != 2 || len(x.settled) != 1 {
		t.Errorf("kept: row %d", s.Row)
	}
	x.err = errBroken
	p.Take()
	d.run()
	if s := p.State(); s.Problem == "" || s.Rows[2].Settled != "" || s.Busy != "" {
		t.Errorf("a failure: %+v", s)
	}
	x.err = nil
	p.Walk(0)
	p.Take()
	d.run()
	if len(x.settled) != 2 {
		t.Error("settles twice")
	}
	p.Go()
	if d.last().Statement != "S-1" || p.State().Open {
		t.Errorf("leads to %+v", d.last())
	}
}

func TestComparingMerges(t *testing.T) {
	d, x, p := newComparing(t)
	p.Show("second.parley")
	d.run()
	p.Merge()
	d.run()
	if len(x.adopted) != 2 || x.adopted[1].DryRun || p.State().Open || !d.noticed("Merged: 2 statements and 0 articles added. Undo takes all of it back.") {
		t.Errorf("adopted %+v", x.adopted)
	}
	x.err = errBroken
	p.Show("second.parley")
	d.run()
	if p.State().Problem == "" || p.State().Busy != "" {
		t.Error("a project that cannot be compared says nothing")
	}
}
