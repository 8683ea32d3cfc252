package index

import (
	"parley/app"
	"parley/index/query"
	"parley/index/spans"
)

// Patterns are queries of a codebook made ready to be found in texts that no index holds.
// They are read only and safe for concurrent use.
type Patterns struct {
	plans   []*spans.Plan // nil: the query cannot be run
	segment Segmenter
}

// Segmenter gives the paragraphs and sentences of a text.
type Segmenter func(text, language string) (paragraphs, sentences []app.Bounds)

// NewPatterns reads queries. One that must not be run finds nothing, and so does one that
// every text would match.
func NewPatterns(queries []string, segment Segmenter) *Patterns {
	p := &Patterns{plans: make([]*spans.Plan, len(queries)), segment: segment}
	for i, q := range queries {
		parsed := query.Parse(q, query.Options{Split: split})
		if _, all := parsed.Query.(query.All); parsed.Problem == "" && !all {
			p.plans[i] = spans.Compile(parsed.Query)
		}
	}
	return p
}

// Find gives, for each query, the places in the text, in order.
func (p *Patterns) Find(text, language string) [][]app.PatternHit {
	paragraphs, sentences := p.segment(text, language)
	a := &spans.Article{
		Body: spans.Text{Raw: text, Tokens: cut(text), Sentences: sentences, Paragraphs: paragraphs},
		Same: classOf(language).same,
	}
	out := make([][]app.PatternHit, len(p.plans))
	for i, plan := range p.plans {
		if plan == nil {
			continue
		}
		_, hits := plan.Match(a)
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
