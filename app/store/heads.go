package store

import (
	"slices"
	"strings"

	"parley/app"
)

// Articles gives the articles that the filter selects as lists show them, the newest
// published first, those without a date last.
func (s *Store) Articles(f app.ArticleFilter) ([]app.ArticleHead, error) {
	var out []app.ArticleHead
	err := s.read("read articles", func(t *tx) error {
		sel, err := t.articlesOf(f)
		if err != nil {
			return err
		}
		limit := f.Limit
		if limit <= 0 {
			limit = -1
		}
		return t.each(`SELECT `+headColumns+headTables+sel.where("a.id")+` ORDER BY a.published_from DESC NULLS LAST, a.seq DESC, a.id LIMIT ?`,
			append(sel.args, limit), func(scan func(...any) error) error {
				var h app.ArticleHead
				if err := scan(headFields(&h)...); err != nil {
					return err
				}
				h.Precision = h.Published.Precision()
				out = append(out, h)
				return nil
			})
	})
	return out, err
}

// headColumns and headTables read article heads; a is the article. An article repeats the
// one of its near-duplicate group that was imported first.
const headColumns = `a.id, a.seq, a.title, coalesce(o.name, ''), a.published, a.language, a.state, a.starred, a.cluster,
	(SELECT count(*) FROM statement s WHERE s.article = a.id AND s.review <> 'rejected'),
	(SELECT count(*) FROM annotation n WHERE n.article = a.id),
	CASE WHEN a.cluster = '' THEN '' ELSE
		(SELECT nullif(b.id, a.id) FROM article b WHERE b.cluster <> '' AND b.cluster = a.cluster ORDER BY b.seq, b.id LIMIT 1) END,
	coalesce(x.lead, '')`

const headTables = ` FROM article a LEFT JOIN outlet o ON o.id = a.outlet LEFT JOIN text x ON x.hash = a.version`

func headFields(h *app.ArticleHead) []any {
	return []any{
		&h.ID, &h.Seq, &h.Title, &h.Source, &h.Published, &h.Language, &h.State, &h.Starred, &h.Cluster,
		&h.Statements, &h.Annotations, optional(&h.DuplicateOf), &h.Lead,
	}
}

func (t *tx) articlesOf(f app.ArticleFilter) (selection, error) {
	var s selection
	var conditions []string
	if f.IDs != nil {
		l := among(f.IDs)
		conditions, s.args = append(conditions, `id IN (`+l.sub+`)`), append(s.args, l.args...)
	}
	if f.State != "" {
		conditions, s.args = append(conditions, `state = ?`), append(s.args, string(f.State))
	}
	if f.Source != "" {
		outlets, err := t.outletsNamed(f.Source)
		if err != nil {
			return s, err
		}
		l := among(outlets)
		conditions, s.args = append(conditions, `outlet IN (`+l.sub+`)`), append(s.args, l.args...)
	}
	if len(conditions) > 0 {
		s.sub = `SELECT id FROM article WHERE ` + strings.Join(conditions, ` AND `)
	}
	return s, nil
}

// outletsNamed finds outlets by id, name or alias, without regard to case.
func (t *tx) outletsNamed(name string) ([]app.OutletID, error) {
	all, err := loadOutlets(t, selection{})
	if err != nil {
		return nil, err
	}
	want := app.FoldName(name)
	found := []app.OutletID{}
	for _, o := range all {
		same := func(s string) bool { return app.FoldName(s) == want }
		if string(o.ID) == name || same(o.Name) || slices.ContainsFunc(o.Aliases, same) {
			found = append(found, o.ID)
		}
	}
	return found, nil
}

// Facts gives what counting needs to know of every article.
func (s *Store) Facts() (map[app.ArticleID]app.ArticleFacts, error) {
	out := map[app.ArticleID]app.ArticleFacts{}
	err := s.read("read articles", func(t *tx) error {
		return t.each(`SELECT id, seq, published, outlet, cluster FROM article`, nil,
			func(scan func(...any) error) error {
				var f app.ArticleFacts
				if err := scan(&f.ID, &f.Seq, &f.Published, optional(&f.Outlet), &f.Cluster); err != nil {
					return err
				}
				out[f.ID] = f
				return nil
			})
	})
	return out, err
}
