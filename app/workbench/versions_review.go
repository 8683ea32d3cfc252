package workbench

import (
	"cmp"
	"errors"
	"slices"

	"parley/app"
	"parley/app/plaintext"
)

// Review lists the quotes of the whole library whose place in the text in force somebody
// has to look at: by article, those with a suggestion first, then those without a place;
// last those that a coder has given up, so that they are never out of sight.
func (w *Workbench) Review() ([]app.ReviewItem, error) {
	all, err := w.placementsOf("")
	if err != nil {
		return nil, err
	}
	waiting := map[app.ArticleID][]app.Placement{}
	for _, p := range all {
		if p.Standing() != app.PlacedOK {
			waiting[p.Article] = append(waiting[p.Article], p)
		}
	}
	articles := make([]app.Article, 0, len(waiting))
	for id := range waiting {
		a, err := w.p.Articles.Article(id)
		if err != nil {
			return nil, err
		}
		articles = append(articles, a)
	}
	slices.SortFunc(articles, func(a, b app.Article) int { return cmp.Or(cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.ID, b.ID)) })
	var out []app.ReviewItem
	for _, a := range articles {
		items, err := w.reviewOf(a, waiting[a.ID])
		if err != nil {
			return nil, err
		}
		out = append(out, items...)
	}
	return out, nil
}

// reviewOf gives the items of one article.
func (w *Workbench) reviewOf(a app.Article, waiting []app.Placement) ([]app.ReviewItem, error) {
	waiting = slices.DeleteFunc(waiting, func(p app.Placement) bool { return p.Version != a.Version })
	if len(waiting) == 0 {
		return nil, nil
	}
	tv, err := w.p.Articles.Text(a.Version)
	if err != nil {
		return nil, err
	}
	quotes, err := w.quotesOf(a.ID)
	if err != nil {
		return nil, err
	}
	var out []app.ReviewItem
	for _, q := range quotes {
		i := slices.IndexFunc(waiting, func(p app.Placement) bool { return p.Quote == q.id })
		if i < 0 {
			continue
		}
		p := waiting[i]
		it := app.ReviewItem{
			Name: q.name, Placement: p, Title: app.DisplayTitle(a.Title, tv.Text), Roles: q.roles, Quote: q.quote,
			Reason: p.Method.Words(),
		}
		if p.Status == app.PlacedReview {
			here, err := app.NewQuote(tv, p.Bounds)
			if err != nil {
				return nil, err
			}
			it.Suggestion, it.Before, it.After = here.Exact, here.Prefix, here.Suffix
			it.Diff = plaintext.DiffWords(q.quote.Exact, here.Exact)
		}
		out = append(out, it)
	}
	slices.SortStableFunc(out, func(x, y app.ReviewItem) int { return urgency(x.Placement) - urgency(y.Placement) })
	return out, nil
}

func urgency(p app.Placement) int {
	switch {
	case p.Status == app.PlacedReview:
		return 0
	case !p.Decided():
		return 1
	}
	return 2
}

// Decide settles the place of a quote, in one undoable step: the suggestion is accepted,
// the quote is marked by hand at b, it is kept on its own version, or it is given up as an
// orphan. It can be decided again. The error has code Conflict if the item is no longer as
// it was listed.
func (w *Workbench) Decide(item app.ReviewItem, d app.ReviewDecision, b app.Bounds) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	stored, err := w.p.Ledger.Record(item.Placement.Key())
	if err != nil {
		return err
	}
	before := stored.(app.Placement)
	if was := item.Placement; before.Status != was.Status || before.Method != was.Method || before.Bounds != was.Bounds {
		return &app.Error{
			Code: app.Conflict, Op: "review quotes", Msg: "somebody has decided on this quote meanwhile", Hint: "Look at it again.",
		}
	}
	after, err := w.decided(before, d, b)
	if err != nil {
		return err
	}
	p, err := w.p.Coding.Project()
	if err != nil {
		return err
	}
	after.Coder, after.At = p.Coder, w.opt.Clock().UTC()
	return w.apply(app.Entry{Set: app.ChangeSet{
		Label: decisionLabel(d) + " " + before.Quote.Owner.ID, Changes: []app.Change{{Before: before, After: after}},
	}})
}

// decided gives the placement as a decision leaves it.
func (w *Workbench) decided(p app.Placement, d app.ReviewDecision, b app.Bounds) (app.Placement, error) {
	const op = "review quotes"
	switch d {
	case app.DecideAccept:
		if p.Status == app.PlacedOrphan {
			return p, &app.Error{
				Code: app.Invalid, Op: op, Msg: "there is no suggestion to accept",
				Hint: "Mark the words by hand, keep the quote on its own version, or give it up as an orphan.",
			}
		}
		p.Status, p.Method = app.PlacedOK, app.MethodAccepted
	case app.DecideMark:
		tv, err := w.p.Articles.Text(p.Version)
		if err != nil {
			return p, err
		}
		q, err := app.NewQuote(tv, b)
		if err != nil {
			return p, err
		}
		p.Bounds, p.Status, p.Method, p.Score = q.Bounds, app.PlacedOK, app.MethodByHand, 0
	case app.DecideKeep:
		p.Bounds, p.Status, p.Method = app.Bounds{}, app.PlacedOrphan, app.MethodKept
	case app.DecideOrphan:
		p.Bounds, p.Status, p.Method = app.Bounds{}, app.PlacedOrphan, app.MethodGivenUp
	default:
		return p, &app.Error{
			Code: app.Invalid, Op: op, Msg: "there is no decision “" + string(d) + "”", Hint: "Use accept, mark, keep or orphan.",
			Err: errors.ErrUnsupported,
		}
	}
	return p, nil
}

func decisionLabel(d app.ReviewDecision) string {
	switch d {
	case app.DecideAccept:
		return "Accept place of"
	case app.DecideMark:
		return "Mark place of"
	case app.DecideKeep:
		return "Keep on its version"
	case app.DecideOrphan:
	}
	return "Give up place of"
}
