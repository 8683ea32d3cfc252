package store

import (
	"slices"

	"parley/app"
)

// Annotations gives the annotations of an article in the order of their numbers; of all
// articles for an empty id.
func (s *Store) Annotations(id app.ArticleID) ([]app.Annotation, error) {
	var sel selection
	if id != "" {
		sel = selection{sub: `SELECT id FROM annotation WHERE article = ?`, args: []any{string(id)}}
	}
	var out []app.Annotation
	err := s.read("read annotations", func(t *tx) error {
		var err error
		out, err = loadAnnotations(t, sel)
		return err
	})
	return out, err
}

func loadAnnotations(t *tx, s selection) ([]app.Annotation, error) {
	tags, err := values[app.TagID](t, "annotation_tag", s)
	if err != nil {
		return nil, err
	}
	var out []app.Annotation
	err = t.each(`SELECT id, article, comment, colour, coder, created_at, updated_at, `+quoteColumns+
		` FROM annotation`+s.where("id"), s.args,
		func(scan func(...any) error) error {
			var a app.Annotation
			fields := []any{&a.ID, &a.Article, &a.Comment, &a.Colour, &a.Coder, instant{&a.CreatedAt}, instant{&a.UpdatedAt}}
			if err := scan(append(fields, quoteFields(&a.Quote)...)...); err != nil {
				return err
			}
			a.Tags = tags[string(a.ID)]
			out = append(out, a)
			return nil
		})
	slices.SortFunc(out, func(a, b app.Annotation) int { return compareNumbered(string(a.ID), string(b.ID)) })
	return out, err
}

func insertAnnotation(t *tx, a app.Annotation) error {
	args := []any{
		string(a.ID), string(a.Article), a.Comment, a.Colour, string(a.Coder), stamp(a.CreatedAt), stamp(a.UpdatedAt),
	}
	err := t.insert("annotation", "id, article, comment, colour, coder, created_at, updated_at, "+quoteColumns,
		append(args, quoteValues(a.Quote)...)...)
	if err != nil {
		return err
	}
	return putValues(t, "annotation_tag", string(a.ID), a.Tags)
}
