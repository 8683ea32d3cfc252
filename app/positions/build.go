package positions

import (
	"math"
	"slices"

	"parley/app"
)

// Build computes the positions matrix of a spec by rules R0 to R9. It fails only if the
// spec itself is wrong. The order of the statements does not matter.
func Build(in Input) (app.Matrix, error) {
	s, err := newScan(in)
	if err != nil {
		return app.Matrix{}, err
	}
	t := newTabulator(s)
	t.place()
	m := app.Matrix{Spec: s.spec, SpecText: specText(s.spec), Actors: []app.MatrixActor{}, Issues: []app.MatrixIssue{}}
	rows := t.rows()
	for _, n := range rows {
		m.Actors = append(m.Actors, t.matrixActor(n))
	}
	for _, n := range t.columns {
		x := s.issue(n)
		m.Issues = append(m.Issues, app.MatrixIssue{ID: x.ID, Title: x.Title, Question: x.Question})
	}
	m.Cells = t.cells(rows)
	m.LeftOut = s.excluded()
	if !in.Today.IsZero() {
		m.Today = app.DateOfDay(in.Today)
	}
	t.summarise(&m)
	m.Hash = hashMatrix(m)
	return m, nil
}

// placement puts a unit into a cell; unit −1 stands for an override without evidence.
type placement struct{ row, column, unit int32 }

// tabulator computes cells. Its scratch space is reused from cell to cell.
type tabulator struct {
	*scan
	up          *rollUp
	columns     []int32   // issues, in the order of the matrix
	columnsOf   [][]int32 // per issue
	placements  []placement
	placed      []bool // per unit
	overrides   map[cellKey]app.CellOverride
	parts       []share // of cells with an own position
	group       *grouper
	resolver    resolver
	denials     map[app.StatementID][]denial
	own         side
	reported    side
	list        []*unit
	sourceList  []source
	outletList  []int32
	staleBefore int64 // a position that ends earlier is stale
	spoke       int64 // when the holder of the cell at hand spoke last, or never
	marks       marks // the flags of the cell at hand
	slab        slab
}

type cellKey struct{ row, column int32 }

// side is one of the two kinds of evidence of a cell after R1 and R2: own or reported.
type side struct {
	all    []*unit
	voiced []*unit // without no_comment
	tally  tally
}

func newTabulator(s *scan) *tabulator {
	t := &tabulator{
		scan: s, up: newRollUp(s), overrides: map[cellKey]app.CellOverride{},
		placed: make([]bool, len(s.units)), resolver: newResolver(s.spec), denials: newDenials(s),
	}
	t.setHorizon()
	for i := range s.units {
		_, s.units[i].denied = t.denials[s.units[i].id]
	}
	t.columns = columns(s)
	t.columnsOf = subtree(s, t.columns)
	t.group = newGrouper(s)
	return t
}

// setHorizon finds out from when on a position is not stale.
func (t *tabulator) setHorizon() {
	t.staleBefore = math.MinInt64
	if end := t.window.end; !end.IsZero() {
		t.staleBefore = end.AddDate(0, 0, -t.spec.HorizonDays).Unix()
	}
}

