package present_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

func head(id app.ArticleID, published app.Date, statements int) app.ArticleHead {
	return app.ArticleHead{ID: id, Title: "Title " + string(id), Source: "Harbour Post", Published: published, Statements: statements, Lead: "First\nwords"}
}

func TestLibraryLists(t *testing.T) {
	d := newDesk(t)
	l := &library{articles: []app.ArticleHead{head("a1", "2025-04-10", 0), head("a2", "2025-04-12", 2)}, status: app.IndexStatus{Indexed: 1, Articles: 2}}
	p := present.NewLibrary(d.env(), l, d, nil)
	p.Reload()
	if !p.State().Busy {
		t.Error("does not say that it is busy")
	}
	d.run()
	s := p.State()
	want := []present.ArticleRow{
		{ID: "a2", Title: "Title a2", Meta: "Harbour Post · 12 Apr 2025 · 2 statements", Snippet: app.Snippet{Text: "First words"}},
		{ID: "a1", Title: "Title a1", Meta: "Harbour Post · 10 Apr 2025", Snippet: app.Snippet{Text: "First words"}},
	}
	if diff := cmp.Diff(want, s.Rows); diff != "" {
		t.Error(diff)
	}
	if s.Head != "2 articles; search knows 1 of 2 so far" || !s.Short {
		t.Errorf("head %q, short %v", s.Head, s.Short)
	}
	if s.Busy || !d.traced("search 2") {
		t.Errorf("busy %v, trace %v", s.Busy, d.trace)
	}
	p.SortBy("date")
	d.run()
	if p.State().Rows[0].ID != "a1" {
		t.Error("oldest first does not begin with the oldest")
	}
}

func TestLibraryEmpty(t *testing.T) {
	d := newDesk(t)
	p := present.NewLibrary(d.env(), &library{}, d, nil)
	p.Reload()
	d.run()
	if !p.State().Empty.Import || !strings.Contains(p.State().Empty.Text, "Drop") {
		t.Errorf("empty library says %+v", p.State().Empty)
	}
}

func TestLibrarySearch(t *testing.T) {
	d := newDesk(t)
	var asked []app.Query
	l := &library{search: func(q app.Query) (app.Results, error) {
		asked = append(asked, q)
		r := app.Results{
			Reading: "articles with ferry", Total: 12, Places: 34, Searched: 14, Articles: 14, Next: "n1",
			Notices: []app.Notice{{Text: "and is a word", Fix: "ferry AND toll"}},
			Hits: []app.ResultRow{{
				ArticleHead: head("a1", "2025-04-10", 1), Count: 3,
				Snippet: app.Snippet{Text: "the\nferry", Spans: []app.Bounds{{Start: 4, End: 9}}}, TitleSpans: []app.Bounds{{Start: 0, End: 5}},
			}},
		}
		if q.After == "n1" {
			r.Hits[0].ID, r.Next = "a2", ""
		}
		return r, nil
	}}
	p := present.NewLibrary(d.env(), l, d, nil)
	p.Search("fer")
	p.Search("ferry")
	d.run()
	if len(asked) != 1 || asked[0].Text != "ferry" {
		t.Errorf("asked %v, want the newest query only", asked)
	}
	s := p.State()
	if s.Head != "12 articles, 34 hits; searched 14 of 14" || s.Short || s.Reading != "articles with ferry" {
		t.Errorf("head %q, reading %q", s.Head, s.Reading)
	}
	if s.Rows[0].Meta != "Harbour Post · 10 Apr 2025 · 3 hits" || s.Rows[0].Snippet.Text != "the ferry" || len(s.Rows[0].TitleSpans) != 1 {
		t.Errorf("row %+v", s.Rows[0])
	}
	p.FetchMore()
	d.run()
	if s = p.State(); len(s.Rows) != 2 || s.More {
		t.Errorf("%d rows after the last page, more %v", len(s.Rows), s.More)
	}
	p.Apply(s.Notices[0])
	d.run()
	if p.State().Query != "ferry AND toll" {
		t.Errorf("the fix was not taken: %q", p.State().Query)
	}
}

func TestLibrarySearchFails(t *testing.T) {
	d := newDesk(t)
	fail := error(&app.Error{Code: app.Invalid, Msg: "the pattern fits too many words", Hint: "narrow it"})
	l := &library{search: func(app.Query) (app.Results, error) { return app.Results{}, fail }}
	p := present.NewLibrary(d.env(), l, d, nil)
	p.Search("a*")
	d.run()
	if p.State().Problem != "The pattern fits too many words. Narrow it." || len(d.problems) != 0 {
		t.Errorf("problem %q, dialogs %v", p.State().Problem, d.problems)
	}
	fail = errBroken
	p.Search("b")
	d.run()
	if len(d.problems) != 1 || p.State().Busy {
		t.Errorf("an unknown failure is reported %d times", len(d.problems))
	}
}

func TestLibraryWalk(t *testing.T) {
	d := newDesk(t)
	l := &library{articles: []app.ArticleHead{head("a1", "2025-04-12", 0), head("a2", "2025-04-10", 0)}}
	p := present.NewLibrary(d.env(), l, d, nil)
	p.Reload()
	d.run()
	p.Open(0)
	if got := d.last(); got.Article != "a1" || got.Hit != present.LandTop {
		t.Errorf("without a query it leads to %+v", got)
	}
	p.Mark("a1")
	if p.State().Selected != 0 || p.Position() != "article 1 of 2" {
		t.Errorf("selected %d, %q", p.State().Selected, p.Position())
	}
	if !p.Step(1, present.LandTop) || d.last().Article != "a2" {
		t.Errorf("next leads to %+v", d.last())
	}
	p.Mark("a2")
	if p.Step(1, present.LandTop) {
		t.Error("walks past the end")
	}
	p.Open(7)
	if len(d.routes) != 2 {
		t.Error("a row that is not there leads somewhere")
	}
}

