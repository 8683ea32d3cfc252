package app_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

func figure(x float64) *float64 { return &x }

// spoken is a cell with three statements, the latest of 11 April 2025.
func spoken(state app.CellState, edit func(*app.Cell)) app.Cell {
	c := app.Cell{
		State: state, Resolved: state, N: 3, Pro: 3, Value: figure(1), Stance: app.Support, Confidence: "medium",
		Latest: app.LatestDate{Date: "2025-04-11", Precision: app.PrecisionDay},
	}
	if edit != nil {
		edit(&c)
	}
	return c
}

// heard is a cell of which only others speak.
func heard(state app.CellState, edit func(*app.Cell)) app.Cell {
	c := app.Cell{
		State: app.CellNoData, Reported: 1, ReportedAs: app.ReportedPosition{State: state, Attribution: app.SecondHandNamed},
		Latest: app.LatestDate{Date: "2025-04", Precision: app.PrecisionMonth}, Reporters: []string{"Steve Witkoff"},
	}
	if edit != nil {
		edit(&c)
	}
	return c
}

func flags(list ...app.Flag) func(*app.Cell) {
	return func(c *app.Cell) { c.Flags = list }
}

func TestDisplay(t *testing.T) {
	const counts, medium = "n = 3 · 11 Apr 2025", "●●○ medium"
	shift := func(from, to app.Sign) func(*app.Cell) {
		return func(c *app.Cell) { c.Shift = &app.Shift{From: from, To: to, At: "2025-04-04", Last: "2025-04-03"} }
	}
	cases := []struct {
		name  string
		in    app.Cell
		state string
		lines []string
	}{
		{"support", spoken(app.CellSupport, nil), app.DisplaySupport, []string{"▲ Support", counts, medium}},
		{"strong support", spoken(app.CellSupport, func(c *app.Cell) { c.Value = figure(2) }), app.DisplaySupport, []string{"▲▲ Strong support", counts, medium}},
		{"oppose", spoken(app.CellOppose, func(c *app.Cell) { c.Value = figure(-1) }), app.DisplayOppose, []string{"▼ Oppose", counts, medium}},
		{"strong oppose", spoken(app.CellOppose, func(c *app.Cell) { c.Value = figure(-2) }), app.DisplayOppose, []string{"▼▼ Strong oppose", counts, medium}},
		{
			"conditional support", spoken(app.CellSupport, func(c *app.Cell) { c.Flags, c.Condition = []app.Flag{app.FlagConditional}, "if others agree" }),
			app.DisplayConditional,
			[]string{"◆▲ Support if", "if others agree", counts, medium},
		},
		{"long condition is cut at a word", spoken(app.CellOppose, func(c *app.Cell) {
			c.Flags, c.Condition = []app.Flag{app.FlagConditional}, "unless all of the forces leave every occupied region"
		}), app.DisplayConditional, []string{"◆▼ Oppose unless", "unless all of the forces…", counts, medium}},
		{
			"condition without words", spoken(app.CellSupport, flags(app.FlagConditional, app.FlagSameArticle)),
			app.DisplayConditional,
			[]string{"◆▲ Support if", "both in one article", counts, medium},
		},
		{"neutral", spoken(app.CellNeutral, nil), app.DisplayNeutral, []string{"■ Neutral", counts, medium}},
		{"mixed", spoken(app.CellMixed, func(c *app.Cell) { c.Con, c.Confidence = 2, "low" }), app.DisplayMixed, []string{"± Mixed", "▲ 3 · ▼ 2", counts, "●○○ low"}},
		{
			"mixed on one day", spoken(app.CellMixed, func(c *app.Cell) { c.Con, c.Flags = 2, []app.Flag{app.FlagSameTime} }),
			app.DisplayMixed,
			[]string{"± Mixed", "▲ 3 · ▼ 2, same day", counts, medium},
		},
		{"ambivalent", spoken(app.CellMixed, func(c *app.Cell) { c.Pro, c.Ambivalent = 0, 3 }), app.DisplayMixed, []string{"± Mixed", "ambivalent", counts, medium}},
		{"split", spoken(app.CellSplit, func(c *app.Cell) { c.MembersPro, c.MembersCon = 2, 1 }), app.DisplaySplit, []string{"≠ Split", "▲ 2 · ▼ 1 members", counts, medium}},
		{"contested", spoken(app.CellContested, func(c *app.Cell) {
			c.Denied, c.DeniedSign = &app.LatestDate{Date: "2025-04-04"}, app.SignPlus
		}), app.DisplayContested, []string{"↔ Contested", "▲ denied 4 Apr 2025", counts, medium}},
		{"shifted to against", spoken(app.CellShifted, shift(app.SignPlus, app.SignMinus)), app.DisplayOppose, []string{"▼ Now oppose", "was ▲ to 3 Apr 2025", counts, medium}},
		{"shifted to for", spoken(app.CellShifted, shift(app.SignMinus, app.SignPlus)), app.DisplaySupport, []string{"▲ Now support", "was ▼ to 3 Apr 2025", counts, medium}},
		{"shifted to neutral", spoken(app.CellShifted, shift(app.SignMinus, app.SignZero)), app.DisplayNeutral, []string{"■ Now neutral", "was ▼ to 3 Apr 2025", counts, medium}},
		{"shifted to conditional", spoken(app.CellShifted, func(c *app.Cell) {
			shift(app.SignMinus, app.SignPlus)(c)
			c.Flags = []app.Flag{app.FlagShifted, app.FlagConditional}
		}), app.DisplayConditional, []string{"◆▲ Now support if", "was ▼ to 3 Apr 2025", counts, medium}},
		{"a condition of the old side is none of the new", spoken(app.CellShifted, func(c *app.Cell) {
			shift(app.SignPlus, app.SignMinus)(c)
			c.Flags = []app.Flag{app.FlagShifted, app.FlagConditional}
		}), app.DisplayOppose, []string{"▼ Now oppose", "was ▲ to 3 Apr 2025", counts, medium}},
		{
			"no comment",
			app.Cell{State: app.CellNoComment, NoComment: 2, Latest: app.LatestDate{Date: "2025-04-04"}},
			app.DisplayNoComment,
			[]string{"… No comment", "declined 4 Apr 2025", "n = 2"},
		},
		{"no data", app.Cell{State: app.CellNoData}, app.DisplayNoData, []string{"–"}},
		{"unknown date", spoken(app.CellSupport, func(c *app.Cell) { c.Latest.Date = "" }), app.DisplaySupport, []string{"▲ Support", "n = 3 · n.d.", medium}},

		{"line 2: reports first", spoken(app.CellSupport, func(c *app.Cell) {
			c.Flags = []app.Flag{app.FlagSameArticle, app.FlagOwnVsReported, app.FlagStale}
			c.Reported, c.ReportedCon, c.ReportedAs.State = 3, 2, app.CellOppose
		}), app.DisplaySupport, []string{"▲ Support", "reports say ▼ (2)", counts, medium}},
		{"line 2: neutral reports", spoken(app.CellSupport, func(c *app.Cell) {
			c.Flags = []app.Flag{app.FlagOwnVsReported}
			c.Reported, c.ReportedCon, c.ReportedAs.State = 3, 1, app.CellNeutral
		}), app.DisplaySupport, []string{"▲ Support", "reports say ■ (2)", counts, medium}},
		{"line 2: same article before stale", spoken(app.CellNeutral, flags(app.FlagSameArticle, app.FlagStale)), app.DisplayNeutral, []string{"■ Neutral", "both in one article", counts, medium}},
		{
			"line 2: stale", spoken(app.CellSupport, func(c *app.Cell) { c.Flags, c.MonthsSilent = []app.Flag{app.FlagStale}, 8 }),
			app.DisplaySupport,
			[]string{"▲ Support", "last word 8 months old", counts, medium},
		},

		{"reported support", heard(app.CellSupport, nil), app.DisplayReportedSupport, []string{"△ Reported support", "by Steve Witkoff", "n = 1 · Apr 2025", "second-hand"}},
		{
			"reported oppose", heard(app.CellOppose, func(c *app.Cell) { c.Reporters, c.ReportedAs.Attribution = nil, app.SecondHandAnonymous }),
			app.DisplayReportedOppose,
			[]string{"▽ Reported oppose", "by unnamed sources", "n = 1 · Apr 2025", "anonymous"},
		},
		{
			"reported unsourced", heard(app.CellOppose, func(c *app.Cell) { c.Reporters, c.ReportedAs.Attribution = nil, app.ReportedUnsourced }),
			app.DisplayReportedOppose,
			[]string{"▽ Reported oppose", "unsourced", "n = 1 · Apr 2025", "unsourced"},
		},
		{
			"reported conditional support", heard(app.CellSupport, func(c *app.Cell) { c.ReportedAs.Condition = "if" }),
			app.DisplayReportedConditional,
			[]string{"◇△ Reported cond.", "by Steve Witkoff", "n = 1 · Apr 2025", "second-hand"},
		},
		{
			"reported conditional oppose", heard(app.CellOppose, func(c *app.Cell) { c.ReportedAs.Condition = "if" }),
			app.DisplayReportedConditional,
			[]string{"◇▽ Reported cond.", "by Steve Witkoff", "n = 1 · Apr 2025", "second-hand"},
		},
		{"reports differ", heard(app.CellMixed, func(c *app.Cell) {
			c.Reported, c.ReportedPro, c.ReportedCon, c.ReportedAs.Words = 2, 1, 1, []string{"△ Witkoff", "▽ Zelenskyy"}
		}), app.DisplayReportedOther, []string{"○ Reports differ", "△ Witkoff · ▽ Zelenskyy", "n = 2 · Apr 2025", "second-hand"}},
		{
			"reported neutral", heard(app.CellNeutral, func(c *app.Cell) { c.Reporters = []string{"A", "B", "C"} }),
			app.DisplayReportedOther,
			[]string{"○ Reported neutral", "by 3 sources", "n = 1 · Apr 2025", "second-hand"},
		},
		{
			"reported unclear", heard(app.CellMixed, func(c *app.Cell) { c.ReportedAs.Attribution = app.AnalystInference }),
			app.DisplayReportedOther,
			[]string{"○ Reported unclear", "by Steve Witkoff", "n = 1 · Apr 2025", "inferred"},
		},
		{
			"a rank that the spec does not count as own", heard(app.CellSupport, func(c *app.Cell) { c.ReportedAs.Attribution = app.IndirectQuote }),
			app.DisplayReportedSupport,
			[]string{"△ Reported support", "by Steve Witkoff", "n = 1 · Apr 2025", "indirect speech"},
		},
		{
			"an import without attribution", heard(app.CellSupport, func(c *app.Cell) { c.ReportedAs.Attribution = app.Unspecified }),
			app.DisplayReportedSupport,
			[]string{"△ Reported support", "by Steve Witkoff", "n = 1 · Apr 2025", "unspecified"},
		},
	}
	shown := map[string]bool{}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := c.in.Display()
			if d.State != c.state || d.Hollow != strings.HasPrefix(c.state, "reported_") {
				t.Errorf("state %s, hollow %v", d.State, d.Hollow)
			}
			if diff := cmp.Diff(c.lines, d.Lines); diff != "" {
				t.Error(diff)
			}
		})
		shown[c.state] = true
	}
	for _, s := range app.DisplayStates() {
		if !shown[s.State] {
			t.Errorf("no case for %s", s.State)
		}
	}
}

