package positions

import (
	"math"
	"math/bits"
	"time"

	"parley/app"
)

// marks is a set of flags; the bit of a flag is its place in flagOrder.
type marks uint16

const (
	mixed marks = 1 << iota
	sameTime
	shifted
	sameArticle
	ownVsReported
	split
	contested
	stale
	thin
	conditional
)

func flagOrder() [10]app.Flag {
	return [10]app.Flag{
		app.FlagMixed, app.FlagSameTime, app.FlagShifted, app.FlagSameArticle, app.FlagOwnVsReported,
		app.FlagSplit, app.FlagContested, app.FlagStale, app.FlagThin, app.FlagConditional,
	}
}

func (m marks) has(f marks) bool { return m&f != 0 }

// add sets the flag if the condition holds.
func (m *marks) add(f marks, holds bool) {
	if holds {
		*m |= f
	}
}

// flagList writes a set as a list.
func (s *slab) flagList(m marks) []app.Flag {
	out := take(&s.flags, bits.OnesCount16(uint16(m)))
	for i, f := range flagOrder() {
		if m.has(1 << i) {
			out = append(out, f)
		}
	}
	return out
}

// flag finds the flags of R6 that the holder's own statements decide among themselves.
func (t *tabulator) flag(c *app.Cell, v verdict, tied bool) marks {
	var m marks
	n := t.own.tally.n
	m.add(mixed, (n[plus] > 0 && n[minus] > 0) || n[both] > 0)
	m.add(sameTime, tied)
	m.add(sameArticle, n[plus] > 0 && n[minus] > 0 && t.bothInOneArticle())
	m.add(thin, t.own.tally.total() == 1)
	if v.by != nil && v.by.conditional {
		m |= conditional
		c.Condition = conditionOf(v.by.s)
	}
	if c.Shift = t.shift(); c.Shift != nil {
		m |= shifted
		m &^= mixed
	}
	if months, ok := t.silence(); ok {
		m |= stale
		c.MonthsSilent = months
	}
	return m
}

func (t *tabulator) bothInOneArticle() bool {
	seen := make(map[int32]sign, len(t.own.voiced))
	for _, u := range t.own.voiced {
		if u.stance.sign != plus && u.stance.sign != minus {
			continue
		}
		if before, ok := seen[u.article]; ok && before != u.stance.sign {
			return true
		}
		seen[u.article] = u.stance.sign
	}
	return false
}

// shift finds a change of mind: everything of one sign lies wholly before everything of
// another, and there is no third.
func (t *tabulator) shift() *app.Shift {
	n := t.own.tally.n
	if n[both] > 0 || len(t.own.voiced) < 2 {
		return nil
	}
	old := t.own.voiced[0].stance.sign
	var last, at *unit // last of the old sign, first of the new one
	var end int64      // of everything of the old sign
	for _, u := range t.own.voiced {
		switch {
		case !u.said.known:
			return nil
		case u.stance.sign == old && at == nil:
			last, end = u, max(end, u.said.to)
		case u.stance.sign == old || (at != nil && u.stance.sign != at.stance.sign):
			return nil
		case at == nil:
			at = u
		}
	}
	if at == nil || end > at.said.from {
		return nil
	}
	return &app.Shift{From: old.code(), To: at.stance.sign.code(), At: t.said(at), Last: t.said(last)}
}

// silence tells for how many months the holder has said nothing, if that is longer than
// the horizon allows.
func (t *tabulator) silence() (months int, ok bool) {
	t.spoke = never
	for _, u := range t.own.voiced {
		if u.said.known && (t.spoke == never || u.said.to > t.spoke) {
			t.spoke = u.said.to
		}
	}
	return t.silent(t.spoke)
}

// never is when somebody spoke of whom no dated position is known.
const never = math.MaxInt64

// silent is the same for somebody who spoke up to a moment, in Unix seconds.
func (t *tabulator) silent(spoke int64) (months int, ok bool) {
	if spoke == never || spoke >= t.staleBefore {
		return 0, false
	}
	return monthsBetween(time.Unix(spoke, 0).UTC(), t.window.end), true
}

// monthsBetween counts full calendar months.
func monthsBetween(from, to time.Time) int {
	n := (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month())
	if to.Day() < from.Day() {
		n--
	}
	return n
}

// divided tells whether members resolve to different signs, and how many of them are
// for and against (R8).
func (t *tabulator) divided() (pro, con int, ok bool) {
	if !t.up.members || len(t.own.voiced) < 2 {
		return 0, 0, false
	}
	byHolder := map[int32][]*unit{}
	for _, u := range t.own.voiced {
		byHolder[u.holder] = append(byHolder[u.holder], u)
	}
	var found [signs]int
	for _, list := range byHolder {
		if v := t.resolver.resolve(list, count(list)); v.sign != noSign {
			found[v.sign]++
		}
	}
	different := 0
	for _, n := range found {
		different += min(n, 1)
	}
	return found[plus], found[minus], different > 1
}