// TestFoldedCopies: near-duplicates are listed once unless the analyst wants each, and the
// counts say so.
func TestFoldedCopies(t *testing.T) {
	d := newDesk(t)
	var asked app.Query
	lib := &library{search: func(q app.Query) (app.Results, error) {
		asked = q
		r := app.Results{Total: 3, Places: 7, Searched: 9, Articles: 9, Hits: []app.ResultRow{{ArticleHead: app.ArticleHead{ID: "a1", Title: "Talks", Source: "Harbour Post"}, Count: 2}}}
		if q.Fold {
			r.Folded, r.Hits[0].Copies = 2, 2
		}
		return r, nil
	}}
	p := present.NewLibrary(d.env(), lib, d, nil)
	p.Search("ferry")
	d.run()
	if s := p.State(); !asked.Fold || s.Head != "3 articles (2 copies folded), 7 hits; searched 9 of 9" || s.Rows[0].Meta != "Harbour Post · 2 hits · +2 copies" {
		t.Errorf("state %+v", s)
	}
	p.SetFold(false)
	d.run()
	if s := p.State(); asked.Fold || s.Head != "3 articles, 7 hits; searched 9 of 9" || s.Rows[0].Meta != "Harbour Post · 2 hits" {
		t.Errorf("state %+v", s)
	}
}

func TestLibraryWords(t *testing.T) {
	d := newDesk(t)
	var asked, told []app.Query
	words := []app.WordHits{{Word: "ferry", Hits: 1200}, {Word: `"toll gate"`, Hits: 1}}
	l := &library{search: func(q app.Query) (app.Results, error) {
		asked = append(asked, q)
		return app.Results{Words: words, Hits: []app.ResultRow{{ArticleHead: head("a1", "2025-04-10", 0)}}, Total: 1, Searched: 1, Articles: 1}, nil
	}}
	p := present.NewLibrary(d.env(), l, d, func(q app.Query) { told = append(told, q) })
	p.Search(`ferry "toll gate"`)
	d.run()
	want := []present.SearchWord{{Word: "ferry", Counted: "1,200"}, {Word: `"toll gate"`, Counted: "1"}}
	if diff := cmp.Diff(want, p.State().Words); diff != "" {
		t.Error(diff)
	}
	p.SwitchWord("ferry")
	d.run()
	want[0].Off = true
	if diff := cmp.Diff(want, p.State().Words); diff != "" {
		t.Error(diff)
	}
	off := []string{"ferry"}
	if diff := cmp.Diff(off, asked[len(asked)-1].Mute); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(off, told[len(told)-1].Mute); diff != "" {
		t.Error("the open article was not told: " + diff)
	}
	p.Open(0)
	if diff := cmp.Diff(off, d.last().Mute); diff != "" {
		t.Error("the route forgets: " + diff)
	}
	words = words[:1]
	p.Search("ferry")
	d.run()
	if s := p.State().Words; len(s) != 1 || !s[0].Off {
		t.Errorf("a word alone that is off has no switch: %+v", s)
	}
	p.SwitchWord("ferry")
	d.run()
	if len(p.State().Words) != 0 || len(asked[len(asked)-1].Mute) != 0 {
		t.Errorf("switched on: %+v, asked %+v", p.State().Words, asked[len(asked)-1])
	}
}

func TestLibraryInOtherOrders(t *testing.T) {
	d := newDesk(t)
	var asked []app.Query
	l := &library{
		articles: []app.ArticleHead{head("a1", "2025-04-10", 0)},
		search: func(q app.Query) (app.Results, error) {
			asked = append(asked, q)
			return app.Results{Hits: []app.ResultRow{{ArticleHead: head("a2", "2025-04-10", 0)}}, Total: 1, Searched: 1, Articles: 1}, nil
		},
	}
	p := present.NewLibrary(d.env(), l, d, nil)
	for _, order := range []string{app.SortTitle, app.SortSource, app.SortLength} {
		p.SortBy(order)
		d.run()
		if len(asked) == 0 || asked[len(asked)-1].Sort != order || p.State().Rows[0].ID != "a2" {
			t.Errorf("%s: asked %+v", order, asked)
		}
	}
	n := len(asked)
	p.SortBy(app.SortNewest)
	d.run()
	if len(asked) != n || p.State().Rows[0].ID != "a1" {
		t.Error("the library in the order of its dates asks the index")
	}
}

// A query that must not be run says how it can be mended.
func TestLibraryProblemKeepsCorrections(t *testing.T) {
	d := newDesk(t)
	l := &library{search: func(app.Query) (app.Results, error) {
		return app.Results{
			Notices: []app.Notice{{Text: "bracketed", Fix: "(a W/5 b) PRE/2 c"}}, Converted: &app.Conversion{System: "Nexis", To: "b"},
		}, &app.Error{Code: app.Invalid, Msg: "two ways"}
	}}
	p := present.NewLibrary(d.env(), l, d, nil)
	p.Search("a W/5 b PRE/2 c")
	d.run()
	if s := p.State(); s.Problem == "" || len(s.Notices) != 1 || s.Converted == nil {
		t.Errorf("state %+v", s)
	}
	p.UseConverted()
	d.run()
	if p.State().Query != "b" {
		t.Errorf("searches %q", p.State().Query)
	}
}
