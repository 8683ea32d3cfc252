package workbench_test

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
	"parley/app/workbench"
)

// outside changes the project file behind the program's back.
func (b *bench) outside(query string) {
	b.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+b.path+"?_pragma=busy_timeout(5000)")
	if err != nil {
		b.t.Fatal(err)
	}
	defer db.Close()
	res, err := db.Exec(query)
	if err != nil {
		b.t.Fatal(err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		b.t.Fatalf("%s: %d rows, %v", query, n, err)
	}
}

// steps gives what undo and redo would do.
func (b *bench) steps() string {
	b.t.Helper()
	s, err := b.Steps()
	if err != nil {
		b.t.Fatal(err)
	}
	return s.Undo + " | " + s.Redo
}

func TestUndoDropsWhatWasChangedElsewhere(t *testing.T) {
	b := tollBench(t)
	draft := app.Draft{Article: b.article("a"), Holder: "lind", Issue: "toll", Stance: app.Oppose, Passages: []app.DraftPassage{{Text: "The toll is dead"}}}
	first := b.record(draft)
	draft.Holder = "marsk"
	second := b.record(draft)
	third := b.record(draft)
	b.outside(`UPDATE statement SET stance = 'support' WHERE id = 'S-2'`)
	if label, err := b.Undo(); err != nil || label != "Record statement" {
		t.Fatalf("the newest step: %q, %v", label, err)
	}
	seen := b.snapshot()
	_, err := b.Undo()
	if app.CodeOf(err) != app.Conflict {
		t.Fatalf("a step whose record was changed elsewhere: %v", err)
	}
	for _, want := range []string{"“Record statement” can no longer be undone", string(second.ID), "not in the history"} {
		if e, ok := errors.AsType[*app.Error](err); !ok || !strings.Contains(e.Msg, want) {
			t.Errorf("the message does not say %q: %v", want, err)
		}
	}
	if diff := cmp.Diff(seen, b.snapshot()); diff != "" {
		t.Errorf("the failed undo changed something:\n%s", diff)
	}
	b.reopen() // that the step was dropped is in the log
	if got := b.steps(); got != "Record statement | Record statement" {
		t.Errorf("steps after the drop: %s", got)
	}
	if _, err := b.Redo(); err != nil { // the third, which lay above
		t.Fatal(err)
	}
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Undo(); app.CodeOf(err) != app.Conflict { // met again, dropped again
		t.Errorf("the dropped step met again: %v", err)
	}
	if _, err := b.Undo(); err != nil {
		t.Fatalf("the step before: %v", err)
	}
	all, err := b.Statements(t.Context(), app.StatementFilter{})
	if err != nil || len(all) != 1 || all[0].ID != second.ID || all[0].Stance != app.Support {
		t.Errorf("what is left: %v, %v; want %s as it was changed elsewhere, not %s or %s", all, err, second.ID, first.ID, third.ID)
	}
	if log, err := b.History(0, 3); err != nil || !strings.HasPrefix(log[1].Set.Label, "Not undone: Record statement (S-2 has changed since") {
		t.Errorf("the log does not tell of the drop: %+v, %v", log, err)
	}
}

