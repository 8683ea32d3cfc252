package workbench

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"runtime"
	"sync"

	"parley/app"
	"parley/app/jobs"
	"parley/app/learning"
)

// Suggester finds statements in a text. It is pure and safe for concurrent use: the same
// text, codebook and rules give the same suggestions.
type Suggester interface {
	Suggest(ctx context.Context, a app.Article, t app.TextVersion, book app.Codebook) (app.Suggested, error)
	Rules() string // changes whenever the same text may give other suggestions
	// Supports reports whether there are rules for a language; the empty one is of an
	// article that does not say.
	Supports(language string) bool
}

// Suggestions keeps what was found, as a cache, and reads what was decided about it.
type Suggestions interface {
	Verdicts(id app.ArticleID) ([]app.Verdict, error) // of all articles where id is empty
	KeepSuggestions(sets []app.SuggestionSet) error
	SuggestionStamps() (map[app.ArticleID]string, error)
	// SuggestionSets calls each with the kept sets that have suggestions, or with that of
	// one article.
	SuggestionSets(id app.ArticleID, each func(app.SuggestionSet) error) error
}

// suggesting is the state of suggestions in memory.
type suggesting struct {
	running sync.Mutex // one pass at a time
	mu      sync.Mutex
	model   *learning.Model // nil: not made yet
	of      uint64          // the verdicts that the model was made of
	shown   map[offerKey]app.Offer
}

// shownMost is how many offers are remembered; more are more than anybody has looked at.
const shownMost = 20_000

// remember keeps offers that were handed out: what was shown can be decided about, also
// when a new actor or better rules have since put something else in its place.
func (s *suggesting) remember(offers []app.Offer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.shown == nil || len(s.shown) > shownMost {
		s.shown = map[offerKey]app.Offer{}
	}
	for _, o := range offers {
		s.shown[offerKey{o.Article, o.Key}] = o
	}
}

func (s *suggesting) remembered(k offerKey) (app.Offer, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	o, ok := s.shown[k]
	return o, ok
}

// suggestBatch is how many articles are looked at between two writes.
const suggestBatch = 100

func errNoSuggestions() error {
	return &app.Error{
		Code: app.Unsupported, Op: "suggest", Msg: "this project offers no suggestions", Hint: "Record statements by hand.",
	}
}

// stamper names the state of the world that suggestions of an article were made in.
func (w *Workbench) stamper() (book app.Codebook, stamp func(app.Article) string, err error) {
	if book, err = w.p.Coding.Codebook(); err != nil {
		return book, nil, err
	}
	data, err := json.Marshal(book)
	if err != nil {
		return book, nil, err
	}
	sum := sha256.Sum256(data)
	world := w.p.Suggester.Rules() + " " + hex.EncodeToString(sum[:8])
	return book, func(a app.Article) string {
		return world + " " + string(a.Version) + " " + string(a.Published) + " " + a.Language
	}, nil
}

// SuggestAll looks for statements in every article that was not looked at since its text,
// the codebook or the rules changed. It can be stopped at any time; what was found stays.
func (w *Workbench) SuggestAll(ctx context.Context, r jobs.Reporter) error {
	if w.p.Suggester == nil {
		return errNoSuggestions()
	}
	if w.opt.ReadOnly != "" {
		return nil
	}
	w.suggest.running.Lock()
	defer w.suggest.running.Unlock()
	book, waiting, stamp, err := w.toSuggest()
	if err != nil {
		return err
	}
	r.SetTotal(len(waiting))
	for len(waiting) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := min(suggestBatch, len(waiting))
		sets, err := w.suggestMany(ctx, book, waiting[:n], stamp)
		if err != nil {
			return err
		}
		if err := w.p.Suggestions.KeepSuggestions(sets); err != nil {
			return err
		}
		waiting = waiting[n:]
		r.Add(n)
	}
	return nil
}

// toSuggest gives the articles whose suggestions are missing or out of date.
func (w *Workbench) toSuggest() (app.Codebook, []app.Article, func(app.Article) string, error) {
	book, stamp, err := w.stamper()
	if err != nil {
		return book, nil, nil, err
	}
	have, err := w.p.Suggestions.SuggestionStamps()
	if err != nil {
		return book, nil, nil, err
	}
	waiting, err := recordsOf(w, app.KindArticle, func(a app.Article) bool { return have[a.ID] != stamp(a) })
	return book, waiting, stamp, err
}

