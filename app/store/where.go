package store

import (
	"maps"
	"slices"
	"strings"

	"parley/app"
)

// Where answers the fields of a query that only the project file can: is, has, actor,
// issue, stance, coder, note and quote. It gives the articles in the order of seq. Names
// are compared without regard to case; an issue includes those below it; rejected
// statements do not count. The error has code Unsupported for an unknown field or filter
// and NotFound for a name that the codebook does not have, so that a search can go on.
func (s *Store) Where(field, value string) ([]app.ArticleID, error) {
	var out []app.ArticleID
	err := s.read("search project", func(t *tx) error {
		var err error
		out, err = t.where(strings.ToLower(field), strings.TrimSpace(value))
		return err
	})
	return out, err
}

func (t *tx) where(field, value string) ([]app.ArticleID, error) {
	switch field {
	case "is":
		return t.whereIs(strings.ToLower(value))
	case "has":
		return t.whereHas(strings.ToLower(value))
	case "actor", "issue", "coder":
		book, err := t.codebook()
		if err != nil {
			return nil, err
		}
		return t.whereNamed(book, field, value)
	case "stance":
		found := app.StancesNamed(value)
		if len(found) == 0 {
			return nil, unknownName("stance", value)
		}
		l := among(found)
		return t.whereStatement(`x.stance IN (`+l.sub+`)`, l.args...)
	case "note":
		return t.whereWords(value, noteTexts)
	case "quote":
		return t.whereWords(value, quoteTexts)
	}
	return nil, unknownFilter("the project cannot be searched for "+field+":", "")
}

func unknownFilter(msg, hint string) error {
	return &app.Error{Code: app.Unsupported, Op: "search project", Msg: msg, Hint: hint}
}

func unknownName(what, name string) error {
	return &app.Error{
		Code: app.NotFound, Op: "search project", Msg: "there is no " + what + " “" + name + "”",
		Hint: "Look it up in the codebook.",
	}
}

// whereNamed finds articles by somebody or something of the codebook.
func (t *tx) whereNamed(book app.Codebook, field, name string) ([]app.ArticleID, error) {
	var ids []string
	switch field {
	case "actor":
		ids = actorsNamed(book, name)
	case "issue":
		ids = issuesNamed(book, name)
	default:
		ids = codersNamed(book, name)
	}
	if len(ids) == 0 {
		return nil, unknownName(field, name)
	}
	l := among(ids)
	switch field {
	case "actor":
		return t.whereStatement(`x.speaker IN (`+l.sub+`) OR x.holder IN (`+l.sub+`) OR
			x.id IN (SELECT owner FROM attribution_link WHERE source_actor IN (`+l.sub+`))`, slices.Repeat(l.args, 3)...)
	case "issue":
		return t.whereStatement(`x.issue IN (`+l.sub+`)`, l.args...)
	}
	return t.articleIDs(`SELECT id FROM article WHERE id IN (SELECT article FROM statement WHERE coder IN (`+l.sub+`))
		OR id IN (SELECT article FROM annotation WHERE coder IN (`+l.sub+`)) ORDER BY seq, id`, slices.Repeat(l.args, 2)...)
}

// whereStatement finds articles by a condition on their statements x.
func (t *tx) whereStatement(condition string, args ...any) ([]app.ArticleID, error) {
	return t.articleIDs(`SELECT id FROM article WHERE id IN
		(SELECT x.article FROM statement x WHERE x.review <> 'rejected' AND (`+condition+`)) ORDER BY seq, id`, args...)
}

// Coded gives for "actor" who holds, says or reports a statement, for "issue" what
// statements are about with all issues above, by name: each with the articles that Where
// gives for it, in any order. The error has code Unsupported for another field.
func (s *Store) Coded(field string) (map[string][]app.ArticleID, error) {
	var query string
	switch field {
	case "actor":
		query = `SELECT n.name, x.article FROM statement x JOIN actor n ON n.id = x.holder WHERE x.review <> 'rejected'
			UNION SELECT n.name, x.article FROM statement x JOIN actor n ON n.id = x.speaker WHERE x.review <> 'rejected'
			UNION SELECT n.name, x.article FROM attribution_link l JOIN statement x ON x.id = l.owner
				JOIN actor n ON n.id = l.source_actor WHERE x.review <> 'rejected'`
	case "issue":
		query = `WITH RECURSIVE below(top, id) AS (SELECT id, id FROM issue UNION SELECT b.top, i.id FROM below b JOIN issue i ON i.parent = b.id)
			SELECT DISTINCT n.title, x.article FROM statement x JOIN below b ON b.id = x.issue JOIN issue n ON n.id = b.top
			WHERE x.review <> 'rejected'`
	default:
		return nil, unknownFilter("the project does not count "+field, "")
	}
	out := map[string][]app.ArticleID{}
	err := s.read("count coded", func(t *tx) error {
		return t.each(query, nil, func(scan func(...any) error) error {
			var name, article string
			if err := scan(&name, &article); err != nil {
				return err
			}
			out[name] = append(out[name], app.ArticleID(article))
			return nil
		})
	})
	return out, err
}

// Copies gives the groups of near-duplicates in which there are several articles, each in
// the order of seq, so that the lead copy is the first.
func (s *Store) Copies() ([][]app.ArticleID, error) {
	var out [][]app.ArticleID
	err := s.read("find copies", func(t *tx) error {
		last := ""
		return t.each(`SELECT cluster, id FROM article WHERE cluster IN
			(SELECT cluster FROM article WHERE cluster <> '' GROUP BY cluster HAVING count(*) > 1) ORDER BY cluster, seq, id`, nil, func(scan func(...any) error) error {
			var cluster, id string
			if err := scan(&cluster, &id); err != nil {
				return err
			}
			if cluster != last {
				out, last = append(out, nil), cluster
			}
			out[len(out)-1] = append(out[len(out)-1], app.ArticleID(id))
			return nil
		})
	})
	return out, err
}

