package positions

import (
	"slices"

	"parley/app"
)

// slab hands out the small pieces of cells from few large blocks.
type slab struct {
	floats   []float64
	flags    []app.Flag
	evidence []app.Evidence
	ids      []app.StatementID
	names    []string
}

// take gives an empty slice with room for n from a block, or from a new block when the
// old one is used up.
func take[T any](block *[]T, n int) []T {
	const size = 4096 // large enough to cost little, small enough to waste little
	if len(*block) < n {
		*block = make([]T, max(n, size))
	}
	out := (*block)[:0:n]
	*block = (*block)[n:]
	return out
}

// number gives a pointer to the figure, nil for a blank one.
func (s *slab) number(x number) *float64 {
	if !x.ok {
		return nil
	}
	return &append(take(&s.floats, 1), x.v)[0]
}

// cell fills an empty cell from its placements.
func (t *tabulator) cell(c *app.Cell, placements []placement) {
	row, column := placements[0].row, placements[0].column
	c.Actor, c.Issue, c.State = t.actors.ids[row], t.issues.ids[t.columns[column]], app.CellNoData
	t.list = t.list[:0]
	for _, p := range placements {
		if p.unit >= 0 {
			t.list = append(t.list, &t.units[p.unit])
		}
	}
	if len(t.list) > 1 {
		slices.SortFunc(t.list, t.articles.compare)
	}
	t.group.group(t.list)
	t.divide()
	t.counts(c)
	t.evidence(c)
	reported := t.reports(c)
	if t.own.tally.total() > 0 {
		t.decide(c, cellKey{row, column}, reported)
	} else if len(t.own.all) > 0 {
		c.State = app.CellNoComment
	}
	if c.Flags == nil {
		c.Flags = []app.Flag{}
	}
	if len(t.overrides) > 0 {
		if o, ok := t.overrides[cellKey{row, column}]; ok {
			c.Override = &o
		}
	}
}

// divide sorts the statements that count into own and reported.
func (t *tabulator) divide() {
	for _, s := range []*side{&t.own, &t.reported} {
		s.all, s.voiced = s.all[:0], s.voiced[:0]
	}
	for i, u := range t.list {
		if t.group.kind[i] != counted {
			continue
		}
		s := &t.reported
		if u.own {
			s = &t.own
		}
		s.all = append(s.all, u)
		if u.stance.sign != noComment {
			s.voiced = append(s.voiced, u)
		}
	}
	t.own.tally, t.reported.tally = count(t.own.all), count(t.reported.all)
}

// counts writes the figures of R4, R5 and R7. They are blank where nothing was counted.
func (t *tabulator) counts(c *app.Cell) {
	own, reported := t.own.tally, t.reported.tally
	c.N, c.Pro, c.Con, c.Neutral = own.total(), own.n[plus], own.n[minus], own.n[zero]
	c.Ambivalent, c.NoComment = own.n[both], own.n[noComment]
	c.Reported, c.ReportedPro, c.ReportedCon = len(t.reported.all), reported.n[plus], reported.n[minus]
	c.Net, c.NetIntensity = t.slab.number(own.net()), t.slab.number(own.netIntensity())
	c.Balance, c.LogBalance = t.slab.number(own.balance()), t.slab.number(own.logBalance())
	c.Conflict = t.slab.number(own.conflict())
	for _, s := range []*side{&t.own, &t.reported} {
		for _, u := range s.all {
			c.RankCounts[u.rank]++
		}
	}
	c.Latest = t.latest()
}

// latest is the last date said: of the holder's own positions, else of its refusals to
// comment, else of reports.
func (t *tabulator) latest() app.LatestDate {
	for _, list := range [][]*unit{t.own.voiced, t.own.all, t.reported.all} {
		if len(list) > 0 {
			return t.dates.list[list[len(list)-1].date].latest
		}
	}
	return t.dates.list[0].latest
}

