package present

import "parley/app"

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
