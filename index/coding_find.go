package index

import (
	"context"
	"strings"

	"parley/app"
	"parley/index/query"
	"parley/index/spans"
)

// Coded finds statements and annotations by a query: fields of statements are answered by
// each itself, fields of articles by its article, and words by its quotes, paraphrase and
// notes. Rejected statements are not found. Without Options.Coding nothing is.
func (x *Index) Coded(ctx context.Context, text string) (app.CodedFound, error) {
	p := x.parse(text)
	out := app.CodedFound{
		Query: text, Reading: "Statements" + strings.TrimPrefix(p.Reading, "Articles"), Notices: append([]app.Notice{}, p.Notices...),
		Statements: []app.StatementID{}, Annotations: []app.AnnotationID{},
	}
	if _, all := p.Query.(query.All); all {
		out.Reading = "All statements."
	}
	if p.Problem != "" {
		return out, refusal("%s", p.Problem)
	}
	if x.options.Coding == nil {
		return out, nil
	}
	ctx, cancel := x.timeout(ctx)
	defer cancel()
	return out, x.explain(ctx, x.findCoded(ctx, p.Query, &out))
}

func (x *Index) findCoded(ctx context.Context, q query.Node, out *app.CodedFound) error {
	s, err := x.acquire(ctx)
	if err != nil {
		return err
	}
	defer x.release(s)
	r := &run{ctx: ctx, x: x, s: s, query: q, asked: q, plan: spans.Compile(q), facts: map[string]bitset{}}
	if err := r.answerFilters(); err != nil {
		return err
	}
	c, err := r.coding()
	if err != nil {
		return err
	}
	for i := range c.items {
		if i&0xff == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		item := &c.items[i]
		if ok, _ := r.plan.Match(r.codedText(c, item)); !ok {
			continue
		}
		if item.statement != nil {
			out.Statements = append(out.Statements, item.statement.ID)
		} else {
			out.Annotations = append(out.Annotations, item.annotation)
		}
	}
	for _, text := range r.notices {
		out.Notices = append(out.Notices, app.Notice{Text: text})
	}
	return nil
}

// codedText makes a statement or annotation ready for the evaluator: its texts are
// paragraphs, across which no distance reaches that is confined to one.
func (r *run) codedText(c *coded, item *codedItem) *spans.Article {
	parts := append(append([]string{}, item.quotes...), item.notes...)
	if item.statement != nil && item.statement.Paraphrase != "" {
		parts = append(parts, item.statement.Paraphrase)
	}
	var body spans.Text
	for _, p := range parts {
		if body.Raw != "" {
			body.Raw += "\n"
		}
		at := app.Bounds{Start: len(body.Raw), End: len(body.Raw) + len(p)}
		body.Raw += p
		body.Paragraphs = append(body.Paragraphs, at)
		body.Sentences = append(body.Sentences, at)
	}
	body.Tokens = cut(body.Raw)
	row := r.living(item.article)
	return &spans.Article{
		Body: body, Same: c.class(item.article).same,
		Fact: func(f query.Filter) bool {
			if query.IsStatementField(f.Field) || f.Field == "note" {
				return c.holds(f, item)
			}
			return row != noRow && r.fact(f, row)
		},
	}
}
