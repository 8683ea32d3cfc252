package positions

import (
	"slices"

	"parley/app"
)

// Live keeps the positions matrix of one spec up to date while statements come, change
// and go and while the window moves: what an edit or a step does not touch is not
// computed again. It gives what Build gives for the same input. Not safe for concurrent
// use.
type Live struct {
	in     Input // its statements are Live's own
	t      *tabulator
	whole  bool // an issue that the codebook does not know: all is counted anew each time
	place  map[app.StatementID]int32
	slots  []slot // by place in in.Statements
	fates  []fate // by unit
	grid   [][]liveCell
	wanted map[int32]bool // rows of the spec; none: all
	shown  [][]*app.Cell  // rows as they are handed out
	ours   []bool         // rows of shown that nobody else has yet
	rowN   []int
	colN   []int
	cells  []int // filled, by actor
	order  []int32
	sorted bool  // order holds
	used   []int // counted statements, by article
	totals totals
	dirty  []cellKey
	spare  []placement
	rows   []int32
	keys   []cellKey
}

// slot tells what became of a statement.
type slot struct {
	unit   int32  // −1 for none
	reason string // why it is no unit
	gone   bool   // taken away
}

// fate tells whether a unit counts.
type fate struct {
	from, to int64 // of the date said
	date     int32 // its number
	known    bool
	out      uint8 // one of the constants below
}

const (
	fateIn uint8 = iota
	fateWindow
	fateCoarse
	fatePlace
	fateGone
)

// liveCell is a cell with all that may ever count in it.
type liveCell struct {
	units []int32
	cell  *app.Cell
	marks marks
	spoke int64
	dirty bool
}

// totals are the figures over the whole matrix.
type totals struct {
	counted, articles int
	left              [fateGone]int
}

// NewLive counts an input once. Its statements must not be changed by others afterwards.
func NewLive(in Input) (*Live, error) {
	l := &Live{in: in}
	return l, l.reset()
}

// Spec gives the recipe.
func (l *Live) Spec() app.MatrixSpec { return l.in.Spec }

// Links gives the links between statements that are counted with.
func (l *Live) Links() []app.StatementLink { return l.in.Links }

// reset counts everything anew.
func (l *Live) reset() error {
	l.in.Statements = slices.DeleteFunc(l.in.Statements, func(s app.Statement) bool {
		i, ok := l.place[s.ID]
		return ok && l.slots[i].gone
	})
	s, err := scanOf(l.in, true)
	if err != nil {
		return err
	}
	t := newTabulator(s)
	l.t, l.in.Spec = t, s.spec
	l.whole = len(s.issues.ids) > s.issues.known
	l.place = make(map[app.StatementID]int32, len(l.in.Statements))
	l.slots = make([]slot, len(l.in.Statements))
	for i := range l.in.Statements {
		l.place[l.in.Statements[i].ID] = int32(i)
		l.slots[i].unit = -1
	}
	for reason, ids := range s.leftOut {
		for _, id := range ids {
			l.slots[l.place[id]].reason = reason
		}
	}
	room := len(t.units)/16 + 64 // for what is recorded from now on, so that growing is rare
	t.units = slices.Grow(t.units, room)
	l.fates, l.grid, l.shown, l.ours = make([]fate, len(t.units), len(t.units)+room), nil, nil, nil
	l.rowN, l.cells, l.colN = nil, nil, make([]int, len(t.columns))
	l.used, l.totals, l.dirty, l.sorted = nil, totals{}, nil, false
	l.wanted = map[int32]bool{}
	for _, id := range l.in.Spec.Rows {
		l.wanted[t.actors.number(id)] = true
	}
	l.grow()
	for i := range t.units {
		l.slots[l.place[t.units[i].id]].unit = int32(i)
		l.fates[i].out = fateGone
		l.enter(int32(i))
	}
	l.setOverrides()
	l.recount()
	return nil
}

// grow makes room for actors and articles that were met since.
func (l *Live) grow() {
	columns := len(l.t.columns)
	for len(l.grid) < len(l.t.actors.ids) {
		l.grid = append(l.grid, nil)
		l.shown = append(l.shown, make([]*app.Cell, columns))
		l.ours = append(l.ours, true)
		l.rowN, l.cells = append(l.rowN, 0), append(l.cells, 0)
	}
	for len(l.used) < len(l.t.articles.rows) {
		l.used = append(l.used, 0)
	}
	for len(l.t.group.carried) < len(l.t.articles.clusters) {
		l.t.group.carried = append(l.t.group.carried, 0)
	}
}

// enter puts a unit into its cells, whatever its date.
func (l *Live) enter(i int32) {
	u := &l.t.units[i]
	l.fates[i] = fate{from: u.said.from, to: u.said.to, date: u.date, known: u.said.known, out: fateGone}
	keys := l.keysOf(u)
	for _, k := range keys {
		c := l.cell(k)
		c.units = append(c.units, i)
		l.touch(k)
	}
	l.settle(i, l.fateOf(i, len(keys) == 0))
}

