package index

import (
	"cmp"
	"container/heap"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"

	"parley/app"
)

// ranked is an article found with what it is ordered by: texts ascend, then keys, then
// ids.
type ranked struct {
	text  string
	key   float64
	id    app.ArticleID
	row   uint32
	score float32
}

func (a ranked) compare(b ranked) int {
	return cmp.Or(strings.Compare(a.text, b.text), cmp.Compare(a.key, b.key), strings.Compare(string(a.id), string(b.id)))
}

// rankHeap has the last of the page on top.
type rankHeap []ranked

func (h rankHeap) Len() int           { return len(h) }
func (h rankHeap) Less(i, j int) bool { return h[i].compare(h[j]) > 0 }
func (h rankHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *rankHeap) Push(v any)        { *h = append(*h, v.(ranked)) }
func (h *rankHeap) Pop() any {
	old := *h
	v := old[len(old)-1]
	*h = old[:len(old)-1]
	return v
}

// page picks the articles of one page in order, and the cursor of the next page.
func (r *run) page(found total, q app.Query) ([]ranked, string, error) {
	order, err := r.order(found, q.Sort)
	if err != nil {
		return nil, "", err
	}
	var after ranked
	if q.After != "" {
		if after, err = readCursor(q.After, q.Sort); err != nil {
			return nil, "", err
		}
	}
	limit := q.Limit
	if limit <= 0 {
		limit = defaultLimit
	}
	p := picker{limit: limit, after: after, started: q.After != "", h: make(rankHeap, 0, min(limit, len(found.rows))+1)}
	dates := r.dates(q.Sort)
	for i, n := range found.rows {
		if dates != nil && p.full && dates.beyond(n, p.h[0].key) {
			p.more = true // most of many end here
			continue
		}
		if r.folded != nil && r.folded.has(n) {
			continue
		}
		item := order(i)
		item.id, item.row = r.s.rows[n].id, n
		if found.scores != nil {
			item.score = found.scores[i]
		}
		p.take(item)
	}
	slices.SortFunc(p.h, ranked.compare)
	if !p.more || len(p.h) == 0 {
		return p.h, "", nil
	}
	return p.h, writeCursor(p.h[len(p.h)-1], q.Sort), nil
}

// datesOf is the dates of rows with the direction in which a page is ordered by them.
type datesOf struct {
	column []int64
	oldest bool
}

// dates gives the dates if the order is by date, else nil.
func (r *run) dates(sort string) *datesOf {
	if sort != "" && sort != app.SortNewest && sort != app.SortOldest {
		return nil
	}
	return &datesOf{r.s.columns.date, sort == app.SortOldest}
}

// beyond tells that a row comes after one with the key, whatever its article is. It may
// say no where it does.
func (d *datesOf) beyond(row uint32, key float64) bool {
	date := float64(d.column[row])
	if d.oldest {
		return date > key // rows without a date have the lowest
	}
	return -date > key
}

// picker keeps the first articles after one.
type picker struct {
	limit   int
	after   ranked
	started bool // there is one
	h       rankHeap
	full    bool
	more    bool // some were left out
}

func (p *picker) take(item ranked) {
	switch {
	case p.started && item.compare(p.after) <= 0:
	case len(p.h) < p.limit:
		heap.Push(&p.h, item)
		p.full = len(p.h) == p.limit
	default:
		p.more = true
		if item.compare(p.h[0]) < 0 {
			p.h[0] = item
			heap.Fix(&p.h, 0)
		}
	}
}

// A cursor names the last article of a page, so that the next one is right even if
// articles came in between.
func writeCursor(last ranked, sort string) string {
	text := sort + "|" + strconv.FormatFloat(last.key, 'g', -1, 64) + "|" + string(last.id) + "|" + last.text
	return base64.RawURLEncoding.EncodeToString([]byte(text))
}

func readCursor(cursor, sort string) (ranked, error) {
	data, err := base64.RawURLEncoding.DecodeString(cursor)
	parts := strings.SplitN(string(data), "|", 4)
	if err == nil && len(parts) == 4 && parts[0] == sort {
		if key, err := strconv.ParseFloat(parts[1], 64); err == nil {
			return ranked{text: parts[3], key: key, id: app.ArticleID(parts[2])}, nil
		}
	}
	return ranked{}, &app.Error{
		Code: app.Invalid, Op: "search", Msg: "this is not the cursor of a page of this search", Hint: "Start again from the first page.",
	}
}
