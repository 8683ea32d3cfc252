package store

import (
	"fmt"
	"time"

	"parley/app"
)

// Article gives an article by its id, or NotFound.
func (s *Store) Article(id app.ArticleID) (app.Article, error) {
	r, err := s.Record(app.Article{ID: id}.Key())
	if err != nil {
		return app.Article{}, err
	}
	return r.(app.Article), nil
}

// articleParts are the rows of articles in other tables, by article.
type articleParts struct {
	byline, urls, lists, warnings map[string][]string
	tags                          map[string][]app.TagID
	related                       map[string][]app.RelatedLink
}

func loadArticleParts(t *tx, s selection) (articleParts, error) {
	var p articleParts
	var err error
	for _, l := range []struct {
		to    *map[string][]string
		table string
	}{{&p.byline, "article_byline"}, {&p.urls, "article_url"}, {&p.lists, "article_list"}, {&p.warnings, "article_warning"}} {
		if *l.to, err = values[string](t, l.table, s); err != nil {
			return p, err
		}
	}
	if p.tags, err = values[app.TagID](t, "article_tag", s); err != nil {
		return p, err
	}
	p.related = map[string][]app.RelatedLink{}
	err = t.each(`SELECT owner, title, url FROM article_related`+s.where("owner")+` ORDER BY owner, n`, s.args,
		func(scan func(...any) error) error {
			var id string
			var l app.RelatedLink
			if err := scan(&id, &l.Title, &l.URL); err != nil {
				return err
			}
			p.related[id] = append(p.related[id], l)
			return nil
		})
	if err != nil {
		return p, fmt.Errorf("read related links: %w", err)
	}
	return p, nil
}

func loadArticles(t *tx, s selection) ([]app.Article, error) {
	parts, err := loadArticleParts(t, s)
	if err != nil {
		return nil, err
	}
	var out []app.Article
	err = t.each(`SELECT id, seq, version, title, outlet, url, language, kind, published, retrieved, wire_credit, cluster,
		starred, state, path, part, source_sha256, provenance, attributes, fingerprint
		FROM article`+s.where("id")+` ORDER BY seq, id`, s.args,
		func(scan func(...any) error) error {
			var a app.Article
			var fingerprint []byte
			err := scan(&a.ID, &a.Seq, &a.Version, &a.Title, optional(&a.Outlet), &a.URL, &a.Language, &a.Kind, &a.Published,
				&a.Retrieved, &a.WireCredit, &a.Cluster, &a.Starred, &a.State, &a.Path, &a.Part, &a.SourceSHA,
				asJSON{&a.Provenance}, asJSON{&a.Attributes}, &fingerprint)
			if err != nil {
				return err
			}
			id := string(a.ID)
			a.Fingerprint = unpackNumbers(fingerprint)
			a.Byline, a.OtherURLs, a.Lists, a.Warnings = parts.byline[id], parts.urls[id], parts.lists[id], parts.warnings[id]
			a.Tags, a.Related = parts.tags[id], parts.related[id]
			out = append(out, a)
			return nil
		})
	return out, err
}

func insertArticle(t *tx, a app.Article) error {
	provenance, err := jsonText(a.Provenance)
	if err != nil {
		return err
	}
	attributes, err := jsonText(a.Attributes)
	if err != nil {
		return err
	}
	id := string(a.ID)
	err = t.insert("article", `id, seq, version, title, outlet, url, language, kind, published, published_from, retrieved,
		wire_credit, cluster, starred, state, path, part, source_sha256, provenance, attributes, fingerprint`,
		id, a.Seq, string(a.Version), a.Title, null(a.Outlet), a.URL, a.Language, string(a.Kind), string(a.Published),
		publishedFrom(a.Published), string(a.Retrieved), a.WireCredit, a.Cluster, a.Starred, string(a.State), a.Path, a.Part,
		a.SourceSHA, provenance, attributes, packNumbers(a.Fingerprint))
	if err != nil {
		return err
	}
	for n, l := range a.Related {
		if err := t.insert("article_related", "owner, n, title, url", id, n, l.Title, l.URL); err != nil {
			return err
		}
	}
	for _, l := range []struct {
		table string
		list  []string
	}{{"article_byline", a.Byline}, {"article_url", a.OtherURLs}, {"article_list", a.Lists}, {"article_warning", a.Warnings}} {
		if err := putValues(t, l.table, id, l.list); err != nil {
			return err
		}
	}
	return putValues(t, "article_tag", id, a.Tags)
}

// publishedFrom gives the first instant of a date for sorting, NULL for an unknown one.
func publishedFrom(d app.Date) any {
	from, _, ok := d.Period()
	if !ok {
		return nil
	}
	return from.Format(time.RFC3339)
}
