package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
)

// A disk that is really full, a memory file system of three megabytes: acts fail with
// words, what was acknowledged stays, and work goes on in the same session when there is
// room again.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("parley-test", dir, "tmpfs", 0, "size=3m"); err != nil {
		t.Skipf("skipped: no file system can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, bytes.Repeat([]byte{1}, 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "talks.parley")
	s, err := store.Create(path, app.Project{Title: "The talks"}, options())
	if err != nil {
		t.Fatal(err)
	}
	book := apptest.Adding("Outlet", nil, apptest.Outlet("The Courier"), apptest.Actor("Delegate"))
	apply(t, s, book)
	note := func(i int) app.Entry {
		return apptest.Adding("Note", nil, apptest.Note(fmt.Sprint("n", i), apptest.Actor("Delegate").Key(), strings.Repeat(fmt.Sprint(i, " "), 20_000)))
	}
	done, failed := 0, 0
	for failed < 5 && done < 1000 {
		if _, err := s.Apply(note(done)); err == nil {
			done++
			continue
		} else if e, ok := errors.AsType[*app.Error](err); !ok || !strings.Contains(e.Msg, "the disk is full") || e.Hint == "" {
			t.Fatalf("after %d notes: %v", done, err)
		}
		failed++
	}
	if done == 0 || failed == 0 {
		t.Fatalf("%d notes, %d failures", done, failed)
	}
	if err := s.Backup(filepath.Join(dir, "copy.parley")); err == nil || !strings.Contains(err.Error(), "full") {
		t.Errorf("a backup on the full disk: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "copy.parley")); err == nil {
		t.Error("half a backup is left")
	}
	count := func(s *store.Store) int {
		notes, err := s.Records(app.KindNote)
		if err != nil {
			t.Fatal(err)
		}
		return len(notes)
	}
	if n := count(s); n != done {
		t.Errorf("%d notes on the full disk, %d were acknowledged", n, done)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	apply(t, s, note(done))
	if err := s.Close(); err != nil && !strings.Contains(err.Error(), "all edits are saved") {
		t.Error(err)
	}
	s = reopen(t, path)
	defer func() { _ = s.Close() }() // the disk is nearly full
	if n := count(s); n != done+1 {
		t.Errorf("%d notes reopened, %d were acknowledged", n, done+1)
	}
	found, err := s.Check(t.Context())
	if err != nil || len(found) > 0 {
		t.Errorf("check: %v, %v", found, err)
	}
}
