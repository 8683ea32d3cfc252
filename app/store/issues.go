package store

import (
	"fmt"

	"parley/app"
)

// The uses of the queries in table issue_pattern.
const (
	usePhrase      = "phrase"
	useSupport     = "support"
	useOppose      = "oppose"
	useConditional = "conditional"
)

func loadIssues(t *tx, s selection) ([]app.Issue, error) {
	synonyms, err := values[string](t, "issue_synonym", s)
	if err != nil {
		return nil, err
	}
	examples, err := values[app.StatementID](t, "issue_example", s)
	if err != nil {
		return nil, err
	}
	anchors, err := issueAnchors(t, s)
	if err != nil {
		return nil, fmt.Errorf("read anchors: %w", err)
	}
	patterns, err := issuePatterns(t, s)
	if err != nil {
		return nil, fmt.Errorf("read patterns: %w", err)
	}
	tags, err := values[app.TagID](t, "issue_tag", s)
	if err != nil {
		return nil, err
	}
	var out []app.Issue
	err = t.each(`SELECT t.id, t.parent, t.title, t.question, t.label_low, t.label_high, t.reference_point, t.include, t.exclude`+
		s.ordered(app.KindIssue, "issue"), s.args,
		func(scan func(...any) error) error {
			var x app.Issue
			err := scan(&x.ID, optional(&x.Parent), &x.Title, &x.Question, &x.LabelLow, &x.LabelHigh, &x.ReferencePoint, &x.Include, &x.Exclude)
			if err != nil {
				return err
			}
			id := string(x.ID)
			x.Synonyms, x.Examples, x.Anchors, x.Tags = synonyms[id], examples[id], anchors[id], tags[id]
			p := patterns[id]
			x.Phrases, x.Support, x.Oppose, x.Conditional = p[usePhrase], p[useSupport], p[useOppose], p[useConditional]
			out = append(out, x)
			return nil
		})
	return out, err
}

func issueAnchors(t *tx, s selection) (map[string][]app.Anchor, error) {
	out := map[string][]app.Anchor{}
	return out, t.each(`SELECT owner, value, label FROM issue_anchor`+s.where("owner")+` ORDER BY owner, n`, s.args,
		func(scan func(...any) error) error {
			var id string
			var a app.Anchor
			if err := scan(&id, &a.Value, &a.Label); err != nil {
				return err
			}
			out[id] = append(out[id], a)
			return nil
		})
}

// issuePatterns gives the queries of each issue by their use.
func issuePatterns(t *tx, s selection) (map[string]map[string][]string, error) {
	out := map[string]map[string][]string{}
	return out, t.each(`SELECT owner, use, query FROM issue_pattern`+s.where("owner")+` ORDER BY owner, use, n`, s.args,
		func(scan func(...any) error) error {
			var id, use, query string
			if err := scan(&id, &use, &query); err != nil {
				return err
			}
			if out[id] == nil {
				out[id] = map[string][]string{}
			}
			out[id][use] = append(out[id][use], query)
			return nil
		})
}

func insertIssue(t *tx, x app.Issue) error {
	id := string(x.ID)
	err := t.insert("issue", "id, parent, title, question, label_low, label_high, reference_point, include, exclude",
		id, null(x.Parent), x.Title, x.Question, x.LabelLow, x.LabelHigh, x.ReferencePoint, x.Include, x.Exclude)
	if err != nil {
		return err
	}
	for n, a := range x.Anchors {
		if err := t.insert("issue_anchor", "owner, n, value, label", id, n, a.Value, a.Label); err != nil {
			return err
		}
	}
	for _, p := range []struct {
		use     string
		queries []string
	}{{usePhrase, x.Phrases}, {useSupport, x.Support}, {useOppose, x.Oppose}, {useConditional, x.Conditional}} {
		for n, q := range p.queries {
			if err := t.insert("issue_pattern", "owner, use, n, query", id, p.use, n, q); err != nil {
				return err
			}
		}
	}
	if err := putValues(t, "issue_synonym", id, x.Synonyms); err != nil {
		return err
	}
	if err := putValues(t, "issue_example", id, x.Examples); err != nil {
		return err
	}
	return putValues(t, "issue_tag", id, x.Tags)
}
