package index

import (
	"context"

	"parley/index/places"
	"parley/index/query"
	"parley/index/spans"
)

// run is one search in one snapshot. It is for one goroutine.
type run struct {
	ctx      context.Context
	x        *Index
	s        *snapshot
	query    query.Node // with what one statement has to answer joined
	asked    query.Node // as typed
	coded    *coded     // nil until asked for
	plan     *spans.Plan
	terms    []string // the vocabulary
	variants [][]variant
	postings map[postingKey]*posting
	lists    map[places.Key]places.List
	facts    map[string]bitset // by filter as printed
	byTerm   map[string][]listener
	leaf     int // next leaf while walking the tree
	notices  []string
	weights  map[int]float32 // by leaf
	cursor   places.Cursor   // for one list at a time

	folded bitset         // rows that stand behind another; nil: not asked for
	copies map[uint32]int // by the row they stand behind
}

type postingKey struct {
	word  uint32
	field spans.Field
}

// posting, as Bleve has it, is the living rows that hold a word in a field, with its frequencies.
type posting struct {
	rows  []uint32
	freqs []uint32
}

var fieldNames = [...]string{spans.Title: titleField, spans.Body: bodyField}

func (x *Index) newRun(ctx context.Context, s *snapshot, q query.Node) (*run, error) {
	asked := q
	if x.options.Coding != nil {
		q = query.Statements(q)
	}
	r := &run{
		ctx: ctx, x: x, s: s, query: q, asked: asked, plan: spans.Compile(q), terms: x.writer.vocab.all(),
		postings: map[postingKey]*posting{}, lists: map[places.Key]places.List{}, facts: map[string]bitset{},
	}
	var err error
	r.variants, err = x.expand(r.plan.Leaves)
	return r, err
}

func (r *run) posting(word uint32, f spans.Field) (*posting, error) {
	key := postingKey{word, f}
	if p, ok := r.postings[key]; ok {
		return p, nil
	}
	p := &posting{}
	r.postings[key] = p
	if int(word) >= len(r.terms) {
		return p, nil // numbered after this search began
	}
	err := r.s.each(r.ctx, r.terms[word], fieldNames[f], func(doc, freq uint64) {
		if doc < uint64(len(r.s.rowOf)) && r.s.rowOf[doc] != noRow {
			p.rows = append(p.rows, r.s.rowOf[doc])
			p.freqs = append(p.freqs, uint32(freq))
		}
	})
	return p, err
}

// in tells which fields a part of the query looks at, and whether at a part of them
// only: then a posting says that a word may stand there, not that it does.
type in struct {
	fields [2]bool
	part   bool
}

func everywhere() in { return in{fields: [2]bool{true, true}} }

// only leaves one field.
func (w in) only(f spans.Field) in {
	w.fields[spans.Title+spans.Body-f] = false
	return w
}

func (w in) field(name string) in {
	if name == titleField {
		return w.only(spans.Title)
	}
	return w.only(spans.Body)
}

// candidates gives the articles that may match: exactly those that do if exact is true.
func (r *run) candidates() (set bitset, exact bool, err error) {
	r.leaf = 0
	return r.set(r.query, everywhere())
}

func (r *run) set(n query.Node, where in) (bitset, bool, error) {
	switch n := n.(type) {
	case query.And:
		return r.and(n.Nodes, where)
	case query.Or:
		return r.or(n.Nodes, where)
	case query.Not:
		inner, exact, err := r.set(n.Node, where)
		all := r.s.alive.clone()
		if exact = exact && !where.part; exact {
			all.without(inner)
		}
		return all, exact, err
	case query.Term:
		set, err := r.word(where)
		return set, n.Mode != query.Literal && n.Mode != query.Capitals, err
	case query.Phrase:
		return r.phrase(n, where)
	case query.Near:
		left, _, err := r.set(n.Left, where)
		if err != nil {
			return nil, false, err
		}
		right, _, err := r.set(n.Right, where)
		if n.Op != query.NotWithin && err == nil {
			left.and(right)
		}
		return left, false, err
	case query.First:
		where = where.only(spans.Body)
		where.part = true
		set, _, err := r.set(n.Node, where)
		return set, false, err
	case query.Lead:
		where.part = true
		set, _, err := r.set(n.Node, where)
		return set, false, err
	case query.AtLeast:
		set, _, err := r.set(n.Node, where)
		return set, false, err
	case query.In:
		return r.set(n.Node, where.field(n.Field))
	case query.List:
		return r.set(n.Node, where)
	case query.Filter:
		set, err := r.filter(n)
		return set, true, err
	}
	return r.s.alive.clone(), true, nil
}

