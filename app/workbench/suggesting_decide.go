package workbench

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// AcceptOffer records a suggestion as a statement, with what decides about it, in one
// undoable step. edited, where it is not nil, is recorded in place of what was suggested:
// its Article, Origin and CreateMissing are set here.
func (w *Workbench) AcceptOffer(ctx context.Context, id app.ArticleID, key string, edited *app.Draft) (app.Decided, error) {
	out, err := w.decide(ctx, "Accept suggestion", []offerKey{{id, key}}, func(r *recorder, o openOffer) (app.Verdict, app.Decided, error) {
		if edited == nil {
			return r.acceptAsIs(o)
		}
		d := *edited
		d.ID, d.Article, d.Origin, d.CreateMissing = "", id, app.OriginSuggestion, true
		return r.accept(o, d, app.OutcomeEdited)
	})
	if err != nil {
		return app.Decided{}, err
	}
	return out[0], out[0].Err
}

// AcceptSuggestion records a suggestion as it is.
func (w *Workbench) AcceptSuggestion(ctx context.Context, s app.Suggestion) (app.Statement, error) {
	d, err := w.AcceptOffer(ctx, s.Article, app.VerdictID(s), nil)
	return d.Statement, err
}

// RejectSuggestion takes a suggestion off the list.
func (w *Workbench) RejectSuggestion(ctx context.Context, s app.Suggestion, reason string) error {
	d, err := w.RejectOffers(ctx, []app.Offer{{Suggestion: s, Key: app.VerdictID(s)}}, reason)
	if err != nil {
		return err
	}
	return d[0].Err
}

// AcceptOffers records many suggestions as they are, in one undoable step. One that cannot
// be recorded is told in its row and stops nothing.
func (w *Workbench) AcceptOffers(ctx context.Context, offers []app.Offer) ([]app.Decided, error) {
	return w.decide(ctx, fmt.Sprintf("Accept %d suggestions", len(offers)), keysOf(offers), func(r *recorder, o openOffer) (app.Verdict, app.Decided, error) {
		return r.acceptAsIs(o)
	})
}

// RejectOffers refuses suggestions with a reason, which may be empty, in one undoable step.
func (w *Workbench) RejectOffers(ctx context.Context, offers []app.Offer, reason string) ([]app.Decided, error) {
	label := "Reject suggestion"
	if len(offers) > 1 {
		label = fmt.Sprintf("Reject %d suggestions", len(offers))
	}
	return w.decide(ctx, label, keysOf(offers), func(r *recorder, o openOffer) (app.Verdict, app.Decided, error) {
		v := o.verdict(r, app.OutcomeRejected)
		v.Reason = strings.TrimSpace(reason)
		return v, app.Decided{}, nil
	})
}

// offerKey names an offer.
type offerKey struct {
	article app.ArticleID
	key     string
}

func keysOf(offers []app.Offer) []offerKey {
	out := make([]offerKey, len(offers))
	for i, o := range offers {
		out[i] = offerKey{o.Article, o.Key}
	}
	return out
}

// openOffer is an offer with the text that it was found in.
type openOffer struct {
	app.Offer
	text string
}

// acceptance is the draft that accepting the offer as it is records. A condition is needed
// where the stance has one: the words themselves, if no others are known.
func acceptance(o openOffer) app.Draft {
	d := o.Draft(o.text)
	if d.Stance.Conditional() && strings.TrimSpace(d.Condition) == "" {
		d.Condition = o.text[o.Content[0].Start:o.Content[0].End]
	}
	return d
}

// verdict is what deciding about the offer leaves behind.
func (o openOffer) verdict(r *recorder, outcome app.Outcome) app.Verdict {
	return app.Verdict{
		ID: o.Key, Article: o.Article, Version: o.Version, Source: o.Suggestion.Source, Cue: o.Cue, Content: o.Content, Outcome: outcome,
		Rule: o.Rule, CueLemma: o.CueLemma, Holder: o.Holder.Key(), Suggested: phraseIssue(o), Words: o.Words,
		Confidence: o.Confidence, Coder: r.project.Coder, At: r.w.opt.Clock().UTC(),
	}
}

// phraseIssue is the issue that a phrase chose: what words alone told is no phrase's.
func phraseIssue(o openOffer) app.IssueID {
	if o.Voted {
		return ""
	}
	return o.Issue
}

