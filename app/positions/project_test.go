package positions_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"parley/app"
	"parley/app/positions"
)

// The example of section 7: A: X (2,1), Y (0,1); B: X (1,0), Y (1,1), as pro and con.
func networkExample(t testing.TB) positions.Input {
	t.Helper()
	in := talk(t, "2025-05-01 support", "2025-05-02 support", "2025-05-03 oppose", "2025-05-04 oppose",
		"2025-05-01 support", "2025-05-01 support", "2025-05-01 oppose", "2025-05-01 neutral")
	in.Spec = app.DNASpec()
	in.Codebook.Actors = []app.Actor{{ID: "b", Name: "B", Type: "other"}, {ID: "a", Name: "A", Type: "other"}, {ID: "quiet", Name: "Quiet", Type: "other"}}
	in.Codebook.Issues = []app.Issue{{ID: "y", Title: "Y"}, {ID: "x", Title: "X"}}
	for i, place := range []string{"ax", "ax", "ax", "ay", "bx", "by", "by", "by"} {
		in.Statements[i].Holder, in.Statements[i].Issue = app.ActorID(place[:1]), app.IssueID(place[1:])
	}
	return in
}

func TestProjectExample(t *testing.T) {
	one := func(qualifier, normalise string) app.Projection {
		return app.Projection{Mode: app.OneMode, Qualifier: qualifier, Normalise: normalise}
	}
	pair := func(v float64) [][]float64 { return [][]float64{{0, v}, {v, 0}} }
	cases := []struct {
		name string
		p    app.Projection
		want [][]float64
	}{
		{"ignore", app.Projection{}, [][]float64{{3, 1}, {1, 2}}},
		{"subtract", app.Projection{Qualifier: "subtract"}, [][]float64{{1, -1}, {1, 0}}},
		{"combine", app.Projection{Qualifier: "combine"}, [][]float64{{3, 2}, {1, 3}}},
		{"activity", app.Projection{Qualifier: "subtract", Normalise: "activity"}, [][]float64{{0.25, -0.25}, {1.0 / 3, 0}}},
		{"prominence", app.Projection{Normalise: "prominence"}, [][]float64{{0.75, 1.0 / 3}, {0.25, 2.0 / 3}}},
		{"one-mode ignore", one("ignore", ""), pair(5)},
		{"congruence", one("congruence", ""), pair(3)},
		{"conflict", one("conflict", ""), pair(2)},
		{"one-mode subtract", one("subtract", ""), pair(1)},
		{"average", one("congruence", "average"), pair(3 / 3.5)},
		{"cosine", one("congruence", "cosine"), pair(0.25)},
		{"jaccard", one("congruence", "jaccard"), pair(0.6)},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			n := project(t, networkExample(t), c.p)
			if d := cmp.Diff(c.want, n.Values, cmpopts.EquateApprox(0, 1e-9)); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff([]string{"A", "B"}, n.Rows); d != "" {
				t.Error(d)
			}
			if n.Statements != 7 || n.NoLevel != 1 {
				t.Errorf("statements %d, without a level %d", n.Statements, n.NoLevel)
			}
		})
	}
}

func TestProjectLevels(t *testing.T) {
	in := talk(t, "2025-05-01 strong_support", "2025-05-02 oppose", "2025-05-03 neutral", "2025-05-03 ambivalent")
	cases := []struct {
		levels            string
		subtract, combine float64
		noLevel           int
	}{
		{"boolean", 0, 3, 2},
		{"sign", 0, 4 + 2 + 1, 1},
		{"value", 1, 8 + 4 + 1, 1},
	}
	for _, c := range cases {
		t.Run(c.levels, func(t *testing.T) {
			in.Spec.Levels = c.levels
			n := project(t, in, app.Projection{Qualifier: "subtract"})
			if n.Values[0][0] != c.subtract || n.NoLevel != c.noLevel {
				t.Errorf("subtract %v, no level %d", n.Values[0][0], n.NoLevel)
			}
			if v := project(t, in, app.Projection{Qualifier: "combine"}).Values[0][0]; v != c.combine {
				t.Errorf("combine %v, want %v", v, c.combine)
			}
		})
	}
}

