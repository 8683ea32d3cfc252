package present

import (
	"context"
	"slices"

	"parley/app"
)

// Reviewer lists the quotes whose place in the text in force somebody has to look at, and
// settles them.
type Reviewer interface {
	Review() ([]app.ReviewItem, error)
	Decide(item app.ReviewItem, d app.ReviewDecision, b app.Bounds) error
}

// ReviewPorts are what the review list needs, and whom it asks.
type ReviewPorts struct {
	Review Reviewer
	Acts   *Acts
	Nav    Navigator
	// Mark lets the analyst select words in the article that is shown; done is told
	// which, or that it was given up.
	Mark func(what string, done func(b app.Bounds, ok bool))
}

// ReviewState is what the list of passages to review shows.
type ReviewState struct {
	Open     bool
	Rows     []ReviewRow
	Head     string
	Waiting  int // that nobody has decided on
	Selected int // −1 for none
	Item     ReviewItemState
	Busy     bool
	Problem  string
	Advice   string // where there is nothing to review
	NoDecide string // why nothing can be decided
	NoAccept string // why the suggestion cannot be accepted
}

// ReviewRow is one quote in the list.
type ReviewRow struct {
	Head   string // what it belongs to
	Title  string // of the article
	Reason string
	Given  bool // given up before; it can be decided again
}

// ReviewItemState is the quote that is looked at: as it was cut, and where it may be now.
type ReviewItemState struct {
	Name       string
	Before     string // context of the old words
	Old        []app.DiffPart
	After      string
	NewBefore  string
	New        []app.DiffPart
	NewAfter   string
	Suggestion bool
	Score      string
}

// Review presents the passages to review.
type Review struct {
	changes[ReviewState]
	env   Env
	ports ReviewPorts
	load  *Loader[[]app.ReviewItem]
	items []app.ReviewItem
	state ReviewState
}

// NewReview makes the presenter of the review list.
func NewReview(env Env, p ReviewPorts) *Review {
	return &Review{env: env, ports: p, load: NewLoader[[]app.ReviewItem](env), state: ReviewState{Selected: -1}}
}

// Subscribe gives the state to render now and after each change.
func (r *Review) Subscribe(render func(ReviewState)) {
	r.render = render
	r.tell(r.state)
}

// State gives what is shown.
func (r *Review) State() ReviewState { return r.state }

// Show opens the list.
func (r *Review) Show() {
	r.state.Open = true
	r.Reload()
}

// Close closes the list.
func (r *Review) Close() {
	if r.state.Open {
		r.state.Open = false
		r.show()
	}
}

// Reload reads the list again.
func (r *Review) Reload() {
	r.load.Load(r.env.Ctx, func(context.Context) ([]app.ReviewItem, error) { return r.ports.Review.Review() }, func(all []app.ReviewItem, err error) {
		if err != nil {
			r.state.Problem = Words(err).Text()
			r.show()
			return
		}
		r.take(all)
		r.env.trace("review " + itoa(r.state.Waiting) + " " + itoa(len(all)))
	})
}

// take shows a list that was read; the same quote stays chosen, else the one at its place.
func (r *Review) take(all []app.ReviewItem) {
	was, at := "", r.state.Selected
	if at >= 0 && at < len(r.items) {
		was = r.items[at].Name
	}
	r.items = all
	if i := slices.IndexFunc(all, func(x app.ReviewItem) bool { return x.Name == was && !x.Placement.Decided() }); i >= 0 {
		at = i
	} else if i := slices.IndexFunc(all[min(max(at, 0), len(all)):], func(x app.ReviewItem) bool { return !x.Placement.Decided() }); i >= 0 {
		at = max(at, 0) + i
	}
	r.state.Selected = min(max(at, 0), len(all)-1)
	r.state.Problem = ""
	r.show()
}

// Select looks at quote i.
func (r *Review) Select(i int) {
	if i >= 0 && i < len(r.items) {
		r.state.Selected = i
		r.show()
	}
}

// Decide settles the quote that is looked at.
func (r *Review) Decide(d app.ReviewDecision) {
	s := r.state
	switch {
	case s.NoDecide != "" || s.Selected < 0:
		return
	case d == app.DecideAccept && s.NoAccept != "":
		r.env.Notify.Notice(s.NoAccept)
		return
	}
	item := r.items[s.Selected]
	if d == app.DecideMark {
		r.mark(item)
		return
	}
	r.decide(item, d, app.Bounds{})
}