func TestRedoDropsWhatWasChangedElsewhere(t *testing.T) {
	b := tollBench(t)
	for _, text := range []string{"one", "two"} {
		if err := b.PutTag(app.Tag{ID: app.TagID(text), Name: text}); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if _, err := b.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	b.outside(`INSERT INTO tag (id, name, colour) VALUES ('one', 'One', '')`)
	b.outside(`INSERT INTO creation (kind, id) VALUES ('tag', 'one') ON CONFLICT DO UPDATE SET kind = kind`)
	_, err := b.Redo()
	if app.CodeOf(err) != app.Conflict || !strings.Contains(err.Error(), "tag One is there again") {
		t.Fatalf("redo of what is there again: %v", err)
	}
	b.reopen()
	if got := b.steps(); got != "Import codebook | Add tag two" {
		t.Errorf("steps: %s", got)
	}
	if label, err := b.Redo(); err != nil || label != "Add tag two" {
		t.Errorf("redo of the next: %q, %v", label, err)
	}
	if got := b.steps(); got != "Add tag two | " {
		t.Errorf("steps: %s", got)
	}
}

// An import of several batches is undone whole, or not at all.
func TestUndoOfAGroupIsAtomic(t *testing.T) {
	b := newBench(t)
	if err := b.PutTag(app.Tag{ID: "t", Name: "T"}); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for i := range 130 { // three batches
		texts[fmt.Sprintf("%03d.txt", i)] = fmt.Sprintf("Post\nArticle number %d.", i)
	}
	b.importTexts(texts)
	b.outside(`UPDATE article SET title = 'Other' WHERE seq = 60`)
	_, err := b.Undo()
	if app.CodeOf(err) != app.Conflict || !strings.Contains(err.Error(), "article Other has changed since") {
		t.Fatalf("undo with one article changed: %v", err)
	}
	if heads, _ := b.Articles(app.ArticleFilter{}); len(heads) != 130 {
		t.Errorf("%d articles after an undo that failed, want all 130", len(heads))
	}
	if got := b.steps(); got != "Add tag T | " {
		t.Errorf("steps: %s", got)
	}
	if label, err := b.Undo(); err != nil || label != "Add tag T" {
		t.Errorf("the step before: %q, %v", label, err)
	}
}

func TestUndoPublishesOneEvent(t *testing.T) {
	b := newBench(t)
	b.importTexts(map[string]string{"a.txt": "Post\nOne.", "b.txt": "Post\nTwo."})
	b.events = nil
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	if len(b.events) != 1 || len(b.events[0].Keys) != 3 || !b.events[0].Touches(app.KindArticle) || b.events[0].Act != app.Undo {
		t.Errorf("events %+v; want one with two articles and the outlet", b.events)
	}
}

// memoryBench is a workbench on a project in memory, with a clock that the test moves.
func memoryBench(t testing.TB) (*workbench.Workbench, *apptest.Memory, *time.Time) {
	t.Helper()
	now := apptest.Time()
	m := apptest.NewMemory(apptest.Project())
	m.Clock = func() time.Time { return now }
	w := workbench.New(workbench.Ports{Articles: m, Ledger: m, Coding: m, Backlog: m},
		workbench.Options{Clock: func() time.Time { return now }})
	return w, m, &now
}

func TestQuickEditsOfANoteGoTogether(t *testing.T) {
	w, m, now := memoryBench(t)
	tv := apptest.Text("Talks.", "The board will sign.")
	_, err := m.Apply(apptest.Adding("Sample", []app.TextVersion{tv}, apptest.Article(tv), apptest.Actor("Board"), apptest.Issue("Treaty"),
		apptest.Statement("S-1", tv, "sign", apptest.By("board", "treaty")), apptest.Annotation("N-1", tv, "board")))
	if err != nil {
		t.Fatal(err)
	}
	note := func(id string) func(string) error {
		return func(text string) error {
			_, err := w.PutNote(app.Actor{ID: app.ActorID(id)}.Key(), text)
			return err
		}
	}
	comment := func(text string) error { return w.EditAnnotation("N-1", text, "") }
	remark := func(text string) error {
		r, err := m.Record(app.Statement{ID: "S-1"}.Key())
		if err != nil {
			return err
		}
		s := r.(app.Statement)
		_, err = w.Record(app.Draft{
			ID: s.ID, Holder: "board", Issue: "treaty", Stance: s.Stance, Attribution: s.Attribution, Certainty: s.Certainty, Act: s.Act,
			StatedAt: s.StatedAt, StatedBasis: s.StatedBasis, Coder: s.Coder, Review: s.Review, Note: text, Passages: []app.DraftPassage{{Text: "sign"}},
		})
		return err
	}
	tests := []struct {
		name   string
		write  []func(string) error
		pause  time.Duration
		undone int // steps that take all back
	}{
		{"letters of a note", []func(string) error{note("board"), note("board"), note("board")}, 400 * time.Millisecond, 1},
		{"letters of a comment", []func(string) error{comment, comment, comment}, time.Second, 1},
		{"letters of a remark on a statement", []func(string) error{remark, remark}, time.Second, 1},
		{"after a pause", []func(string) error{comment, comment, comment}, 1100 * time.Millisecond, 3},
		{"two notes in turn", []func(string) error{comment, remark, comment}, 0, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			*now = now.Add(time.Hour)
			log, _ := m.History(0, 1)
			for i, f := range tt.write {
				if err := f(fmt.Sprint(tt.name, i)); err != nil {
					t.Fatal(err)
				}
				*now = now.Add(tt.pause)
			}
			for range tt.undone {
				if label, err := w.Undo(); err != nil || label == "" {
					t.Fatalf("undo: %q, %v", label, err)
				}
			}
			if s, err := w.Steps(); err != nil || s.Undo != log[0].Set.Label && s.Undo != "Sample" {
				t.Errorf("after %d steps undo would take back %q, %v", tt.undone, s.Undo, err)
			}
			for range tt.undone {
				if label, err := w.Redo(); err != nil || label == "" {
					t.Fatalf("redo: %q, %v", label, err)
				}
			}
			for range tt.undone {
				if _, err := w.Undo(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSteps measures what undo and redo find in a log of 200,000 entries that was
// just opened: after many edits, after as many undos, and after edits taken back at once.
func BenchmarkSteps(b *testing.B) {
	const entries = 200_000
	logs := []struct {
		name string
		act  func(i int) (act app.Act, of int64)
	}{
		{"Edits", func(int) (app.Act, int64) { return app.Do, 0 }},
		{"EditUndo", func(i int) (app.Act, int64) {
			if i%2 == 1 {
				return app.Undo, int64(i)
			}
			return app.Do, 0
		}},
		{"HalfUndone", func(i int) (app.Act, int64) {
			if i >= entries/2 {
				return app.Undo, int64(entries - i)
			}
			return app.Do, 0
		}},
		{"UndoneAndRedone", func(i int) (app.Act, int64) {
			switch {
			case i < entries/2:
				return app.Do, 0
			case i < entries*3/4:
				return app.Undo, int64(entries - i)
			}
			return app.Redo, int64(i - entries/2 + 1)
		}},
	}
	for _, l := range logs {
		st := longLog(b, entries, l.act)
		open := func() *workbench.Workbench {
			return workbench.New(workbench.Ports{Articles: st, Ledger: st, Coding: st, Backlog: st}, workbench.Options{})
		}
		b.Run(l.name+"/Open", func(b *testing.B) {
			for b.Loop() {
				if _, err := open().Steps(); err != nil {
					b.Fatal(err)
				}
			}
		})
		w := open()
		b.Run(l.name+"/Steps", func(b *testing.B) {
			for b.Loop() {
				if _, err := w.Steps(); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(l.name+"/EditUndoRedo", func(b *testing.B) {
			n := 0
			for b.Loop() {
				n++
				if err := w.PutTag(app.Tag{ID: "own", Name: fmt.Sprint("Own ", n)}); err != nil {
					b.Fatal(err)
				}
				if _, err := w.Undo(); err != nil {
					b.Fatal(err)
				}
				if _, err := w.Redo(); err != nil {
					b.Fatal(err)
				}
				if _, err := w.Steps(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// longLog makes a project whose log was filled by hand, as it would be after years.
func longLog(b *testing.B, entries int, act func(int) (app.Act, int64)) *store.Store {
	b.Helper()
	path := b.TempDir() + "/long.parley"
	st, err := store.Create(path, app.Project{Title: "Long", Coder: "C1"}, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	if err := st.Close(); err != nil {
		b.Fatal(err)
	}
	db, err := sql.Open("sqlite3", "file:"+path)
	if err != nil {
		b.Fatal(err)
	}
	tx, err := db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	exec := func(query string, args ...any) {
		if _, err := tx.Exec(query, args...); err != nil {
			b.Fatal(err)
		}
	}
	for i := range entries {
		a, of := act(i)
		var ref any
		if of > 0 {
			ref = of
		}
		exec(`INSERT INTO entry (seq, at, coder, act, of, grp, label) VALUES (?, '2026-01-01T00:00:00Z', 'C1', ?, ?, '', 'Change tag')`, i+1, string(a), ref)
		exec(`INSERT INTO change (entry, n, kind, id, before, after) VALUES (?, 0, 'tag', ?, NULL, ?)`, i+1, fmt.Sprint("t", i),
			fmt.Sprintf(`{"id":"t%d","name":"T","colour":""}`, i))
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
	if st, err = store.Open(path, store.Options{}); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = st.Close() })
	return st
}
