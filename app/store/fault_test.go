package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ncruces/go-sqlite3/vfs"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
)

// faultAct is one act of the scripted session. It may be tried again after it failed.
type faultAct struct {
	name string
	do   func(*store.Store) error
}

// faultSession scripts a session: import, coding, edits, undo and redo, a backup.
func faultSession(dir string) []faultAct {
	texts, list := corpus(10, 6)
	actor, other, issue := apptest.Actor("Delegate"), apptest.Actor("Envoy"), apptest.Issue("Quotas")
	st := apptest.Statement("S-1", texts[0], "end.", apptest.By(actor.ID, issue.ID))
	changed := st
	changed.Note, changed.Stance = strings.Repeat("after a second look ", 400), app.Oppose
	var done app.Entry
	put := func(e app.Entry) func(*store.Store) error {
		return func(s *store.Store) error {
			got, err := s.Apply(e)
			if err == nil {
				done = got
			}
			return err
		}
	}
	return []faultAct{
		{"outlet", put(apptest.Adding("Outlet", nil, apptest.Outlet("The Courier")))},
		{"import", put(apptest.Adding("Import", texts, list...))},
		{"codebook", put(apptest.Adding("Add", nil, actor, other, issue))},
		{"record", put(apptest.Adding("Record", nil, st))},
		{"change", put(apptest.Editing("Change", st, changed))},
		{"undo", func(s *store.Store) error { return put(apptest.Undoing(done))(s) }},
		{"redo", func(s *store.Store) error { return put(apptest.Editing("Change", st, changed))(s) }},
		{"backup", func(s *store.Store) error {
			err := s.Backup(filepath.Join(dir, "copy.parley"))
			if err == nil && store.ReadBackup(filepath.Join(dir, "copy.parley")).Problem != "" {
				return fmt.Errorf("the backup does not read back: %s", store.ReadBackup(filepath.Join(dir, "copy.parley")).Problem)
			}
			return err
		}},
		{"note", put(apptest.Adding("Note", nil, apptest.Note("n", actor.Key(), "thought")))},
	}
}

// faultRun plays the session on a project of its own, with the call at of the disk failing.
type faultRun struct {
	t     testing.TB
	disk  *failingDisk
	opt   store.Options
	path  string
	start []byte
	after []contents // what the project says after each act, without faults; 0: before
	told  map[string]int
}

// check compares what the project says with what it should after n acts.
func (r *faultRun) check(s *store.Store, n int, when string) bool {
	got, err := contentsOf(s)
	if err != nil {
		r.t.Errorf("%s: reading: %v", when, err)
		return false
	}
	if d := differences(r.after[n], got, false); len(d) > 0 {
		r.t.Errorf("%s: %d records differ, first %s", when, len(d), d[0])
		return false
	}
	return true
}

// words checks that an error tells a person what happened and what to do.
func (r *faultRun) words(err error, f fault, when string) {
	e, ok := errors.AsType[*app.Error](err)
	if !ok {
		r.t.Errorf("%s: an error without words: %v", when, err)
		return
	}
	r.told[e.Msg]++
	full := strings.HasPrefix(f.name, "disk full") && !strings.HasPrefix(r.disk.failed(), "delete") // no room is needed there
	if e.Hint == "" || full != strings.Contains(e.Msg, "the disk is full") {
		r.t.Errorf("%s: %q, hint %q; want to be told of a full disk: %t", when, e.Msg, e.Hint, full)
	}
}

// play is one session; it reports whether the fault was met.
func (r *faultRun) play(at int, f fault) bool {
	dir := filepath.Dir(r.path)
	for _, suffix := range []string{"-wal", "-shm", ".lock"} {
		_ = os.Remove(r.path + suffix)
	}
	if err := os.WriteFile(r.path, r.start, 0o600); err != nil {
		r.t.Fatal(err)
	}
	r.disk.reset(at, f)
	when := func(act string) string {
		return fmt.Sprintf("call %d (%s), %s, in %s", at, r.disk.failed(), f.name, act)
	}
	s, err := store.Open(r.path, r.opt)
	if err != nil {
		r.words(err, f, when("open"))
		if s, err = store.Open(r.path, r.opt); err != nil {
			r.t.Errorf("%s: the second opening: %v", when("open"), err)
			return true
		}
	}
	for i, act := range faultSession(dir) {
		if err := act.do(s); err != nil {
			if r.disk.failed() == "" {
				r.t.Fatalf("%s failed by itself: %v", act.name, err)
			}
			r.words(err, f, when(act.name))
			if !r.check(s, i, when(act.name)+", after it failed") {
				break
			}
			if err := act.do(s); err != nil {
				r.t.Errorf("%s: does not go on when the disk works again: %v", when(act.name), err)
				break
			}
		}
		if len(r.after) == i+1 { // the first session, without faults
			now, err := contentsOf(s)
			if err != nil {
				r.t.Fatal(err)
			}
			r.after = append(r.after, now)
		}
	}
	if err := s.Close(); err != nil {
		r.words(err, f, when("close"))
	}
	r.reopened(when("all"))
	return r.disk.failed() != ""
}

// reopened looks at the project as the next session finds it.
func (r *faultRun) reopened(when string) {
	s, err := store.Open(r.path, options())
	if err != nil {
		r.t.Errorf("%s: reopening: %v", when, err)
		return
	}
	defer shut(r.t, s)
	if !r.check(s, len(r.after)-1, when+", reopened") {
		return
	}
	found, err := s.Check(r.t.Context())
	if err != nil {
		r.t.Errorf("%s: check: %v", when, err)
	}
	for _, f := range found {
		if f.Severity == app.SeverityDamage {
			r.t.Errorf("%s: check: %s: %s", when, f.Where, f.Msg)
		}
	}
}

// Every call that changes the disk fails once, in each way: the act fails with words that
// tell what to do, nothing of it stays, the next try works in the same session, and the
// project is whole. PARLEY_FAULTS=all plays every call in every way, as “make crash” does;
// otherwise one call in six fails in one of the ways, in turn.
func TestFaults(t *testing.T) {
	disk := &failingDisk{VFS: vfs.Find("")}
	name := "failing-" + strings.ToLower(t.Name())
	vfs.Register(name, store.Layer(disk))
	t.Cleanup(func() { vfs.Unregister(name) })
	path := closed(t)
	r := &faultRun{t: t, disk: disk, opt: options().OnDisk(name), path: path, start: read(t, path), told: map[string]int{}}
	s, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	first, err := contentsOf(s)
	shut(t, s)
	if err != nil {
		t.Fatal(err)
	}
	r.after = []contents{first}
	r.play(0, fault{})
	n, played := disk.counted(), 0
	if n < 50 || t.Failed() {
		t.Fatalf("%d calls change the disk in a session without faults", n)
	}
	every := 6
	if testing.Short() { // as with the race detector on, after a whole run without it
		every = 60
	}
	for i, f := range faults {
		for at := 1; at <= n; at++ {
			if os.Getenv("PARLEY_FAULTS") != "all" && (at%every != 1 || at/every%len(faults) != i) {
				continue
			}
			if r.play(at, f) {
				played++
			}
			if t.Failed() {
				t.Fatal("stopped at the first position that fails")
			}
		}
	}
	t.Logf("%d calls change the disk in a session; %d failures, 0 lost, 0 damaged; messages: %v", n, played, r.told)
}
