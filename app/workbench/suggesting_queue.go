package workbench

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"parley/app"
	"parley/app/learning"
)

// queueLimit is how many offers a queue gives unless asked otherwise.
const queueLimit = 500

// decided tells which suggestions of an article were decided about.
type decided struct {
	verdicts   []app.Verdict
	statements []app.Statement
}

// on reports whether a verdict covers the suggestion, or a statement of the same holder
// was recorded from much the same words.
func (d decided) on(s app.Suggestion) bool {
	if slices.ContainsFunc(d.verdicts, func(v app.Verdict) bool { return v.Covers(s) }) {
		return true
	}
	return slices.ContainsFunc(d.statements, func(x app.Statement) bool {
		return x.Holder == s.Holder.ID && sameWords(x, s)
	})
}

// sameWords reports whether the statement's content shares at least half with the
// suggestion's.
func sameWords(x app.Statement, s app.Suggestion) bool {
	var content []app.Bounds
	for _, p := range x.Contents() {
		if p.Version == s.Version {
			content = append(content, p.Bounds)
		}
	}
	const same = 0.5
	return app.Overlap(content, s.Content) >= same
}

// Offers gives the suggestions of one article that nobody decided about, in text order.
// unsupported tells why there can be none: the article's language.
func (w *Workbench) Offers(ctx context.Context, id app.ArticleID) (offers []app.Offer, unsupported string, err error) {
	if w.p.Suggester == nil {
		return nil, "", nil
	}
	set, err := w.setOf(ctx, id)
	if err != nil {
		return nil, "", err
	}
	verdicts, err := w.p.Suggestions.Verdicts("")
	if err != nil {
		return nil, "", err
	}
	statements, err := w.p.Coding.Statements(app.StatementFilter{Articles: []app.ArticleID{id}})
	if err != nil {
		return nil, "", err
	}
	of := decided{slices.DeleteFunc(slices.Clone(verdicts), func(v app.Verdict) bool { return v.Article != id }), statements}
	q := &queue{w: w, ctx: ctx, model: w.model(verdicts)}
	for _, s := range set.Suggestions {
		if !of.on(s) && !q.model.Hides(s) {
			q.rows = append(q.rows, s)
		}
	}
	offers, err = q.offers(q.rows)
	return offers, set.Unsupported, err
}

// Suggestions gives the offers of one article as the reading pane shows them; each has its
// key for ID.
func (w *Workbench) Suggestions(ctx context.Context, id app.ArticleID) (app.Suggested, error) {
	offers, why, err := w.Offers(ctx, id)
	out := app.Suggested{Article: id, Unsupported: why}
	for _, o := range offers {
		o.ID, out.Version = o.Key, o.Version
		out.Suggestions = append(out.Suggestions, o.Suggestion)
	}
	return out, err
}

// Queue gives the suggestions of the library that nobody decided about. Articles that
// SuggestAll has not reached are counted in Waiting; what was found before is shown.
func (w *Workbench) Queue(ctx context.Context, query app.QueueQuery) (app.Queue, error) {
	if w.p.Suggester == nil {
		return app.Queue{}, errNoSuggestions()
	}
	q, err := w.newQueue(ctx, query)
	if err != nil {
		return app.Queue{}, err
	}
	out := app.Queue{Tiers: map[app.Tier]int{}, HiddenCues: q.model.Learned().Hidden}
	if err := w.p.Suggestions.SuggestionSets(query.Article, func(set app.SuggestionSet) error {
		return q.take(set, &out)
	}); err != nil {
		return out, err
	}
	if err := w.unseen(&out); err != nil {
		return out, err
	}
	q.order()
	out.Total = len(q.rows)
	for _, v := range q.verdicts {
		out.Decided += len(v)
	}
	limit := query.Limit
	if limit <= 0 {
		limit = queueLimit
	}
	out.Offers, err = q.offers(q.rows[:min(limit, len(q.rows))])
	return out, err
}

// unseen counts the articles that the queue says nothing about.
func (w *Workbench) unseen(out *app.Queue) error {
	_, waiting, _, err := w.toSuggest()
	if err != nil {
		return err
	}
	out.Waiting = len(waiting)
	heads, err := w.p.Articles.Articles(app.ArticleFilter{})
	out.Library = len(heads)
	for _, h := range heads {
		if !w.p.Suggester.Supports(h.Language) {
			out.Unsupported++
		}
	}
	return err
}

// queue collects offers.
type queue struct {
	w        *Workbench
	ctx      context.Context //nolint:containedctx // lives as long as one call
	query    app.QueueQuery
	model    *learning.Model
	verdicts map[app.ArticleID][]app.Verdict
	coded    map[app.ArticleID][]app.Statement
	allowed  map[app.ArticleID]bool // nil: all
	rows     []app.Suggestion
	// surest counts the suggestions of tier A, as the rules have it and with those decided: an
	// article does not sink in the list while it is worked on.
	surest map[app.ArticleID]int
}

