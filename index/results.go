package index

import (
	"context"
	"slices"

	"parley/app"
	"parley/index/query"
	"parley/index/spans"
)

func fieldAt(i int) spans.Field { return spans.Field(i) }

// rows makes the result rows of one page from the articles' texts.
func (r *run) rows(page []ranked, mute []string) ([]app.ResultRow, error) {
	numbers := make([]uint32, len(page))
	for i, item := range page {
		numbers[i] = item.row
	}
	docs, err := r.documents(numbers)
	if err != nil {
		return nil, err
	}
	shown, err := r.shown(numbers, docs)
	if err != nil {
		return nil, err
	}
	list := make([]app.ResultRow, 0, len(page))
	for _, item := range page {
		d, hits := shown[item.row].doc, shown[item.row].hits
		row := app.ResultRow{ArticleHead: d.ArticleHead, Score: float64(item.score), Count: len(hits), Copies: r.copies[item.row], Spans: []app.Bounds{}}
		if len(mute) > 0 {
			hits = unmuted(r.query, mute, hits)
		}
		for _, h := range hits {
			if h.Field == spans.Title {
				row.TitleSpans = append(row.TitleSpans, h.Bounds)
			} else {
				row.Spans = append(row.Spans, h.Bounds)
			}
		}
		row.Snippet = snippet(&shown[item.row].article.Body, hits)
		list = append(list, row)
	}
	return list, nil
}

// shown is an article of a page with its hits.
type shown struct {
	doc     *app.Document
	article *spans.Article
	hits    []spans.Hit
}

// shown finds the hits in the articles of some rows. Where the places are those of the
// very text they are taken from there, and the text is only cut into words; else it is
// folded and evaluated anew.
func (r *run) shown(rows []uint32, docs map[app.ArticleID]*app.Document) (map[uint32]shown, error) {
	src, err := r.textSource()
	if err != nil {
		return nil, err
	}
	list := make(map[uint32]shown, len(rows))
	for _, n := range slices.Sorted(slices.Values(rows)) { // sources go forwards
		if err := r.ctx.Err(); err != nil {
			return nil, err
		}
		id := r.s.rows[n].id
		d, ok := docs[id]
		if !ok {
			d = &app.Document{ArticleHead: app.ArticleHead{ID: id}} // gone since
		}
		if src != nil && r.indexed(d, n) {
			if a := r.x.cache.bounds(d); r.cutAlike(a, n) {
				src.row, src.article = n, a
				_, places := r.plan.Eval(src)
				list[n] = shown{d, a, spans.Hits(places, a)}
				continue
			}
		}
		a := r.article(d, n)
		_, hits := r.plan.Match(a)
		list[n] = shown{d, a, hits}
	}
	return list, nil
}

// indexed tells that an article's text and title are those that were indexed.
func (r *run) indexed(d *app.Document, n uint32) bool {
	mark := r.s.rows[n].text
	return mark != 0 && mark == textMark(d)
}

// cutAlike tells that each token of an article is a word, so that both count alike.
func (r *run) cutAlike(a *spans.Article, n uint32) bool {
	return len(a.Title.Tokens) == int(r.s.rows[n].title) && len(a.Body.Tokens) == int(r.s.columns.body[n])
}

// Hits gives every place of a query in one article, in the order of the text, the title
// first.
func (x *Index) Hits(ctx context.Context, q app.Query, id app.ArticleID) ([]app.Hit, error) {
	hits, err := x.hits(ctx, q, id)
	return hits, x.explain(ctx, err)
}

func (x *Index) hits(ctx context.Context, q app.Query, id app.ArticleID) ([]app.Hit, error) {
	p := x.parse(q.Text)
	if p.Problem != "" {
		return nil, refusal("%s", p.Problem)
	}
	ctx, cancel := x.timeout(ctx)
	defer cancel()
	s, err := x.acquire(ctx)
	if err != nil {
		return nil, err
	}
	defer x.release(s)
	asked := p.Query
	if x.options.Coding != nil {
		asked = query.Statements(asked)
	}
	r := &run{ctx: ctx, x: x, s: s, query: asked, asked: p.Query, plan: spans.Compile(asked), facts: map[string]bitset{}}
	if err := r.answerFilters(); err != nil {
		return nil, err
	}
	row := r.living(id)
	out := []app.Hit{}
	for d, err := range x.lib.Documents([]app.ArticleID{id}) {
		if err != nil {
			return nil, err
		}
		_, hits := r.plan.Match(r.article(&d, row))
		if len(q.Mute) > 0 {
			hits = unmuted(r.query, q.Mute, hits)
		}
		for _, h := range hits {
			out = append(out, app.Hit{Title: h.Field == spans.Title, Bounds: h.Bounds, Parts: partsOf(h)})
		}
	}
	return out, nil
}

// answerFilters makes the sets of all filters of the query.
func (r *run) answerFilters() (err error) {
	query.Walk(r.query, func(n query.Node) {
		if f, ok := n.(query.Filter); ok && err == nil {
			_, err = r.filter(f)
		}
	})
	return err
}

// living gives the row of an article in the snapshot, or noRow.
func (r *run) living(id app.ArticleID) uint32 {
	n, ok := r.x.rows.find(id)
	for ok && n != noRow && !r.s.alive.has(n) {
		n = r.before(n)
	}
	if !ok {
		return noRow
	}
	return n
}

func partsOf(h spans.Hit) []app.Bounds {
	parts := make([]app.Bounds, 0, len(h.Parts))
	for _, p := range h.Parts {
		parts = append(parts, p.Bounds)
	}
	return slices.Compact(parts)
}
