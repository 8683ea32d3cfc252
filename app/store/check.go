package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"parley/app"
)

// Check looks for damage: pages that contradict themselves, references to nothing, texts
// that are not what their hash names, quotes that do not stand where they say, records
// against the rules, records that are not what the history says. It repairs nothing. The
// error is not nil when the check itself could not be made or ctx ended.
func (s *Store) Check(ctx context.Context) ([]app.Finding, error) {
	c := &check{ctx: ctx}
	err := s.read("check project", func(t *tx) error {
		c.tx = t
		for _, step := range []func() error{c.pages, c.foreignKeys, c.texts, c.quotes, c.placements, c.records, c.names, c.log} {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
	if ctx.Err() != nil {
		return c.found, ctx.Err()
	}
	return c.found, err
}

type check struct {
	*tx
	ctx   context.Context //nolint:containedctx // it lives as long as the one call of Check
	found []app.Finding
}

func (c *check) damage(where, format string, args ...any) {
	c.found = append(c.found, app.Finding{Severity: app.SeverityDamage, Where: where, Msg: fmt.Sprintf(format, args...)})
}

func (c *check) remark(where, format string, args ...any) {
	c.found = append(c.found, app.Finding{Severity: app.SeverityRemark, Where: where, Msg: fmt.Sprintf(format, args...)})
}

// pages asks SQLite to compare tables, indexes and pages.
func (c *check) pages() error {
	return c.each(`SELECT integrity_check FROM pragma_integrity_check`, nil, func(scan func(...any) error) error {
		var line string
		if err := scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			c.damage("project file", "%s", line)
		}
		return nil
	})
}

func (c *check) foreignKeys() error {
	return c.each(`SELECT "table", rowid, parent FROM pragma_foreign_key_check`, nil, func(scan func(...any) error) error {
		var table, parent string
		var row *int64
		if err := scan(&table, &row, &parent); err != nil {
			return err
		}
		c.damage("table "+table, "a row refers to a missing %s", parent)
		return nil
	})
}

// texts compares every text with its hash and looks at its bounds.
func (c *check) texts() error {
	type version struct {
		id      app.VersionID
		article app.ArticleID
	}
	var all []version
	err := c.each(`SELECT id, article FROM text_version ORDER BY article, n`, nil, func(scan func(...any) error) error {
		var v version
		err := scan(&v.id, &v.article)
		all = append(all, v)
		return err
	})
	if err != nil {
		return err
	}
	for _, v := range all {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		where := "article " + string(v.article)
		tv, err := c.textVersion(v.id, v.article)
		if e, ok := errors.AsType[*app.Error](err); ok && e.Code == app.Damaged {
			c.damage(where, "%s", e.Msg)
			continue
		}
		if err != nil {
			return err
		}
		if err := checkText(tv); err != nil {
			c.damage(where, "%s", message(err))
		}
	}
	return nil
}

// quotes compares every quote with its text, a text at a time.
func (c *check) quotes() error {
	type place struct {
		where string
		quote app.Quote
	}
	all := map[app.VersionID][]place{}
	add := func(kind string) func(func(...any) error) error {
		return func(scan func(...any) error) error {
			var id string
			var q app.Quote
			if err := scan(append([]any{&id}, quoteFields(&q)...)...); err != nil {
				return err
			}
			all[q.Version] = append(all[q.Version], place{kind + " " + id, q})
			return nil
		}
	}
	if err := c.each(`SELECT owner, `+quoteColumns+` FROM passage ORDER BY owner, n`, nil, add("statement")); err != nil {
		return err
	}
	if err := c.each(`SELECT id, `+quoteColumns+` FROM annotation ORDER BY id`, nil, add("annotation")); err != nil {
		return err
	}
	for v, places := range all {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		text, err := c.text(v)
		delete(c.tx.texts, v)
		if err != nil {
			text = "" // texts has reported it; its quotes stand nowhere
		}
		for _, p := range places {
			problem := misplaced(p.quote, text)
			if problem == "" {
				problem = outOfContext(p.quote, text)
			}
			if problem != "" {
				c.damage(p.where, "the quote %s", problem)
			}
		}
	}
	return nil
}

// outOfContext says in words why what is kept around a quote that is in its place does not
// fit the text; empty if it does.
func outOfContext(q app.Quote, text string) string {
	switch {
	case !strings.HasSuffix(text[:q.Start], q.Prefix) || !strings.HasPrefix(text[q.End:], q.Suffix):
		return "stands among other words than it was cut from"
	case q.Ordinal > q.Occurrences:
		return fmt.Sprintf("is said to be number %d of %d", q.Ordinal, q.Occurrences)
	}
	return ""
}

// textsAtOnce is how many texts are kept at a time for the rules of the model.
const textsAtOnce = 512

// records counts every kind of record and puts the whole model through the rules of the
// core. What another step has told of a record is not told again.
func (c *check) records() error {
	h := app.Holdings{Records: map[app.Key]app.Record{}}
	for _, kind := range kinds() {
		e, err := c.entity(kind)
		if err != nil {
			return err
		}
		list, err := e.load(c.tx, selection{})
		if err != nil {
			return err
		}
		var rows int
		if _, err := c.one(`SELECT count(*) FROM `+e.table, nil, &rows); err != nil {
			return err
		}
		if rows != len(list) {
			c.damage("table "+e.table, "%d rows, but %d in the order of creation", rows, len(list))
		}
		for _, r := range list {
			h.Records[r.Key()] = r
		}
	}
	kept := map[string]app.TextVersion{}
	h.Text = func(article app.ArticleID, v app.VersionID) (app.TextVersion, bool) {
		name := string(article) + " " + string(v)
		tv, ok := kept[name]
		if ok || c.ctx.Err() != nil {
			return tv, ok
		}
		tv, err := c.textVersion(v, article)
		delete(c.tx.texts, v)
		if len(kept) >= textsAtOnce {
			clear(kept)
		}
		if err == nil {
			kept[name] = tv
		}
		return tv, err == nil
	}
	told := map[string]bool{}
	for _, f := range c.found {
		told[f.Where] = told[f.Where] || f.Severity == app.SeverityDamage
	}
	for _, f := range app.CheckInvariants(h) {
		if f.Severity != app.SeverityDamage || !told[f.Where] {
			c.found = append(c.found, f)
		}
	}
	return c.ctx.Err()
}

// names remarks on lists that no longer exist; of other names, the rules of the core tell.
func (c *check) names() error {
	const query = `SELECT 'article ' || owner, value FROM article_list WHERE value NOT IN (SELECT id FROM list)`
	return c.each(query, nil, func(scan func(...any) error) error {
		var where, value string
		if err := scan(&where, &value); err != nil {
			return err
		}
		c.remark(where, "the list %s does not exist", value)
		return nil
	})
}

// message gives what a finding says of an error.
func message(err error) string {
	if e, ok := errors.AsType[*app.Error](err); ok {
		return e.Msg
	}
	return err.Error()
}

// kinds lists all kinds of records.
func kinds() []app.Kind {
	return []app.Kind{
		app.KindProject, app.KindArticle, app.KindOutlet, app.KindActor, app.KindIssue, app.KindStatement, app.KindLink,
		app.KindAnnotation, app.KindNote, app.KindTag, app.KindCoder, app.KindSpec, app.KindOverride, app.KindList,
		app.KindSearch, app.KindTermList, app.KindPlacement, app.KindRevision, app.KindEdition, app.KindVerdict,
	}
}
