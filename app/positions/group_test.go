package positions_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/positions"
)

// counted maps statements to how they were counted, "copy of s1".
func counted(c app.Cell) map[app.StatementID]string {
	out := map[app.StatementID]string{}
	for _, e := range c.Evidence {
		out[e.Statement] = e.CountedAs
		if e.Of != "" {
			out[e.Statement] += " of " + string(e.Of)
		}
	}
	return out
}

func TestCollapse(t *testing.T) {
	pair := func() positions.Input {
		in := talk(t, "2025-05-03 support", "2025-05-04 support")
		for id, f := range in.Articles {
			f.Cluster = "k"
			in.Articles[id] = f
		}
		in.Statements[0].Passages, in.Statements[1].Passages = words("The plan stands."), words("The plan stands.")
		return in
	}
	edit := func(id app.StatementID, f func(*app.Statement)) func(*positions.Input) {
		return func(in *positions.Input) { *in = change(*in, id, f) }
	}
	quote := func(texts ...string) func(*positions.Input) {
		return edit("s2", func(s *app.Statement) { s.Passages = words(texts...) })
	}
	cases := []struct {
		name   string
		edit   func(*positions.Input)
		joined bool
	}{
		{"same words", func(*positions.Input) {}, true},
		{"case, quotation marks, space, outer punctuation", quote("“THE  plan\nstands”…"), true},
		{"other words", quote("The plan falls."), false},
		{"two passages are not one", quote("The plan", "stands."), false},
		{"no words", func(in *positions.Input) {
			quote()(in)
			edit("s1", func(s *app.Statement) { s.Passages = nil })(in)
		}, false},
		{"other stance", edit("s2", func(s *app.Statement) { s.Stance = app.StrongSupport }), false},
		{"own and reported stay apart", edit("s2", func(s *app.Statement) { s.Attribution = app.ReportedUnsourced }), false},
		{"no cluster", func(in *positions.Input) { in.Articles["a2"] = app.ArticleFacts{ID: "a2", Seq: 2} }, false},
		{"another cluster", func(in *positions.Input) { in.Articles["a2"] = app.ArticleFacts{ID: "a2", Seq: 2, Cluster: "other"} }, false},
		{"switched off", func(in *positions.Input) { in.Spec.Collapse = false }, false},
		{"repeats link", func(in *positions.Input) {
			in.Articles["a2"] = app.ArticleFacts{ID: "a2", Seq: 2}
			quote("Quite other words")(in)
			in.Links = []app.StatementLink{{From: "s2", To: "s1", Type: app.LinkRepeats}}
		}, true},
		{"repeats link, other stance", func(in *positions.Input) {
			edit("s2", func(s *app.Statement) { s.Stance = app.NeutralStance })(in)
			in.Links = []app.StatementLink{{From: "s2", To: "s1", Type: app.LinkRepeats}}
		}, false},
		{"another link", func(in *positions.Input) {
			quote("Quite other words")(in)
			in.Links = []app.StatementLink{{From: "s2", To: "s1", Type: app.LinkConfirms}}
		}, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := pair()
			c.edit(&in)
			got := cellHI(t, in)
			if (got.Copies == 1) != c.joined {
				t.Errorf("copies %d, counted %v", got.Copies, counted(got))
			}
			if c.joined && (got.N != 1 || counted(got)["s2"] != "copy of s1" || len(got.Statements) != 2) {
				t.Errorf("N %d, counted %v", got.N, counted(got))
			}
		})
	}
}

// Joined groups hold together over chains and count once, as their least member; the
// number before the collapse stays visible.
func TestCollapseOfChains(t *testing.T) {
	in := talk(t, "2025-05-05 support", "2025-05-04 support", "2025-05-03 support", "2025-05-02 support")
	in.Links = []app.StatementLink{
		{From: "s1", To: "s2", Type: app.LinkRepeats}, {From: "s3", To: "s1", Type: app.LinkRepeats},
	}
	c := cellHI(t, in)
	want := map[app.StatementID]string{"s4": "own", "s3": "own", "s2": "copy of s3", "s1": "copy of s3"}
	if d := cmp.Diff(want, counted(c)); d != "" {
		t.Error(d)
	}
	if c.N != 2 || c.Copies != 2 || c.Outlets != 4 || c.Evidence[1].Outlets != 3 {
		t.Errorf("N %d, copies %d, outlets %d, of the group %d", c.N, c.Copies, c.Outlets, c.Evidence[1].Outlets)
	}
}

