package ui

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"parley/app"
	"parley/app/jobs"
	"parley/ui/present"
)

// offers of the project in tests: two, until they are decided.
func offers() []app.Offer {
	one := func(key, words string) app.Offer {
		return app.Offer{
			Suggestion: app.Suggestion{
				Article: "a1", Version: "v1", Content: []app.Bounds{{Start: 0, End: 3}}, Confidence: 0.93, Tier: app.TierA,
				Holder: app.ActorRef{Name: "Norland"}, Chain: []app.ChainLink{{Actor: app.ActorRef{Name: "Norland"}, Cue: "said"}},
			},
			Key: key, Title: "Harbour talks", Words: words, Raw: 0.93, NewActors: []string{"Norland"},
		}
	}
	return []app.Offer{one("D-1", "that the ferry sails"), one("D-2", "that the toll stays")}
}

func (p *project) SuggestAll(context.Context, jobs.Reporter) error { return nil }

func (p *project) Queue(context.Context, app.QueueQuery) (app.Queue, error) {
	q := app.Queue{Tiers: map[app.Tier]int{}, Library: 2, Decided: len(p.decided)}
	for _, o := range offers() {
		if !p.decided[o.Key] {
			q.Offers = append(q.Offers, o)
			q.Tiers[o.Tier]++
		}
	}
	q.Total, q.Articles = len(q.Offers), 1
	return q, nil
}

func (p *project) decide(keys ...string) {
	if p.decided == nil {
		p.decided = map[string]bool{}
	}
	for _, k := range keys {
		p.decided[k] = true
	}
	p.publish(app.Event{Kinds: []app.Kind{app.KindVerdict}})
}

func (p *project) AcceptOffer(_ context.Context, _ app.ArticleID, key string, _ *app.Draft) (app.Decided, error) {
	p.decide(key)
	return app.Decided{Key: key, Statement: app.Statement{ID: "S-7"}, Made: []string{"Norland"}}, nil
}

func (p *project) AcceptOffers(_ context.Context, all []app.Offer) ([]app.Decided, error) {
	out := make([]app.Decided, len(all))
	for i, o := range all {
		out[i].Key = o.Key
		p.decide(o.Key)
	}
	return out, nil
}

func (p *project) RejectOffers(_ context.Context, all []app.Offer, reason string) ([]app.Decided, error) {
	p.rejected = append(p.rejected, reason)
	return p.AcceptOffers(context.Background(), all)
}

func (p *project) Suggestions(_ context.Context, id app.ArticleID) (app.Suggested, error) {
	return app.Suggested{Article: id, Version: "v", Suggestions: p.inText}, nil
}

func (p *project) AcceptSuggestion(context.Context, app.Suggestion) (app.Statement, error) {
	return app.Statement{ID: "S-8"}, nil
}
func (p *project) RejectSuggestion(context.Context, app.Suggestion, string) error { return nil }

func (p *project) Learned() (app.Learned, error) {
	return app.Learned{Verdicts: 1, Cues: []app.CueLearned{{Rule: "that", Cue: "say", Rejected: 1}}}, nil
}
func (p *project) Forget(string) error { return nil }

func (p *project) Coverage(context.Context, string) (app.Coverage, error) {
	return app.Coverage{Articles: 2, Done: 1, Rows: []app.CoverageRow{{Article: "a1", Title: "Harbour talks", Open: map[app.Tier]int{app.TierA: 2}}}}, nil
}

func TestQueueByKeyboard(t *testing.T) {
	x := newWorld(t)
	x.w.run(present.CmdSuggestions)
	x.run()
	if x.w.screen != present.ScreenQueue || !x.shows("2 suggestions in 1 article: 2 sure") || !x.shows("New in the codebook if accepted: Norland.") {
		t.Fatalf("the queue is not shown; trace:\n%s", x.trace)
	}
	press := func(name fyne.KeyName) {
		t.Helper()
		list := x.w.win.Canvas().Focused()
		if list == nil {
			t.Fatal("nothing has the keyboard")
		}
		list.TypedKey(&fyne.KeyEvent{Name: name})
		x.run()
	}
	press(fyne.KeyReturn)
	if !x.traced("accepted S-7") || !x.shows("1 suggestion in 1 article") {
		t.Errorf("Enter does not accept; trace:\n%s", x.trace)
	}
	press(fyne.Key4)
	if len(x.p.rejected) != 1 || x.p.rejected[0] != app.RejectOffTopic || !x.shows("Every suggestion is decided") {
		t.Errorf("4 rejects with %v", x.p.rejected)
	}
}

