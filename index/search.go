package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/app"
	"parley/index/analysis"
	"parley/index/query"
)

// defaultLimit is the number of articles a page has if the query does not say.
const defaultLimit = 50

// Search answers a query. A query that must not be run gives an error with code Invalid
// and, beside it, results without hits that hold the reading and the notices with their
// corrections.
func (x *Index) Search(ctx context.Context, q app.Query) (app.Results, error) {
	start := time.Now()
	res, err := x.search(ctx, q)
	res.TookMS = float64(time.Since(start).Microseconds()) / 1000
	return res, x.explain(ctx, err)
}

// explain turns the end of the deadline into words; the end of the caller's context
// stays what it is.
func (x *Index) explain(ctx context.Context, err error) error {
	if !errors.Is(err, context.DeadlineExceeded) || ctx.Err() != nil {
		return err
	}
	return &app.Error{
		Code: app.Unsupported, Op: "search", Err: err,
		Msg:  fmt.Sprintf("the search was stopped after %v", x.options.Deadline),
		Hint: "Narrow the query, for example by a date.",
	}
}

func (x *Index) parse(text string) query.Parsed {
	return query.Parse(text, query.Options{
		Split: split, Exact: x.options.Exact, Now: x.options.Now(), Lists: x.options.Lists, Names: x.namesOf(),
	})
}

func split(text string) []query.Piece {
	words := analysis.Words(text)
	list := make([]query.Piece, len(words))
	for i, w := range words {
		list[i] = query.Piece{Start: w.Start, End: w.End, Exact: w.Exact}
	}
	return list
}

func (x *Index) search(ctx context.Context, q app.Query) (app.Results, error) {
	p := x.parse(q.Text)
	res := app.Results{
		Query: q.Text, Reading: p.Reading, Converted: p.Converted, Hits: []app.ResultRow{}, Words: []app.WordHits{}, Notices: append([]app.Notice{}, p.Notices...),
	}
	if p.Problem != "" {
		return res, refusal("%s", p.Problem)
	}
	ctx, cancel := x.timeout(ctx)
	defer cancel()
	s, err := x.acquire(ctx)
	if err != nil {
		return res, err
	}
	defer x.release(s)
	res.Searched, res.Articles = s.count, s.count
	r, err := x.newRun(ctx, s, p.Query)
	if err != nil {
		return res, err
	}
	found, err := r.matches(q.Sort == app.SortRelevance)
	if err != nil {
		return res, err
	}
	res.Total, res.Places, res.Words = len(found.rows), found.places, r.wordHits(found)
	res.Reading += r.languages()
	words, err := r.words()
	if err != nil {
		return res, err
	}
	for _, text := range append(r.notices, words...) {
		res.Notices = append(res.Notices, app.Notice{Text: text})
	}
	if q.Facets {
		if res.Facets, err = r.facets(found.rows); err != nil {
			return res, err
		}
	}
	if q.Fold {
		if res.Folded, err = r.fold(found); err != nil {
			return res, err
		}
	}
	page, next, err := r.page(found, q)
	if err != nil {
		return res, err
	}
	res.Next = next
	res.Hits, err = r.rows(page, q.Mute)
	return res, err
}

// shownWords is how many of the words that a pattern matched are named.
const shownWords = 8

// words says for each pattern which words it matched, most frequent first.
func (r *run) words() (says []string, err error) {
	for leaf := range r.plan.Leaves {
		t := &r.plan.Leaves[leaf]
		if t.Mode != query.Pattern && t.Mode != query.Fuzzy && t.Mode != query.Regex {
			continue
		}
		type count struct {
			term string
			n    uint64
		}
		var counts []count
		for _, v := range r.variants[leaf] {
			c := count{term: r.terms[v.word]}
			for f := range fieldNames {
				err := r.eachBlock(postingKey{v.word, fieldAt(f)}, func(_, freqs []uint32) {
					for _, n := range freqs {
						c.n += uint64(n)
					}
				})
				if err != nil {
					return nil, err
				}
			}
			if c.n > 0 {
				counts = append(counts, c)
			}
		}
		slices.SortFunc(counts, func(a, b count) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.term, b.term)) })
		shown := make([]string, 0, shownWords)
		for _, c := range counts[:min(len(counts), shownWords)] {
			shown = append(shown, fmt.Sprintf("%s (%s)", c.term, thousands(int(c.n))))
		}
		text := fmt.Sprintf("%s matches %s: %s", t, plural(len(counts), "word"), strings.Join(shown, ", "))
		switch {
		case len(counts) == 0:
			text = fmt.Sprintf("%s matches no word", t)
		case len(counts) > shownWords:
			text += " …"
		}
		says = append(says, text)
	}
	return says, nil
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}

// languages adds to the reading the languages whose word forms are not known, if the
// query asks for forms.
func (r *run) languages() string {
	if !slices.ContainsFunc(r.plan.Leaves, func(t query.Term) bool { return t.Forms }) {
		return ""
	}
	var exact []string
	for _, n := range r.s.langs {
		if lang := r.s.symbols[n].text; classOf(lang) == exactClass {
			exact = append(exact, lang)
		}
	}
	if len(exact) == 0 {
		return ""
	}
	slices.Sort(exact)
	return " Exact forms only in " + strings.Join(exact, ", ") + "."
}

func errorMessage(err error) string {
	if e, ok := errors.AsType[*app.Error](err); ok {
		return e.Msg
	}
	return err.Error()
}
