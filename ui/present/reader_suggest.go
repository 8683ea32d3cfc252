package present

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"parley/app"
)

// Suggester proposes statements in an article, and is told what became of them. Accepted
// ones are recorded by it, so that it can learn from them.
type Suggester interface {
	// Suggestions gives those that are neither accepted nor rejected, in text order.
	Suggestions(ctx context.Context, id app.ArticleID) (app.Suggested, error)
	// AcceptSuggestion records a suggestion as it is.
	AcceptSuggestion(ctx context.Context, s app.Suggestion) (app.Statement, error)
	// RejectSuggestion takes it off the list; the reason is one of app.RejectReasons, the
	// coder's own words, or empty.
	RejectSuggestion(ctx context.Context, s app.Suggestion, reason string) error
}

// Suggested is a suggestion as the reading pane shows it.
type Suggested struct {
	Ref    string // names it among those shown
	Places []app.Bounds
	Stance app.Stance
	Head   string // who holds which position
	Detail string // how sure, and why
}

// SuggestionBar is what the reader says about the suggestion walked to.
type SuggestionBar struct {
	Words  string // "suggestion 2 of 7"; empty: none
	Head   string
	Detail string
}

// suggestionsShown are the suggestions of the open article.
type suggestionsShown struct {
	list  []app.Suggestion
	shown []Suggested
	at    int    // the one walked to, −1: none
	want  string // key of the one to walk to when they are there
	next  bool   // a decision was made: the one at hand then is shown
}

// loadSuggestions asks anew for the suggestions of the open article.
func (r *Reader) loadSuggestions() {
	if r.ports.Suggest == nil {
		return
	}
	id := r.open.ID
	r.suggesting.Load(r.env.Ctx, func(ctx context.Context) (app.Suggested, error) {
		return r.ports.Suggest.Suggestions(ctx, id)
	}, func(all app.Suggested, err error) {
		if err != nil {
			if !cancelled(err) {
				r.env.Notify.Problem(err)
			}
			return
		}
		if all.Version != r.open.Text.ID {
			all.Suggestions = nil // they count in other words
		}
		next, want := r.suggest.next, r.suggest.want
		r.suggest.next, r.suggest.want = false, ""
		r.takeSuggestions(all.Suggestions)
		if i := r.placeOf(want); i >= 0 {
			r.atSuggestion(i)
		}
		if next && r.suggest.at >= 0 {
			r.atSuggestion(r.suggest.at)
		}
		r.show()
		r.env.trace(fmt.Sprintf("suggestions %d", len(r.suggest.list)))
	})
}

// takeSuggestions shows a list, but for those that are not worth a look; the place walked
// to stays as near as it can.
func (r *Reader) takeSuggestions(all []app.Suggestion) {
	at := r.suggest.at
	r.suggest = suggestionsShown{at: -1, next: r.suggest.next, want: r.suggest.want}
	for _, s := range all {
		if s.Tier == app.TierC || len(s.Content) == 0 || slices.ContainsFunc(s.Content, func(b app.Bounds) bool { return b.End > len(r.open.Text.Text) }) {
			continue
		}
		r.suggest.list = append(r.suggest.list, s)
		r.suggest.shown = append(r.suggest.shown, Suggested{
			Ref: "suggestion " + s.ID, Places: s.Content, Stance: s.Stance,
			Head: suggestionHead(s, r.book), Detail: suggestionDetail(s),
		})
	}
	if at >= 0 && len(r.suggest.list) > 0 {
		r.suggest.at = min(at, len(r.suggest.list)-1)
	}
}

// suggestionHead says who holds which position on what.
func suggestionHead(s app.Suggestion, book app.Codebook) string {
	stance := StanceSymbol(s.Stance, Reported(s.Attribution))
	if s.Issue == "" {
		return dotted(stance, s.Holder.Words(), "no issue of the codebook")
	}
	return dotted(stance, s.Holder.Words(), book.IssueTitle(s.Issue))
}

func suggestionDetail(s app.Suggestion) string {
	sure := ""
	if s.Confidence > 0 {
		sure = fmt.Sprintf("%.0f %% sure", math.Round(s.Confidence*100))
	}
	return dotted(sure, s.Why)
}

