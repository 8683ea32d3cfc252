package spans

import (
	"slices"
	"sort"

	"parley/index/query"
)

// phrase appends the places of words in this order with nothing between. The search
// starts from the rarest word.
func (e *evaluation) phrase(all []Place, n *node, f Field, s scope) []Place {
	if s.from[f] >= s.to[f] {
		return all
	}
	lists, next, rarest := e.lists[:0], e.next[:0], -1
	for i, leaf := range n.leaves {
		var list []int32
		if leaf != anyWord {
			if list = e.src.Places(leaf, f); len(list) == 0 {
				return all
			}
			if rarest < 0 || len(list) < len(lists[rarest]) {
				rarest = i
			}
		}
		lists, next = append(lists, list), append(next, 0)
	}
	if e.lists, e.next = lists, next; rarest < 0 {
		return all
	}
	last := len(n.leaves) - 1
	for _, pos := range lists[rarest] {
		from := int(pos) - rarest
		if from < s.from[f] || from+last >= s.to[f] || !follows(lists, next, from, rarest) {
			continue
		}
		if n.raw != "" && !e.src.Literal(f, from, n.raw, n.offset) {
			continue
		}
		marks := e.take(len(n.leaves))
		for i, leaf := range n.leaves {
			if leaf != anyWord {
				marks = append(marks, Mark{from + i, leaf})
			}
		}
		all = append(all, Place{Field: f, From: from, To: from + last, Marks: marks})
	}
	return all
}

// follows reports whether every word but the one known stands at its position. Positions
// are asked for in ascending order: next is the first of each list that may be wanted.
func follows(lists [][]int32, next []int, from, known int) bool {
	for i, list := range lists {
		if i == known || list == nil {
			continue
		}
		want, at := int32(from+i), next[i]
		for at < len(list) && list[at] < want {
			at++
		}
		if next[i] = at; at == len(list) || list[at] != want {
			return false
		}
	}
	return true
}

// window appends the shortest stretches that hold all words of the phrase, each at a
// position of its own, in any order, in at most n more words than the phrase has.
func (e *evaluation) window(all []Place, n *node, f Field, s scope) []Place {
	width := len(n.leaves) + n.n
	var marks []Mark
	for _, leaf := range n.leaves {
		if leaf == anyWord {
			continue
		}
		for _, pos := range e.src.Places(leaf, f) {
			if int(pos) >= s.from[f] && int(pos) < s.to[f] {
				marks = append(marks, Mark{int(pos), leaf})
			}
		}
	}
	slices.SortFunc(marks, compareMarks)
	marks = slices.Compact(marks)
	lastTo := -1
	for i := len(marks) - 1; i >= 0; i-- {
		// From the back, so that a stretch that holds a shorter one is recognised.
		to, used, ok := shortest(marks[i:], n.leaves, width, s.to[f])
		if !ok || lastTo >= 0 && to >= lastTo {
			continue
		}
		lastTo = to
		all = append(all, Place{Field: f, From: marks[i].Pos, To: to, Marks: used})
	}
	return all
}

// shortest finds the nearest end of a stretch that begins at the first mark and holds
// every leaf at a position of its own. A word that may be any needs room only.
func shortest(marks []Mark, leaves []int, width, limit int) (to int, used []Mark, ok bool) {
	start := marks[0].Pos
	named := 0
	for _, leaf := range leaves {
		if leaf != anyWord {
			named++
		}
	}
	for end := range marks {
		if marks[end].Pos-start >= width {
			return 0, nil, false
		}
		if end+1 < len(marks) && marks[end+1].Pos == marks[end].Pos || end+1 < named {
			continue // not all marks of this position yet
		}
		used = assign(marks[:end+1], leaves)
		if used == nil {
			continue
		}
		to = max(marks[end].Pos, start+len(leaves)-1)
		return to, used, to < limit && to-start < width
	}
	return 0, nil, false
}

