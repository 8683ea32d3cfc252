package app

import (
	"cmp"
	"math"
	"slices"
)

// Blocs orders the rows of a matrix so that actors who agree stand together, and tells
// for each row the number of its bloc, from 0 in that order. Two actors are as far apart
// as their values are on the issues that both have a value on (rule R11 with the declared
// range of 4, on what their cells show); blocs are joined by average linkage for as long as
// the mean distance stays below blocReach. Actors who share no issue with anybody come last, each a bloc of its own.
func Blocs(v MatrixView) (order, bloc []int) {
	n := len(v.Actors)
	d := distances(v)
	trees := make([]tree, n)
	for i := range trees {
		trees[i] = tree{leaves: []int{i}, filled: v.RowN[i]}
	}
	for {
		a, b, near := closest(trees, d)
		if a < 0 || near >= blocReach {
			break
		}
		join(trees, d, a, b)
	}
	trees = slices.DeleteFunc(trees, func(t tree) bool { return len(t.leaves) == 0 })
	slices.SortStableFunc(trees, func(a, b tree) int {
		return cmp.Or(cmp.Compare(min(len(b.leaves), 2), min(len(a.leaves), 2)), cmp.Compare(b.filled, a.filled))
	})
	bloc = make([]int, n)
	for i, t := range trees {
		order = append(order, t.leaves...)
		for _, leaf := range t.leaves {
			bloc[leaf] = i
		}
	}
	return order, bloc
}

// blocReach is a little more than one step of the scale, which is 0.25: who says "support"
// stands with who says "strong support", and not with who opposes.
const blocReach = 0.3

// tree is what has been joined; filled counts its statements.
type tree struct {
	leaves []int
	filled int
}

// distances gives the mean distance of every two rows, infinite where they share nothing.
func distances(v MatrixView) [][]float64 {
	n, cols := len(v.Actors), len(v.Issues)
	values := make([][]float64, n)
	for i := range values {
		values[i] = make([]float64, cols)
		for k := range cols {
			values[i][k] = math.NaN()
			if c := v.Rows[i][k]; c != nil && c.Value != nil && c.Resolved != CellMixed {
				values[i][k] = *c.Value
			}
		}
	}
	d := make([][]float64, n)
	for i := range d {
		d[i] = make([]float64, n)
		for j := range i {
			sum, shared := 0.0, 0
			for k := range cols {
				if x := math.Abs(values[i][k] - values[j][k]); x == x {
					sum += x / 4
					shared++
				}
			}
			d[i][j] = math.Inf(1)
			if shared > 0 {
				d[i][j] = sum / float64(shared)
			}
			d[j][i] = d[i][j]
		}
	}
	return d
}

// closest finds the two nearest trees; a is −1 where there are none left to join.
func closest(trees []tree, d [][]float64) (a, b int, near float64) {
	a, b, near = -1, -1, math.Inf(1)
	for i := range trees {
		if len(trees[i].leaves) == 0 {
			continue
		}
		for j := range i {
			if len(trees[j].leaves) > 0 && d[i][j] < near {
				a, b, near = j, i, d[i][j]
			}
		}
	}
	return a, b, near
}

// join puts tree b behind tree a. Who shares nothing with one of them is as far from both
// as from the other.
func join(trees []tree, d [][]float64, a, b int) {
	wa, wb := float64(len(trees[a].leaves)), float64(len(trees[b].leaves))
	for k := range trees {
		x := (wa*d[a][k] + wb*d[b][k]) / (wa + wb)
		if math.IsInf(x, 1) {
			x = min(d[a][k], d[b][k])
		}
		d[a][k], d[k][a] = x, x
	}
	trees[a].leaves = append(trees[a].leaves, trees[b].leaves...)
	trees[a].filled += trees[b].filled
	trees[b].leaves = nil
}
