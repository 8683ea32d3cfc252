package widgets

import "sort"

// groupHeight is the height of the title of a group in pixels.
const groupHeight = 28

// countGroups notes where the titles of groups stand, so that rows are found by arithmetic.
func (g *Grid) countGroups() {
	g.groups = g.groups[:0]
	if g.model.Group == nil {
		return
	}
	for row := range g.model.Rows {
		if g.model.Group(row) {
			g.groups = append(g.groups, row)
		}
	}
}

// groupsAbove counts the titles above a row.
func (g *Grid) groupsAbove(row int) int { return sort.SearchInts(g.groups, row) }

// top gives the upper edge of a row; that of the row behind the last is the lower end.
func (g *Grid) top(row int) float32 {
	n := g.groupsAbove(row)
	return float32(row-n)*g.sizes.RowHeight + float32(n)*g.groupHeight()
}

func (g *Grid) groupHeight() float32 { return min(groupHeight, g.sizes.RowHeight) }

// height gives the height of a row.
func (g *Grid) height(row int) float32 {
	if g.model.group(row) {
		return g.groupHeight()
	}
	return g.sizes.RowHeight
}

// rowAt gives the row at a place; it may lie behind the last.
func (g *Grid) rowAt(y float32) int {
	if y < 0 {
		return 0
	}
	if len(g.groups) == 0 {
		return int(y / g.sizes.RowHeight)
	}
	return sort.Search(g.model.Rows, func(row int) bool { return g.top(row+1) > y })
}