func (r *run) and(nodes []query.Node, where in) (all bitset, exact bool, err error) {
	exact = true
	for _, n := range nodes {
		set, ok, err := r.set(n, where)
		if err != nil {
			return nil, false, err
		}
		exact = exact && ok
		if all == nil {
			all = set
		} else {
			all.and(set)
		}
	}
	return all, exact, nil
}

func (r *run) or(nodes []query.Node, where in) (all bitset, exact bool, err error) {
	exact = true
	for _, n := range nodes {
		set, ok, err := r.set(n, where)
		if err != nil {
			return nil, false, err
		}
		exact = exact && ok
		if all == nil {
			all = set
		} else {
			all.or(set)
		}
	}
	return all, exact, nil
}

// phrase gives the articles that hold all words of a phrase in one field.
func (r *run) phrase(p query.Phrase, where in) (bitset, bool, error) {
	first := r.leaf
	var all bitset
	for f := range fieldNames {
		r.leaf = first
		var both bitset
		for _, t := range p.Terms {
			if t.Mode == query.Any {
				continue
			}
			set, err := r.word(where.only(spans.Field(f)))
			if err != nil {
				return nil, false, err
			}
			if both == nil {
				both = set
			} else {
				both.and(set)
			}
		}
		if all == nil {
			all = both
		} else {
			all.or(both)
		}
	}
	return all, len(p.Terms) == 1 && !p.Literal, nil
}

// word gives the articles that hold a word accepted by the next leaf.
func (r *run) word(where in) (bitset, error) {
	set := newBitset(len(r.s.rows))
	leaf := r.leaf
	r.leaf++
	class := r.s.columns.class
	err := r.eachVariant(leaf, where, func(v variant, key postingKey) error {
		return r.eachBlock(key, func(rows, _ []uint32) {
			if v.classes == allClasses {
				for _, row := range rows {
					set.add(row)
				}
				return
			}
			for _, row := range rows {
				if v.classes.has(class[row]) {
					set.add(row)
				}
			}
		})
	})
	return set, err
}

func (r *run) eachVariant(leaf int, where in, visit func(variant, postingKey) error) error {
	for _, v := range r.variants[leaf] {
		for f, wanted := range where.fields {
			if !wanted {
				continue
			}
			if err := visit(v, postingKey{v.word, spans.Field(f)}); err != nil {
				return err
			}
		}
	}
	return nil
}

// total is what a search found.
type total struct {
	rows   []uint32  // ascending
	places int       // in all of them
	scores []float32 // beside rows; nil if not asked for
	hits   []uint32  // beside rows: places in each
	words  []int     // by leaf: how often it took part
}

// matches finds the matching articles. Where words alone decide, the posting lists are
// enough; else the word streams or, for bytes, the texts are evaluated.
func (r *run) matches(scored bool) (total, error) {
	set, exact, err := r.candidates()
	if err != nil {
		return total{}, err
	}
	if exact && !r.plan.Positions {
		return r.counted(set, scored)
	}
	rows := set.list()
	if r.plan.Literal {
		return r.evaluateTexts(rows, scored)
	}
	if r.placeable() {
		return r.evaluatePlaces(rows, scored)
	}
	return r.evaluateStreams(rows, scored)
}
