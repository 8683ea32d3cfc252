package reader_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
	"parley/ui/reader"
	"parley/ui/theme"
	"parley/ui/uitest"
	"parley/ui/widgets"
)

const text = "The envoy said “we accept the ferry line”.\nTalks go on."

// shelf holds one article and its hits.
type shelf struct{ hits []app.Hit }

func (s *shelf) Open(id app.ArticleID) (app.OpenArticle, error) {
	end := strings.IndexByte(text, '\n')
	return app.OpenArticle{
		Article: app.Article{ID: id, Title: "Harbour talks", Published: "2025-04-11"}, Source: "Harbour Post",
		Text: app.TextVersion{ID: "v", Text: text, Paragraphs: []app.Bounds{{End: end}, {Start: end + 1, End: len(text)}}, Sentences: []app.Bounds{{End: end}, {Start: end + 1, End: len(text)}}},
		Statements: []app.Statement{{
			ID: "S-1", Stance: app.Support, Attribution: app.DirectQuote, Review: app.ReviewReviewed,
			Passages: []app.Passage{{Role: app.RoleContent, Quote: app.Quote{Span: app.Span{Version: "v", Bounds: place("we accept the ferry line")}}}},
		}},
	}, nil
}

func (s *shelf) Hits(context.Context, app.Query, app.ArticleID) ([]app.Hit, error) {
	return s.hits, nil
}

func (s *shelf) Annotate(app.ArticleID, app.Bounds, string) (app.Annotation, error) {
	return app.Annotation{}, nil
}
func (s *shelf) RemoveAnnotation(app.AnnotationID) error { return nil }

func place(words string) app.Bounds {
	i := strings.Index(text, words)
	return app.Bounds{Start: i, End: i + len(words)}
}

type world struct {
	*uitest.Desk
	p        *present.Reader
	v        *reader.View
	w        fyne.Window
	pane     *widgets.HighlightText
	run      []present.Command
	digits   []int
	keys     []fyne.KeyName
	selected []app.Bounds
	edited   []string
}

// shelfHit is a hit in the text of the shelf.
func shelfHit() app.Hit { return app.Hit{Bounds: place("ferry")} }

func (s *shelf) Suggestions(context.Context, app.ArticleID) (app.Suggested, error) {
	return app.Suggested{Version: "v", Suggestions: []app.Suggestion{{
		ID: "s1", Content: []app.Bounds{place("Talks go on")}, Confidence: 0.95, Tier: app.TierA,
	}}}, nil
}

func (s *shelf) AcceptSuggestion(context.Context, app.Suggestion) (app.Statement, error) {
	return app.Statement{}, nil
}
func (s *shelf) RejectSuggestion(context.Context, app.Suggestion, string) error { return nil }

func newWorld(t *testing.T, hits ...app.Hit) *world {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	w := &world{Desk: uitest.NewDesk(t)}
	s := &shelf{hits}
	env := w.Env()
	w.p = present.NewReader(env, present.ReaderPorts{
		Opener: s, Hits: s, Annotator: s, Acts: present.NewActs(env),
		Suggest: s, Opened: func(app.OpenArticle) {}, Selected: func(b app.Bounds) { w.selected = append(w.selected, b) },
	})
	w.v = reader.New(w.p, reader.Calls{
		Run:   func(c present.Command) { w.run = append(w.run, c) },
		Key:   func(k *fyne.KeyEvent) bool { w.keys = append(w.keys, k.Name); return true },
		Digit: func(n int) bool { w.digits = append(w.digits, n); return true },
		Edit:  func(id app.StatementID) { w.edited = append(w.edited, string(id)) }, Withdraw: func(app.StatementID) {},
		Position: func() string { return "article 2 of 40" },
	})
	w.w = uitest.Window(t, w.v.Content())
	if !uitest.Shows(w.v.Content(), "No article open") {
		t.Error("says nothing while no article is open")
	}
	w.p.Go(present.Route{Article: "a1", Query: query(hits), Hit: present.LandFirstHit})
	w.Run()
	w.pane = uitest.All[*widgets.HighlightText](w.v.Content())[0]
	return w
}

func query(hits []app.Hit) string {
	if len(hits) > 0 {
		return "ferry"
	}
	return ""
}

