package finding_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/app/jobs"
	"parley/ui/finding"
	"parley/ui/present"
	"parley/ui/uitest"
	"parley/ui/widgets"
)

// world answers everything with little.
type world struct {
	saved []app.SearchNews
	lists []app.TermList
}

func (w *world) Search(context.Context, app.Query) (app.Results, error) {
	return app.Results{Total: 3, Facets: []app.Facet{{Field: "source", Values: []app.FacetValue{{Value: "Harbour Post", Count: 2}}}}}, nil
}
func (w *world) Articles(app.ArticleFilter) ([]app.ArticleHead, error) { return nil, nil }
func (w *world) IndexStatus() (app.IndexStatus, error)                 { return app.IndexStatus{}, nil }

func (w *world) KWIC(context.Context, app.KWICOptions) (app.KWIC, error) {
	return app.KWIC{Hits: 1, Articles: 1, Lines: []app.KWICLine{{Article: "a1", Left: "the long ", Node: "ferry", Right: " line", Source: "Harbour Post", Bounds: app.Bounds{Start: 17, End: 22}}}}, nil
}

func (w *world) Open(app.ArticleID) (app.OpenArticle, error) {
	return app.OpenArticle{Text: app.TextVersion{Text: "All day the long ferry line stands."}}, nil
}

// draws keeps how samples are drawn.
type draws struct {
	size int
	seed uint64
}

func (d *draws) Draw() (size int, seed uint64) { return d.size, d.seed }
func (d *draws) SetDraw(size int, seed uint64) { d.size, d.seed = size, seed }

func (w *world) Searches(context.Context) ([]app.SearchNews, error) { return w.saved, nil }
func (w *world) SaveSearch(_ context.Context, name string, q app.Query) (app.SavedSearch, error) {
	s := app.SavedSearch{Name: name, Query: q.Text, MadeAt: time.Now()}
	w.saved = append(w.saved, app.SearchNews{SavedSearch: s})
	return s, nil
}
func (w *world) SeenSearch(context.Context, string) error { return nil }
func (w *world) RemoveSearch(string) error {
	w.saved = nil
	return nil
}

func (w *world) Batch(_ context.Context, rows []app.BatchRow, _ jobs.Reporter) ([]app.BatchResult, error) {
	out := make([]app.BatchResult, len(rows))
	for i, r := range rows {
		out[i] = app.BatchResult{Query: r.Query, Articles: 5}
	}
	return out, nil
}

func TestNarrow(t *testing.T) {
	test.NewTempApp(t)
	d := uitest.NewDesk(t)
	query := ""
	p := present.NewNarrow(d.Env(), &world{}, func(q string) { query = q })
	v := finding.NewNarrow(p)
	p.Subscribe(v.Render)
	uitest.Window(t, v.Content())
	p.Show("ferry")
	d.Run()
	if !uitest.Shows(v.Content(), "Harbour Post") || !uitest.Shows(v.Content(), "Outlet") {
		t.Fatal("no facets")
	}
	uitest.All[*widget.Check](v.Content())[0].SetChecked(true)
	d.Run()
	if query != `ferry source:"Harbour Post"` || !uitest.Shows(v.Content(), query) {
		t.Errorf("searched %q", query)
	}
	test.Tap(uitest.Button(t, v.Content(), "not"))
	d.Run()
	if query != `ferry -source:"Harbour Post"` {
		t.Errorf("searched %q", query)
	}
	test.Tap(v.Buttons()[0].(*widget.Button))
	d.Run()
	if query != "ferry" {
		t.Errorf("taken back: %q", query)
	}
}

func TestConcordance(t *testing.T) {
	test.NewTempApp(t)
	d := uitest.NewDesk(t)
	p := present.NewConcordance(d.Env(), present.ConcordancePorts{Made: &world{}, Opener: &world{}, Nav: d, Draws: &draws{}})
	saved := 0
	v := finding.NewConcordance(p, finding.ConcordanceCalls{Save: func() { saved++ }})
	p.Subscribe(v.Render)
	uitest.Window(t, v.Content())
	p.Show(app.Query{Text: "ferry"})
	d.Run()
	if !uitest.Shows(v.Content(), "1 hit in 1 article") {
		t.Error("hits are not counted")
	}
	test.Tap(v.Buttons()[0].(*widget.Button))
	uitest.All[*widget.Select](v.Content())[0].SetSelected("1L")
	d.Run()
	v.List().(*widgets.PickList).Select(0)
	d.Run()
	wide := uitest.All[*widget.RichText](v.Content())
	if !slices.ContainsFunc(wide, func(r *widget.RichText) bool { return r.String() == "All day the long ferry line stands." }) {
		t.Error("the chosen line has no wide context")
	}
	uitest.All[*widget.Select](v.Content())[3].SetSelected("100 at random")
	test.Tap(uitest.Button(t, v.Content(), "Draw again"))
	d.Run()
	if p.State().Sample != "100 at random" {
		t.Errorf("sample %q", p.State().Sample)
	}
	v.List().(*widgets.PickList).Select(0)
	v.Open()
	if saved != 1 || p.State().Sort[0] != "1L" || len(d.Routes) != 1 {
		t.Errorf("saved %d times, sorted by %v, routes %v", saved, p.State().Sort, d.Routes)
	}
}

