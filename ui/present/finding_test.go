package present_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/jobs"
	"parley/ui/present"
)

func TestNarrow(t *testing.T) {
	d := newDesk(t)
	var asked []app.Query
	lib := &library{search: func(q app.Query) (app.Results, error) {
		asked = append(asked, q)
		return app.Results{Total: 3, Places: 7, Searched: 9, Articles: 9, Facets: []app.Facet{
			{Field: "source", Values: []app.FacetValue{{Value: "Harbour Post", Count: 2}, {Value: "Herald", Count: 1}}},
			{Field: "month", Values: []app.FacetValue{{Value: "2025-04", Count: 3}}},
		}}, nil
	}}
	var query string
	p := present.NewNarrow(d.env(), lib, func(q string) { query = q })
	p.Show("ferry OR toll")
	d.run()
	st := p.State()
	if !st.Open || len(st.Groups) != 2 || st.Groups[1].Values[0].Words != "Apr 2025" || st.Head != "3 articles, 7 hits; searched 9 of 9" {
		t.Fatalf("state %+v", st)
	}
	steps := []struct {
		field, value string
		choice       present.Narrowing
		want         string
	}{
		{"source", "Harbour Post", present.Wanted, `(ferry OR toll) source:"Harbour Post"`},
		{"source", "Herald", present.Wanted, `(ferry OR toll) (source:"Harbour Post" OR source:Herald)`},
		{"month", "2025-04", present.Excluded, `(ferry OR toll) (source:"Harbour Post" OR source:Herald) -date:2025-04`},
		{"source", "Herald", present.Wanted, `(ferry OR toll) source:"Harbour Post" -date:2025-04`}, // again: taken back
		{"source", "Harbour Post", present.Excluded, `(ferry OR toll) -source:"Harbour Post" -date:2025-04`},
	}
	for _, s := range steps {
		p.Choose(s.field, s.value, s.choice)
		d.run()
		if query != s.want || asked[len(asked)-1].Text != s.want || !asked[len(asked)-1].Facets {
			t.Errorf("%s %s: searched %q, want %q", s.field, s.value, query, s.want)
		}
	}
	p.Close()
	p.Show(query) // the same query: what was chosen is still chosen
	d.run()
	if p.State().Chosen != 2 || p.State().Groups[0].Values[0].Choice != present.Excluded {
		t.Errorf("state %+v", p.State())
	}
	p.Clear()
	d.run()
	if query != "ferry OR toll" {
		t.Errorf("taken back: %q", query)
	}
	p.Show("")
	d.run()
	if asked[len(asked)-1].Text == "" || p.State().Head != "3 articles" {
		t.Errorf("no query asks %q, head %q", asked[len(asked)-1].Text, p.State().Head)
	}
}

// concorder makes concordances of one line.
type concorder struct {
	asked []app.KWICOptions
	line  app.KWICLine // zero for the usual one
	err   error
}

func (c *concorder) KWIC(_ context.Context, o app.KWICOptions) (app.KWIC, error) {
	c.asked = append(c.asked, o)
	if c.line.Article != "" {
		return app.KWIC{Hits: 1, Articles: 1, Lines: []app.KWICLine{c.line}}, c.err
	}
	return app.KWIC{Hits: 4, Articles: 2, Hidden: 1, Searched: 9, Total: 9, Lines: []app.KWICLine{{Article: "a1", Left: "the ", Node: "ferry", Right: " line", Bounds: app.Bounds{Start: 4, End: 9}}}}, c.err
}

// draws keeps how samples are drawn.
type draws struct {
	size int
	seed uint64
}

func (d *draws) Draw() (size int, seed uint64) { return d.size, d.seed }
func (d *draws) SetDraw(size int, seed uint64) { d.size, d.seed = size, seed }

func newConcordance(d *desk, c present.Concorder, how *draws) *present.Concordance {
	text := strings.Repeat("before ", 200) + "the ferry line" + strings.Repeat(" after", 200)
	lib := &library{open: map[app.ArticleID]app.OpenArticle{"a1": {Text: app.TextVersion{Text: text}}}}
	return present.NewConcordance(d.env(), present.ConcordancePorts{Made: c, Opener: lib, Nav: d, Draws: how})
}

func TestConcordanceSample(t *testing.T) {
	d, c, how := newDesk(t), &concorder{}, &draws{}
	p := newConcordance(d, c, how)
	p.Show(app.Query{Text: "ferry OR toll", Mute: []string{"toll"}})
	d.run()
	if last := c.asked[len(c.asked)-1]; last.Sample != 0 || !slices.Equal(last.Query.Mute, []string{"toll"}) || p.State().Sample != present.AllLines {
		t.Errorf("at first asked %+v", last)
	}
	p.SetSample("250 at random")
	d.run()
	first := c.asked[len(c.asked)-1]
	if first.Sample != 250 || first.Seed != how.seed || first.Seed == 0 {
		t.Errorf("asked %+v, kept %+v", first, *how)
	}
	p.DrawAgain()
	d.run()
	if again := c.asked[len(c.asked)-1]; again.Sample != 250 || again.Seed == first.Seed || again.Seed != how.seed {
		t.Errorf("drawn again: asked %+v, kept %+v", again, *how)
	}
	if p = newConcordance(d, c, how); p.State().Sample != "250 at random" {
		t.Errorf("another day: %q", p.State().Sample)
	}
	for _, words := range present.SampleSizes() {
		p.SetSample(words)
		d.run()
		if (c.asked[len(c.asked)-1].Sample == 0) != (words == present.AllLines) {
			t.Errorf("%s asks %+v", words, c.asked[len(c.asked)-1])
		}
	}
}