// suggestMany looks at articles on all cores; the order of the sets is that of the articles.
func (w *Workbench) suggestMany(ctx context.Context, book app.Codebook, list []app.Article, stamp func(app.Article) string) ([]app.SuggestionSet, error) {
	sets, errs := make([]app.SuggestionSet, len(list)), make([]error, len(list))
	var wg sync.WaitGroup
	slots := make(chan struct{}, max(1, runtime.NumCPU()-1)) // one core stays for the analyst
	for i, a := range list {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			sets[i], errs[i] = w.suggestOne(ctx, book, a, stamp(a))
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return sets, nil
}

func (w *Workbench) suggestOne(ctx context.Context, book app.Codebook, a app.Article, stamp string) (app.SuggestionSet, error) {
	text, err := w.p.Articles.Text(a.Version)
	if err != nil {
		return app.SuggestionSet{}, err
	}
	found, err := w.p.Suggester.Suggest(ctx, a, text, book)
	if err != nil {
		return app.SuggestionSet{}, err
	}
	return app.SuggestionSet{
		Article: a.ID, Version: a.Version, Stamp: stamp,
		Unsupported: found.Unsupported, Suggestions: found.Suggestions, Merges: found.Merges,
	}, nil
}

// setOf gives the suggestions of one article, made anew where they are out of date.
func (w *Workbench) setOf(ctx context.Context, id app.ArticleID) (app.SuggestionSet, error) {
	a, err := w.p.Articles.Article(id)
	if err != nil {
		return app.SuggestionSet{}, err
	}
	book, stamp, err := w.stamper()
	if err != nil {
		return app.SuggestionSet{}, err
	}
	var set app.SuggestionSet
	err = w.p.Suggestions.SuggestionSets(id, func(x app.SuggestionSet) error { set = x; return nil })
	if err != nil || set.Stamp == stamp(a) {
		return set, err
	}
	if set, err = w.suggestOne(ctx, book, a, stamp(a)); err != nil || w.opt.ReadOnly != "" {
		return set, err
	}
	return set, w.p.Suggestions.KeepSuggestions([]app.SuggestionSet{set})
}

// model gives what the verdicts of the project teach; it is made anew after each change
// of them, also one that an undo made.
func (w *Workbench) model(verdicts []app.Verdict) *learning.Model {
	h := fnv.New64a()
	for _, v := range verdicts {
		fmt.Fprint(h, v.ID, v.Outcome, v.Forgotten, v.At.UnixNano(), "\n")
	}
	of := h.Sum64()
	w.suggest.mu.Lock()
	defer w.suggest.mu.Unlock()
	if w.suggest.model == nil || w.suggest.of != of {
		w.suggest.model, w.suggest.of = learning.Learn(verdicts), of
	}
	return w.suggest.model
}

// Learned tells what this project's verdicts taught.
func (w *Workbench) Learned() (app.Learned, error) {
	if w.p.Suggester == nil {
		return app.Learned{}, errNoSuggestions()
	}
	verdicts, err := w.p.Suggestions.Verdicts("")
	if err != nil {
		return app.Learned{}, err
	}
	return w.model(verdicts).Learned(), nil
}

// Forget resets what was learned from a cue, from everything where cue is empty, as one
// undoable step. Decisions stay: what was rejected is not offered again.
func (w *Workbench) Forget(cue string) error {
	if w.p.Suggester == nil {
		return errNoSuggestions()
	}
	w.edit.Lock()
	defer w.edit.Unlock()
	verdicts, err := w.p.Suggestions.Verdicts("")
	if err != nil {
		return err
	}
	set := app.ChangeSet{Label: "Reset what was learned"}
	if cue != "" {
		set.Label = "Reset what was learned of “" + cue + "”"
	}
	for _, v := range verdicts {
		if v.Forgotten || (cue != "" && v.CueLemma != cue) {
			continue
		}
		after := v
		after.Forgotten = true
		set.Changes = append(set.Changes, app.Change{Before: v, After: after})
	}
	if len(set.Changes) == 0 && cue != "" {
		return &app.Error{
			Code: app.NotFound, Op: "reset", Msg: "nothing was learned of “" + cue + "”", Hint: "“parley learned” lists the cues; give one as it stands there.",
		}
	}
	if len(set.Changes) == 0 {
		return &app.Error{Code: app.NotFound, Op: "reset", Msg: "nothing was learned yet", Hint: "Accept or reject suggestions first."}
	}
	return w.apply(app.Entry{Set: set})
}
