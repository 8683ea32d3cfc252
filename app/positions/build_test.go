package positions_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/positions"
)

// The running example of the domain page, section 5: actor H on issue I.
const (
	actorH app.ActorID = "h"
	issueI app.IssueID = "i"
)

// words makes a content passage, one per text, one behind the other.
func words(texts ...string) []app.Passage {
	var out []app.Passage
	at := 0
	for _, text := range texts {
		out = append(out, app.Passage{Role: app.RoleContent, Quote: app.Quote{
			Span: app.Span{Version: "v", Bounds: app.Bounds{Start: at, End: at + len(text)}}, Exact: text,
		}})
		at += len(text) + 1
	}
	return out
}

// say is a reviewed statement of H on I.
func say(id app.StatementID, date app.Date, stance app.Stance, attribution app.Attribution, article app.ArticleID) app.Statement {
	return app.Statement{
		ID: id, Article: article, Holder: actorH, Issue: issueI, Stance: stance, Attribution: attribution,
		StatedAt: date, Certainty: "CT", Review: app.ReviewReviewed, Passages: words("words of " + string(id)),
	}
}

func example() positions.Input {
	in := positions.Input{
		Spec: app.DefaultSpec(),
		Codebook: app.Codebook{
			Actors: []app.Actor{{ID: actorH, Name: "H", Type: "government"}},
			Issues: []app.Issue{{ID: issueI, Title: "I", Question: "Should I be?"}},
		},
		Statements: []app.Statement{
			say("s1", "2025-05-03", app.Support, app.DirectQuote, "a1"),
			say("s2", "2025-05-03", app.Support, app.DirectQuote, "a2"),
			say("s3", "2025-05-10", app.Oppose, app.IndirectQuote, "a3"),
			say("s4", "2025-05", app.StrongSupport, app.OfficialDocument, "a4"),
			say("s5", "2025-05-12", app.Oppose, app.ReportedUnsourced, "a5"),
			say("s6", "2025-05-12", app.NoComment, app.DirectQuote, "a6"),
		},
		Articles: map[app.ArticleID]app.ArticleFacts{
			"a1": {ID: "a1", Seq: 1, Published: "2025-05-03", Outlet: "wire", Cluster: "k"},
			"a2": {ID: "a2", Seq: 2, Published: "2025-05-04", Outlet: "daily", Cluster: "k"},
			"a3": {ID: "a3", Seq: 3, Published: "2025-05-10", Outlet: "post"},
			"a4": {ID: "a4", Seq: 4, Published: "2025-06-01", Outlet: "gov"},
			"a5": {ID: "a5", Seq: 5, Published: "2025-05-12", Outlet: "daily"},
			"a6": {ID: "a6", Seq: 6, Published: "2025-05-12", Outlet: "post"},
		},
	}
	in.Statements[0].Passages = words("We back “the plan”.")
	in.Statements[1].Passages = words("  we  back 'the plan'")
	return in
}

// without drops statements by id.
func without(in positions.Input, ids ...app.StatementID) positions.Input {
	in.Statements = slices.DeleteFunc(slices.Clone(in.Statements), func(s app.Statement) bool { return slices.Contains(ids, s.ID) })
	return in
}

// change edits one statement of the input.
func change(in positions.Input, id app.StatementID, edit func(*app.Statement)) positions.Input {
	in.Statements = slices.Clone(in.Statements)
	for i := range in.Statements {
		if in.Statements[i].ID == id {
			edit(&in.Statements[i])
		}
	}
	return in
}

