package codebook_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/codebook"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/uitest"
	"parley/ui/widgets"
)

// book is a small codebook that can be edited.
type book struct {
	actors []app.Actor
	issues []app.Issue
	put    []app.Record
}

func (b *book) Codebook() (app.Codebook, error) {
	return app.Codebook{Actors: b.actors, Issues: b.issues}, nil
}

func (b *book) Statements(context.Context, app.StatementFilter) ([]app.Statement, error) {
	return []app.Statement{{ID: "S-1", Holder: "norland", Issue: "ferry"}}, nil
}
func (b *book) Articles(app.ArticleFilter) ([]app.ArticleHead, error) { return nil, nil }
func (b *book) PutActor(a app.Actor) error                            { b.put = append(b.put, a); return nil }

func (b *book) PutIssue(x app.Issue) error    { b.put = append(b.put, x); return nil }
func (b *book) RemoveActor(app.ActorID) error { return nil }
func (b *book) RemoveIssue(app.IssueID) error { return nil }

type world struct {
	*uitest.Desk
	b     *book
	p     *present.Codebook
	v     *codebook.View
	asked []string
	keys  []fyne.KeyName
}

func newWorld(t *testing.T) *world {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	w := &world{Desk: uitest.NewDesk(t), b: &book{
		actors: []app.Actor{
			{ID: "norland", Name: "Norland", Type: "government", Roles: []app.ActorRole{{Title: "Host", From: "2025-01-01"}}},
			{ID: "long", Name: "The Standing Committee of the Northern and Southern Harbour Authorities", Type: "other"},
		},
		issues: []app.Issue{{ID: "ferry", Title: "Ferry line"}, {ID: "night", Title: "Night ferries", Parent: "ferry"}},
	}}
	w.p = present.NewCodebook(w.Env(), present.CodebookPorts{Edit: w.b, Evidence: w.b, Acts: present.NewActs(w.Env())})
	ask := func(what string) func() { return func() { w.asked = append(w.asked, what) } }
	w.v = codebook.New(w.p, nil, codebook.Calls{
		Key:    func(k *fyne.KeyEvent) bool { w.keys = append(w.keys, k.Name); return k.Name == fyne.KeyF1 },
		Rename: ask("rename"), Merge: ask("merge"), Split: ask("split"), History: ask("history"), Move: true,
	})
	uitest.Window(t, w.v.Content())
	w.p.Reload()
	w.Run()
	return w
}

func TestListAndForm(t *testing.T) {
	w := newWorld(t)
	for _, words := range []string{"2 actors", "2 issues", "Norland", "Night ferries", "Choose an actor or an issue"} {
		if !uitest.Shows(w.v.Content(), words) {
			t.Errorf("%q is not to be seen", words)
		}
	}
	lists := uitest.All[*widgets.PickList](w.v.Content())
	if len(lists) != 2 {
		t.Fatalf("%d lists", len(lists))
	}
	lists[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if w.p.State().Form.Key.ID != "norland" || uitest.Shows(w.v.Content(), "Choose an actor") {
		t.Fatalf("an arrow does not choose: %+v", w.p.State().Form.Key)
	}
	for _, words := range []string{"1 statement", "Host", "2025-01-01", "In use: 1 statement names it."} {
		if !uitest.Shows(w.v.Content(), words) {
			t.Errorf("%q is not to be seen", words)
		}
	}
	if !uitest.Button(t, w.v.Content(), "Remove").Disabled() || !uitest.Button(t, w.v.Content(), "Save").Disabled() {
		t.Error("offers to remove or to save what cannot be")
	}
	for _, b := range []string{"Rename…", "Merge into…", "Split…", "History…"} {
		test.Tap(uitest.Button(t, w.v.Content(), b))
	}
	if len(w.asked) != 4 {
		t.Errorf("asked %v", w.asked)
	}
	lists[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if w.p.State().Form.Key.ID != "night" || !uitest.Shows(w.v.Content(), "Reference point") || lists[0].Row() != -1 {
		t.Error("an issue does not take the form over")
	}
}

func TestTypingSavesAndComplains(t *testing.T) {
	w := newWorld(t)
	w.p.Select(app.Key{Kind: app.KindActor, ID: "norland"})
	fields := uitest.All[*widgets.TextField](w.v.Content())
	var name *widgets.TextField
	for _, f := range fields {
		if f.Text == "Norland" {
			name = f
		}
	}
	if name == nil {
		t.Fatal("no field of the name")
	}
	name.SetText("")
	w.p.Save()
	if !uitest.Shows(w.v.Content(), "What is the actor called?") || len(w.b.put) != 0 {
		t.Error("a blank name is not complained of beside its field")
	}
	name.SetText("Northland")
	test.Tap(uitest.Button(t, w.v.Content(), "Add a role"))
	test.Tap(uitest.Button(t, w.v.Content(), "Save"))
	w.Run()
	if a, ok := w.b.put[0].(app.Actor); !ok || a.Name != "Northland" || len(a.Roles) != 1 {
		t.Errorf("saved %+v", w.b.put)
	}
	name.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	if len(w.keys) == 0 {
		t.Error("a field keeps the keys of commands to itself")
	}
	if name.AcceptsTab() {
		t.Error("Tab does not leave a field")
	}
}

func TestNewTakesTheKeyboard(t *testing.T) {
	w := newWorld(t)
	news := 0
	for _, b := range uitest.All[*widget.Button](w.v.Content()) {
		if b.Text == "New" {
			news++
			if news == 2 {
				test.Tap(b)
			}
		}
	}
	if news != 2 || !w.p.State().Form.New || !uitest.Shows(w.v.Content(), "New issue") {
		t.Fatalf("%d buttons, form %+v", news, w.p.State().Form)
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(w.v.Content())
	test.Type(c.Focused(), "Road toll")
	if w.p.State().Form.Fields[present.EntryName] != "Road toll" {
		t.Error("the title does not have the keyboard")
	}
}
