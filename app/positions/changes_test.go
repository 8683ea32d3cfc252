package positions_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/positions"
)

func TestChanges(t *testing.T) {
	type kinds = []app.ChangeClass
	cases := []struct {
		name          string
		before, after []string
		edit          func(before, after *positions.Input)
		want          kinds
		added, gone   []app.StatementID
	}{
		{
			"the example: flipped",
			[]string{"2025-05-03 support"},
			[]string{"2025-05-03 support", "2025-05-10 oppose 4"},
			nil,
			kinds{app.ChangeFlipped},
			[]app.StatementID{"s2"},
			nil,
		},
		{
			"the example: restated",
			[]string{"2025-05-03 support"},
			[]string{"2025-05-03 support", "2025-05 strong_support 2"},
			nil,
			kinds{app.ChangeRestated},
			[]app.StatementID{"s2"},
			nil,
		},
		{"new", nil, []string{"2025-05-03 support"}, nil, kinds{app.ChangeNew}, []app.StatementID{"s1"}, nil},
		{
			"new after no comment",
			[]string{"2025-05-03 no_comment"},
			[]string{"2025-05-03 no_comment", "2025-05-04 oppose"},
			nil,
			kinds{app.ChangeNew},
			[]app.StatementID{"s2"},
			nil,
		},
		{"silent", []string{"2025-05-03 support"}, []string{"2025-05-03 support"}, nil, kinds{app.ChangeSilent}, nil, nil},
		{
			"hardened",
			[]string{"2025-05-03 support"},
			[]string{"2025-05-03 support", "2025-05-04 strong_support"},
			nil,
			kinds{app.ChangeHardened},
			[]app.StatementID{"s2"},
			nil,
		},
		{
			"softened",
			[]string{"2025-05-03 strong_oppose"},
			[]string{"2025-05-03 strong_oppose", "2025-05-04 oppose"},
			nil,
			kinds{app.ChangeSoftened},
			[]app.StatementID{"s2"},
			nil,
		},
		{
			"neutral is 0 on either side: hardened",
			[]string{"2025-05-03 neutral"},
			[]string{"2025-05-03 neutral", "2025-05-04 oppose"},
			nil,
			kinds{app.ChangeHardened},
			[]app.StatementID{"s2"},
			nil,
		},
		{
			"neutral is 0 on either side: softened",
			[]string{"2025-05-03 support"},
			[]string{"2025-05-03 support", "2025-05-04 neutral"},
			nil,
			kinds{app.ChangeSoftened},
			[]app.StatementID{"s2"},
			nil,
		},
		{
			"now mixed",
			[]string{"2025-05-03 support"},
			[]string{"2025-05-03 support", "2025-05-03 oppose"},
			nil,
			kinds{app.ChangeNowMixed},
			[]app.StatementID{"s2"},
			nil,
		},
		{
			"resolved",
			[]string{"2025-05-03 support", "2025-05-03 oppose"},
			[]string{"2025-05-03 support", "2025-05-03 oppose", "2025-05-04 oppose"},
			nil,
			kinds{app.ChangeResolved},
			[]app.StatementID{"s3"},
			nil,
		},
		{
			"now conditional",
			[]string{"2025-05-03 support"},
			[]string{"2025-05-03 support", "2025-05-04 conditional_support"},
			nil,
			kinds{app.ChangeNowConditional},
			[]app.StatementID{"s2"},
			nil,
		},
		{
			"condition dropped and hardened",
			[]string{"2025-05-03 conditional_support"},
			[]string{"2025-05-03 conditional_support", "2025-05-04 strong_support"},
			nil,
			kinds{app.ChangeConditionDropped, app.ChangeHardened},
			[]app.StatementID{"s2"},
			nil,
		},
		{"denied", []string{"2025-05-03 support"}, []string{"2025-05-03 support", "2025-05-04 no_comment"}, func(_, after *positions.Input) {
			after.Links = []app.StatementLink{{From: "s2", To: "s1", Type: app.LinkDenies}}
		}, kinds{app.ChangeDenied}, []app.StatementID{"s2"}, nil},
		{
			"deleted",
			[]string{"2025-05-03 support", "2025-05-04 support"},
			[]string{"2025-05-03 support"},
			nil,
			kinds{app.ChangeEvidenceRemoved},
			nil,
			[]app.StatementID{"s2"},
		},
		{"rejected", []string{"2025-05-03 support"}, []string{"2025-05-03 support"}, func(_, after *positions.Input) {
			after.Statements[0].Review = app.ReviewRejected
		}, kinds{app.ChangeEvidenceRemoved}, nil, []app.StatementID{"s1"}},
		{
			"recoded to another stance",
			[]string{"2025-05-03 support"},
			[]string{"2025-05-03 oppose"},
			nil,
			kinds{app.ChangeFlipped, app.ChangeEvidenceRemoved},
			nil,
			[]app.StatementID{"s1"},
		},
		{
			"recoded to reported",
			[]string{"2025-05-03 support", "2025-05-04 support"},
			[]string{"2025-05-03 support", "2025-05-04 support 8"},
			nil,
			kinds{app.ChangeEvidenceRemoved},
			nil,
			[]app.StatementID{"s2"},
		},
		{"leaving the window is no removal", []string{"2025-05-03 support", "2025-05-04 support"}, []string{"2025-05-03 support", "2025-05-04 support"}, func(_, after *positions.Input) {
			after.Spec.From = "2025-05-04"
		}, kinds{app.ChangeSilent}, nil, nil},
		{"a new copy is nothing new", []string{"2025-05-03 support"}, []string{"2025-05-03 support", "2025-05-03 support"}, func(_, after *positions.Input) {
			after.Links = []app.StatementLink{{From: "s2", To: "s1", Type: app.LinkRepeats}}
		}, kinds{app.ChangeSilent}, nil, nil},
		{
			"a new report",
			[]string{"2025-05-03 support"},
			[]string{"2025-05-03 support", "2025-05-04 oppose 8"},
			nil,
			kinds{app.ChangeRestated},
			[]app.StatementID{"s2"},
			nil,
		},
		{
			"a report where nothing was said", nil,
			[]string{"2025-05-03 support 8"},
			nil,
			kinds{app.ChangeRestated},
			[]app.StatementID{"s1"},
			nil,
		},
		{"override stale in addition", []string{"2025-05-03 support"}, []string{"2025-05-03 support", "2025-05-04 oppose"}, func(before, after *positions.Input) {
			o := app.CellOverride{Spec: "default", Actor: actorH, Issue: issueI, Value: app.Oppose, Reason: "r"}
			o.EvidenceHash = cellHI(t, *before).EvidenceHash
			after.Overrides = []app.CellOverride{o}
		}, kinds{app.ChangeFlipped, app.ChangeOverrideStale}, []app.StatementID{"s2"}, nil},
	}
	tested := map[app.ChangeClass]bool{}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			before, after := talk(t, c.before...), talk(t, c.after...)
			if c.edit != nil {
				c.edit(&before, &after)
			}
			got := positions.Changes(build(t, before), build(t, after))
			if len(got) != 1 {
				t.Fatalf("%d changes: %+v", len(got), got)
			}
			if d := cmp.Diff(c.want, got[0].Kinds); d != "" {
				t.Error(d)
			}
			if !slices.Equal(c.added, got[0].Statements) || !slices.Equal(c.gone, got[0].Removed) {
				t.Errorf("added %v, removed %v", got[0].Statements, got[0].Removed)
			}
			if got[0].Reading == "" || got[0].From == "" || got[0].To == "" {
				t.Errorf("words are missing: %+v", got[0])
			}
		})
		for _, k := range c.want {
			tested[k] = true
		}
	}
	for _, k := range app.ChangeClasses() {
		if !tested[k] {
			t.Errorf("no case for %s", k)
		}
	}
}

