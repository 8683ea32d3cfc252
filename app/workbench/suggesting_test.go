package workbench_test

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/jobs"
	"parley/app/workbench"
)

// saidThat finds “NAME VERB that WORDS.”; the issue is the first word of an issue's title.
type saidThat struct {
	rules string
	calls *atomic.Int64
}

var saidPattern = regexp.MustCompile(`([A-Z]\w+(?: [A-Z]\w+)*) (said|wants|hopes) (that [^.\n]+)\.`)

func (s saidThat) Rules() string                { return s.rules }
func (saidThat) Supports(language string) bool  { return language != "de" }
func (s saidThat) of(b []int, n int) app.Bounds { return app.Bounds{Start: b[2*n], End: b[2*n+1]} }
func (s saidThat) Suggest(_ context.Context, a app.Article, t app.TextVersion, book app.Codebook) (app.Suggested, error) {
	s.calls.Add(1)
	out := app.Suggested{Article: a.ID, Version: t.ID, Text: t.Text, Rules: s.rules}
	for i, m := range saidPattern.FindAllStringSubmatchIndex(t.Text, -1) {
		name := t.Text[m[2]:m[3]]
		holder := app.ActorRef{Name: name}
		if x, ok := book.FindActor(name); ok {
			holder = app.ActorRef{ID: x.ID, Name: x.Name}
		}
		source, cue := s.of(m, 1), t.Text[m[4]:m[5]]
		g := app.Suggestion{
			ID: fmt.Sprint("s", i+1), Article: a.ID, Version: t.ID, Source: &source, Cue: s.of(m, 2), Content: []app.Bounds{s.of(m, 3)},
			Mode: app.ModeIndirect, Chain: []app.ChainLink{{Actor: holder, Cue: cue, CueSpan: s.of(m, 2)}}, Holder: holder, Speaker: holder,
			Attribution: app.IndirectQuote, Confidence: map[string]float64{"said": 0.92, "wants": 0.7, "hopes": 0.4}[cue], Rule: "that", CueLemma: cue,
		}
		g.Tier = app.TierOf(g.Confidence)
		for _, x := range book.Issues {
			if strings.Contains(strings.ToLower(t.Text[m[6]:m[7]]), string(x.ID)) {
				g.Issue, g.Stance = x.ID, app.Unclear
				if strings.Contains(t.Text[m[6]:m[7]], "wrong") {
					g.Stance = app.Oppose
				}
			}
		}
		out.Suggestions = append(out.Suggestions, g)
	}
	return out, nil
}

// suggestingBench is a bench whose workbench suggests what saidThat finds.
func suggestingBench(t *testing.T, texts map[string]string) (*bench, *atomic.Int64) {
	t.Helper()
	b, calls := newBench(t), &atomic.Int64{}
	b.suggester = saidThat{"1", calls}
	b.use(b.store)
	b.importTexts(texts)
	if _, err := b.ImportCodebook(strings.NewReader(tollCodebook)); err != nil {
		t.Fatal(err)
	}
	return b, calls
}

func tollTexts() map[string]string {
	return map[string]string{
		"a.txt": "Post\nOne.\nAnn said that the toll is wrong. Bo Marsk wants that the tunnel is dug. Nobody hopes that it rains.",
		"b.txt": "Post\nTwo.\nOda Vik said that the toll is wrong. Ann said that it is late.",
	}
}

func (b *bench) queue(q app.QueueQuery) app.Queue {
	b.t.Helper()
	out, err := b.Queue(b.t.Context(), q)
	if err != nil {
		b.t.Fatal(err)
	}
	return out
}

func (b *bench) suggestAll() {
	b.t.Helper()
	if err := b.SuggestAll(b.t.Context(), jobs.Nobody{}); err != nil {
		b.t.Fatal(err)
	}
}

