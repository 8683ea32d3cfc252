package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parley/app"
	"parley/app/apptest"
)

// desk is a project with a backup of an earlier state.
type desk struct {
	path, root, backup string
}

// newDesk makes a project whose backup has one actor, Early, and which then got another,
// Later; with open it is left as after a kill, the newest edit in the log beside it.
func newDesk(t testing.TB, killed bool) desk {
	t.Helper()
	d := desk{path: made(t), root: filepath.Join(t.TempDir(), "backups")}
	s := d.open(t)
	add(t, s, "Early")
	b, err := s.KeepBackup(app.BackupDay)
	if err != nil {
		t.Fatal(err)
	}
	d.backup = b.Path
	add(t, s, "Later")
	var left map[string][]byte
	if killed {
		left = files(t, d.path, "", "-wal")
		if len(left["-wal"]) == 0 {
			t.Fatal("the newest edit is not in the log")
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for suffix, data := range left {
		if err := os.WriteFile(d.path+suffix, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func (d desk) options() Options {
	o := testOptions()
	o.Backups = d.root
	return o
}

func (d desk) open(t testing.TB) *Store {
	t.Helper()
	s, err := Open(d.path, d.options())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func add(t testing.TB, s *Store, name string) {
	t.Helper()
	if _, err := s.Apply(apptest.Adding("Add "+name, nil, apptest.Actor(name))); err != nil {
		t.Fatal(err)
	}
}

func files(t testing.TB, path string, suffixes ...string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, suffix := range suffixes {
		data, err := os.ReadFile(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		out[suffix] = data
	}
	return out
}

// actors opens the project, checks it and gives the names in it.
func (d desk) actors(t testing.TB) string {
	t.Helper()
	s := d.open(t)
	defer s.Close()
	if found, err := s.Check(t.Context()); err != nil || len(found) != 0 {
		t.Errorf("findings %v, %v", found, err)
	}
	book, err := s.Codebook()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, a := range book.Actors {
		names = append(names, a.Name)
	}
	return strings.Join(names, " ")
}

func TestRestore(t *testing.T) {
	for _, killed := range []bool{false, true} {
		d := newDesk(t, killed)
		before := files(t, d.backup, "")[""]
		done, err := Restore(t.Context(), d.backup, d.path, d.options())
		if err != nil {
			t.Fatal(err)
		}
		if done.Damaged || done.Backup.Path != d.path || done.Backup.Reason != app.BackupDay || done.Backup.Articles != 1 {
			t.Errorf("restored %+v", done)
		}
		if got := d.actors(t); got != "Early" {
			t.Errorf("actors %q, want Early", got)
		}
		if !bytes.Equal(before, files(t, d.backup, "")[""]) {
			t.Error("the backup has changed")
		}
		// What was replaced is a backup like others, with the edit that was in the log.
		kept := ReadBackup(done.Kept)
		if kept.Reason != app.BackupRestore || kept.LastAct != "Add Later" || kept.Problem != "" {
			t.Errorf("kept %+v", kept)
		}
		if _, err := Restore(t.Context(), done.Kept, d.path, d.options()); err != nil {
			t.Fatal(err)
		}
		if got := d.actors(t); got != "Early Later" {
			t.Errorf("actors after taking the restore back %q", got)
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(d.path), "*")); len(left) != 1 {
			t.Errorf("left beside the project: %q", left)
		}
	}
}

// The index of what was replaced must not pass for the index of what was restored, not
// even where counts and generation agree.
func TestRestoreForgetsIndex(t *testing.T) {
	d := newDesk(t, false)
	s := d.open(t)
	p, err := s.PendingIndex(0)
	if err != nil || len(p.Documents) != 1 {
		t.Fatalf("%d articles waiting, %v", len(p.Documents), err)
	}
	if err := s.MarkIndexed(p); err != nil {
		t.Fatal(err)
	}
	b, err := s.KeepBackup(app.BackupManual)
	if err != nil {
		t.Fatal(err)
	}
	generation, err := s.Generation()
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(t.Context(), b.Path, d.path, d.options()); err != nil {
		t.Fatal(err)
	}
	s = d.open(t)
	defer s.Close()
	count, err1 := s.IndexedCount()
	now, err2 := s.Generation()
	p, err3 := s.PendingIndex(0)
	if err := errors.Join(err1, err2, err3); err != nil || count != 0 || now <= generation || len(p.Documents) != 1 {
		t.Errorf("count %d, generation %d after %d, %d waiting, %v", count, now, generation, len(p.Documents), err)
	}
}

func TestRestoreRefuses(t *testing.T) {
	other := filepath.Join(t.TempDir(), "other.parley")
	p := apptest.Project()
	p.ID = "another"
	s, err := Create(other, p, testOptions())
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		spoil func(t *testing.T, d *desk)
		want  app.Code
		words string
	}{
		{"the project is open", func(t *testing.T, d *desk) {
			s := d.open(t)
			t.Cleanup(func() { s.Close() })
		}, app.Locked, "is open by"},
		{"no backup", func(_ *testing.T, d *desk) { d.backup += "x" }, app.NotFound, "no file"},
		{"no project file at all", func(t *testing.T, d *desk) { spoil(t, d.backup, 0, "Dear Sir, dear Madam") }, app.Invalid, "not a Parley project"},
		{"half a backup", func(t *testing.T, d *desk) {
			data := files(t, d.backup, "")[""]
			if err := os.WriteFile(d.backup, data[:len(data)/2], 0o644); err != nil {
				t.Fatal(err)
			}
		}, app.Damaged, "damaged"},
		{"a page overwritten", func(t *testing.T, d *desk) { spoil(t, d.backup, 4096*6, strings.Repeat("damage! ", 512)) }, app.Damaged, "damaged"},
		{"a backup of another project", func(_ *testing.T, d *desk) { d.backup = other }, app.Invalid, "another project"},
		{"itself", func(_ *testing.T, d *desk) { d.backup = d.path }, app.Invalid, "from itself"},
		{"a file that may not be written to", func(t *testing.T, d *desk) {
			if err := os.Chmod(d.path, 0o444); err != nil {
				t.Fatal(err)
			}
		}, app.Unsupported, "may not be written"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(t, false)
			tt.spoil(t, &d)
			before := files(t, d.path, "")[""]
			_, err := Restore(t.Context(), d.backup, d.path, d.options())
			if app.CodeOf(err) != tt.want || !strings.Contains(err.Error(), tt.words) {
				t.Errorf("%v, want %s with %q", err, tt.want, tt.words)
			}
			if !bytes.Equal(before, files(t, d.path, "")[""]) {
				t.Error("the project has changed")
			}
			if left, _ := filepath.Glob(d.path + restoringEnding + "*"); len(left) != 0 {
				t.Errorf("left: %q", left)
			}
		})
	}
}

func spoil(t testing.TB, path string, at int64, words string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteAt([]byte(words), at)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

// A damaged project is replaced, and what is left of it stays beside it, log included.
func TestRestoreOverDamage(t *testing.T) {
	for _, at := range []int64{0, 4096 * 6} {
		d := newDesk(t, true)
		spoil(t, d.path, at, strings.Repeat("damage! ", 512))
		before := files(t, d.path, "", "-wal")
		if at > 0 { // the log holds the page that was spoilt, else
			before["-wal"] = nil
			if err := os.Truncate(d.path+"-wal", 0); err != nil {
				t.Fatal(err)
			}
		}
		done, err := Restore(t.Context(), d.backup, d.path, d.options())
		if err != nil {
			t.Fatal(err)
		}
		if want := "talks damaged " + apptest.Time().Format("2006-01-02T150405") + ".parley"; filepath.Base(done.Kept) != want || !done.Damaged {
			t.Errorf("kept as %q, damaged %v", done.Kept, done.Damaged)
		}
		for suffix, data := range files(t, done.Kept, "") {
			if !bytes.Equal(data, before[suffix]) {
				t.Errorf("the damaged file %q has changed", suffix)
			}
		}
		if len(before["-wal"]) > 0 && !bytes.Equal(before["-wal"], files(t, done.Kept, "-wal")["-wal"]) {
			t.Error("the log of the damaged file has changed")
		}
		if got := d.actors(t); got != "Early" {
			t.Errorf("actors %q, want Early", got)
		}
	}
}

// A folder of backups that cannot be written to does not keep anybody from restoring.
func TestRestoreWithoutRoom(t *testing.T) {
	d := newDesk(t, true)
	o := d.options()
	o.Backups = filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(o.Backups, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	done, err := Restore(t.Context(), d.backup, d.path, o)
	if err != nil {
		t.Fatal(err)
	}
	if kept := ReadBackup(done.Kept); !strings.Contains(done.Kept, " replaced ") || kept.LastAct != "Add Later" || done.Damaged {
		t.Errorf("kept %q with %q", done.Kept, kept.LastAct)
	}
	if got := d.actors(t); got != "Early" {
		t.Errorf("actors %q, want Early", got)
	}
}

func TestRestoreToNewName(t *testing.T) {
	d := newDesk(t, false)
	d.path = filepath.Join(t.TempDir(), "new.parley")
	// a log left behind by a file of that name is no part of the new one
	if err := os.WriteFile(d.path+"-wal", bytes.Repeat([]byte("old"), 5000), 0o644); err != nil {
		t.Fatal(err)
	}
	done, err := Restore(t.Context(), d.backup, d.path, d.options())
	if err != nil || done.Kept != "" {
		t.Fatalf("%+v, %v", done, err)
	}
	if got := d.actors(t); got != "Early" {
		t.Errorf("actors %q, want Early", got)
	}
}

// An older backup is brought up to date on its way.
func TestRestoreMigrates(t *testing.T) {
	d := newDesk(t, false)
	steps := append(migrations(), migration{"a table", func(x *tx) error { return x.script([]string{`CREATE TABLE more (id TEXT)`}) }})
	r := &restoring{opt: d.options(), steps: steps, done: func(string) error { return nil }}
	if _, err := r.run(t.Context(), d.backup, d.path); err != nil {
		t.Fatal(err)
	}
	s, err := open(d.path, d.options(), steps)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if n, err := s.schema(); n != len(steps) || err != nil {
		t.Errorf("schema %d, %v", n, err)
	}
	old := &restoring{opt: d.options(), steps: migrations(), done: func(string) error { return nil }}
	copied := filepath.Join(t.TempDir(), "newer.parley")
	if err := s.Backup(copied); err != nil {
		t.Fatal(err)
	}
	if _, err := old.run(t.Context(), copied, filepath.Join(t.TempDir(), "x.parley")); app.CodeOf(err) != app.Unsupported {
		t.Errorf("a backup of a newer version: %v", err)
	}
}

func restoreSteps() []string { return []string{stepCopied, stepKept, stepSettled, stepRenamed} }

// The words and signals by which a process that restores is stopped.
const (
	stopEnv = "PARLEY_TEST_STOP"
	deskEnv = "PARLEY_TEST_DESK"
)

// TestRestoreKilled kills a process that restores after each of its steps. What is there
// then is the old project or the new one, whole, and the restore can be done again.
func TestRestoreKilled(t *testing.T) {
	if step := os.Getenv(stopEnv); step != "" {
		dieAfter(t, step)
	}
	if testing.Short() {
		t.Skip("starts processes")
	}
	for _, damaged := range []bool{false, true} {
		for _, step := range restoreSteps() {
			name := step
			if damaged {
				name += ", over a damaged project"
			}
			t.Run(name, func(t *testing.T) {
				d := newDesk(t, true)
				if damaged {
					spoil(t, d.path, 0, strings.Repeat("damage! ", 512))
				}
				cmd := exec.Command(os.Args[0], "-test.run=^TestRestoreKilled$")
				cmd.Env = append(os.Environ(), stopEnv+"="+step, deskEnv+"="+d.path+"\n"+d.root+"\n"+d.backup)
				out, err := cmd.CombinedOutput()
				if cmd.ProcessState == nil || cmd.ProcessState.Success() || strings.Contains(string(out), "FAIL") {
					t.Fatalf("the process was not killed: %v\n%s", err, out)
				}
				want := "Early Later"
				if step == stepRenamed {
					want = "Early"
				}
				if !damaged || step == stepRenamed {
					if got := d.actors(t); got != want {
						t.Errorf("actors %q, want %q", got, want)
					}
				}
				if _, err := Restore(t.Context(), d.backup, d.path, d.options()); err != nil {
					t.Fatal(err)
				}
				if got := d.actors(t); got != "Early" {
					t.Errorf("actors after restoring again %q", got)
				}
			})
		}
	}
}

func dieAfter(t *testing.T, step string) {
	parts := strings.Split(os.Getenv(deskEnv), "\n")
	d := desk{path: parts[0], root: parts[1], backup: parts[2]}
	r := &restoring{opt: d.options(), steps: migrations(), done: func(s string) error {
		if s != step {
			return nil
		}
		p, err := os.FindProcess(os.Getpid())
		if err != nil {
			return err
		}
		if err := p.Kill(); err != nil {
			return err
		}
		select {}
	}}
	_, err := r.run(t.Context(), d.backup, d.path)
	t.Fatalf("FAIL: not killed: %v", err)
}

func TestRestoreCancelled(t *testing.T) {
	d := newDesk(t, false)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Restore(ctx, d.backup, d.path, d.options()); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want canceled", err)
	}
	if got := d.actors(t); got != "Early Later" {
		t.Errorf("actors %q", got)
	}
}
