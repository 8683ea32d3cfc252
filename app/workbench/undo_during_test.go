package workbench_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/jobs"
)

// importDuring imports 130 articles and calls f when the first 50 are in.
func (b *bench) importDuring(text func(i int) string, f func()) {
	b.t.Helper()
	dir := b.t.TempDir()
	for i := range 130 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte("Post\n"+text(i)), 0o644); err != nil {
			b.t.Fatal(err)
		}
	}
	n := 0
	rep, err := b.ImportWith(b.t.Context(), []string{dir}, jobs.Nobody{}, app.ImportOptions{Item: func(app.ImportItem) {
		if n++; n == 20 {
			f()
		}
	}})
	if err != nil || rep.Imported != 130 {
		b.t.Fatalf("%d imported, %v", rep.Imported, err)
	}
}

func numbered(i int) string { return fmt.Sprintf("Article number %d.", i) }

func (b *bench) recordOn(article string) {
	b.t.Helper()
	b.record(app.Draft{
		Article: b.article(article), Holder: "Ann", Issue: "Toll", Stance: app.Support, CreateMissing: true,
		Passages: []app.DraftPassage{{Text: "Article number"}},
	})
}

// there counts articles and statements.
func (b *bench) there() [2]int {
	b.t.Helper()
	heads, err := b.Articles(app.ArticleFilter{})
	if err != nil {
		b.t.Fatal(err)
	}
	all, err := b.Statements(b.t.Context(), app.StatementFilter{})
	if err != nil {
		b.t.Fatal(err)
	}
	return [2]int{len(heads), len(all)}
}

// What is done during an import is a step of its own, the whole import is another: undo
// takes what began last first, and redo gives all back in turn.
func TestImportWithEditsMeanwhile(t *testing.T) {
	b := newBench(t)
	b.importDuring(numbered, func() { b.recordOn("003") })
	b.recordOn("007")
	take := func(what string, f func() (string, error), label string, want [2]int) {
		t.Helper()
		got, err := f()
		if err != nil || got != label {
			t.Fatalf("%s: %q, %v; want %q", what, got, err, label)
		}
		if d := cmp.Diff(want, b.there()); d != "" {
			t.Fatalf("after %s of %s (-want +got)\n%s", what, label, d)
		}
		if found, err := b.store.Check(t.Context()); err != nil || len(found) > 0 {
			t.Fatalf("check: %v, %v", found, err)
		}
		b.reopen()
	}
	undo := func() (string, error) { return b.Undo() }
	redo := func() (string, error) { return b.Redo() }
	for range 2 {
		take("undo", undo, "Record statement", [2]int{130, 1})
		take("undo", undo, "Record statement", [2]int{130, 0})
		if got := b.steps(); got != "Import articles | Record statement" {
			t.Errorf("steps: %s", got)
		}
		take("undo", undo, "Import articles", [2]int{0, 0})
		if got := b.steps(); got != " | Import articles" {
			t.Errorf("steps: %s", got)
		}
		take("redo", redo, "Import articles", [2]int{130, 0})
		take("redo", redo, "Record statement", [2]int{130, 1})
		take("redo", redo, "Record statement", [2]int{130, 2})
	}
}

// Undo during an import takes back what was done last, not what has come in so far.
func TestUndoDuringAnImport(t *testing.T) {
	b := newBench(t)
	b.importDuring(numbered, func() {
		b.recordOn("003")
		if label, err := b.Undo(); err != nil || label != "Record statement" {
			t.Errorf("undo during the import: %q, %v", label, err)
		}
	})
	if got := b.steps(); got != "Import articles | " {
		t.Errorf("steps: %s", got)
	}
	if label, err := b.Undo(); err != nil || label != "Import articles" || b.there() != [2]int{} {
		t.Errorf("%q, %v, left %v", label, err, b.there())
	}
}

// An import that goes on with what was done meanwhile is taken back in parts: first what
// came since, then the edit, then what came before.
func TestImportOnTopOfAnEdit(t *testing.T) {
	b := newBench(t)
	long := func(i int) string { // the last is much like the one that is edited
		text := ""
		for n := range 60 {
			text += fmt.Sprintf("Sentence %d of the report on the toll bridge was read aloud. ", n)
		}
		switch i {
		case 2:
			return text
		case 129:
			return text + "Correction follows."
		}
		return numbered(i)
	}
	title := "A title of the analyst's"
	b.importDuring(long, func() {
		if err := b.EditArticle(b.article("002.txt"), app.ArticleEdit{Title: &title}); err != nil {
			t.Fatal(err)
		}
	})
	a, err := b.store.Article(b.article(title))
	if err != nil || a.Cluster == "" {
		t.Fatalf("the import did not go on with the article that was edited: %+v, %v", a, err)
	}
	var labels []string
	for range 3 {
		label, err := b.Undo()
		if err != nil {
			t.Fatal(err)
		}
		labels = append(labels, fmt.Sprintf("%s %d", label, b.there()[0]))
		b.reopen()
	}
	if d := cmp.Diff([]string{"Import articles 50", "Edit article 002 50", "Import articles 0"}, labels); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	for range 3 {
		if _, err := b.Redo(); err != nil {
			t.Fatal(err)
		}
	}
	if now, err := b.store.Article(a.ID); err != nil || now.Title != title || now.Cluster != a.Cluster || b.there()[0] != 130 {
		t.Errorf("after redo: %+v, %v", now, err)
	}
}