// Titles gives the titles of all articles. The map is the caller's.
func (s *Store) Titles() (map[app.ArticleID]string, error) {
	out := map[app.ArticleID]string{}
	err := s.read("read titles", func(t *tx) error {
		return t.each(`SELECT id, title FROM article`, nil, func(scan func(...any) error) error {
			var id, title string
			err := scan(&id, &title)
			out[app.ArticleID(id)] = title
			return err
		})
	})
	return out, err
}

func (t *tx) whereIs(value string) ([]app.ArticleID, error) {
	switch value {
	case "new", "reading", "coded", "reviewed", "excluded":
		return t.articleIDs(`SELECT id FROM article WHERE state = ? ORDER BY seq, id`, value)
	case "starred":
		return t.articleIDs(`SELECT id FROM article WHERE starred ORDER BY seq, id`)
	case "duplicate":
		return t.articleIDs(`SELECT id FROM article a WHERE cluster <> '' AND id <>
			(SELECT b.id FROM article b WHERE b.cluster <> '' AND b.cluster = a.cluster ORDER BY b.seq, b.id LIMIT 1) ORDER BY seq, id`)
	case "unindexed":
		return t.articleIDs(`SELECT id FROM article WHERE id IN (SELECT article FROM index_mark WHERE wanted > indexed) ORDER BY seq, id`)
	case "failed": // what failed to be read is in the import report, not in the project
		return nil, nil
	}
	return nil, unknownFilter("is:"+value+" is not known",
		"Use new, reading, coded, reviewed, excluded, starred, duplicate, unindexed or failed.")
}

func (t *tx) whereHas(value string) ([]app.ArticleID, error) {
	switch strings.TrimSuffix(value, "s") {
	case "statement":
		return t.whereStatement(`TRUE`)
	case "annotation":
		return t.articleIDs(`SELECT id FROM article WHERE id IN (SELECT article FROM annotation) ORDER BY seq, id`)
	case "note":
		return t.articleIDs(`SELECT id FROM article WHERE id IN (` + noteArticles + `) ORDER BY seq, id`)
	case "suggestion": // that nobody decided about
		return t.articleIDs(`SELECT a.id FROM article a JOIN suggestion_set x ON x.article = a.id WHERE x.found >
			(SELECT count(*) FROM verdict v WHERE v.article = a.id AND v.version = x.version) ORDER BY a.seq, a.id`)
	}
	return nil, unknownFilter("has:"+value+" is not known", "Use annotation, note, statement or suggestion.")
}

// noteArticles selects the articles with notes on them, their statements or annotations.
const noteArticles = `SELECT target FROM note WHERE target_kind = 'article'
	UNION SELECT x.article FROM note n JOIN statement x ON x.id = n.target WHERE n.target_kind = 'statement'
	UNION SELECT x.article FROM note n JOIN annotation x ON x.id = n.target WHERE n.target_kind = 'annotation'
	UNION SELECT article FROM statement WHERE note <> ''`

// noteTexts and quoteTexts select article and text.
const (
	noteTexts = `SELECT target, text FROM note WHERE target_kind = 'article'
	UNION ALL SELECT x.article, n.text FROM note n JOIN statement x ON x.id = n.target WHERE n.target_kind = 'statement'
	UNION ALL SELECT x.article, n.text FROM note n JOIN annotation x ON x.id = n.target WHERE n.target_kind = 'annotation'
	UNION ALL SELECT article, note FROM statement WHERE note <> ''
	UNION ALL SELECT article, comment FROM annotation WHERE comment <> ''`
	quoteTexts = `SELECT x.article, p.exact FROM passage p JOIN statement x ON x.id = p.owner WHERE p.role = 'content'
	UNION ALL SELECT article, exact FROM annotation`
)

// whereWords finds articles by words in their notes or quotes.
func (t *tx) whereWords(value, texts string) ([]app.ArticleID, error) {
	want := app.FoldName(value)
	if want == "" {
		return nil, nil
	}
	found := map[app.ArticleID]bool{}
	err := t.each(texts, nil, func(scan func(...any) error) error {
		var id app.ArticleID
		var text string
		if err := scan(&id, &text); err != nil {
			return err
		}
		if !found[id] && strings.Contains(app.FoldName(text), want) {
			found[id] = true
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	l := among(slices.Sorted(maps.Keys(found)))
	return t.articleIDs(`SELECT id FROM article WHERE id IN (`+l.sub+`) ORDER BY seq, id`, l.args...)
}

// actorsNamed gives the ids of the actors that the text may mean.
func actorsNamed(book app.Codebook, text string) []string {
	var out []string
	for _, a := range book.ActorsNamed(text) {
		out = append(out, string(a.ID))
	}
	return out
}

// issuesNamed gives the ids of the issues that the text may mean, with those below them.
func issuesNamed(book app.Codebook, text string) []string {
	var out []string
	for _, id := range book.IssuesNamed(text) {
		out = append(out, string(id))
	}
	return out
}

func codersNamed(book app.Codebook, text string) []string {
	var out []string
	for _, c := range book.Coders {
		if app.FoldName(c.Name) == app.FoldName(text) || strings.EqualFold(string(c.ID), text) {
			out = append(out, string(c.ID))
		}
	}
	if len(out) == 0 && strings.TrimSpace(text) != "" {
		out = []string{text} // the id of a coder that the codebook does not name
	}
	return out
}