func TestDuplicates(t *testing.T) {
	cases := []struct {
		name, rule string
		lines      []string
		want       map[app.StatementID]string
	}{
		{"include", "include", []string{"2025-05-01 support", "2025-05-01 support"}, map[app.StatementID]string{"s1": "own", "s2": "own"}},
		{
			"document", "document",
			[]string{"2025-05-01 support 1 a", "2025-05-09 strong_support 1 a", "2025-05-09 support 1 b", "2025-05-02 oppose 1 a"},
			map[app.StatementID]string{"s1": "own", "s2": "duplicate of s1", "s3": "own", "s4": "own"},
		},
		{
			"week", "week",
			[]string{"2025-05-05 support", "2025-05-11 support", "2025-05-12 support"},
			map[app.StatementID]string{"s1": "own", "s2": "duplicate of s1", "s3": "own"},
		},
		{"week has its year", "week", []string{"2024-05-15 support", "2025-05-14 support"}, map[app.StatementID]string{"s1": "own", "s2": "own"}},
		{
			"ISO week over New Year", "week",
			[]string{"2024-12-30 support", "2025-01-02 support"},
			map[app.StatementID]string{"s1": "own", "s2": "duplicate of s1"},
		},
		{
			"month", "month",
			[]string{"2025-05-03 support", "2025-05 support", "2025-06-01 support"},
			map[app.StatementID]string{"s2": "own", "s1": "duplicate of s2", "s3": "own"},
		},
		{"month has its year", "month", []string{"2024-05-03 support", "2025-05-03 support"}, map[app.StatementID]string{"s1": "own", "s2": "own"}},
		{
			"year", "year",
			[]string{"2025-01-03 support", "2025-12-03 support", "2026-01-01 support"},
			map[app.StatementID]string{"s1": "own", "s2": "duplicate of s1", "s3": "own"},
		},
		{
			"range", "range",
			[]string{"2023-01-03 support", "2025-12-03 support", "2026-01-01 neutral"},
			map[app.StatementID]string{"s1": "own", "s2": "duplicate of s1", "s3": "own"},
		},
		{
			"unknown dates come first and share a period", "month",
			[]string{"2025-05-03 support", "- support", "--05-03 support"},
			map[app.StatementID]string{"s2": "own", "s3": "duplicate of s2", "s1": "own"},
		},
		{
			"own and reported stay apart", "range",
			[]string{"2025-05-01 support", "2025-05-02 support 8"},
			map[app.StatementID]string{"s1": "own", "s2": "reported"},
		},
	}
	tested := map[string]bool{}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := talk(t, c.lines...)
			in.Spec.Duplicates = c.rule
			if d := cmp.Diff(c.want, counted(cellHI(t, in))); d != "" {
				t.Error(d)
			}
		})
		tested[c.rule] = true
	}
	for _, r := range app.DuplicateRules() {
		if !tested[r] {
			t.Errorf("no case for %s", r)
		}
	}
}

// Distinct outlets of all evidence; unnamed ones count as one where there are no others.
func TestOutlets(t *testing.T) {
	cases := []struct {
		name    string
		outlets []app.OutletID
		want    int
	}{
		{"one", []app.OutletID{"a"}, 1},
		{"the same twice", []app.OutletID{"a", "a"}, 1},
		{"two", []app.OutletID{"a", "b", "a"}, 2},
		{"unnamed beside named", []app.OutletID{"a", "", "a"}, 1},
		{"unnamed only", []app.OutletID{"", ""}, 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := talk(t, []string{"2025-05-01 support", "2025-05-02 support", "2025-05-03 support"}[:len(c.outlets)]...)
			for i, o := range c.outlets {
				id := app.ArticleID("a" + itoa(i+1))
				in.Articles[id] = app.ArticleFacts{ID: id, Seq: int64(i), Outlet: o}
				if i > 0 {
					in.Links = append(in.Links, app.StatementLink{From: "s1", To: app.StatementID("s" + itoa(i+1)), Type: app.LinkRepeats})
				}
			}
			if got := cellHI(t, in); got.Outlets != c.want || got.Evidence[0].Outlets != c.want || got.Copies != len(c.outlets)-1 {
				t.Errorf("outlets %d, of the group %d, copies %d", got.Outlets, got.Evidence[0].Outlets, got.Copies)
			}
		})
	}
}

// The line of the running example: under month s4 stands for s1, p 1, n 1.
func TestRunningExampleMonth(t *testing.T) {
	in := example()
	in.Spec.Duplicates = "month"
	c := cellHI(t, in)
	if c.Pro != 1 || c.Con != 1 || counted(c)["s1"] != "duplicate of s4" || counted(c)["s2"] != "copy of s1" {
		t.Errorf("p %d, n %d, %v", c.Pro, c.Con, counted(c))
	}
}

// The total order: date said, published, order of import, place in the text, id.
func TestTotalOrder(t *testing.T) {
	in := talk(t, "2025-05-01 support 1 a", "2025-05-01 support 1 a", "2025-05-01 support 1 b", "2025-05-01 support 1 c", "- support 1 c", "2025 support 1 c")
	in.Articles["a"] = app.ArticleFacts{ID: "a", Seq: 9, Published: "2025-05-02"}
	in.Articles["b"] = app.ArticleFacts{ID: "b", Seq: 3, Published: "2025-05-02"}
	in.Articles["c"] = app.ArticleFacts{ID: "c", Seq: 8}
	for i, start := range []int{50, 10, 0, 0, 0, 0} {
		for k := range in.Statements[i].Passages {
			in.Statements[i].Passages[k].Start += start
		}
	}
	want := []app.StatementID{"s5", "s6", "s4", "s3", "s2", "s1"}
	if d := cmp.Diff(want, cellHI(t, in).Statements); d != "" {
		t.Error(d)
	}
	ids := talk(t, "2025-05-01 support 1 a", "2025-05-01 support 1 a")
	ids.Statements[0].ID, ids.Statements[1].ID = "S-10", "S-9"
	if d := cmp.Diff([]app.StatementID{"S-9", "S-10"}, cellHI(t, ids).Statements); d != "" {
		t.Error(d)
	}
}
