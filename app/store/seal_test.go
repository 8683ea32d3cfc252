package store_test

import (
	"path/filepath"
	"testing"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
)

// A project larger than the cache is copied whole: every page of the copy can be read,
// and can be written to afterwards.
func TestBackupOfLargeProject(t *testing.T) {
	s := create(t)
	apply(t, s, apptest.Adding("Codebook", nil, apptest.Outlet("The Courier")))
	const articles = 1000
	texts, list := corpus(0, articles)
	apply(t, s, apptest.Adding("Import", texts, list...))
	path := filepath.Join(t.TempDir(), "copy.parley")
	for range 2 { // the second replaces the first
		if err := s.Backup(path); err != nil {
			t.Fatal(err)
		}
	}
	restored := filepath.Join(t.TempDir(), "restored.parley")
	if _, err := store.Restore(t.Context(), path, restored, options()); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{path, restored} {
		c, err := store.Open(p, options())
		if err != nil {
			t.Fatal(err)
		}
		sound(t, c)
		apply(t, c, apptest.Adding("Add", nil, apptest.Actor("Anna")))
		if l, err := c.Articles(app.ArticleFilter{}); err != nil || len(l) != articles {
			t.Errorf("%d articles, want %d; %v", len(l), articles, err)
		}
		sound(t, c)
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