func TestChangeWords(t *testing.T) {
	before, after := talk(t, "2025-05-03 support"), talk(t, "2025-05-03 support", "2025-05-10 oppose")
	got := positions.Changes(build(t, before), build(t, after))
	want := []app.CellChange{{
		Actor: actorH, Issue: issueI, Kinds: []app.ChangeClass{app.ChangeFlipped}, From: "▲ Support", To: "▼ Now oppose",
		Earlier: "2025-05-03", Later: "2025-05-10", Statements: []app.StatementID{"s2"},
		Reading: "Changed sides from ▲ Support to ▼ Now oppose.",
	}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if k := got[0].Kind(); k != app.ChangeFlipped {
		t.Errorf("kind %s", k)
	}
	t.Run("the first five of many statements are named", func(t *testing.T) {
		lines := []string{"2025-05-01 support"}
		for range 5 {
			lines = append(lines, "2025-05-02 support")
		}
		got := positions.Changes(build(t, talk(t, lines[0])), build(t, talk(t, lines...)))
		if want := "Said again (s2, s3, s4, s5, s6): ▲ Support."; got[0].Reading != want {
			t.Errorf("%q, want %q", got[0].Reading, want)
		}
		got = positions.Changes(build(t, talk(t, lines[0])), build(t, talk(t, append(lines, "2025-05-03 support")...)))
		if want := "Said again (s2, s3, s4, s5, s6, …): ▲ Support."; got[0].Reading != want {
			t.Errorf("%q, want %q", got[0].Reading, want)
		}
	})
	t.Run("an override without evidence is no change", func(t *testing.T) {
		in := talk(t)
		o := app.CellOverride{Spec: "default", Actor: actorH, Issue: issueI, Value: app.Oppose, Reason: "r"}
		in.Overrides = []app.CellOverride{o}
		m := build(t, in)
		in.Overrides[0].EvidenceHash = m.Cells[0].EvidenceHash
		if got := positions.Changes(m, build(t, in)); len(got) != 0 {
			t.Errorf("%+v", got)
		}
	})
	t.Run("a cell that is gone comes last", func(t *testing.T) {
		before := talk(t, "2025-05-03 support", "2025-05-03 support")
		before.Statements[0].Holder = "aaa"
		got := positions.Changes(build(t, before), build(t, without(before, "s1")))
		if len(got) != 2 || got[1].Actor != "aaa" || got[1].To != "–" || got[1].Kind() != app.ChangeEvidenceRemoved {
			t.Errorf("%+v", got)
		}
	})
}
