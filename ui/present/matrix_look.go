package present

import (
	"slices"

	"parley/app"
)

// MatrixModes offers what a cell can show.
func MatrixModes() []Choice {
	return []Choice{
		{app.ModePositions, "Positions"}, {app.ModeHeat, "Heat"}, {app.ModeCounts, "Counts"}, {app.ModeAgreement, "Agreement of actors"},
	}
}

// RowSorts offers the orders of rows.
func RowSorts() []Choice {
	return []Choice{
		{"", "Rows: codebook"},
		{app.SortSide, "Rows: by side"},
		{app.SortType, "Rows: by type"},
		{app.SortAgreement, "Rows: by agreement"},
		{app.SortCount, "Rows: most said"},
		{app.SortName, "Rows: by name"},
		{app.SortHand, "Rows: by hand"},
	}
}

// RowGroups offers the groupings of rows.
func RowGroups() []Choice {
	return []Choice{{"", "No groups"}, {app.SortSide, "Group sides"}, {app.SortType, "Group types"}, {app.SortAgreement, "Group blocs"}}
}

// ColumnSorts offers the orders of columns.
func ColumnSorts() []Choice {
	return []Choice{{"", "as in the codebook"}, {app.SortCount, "most said first"}, {app.SortName, "by title"}, {app.SortHand, "by hand"}}
}

// look changes how the matrix is looked at. Only the mode asks for numbers that may not be
// there yet; all else arranges what is.
func (m *Matrix) look(edit func(*app.MatrixDisplay)) {
	d := lookOf(m.spec)
	mode := d.Mode
	edit(&d)
	m.spec.Display = &d
	if !m.known {
		return
	}
	if d.Mode != mode && d.Mode == app.ModeAgreement {
		m.recount()
		return
	}
	got := m.now
	got.view.Spec.Display = &d
	got.plan = app.Arrange(got.view)
	m.take(got)
}

// SetMode shows something else in the cells.
func (m *Matrix) SetMode(code string) { m.look(func(d *app.MatrixDisplay) { d.Mode = code }) }

// SetCompact shows small cells, to see a large matrix at once.
func (m *Matrix) SetCompact(on bool) { m.look(func(d *app.MatrixDisplay) { d.Compact = on }) }

// SortRows orders the rows.
func (m *Matrix) SortRows(code string) { m.look(func(d *app.MatrixDisplay) { d.SortRows = code }) }

// GroupRows puts rows together under titles.
func (m *Matrix) GroupRows(code string) { m.look(func(d *app.MatrixDisplay) { d.GroupRows = code }) }

// SortColumns orders the columns.
func (m *Matrix) SortColumns(code string) {
	m.look(func(d *app.MatrixDisplay) { d.SortColumns = code })
}

// HideRow takes the actor in a row off the screen; it goes on counting.
func (m *Matrix) HideRow(row int) {
	if a, ok := m.ActorAt(row); ok {
		m.look(func(d *app.MatrixDisplay) { d.HiddenRows = append(d.HiddenRows, a.ID) })
	}
}

// HideColumn takes an issue off the screen.
func (m *Matrix) HideColumn(col int) {
	if m.now.plan.People {
		return
	}
	if x, ok := m.IssueAt(col); ok {
		m.look(func(d *app.MatrixDisplay) { d.HiddenColumns = append(d.HiddenColumns, x.ID) })
	}
}

// ShowHidden brings everything back.
func (m *Matrix) ShowHidden() {
	m.look(func(d *app.MatrixDisplay) { d.HiddenRows, d.HiddenColumns = nil, nil })
}

// MoveRow moves the actor of a row by some places; the rows are then in the analyst's own
// order.
func (m *Matrix) MoveRow(row, by int) {
	a, ok := m.ActorAt(row)
	if !ok {
		return
	}
	m.look(func(d *app.MatrixDisplay) {
		d.Rows, d.SortRows = moved(m.actorOrder(), a.ID, by), app.SortHand
	})
}

// MoveColumn moves an issue by some places.
func (m *Matrix) MoveColumn(col, by int) {
	x, ok := m.IssueAt(col)
	if !ok || m.now.plan.People {
		return
	}
	m.look(func(d *app.MatrixDisplay) {
		d.Columns, d.SortColumns = moved(m.issueOrder(), x.ID, by), app.SortHand
	})
}

// moved gives a list with one of it some places further, at most at an end.
func moved[K comparable](list []K, k K, by int) []K {
	at := slices.Index(list, k)
	if at < 0 {
		return list
	}
	to := min(max(at+by, 0), len(list)-1)
	list = slices.Delete(list, at, at+1)
	return slices.Insert(list, to, k)
}

func (m *Matrix) actorOrder() []app.ActorID {
	var out []app.ActorID
	for _, i := range m.now.plan.Rows {
		if i >= 0 {
			out = append(out, m.now.view.Actors[i].ID)
		}
	}
	return out
}

func (m *Matrix) issueOrder() []app.IssueID {
	var out []app.IssueID
	for _, i := range m.now.plan.Cols {
		out = append(out, m.now.view.Issues[i].ID)
	}
	return out
}

// ActorAt gives the actor of a row; ok is false for titles.
func (m *Matrix) ActorAt(row int) (a app.MatrixActor, ok bool) {
	if row < 0 || row >= len(m.now.plan.Rows) || m.now.plan.Rows[row] < 0 {
		return a, false
	}
	return m.now.view.Actors[m.now.plan.Rows[row]], true
}

// IssueAt gives the issue of a column; ok is false where columns are actors.
func (m *Matrix) IssueAt(col int) (x app.MatrixIssue, ok bool) {
	if col < 0 || col >= len(m.now.plan.Cols) || m.now.plan.People {
		return x, false
	}
	return m.now.view.Issues[m.now.plan.Cols[col]], true
}
