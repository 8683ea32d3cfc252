package index

import (
	"fmt"
	"sync"

	"parley/app"
)

// copies keeps the groups of near-duplicates of a snapshot: they change when articles come
// in, and then the snapshot does.
type copies struct {
	mu     sync.Mutex
	of     *snapshot
	groups [][]app.ArticleID
}

func (c *copies) get(s *snapshot, lib Library) ([][]app.ArticleID, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of == s {
		return c.groups, nil
	}
	groups, err := lib.Copies()
	if err != nil {
		return nil, fmt.Errorf("ask the project for its copies: %w", err)
	}
	c.of, c.groups = s, groups
	return groups, nil
}

// fold leaves of each group of near-duplicates found the first one, the lead copy where
// it is found, and remembers how many stand behind it.
func (r *run) fold(found total) (folded int, err error) {
	groups, err := r.x.copies.get(r.s, r.x.lib)
	if err != nil || len(groups) == 0 {
		return 0, err
	}
	in := newBitset(len(r.s.rows))
	for _, n := range found.rows {
		in.add(n)
	}
	r.folded, r.copies = newBitset(len(r.s.rows)), map[uint32]int{}
	for _, g := range groups {
		lead := uint32(noRow)
		for _, id := range g {
			n := r.living(id)
			switch {
			case n == noRow || !in.has(n):
			case lead == noRow:
				lead = n
			default:
				r.folded.add(n)
				r.copies[lead]++
				folded++
			}
		}
	}
	return folded, nil
}