// A says +1, B −1 on one issue (R11), and the range that DNA observes instead.
func TestAgreements(t *testing.T) {
	in := talk(t, "2025-05-01 support", "2025-05-02 oppose", "2025-05-02 oppose")
	in.Statements[0].Holder, in.Statements[1].Holder = "a", "b"
	in.Statements[2].Holder, in.Statements[2].Issue = "b", "j"
	agree := func(levels string) []app.Agreement {
		in.Spec.Levels = levels
		got, err := positions.Agreements(in)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	in.Spec.Compat = []string{app.CompatRange}
	want := []app.Agreement{{A: "a", B: "b", Congruence: 0.5, Conflict: 0.5, Shared: 1}}
	if d := cmp.Diff(want, agree("value")); d != "" {
		t.Error("the declared range counts:", d)
	}
	want[0].Congruence, want[0].Conflict = 0, 1
	if d := cmp.Diff(want, agree("boolean")); d != "" {
		t.Error(d)
	}
	in.Spec.Levels = "value"
	if v := project(t, in, app.Projection{Mode: app.OneMode, Qualifier: "conflict"}).Values[0][1]; v != 1 {
		t.Errorf("dna_range: conflict %v, want 1", v)
	}
	in.Statements[1].Issue = "j"
	if got := agree("value"); len(got) != 0 {
		t.Errorf("no shared issue: %v", got)
	}
}

func TestProjectDuplicates(t *testing.T) {
	in := talk(t, "2025-05-01 support 1 d", "2025-05-02 support 1 d", "2025-05-03 oppose 1 d", "2025-05-03 oppose 1 e")
	in.Spec = app.DNASpec()
	in.Spec.Duplicates = "document"
	if n := project(t, in, app.Projection{}); n.Values[0][0] != 2 || n.Duplicates != 2 {
		t.Errorf("with dna_ignore_duplicates %v, dropped %d", n.Values, n.Duplicates)
	}
	if n := project(t, in, app.Projection{Qualifier: "subtract"}); n.Values[0][0] != -1 || n.Duplicates != 1 {
		t.Errorf("the switch is for ignore only: %v, dropped %d", n.Values, n.Duplicates)
	}
	in.Spec.Compat = nil
	if n := project(t, in, app.Projection{}); n.Values[0][0] != 3 || n.Duplicates != 1 || n.Statements != 3 {
		t.Errorf("the level stays in the key: %v", n.Values)
	}
}

// Copies count once; reported statements and those without a place do not count.
func TestProjectFilters(t *testing.T) {
	in := talk(t, "2025-05-01 support", "2025-05-02 support", "2025-05-03 oppose 8", "2025-05-03 oppose", "2025-05-04 oppose")
	in.Links = []app.StatementLink{{From: "s2", To: "s1", Type: app.LinkRepeats}}
	in.Statements[3].Review = app.ReviewRejected
	in.Statements[0].Speaker, in.Statements[1].Speaker = "m", "m"
	n := project(t, in, app.Projection{Rows: app.VariableSpeaker})
	want := []app.LeftOut{
		{Reason: "rejected", IDs: []app.StatementID{"s4"}},
		{Reason: "row_or_column", IDs: []app.StatementID{"s5"}},
		{Reason: "reported", IDs: []app.StatementID{"s3"}},
	}
	if d := cmp.Diff(want, n.LeftOut); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([][]float64{{1}}, n.Values); d != "" || n.RowIDs[0] != "m" {
		t.Error(n.RowIDs, d)
	}
	t.Run("exclude", func(t *testing.T) {
		for _, x := range []app.Exclusion{
			{Variable: "speaker", Value: "m"},
			{Variable: "stance", Value: "support"},
			{Variable: "article", Value: "a1"},
			{Variable: "attribution", Value: "direct_quote"},
			{Variable: "outlet", Value: "o1"},
			{Variable: "issue", Value: "I"},
			{Variable: "holder", Value: "h"},
		} {
			in := without(in, "s2")
			n := project(t, in, app.Projection{Rows: app.VariableSpeaker, Exclude: []app.Exclusion{x}})
			if len(n.Rows) != 0 {
				t.Errorf("%v leaves %v", x, n.Rows)
			}
		}
	})
	t.Run("isolates come from the unfiltered statements", func(t *testing.T) {
		in := networkExample(t)
		in.Statements[0].Holder, in.Statements[0].Review = "quiet", app.ReviewRejected
		in.Spec.Isolates = true
		n := project(t, in, app.Projection{})
		if d := cmp.Diff([]string{"A", "B", "Quiet"}, n.Rows); d != "" {
			t.Error(d)
		}
		if _, ok := n.Value(2, 0); ok {
			t.Error("blank is not zero: an isolate has no value")
		}
		if v, ok := n.Value(0, 0); !ok || v != 2 {
			t.Errorf("value %v %v", v, ok)
		}
	})
	t.Run("isolates of other variables", func(t *testing.T) {
		in := talk(t, "2025-05-01 support", "2025-05-01 support 8", "2025-05-01 support")
		in.Spec.Isolates = true
		in.Statements[0].Speaker, in.Statements[1].Speaker, in.Statements[1].Issue = "m", "n", "j"
		in.Statements[2].Review, in.Statements[2].Holder, in.Statements[2].Issue = app.ReviewDraft, "", " "
		n := project(t, in, app.Projection{Rows: app.VariableSpeaker})
		if d := cmp.Diff([]string{"m", "n"}, n.RowIDs); d != "" {
			t.Error(d)
		}
		if d := cmp.Diff([]string{"i", "j"}, n.ColumnIDs); d != "" {
			t.Error(d)
		}
		if n := project(t, in, app.Projection{}); len(n.Rows) != 1 {
			t.Errorf("rows %v", n.Rows)
		}
	})
	t.Run("rows and columns of the spec", func(t *testing.T) {
		in := networkExample(t)
		in.Spec.Rows, in.Spec.Columns = []app.ActorID{"b"}, []app.IssueID{"y"}
		n := project(t, in, app.Projection{})
		if d := cmp.Diff([][]float64{{2}}, n.Values); d != "" || n.Rows[0] != "B" || n.Columns[0] != "Y" {
			t.Error(n.Rows, n.Columns, d)
		}
	})
	t.Run("roll-up", func(t *testing.T) {
		in := heldBy(institution(t, "2025-05-03 support", "2025-05-03 oppose"), "m", "x")
		n := project(t, in, app.Projection{})
		if d := cmp.Diff([]string{"G", "M", "X"}, n.Rows); d != "" || n.Values[0][0] != 2 || n.Statements != 2 {
			t.Error(d, n.Values, n.Statements)
		}
	})
}

func TestProjectRefuses(t *testing.T) {
	cases := []struct {
		name string
		p    app.Projection
		code app.Code
	}{
		{"combine with activity", app.Projection{Qualifier: "combine", Normalise: "activity"}, app.Invalid},
		{"combine with prominence", app.Projection{Qualifier: "combine", Normalise: "prominence"}, app.Invalid},
		{"congruence in two-mode", app.Projection{Qualifier: "congruence"}, app.Invalid},
		{"combine in one-mode", app.Projection{Mode: app.OneMode, Qualifier: "combine"}, app.Invalid},
		{"average in two-mode", app.Projection{Normalise: "average"}, app.Invalid},
		{"activity in one-mode", app.Projection{Mode: app.OneMode, Normalise: "activity"}, app.Invalid},
		{"rows like columns", app.Projection{Rows: "issue", Columns: "issue"}, app.Invalid},
		{"unknown variable", app.Projection{Rows: "outlet"}, app.Invalid},
		{"three-mode", app.Projection{Mode: "three-mode"}, app.Invalid},
		{"unknown exclusion", app.Projection{Exclude: []app.Exclusion{{Variable: "colour", Value: "red"}}}, app.Invalid},
		{"exclusion of no attribution", app.Projection{Exclude: []app.Exclusion{{Variable: "attribution", Value: "hearsay"}}}, app.NotFound},
		{"exclusion of no issue", app.Projection{Exclude: []app.Exclusion{{Variable: "issue", Value: "Z"}}}, app.NotFound},
		{"exclusion of nobody", app.Projection{Exclude: []app.Exclusion{{Variable: "holder", Value: "Nobody"}}}, app.NotFound},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			n, err := positions.Project(networkExample(t), c.p)
			if app.CodeOf(err) != c.code || n.Values != nil {
				t.Errorf("error %v", err)
			}
		})
	}
}
