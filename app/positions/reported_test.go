package positions_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/positions"
)

func TestReported(t *testing.T) {
	type link = app.AttributionLink
	chain := func(links ...link) func(*app.Statement) {
		return func(s *app.Statement) { s.Chain = links }
	}
	cases := []struct {
		name      string
		lines     []string
		edits     []func(*app.Statement)
		state     app.CellState
		reporters []string
		words     []string
		lines2    string // line 2 of the display
		first     string
	}{
		{
			name: "a named third party", lines: []string{"2025-04-11 support 6"},
			edits: []func(*app.Statement){chain(link{SourceActor: "witkoff"}, link{SourceActor: actorH})},
			state: app.CellSupport, reporters: []string{"Steve Witkoff"}, lines2: "by Steve Witkoff", first: "△ Reported support",
		},
		{
			name: "the medium is passed over", lines: []string{"2025-04-11 oppose 6"},
			edits: []func(*app.Statement){chain(link{SourceLabel: "Agency", Channel: "media_report"}, link{SourceActor: "witkoff"})},
			state: app.CellOppose, reporters: []string{"Steve Witkoff"}, lines2: "by Steve Witkoff", first: "▽ Reported oppose",
		},
		{
			name: "the medium where there is nobody else", lines: []string{"2025-04-11 support 8"},
			edits: []func(*app.Statement){chain(link{SourceLabel: "Agency", Channel: "media_report"})},
			state: app.CellSupport, reporters: []string{"Agency"}, lines2: "by Agency", first: "△ Reported support",
		},
		{
			name: "unnamed sources", lines: []string{"2025-04-11 support 7"},
			edits: []func(*app.Statement){chain(link{SourceLabel: "two officials", Anonymity: "unnamed_plural"})},
			state: app.CellSupport, lines2: "by unnamed sources", first: "△ Reported support",
		},
		{
			name: "an anonymous group is nobody's name", lines: []string{"2025-04-11 support 7"},
			edits: []func(*app.Statement){chain(link{SourceActor: "reports"})},
			state: app.CellSupport, lines2: "by unnamed sources", first: "△ Reported support",
		},
		{
			name: "unsourced", lines: []string{"2025-04-11 neutral 8"},
			state: app.CellNeutral, lines2: "unsourced", first: "○ Reported neutral",
		},
		{
			name: "the speaker where there is no chain", lines: []string{"2025-04-11 support 8"},
			edits: []func(*app.Statement){func(s *app.Statement) { s.Speaker = "witkoff" }},
			state: app.CellSupport, reporters: []string{"Steve Witkoff"}, lines2: "by Steve Witkoff", first: "△ Reported support",
		},
		{
			name: "conditional", lines: []string{"2025-04-11 conditional_oppose 6"},
			edits: []func(*app.Statement){chain(link{SourceActor: "witkoff"})},
			state: app.CellOppose, reporters: []string{"Steve Witkoff"}, lines2: "by Steve Witkoff", first: "◇▽ Reported cond.",
		},
		{
			name: "they differ", lines: []string{"2025-04-11 support 6", "2025-04-11 oppose 6"},
			edits: []func(*app.Statement){chain(link{SourceActor: "witkoff"}), chain(link{SourceActor: "zelenskyy"})},
			state: app.CellMixed, reporters: []string{"Steve Witkoff", "Volodymyr Zelenskyy"},
			words: []string{"△ Witkoff", "▽ Zelenskyy"}, lines2: "△ Witkoff · ▽ Zelenskyy", first: "○ Reports differ",
		},
		{
			name: "an institution keeps its name, a person of one name too", lines: []string{"2025-04-11 support 6", "2025-04-11 oppose 6"},
			edits: []func(*app.Statement){chain(link{SourceActor: "house"}), chain(link{SourceActor: "ruslan"})},
			state: app.CellMixed, reporters: []string{"White House", "Ruslan"},
			words: []string{"△ White House", "▽ Ruslan"}, lines2: "△ White House · ▽ Ruslan", first: "○ Reports differ",
		},
		{
			name: "they differ in part", lines: []string{"2025-04-11 support 6", "2025-04-11 neutral 6"},
			edits: []func(*app.Statement){chain(link{SourceActor: "witkoff"}), chain(link{SourceLabel: "An aide", Anonymity: "named"})},
			state: app.CellMixed, reporters: []string{"Steve Witkoff", "An aide"}, words: []string{"△ Witkoff", "○ An aide"},
			lines2: "by 2 sources", first: "○ Reported unclear",
		},
		{
			name: "one source twice", lines: []string{"2025-04-11 support 6", "2025-04-12 support 6", "2025-04-13 oppose 7"},
			edits: []func(*app.Statement){chain(link{SourceActor: "witkoff"}), chain(link{SourceActor: "witkoff"}), chain(link{SourceLabel: "an aide"})},
			state: app.CellOppose, reporters: []string{"Steve Witkoff"}, words: []string{"△ Witkoff", "▽ unnamed"},
			lines2: "by Steve Witkoff", first: "▽ Reported oppose",
		},
		{
			name: "an unnamed source of a named speaker", lines: []string{"2025-04-11 support 7"},
			edits: []func(*app.Statement){func(s *app.Statement) {
				s.Speaker, s.Chain = "zelenskyy", []link{{SourceActor: "reports"}}
			}},
			state: app.CellSupport, lines2: "by unnamed sources", first: "△ Reported support",
		},
		{
			name: "they agree", lines: []string{"2025-04-11 support 6", "2025-04-12 support 6"},
			edits: []func(*app.Statement){chain(link{SourceActor: "witkoff"}), chain(link{SourceActor: "zelenskyy"})},
			state: app.CellSupport, reporters: []string{"Steve Witkoff", "Volodymyr Zelenskyy"}, lines2: "by 2 sources", first: "△ Reported support",
		},
		{
			name: "only silence is reported", lines: []string{"2025-04-11 no_comment 8"},
			state: app.CellNoComment, lines2: "unsourced", first: "○ Reported unclear",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := talk(t, c.lines...)
			in.Codebook.Actors = append(in.Codebook.Actors,
				app.Actor{ID: "witkoff", Name: "Steve Witkoff", Type: "person"},
				app.Actor{ID: "zelenskyy", Name: "Volodymyr Zelenskyy", Type: "person"},
				app.Actor{ID: "house", Name: "White House", Type: "government"},
				app.Actor{ID: "ruslan", Name: "Ruslan", Type: "person"},
				app.Actor{ID: "reports", Name: "Unnamed reports", Type: "anonymous_group"})
			for i, edit := range c.edits {
				edit(&in.Statements[i])
			}
			got := cellHI(t, in)
			if got.State != app.CellNoData || got.ReportedAs.State != c.state || got.N != 0 || got.Reported != len(c.lines) {
				t.Errorf("state %s, reported %s, %d", got.State, got.ReportedAs.State, got.Reported)
			}
			if d := cmp.Diff(c.reporters, got.Reporters); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(c.words, got.ReportedAs.Words); d != "" {
				t.Error(d)
			}
			if got.Anonymous != (len(c.reporters) == 0) {
				t.Errorf("anonymous %v", got.Anonymous)
			}
			if d := got.Display(); !d.Hollow || d.Lines[0] != c.first || d.Lines[1] != c.lines2 {
				t.Errorf("display %q", d.Lines)
			}
		})
	}
}

