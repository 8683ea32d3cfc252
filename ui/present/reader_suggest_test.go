package present_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

// suggester offers what is left of its list.
type suggester struct {
	left     []app.Suggestion
	accepted []string
	rejected []string
	err      error
}

func (s *suggester) Suggestions(context.Context, app.ArticleID) (app.Suggested, error) {
	return app.Suggested{Version: article().Text.ID, Suggestions: s.left}, nil
}

func (s *suggester) drop(id string) {
	var left []app.Suggestion
	for _, x := range s.left {
		if x.ID != id {
			left = append(left, x)
		}
	}
	s.left = left
}

func (s *suggester) AcceptSuggestion(_ context.Context, x app.Suggestion) (app.Statement, error) {
	if s.err != nil {
		return app.Statement{}, s.err
	}
	s.accepted = append(s.accepted, x.ID)
	s.drop(x.ID)
	return app.Statement{}, nil
}

func (s *suggester) RejectSuggestion(_ context.Context, x app.Suggestion, reason string) error {
	s.rejected = append(s.rejected, x.ID+" "+reason)
	s.drop(x.ID)
	return nil
}

func suggestion(id, words string, tier app.Tier) app.Suggestion {
	return app.Suggestion{
		ID: id, Content: []app.Bounds{place(words)}, Holder: app.ActorRef{Name: "Norland"}, Stance: app.Support,
		Attribution: app.DirectQuote, Confidence: 0.93, Tier: tier, Why: "said, then a quotation",
	}
}

func TestSuggestionsInTheText(t *testing.T) {
	s := &suggester{left: []app.Suggestion{
		suggestion("s1", "we accept the ferry line", app.TierA),
		suggestion("s2", "reject the toll", app.TierB),
		suggestion("s3", "Talks go on", app.TierC), // not worth a look
	}}
	d := newDesk(t)
	env := d.env()
	lib := &library{open: map[app.ArticleID]app.OpenArticle{"a1": article()}}
	r := present.NewReader(env, present.ReaderPorts{
		Opener: lib, Hits: lib, Annotator: lib, Acts: present.NewActs(env), Suggest: s,
		Opened: func(app.OpenArticle) {}, Selected: func(app.Bounds) {},
	})
	r.Go(present.Route{Article: "a1"})
	d.run()
	var marked []string
	for _, m := range r.State().Marks {
		if m.Kind == present.MarkSuggestion {
			marked = append(marked, m.Ref)
		}
	}
	if diff := cmp.Diff([]string{"suggestion s1", "suggestion s2"}, marked); diff != "" {
		t.Fatal(diff)
	}
	if _, ok := r.Suggestion(); ok || r.State().Suggested.Words != "" {
		t.Error("one is walked to before anybody walked")
	}
	if !r.StepSuggestion(1) || !r.StepSuggestion(1) || r.StepSuggestion(1) {
		t.Error("F6 does not walk through both, and no further")
	}
	want := present.SuggestionBar{Words: "suggestion 2 of 2", Head: "▲ · Norland · no issue of the codebook", Detail: "93 % sure · said, then a quotation"}
	if diff := cmp.Diff(want, r.State().Suggested); diff != "" {
		t.Error(diff)
	}
	s.err = errors.New("disk full")
	r.AcceptSuggestion()
	d.run()
	if len(d.problems) != 1 || len(s.left) != 3 {
		t.Errorf("a failure is not told: %v", d.problems)
	}
	s.err = nil
	r.RejectSuggestion(present.RejectCode("The wrong actor"))
	d.run()
	if diff := cmp.Diff([]string{"s2 " + app.RejectWrongActor}, s.rejected); diff != "" {
		t.Error(diff)
	}
	if got, ok := r.Suggestion(); !ok || got.ID != "s1" {
		t.Errorf("after a decision %q is at hand", got.ID)
	}
	r.AcceptSuggestion()
	d.run()
	if diff := cmp.Diff([]string{"s1"}, s.accepted); diff != "" || r.State().Suggested.Words != "" {
		t.Errorf("%s; still shown: %+v", diff, r.State().Suggested)
	}
}

