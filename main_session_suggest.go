package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"strings"
	"sync"

	"parley/app"
	"parley/app/suggest"
	"parley/app/workbench"
)

var _ workbench.Suggester = (*suggester)(nil)

// suggester finds statements for an open project. The engine of a codebook is kept, since
// making one ready takes longer than an article.
type suggester struct {
	mu     sync.Mutex
	engine *suggest.Engine // of the codebook with this sum; nil: none yet
	of     [sha256.Size]byte
}

// Rules implements workbench.Suggester.
func (*suggester) Rules() string { return suggest.Rules }

// Supports implements workbench.Suggester. A language that is not known is told from the
// text.
func (*suggester) Supports(language string) bool {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	switch base {
	case "", "en", "uk", "ru":
		return true
	}
	return false
}

// Suggest implements workbench.Suggester.
func (s *suggester) Suggest(ctx context.Context, a app.Article, t app.TextVersion, book app.Codebook) (app.Suggested, error) {
	e, err := s.engineOf(book)
	if err != nil {
		return app.Suggested{}, err
	}
	return e.Suggest(ctx, app.SuggestInput{
		Article: a.ID, Version: t.ID, Text: t.Text, Title: a.Title, Language: a.Language, Published: a.Published,
	})
}

func (s *suggester) engineOf(book app.Codebook) (*suggest.Engine, error) {
	data, err := json.Marshal(book)
	if err != nil {
		return nil, err
	}
	of := sha256.Sum256(data)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.engine == nil || s.of != of {
		s.engine, s.of = suggest.New(book, patternMatcher{}), of
	}
	return s.engine, nil
}
