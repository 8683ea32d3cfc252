package positions_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/positions"
)

// institution is a government G with a minister M until 5 May, a ministry X below it with
// a clerk C, and a person P whose parent is G.
func institution(t testing.TB, lines ...string) positions.Input {
	t.Helper()
	in := talk(t, lines...)
	in.Spec.RollUp = app.RollUpMembers
	in.Codebook.Actors = []app.Actor{
		{ID: "g", Name: "G", Type: "government"},
		{ID: "m", Name: "M", Type: "person", Roles: []app.ActorRole{{OfActor: "g", Title: "Minister", To: "2025-05-05"}}},
		{ID: "x", Name: "X", Type: "ministry", Parent: "g"},
		{ID: "c", Name: "C", Type: "person", Roles: []app.ActorRole{{OfActor: "x", Title: "Clerk"}}},
		{ID: "p", Name: "P", Type: "person", Parent: "g"},
	}
	return in
}

func heldBy(in positions.Input, holders ...app.ActorID) positions.Input {
	for i, h := range holders {
		in.Statements[i].Holder = h
	}
	return in
}

func TestRollUpMembers(t *testing.T) {
	cases := []struct {
		name, line string
		holder     app.ActorID
		counts     []app.ActorID
	}{
		{"the actor itself", "2025-05-03 support", "g", []app.ActorID{"g"}},
		{"a minister in office", "2025-05-03 support", "m", []app.ActorID{"g", "m"}},
		{"the last day in office", "2025-05-04 support", "m", []app.ActorID{"g", "m"}},
		{"the day after", "2025-05-05 support", "m", []app.ActorID{"m"}},
		{"a minister out of office", "2025-05-10 support", "m", []app.ActorID{"m"}},
		{"a month that ends after the office", "2025-05 support", "m", []app.ActorID{"m"}},
		{"no date", "- support", "m", []app.ActorID{"m"}},
		{"a ministry below", "2025-05-10 support", "x", []app.ActorID{"g", "x"}},
		{"an office holder in a ministry below, no date", "- support", "c", []app.ActorID{"g", "x", "c"}},
		{"a person below in the tree only", "2025-05-03 support", "p", []app.ActorID{"p"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := build(t, heldBy(institution(t, c.line), c.holder))
			var got []app.ActorID
			for _, cell := range m.Cells {
				got = append(got, cell.Actor)
				if cell.Evidence[0].Holder != c.holder {
					t.Errorf("evidence of %s names holder %s", cell.Actor, cell.Evidence[0].Holder)
				}
			}
			if d := cmp.Diff(c.counts, got); d != "" {
				t.Error(d)
			}
			if m.Counted != 1 {
				t.Errorf("counted %d statements", m.Counted)
			}
		})
	}
}

func TestSplit(t *testing.T) {
	in := heldBy(institution(t, "2025-05-03 support", "2025-05-03 oppose", "2025-05-04 oppose"), "m", "g", "c")
	c := cellOf(t, in, "g", issueI)
	if c.State != app.CellSplit || !c.Has(app.FlagSplit) || c.MembersPro != 1 || c.MembersCon != 2 {
		t.Errorf("state %s, flags %v, members %d and %d", c.State, c.Flags, c.MembersPro, c.MembersCon)
	}
	t.Run("one that is tied has no sign", func(t *testing.T) {
		in := heldBy(institution(t, "2025-05-03 support", "2025-05-02 oppose", "2025-05-02 support"), "m", "g", "g")
		if c := cellOf(t, in, "g", issueI); c.Has(app.FlagSplit) {
			t.Errorf("flags %v", c.Flags)
		}
	})
	t.Run("one member of two minds is not split", func(t *testing.T) {
		in := heldBy(institution(t, "2025-05-03 support", "2025-05-03 oppose"), "m", "m")
		if c := cellOf(t, in, "g", issueI); c.Has(app.FlagSplit) || c.State != app.CellMixed {
			t.Errorf("state %s, flags %v", c.State, c.Flags)
		}
	})
	t.Run("duplicates keep the real holder", func(t *testing.T) {
		in := heldBy(institution(t, "2025-05-03 support", "2025-05-03 support"), "m", "g")
		in.Spec.Duplicates = "range"
		if c := cellOf(t, in, "g", issueI); c.N != 2 {
			t.Errorf("N %d", c.N)
		}
	})
}

func TestSpeakerAsHolder(t *testing.T) {
	in := talk(t, "2025-05-03 support", "2025-05-04 oppose")
	in.Statements[0].Speaker = "m"
	if c := cellOf(t, in, "m", issueI); c.N != 0 {
		t.Errorf("holder_only gives the speaker N %d", c.N)
	}
	in.Spec.RollUp = app.RollUpSpeaker
	if c := cellOf(t, in, "m", issueI); c.N != 1 || c.Evidence[0].Holder != actorH {
		t.Errorf("cell of the speaker %+v", c)
	}
	if c := cellHI(t, in); c.N != 1 || c.Con != 1 {
		t.Errorf("without a speaker the holder stays: %+v", c)
	}
}

func TestIssueTree(t *testing.T) {
	in := talk(t, "2025-05-03 support", "2025-05-04 oppose")
	in.Codebook.Issues = []app.Issue{{ID: "top", Title: "Top"}, {ID: issueI, Title: "I", Parent: "top"}, {ID: "leaf", Title: "Leaf", Parent: issueI}}
	in.Statements[0].Issue = "leaf"
	for _, c := range []struct {
		issue app.IssueID
		n     int
	}{{"top", 2}, {issueI, 2}, {"leaf", 1}} {
		if got := cellOf(t, in, actorH, c.issue); got.N != c.n {
			t.Errorf("%s: N %d, want %d", c.issue, got.N, c.n)
		}
	}
	in.Spec.Columns = []app.IssueID{"leaf", "top", "leaf"}
	m := build(t, in)
	if d := cmp.Diff([]app.MatrixIssue{{ID: "leaf", Title: "Leaf"}, {ID: "top", Title: "Top"}}, m.Issues); d != "" {
		t.Error(d)
	}
	if len(m.Cells) != 2 || m.Cells[0].N != 1 || m.Cells[1].N != 2 {
		t.Errorf("cells %+v", m.Cells)
	}
	in.Spec.Columns = []app.IssueID{"leaf"}
	want := []app.LeftOut{{Reason: "row_or_column", IDs: []app.StatementID{"s2"}}}
	if d := cmp.Diff(want, build(t, in).LeftOut); d != "" {
		t.Error(d)
	}
}
