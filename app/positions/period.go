package positions

import (
	"time"

	"parley/app"
)

// period is the half-open stretch of time that a date covers, in Unix seconds; known is
// false for a date that cannot be ordered.
type period struct {
	from, to int64
	known    bool
}

// before reports whether p ends before q begins; if neither is before the other they
// are simultaneous. An unknown period is before nothing.
func (p period) before(q period) bool { return p.known && q.known && p.to <= q.from }

// calendar reads dates, each different one once, and numbers them. Number 0 is the
// empty date.
type calendar struct {
	numbers map[app.Date]int32
	list    []reading
}

type reading struct {
	latest app.LatestDate
	period period
}

func newCalendar() *calendar {
	c := &calendar{numbers: map[app.Date]int32{}}
	c.number("")
	return c
}

func (c *calendar) number(d app.Date) int32 {
	if n, ok := c.numbers[d]; ok {
		return n
	}
	r := reading{latest: app.LatestDate{Date: d, Precision: d.Precision()}}
	if from, to, ok := d.Period(); ok {
		r.period = period{from: from.Unix(), to: to.Unix(), known: true}
	}
	n := int32(len(c.list))
	c.list = append(c.list, r)
	c.numbers[d] = n
	return n
}

func (c *calendar) period(d app.Date) period { return c.list[c.number(d)].period }

// window is the span W of a spec; a side without a bound is open.
type window struct {
	from, to       int64
	hasFrom, hasTo bool
	end            time.Time // of W where bounded, else of today; zero for neither
}

func newWindow(s app.MatrixSpec, today time.Time) window {
	var w window
	if from, _, ok := s.From.Period(); ok {
		w.from, w.hasFrom = from.Unix(), true
	}
	if !today.IsZero() {
		_, w.end, _ = app.DateOfDay(today).Period()
	}
	if _, to, ok := s.To.Period(); ok {
		w.to, w.hasTo, w.end = to.Unix(), true, to
	}
	return w
}

// refuses tells why a period is not in the window, "" if it is. A statement counts only
// if its whole period lies inside; one without a period fits an open window only.
func (w window) refuses(p period) string {
	switch {
	case !w.hasFrom && !w.hasTo:
		return ""
	case !p.known:
		return outCoarse
	case w.hasFrom && p.to <= w.from, w.hasTo && p.from >= w.to:
		return outWindow
	case w.hasFrom && p.from < w.from, w.hasTo && p.to > w.to:
		return outCoarse
	}
	return ""
}

// over reports whether p begins only after the window has ended.
func (w window) over(p period) bool { return w.hasTo && p.known && p.from >= w.to }

// overlaps reports whether the half-open stretch touches the window; absent bounds are open.
func (w window) overlaps(from, to int64, hasFrom, hasTo bool) bool {
	return !(w.hasTo && hasFrom && from >= w.to) && !(w.hasFrom && hasTo && to <= w.from)
}