func words(q app.Queue) []string {
	var out []string
	for _, o := range q.Offers {
		out = append(out, o.Holder.Name+" "+o.Words)
	}
	return out
}

func TestQueue(t *testing.T) {
	b, calls := suggestingBench(t, tollTexts())
	if q := b.queue(app.QueueQuery{}); q.Waiting != 2 || q.Total != 0 {
		t.Errorf("before looking: %d waiting, %d offers; want 2, 0", q.Waiting, q.Total)
	}
	b.suggestAll()
	b.suggestAll()
	if n := calls.Load(); n != 2 {
		t.Errorf("looked at %d texts, want each of the 2 once", n)
	}
	q := b.queue(app.QueueQuery{})
	want := []string{ // two of tier A come first
		"Oda Vik that the toll is wrong", "Ann Lind that it is late",
		"Ann Lind that the toll is wrong", "Bo Marsk that the tunnel is dug", "Nobody that it rains",
	}
	if d := cmp.Diff(want, words(q)); d != "" {
		t.Errorf("queue (-want +got)\n%s", d)
	}
	if d := cmp.Diff(map[app.Tier]int{app.TierA: 3, app.TierB: 1, app.TierC: 1}, q.Tiers); d != "" || q.Articles != 2 || q.Waiting != 0 {
		t.Errorf("%d articles, %d waiting, tiers (-want +got)\n%s", q.Articles, q.Waiting, d)
	}
	if d := cmp.Diff([]string{"Oda Vik"}, q.Offers[0].NewActors); d != "" {
		t.Errorf("actors that would be made (-want +got)\n%s", d)
	}
	sure := b.queue(app.QueueQuery{Least: 0.5, Order: app.QueueByConfidence, Limit: 2})
	if sure.Total != 4 || len(sure.Offers) != 2 || sure.Offers[0].Confidence < sure.Offers[1].Confidence {
		t.Errorf("the surest two of %d: %v, want 2 of 4", sure.Total, words(sure))
	}
	if one := b.queue(app.QueueQuery{Article: b.article("a")}); one.Total != 3 {
		t.Errorf("%d offers in one article, want 3", one.Total)
	}

	// Another rule set, then another codebook: what was found is out of date.
	b.suggester = saidThat{"2", calls}
	b.use(b.store)
	if q := b.queue(app.QueueQuery{}); q.Waiting != 2 || q.Total != 5 {
		t.Errorf("with new rules: %d waiting, %d shown; want 2 waiting while the 5 old ones are shown", q.Waiting, q.Total)
	}
}