func TestSuggestionIsChangedFirst(t *testing.T) {
	x := newWorld(t)
	x.w.run(present.CmdSuggestions)
	x.run()
	x.w.desk.suggestions.Edit()
	x.run()
	s := x.w.desk.coding.State()
	if x.w.screen != present.ScreenReading || !s.Open || s.Holder != "Norland" || s.Heading != "Suggested statement" {
		t.Fatalf("the form shows %q of %q; trace:\n%s", s.Heading, s.Holder, x.trace)
	}
	x.w.desk.coding.Close()
	x.run()
	if x.w.screen != present.ScreenQueue {
		t.Errorf("closing the form leads to %s", x.w.screen)
	}
}

// A form that went with another article leads nowhere when the next one is closed there.
func TestFormLeftForAnotherArticle(t *testing.T) {
	for _, tt := range []struct {
		name  string
		leave func(x *world)
	}{
		{"another article", func(x *world) { x.w.articleOpened(app.OpenArticle{Article: app.Article{ID: "a2"}}) }},
		{"no selection", func(x *world) { x.w.desk.selected(app.Bounds{}) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := newWorld(t)
			x.w.run(present.CmdSuggestions)
			x.run()
			x.w.desk.suggestions.Edit()
			x.run()
			if !x.w.desk.coding.State().Open {
				t.Fatalf("no form; trace:\n%s", x.trace)
			}
			tt.leave(x)
			x.run()
			x.w.desk.selected(app.Bounds{Start: 0, End: 3})
			x.run()
			if !x.w.desk.coding.State().Open {
				t.Fatalf("no form of its own; trace:\n%s", x.trace)
			}
			x.w.desk.coding.Close()
			x.run()
			if x.w.screen != present.ScreenReading {
				t.Errorf("closing the form leads to %s", x.w.screen)
			}
		})
	}
}

func TestAcceptMany(t *testing.T) {
	x := newWorld(t)
	x.w.run(present.CmdAcceptMany)
	x.run()
	if !x.shows("2 statements would be recorded") || !x.shows("1 actor would be new in the codebook: Norland.") {
		t.Fatalf("no preview; trace:\n%s", x.trace)
	}
	x.w.desk.suggestions.AcceptBulk()
	x.run()
	if !x.traced("accepted all 2 0") || x.w.desk.suggestions.State().Bulk.Open {
		t.Errorf("not accepted; trace:\n%s", x.trace)
	}
}

func TestCoverageLeadsToTheArticle(t *testing.T) {
	x := newWorld(t)
	x.w.run(present.CmdCoverage)
	x.run()
	if !x.shows("1 of 2 articles have nothing left") || !x.shows("2 sure suggestions") {
		t.Fatalf("no coverage; trace:\n%s", x.trace)
	}
	x.w.desk.coverage.Go()
	x.run()
	if !x.traced("open a1") || len(x.w.desk.sheets) != 0 {
		t.Errorf("the article is not open; trace:\n%s", x.trace)
	}
}

// TestAcceptAsksForTheHolder: in the text too, a pronoun that stands for nobody leads to the
// form with its holder to be chosen.
func TestAcceptAsksForTheHolder(t *testing.T) {
	x := newWorld(t)
	x.p.inText = []app.Suggestion{{
		ID: "D-9", Article: "a1", Version: "v", Content: []app.Bounds{{Start: 0, End: 3}}, Confidence: 0.93, Tier: app.TierA, Holder: app.ActorRef{Name: "himself"},
	}}
	x.w.Go(present.Route{Screen: present.ScreenReading, Article: "a1", Suggestion: "D-9"})
	x.run()
	x.w.run(present.CmdAccept)
	x.run()
	if s := x.w.desk.coding.State(); !s.Open || s.Holder != "" || s.Focus.Field != present.FieldHolder || x.traced("suggestion accepted") {
		t.Errorf("form open %v, holder %q, focus %v; trace:\n%s", s.Open, s.Holder, s.Focus.Field, x.trace)
	}
}
