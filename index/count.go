package index

import (
	"math"
	"slices"

	"parley/index/query"
	"parley/index/spans"
)

// counted counts the places of a query in which words alone decide. A word counts in an
// article if the part of the query that it stands in matches there, and once however
// many search words accept it: the very places that package spans would give.
func (r *run) counted(set bitset, scored bool) (total, error) {
	t := total{rows: slices.Collect(set.all()), words: make([]int, len(r.plan.Leaves))}
	hits := make([]uint32, len(r.s.rows))
	var scores []float32
	if scored {
		scores = make([]float32, len(r.s.rows))
	}
	counted := map[postingKey]bitset{}
	r.leaf = 0
	err := r.contribute(r.query, everywhere(), set, func(leaf int, where in, docs bitset) error {
		return r.eachVariant(leaf, where, func(v variant, key postingKey, p *posting) {
			before := counted[key]
			if before == nil {
				before = newBitset(len(r.s.rows))
				counted[key] = before
			}
			weight := r.weight(len(p.rows), key.field)
			for i, row := range p.rows {
				if !docs.has(row) || !v.classes.has(r.s.rows[row].class) {
					continue
				}
				t.words[leaf] += int(p.freqs[i])
				if before.has(row) {
					continue
				}
				before.add(row)
				t.places += int(p.freqs[i])
				hits[row] += p.freqs[i]
				if scored {
					scores[row] += weight * r.saturate(p.freqs[i], row)
				}
			}
		})
	})
	t.hits = make([]uint32, len(t.rows))
	for i, row := range t.rows {
		t.hits[i] = hits[row]
	}
	if scored {
		for _, row := range t.rows {
			t.scores = append(t.scores, scores[row])
		}
	}
	return t, err
}

// contribute visits the leaves whose part of the query matches, with the articles where
// it does.
func (r *run) contribute(n query.Node, where in, docs bitset, visit func(leaf int, where in, docs bitset) error) error {
	switch n := n.(type) {
	case query.And:
		for _, c := range n.Nodes {
			if err := r.contribute(c, where, docs, visit); err != nil {
				return err
			}
		}
	case query.Or:
		for _, c := range n.Nodes {
			first := r.leaf
			set, _, err := r.set(c, where)
			if err != nil {
				return err
			}
			r.leaf = first
			set.and(docs)
			if err := r.contribute(c, where, set, visit); err != nil {
				return err
			}
		}
	case query.Not:
		query.Walk(n.Node, func(n query.Node) { r.leaf += leavesOf(n) })
	case query.Term, query.Phrase: // a phrase of one word
		r.leaf++
		return visit(r.leaf-1, where, docs)
	case query.In:
		return r.contribute(n.Node, where.field(n.Field), docs, visit)
	case query.List:
		return r.contribute(n.Node, where, docs, visit)
	}
	return nil
}

func leavesOf(n query.Node) int {
	switch n := n.(type) {
	case query.Term:
		return 1
	case query.Phrase:
		named := 0
		for _, t := range n.Terms {
			if t.Mode != query.Any {
				named++
			}
		}
		return named
	}
	return 0
}

// The constants of BM25, at their usual values, and the weight of a word in the title.
const (
	bm25K      = 1.2
	bm25B      = 0.75
	titleBoost = 3
)

// weight is the inverse document frequency of a word found in so many articles.
func (r *run) weight(found int, f spans.Field) float32 {
	n := float64(r.s.count)
	w := math.Log(1 + (n-float64(found)+0.5)/(float64(found)+0.5))
	if f == spans.Title {
		w *= titleBoost
	}
	return float32(w)
}

// saturate is the part of BM25 that grows with the frequency and falls with the length
// of the article.
func (r *run) saturate(freq, row uint32) float32 {
	mean := float64(r.s.words)/float64(max(1, r.s.count)) + 1
	length := 1 - bm25B + bm25B*float64(r.s.rows[row].body)/mean
	f := float64(freq)
	return float32(f * (bm25K + 1) / (f + bm25K*length))
}
