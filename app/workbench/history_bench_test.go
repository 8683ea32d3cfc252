package workbench_test

import (
	"fmt"
	"testing"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
	"parley/app/workbench"
)

// bigProject has statements of 20 actors on 10 issues, each recorded by an entry of 500.
func bigProject(b *testing.B, statements int) *store.Store {
	b.Helper()
	st, err := store.Create(b.TempDir()+"/big.parley", app.Project{Title: "Big", Coder: "C1"}, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = st.Close() })
	tv := apptest.Text("Talks.", "The board will sign.")
	list := []app.Record{apptest.Article(tv)}
	for i := range 20 {
		list = append(list, apptest.Actor(fmt.Sprint("Actor ", i)))
	}
	for i := range 10 {
		list = append(list, apptest.Issue(fmt.Sprint("Issue ", i)))
	}
	add := func(e app.Entry) {
		if _, err := st.Apply(e); err != nil {
			b.Fatal(err)
		}
	}
	add(apptest.Adding("Begin", []app.TextVersion{tv}, list...))
	for from := 0; from < statements; from += 500 {
		list = nil
		for n := from; n < min(from+500, statements); n++ {
			by := apptest.By(app.ActorID(fmt.Sprintf("actor_%d", n%20)), app.IssueID(fmt.Sprintf("issue_%d", n/20%10)))
			list = append(list, apptest.Statement(app.StatementID(fmt.Sprint("S-", n+1)), tv, "sign", by))
		}
		add(apptest.Adding("Record", nil, list...))
	}
	return st
}

// BenchmarkExplain asks for histories in a project of 100,000 statements.
func BenchmarkExplain(b *testing.B) {
	const statements = 100_000
	st := bigProject(b, statements)
	w := workbench.New(workbench.Ports{Articles: st, Ledger: st, Coding: st, Backlog: st}, workbench.Options{})
	for _, f := range []struct {
		name string
		f    app.HistoryFilter
		most int
	}{
		{"Statement", app.HistoryFilter{Key: app.Statement{ID: "S-777"}.Key()}, 1},
		{"CellOf500/Newest50", app.HistoryFilter{Cell: app.CellKey{Actor: "actor_3", Issue: "issue_4"}, Limit: 50}, 50},
		{"CellOf500/All", app.HistoryFilter{Cell: app.CellKey{Actor: "actor_3", Issue: "issue_4"}}, 1 << 30},
		{"Actor", app.HistoryFilter{Key: app.Actor{ID: "actor_3"}.Key()}, 1},
		{"Log100", app.HistoryFilter{Limit: 100}, 100},
	} {
		b.Run(f.name, func(b *testing.B) {
			for b.Loop() {
				if list, err := w.Explain(f.f); err != nil || len(list) == 0 || len(list) > f.most {
					b.Fatal(len(list), err)
				}
			}
		})
	}
	b.Run("UndoOne", func(b *testing.B) {
		for b.Loop() {
			if err := w.PutTag(app.Tag{ID: "t", Name: "T"}); err != nil {
				b.Fatal(err)
			}
			if _, err := w.Undo(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("RenameActorPreview", func(b *testing.B) {
		for b.Loop() {
			if r, err := w.RenameActor("actor_3", "Other"); err != nil || len(r.Statements) != statements/20 {
				b.Fatal(len(r.Statements), err)
			}
		}
	})
}

// BenchmarkUndoImport takes an import of 20,000 articles in batches of 50 back at once.
func BenchmarkUndoImport(b *testing.B) {
	const articles, batch = 20_000, 50
	st, err := store.Create(b.TempDir()+"/import.parley", app.Project{Title: "Big", Coder: "C1"}, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = st.Close() })
	for from := 0; from < articles; from += batch {
		e := app.Entry{Group: "import-1", Set: app.ChangeSet{Label: "Import articles"}}
		for n := from; n < from+batch; n++ {
			tv := apptest.Text(fmt.Sprintf("Article %d.", n), "It is short.")
			e.Texts = append(e.Texts, tv)
			e.Set.Changes = append(e.Set.Changes, app.Change{After: apptest.Article(tv, func(a *app.Article) {
				a.Seq, a.Fingerprint = int64(n+1), make([]uint32, 129)
			})})
		}
		if _, err := st.Apply(e); err != nil {
			b.Fatal(err)
		}
	}
	w := workbench.New(workbench.Ports{Articles: st, Ledger: st, Coding: st, Backlog: st}, workbench.Options{})
	b.ReportAllocs()
	undo := true
	for b.Loop() {
		do := w.Redo
		if undo {
			do = w.Undo
		}
		undo = !undo
		if label, err := do(); err != nil || label == "" {
			b.Fatal(label, err)
		}
	}
}
