package index

import (
	"math"

	"parley/index/query"
	"parley/index/spans"
)

// counted counts the places of a query in which words alone decide. A word counts in an
// article if the part of the query that it stands in matches there, and once however
// many search words accept it: the very places that package spans would give.
func (r *run) counted(set bitset, scored bool) (total, error) {
	t := total{rows: set.list(), words: make([]int, len(r.plan.Leaves))}
	hits := make([]uint32, len(r.s.rows))
	var scores []float32
	if scored {
		scores = make([]float32, len(r.s.rows))
	}
	counted := r.shared()
	r.leaf = 0
	err := r.contribute(r.query, everywhere(), set, func(leaf int, where in, docs bitset) error {
		return r.eachVariant(leaf, where, func(v variant, key postingKey) error {
			c := wordCount{docs: docs, before: counted[key.word][key.field], classes: v.classes, class: r.s.columns.class, hits: hits, scores: scores}
			err := r.countWord(key, &c)
			t.places += c.places
			t.words[leaf] += c.words
			return err
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

// wordCount counts a word for one search word, in the articles where it counts.
type wordCount struct {
	docs    bitset // where the part of the query matches
	before  bitset // articles counted for another search word; nil if none accepts the word
	classes classSet
	class   []class
	hits    []uint32  // by row, added to
	scores  []float32 // by row, added to; nil if not asked for
	places  int       // without those counted before
	words   int       // with them
}

func (r *run) countWord(key postingKey, c *wordCount) error {
	weight := float32(0)
	if c.scores != nil {
		found, err := r.found(key)
		if err != nil {
			return err
		}
		weight = r.weight(found, key.field)
	}
	return r.eachBlock(key, func(rows, freqs []uint32) {
		for i, row := range rows {
			if !c.docs.has(row) || c.classes != allClasses && !c.classes.has(c.class[row]) {
				continue
			}
			c.words += int(freqs[i])
			if c.before != nil {
				if c.before.has(row) {
					continue
				}
				c.before.add(row)
			}
			c.places += int(freqs[i])
			c.hits[row] += freqs[i]
			if c.scores != nil {
				c.scores[row] += weight * r.saturate(freqs[i], row)
			}
		}
	})
}

// shared makes room to note the rows counted of each word that several search words accept.
func (r *run) shared() map[uint32][2]bitset {
	uses := map[uint32]int{}
	sets := map[uint32][2]bitset{}
	for _, variants := range r.variants {
		for _, v := range variants {
			if uses[v.word]++; uses[v.word] == 2 {
				sets[v.word] = [2]bitset{newBitset(len(r.s.rows)), newBitset(len(r.s.rows))}
			}
		}
	}
	return sets
}

// found gives the number of articles that hold a word in a field.
func (r *run) found(key postingKey) (n int, err error) {
	err = r.eachBlock(key, func(rows, _ []uint32) { n += len(rows) })
	return n, err
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
	length := 1 - bm25B + bm25B*float64(r.s.columns.body[row])/mean
	f := float64(freq)
	return float32(f * (bm25K + 1) / (f + bm25K*length))
}
