package present_test

import (
	"testing"

	"parley/app"
)

func TestMatrixIsCopied(t *testing.T) {
	d, _, p := newTalks(t)
	p.SortRows(app.SortSide)
	p.GroupRows(app.SortSide)
	p.SetCompact(true)
	d.run()
	if got := p.CopiedCell(); got != "" {
		t.Errorf("without a cell %q is copied", got)
	}
	const head = "Actor\tToll\tFerry line\n"
	const own = "▲ Support · evidence moved · analyst; computed ▼ · n = 1 · 11 Apr 2025"
	norland := "Norland\t▲ Support · n = 1 · 11 Apr 2025\t▲ Support · n = 2 · 11 Apr 2025\n"
	whole := head + "North\n" + norland + "The mayor\t–\t▲▲ Strong support · n = 5 · 11 Apr 2025\n" +
		"South\nSouthland\t" + own + "\t" + own + "\n" + "No side\nFerry union\t–\t–\n"
	for name, x := range map[string]struct{ got, want string }{
		"whole":       {p.Copied(), whole},
		"row":         {p.CopiedRow(1), head + norland},
		"group":       {p.CopiedRow(0), ""},
		"no such row": {p.CopiedRow(99), ""},
	} {
		if x.got != x.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, x.got, x.want)
		}
	}
	p.Select(1, 1)
	d.run()
	if got := p.CopiedCell(); got != "▲ Support · n = 2 · 11 Apr 2025" {
		t.Errorf("cell: %q", got)
	}
	p.SelectTo(4, 0) // past the title of a group, leftwards
	d.run()
	const want = "▲ Support · n = 1 · 11 Apr 2025\t▲ Support · n = 2 · 11 Apr 2025\n–\t▲▲ Strong support · n = 5 · 11 Apr 2025\n" + own + "\t" + own + "\n"
	if got := p.CopiedSelection(); got != want || p.RegionWords() != "3 × 2 cells chosen; Ctrl+C copies them" {
		t.Errorf("region, %s:\n%s\nwant\n%s", p.RegionWords(), got, want)
	}
	p.SelectTo(99, 0)
	p.SelectTo(0, 0) // a title
	if got := p.CopiedSelection(); got != want {
		t.Errorf("places that are no cells changed the region to\n%s", got)
	}
	p.Select(1, 1)
	d.run()
	if got := p.CopiedSelection(); got != p.CopiedCell() || p.RegionWords() != "" {
		t.Errorf("after a click %q is copied", got)
	}
	if s := p.Sheet(); !s.Compact || s.Drawing().Height <= 0 || len(s.Rows) != 7 {
		t.Errorf("sheet %+v", s)
	}
}