// StepSuggestion walks to the next suggestion (dir 1) or the one before (−1); false where
// there is none in that direction.
func (r *Reader) StepSuggestion(dir int) bool {
	to := r.suggest.at + dir
	if r.suggest.at < 0 && dir < 0 {
		to = len(r.suggest.list) - 1
	}
	if to < 0 || to >= len(r.suggest.list) {
		return false
	}
	r.atSuggestion(to)
	r.show()
	return true
}

// placeOf gives the place of the suggestion with a key among those shown, −1 for none.
func (r *Reader) placeOf(key string) int {
	return slices.IndexFunc(r.suggest.list, func(s app.Suggestion) bool { return key != "" && s.ID == key })
}

// ShowSuggestion walks to the suggestion of a mark.
func (r *Reader) ShowSuggestion(ref string) {
	if i := slices.IndexFunc(r.suggest.shown, func(s Suggested) bool { return s.Ref == ref }); i >= 0 {
		r.atSuggestion(i)
		r.show()
	}
}

func (r *Reader) atSuggestion(i int) {
	r.suggest.at = i
	r.reveal(r.suggest.shown[i].Places[0].Start, false)
	r.env.trace(fmt.Sprintf("suggestion %d %d", i+1, len(r.suggest.list)))
}

// Suggestion gives the suggestion walked to.
func (r *Reader) Suggestion() (app.Suggestion, bool) {
	if r.suggest.at < 0 || r.suggest.at >= len(r.suggest.list) {
		return app.Suggestion{}, false
	}
	return r.suggest.list[r.suggest.at], true
}

// AcceptSuggestion records the suggestion walked to.
func (r *Reader) AcceptSuggestion() {
	s, ok := r.Suggestion()
	if !ok {
		return
	}
	r.ports.Acts.Do(func() error {
		_, err := r.ports.Suggest.AcceptSuggestion(r.env.Ctx, s)
		return err
	}, func(err error) { r.suggestionDone(err, "accepted") })
}

// RejectSuggestion takes the suggestion walked to off the list, with a reason that may be
// empty.
func (r *Reader) RejectSuggestion(reason string) {
	s, ok := r.Suggestion()
	if !ok {
		return
	}
	r.ports.Acts.Do(func() error { return r.ports.Suggest.RejectSuggestion(r.env.Ctx, s, strings.TrimSpace(reason)) },
		func(err error) { r.suggestionDone(err, "rejected") })
}

func (r *Reader) suggestionDone(err error, how string) {
	if err != nil {
		r.env.Notify.Problem(err)
		return
	}
	r.env.trace("suggestion " + how)
	r.suggest.next = true
	r.loadSuggestions()
}

// suggestionBar says which suggestion was walked to.
func (r *Reader) suggestionBar() SuggestionBar {
	if r.suggest.at < 0 || r.suggest.at >= len(r.suggest.shown) || !r.state.Layers.Suggestions {
		return SuggestionBar{}
	}
	s := r.suggest.shown[r.suggest.at]
	return SuggestionBar{
		Words: fmt.Sprintf("suggestion %d of %d", r.suggest.at+1, len(r.suggest.shown)), Head: s.Head, Detail: s.Detail,
	}
}

// rejectChoices are the reasons for a rejection with their words.
func rejectChoices() []Choice {
	return []Choice{
		{app.RejectNoStatement, "Nobody takes a position here"},
		{app.RejectWrongActor, "The wrong actor"},
		{app.RejectWrongWords, "The wrong words"},
		{app.RejectOffTopic, "Not our topic"},
		{app.RejectDuplicate, "Recorded already"},
	}
}

// RejectWords lists the words of the reasons for a rejection.
func RejectWords() []string {
	var out []string
	for _, c := range rejectChoices() {
		out = append(out, c.Words)
	}
	return out
}

// RejectCode gives the code of a reason by its words; other words stay as they are.
func RejectCode(words string) string {
	for _, c := range rejectChoices() {
		if c.Words == words {
			return c.Code
		}
	}
	return strings.TrimSpace(words)
}
