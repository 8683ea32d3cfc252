package present

import (
	"cmp"
	"slices"
	"strings"

	"parley/app"
)

// plan is the arrangement of a matrix: which of its rows and columns stand where. A row
// below 0 is the title of a group.
type plan struct {
	rows   []int // of the view by place on the screen
	cols   []int
	titles map[int]string // of groups, by place on the screen
	people bool           // columns are actors: mode agreement
}

// arrange orders, groups and hides by the look of the recipe.
func arrange(v app.MatrixView) plan {
	d := lookOf(v.Spec)
	rows := allOf(len(v.Actors))
	var bloc []int
	if d.SortRows == app.SortAgreement || d.GroupRows == app.SortAgreement {
		order, blocs := app.Blocs(v)
		bloc = blocs
		if d.SortRows == app.SortAgreement || d.SortRows == "" {
			rows = order
		}
	}
	sortRows(rows, v, d)
	rows = slices.DeleteFunc(rows, func(i int) bool { return slices.Contains(d.HiddenRows, v.Actors[i].ID) })
	p := plan{titles: map[int]string{}}
	if d.GroupRows == "" {
		p.rows = rows
	} else {
		p.group(rows, groupName(v, d.GroupRows, bloc))
	}
	p.people = d.Mode == app.ModeAgreement
	if p.people {
		p.cols = rows
		return p
	}
	p.cols = allOf(len(v.Issues))
	switch d.SortColumns {
	case app.SortName:
		slices.SortStableFunc(p.cols, func(a, b int) int {
			return cmp.Compare(app.FoldName(v.Issues[a].Title), app.FoldName(v.Issues[b].Title))
		})
	case app.SortCount:
		slices.SortStableFunc(p.cols, func(a, b int) int { return cmp.Compare(v.ColN[b], v.ColN[a]) })
	case app.SortHand:
		byHand(p.cols, d.Columns, func(i int) app.IssueID { return v.Issues[i].ID })
	}
	p.cols = slices.DeleteFunc(p.cols, func(i int) bool { return slices.Contains(d.HiddenColumns, v.Issues[i].ID) })
	return p
}

func allOf(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func sortRows(rows []int, v app.MatrixView, d app.MatrixDisplay) {
	switch d.SortRows {
	case app.SortName:
		slices.SortStableFunc(rows, func(a, b int) int {
			return cmp.Compare(app.FoldName(v.Actors[a].Name), app.FoldName(v.Actors[b].Name))
		})
	case app.SortType:
		rank := func(i int) int {
			if n := slices.Index(app.ActorTypes(), v.Actors[i].Type); n >= 0 {
				return n
			}
			return len(app.ActorTypes()) // a type of one's own
		}
		slices.SortStableFunc(rows, func(a, b int) int { return rank(a) - rank(b) })
	case app.SortSide:
		slices.SortStableFunc(rows, func(a, b int) int { return compareSides(v.Actors[a].Side, v.Actors[b].Side) })
	case app.SortCount:
		slices.SortStableFunc(rows, func(a, b int) int { return cmp.Compare(v.RowN[b], v.RowN[a]) })
	case app.SortHand:
		byHand(rows, d.Rows, func(i int) app.ActorID { return v.Actors[i].ID })
	}
}

// compareSides puts actors without a side last.
func compareSides(a, b string) int {
	if (a == "") != (b == "") {
		return len(b) - len(a)
	}
	return cmp.Compare(app.FoldName(a), app.FoldName(b))
}

// byHand puts what has a place of its own there, and what is new behind it.
func byHand[K comparable](list []int, order []K, id func(int) K) {
	rank := map[K]int{}
	for i, k := range order {
		rank[k] = i
	}
	slices.SortStableFunc(list, func(a, b int) int {
		ra, oka := rank[id(a)]
		rb, okb := rank[id(b)]
		switch {
		case oka && okb:
			return ra - rb
		case oka:
			return -1
		case okb:
			return 1
		}
		return 0
	})
}

func groupName(v app.MatrixView, by string, bloc []int) func(int) string {
	switch by {
	case app.SortSide:
		return func(i int) string { return cmp.Or(v.Actors[i].Side, "No side") }
	case app.SortAgreement:
		size := map[int]int{}
		for _, b := range bloc {
			size[b]++
		}
		return func(i int) string {
			if size[bloc[i]] < 2 {
				return "Alone"
			}
			return "Bloc " + itoa(bloc[i]+1)
		}
	}
	return func(i int) string { return typeWords(v.Actors[i].Type) }
}

// typeWords writes the code of an actor's type for people.
func typeWords(code string) string {
	s := strings.ReplaceAll(cmp.Or(code, "no type"), "_", " ")
	return strings.ToUpper(s[:1]) + s[1:]
}

// group puts rows of one name together, in the order in which names come first, each under
// its title.
func (p *plan) group(rows []int, name func(int) string) {
	var names []string
	members := map[string][]int{}
	for _, i := range rows {
		n := name(i)
		if members[n] == nil {
			names = append(names, n)
		}
		members[n] = append(members[n], i)
	}
	for _, n := range names {
		p.titles[len(p.rows)] = n
		p.rows = append(append(p.rows, -1), members[n]...)
	}
}

// place finds a cell on the screen, −1 where it is not shown.
func (p plan) place(v app.MatrixView, k app.CellKey) (row, col int) {
	row = slices.IndexFunc(p.rows, func(i int) bool { return i >= 0 && v.Actors[i].ID == k.Actor })
	if p.people {
		return row, slices.IndexFunc(p.cols, func(i int) bool { return string(v.Actors[i].ID) == string(k.Issue) })
	}
	return row, slices.IndexFunc(p.cols, func(i int) bool { return v.Issues[i].ID == k.Issue })
}

// heads gives the heads of what is shown.
func (x drawn) heads() (rows []MatrixRow, cols []MatrixColumn) {
	for at, i := range x.plan.rows {
		if i < 0 {
			rows = append(rows, MatrixRow{Name: x.plan.titles[at], Group: true})
			continue
		}
		a := x.view.Actors[i]
		rows = append(rows, MatrixRow{Name: a.Name, Sub: dotted(a.Side, a.Role)})
	}
	for _, i := range x.plan.cols {
		if x.plan.people {
			cols = append(cols, MatrixColumn{Title: x.view.Actors[i].Name})
			continue
		}
		cols = append(cols, MatrixColumn{Title: x.view.Issues[i].Title, Sub: x.view.Issues[i].Question})
	}
	return rows, cols
}
