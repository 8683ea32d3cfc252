package workbench_test

import (
	"context"
	"strings"
	"testing"

	"parley/app"
	"parley/app/jobs"
)

func TestCheckComparesTheIndex(t *testing.T) {
	b := newSearching(t)
	b.importTexts(ferryTexts())
	found, err := b.Check(t.Context())
	if err != nil || len(found) > 0 {
		t.Fatalf("a sound index: %v, %v", found, err)
	}
	articles, err := b.store.Articles(app.ArticleFilter{})
	if err != nil || len(articles) != 3 {
		t.Fatalf("%d articles, %v", len(articles), err)
	}
	stray := app.Document{ArticleHead: app.ArticleHead{ID: "stray", Title: "Stray"}, Text: app.TextVersion{ID: "v", Text: "A stray text."}}
	if err := b.searcher.Put(t.Context(), []app.Document{stray}); err != nil {
		t.Fatal(err)
	}
	if err := b.searcher.Delete(t.Context(), []app.ArticleID{articles[0].ID}); err != nil {
		t.Fatal(err)
	}
	found, err = b.Check(t.Context())
	if err != nil || len(found) != 1 || !strings.Contains(found[0].Msg, "1 articles are not in the index, and 1 in it are not in the project") {
		t.Fatalf("one missing, one too many: %v, %v", found, err)
	}
	if err := b.Reindex(t.Context(), jobs.Nobody{}); err != nil {
		t.Fatal(err)
	}
	if found, err := b.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("read again: %v, %v", found, err)
	}
	if r, err := b.Search(t.Context(), app.Query{Text: "stray"}); err != nil || r.Total != 0 {
		t.Errorf("what the project does not hold is found: %+v, %v", r, err)
	}
}

func TestCheckEnds(t *testing.T) {
	b := newSearching(t)
	b.importTexts(ferryTexts())
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := b.Check(ctx); err == nil {
		t.Error("a check that was ended says that all is well")
	}
}
