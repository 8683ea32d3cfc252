package store_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"testing"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
)

// readable opens a project that cannot be edited, and reads it.
func readable(t *testing.T, path string, o store.Options) *store.Store {
	t.Helper()
	s, err := store.Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	heads, err := s.Articles(app.ArticleFilter{})
	if err != nil || len(heads) != 1 {
		t.Errorf("%d articles, %v", len(heads), err)
	}
	sound(t, s)
	return s
}

// What may not be written to opens for reading by itself and says why; an edit says so too.
func TestOpensReadOnly(t *testing.T) {
	tests := []struct {
		name    string
		protect func(path string) error
		want    string
	}{
		{"file", func(path string) error { return os.Chmod(path, 0o444) }, "the file may not be written to"},
		{"folder", func(path string) error { return os.Chmod(filepath.Dir(path), 0o555) }, "the folder may not be written to"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := closed(t)
			before := read(t, path)
			if err := tt.protect(path); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { os.Chmod(filepath.Dir(path), 0o755) })
			if st, err := os.Stat(filepath.Dir(path)); tt.name == "folder" && (err != nil || st.Mode().Perm()&0o222 != 0) {
				t.Skip("this system does not protect folders so")
			}
			s := readable(t, path, options())
			if s.ReadOnly() != tt.want || s.Writable() {
				t.Errorf("reason %q, want %q", s.ReadOnly(), tt.want)
			}
			_, err := s.Apply(apptest.Adding("x", nil, apptest.Actor("X")))
			e, _ := errors.AsType[*app.Error](err)
			if app.CodeOf(err) != app.Unsupported || !strings.Contains(e.Msg, tt.want) || e.Hint == "" {
				t.Errorf("an edit: %v", err)
			}
			copied := filepath.Join(t.TempDir(), "copy.parley")
			if err := s.Backup(copied); err != nil {
				t.Error(err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			if string(read(t, path)) != string(before) {
				t.Error("the file has changed")
			}
			if _, err := os.Stat(path + ".lock"); err == nil {
				t.Error("a lock file was made")
			}
			if b := store.ReadBackup(copied); b.Articles != 1 || b.Problem != "" {
				t.Errorf("the backup: %+v", b)
			}
		})
	}
	s := create(t)
	if s.ReadOnly() != "" || !s.Writable() {
		t.Errorf("a project that can be edited says %q", s.ReadOnly())
	}
}

// A file system that takes no writing is another matter than permissions, which the
// superuser passes over.
func TestReadOnlyFileSystem(t *testing.T) {
	path := closed(t)
	at := t.TempDir()
	if out, err := exec.Command("mount", "--bind", filepath.Dir(path), at).CombinedOutput(); err != nil {
		t.Skipf("nothing can be mounted here: %v %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", at).CombinedOutput(); err != nil {
			t.Errorf("%v %s", err, out)
		}
	})
	if out, err := exec.Command("mount", "-o", "remount,bind,ro", at).CombinedOutput(); err != nil {
		t.Skipf("nothing can be mounted for reading only: %v %s", err, out)
	}
	s := readable(t, filepath.Join(at, filepath.Base(path)), options())
	if s.ReadOnly() == "" {
		t.Error("it says that it can be edited")
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// holderEnv makes the test binary open a project and hold it.
const holderEnv = "PARLEY_TEST_HOLD"

// TestTwoProcesses holds a project in another process: here it is refused with the words
// who holds it, can be read, and is taken over when the other has been killed.
func TestTwoProcesses(t *testing.T) {
	if path := os.Getenv(holderEnv); path != "" {
		hold(t, path)
		return
	}
	if testing.Short() {
		t.Skip("starts a process")
	}
	path := closed(t)
	cmd := exec.Command(os.Args[0], "-test.run=^TestTwoProcesses$")
	cmd.Env = append(os.Environ(), holderEnv+"="+path)
	stdin, err1 := cmd.StdinPipe()
	out, err2 := cmd.StdoutPipe()
	if err := errors.Join(err1, err2, cmd.Start()); err != nil {
		t.Fatal(err)
	}
	waitFor(t, out, "held")

	_, err := store.Open(path, options())
	host, _ := os.Hostname()
	who, _ := user.Current()
	since := options().Clock().Local().Format("2 Jan 2006 15:04")
	for _, word := range []string{host, who.Username, since, fmt.Sprint(cmd.Process.Pid)} {
		if app.CodeOf(err) != app.Locked || !strings.Contains(err.Error(), word) {
			t.Errorf("%v does not name %q", err, word)
		}
	}
	if _, err := store.Restore(t.Context(), path+"x", path, options()); err == nil {
		t.Error("a restore over a project held elsewhere")
	}
	o := options()
	o.ReadOnly = true
	s := readable(t, path, o)
	if err := s.Backup(filepath.Join(t.TempDir(), "copy.parley")); err != nil {
		t.Errorf("a backup of a project held elsewhere: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // killed on purpose
	_ = stdin.Close()
	if _, err := os.Stat(path + ".lock"); err != nil {
		t.Errorf("the lock file of the dead: %v", err)
	}
	s, err = store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	apply(t, s, apptest.Adding("After", nil, apptest.Actor("After")))
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func hold(t *testing.T, path string) {
	s, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	apply(t, s, apptest.Adding("Held", nil, apptest.Actor("Held")))
	fmt.Println("held")
	_, _ = io.ReadAll(os.Stdin) // until killed, or the test that started this has ended
	_ = s.Close()
}

func waitFor(t *testing.T, out io.Reader, word string) {
	t.Helper()
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if lines.Text() == word {
			return
		}
	}
	t.Fatalf("the process never said %q", word)
}

// A project reached over a link is the same project: one lock, and a restore replaces the
// file and not the link.
func TestThroughLink(t *testing.T) {
	path := closed(t)
	link := filepath.Join(t.TempDir(), "link.parley")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("links cannot be made here")
	}
	s, err := store.Open(link, options())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(path, options()); app.CodeOf(err) != app.Locked {
		t.Errorf("opened beside the link: %v", err)
	}
	backup := filepath.Join(t.TempDir(), "backup.parley")
	if err := errors.Join(s.Backup(backup), s.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Restore(t.Context(), backup, link, options()); err != nil {
		t.Fatal(err)
	}
	if st, err := os.Lstat(link); err != nil || st.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
	readable(t, path, options())
}