func TestAcceptAndReject(t *testing.T) {
	b, _ := suggestingBench(t, tollTexts())
	b.suggestAll()
	q := b.queue(app.QueueQuery{})
	oda := q.Offers[0]
	done, err := b.AcceptOffer(t.Context(), oda.Article, oda.Key, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := done.Statement
	if s.Issue != "toll" || s.Stance != app.Oppose || s.Origin != app.OriginSuggestion || s.Review != app.ReviewReviewed || s.QuoteText() != oda.Words {
		t.Errorf("recorded %+v", s)
	}
	if d := cmp.Diff([]string{"Oda Vik"}, done.Made); d != "" {
		t.Errorf("actors made (-want +got)\n%s", d)
	}
	if _, err := b.AcceptOffer(t.Context(), oda.Article, oda.Key, nil); app.CodeOf(err) != app.Conflict {
		t.Errorf("accepting it again: %v, want a conflict", err)
	}
	if q := b.queue(app.QueueQuery{}); q.Total != 4 {
		t.Errorf("%d offers left, want 4", q.Total)
	}

	// One undo takes back statement, actor and verdict.
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	book, err := b.Codebook()
	if _, there := book.FindActor("Oda Vik"); there || err != nil {
		t.Errorf("after undo the actor is still there, %v", err)
	}
	if q := b.queue(app.QueueQuery{}); q.Total != 5 {
		t.Errorf("%d offers after undo, want 5", q.Total)
	}

	rejected, err := b.RejectOffers(t.Context(), q.Offers[1:2], app.RejectOffTopic)
	if err != nil || rejected[0].Err != nil {
		t.Fatal(err, rejected)
	}
	b.reopen()
	b.suggester = saidThat{"3", new(atomic.Int64)}
	b.use(b.store)
	b.suggestAll()
	if slices.Contains(words(b.queue(app.QueueQuery{})), "Ann Lind that it is late") {
		t.Error("what was rejected is offered again after reopening, with new rules")
	}

	// Many at once: one step, and a row that fails stops nothing.
	offers := b.queue(app.QueueQuery{Least: 0.5}).Offers
	gone := offers[0]
	gone.Key = "D-gone"
	all, err := b.AcceptOffers(t.Context(), append(slices.Clone(offers), gone))
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range all {
		if failed := d.Err != nil; failed != (i == len(offers)) {
			t.Errorf("row %d: %v", i, d.Err)
		}
	}
	statements, err := b.Statements(t.Context(), app.StatementFilter{})
	if err != nil || len(statements) != 3 {
		t.Errorf("%d statements, %v; want 3", len(statements), err)
	}
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	if statements, _ = b.Statements(t.Context(), app.StatementFilter{}); len(statements) != 0 {
		t.Errorf("%d statements after one undo, want none", len(statements))
	}
}

// fading finds nothing any more once off is set, as rules that have changed.
type fading struct {
	saidThat
	off *atomic.Bool
}

func (f fading) Rules() string { return fmt.Sprint(f.saidThat.Rules(), f.off.Load()) }

func (f fading) Suggest(ctx context.Context, a app.Article, t app.TextVersion, book app.Codebook) (app.Suggested, error) {
	out, err := f.saidThat.Suggest(ctx, a, t, book)
	if f.off.Load() {
		out.Suggestions = nil
	}
	return out, err
}

func TestWhatWasShownCanBeDecided(t *testing.T) {
	b, calls := suggestingBench(t, tollTexts())
	off := &atomic.Bool{}
	b.suggester = fading{saidThat{"1", calls}, off}
	b.use(b.store)
	b.suggestAll()
	offers := b.queue(app.QueueQuery{}).Offers
	off.Store(true)
	done, err := b.RejectOffers(t.Context(), offers[:1], app.RejectOffTopic)
	if err != nil || done[0].Err != nil {
		t.Errorf("an offer that later rules do not find: %v, %v", err, done)
	}
	if done, err = b.RejectOffers(t.Context(), offers[:1], app.RejectOffTopic); err != nil || app.CodeOf(done[0].Err) != app.Conflict {
		t.Errorf("rejecting it again: %v, %v; want a conflict", err, done)
	}
}

func TestAcceptEdited(t *testing.T) {
	b, _ := suggestingBench(t, tollTexts())
	b.suggestAll()
	o := b.queue(app.QueueQuery{Article: b.article("a")}).Offers[0]
	done, err := b.AcceptOffer(t.Context(), o.Article, o.Key, &app.Draft{
		Holder: "council", Issue: "tunnel", Stance: app.Support, Passages: []app.DraftPassage{{Text: "the toll is wrong"}},
	})
	if err != nil || done.Statement.Holder != "council" || done.Statement.QuoteText() != "the toll is wrong" {
		t.Fatalf("recorded %+v, %v", done.Statement, err)
	}
	verdicts, err := b.store.Verdicts(o.Article)
	if err != nil || len(verdicts) != 1 || verdicts[0].Outcome != app.OutcomeEdited || verdicts[0].Issue != "tunnel" || verdicts[0].Suggested != "toll" {
		t.Errorf("verdicts %+v, %v", verdicts, err)
	}
	if q := b.queue(app.QueueQuery{Article: o.Article}); q.Total != 2 {
		t.Errorf("%d offers left, want 2", q.Total)
	}
}

func TestRecordingFromTheFormDecides(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*app.Draft)
		want   app.Outcome
	}{
		"as it was": {func(*app.Draft) {}, app.OutcomeAccepted},
		"changed":   {func(d *app.Draft) { d.Issue = "tunnel" }, app.OutcomeEdited},
	} {
		t.Run(name, func(t *testing.T) {
			b, _ := suggestingBench(t, tollTexts())
			b.suggestAll()
			o := b.queue(app.QueueQuery{Article: b.article("a")}).Offers[0]
			d := o.Draft("")
			d.Offer, d.CreateMissing = o.Key, true
			tt.change(&d)
			s := b.record(d)
			verdicts, err := b.store.Verdicts(o.Article)
			if err != nil || len(verdicts) != 1 || verdicts[0].Outcome != tt.want || verdicts[0].Statement != s.ID {
				t.Errorf("verdicts %+v, %v; want one %s", verdicts, err, tt.want)
			}
			if _, err := b.Undo(); err != nil {
				t.Fatal(err)
			}
			if verdicts, _ = b.store.Verdicts(""); len(verdicts) != 0 {
				t.Error("undo leaves the verdict")
			}
		})
	}
}

