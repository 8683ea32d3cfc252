package index

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/app"
	"parley/index/query"
	"parley/index/spans"
)

// Words gives the words of the library that a pattern matches, those with most hits first:
// a beginning such as tar, a pattern such as *tion or ne?o*, tarif~1 or /tar(if|e)s?/.
// limit is the most that are given, 0 for all. What would match too many words gives an
// error with code Invalid.
func (x *Index) Words(ctx context.Context, pattern string, limit int) (app.WordList, error) {
	list := app.WordList{Pattern: strings.TrimSpace(pattern), Words: []app.WordCount{}}
	t, err := x.wordPattern(list.Pattern)
	if err != nil {
		return list, err
	}
	ctx, cancel := x.timeout(ctx)
	defer cancel()
	s, err := x.acquire(ctx)
	if err != nil {
		return list, err
	}
	defer x.release(s)
	r, err := x.newRun(ctx, s, query.And{})
	if err != nil {
		return list, err
	}
	matched := scan(r.terms, &t)
	if n := len(matched); n > patternCap {
		return list, refusal("%s matches %s words, which is too many to show; type more letters", list.Pattern, thousands(n))
	}
	for _, v := range matched {
		w := app.WordCount{Word: r.terms[v.word]}
		in := map[uint32]bool{}
		for _, f := range []spans.Field{spans.Title, spans.Body} {
			err := r.eachBlock(postingKey{v.word, f}, func(rows, freqs []uint32) {
				for i, row := range rows {
					w.Hits += int(freqs[i])
					in[row] = true
				}
			})
			if err != nil {
				return list, x.explain(ctx, err)
			}
		}
		if w.Articles = len(in); w.Articles > 0 { // words of texts that are gone stay numbered
			list.Words = append(list.Words, w)
		}
	}
	slices.SortFunc(list.Words, func(a, b app.WordCount) int {
		return cmp.Or(cmp.Compare(b.Hits, a.Hits), cmp.Compare(a.Word, b.Word))
	})
	list.Total = len(list.Words)
	if limit > 0 && limit < len(list.Words) {
		list.Words = list.Words[:limit]
	}
	return list, nil
}

// wordPattern reads a pattern; a bare word is a beginning.
func (x *Index) wordPattern(pattern string) (query.Term, error) {
	if !strings.ContainsAny(pattern, "*?~/!") && pattern != "" {
		pattern += "*"
	}
	p := x.parse(pattern + " ") // the blank keeps a question mark at the end a wildcard
	if p.Problem != "" {
		return query.Term{}, refusal("%s", p.Problem)
	}
	t, ok := p.Query.(query.Term)
	if !ok || t.Mode != query.Pattern && t.Mode != query.Fuzzy && t.Mode != query.Regex {
		return query.Term{}, refusal("“%s” is not the beginning or pattern of one word", pattern)
	}
	return t, nil
}