func (w *Workbench) newQueue(ctx context.Context, query app.QueueQuery) (*queue, error) {
	verdicts, err := w.p.Suggestions.Verdicts("")
	if err != nil {
		return nil, err
	}
	q := &queue{
		w: w, ctx: ctx, query: query, model: w.model(verdicts),
		verdicts: map[app.ArticleID][]app.Verdict{}, coded: map[app.ArticleID][]app.Statement{}, surest: map[app.ArticleID]int{},
	}
	for _, v := range verdicts {
		q.verdicts[v.Article] = append(q.verdicts[v.Article], v)
	}
	f := app.StatementFilter{}
	if query.Article != "" {
		f.Articles = []app.ArticleID{query.Article}
	}
	statements, err := w.p.Coding.Statements(f)
	if err != nil {
		return nil, err
	}
	for _, s := range statements {
		q.coded[s.Article] = append(q.coded[s.Article], s)
	}
	if strings.TrimSpace(query.Query) != "" {
		q.allowed, err = w.found(ctx, query.Query)
	}
	return q, err
}

// take adds what is open of one article. A set of another text than the one in force is
// left out: its offsets do not count there.
func (q *queue) take(set app.SuggestionSet, out *app.Queue) error {
	if err := q.ctx.Err(); err != nil {
		return err
	}
	if q.allowed != nil && !q.allowed[set.Article] {
		return nil
	}
	of := decided{q.verdicts[set.Article], q.coded[set.Article]}
	some := false
	for _, s := range set.Suggestions {
		if s.Tier == app.TierA {
			q.surest[set.Article]++
		}
		if of.on(s) {
			continue
		}
		if q.model.Hides(s) {
			out.Hidden++
			continue
		}
		c := q.model.Confidence(s)
		if c < q.query.Least {
			out.Below++
			continue
		}
		out.Tiers[app.TierOf(c)]++
		q.rows = append(q.rows, s)
		some = true
	}
	if some {
		out.Articles++
	}
	return nil
}

func (q *queue) order() {
	if q.query.Order == app.QueueByConfidence {
		slices.SortStableFunc(q.rows, func(a, b app.Suggestion) int {
			return cmp.Compare(q.model.Confidence(b), q.model.Confidence(a))
		})
		return
	}
	slices.SortStableFunc(q.rows, func(a, b app.Suggestion) int {
		if a.Article == b.Article {
			return 0 // as they stand
		}
		return q.surest[b.Article] - q.surest[a.Article]
	})
	q.together()
}

// together puts the suggestions of one article beside each other, where articles with the
// same number were mixed by nothing but chance.
func (q *queue) together() {
	first := map[app.ArticleID]int{}
	for i, s := range q.rows {
		if _, ok := first[s.Article]; !ok {
			first[s.Article] = i
		}
	}
	slices.SortStableFunc(q.rows, func(a, b app.Suggestion) int { return first[a.Article] - first[b.Article] })
}

// offers adds the words around each suggestion, the article and what accepting makes.
func (q *queue) offers(rows []app.Suggestion) ([]app.Offer, error) {
	out := make([]app.Offer, 0, len(rows))
	opened := map[app.ArticleID]openText{}
	for _, s := range rows {
		if err := q.ctx.Err(); err != nil {
			return nil, err
		}
		open, ok := opened[s.Article]
		if !ok {
			var err error
			if open, err = q.w.openVersion(s.Article); err != nil {
				return nil, err
			}
			opened[s.Article] = open
		}
		if open.text.ID != s.Version || !s.Within(open.text.Text) {
			continue
		}
		source, err := q.w.outletName(open.article.Outlet)
		if err != nil {
			return nil, err
		}
		o := app.Offer{
			Key: app.VerdictID(s), Title: app.DisplayTitle(open.article.Title, open.text.Text), Source: source, Published: open.article.Published,
			NewActors: newActors(s), Words: joined(open.text.Text, s.Content), Raw: s.Confidence,
		}
		o.Before, o.After = around(open.text.Text, s.Content)
		o.Suggestion, o.Voted = q.model.Apply(s, o.Words)
		out = append(out, o)
	}
	q.w.suggest.remember(out)
	return out, nil
}

func (w *Workbench) openVersion(id app.ArticleID) (openText, error) {
	a, err := w.p.Articles.Article(id)
	if err != nil {
		return openText{}, err
	}
	tv, err := w.p.Articles.Text(a.Version)
	return openText{a, tv}, err
}

// newActors names whom accepting the suggestion would add to the codebook.
func newActors(s app.Suggestion) []string {
	var out []string
	add := func(r app.ActorRef) {
		if r.ID == "" && r.Recorded() != "" && !slices.Contains(out, r.Name) {
			out = append(out, r.Name)
		}
	}
	add(s.Holder)
	add(s.Speaker)
	if len(s.Chain) > 1 {
		for _, l := range s.Chain {
			add(l.Actor)
		}
	}
	return out
}

// joined gives the words of spans, joined as quotes of several passages are.
func joined(text string, spans []app.Bounds) string {
	parts := make([]string, 0, len(spans))
	for _, b := range spans {
		parts = append(parts, text[b.Start:b.End])
	}
	return strings.Join(parts, " […] ")
}

// aroundBytes is about how much of the text stands before and after an offer.
const aroundBytes = 90

// around gives words before the first and after the last span, cut at spaces, on one line.
func around(text string, spans []app.Bounds) (before, after string) {
	start, end := spans[0].Start, spans[len(spans)-1].End
	from, to := max(0, start-aroundBytes), min(len(text), end+aroundBytes)
	for from < start && from > 0 && !utf8.RuneStart(text[from]) {
		from++
	}
	for to > end && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	before, after = text[from:start], text[end:to]
	if i := strings.IndexByte(before, ' '); from > 0 && i >= 0 {
		before = before[i+1:]
	}
	if i := strings.LastIndexByte(after, ' '); to < len(text) && i >= 0 {
		after = after[:i]
	}
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	return before, after
}