func TestCodedByHandIsNotOffered(t *testing.T) {
	b, _ := suggestingBench(t, tollTexts())
	b.suggestAll()
	b.record(app.Draft{
		Article: b.article("a"), Holder: "Ann", Issue: "toll", Stance: app.Oppose, Passages: []app.DraftPassage{{Text: "the toll is wrong"}},
	})
	if got := words(b.queue(app.QueueQuery{Article: b.article("a")})); slices.Contains(got, "Ann Lind that the toll is wrong") {
		t.Errorf("offered although it is coded: %v", got)
	}
}

func TestForget(t *testing.T) {
	texts := map[string]string{}
	for i := range 12 {
		texts[fmt.Sprintf("t%02d.txt", i)] = fmt.Sprintf("Post\nStory %d.\nAnn hopes that number %d wins. Ann said that number %d lost.", i, i, i)
	}
	b, _ := suggestingBench(t, texts)
	b.suggestAll()
	var hopes []app.Offer
	for _, o := range b.queue(app.QueueQuery{}).Offers {
		if o.CueLemma == "hopes" {
			hopes = append(hopes, o)
		}
	}
	if _, err := b.RejectOffers(t.Context(), hopes[:10], app.RejectNoStatement); err != nil {
		t.Fatal(err)
	}
	q := b.queue(app.QueueQuery{})
	if q.Hidden != 2 || q.Total != 12 || !slices.Equal(q.HiddenCues, []string{"hopes"}) {
		t.Errorf("after ten rejections: %d hidden (%v), %d offered; want 2, 12", q.Hidden, q.HiddenCues, q.Total)
	}
	l, err := b.Learned()
	if err != nil || l.Verdicts != 10 || l.Reasons[app.RejectNoStatement] != 10 || !l.Cues[0].Hidden {
		t.Errorf("learned %+v, %v", l, err)
	}
	if err := b.Forget("hopes"); err != nil {
		t.Fatal(err)
	}
	if q := b.queue(app.QueueQuery{}); q.Hidden != 0 || q.Total != 14 {
		t.Errorf("after forgetting: %d hidden, %d offered; want the 2 back and what was rejected gone", q.Hidden, q.Total)
	}
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	if q := b.queue(app.QueueQuery{}); q.Hidden != 2 {
		t.Errorf("after taking back: %d hidden, want 2", q.Hidden)
	}
	if err := b.Forget("nobody says this"); app.CodeOf(err) != app.NotFound {
		t.Errorf("forgetting nothing: %v", err)
	}
}

