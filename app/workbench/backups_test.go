package workbench_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/jobs"
	"parley/app/store"
	"parley/app/workbench"
)

// safe is a workbench on a project with a folder of backups and a clock of the test's own.
type safe struct {
	*workbench.Workbench
	t      *testing.T
	store  *store.Store
	keeper *keeper

	mu  sync.Mutex
	now time.Time
}

// keeper is the store's, with a switch that makes it fail.
type keeper struct {
	*store.Store
	fails error
	made  []app.BackupReason
}

func (k *keeper) KeepBackup(reason app.BackupReason) (app.Backup, error) {
	if k.fails != nil {
		return app.Backup{}, k.fails
	}
	k.made = append(k.made, reason)
	return k.Store.KeepBackup(reason)
}

func newSafe(t *testing.T) *safe {
	t.Helper()
	s := &safe{t: t, now: time.Date(2026, time.March, 2, 10, 0, 0, 0, time.Local)}
	dir := t.TempDir()
	o := store.Options{Clock: s.clock, Backups: filepath.Join(dir, "backups")}
	var err error
	if s.store, err = store.Create(filepath.Join(dir, "safe.parley"), app.Project{Title: "Safe", Coder: "C1"}, o); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.store.Close() })
	s.keeper = &keeper{Store: s.store}
	s.reopen("")
	return s
}

// reopen makes the workbench anew, as after a restart.
func (s *safe) reopen(readOnly string) {
	st := s.store
	s.Workbench = workbench.New(workbench.Ports{
		Articles: st, Ledger: st, Coding: st, Backlog: st, Index: &memoryIndex{texts: map[app.ArticleID]string{}},
		Extractor: lineReader{}, Keeper: s.keeper,
	}, workbench.Options{Clock: s.clock, ReadOnly: readOnly})
}

func (s *safe) clock() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

func (s *safe) pass(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(d)
}

func (s *safe) edit(name string) {
	s.t.Helper()
	if err := s.PutActor(app.Actor{ID: app.ActorID(strings.ToLower(name)), Name: name, Type: "person"}); err != nil {
		s.t.Fatal(err)
	}
}

func (s *safe) due(want app.BackupReason) {
	s.t.Helper()
	if got, due := s.BackupDue(); got != want || due != (want != "") {
		s.t.Errorf("due %q, %v; want %q", got, due, want)
	}
}

func (s *safe) backUp(reason app.BackupReason) app.Backup {
	s.t.Helper()
	b, err := s.BackupNow(s.t.Context(), reason)
	if err != nil {
		s.t.Fatal(err)
	}
	return b
}

func TestBackupDue(t *testing.T) {
	s := newSafe(t)
	s.pass(48 * time.Hour)
	s.due("") // nothing was ever edited
	s.edit("Anna")
	s.due("")
	s.pass(14 * time.Minute)
	s.edit("Boris")
	s.due("")
	s.pass(time.Minute)
	s.due(app.BackupInterval) // a quarter of an hour since the first edit
	s.backUp(app.BackupInterval)
	s.due("")
	s.pass(20 * time.Hour)
	s.due("") // another day, but no edit
	s.edit("Clara")
	s.due(app.BackupDay)
	s.reopen("")
	s.due(app.BackupDay)
	s.reopen("somebody else has it")
	s.due("")
	s.reopen("")
	s.backUp(app.BackupDay)
	s.due("")
	s.edit("Dora")
	s.due("")
	s.reopen("") // what is newest is read from the folder
	s.due("")
	s.pass(15 * time.Minute)
	s.due(app.BackupInterval)
}

// After a restore the numbers of the log begin again where the backup ended.
func TestBackupDueAfterRestore(t *testing.T) {
	s := newSafe(t)
	s.edit("Anna")
	early := s.backUp(app.BackupManual)
	s.pass(time.Minute)
	s.edit("Boris")
	s.edit("Clara")
	path := s.store.Path()
	o := store.Options{Clock: s.clock, Backups: filepath.Join(filepath.Dir(path), "backups")}
	if err := s.store.Close(); err != nil {
		t.Fatal(err)
	}
	s.pass(time.Minute)
	if _, err := store.Restore(t.Context(), early.Path, path, o); err != nil {
		t.Fatal(err)
	}
	var err error
	if s.store, err = store.Open(path, o); err != nil {
		t.Fatal(err)
	}
	s.keeper = &keeper{Store: s.store}
	s.reopen("")
	s.due("")
	s.pass(time.Minute)
	s.edit("Dora")
	s.pass(15 * time.Minute)
	s.due(app.BackupInterval)
}