func TestSearches(t *testing.T) {
	test.NewTempApp(t)
	d, w := uitest.NewDesk(t), &world{}
	var searched []string
	p := present.NewSearches(d.Env(), present.SearchesPorts{
		Kept: w, Acts: present.NewActs(d.Env()), Search: func(q string) { searched = append(searched, q) }, Recent: func() []string { return []string{"toll"} },
	})
	v := finding.NewSearches(p, nil)
	p.Subscribe(v.Render)
	uitest.Window(t, v.Content())
	p.Show("ferry")
	d.Run()
	if !uitest.Shows(v.Content(), "No searches are saved yet.") {
		t.Error("nothing is said where there are none")
	}
	uitest.All[*widgets.TextField](v.Content())[0].SetText("Ferries")
	test.Tap(uitest.Button(t, v.Content(), "Save"))
	d.Run()
	if len(w.saved) != 1 {
		t.Fatal("not saved")
	}
	v.Open() // what was saved is chosen
	p.Show("")
	d.Run()
	lists := uitest.All[*widgets.PickList](v.Content())
	lists[slices.IndexFunc(lists, func(l *widgets.PickList) bool { return l != v.First() })].Select(0)
	v.Open()
	if !slices.Equal(searched, []string{"ferry", "toll"}) {
		t.Errorf("searched %q", searched)
	}
}

func TestBatch(t *testing.T) {
	test.NewTempApp(t)
	d := uitest.NewDesk(t)
	p := present.NewBatch(d.Env(), present.BatchPorts{Batch: &world{}, Jobs: now{d}, Search: func(string) {}, Read: func(string) ([][]string, error) { return [][]string{{"ferry"}}, nil }})
	v := finding.NewBatch(p, nil, func() {})
	p.Subscribe(v.Render)
	uitest.Window(t, v.Content())
	p.Run("list.txt")
	d.Run()
	if !uitest.Shows(v.Content(), "1 query") || !uitest.Shows(v.Content(), "5 articles, 0 hits") {
		t.Error("the results are not shown")
	}
}

// now runs jobs when the desk is run.
type now struct{ *uitest.Desk }

func (n now) Start(_ string, work func(context.Context, jobs.Reporter) error) (func(), error) {
	env := n.Env()
	env.Async(func() { _ = work(env.Ctx, jobs.Nobody{}) })
	return func() {}, nil
}

func (w *world) Words(context.Context, string, int) (app.WordList, error) {
	return app.WordList{Total: 1, Words: []app.WordCount{{Word: "toll", Articles: 2, Hits: 5}}}, nil
}
func (w *world) TermLists() ([]app.TermList, error) { return w.lists, nil }
func (w *world) PutTermList(name string, terms []string) error {
	w.lists = []app.TermList{{Name: name, Terms: terms}}
	return nil
}

func TestWords(t *testing.T) {
	test.NewTempApp(t)
	d, w := uitest.NewDesk(t), &world{}
	p := present.NewWordLists(d.Env(), present.WordPorts{Words: w, Acts: present.NewActs(d.Env()), Search: func(string) {}})
	v := finding.NewWords(p, nil)
	p.Subscribe(v.Render)
	uitest.Window(t, v.Content())
	p.Show()
	d.Run()
	fields := uitest.All[*widgets.TextField](v.Content())
	at := func(holder string) *widgets.TextField {
		return fields[slices.IndexFunc(fields, func(f *widgets.TextField) bool { return strings.HasPrefix(f.PlaceHolder, holder) })]
	}
	at("Words that begin").SetText("to")
	d.Run()
	if !uitest.Shows(v.Content(), "5 hits in 2 articles") {
		t.Error("no words")
	}
	lists := uitest.All[*widgets.PickList](v.Content())
	lists[slices.IndexFunc(lists, func(l *widgets.PickList) bool { return l.Length() == 1 })].Select(0)
	at("Name").SetText("fees")
	test.Tap(uitest.Button(t, v.Content(), "Put into the list"))
	test.Tap(uitest.Button(t, v.Content(), "Save"))
	d.Run()
	if len(w.lists) != 1 || !slices.Equal(w.lists[0].Terms, []string{"toll"}) || !uitest.Shows(v.Content(), "@fees") {
		t.Errorf("lists %+v", w.lists)
	}
}
