package workbench

import (
	"fmt"
	"slices"

	"parley/app"
	"parley/app/plaintext"
)

// ownedQuote is a quote with what it belongs to. Name is the owner's id, with a number
// where the owner has several.
type ownedQuote struct {
	id    app.QuoteID
	name  string
	quote app.Quote
	roles []app.Role
}

// quotesOf gives the quotes of an article: those of its statements, then those of its
// annotations. The same words of one statement are one quote.
func (w *Workbench) quotesOf(id app.ArticleID) ([]ownedQuote, error) {
	statements, err := w.p.Coding.Statements(app.StatementFilter{Articles: []app.ArticleID{id}})
	if err != nil {
		return nil, err
	}
	annotations, err := w.p.Coding.Annotations(id)
	if err != nil {
		return nil, err
	}
	var out []ownedQuote
	for _, s := range statements {
		out = append(out, quotesOfStatement(s)...)
	}
	for _, a := range annotations {
		out = append(out, ownedQuote{id: app.QuoteID{Owner: a.Key(), Span: a.Quote.Span}, name: string(a.ID), quote: a.Quote})
	}
	return out, nil
}

func quotesOfStatement(s app.Statement) []ownedQuote {
	var out []ownedQuote
	for _, p := range s.Passages {
		i := slices.IndexFunc(out, func(q ownedQuote) bool { return q.quote.Span == p.Span })
		if i < 0 {
			i = len(out)
			out = append(out, ownedQuote{
				id: app.QuoteID{Owner: s.Key(), Span: p.Span}, name: fmt.Sprintf("%s.%d", s.ID, i+1), quote: p.Quote,
			})
		}
		out[i].roles = append(out[i].roles, p.Role)
	}
	return out
}

// AdoptVersion puts another text version of an article in force, in one undoable step.
// Every quote that was cut from another version is placed in it; where it was placed there
// before, that stays. The article is marked for the index. Adopting the version in force
// changes nothing.
func (w *Workbench) AdoptVersion(id app.ArticleID, v app.VersionID) (app.Reanchoring, error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	a, err := w.p.Articles.Article(id)
	if err != nil {
		return app.Reanchoring{}, err
	}
	h, err := w.versionHistory(id)
	if err != nil {
		return app.Reanchoring{}, err
	}
	i := h.find(v)
	if i < 0 || !h.listed(i, a.Version) {
		return app.Reanchoring{}, &app.Error{
			Code: app.NotFound, Op: "adopt text version", Msg: "the article has no such text version", Hint: "“parley versions” lists them.",
		}
	}
	out := app.Reanchoring{Article: id, From: a.Version, To: v, N: i + 1}
	tv, err := w.p.Articles.Text(v)
	if err != nil {
		return out, err
	}
	added, err := w.place(a, tv, &out)
	if err != nil || v == a.Version {
		return out, err
	}
	after := a
	after.Version, after.Fingerprint = v, Fingerprint(tv.Text)
	set := app.ChangeSet{Label: fmt.Sprintf("Adopt text version %d", i+1), Changes: []app.Change{{Before: a, After: after}}}
	for _, p := range added {
		set.Changes = append(set.Changes, app.Change{After: p})
	}
	return out, w.apply(app.Entry{Set: set})
}

// place gives the placements that are missing for the quotes of an article in a text, and
// counts all.
func (w *Workbench) place(a app.Article, in app.TextVersion, count *app.Reanchoring) ([]app.Placement, error) {
	quotes, err := w.quotesOf(a.ID)
	if err != nil {
		return nil, err
	}
	known, err := w.placesIn(a.ID, in.ID)
	if err != nil {
		return nil, err
	}
	p, err := w.p.Coding.Project()
	if err != nil {
		return nil, err
	}
	now := w.opt.Clock().UTC()
	anchorings := map[app.VersionID]*plaintext.Anchoring{}
	var added []app.Placement
	for _, q := range quotes {
		if q.quote.Version == in.ID {
			count.Own++
			continue
		}
		if have, ok := known[q.id]; ok {
			count.Placed.Add(have)
			continue
		}
		an := anchorings[q.quote.Version]
		if an == nil {
			old, err := w.p.Articles.Text(q.quote.Version)
			if err != nil {
				return nil, err
			}
			an = plaintext.NewAnchoring(old.Text, in.Text)
			anchorings[q.quote.Version] = an
		}
		at := an.Place(q.quote)
		made := app.Placement{
			Quote: q.id, Article: a.ID, Version: in.ID, Bounds: at.Bounds, Status: at.Status, Method: at.Method,
			Score: at.Score, Coder: p.Coder, At: now,
		}
		count.Placed.Add(made)
		added = append(added, made)
	}
	return added, nil
}

// placesIn gives where the quotes of an article are placed in one of its texts.
func (w *Workbench) placesIn(id app.ArticleID, v app.VersionID) (map[app.QuoteID]app.Placement, error) {
	list, err := w.placementsOf(id)
	if err != nil {
		return nil, err
	}
	out := map[app.QuoteID]app.Placement{}
	for _, p := range list {
		if p.Version == v {
			out[p.Quote] = p
		}
	}
	return out, nil
}

// unplace gives the changes that take away the placements of an owner's quotes, but not of
// those that it keeps.
func (w *Workbench) unplace(owner app.Key, article app.ArticleID, keeps func(app.Span) bool) ([]app.Change, error) {
	list, err := w.placementsOf(article)
	if err != nil {
		return nil, err
	}
	var out []app.Change
	for _, p := range list {
		if p.Quote.Owner == owner && !keeps(p.Quote.Span) {
			out = append(out, app.Change{Before: p})
		}
	}
	return out, nil
}

func keepsNone(app.Span) bool { return false }