func build(t testing.TB, in positions.Input) app.Matrix {
	t.Helper()
	m, err := positions.Build(in)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func cellOf(t testing.TB, in positions.Input, a app.ActorID, i app.IssueID) app.Cell {
	t.Helper()
	c, _ := build(t, in).Cell(a, i)
	return c
}

func cellHI(t testing.TB, in positions.Input) app.Cell {
	t.Helper()
	return cellOf(t, in, actorH, issueI)
}

func value(p *float64) float64 {
	if p == nil {
		return math.NaN()
	}
	return *p
}

func near(t testing.TB, what string, got *float64, want float64) {
	t.Helper()
	if g := value(got); math.Abs(g-want) > 5e-4 || (math.IsNaN(g) != math.IsNaN(want)) {
		t.Errorf("%s = %v, want %v", what, g, want)
	}
}

func TestRunningExample(t *testing.T) {
	c := cellHI(t, example())

	t.Run("R0 and R1: own, reported, one copy", func(t *testing.T) {
		want := []app.Evidence{
			{Statement: "s4", Holder: actorH, Stance: app.StrongSupport, CountedAs: app.CountedOwn, Outlets: 1},
			{Statement: "s1", Holder: actorH, Stance: app.Support, CountedAs: app.CountedOwn, Outlets: 2},
			{Statement: "s2", Holder: actorH, Stance: app.Support, CountedAs: app.CountedCopy, Of: "s1"},
			{Statement: "s3", Holder: actorH, Stance: app.Oppose, CountedAs: app.CountedOwn, Outlets: 1},
			{Statement: "s5", Holder: actorH, Stance: app.Oppose, CountedAs: app.CountedReported, Outlets: 1},
			{Statement: "s6", Holder: actorH, Stance: app.NoComment, CountedAs: app.CountedOwn, Outlets: 1},
		}
		if d := cmp.Diff(want, c.Evidence); d != "" {
			t.Error(d)
		}
		if c.Reported != 1 || c.ReportedCon != 1 || c.Copies != 1 || c.Outlets != 4 {
			t.Errorf("reported %d, con %d, copies %d, outlets %d", c.Reported, c.ReportedCon, c.Copies, c.Outlets)
		}
	})
	t.Run("R4: p 2, n 1, z 0, m 0, c 1, N 3", func(t *testing.T) {
		got := []int{c.Pro, c.Con, c.Neutral, c.Ambivalent, c.NoComment, c.N}
		if d := cmp.Diff([]int{2, 1, 0, 0, 1, 3}, got); d != "" {
			t.Error(d)
		}
	})
	t.Run("R5: numbers", func(t *testing.T) {
		near(t, "net", c.Net, 1)
		near(t, "net_intensity", c.NetIntensity, 2)
		near(t, "balance", c.Balance, 0.333)
		near(t, "log_balance", c.LogBalance, 0.511)
		near(t, "dna_combine", c.Resolvers.Combine, 3)
		near(t, "latest", c.Resolvers.Latest, 1)
		near(t, "majority", c.Resolvers.Majority, 1)
		near(t, "strongest", c.Resolvers.Strongest, 1)
		near(t, "conflict (R7)", c.Conflict, 0.667)
	})
	t.Run("R5 and R6: latest gives support, value +2, flags", func(t *testing.T) {
		if c.State != app.CellSupport || c.Resolved != app.CellSupport || c.Resolving != "s4" || c.Stance != app.StrongSupport {
			t.Errorf("state %s, resolved %s by %s %s", c.State, c.Resolved, c.Resolving, c.Stance)
		}
		near(t, "value", c.Value, 2)
		if d := cmp.Diff([]app.Flag{app.FlagMixed, app.FlagOwnVsReported}, c.Flags); d != "" {
			t.Error(d)
		}
		if want := (app.LatestDate{Date: "2025-05-10", Precision: app.PrecisionDay}); c.Latest != want {
			t.Errorf("latest %v", c.Latest)
		}
	})
}

func TestActivityAndProminence(t *testing.T) {
	in := example()
	in.Codebook.Issues = append(in.Codebook.Issues, app.Issue{ID: "j", Title: "J"})
	other := say("s7", "2025-05-01", app.Support, app.DirectQuote, "a3")
	other.Issue = "j"
	in.Statements = append(in.Statements, other)
	c := cellHI(t, in)
	near(t, "activity", c.Resolvers.Activity, 0.25)
	near(t, "prominence", c.Resolvers.Prominence, 1.0/3)
}

func TestOrderOfInputDoesNotMatter(t *testing.T) {
	in := benchInput(600, 12, 6)
	in.Statements[5].Holder, in.Statements[9].Issue = "stranger_b", "strange_issue"
	in.Statements[17].Holder = "stranger_a"
	in.Spec.RollUp = app.RollUpMembers
	in.Spec.Duplicates = "month"
	want, err := json.Marshal(build(t, in))
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(5) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		in.Statements = slices.Clone(in.Statements)
		rnd.Shuffle(len(in.Statements), func(i, j int) {
			in.Statements[i], in.Statements[j] = in.Statements[j], in.Statements[i]
		})
		in.Links = slices.Clone(in.Links)
		slices.Reverse(in.Links)
		got, err := json.Marshal(build(t, in))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), string(got)); d != "" {
			t.Fatalf("seed %d: %s", seed, d[:min(len(d), 2000)])
		}
	}
}

