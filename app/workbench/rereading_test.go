package workbench_test

import (
	"context"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/app"
	"parley/app/jobs"
	"parley/app/workbench"
)

// learningReader reads as lineReader, and each line of a file “several” as an article; once
// it has learnt, it reads what stands after “more:” in a text as its end, and nothing of
// what says “lost”.
type learningReader struct{ learnt *bool }

func (learningReader) Recognize(string, []byte) bool { return true }

func (l learningReader) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return func(yield func(app.Extracted, error) bool) {
		for x, err := range (lineReader{}).Extract(ctx, fsys, name) {
			if err != nil {
				yield(x, err)
				return
			}
			x.SourceSHA = string(app.HashText(name)) // of a member: containers have another
			parts := []string{x.Text}
			if strings.HasPrefix(name, "several") {
				parts = strings.Split(x.Text, "\n")
			}
			for i, text := range parts {
				if len(parts) > 1 {
					x.Part = string(rune('1' + i))
				}
				switch before, more, ok := strings.Cut(text, " more:"); {
				case !*l.learnt:
					x.Text = before
				case strings.Contains(before, "lost"):
					x.Text = "It."
				case ok:
					x.Text = before + more
				default:
					x.Text = text
				}
				if !yield(x, nil) {
					return
				}
			}
		}
	}
}

func TestReread(t *testing.T) {
	b := newBench(t)
	learnt := false
	b.Workbench = workbench.New(workbench.Ports{
		Articles: b.store, Ledger: b.store, Coding: b.store, Backlog: b.store, Index: b.index, Originals: b.store,
		Extractor: learningReader{&learnt},
	}, workbench.Options{Clock: clock(), ImportBatch: 50})
	b.importTexts(map[string]string{
		"a.txt":       "Post\nThe ferry runs. more: It runs on Sundays too.",
		"b.txt":       "Post\nThe bridge is open.",
		"c.txt":       "Post\nWhat is lost of this long text is more than half.",
		"several.txt": "Post\nThe first. more: And its end.\nThe second.",
	})
	learnt = true
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "bare.txt"), []byte("Post\nNobody kept this file."), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := b.ImportWith(t.Context(), []string{dir}, jobs.Nobody{}, app.ImportOptions{NoOriginals: true}); err != nil {
		t.Fatal(err)
	}
	rep, err := b.Reread(t.Context(), nil, jobs.Nobody{})
	if err != nil {
		t.Fatal(err)
	}
	if rep.Versions != 2 || rep.Duplicates != 2 || rep.Failed != 2 {
		t.Fatalf("report %+v", rep)
	}
	for _, it := range rep.Items {
		if it.Outcome == app.OutcomeFailed && (it.Reason == "" || it.Hint == "") {
			t.Errorf("a failure without words: %+v", it)
		}
		if name := strings.TrimSuffix(it.Path, ".txt") + it.Part; (it.Outcome == app.OutcomeVersion) != (name == "a" || name == "several1") {
			t.Errorf("%s: %s", name, it.Outcome)
		}
	}
	id := b.article("a")
	texts := func() []app.VersionInfo {
		list, err := b.VersionsOf(id)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	if list := texts(); len(list) != 2 || !list[0].Current || !list[1].Newer || list[1].MadeFrom != "test" {
		t.Errorf("versions %+v", list)
	}
	again, err := b.Reread(t.Context(), []app.ArticleID{id}, jobs.Nobody{})
	if err != nil || again.Duplicates != 1 || len(again.Items) != 1 {
		t.Errorf("a second time: %+v, %v", again, err)
	}
	if label, err := b.Undo(); err != nil || label == "" {
		t.Fatalf("undo of %q: %v", label, err)
	}
	if list := texts(); len(list) != 1 {
		t.Errorf("after the undo: %+v", list)
	}
	left, err := filepath.Glob(filepath.Join(os.TempDir(), "parley-reread-*", "*", "several.txt"))
	if err != nil || len(left) > 0 {
		t.Errorf("files stay: %v, %v", left, err)
	}
}

func TestRereadStops(t *testing.T) {
	b := keeping(t, nil)
	b.importTexts(map[string]string{"a.txt": "Post\nThe ferry runs."})
	ctx, stop := context.WithCancel(t.Context())
	stop()
	rep, err := b.Reread(ctx, nil, jobs.Nobody{})
	if err == nil || !rep.Cancelled || len(rep.Items) != 0 {
		t.Errorf("after a stop: %+v, %v", rep, err)
	}
}
