package store

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// Statements gives the statements that the filter selects, in the order of their numbers.
// The filter's query is answered by the workbench, not here.
func (s *Store) Statements(f app.StatementFilter) ([]app.Statement, error) {
	var out []app.Statement
	err := s.read("read statements", func(t *tx) error {
		var err error
		out, err = loadStatements(t, statementsOf(f))
		return err
	})
	return out, err
}

func statementsOf(f app.StatementFilter) selection {
	var s selection
	var conditions []string
	add := func(condition string, args ...any) {
		conditions = append(conditions, condition)
		s.args = append(s.args, args...)
	}
	if f.IDs != nil {
		l := among(f.IDs)
		add(`id IN (`+l.sub+`)`, l.args...)
	}
	if f.Articles != nil {
		l := among(f.Articles)
		add(`article IN (`+l.sub+`)`, l.args...)
	}
	if f.Holder != "" {
		add(`holder = ?`, string(f.Holder))
	}
	if f.Issue != "" {
		add(`issue = ?`, string(f.Issue))
	}
	if len(conditions) > 0 {
		s.sub = `SELECT id FROM statement WHERE ` + strings.Join(conditions, ` AND `)
	}
	return s
}

func loadStatements(t *tx, s selection) ([]app.Statement, error) {
	tags, err := values[app.TagID](t, "statement_tag", s)
	if err != nil {
		return nil, err
	}
	passages, err := loadPassages(t, s)
	if err != nil {
		return nil, fmt.Errorf("read passages: %w", err)
	}
	chains, err := loadChains(t, s)
	if err != nil {
		return nil, fmt.Errorf("read attribution: %w", err)
	}
	out := slices.Grow([]app.Statement(nil), len(passages)) // nearly all have a quote
	seen := once{}
	err = t.each(`SELECT id, article, speaker, holder, issue, stance, condition, scale_point, salience, firmness,
		attribution_type, certainty, polarity, time_reference, stated_at, stated_basis, act, paraphrase, note, key_evidence,
		coder_confidence, coder, origin, review, created_at, updated_at FROM statement`+s.where("id"), s.args,
		func(scan func(...any) error) error {
			var x app.Statement
			err := scan(&x.ID, &x.Article, optional(&x.Speaker), optional(&x.Holder), optional(&x.Issue), &x.Stance, &x.Condition,
				&x.ScalePoint, &x.Salience, &x.Firmness, &x.Attribution, &x.Certainty, &x.Polarity, &x.TimeReference, &x.StatedAt,
				&x.StatedBasis, &x.Act, &x.Paraphrase, &x.Note, &x.KeyEvidence, &x.CoderConfidence, &x.Coder, &x.Origin, &x.Review,
				instant{&x.CreatedAt}, instant{&x.UpdatedAt})
			if err != nil {
				return err
			}
			seen.statement(&x)
			x.Tags, x.Passages, x.Chain = tags[string(x.ID)], passages[x.ID], chains[x.ID]
			out = append(out, x)
			return nil
		})
	slices.SortFunc(out, func(a, b app.Statement) int { return compareNumbered(string(a.ID), string(b.ID)) })
	return out, err
}

// once keeps one copy of texts that come again and again: 200,000 statements hold 3 million
// codes, ids and dates, but few different ones.
type once map[string]string

func (o once) keep(fields ...*string) {
	for _, f := range fields {
		if s, ok := o[*f]; ok {
			*f = s
		} else {
			o[*f] = *f
		}
	}
}

func (o once) statement(x *app.Statement) {
	o.keep((*string)(&x.Article), (*string)(&x.Speaker), (*string)(&x.Holder), (*string)(&x.Issue), (*string)(&x.Stance),
		(*string)(&x.Attribution), &x.Certainty, &x.Polarity, &x.TimeReference, (*string)(&x.StatedAt), &x.StatedBasis, &x.Act,
		&x.CoderConfidence, (*string)(&x.Coder), &x.Origin, (*string)(&x.Review))
}

const quoteColumns = `version, start_byte, end_byte, exact, prefix, suffix, occurrences, ordinal`