// Reported evidence is put through the same rules apart, and never lends its numbers.
func TestReportedApart(t *testing.T) {
	in := talk(t, "2025-05-01 support", "2025-05-02 oppose 8", "2025-05-03 strong_oppose 7", "2025-05-04 oppose 9")
	in.Links = []app.StatementLink{{From: "s4", To: "s2", Type: app.LinkRepeats}}
	c := cellHI(t, in)
	if c.Reported != 2 || c.ReportedCon != 2 || c.Copies != 1 || c.N != 1 || c.Latest.Date != "2025-05-01" {
		t.Errorf("cell %+v", c)
	}
	if c.ReportedAs.Attribution != app.SecondHandAnonymous || c.ReportedAs.Stance != app.StrongOppose {
		t.Errorf("reported as %+v", c.ReportedAs)
	}
	if c.RankCounts[1] != 1 || c.RankCounts[7] != 1 || c.RankCounts[8] != 1 || c.RankCounts[9] != 0 {
		t.Errorf("ranks %v", c.RankCounts)
	}
	if d := c.Display(); d.Lines[1] != "reports say ▼ (2)" {
		t.Errorf("display %q", d.Lines)
	}
	t.Run("own ranks of the spec decide", func(t *testing.T) {
		in := with(in, func(in *positions.Input) { in.Spec.OwnRanks = []int{7} })
		if c := cellHI(t, in); c.N != 1 || c.State != app.CellOppose || c.Reported != 2 {
			t.Errorf("state %s, N %d, reported %d", c.State, c.N, c.Reported)
		}
	})
}

func TestCondition(t *testing.T) {
	in := talk(t, "2025-05-01 conditional_support")
	in.Statements[0].Condition = ""
	in.Statements[0].Passages = append(in.Statements[0].Passages, app.Passage{Role: app.RoleCondition, Quote: app.Quote{Exact: "if talks go on"}})
	if c := cellHI(t, in); c.Condition != "if talks go on" || c.Display().Lines[1] != "if talks go on" {
		t.Errorf("condition %q, display %q", c.Condition, c.Display().Lines)
	}
}
