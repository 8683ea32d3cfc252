package index

import (
	"sync"
	"time"

	"parley/app"
	"parley/index/query"
	"parley/index/spans"
)

// Matcher runs patterns of a codebook, written in the query language, over texts. It
// needs no index and is safe for concurrent use.
type Matcher struct {
	mu    sync.Mutex
	plans map[string]*spans.Plan
	cache *tokenCache
}

// patternsKept bounds the plans that a Matcher keeps; a codebook has fewer.
const patternsKept = 4096

// NewMatcher makes a Matcher.
func NewMatcher() *Matcher { return newMatcher() }

func newMatcher() *Matcher {
	return &Matcher{plans: map[string]*spans.Plan{}, cache: newTokenCache()}
}

// Match gives the places of a pattern in the text of an article, in order. Filters in a
// pattern hold for no article. A pattern that must not be run gives an error with code
// Invalid.
func (m *Matcher) Match(pattern string, d app.Document) ([]app.Bounds, error) {
	plan, err := m.plan(pattern)
	if err != nil {
		return nil, err
	}
	_, hits := plan.Match(m.cache.article(&d))
	var list []app.Bounds
	for _, h := range hits {
		if h.Field == spans.Body {
			list = append(list, h.Bounds)
		}
	}
	return list, nil
}

func (m *Matcher) plan(pattern string) (*spans.Plan, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if p, ok := m.plans[pattern]; ok {
		return p, nil
	}
	parsed := query.Parse(pattern, query.Options{Split: split, Now: time.Time{}})
	if parsed.Problem != "" {
		return nil, refusal("%s", parsed.Problem)
	}
	p := spans.Compile(parsed.Query)
	if len(m.plans) >= patternsKept {
		clear(m.plans)
	}
	m.plans[pattern] = p
	return p, nil
}

// Match gives the places of a codebook pattern in the text of an article.
func (x *Index) Match(pattern string, d app.Document) ([]app.Bounds, error) {
	return x.patterns.Match(pattern, d)
}
