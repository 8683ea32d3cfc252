package store_test

import (
	"path/filepath"
	"testing"
	"time"

	"parley/app/apptest"
	"parley/app/store"
)

func options() store.Options {
	return store.Options{Clock: func() time.Time { return apptest.Time() }, Program: "parley test"}
}

// create makes a project that is closed at the end of the test.
func create(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Create(filepath.Join(t.TempDir(), "talks.parley"), apptest.Project(), options())
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
