package app_test

import (
	"testing"

	"parley/app"
)

// valid is a reviewed statement with everything that one needs.
func valid() app.Statement {
	return app.Statement{
		ID: "S-1", Article: "a", Holder: "h", Issue: "i", Stance: app.Support, Attribution: app.DirectQuote, Certainty: "CT", Polarity: "+",
		StatedAt: "2025-04-11", StatedBasis: app.BasisExplicit, Origin: app.OriginManual, Review: app.ReviewReviewed,
		Passages: []app.Passage{{Role: app.RoleContent, Quote: app.Quote{Span: app.Span{Version: "v", Bounds: app.Bounds{Start: 0, End: 3}}, Exact: "yes"}}},
	}
}

func TestStatementValidate(t *testing.T) {
	number := func(x float64) *float64 { return &x }
	cases := []struct {
		name string
		edit func(*app.Statement)
		ok   bool
	}{
		{"valid", func(*app.Statement) {}, true},
		{"no id", func(s *app.Statement) { s.ID = "" }, false},
		{"no article", func(s *app.Statement) { s.Article = "" }, false},
		{"a draft may lack holder, issue, stance, attribution and quote", func(s *app.Statement) {
			s.Review, s.Holder, s.Issue, s.Stance, s.Attribution, s.Passages = app.ReviewDraft, "", "", "", "", nil
		}, true},
		{"reviewed without holder", func(s *app.Statement) { s.Holder = "" }, false},
		{"reviewed without issue", func(s *app.Statement) { s.Issue = "" }, false},
		{"reviewed without stance", func(s *app.Statement) { s.Stance = "" }, false},
		{"reviewed without attribution", func(s *app.Statement) { s.Attribution = "" }, false},
		{"reviewed without content", func(s *app.Statement) { s.Passages[0].Role = app.RoleCue }, false},
		{"unclear stance", func(s *app.Statement) { s.Stance = app.Unclear }, false},
		{"unknown stance", func(s *app.Statement) { s.Stance = "maybe" }, false},
		{"condition typed", func(s *app.Statement) { s.Stance, s.Condition = app.ConditionalSupport, "if asked" }, true},
		{"condition marked", func(s *app.Statement) {
			s.Stance = app.ConditionalOppose
			s.Passages = append(s.Passages, s.Passages[0])
			s.Passages[1].Role = app.RoleCondition
		}, true},
		{"condition missing", func(s *app.Statement) { s.Stance, s.Condition = app.ConditionalSupport, "  " }, false},
		{"unknown attribution", func(s *app.Statement) { s.Attribution = "hearsay" }, false},
		{"second hand without a reporter", func(s *app.Statement) { s.Attribution = app.SecondHandNamed }, false},
		{"anonymous without a reporter", func(s *app.Statement) { s.Attribution = app.SecondHandAnonymous }, false},
		{"second hand", func(s *app.Statement) {
			s.Attribution, s.Chain = app.SecondHandNamed, []app.AttributionLink{{SourceActor: "m"}}
		}, true},
		{"a link that names nobody", func(s *app.Statement) { s.Chain = []app.AttributionLink{{SourceLabel: " "}} }, false},
		{"spokesperson", func(s *app.Statement) { s.Attribution, s.Speaker = app.SpokespersonForHolder, "m" }, true},
		{"spokesperson for oneself", func(s *app.Statement) { s.Attribution, s.Speaker = app.SpokespersonForHolder, "h" }, false},
		{"certainty", func(s *app.Statement) { s.Certainty = "sure" }, false},
		{"polarity", func(s *app.Statement) { s.Polarity = "0" }, false},
		{"time reference", func(s *app.Statement) { s.TimeReference = "soon" }, false},
		{"date basis", func(s *app.Statement) { s.StatedBasis = "unresolved" }, false},
		{"act", func(s *app.Statement) { s.Act = "shout" }, false},
		{"coder confidence", func(s *app.Statement) { s.CoderConfidence = "total" }, false},
		{"review", func(s *app.Statement) { s.Review = "" }, false},
		{"date", func(s *app.Statement) { s.StatedAt = "in May" }, false},
		{"date without a year", func(s *app.Statement) { s.StatedAt = "--04-11" }, true},
		{"no date", func(s *app.Statement) { s.StatedAt = "" }, true},
		{"scale point", func(s *app.Statement) { s.ScalePoint = number(100) }, true},
		{"scale point above", func(s *app.Statement) { s.ScalePoint = number(100.1) }, false},
		{"salience below", func(s *app.Statement) { s.Salience = number(-1) }, false},
		{"firmness above", func(s *app.Statement) { s.Firmness = number(101) }, false},
		{"passage role", func(s *app.Statement) { s.Passages[0].Role = "hint" }, false},
		{"passage of another length", func(s *app.Statement) { s.Passages[0].End = 4 }, false},
		{"passage without a version", func(s *app.Statement) { s.Passages[0].Version = "" }, false},
		{"empty passage", func(s *app.Statement) { s.Passages[0].End, s.Passages[0].Exact = 0, "" }, false},
		{"negative passage", func(s *app.Statement) { s.Passages[0].Start, s.Passages[0].End = -3, 0 }, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := valid()
			c.edit(&s)
			err := s.Validate()
			if (err == nil) != c.ok || (err != nil && app.CodeOf(err) != app.Invalid) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestStatementCounts(t *testing.T) {
	cases := map[string]struct {
		edit func(*app.Statement)
		want bool
	}{
		"reviewed":   {func(*app.Statement) {}, true},
		"draft":      {func(s *app.Statement) { s.Review = app.ReviewDraft }, true},
		"rejected":   {func(s *app.Statement) { s.Review = app.ReviewRejected }, false},
		"no holder":  {func(s *app.Statement) { s.Holder = "" }, false},
		"no issue":   {func(s *app.Statement) { s.Issue = "" }, false},
		"no stance":  {func(s *app.Statement) { s.Stance = "" }, false},
		"unclear":    {func(s *app.Statement) { s.Stance = app.Unclear }, false},
		"no comment": {func(s *app.Statement) { s.Stance = app.NoComment }, true},
	}
	for name, c := range cases {
		s := valid()
		c.edit(&s)
		if s.Counts() != c.want {
			t.Errorf("%s: counts %v", name, s.Counts())
		}
	}
}

func TestReporter(t *testing.T) {
	s := valid()
	if _, ok := s.Reporter(); ok {
		t.Error("nobody stands between")
	}
	s.Chain = []app.AttributionLink{{SourceActor: "h"}, {SourceLabel: "an official"}}
	if l, ok := s.Reporter(); !ok || l.SourceLabel != "an official" {
		t.Errorf("reporter %+v", l)
	}
}

// Value, sign and words of a stance agree with each other and with the table of stances.
func TestStances(t *testing.T) {
	values := map[app.Stance]int{
		app.StrongSupport: 2, app.Support: 1, app.ConditionalSupport: 1, app.NeutralStance: 0,
		app.ConditionalOppose: -1, app.Oppose: -1, app.StrongOppose: -2,
	}
	signs := map[app.Stance]app.Sign{app.Ambivalent: app.SignAmbivalent, app.NoComment: app.SignNoComment}
	words := map[string]bool{}
	for _, s := range app.Stances() {
		v, ok := s.Value()
		want, valued := values[s]
		if ok != valued || v != want {
			t.Errorf("%s has value %d %v", s, v, ok)
		}
		sign := signs[s]
		switch {
		case valued && want > 0:
			sign = app.SignPlus
		case valued && want < 0:
			sign = app.SignMinus
		case valued:
			sign = app.SignZero
		}
		if s.Sign() != sign || !s.Valid() || words[s.Words()] {
			t.Errorf("%s: sign %s, words %q", s, s.Sign(), s.Words())
		}
		words[s.Words()] = true
	}
	if app.Unclear.Valid() || app.Stance("").Sign() != "" {
		t.Error("unclear and empty stances have no sign")
	}
	for i, a := range app.Attributions() {
		if a.Rank() != i+1 {
			t.Errorf("%s has rank %d", a, a.Rank())
		}
	}
	if app.Attribution("x").Rank() != 0 {
		t.Error("an unknown attribution has a rank")
	}
}
