package store_test

import (
	"path/filepath"
	"sync"
	"testing"

	"parley/app"
	"parley/app/store"
)

// The first queries of a session come from many goroutines at once, more than there are
// connections; none may wait for another that waits for it.
func TestFirstQueriesAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talks.parley")
	s, err := store.Create(path, app.Project{Title: "The talks"}, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	rounds := 200
	if testing.Short() {
		rounds = 40
	}
	for range rounds {
		s, err := store.Open(path, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		queries := []func() error{
			func() error { _, err := s.Project(); return err },
			func() error { _, err := s.Codebook(); return err },
			func() error { _, err := s.Articles(app.ArticleFilter{}); return err },
			func() error { _, err := s.Placements(""); return err },
			func() error { _, err := s.LogHeads(0, 1); return err },
		}
		var all sync.WaitGroup
		start := make(chan struct{})
		for range 4 {
			for _, q := range queries {
				all.Go(func() {
					<-start
					if err := q(); err != nil {
						t.Error(err)
					}
				})
			}
		}
		close(start)
		all.Wait()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
