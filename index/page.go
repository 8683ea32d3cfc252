package index

import (
	"cmp"
	"container/heap"
	"encoding/base64"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"parley/app"
)

// The orders of results.
const (
	sortRelevance = "relevance"
	sortOldest    = "date"
	sortNewest    = "-date"
)

// ranked is an article found with what it is ordered by: keys ascend, then ids.
type ranked struct {
	key   float64
	id    app.ArticleID
	row   uint32
	score float32
}

func (a ranked) compare(b ranked) int {
	return cmp.Or(cmp.Compare(a.key, b.key), strings.Compare(string(a.id), string(b.id)))
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
	key, err := r.order(found, q.Sort)
	if err != nil {
		return nil, "", err
	}
	after := ranked{key: math.Inf(-1)}
	if q.After != "" {
		if after, err = readCursor(q.After, q.Sort); err != nil {
			return nil, "", err
		}
	}
	limit := q.Limit
	if limit <= 0 {
		limit = defaultLimit
	}
	h := make(rankHeap, 0, min(limit, len(found.rows))+1)
	more := false
	for i, n := range found.rows {
		if r.folded != nil && r.folded.has(n) {
			continue
		}
		item := ranked{key: key(i), id: r.s.rows[n].id, row: n}
		if item.compare(after) <= 0 {
			continue
		}
		if found.scores != nil {
			item.score = found.scores[i]
		}
		if len(h) < limit {
			heap.Push(&h, item)
			continue
		}
		more = true
		if item.compare(h[0]) < 0 {
			h[0] = item
			heap.Fix(&h, 0)
		}
	}
	slices.SortFunc(h, ranked.compare)
	if !more || len(h) == 0 {
		return h, "", nil
	}
	return h, writeCursor(h[len(h)-1], q.Sort), nil
}

// order gives the ascending sort key of the i-th article found. Articles without a date
// come last in either direction.
func (r *run) order(found total, sort string) (func(i int) float64, error) {
	switch sort {
	case sortRelevance:
		return func(i int) float64 { return -float64(found.scores[i]) }, nil
	case sortOldest, sortNewest, "":
		sign := 1.0
		if sort != sortOldest {
			sign = -1
		}
		return func(i int) float64 {
			if d := r.s.rows[found.rows[i]].date; d != unknownDate {
				return sign * float64(d)
			}
			return math.MaxFloat64
		}, nil
	}
	return nil, &app.Error{
		Code: app.Invalid, Op: "search", Msg: fmt.Sprintf("results cannot be sorted by %q", sort),
		Hint: "Sort by relevance, date or -date.",
	}
}

// A cursor names the last article of a page, so that the next one is right even if
// articles came in between.
func writeCursor(last ranked, sort string) string {
	text := sort + "|" + strconv.FormatFloat(last.key, 'g', -1, 64) + "|" + string(last.id)
	return base64.RawURLEncoding.EncodeToString([]byte(text))
}

func readCursor(cursor, sort string) (ranked, error) {
	data, err := base64.RawURLEncoding.DecodeString(cursor)
	parts := strings.SplitN(string(data), "|", 3)
	if err == nil && len(parts) == 3 && parts[0] == sort {
		if key, err := strconv.ParseFloat(parts[1], 64); err == nil {
			return ranked{key: key, id: app.ArticleID(parts[2])}, nil
		}
	}
	return ranked{}, &app.Error{
		Code: app.Invalid, Op: "search", Msg: "this is not the cursor of a page of this search", Hint: "Start again from the first page.",
	}
}