// leave takes a unit out of its cells.
func (l *Live) leave(i int32) {
	for _, k := range l.keysOf(&l.t.units[i]) {
		c := l.cell(k)
		c.units = slices.DeleteFunc(c.units, func(j int32) bool { return j == i })
		l.touch(k)
	}
	l.settle(i, fateGone)
}

// keysOf finds the cells in which a unit counts; the result is reused.
func (l *Live) keysOf(u *unit) []cellKey {
	l.rows, l.keys = l.t.up.rows(u, l.rows[:0]), l.keys[:0]
	for _, row := range l.rows {
		if len(l.wanted) > 0 && !l.wanted[row] {
			continue
		}
		for _, c := range l.t.columnsOf[u.issue] {
			l.keys = append(l.keys, cellKey{row, c})
		}
	}
	return l.keys
}

func (l *Live) fateOf(i int32, placeless bool) uint8 {
	f := &l.fates[i]
	switch l.t.window.refuses(period{f.from, f.to, f.known}) {
	case outWindow:
		return fateWindow
	case outCoarse:
		return fateCoarse
	}
	if placeless {
		return fatePlace
	}
	return fateIn
}

// settle notes what became of a unit and keeps the totals.
func (l *Live) settle(i int32, now uint8) {
	before := l.fates[i].out
	if before == now {
		return
	}
	l.fates[i].out = now
	article := l.t.units[i].article
	if before == fateIn {
		l.totals.counted--
		if l.used[article]--; l.used[article] == 0 {
			l.totals.articles--
		}
	} else if before != fateGone {
		l.totals.left[before]--
	}
	if now == fateIn {
		l.totals.counted++
		if l.used[article]++; l.used[article] == 1 {
			l.totals.articles++
		}
	} else if now != fateGone {
		l.totals.left[now]++
	}
}

func (l *Live) cell(k cellKey) *liveCell {
	if l.grid[k.row] == nil {
		l.grid[k.row] = make([]liveCell, len(l.t.columns))
		for c := range l.grid[k.row] {
			l.grid[k.row][c].spoke = never
		}
	}
	return &l.grid[k.row][k.column]
}

// touch asks for a cell to be computed again.
func (l *Live) touch(k cellKey) {
	if c := l.cell(k); !c.dirty {
		c.dirty = true
		l.dirty = append(l.dirty, k)
	}
}

// recount computes the cells that were touched.
func (l *Live) recount() {
	for _, k := range l.dirty {
		l.count(k)
	}
	l.dirty = l.dirty[:0]
}

func (l *Live) count(k cellKey) {
	lc := l.cell(k)
	lc.dirty = false
	list := l.spare[:0]
	for _, i := range lc.units {
		if l.fates[i].out == fateIn {
			list = append(list, placement{k.row, k.column, i})
		}
	}
	if _, own := l.t.overrides[k]; own {
		list = append(list, placement{k.row, k.column, -1})
	}
	l.spare = list
	n := 0
	if lc.cell != nil {
		n = -lc.cell.N
	}
	var c *app.Cell
	lc.marks, lc.spoke = 0, never
	if len(list) > 0 {
		c = &app.Cell{}
		l.t.parts, l.t.marks, l.t.spoke = l.t.parts[:0], 0, never
		l.t.cell(c, list)
		c.Resolvers.Activity, c.Resolvers.Prominence = nil, nil // of the row and the column, see app.MatrixView
		lc.marks, lc.spoke = l.t.marks, l.t.spoke
		n += c.N
	}
	l.rowN[k.row] += n
	l.colN[k.column] += n
	l.put(k, c)
}

// put shows another cell; rows that somebody looks at are copied before.
func (l *Live) put(k cellKey, c *app.Cell) {
	lc := l.cell(k)
	if (lc.cell == nil) != (c == nil) {
		d := 1
		if c == nil {
			d = -1
		}
		if l.cells[k.row] += d; l.cells[k.row] == 0 || l.cells[k.row] == d {
			l.sorted = false // an actor comes or goes
		}
	}
	lc.cell = c
	if !l.ours[k.row] {
		l.shown[k.row], l.ours[k.row] = slices.Clone(l.shown[k.row]), true
	}
	l.shown[k.row][k.column] = c
}

// setOverrides takes the overrides of the input and touches their cells.
func (l *Live) setOverrides() {
	for k := range l.t.overrides {
		l.touch(k)
	}
	clear(l.t.overrides)
	for _, o := range l.in.Overrides {
		row, known := l.t.actors.index[o.Actor]
		column := slices.IndexFunc(l.t.columns, func(n int32) bool { return l.t.issues.ids[n] == o.Issue })
		if o.Spec != l.in.Spec.ID || !known || column < 0 || (len(l.wanted) > 0 && !l.wanted[row]) {
			continue
		}
		k := cellKey{row, int32(column)}
		l.t.overrides[k] = o
		l.touch(k)
	}
}
