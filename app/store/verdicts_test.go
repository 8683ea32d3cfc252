package store_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/apptest"
)

func TestSuggestionSets(t *testing.T) {
	s := create(t)
	one, two := apptest.Text("First.", "Anna Lê said no."), apptest.Text("Second.", "Anna Lê said yes.")
	apply(t, s, apptest.Adding("Import 2 articles", []app.TextVersion{one, two}, apptest.Article(one), apptest.Article(two)))
	set := func(tv app.TextVersion, stamp string, n int) app.SuggestionSet {
		out := app.SuggestionSet{Article: tv.Article, Version: tv.ID, Stamp: stamp}
		for i := range n {
			out.Suggestions = append(out.Suggestions, app.Suggestion{
				Article: tv.Article, Version: tv.ID, Cue: app.Bounds{Start: 16, End: 20}, Content: []app.Bounds{{Start: 21 + i, End: 23 + i}},
				Chain: []app.ChainLink{{Actor: app.ActorRef{Name: "Anna Lê"}, Cue: "said"}}, Confidence: 0.9,
			})
		}
		return out
	}
	gone := set(apptest.Text("Gone.", "Nobody said anything."), "r1", 1)
	if err := s.KeepSuggestions([]app.SuggestionSet{set(one, "r1", 1), set(two, "r1", 0), gone}); err != nil {
		t.Fatal(err)
	}
	if err := s.KeepSuggestions([]app.SuggestionSet{set(one, "r2", 2)}); err != nil {
		t.Fatal(err)
	}
	stamps, err := s.SuggestionStamps()
	if d := cmp.Diff(map[app.ArticleID]string{one.Article: "r2", two.Article: "r1"}, stamps); d != "" || err != nil {
		t.Errorf("stamps: %v (-want +got)\n%s", err, d)
	}
	var got []app.SuggestionSet
	if err := s.SuggestionSets("", func(x app.SuggestionSet) error { got = append(got, x); return nil }); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]app.SuggestionSet{set(one, "r2", 2)}, got); d != "" {
		t.Errorf("sets with something in them (-want +got)\n%s", d)
	}
	stop := errors.New("stop")
	if err := s.SuggestionSets(two.Article, func(app.SuggestionSet) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("the set of one article: %v, want the caller's error", err)
	}

	with := func(want ...app.ArticleID) {
		t.Helper()
		got, err := s.Where("has", "suggestion")
		if d := cmp.Diff(want, got); d != "" || err != nil {
			t.Errorf("has:suggestion: %v (-want +got)\n%s", err, d)
		}
	}
	with(one.Article)
	for i, x := range got[0].Suggestions {
		v := app.Verdict{
			ID: app.VerdictID(x), Article: x.Article, Version: x.Version, Cue: x.Cue, Content: x.Content,
			Outcome: app.OutcomeRejected, Rule: "r", CueLemma: "say", At: apptest.Time(),
		}
		apply(t, s, apptest.Adding("Reject", nil, v))
		if all, err := s.Verdicts(one.Article); err != nil || len(all) != i+1 {
			t.Errorf("%d verdicts, %v; want %d", len(all), err, i+1)
		}
	}
	with()
	if none, err := s.Verdicts(two.Article); err != nil || len(none) != 0 {
		t.Errorf("verdicts on the other article: %v, %v", none, err)
	}
}
