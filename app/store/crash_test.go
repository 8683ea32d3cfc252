package store_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
)

// What was acknowledged is there after a crash: the files are copied as they stand while
// the project is open, and the copy is opened.
func TestCrash(t *testing.T) {
	path := closed(t)
	s, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	const edits = 20
	for i := range edits {
		apply(t, s, apptest.Adding("Add", nil, apptest.Actor(fmt.Sprint("Actor ", i))))
	}
	after := filepath.Join(t.TempDir(), "after.parley")
	for _, suffix := range []string{"", "-wal"} { // the shared memory is lost with the machine
		write(t, after+suffix, read(t, path+suffix))
	}
	again, err := store.Open(after, options())
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	book, err := again.Codebook()
	if err != nil || len(book.Actors) != edits {
		t.Errorf("%d actors, want %d; %v", len(book.Actors), edits, err)
	}
	sound(t, again)
}

func sound(t testing.TB, s *store.Store) {
	t.Helper()
	found, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Errorf("%s at %s: %s", f.Severity, f.Where, f.Msg)
	}
}

// killedEnv makes the test binary act as the process that is killed.
const killedEnv = "PARLEY_TEST_KILLED"

// TestKill kills a process that edits without pause, several times over, at moments that
// depend on nothing. Each time every acknowledged edit must be there, whole.
func TestKill(t *testing.T) {
	if path := os.Getenv(killedEnv); path != "" {
		editForEver(t, path)
	}
	if testing.Short() {
		t.Skip("starts processes")
	}
	path := closed(t)
	for _, edits := range []int{1, 7, 25} {
		acknowledged := killAfter(t, path, edits)
		s, err := store.Open(path, options()) // the lock of the dead is taken over
		if err != nil {
			t.Fatal(err)
		}
		log, err := s.History(0, 0)
		if err != nil || len(log) == 0 {
			t.Fatalf("%d entries, %v", len(log), err)
		}
		if log[0].Seq < acknowledged {
			t.Errorf("entry %d was acknowledged, the newest is %d", acknowledged, log[0].Seq)
		}
		if log[0].Seq != int64(len(log)) {
			t.Errorf("the newest of %d entries is %d", len(log), log[0].Seq)
		}
		whole(t, s, log)
		sound(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// whole checks that every record of every entry is there: the process only adds.
func whole(t *testing.T, s *store.Store, log []app.Entry) {
	t.Helper()
	actors, articles := 0, 0
	for _, e := range log {
		for _, c := range e.Set.Changes {
			check(t, s, c.After)
			switch c.After.(type) {
			case app.Actor:
				actors++
			case app.Article:
				articles++
			}
		}
	}
	book, err := s.Codebook()
	if err != nil || len(book.Actors) != actors {
		t.Errorf("%d actors, the log has %d; %v", len(book.Actors), actors, err)
	}
	heads, err := s.Articles(app.ArticleFilter{})
	if err != nil || len(heads) != articles {
		t.Errorf("%d articles, the log has %d; %v", len(heads), articles, err)
	}
	pending, err := s.PendingIndex(0)
	if err != nil || len(pending.Documents) != articles {
		t.Errorf("%d articles to index, want %d; %v", len(pending.Documents), articles, err)
	}
}

// killAfter starts the process and kills it when it has acknowledged so many edits; it
// gives the number of the last acknowledged entry.
func killAfter(t *testing.T, path string, edits int) int64 {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKill$")
	cmd.Env = append(os.Environ(), killedEnv+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last, seen, killed := int64(0), 0, false
	for lines := bufio.NewScanner(out); lines.Scan(); {
		n, ok := strings.CutPrefix(lines.Text(), "done ")
		if !ok {
			continue
		}
		if last, err = strconv.ParseInt(n, 10, 64); err != nil {
			t.Fatal(err)
		}
		if seen++; seen >= edits && !killed {
			killed = true
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cmd.Wait(); err == nil || seen < edits {
		t.Fatalf("the process ended by itself after %d edits: %v", seen, err)
	}
	return last
}

// editForEver adds articles and actors and tells each edit that is done.
func editForEver(t *testing.T, path string) {
	s, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	for {
		n, err := s.NextNumber("edit")
		if err != nil {
			t.Fatal(err)
		}
		var texts []app.TextVersion
		var list []app.Record
		for i := range 3 {
			tv := apptest.Text(fmt.Sprintf("Edit %d, article %d.", n, i), strings.Repeat("More words. ", 200))
			texts = append(texts, tv)
			list = append(list, apptest.Article(tv, func(a *app.Article) { a.Seq = 10*n + int64(i) }), apptest.Actor(fmt.Sprintf("Actor %d %d", n, i)))
		}
		e := apply(t, s, apptest.Adding("Add", texts, list...))
		fmt.Println("done", e.Seq)
	}
}
