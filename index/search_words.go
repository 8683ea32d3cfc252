package index

import (
	"slices"

	"parley/app"
	"parley/index/query"
	"parley/index/spans"
)

// searchWord is a part of the query whose places are counted, and switched off, as one: a
// word, a phrase, or the terms of a list.
type searchWord struct {
	name   string
	leaves []int // of the plan
	heads  []int // of them, those that are counted: the first of each phrase
}

// searchWords gives the search words of a query in its order, each name once. Words that
// only forbid have no places and are left out. The leaves are numbered as the plan does.
func searchWords(n query.Node) []searchWord {
	w := &wordWalk{}
	w.walk(n, "", true)
	return w.words
}

type wordWalk struct {
	words []searchWord
	leaf  int
}

// walk visits a part; name is that of the list it belongs to, wanted tells that it can
// have places.
func (w *wordWalk) walk(n query.Node, name string, wanted bool) {
	switch n := n.(type) {
	case query.And:
		for _, c := range n.Nodes {
			w.walk(c, name, wanted)
		}
	case query.Or:
		for _, c := range n.Nodes {
			w.walk(c, name, wanted)
		}
	case query.Not:
		w.walk(n.Node, name, false)
	case query.Near:
		w.walk(n.Left, name, wanted)
		w.walk(n.Right, name, wanted && n.Op != query.NotWithin)
	case query.First:
		w.walk(n.Node, name, wanted)
	case query.Lead:
		w.walk(n.Node, name, wanted)
	case query.AtLeast:
		w.walk(n.Node, name, wanted)
	case query.In:
		w.walk(n.Node, name, wanted)
	case query.List:
		w.walk(n.Node, n.String(), wanted)
	case query.Term, query.Phrase:
		if name == "" {
			name = n.String()
		}
		w.add(name, leavesOf(n), wanted)
	}
}

func (w *wordWalk) add(name string, leaves int, wanted bool) {
	first := w.leaf
	w.leaf += leaves
	if !wanted || leaves == 0 {
		return
	}
	i := slices.IndexFunc(w.words, func(s searchWord) bool { return s.name == name })
	if i < 0 {
		i = len(w.words)
		w.words = append(w.words, searchWord{name: name})
	}
	w.words[i].heads = append(w.words[i].heads, first)
	for leaf := first; leaf < w.leaf; leaf++ {
		w.words[i].leaves = append(w.words[i].leaves, leaf)
	}
}

// wordHits counts each search word in what was found.
func (r *run) wordHits(found total) []app.WordHits {
	list := []app.WordHits{}
	for _, w := range searchWords(r.query) {
		h := app.WordHits{Word: w.name}
		for _, leaf := range w.heads {
			if leaf < len(found.words) {
				h.Hits += found.words[leaf]
			}
		}
		list = append(list, h)
	}
	return list
}

// unmuted leaves out the places of search words that are switched off: of a hit the words
// that are on stay, and of hits without such a word nothing.
func unmuted(q query.Node, mute []string, hits []spans.Hit) []spans.Hit {
	off := map[int]bool{}
	for _, w := range searchWords(q) {
		for _, leaf := range w.leaves {
			off[leaf] = slices.Contains(mute, w.name)
		}
	}
	var kept []spans.Hit
	for _, h := range hits {
		h.Parts = slices.DeleteFunc(slices.Clone(h.Parts), func(p spans.Part) bool { return off[p.Leaf] })
		if len(h.Parts) > 0 {
			kept = append(kept, h)
		}
	}
	return kept
}
