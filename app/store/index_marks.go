package store

import (
	"parley/app"
)

// markForIndex raises the generation and marks the articles whose indexed content the
// edit has changed: articles put or removed, those of a renamed outlet, tag or list, and
// the copies of an article that has left their group.
func (w *edit) markForIndex() error {
	changed := map[app.ArticleID]bool{}
	for _, k := range w.order {
		c := w.final[k]
		if k.Kind == app.KindArticle {
			changed[app.ArticleID(k.ID)] = true
		}
		query, arg := followers(k, c)
		if query == "" {
			continue
		}
		err := w.each(query, []any{arg}, func(scan func(...any) error) error {
			var id app.ArticleID
			err := scan(&id)
			changed[id] = true
			return err
		})
		if err != nil {
			return err
		}
	}
	if len(changed) == 0 {
		return nil
	}
	generation, err := w.raise()
	if err != nil {
		return err
	}
	for id := range changed {
		err := w.exec(`INSERT INTO index_mark (article, wanted, indexed, gone)
			VALUES (?1, ?2, 0, NOT EXISTS (SELECT 1 FROM article WHERE id = ?1))
			ON CONFLICT (article) DO UPDATE SET wanted = excluded.wanted, gone = excluded.gone`, string(id), generation)
		if err != nil {
			return err
		}
	}
	return nil
}

// followers gives the query for the articles that show what has changed in another record.
func followers(k app.Key, c change) (query, arg string) {
	switch k.Kind {
	case app.KindOutlet:
		before, _ := c.before.(app.Outlet)
		after, _ := c.after.(app.Outlet)
		if before.Name != after.Name {
			return `SELECT id FROM article WHERE outlet = ?`, k.ID
		}
	case app.KindTag:
		before, _ := c.before.(app.Tag)
		after, _ := c.after.(app.Tag)
		if before.Name != after.Name {
			return `SELECT owner FROM article_tag WHERE value = ?`, k.ID
		}
	case app.KindList:
		before, _ := c.before.(app.List)
		after, _ := c.after.(app.List)
		if before.Name != after.Name {
			return `SELECT owner FROM article_list WHERE value = ?`, k.ID
		}
	case app.KindArticle:
		before, _ := c.before.(app.Article)
		after, _ := c.after.(app.Article)
		if before.Cluster != "" && before.Cluster != after.Cluster {
			return `SELECT id FROM article WHERE cluster <> '' AND cluster = ?`, before.Cluster
		}
	}
	return "", ""
}

func (t *tx) raise() (int64, error) {
	var n int64
	_, err := t.one(`UPDATE generation SET value = value + 1 RETURNING value`, nil, &n)
	return n, err
}

// Generation gives the number of the last commit that changed what the index holds.
func (s *Store) Generation() (int64, error) {
	var n int64
	err := s.read("read generation", func(t *tx) error {
		_, err := t.one(`SELECT value FROM generation`, nil, &n)
		return err
	})
	return n, err
}

// PendingIndex gives what the index has not seen yet, oldest change first; at most limit
// articles, or all for 0.
func (s *Store) PendingIndex(limit int) (app.Pending, error) {
	var out app.Pending
	err := s.read("read index marks", func(t *tx) error {
		if limit <= 0 {
			limit = -1
		}
		var ids []app.ArticleID
		err := t.each(`SELECT m.article, m.wanted, m.gone FROM index_mark m LEFT JOIN article a ON a.id = m.article
			WHERE m.wanted > m.indexed ORDER BY m.wanted, a.seq, m.article LIMIT ?`, []any{limit},
			func(scan func(...any) error) error {
				var g app.GoneArticle
				var gone bool
				if err := scan(&g.ID, &g.Generation, &gone); err != nil {
					return err
				}
				if gone {
					out.Gone = append(out.Gone, g)
				} else {
					ids = append(ids, g.ID)
				}
				return nil
			})
		if err != nil {
			return err
		}
		if out.Documents, err = t.documents(ids); err != nil {
			return err
		}
		_, err = t.one(`SELECT count(*) FROM index_mark WHERE wanted > indexed`, nil, &out.Left)
		out.Left -= len(out.Documents) + len(out.Gone)
		return err
	})
	return out, err
}

// MarkIndexed notes that the index has what p holds. An article that has changed since
// keeps waiting.
func (s *Store) MarkIndexed(p app.Pending) error {
	if len(p.Documents) == 0 && len(p.Gone) == 0 {
		return nil
	}
	return s.write("mark as indexed", func(t *tx) error {
		for _, d := range p.Documents {
			err := t.exec(`UPDATE index_mark SET indexed = wanted WHERE article = ? AND wanted = ? AND NOT gone`,
				string(d.ID), d.Generation)
			if err != nil {
				return err
			}
		}
		for _, g := range p.Gone {
			err := t.exec(`DELETE FROM index_mark WHERE article = ? AND wanted = ? AND gone`, string(g.ID), g.Generation)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// ResetIndexMarks marks every article, for an index that is built anew.
func (s *Store) ResetIndexMarks() error {
	return s.write("mark all for the index", func(t *tx) error {
		generation, err := t.raise()
		if err != nil {
			return err
		}
		if err := t.exec(`DELETE FROM index_mark`); err != nil {
			return err
		}
		err = t.exec(`INSERT INTO index_mark (article, wanted, indexed, gone) SELECT id, ?, 0, 0 FROM article`, generation)
		return err
	})
}

// IndexedCount gives the number of articles that the index holds as far as the project
// knows: all that were marked as indexed, also those that have changed or gone since.
func (s *Store) IndexedCount() (int, error) {
	var n int
	err := s.read("count indexed articles", func(t *tx) error {
		_, err := t.one(`SELECT count(*) FROM index_mark WHERE indexed > 0`, nil, &n)
		return err
	})
	return n, err
}
