package workbench_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

// TestUndoModel does random acts with undo, redo and restarts in between and compares the
// project with a model: a list of states and a place in it.
func TestUndoModel(t *testing.T) {
	const acts = 500
	for _, seed := range []uint64{1, 2} {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 7))
			b := newBench(t)
			b.importTexts(map[string]string{"a.txt": "Post\nThe toll stays, said one. The toll goes, said another."})
			states, at := []string{b.snapshot()}, 0
			for range acts {
				switch n := r.IntN(10); {
				case n < 2:
					label, err := b.Undo()
					if err != nil {
						t.Fatal(err)
					}
					if at > 0 {
						at--
					} else if label != "" { // undid the import, which the model does not know
						if _, err := b.Redo(); err != nil {
							t.Fatal(err)
						}
					}
				case n < 4:
					if _, err := b.Redo(); err != nil {
						t.Fatal(err)
					}
					at = min(at+1, len(states)-1)
				case n == 4:
					b.reopen()
				default:
					if !b.randomAct(r) {
						continue
					}
					states = append(states[:at+1], b.snapshot())
					at++
				}
				if diff := cmp.Diff(states[at], b.snapshot()); diff != "" {
					t.Fatalf("state differs from the model (-want +got):\n%s", diff)
				}
			}
			if len(states) < 50 {
				t.Errorf("only %d states were reached", len(states))
			}
		})
	}
}

// randomAct edits something; false means that there was nothing to edit.
func (b *bench) randomAct(r *rand.Rand) bool {
	b.t.Helper()
	id := b.article("a")
	all, err := b.Statements(b.t.Context(), app.StatementFilter{})
	if err != nil {
		b.t.Fatal(err)
	}
	actors := []string{"Ann", "Bo", "Cy"}
	draft := app.Draft{
		Article: id, Holder: actors[r.IntN(3)], Issue: []string{"Toll", "Bridge"}[r.IntN(2)], CreateMissing: true,
		Stance:   []app.Stance{app.Support, app.Oppose, app.NeutralStance}[r.IntN(3)],
		Passages: []app.DraftPassage{{Text: "The toll goes"}},
	}
	switch n := r.IntN(6); {
	case n < 3:
		b.record(draft)
	case n == 3 && len(all) > 0:
		draft.ID = all[r.IntN(len(all))].ID
		draft.Note = fmt.Sprint(r.IntN(1000))
		b.record(draft)
	case n == 4 && len(all) > 0:
		err = b.Withdraw(all[r.IntN(len(all))].ID)
	case n == 5 && len(all) > 0:
		rec, rerr := b.Recode([]app.StatementID{all[0].ID}, app.Statement{Stance: app.StrongSupport})
		if rerr != nil || len(rec.Statements) == 0 {
			return false
		}
		err = b.Apply(rec)
	default:
		_, err = b.Annotate(id, app.Bounds{Start: r.IntN(4), End: 8 + r.IntN(4)}, fmt.Sprint("note ", r.IntN(100)))
	}
	if err != nil {
		b.t.Fatal(err)
	}
	return true
}

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