// quoteFields gives where the quote columns are scanned to.
func quoteFields(q *app.Quote) []any {
	return []any{&q.Version, &q.Start, &q.End, &q.Exact, &q.Prefix, &q.Suffix, &q.Occurrences, &q.Ordinal}
}

func quoteValues(q app.Quote) []any {
	return []any{string(q.Version), q.Start, q.End, q.Exact, q.Prefix, q.Suffix, q.Occurrences, q.Ordinal}
}

func loadPassages(t *tx, s selection) (map[app.StatementID][]app.Passage, error) {
	out := map[app.StatementID][]app.Passage{}
	seen := once{}
	return out, t.each(`SELECT owner, role, `+quoteColumns+` FROM passage`+s.where("owner")+` ORDER BY owner, n`, s.args,
		func(scan func(...any) error) error {
			var id app.StatementID
			var p app.Passage
			if err := scan(append([]any{&id, &p.Role}, quoteFields(&p.Quote)...)...); err != nil {
				return err
			}
			seen.keep((*string)(&p.Version), (*string)(&p.Role))
			out[id] = append(out[id], p)
			return nil
		})
}

func loadChains(t *tx, s selection) (map[app.StatementID][]app.AttributionLink, error) {
	out := map[app.StatementID][]app.AttributionLink{}
	return out, t.each(`SELECT owner, source_actor, source_label, anonymity, cue_text, cue_start, cue_end, channel
		FROM attribution_link`+s.where("owner")+` ORDER BY owner, n`, s.args,
		func(scan func(...any) error) error {
			var id app.StatementID
			var l app.AttributionLink
			var start, end *int
			err := scan(&id, optional(&l.SourceActor), &l.SourceLabel, &l.Anonymity, &l.CueText, &start, &end, &l.Channel)
			if err != nil {
				return err
			}
			if start != nil && end != nil {
				l.CueSpan = &app.Bounds{Start: *start, End: *end}
			}
			out[id] = append(out[id], l)
			return nil
		})
}

func insertStatement(t *tx, x app.Statement) error {
	id := string(x.ID)
	err := t.insert("statement", `id, article, speaker, holder, issue, stance, condition, scale_point, salience, firmness,
		attribution_type, certainty, polarity, time_reference, stated_at, stated_basis, act, paraphrase, note, key_evidence,
		coder_confidence, coder, origin, review, created_at, updated_at`,
		id, string(x.Article), null(x.Speaker), null(x.Holder), null(x.Issue), string(x.Stance), x.Condition,
		x.ScalePoint, x.Salience, x.Firmness, string(x.Attribution), x.Certainty, x.Polarity, x.TimeReference,
		string(x.StatedAt), x.StatedBasis, x.Act, x.Paraphrase, x.Note, x.KeyEvidence,
		x.CoderConfidence, string(x.Coder), x.Origin, string(x.Review), stamp(x.CreatedAt), stamp(x.UpdatedAt))
	if err != nil {
		return err
	}
	for n, p := range x.Passages {
		args := append([]any{id, n, string(p.Role)}, quoteValues(p.Quote)...)
		if err := t.insert("passage", "owner, n, role, "+quoteColumns, args...); err != nil {
			return err
		}
	}
	for n, l := range x.Chain {
		var start, end any
		if l.CueSpan != nil {
			start, end = l.CueSpan.Start, l.CueSpan.End
		}
		err := t.insert("attribution_link", "owner, n, source_actor, source_label, anonymity, cue_text, cue_start, cue_end, channel",
			id, n, null(l.SourceActor), l.SourceLabel, l.Anonymity, l.CueText, start, end, l.Channel)
		if err != nil {
			return err
		}
	}
	return putValues(t, "statement_tag", id, x.Tags)
}

// compareNumbered orders ids such as S-2 before S-10: by what stands before the number,
// then by the number.
func compareNumbered(a, b string) int {
	const digits = "0123456789"
	aHead, bHead := strings.TrimRight(a, digits), strings.TrimRight(b, digits)
	aNum, bNum := strings.TrimLeft(a[len(aHead):], "0"), strings.TrimLeft(b[len(bHead):], "0")
	return cmp.Or(cmp.Compare(aHead, bHead), cmp.Compare(len(aNum), len(bNum)), cmp.Compare(aNum, bNum), cmp.Compare(a, b))
}