func TestCoverage(t *testing.T) {
	b, _ := suggestingBench(t, tollTexts())
	b.suggestAll()
	c, err := b.Coverage(t.Context(), "")
	if err != nil || c.Articles != 2 || c.Done != 0 || len(c.Rows) != 2 {
		t.Fatalf("coverage %+v, %v", c, err)
	}
	if _, err := b.AcceptOffers(t.Context(), b.queue(app.QueueQuery{Article: b.article("b")}).Offers); err != nil {
		t.Fatal(err)
	}
	c, err = b.Coverage(t.Context(), "")
	if err != nil || c.Done != 1 || len(c.Rows) != 1 || c.Rows[0].Article != b.article("a") {
		t.Fatalf("coverage %+v, %v", c, err)
	}
	if d := cmp.Diff([]app.Tier{app.TierA, app.TierB, app.TierC}, slices.Sorted(maps.Keys(c.Rows[0].Open))); d != "" {
		t.Errorf("open tiers (-want +got)\n%s", d)
	}
}

func TestNothingIsSuggested(t *testing.T) {
	b := newBench(t)
	if _, err := b.Queue(t.Context(), app.QueueQuery{}); app.CodeOf(err) != app.Unsupported {
		t.Errorf("a queue without a suggester: %v", err)
	}
	if offers, why, err := b.Offers(t.Context(), "none"); offers != nil || why != "" || err != nil {
		t.Errorf("offers without a suggester: %v %q %v", offers, why, err)
	}
}

var _ workbench.Suggester = saidThat{}

// TestHolderWithoutName: people without a name are a link of the chain, and who a pronoun
// stands for is never made an actor.
func TestHolderWithoutName(t *testing.T) {
	b, _ := suggestingBench(t, map[string]string{"a.txt": "Post\nOne.\nOfficials said that the toll is wrong. He said that it is late."})
	b.suggestAll()
	q := b.queue(app.QueueQuery{})
	if len(q.Offers) != 2 || len(q.Offers[0].NewActors)+len(q.Offers[1].NewActors) != 0 {
		t.Fatalf("offers %v would make actors, want two that make none", words(q))
	}
	before, err := b.Codebook()
	if err != nil {
		t.Fatal(err)
	}
	done, err := b.AcceptOffers(t.Context(), q.Offers)
	if err != nil {
		t.Fatal(err)
	}
	s := done[0].Statement
	want := []app.AttributionLink{{SourceLabel: "Officials", Anonymity: "unnamed_described", CueText: "said"}}
	if d := cmp.Diff(want, s.Chain); d != "" || s.Holder != "" || s.Speaker != "" || s.Review != app.ReviewDraft {
		t.Errorf("holder %q, speaker %q, review %q, chain (-want +got)\n%s", s.Holder, s.Speaker, s.Review, d)
	}
	if app.CodeOf(done[1].Err) != app.Invalid {
		t.Errorf("a pronoun was accepted: %v", done[1].Err)
	}
	after, err := b.Codebook()
	if d := cmp.Diff(before, after); err != nil || d != "" {
		t.Errorf("codebook %v (-before +after)\n%s", err, d)
	}
	if q := b.queue(app.QueueQuery{}); q.Total != 1 {
		t.Errorf("%d offers left, want the one that needs a holder", q.Total)
	}
}

// TestTwoSourcesOfOneCue: each of two who oppose the same in the same words is decided
// about by itself.
func TestTwoSourcesOfOneCue(t *testing.T) {
	b, calls := newBench(t), &atomic.Int64{}
	b.suggester = twoSources{saidThat{"1", calls}}
	b.use(b.store)
	b.importTexts(map[string]string{"a.txt": "Post\nOne.\nAnn and Bo Marsk said that the toll is wrong."})
	b.suggestAll()
	q := b.queue(app.QueueQuery{})
	if len(q.Offers) != 2 || q.Offers[0].Key == q.Offers[1].Key {
		t.Fatalf("offers %v, want two with keys of their own", words(q))
	}
	done, err := b.AcceptOffer(t.Context(), q.Offers[0].Article, q.Offers[0].Key, nil)
	if err != nil || !slices.Equal(done.Made, []string{"Ann"}) {
		t.Fatalf("accepting made %v, %v; want Ann", done.Made, err)
	}
	if got := words(b.queue(app.QueueQuery{})); !slices.Equal(got, []string{"Bo Marsk that the toll is wrong"}) {
		t.Errorf("left: %v", got)
	}
}

