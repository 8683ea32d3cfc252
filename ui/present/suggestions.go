package present

import (
	"context"
	"errors"
	"slices"
	"strings"

	"parley/app"
	"parley/app/jobs"
)

// Queuer looks for statements, lists those that nobody decided about, and takes what
// the coder decides.
type Queuer interface {
	SuggestAll(ctx context.Context, r jobs.Reporter) error
	Queue(ctx context.Context, q app.QueueQuery) (app.Queue, error)
	AcceptOffer(ctx context.Context, id app.ArticleID, key string, edited *app.Draft) (app.Decided, error)
	AcceptOffers(ctx context.Context, offers []app.Offer) ([]app.Decided, error)
	RejectOffers(ctx context.Context, offers []app.Offer, reason string) ([]app.Decided, error)
}

// SuggestionsPorts are what the queue of suggestions needs, and whom it asks.
type SuggestionsPorts struct {
	Suggest Queuer
	Book    Codebooker
	Acts    *Acts
	Jobs    Starter
	Nav     Navigator
	// Edit opens the article and lets the coder change a suggestion in the form there.
	Edit func(s app.Suggestion)
}

// SuggestionsState is what the queue of suggestions shows.
type SuggestionsState struct {
	Head     string
	Notes    []string // what the list does not show, one sentence each
	Rows     []OfferRow
	Selected int // −1 for none
	Item     OfferItem
	Query    string
	Least    app.Tier // the lowest tier that is shown
	Order    app.QueueOrder
	Looking  bool // a pass over the library is under way
	Busy     bool
	Problem  string
	Advice   Advice
	NoDecide string // why nothing can be decided
	Bulk     BulkOffers
}

// OfferRow is one suggestion in the list.
type OfferRow struct {
	Head       string // holder, issue and stance
	Words      string
	Where      string // article, outlet, date
	Confidence string // "94 %"
	Tier       app.Tier
}

// OfferItem is the suggestion that is looked at.
type OfferItem struct {
	Key        string
	Holder     string
	Issue      string // title; empty where no phrase fired
	Stance     app.Stance
	StanceText string
	Before     string
	Words      string
	After      string
	Facts      []OfferFact
	Why        string
	Makes      string // "New actors: …", empty if accepting makes none
	Missing    string // what a complete statement still lacks
}

// OfferFact is a field of a suggestion: who told it, how, when it was said.
type OfferFact struct{ Name, Value string }

// BulkOffers is the preview of accepting many.
type BulkOffers struct {
	Open  bool
	Least int // per cent
	Rows  []OfferRow
	Head  string
	Makes string
	Busy  bool
}

// Suggestions presents the queue of suggestions.
type Suggestions struct {
	changes[SuggestionsState]
	env    Env
	ports  SuggestionsPorts
	load   *Loader[queueRead]
	bulk   *Loader[app.Queue]
	book   app.Codebook
	queue  app.Queue
	many   []app.Offer // of the preview
	state  SuggestionsState
	shown  bool
	wanted string // key of the offer to stay on
	follow func(SuggestionsState)
}

// NewSuggestions makes the presenter of the queue.
func NewSuggestions(env Env, p SuggestionsPorts) *Suggestions {
	return &Suggestions{
		env: env, ports: p, load: NewLoader[queueRead](env), bulk: NewLoader[app.Queue](env),
		state: SuggestionsState{Selected: -1, Least: app.TierB},
	}
}

// Subscribe gives the state to render now and after each change.
func (s *Suggestions) Subscribe(render func(SuggestionsState)) {
	s.render = render
	s.tell(s.state)
}

// Follow gives each state to a second observer too: the dialog of accepting many.
func (s *Suggestions) Follow(f func(SuggestionsState)) { s.follow = f }

// State gives what is shown.
func (s *Suggestions) State() SuggestionsState { return s.state }

// Total is how many suggestions the filter selects.
func (s *Suggestions) Total() int { return s.queue.Total }

