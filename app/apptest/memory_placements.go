package apptest

import (
	"unicode/utf8"

	"parley/app"
)

// Placements gives where the quotes of an article sit in other versions of its text, or
// those of all articles for an empty id.
func (m *Memory) Placements(id app.ArticleID) ([]app.Placement, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []app.Placement
	for _, p := range list[app.Placement](m.state) {
		if id == "" || p.Article == id {
			out = append(out, p)
		}
	}
	return out, nil
}

// Revisions gives how the later texts of an article came about, oldest first, or those of
// all articles for an empty id.
func (m *Memory) Revisions(id app.ArticleID) ([]app.Revision, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []app.Revision
	for _, r := range list[app.Revision](m.state) {
		if id == "" || r.Article == id {
			out = append(out, r)
		}
	}
	return out, nil
}

func (s state) checkPlacement(p app.Placement) error {
	_, from := s.text(p.Article, p.Quote.Span.Version)
	in, to := s.text(p.Article, p.Version)
	bound := func(off int) bool { return off == len(in.Text) || utf8.RuneStart(in.Text[off]) }
	switch {
	case !from || !to:
		return fail(app.Invalid, "the text of "+p.Key().String()+" does not exist")
	case !hasQuote(s.records[p.Quote.Owner], p):
		return fail(app.Invalid, "there is no such quote: "+p.Key().String())
	case p.Status == app.PlacedOrphan:
		return nil
	case p.End > len(in.Text) || !bound(p.Start) || !bound(p.End):
		return fail(app.Invalid, p.Key().String()+" is no place of its text")
	}
	return nil
}

// checkPlaced does what the project file checks of an owner: no quote that is placed
// somewhere is gone.
func (s state) checkPlaced(owner app.Record) error {
	for _, p := range list[app.Placement](s) {
		if p.Quote.Owner == owner.Key() && !hasQuote(owner, p) {
			return fail(app.Invalid, "a quote is gone, but placed: "+p.Key().String())
		}
	}
	return nil
}

func (s state) checkRevision(r app.Revision) error {
	for _, v := range []app.VersionID{r.From, r.Version} {
		if _, ok := s.text(r.Article, v); v != "" && !ok {
			return fail(app.Invalid, "the text of "+r.Key().String()+" does not exist")
		}
	}
	return nil
}

func hasQuote(owner app.Record, p app.Placement) bool {
	switch r := owner.(type) {
	case app.Statement:
		for _, x := range r.Passages {
			if x.Span == p.Quote.Span {
				return r.Article == p.Article
			}
		}
	case app.Annotation:
		return r.Article == p.Article && r.Quote.Span == p.Quote.Span
	}
	return false
}
