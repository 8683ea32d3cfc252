package present_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

type differ struct {
	diff     app.TextDiff
	from, to app.VersionID
	err      error
}

func (d *differ) DiffVersions(_ app.ArticleID, from, to app.VersionID) (app.TextDiff, error) {
	d.from, d.to = from, to
	return d.diff, d.err
}

func diffRow(text string) app.DiffRow {
	return app.DiffRow{Same: true, OldNumber: 1, NewNumber: 1, Parts: []app.DiffPart{{Op: app.DiffSame, Text: text}}}
}

func TestTextDiff(t *testing.T) {
	w := newDesk(t)
	x := &differ{diff: app.TextDiff{Changed: 1, Rows: []app.DiffRow{
		diffRow("a"), diffRow("b"), diffRow("c"),
		{OldNumber: 4, NewNumber: 4, Parts: []app.DiffPart{{Op: app.DiffSame, Text: "we "}, {Op: app.DiffGone, Text: "do not "}, {Op: app.DiffSame, Text: "accept"}}},
		diffRow("d"),
	}}}
	p := present.NewTextDiff(w.env(), x)
	p.Show("a1", "Talks", "v1", "v2")
	w.run()
	s := p.State()
	if x.from != "v1" || x.to != "v2" || s.Head != "1 paragraph differs, 4 alike" || s.Busy {
		t.Errorf("state %+v", s)
	}
	words := func(parts []app.DiffPart) string {
		var b strings.Builder
		for _, p := range parts {
			b.WriteString(p.Text)
		}
		return b.String()
	}
	var got []string
	for _, r := range s.Rows {
		switch {
		case r.Folded > 0:
			got = append(got, "…")
		default:
			got = append(got, words(r.Old)+"|"+words(r.New))
		}
	}
	if d := cmp.Diff([]string{"…", "c|c", "we do not accept|we accept", "d|d"}, got); d != "" {
		t.Error(d)
	}
	if s.Rows[0].Folded != 2 {
		t.Errorf("%d folded", s.Rows[0].Folded)
	}
	if p.ShowWhole(true); len(p.State().Rows) != 5 {
		t.Error("the whole is not shown")
	}
	p.Close()
	x.err = errBroken
	p.Show("a1", "Talks", "v1", "v2")
	w.run()
	if p.State().Problem == "" {
		t.Error("a failure is not told")
	}
}

func TestVersionsCompare(t *testing.T) {
	w := newDesk(t)
	var shown []string
	x := &texts{list: []app.VersionInfo{{ID: "v1", N: 1}, {ID: "v2", N: 2, Current: true}, {ID: "v3", N: 3, Newer: true}, {Failed: "too short"}}}
	p := present.NewVersions(w.env(), present.VersionsPorts{
		Versions: x, Book: &library{}, Acts: present.NewActs(w.env()),
		Compare: func(_ app.ArticleID, _ string, from, to app.VersionID) { shown = append(shown, string(from+".."+to)) },
	})
	p.Show("a1", "Talks")
	w.run()
	for _, row := range []int{0, 1, 2} {
		p.Select(row)
		p.Compare()
	}
	if d := cmp.Diff([]string{"v1..v2", "v1..v2", "v2..v3"}, shown); d != "" {
		t.Error(d)
	}
}
