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

// Check finds damage that was done past the program.
func TestCheckFinds(t *testing.T) {
	tests := []struct {
		name  string
		spoil []string
		where string // of the finding
		words string
	}{
		{"other words in a quote", []string{`UPDATE passage SET exact = 'We will accept quotas' WHERE owner = 'S-1'`}, "statement S-1", "not what stands"},
		{"a quote that has moved", []string{`UPDATE annotation SET start_byte = start_byte + 1, end_byte = end_byte + 1`}, "annotation N-1", "the quote"},
		{"other words around a quote", []string{`UPDATE annotation SET suffix = 'and so on'`}, "annotation N-1", "among other words"},
		{"a quote that is number 3 of 2", []string{`UPDATE annotation SET ordinal = occurrences + 1`}, "annotation N-1", "number"},
		{"another text under the hash", []string{
			`DROP TRIGGER text_stays`,
			`UPDATE text SET size = (SELECT size FROM text ORDER BY size LIMIT 1), body = (SELECT body FROM text ORDER BY size LIMIT 1)
				WHERE size = (SELECT max(size) FROM text)`,
		}, "article", "hash"},
		{"a text that cannot be unpacked", []string{`DROP TRIGGER text_stays`, `UPDATE text SET body = x'00'`}, "article", "damaged"},
		{"paragraphs outside the text", []string{`DROP TRIGGER text_version_stays`, `UPDATE text_version SET paragraphs = x'00feff03'`}, "article", "outside the text"},
		{"a missing holder", []string{`PRAGMA foreign_keys = off`, `DELETE FROM actor WHERE id = 'trade_ministry'`}, "table statement", "missing actor"},
		{"a record against the rules", []string{`UPDATE actor SET name = ' ' WHERE id = 'an_aide'`}, "actor an_aide", "needs a name"},
		{"a record without its place", []string{`DELETE FROM creation WHERE id = 'an_aide'`}, "table actor", "order of creation"},
		{"an index that lacks a row", []string{
			`PRAGMA writable_schema = on`,
			`UPDATE sqlite_schema SET sql = 'CREATE INDEX statement_issue ON statement (holder)' WHERE name = 'statement_issue'`,
		}, "project file", "statement_issue"},
		{"a record changed past the program", []string{`UPDATE actor SET name = 'Somebody' WHERE id = 'an_aide'`}, "actor an_aide", "not what the history says"},
		{"a record removed past the program", []string{`DELETE FROM annotation`}, "annotation N-1", "is missing; the history says"},
		{"a record that came from nowhere", []string{`DROP TRIGGER change_kept`, `DELETE FROM change WHERE id = 'an_aide'`}, "actor an_aide", "does not tell where it comes from"},
		{"a record of the history that cannot be read", []string{`DROP TRIGGER change_stays`, `UPDATE change SET after = '{"id": 7}' WHERE id = 'an_aide'`}, "actor an_aide", "cannot be read"},
		{"a gap in the history", []string{`DROP TRIGGER change_stays`, `UPDATE change SET before = after WHERE id = 'an_aide'`}, "actor an_aide", "has a gap"},
		{"an actor that is part of itself", []string{`UPDATE actor SET parent = id WHERE id = 'an_aide'`}, "actor an_aide", "part of itself"},
		{"an unknown tag", []string{`INSERT INTO article_tag SELECT id, 0, 'nothing' FROM article WHERE seq = 1`}, "article", "tag nothing does not exist"},
	}
	s := create(t)
	library(t, s)
	sound(t, s)
	whole := filepath.Join(t.TempDir(), "whole.parley")
	if err := s.Backup(whole); err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "talks.parley")
			write(t, path, read(t, whole))
			raw(t, path, tt.spoil...)
			s, err := store.Open(path, options())
			if app.CodeOf(err) == app.Damaged && strings.Contains(err.Error(), tt.words) {
				return // a small file is not even opened
			}
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			found, err := s.Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			hit := slices.ContainsFunc(found, func(f app.Finding) bool {
				return strings.HasPrefix(f.Where, tt.where) && strings.Contains(f.Msg, tt.words)
			})
			if !hit {
				t.Errorf("no finding at %q with %q in %+v", tt.where, tt.words, found)
			}
		})
	}
}

func TestCheckStops(t *testing.T) {
	s := create(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Check(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want canceled", err)
	}
}

func TestBackup(t *testing.T) {
	s := create(t)
	library(t, s)
	path := filepath.Join(t.TempDir(), "backup.parley")
	write(t, path, []byte("an older backup"))
	if err := s.Backup(path); err != nil {
		t.Fatal(err)
	}
	if names := ls(t, filepath.Dir(path)); !slices.Equal(names, []string{"backup.parley"}) {
		t.Errorf("files %q", names)
	}
	apply(t, s, apptest.Adding("Later", nil, apptest.Actor("Later")))
	b, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	sound(t, b)
	log, err := b.History(0, 0)
	if err != nil || len(log) != 3 {
		t.Errorf("%d entries in the backup, want 3; %v", len(log), err)
	}
	if err := s.Backup(s.Path()); app.CodeOf(err) != app.Invalid {
		t.Errorf("a backup onto itself: %v", err)
	}
	if err := s.Backup(filepath.Join(t.TempDir(), "none", "x.parley")); err == nil {
		t.Error("a backup into a folder that is not there succeeded")
	}
	if _, err := os.Stat(s.Path()); err != nil {
		t.Error(err)
	}
}