func TestConcordanceWide(t *testing.T) {
	d, c := newDesk(t), &concorder{}
	p := newConcordance(d, c, &draws{})
	p.Show(app.Query{Text: "ferry"})
	d.run()
	p.Choose(3) // there is none
	c.line = app.KWICLine{Article: "a1", Heading: "Talks", Source: "Herald", Node: "ferry", Bounds: app.Bounds{Start: 1404, End: 1409}}
	p.SortBy(0, "1R")
	d.run()
	p.Choose(0)
	d.run()
	w := p.State().Wide
	if w.Node != "ferry" || !strings.HasPrefix(w.Left, "… before") || !strings.HasSuffix(w.Right, "after …") || len(w.Left) < 300 || len(w.Right) < 300 || w.Where != "Talks · Herald" {
		t.Errorf("wide %+v", w)
	}
	p.SortBy(0, "2R")
	d.run()
	if p.State().Wide != (present.WideLine{}) {
		t.Error("the context of a line that is no longer chosen stays")
	}
	c.line = app.KWICLine{Article: "gone", Left: "the ", Node: "ferry", Title: true}
	p.SortBy(0, "1L")
	d.run()
	p.Choose(0)
	d.run()
	if w := p.State().Wide; w.Left+w.Node != "the ferry" {
		t.Errorf("a line of a title shows %+v", w)
	}
}

func TestConcordance(t *testing.T) {
	d, c := newDesk(t), &concorder{}
	p := newConcordance(d, c, &draws{})
	p.Show(app.Query{Text: " ferry "})
	p.SortBy(0, "1R")
	p.SortBy(1, "hit")
	p.SetFold(false)
	d.run()
	last := c.asked[len(c.asked)-1]
	if last.Query.Text != "ferry" || last.Fold || !slices.Equal(last.Sort, []string{"1R", "node"}) {
		t.Errorf("asked %+v", last)
	}
	if st := p.State(); st.Head != "4 hits in 2 articles; searched 9 of 9; 1 equal line of copies is not shown" || len(st.Lines) != 1 {
		t.Errorf("state %+v", st)
	}
	p.OpenLine(7)
	p.OpenLine(0)
	if want := (present.Route{Screen: present.ScreenReading, Article: "a1", Query: "ferry", Span: app.Bounds{Start: 4, End: 9}}); len(d.routes) != 1 || !cmp.Equal(d.last(), want) || p.State().Open {
		t.Errorf("routes %+v", d.routes)
	}
	if len(p.Table().Rows) != 1 {
		t.Errorf("%d rows to be saved", len(p.Table().Rows))
	}
	c.err = &app.Error{Code: app.Invalid, Msg: "the wildcard is too wide"}
	p.Show(app.Query{Text: "w*"})
	d.run()
	if st := p.State(); st.Problem != "The wildcard is too wide." || len(st.Lines) != 0 {
		t.Errorf("state %+v", st)
	}
}

// drawer keeps saved searches in memory.
type drawer struct {
	all  []app.SearchNews
	seen []string
}

func (k *drawer) Searches(context.Context) ([]app.SearchNews, error) { return k.all, nil }
func (k *drawer) SaveSearch(_ context.Context, name string, q app.Query) (app.SavedSearch, error) {
	s := app.SavedSearch{Name: name, Query: q.Text, Made: 2, MadeAt: time.Date(2025, 5, 4, 12, 0, 0, 0, time.Local)}
	k.all = append(k.all, app.SearchNews{SavedSearch: s, Now: 2})
	return s, nil
}

func (k *drawer) SeenSearch(_ context.Context, name string) error {
	k.seen = append(k.seen, name)
	return nil
}

func (k *drawer) RemoveSearch(string) error {
	k.all = nil
	return nil
}