func TestBackupFails(t *testing.T) {
	s := newSafe(t)
	s.edit("Anna")
	s.pass(16 * time.Minute)
	s.keeper.fails = errors.New("no room")
	if _, err := s.BackupNow(t.Context(), app.BackupInterval); err == nil || s.BackupProblem() == nil {
		t.Errorf("%v, problem %v", err, s.BackupProblem())
	}
	s.due("") // not again at once
	s.edit("Boris")
	if err := s.Apply(s.recoding()); err != nil { // it keeps nobody from working
		t.Error(err)
	}
	s.pass(15 * time.Minute)
	s.due(app.BackupInterval)
	s.keeper.fails = nil
	s.backUp(app.BackupInterval)
	if err := s.BackupProblem(); err != nil {
		t.Errorf("after a success: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.BackupNow(ctx, app.BackupManual); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want canceled", err)
	}
}

func (s *safe) recoding() app.Recoding {
	s.t.Helper()
	r, err := s.RenameActor("anna", "Anna of the Vale")
	if err != nil {
		s.t.Fatal(err)
	}
	return r
}

// Each act on many records is preceded by one backup, if there is anything new to keep.
func TestBackupBeforeBulk(t *testing.T) {
	one := texts(t, map[string]string{"a.txt": "The Vale Post\nThe toll stays, said Anna."})
	two := texts(t, map[string]string{"b.txt": "The Vale Post\nBridges cost money.", "c.txt": "Vale Radio\nRivers do not."})
	book := `{"format":"parley-codebook/1","actors":[{"id":"clara","name":"Clara","type":"person"}],"issues":[{"id":"toll","title":"Toll"}]}`
	row := `{"article":"a","holder":"anna","issue":"toll","stance":"support","quotes":[{"role":"content","text":"The toll stays"}]}` + "\n"
	imports := func(path string, o app.ImportOptions) func(*safe) error {
		return func(s *safe) error {
			rep, err := s.ImportWith(s.t.Context(), []string{path}, jobs.Nobody{}, o)
			if err == nil && rep.Failed > 0 {
				err = errors.New(rep.Items[0].Reason)
			}
			return err
		}
	}
	tests := []struct {
		name string
		act  func(s *safe) error
		want []app.BackupReason
	}{
		{"import of a file", imports(one, app.ImportOptions{}), nil},
		{"import of files", imports(two, app.ImportOptions{}), []app.BackupReason{app.BackupBulk}},
		{"import that only looks", imports(two, app.ImportOptions{DryRun: true}), nil},
		{"recoding", func(s *safe) error { return s.Apply(s.recoding()) }, []app.BackupReason{app.BackupBulk}},
		{"codebook", func(s *safe) error { _, err := s.ImportCodebook(strings.NewReader(book)); return err }, []app.BackupReason{app.BackupBulk}},
		{"one row", func(s *safe) error { _, err := s.RecordLines(strings.NewReader(row), true); return err }, nil},
		{"rows", func(s *safe) error { _, err := s.RecordLines(strings.NewReader(row+row), true); return err }, []app.BackupReason{app.BackupBulk}},
		{"one record", func(s *safe) error { s.edit("Emma"); return nil }, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSafe(t)
			s.edit("Anna")
			if err := s.PutIssue(app.Issue{ID: "toll", Title: "Toll"}); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(tt.name, "row") {
				if err := imports(one, app.ImportOptions{})(s); err != nil {
					t.Fatal(err)
				}
			}
			if err := tt.act(s); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, s.keeper.made); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
	s := newSafe(t)
	s.edit("Anna")
	s.pass(time.Second)
	s.backUp(app.BackupManual)
	if err := s.Apply(s.recoding()); err != nil {
		t.Fatal(err)
	}
	if len(s.keeper.made) != 1 {
		t.Errorf("with nothing new to keep: %q", s.keeper.made)
	}
}

func texts(t *testing.T, files map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
