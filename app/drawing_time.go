package app

import (
	"time"
)

// Lane is a line of a timeline: what one actor said on one issue, or what one value.
type Lane struct {
	Label  string
	Points []LanePoint
}

// LanePoint is something said on a day. Points without a known day are not drawn.
type LanePoint struct {
	At       Date
	Stance   Stance
	Reported bool // others said so
}

// State gives the display state of a point: filled for the actor's own words, hollow for
// what others report.
func (p LanePoint) State() string {
	state := stanceDisplay(p.Stance)
	if !p.Reported {
		return state
	}
	switch state {
	case DisplaySupport:
		return DisplayReportedSupport
	case DisplayOppose:
		return DisplayReportedOppose
	case DisplayConditional:
		return DisplayReportedConditional
	}
	return DisplayReportedOther
}

// Measures of a timeline in pixels.
const (
	timeWidth  = 920
	timeLabels = 230 // for the names of the lanes
	timeLane   = 34
	timeTop    = 66
)

// TimelineDrawing draws lanes over time: positions as they were taken, by the date said.
// With joined, what the actor itself said is connected from day to day.
func TimelineDrawing(title, sub string, lanes []Lane, joined bool) Drawing {
	d := Drawing{Width: timeWidth, Height: timeTop + float64(len(lanes))*timeLane + 34}
	d.heading(title, sub)
	axis, ok := newTimeAxis(lanes)
	if !ok {
		d.text(timeLabels, timeTop+20, 12, "Nothing with a known day.", ColourMuted)
		return d
	}
	bottom := timeTop + float64(len(lanes))*timeLane
	for _, t := range axis.ticks() {
		x := axis.x(t.at)
		d.line(x, timeTop-4, x, bottom, 1, ColourRule)
		d.text(x, bottom+18, 10.5, t.words, ColourMuted).Align = AlignMiddle
	}
	type dot struct {
		x, y float64
		at   int64
		p    LanePoint
	}
	var path []dot
	for i, l := range lanes {
		y := timeTop + (float64(i)+0.5)*timeLane
		d.line(16, y+timeLane/2, timeWidth-16, y+timeLane/2, 1, ColourRule)
		d.text(16, y+4, 12, shorten(l.Label, 34), ColourInk)
		taken := map[int]int{} // points that stand at one place are put beside each other
		for _, p := range l.Points {
			from, _, known := p.At.Period()
			if !known {
				continue
			}
			x := axis.x(from)
			n := taken[int(x/9)]
			taken[int(x/9)]++
			path = append(path, dot{x + float64(n%3)*4, y - float64(n/3)*5, from.Unix(), p})
		}
	}
	if joined {
		for i := range path {
			var last *dot
			for j := range path {
				p := &path[j]
				if !p.p.Reported && !path[i].p.Reported && (p.at < path[i].at) && (last == nil || p.at > last.at) {
					last = p
				}
			}
			if last != nil {
				d.line(last.x, last.y, path[i].x, path[i].y, 1.5, ColourMuted)
			}
		}
	}
	for _, p := range path {
		state := p.p.State()
		d.text(p.x, p.y+5.5, 15, symbolOf(state), state).Align = AlignMiddle
	}
	return d
}

func symbolOf(state string) string {
	for _, s := range DisplayStates() {
		if s.State == state {
			return s.Symbol
		}
	}
	return "–"
}

// timeAxis maps days to places.
type timeAxis struct{ first, last time.Time }

type tick struct {
	at    time.Time
	words string
}

func newTimeAxis(lanes []Lane) (a timeAxis, ok bool) {
	for _, l := range lanes {
		for _, p := range l.Points {
			from, _, known := p.At.Period()
			if !known {
				continue
			}
			if !ok || from.Before(a.first) {
				a.first = from
			}
			if !ok || from.After(a.last) {
				a.last = from
			}
			ok = true
		}
	}
	if a.first.Equal(a.last) {
		a.first, a.last = a.first.AddDate(0, 0, -3), a.last.AddDate(0, 0, 3)
	}
	return a, ok
}

func (a timeAxis) x(t time.Time) float64 {
	share := float64(t.Sub(a.first)) / float64(a.last.Sub(a.first))
	return timeLabels + 14 + share*(timeWidth-timeLabels-44)
}

// ticks gives at most about ten days to name: years, quarters, months, weeks or days.
func (a timeAxis) ticks() []tick {
	const most = 10
	days := a.last.Sub(a.first).Hours() / 24
	var out []tick
	if days > 62 {
		step := 1 // months
		for _, s := range []int{1, 3, 6, 12, 24, 60, 120} {
			if step = s; days/30.4/float64(s) <= most {
				break
			}
		}
		t := time.Date(a.first.Year(), time.January, 1, 0, 0, 0, 0, time.UTC)
		for ; !t.After(a.last); t = t.AddDate(0, step, 0) {
			if t.Before(a.first) {
				continue
			}
			words := t.Format("Jan 2006")
			if step >= 12 {
				words = t.Format("2006")
			}
			out = append(out, tick{t, words})
		}
		return out
	}
	step := 1
	for _, s := range []int{1, 2, 7, 14} {
		if step = s; days/float64(s) <= most {
			break
		}
	}
	for t := a.first; !t.After(a.last); t = t.AddDate(0, 0, step) {
		out = append(out, tick{t, t.Format("2 Jan 06")})
	}
	return out
}
