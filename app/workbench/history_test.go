package workbench_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

// told gives a history as lines: act, label and the field changes.
func told(t *testing.T, list []app.HistoryEntry, err error) []string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range list {
		line := fmt.Sprintf("%s %s", h.Act, h.Label)
		for _, c := range h.Changes {
			line += fmt.Sprintf(" | %s %s: %s → %s", c.Key.ID, c.Field, c.Before, c.After)
		}
		out = append(out, line)
	}
	return out
}

// has reports the lines that begin so, in order; it fails the test if the number differs.
func has(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	ok := len(got) == len(want)
	for i := 0; ok && i < len(want); i++ {
		for _, part := range strings.Split(want[i], " … ") {
			ok = ok && strings.Contains(got[i], part)
		}
	}
	if !ok {
		t.Errorf("%s:\ngot\n  %s\nwant\n  %s", what, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// explained is a project with a small history: a statement that is corrected, moved by a
// recoding and by a merge, denied, noted, and an override.
func explained(t *testing.T) *bench {
	b := tollBench(t)
	d := app.Draft{Article: b.article("a"), Holder: "lind", Issue: "toll", Stance: app.Oppose, Passages: []app.DraftPassage{{Text: "The toll is dead"}}}
	s := b.record(d)
	d.ID, d.Stance = s.ID, app.StrongOppose
	b.record(d)
	d.ID, d.Holder, d.Stance = "", "marsk", app.Support
	b.record(d)
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	do(b.LinkStatements("S-2", "S-1", app.LinkDenies))
	_, err := b.PutNote(s.Key(), "said in a corridor")
	do(err)
	do(b.SetOverride(app.CellOverride{Actor: "lind", Issue: "toll", Value: app.NeutralStance, Reason: "she took it back in private"}))
	b.recode(b.Recode([]app.StatementID{"S-1"}, app.Statement{Issue: "tunnel"}))
	b.recode(b.MergeActors("marsk", "lind"))
	do(b.UnlinkStatements("S-2", "S-1", app.LinkDenies))
	return b
}

func TestExplainStatement(t *testing.T) {
	b := explained(t)
	list, err := b.Explain(app.HistoryFilter{Key: app.Statement{ID: "S-1"}.Key()})
	has(t, "S-1", told(t, list, err),
		"do Remove link: S-2 denies S-1 | S-2 denies S-1 link: S-2 denies S-1 → ",
		"do Recode 1 statement | S-1 issue: Bridge toll → Tunnel",
		"do Add note to S-1 … text:  → said in a corridor",
		"do Link: S-2 denies S-1",
		"do Edit statement | S-1 stance: ▼ Oppose → ▼▼ Strong oppose",
		"do Record statement … holder:  → Ann Lind … quote:  → “The toll is dead”")
	two, err := b.Explain(app.HistoryFilter{Key: app.Statement{ID: "S-1"}.Key(), Before: list[1].Seq, Limit: 2})
	if diff := cmp.Diff(list[2:4], two); diff != "" || err != nil {
		t.Errorf("two before the second (-want +got): %v\n%s", err, diff)
	}
	if list[0].Coder != "C1" || list[0].At.IsZero() || list[0].Records != 1 || list[1].Records != 1 {
		t.Errorf("who and when: %+v", list[0])
	}
}

func TestExplainCell(t *testing.T) {
	b := explained(t)
	list, err := b.Explain(app.HistoryFilter{Cell: app.CellKey{Actor: "lind", Issue: "toll"}})
	has(t, "lind on toll", told(t, list, err),
		"do Remove link: S-2 denies S-1",
		"do Merge actor Bo Marsk into Ann Lind | S-2 holder: Bo Marsk → Ann Lind … lind aliases",
		"do Recode 1 statement | S-1 issue: Bridge toll → Tunnel",
		"do Override Ann Lind on Bridge toll … reason:  → she took it back in private",
		"do Add note to S-1",
		"do Link: S-2 denies S-1",
		"do Edit statement",
		"do Record statement",
		"do Import codebook")
	list, err = b.Explain(app.HistoryFilter{Cell: app.CellKey{Actor: "marsk", Issue: "toll"}})
	has(t, "the cell of an actor who is gone", told(t, list, err),
		"do Remove link: S-2 denies S-1",
		"do Merge actor Bo Marsk into Ann Lind | S-2 holder: Bo Marsk → Ann Lind … marsk name: Bo Marsk → ",
		"do Link: S-2 denies S-1",
		"do Record statement … S-2 holder:  → Bo Marsk",
		"do Import codebook")
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	list, err = b.Explain(app.HistoryFilter{Cell: app.CellKey{Actor: "lind", Issue: "toll"}, Limit: 1})
	has(t, "an undo", told(t, list, err), "undo Merge actor Bo Marsk into Ann Lind | lind aliases")
	if list[0].Of == 0 {
		t.Error("the undo does not say of what")
	}
}

// Statements on issues below count for a cell, so what became of them belongs to its history.
func TestExplainCellWithIssuesBelow(t *testing.T) {
	b := explained(t)
	if err := b.PutIssue(app.Issue{ID: "tunnel", Title: "Tunnel", Parent: "toll"}); err != nil {
		t.Fatal(err)
	}
	list, err := b.Explain(app.HistoryFilter{Cell: app.CellKey{Actor: "lind", Issue: "toll"}, Limit: 1})
	has(t, "the issue was put below", told(t, list, err), "do Change issue Tunnel | tunnel parent:  → Bridge toll")
}

func TestExplainOtherRecords(t *testing.T) {
	b := explained(t)
	title, source := "Toll news", "The Vale Post"
	if err := b.EditArticle(b.article("a"), app.ArticleEdit{Title: &title, Source: &source}); err != nil {
		t.Fatal(err)
	}
	if err := b.Withdraw("S-1"); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		key   app.Key
		first string
		n     int
	}{
		{"actor", app.Actor{ID: "lind"}.Key(), "do Merge actor Bo Marsk into Ann Lind … aliases", 2},
		{"actor who is gone", app.Actor{ID: "marsk"}.Key(), "name: Bo Marsk → ", 2},
		{"issue", app.Issue{ID: "toll"}.Key(), "do Import codebook … high end:  → yes", 1},
		{"article", app.Article{ID: b.article("Toll news")}.Key(), "do Withdraw statement | M-1 target", 9},
		{"note", app.Note{ID: "M-1"}.Key(), "do Withdraw statement", 2},
		{"nobody", app.Actor{ID: "nobody"}.Key(), "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list, err := b.Explain(app.HistoryFilter{Key: tt.key})
			got := told(t, list, err)
			if len(got) != tt.n {
				t.Fatalf("%d entries, want %d:\n%s", len(got), tt.n, strings.Join(got, "\n"))
			}
			if tt.n > 0 {
				has(t, tt.name, got[:1], tt.first)
			}
		})
	}
	list, err := b.Explain(app.HistoryFilter{Key: app.Article{ID: b.article("Toll news")}.Key(), Limit: 2})
	has(t, "article", told(t, list, err)[1:], "do Edit article a … outlet: Post → The Vale Post … provenance … source: analyst")
	all, err := b.Explain(app.HistoryFilter{Limit: 3})
	if err != nil || len(all) != 3 || all[0].Label != "Withdraw statement" || all[0].Records != 2 || all[0].Changes != nil {
		t.Errorf("the whole log: %+v, %v", all, err)
	}
}

// Where the quotes of a statement lie in a newer text, and how that text came about, is
// part of what made it what it is.
func TestExplainWithNewerTexts(t *testing.T) {
	b, id := damBench(t)
	b.adopt(id, "Corrected.\n"+strings.Replace(damText, "never give up the dam on", "talk about", 1))
	items := b.review(1)
	if err := b.Decide(items[0], app.DecideKeep, app.Bounds{}); err != nil {
		t.Fatal(err)
	}
	cell := app.CellKey{Actor: "ilka_dorn", Issue: "orva_dam"}
	for _, tt := range []struct {
		name string
		f    app.HistoryFilter
		want []string
	}{
		{"statement", app.HistoryFilter{Key: app.Statement{ID: "S-1"}.Key()}, []string{
			"do Keep on its version S-1 | S-1 quote at 74–122 in text 6c8be08fdff4: not found (no such words) → kept on its own version",
			"do Adopt text version 2 | S-1 quote at 49–72 … found (same words and context) | S-1 quote at 74–122 … not found (no such words)",
			"do Add text version 2 … reason:  → a correction", "do Record statement",
		}},
		{"annotation", app.HistoryFilter{Key: app.Annotation{ID: "N-1"}.Key()}, []string{
			"do Adopt text version 2 | N-1 quote at 123–147 … → found (same words)", "do Add text version 2 … reason:  → a correction", "do Annotate",
		}},
		{"cell", app.HistoryFilter{Cell: cell}, []string{
			"do Keep on its version S-1", "do Adopt text version 2", "do Record statement",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			list, err := b.Explain(tt.f)
			has(t, tt.name, told(t, list, err), tt.want...)
		})
	}
}
