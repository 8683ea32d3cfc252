package app_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

// values makes the view of a matrix from one line of values per actor; "." is none.
func values(rows ...string) app.MatrixView {
	var m app.Matrix
	for k := range len(rows[0]) {
		m.Issues = append(m.Issues, app.MatrixIssue{ID: app.IssueID(rune('a' + k))})
	}
	for i, row := range rows {
		id := app.ActorID(rune('A' + i))
		m.Actors = append(m.Actors, app.MatrixActor{ID: id})
		for k, r := range row {
			v, ok := map[rune]float64{'+': 1, '-': -1, '0': 0, '2': 2, '3': -2}[r]
			if ok {
				m.Cells = append(m.Cells, app.Cell{Actor: id, Issue: m.Issues[k].ID, N: 1, Value: &v})
			}
		}
	}
	return app.ViewOf(m)
}

func TestBlocs(t *testing.T) {
	tests := []struct {
		name        string
		rows        []string
		order, bloc []int
	}{
		{"two sides, each together", []string{"++.", "--+", "2+.", "3--"}, []int{1, 3, 0, 2}, []int{1, 0, 1, 0}},
		{"who shares nothing comes last", []string{"..+", "+..", "+.."}, []int{1, 2, 0}, []int{1, 0, 0}},
		{"nobody agrees", []string{"+", "-"}, []int{0, 1}, []int{0, 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			order, bloc := app.Blocs(values(tt.rows...))
			if d := cmp.Diff([][]int{tt.order, tt.bloc}, [][]int{order, bloc}); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestViewOfAMatrix(t *testing.T) {
	v := values("+.", "--")
	if c, ok := v.Cell(0, 0); !ok || *c.Value != 1 {
		t.Errorf("cell %+v %v", c, ok)
	}
	if c, ok := v.Cell(0, 1); ok || c.State != app.CellNoData || c.Actor != "A" || c.Issue != "b" {
		t.Errorf("an empty cell is %+v %v", c, ok)
	}
	if v.Filled() != 3 || v.RowN[1] != 2 || v.ColN[0] != 2 {
		t.Errorf("%d filled, %v, %v", v.Filled(), v.RowN, v.ColN)
	}
}
