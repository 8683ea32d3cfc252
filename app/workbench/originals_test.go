package workbench_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/app"
	"parley/app/jobs"
	"parley/app/workbench"
)

// keeping is a bench that keeps original files and fetches pages made up here.
func keeping(t *testing.T, pages map[string]string) *bench {
	t.Helper()
	b := newBench(t)
	b.Workbench = workbench.New(workbench.Ports{
		Articles: b.store, Ledger: b.store, Coding: b.store, Backlog: b.store, Index: b.index, Extractor: lineReader{}, Originals: b.store,
		Fetch: func(_ context.Context, address string, _ bool) (app.Page, error) {
			body, ok := pages[address]
			if !ok {
				return app.Page{}, &app.Error{Code: app.NotFound, Msg: "no page at this address", Hint: "Check it."}
			}
			return app.Page{URL: address + "?found", Type: "text/html", At: time.Date(2026, 3, 4, 5, 6, 0, 0, time.UTC), Body: []byte(body)}, nil
		},
	}, workbench.Options{Clock: clock(), ImportBatch: 50})
	return b
}

func TestOriginalsAreKept(t *testing.T) {
	b := keeping(t, nil)
	const text = "Post\nThe  ferry runs.\r\n"
	b.importTexts(map[string]string{"a.txt": text})
	id := b.article("a")
	for range 2 { // before and after an undo and redo of the import
		o, err := b.Original(id)
		if err != nil || string(o.Bytes) != text || o.Name != "a.txt" {
			t.Errorf("original %q as %s, %v", o.Bytes, o.Name, err)
		}
		for _, step := range []func() (string, error){b.Undo, b.Redo} {
			if _, err := step(); err != nil {
				t.Fatal(err)
			}
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "b.txt"), []byte("Post\nAnother text."), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := b.ImportWith(t.Context(), []string{dir}, jobs.Nobody{}, app.ImportOptions{NoOriginals: true}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Original(b.article("b")); app.CodeOf(err) != app.NotFound {
		t.Errorf("an original that was not to be kept: %v", err)
	}
}

func TestImportOfAnAddress(t *testing.T) {
	const address = "https://news.example/2026/ferry.php"
	b := keeping(t, map[string]string{address: "Post\nThe ferry runs."})
	rep, err := b.Import(t.Context(), []string{address, "https://news.example/gone"}, jobs.Nobody{})
	if err != nil {
		t.Fatal(err)
	}
	if rep.Imported != 1 || rep.Failed != 1 || rep.Items[1].Hint == "" || rep.Items[1].Path != "https://news.example/gone" {
		t.Fatalf("report %+v", rep)
	}
	a, err := b.Open(rep.Items[0].Article)
	if err != nil {
		t.Fatal(err)
	}
	if a.URL != address+"?found" || a.Provenance["url"] != "http" || a.Retrieved != "2026-03-04T05:06Z" {
		t.Errorf("found at %q (%v), retrieved %s", a.URL, a.Provenance, a.Retrieved)
	}
	o, err := b.Original(a.ID)
	if err != nil || string(o.Bytes) != "Post\nThe ferry runs." || o.Name != "ferry.html" {
		t.Errorf("original %q as %q, %v", o.Bytes, o.Name, err)
	}
	left, err := filepath.Glob(filepath.Join(os.TempDir(), "parley-pages-*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range left {
		if st, err := os.Stat(dir); err == nil && time.Since(st.ModTime()) < time.Minute && strings.Contains(dir, "parley-pages-") {
			if files, _ := filepath.Glob(filepath.Join(dir, "*", "ferry.html")); len(files) > 0 {
				t.Errorf("a fetched page stays in %s", dir)
			}
		}
	}
}
