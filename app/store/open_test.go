package store_test

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	sqlite "github.com/ncruces/go-sqlite3"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
)

// closed makes a project file with one article and gives its path.
func closed(t testing.TB) string {
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
	tv := apptest.Text("One.", strings.Repeat("Words without end. ", 400))
	apply(t, s, apptest.Adding("Import", []app.TextVersion{tv}, apptest.Article(tv)))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// raw runs statements on the file past the store.
func raw(t testing.TB, path string, queries ...string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.ToSlash(path))
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	for _, q := range queries {
		if _, err := db.Exec(q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpenRefuses(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(t *testing.T, path string)
		want  app.Code
		words string // in the message
	}{
		{"no file", func(t *testing.T, path string) { remove(t, path) }, app.NotFound, "no file talks.parley"},
		{"an empty file", func(t *testing.T, path string) { write(t, path, nil) }, app.Invalid, "not a Parley project"},
		{"a text", func(t *testing.T, path string) { write(t, path, []byte(strings.Repeat("words ", 100))) }, app.Invalid, "not a Parley project"},
		{"another program's database", func(t *testing.T, path string) {
			raw(t, path, `PRAGMA application_id = 7`)
		}, app.Invalid, "not a Parley project"},
		{"a newer schema", func(t *testing.T, path string) {
			raw(t, path, `PRAGMA user_version = 99`)
		}, app.Unsupported, "newer version"},
		{"a page overwritten", func(t *testing.T, path string) {
			data := read(t, path)
			copy(data[4096*3:], strings.Repeat("damage! ", 512*8))
			write(t, path, data)
		}, app.Damaged, "damaged"},
		{"half the file", func(t *testing.T, path string) { write(t, path, read(t, path)[:4096*5]) }, app.Damaged, ""},
		{"a folder", func(t *testing.T, path string) { remove(t, path); mkdir(t, path) }, app.Invalid, "not a Parley project"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := closed(t)
			tt.spoil(t, path)
			s, err := store.Open(path, options())
			if err == nil {
				s.Close()
				t.Fatal("opened")
			}
			if app.CodeOf(err) != tt.want || !strings.Contains(err.Error(), tt.words) {
				t.Errorf("code %q, %v; want %q with %q", app.CodeOf(err), err, tt.want, tt.words)
			}
			e, _ := errors.AsType[*app.Error](err)
			if e == nil || e.Hint == "" {
				t.Errorf("no hint: %v", err)
			}
			var driver *sqlite.Error
			if errors.As(err, &driver) {
				t.Errorf("the driver's error leaves the package: %v", err)
			}
			if _, err := os.Stat(path + ".lock"); err == nil {
				t.Error("the lock file is left behind")
			}
		})
	}
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func remove(t testing.TB, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func mkdir(t testing.TB, path string) {
	t.Helper()
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
}

func TestCreate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a folder 100% #1?", "проект.parley")
	mkdir(t, filepath.Dir(path))
	p := apptest.Project()
	p.ID = ""
	s, err := store.Create(path, p, options())
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Project()
	if err != nil || len(got.ID) != 16 || got.Title != p.Title {
		t.Errorf("project %+v, %v", got, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	names := ls(t, filepath.Dir(path))
	if !slices.Equal(names, []string{"проект.parley"}) {
		t.Errorf("files after closing: %q", names)
	}
	before := read(t, path)
	if _, err := store.Create(path, p, options()); app.CodeOf(err) != app.Invalid {
		t.Errorf("creating over a project: %v", err)
	}
	if string(read(t, path)) != string(before) {
		t.Error("the project has changed")
	}
	if _, err := store.Create(filepath.Join(t.TempDir(), "none", "x.parley"), p, options()); app.CodeOf(err) != app.NotFound {
		t.Errorf("creating in a folder that is not there: %v", err)
	}
	p.Title = " "
	bad := filepath.Join(t.TempDir(), "bad.parley")
	if _, err := store.Create(bad, p, options()); app.CodeOf(err) != app.Invalid {
		t.Errorf("a project without a title: %v", err)
	}
	if names := ls(t, filepath.Dir(bad)); len(names) != 0 {
		t.Errorf("left behind: %q", names)
	}
}

func ls(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestReadOnly(t *testing.T) {
	path := closed(t)
	editing, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	defer editing.Close()
	o := options()
	o.ReadOnly = true
	reading, err := store.Open(path, o) // while the other has it locked
	if err != nil {
		t.Fatal(err)
	}
	defer reading.Close()
	if _, err := reading.Apply(apptest.Adding("x", nil, apptest.Actor("X"))); app.CodeOf(err) != app.Unsupported {
		t.Errorf("an edit: %v", err)
	}
	if _, err := reading.NextNumber("statement"); app.CodeOf(err) != app.Unsupported {
		t.Errorf("a number: %v", err)
	}
	apply(t, editing, apptest.Adding("y", nil, apptest.Actor("Y")))
	if _, err := reading.Record(apptest.Actor("Y").Key()); err != nil {
		t.Errorf("what the other has just written: %v", err)
	}
}

func TestUndoAfterReopening(t *testing.T) {
	path := closed(t)
	s, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	a := apptest.Actor("Anna")
	apply(t, s, apptest.Adding("Add Anna", nil, a))
	if n, err := s.NextNumber("statement"); n != 1 || err != nil {
		t.Fatalf("number %d, %v", n, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s, err = store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	all, err := s.History(0, 0)
	if err != nil || len(all) != 2 || all[0].Set.Label != "Add Anna" {
		t.Fatalf("history %+v, %v", all, err)
	}
	for _, e := range all { // also the import
		apply(t, s, apptest.Undoing(e))
	}
	if _, err := s.Record(a.Key()); app.CodeOf(err) != app.NotFound {
		t.Errorf("after undo: %v", err)
	}
	if heads, err := s.Articles(app.ArticleFilter{}); len(heads) != 0 || err != nil {
		t.Errorf("%d articles, %v", len(heads), err)
	}
	if n, err := s.NextNumber("statement"); n != 2 || err != nil {
		t.Errorf("number %d, %v", n, err)
	}
}

// A large file is read through only after an end without Close, but a file cut off is
// always noticed.
func TestOpenLarge(t *testing.T) {
	path := closed(t)
	raw(t, path, `CREATE TABLE filler (x BLOB)`, `INSERT INTO filler VALUES (zeroblob(17000000))`)
	whole := read(t, path)
	spoilt := slices.Clone(whole)
	copy(spoilt[4096*3:], strings.Repeat("damage! ", 512*8))
	tests := []struct {
		name string
		file []byte
		left string // what an unclean end leaves beside it
		want app.Code
	}{
		{"sound", whole, "", ""},
		{"sound, after a crash", whole, ".lock", ""},
		{"a page overwritten, closed well", spoilt, "", ""},
		{"a page overwritten, after a crash", spoilt, ".lock", app.Damaged},
		{"cut off", whole[:len(whole)-4096*100], "", app.Damaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "large.parley")
			write(t, path, tt.file)
			if tt.left != "" {
				write(t, path+tt.left, nil)
			}
			s, err := store.Open(path, options())
			if err == nil {
				defer s.Close()
			}
			if app.CodeOf(err) != tt.want {
				t.Errorf("%v, want %q", err, tt.want)
			}
		})
	}
}

func TestRemove(t *testing.T) {
	path := closed(t)
	s, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Remove(path); app.CodeOf(err) != app.Locked {
		t.Errorf("an open project: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(filepath.Dir(path), "notes.txt")
	write(t, other, []byte("no project"))
	if err := store.Remove(other); app.CodeOf(err) != app.Invalid {
		t.Errorf("a file that is no project: %v", err)
	}
	if err := store.Remove(path); err != nil {
		t.Fatal(err)
	}
	if names := ls(t, filepath.Dir(path)); !slices.Equal(names, []string{"notes.txt"}) {
		t.Errorf("left: %q", names)
	}
}
