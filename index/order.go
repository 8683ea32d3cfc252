package index

import (
	"fmt"
	"math"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"parley/app"
)

// order tells by what the i-th article found is ordered.
func (r *run) order(found total, sort string) (func(i int) ranked, error) {
	row := func(i int) uint32 { return found.rows[i] }
	k := &r.s.columns
	switch sort {
	case app.SortNewest, "":
		return func(i int) ranked { return ranked{key: k.newest(row(i))} }, nil
	case app.SortOldest:
		return func(i int) ranked { return ranked{key: k.oldest(row(i))} }, nil
	case app.SortRelevance:
		return func(i int) ranked { return ranked{key: -float64(found.scores[i])} }, nil
	case app.SortHits:
		return func(i int) ranked { return ranked{key: -float64(found.hits[i])} }, nil
	case app.SortLength:
		return func(i int) ranked { return ranked{key: -float64(k.body[row(i)])} }, nil
	case app.SortSource:
		keys := newCollation()
		bySymbol := map[uint32]string{}
		return func(i int) ranked {
			n := k.source[row(i)]
			text, known := bySymbol[n]
			if !known {
				text = keys.of(r.s.symbols[n].text)
				bySymbol[n] = text
			}
			return ranked{text: text, key: k.newest(row(i))}
		}, nil
	case app.SortTitle:
		titles, err := r.x.titles.get(r.s, r.x.lib)
		return func(i int) ranked { return ranked{text: titles[r.s.rows[row(i)].id], key: k.newest(row(i))} }, err
	}
	return nil, &app.Error{
		Code: app.Invalid, Op: "search", Msg: fmt.Sprintf("results cannot be sorted by %q", sort),
		Hint: "Sort by -date, date, relevance, hits, source, title or length.",
	}
}

// newest orders by date, the newest first; articles without a date come last.
func (c *columns) newest(row uint32) float64 {
	if c.date[row] == unknownDate {
		return math.MaxFloat64
	}
	return -float64(c.date[row])
}

func (c *columns) oldest(row uint32) float64 {
	if c.date[row] == unknownDate {
		return math.MaxFloat64
	}
	return float64(c.date[row])
}

// collation makes texts comparable as people order them, in all scripts. It is for one
// goroutine.
type collation struct {
	c   *collate.Collator
	buf collate.Buffer
}

func newCollation() *collation {
	return &collation{c: collate.New(language.Und, collate.IgnoreCase, collate.Numeric)}
}

// of gives the key of a text; quotation marks and the like do not count, and nothing comes
// after everything.
func (c *collation) of(text string) string {
	folded := foldValue(text)
	if folded == "" {
		return "\xff"
	}
	c.buf.Reset()
	return string(c.c.KeyFromString(&c.buf, folded))
}

// titles keeps the sort keys of titles for a snapshot: they change when an article is
// indexed anew, and then the snapshot does.
type titles struct {
	mu   sync.Mutex
	of   *snapshot
	keys map[app.ArticleID]string
}

func (t *titles) get(s *snapshot, lib Library) (map[app.ArticleID]string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.of == s {
		return t.keys, nil
	}
	all, err := lib.Titles()
	if err != nil {
		return nil, fmt.Errorf("ask the project for its titles: %w", err)
	}
	c := newCollation()
	for id, title := range all {
		all[id] = c.of(title)
	}
	t.of, t.keys = s, all
	return all, nil
}
