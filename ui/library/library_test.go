package library_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/library"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/uitest"
	"parley/ui/widgets"
)

// finder answers every search with the same results.
type finder struct {
	results app.Results
	heads   []app.ArticleHead
	asked   []app.Query
}

func (f *finder) Search(_ context.Context, q app.Query) (app.Results, error) {
	f.asked = append(f.asked, q)
	return f.results, nil
}
func (f *finder) Articles(app.ArticleFilter) ([]app.ArticleHead, error) { return f.heads, nil }
func (f *finder) IndexStatus() (app.IndexStatus, error)                 { return app.IndexStatus{}, nil }

type world struct {
	*uitest.Desk
	f        *finder
	p        *present.Library
	v        *library.View
	w        fyne.Window
	imported int
	keys     []fyne.KeyName
}

func newWorld(t *testing.T, f *finder) *world {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	w := &world{Desk: uitest.NewDesk(t), f: f}
	w.p = present.NewLibrary(w.Env(), f, w.Desk, nil)
	w.v = library.New(w.p, library.Calls{
		Import: func() { w.imported++ },
		Key:    func(k *fyne.KeyEvent) bool { w.keys = append(w.keys, k.Name); return k.Name == fyne.KeyF3 },
	})
	w.w = uitest.Window(t, w.v.Content())
	w.p.Reload()
	w.Run()
	return w
}

func found() *finder {
	heads := []app.ArticleHead{
		{ID: "a1", Title: "Ferry talks", Source: "Harbour Post", Published: "2025-04-11", Lead: "The envoy spoke."},
		{ID: "a2", Title: "Toll rejected", Source: "Harbour Post", Published: "2025-04-10", Lead: "The mayor spoke."},
	}
	return &finder{heads: heads, results: app.Results{
		Reading: "articles with ferry", Total: 1, Places: 2, Searched: 2, Articles: 2,
		Notices: []app.Notice{{Text: "and is a word", Fix: "ferry AND toll"}},
		Hits:    []app.ResultRow{{ArticleHead: heads[0], Count: 2, Snippet: app.Snippet{Text: "the ferry sails", Spans: []app.Bounds{{Start: 4, End: 9}}}}},
	}}
}

func TestTypingSearches(t *testing.T) {
	w := newWorld(t, found())
	if !uitest.Shows(w.v.Content(), "Toll rejected") || !uitest.Shows(w.v.Content(), "2 articles") {
		t.Error("the library is not listed")
	}
	w.w.Canvas().Focus(w.v.SearchBox())
	test.Type(w.v.SearchBox(), "ferry")
	w.Run()
	if len(w.f.asked) == 0 || w.f.asked[len(w.f.asked)-1].Text != "ferry" {
		t.Fatalf("asked %v", w.f.asked)
	}
	for _, words := range []string{"articles with ferry", "1 article, 2 hits; searched 2 of 2", "and is a word"} {
		if !uitest.Shows(w.v.Content(), words) {
			t.Errorf("%q is not to be seen", words)
		}
	}
	test.Tap(uitest.Button(t, w.v.Content(), "ferry AND toll"))
	w.Run()
	if w.p.State().Query != "ferry AND toll" || !uitest.Shows(w.v.Content(), "ferry AND toll") {
		t.Errorf("the fix gives %q", w.p.State().Query)
	}
	w.v.SearchBox().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(w.Routes) != 1 || w.Routes[0].Article != "a1" || w.Routes[0].Hit != present.LandFirstHit {
		t.Errorf("Enter leads to %+v", w.Routes)
	}
	w.v.SearchBox().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	w.Run()
	if w.p.State().Query != "" {
		t.Error("Escape does not empty the box")
	}
	w.v.SearchBox().TypedKey(&fyne.KeyEvent{Name: fyne.KeyF3})
	if len(w.keys) == 0 || w.keys[len(w.keys)-1] != fyne.KeyF3 {
		t.Errorf("the window was offered %v", w.keys)
	}
}

func TestSearchWordsAreSwitched(t *testing.T) {
	f := found()
	f.results.Words = []app.WordHits{{Word: "ferry", Hits: 2}, {Word: "toll", Hits: 7}}
	w := newWorld(t, f)
	w.p.Search("ferry toll")
	w.Run()
	var box *widget.Check
	for _, c := range uitest.All[*widget.Check](w.v.Content()) {
		if c.Text == "toll  7" {
			box = c
		}
	}
	if box == nil || !box.Checked {
		t.Fatal("no switch for toll")
	}
	test.Tap(box)
	w.Run()
	if last := f.asked[len(f.asked)-1]; len(last.Mute) != 1 || last.Mute[0] != "toll" || box.Checked {
		t.Errorf("asked %+v, checked %v", last, box.Checked)
	}
}

func TestPastedQuery(t *testing.T) {
	f := found()
	f.results.Converted = &app.Conversion{
		System: "Factiva", From: "hd=toll and rst=x", To: "title:toll",
		Parts: []app.ConvertedPart{{From: "hd=", To: "title:"}}, Lost: []app.LostPart{{From: "and rst=x", Why: "codes are Factiva's own"}},
	}
	w := newWorld(t, f)
	w.p.Search("hd=toll and rst=x")
	w.Run()
	for _, words := range []string{"This looks like a query for Factiva.", "hd=", "title:", "and rst=x", "Left out: codes are Factiva's own", "title:toll"} {
		if !uitest.Shows(w.v.Content(), words) {
			t.Errorf("%q is not to be seen", words)
		}
	}
	test.Tap(uitest.Button(t, w.v.Content(), "Search for this instead"))
	f.results.Converted = nil
	w.Run()
	if w.p.State().Query != "title:toll" || uitest.Shows(w.v.Content(), "This looks like") {
		t.Errorf("searches %q", w.p.State().Query)
	}
}

func TestRowsLeadToArticles(t *testing.T) {
	w := newWorld(t, found())
	lists := uitest.All[*widgets.KeyList](w.v.Content())
	if len(lists) != 1 {
		t.Fatalf("%d lists", len(lists))
	}
	lists[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyF3})
	if len(w.keys) != 1 || w.keys[0] != fyne.KeyF3 {
		t.Errorf("the list keeps F3 to itself: %v", w.keys)
	}
	lists[0].Select(1)
	if len(w.Routes) != 1 || w.Routes[0].Article != "a2" {
		t.Fatalf("the second row leads to %+v", w.Routes)
	}
	w.p.Mark("a1")
	if len(w.Routes) != 1 {
		t.Error("showing which article is open opens it once more")
	}
}

func TestEmptyLibraryOffersImport(t *testing.T) {
	w := newWorld(t, &finder{})
	if !uitest.Shows(w.v.Content(), "No articles yet") {
		t.Error("says nothing of the empty library")
	}
	test.Tap(uitest.Button(t, w.v.Content(), "Import files…"))
	if w.imported != 1 {
		t.Errorf("imported %d times", w.imported)
	}
}
