package positions_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/positions"
)

func TestStatesAndFlags(t *testing.T) {
	type flags = []app.Flag
	cases := []struct {
		name  string
		lines []string
		state app.CellState
		want  flags
	}{
		{"thin", []string{"2025-05-01 support"}, app.CellSupport, flags{app.FlagThin}},
		{"two of one mind", []string{"2025-05-01 support", "2025-05-02 support"}, app.CellSupport, flags{}},
		{"mixed", []string{"2025-05-01 support", "2025-05-02 oppose", "2025-05-03 support"}, app.CellSupport, flags{app.FlagMixed}},
		{"ambivalent alone is mixed", []string{"2025-05-01 ambivalent"}, app.CellMixed, flags{app.FlagMixed, app.FlagThin}},
		{"no comment", []string{"2025-05-01 no_comment"}, app.CellNoComment, flags{}},
		{"no comment beside a stance", []string{"2025-05-01 support", "2025-05-02 no_comment"}, app.CellSupport, flags{app.FlagThin}},
		{"reported only", []string{"2025-05-01 support 6"}, app.CellNoData, flags{}},
		{"neutral", []string{"2025-05-01 neutral"}, app.CellNeutral, flags{app.FlagThin}},
		{"conditional", []string{"2025-05-01 conditional_support"}, app.CellSupport, flags{app.FlagThin, app.FlagConditional}},
		{"condition of an older statement does not count", []string{"2025-05-01 conditional_support", "2025-05-02 support"}, app.CellSupport, flags{}},
		{"shifted to against", []string{"2025-05-01 support", "2025-05-02 support", "2025-05-03 oppose"}, app.CellShifted, flags{app.FlagShifted}},
		{"shifted from neutral", []string{"2025-05-01 neutral", "2025-05-03 oppose"}, app.CellShifted, flags{app.FlagShifted}},
		{"there and back is no shift", []string{"2025-05-01 support", "2025-05-02 oppose", "2025-05-03 support"}, app.CellSupport, flags{app.FlagMixed}},
		{"three signs are no shift", []string{"2025-05-01 support", "2025-05-02 neutral", "2025-05-03 oppose"}, app.CellOppose, flags{app.FlagMixed}},
		{"overlap is no shift", []string{"2025-05 support 1", "2025-05-03 oppose 4"}, app.CellSupport, flags{app.FlagMixed}},
		{"months that touch shift", []string{"2025-04 support", "2025-05-01 oppose"}, app.CellShifted, flags{app.FlagShifted}},
		{"ambivalence is no side to shift from", []string{"2025-05-01 ambivalent", "2025-05-03 support"}, app.CellSupport, flags{app.FlagMixed}},
		{"unknown date is no shift", []string{"- support", "2025-05-03 oppose"}, app.CellOppose, flags{app.FlagMixed}},
		{"same article", []string{"2025-05-01 support 1 a", "2025-05-01 oppose 4 a"}, app.CellSupport, flags{app.FlagMixed, app.FlagSameArticle}},
		{"own against reported", []string{"2025-05-01 support", "2025-05-02 oppose 8"}, app.CellSupport, flags{app.FlagOwnVsReported, app.FlagThin}},
		{"own and reported agree", []string{"2025-05-01 support", "2025-05-02 strong_support 8"}, app.CellSupport, flags{app.FlagThin}},
		{"tied reports say nothing", []string{"2025-05-01 support", "2025-05-02 oppose 8", "2025-05-02 support 8"}, app.CellSupport, flags{app.FlagThin}},
		{"reported no comment says nothing", []string{"2025-05-01 support", "2025-05-02 no_comment 8"}, app.CellSupport, flags{app.FlagThin}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := cellHI(t, talk(t, c.lines...))
			if got.State != c.state {
				t.Errorf("state %s, want %s", got.State, c.state)
			}
			if d := cmp.Diff(c.want, got.Flags); d != "" {
				t.Error(d)
			}
		})
	}
}

