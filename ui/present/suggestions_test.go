package present_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/jobs"
	"parley/ui/present"
)

// queuer is a queue of suggestions in memory.
type queuer struct {
	offers                        []app.Offer
	waiting                       int
	library, unsupported, decided int
	looked                        int
	asked                         app.QueueQuery
	reasons                       []string
	err                           error
	accepted                      []string
}

func (q *queuer) SuggestAll(context.Context, jobs.Reporter) error {
	q.looked++
	q.waiting = 0
	return nil
}

func (q *queuer) Queue(_ context.Context, query app.QueueQuery) (app.Queue, error) {
	q.asked = query
	out := app.Queue{Tiers: map[app.Tier]int{}, Waiting: q.waiting, Library: q.library, Unsupported: q.unsupported, Decided: q.decided}
	for _, o := range q.offers {
		if o.Confidence < query.Least {
			out.Below++
		} else {
			out.Offers = append(out.Offers, o)
			out.Tiers[o.Tier]++
		}
	}
	out.Total, out.Articles = len(out.Offers), min(1, len(out.Offers))
	return out, nil
}

func (q *queuer) take(key string) {
	for i, o := range q.offers {
		if o.Key == key {
			q.offers = append(q.offers[:i:i], q.offers[i+1:]...)
			return
		}
	}
}

func (q *queuer) AcceptOffer(_ context.Context, _ app.ArticleID, key string, _ *app.Draft) (app.Decided, error) {
	if q.err != nil {
		return app.Decided{}, q.err
	}
	q.take(key)
	q.accepted = append(q.accepted, key)
	return app.Decided{Key: key, Statement: app.Statement{ID: "S-1"}}, nil
}

func (q *queuer) AcceptOffers(_ context.Context, all []app.Offer) ([]app.Decided, error) {
	out := make([]app.Decided, len(all))
	for i, o := range all {
		out[i].Key = o.Key
		q.take(o.Key)
	}
	out[len(out)-1].Err = &app.Error{Code: app.Invalid, Msg: "a holder is needed"}
	return out, nil
}

func (q *queuer) RejectOffers(_ context.Context, all []app.Offer, reason string) ([]app.Decided, error) {
	q.reasons = append(q.reasons, reason)
	q.take(all[0].Key)
	return make([]app.Decided, 1), nil
}

func offer(key string, confidence float64) app.Offer {
	return app.Offer{
		Key: key, Raw: confidence, Words: "that " + key, Title: "Talks",
		Suggestion: app.Suggestion{
			Article: "a1", Holder: app.ActorRef{ID: "lind", Name: "Ann Lind"}, Confidence: confidence, Tier: app.TierOf(confidence),
			Issue: "toll", Stance: app.Oppose, Content: []app.Bounds{{Start: 4, End: 9}},
		},
	}
}

func newQueue(t *testing.T, q *queuer) (*desk, *present.Suggestions) {
	t.Helper()
	d := newDesk(t)
	book := app.Codebook{Issues: []app.Issue{{ID: "toll", Title: "Bridge toll"}}}
	p := present.NewSuggestions(d.env(), present.SuggestionsPorts{
		Suggest: q, Book: &library{book: book}, Acts: present.NewActs(d.env()), Jobs: d, Nav: d,
	})
	p.Show()
	d.run()
	return d, p
}

func heads(s present.SuggestionsState) []string {
	var out []string
	for _, r := range s.Rows {
		out = append(out, r.Words)
	}
	return out
}

func TestQueueOfSuggestions(t *testing.T) {
	q := &queuer{offers: []app.Offer{offer("one", 0.95), offer("two", 0.7), offer("three", 0.3)}}
	d, p := newQueue(t, q)
	s := p.State()
	if d := cmp.Diff([]string{"that one", "that two"}, heads(s)); d != "" {
		t.Errorf("the unsure are hidden until asked for (-want +got)\n%s", d)
	}
	if s.Head != "2 suggestions in 1 article: 1 sure, 1 likely" || s.Item.Issue != "Bridge toll" || s.Rows[0].Confidence != "95 %" {
		t.Errorf("head %q, item %+v", s.Head, s.Item)
	}
	p.ShowTier(app.TierC)
	d.run()
	if len(p.State().Rows) != 3 {
		t.Errorf("%d rows with the unsure, want 3", len(p.State().Rows))
	}
	p.Accept()
	if got := heads(p.State()); len(got) != 2 || got[0] != "that two" || p.State().Selected != 0 {
		t.Errorf("before it is saved the list shows %v, row %d", got, p.State().Selected)
	}
	d.run()
	if !d.noticed("Recorded S-1.") || len(q.accepted) != 1 {
		t.Errorf("notices %v", d.notices)
	}
	p.Reject(app.RejectWrongActor)
	d.run()
	if len(q.reasons) != 1 || q.reasons[0] != app.RejectWrongActor || len(p.State().Rows) != 1 {
		t.Errorf("rejected with %v", q.reasons)
	}
	p.Open()
	if r := d.last(); r.Article != "a1" || r.Span.Start != 4 {
		t.Errorf("leads to %+v", r)
	}
}

