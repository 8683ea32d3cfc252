package workbench_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/app"
	"parley/app/jobs"
)

func TestImport(t *testing.T) {
	b := newBench(t)
	rep := b.importTexts(map[string]string{
		"a.txt": "The Post\nThe toll stays.", "b.txt": "Radio\nThe toll goes.", "c.txt": "Other\nThe toll stays.", "d.txt": "bad", "e.txt": "Empty\n",
	})
	if rep.Imported != 2 || rep.Duplicates != 1 || rep.Failed != 2 {
		t.Fatalf("report %+v", rep)
	}
	for i, want := range []app.ImportOutcome{app.OutcomeImported, app.OutcomeImported, app.OutcomeDuplicate, app.OutcomeFailed, app.OutcomeFailed} {
		if got := rep.Items[i]; got.Outcome != want || (want == app.OutcomeFailed && got.Reason == "") {
			t.Errorf("item %d: %+v, want %s", i, got, want)
		}
	}
	heads, err := b.Articles(app.ArticleFilter{})
	if err != nil || len(heads) != 2 {
		t.Fatalf("%d articles, %v", len(heads), err)
	}
	if n, _ := b.index.Count(); n != 2 {
		t.Errorf("%d articles indexed, want 2", n)
	}
	again := b.importTexts(map[string]string{"z.txt": "The Post\nThe toll stays."})
	if again.Duplicates != 1 || again.Items[0].Article != rep.Items[0].Article {
		t.Errorf("the same text again: %+v", again)
	}
}

func TestImportSurvivesABrokenIndex(t *testing.T) {
	b := newBench(t)
	b.index.fail = errors.New("disk full")
	if rep := b.importTexts(map[string]string{"a.txt": "Post\nText."}); rep.Imported != 1 {
		t.Fatalf("report %+v", rep)
	}
	st, err := b.IndexStatus()
	if err != nil || st.Indexed != 0 || st.Articles != 1 {
		t.Errorf("status %+v, %v; want 0 of 1", st, err)
	}
	b.index.fail = nil
	if err := b.CatchUp(t.Context(), jobs.Nobody{}); err != nil {
		t.Fatal(err)
	}
	if st, _ := b.IndexStatus(); st.Indexed != 1 {
		t.Errorf("status after catching up %+v", st)
	}
}

func TestImportStopsCleanly(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	for i := range 300 {
		name := filepath.Join(dir, fmt.Sprintf("%03d.txt", i))
		if err := os.WriteFile(name, fmt.Appendf(nil, "Post\nArticle number %d.", i), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	told := 0
	rep, err := b.ImportWith(ctx, []string{dir}, jobs.Nobody{}, app.ImportOptions{Item: func(app.ImportItem) {
		if told++; told == 60 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) || !rep.Cancelled {
		t.Fatalf("error %v, report cancelled %v", err, rep.Cancelled)
	}
	heads, err := b.Articles(app.ArticleFilter{})
	if err != nil || len(heads) != rep.Imported || rep.Imported < 60 || rep.Imported == 300 {
		t.Errorf("%d articles, %d reported, %v", len(heads), rep.Imported, err)
	}
}

func TestDryRunStoresNothing(t *testing.T) {
	b := newBench(t)
	name := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(name, []byte("Post\nText."), 0o644); err != nil {
		t.Fatal(err)
	}
	rep, err := b.ImportWith(t.Context(), []string{name}, jobs.Nobody{}, app.ImportOptions{DryRun: true})
	if err != nil || rep.Imported != 1 {
		t.Fatalf("%+v, %v", rep, err)
	}
	if heads, _ := b.Articles(app.ArticleFilter{}); len(heads) != 0 {
		t.Errorf("a dry run stored %d articles", len(heads))
	}
	if log, _ := b.History(0, 10); len(log) != 0 {
		t.Errorf("a dry run wrote %d log entries", len(log))
	}
}

func TestWireCopiesShareACluster(t *testing.T) {
	var story strings.Builder
	for i := range 120 {
		fmt.Fprintf(&story, "word%d of the story %d told here, ", i, i*7)
	}
	cut := story.String()[:len(story.String())*8/10]
	b := newBench(t)
	b.importTexts(map[string]string{
		"a.txt": "Agency\n" + story.String(), "b.txt": "Post\n" + cut + "with an end of its own.", "c.txt": "Post\n" + strings.Repeat("Something else entirely was said about bridges. ", 30),
	})
	facts, err := b.store.Facts()
	if err != nil || len(facts) != 3 {
		t.Fatalf("%d articles, %v", len(facts), err)
	}
	a, cp, other := facts[b.article("a")], facts[b.article("b")], facts[b.article("c")]
	if a.Cluster == "" || a.Cluster != cp.Cluster || other.Cluster != "" {
		t.Errorf("clusters %q, %q, %q; want the first two alike and the third none", a.Cluster, cp.Cluster, other.Cluster)
	}
}
