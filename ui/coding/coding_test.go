package coding_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/coding"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/uitest"
)

const text = "The envoy said “we accept the ferry line”. Talks go on."

// ledger keeps what is recorded.
type ledger struct {
	drafts    []app.Draft
	withdrawn []app.StatementID
}

func (l *ledger) Record(d app.Draft) (app.Statement, error) {
	l.drafts = append(l.drafts, d)
	return app.Statement{ID: "S-1"}, nil
}

func (l *ledger) Withdraw(id app.StatementID) error {
	l.withdrawn = append(l.withdrawn, id)
	return nil
}

func (l *ledger) Codebook() (app.Codebook, error) {
	return app.Codebook{Actors: []app.Actor{{ID: "norland", Name: "Norland"}}, Issues: []app.Issue{{ID: "ferry", Title: "Ferry line"}}}, nil
}

type world struct {
	*uitest.Desk
	l      *ledger
	p      *present.Coding
	v      *coding.View
	w      fyne.Window
	closed int
	keys   []fyne.KeyName
}

func place(words string) app.Bounds {
	i := strings.Index(text, words)
	return app.Bounds{Start: i, End: i + len(words)}
}

func newWorld(t *testing.T, statements ...app.Statement) *world {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	w := &world{Desk: uitest.NewDesk(t), l: &ledger{}}
	env := w.Env()
	w.p = present.NewCoding(env, present.CodingPorts{
		Recorder: w.l, Book: w.l, Acts: present.NewActs(env), Nav: w.Desk, Closed: func() { w.closed++ },
	})
	w.v = coding.New(w.p, coding.Calls{Key: func(k *fyne.KeyEvent) bool { w.keys = append(w.keys, k.Name); return k.Name == fyne.KeyF3 }})
	w.w = uitest.Window(t, w.v.Content())
	w.p.Reload()
	w.Run()
	w.p.ShowArticle(app.OpenArticle{
		Article: app.Article{ID: "a1", Published: "2025-04-11"},
		Text:    app.TextVersion{ID: "v", Text: text, Paragraphs: []app.Bounds{{End: len(text)}}}, Statements: statements,
	})
	return w
}

func (w *world) focused(t *testing.T) fyne.Focusable {
	t.Helper()
	f := w.w.Canvas().Focused()
	if f == nil {
		t.Fatal("no field has the keyboard")
	}
	return f
}

func (w *world) enter(t *testing.T) {
	t.Helper()
	w.focused(t).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	w.Run()
}

func TestRecordsByKeyboard(t *testing.T) {
	w := newWorld(t)
	if !uitest.Shows(w.v.Content(), "F9 begins to record") {
		t.Error("says nothing of what to do")
	}
	w.p.Propose(place("we accept the ferry line"))
	w.p.Start()
	if !uitest.Shows(w.v.Content(), "we accept the ferry line") || !uitest.Shows(w.v.Content(), "Who holds the position?") {
		t.Error("the form shows neither the quote nor what is missing")
	}
	test.Type(w.focused(t), "Norland")
	w.enter(t)
	test.Type(w.focused(t), "Bridge")
	if !uitest.Shows(w.v.Content(), "new issue") {
		t.Error("does not say that the issue is new")
	}
	w.enter(t)
	w.focused(t).TypedRune('6')
	w.enter(t)
	want := []app.Draft{{
		Article: "a1", Holder: "Norland", Issue: "Bridge", Stance: app.Oppose, Attribution: app.DirectQuote, CreateMissing: true,
		Passages: []app.DraftPassage{{Role: app.RoleContent, Bounds: place("we accept the ferry line")}},
	}}
	if d := cmp.Diff(want, w.l.drafts); d != "" {
		t.Error(d)
	}
	if w.closed != 1 || w.p.State().Open {
		t.Error("the form stays open")
	}
}