// Show reads the queue, and looks at the articles that were not looked at yet.
func (s *Suggestions) Show() {
	s.shown = true
	s.Reload()
}

// Look looks for statements in all articles that need it, as a job.
func (s *Suggestions) Look() {
	if s.state.Looking || s.env.editable() != nil {
		return
	}
	_, err := s.ports.Jobs.Start("Looking for statements", func(ctx context.Context, r jobs.Reporter) error {
		err := s.ports.Suggest.SuggestAll(ctx, r)
		s.env.Dispatch(func() { s.looked(err) })
		return err
	})
	if err == nil {
		s.state.Looking = true
		s.show()
	} else if !errors.Is(err, jobs.ErrBusy) {
		s.env.Notify.Problem(err)
	}
}

func (s *Suggestions) looked(err error) {
	s.state.Looking = false
	if err != nil && !cancelled(err) {
		s.state.Problem = Words(err).Text()
	}
	s.env.trace("suggested")
	if s.shown {
		s.Reload()
	} else {
		s.show()
	}
}

// Reload reads the queue again.
func (s *Suggestions) Reload() {
	if !s.shown {
		return
	}
	q := app.QueueQuery{Query: s.state.Query, Least: leastOf(s.state.Least), Order: s.state.Order}
	s.load.Load(s.env.Ctx, func(ctx context.Context) (queueRead, error) { return s.read(ctx, q) }, func(r queueRead, err error) {
		if err != nil {
			if !cancelled(err) {
				s.state.Problem = Words(err).Text()
				s.show()
			}
			return
		}
		s.state.Problem = ""
		s.book = r.book
		s.take(r.queue)
		s.env.trace("queue " + itoa(r.queue.Total) + " " + itoa(r.queue.Waiting))
		if r.queue.Waiting > 0 {
			s.Look()
		}
	})
}

// queueRead is a queue with the codebook that names its issues, read together beside the
// window's goroutine.
type queueRead struct {
	queue app.Queue
	book  app.Codebook
}

func (s *Suggestions) read(ctx context.Context, q app.QueueQuery) (queueRead, error) {
	queue, err := s.ports.Suggest.Queue(ctx, q)
	if err != nil {
		return queueRead{}, err
	}
	book, err := s.ports.Book.Codebook()
	return queueRead{queue, book}, err
}

// leastOf is the lowest confidence of a tier.
func leastOf(t app.Tier) float64 {
	switch t {
	case app.TierA:
		return 0.9
	case app.TierB:
		return 0.5
	case app.TierC:
	}
	return 0
}

// take shows a queue that was read; the same offer stays chosen, else the one at its place.
func (s *Suggestions) take(q app.Queue) {
	at := s.state.Selected
	if s.wanted == "" && at >= 0 && at < len(s.queue.Offers) {
		s.wanted = s.queue.Offers[at].Key
	}
	s.queue = q
	if i := slices.IndexFunc(q.Offers, func(o app.Offer) bool { return o.Key == s.wanted }); i >= 0 {
		at = i
	}
	s.wanted = ""
	s.state.Selected = min(max(at, 0), len(q.Offers)-1)
	s.show()
}

// Select looks at offer i.
func (s *Suggestions) Select(i int) {
	if i >= 0 && i < len(s.queue.Offers) && i != s.state.Selected {
		s.state.Selected = i
		s.show()
	}
}

// Search restricts the queue to the articles that a query finds.
func (s *Suggestions) Search(query string) {
	if query != s.state.Query {
		s.state.Query = query
		s.Reload()
	}
}

// ShowTier sets the lowest tier that is shown.
func (s *Suggestions) ShowTier(t app.Tier) {
	if t != s.state.Least {
		s.state.Least = t
		s.Reload()
	}
}

