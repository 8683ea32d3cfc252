package store

import (
	"fmt"

	"parley/app"
)

// Placements gives where the quotes of an article sit in other versions of its text, in
// the order in which they were placed; of all articles for an empty id.
func (s *Store) Placements(id app.ArticleID) ([]app.Placement, error) {
	var out []app.Placement
	err := s.read("read placements", func(t *tx) error {
		var err error
		out, err = loadPlacements(t, ofArticle("placement", id))
		return err
	})
	return out, err
}

// Revisions gives how the later texts of an article came about, oldest first; of all
// articles for an empty id.
func (s *Store) Revisions(id app.ArticleID) ([]app.Revision, error) {
	var out []app.Revision
	err := s.read("read revisions", func(t *tx) error {
		var err error
		out, err = loadRevisions(t, ofArticle("revision", id))
		return err
	})
	return out, err
}

func ofArticle(table string, id app.ArticleID) selection {
	if id == "" {
		return selection{}
	}
	return selection{sub: `SELECT id FROM ` + table + ` WHERE article = ?`, args: []any{string(id)}}
}

func loadPlacements(t *tx, s selection) ([]app.Placement, error) {
	var out []app.Placement
	err := t.each(`SELECT t.statement, t.annotation, t.article, t.quote_version, t.quote_start, t.quote_end, t.version,
		coalesce(t.start_byte, 0), coalesce(t.end_byte, 0), t.status, t.method, t.score, t.coder, t.at`+
		s.ordered(app.KindPlacement, "placement"), s.args,
		func(scan func(...any) error) error {
			var p app.Placement
			var statement, annotation string
			err := scan(optional(&statement), optional(&annotation), &p.Article, &p.Quote.Span.Version, &p.Quote.Span.Start,
				&p.Quote.Span.End, &p.Version, &p.Start, &p.End, &p.Status, &p.Method, &p.Score, &p.Coder, instant{&p.At})
			p.Quote.Owner = app.Key{Kind: app.KindStatement, ID: statement}
			if annotation != "" {
				p.Quote.Owner = app.Key{Kind: app.KindAnnotation, ID: annotation}
			}
			out = append(out, p)
			return err
		})
	return out, err
}

func insertPlacement(t *tx, p app.Placement) error {
	var statement, annotation, start, end any
	switch p.Quote.Owner.Kind {
	case app.KindStatement:
		statement = p.Quote.Owner.ID
	default:
		annotation = p.Quote.Owner.ID
	}
	if p.Status != app.PlacedOrphan {
		start, end = p.Start, p.End
	}
	q := p.Quote.Span
	return t.insert("placement", `id, statement, annotation, article, quote_version, quote_start, quote_end, version,
		start_byte, end_byte, status, method, score, coder, at`,
		p.Key().ID, statement, annotation, string(p.Article), string(q.Version), q.Start, q.End, string(p.Version),
		start, end, string(p.Status), string(p.Method), p.Score, string(p.Coder), stamp(p.At))
}

func loadRevisions(t *tx, s selection) ([]app.Revision, error) {
	var out []app.Revision
	err := t.each(`SELECT t.id, t.article, t.version, t.came_from, t.made_from, t.reason, t.failed, t.sha256, t.size, t.lead,
		t.coder, t.at`+s.ordered(app.KindRevision, "revision"), s.args,
		func(scan func(...any) error) error {
			var r app.Revision
			err := scan(&r.ID, &r.Article, optional(&r.Version), &r.From, &r.MadeFrom, &r.Reason, &r.Failed, &r.SHA, &r.Size,
				&r.Lead, &r.Coder, instant{&r.At})
			out = append(out, r)
			return err
		})
	return out, err
}

func insertRevision(t *tx, r app.Revision) error {
	return t.insert("revision", "id, article, version, came_from, made_from, reason, failed, sha256, size, lead, coder, at",
		r.ID, string(r.Article), null(r.Version), string(r.From), r.MadeFrom, r.Reason, r.Failed, string(r.SHA), r.Size,
		r.Lead, string(r.Coder), stamp(r.At))
}

// checkPlacement refuses a placement of a quote that its owner does not have, or outside
// the text.
func (w *edit) checkPlacement(k app.Key, p app.Placement) error {
	for _, v := range []app.VersionID{p.Quote.Span.Version, p.Version} {
		if err := w.checkVersion(k, p.Article, v); err != nil {
			return err
		}
	}
	owner, err := w.record(p.Quote.Owner)
	if err != nil {
		return err
	}
	if !hasQuote(owner, p) {
		return invalid("apply edit", fmt.Sprintf("%s has no such quote: %s", p.Quote.Owner, k), "Look at it again and repeat the edit.")
	}
	text, err := w.text(p.Version)
	if err != nil {
		return err
	}
	if problem := misplacement(p, text); problem != "" {
		return invalid("apply edit", fmt.Sprintf("%s %s", k, problem), "Select the words again.")
	}
	return nil
}

// checkPlaced refuses an owner that has lost a quote which is still placed somewhere.
func (w *edit) checkPlaced(k app.Key, owner app.Record) error {
	list, err := loadPlacements(w.tx, placementsOf(k))
	if err != nil {
		return err
	}
	for _, p := range list {
		if !hasQuote(owner, p) {
			return invalid("apply edit", fmt.Sprintf("a quote of %s is gone, but it is placed in a later text", k),
				"Remove its placements in the same edit.")
		}
	}
	return nil
}

func placementsOf(owner app.Key) selection {
	column := "statement"
	if owner.Kind == app.KindAnnotation {
		column = "annotation"
	}
	return selection{sub: `SELECT id FROM placement WHERE ` + column + ` = ?`, args: []any{owner.ID}}
}

// hasQuote reports whether the owner has the quote that is placed, in the same article.
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

// misplacement says in words why a placement does not fit the text; empty if it does.
// Whether the words are the same is for the workbench to say, which can normalise them.
func misplacement(p app.Placement, text string) string {
	switch {
	case p.Status == app.PlacedOrphan:
		return ""
	case p.Start < 0 || p.Start >= p.End || p.End > len(text):
		return fmt.Sprintf("lies outside the text: bytes %d to %d of %d", p.Start, p.End, len(text))
	case !runeBound(text, p.Start) || !runeBound(text, p.End):
		return fmt.Sprintf("cuts a character in two: bytes %d to %d", p.Start, p.End)
	}
	return ""
}

// placements compares every placement with its quote and with its text.
func (c *check) placements() error {
	list, err := loadPlacements(c.tx, selection{})
	if err != nil {
		return err
	}
	for _, p := range list {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		owner, err := c.record(p.Quote.Owner)
		if err != nil {
			return err
		}
		if !hasQuote(owner, p) {
			c.damage(p.Key().String(), "%s has no such quote", p.Quote.Owner)
		}
		text, err := c.text(p.Version)
		if err != nil {
			continue // texts has reported it
		}
		if problem := misplacement(p, text); problem != "" {
			c.damage(p.Key().String(), "the place %s", problem)
		}
	}
	return nil
}
