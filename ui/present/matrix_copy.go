package present

import (
	"fmt"

	"parley/app"
)

// Sheet gives the matrix as it is shown, for a picture and for copying; cells are whole even
// where the screen shows one line of each.
func (m *Matrix) Sheet() app.Sheet {
	x := &m.now
	return x.view.Sheet(x.plan, func(row, col int) app.Display { return x.whole(row, col).Display })
}

// CopiedCell gives the selected cell as text, empty where none is selected.
func (m *Matrix) CopiedCell() string {
	row, col := m.state.Row, m.state.Col
	if _, ok := m.ActorAt(row); !ok || col < 0 || col >= len(m.now.plan.Cols) {
		return ""
	}
	return m.now.whole(m.now.plan.Rows[row], m.now.plan.Cols[col]).Text()
}

// noRegion is the far corner where no more than one cell is chosen.
func noRegion() [2]int { return [2]int{-1, -1} }

// SelectTo chooses the cells from the selected one to another.
func (m *Matrix) SelectTo(row, col int) {
	_, ok := m.ActorAt(row)
	if !ok || m.state.Row < 0 || col < 0 || col >= len(m.now.plan.Cols) || m.state.Far == [2]int{row, col} {
		return
	}
	m.state.Far = [2]int{row, col}
	m.tell(m.state)
}

// region gives the cells chosen, ends inclusive; ok is false where it is not more than one.
func (m *Matrix) region() (rows, cols [2]int, ok bool) {
	s := &m.state
	if s.Row < 0 || s.Far[0] < 0 || s.Far == [2]int{s.Row, s.Col} {
		return rows, cols, false
	}
	return [2]int{min(s.Row, s.Far[0]), max(s.Row, s.Far[0])}, [2]int{min(s.Col, s.Far[1]), max(s.Col, s.Far[1])}, true
}

// CopiedSelection gives the cells chosen, tab-separated and without heads, as a spreadsheet
// copies them; titles of groups between them are left out. Of one cell it gives the text.
func (m *Matrix) CopiedSelection() string {
	rows, cols, ok := m.region()
	if !ok {
		return m.CopiedCell()
	}
	return m.Sheet().Region(rows, cols)
}

// RegionWords tells how many cells are chosen, if more than one.
func (m *Matrix) RegionWords() string {
	rows, cols, ok := m.region()
	if !ok {
		return ""
	}
	down := 0
	for r := rows[0]; r <= rows[1]; r++ {
		if _, ok := m.ActorAt(r); ok {
			down++
		}
	}
	return fmt.Sprintf("%d × %d cells chosen; Ctrl+C copies them", down, cols[1]-cols[0]+1)
}

// CopiedRow gives a row under the heads of the columns, tab-separated; empty where there is
// no such row.
func (m *Matrix) CopiedRow(row int) string {
	if _, ok := m.ActorAt(row); !ok {
		return ""
	}
	return m.Sheet().Text(row)
}

// Copied gives the whole matrix as shown, tab-separated with its heads; empty where there is
// nothing to see.
func (m *Matrix) Copied() string {
	if s := m.Sheet(); len(s.Rows) > 0 && len(s.Columns) > 0 {
		return s.Text()
	}
	return ""
}