func TestSearches(t *testing.T) {
	d, k := newDesk(t), &drawer{}
	var searched []string
	p := present.NewSearches(d.env(), present.SearchesPorts{
		Kept: k, Acts: present.NewActs(d.env()), Search: func(q string) { searched = append(searched, q) },
		Recent: func() []string { return []string{"toll", "ferry W/5 line"} },
	})
	p.Show(" ")
	d.run()
	if p.State().NoSave == "" {
		t.Error("an empty query can be saved")
	}
	p.Show("ferry line")
	d.run()
	p.Save("  ")
	if p.State().Problem == "" {
		t.Error("a search without a name is saved")
	}
	p.Save("Ferry")
	d.run()
	st := p.State()
	if len(st.Rows) != 1 || st.Rows[0].Counts != "2 articles now · 2 when saved on 4 May 2025" || st.Selected != 0 || st.Rows[0].News != "" {
		t.Fatalf("state %+v", st)
	}
	k.all[0].New, k.all[0].SeenAt = []app.ArticleID{"a9"}, time.Date(2025, 6, 1, 12, 0, 0, 0, time.Local)
	p.Show("")
	d.run()
	if p.State().Rows[0].News != "1 new since 1 Jun" {
		t.Errorf("news %q", p.State().Rows[0].News)
	}
	p.Select(0)
	p.OpenSelected()
	d.run()
	p.Show("")
	d.run()
	p.OpenRecent(1)
	if diff := cmp.Diff([]string{"ferry line", "ferry W/5 line"}, searched); diff != "" || !slices.Equal(k.seen, []string{"Ferry"}) {
		t.Errorf("seen %q, searched %s", k.seen, diff)
	}
	p.Show("")
	d.run()
	p.Select(0)
	p.Remove()
	d.run()
	if len(p.State().Rows) != 0 {
		t.Error("not removed")
	}
}

// batcher finds one article for each query but for one that is broken.
type batcher struct{}

func (batcher) Batch(_ context.Context, rows []app.BatchRow, _ jobs.Reporter) ([]app.BatchResult, error) {
	var out []app.BatchResult
	for _, r := range rows {
		x := app.BatchResult{Line: r.Line, Query: r.Query, Articles: 1, Hits: 2, Reading: "articles with " + r.Query}
		if r.Query == "w*" {
			x.Problem, x.Hint = "the wildcard is too wide", "use two letters"
		}
		out = append(out, x)
	}
	return out, nil
}

func TestBatch(t *testing.T) {
	d := newDesk(t)
	var searched string
	p := present.NewBatch(d.env(), present.BatchPorts{
		Batch: batcher{}, Jobs: d, Search: func(q string) { searched = q },
		Read: func(string) ([][]string, error) { return [][]string{{"ferry"}, {"w*"}}, nil },
	})
	p.Run("/in/list.txt")
	d.run()
	st := p.State()
	want := []present.BatchRow{
		{Head: "ferry", Found: "1 article, 2 hits", Reading: "articles with ferry", Query: "ferry"},
		{Head: "w*", Found: "not run", Reading: "articles with w*", Remark: "The wildcard is too wide. Use two letters.", Problem: true, Query: "w*"},
	}
	if diff := cmp.Diff(want, st.Rows); diff != "" || st.Head != "2 queries, 1 could not be run" || len(p.Table().Rows) != 2 {
		t.Errorf("head %q %s", st.Head, diff)
	}
	p.OpenRow(0)
	if searched != "ferry" || p.State().Open {
		t.Errorf("searched %q", searched)
	}
}

// thesaurus keeps words and term lists in memory.
type thesaurus struct{ lists []app.TermList }

func (k *thesaurus) Words(_ context.Context, pattern string, _ int) (app.WordList, error) {
	if pattern == "t" {
		return app.WordList{}, &app.Error{Code: app.Invalid, Msg: "one letter is too few"}
	}
	return app.WordList{Total: 700, Words: []app.WordCount{{Word: "toll", Articles: 2, Hits: 5}}}, nil
}
func (k *thesaurus) TermLists() ([]app.TermList, error) { return k.lists, nil }
func (k *thesaurus) PutTermList(name string, terms []string) error {
	k.lists = nil
	if terms != nil {
		k.lists = []app.TermList{{Name: name, Terms: terms}}
	}
	return nil
}

func TestWordLists(t *testing.T) {
	d, k := newDesk(t), &thesaurus{}
	var searched []string
	p := present.NewWordLists(d.env(), present.WordPorts{Words: k, Acts: present.NewActs(d.env()), Search: func(q string) { searched = append(searched, q) }})
	p.Show()
	p.Look("t")
	d.run()
	if p.State().Problem == "" {
		t.Error("a pattern that is too wide is not told")
	}
	p.Look("to")
	d.run()
	if st := p.State(); st.Head != "700 words, the 1 most frequent are shown" || st.Words[0].Counts != "5 hits in 2 articles" || st.Problem != "" {
		t.Errorf("state %+v", st)
	}
	p.SearchWord(0)
	p.Show()
	d.run()
	p.Save("fees", "\n \n")
	if p.State().ListProblem == "" || len(k.lists) != 0 {
		t.Error("a list without terms is kept")
	}
	p.Save("fees", "toll\n\n tax \n")
	d.run()
	if st := p.State(); !slices.Equal(st.Lists, []string{"@fees"}) || st.List != 0 || st.Terms != "toll\ntax" || st.ListProblem != "" {
		t.Errorf("state %+v", st)
	}
	p.SearchList()
	if !slices.Equal(searched, []string{`"toll"`, "@fees"}) {
		t.Errorf("searched %q", searched)
	}
	p.Show()
	d.run()
	p.ChooseList(0)
	p.Remove()
	d.run()
	if len(k.lists) != 0 || p.State().List != -1 {
		t.Error("not removed")
	}
}