// benchInput makes statements of many actors on many issues: copies, links, coarse dates
// and every stance and attribution among them.
func benchInput(statements, actors, issues int) positions.Input {
	rnd := rand.New(rand.NewPCG(1, 2))
	in := positions.Input{
		Spec: app.DefaultSpec(), Articles: map[app.ArticleID]app.ArticleFacts{},
		Today: time.Date(2025, 6, 30, 12, 0, 0, 0, time.UTC),
	}
	for i := range actors {
		a := app.Actor{ID: app.ActorID("actor_" + itoa(i)), Name: "Actor " + itoa(i), Type: "government"}
		if i%3 == 1 {
			a.Type = "person"
			a.Roles = []app.ActorRole{{OfActor: app.ActorID("actor_" + itoa(i-1)), Title: "Minister", To: "2025-04-01"}}
		}
		if i%3 == 2 {
			a.Parent = app.ActorID("actor_" + itoa(i-2))
		}
		a.Attributes = map[string]string{app.SideAttribute: []string{"", "East", "West"}[i%3]}
		in.Codebook.Actors = append(in.Codebook.Actors, a)
	}
	for i := range issues {
		in.Codebook.Issues = append(in.Codebook.Issues, app.Issue{ID: app.IssueID("issue_" + itoa(i)), Title: "Issue " + itoa(i)})
	}
	articles := max(statements/10, 1)
	for i := range articles {
		id := app.ArticleID("article_" + itoa(i))
		f := app.ArticleFacts{ID: id, Seq: int64(i + 1), Published: day(i % 180), Outlet: app.OutletID("outlet_" + itoa(i%40))}
		if i%5 == 0 {
			f.Cluster = "cluster_" + itoa(i/10)
		}
		in.Articles[id] = f
	}
	for i := range statements {
		s := app.Statement{
			ID: app.StatementID("S-" + itoa(i+1)), Article: app.ArticleID("article_" + itoa(min(i/10, articles-1))),
			Holder: app.ActorID("actor_" + itoa(rnd.IntN(actors))), Issue: app.IssueID("issue_" + itoa(rnd.IntN(issues))),
			Stance: app.Stances()[rnd.IntN(9)], Attribution: app.Attributions()[rnd.IntN(11)], Certainty: "CT",
			StatedAt: day(rnd.IntN(180)), Review: app.ReviewReviewed, Passages: words("We hold view " + itoa(i%7)),
		}
		if i%50 == 0 {
			s.StatedAt = s.StatedAt[:7]
		}
		if i%100 == 3 {
			in.Links = append(in.Links, app.StatementLink{From: s.ID, To: app.StatementID("S-" + itoa(i)), Type: app.LinkRepeats})
		}
		if i%100 == 4 {
			in.Links = append(in.Links, app.StatementLink{From: s.ID, To: app.StatementID("S-" + itoa(i-1)), Type: app.LinkDenies})
		}
		in.Statements = append(in.Statements, s)
	}
	return in
}

func day(n int) app.Date {
	return app.DateOfDay(time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n))
}
