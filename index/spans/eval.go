package spans

import (
	"cmp"
	"slices"

	"parley/index/query"
)

// Place is where a query matched, in word positions of a field. Marks are the words
// that took part, ascending.
type Place struct {
	Field    Field
	From, To int // first and last word
	Marks    []Mark
}

// Mark is a word that took part and the leaf of the plan that accepted it.
type Mark struct {
	Pos, Leaf int
}

// Eval evaluates the plan over an article. Places are ordered by field and position and
// are distinct; overlapping places of one proximity are one place.
func (p *Plan) Eval(src Source) (ok bool, places []Place) {
	e := &evaluation{src: src}
	return e.all(p)
}

func (e *evaluation) all(p *Plan) (ok bool, places []Place) {
	s := scope{}
	for f := range fields {
		s.to[f] = e.src.Len(f)
	}
	ok, places = e.eval(p.root, s)
	return ok, union(places)
}

type evaluation struct {
	src   Source
	marks []Mark // the last piece of memory for marks, of which so much is taken
	taken int
	lists [][]int32 // of the phrase at hand
	next  []int     // in each of them

	again bool      // memory is used again for the next article
	pool  [][]Place // memory of places, of which so many pieces are in use
	used  int
}

// marksAtOnce is for how many marks memory is taken at once.
const marksAtOnce = 128

// scope is the part of each field that is looked at, as positions [from, to).
type scope struct{ from, to [fields]int }

func (s scope) only(f Field) scope {
	other := Title + Body - f
	s.to[other] = s.from[other]
	return s
}

func (s scope) upTo(f Field, pos int) scope {
	s.to[f] = max(s.from[f], min(s.to[f], pos))
	return s
}

func (e *evaluation) eval(n *node, s scope) (bool, []Place) {
	switch n.op {
	case opAll:
		return true, nil
	case opAnd:
		var all []Place
		for _, c := range n.nodes {
			ok, places := e.eval(c, s)
			if !ok {
				return false, nil
			}
			all = with(all, places)
		}
		return true, all
	case opOr:
		any, all := false, []Place(nil)
		for _, c := range n.nodes {
			if ok, places := e.eval(c, s); ok {
				any, all = true, with(all, places)
			}
		}
		return any, all
	case opNot:
		ok, _ := e.eval(n.nodes[0], s)
		return !ok, nil
	case opFilter:
		return e.src.Fact(n.filter), nil
	case opAtLeast:
		ok, places := e.eval(n.nodes[0], s)
		if places = union(places); !ok || len(places) < n.n {
			return false, nil
		}
		return true, places
	case opIn, opFirst, opLead:
		return e.eval(n.nodes[0], e.narrow(n, s))
	}
	if n.ofWords() {
		places := e.wordsNear(n, s)
		return len(places) > 0, places
	}
	places := e.places(n, s)
	if n.op == opNear && n.near != query.NotWithin || n.op == opWindow {
		places = merge(places)
	}
	return len(places) > 0, places
}

// narrow gives the scope inside title:, body:, FIRST and LEAD.
func (e *evaluation) narrow(n *node, s scope) scope {
	switch n.op {
	case opIn:
		return s.only(n.field)
	case opFirst:
		return s.only(Body).upTo(Body, n.n)
	}
	const paragraphs = 2
	if starts := e.src.Starts(Body, Paragraph); len(starts) > paragraphs {
		return s.upTo(Body, int(starts[paragraphs]))
	}
	return s
}

// places gives every place of a part that can stand beside a distance, unmerged.
func (e *evaluation) places(n *node, s scope) []Place {
	var all []Place
	switch n.op {
	case opOr:
		for _, c := range n.nodes {
			all = append(all, e.places(c, s)...)
		}
		return union(all)
	case opIn, opFirst, opLead:
		return e.places(n.nodes[0], e.narrow(n, s))
	case opPhrase:
		all = e.buffer()
		for f := range fields {
			all = e.phrase(all, n, f, s)
		}
		e.keep(all)
	case opWindow:
		for f := range fields {
			all = e.window(all, n, f, s)
		}
	case opNear:
		left, right := e.places(n.nodes[0], s), e.places(n.nodes[1], s)
		l, r := byField(left), byField(right)
		for f := range fields {
			all = e.near(all, n, l[f], r[f])
		}
	default:
		_, all = e.eval(n, s)
	}
	return all
}

// with appends places, taking over the first ones.
func with(all, more []Place) []Place {
	if len(all) == 0 {
		return more
	}
	return append(all, more...)
}

// byField cuts places into those of each field, in order.
func byField(places []Place) (parts [fields][]Place) {
	places = inOrder(places, comparePlaces)
	body, _ := slices.BinarySearchFunc(places, Body, func(p Place, f Field) int { return cmp.Compare(p.Field, f) })
	parts[Title], parts[Body] = places[:body], places[body:]
	return parts
}

// inOrder gives the places in an order; mostly they are in it already.
func inOrder(places []Place, compare func(a, b Place) int) []Place {
	if !slices.IsSortedFunc(places, compare) {
		places = slices.Clone(places)
		slices.SortFunc(places, compare)
	}
	return places
}

func comparePlaces(a, b Place) int {
	return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
}

func compareMarks(a, b Mark) int {
	return cmp.Or(cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.Leaf, b.Leaf))
}

// union orders places and makes them distinct, joining the marks of equal ones.
func union(places []Place) []Place {
	return join(places, func(a, b Place) bool { return a.Field == b.Field && a.From == b.From && a.To == b.To })
}

// merge joins overlapping places.
func merge(places []Place) []Place {
	return join(places, func(a, b Place) bool { return a.Field == b.Field && b.From <= a.To })
}

func join(places []Place, same func(a, b Place) bool) []Place {
	if len(places) < 2 {
		return places
	}
	if !slices.IsSortedFunc(places, comparePlaces) {
		slices.SortStableFunc(places, comparePlaces)
	}
	out := places[:1]
	for _, p := range places[1:] {
		last := &out[len(out)-1]
		if !same(*last, p) {
			out = append(out, p)
			continue
		}
		last.To = max(last.To, p.To)
		last.Marks = append(slices.Clip(last.Marks), p.Marks...)
	}
	for i := range out {
		if marks := out[i].Marks; !slices.IsSortedFunc(marks, compareMarks) {
			slices.SortFunc(marks, compareMarks)
		}
		out[i].Marks = slices.Compact(out[i].Marks)
	}
	return out
}