func TestConditionAsksForItself(t *testing.T) {
	w := newWorld(t)
	w.p.Propose(place("we accept the ferry line"))
	w.p.SetHolder("Norland")
	w.p.SetIssue("Ferry line")
	if uitest.Shows(w.v.Content(), "Condition") {
		t.Error("asks for a condition without need")
	}
	w.p.Key(3)
	if !uitest.Shows(w.v.Content(), "Condition") {
		t.Fatal("does not ask for the condition")
	}
	test.Type(w.focused(t), "if dredged")
	w.enter(t)
	if len(w.l.drafts) != 1 || w.l.drafts[0].Condition != "if dredged" {
		t.Errorf("recorded %+v", w.l.drafts)
	}
}

func TestSourceAsksForReporter(t *testing.T) {
	w := newWorld(t)
	w.p.Propose(place("Talks go on."))
	choice := uitest.All[*widget.Select](w.v.Content())[0]
	if choice.Selected != "Indirect speech" {
		t.Errorf("proposes %q", choice.Selected)
	}
	choice.SetSelected("Second-hand, named")
	if w.p.State().Attribution != app.SecondHandNamed || !uitest.Shows(w.v.Content(), "Reported by") {
		t.Errorf("attribution %s", w.p.State().Attribution)
	}
	test.Type(w.focused(t), "The envoy")
	if w.p.State().Reporter != "The envoy" {
		t.Errorf("reporter %q", w.p.State().Reporter)
	}
}

func TestEscapeAndFunctionKeys(t *testing.T) {
	w := newWorld(t)
	w.p.Propose(place("Talks go on."))
	w.p.Next(present.FieldIssue)
	f := w.focused(t)
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF3})
	if d := cmp.Diff([]fyne.KeyName{fyne.KeyF3}, w.keys); d != "" {
		t.Error(d)
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.p.State().Open || w.closed != 1 {
		t.Error("Escape leaves the form open")
	}
}

func TestStancesByMouseAndArrows(t *testing.T) {
	w := newWorld(t)
	w.p.Propose(place("Talks go on."))
	w.p.Next(present.FieldIssue)
	f := w.focused(t)
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if got := w.p.State().Stance; got != app.Support {
		t.Errorf("two steps down choose %q", got)
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if got := w.p.State().Stance; got != app.StrongOppose {
		t.Errorf("the field beside is %q", got)
	}
	o := f.(fyne.CanvasObject)
	f.(fyne.Tappable).Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 5)})
	if got := w.p.State().Stance; got != app.StrongSupport {
		t.Errorf("the first field is %q", got)
	}
	f.(fyne.Tappable).Tapped(&fyne.PointEvent{Position: fyne.NewPos(o.Size().Width-5, 5)})
	if got := w.p.State().Stance; got != app.Oppose {
		t.Errorf("the field at the top right is %q", got)
	}
}

func TestListOfStatements(t *testing.T) {
	s := app.Statement{
		ID: "S-7", Holder: "norland", Issue: "ferry", Stance: app.Support, Attribution: app.DirectQuote, Review: app.ReviewReviewed,
		Passages: []app.Passage{{Role: app.RoleContent, Quote: app.Quote{Span: app.Span{Version: "v", Bounds: place("we accept")}, Exact: "we accept"}}},
	}
	w := newWorld(t, s)
	for _, words := range []string{"Norland → Ferry line", "we accept", "S-7 · Direct quote", "▲"} {
		if !uitest.Shows(w.v.Content(), words) {
			t.Errorf("%q is not to be seen", words)
		}
	}
	uitest.All[*widget.List](w.v.Content())[0].Select(0)
	if len(w.Routes) != 1 || w.Routes[0].Statement != "S-7" {
		t.Errorf("the row leads to %+v", w.Routes)
	}
	w.p.Edit("S-7")
	if !uitest.Shows(w.v.Content(), "Edit S-7") {
		t.Error("the form does not say what it edits")
	}
	uitest.Button(t, w.v.Content(), "Save")
	w.p.Withdraw("S-7")
	w.Run()
	if len(w.l.withdrawn) != 1 {
		t.Error("not withdrawn")
	}
}
