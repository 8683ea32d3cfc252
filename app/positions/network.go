package positions

import (
	"cmp"
	"math"
	"slices"

	"parley/app"
)

// mostLevels is the number of levels of the finest scale.
const mostLevels = 5

// scale is the set of levels of a projection, sorted.
type scale struct {
	name   string
	levels []int
}

func newScale(name string) scale {
	switch name {
	case app.LevelsBoolean:
		return scale{name, []int{0, 1}}
	case app.LevelsSign:
		return scale{name, []int{-1, 0, 1}}
	}
	return scale{name, []int{-2, -1, 0, 1, 2}}
}

// index gives the place of the statement's level; ok is false where the scale has none.
func (s scale) index(u *unit) (place int, ok bool) {
	level := int(u.stance.value)
	switch {
	case !u.stance.valued, s.name == app.LevelsBoolean && level == 0:
		return 0, false
	case s.name == app.LevelsBoolean:
		level = max(cmp.Compare(level, 0), 0)
	case s.name == app.LevelsSign:
		level = cmp.Compare(level, 0)
	}
	return slices.Index(s.levels, level), true
}

// spread is the range of the levels: the declared one, or with dna_range that observed.
func (j *projector) spread() float64 {
	low, high := j.scale.levels[0], j.scale.levels[len(j.scale.levels)-1]
	if has(j.spec, app.CompatRange) && len(j.entries) > 0 {
		low, high = math.MaxInt, math.MinInt
		for _, e := range j.entries {
			low, high = min(low, j.scale.levels[e.level]), max(high, j.scale.levels[e.level])
		}
	}
	return float64(high - low)
}

// counts of one row on one column, by level: x_ijk.
type counter struct {
	n   [mostLevels]float64
	sum float64
}

// grid is x: columns of rows.
type grid struct {
	counters [][]counter // per column, per row
	rowSum   []float64   // A_i
	colSum   []float64   // A_j
}

func (j *projector) network() app.Network {
	rows, rowPlace := j.labels(j.p.Rows, func(e entry) int32 { return e.row })
	columns, columnPlace := j.labels(j.p.Columns, func(e entry) int32 { return e.column })
	n := app.Network{
		Projection: j.p, Levels: j.spec.Levels, NoLevel: j.noLevel, Duplicates: j.dropped,
		Rows: names(rows), RowIDs: ids(rows), Columns: names(columns), ColumnIDs: ids(columns),
		LeftOut: j.excludedHere(),
	}
	g := grid{counters: make([][]counter, len(columns)), rowSum: make([]float64, len(rows)), colSum: make([]float64, len(columns))}
	for c := range g.counters {
		g.counters[c] = make([]counter, len(rows))
	}
	seen := make([]bool, len(j.units))
	for _, e := range j.entries {
		r, c := rowPlace[e.row], columnPlace[e.column]
		x := &g.counters[c][r]
		x.n[e.level]++
		x.sum++
		g.rowSum[r]++
		g.colSum[c]++
		if !seen[e.u.index] {
			seen[e.u.index] = true
			n.Statements++
		}
	}
	if j.p.Mode == app.OneMode {
		n.Columns, n.ColumnIDs = n.Rows, n.RowIDs
		j.oneMode(&n, g)
		return n
	}
	j.twoMode(&n, g)
	return n
}

// label is a row or column: sorted by name, then by id.
type label struct {
	id, name string
	number   int32
}

// labels gives the labels of a variable and the place of each number. Isolates add those
// of all statements, whatever the filters say of them.
func (j *projector) labels(variable string, of func(entry) int32) ([]label, map[int32]int) {
	in := map[int32]bool{}
	for _, e := range j.entries {
		in[of(e)] = true
	}
	if j.spec.Isolates {
		for i := range j.in.Statements {
			st := &j.in.Statements[i]
			switch {
			case variable == app.VariableSpeaker && !blank(st.Speaker):
				in[j.actors.number(st.Speaker)] = true
			case variable == app.VariableHolder && !blank(st.Holder):
				in[j.actors.number(j.holder(st))] = true
			case variable == app.VariableIssue && !blank(st.Issue):
				in[j.issues.number(st.Issue)] = true
			}
		}
	}
	var out []label
	for n := range in {
		if variable == app.VariableIssue {
			x := j.issue(n)
			out = append(out, label{string(x.ID), x.Title, n})
			continue
		}
		a := j.actor(n)
		out = append(out, label{string(a.ID), a.Name, n})
	}
	slices.SortFunc(out, func(a, b label) int { return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.id, b.id)) })
	place := make(map[int32]int, len(out))
	for i, l := range out {
		place[l.number] = i
	}
	return out, place
}

