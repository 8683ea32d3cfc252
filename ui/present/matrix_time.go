package present

import (
	"fmt"
	"time"

	"parley/app"
)

// TimeState is the slider of dates: what had been said up to a day. Days are counted from
// the first day on which anything was said.
type TimeState struct {
	On    bool // there are at least two days to choose between
	Days  int  // the last day
	At    int  // the day that is shown
	Words string
	Moved string // how many cells differ from what they were before the slider was moved
}

// SetTo counts only what was said up to a date; an empty text counts everything.
func (m *Matrix) SetTo(text string) {
	m.state.To = text
	d, err := ReadDate(text)
	if err == nil && d != "" && !d.Known() {
		err = &app.Error{Code: app.Invalid, Msg: "the date needs a year", Hint: "Write it as 2025-04-11."}
	}
	m.state.ToProblem = ""
	if err != nil {
		m.state.ToProblem = Words(err).Text()
		m.tell(m.state)
		return
	}
	if d == m.spec.To {
		m.tell(m.state)
		return
	}
	m.base = nil
	m.moveTo(d)
}

// StepTo moves the slider to a day; cells that differ from what they were when the slider
// was taken are marked.
func (m *Matrix) StepTo(day int) {
	first, days, ok := m.reach()
	if !ok || day < 0 || day > days {
		return
	}
	to := app.DateOfDay(first.AddDate(0, 0, day))
	if to == m.spec.To {
		return
	}
	if m.base == nil {
		base := m.now.view
		m.base = &base
	}
	m.state.To, m.state.ToProblem = string(to), ""
	m.moveTo(to)
}

// EndStep lets the slider go: the next move compares with what is shown then. The marks
// stay until something else is done.
func (m *Matrix) EndStep() { m.base = nil }

func (m *Matrix) moveTo(d app.Date) {
	m.spec.To = d
	m.Reload()
}

// reach gives the first day that the slider knows and how many follow.
func (m *Matrix) reach() (first time.Time, days int, ok bool) {
	v := m.now.view
	from, _, ok1 := v.Earliest.Period()
	_, to, ok2 := v.Latest.Period()
	if !ok1 || !ok2 {
		return first, 0, false
	}
	days = int(to.Sub(from).Hours()/24) - 1
	return from, days, days > 0
}

func (m *Matrix) showTime() {
	first, days, ok := m.reach()
	s := TimeState{On: ok, Days: days, At: days}
	if _, to, known := m.spec.To.Period(); ok && known {
		s.At = min(max(int(to.Sub(first).Hours()/24)-1, 0), days)
	}
	if ok {
		s.Words = app.DateOfDay(first.AddDate(0, 0, s.At)).Words()
	}
	if m.now.moved != nil {
		s.Moved = "no cell differs"
		if n := len(m.now.moved); n > 0 {
			s.Moved = Count(n, "cell differs", "cells differ")
		}
	}
	m.state.Time = s
	if s.Moved != "" {
		m.env.trace(fmt.Sprintf("moved %d", len(m.now.moved)))
	}
}