// twoSources suggests what saidThat finds twice: of Ann too.
type twoSources struct{ saidThat }

func (s twoSources) Suggest(ctx context.Context, a app.Article, t app.TextVersion, book app.Codebook) (app.Suggested, error) {
	out, err := s.saidThat.Suggest(ctx, a, t, book)
	first := out.Suggestions[0]
	at := strings.Index(t.Text, "Ann")
	first.Source, first.Holder = &app.Bounds{Start: at, End: at + len("Ann")}, app.ActorRef{Name: "Ann"}
	if x, ok := book.FindActor("Ann"); ok {
		first.Holder.ID = x.ID
	}
	first.Speaker, first.Chain = first.Holder, []app.ChainLink{{Actor: first.Holder, Cue: "said", CueSpan: first.Cue}}
	out.Suggestions = slices.Insert(out.Suggestions, 0, first)
	return out, err
}

// TestOrderStays: deciding about suggestions of an article does not move it down the list.
func TestOrderStays(t *testing.T) {
	b, _ := suggestingBench(t, map[string]string{
		"a.txt": "Post\nOne.\nAnn said that it is one. Ann said that it is two. Ann said that it is three.",
		"b.txt": "Post\nTwo.\nOda Vik said that it is four. Oda Vik said that it is five.",
	})
	b.suggestAll()
	before := b.queue(app.QueueQuery{})
	for _, o := range before.Offers[:2] {
		if _, err := b.AcceptOffer(t.Context(), o.Article, o.Key, nil); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff(words(before)[2:], words(b.queue(app.QueueQuery{}))); d != "" {
		t.Errorf("after two decisions (-want +got)\n%s", d)
	}
}

// TestDamagedSuggestions keeps sets as a damaged or hostile project file may hold them.
func TestDamagedSuggestions(t *testing.T) {
	b, _ := suggestingBench(t, tollTexts())
	b.suggestAll()
	harm := []func(*app.Suggestion){
		func(s *app.Suggestion) { s.Content = nil },
		func(s *app.Suggestion) { s.Content = []app.Bounds{{Start: 0, End: 1 << 20}} },
		func(s *app.Suggestion) { s.Content = []app.Bounds{{Start: 9, End: 3}} },
		func(s *app.Suggestion) { s.Content = []app.Bounds{{Start: -4, End: 3}} },
		func(s *app.Suggestion) { s.Source = &app.Bounds{Start: 1 << 20, End: 1<<20 + 3} },
	}
	var sets []app.SuggestionSet
	if err := b.store.SuggestionSets("", func(x app.SuggestionSet) error { sets = append(sets, x); return nil }); err != nil || len(sets) != 2 {
		t.Fatal(len(sets), err)
	}
	n := 0
	for _, set := range sets {
		for i := range set.Suggestions {
			harm[n](&set.Suggestions[i])
			n++
		}
	}
	if n != len(harm) {
		t.Fatalf("%d suggestions for %d ways of damage", n, len(harm))
	}
	if err := b.store.KeepSuggestions(sets); err != nil {
		t.Fatal(err)
	}
	if q := b.queue(app.QueueQuery{}); len(q.Offers) != 0 {
		t.Errorf("offered: %v", words(q))
	}
	for _, set := range sets {
		if offers, _, err := b.Offers(t.Context(), set.Article); err != nil || len(offers) != 0 {
			t.Errorf("%d offers, %v", len(offers), err)
		}
	}
}
