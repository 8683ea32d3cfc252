package index

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"parley/app"
	"parley/index/analysis"
	"parley/index/query"
	"parley/index/spans"
)

// fact reports whether a filter holds for a row.
func (r *run) fact(f query.Filter, row uint32) bool {
	set, ok := r.facts[f.String()]
	return ok && set.has(row)
}

// filter gives the living rows for which a filter holds. The set may be changed.
func (r *run) filter(f query.Filter) (bitset, error) {
	key := f.String()
	if set, ok := r.facts[key]; ok {
		return set.clone(), nil
	}
	set, err := r.newFilter(f)
	if err != nil {
		return nil, err
	}
	set.and(r.s.alive)
	r.facts[key] = set
	r.hint(f, set)
	return set.clone(), nil
}

// hint says which longer values there are where none is called like the filter's.
func (r *run) hint(f query.Filter, set bitset) {
	switch f.Field {
	case "source", "author", "tag", "list":
	default:
		return
	}
	if strings.Contains(f.Value, "*") || slices.ContainsFunc(set, func(w uint64) bool { return w != 0 }) {
		return
	}
	wider := query.Filter{Field: f.Field, Value: "*" + f.Value + "*", Most: -1}
	found, err := r.newFilter(wider)
	if err != nil {
		return // only a hint
	}
	found.and(r.s.alive)
	if n := len(slices.Collect(found.all())); n > 0 {
		r.notices = append(r.notices, fmt.Sprintf("no %s is called %s; %s finds %s", f.Field, f.Value, wider, plural(n, "article")))
	}
}

func (r *run) newFilter(f query.Filter) (bitset, error) {
	switch f.Field {
	case "source":
		return r.byColumn(f, r.s.columns.source), nil
	case "lang":
		return r.byColumn(f, r.s.columns.lang), nil
	case "author":
		return r.byLabel(f, labelAuthor), nil
	case "tag":
		return r.byTag(f)
	case "list":
		return r.byLabel(f, labelList), nil
	case "date":
		from, to := int64(unknownDate+1), int64(math.MaxInt64)
		if !f.From.IsZero() {
			from = f.From.Unix()
		}
		if !f.To.IsZero() {
			to = f.To.Unix()
		}
		return r.where(func(n int) bool { d := r.s.columns.date[n]; return d >= from && d < to }), nil
	case "words":
		return r.where(func(n int) bool {
			words := int(r.s.columns.body[n])
			return words >= f.Least && (f.Most < 0 || words <= f.Most)
		}), nil
	}
	if r.x.options.Coding != nil && (query.IsStatementField(f.Field) || f.Field == query.StatementField || f.Field == "note") {
		return r.byCoding(f)
	}
	return r.byLibrary(f)
}

func (r *run) where(holds func(row int) bool) bitset {
	set := newBitset(len(r.s.rows))
	for i := range r.s.rows {
		if holds(i) {
			set.add(uint32(i))
		}
	}
	return set
}

// bySymbol compares the whole folded value; * stands for any characters.
func (r *run) bySymbol(f query.Filter) (accepts func(symbol uint32) bool) {
	return r.once(valueMatcher(f))
}

// once compares each distinct value once.
func (r *run) once(matches func(symbol) bool) (accepts func(symbol uint32) bool) {
	said := make([]int8, len(r.s.symbols))
	return func(n uint32) bool {
		if said[n] == 0 {
			said[n] = -1
			if matches(r.s.symbols[n]) {
				said[n] = 1
			}
		}
		return said[n] > 0
	}
}

func (r *run) byColumn(f query.Filter, values []uint32) bitset {
	accepts := r.bySymbol(f)
	return r.where(func(row int) bool { return accepts(values[row]) })
}

func (r *run) byLabel(f query.Filter, field labelField) bitset {
	return r.labelled(field, r.bySymbol(f))
}

func (r *run) labelled(field labelField, accepts func(symbol uint32) bool) bitset {
	return r.where(func(row int) bool {
		return slices.ContainsFunc(r.s.rows[row].labels, func(l label) bool { return l.field == field && accepts(l.symbol) })
	})
}

// byTag compares the names of tags, which may change, and the ids, by which the index
// knows them.
func (r *run) byTag(f query.Filter) (bitset, error) {
	names, err := r.tagNames()
	accepts := valueMatcher(f)
	return r.labelled(labelTag, r.once(func(s symbol) bool {
		name, known := names[s.text]
		return accepts(s) || known && accepts(symbol{text: name, folded: foldValue(name)})
	})), err
}

// tagNames gives the names of tags by their ids.
func (r *run) tagNames() (map[string]string, error) {
	if r.x.options.Book == nil {
		return nil, nil
	}
	book, err := r.x.options.Book()
	if err != nil {
		return nil, fmt.Errorf("ask the project for its tags: %w", err)
	}
	names := map[string]string{}
	for _, t := range book.Tags {
		names[string(t.ID)] = t.Name
	}
	return names, nil
}

func valueMatcher(f query.Filter) func(symbol) bool {
	if f.Field == "lang" {
		want := strings.ToLower(f.Value)
		return func(s symbol) bool { return strings.EqualFold(s.text, want) || analysis.Base(s.text) == want }
	}
	if !strings.Contains(f.Value, "*") {
		want := foldValue(f.Value)
		return func(s symbol) bool { return s.folded == want }
	}
	const letter = "ʬ" // travels through folding in the place of *
	pattern := strings.ReplaceAll(foldValue(strings.ReplaceAll(f.Value, "*", letter)), letter, "*")
	t := &query.Term{Mode: query.Pattern, Exact: pattern}
	return func(s symbol) bool { return spans.Accepts(t, s.folded, nil) }
}

// byLibrary asks the project file.
func (r *run) byLibrary(f query.Filter) (bitset, error) {
	value := f.Value
	if f.Inner != nil {
		value = query.Print(f.Inner)
	}
	ids, err := r.x.lib.Where(f.Field, value)
	set := newBitset(len(r.s.rows))
	switch app.CodeOf(err) {
	case "":
	case app.Unsupported, app.NotFound:
		r.notices = append(r.notices, fmt.Sprintf("%s found nothing: %s", f, errorMessage(err)))
		return set, nil
	default:
		return nil, fmt.Errorf("ask the project for %s: %w", f, err)
	}
	for _, id := range ids {
		n, ok := r.x.rows.find(id)
		for ok && n != noRow {
			if int(n) < len(r.s.rows) {
				set.add(n) // only the living one of an article's rows stays
			}
			n = r.before(n)
		}
	}
	return set, nil
}

// before gives the row of the article's state before, or noRow.
func (r *run) before(n uint32) uint32 {
	if int(n) >= len(r.s.rows) {
		return r.x.rows.view().rows[n].before
	}
	return r.s.rows[n].before
}
