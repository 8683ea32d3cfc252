package positions

import (
	"slices"
	"time"

	"parley/app"
)

// Put takes in a statement, or another state of one.
func (l *Live) Put(st app.Statement) error {
	i, known := l.place[st.ID]
	if known {
		l.in.Statements[i] = st
	} else {
		i = int32(len(l.in.Statements))
		l.in.Statements = append(l.in.Statements, st)
		l.slots = append(l.slots, slot{unit: -1})
		l.place[st.ID] = i
	}
	revived := !known || l.slots[i].gone
	l.slots[i].gone = false
	if l.whole || l.tied(st.ID, revived) {
		return l.reset()
	}
	own := st // units look at statements of their own, which appending does not move
	if l.slots[i].unit >= 0 && l.fates[l.slots[i].unit].out != fateGone {
		l.leave(l.slots[i].unit)
	}
	u, reason := l.t.unit(&own)
	l.slots[i].reason = reason
	if reason != "" {
		l.recount()
		return nil
	}
	at := l.slots[i].unit
	if at < 0 {
		at = int32(len(l.t.units))
		l.t.units, l.fates = append(l.t.units, unit{}), append(l.fates, fate{out: fateGone})
		l.slots[i].unit = at
	}
	u.linked = l.t.units[at].linked
	l.t.units[at] = u
	l.t.lookUp(&l.t.units[at], int(at))
	if len(l.t.issues.ids) > l.t.issues.known {
		return l.reset() // an issue that the codebook does not have
	}
	_, l.t.units[at].denied = l.t.denials[st.ID]
	l.grow()
	l.t.group.carried[l.t.articles.rows[l.t.units[at].article].cluster]++
	l.enter(at)
	l.recount()
	return nil
}

// Remove takes a statement away; one that is not there is none too many.
func (l *Live) Remove(id app.StatementID) error {
	i, known := l.place[id]
	if !known || l.slots[i].gone {
		return nil
	}
	l.slots[i].gone = true
	if l.whole || l.tied(id, false) {
		return l.reset()
	}
	if at := l.slots[i].unit; at >= 0 && l.fates[at].out != fateGone {
		l.leave(at)
	}
	l.recount()
	return nil
}

// tied reports whether links make a statement matter to cells of others; fresh statements
// may be named by any link.
func (l *Live) tied(id app.StatementID, fresh bool) bool {
	return slices.ContainsFunc(l.in.Links, func(k app.StatementLink) bool {
		switch {
		case k.From != id && k.To != id:
			return false
		case k.Type == app.LinkRepeats:
			return fresh
		}
		return k.From == id && (k.Type == app.LinkDenies || k.Type == app.LinkSupersedes)
	})
}

// SetOverrides replaces the analyst's own values.
func (l *Live) SetOverrides(list []app.CellOverride) error {
	l.in.Overrides = list
	if l.whole {
		return l.reset()
	}
	l.setOverrides()
	l.recount()
	return nil
}

// Edit changes anything but statements and counts everything anew.
func (l *Live) Edit(edit func(*Input)) error {
	edit(&l.in)
	return l.reset()
}

// Count counts what was said up to a day, as the spec would with it; an empty day is no
// bound. The state stays as it was where that cannot be.
func (l *Live) Count(to app.Date) error {
	spec := l.in.Spec
	spec.To = to
	if err := checkSpec(spec); err != nil {
		return err
	}
	l.in.Spec = spec
	if l.whole {
		return l.reset()
	}
	t := l.t
	before := t.window
	t.spec, t.in.Spec = spec, spec
	t.window = newWindow(spec, l.in.Today)
	t.setHorizon()
	for i := range l.fates {
		f := &l.fates[i]
		if f.out == fateGone {
			continue
		}
		now := l.fateOf(int32(i), f.out == fatePlace)
		if now == f.out {
			continue
		}
		keys := l.keysOf(&t.units[i])
		if now == fateIn && len(keys) == 0 {
			now = fatePlace
		}
		for _, k := range keys {
			l.touch(k)
		}
		l.settle(int32(i), now)
	}
	l.touchDenied(before)
	l.ageAll(before)
	l.recount()
	return nil
}

// touchDenied touches the cells in which a denial comes into sight or out of it.
func (l *Live) touchDenied(before window) {
	for id, list := range l.t.denials {
		for _, d := range list {
			i, ok := l.place[id]
			if !ok || before.over(d.said) == l.t.window.over(d.said) || l.slots[i].unit < 0 {
				continue
			}
			for _, k := range l.keysOf(&l.t.units[l.slots[i].unit]) {
				l.touch(k)
			}
		}
	}
}

// ageAll makes cells stale or fresh again when the end of the window has moved. Their
// evidence is the same, so they are not counted again.
func (l *Live) ageAll(before window) {
	if before.end.Equal(l.t.window.end) {
		return
	}
	for row := range l.grid {
		for column := range l.grid[row] {
			lc := &l.grid[row][column]
			if lc.spoke == never || lc.dirty || lc.cell == nil {
				continue
			}
			months, old := l.t.silent(lc.spoke)
			if old == lc.marks.has(stale) && months == lc.cell.MonthsSilent {
				continue
			}
			c := *lc.cell
			lc.marks &^= stale
			lc.marks.add(stale, old)
			c.MonthsSilent, c.Flags = months, l.t.slab.flagList(lc.marks)
			l.put(cellKey{int32(row), int32(column)}, &c)
		}
	}
}

