package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
)

// backedUp opens a project with an article and a folder of backups.
func backedUp(t testing.TB) (s *store.Store, o store.Options) {
	t.Helper()
	o = options()
	o.Backups = filepath.Join(t.TempDir(), "backups")
	s, err := store.Open(closed(t), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s, o
}

func keep(t testing.TB, s *store.Store, reason app.BackupReason) app.Backup {
	t.Helper()
	b, err := s.KeepBackup(reason)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestKeepBackup(t *testing.T) {
	s, o := backedUp(t)
	first := keep(t, s, app.BackupDay)
	want := app.Backup{
		Path: first.Path, Project: apptest.Project().ID, Title: apptest.Project().Title, At: apptest.Time(), Reason: app.BackupDay,
		Size: first.Size, Schema: first.Schema, Articles: 1, Entries: 1, LastAct: "Import", LastActAt: apptest.Time(),
	}
	if d := cmp.Diff(want, first); d != "" || first.Size == 0 || first.Schema == 0 {
		t.Errorf("(-want +got)\n%s", d)
	}
	name := apptest.Time().Format("2006-01-02T150405") + " day.parley"
	if filepath.Base(first.Path) != name || filepath.Dir(first.Path) != store.BackupFolder(o.Backups, apptest.Project().ID) {
		t.Errorf("path %s", first.Path)
	}
	apply(t, s, apptest.Adding("Add Anna", nil, apptest.Actor("Anna")))
	second := keep(t, s, app.BackupDay) // within the same second
	if second.Path == first.Path || second.Entries != 2 || second.LastAct != "Add Anna" || !second.At.Equal(first.At) {
		t.Errorf("the second: %+v", second)
	}
	before := map[string]time.Time{}
	for _, name := range ls(t, filepath.Dir(first.Path)) {
		st, _ := os.Stat(filepath.Join(filepath.Dir(first.Path), name))
		before[name] = st.ModTime()
	}
	list, err := s.Backups(t.Context())
	if d := cmp.Diff([]app.Backup{second, first}, list); d != "" || err != nil {
		t.Errorf("%v (-want +got)\n%s", err, d)
	}
	after := map[string]time.Time{}
	for _, name := range ls(t, filepath.Dir(first.Path)) {
		st, _ := os.Stat(filepath.Join(filepath.Dir(first.Path), name))
		after[name] = st.ModTime()
	}
	if d := cmp.Diff(before, after); d != "" {
		t.Errorf("listing changed the folder\n%s", d)
	}
	others, err := store.BackupsOf(t.Context(), o.Backups, s.Path()) // while it is open
	if d := cmp.Diff(list, others); d != "" || err != nil {
		t.Errorf("%v (-want +got)\n%s", err, d)
	}
}

// A damaged backup is listed with what is wrong, beside the good ones.
func TestBackupsListed(t *testing.T) {
	s, o := backedUp(t)
	good := keep(t, s, app.BackupManual)
	dir := filepath.Dir(good.Path)
	data := read(t, good.Path)
	write(t, filepath.Join(dir, "2026-01-01T000000 day.parley"), data[:len(data)/2])
	write(t, filepath.Join(dir, "2026-01-02T000000 bulk.parley"), []byte("no database at all"))
	write(t, filepath.Join(dir, "2026-01-03T000000 day.parley"), nil)
	write(t, filepath.Join(dir, "2026-01-04T000000 day.parley.part"), data)
	write(t, filepath.Join(dir, "copied by hand.parley"), data)
	list, err := s.Backups(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	problems := map[string]bool{}
	for _, b := range list {
		problems[filepath.Base(b.Path)] = b.Problem != ""
	}
	want := map[string]bool{
		filepath.Base(good.Path): false, "copied by hand.parley": false, "2026-01-01T000000 day.parley": true,
		"2026-01-02T000000 bulk.parley": true, "2026-01-03T000000 day.parley": true,
	}
	if d := cmp.Diff(want, problems); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	// They are found when the project can no longer say its id.
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	write(t, path, []byte(strings.Repeat("damage! ", 1000)))
	list, err = store.BackupsOf(t.Context(), o.Backups, path)
	if err != nil || len(list) != len(want) {
		t.Errorf("%d backups of the damaged project, %v", len(list), err)
	}
	if list, err = store.BackupsOf(t.Context(), o.Backups, filepath.Join(dir, "other.parley")); err != nil || len(list) != 0 {
		t.Errorf("%d backups of another project, %v", len(list), err)
	}
}

// Backups are made while edits go on, and each is a state that was there.
func TestBackupWhileEditing(t *testing.T) {
	s, _ := backedUp(t)
	var wg sync.WaitGroup
	wg.Go(func() {
		for i := range 60 {
			tv := apptest.Text(fmt.Sprint("Article ", i), strings.Repeat("More words. ", 300))
			if _, err := s.Apply(apptest.Adding("Add", []app.TextVersion{tv}, apptest.Article(tv))); err != nil {
				t.Error(err)
			}
		}
	})
	var made []app.Backup
	for range 6 {
		made = append(made, keep(t, s, app.BackupInterval))
	}
	wg.Wait()
	for _, b := range made {
		if int64(b.Articles) != b.Entries { // one article an edit
			t.Errorf("%d articles at entry %d", b.Articles, b.Entries)
		}
	}
	if !slices.IsSortedFunc(made, func(a, b app.Backup) int { return int(a.Entries - b.Entries) }) {
		t.Error("a later backup holds less")
	}
}

func TestKeepBackupFails(t *testing.T) {
	s, o := backedUp(t)
	write(t, o.Backups, []byte("a file in the place of the folder"))
	if _, err := s.KeepBackup(app.BackupDay); err == nil {
		t.Error("a backup into a file succeeded")
	}
	apply(t, s, apptest.Adding("Add", nil, apptest.Actor("Anna")))
	plain := create(t)
	if _, err := plain.KeepBackup(app.BackupDay); app.CodeOf(err) != app.Unsupported {
		t.Errorf("without a folder: %v", err)
	}
}
