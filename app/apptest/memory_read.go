package apptest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"parley/app"
)

// Article gives an article by its id, or NotFound.
func (m *Memory) Article(id app.ArticleID) (app.Article, error) {
	r, err := m.Record(app.Article{ID: id}.Key())
	if err != nil {
		return app.Article{}, err
	}
	return r.(app.Article), nil
}

// Articles gives article heads, the newest published first.
func (m *Memory) Articles(f app.ArticleFilter) ([]app.ArticleHead, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []app.ArticleHead
	for _, a := range list[app.Article](m.state) {
		h := m.head(a)
		if f.IDs != nil && !slices.Contains(f.IDs, a.ID) || f.State != "" && a.State != f.State ||
			f.Source != "" && !m.namesOutlet(a.Outlet, f.Source) {
			continue
		}
		out = append(out, h)
	}
	slices.SortFunc(out, func(a, b app.ArticleHead) int {
		return cmp.Or(newer(a, b), cmp.Compare(b.Seq, a.Seq), cmp.Compare(a.ID, b.ID))
	})
	if f.Limit > 0 && len(out) > f.Limit {
		out = out[:f.Limit]
	}
	return out, nil
}

func (m *Memory) namesOutlet(id app.OutletID, name string) bool {
	o, ok := m.state.records[app.Outlet{ID: id}.Key()].(app.Outlet)
	if !ok {
		return false
	}
	return slices.ContainsFunc(append([]string{string(o.ID), o.Name}, o.Aliases...), func(s string) bool {
		return app.FoldName(s) == app.FoldName(name)
	})
}

func (m *Memory) head(a app.Article) app.ArticleHead {
	h := app.ArticleHead{
		ID: a.ID, Seq: a.Seq, Title: a.Title, Published: a.Published, Precision: a.Published.Precision(),
		Language: a.Language, State: a.State, Starred: a.Starred, Cluster: a.Cluster,
	}
	if o, ok := m.state.records[app.Outlet{ID: a.Outlet}.Key()].(app.Outlet); ok {
		h.Source = o.Name
	}
	for _, s := range list[app.Statement](m.state) {
		if s.Article == a.ID && s.Review != app.ReviewRejected {
			h.Statements++
		}
	}
	for _, n := range list[app.Annotation](m.state) {
		if n.Article == a.ID {
			h.Annotations++
		}
	}
	first := a
	for _, b := range list[app.Article](m.state) {
		if a.Cluster != "" && b.Cluster == a.Cluster && cmp.Or(cmp.Compare(b.Seq, first.Seq), cmp.Compare(b.ID, first.ID)) < 0 {
			first = b
		}
	}
	if first.ID != a.ID {
		h.DuplicateOf = first.ID
	}
	tv, _ := m.state.text(a.ID, a.Version)
	h.Lead = lead(tv.Text)
	return h
}

// lead gives about the first 200 characters of a text in one line.
func lead(text string) string {
	const most = 200
	runes := []rune(text)
	if len(runes) <= most {
		return strings.Join(strings.Fields(text), " ")
	}
	words := strings.Fields(string(runes[:most+1]))
	return strings.TrimRight(strings.Join(words[:max(1, len(words)-1)], " "), " ,;:–—-") + "…"
}

// Text gives a text version by its hash, or NotFound.
func (m *Memory) Text(v app.VersionID) (app.TextVersion, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var found *app.TextVersion
	for _, tv := range m.state.texts {
		if tv.ID == v && (found == nil || m.state.records[app.Article{ID: found.Article}.Key()] == nil) {
			found = &tv
		}
	}
	if found == nil {
		return app.TextVersion{}, fail(app.NotFound, "the text does not exist")
	}
	return *found, nil
}

// FindText tells which article has the text version.
func (m *Memory) FindText(v app.VersionID) (id app.ArticleID, found bool, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, tv := range m.state.texts {
		if tv.ID == v && m.state.records[app.Article{ID: tv.Article}.Key()] != nil {
			return tv.Article, true, nil
		}
	}
	return "", false, nil
}

// Versions gives the text versions of an article, oldest first.
func (m *Memory) Versions(id app.ArticleID) ([]app.VersionID, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var of []app.TextVersion
	for _, tv := range m.state.texts {
		if tv.Article == id {
			of = append(of, tv)
		}
	}
	slices.SortStableFunc(of, func(a, b app.TextVersion) int { return cmp.Compare(a.N, b.N) })
	var out []app.VersionID
	for _, tv := range of {
		out = append(out, tv.ID)
	}
	return out, nil
}

