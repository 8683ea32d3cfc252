package spans

import (
	"slices"

	"parley/index/query"
)

// Evaluator evaluates a plan over many articles, one after the other, and uses its memory
// again: what Eval gives is valid until the next call. It is for one goroutine.
type Evaluator struct {
	plan *Plan
	e    evaluation
}

// Evaluator makes an Evaluator.
func (p *Plan) Evaluator() *Evaluator { return &Evaluator{plan: p, e: evaluation{again: true}} }

// Eval is the Eval of the plan.
func (v *Evaluator) Eval(src Source) (ok bool, places []Place) {
	v.e.src, v.e.used, v.e.taken = src, 0, 0
	return v.e.all(v.plan)
}

// take gives memory for so many marks, of length 0.
func (e *evaluation) take(n int) []Mark {
	if n > len(e.marks)-e.taken {
		// What was given of the old piece stays good.
		size := max(n, marksAtOnce)
		if e.again {
			size = max(size, 2*len(e.marks))
		}
		e.marks, e.taken = make([]Mark, size), 0
	}
	m := e.marks[e.taken : e.taken : e.taken+n]
	e.taken += n
	return m
}

// buffer gives memory for a list of places, which keep marks as used.
func (e *evaluation) buffer() []Place {
	if !e.again {
		return nil
	}
	if e.used == len(e.pool) {
		e.pool = append(e.pool, nil)
	}
	return e.pool[e.used][:0]
}

func (e *evaluation) keep(list []Place) {
	if e.again {
		e.pool[e.used] = list
		e.used++
	}
}

// ofWords tells that a distance relates two single words.
func (n *node) ofWords() bool {
	if n.op != opNear || n.near != query.Within && n.near != query.Before {
		return false
	}
	return !slices.ContainsFunc(n.nodes, func(c *node) bool {
		return c.op != opPhrase || len(c.leaves) != 1 || c.leaves[0] == anyWord || c.raw != ""
	})
}

// wordsNear gives the places of a distance between two words, overlapping ones as one,
// without making the pairs.
func (e *evaluation) wordsNear(n *node, s scope) []Place {
	all := e.buffer()
	for f := range fields {
		if s.from[f] >= s.to[f] {
			continue
		}
		left := within(e.src.Places(n.nodes[0].leaves[0], f), s.from[f], s.to[f])
		if len(left) == 0 {
			continue
		}
		right := within(e.src.Places(n.nodes[1].leaves[0], f), s.from[f], s.to[f])
		if len(right) > 0 {
			m := meeting{n: n, f: f, begun: len(all), all: all, marks: e.take(len(left) + len(right))}
			m.meet(left, right)
			all = m.all
		}
	}
	e.keep(all)
	return all
}

// meeting gathers the places of a distance between the words of two sides in a field.
type meeting struct {
	n     *node
	f     Field
	begun int // length of all before
	all   []Place
	marks []Mark
}

// meet goes through the words of both sides in order. A word takes part if one of the
// other side is within reach, before or after it; the place goes on as far as the last
// word that it reaches.
func (m *meeting) meet(left, right []int32) {
	reach := int32(m.n.n)
	both := m.n.near == query.Within // else the left word has to be the first
	outLeft, outRight := 0, 0        // the first word of each side that is out of reach
	for i, j := 0, 0; i < len(left) || j < len(right); {
		isLeft := j == len(right) || i < len(left) && left[i] <= right[j]
		isRight := i == len(left) || j < len(right) && right[j] <= left[i]
		if isLeft {
			at := left[i]
			outRight = beyond(right, outRight, at+reach)
			to := last(right[:outRight], at)
			m.take(m.n.nodes[0].leaves[0], at, to, both && j > 0 && right[j-1] >= at-reach)
		}
		if isRight {
			at, to := right[j], int32(-1)
			if both {
				outLeft = beyond(left, outLeft, at+reach)
				to = last(left[:outLeft], at)
			}
			m.take(m.n.nodes[1].leaves[0], at, to, i > 0 && left[i-1] >= at-reach)
		}
		if isLeft {
			i++
		}
		if isRight {
			j++
		}
	}
}

// last gives the last position if it is after one, else -1.
func last(list []int32, after int32) int32 {
	if len(list) > 0 && list[len(list)-1] > after {
		return list[len(list)-1]
	}
	return -1
}

// take notes a word that reaches as far as to, or nobody after it if that is negative;
// before tells that one before it is within reach.
func (m *meeting) take(leaf int, at, to int32, before bool) {
	if to < 0 && !before {
		return
	}
	from := len(m.marks)
	m.marks = append(m.marks, Mark{int(at), leaf}) // in memory of the right size: places refer to it
	if len(m.all) > m.begun && int(at) <= m.all[len(m.all)-1].To {
		p := &m.all[len(m.all)-1]
		p.To = max(p.To, int(to))
		p.Marks = p.Marks[:len(p.Marks)+1] // the one just appended
		return
	}
	m.all = append(m.all, Place{Field: m.f, From: int(at), To: int(to), Marks: m.marks[from:]})
}

// beyond moves on to the first position after the limit.
func beyond(list []int32, i int, limit int32) int {
	for i < len(list) && list[i] <= limit {
		i++
	}
	return i
}

// within gives the positions in [from, to).
func within(list []int32, from, to int) []int32 {
	for len(list) > 0 && int(list[0]) < from {
		list = list[1:]
	}
	for len(list) > 0 && int(list[len(list)-1]) >= to {
		list = list[:len(list)-1]
	}
	return list
}