// Without s4 the running example has shifted, resolved oppose.
func TestShift(t *testing.T) {
	c := cellHI(t, without(example(), "s4", "s5"))
	want := &app.Shift{From: app.SignPlus, To: app.SignMinus, At: "2025-05-10", Last: "2025-05-03"}
	if d := cmp.Diff(want, c.Shift); d != "" {
		t.Error(d)
	}
	if c.State != app.CellShifted || c.Resolved != app.CellOppose || c.Has(app.FlagMixed) {
		t.Errorf("state %s, resolved %s, flags %v", c.State, c.Resolved, c.Flags)
	}
}

func TestStale(t *testing.T) {
	at := func(d string) time.Time {
		day, err := time.Parse("2006-01-02", d)
		if err != nil {
			t.Fatal(err)
		}
		return day
	}
	cases := []struct {
		name, line string
		edit       func(*positions.Input)
		months     int
	}{
		{"fresh", "2025-05-01 support", func(in *positions.Input) { in.Today = at("2025-06-01") }, 0},
		{"old today", "2025-01-01 support", func(in *positions.Input) { in.Today = at("2025-09-15") }, 8},
		{"end of window counts, not today", "2025-01-01 support", func(in *positions.Input) {
			in.Today, in.Spec.To = at("2026-09-15"), "2025-03"
		}, 0},
		{"old at the end of the window", "2024-01-01 support", func(in *positions.Input) { in.Spec.To = "2025-03" }, 14},
		{"horizon of the spec", "2025-05-01 support", func(in *positions.Input) { in.Today, in.Spec.HorizonDays = at("2025-07-10"), 30 }, 2},
		{"just within the horizon", "2025-05-01 support", func(in *positions.Input) { in.Today, in.Spec.HorizonDays = at("2025-05-31"), 30 }, 0},
		{"just beyond the horizon", "2025-05-01 support", func(in *positions.Input) { in.Today, in.Spec.HorizonDays = at("2025-06-01"), 30 }, 1},
		{"the newest counts", "2025-01-01 support; 2025-05-01 support", func(in *positions.Input) { in.Today, in.Spec.HorizonDays = at("2025-05-31"), 30 }, 0},
		{"the one that ends last is the newest", "2025-05 support; 2025-05-02 support", func(in *positions.Input) { in.Today, in.Spec.HorizonDays = at("2025-06-20"), 30 }, 0},
		{"no clock", "2020-01-01 support", nil, 0},
		{"unknown date", "- support", func(in *positions.Input) { in.Today = at("2025-09-15") }, 0},
		{"no comment is no word", "2020-01-01 no_comment", func(in *positions.Input) { in.Today = at("2025-09-15") }, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := talk(t, strings.Split(c.line, ";")...)
			if c.edit != nil {
				c.edit(&in)
			}
			got := cellHI(t, in)
			if got.MonthsSilent != c.months || got.Has(app.FlagStale) != (c.months > 0) {
				t.Errorf("%d months, flags %v", got.MonthsSilent, got.Flags)
			}
		})
	}
}

