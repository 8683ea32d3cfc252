package positions_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/positions"
)

func TestWindow(t *testing.T) {
	cases := []struct {
		name, date string
		from, to   app.Date
		reason     string
	}{
		{"open window", "2025-05-03", "", "", ""},
		{"unknown in an open window", "-", "", "", ""},
		{"unknown in a bounded window", "-", "2025-05-01", "", "too_coarse"},
		{"no year in a bounded window", "--05-03", "", "2025-05-31", "too_coarse"},
		{"first day", "2025-05-01", "2025-05-01", "2025-05-31", ""},
		{"last day", "2025-05-31", "2025-05-01", "2025-05-31", ""},
		{"last minute", "2025-05-31T23:59Z", "2025-05-01", "2025-05-31", ""},
		{"before", "2025-04-30", "2025-05-01", "", "outside_window"},
		{"after", "2025-06-01", "", "2025-05", "outside_window"},
		{"the very month", "2025-05", "2025-05-01", "2025-05-31", ""},
		{"a month half in", "2025-05", "2025-05-02", "", "too_coarse"},
		{"a week half in", "2025-W18", "2025-05-01", "", "too_coarse"},
		{"a year around", "2025", "2025-05-01", "2025-05-31", "too_coarse"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := talk(t, c.date+" support")
			in.Spec.From, in.Spec.To = c.from, c.to
			m := build(t, in)
			var reason string
			for _, l := range m.LeftOut {
				reason = l.Reason
			}
			if reason != c.reason || m.Counted != map[bool]int{true: 1}[c.reason == ""] {
				t.Errorf("left out because %q, counted %d", reason, m.Counted)
			}
		})
	}
}

func TestLeftOut(t *testing.T) {
	in := talk(t, "2025-05-01 support", "2025-05-02 support", "2025-05-03 support", "2025-05-04 support", "2025-05-05 support",
		"2025-05-06 support", "2025-05-07 support", "2025-05-08 support 1 hidden", "2024-05-08 support", "2025 support")
	in.Spec.From = "2025-02-01"
	in.Spec.Rows = []app.ActorID{actorH}
	edit := []func(*app.Statement){
		nil,
		func(s *app.Statement) { s.Review = app.ReviewRejected },
		func(s *app.Statement) { s.Holder = "" },
		func(s *app.Statement) { s.Holder = "  " },
		func(s *app.Statement) { s.Issue = "" },
		func(s *app.Statement) { s.Stance = "" },
		func(s *app.Statement) { s.Holder = "somebody" },
	}
	in.Allowed = map[app.ArticleID]bool{}
	for id := range in.Articles {
		in.Allowed[id] = id != "hidden"
	}
	for i, f := range edit {
		if f != nil {
			f(&in.Statements[i])
		}
	}
	want := []app.LeftOut{
		{Reason: "rejected", IDs: []app.StatementID{"s2"}},
		{Reason: "incomplete", IDs: []app.StatementID{"s3", "s4", "s5", "s6"}},
		{Reason: "filtered", IDs: []app.StatementID{"s8"}},
		{Reason: "outside_window", IDs: []app.StatementID{"s9"}},
		{Reason: "too_coarse", IDs: []app.StatementID{"s10"}},
		{Reason: "row_or_column", IDs: []app.StatementID{"s7"}},
	}
	m := build(t, in)
	if d := cmp.Diff(want, m.LeftOut); d != "" {
		t.Error(d)
	}
	if m.Counted != 1 || m.Articles != 1 || m.First != "2025-05-01" || m.Last != "2025-05-01" {
		t.Errorf("counted %d from %d articles, %s to %s", m.Counted, m.Articles, m.First, m.Last)
	}
}

// A draft without an attribution is nobody's own word.
func TestDraftIsReported(t *testing.T) {
	in := talk(t, "2025-05-01 support")
	in.Statements[0].Attribution, in.Statements[0].Review = "", app.ReviewDraft
	if c := cellHI(t, in); c.State != app.CellNoData || c.Reported != 1 || c.RankCounts[11] != 1 {
		t.Errorf("cell %+v", c)
	}
}

