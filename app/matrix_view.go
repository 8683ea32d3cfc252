package app

// MatrixView is a positions matrix as a screen looks at it: cells by row and column, each
// found at once. Views of one matrix share what did not change, so that a step costs what
// it changes; nothing in a view is edited after it was made.
type MatrixView struct {
	Spec     MatrixSpec
	SpecText string
	Actors   []MatrixActor
	Issues   []MatrixIssue
	Rows     [][]*Cell  // by Actors and Issues; nil where there is no evidence
	RowN     []int      // statements counted, by Actors
	ColN     []int      // the same, by Issues
	Left     []LeftOver // what was kept out, by reason
	Counted  int
	Articles int
	First    Date
	Last     Date
	Today    Date
	Earliest Date // first day said of all statements, whatever the end of the window
	Latest   Date // last day, likewise
}

// LeftOver counts the statements that one rule kept out of a matrix.
type LeftOver struct {
	Reason string
	N      int
}

// Cell gives a cell by its place; ok is false where there is no evidence. The result is
// the caller's own but for what its slices hold.
func (v *MatrixView) Cell(row, col int) (c Cell, ok bool) {
	if p := v.Rows[row][col]; p != nil {
		c = *p
		if c.Net != nil {
			activity, prominence := *c.Net/float64(v.RowN[row]), *c.Net/float64(v.ColN[col])
			c.Resolvers.Activity, c.Resolvers.Prominence = &activity, &prominence
		}
		return c, true
	}
	return Cell{Actor: v.Actors[row].ID, Issue: v.Issues[col].ID, State: CellNoData}, false
}

// Filled counts the cells that have evidence or the analyst's own value.
func (v *MatrixView) Filled() int {
	n := 0
	for _, row := range v.Rows {
		for _, c := range row {
			if c != nil {
				n++
			}
		}
	}
	return n
}

// ViewOf looks at a matrix that was computed whole.
func ViewOf(m Matrix) MatrixView {
	v := MatrixView{
		Spec: m.Spec, SpecText: m.SpecText, Actors: m.Actors, Issues: m.Issues, Counted: m.Counted, Articles: m.Articles,
		First: m.First, Last: m.Last, Today: m.Today, Earliest: m.First, Latest: m.Last, Rows: make([][]*Cell, len(m.Actors)),
		RowN: make([]int, len(m.Actors)), ColN: make([]int, len(m.Issues)),
	}
	rows, cols := make(map[ActorID]int, len(m.Actors)), make(map[IssueID]int, len(m.Issues))
	for i, a := range m.Actors {
		rows[a.ID] = i
		v.Rows[i] = make([]*Cell, len(m.Issues))
	}
	for i, x := range m.Issues {
		cols[x.ID] = i
	}
	for i := range m.Cells {
		c := &m.Cells[i]
		r, k := rows[c.Actor], cols[c.Issue]
		v.Rows[r][k] = c
		v.RowN[r] += c.N
		v.ColN[k] += c.N
	}
	for _, l := range m.LeftOut {
		v.Left = append(v.Left, LeftOver{l.Reason, len(l.IDs)})
	}
	return v
}
