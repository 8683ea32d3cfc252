package index

import (
	"slices"
	"sync"

	"parley/index/analysis"
	"parley/index/query"
	"parley/index/spans"
)

// patternWords remembers which patterns a word may belong to, by class of word forms. It is
// safe for concurrent use; its zero value is ready.
type patternWords struct {
	mu     sync.RWMutex
	known  map[class]map[string][]int32 // folded word to indexes of plans, ascending
	number int                          // of words known
	stems  map[class]map[string][]string
}

// mostPatternWords bounds the memory; when so many words are known, all are forgotten.
const mostPatternWords = 200_000

// met gives the indexes of the plans of which at least one search word stands in the text,
// ascending. All calls for one class give the same plans.
func (w *patternWords) met(plans []*spans.Plan, c class, tokens []spans.Token) []int32 {
	found := make([]bool, len(plans))
	var unknown []string
	w.mu.RLock()
	words := w.known[c]
	for i := range tokens {
		which, ok := words[tokens[i].Exact]
		if !ok {
			unknown = append(unknown, tokens[i].Exact)
		}
		for _, k := range which {
			found[k] = true
		}
	}
	w.mu.RUnlock()
	if len(unknown) > 0 {
		slices.Sort(unknown)
		for _, k := range w.learn(plans, c, slices.Compact(unknown)) {
			found[k] = true
		}
	}
	var out []int32
	for k, ok := range found {
		if ok {
			out = append(out, int32(k))
		}
	}
	return out
}

// learn finds out about words and gives the plans that they may belong to, in any order.
func (w *patternWords) learn(plans []*spans.Plan, c class, unknown []string) []int32 {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.known == nil || w.number+len(unknown) > mostPatternWords {
		w.known, w.number = map[class]map[string][]int32{}, 0
		w.stems = map[class]map[string][]string{}
	}
	if w.known[c] == nil {
		w.known[c], w.stems[c] = map[string][]int32{}, stemsOf(plans, c)
	}
	var all []int32
	for _, word := range unknown {
		own := c.stems(word)
		same := func(_, b string) bool { return shareStem(own, w.stems[c][b]) }
		var which []int32
		for k, plan := range plans {
			if plan != nil && slices.ContainsFunc(plan.Leaves, func(t query.Term) bool { return spans.Accepts(&t, word, same) }) {
				which = append(which, int32(k))
			}
		}
		w.known[c][word] = which
		all = append(all, which...)
	}
	w.number += len(unknown)
	return all
}

// stemsOf gives the stems of all search words of plans.
func stemsOf(plans []*spans.Plan, c class) map[string][]string {
	out := map[string][]string{}
	for _, plan := range plans {
		if plan == nil {
			continue
		}
		for i := range plan.Leaves {
			if t := &plan.Leaves[i]; t.Forms {
				out[t.Exact] = c.stems(t.Exact)
			}
		}
	}
	return out
}

// stems gives the stems of a folded word, one for each language of the class; two words
// are the same in the class if they share one at the same place.
func (c class) stems(word string) []string {
	known := analysis.Languages()
	if c == exactClass {
		return nil
	}
	if int(c) <= len(known) {
		known = known[c-1 : c]
	} else {
		known = known[:analysis.Core]
	}
	out := make([]string, len(known))
	for i, l := range known {
		out[i] = analysis.Stem(l, word)
	}
	return out
}

func shareStem(a, b []string) bool {
	for i := range min(len(a), len(b)) {
		if a[i] == b[i] {
			return true
		}
	}
	return false
}
