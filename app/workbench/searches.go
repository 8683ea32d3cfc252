package workbench

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/app"
)

// SaveSearch keeps a query under a name, with what it finds now; a search of that name is
// changed.
func (w *Workbench) SaveSearch(ctx context.Context, name string, q app.Query) (app.SavedSearch, error) {
	ids, err := w.foundBy(ctx, q)
	if err != nil {
		return app.SavedSearch{}, err
	}
	w.edit.Lock()
	defer w.edit.Unlock()
	all, err := w.searches()
	if err != nil {
		return app.SavedSearch{}, err
	}
	now := w.opt.Clock().UTC()
	s := app.SavedSearch{Name: strings.TrimSpace(name), Query: q.Text, Sort: q.Sort, MadeAt: now, Made: len(ids), SeenAt: now, SeenIDs: ids}
	var before app.Record
	for _, old := range all {
		if app.FoldName(old.Name) == app.FoldName(name) {
			s.ID, before = old.ID, old
		}
	}
	if s.ID == "" {
		s.ID = app.Slug(name, func(id string) bool {
			return slices.ContainsFunc(all, func(o app.SavedSearch) bool { return o.ID == id })
		})
	}
	return s, w.apply(app.Entry{Set: app.ChangeSet{Label: "Save search " + s.Name, Changes: []app.Change{{Before: before, After: s}}}})
}

// Searches gives the saved searches by name, each with what it finds now and what of that
// is new. A query that does not run any more says so and stops nothing.
func (w *Workbench) Searches(ctx context.Context) ([]app.SearchNews, error) {
	all, err := w.searches()
	if err != nil {
		return nil, err
	}
	out := make([]app.SearchNews, 0, len(all))
	for _, s := range all {
		n := app.SearchNews{SavedSearch: s}
		ids, err := w.foundBy(ctx, app.Query{Text: s.Query, Sort: s.Sort})
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			n.Problem = failedItem("", err).Reason
		default:
			n.Now, n.New = len(ids), newSince(s.SeenIDs, ids)
		}
		out = append(out, n)
	}
	return out, nil
}

// SeenSearch remembers that the analyst has looked at what a saved search finds now.
func (w *Workbench) SeenSearch(ctx context.Context, name string) error {
	s, err := w.search(name)
	if err != nil {
		return err
	}
	ids, err := w.foundBy(ctx, app.Query{Text: s.Query, Sort: s.Sort})
	if err != nil {
		return err
	}
	w.edit.Lock()
	defer w.edit.Unlock()
	after := s
	after.SeenAt, after.SeenIDs = w.opt.Clock().UTC(), ids
	return w.apply(app.Entry{Set: app.ChangeSet{Label: "Look through search " + s.Name, Changes: []app.Change{{Before: s, After: after}}}})
}

// RemoveSearch takes a saved search away.
func (w *Workbench) RemoveSearch(name string) error {
	s, err := w.search(name)
	if err != nil {
		return err
	}
	w.edit.Lock()
	defer w.edit.Unlock()
	return w.apply(app.Entry{Set: app.ChangeSet{Label: "Remove search " + s.Name, Changes: []app.Change{{Before: s}}}})
}

func (w *Workbench) searches() ([]app.SavedSearch, error) {
	records, err := w.p.Ledger.Records(app.KindSearch)
	if err != nil {
		return nil, err
	}
	out := make([]app.SavedSearch, 0, len(records))
	for _, r := range records {
		out = append(out, r.(app.SavedSearch))
	}
	slices.SortFunc(out, func(a, b app.SavedSearch) int { return cmp.Compare(app.FoldName(a.Name), app.FoldName(b.Name)) })
	return out, nil
}

// search finds a saved search by name or id.
func (w *Workbench) search(name string) (app.SavedSearch, error) {
	all, err := w.searches()
	if err != nil {
		return app.SavedSearch{}, err
	}
	for _, s := range all {
		if s.ID == name || app.FoldName(s.Name) == app.FoldName(name) {
			return s, nil
		}
	}
	return app.SavedSearch{}, noSuch("saved search", name)
}

// foundBy gives the articles that a query finds, in the order of their ids.
func (w *Workbench) foundBy(ctx context.Context, q app.Query) ([]app.ArticleID, error) {
	q.Limit, q.After, q.Facets = 1000, "", false
	var ids []app.ArticleID
	for {
		res, err := w.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, h := range res.Hits {
			ids = append(ids, h.ID)
		}
		if res.Next == "" {
			slices.Sort(ids)
			return ids, nil
		}
		q.After = res.Next
	}
}

// newSince gives what is in now and not in then; both are in order.
func newSince(then, now []app.ArticleID) []app.ArticleID {
	then = slices.Sorted(slices.Values(then))
	var out []app.ArticleID
	for _, id := range now {
		if _, known := slices.BinarySearch(then, id); !known {
			out = append(out, id)
		}
	}
	return out
}

// Words gives the words of the library that a pattern matches, with their counts.
func (w *Workbench) Words(ctx context.Context, pattern string, limit int) (app.WordList, error) {
	return w.p.Index.Words(ctx, pattern, limit)
}

// TermLists gives the term lists by name; a query names one as @name.
func (w *Workbench) TermLists() ([]app.TermList, error) {
	records, err := w.p.Ledger.Records(app.KindTermList)
	if err != nil {
		return nil, err
	}
	out := make([]app.TermList, 0, len(records))
	for _, r := range records {
		out = append(out, r.(app.TermList))
	}
	slices.SortFunc(out, func(a, b app.TermList) int { return cmp.Compare(a.Name, b.Name) })
	return out, nil
}

// PutTermList adds or changes the term list of this name. Without terms it is removed.
func (w *Workbench) PutTermList(name string, terms []string) error {
	name = strings.TrimPrefix(strings.TrimSpace(name), "@")
	if strings.ContainsAny(name, " \t\"()") || name == "" {
		return &app.Error{
			Code: app.Invalid, Op: "term list", Msg: "the name of a term list is one word", Hint: "Join words with a hyphen, as in peace-terms.",
		}
	}
	var kept []string
	for _, t := range terms {
		if t = strings.TrimSpace(t); t != "" && !slices.Contains(kept, t) {
			kept = append(kept, t)
		}
	}
	w.edit.Lock()
	defer w.edit.Unlock()
	all, err := w.TermLists()
	if err != nil {
		return err
	}
	var before app.Record
	after := app.TermList{Name: name, Terms: kept}
	for _, l := range all {
		if strings.EqualFold(l.Name, name) {
			before, after.ID = l, l.ID
		}
	}
	if len(kept) == 0 {
		if before == nil {
			return noSuch("term list", name)
		}
		return w.apply(app.Entry{Set: app.ChangeSet{Label: "Remove term list " + name, Changes: []app.Change{{Before: before}}}})
	}
	if after.ID == "" {
		after.ID = app.Slug(name, func(id string) bool {
			return slices.ContainsFunc(all, func(l app.TermList) bool { return l.ID == id })
		})
	}
	return w.apply(app.Entry{Set: app.ChangeSet{Label: "Change term list " + name, Changes: []app.Change{{Before: before, After: after}}}})
}