// mark leads to the article and lets the words be selected there.
func (r *Review) mark(item app.ReviewItem) {
	r.Close()
	r.ports.Nav.Go(Route{Screen: ScreenReading, Article: item.Placement.Article, Span: item.Placement.Bounds})
	r.ports.Mark(inQuotes(cut(oneLine(item.Quote.Exact), 70)), func(b app.Bounds, ok bool) {
		if ok {
			r.decide(item, app.DecideMark, b)
		}
		r.Show()
	})
}

func (r *Review) decide(item app.ReviewItem, d app.ReviewDecision, b app.Bounds) {
	r.state.Busy = true
	r.show()
	r.ports.Acts.Do(func() error { return r.ports.Review.Decide(item, d, b) }, func(err error) {
		r.state.Busy = false
		if err != nil {
			r.state.Problem = Words(err).Text()
			r.show()
			if app.CodeOf(err) == app.Conflict {
				r.Reload()
			}
			return
		}
		r.env.Notify.Notice(decidedWords(d) + " Undo takes it back.")
		r.env.trace("decided " + string(d))
		r.Reload()
	})
}

func decidedWords(d app.ReviewDecision) string {
	switch d {
	case app.DecideAccept:
		return "Accepted the place."
	case app.DecideMark:
		return "Marked the place."
	case app.DecideKeep:
		return "Kept on its own version."
	case app.DecideOrphan:
	}
	return "Noted that the text does not have it."
}

func (r *Review) show() {
	s := &r.state
	s.Rows, s.Waiting, s.Item = make([]ReviewRow, len(r.items)), 0, ReviewItemState{}
	for i, x := range r.items {
		s.Rows[i] = ReviewRow{
			Head: reviewHead(x), Title: x.Title, Reason: x.Reason, Given: x.Placement.Decided(),
		}
		if !x.Placement.Decided() {
			s.Waiting++
		}
	}
	s.Head = Count(s.Waiting, "passage to review", "passages to review")
	if given := len(r.items) - s.Waiting; given > 0 {
		s.Head += ", " + grouped(given) + " given up"
	}
	s.Advice, s.NoAccept, s.NoDecide = "", "", ""
	switch err := r.env.editable(); {
	case err != nil:
		s.NoDecide = Words(err).Headline
	case len(r.items) == 0:
		s.NoDecide, s.Advice = "There is nothing to review.", "Every quote is where it belongs. Passages appear here when a newer text of an article is adopted and some words are not found for sure."
	case s.Busy:
		s.NoDecide = "Saving…"
	}
	s.NoAccept = s.NoDecide
	if s.Selected >= 0 && s.Selected < len(r.items) {
		s.Item = itemState(r.items[s.Selected])
		if !s.Item.Suggestion && s.NoAccept == "" {
			s.NoAccept = "There is no suggestion to accept."
		}
	}
	r.tell(*s)
}

func reviewHead(x app.ReviewItem) string {
	return dotted(x.Placement.Quote.Owner.ID, cut(oneLine(x.Quote.Exact), 60))
}

// itemState sets old and suggested words against each other.
func itemState(x app.ReviewItem) ReviewItemState {
	s := ReviewItemState{
		Name: x.Name, Before: oneLine(x.Quote.Prefix), After: oneLine(x.Quote.Suffix), NewBefore: oneLine(x.Before),
		NewAfter: oneLine(x.After), Suggestion: x.Suggestion != "",
	}
	if x.Placement.Score > 0 {
		s.Score = itoa(int(x.Placement.Score*100+0.5)) + " % alike"
	}
	if len(x.Diff) == 0 {
		s.Old = []app.DiffPart{{Op: app.DiffSame, Text: x.Quote.Exact}}
		s.New = []app.DiffPart{{Op: app.DiffSame, Text: x.Suggestion}}
		return s
	}
	for _, p := range x.Diff {
		if p.Op != app.DiffNew {
			s.Old = append(s.Old, p)
		}
		if p.Op != app.DiffGone {
			s.New = append(s.New, p)
		}
	}
	return s
}

// Stop ends the fetch under way.
func (r *Review) Stop() { r.load.Stop() }