// columns are those of the spec, else every issue of the codebook, then issues that
// only statements name, by id.
func columns(s *scan) []int32 {
	var out []int32
	for _, id := range s.spec.Columns {
		if n := s.issues.number(id); !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	if len(s.spec.Columns) > 0 {
		return out
	}
	strangers := slices.Sorted(slices.Values(s.issues.ids[s.issues.known:]))
	for n := range s.issues.known {
		out = append(out, int32(n))
	}
	for _, id := range strangers {
		out = append(out, s.issues.index[id])
	}
	return out
}

// place finds the cells in which each unit counts.
func (t *tabulator) place() {
	wanted := make(map[int32]bool, len(t.spec.Rows))
	for _, id := range t.spec.Rows {
		wanted[t.actors.number(id)] = true
	}
	t.placements = make([]placement, 0, len(t.units)+len(t.in.Overrides))
	var rows []int32
	for i := range t.units {
		u := &t.units[i]
		rows = t.up.rows(u, rows[:0])
		for _, row := range rows {
			if len(wanted) > 0 && !wanted[row] {
				continue
			}
			for _, c := range t.columnsOf[u.issue] {
				t.placements = append(t.placements, placement{row, c, int32(i)})
				t.placed[i] = true
			}
		}
		if !t.placed[i] {
			t.leftOut[outPlace] = append(t.leftOut[outPlace], u.id)
		}
	}
	for _, o := range t.in.Overrides {
		row, known := t.actors.index[o.Actor]
		column := slices.IndexFunc(t.columns, func(n int32) bool { return t.issues.ids[n] == o.Issue })
		if o.Spec != t.spec.ID || !known || column < 0 || (len(wanted) > 0 && !wanted[row]) {
			continue
		}
		t.overrides[cellKey{row, int32(column)}] = o
		t.placements = append(t.placements, placement{row, int32(column), -1})
	}
}

// cells computes all cells, by row and column.
func (t *tabulator) cells(rows []int32) []app.Cell {
	rank := make([]int32, len(t.actors.ids))
	for i, n := range rows {
		rank[n] = int32(i)
	}
	ordered := distribute(t.placements, len(t.columns), func(p placement) int32 { return p.column })
	ordered = distribute(ordered, len(rows), func(p placement) int32 { return rank[p.row] })
	n := 0
	for i, p := range ordered {
		if i == 0 || p.row != ordered[i-1].row || p.column != ordered[i-1].column {
			n++
		}
	}
	t.parts = make([]share, 0, n)
	out := make([]app.Cell, n)
	for k := range out {
		end := 1
		for end < len(ordered) && ordered[end].row == ordered[0].row && ordered[end].column == ordered[0].column {
			end++
		}
		t.cell(&out[k], ordered[:end])
		ordered = ordered[end:]
	}
	t.shares()
	return out
}

// distribute sorts placements by a small key without changing the order of equals.
func distribute(list []placement, keys int, key func(placement) int32) []placement {
	starts := make([]int32, keys+1)
	for _, p := range list {
		starts[key(p)+1]++
	}
	for k := range keys {
		starts[k+1] += starts[k]
	}
	out := make([]placement, len(list))
	for _, p := range list {
		k := key(p)
		out[starts[k]] = p
		starts[k]++
	}
	return out
}

// share is a cell's part in the sums of its row and its column, which are known only
// when all cells are.
type share struct {
	key                  cellKey
	n                    int
	net                  float64
	activity, prominence *float64
}

// shares fills in activity and prominence.
func (t *tabulator) shares() {
	byRow, byColumn := make([]int, len(t.actors.ids)), make([]int, len(t.columns))
	for _, s := range t.parts {
		byRow[s.key.row] += s.n
		byColumn[s.key.column] += s.n
	}
	for _, s := range t.parts {
		*s.activity = s.net / float64(byRow[s.key.row])
		*s.prominence = s.net / float64(byColumn[s.key.column])
	}
}

// summarise counts what went into the matrix.
func (t *tabulator) summarise(m *app.Matrix) {
	articles := make([]bool, len(t.articles.rows))
	var first, last *unit
	for i := range t.units {
		u := &t.units[i]
		if !t.placed[i] {
			continue
		}
		m.Counted++
		if !articles[u.article] {
			articles[u.article] = true
			m.Articles++
		}
		if !u.said.known {
			continue
		}
		if first == nil || t.articles.compare(u, first) < 0 {
			first = u
		}
		if last == nil || t.articles.compare(u, last) > 0 {
			last = u
		}
	}
	if first != nil {
		m.First, m.Last = t.said(first), t.said(last)
	}
}