// View gives the matrix as it is now; it shares cells with the views before and after.
func (l *Live) View() (app.MatrixView, error) {
	if l.whole {
		m, err := Build(l.in)
		return app.ViewOf(m), err
	}
	t := l.t
	v := app.MatrixView{
		Spec: l.in.Spec, SpecText: specText(l.in.Spec), Issues: make([]app.MatrixIssue, len(t.columns)),
		ColN: slices.Clone(l.colN), Counted: l.totals.counted, Articles: l.totals.articles,
	}
	for _, n := range l.ordered() {
		v.Actors = append(v.Actors, t.matrixActor(n))
		v.Rows = append(v.Rows, l.shown[n])
		v.RowN = append(v.RowN, l.rowN[n])
		l.ours[n] = false
	}
	for i, n := range t.columns {
		x := t.issue(n)
		v.Issues[i] = app.MatrixIssue{ID: x.ID, Title: x.Title, Question: x.Question}
	}
	left := l.leftOut()
	for _, reason := range outReasons() {
		if n := left[reason]; n > 0 {
			v.Left = append(v.Left, app.LeftOver{Reason: reason, N: n})
		}
	}
	v.First, v.Last = l.span()
	v.Earliest, v.Latest = l.reach()
	if !l.in.Today.IsZero() {
		v.Today = app.DateOfDay(l.in.Today)
	}
	return v, nil
}

// ordered gives the actors that have a row.
func (l *Live) ordered() []int32 {
	if l.sorted {
		return l.order
	}
	in := make([]bool, len(l.cells))
	for n, filled := range l.cells {
		in[n] = filled > 0 || l.wanted[int32(n)] ||
			(l.in.Spec.Isolates && len(l.in.Spec.Rows) == 0 && n < l.t.actors.known)
	}
	l.order, l.sorted = l.t.order(in), true
	return l.order
}

func (l *Live) leftOut() map[string]int {
	left := map[string]int{
		outWindow: l.totals.left[fateWindow], outCoarse: l.totals.left[fateCoarse], outPlace: l.totals.left[fatePlace],
	}
	for i := range l.slots {
		if s := &l.slots[i]; s.reason != "" && !s.gone {
			left[s.reason]++
		}
	}
	return left
}

// span gives the first and the last date said of what counts, as it is written by the
// least and the greatest statement of these days.
func (l *Live) span() (first, last app.Date) {
	a, b := -1, -1
	twoA, twoB := false, false // the day is written in more than one way
	for i := range l.fates {
		f := &l.fates[i]
		if f.out != fateIn || !f.known {
			continue
		}
		if a < 0 || f.from < l.fates[a].from {
			a, twoA = i, false
		}
		if b < 0 || f.from > l.fates[b].from {
			b, twoB = i, false
		}
		twoA = twoA || (f.from == l.fates[a].from && f.date != l.fates[a].date)
		twoB = twoB || (f.from == l.fates[b].from && f.date != l.fates[b].date)
	}
	if a < 0 {
		return "", ""
	}
	if twoA {
		a = l.extreme(l.fates[a].from, -1)
	}
	if twoB {
		b = l.extreme(l.fates[b].from, 1)
	}
	return l.t.said(&l.t.units[a]), l.t.said(&l.t.units[b])
}

// reach gives the first and the last day of all that may count, whatever the window's end.
func (l *Live) reach() (first, last app.Date) {
	var from, to int64
	some := false
	for i := range l.fates {
		f := &l.fates[i]
		if f.out == fateGone || !f.known || (l.t.window.hasFrom && f.from < l.t.window.from) {
			continue
		}
		if !some || f.from < from {
			from = f.from
		}
		if !some || f.to > to {
			to = f.to
		}
		some = true
	}
	if !some {
		return "", ""
	}
	return app.DateOfDay(time.Unix(from, 0).UTC()), app.DateOfDay(time.Unix(to-1, 0).UTC())
}

// extreme finds the least (side −1) or the greatest (side 1) of what counts and begins at
// a moment.
func (l *Live) extreme(from int64, side int) int {
	found := -1
	for i := range l.fates {
		f := &l.fates[i]
		if f.out != fateIn || !f.known || f.from != from {
			continue
		}
		if found < 0 || l.t.articles.compare(&l.t.units[i], &l.t.units[found])*side > 0 {
			found = i
		}
	}
	return found
}

// Matrix gives the matrix whole, as Build does.
func (l *Live) Matrix() (app.Matrix, error) {
	if l.whole {
		return Build(l.in)
	}
	v, err := l.View()
	if err != nil {
		return app.Matrix{}, err
	}
	m := app.Matrix{
		Spec: v.Spec, SpecText: v.SpecText, Actors: v.Actors, Issues: v.Issues, Cells: []app.Cell{}, Counted: v.Counted,
		Articles: v.Articles, First: v.First, Last: v.Last, Today: v.Today,
	}
	if m.Actors == nil {
		m.Actors = []app.MatrixActor{}
	}
	for row := range v.Rows {
		for column := range v.Rows[row] {
			if c, ok := v.Cell(row, column); ok {
				m.Cells = append(m.Cells, c)
			}
		}
	}
	l.t.leftOut = map[string][]app.StatementID{}
	for i := range l.slots {
		s := &l.slots[i]
		if reason := l.reason(s); reason != "" {
			l.t.leftOut[reason] = append(l.t.leftOut[reason], l.in.Statements[i].ID)
		}
	}
	m.LeftOut = l.t.excluded()
	m.Hash = hashMatrix(m)
	return m, nil
}

func (l *Live) reason(s *slot) string {
	switch {
	case s.gone:
		return ""
	case s.unit < 0 || s.reason != "":
		return s.reason
	}
	return map[uint8]string{fateWindow: outWindow, fateCoarse: outCoarse, fatePlace: outPlace}[l.fates[s.unit].out]
}
