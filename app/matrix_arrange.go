package app

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Arrangement tells which rows and columns of a matrix stand where. A row below 0 is the
// title of a group.
type Arrangement struct {
	Rows   []int // of the view by place
	Cols   []int
	Titles map[int]string // of groups, by place
	People bool           // columns are actors: mode agreement
}

// Arrange orders, groups and hides rows and columns by the look of the recipe.
func Arrange(v MatrixView) Arrangement {
	d := v.Spec.Look()
	rows := allOf(len(v.Actors))
	var bloc []int
	if d.SortRows == SortAgreement || d.GroupRows == SortAgreement {
		order, blocs := Blocs(v)
		bloc = blocs
		if d.SortRows == SortAgreement || d.SortRows == "" {
			rows = order
		}
	}
	sortRows(rows, v, d)
	rows = slices.DeleteFunc(rows, func(i int) bool { return slices.Contains(d.HiddenRows, v.Actors[i].ID) })
	p := Arrangement{Titles: map[int]string{}}
	if d.GroupRows == "" {
		p.Rows = rows
	} else {
		p.group(rows, groupName(v, d.GroupRows, bloc))
	}
	p.People = d.Mode == ModeAgreement
	if p.People {
		p.Cols = rows
		return p
	}
	p.Cols = allOf(len(v.Issues))
	switch d.SortColumns {
	case SortName:
		slices.SortStableFunc(p.Cols, func(a, b int) int {
			return cmp.Compare(FoldName(v.Issues[a].Title), FoldName(v.Issues[b].Title))
		})
	case SortCount:
		slices.SortStableFunc(p.Cols, func(a, b int) int { return cmp.Compare(v.ColN[b], v.ColN[a]) })
	case SortHand:
		byHand(p.Cols, d.Columns, func(i int) IssueID { return v.Issues[i].ID })
	}
	p.Cols = slices.DeleteFunc(p.Cols, func(i int) bool { return slices.Contains(d.HiddenColumns, v.Issues[i].ID) })
	return p
}

func allOf(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func sortRows(rows []int, v MatrixView, d MatrixDisplay) {
	switch d.SortRows {
	case SortName:
		slices.SortStableFunc(rows, func(a, b int) int {
			return cmp.Compare(FoldName(v.Actors[a].Name), FoldName(v.Actors[b].Name))
		})
	case SortType:
		rank := func(i int) int {
			if n := slices.Index(ActorTypes(), v.Actors[i].Type); n >= 0 {
				return n
			}
			return len(ActorTypes()) // a type of one's own
		}
		slices.SortStableFunc(rows, func(a, b int) int { return rank(a) - rank(b) })
	case SortSide:
		slices.SortStableFunc(rows, func(a, b int) int { return compareSides(v.Actors[a].Side, v.Actors[b].Side) })
	case SortCount:
		slices.SortStableFunc(rows, func(a, b int) int { return cmp.Compare(v.RowN[b], v.RowN[a]) })
	case SortHand:
		byHand(rows, d.Rows, func(i int) ActorID { return v.Actors[i].ID })
	}
}

// compareSides puts actors without a side last.
func compareSides(a, b string) int {
	if (a == "") != (b == "") {
		return len(b) - len(a)
	}
	return cmp.Compare(FoldName(a), FoldName(b))
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

func groupName(v MatrixView, by string, bloc []int) func(int) string {
	switch by {
	case SortSide:
		return func(i int) string { return cmp.Or(v.Actors[i].Side, "No side") }
	case SortAgreement:
		size := map[int]int{}
		for _, b := range bloc {
			size[b]++
		}
		return func(i int) string {
			if size[bloc[i]] < 2 {
				return "Alone"
			}
			return "Bloc " + strconv.Itoa(bloc[i]+1)
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
func (p *Arrangement) group(rows []int, name func(int) string) {
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
		p.Titles[len(p.Rows)] = n
		p.Rows = append(append(p.Rows, -1), members[n]...)
	}
}