// evidence lists every statement of the cell by date said, with how it was counted.
func (t *tabulator) evidence(c *app.Cell) {
	n := len(t.list)
	c.Evidence, c.Statements = take(&t.slab.evidence, n)[:n], take(&t.slab.ids, n)[:n]
	for i, u := range t.list {
		c.Statements[i] = u.id
		e := &c.Evidence[i]
		e.Statement, e.Holder, e.Stance = u.id, t.actors.ids[u.real], t.stances[u.stance.index]
		e.Outlets = int(t.group.outlets[i])
		switch {
		case t.group.kind[i] == isCopy:
			e.CountedAs = app.CountedCopy
			e.Outlets = 0
			c.Copies++
		case t.group.kind[i] == isDuplicate:
			e.CountedAs = app.CountedDuplicate
		case u.own:
			e.CountedAs = app.CountedOwn
		default:
			e.CountedAs = app.CountedReported
		}
		if t.group.of[i] != int32(i) {
			e.Of = t.list[t.group.of[i]].id
		}
	}
	c.Outlets = t.carriers()
	c.EvidenceHash = t.hash.cell(t.list, c.Evidence)
}

// carriers counts the distinct outlets of all evidence; unnamed ones count as one where
// there are no others.
func (t *tabulator) carriers() int {
	if len(t.list) < 2 {
		return len(t.list)
	}
	t.outletList = t.outletList[:0]
	for _, u := range t.list {
		if outlet := t.articles.rows[u.article].outlet; outlet > 0 {
			t.outletList = append(t.outletList, outlet)
		}
	}
	slices.Sort(t.outletList)
	return max(len(slices.Compact(t.outletList)), 1)
}

// decide resolves the cell and settles its state (R5, R6). reported is the sign to which
// the reported statements resolve.
func (t *tabulator) decide(c *app.Cell, key cellKey, reported sign) {
	all := t.resolver.all(t.own.voiced, t.own.tally)
	v := t.resolver.choose(all, t.own.voiced, t.own.tally)
	c.Resolved = v.word
	if v.by != nil {
		c.Stance, c.Resolving = t.stances[v.by.stance.index], v.by.id
		c.Value = t.slab.number(number{float64(v.by.stance.value), v.by.stance.valued})
	}
	c.Resolvers = app.ResolverFigures{
		Latest: t.slab.number(all.latest.figure()), Majority: t.slab.number(all.majority.figure()),
		Strongest: t.slab.number(all.strongest.figure()), Combine: t.slab.number(t.own.tally.combine()),
	}
	part := share{key: key, n: c.N, net: *c.Net, activity: t.slab.number(number{ok: true}), prominence: t.slab.number(number{ok: true})}
	c.Resolvers.Activity, c.Resolvers.Prominence = part.activity, part.prominence
	t.parts = append(t.parts, part)
	m := t.flag(c, v, all.latest.tied)
	m.add(ownVsReported, v.sign != noSign && reported != noSign && v.sign != reported)
	m.add(contested, t.contest(c, v, key))
	if pro, con, ok := t.divided(); ok {
		m |= split
		c.MembersPro, c.MembersCon = pro, con
	}
	t.marks = m
	c.Flags = t.slab.flagList(m)
	c.State = state(m, v)
	c.Confidence = t.confidence(c.State, v)
}

// figure gives a word as a number: 1 support, 0 neutral, −1 oppose, blank for mixed.
func (v verdict) figure() number {
	switch v.word {
	case app.CellSupport:
		return number{1, true}
	case app.CellOppose:
		return number{-1, true}
	case app.CellNeutral:
		return number{0, true}
	}
	return number{}
}

// state is the first that holds; N is above 0.
func state(m marks, v verdict) app.CellState {
	switch {
	case m.has(split):
		return app.CellSplit
	case m.has(contested):
		return app.CellContested
	case m.has(shifted):
		return app.CellShifted
	}
	return v.word
}
