package workbench_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"parley/app"
)

// snapshot gives everything coded, as text.
func (b *bench) snapshot() string {
	b.t.Helper()
	all, err := b.Statements(b.t.Context(), app.StatementFilter{})
	if err != nil {
		b.t.Fatal(err)
	}
	book, err := b.Codebook()
	if err != nil {
		b.t.Fatal(err)
	}
	notes, err := b.store.Annotations(b.article("a"))
	if err != nil {
		b.t.Fatal(err)
	}
	out, err := json.MarshalIndent([]any{all, book.Actors, book.Issues, notes}, "", " ")
	if err != nil {
		b.t.Fatal(err)
	}
	return string(out)
}

func TestStepsNameWhatTheyDo(t *testing.T) {
	b := newBench(t)
	if s, err := b.Steps(); err != nil || s != (app.StepState{}) {
		t.Errorf("an empty project offers %+v, %v", s, err)
	}
	b.importTexts(map[string]string{"a.txt": "Post\nThe toll stays."})
	b.record(app.Draft{Article: b.article("a"), Holder: "Ann", Issue: "Toll", Stance: app.Support, CreateMissing: true, Passages: []app.DraftPassage{{Text: "The toll stays"}}})
	if s, _ := b.Steps(); s.Undo != "Record statement" || s.Redo != "" {
		t.Errorf("after recording: %+v", s)
	}
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	if s, _ := b.Steps(); s.Undo != "Import articles" || s.Redo != "Record statement" {
		t.Errorf("after undo: %+v", s)
	}
	b.reopen()
	if s, _ := b.Steps(); s.Undo != "Import articles" || s.Redo != "Record statement" {
		t.Errorf("after a restart: %+v", s)
	}
}

func TestImportIsUndoneWhole(t *testing.T) {
	b := newBench(t)
	texts := map[string]string{}
	for i := range 130 { // three batches
		texts[fmt.Sprintf("%03d.txt", i)] = fmt.Sprintf("Post\nArticle number %d.", i)
	}
	b.importTexts(texts)
	count := func() int {
		heads, err := b.Articles(app.ArticleFilter{})
		if err != nil {
			t.Fatal(err)
		}
		return len(heads)
	}
	if _, err := b.Undo(); err != nil || count() != 0 {
		t.Fatalf("after undo %d articles, %v", count(), err)
	}
	b.reopen()
	if _, err := b.Redo(); err != nil || count() != 130 {
		t.Fatalf("after redo %d articles, %v", count(), err)
	}
}
