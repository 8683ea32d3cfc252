package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
)

func TestMove(t *testing.T) {
	path := closed(t)
	before := read(t, path)
	to := filepath.Join(t.TempDir(), "safe folder", "here ї.parley")
	if err := store.Move(t.Context(), path, to); err != nil {
		t.Fatal(err)
	}
	if string(read(t, to)) != string(before) {
		t.Error("the file is not the same")
	}
	for _, dir := range []string{filepath.Dir(path), filepath.Dir(to)} {
		want := []string{}
		if dir == filepath.Dir(to) {
			want = []string{filepath.Base(to)}
		}
		if names := ls(t, dir); !slices.Equal(names, want) {
			t.Errorf("in %s: %q", dir, names)
		}
	}
}

// What is in the log beside a project that was not closed goes with it.
func TestMoveAfterKill(t *testing.T) {
	path := closed(t)
	s, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	apply(t, s, apptest.Adding("Add", nil, apptest.Actor("Anna")))
	left := filepath.Join(t.TempDir(), "left.parley")
	for _, suffix := range []string{"", "-wal"} {
		write(t, left+suffix, read(t, path+suffix))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "moved.parley")
	if err := store.Move(t.Context(), left, to); err != nil {
		t.Fatal(err)
	}
	if b := store.ReadBackup(to); b.LastAct != "Add" || b.Entries != 2 {
		t.Errorf("moved: %+v", b)
	}
	if names := ls(t, filepath.Dir(left)); len(names) != 0 {
		t.Errorf("left: %q", names)
	}
}

func TestMoveRefuses(t *testing.T) {
	tests := []struct {
		name string
		prep func(t *testing.T, from, to string)
		want app.Code
	}{
		{"a file is there", func(t *testing.T, _, to string) { write(t, to, []byte("mine")) }, app.Invalid},
		{"the project is open", func(t *testing.T, from, _ string) {
			s, err := store.Open(from, options())
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { s.Close() })
		}, app.Locked},
		{"no project", func(t *testing.T, from, _ string) { remove(t, from) }, app.NotFound},
		{"damaged", func(t *testing.T, from, _ string) {
			data := read(t, from)
			copy(data[4096*3:], strings.Repeat("damage! ", 512*8))
			write(t, from, data)
		}, app.Damaged},
		{"the file may not be written to", func(t *testing.T, from, _ string) {
			if err := os.Chmod(from, 0o444); err != nil {
				t.Fatal(err)
			}
		}, app.Unsupported},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			from, to := closed(t), filepath.Join(t.TempDir(), "to.parley")
			tt.prep(t, from, to)
			before, there := os.ReadFile(from)
			if err := store.Move(t.Context(), from, to); app.CodeOf(err) != tt.want {
				t.Errorf("%v, want %s", err, tt.want)
			}
			if after, err := os.ReadFile(from); string(after) != string(before) || (err == nil) != (there == nil) {
				t.Error("the project has changed")
			}
			if data, err := os.ReadFile(to); err == nil && string(data) != "mine" {
				t.Error("something was left at the new place")
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	from := closed(t)
	if err := store.Move(ctx, from, filepath.Join(t.TempDir(), "x.parley")); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want canceled", err)
	}
	if _, err := os.Stat(from); err != nil {
		t.Error(err)
	}
}
