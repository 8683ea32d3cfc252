package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"parley/app/store"
)

// What a restore, or the making of a project, has left behind because it was killed is
// gone after the next opening, and nothing else is.
func TestLeftovers(t *testing.T) {
	path := closed(t)
	data := read(t, path)
	gone := []string{path + ".restoring", path + ".restoring-wal", path + ".restoring-shm", path + ".restoring.lock"}
	kept := []string{path + ".restoring.txt", filepath.Join(filepath.Dir(path), "other.parley.restoring"), path + ".part"}
	for _, p := range append(gone, kept...) {
		write(t, p, data[:100])
	}
	opened, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	sound(t, opened)
	if err := opened.Close(); err != nil {
		t.Fatal(err)
	}
	for _, p := range gone {
		if _, err := os.Lstat(p); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is still there: %v", filepath.Base(p), err)
		}
	}
	for _, p := range kept {
		if len(read(t, p)) != 100 {
			t.Errorf("%s was touched", filepath.Base(p))
		}
	}
	// killed between the two steps that give a new project its name
	if err := os.Remove(path + ".part"); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(path, path+".part"); err != nil {
		t.Skip("skipped: no hard links here")
	}
	if opened, err = store.Open(path, options()); err != nil {
		t.Fatal(err)
	}
	if err := opened.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(path + ".part"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the second name is still there: %v", err)
	}
}