func TestFailedDecisionComesBack(t *testing.T) {
	q := &queuer{offers: []app.Offer{offer("one", 0.95), offer("two", 0.95)}, err: &app.Error{Code: app.Invalid, Msg: "the disk is full"}}
	d, p := newQueue(t, q)
	p.Select(1)
	p.Accept()
	d.run()
	s := p.State()
	if len(s.Rows) != 2 || s.Selected != 1 || s.Item.Key != "two" || len(d.problems) != 1 {
		t.Errorf("%d rows, row %d, problems %v; want both rows, the second chosen, and the reason told", len(s.Rows), s.Selected, d.problems)
	}
}

func TestQueueLooksForItself(t *testing.T) {
	q := &queuer{waiting: 3}
	_, p := newQueue(t, q)
	if q.looked != 1 || p.State().Looking || p.State().Advice.Title == "" {
		t.Errorf("looked %d times, looking %v, advice %+v", q.looked, p.State().Looking, p.State().Advice)
	}
}

func TestAcceptingMany(t *testing.T) {
	q := &queuer{offers: []app.Offer{offer("one", 0.99), offer("two", 0.92), offer("three", 0.6)}}
	d, p := newQueue(t, q)
	p.ShowBulk()
	d.run()
	if b := p.State().Bulk; len(b.Rows) != 2 || !strings.HasPrefix(b.Head, "2 statements would be recorded, all complete.") {
		t.Errorf("preview at 90: %d rows, %q", len(b.Rows), b.Head)
	}
	p.SetThreshold(98)
	d.run()
	if n := len(p.State().Bulk.Rows); n != 1 {
		t.Errorf("%d rows at 98, want 1", n)
	}
	p.SetThreshold(70)
	d.run()
	p.AcceptBulk()
	d.run()
	if p.State().Bulk.Open || !d.noticed("Recorded 1 statement.") || !d.noticed("1 suggestion stayed") {
		t.Errorf("notices %v", d.notices)
	}
}

// TestHolderNobodyKnows: who "himself" is, a coder says; nothing is recorded before.
func TestHolderNobodyKnows(t *testing.T) {
	himself := offer("himself", 0.95)
	himself.Holder = app.ActorRef{Name: "himself"}
	officials := offer("officials", 0.94)
	officials.Holder = app.ActorRef{Name: "officials"}
	q := &queuer{offers: []app.Offer{himself, officials, offer("lind", 0.93)}}
	d := newDesk(t)
	var edited []app.Suggestion
	p := present.NewSuggestions(d.env(), present.SuggestionsPorts{
		Suggest: q, Book: &library{}, Acts: present.NewActs(d.env()), Jobs: d, Nav: d,
		Edit: func(s app.Suggestion) { edited = append(edited, s) },
	})
	p.Show()
	d.run()
	if x := p.State().Item; !strings.Contains(x.Missing, "who holds it") || strings.Contains(x.Makes, "himself") {
		t.Errorf("of a pronoun it says %q and %q", x.Missing, x.Makes)
	}
	p.Accept()
	d.run()
	if len(edited) != 1 || len(q.accepted) != 0 {
		t.Errorf("accepting opened the form %d times and recorded %v", len(edited), q.accepted)
	}
	p.Select(1)
	if x := p.State().Item; x.Missing != "Accepting records a draft: it still needs a holder." {
		t.Errorf("of unnamed people it says %q", x.Missing)
	}
	p.ShowBulk()
	d.run()
	if b := p.State().Bulk; len(b.Rows) != 2 || !strings.Contains(b.Head, "1 complete, 1 draft") || !strings.Contains(b.Head, "1 suggestion is left out") {
		t.Errorf("accepting many shows %d rows: %s", len(b.Rows), b.Head)
	}
}

func TestUnsureOnesAreTold(t *testing.T) {
	d, p := newQueue(t, &queuer{offers: []app.Offer{offer("likely", 0.7), offer("unsure", 0.3)}, library: 1})
	if got := strings.Join(p.State().Notes, " "); !strings.Contains(got, "1 unsure one is not shown: 0 shows them.") {
		t.Errorf("notes: %s", got)
	}
	p.ShowUnsure()
	d.run()
	if n := len(p.State().Rows); n != 2 || len(p.State().Notes) != 0 {
		t.Errorf("%d rows, notes %v; want both and no note", n, p.State().Notes)
	}
	p.ShowBulk()
	d.run()
	if got := p.State().Bulk.Head; got != "No suggestion is that sure. The surest of those listed has 70 %." {
		t.Errorf("accepting many says %q", got)
	}
}

// TestEmptyQueue says why there is nothing.
func TestEmptyQueue(t *testing.T) {
	tests := []struct {
		name string
		in   queuer
		want string
	}{
		{"no articles", queuer{}, "No articles yet"},
		{"another language", queuer{library: 2, unsupported: 2}, "No suggestions in this language"},
		{"nothing found", queuer{library: 2}, "Nothing was found"},
		{"unsure ones only", queuer{library: 2, offers: []app.Offer{offer("unsure", 0.3)}}, "Nothing sure or likely was found"},
		{"all decided", queuer{library: 2, decided: 3}, "Every suggestion is decided"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, p := newQueue(t, &tt.in)
			if got := p.State().Advice.Title; got != tt.want {
				t.Errorf("it says %q, want %q", got, tt.want)
			}
		})
	}
}
