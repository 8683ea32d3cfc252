package index

import (
	"fmt"
	"strings"
	"sync"

	"parley/app"
	"parley/index/query"
)

// namesOf answers the parser's question by what names actors are called.
func (x *Index) namesOf() func(actor string) []query.Name {
	if x.options.Book == nil {
		return nil
	}
	return func(actor string) []query.Name {
		book, err := x.options.Book()
		if err != nil {
			return nil // the words are looked for as they stand, and that is said
		}
		var names []query.Name
		for _, a := range book.ActorsNamed(actor) {
			names = append(names, namesOf(a)...)
		}
		return names
	}
}

func namesOf(a app.Actor) []query.Name {
	names := []query.Name{{Text: a.Name}}
	for _, alias := range a.Aliases {
		names = append(names, query.Name{Text: alias.Text, Forms: alias.Match == app.MatchInflected})
	}
	return names
}

// mentions keeps for a snapshot which articles call an actor by one of its names: that
// changes when articles come in, and then the snapshot does, or when the names change.
type mentions struct {
	mu   sync.Mutex
	of   *snapshot
	sets map[string]bitset // by the names
}

func (m *mentions) get(s *snapshot, names string) (bitset, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.of != s {
		return nil, false
	}
	set, ok := m.sets[names]
	return set, ok
}

func (m *mentions) put(s *snapshot, names string, set bitset) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.of != s {
		m.of, m.sets = s, map[string]bitset{}
	}
	m.sets[names] = set
}

// countMentions counts the articles in which each actor of the codebook is called by one
// of its names.
func (r *run) countMentions(rows []uint32) (map[string]int, error) {
	if r.x.options.Book == nil {
		return nil, nil
	}
	book, err := r.x.options.Book()
	if err != nil {
		return nil, fmt.Errorf("ask the project for its actors: %w", err)
	}
	counts := map[string]int{}
	for _, a := range book.Actors {
		if err := r.ctx.Err(); err != nil {
			return nil, err
		}
		set, err := r.mentioned(namesOf(a))
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
			counts[a.Name] = n
		}
	}
	return counts, nil
}

// mentioned gives the articles that hold any of the names.
func (r *run) mentioned(names []query.Name) (bitset, error) {
	var key strings.Builder
	for _, n := range names {
		fmt.Fprintf(&key, "%s\x00%v\x00", n.Text, n.Forms)
	}
	if set, ok := r.x.mentions.get(r.s, key.String()); ok {
		return set, nil
	}
	set := newBitset(len(r.s.rows))
	if n := query.Mention(split, names); n != nil {
		other, err := r.x.newRun(r.ctx, r.s, n)
		if err != nil {
			return nil, err
		}
		other.postings, other.lists = r.postings, r.lists
		found, err := other.matches(false)
		if err != nil {
			return nil, err
		}
		for _, row := range found.rows {
			set.add(row)
		}
	}
	r.x.mentions.put(r.s, key.String(), set)
	return set, nil
}
