package spans

import "parley/index/query"

// Field is a part of an article that words stand in.
type Field int

// The fields.
const (
	Title Field = iota
	Body
	fields // how many there are
)

// Unit is a stretch of text that proximity may be confined to.
type Unit int

// The units.
const (
	Sentence Unit = iota
	Paragraph
)

// Source is an article as the evaluator sees it. Positions count words from 0.
type Source interface {
	// Len gives the number of words in a field.
	Len(f Field) int
	// Places gives the ascending positions of words that a leaf of the plan accepts.
	Places(leaf int, f Field) []int32
	// Starts gives the ascending positions at which sentences or paragraphs begin.
	Starts(f Field, u Unit) []int32
	// Literal reports whether the bytes of the text agree with raw, whose byte offset is
	// the beginning of the word at the position.
	Literal(f Field, pos int, raw string, offset int) bool
	// Fact reports whether the article satisfies a filter.
	Fact(f query.Filter) bool
}

// Plan is a query made ready for evaluation. It is read-only and may be shared.
type Plan struct {
	Leaves []query.Term // the search words, in the order of the query
	// Literal tells that bytes have to be checked: a Source without text cannot do it.
	Literal bool
	// Positions tells that matching depends on the order or distance of words; if not,
	// knowing which words occur where (title or body) is enough.
	Positions bool
	// Units tells that sentences or paragraphs count.
	Units bool
	root  *node
}

type op int

const (
	opAll op = iota
	opAnd
	opOr
	opNot
	opPhrase // a single word is a phrase of one
	opWindow
	opNear
	opFirst
	opLead
	opAtLeast
	opIn
	opFilter
)

// anyWord stands in a phrase for a word that may be any.
const anyWord = -1

type node struct {
	op     op
	nodes  []*node
	leaves []int // of a phrase
	n      int   // window, distance, words or hits
	near   query.NearOp
	field  Field
	raw    string // of a literal phrase
	offset int
	filter query.Filter
}

// Compile makes a query ready.
func Compile(q query.Node) *Plan {
	p := &Plan{}
	p.root = p.compile(q)
	return p
}

func (p *Plan) compile(q query.Node) *node {
	switch q := q.(type) {
	case query.And:
		return p.group(opAnd, q.Nodes)
	case query.Or:
		return p.group(opOr, q.Nodes)
	case query.Not:
		return p.group(opNot, []query.Node{q.Node})
	case query.Term:
		n := &node{op: opPhrase, leaves: []int{p.leaf(q)}}
		if q.Mode == query.Literal || q.Mode == query.Capitals {
			n.raw, p.Literal, p.Positions = q.Raw, true, true
		}
		return n
	case query.Phrase:
		return p.phrase(q)
	case query.Near:
		p.Positions = true
		n := p.group(opNear, []query.Node{q.Left, q.Right})
		n.near, n.n = q.Op, q.N
		p.Units = p.Units || n.confined()
		return n
	case query.First:
		p.Positions = true
		n := p.group(opFirst, []query.Node{q.Node})
		n.n = q.N
		return n
	case query.Lead:
		p.Positions, p.Units = true, true
		return p.group(opLead, []query.Node{q.Node})
	case query.AtLeast:
		p.Positions = true
		n := p.group(opAtLeast, []query.Node{q.Node})
		n.n = q.N
		return n
	case query.In:
		n := p.group(opIn, []query.Node{q.Node})
		if q.Field == "body" {
			n.field = Body
		}
		return n
	case query.List:
		return p.compile(q.Node)
	case query.Filter:
		return &node{op: opFilter, filter: q}
	}
	return &node{op: opAll}
}

func (p *Plan) group(o op, list []query.Node) *node {
	n := &node{op: o}
	for _, q := range list {
		n.nodes = append(n.nodes, p.compile(q))
	}
	return n
}

func (p *Plan) phrase(q query.Phrase) *node {
	n := &node{op: opPhrase, raw: q.Raw, offset: q.Offset}
	for _, t := range q.Terms {
		if t.Mode == query.Any {
			n.leaves = append(n.leaves, anyWord)
		} else {
			n.leaves = append(n.leaves, p.leaf(t))
		}
	}
	if q.Window > 0 {
		n.op, n.n = opWindow, q.Window
	}
	p.Literal = p.Literal || q.Literal
	p.Positions = p.Positions || len(n.leaves) > 1 || q.Literal
	return n
}

func (p *Plan) leaf(t query.Term) int {
	p.Leaves = append(p.Leaves, t)
	return len(p.Leaves) - 1
}
