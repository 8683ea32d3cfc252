package suggest

import (
	"slices"
	"sort"

	"parley/app"
)

// issueFinder finds the codebook's patterns in a text.
type issueFinder struct {
	issues []app.Issue
	finder Finder
	kinds  []patternKind // of each pattern compiled
}

// patternKind tells which list of which issue a pattern comes from.
type patternKind struct {
	issue int
	list  patternList
}

type patternList uint8

const (
	listPhrases patternList = iota
	listSupport
	listOppose
	listConditional
)

// issueHits are the places of all patterns in one text, in its order.
type issueHits []patternHit

type patternHit struct {
	app.PatternHit
	patternKind
}

func newIssueFinder(cb app.Codebook, m Matcher) *issueFinder {
	x := &issueFinder{issues: cb.Issues}
	if m == nil {
		return x
	}
	var patterns []string
	for i, issue := range cb.Issues {
		for list, queries := range [][]string{issue.Phrases, issue.Support, issue.Oppose, issue.Conditional} {
			for _, q := range queries {
				patterns = append(patterns, q)
				x.kinds = append(x.kinds, patternKind{i, patternList(list)})
			}
		}
	}
	if len(patterns) > 0 {
		x.finder = m.Compile(patterns)
	}
	return x
}

func (x *issueFinder) find(text, lang string) issueHits {
	if x.finder == nil {
		return nil
	}
	var out issueHits
	for i, hits := range x.finder.Find(text, lang) {
		for _, h := range hits {
			out = append(out, patternHit{h, x.kinds[i]})
		}
	}
	slices.SortStableFunc(out, func(a, b patternHit) int { return a.Start - b.Start })
	return out
}

// in gives the hits that begin inside b.
func (h issueHits) in(b app.Bounds) issueHits {
	from := sort.Search(len(h), func(i int) bool { return h[i].Start >= b.Start })
	to := from + sort.Search(len(h)-from, func(i int) bool { return h[from+i].Start >= b.End })
	return h[from:to]
}
