package index

import (
	"slices"
	"unicode/utf8"

	"parley/app"
	"parley/index/analysis"
	"parley/index/query"
	"parley/index/spans"
)

// Patterns are queries of a codebook made ready to be found in texts that no index holds.
// They are read only and safe for concurrent use. They are read as queries are but for two
// things: bare words and nothing else are a phrase, since a pattern is one thing and not
// two words somewhere in a text; and where endings carry the grammar, as in Ukrainian,
// quoted words of five letters or more count in any form too, for nobody lists seven cases
// of a phrase. ="…" stays to the letter.
//
// A codebook has hundreds of patterns and most texts hold words of a few: which patterns a
// word may belong to is remembered over texts, and only those whose words occur are run.
type Patterns struct {
	plans   []*spans.Plan // nil: the query cannot be run
	cases   []*spans.Plan // the same for languages with cases
	segment Segmenter
	words   patternWords
}

// Segmenter gives the paragraphs and sentences of a text.
type Segmenter func(text, language string) (paragraphs, sentences []app.Bounds)

// NewPatterns reads queries. One that must not be run finds nothing, and so does one that
// every text would match.
func NewPatterns(queries []string, segment Segmenter) *Patterns {
	p := &Patterns{plans: make([]*spans.Plan, len(queries)), cases: make([]*spans.Plan, len(queries)), segment: segment}
	for i, q := range queries {
		parsed := query.Parse(q, query.Options{Split: split})
		if _, all := parsed.Query.(query.All); parsed.Problem == "" && !all {
			q := plainPhrase(parsed.Query)
			p.plans[i], p.cases[i] = spans.Compile(q), spans.Compile(inCases(q))
		}
	}
	return p
}

// plainPhrase reads several bare words as a phrase in which word forms count.
func plainPhrase(q query.Node) query.Node {
	and, ok := q.(query.And)
	if !ok {
		return q
	}
	words := query.Phrase{}
	for _, n := range and.Nodes {
		t, bare := n.(query.Term)
		if !bare || t.Mode != query.Bare {
			return q
		}
		words.Terms = append(words.Terms, t)
	}
	return words
}

// inCases lets the longer words of phrases count in any form.
func inCases(q query.Node) query.Node {
	each := func(list []query.Node) []query.Node {
		out := make([]query.Node, len(list))
		for i, n := range list {
			out[i] = inCases(n)
		}
		return out
	}
	switch n := q.(type) {
	case query.Phrase:
		if n.Literal {
			return n
		}
		n.Terms = slices.Clone(n.Terms)
		for i := range n.Terms {
			const least = 5 // "не", "за", "буде": forms of little words would say something else
			if t := &n.Terms[i]; t.Mode == query.Bare && utf8.RuneCountInString(t.Exact) >= least {
				t.Forms = true
			}
		}
		return n
	case query.And:
		return query.And{Nodes: each(n.Nodes)}
	case query.Or:
		return query.Or{Nodes: each(n.Nodes)}
	case query.Not:
		return query.Not{Node: inCases(n.Node)}
	case query.Near:
		n.Left, n.Right = inCases(n.Left), inCases(n.Right)
		return n
	case query.First:
		n.Node = inCases(n.Node)
		return n
	case query.Lead:
		n.Node = inCases(n.Node)
		return n
	case query.AtLeast:
		n.Node = inCases(n.Node)
		return n
	case query.In:
		n.Node = inCases(n.Node)
		return n
	}
	return q
}

// hasCases reports whether the endings of a language carry its grammar.
func hasCases(language string) bool {
	switch analysis.Base(language) {
	case "uk", "ru":
		return true
	}
	return false
}

// Find gives, for each query, the places in the text, in order.
func (p *Patterns) Find(text, language string) [][]app.PatternHit {
	paragraphs, sentences := p.segment(text, language)
	class := classOf(language)
	a := &spans.Article{
		Body: spans.Text{Raw: text, Tokens: cut(text), Sentences: sentences, Paragraphs: paragraphs},
		Same: class.same,
	}
	out := make([][]app.PatternHit, len(p.plans))
	plans := p.plans
	if hasCases(language) {
		plans = p.cases
	}
	for _, i := range p.words.met(plans, class, a.Body.Tokens) {
		_, hits := plans[i].Match(a)
		for _, h := range hits {
			hit := app.PatternHit{Bounds: h.Bounds}
			for _, part := range h.Parts {
				hit.Words = append(hit.Words, part.Bounds)
			}
			out[i] = append(out[i], hit)
		}
	}
	return out
}
