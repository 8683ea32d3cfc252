package store

import (
	"iter"
	"slices"

	"parley/app"
)

// documentsAtOnce bounds the texts in memory; 64 articles of 6 KB are less than half a
// megabyte.
const documentsAtOnce = 64

// Documents gives what the index and the evaluator need of articles, in the order of the
// ids, or of all by seq for nil. Unknown ids are left out. It ends after the first error.
// Edits may go on meanwhile; each article comes as it stands when its turn comes.
func (s *Store) Documents(ids []app.ArticleID) iter.Seq2[app.Document, error] {
	return func(yield func(app.Document, error) bool) {
		if ids == nil {
			var err error
			if ids, err = s.allArticles(); err != nil {
				yield(app.Document{}, err)
				return
			}
		}
		for part := range slices.Chunk(ids, documentsAtOnce) {
			var docs []app.Document
			err := s.read("read texts", func(t *tx) error {
				var err error
				docs, err = t.documents(part)
				return err
			})
			if err != nil {
				yield(app.Document{}, err)
				return
			}
			for _, d := range docs {
				if !yield(d, nil) {
					return
				}
			}
		}
	}
}

func (s *Store) allArticles() ([]app.ArticleID, error) {
	var out []app.ArticleID
	err := s.read("read articles", func(t *tx) error {
		var err error
		out, err = t.articleIDs(`SELECT id FROM article ORDER BY seq, id`)
		return err
	})
	return out, err
}

// articleIDs runs a query for article ids.
func (t *tx) articleIDs(query string, args ...any) ([]app.ArticleID, error) {
	var out []app.ArticleID
	err := t.each(query, args, func(scan func(...any) error) error {
		var id app.ArticleID
		err := scan(&id)
		out = append(out, id)
		return err
	})
	return out, err
}

// documents reads documents in the order of the ids.
func (t *tx) documents(ids []app.ArticleID) ([]app.Document, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	sel := among(ids)
	byline, err := values[string](t, "article_byline", sel)
	if err != nil {
		return nil, err
	}
	tags, err := values[app.TagID](t, "article_tag", sel)
	if err != nil {
		return nil, err
	}
	lists, err := values[string](t, "article_list", sel)
	if err != nil {
		return nil, err
	}
	found := map[app.ArticleID]app.Document{}
	err = t.each(documentQuery+sel.where("a.id"), sel.args, func(scan func(...any) error) error {
		var d app.Document
		var p packed
		if err := scan(slices.Concat(headFields(&d.ArticleHead), []any{&d.Generation}, p.fields())...); err != nil {
			return err
		}
		d.Precision = d.Published.Precision()
		d.Byline, d.Tags, d.Lists = byline[string(d.ID)], tags[string(d.ID)], lists[string(d.ID)]
		var err error
		d.Text, err = t.unpack(p)
		found[d.ID] = d
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make([]app.Document, 0, len(ids))
	for _, id := range ids {
		if d, ok := found[id]; ok {
			out = append(out, d)
		}
	}
	return out, nil
}

// documentQuery reads heads with the generation and the version in force.
const documentQuery = `SELECT ` + headColumns + `,
	coalesce((SELECT wanted FROM index_mark m WHERE m.article = a.id), 0), ` + packedColumns + headTables + `
	JOIN text_version v ON v.article = a.id AND v.id = a.version`