func TestRows(t *testing.T) {
	in := talk(t, "2025-05-01 support", "2025-05-01 support", "2025-05-01 support", "2025-05-01 support")
	side := func(name string) map[string]string { return map[string]string{app.SideAttribute: name} }
	in.Codebook.Actors = []app.Actor{
		{ID: "none", Name: "No side", Type: "other"},
		{ID: "w1", Name: "West 1", Type: "government", Attributes: side("West")},
		{ID: "e1", Name: "East 1", Type: "government", Attributes: side("East")},
		{ID: "w2", Name: "West 2", Type: "person", Attributes: side("West"), Roles: []app.ActorRole{
			{Title: "Envoy", To: "2024-01-01"}, {Title: "Senator", From: "2024-01-01"}, {OfActor: "w1", From: "2025-08-01"},
		}},
	}
	in.Today = time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC)
	heldBy(in, "w2", "none", "a_stranger", "e1")
	order := func() (out []string) {
		for _, a := range build(t, in).Actors {
			out = append(out, string(a.ID))
		}
		return out
	}
	if d := cmp.Diff([]string{"w2", "e1", "none", "a_stranger"}, order()); d != "" {
		t.Error("holders with evidence, by side:", d)
	}
	in.Spec.Isolates = true
	if d := cmp.Diff([]string{"w1", "w2", "e1", "none", "a_stranger"}, order()); d != "" {
		t.Error("isolates:", d)
	}
	in.Spec.Isolates, in.Spec.Rows = false, []app.ActorID{"none", "w1", "unheard_of"}
	if d := cmp.Diff([]string{"w1", "none", "unheard_of"}, order()); d != "" {
		t.Error("rows of the spec:", d)
	}
	in.Spec.Rows = nil
	for _, c := range []struct {
		from, to app.Date
		role     string
	}{{"", "", "Senator"}, {"2023-01-01", "2023-12-31", "Envoy"}, {"2023-06-01", "2024-06-01", "Senator"}, {"2026-01-01", "", "Senator"}, {"", "2025-12-01", "Senator"}} {
		in.Spec.From, in.Spec.To = c.from, c.to
		in.Spec.Isolates = true
		if got := build(t, in).Actors[1]; got.Role != c.role || got.Side != "West" || got.Name != "West 2" {
			t.Errorf("%s to %s: %+v, want role %s", c.from, c.to, got, c.role)
		}
	}
}

// The role beside a name is the one held when the window ends, else one held in it,
// else the first.
func TestRole(t *testing.T) {
	role := func(title string, from, to app.Date) app.ActorRole {
		return app.ActorRole{Title: title, From: from, To: to}
	}
	cases := []struct {
		name     string
		roles    []app.ActorRole
		from, to app.Date
		want     string
	}{
		{"none", nil, "", "", ""},
		{"held on the last day", []app.ActorRole{role("old", "", "2023-06-01"), role("new", "2023-06-01", "2024-01-01")}, "2023-01-01", "2023-12-31", "new"},
		{"ended on the last day", []app.ActorRole{role("old", "", "2023-12-31"), role("new", "2023-12-31", "")}, "2023-01-01", "2023-12-31", "new"},
		{"begins after the window", []app.ActorRole{role("first", "2025", ""), role("then", "2022", "2023-05-01"), role("next", "2024-01-01", "")}, "2023-01-01", "2023-12-31", "then"},
		{"ended before the window", []app.ActorRole{role("first", "2022", "2023-01-01"), role("then", "2023-02-01", "2023-03-01")}, "2023-01-01", "2023-12-31", "then"},
		{"none in the window", []app.ActorRole{role("first", "2020", "2021"), role("second", "2025", "")}, "2023-01-01", "2023-12-31", "first"},
		{"of an institution, without a title", []app.ActorRole{{OfActor: actorH}}, "", "", "H"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := talk(t)
			in.Codebook.Actors[0].Roles = c.roles
			in.Spec.From, in.Spec.To, in.Spec.Isolates = c.from, c.to, true
			if got := build(t, in).Actors[0].Role; got != c.want {
				t.Errorf("role %q, want %q", got, c.want)
			}
		})
	}
}

func TestOverrides(t *testing.T) {
	in := talk(t, "2025-05-01 support")
	in.Codebook.Issues = append(in.Codebook.Issues, app.Issue{ID: "j", Title: "J"})
	in.Codebook.Actors = append(in.Codebook.Actors, app.Actor{ID: "silent", Name: "Silent", Type: "other"})
	set := func(spec app.SpecID, a app.ActorID, i app.IssueID) app.CellOverride {
		return app.CellOverride{Spec: spec, Actor: a, Issue: i, Value: app.Oppose, Reason: "knows better"}
	}
	in.Overrides = []app.CellOverride{
		set("default", actorH, issueI), set("default", "silent", "j"), set("other", actorH, "j"), set("default", "gone", "j"), set("default", actorH, "gone"),
	}
	m := build(t, in)
	if len(m.Cells) != 2 || len(m.Actors) != 2 {
		t.Fatalf("%d cells, actors %v", len(m.Cells), m.Actors)
	}
	if c := m.Cells[0]; c.State != app.CellSupport || c.Override == nil || c.Override.Value != app.Oppose {
		t.Errorf("the computed value stays beside the override: %+v", c)
	}
	if c := m.Cells[1]; c.State != app.CellNoData || c.Override == nil || len(c.Evidence) > 0 || c.N != 0 {
		t.Errorf("an override without evidence: %+v", c)
	}
	in.Overrides = nil
	if bare := build(t, in); bare.Hash != m.Hash {
		t.Error("overrides are no part of the hash")
	}
}

