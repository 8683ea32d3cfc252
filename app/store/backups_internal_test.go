package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/app"
)

// The copy before a migration is a backup like others; without one there is no migration.
func TestBackupBeforeMigration(t *testing.T) {
	path := made(t)
	have := len(migrations())
	steps := append(migrations(), migration{"a table", func(x *tx) error { return x.script([]string{`CREATE TABLE more (id TEXT)`}) }})
	o := testOptions()
	o.Backups = filepath.Join(t.TempDir(), "backups")
	if err := os.WriteFile(o.Backups, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := open(path, o, steps)
	if err == nil || !strings.Contains(err.Error(), "was not brought up to date, because no copy") {
		t.Fatalf("a migration without a copy: %v", err)
	}
	if err := os.Remove(o.Backups); err != nil {
		t.Fatal(err)
	}
	s, err := open(path, testOptions(), migrations())
	if err != nil {
		t.Fatalf("the file was changed by the refused migration: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = open(path, o, steps); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	list, err := s.Backups(t.Context())
	if err != nil || len(list) != 1 || list[0].Reason != app.BackupMigration || list[0].Schema != have || list[0].Problem != "" {
		t.Errorf("backups %+v, %v", list, err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.parley")); len(left) != 1 {
		t.Errorf("beside the project: %q", left)
	}
}