func TestContested(t *testing.T) {
	base := []string{"2025-05-01 support", "2025-05-03 neutral", "2025-05-05 no_comment", "2025-05-06 oppose"}
	link := func(from app.StatementID, kind string, to app.StatementID) app.StatementLink {
		return app.StatementLink{From: from, To: to, Type: kind}
	}
	other := func(in *positions.Input, id app.StatementID) {
		*in = change(*in, id, func(s *app.Statement) { s.Holder = "somebody" })
	}
	cases := []struct {
		name  string
		lines []string
		edit  func(*positions.Input)
		links []app.StatementLink
		sign  app.Sign
		at    app.Date
	}{
		{"no link", base[:2], nil, nil, "", ""},
		{
			"anybody denies the resolving one",
			[]string{base[0], base[1]},
			func(in *positions.Input) { other(in, "s2") },
			[]app.StatementLink{link("s2", app.LinkDenies, "s1")},
			app.SignPlus, "2025-05-03",
		},
		{
			"somebody else denies an older one",
			[]string{base[0], base[1], base[3]},
			func(in *positions.Input) { other(in, "s3") },
			[]app.StatementLink{link("s3", app.LinkDenies, "s1")},
			"", "",
		},
		{
			"the holder later denies an older one",
			[]string{base[0], base[1], base[3]},
			nil,
			[]app.StatementLink{link("s3", app.LinkDenies, "s1")},
			app.SignPlus, "2025-05-06",
		},
		{
			"the holder denies on the same day an older one",
			[]string{base[0], "2025-05-01 oppose", base[3]},
			nil,
			[]app.StatementLink{link("s2", app.LinkDenies, "s1")},
			"", "",
		},
		{"a rejected denial is none", []string{base[0], base[3]}, func(in *positions.Input) {
			*in = change(*in, "s2", func(s *app.Statement) { s.Review = app.ReviewRejected })
		}, []app.StatementLink{link("s2", app.LinkDenies, "s1")}, "", ""},
		{
			"a superseded denial is none",
			[]string{base[0], base[2], base[2]},
			nil,
			[]app.StatementLink{link("s2", app.LinkDenies, "s1"), link("s3", app.LinkSupersedes, "s2")},
			"", "",
		},
		{"superseded by a rejected one it stands", []string{base[0], base[2], base[2]}, func(in *positions.Input) {
			*in = change(*in, "s3", func(s *app.Statement) { s.Review = app.ReviewRejected })
		}, []app.StatementLink{link("s2", app.LinkDenies, "s1"), link("s3", app.LinkSupersedes, "s2")}, app.SignPlus, "2025-05-05"},
		{
			"after the window is not known yet",
			[]string{base[0], base[2]},
			func(in *positions.Input) { in.Spec.To = "2025-05-04" },
			[]app.StatementLink{link("s2", app.LinkDenies, "s1")},
			"", "",
		},
		{"a link to nowhere", base[:1], nil, []app.StatementLink{link("gone", app.LinkDenies, "s1")}, "", ""},
		{"another link", base[:2], nil, []app.StatementLink{link("s2", app.LinkConfirms, "s1")}, "", ""},
		{
			"the latest denial is shown, whatever its number",
			[]string{base[0], "2025-05-09 no_comment", base[2]},
			nil,
			[]app.StatementLink{link("s3", app.LinkDenies, "s1"), link("s2", app.LinkDenies, "s1")},
			app.SignPlus, "2025-05-09",
		},
		{
			"the latest denial is shown",
			[]string{base[0], base[2], "2025-05-09 no_comment"},
			nil,
			[]app.StatementLink{link("s3", app.LinkDenies, "s1"), link("s2", app.LinkDenies, "s1")},
			app.SignPlus, "2025-05-09",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := talk(t, c.lines...)
			in.Links = c.links
			if c.edit != nil {
				c.edit(&in)
			}
			got := cellHI(t, in)
			if (got.State == app.CellContested) != (c.at != "") || got.Has(app.FlagContested) != (c.at != "") {
				t.Fatalf("state %s, flags %v", got.State, got.Flags)
			}
			if c.at != "" && (got.Denied.Date != c.at || got.DeniedSign != c.sign) {
				t.Errorf("denied %v %s, want %s %s", got.Denied, got.DeniedSign, c.at, c.sign)
			}
		})
	}
}

// A duplicate is not counted, so denying it contests nothing; neither does denying a copy
// of one, a report or a refusal to comment.
func TestDenialOfWhatIsNotCounted(t *testing.T) {
	in := talk(t, "2025-05-01 support", "2025-05-02 support", "2025-05-02 support", "2025-05-02 support 8", "2025-05-02 no_comment", "2025-05-09 no_comment")
	in.Spec.Duplicates = "month"
	repeats := app.StatementLink{From: "s3", To: "s2", Type: app.LinkRepeats}
	for target, contested := range map[app.StatementID]bool{"s1": true, "s2": false, "s3": false, "s4": false, "s5": false} {
		in.Links = []app.StatementLink{repeats, {From: "s6", To: target, Type: app.LinkDenies}}
		if c := cellHI(t, in); c.Has(app.FlagContested) != contested {
			t.Errorf("denial of %s: flags %v, counted %v", target, c.Flags, counted(c))
		}
	}
}