func TestHashes(t *testing.T) {
	base := build(t, example())
	cell := base.Cells[0].EvidenceHash
	if len(base.Hash) != 64 || len(cell) != 64 {
		t.Fatalf("hashes %q, %q", base.Hash, cell)
	}
	cases := []struct {
		name          string
		in            positions.Input
		matrix, cells bool // changes
	}{
		{"nothing", example(), false, false},
		{"note", change(example(), "s1", func(s *app.Statement) { s.Note = "x" }), false, false},
		{"stance", change(example(), "s1", func(s *app.Statement) { s.Stance = app.StrongSupport }), true, true},
		{"date", change(example(), "s3", func(s *app.Statement) { s.StatedAt = "2025-05-11" }), true, true},
		{"statement gone", without(example(), "s5"), true, true},
		{"name of the spec", with(example(), func(in *positions.Input) { in.Spec.Name, in.Spec.ID = "Other", "other" }), false, false},
		{"resolver", with(example(), func(in *positions.Input) { in.Spec.Resolver = "net" }), true, false},
		{"today", with(example(), func(in *positions.Input) { in.Today = time.Now() }), false, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := build(t, c.in)
			if (m.Hash != base.Hash) != c.matrix || (m.Cells[0].EvidenceHash != cell) != c.cells {
				t.Errorf("matrix changed %v, cell changed %v", m.Hash != base.Hash, m.Cells[0].EvidenceHash != cell)
			}
		})
	}
}

// Row sums equal statement counts: each statement stands in one cell of its holder.
func TestRowSums(t *testing.T) {
	in := benchInput(3000, 20, 10)
	m := build(t, in)
	want := map[app.ActorID]int{}
	for _, s := range in.Statements {
		want[s.Holder]++
	}
	got := map[app.ActorID]int{}
	for _, c := range m.Cells {
		got[c.Actor] += len(c.Statements)
		kept := c.N + c.NoComment + c.Reported + c.Copies
		if c.N != c.Pro+c.Con+c.Neutral+c.Ambivalent || kept != len(c.Evidence) || len(c.Evidence) != len(c.Statements) {
			t.Fatalf("cell %s × %s does not add up: %+v", c.Actor, c.Issue, c)
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if m.Counted != len(in.Statements) || len(m.LeftOut) != 0 {
		t.Errorf("counted %d, left out %v", m.Counted, m.LeftOut)
	}
}

// Cells may hold more evidence than the blocks from which pieces of cells are cut.
func TestLargeCell(t *testing.T) {
	in := benchInput(9000, 1, 1)
	m := build(t, in)
	if c := m.Cells[0]; len(m.Cells) != 1 || len(c.Evidence) != len(in.Statements) || len(c.Statements) != len(in.Statements) {
		t.Errorf("%d cells, %d pieces of evidence", len(m.Cells), len(c.Evidence))
	}
}

func TestBuildRefuses(t *testing.T) {
	cases := map[string]func(*app.MatrixSpec){
		"resolver":     func(s *app.MatrixSpec) { s.Resolver = "guess" },
		"duplicates":   func(s *app.MatrixSpec) { s.Duplicates = "day" },
		"roll-up":      func(s *app.MatrixSpec) { s.RollUp = "all" },
		"levels":       func(s *app.MatrixSpec) { s.Levels = "seven" },
		"window":       func(s *app.MatrixSpec) { s.From, s.To = "2025-05-02", "2025-05-01" },
		"date":         func(s *app.MatrixSpec) { s.From = "May" },
		"theta":        func(s *app.MatrixSpec) { s.Theta = 1 },
		"rank":         func(s *app.MatrixSpec) { s.OwnRanks = []int{0, 12} },
		"weight":       func(s *app.MatrixSpec) { s.Weights = map[string]float64{"CT": 1.5} },
		"weight's key": func(s *app.MatrixSpec) { s.Weights = map[string]float64{"certain": 1} },
	}
	for name, edit := range cases {
		t.Run(name, func(t *testing.T) {
			in := talk(t, "2025-05-01 support")
			edit(&in.Spec)
			if _, err := positions.Build(in); app.CodeOf(err) != app.Invalid {
				t.Errorf("error %v", err)
			}
		})
	}
	if m := build(t, positions.Input{}); m.Spec.Resolver != "latest" || len(m.Spec.OwnRanks) != 5 {
		t.Errorf("an empty spec takes the defaults: %+v", m.Spec)
	}
}

func TestSpecText(t *testing.T) {
	s := app.DefaultSpec()
	s.From, s.To, s.Query, s.Duplicates, s.OwnRanks = "2025-04", "2025-05-31", "ceasefire", "month", []int{6, 1, 2, 3}
	s.RollUp, s.Resolver, s.Theta = app.RollUpMembers, "majority", 0.6
	s.Weights = map[string]float64{"CT": 1}
	got := build(t, positions.Input{Spec: s}).SpecText
	for _, want := range []string{"Apr 2025", "31 May 2025", "“ceasefire”", "rank 1–3, 6", "month", "institution", "60 %", "weighted", "wire copies once"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}