func TestHeadingScrollsWithTheText(t *testing.T) {
	w := newWorld(t, app.Hit{Bounds: place("ferry")})
	w.v.Focus()
	w.pane.FocusTarget().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	if want := "Harbour talks\nHarbour Post · 11 Apr 2025\n" + text; w.v.Copied() != want {
		t.Errorf("the page reads %q", w.v.Copied())
	}
	if d := cmp.Diff([]app.Bounds{{End: len(text)}}, w.selected); d != "" {
		t.Errorf("the selection reaches into the heading: %s", d)
	}
	shift := len("Harbour talks\nHarbour Post · 11 Apr 2025\n")
	at := place("ferry").Start + shift
	var kinds []widgets.Kind
	for _, m := range w.pane.MarksAt(at) {
		kinds = append(kinds, m.Kind)
	}
	if d := cmp.Diff([]widgets.Kind{widgets.KindCurrentHit, widgets.KindStatement}, kinds); d != "" {
		t.Error(d)
	}
	if len(w.pane.MarksAt(shift)) != 0 {
		t.Error("a word without a mark is marked")
	}
}

func TestBarWalksHits(t *testing.T) {
	w := newWorld(t, app.Hit{Bounds: place("ferry")})
	if !uitest.Shows(w.v.Content(), "hit 1 of 1") || !uitest.Shows(w.v.Content(), "article 2 of 40") {
		t.Error("the bar does not say where the reader is")
	}
	var arrows []*widget.Button
	for _, b := range uitest.All[*widget.Button](w.v.Content()) {
		if b.Text == "" {
			arrows = append(arrows, b)
		}
	}
	if len(arrows) != 2 {
		t.Fatalf("%d arrows", len(arrows))
	}
	test.Tap(arrows[0])
	test.Tap(arrows[1])
	if d := cmp.Diff([]present.Command{present.CmdPreviousHit, present.CmdNextHit}, w.run); d != "" {
		t.Error(d)
	}
	sheet := reader.NewLayerSheet(w.p, func(*fyne.KeyEvent) bool { return false })
	test.Tap(uitest.All[*widgets.KeyCheck](sheet.Content())[0])
	if w.p.State().Layers.Hits || !w.p.State().Layers.Statements {
		t.Errorf("layers %+v", w.p.State().Layers)
	}
	if !uitest.Shows(w.v.Content(), "Layers: 1 hidden") {
		t.Error("the bar does not say that a layer is hidden")
	}
}

func TestSelectionGoesBothWays(t *testing.T) {
	w := newWorld(t)
	w.p.Select(place("Talks go on."))
	if w.pane.SelectedText() != "Talks go on." {
		t.Errorf("the pane selects %q", w.pane.SelectedText())
	}
	w.p.Drop()
	if _, _, ok := w.pane.Selection(); ok {
		t.Error("the pane keeps a selection that was dropped")
	}
}

func TestKeysOfThePane(t *testing.T) {
	w := newWorld(t)
	w.v.Focus()
	f := w.pane.FocusTarget()
	f.TypedRune('3')
	f.TypedRune('x')
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF9})
	if d := cmp.Diff([]int{3}, w.digits); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]fyne.KeyName{fyne.KeyF9}, w.keys); d != "" {
		t.Error(d)
	}
	w.v.SetType(widgets.Typography{Family: "sans", Size: 20})
	if got := w.pane.Typography(); got.Family != "sans" || got.Size != 20 {
		t.Errorf("typography %+v", got)
	}
}

func TestClickSaysWhichSentence(t *testing.T) {
	w := newWorld(t, app.Hit{Bounds: place("ferry")})
	w.v.Point()
	if w.p.Subject() == (app.Bounds{}) {
		t.Fatal("without a click there is no sentence of the hit")
	}
	shift := len("Harbour talks\nHarbour Post · 11 Apr 2025\n")
	caret := shift + place("go on").Start
	w.pane.Select(caret, caret)
	w.v.Point()
	if w.p.Subject() != place("Talks go on.") {
		t.Errorf("the click means %+v", w.p.Subject())
	}
	w.p.StepHit(-1)
	w.p.Go(present.Route{Article: "a1", Query: "ferry", Hit: present.LandFirstHit})
	w.v.Point()
	if w.p.Subject() != place("The envoy said “we accept the ferry line”.") {
		t.Errorf("after walking to a hit it means %+v", w.p.Subject())
	}
}