func names(list []label) []string {
	out := make([]string, len(list))
	for i, l := range list {
		out[i] = l.name
	}
	return out
}

func ids(list []label) []string {
	out := make([]string, len(list))
	for i, l := range list {
		out[i] = l.id
	}
	return out
}

// excludedHere adds to the reasons of a matrix those of a projection.
func (j *projector) excludedHere() []app.LeftOut {
	out := j.excluded()
	for _, reason := range []string{outReported, outExcluded} {
		if list := j.leftOut[reason]; len(list) > 0 {
			slices.SortFunc(list, compareIDs)
			out = append(out, app.LeftOut{Reason: reason, IDs: list})
		}
	}
	return out
}

func (j *projector) twoMode(n *app.Network, g grid) {
	n.Values, n.Counts = matrixOf(len(n.Rows), len(n.Columns))
	for c, column := range g.counters {
		for r := range column {
			v := j.qualify(&column[r])
			switch j.p.Normalise {
			case app.NormaliseActivity:
				v = ratio(v, g.rowSum[r])
			case app.NormaliseProminence:
				v = ratio(v, g.colSum[c])
			}
			n.Values[r][c] = v
			n.Counts[r][c] = int(column[r].sum)
		}
	}
}

// qualify gives the value of a two-mode cell.
func (j *projector) qualify(x *counter) float64 {
	var v float64
	for place, level := range j.scale.levels {
		switch {
		case j.p.Qualifier == app.QualifierIgnore:
			v += x.n[place]
		case j.p.Qualifier == app.QualifierCombine && x.n[place] > 0:
			v += float64(int(1) << (len(j.scale.levels) - 1 - place))
		case j.p.Qualifier == app.QualifierSubtract && j.scale.name == app.LevelsBoolean:
			v += x.n[place] * float64(2*level-1)
		case j.p.Qualifier == app.QualifierSubtract:
			v += x.n[place] * float64(level)
		}
	}
	return v
}

// pair accumulates what two rows have in common over the columns.
type pair struct {
	value    float64
	jaccard  float64 // what x·x' differs from x + x' by, where both are above 0
	together int     // columns that both have statements on
}

func (j *projector) oneMode(n *app.Network, g grid) {
	n.Values, n.Counts = matrixOf(len(n.Rows), len(n.Rows))
	weights := j.pairWeights()
	for a := range n.Rows {
		for b := a + 1; b < len(n.Rows); b++ {
			var p pair
			for _, column := range g.counters {
				if column[a].sum > 0 && column[b].sum > 0 {
					p.add(&column[a], &column[b], weights)
				}
			}
			v := p.value
			switch ai, aj := g.rowSum[a], g.rowSum[b]; j.p.Normalise {
			case app.NormaliseAverage:
				v = ratio(v, (ai+aj)/2)
			case app.NormaliseCosine:
				v = ratio(v, ai*aj)
			case app.NormaliseJaccard:
				v = ratio(v, ai+aj+p.jaccard)
			}
			n.Values[a][b], n.Values[b][a] = v, v
			n.Counts[a][b], n.Counts[b][a] = p.together, p.together
		}
	}
}

func (p *pair) add(x, y *counter, weights *[mostLevels][mostLevels]float64) {
	p.together++
	for k, xk := range x.n {
		if xk == 0 {
			continue
		}
		if yk := y.n[k]; yk > 0 {
			p.jaccard += xk*yk - xk - yk
		}
		for l, yl := range y.n {
			p.value += xk * yl * weights[k][l]
		}
	}
}

// pairWeights gives what a pair of statements at two levels adds: 1 in ignore, nearness
// in congruence, distance in conflict, their difference in subtract.
func (j *projector) pairWeights() *[mostLevels][mostLevels]float64 {
	spread := j.spread()
	var out [mostLevels][mostLevels]float64
	for k, a := range j.scale.levels {
		for l, b := range j.scale.levels {
			var d float64
			if spread > 0 {
				d = math.Abs(float64(a-b)) / spread
			}
			switch j.p.Qualifier {
			case app.QualifierCongruence:
				out[k][l] = 1 - d
			case app.QualifierConflict:
				out[k][l] = d
			case app.QualifierSubtract:
				out[k][l] = 1 - 2*d
			default:
				out[k][l] = 1
			}
		}
	}
	return &out
}

// ratio is 0 where there is nothing to divide by.
func ratio(v, by float64) float64 {
	if by == 0 {
		return 0
	}
	return v / by
}

func matrixOf(rows, columns int) ([][]float64, [][]int) {
	values, counts := make([][]float64, rows), make([][]int, rows)
	for r := range rows {
		values[r], counts[r] = make([]float64, columns), make([]int, columns)
	}
	return values, counts
}