// Under roll-up a member may deny its own words, and the institution those of a member.
func TestDenialUnderRollUp(t *testing.T) {
	for denier, contested := range map[app.ActorID]bool{"m": true, "g": true, "x": false} {
		in := heldBy(institution(t, "2025-05-01 support", "2025-05-04 support", "2025-05-02 no_comment"), "m", "m", denier)
		in.Links = []app.StatementLink{{From: "s3", To: "s1", Type: app.LinkDenies}}
		if c := cellOf(t, in, "g", issueI); c.Has(app.FlagContested) != contested {
			t.Errorf("denied by %s: flags %v", denier, c.Flags)
		}
	}
}

func TestDenialOfACopy(t *testing.T) {
	in := without(example(), "s3", "s4", "s5")
	in.Links = []app.StatementLink{{From: "s6", To: "s2", Type: app.LinkDenies}}
	if c := cellHI(t, in); c.State != app.CellContested {
		t.Errorf("a denial of a copy denies what it copies; state %s", c.State)
	}
}

func TestConfidence(t *testing.T) {
	cases := []struct {
		name  string
		lines []string
		want  string
	}{
		{"robust and high", []string{"2025-05-01 support", "2025-05-02 support 4", "2025-05-03 support 4"}, "high"},
		{"robust from two outlets", []string{"2025-05-01 support 1 a", "2025-05-02 support 1 a", "2025-05-03 support 1 b"}, "high"},
		{"robust but few agree", []string{"2025-05-01 support", "2025-05-02 oppose 4", "2025-05-03 support 4", "2025-05-04 support 4"}, "medium"},
		{"robust and low", []string{"2025-05-01 support", "2025-05-02 oppose 4", "2025-05-03 oppose 4", "2025-05-04 support 4", "2025-05-05 neutral"}, "low"},
		{"robust, four of five", []string{"2025-05-01 support", "2025-05-02 oppose 4", "2025-05-03 support 4", "2025-05-04 support 4", "2025-05-05 support"}, "high"},
		{"robust, two of four", []string{"2025-05-01 support", "2025-05-02 oppose 4", "2025-05-03 oppose 4", "2025-05-04 support 4"}, "medium"},
		{"one outlet, four of five", []string{"2025-05-01 support 1 a", "2025-05-02 oppose 1 a", "2025-05-03 support 1 a", "2025-05-04 support 1 a", "2025-05-05 support 1 a", "2025-05-05 no_comment"}, "medium"},
		{"one outlet, three of four", []string{"2025-05-01 support 1 a", "2025-05-02 oppose 1 a", "2025-05-03 support 1 a", "2025-05-04 support 1 a", "2025-05-05 no_comment"}, "low"},
		{"one direct quote", []string{"2025-05-01 support 3", "2025-05-02 no_comment"}, "medium"},
		{"two outlets, no direct quote", []string{"2025-05-01 support 4", "2025-05-02 support 4"}, "medium"},
		{"limited", []string{"2025-05-01 support 4", "2025-05-02 no_comment"}, "low"},
		{"three from one outlet", []string{"2025-05-01 support 1 a", "2025-05-02 support 1 a", "2025-05-03 support 1 a", "2025-05-03 no_comment"}, "medium"},
		{"mixed", []string{"2025-05-01 support", "2025-05-01 oppose"}, "low"},
		{"no comment", []string{"2025-05-01 no_comment"}, ""},
		{"reported only", []string{"2025-05-01 support 7"}, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := cellHI(t, talk(t, c.lines...)).Confidence; got != c.want {
				t.Errorf("confidence %q, want %q", got, c.want)
			}
		})
	}
	t.Run("one outlet in the whole matrix", func(t *testing.T) {
		in := talk(t, cases[0].lines...)
		for id, f := range in.Articles {
			f.Outlet = "only"
			in.Articles[id] = f
		}
		if got := cellHI(t, in).Confidence; got != "medium" {
			t.Errorf("confidence %q", got)
		}
	})
}
