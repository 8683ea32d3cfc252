package store

import (
	"fmt"

	"parley/app"
)

// checkReferences checks what the edit has left: every record written refers only to
// records that exist and to words that stand in their text, trees have no cycles, and
// nothing refers to a record that was removed. The order within the set does not matter.
func (w *edit) checkReferences() error {
	for _, k := range w.order {
		after := w.final[k].after
		if after == nil {
			if err := w.checkUnused(k); err != nil {
				return err
			}
			continue
		}
		for _, ref := range app.References(after) {
			there, err := w.there(ref.To)
			if err != nil {
				return err
			}
			if !there {
				return invalid("apply edit", fmt.Sprintf("the %s of %s does not exist: %s", ref.What, k, ref.To.ID),
					"Add it in the same edit, or choose another.")
			}
		}
		if err := w.checkContent(k, after); err != nil {
			return err
		}
	}
	return nil
}

// there reports whether a record exists.
func (w *edit) there(k app.Key) (bool, error) {
	e, err := w.entity(k.Kind)
	if err != nil {
		return false, err
	}
	return w.exists(`SELECT 1 FROM `+e.table+` WHERE id = ?`, k.ID)
}

// checkContent checks what a reference alone does not tell: text versions, quotes, trees.
func (w *edit) checkContent(k app.Key, r app.Record) error {
	switch r := r.(type) {
	case app.Article:
		return w.checkVersion(k, r.ID, r.Version)
	case app.Statement:
		for _, p := range r.Passages {
			if err := w.checkQuote(k, r.Article, p.Quote); err != nil {
				return err
			}
		}
		return w.checkPlaced(k, r)
	case app.Annotation:
		if err := w.checkQuote(k, r.Article, r.Quote); err != nil {
			return err
		}
		return w.checkPlaced(k, r)
	case app.Placement:
		return w.checkPlacement(k, r)
	case app.Revision:
		if err := w.checkVersion(k, r.Article, r.From); err != nil || r.Version == "" {
			return err
		}
		return w.checkVersion(k, r.Article, r.Version)
	case app.Actor:
		return w.checkTree(k, string(r.Parent))
	case app.Issue:
		return w.checkTree(k, string(r.Parent))
	}
	return nil
}

func (w *edit) checkVersion(k app.Key, article app.ArticleID, v app.VersionID) error {
	there, err := w.exists(`SELECT 1 FROM text_version WHERE article = ? AND id = ?`, string(article), string(v))
	if err == nil && !there {
		return invalid("apply edit", fmt.Sprintf("%s needs the text %s, which article %s does not have", k, shortHash(v), article),
			"Store the text in the same edit.")
	}
	return err
}

// checkQuote refuses words that do not stand where the quote says.
func (w *edit) checkQuote(k app.Key, article app.ArticleID, q app.Quote) error {
	if err := w.checkVersion(k, article, q.Version); err != nil {
		return err
	}
	text, err := w.text(q.Version)
	if err != nil {
		return err
	}
	if problem := misplaced(q, text); problem != "" {
		return invalid("apply edit", fmt.Sprintf("the quote of %s %s", k, problem), "Select the words again.")
	}
	return nil
}

// misplaced says in words why the quote does not fit the text; empty if it does.
func misplaced(q app.Quote, text string) string {
	switch {
	case q.Start < 0 || q.Start >= q.End || q.End > len(text):
		return fmt.Sprintf("lies outside the text: bytes %d to %d of %d", q.Start, q.End, len(text))
	case !runeBound(text, q.Start) || !runeBound(text, q.End):
		return fmt.Sprintf("cuts a character in two: bytes %d to %d", q.Start, q.End)
	case text[q.Start:q.End] != q.Exact:
		return fmt.Sprintf("is not what stands at bytes %d to %d of the text", q.Start, q.End)
	}
	return ""
}

// checkTree refuses a parent that lies below the record itself.
func (w *edit) checkTree(k app.Key, parent string) error {
	e, err := w.entity(k.Kind)
	if err != nil {
		return err
	}
	seen := map[string]bool{k.ID: true}
	for parent != "" {
		if seen[parent] {
			return invalid("apply edit", fmt.Sprintf("%s would be part of itself", k), "Choose another parent.")
		}
		seen[parent] = true
		next := ""
		if _, err := w.one(`SELECT parent FROM `+e.table+` WHERE id = ?`, []any{parent}, optional(&next)); err != nil {
			return err
		}
		parent = next
	}
	return nil
}

// use is a way in which records depend on another.
type use struct {
	one, many string
	query     string // selects a row for each record that depends on ?1
}

// uses lists what keeps a record of the kind from being removed.
func uses(kind app.Kind) []use {
	statement := func(condition string) use {
		return use{"statement", "statements", `SELECT id FROM statement WHERE ` + condition}
	}
	switch kind {
	case app.KindOutlet:
		return []use{{"article", "articles", `SELECT id FROM article WHERE outlet = ?1`}}
	case app.KindArticle:
		return []use{
			statement(`article = ?1`),
			{"annotation", "annotations", `SELECT id FROM annotation WHERE article = ?1`},
			{"later text", "later texts", `SELECT id FROM revision WHERE article = ?1`},
		}
	case app.KindActor:
		return []use{
			statement(`speaker = ?1 OR holder = ?1 OR id IN (SELECT owner FROM attribution_link WHERE source_actor = ?1)`),
			{"member", "members", `SELECT id FROM actor WHERE parent = ?1`},
			{"role", "roles", `SELECT owner FROM actor_role WHERE of_actor = ?1`},
			{"override", "overrides", `SELECT id FROM override WHERE actor = ?1`},
		}
	case app.KindIssue:
		return []use{
			statement(`issue = ?1`),
			{"issue below it", "issues below it", `SELECT id FROM issue WHERE parent = ?1`},
			{"override", "overrides", `SELECT id FROM override WHERE issue = ?1`},
		}
	case app.KindStatement:
		return []use{
			{"link", "links", `SELECT id FROM link WHERE from_statement = ?1 OR to_statement = ?1`},
			{"placement", "placements", `SELECT id FROM placement WHERE statement = ?1`},
		}
	case app.KindAnnotation:
		return []use{{"placement", "placements", `SELECT id FROM placement WHERE annotation = ?1`}}
	}
	return nil
}

// checkUnused refuses the removal of a record that others depend on.
func (w *edit) checkUnused(k app.Key) error {
	for _, u := range uses(k.Kind) {
		var n int
		if _, err := w.one(`SELECT count(*) FROM (`+u.query+`)`, []any{k.ID}, &n); err != nil {
			return err
		}
		if n == 0 {
			continue
		}
		words := fmt.Sprintf("%d %s", n, u.many)
		if n == 1 {
			words = "1 " + u.one
		}
		return invalid("apply edit", fmt.Sprintf("%s is in use: %s", k, words), hintInUse(k.Kind))
	}
	return nil
}

func hintInUse(kind app.Kind) string {
	switch kind {
	case app.KindActor, app.KindIssue:
		return "Merge it into another one instead."
	case app.KindArticle:
		return "Remove its statements and annotations first, or exclude the article."
	}
	return "Remove what depends on it first."
}