// acceptAsIs adds the statement that was suggested. One whose words do not tell whose
// position it is needs a coder who says so: "himself" is no actor.
func (r *recorder) acceptAsIs(o openOffer) (app.Verdict, app.Decided, error) {
	if o.Holder.Naming() == app.NamesNobody {
		return app.Verdict{}, app.Decided{}, &app.Error{
			Code: app.Invalid, Op: "accept", Msg: "the words do not tell whose position it is",
			Hint: "Change the suggestion first and say who holds it, or reject it.",
		}
	}
	d := acceptance(o)
	d.CreateMissing = true
	return r.accept(o, d, app.OutcomeAccepted)
}

// accept adds a statement and the actors that it makes.
func (r *recorder) accept(o openOffer, d app.Draft, outcome app.Outcome) (app.Verdict, app.Decided, error) {
	mark := len(r.changes)
	s, err := r.add(d)
	if err != nil {
		return app.Verdict{}, app.Decided{}, err
	}
	v := o.verdict(r, outcome)
	v.Statement, v.Issue = s.ID, s.Issue
	var made []string
	for _, c := range r.changes[mark:] {
		if a, ok := c.After.(app.Actor); ok && c.Before == nil {
			made = append(made, a.Name)
		}
	}
	return v, app.Decided{Statement: s, Made: made}, nil
}

// settle notes what became of the suggestion that a draft was made of: the coder changed
// it in the form, or recorded it as it was. One that is no longer kept is passed over.
func (r *recorder) settle(d app.Draft, s app.Statement) error {
	if d.Offer == "" || r.w.p.Suggestions == nil {
		return nil
	}
	var of app.Suggestion
	err := r.w.p.Suggestions.SuggestionSets(d.Article, func(set app.SuggestionSet) error {
		for _, x := range set.Suggestions {
			if app.VerdictID(x) == d.Offer {
				of = x
			}
		}
		return nil
	})
	if err != nil || len(of.Content) == 0 {
		return err
	}
	open, err := r.open(d.Article)
	if err != nil {
		return err
	}
	outcome := app.OutcomeEdited
	if x, ok := r.book.FindActor(of.Holder.Recorded()); ok {
		of.Holder.ID = x.ID // it was made with the statement
	}
	if sameAs(of, s) {
		outcome = app.OutcomeAccepted
	}
	o := openOffer{app.Offer{Suggestion: of, Key: d.Offer, Words: joined(open.text.Text, of.Content)}, open.text.Text}
	v := o.verdict(r, outcome)
	v.Statement, v.Issue = s.ID, s.Issue
	before, err := r.w.current(v.Key())
	if err == nil {
		r.changes = append(r.changes, app.Change{Before: before, After: v})
	}
	return err
}

// sameAs reports whether the statement says what was suggested, in the same words.
func sameAs(of app.Suggestion, s app.Statement) bool {
	var content []app.Bounds
	for _, p := range s.Contents() {
		content = append(content, p.Bounds)
	}
	stance := of.Stance
	if stance == app.Unclear {
		stance = ""
	}
	return slices.Equal(content, of.Content) && s.Holder == of.Holder.ID && s.Issue == of.Issue && s.Stance == stance
}

