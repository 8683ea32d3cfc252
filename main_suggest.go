package main

import (
	"context"
	"iter"

	"parley/app"
	"parley/app/plaintext"
	"parley/app/suggest"
	"parley/index"
)

// patternMatcher finds a codebook's patterns with the product's query language.
type patternMatcher struct{}

// Compile implements suggest.Matcher.
func (patternMatcher) Compile(patterns []string) suggest.Finder {
	return index.NewPatterns(patterns, plaintext.Segment)
}

// suggestTexts finds the suggestions of texts with a codebook, in their order.
func suggestTexts(ctx context.Context, cb app.Codebook, texts iter.Seq[app.SuggestInput], each func(app.Suggested) error) error {
	return suggest.New(cb, patternMatcher{}).Each(ctx, texts, each)
}