// The first character says the state; a shifted cell takes that of its present stance.
func TestDisplaySymbols(t *testing.T) {
	want := map[string]string{
		app.DisplaySupport: "▲", app.DisplayOppose: "▼", app.DisplayConditional: "◆", app.DisplayNeutral: "■", app.DisplayMixed: "±",
		app.DisplaySplit: "≠", app.DisplayContested: "↔", app.DisplayNoComment: "…", app.DisplayReportedSupport: "△",
		app.DisplayReportedOppose: "▽", app.DisplayReportedConditional: "◇", app.DisplayReportedOther: "○", app.DisplayNoData: "–",
	}
	seen := map[string]bool{}
	for _, s := range app.DisplayStates() {
		if want[s.State] != s.Symbol || seen[s.Symbol] || s.Words == "" {
			t.Errorf("%s has symbol %q, words %q", s.State, s.Symbol, s.Words)
		}
		seen[s.Symbol] = true
	}
	if len(seen) != len(want) {
		t.Errorf("%d states, want %d", len(seen), len(want))
	}
}

func TestDisplayPale(t *testing.T) {
	low := func(c *app.Cell) { c.Confidence = "low" }
	pale := map[app.CellState]bool{app.CellSupport: true, app.CellOppose: true, app.CellNeutral: true}
	for _, s := range []app.CellState{app.CellSupport, app.CellOppose, app.CellNeutral, app.CellMixed, app.CellSplit, app.CellContested} {
		if d := spoken(s, low).Display(); d.Pale != pale[s] {
			t.Errorf("%s: pale %v", s, d.Pale)
		}
		if d := spoken(s, nil).Display(); d.Pale {
			t.Errorf("%s of medium confidence is pale", s)
		}
	}
	if !spoken(app.CellOppose, func(c *app.Cell) { c.Confidence, c.Flags = "low", []app.Flag{app.FlagConditional} }).Display().Pale {
		t.Error("a conditional cell of low confidence is not pale")
	}
}

