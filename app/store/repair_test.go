package store_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
)

// repaired repairs a project laid from files and gives the result with what the new file
// says. The damaged files must be as they were.
func repaired(t *testing.T, files map[string][]byte) (app.Repair, contents, error) {
	t.Helper()
	path := laid(t, files)
	out := filepath.Join(t.TempDir(), "saved.parley")
	done, err := store.Repair(t.Context(), path, out, options())
	for suffix, data := range files {
		if suffix != "-shm" && !bytes.Equal(data, read(t, path+suffix)) {
			t.Errorf("the damaged file talks.parley%s was changed", suffix)
		}
	}
	left, gerr := os.ReadDir(filepath.Dir(out))
	if err != nil {
		if len(left) > 0 || gerr != nil {
			t.Errorf("a repair that failed left %v", left)
		}
		return done, nil, err
	}
	if len(left) != 1 || gerr != nil || done.Path != out {
		t.Errorf("a repair left %v beside %s, %v", left, done.Path, gerr)
	}
	s := reopen(t, out)
	defer shut(t, s)
	if found, err := s.Check(t.Context()); err != nil || slices.ContainsFunc(found, func(f app.Finding) bool { return f.Severity == app.SeverityDamage }) {
		t.Errorf("what was saved is not sound: %v, %v", found, err)
	}
	says, err := contentsOf(s)
	if err != nil {
		t.Errorf("what was saved cannot be read: %v", err)
	}
	return done, says, nil
}

// TestRepair spoils a project in many ways. What is saved of it is sound, was true at some
// time, and what is missing is named.
func TestRepair(t *testing.T) {
	closedWell, crashed, foreignLog := makeSpecimens(t)
	table := damages(foreignLog)
	every := 17 // some of each way are enough beside every test run
	if testing.Short() {
		every *= 4
	}
	if os.Getenv("PARLEY_LONG") != "" {
		every = 1
	}
	saved, refused, whole := 0, 0, 0
	for n := 0; n < rounds; n += every {
		d := table[n%len(table)]
		t.Run(fmt.Sprintf("%03d %s", n, d.name), func(t *testing.T) {
			from := closedWell
			if d.crash {
				from = crashed
			}
			r := rand.New(rand.NewPCG(2026, uint64(n)))
			files := map[string][]byte{}
			for suffix, data := range from.files {
				files[suffix] = slices.Clone(data)
			}
			d.spoil(r, files)
			done, says, err := repaired(t, files)
			if err != nil {
				explained(t, err)
				if strings.Contains(err.Error(), "--repair") {
					t.Errorf("a repair that fails advises a repair: %v", err)
				}
				refused++
				return
			}
			if saved++; done.Lost == 0 {
				whole++
			}
			untrue(t, from, says, done)
			unnamed(t, from, says, done)
		})
	}
	if saved == 0 || saved < 2*refused {
		t.Errorf("%d saved, %d of them whole, %d refused", saved, whole, refused)
	}
	t.Logf("%d saved, %d of them whole, %d refused", saved, whole, refused)
}

// untrue looks for records, texts and entries that never were so, but for those that bear
// their ids as names, which are named.
func untrue(t *testing.T, from specimen, says contents, done app.Repair) {
	t.Helper()
	standIn := map[string]bool{}
	for _, f := range done.Findings {
		if !f.Repaired {
			standIn[f.Where] = true
		}
	}
	for k, v := range says {
		name := strings.TrimSuffix(k, " by itself")
		if k == "log" || strings.HasPrefix(k, "versions of ") || strings.HasPrefix(k, "text ") || from.truth[name+" "+v] || standIn[name] {
			continue
		}
		if strings.HasPrefix(k, "entry ") && strings.Contains(v, `"Repair the damaged project"`) {
			continue // which takes the history to what was saved
		}
		t.Errorf("was never true: %s %.200s", k, v)
	}
}

// unnamed looks for records that are missing, or are as they were before, without a word.
func unnamed(t *testing.T, from specimen, says contents, done app.Repair) {
	t.Helper()
	named := func(key string) bool {
		return slices.ContainsFunc(done.Findings, func(f app.Finding) bool { return f.Where == key || f.Where == "newest edits" })
	}
	for k, v := range from.says {
		if strings.HasSuffix(k, " by itself") || k == "log" || strings.HasPrefix(k, "versions of ") || strings.HasPrefix(k, "entry ") || strings.HasPrefix(k, "text ") {
			continue
		}
		if got, ok := says[k]; (!ok || got != v) && !named(k) {
			t.Errorf("not as it was, and not named: %s %.100s", k, got)
		}
	}
}

// A sound project is saved as it is, numbers and history included.
func TestRepairOfASoundProject(t *testing.T) {
	closedWell, crashed, _ := makeSpecimens(t)
	for name, from := range map[string]specimen{"closed well": closedWell, "after a crash": crashed} {
		t.Run(name, func(t *testing.T) {
			done, says, err := repaired(t, from.files)
			if err != nil || done.Lost != 0 || len(done.Findings) != 0 {
				t.Fatalf("%+v, %v", done, err)
			}
			if wrong := differences(from.says, says, false); len(wrong) > 0 {
				t.Errorf("%q", wrong[:min(len(wrong), 5)])
			}
			if done.Statements == 0 || done.Articles == 0 || done.Entries == 0 {
				t.Errorf("%+v", done)
			}
		})
	}
}

func TestRepairRefuses(t *testing.T) {
	path := closed(t)
	out := filepath.Join(t.TempDir(), "saved.parley")
	other := filepath.Join(t.TempDir(), "other.txt")
	write(t, other, []byte("no project"))
	open := closed(t)
	s := reopen(t, open)
	apply(t, s, apptest.Adding("Actors", nil, apptest.Actor("Anna Lind")))
	defer shut(t, s)
	tests := []struct {
		name, path, out string
		want            app.Code
	}{
		{"no file", path + "x", out, app.NotFound},
		{"no project", other, out, app.Invalid},
		{"over itself", path, path, app.Invalid},
		{"over a file", path, other, app.Invalid},
		{"an open project", open, out, app.Locked},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := store.Repair(t.Context(), tt.path, tt.out, options())
			if app.CodeOf(err) != tt.want {
				t.Errorf("%v, want %s", err, tt.want)
			}
			if _, err := os.Lstat(out); err == nil {
				t.Error("something was written")
			}
		})
	}
	if string(read(t, other)) != "no project" {
		t.Error("the other file was changed")
	}
}

// What can be read and cannot be kept is put aside in words.
func TestRepairPutsAside(t *testing.T) {
	s := create(t)
	library(t, s)
	path := filepath.Join(t.TempDir(), "talks.parley")
	if err := s.Backup(path); err != nil {
		t.Fatal(err)
	}
	raw(t, path, `DROP TRIGGER text_stays`, `UPDATE text SET body = x'00'`)
	done, err := store.Repair(t.Context(), path, filepath.Join(t.TempDir(), "saved.parley"), options())
	if err != nil {
		t.Fatal(err)
	}
	for where, words := range map[string]string{"statement S-1": "passage “", "annotation N-1": "words “"} {
		if !slices.ContainsFunc(done.Findings, func(f app.Finding) bool {
			return f.Where == where && !f.Repaired && strings.Contains(f.Msg, "; it said: ") && strings.Contains(f.Msg, words)
		}) {
			t.Errorf("no words of %s in %+v", where, done.Findings)
		}
	}
}
