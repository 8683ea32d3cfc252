package workbench_test

import (
	"testing"

	"parley/app"
	"parley/app/jobs"
	"parley/app/store"
	"parley/app/workbench"
)

// A project open for reading only is searched with an index of the session: nothing is
// written to the project, and what another program adds or removes is noticed.
func TestPassing(t *testing.T) {
	b := newBench(t)
	b.importTexts(map[string]string{"a.txt": "Post\nThe toll stays.", "b.txt": "Post\nThe toll goes.", "c.txt": "Post\nNothing here."})
	st, err := store.Open(b.path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	backlog, err := workbench.NewPassing(st, false)
	if err != nil {
		t.Fatal(err)
	}
	index := &memoryIndex{texts: map[app.ArticleID]string{}}
	w := workbench.New(workbench.Ports{
		Articles: st, Ledger: st, Coding: st, Backlog: backlog, Index: index, Extractor: lineReader{}, Keeper: st,
	}, workbench.Options{ReadOnly: st.ReadOnly()})
	search := func(want, searched int) {
		t.Helper()
		res, err := w.Search(t.Context(), app.Query{Text: "toll"})
		if n, _ := index.Count(); err != nil || res.Total != want || n != searched {
			t.Errorf("%d found, %d searched, %v; want %d and %d", res.Total, n, err, want, searched)
		}
	}
	catchUp := func() {
		t.Helper()
		if err := w.CatchUp(t.Context(), jobs.Nobody{}); err != nil {
			t.Fatal(err)
		}
	}
	search(0, 0)
	catchUp()
	search(2, 3)
	b.importTexts(map[string]string{"d.txt": "Post\nA toll on boats."})
	catchUp()
	search(3, 4)
	for range 2 {
		if _, err := b.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	catchUp()
	search(0, 0)
	if err := w.PutActor(app.Actor{ID: "a", Name: "A", Type: "person"}); app.CodeOf(err) != app.Unsupported {
		t.Errorf("an edit: %v", err)
	}
	if reason, due := w.BackupDue(); due {
		t.Errorf("a backup is due: %s", reason)
	}
	if _, err := w.Check(t.Context()); err != nil {
		t.Error(err)
	}
	full, err := workbench.NewPassing(st, true)
	if err != nil {
		t.Fatal(err)
	}
	b.importTexts(map[string]string{"e.txt": "Post\nMore."})
	if p, err := full.PendingIndex(1); err != nil || len(p.Documents) != 1 || p.Left != 0 {
		t.Errorf("%+v, %v; want what came later", p, err)
	}
}