func TestDisplayOverride(t *testing.T) {
	states := map[app.Stance]string{
		app.StrongSupport: app.DisplaySupport, app.Support: app.DisplaySupport, app.ConditionalSupport: app.DisplayConditional,
		app.NeutralStance: app.DisplayNeutral, app.ConditionalOppose: app.DisplayConditional, app.Oppose: app.DisplayOppose,
		app.StrongOppose: app.DisplayOppose, app.Ambivalent: app.DisplayMixed, app.NoComment: app.DisplayNoComment,
	}
	for _, s := range app.Stances() {
		c := spoken(app.CellContested, nil)
		c.Override = &app.CellOverride{Value: s}
		d := c.Display()
		if d.State != states[s] || d.Lines[0] != s.Words() || d.Lines[1] != "analyst; computed ↔" {
			t.Errorf("%s: %s %q", s, d.State, d.Lines)
		}
	}
	bare := app.Cell{State: app.CellNoData, Override: &app.CellOverride{Value: app.Oppose}}
	if d := cmp.Diff([]string{"▼ Oppose", "analyst; computed –"}, bare.Display().Lines); d != "" {
		t.Error("an override without evidence shows no number:", d)
	}
}

func TestMatrixCell(t *testing.T) {
	m := app.Matrix{Cells: []app.Cell{{Actor: "a", Issue: "i", State: app.CellSupport}}}
	if c, ok := m.Cell("a", "i"); !ok || c.State != app.CellSupport {
		t.Errorf("cell %+v %v", c, ok)
	}
	if c, ok := m.Cell("a", "j"); ok || c.State != app.CellNoData || c.Issue != "j" {
		t.Errorf("a silent cell %+v %v", c, ok)
	}
}

func TestSpecs(t *testing.T) {
	for _, s := range []app.MatrixSpec{app.DefaultSpec(), app.DNASpec()} {
		if err := s.Validate(); err != nil {
			t.Errorf("%s: %v", s.ID, err)
		}
	}
	dna := app.DNASpec()
	if len(dna.OwnRanks) != len(app.Attributions()) || dna.Collapse || len(dna.Compat) != 3 || dna.Levels != app.LevelsBoolean {
		t.Errorf("preset dna %+v", dna)
	}
}