// Statements gives the statements that the filter selects, in the order of their numbers.
func (m *Memory) Statements(f app.StatementFilter) ([]app.Statement, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []app.Statement
	for _, s := range list[app.Statement](m.state) {
		if (f.IDs == nil || slices.Contains(f.IDs, s.ID)) && (f.Articles == nil || slices.Contains(f.Articles, s.Article)) &&
			(f.Holder == "" || s.Holder == f.Holder) && (f.Issue == "" || s.Issue == f.Issue) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b app.Statement) int { return compareNumbered(string(a.ID), string(b.ID)) })
	return out, nil
}

// Annotations gives the annotations of an article, or all for an empty id.
func (m *Memory) Annotations(id app.ArticleID) ([]app.Annotation, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []app.Annotation
	for _, a := range list[app.Annotation](m.state) {
		if id == "" || a.Article == id {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b app.Annotation) int { return compareNumbered(string(a.ID), string(b.ID)) })
	return out, nil
}

// Codebook gives actors, issues, tags and coders in the order in which they were made.
func (m *Memory) Codebook() (app.Codebook, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return app.Codebook{
		Actors: list[app.Actor](m.state), Issues: list[app.Issue](m.state),
		Tags: list[app.Tag](m.state), Coders: list[app.Coder](m.state),
	}, nil
}

// Facts gives what counting needs to know of every article.
func (m *Memory) Facts() (map[app.ArticleID]app.ArticleFacts, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := map[app.ArticleID]app.ArticleFacts{}
	for _, a := range list[app.Article](m.state) {
		out[a.ID] = app.ArticleFacts{ID: a.ID, Seq: a.Seq, Published: a.Published, Outlet: a.Outlet, Cluster: a.Cluster}
	}
	return out, nil
}

// Project gives the project record.
func (m *Memory) Project() (app.Project, error) {
	r, err := m.Record(app.Project{}.Key())
	if err != nil {
		return app.Project{}, err
	}
	return r.(app.Project), nil
}

// PendingIndex gives what the index has not seen yet, oldest change first.
func (m *Memory) PendingIndex(limit int) (app.Pending, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	ids := slices.SortedFunc(maps.Keys(m.state.marks), func(a, b app.ArticleID) int {
		x, _ := m.state.records[app.Article{ID: a}.Key()].(app.Article)
		y, _ := m.state.records[app.Article{ID: b}.Key()].(app.Article)
		return cmp.Or(cmp.Compare(m.state.marks[a].generation, m.state.marks[b].generation), cmp.Compare(x.Seq, y.Seq), cmp.Compare(a, b))
	})
	var out app.Pending
	if limit > 0 && len(ids) > limit {
		out.Left = len(ids) - limit
		ids = ids[:limit]
	}
	for _, id := range ids {
		at := m.state.marks[id]
		if at.gone {
			out.Gone = append(out.Gone, app.GoneArticle{ID: id, Generation: at.generation})
			continue
		}
		a := m.state.records[app.Article{ID: id}.Key()].(app.Article)
		tv, _ := m.state.text(a.ID, a.Version)
		out.Documents = append(out.Documents, app.Document{
			ArticleHead: m.head(a), Byline: a.Byline, Tags: a.Tags, Lists: a.Lists, Text: tv, Generation: at.generation,
		})
	}
	return out, nil
}

// MarkIndexed clears the marks of p, but not those that a later change has set anew.
func (m *Memory) MarkIndexed(p app.Pending) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	gone := p.Gone
	for _, d := range p.Documents {
		gone = append(slices.Clip(gone), app.GoneArticle{ID: d.ID, Generation: d.Generation})
	}
	for _, g := range gone {
		if m.state.marks[g.ID].generation == g.Generation {
			delete(m.state.marks, g.ID)
		}
	}
	return nil
}

// Check looks for what contradicts the invariants.
func (m *Memory) Check(ctx context.Context) ([]app.Finding, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return app.CheckInvariants(app.Holdings{Records: m.state.records, Text: m.state.text}), ctx.Err()
}

// compareNumbered orders S-2 before S-10.
func compareNumbered(a, b string) int {
	const digits = "0123456789"
	x, y := strings.TrimRight(a, digits), strings.TrimRight(b, digits)
	return cmp.Or(cmp.Compare(x, y), cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}