// decide decides about offers that are still open, in one change set.
func (w *Workbench) decide(
	ctx context.Context, label string, keys []offerKey, each func(*recorder, openOffer) (app.Verdict, app.Decided, error),
) ([]app.Decided, error) {
	if w.p.Suggester == nil {
		return nil, errNoSuggestions()
	}
	open, err := w.openOffers(ctx, keys)
	if err != nil {
		return nil, err
	}
	w.edit.Lock()
	defer w.edit.Unlock()
	r, err := w.newRecorder()
	if err != nil {
		return nil, err
	}
	out := make([]app.Decided, len(keys))
	for i, k := range keys {
		out[i].Key = k.key
		o, ok := open[k]
		if !ok {
			out[i].Err = errGone()
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		v, d, err := each(r, o)
		if err != nil {
			out[i].Err = err
			continue
		}
		before, err := w.current(v.Key()) // of one that was taken back and is decided anew
		if err != nil {
			return nil, err
		}
		r.changes = append(r.changes, app.Change{Before: before, After: v})
		d.Key = k.key
		out[i] = d
	}
	return out, w.apply(app.Entry{Set: app.ChangeSet{Label: label, Changes: r.changes}})
}

func errGone() error {
	return &app.Error{
		Code: app.Conflict, Op: "decide", Msg: "this suggestion was decided about meanwhile, or the text, the codebook or the rules have changed",
		Hint: "Look at the list again.",
	}
}

// openOffers finds the offers of keys among those that are open.
func (w *Workbench) openOffers(ctx context.Context, keys []offerKey) (map[offerKey]openOffer, error) {
	out := map[offerKey]openOffer{}
	articles := map[app.ArticleID]bool{}
	for _, k := range keys {
		if articles[k.article] {
			continue
		}
		articles[k.article] = true
		offers, _, err := w.Offers(ctx, k.article)
		if err != nil {
			return nil, err
		}
		open, err := w.openVersion(k.article)
		if err != nil {
			return nil, err
		}
		for _, o := range offers {
			out[offerKey{o.Article, o.Key}] = openOffer{o, open.text.Text}
		}
		if err := w.shownBefore(k.article, keys, open, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// shownBefore adds the offers of an article that were handed out and stand no longer among
// those found, as long as nobody decided about them and the text is the same: whoever sees
// a suggestion can decide about it, also when much the same words were just recorded.
func (w *Workbench) shownBefore(id app.ArticleID, keys []offerKey, open openText, out map[offerKey]openOffer) error {
	verdicts, err := w.p.Suggestions.Verdicts(id)
	if err != nil {
		return err
	}
	for _, k := range keys {
		o, ok := w.suggest.remembered(k)
		if _, found := out[k]; found || !ok || k.article != id || o.Version != open.text.ID {
			continue
		}
		if !slices.ContainsFunc(verdicts, func(v app.Verdict) bool { return v.Covers(o.Suggestion) }) {
			out[k] = openOffer{o, open.text.Text}
		}
	}
	return nil
}

// Coverage tells what is left to code in the articles that a query finds, in all where it
// is empty: suggestions that nobody decided about, and hits outside of every statement.
func (w *Workbench) Coverage(ctx context.Context, query string) (app.Coverage, error) {
	out := app.Coverage{Query: query}
	open, err := w.openByArticle(ctx)
	if err != nil {
		return out, err
	}
	heads, err := w.p.Articles.Articles(app.ArticleFilter{})
	if err != nil {
		return out, err
	}
	var found map[app.ArticleID]bool
	if strings.TrimSpace(query) != "" {
		if found, err = w.found(ctx, query); err != nil {
			return out, err
		}
		heads = slices.DeleteFunc(heads, func(h app.ArticleHead) bool { return !found[h.ID] })
	}
	all, err := w.p.Coding.Statements(app.StatementFilter{})
	if err != nil {
		return out, err
	}
	coded := map[app.ArticleID][]app.Statement{}
	for _, s := range all {
		coded[s.Article] = append(coded[s.Article], s)
	}
	for _, h := range heads {
		row := app.CoverageRow{
			Article: h.ID, Title: app.DisplayTitle(h.Title, h.Lead), Source: h.Source, Published: h.Published,
			Statements: len(coded[h.ID]), Open: open[h.ID],
		}
		if found != nil {
			if err := w.coverHits(ctx, query, &row, coded[h.ID]); err != nil {
				return out, err
			}
		}
		out.Articles++
		out.Hits, out.Uncoded = out.Hits+row.Hits, out.Uncoded+row.Uncoded
		if len(row.Open) == 0 && row.Uncoded == 0 {
			out.Done++
			continue
		}
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

// coverHits counts the hits of an article that no passage of a statement touches.
func (w *Workbench) coverHits(ctx context.Context, query string, row *app.CoverageRow, coded []app.Statement) error {
	hits, err := w.p.Index.Hits(ctx, app.Query{Text: query}, row.Article)
	if err != nil {
		return err
	}
	for _, h := range hits {
		if h.Title {
			continue
		}
		row.Hits++
		in := slices.ContainsFunc(coded, func(s app.Statement) bool {
			return slices.ContainsFunc(s.Passages, func(p app.Passage) bool { return p.Start < h.End && h.Start < p.End })
		})
		if !in {
			row.Uncoded++
		}
	}
	return nil
}

// openByArticle counts the open suggestions of each article by tier.
func (w *Workbench) openByArticle(ctx context.Context) (map[app.ArticleID]map[app.Tier]int, error) {
	out := map[app.ArticleID]map[app.Tier]int{}
	if w.p.Suggester == nil {
		return out, nil
	}
	q, err := w.newQueue(ctx, app.QueueQuery{})
	if err != nil {
		return nil, err
	}
	var total app.Queue
	total.Tiers = map[app.Tier]int{}
	if err := w.p.Suggestions.SuggestionSets("", func(set app.SuggestionSet) error { return q.take(set, &total) }); err != nil {
		return nil, err
	}
	for _, s := range q.rows {
		if out[s.Article] == nil {
			out[s.Article] = map[app.Tier]int{}
		}
		out[s.Article][app.TierOf(q.model.Confidence(s))]++
	}
	return out, nil
}
