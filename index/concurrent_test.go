package index_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"parley/app"
	"parley/index"
)

// TestSearchWhilePutting replaces and deletes articles while others search: each answer
// is one state of the index, and nothing is found twice.
func TestSearchWhilePutting(t *testing.T) {
	lib := newMemory()
	const articles = 40
	var docs []app.Document
	for i := range articles {
		d := document(fmt.Sprintf("D%02d", i), "en", "2024-05-01", "Title", "steel tariffs hold number"+fmt.Sprint(i))
		lib.docs[d.ID] = d
		docs = append(docs, d)
	}
	x, err := index.Open(t.TempDir(), "P", lib, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Put(t.Context(), docs); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				for _, text := range []string{"tariff", `"steel tariffs hold"`, "steel W/3 hold -tariff", ""} {
					res, err := x.Search(t.Context(), app.Query{Text: text, Facets: true})
					if err != nil {
						t.Error(err)
						return
					}
					seen := map[app.ArticleID]bool{}
					for _, h := range res.Hits {
						if seen[h.ID] {
							t.Errorf("%s: %s is found twice", text, h.ID)
						}
						seen[h.ID] = true
					}
					if res.Total > articles || res.Total != len(res.Hits) {
						t.Errorf("%s: %d articles, %d rows", text, res.Total, len(res.Hits))
					}
				}
			}
		})
	}
	for i := range 20 {
		if err := x.Put(t.Context(), docs[i:2*i+1]); err != nil {
			t.Error(err)
		}
		if err := x.Delete(t.Context(), []app.ArticleID{docs[i].ID}); err != nil {
			t.Error(err)
		}
	}
	close(done)
	wg.Wait()
	if n, err := x.Count(); n != 20 || err != nil {
		t.Errorf("%d articles left, %v, want 20", n, err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
}

// slow is a library whose texts never come.
type slow struct{ *memory }

func (s slow) Documents(ids []app.ArticleID) iter.Seq2[app.Document, error] {
	return func(yield func(app.Document, error) bool) {
		for range ids {
			if !yield(app.Document{}, context.DeadlineExceeded) {
				return
			}
		}
	}
}

func TestDeadlineAndCancel(t *testing.T) {
	lib := newMemory(fixture()...)
	x, err := index.OpenMemory("P", slow{lib}, index.Options{Deadline: time.Nanosecond})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	}()
	if err := x.Put(t.Context(), lib.all()); err != nil {
		t.Fatal(err)
	}
	if _, err := x.Search(t.Context(), app.Query{Text: "=tariff"}); app.CodeOf(err) != app.Unsupported {
		t.Errorf("deadline: error %v, want code unsupported", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := x.Search(ctx, app.Query{Text: "tariff"}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled search: error %v", err)
	}
	if err := x.Put(ctx, lib.all()); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled put: error %v", err)
	}
}

func TestScrub(t *testing.T) {
	dir := t.TempDir()
	lib := filled(t, dir)
	x, err := index.Open(dir, "P", lib, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Scrub(t.Context()); err != nil {
		t.Errorf("a sound index: %v", err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if x, err = index.Open(dir, "P", lib, index.Options{}); err != nil {
		t.Fatal(err)
	}
	index.DiscardPlaces(x)
	flip(t, filepath.Join(x.Folder(), "streams"), 30)
	if err := x.Scrub(t.Context()); app.CodeOf(err) != app.Damaged {
		t.Errorf("streams changed: error %v, want code damaged", err)
	}
	if _, err := x.Search(t.Context(), app.Query{Text: "tariff W/2 talks OR quotas W/9 likely OR steel W/1 on"}); app.CodeOf(err) != app.Damaged {
		t.Errorf("search in changed streams: error %v, want code damaged", err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	segment := one(t, filepath.Join(dir, "index-0001", "bleve", "store", "*.zap"))
	if err := index.ScrubSegment(t.Context(), segment); err != nil {
		t.Errorf("a sound segment: %v", err)
	}
	flip(t, segment, 30)
	if err := index.ScrubSegment(t.Context(), segment); err == nil {
		t.Error("a changed segment passes")
	}
}
