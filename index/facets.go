package index

import (
	"cmp"
	"fmt"
	"slices"

	"parley/app"
	"parley/index/query"
)

// facets counts the values of what articles are narrowed by. Each is counted under all
// filters of the query but those of its own field, so that other values of the field can
// be chosen.
func (r *run) facets(rows []uint32) ([]app.Facet, error) {
	list := make([]app.Facet, 0, 10)
	groups := []struct {
		name, filter string
		count        func(rows []uint32) (map[string]int, error)
	}{
		{"source", "source", r.countSymbols(r.s.columns.source)},
		{"language", "lang", r.countSymbols(r.s.columns.lang)},
		{"month", "date", r.countMonths},
		{"author", "author", r.countLabels(labelAuthor)},
		{"mentioned", "mentions", r.countMentions},
		{"actor", "actor", r.countCoded("actor")},
		{"issue", "issue", r.countCoded("issue")},
		{"tag", "tag", r.countTags},
		{"list", "list", r.countLabels(labelList)},
		{"state", "is", r.countStates},
	}
	for _, g := range groups {
		under, err := r.underOthers(g.filter, rows)
		if err != nil {
			return nil, err
		}
		counts, err := g.count(under)
		if err != nil {
			return nil, err
		}
		f := app.Facet{Field: g.name, Values: []app.FacetValue{}}
		for v, n := range counts {
			f.Values = append(f.Values, app.FacetValue{Value: v, Count: n})
		}
		slices.SortFunc(f.Values, func(a, b app.FacetValue) int {
			if g.name == "month" {
				return cmp.Compare(b.Value, a.Value) // newest first
			}
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
		})
		list = append(list, f)
	}
	return list, nil
}

// underOthers gives the articles found without the filters of a field that stand at the
// top of the query.
func (r *run) underOthers(field string, rows []uint32) ([]uint32, error) {
	parts := []query.Node{r.asked}
	if a, ok := r.asked.(query.And); ok {
		parts = a.Nodes
	}
	rest := slices.DeleteFunc(slices.Clone(parts), func(n query.Node) bool { return only(n, field) })
	switch len(rest) {
	case len(parts):
		return rows, nil
	case 0:
		return r.s.alive.list(), nil
	}
	q := rest[0]
	if len(rest) > 1 {
		q = query.And{Nodes: rest}
	}
	other, err := r.x.newRun(r.ctx, r.s, q)
	if err != nil {
		return nil, err
	}
	other.postings, other.lists, other.facts, other.coded = r.postings, r.lists, r.facts, r.coded
	found, err := other.matches(false)
	return found.rows, err
}

// only tells that a part of the query consists of filters of one field.
func only(n query.Node, field string) bool {
	switch n := n.(type) {
	case query.Filter:
		return n.Field == field
	case query.List:
		return n.Field == field
	case query.Not:
		return only(n.Node, field)
	case query.Or:
		return !slices.ContainsFunc(n.Nodes, func(c query.Node) bool { return !only(c, field) })
	}
	return false
}

// countTags counts tags by their names.
func (r *run) countTags(rows []uint32) (map[string]int, error) {
	names, err := r.tagNames()
	if err != nil {
		return nil, err
	}
	byID, err := r.countLabels(labelTag)(rows)
	counts := map[string]int{}
	for id, n := range byID {
		counts[cmp.Or(names[id], id)] += n
	}
	return counts, err
}

// countLabels counts fields of which an article may have several values; an article counts
// once a value.
func (r *run) countLabels(field labelField) func([]uint32) (map[string]int, error) {
	return func(rows []uint32) (map[string]int, error) {
		counts := map[string]int{}
		for _, n := range rows {
			var seen []uint32
			for _, l := range r.s.rows[n].labels {
				if l.field == field && !slices.Contains(seen, l.symbol) {
					seen = append(seen, l.symbol)
					counts[r.s.symbols[l.symbol].text]++
				}
			}
		}
		return counts, nil
	}
}

func (r *run) countSymbols(column []uint32) func([]uint32) (map[string]int, error) {
	return func(rows []uint32) (map[string]int, error) {
		counts := make([]int, len(r.s.symbols))
		for _, n := range rows {
			counts[column[n]]++
		}
		byText := map[string]int{}
		for n, c := range counts {
			if c > 0 && r.s.symbols[n].text != "" {
				byText[r.s.symbols[n].text] = c
			}
		}
		return byText, nil
	}
}

func (r *run) countMonths(rows []uint32) (map[string]int, error) {
	// The months of two hundred years are counted in an array, others in a map.
	const first, span = 1900 * monthYear, 200 * monthYear
	var usual [span]int
	counts := map[int32]int{}
	for _, n := range rows {
		switch m := r.s.columns.month[n]; {
		case m >= first && m < first+span:
			usual[m-first]++
		case m != noMonth:
			counts[m]++
		}
	}
	for i, n := range usual {
		if n > 0 {
			counts[int32(first+i)] = n
		}
	}
	byText := map[string]int{}
	for m, c := range counts {
		text := fmt.Sprintf("%04d", m/monthYear)
		if m%monthYear > 0 {
			text += fmt.Sprintf("-%02d", m%monthYear)
		}
		byText[text] = c
	}
	return byText, nil
}

// countStates asks the project file, which alone knows how far coding is.
func (r *run) countStates(rows []uint32) (map[string]int, error) {
	counts := map[string]int{}
	for _, state := range []app.CodingState{app.StateNew, app.StateReading, app.StateCoded, app.StateReviewed, app.StateExcluded} {
		set, err := r.filter(query.Filter{Field: "is", Value: string(state), Most: -1})
		if err != nil {
			return nil, err
		}
		n := 0
		for _, row := range rows {
			if set.has(row) {
				n++
			}
		}
		if n > 0 {
			counts[string(state)] = n
		}
	}
	return counts, nil
}

// countCoded asks the project file who and what statements are about.
func (r *run) countCoded(field string) func([]uint32) (map[string]int, error) {
	return func(rows []uint32) (map[string]int, error) {
		coded, err := r.x.lib.Coded(field)
		if err != nil {
			return nil, fmt.Errorf("ask the project for its %ss: %w", field, err)
		}
		in := newBitset(len(r.s.rows))
		for _, n := range rows {
			in.add(n)
		}
		counts := map[string]int{}
		for name, ids := range coded {
			for _, id := range ids {
				if n := r.living(id); n != noRow && in.has(n) {
					counts[name]++
				}
			}
		}
		return counts, nil
	}
}
