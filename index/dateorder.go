package index

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"parley/app"
)

// dateOrder is the rows below its length in the order of a page: by date, those without
// one last, then by article.
type dateOrder []uint32

// orders keeps the orders by date. Rows do not change, so an order stays good; it is made
// anew when many have come since.
type orders struct {
	mu             sync.Mutex
	newest, oldest dateOrder
}

const (
	// dateOrderFrom is from how many articles found on it is faster to go through all rows
	// in the order of their dates than to compare each article found.
	dateOrderFrom = 4000
	// staleRows, and one in staleShare, is how many rows may be newer than an order.
	staleRows  = 2000
	staleShare = 16
)

// dated gives the rows by date for a result of that many articles, nil if it is not
// wanted.
func (r *run) dated(sort string, found int) dateOrder {
	if sort != "" && sort != app.SortNewest && sort != app.SortOldest || found < dateOrderFrom {
		return nil
	}
	o := &r.x.orders
	o.mu.Lock()
	defer o.mu.Unlock()
	kept := &o.newest
	if sort == app.SortOldest {
		kept = &o.oldest
	}
	if rows := len(r.s.rows); rows-len(*kept) > staleRows+rows/staleShare {
		*kept = r.s.byDate(sort == app.SortOldest)
	}
	return *kept
}

// byDate orders all rows.
func (s *snapshot) byDate(oldest bool) dateOrder {
	type dated struct {
		date int64
		row  uint32
	}
	list := make([]dated, len(s.rows))
	for i := range list {
		d := s.columns.date[i]
		switch {
		case d == unknownDate:
			d = math.MaxInt64
		case !oldest:
			d = -d
		}
		list[i] = dated{d, uint32(i)}
	}
	slices.SortFunc(list, func(a, b dated) int {
		if a.date != b.date {
			return cmp.Compare(a.date, b.date)
		}
		return strings.Compare(string(s.rows[a.row].id), string(s.rows[b.row].id))
	})
	order := make(dateOrder, len(list))
	for i, d := range list {
		order[i] = d.row
	}
	return order
}

// pickDated goes through the rows in the order of their dates until the page is full, and
// tells from which article found on they are newer than the order.
func (r *run) pickDated(p *picker, found total, by dateOrder, sort string) (from int) {
	in := newBitset(len(r.s.rows))
	for from < len(found.rows) && int(found.rows[from]) < len(by) {
		in.add(found.rows[from])
		from++
	}
	key := r.s.columns.newest
	if sort == app.SortOldest {
		key = r.s.columns.oldest
	}
	for _, n := range by {
		if !in.has(n) || r.folded != nil && r.folded.has(n) {
			continue
		}
		if len(p.h) == p.limit {
			p.more = true
			break
		}
		p.take(ranked{key: key(n), id: r.s.rows[n].id, row: n})
	}
	return from
}