// assign gives each leaf a position of its own, or nil; the first position is used.
func assign(marks []Mark, leaves []int) []Mark {
	taken := map[int]int{} // position to index in leaves
	var try func(i int, seen map[int]bool) bool
	try = func(i int, seen map[int]bool) bool {
		for _, m := range marks {
			if m.Leaf != leaves[i] || seen[m.Pos] {
				continue
			}
			seen[m.Pos] = true
			other, busy := taken[m.Pos]
			if !busy || try(other, seen) {
				taken[m.Pos] = i
				return true
			}
		}
		return false
	}
	for i, leaf := range leaves {
		if leaf != anyWord && !try(i, map[int]bool{}) {
			return nil
		}
	}
	if _, ok := taken[marks[0].Pos]; !ok {
		return nil
	}
	used := make([]Mark, 0, len(taken))
	for pos, i := range taken {
		used = append(used, Mark{pos, leaves[i]})
	}
	slices.SortFunc(used, compareMarks)
	return used
}

// near appends the pairs of a proximity, or, for NOT W/n, the left places without a
// right one nearby. Both lists are of one field.
func (e *evaluation) near(all []Place, n *node, left, right []Place) []Place {
	if len(left) == 0 || len(right) == 0 && n.near != query.NotWithin {
		return all
	}
	byStart := right // as byField gives it
	byEnd := inOrder(right, func(a, b Place) int { return a.To - b.To })
	var pairs []Place
	for _, l := range left {
		reachBefore, reachAfter := e.reach(n, l)
		found := false
		i := sort.Search(len(byStart), func(i int) bool { return byStart[i].From > l.To })
		for ; i < len(byStart) && byStart[i].From <= reachAfter; i++ {
			if r := byStart[i]; r.To <= reachAfter || !n.confined() {
				found = true
				pairs = e.pair(pairs, n, l, r)
			}
		}
		i = sort.Search(len(byEnd), func(i int) bool { return byEnd[i].To >= reachBefore })
		for ; i < len(byEnd) && byEnd[i].To < l.From; i++ {
			if r := byEnd[i]; r.From >= reachBefore || !n.confined() {
				found = true
				pairs = e.pair(pairs, n, r, l)
			}
		}
		if n.near == query.NotWithin && !found {
			pairs = append(pairs, l)
		}
	}
	return append(all, union(pairs)...)
}

// confined tells that both operands have to lie inside one sentence or paragraph.
func (n *node) confined() bool {
	return n.near == query.SameSentence || n.near == query.SameParagraph
}

// reach gives the first and last position at which the other operand may begin after,
// or end before, the place.
func (e *evaluation) reach(n *node, l Place) (before, after int) {
	switch n.near {
	case query.Before:
		return l.From, l.To + n.n // nothing before
	case query.SameSentence, query.SameParagraph:
		unit := Sentence
		if n.near == query.SameParagraph {
			unit = Paragraph
		}
		from, to := 0, e.src.Len(l.Field)-1
		if starts := e.src.Starts(l.Field, unit); len(starts) > 0 {
			i := sort.Search(len(starts), func(i int) bool { return int(starts[i]) > l.From })
			if i > 0 {
				from = int(starts[i-1])
			}
			if i < len(starts) {
				to = int(starts[i]) - 1
			}
		}
		if l.To > to {
			return l.From, l.To // the place itself crosses the bound
		}
		return from, to
	}
	return l.From - n.n, l.To + n.n
}

// pair appends the place from the earlier to the later one.
func (e *evaluation) pair(pairs []Place, n *node, a, b Place) []Place {
	if n.near == query.NotWithin {
		return pairs
	}
	marks := append(append(e.take(len(a.Marks)+len(b.Marks)), a.Marks...), b.Marks...)
	if !slices.IsSortedFunc(marks, compareMarks) {
		slices.SortFunc(marks, compareMarks)
	}
	return append(pairs, Place{Field: a.Field, From: a.From, To: max(a.To, b.To), Marks: slices.Compact(marks)})
}
