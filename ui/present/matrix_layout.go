package present

import (
	"slices"

	"parley/app"
)

// place finds a cell on the screen, −1 where it is not shown.
func place(p app.Arrangement, v app.MatrixView, k app.CellKey) (row, col int) {
	row = slices.IndexFunc(p.Rows, func(i int) bool { return i >= 0 && v.Actors[i].ID == k.Actor })
	if p.People {
		return row, slices.IndexFunc(p.Cols, func(i int) bool { return string(v.Actors[i].ID) == string(k.Issue) })
	}
	return row, slices.IndexFunc(p.Cols, func(i int) bool { return v.Issues[i].ID == k.Issue })
}

// heads gives the heads of what is shown.
func (x drawn) heads() (rows []MatrixRow, cols []MatrixColumn) {
	for at, i := range x.plan.Rows {
		if i < 0 {
			rows = append(rows, MatrixRow{Name: x.plan.Titles[at], Group: true})
			continue
		}
		a := x.view.Actors[i]
		rows = append(rows, MatrixRow{Name: a.Name, Sub: dotted(a.Side, a.Role)})
	}
	for _, i := range x.plan.Cols {
		if x.plan.People {
			cols = append(cols, MatrixColumn{Title: x.view.Actors[i].Name})
			continue
		}
		cols = append(cols, MatrixColumn{Title: x.view.Issues[i].Title, Sub: x.view.Issues[i].Question})
	}
	return rows, cols
}