// ShowUnsure shows the unsure suggestions too, or no longer.
func (s *Suggestions) ShowUnsure() {
	if s.state.Least == app.TierC {
		s.ShowTier(app.TierB)
	} else {
		s.ShowTier(app.TierC)
	}
}

// Sort sets the order.
func (s *Suggestions) Sort(o app.QueueOrder) {
	if o != s.state.Order {
		s.state.Order, s.state.Selected = o, 0
		s.Reload()
	}
}

// chosen gives the offer that is looked at, if something can be decided about it.
func (s *Suggestions) chosen() (app.Offer, bool) {
	if s.state.NoDecide != "" || s.state.Selected < 0 || s.state.Selected >= len(s.queue.Offers) {
		return app.Offer{}, false
	}
	return s.queue.Offers[s.state.Selected], true
}

// NobodyKnown asks for the holder of a suggestion whose words do not tell it.
const NobodyKnown = "The words do not tell whose position it is: say who holds it."

// Accept records the offer that is looked at. Where its words do not tell whose position it
// is, the form asks for the holder.
func (s *Suggestions) Accept() {
	o, ok := s.chosen()
	if !ok {
		return
	}
	if o.Holder.Naming() == app.NamesNobody && s.ports.Edit != nil {
		s.env.Notify.Notice(NobodyKnown)
		s.ports.Edit(o.Suggestion)
		return
	}
	var done app.Decided
	s.decide(o, func() error {
		var err error
		done, err = s.ports.Suggest.AcceptOffer(s.env.Ctx, o.Article, o.Key, nil)
		return err
	}, func() {
		msg := "Recorded " + string(done.Statement.ID) + "."
		if len(done.Made) > 0 {
			msg = "Recorded " + string(done.Statement.ID) + "; new in the codebook: " + strings.Join(done.Made, ", ") + "."
		}
		s.env.Notify.Notice(msg)
		s.env.trace("accepted " + string(done.Statement.ID))
	})
}

// Reject refuses the offer that is looked at, with a reason or with none.
func (s *Suggestions) Reject(reason string) {
	o, ok := s.chosen()
	if !ok {
		return
	}
	s.decide(o, func() error {
		done, err := s.ports.Suggest.RejectOffers(s.env.Ctx, []app.Offer{o}, reason)
		if err == nil {
			err = done[0].Err
		}
		return err
	}, func() { s.env.trace("rejected " + reason) })
}

// decide takes the offer out of the list at once, so that the next can be looked at while
// it is saved, and puts the list right if that fails.
func (s *Suggestions) decide(o app.Offer, work func() error, done func()) {
	i := s.state.Selected
	s.queue.Offers = slices.Delete(slices.Clone(s.queue.Offers), i, i+1)
	s.queue.Total--
	tiers := map[app.Tier]int{}
	for t, n := range s.queue.Tiers {
		tiers[t] = n
	}
	tiers[o.Tier]--
	s.queue.Tiers = tiers
	s.state.Selected = min(i, len(s.queue.Offers)-1)
	s.state.Problem = ""
	s.show()
	s.ports.Acts.Do(work, func(err error) {
		if err != nil {
			s.env.Notify.Problem(err)
			s.wanted = o.Key
			s.Reload()
			return
		}
		done()
	})
}

// Edit opens the offer that is looked at in the form of statements.
func (s *Suggestions) Edit() {
	o, ok := s.chosen()
	if !ok || s.ports.Edit == nil {
		return
	}
	s.ports.Edit(o.Suggestion)
}

// Open leads to the words in the article.
func (s *Suggestions) Open() {
	if i := s.state.Selected; i >= 0 && i < len(s.queue.Offers) {
		o := s.queue.Offers[i]
		s.ports.Nav.Go(Route{Screen: ScreenReading, Article: o.Article, Span: o.Content[0], Suggestion: o.Key})
	}
}

// Stop ends what is under way.
func (s *Suggestions) Stop() {
	s.load.Stop()
	s.bulk.Stop()
}
