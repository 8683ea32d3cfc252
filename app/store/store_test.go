package store_test

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"parley/app/apptest"
	"parley/app/store"
)

func options() store.Options {
	return store.Options{Clock: func() time.Time { return apptest.Time() }, Program: "parley test"}
}

// empty gives the bytes of a new project file, made once: under the race detector making
// one takes most of a second.
var empty = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "parley")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "new.parley")
	s, err := store.Create(path, apptest.Project(), options())
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// create gives a new project that is closed at the end of the test.
func create(t testing.TB) *store.Store {
	t.Helper()
	data, err := empty()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "talks.parley")
	write(t, path, data)
	s, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestContract(t *testing.T) {
	apptest.TestLedger(t, func(t testing.TB) apptest.Ports { return create(t) })
}