func TestSeveralSpans(t *testing.T) {
	w := newReader(t, article())
	w.goTo(present.Route{Article: "a1"})
	w.p.Select(place("we accept"))
	w.p.AddSpan(place("reject the toll"))
	if s := w.p.State(); s.Selected != place("reject the toll") || len(s.Others) != 1 || s.Others[0] != place("we accept") {
		t.Errorf("selected %+v and %+v", s.Selected, s.Others)
	}
	longer := place("reject the toll")
	longer.End++
	w.p.AddSpan(longer) // the same words, grown
	if s := w.p.State(); len(s.Others) != 1 || s.Selected != longer {
		t.Errorf("grown: %+v and %+v", s.Selected, s.Others)
	}
	w.p.Select(place("we accept"))
	if len(w.p.State().Others) != 0 {
		t.Error("a new selection keeps the old parts")
	}
}

func TestCopiedWithSource(t *testing.T) {
	a := article()
	a.URL = "https://harbour.example/talks"
	w := newReader(t, a)
	w.goTo(present.Route{Article: "a1"})
	want := "we accept\n— Harbour Post · “" + app.DisplayTitle(a.Title, a.Text.Text) + "” · 11 Apr 2025 · https://harbour.example/talks"
	if got := w.p.Copied("we accept"); got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
	if w.p.Copied(" ") != "" {
		t.Error("nothing selected gives something to copy")
	}
}

// places is a PlaceKeeper over a map.
type places map[app.ArticleID]int

func (p places) Place(id app.ArticleID) int          { return p[id] }
func (p places) KeepPlace(id app.ArticleID, off int) { p[id] = off }

func TestReadingGoesOnWhereItStopped(t *testing.T) {
	d := newDesk(t)
	env := d.env()
	off := place("Talks go on").Start
	kept := places{"a1": off}
	lib := &library{open: map[app.ArticleID]app.OpenArticle{"a1": article()}, hits: []app.Hit{{Bounds: place("ferry")}}}
	r := present.NewReader(env, present.ReaderPorts{
		Opener: lib, Hits: lib, Annotator: lib, Acts: present.NewActs(env), Places: kept,
		Opened: func(app.OpenArticle) {}, Selected: func(app.Bounds) {},
	})
	r.Resume("gone")
	d.run()
	if len(d.problems) != 0 {
		t.Errorf("an article that is gone is a problem: %v", d.problems)
	}
	r.Resume("a1")
	d.run()
	if s := r.State(); s.Reveal.Off != off || !s.Reveal.First {
		t.Errorf("reading begins at %+v", s.Reveal)
	}
	r.Go(present.Route{Article: "a1", Query: "ferry", Hit: present.LandFirstHit})
	d.run()
	if s := r.State(); s.Reveal.First || s.Reveal.Off != place("ferry").Start {
		t.Errorf("a hit is not where it leads: %+v", s.Reveal)
	}
	r.Scrolled(7)
	if kept["a1"] != 7 {
		t.Errorf("kept %v", kept)
	}
}

// TestSuggestionOfTheQueue: a route leads to the suggestion that the queue shows, also when
// what is known of the article arrives before the suggestions.
func TestSuggestionOfTheQueue(t *testing.T) {
	s := &suggester{left: []app.Suggestion{
		suggestion("s1", "we accept the ferry line", app.TierA),
		suggestion("s2", "reject the toll", app.TierB),
	}}
	d := newDesk(t)
	env := d.env()
	lib := &library{open: map[app.ArticleID]app.OpenArticle{"a1": article()}}
	r := present.NewReader(env, present.ReaderPorts{
		Opener: lib, Hits: lib, Annotator: lib, Acts: present.NewActs(env), Suggest: s, Book: lib,
		Opened: func(app.OpenArticle) {}, Selected: func(app.Bounds) {},
	})
	r.Go(present.Route{Article: "a1", Span: place("reject the toll"), Suggestion: "s2"})
	d.run()
	if x, ok := r.Suggestion(); !ok || x.ID != "s2" {
		t.Errorf("walked to %q, want the suggestion of the route", x.ID)
	}
	r.Go(present.Route{Article: "a1", Suggestion: "s1"})
	d.run()
	if x, _ := r.Suggestion(); x.ID != "s1" {
		t.Errorf("in the open article: walked to %q, want s1", x.ID)
	}
	r.Go(present.Route{Article: "a1", Suggestion: "gone"})
	d.run()
	if x, _ := r.Suggestion(); x.ID != "s1" {
		t.Errorf("one that is gone moved to %q", x.ID)
	}
}
