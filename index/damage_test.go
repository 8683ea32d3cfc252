package index_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parley/app"
	"parley/index"
	"parley/index/analysis"
)

// filled makes an index on disk with the fixture and closes it, in several batches so
// that there are several segments.
func filled(t *testing.T, dir string) *memory {
	t.Helper()
	lib := newMemory(fixture()...)
	x, err := index.Open(dir, "P", lib, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !x.Rebuilt() {
		t.Error("a new index says that nothing was rebuilt")
	}
	for i, d := range lib.all() {
		d.Generation = int64(i + 1)
		if err := x.Put(t.Context(), []app.Document{d}); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	return lib
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func one(t *testing.T, pattern string) string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no file %s", pattern)
	}
	return names[0]
}

func truncate(t *testing.T, name string, size int64) {
	t.Helper()
	if size < 0 {
		st, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		size += st.Size()
	}
	if err := os.Truncate(name, size); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, name string) {
	t.Helper()
	if err := os.RemoveAll(name); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// flip changes bytes in place: the file may be mapped, and must not become shorter.
func flip(t *testing.T, name string, at int64) {
	t.Helper()
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	data := make([]byte, 16)
	n, err := f.ReadAt(data, at)
	if n == 0 {
		t.Fatalf("%s has no byte %d: %v", name, at, err)
	}
	for i := range data[:n] {
		data[i] ^= 0x55
	}
	if _, err := f.WriteAt(data[:n], at); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestDamage builds the cases of search.md, 8. Each ends with an index that answers; it
// is a new one wherever something was lost.
func TestDamage(t *testing.T) {
	cases := []struct {
		name    string
		damage  func(t *testing.T, dir, in string) // cache folder, index folder
		project string
		expect  *index.Expect
		rebuilt bool
		either  bool // a merge may have left files that nobody needs
	}{
		{name: "nothing", expect: &index.Expect{Count: 5, Generation: 5}},
		{name: "no expectation"},
		{name: "behind the store", expect: &index.Expect{Count: 5, Generation: 9}},
		{name: "fewer articles than the store believes", expect: &index.Expect{Count: 6, Generation: 9}, rebuilt: true},
		{name: "ahead of a restored project", expect: &index.Expect{Count: 5, Generation: 4}, rebuilt: true},
		{name: "another project", project: "Q", rebuilt: true},
		{name: "root.bolt cut", rebuilt: true, damage: func(t *testing.T, _, in string) { truncate(t, in+"/bleve/store/root.bolt", 5000) }},
		{name: "root.bolt empty", rebuilt: true, damage: func(t *testing.T, _, in string) { truncate(t, in+"/bleve/store/root.bolt", 0) }},
		{name: "root.bolt missing", rebuilt: true, damage: func(t *testing.T, _, in string) { remove(t, in+"/bleve/store/root.bolt") }},
		{name: "index_meta.json cut", rebuilt: true, damage: func(t *testing.T, _, in string) { truncate(t, in+"/bleve/index_meta.json", 10) }},
		{name: "index_meta.json missing", rebuilt: true, damage: func(t *testing.T, _, in string) { remove(t, in+"/bleve/index_meta.json") }},
		{name: "all segments missing", rebuilt: true, damage: func(t *testing.T, _, in string) {
			names, _ := filepath.Glob(in + "/bleve/store/*.zap")
			for _, name := range names {
				remove(t, name)
			}
		}},
		{name: "segment missing", either: true, damage: func(t *testing.T, _, in string) { remove(t, one(t, in+"/bleve/store/*.zap")) }},
		{name: "segment cut", either: true, damage: func(t *testing.T, _, in string) { truncate(t, one(t, in+"/bleve/store/*.zap"), -40) }},
		{name: "apple files", damage: func(t *testing.T, _, in string) {
			write(t, in+"/._terms", "x")
			write(t, in+"/bleve/._store", "x")
			write(t, in+"/bleve/store/._000000000001.zap", "x")
		}},
		{name: "vocabulary cut", rebuilt: true, damage: func(t *testing.T, _, in string) { truncate(t, in+"/terms", -3) }},
		{name: "vocabulary changed", rebuilt: true, damage: func(t *testing.T, _, in string) { flip(t, in+"/terms", 20) }},
		{name: "rows changed", rebuilt: true, damage: func(t *testing.T, _, in string) { flip(t, in+"/facts", 3) }},
		{name: "streams missing", rebuilt: true, damage: func(t *testing.T, _, in string) { remove(t, in+"/streams") }},
		{name: "places missing", damage: func(t *testing.T, _, in string) { remove(t, one(t, in+"/places-*")) }},
		{name: "places cut", damage: func(t *testing.T, _, in string) { truncate(t, one(t, in+"/places-*"), -3) }},
		{name: "directory of places changed", damage: func(t *testing.T, _, in string) {
			name := one(t, in+"/places-*")
			st, err := os.Stat(name)
			must(t, err)
			flip(t, name, st.Size()-60)
		}},
		{name: "places of another state", damage: func(t *testing.T, _, in string) {
			name := one(t, in+"/places-*")
			must(t, os.Rename(name, filepath.Join(filepath.Dir(name), "places-0000000000-0000000009")))
		}},
		{name: "rest of places after a crash", damage: func(t *testing.T, _, in string) { write(t, in+"/new-places-7", "x") }},
		{name: "rest of a batch after a crash", damage: func(t *testing.T, _, in string) {
			for _, name := range []string{"/terms", "/facts", "/streams"} {
				data, err := os.ReadFile(in + name)
				if err != nil {
					t.Fatal(err)
				}
				write(t, in+name, string(data)+"\xff\xff\xffgarbage")
			}
		}},
		{name: "pointer missing", damage: func(t *testing.T, dir, _ string) { remove(t, dir+"/current") }},
		{name: "pointer unreadable", damage: func(t *testing.T, dir, _ string) { write(t, dir+"/current", "{") }},
		{name: "pointer to nothing", damage: func(t *testing.T, dir, _ string) { write(t, dir+"/current", `{"dir":"index-0009"}`) }},
		{name: "behind its last close", rebuilt: true, damage: func(t *testing.T, dir, _ string) {
			write(t, dir+"/current", `{"dir":"index-0001","generation":6}`)
		}},
		{name: "folder missing", rebuilt: true, damage: func(t *testing.T, dir, _ string) { remove(t, dir) }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			lib := filled(t, dir)
			if c.damage != nil {
				c.damage(t, dir, filepath.Join(dir, "index-0001"))
			}
			project := "P"
			if c.project != "" {
				project = c.project
			}
			x, err := index.Open(dir, project, lib, index.Options{Expect: c.expect})
			if err != nil {
				t.Fatal(err)
			}
			if x.Rebuilt() != c.rebuilt && !c.either {
				t.Fatalf("rebuilt %v, want %v", x.Rebuilt(), c.rebuilt)
			}
			if x.Rebuilt() {
				if n, err := x.Count(); n != 0 || err != nil {
					t.Errorf("a new index holds %d articles, %v", n, err)
				}
				if err := x.Put(t.Context(), lib.all()); err != nil {
					t.Fatal(err)
				}
			}
			answers(t, x)
			if err := x.Close(); err != nil {
				t.Fatal(err)
			}
			x, err = index.Open(dir, project, lib, index.Options{})
			if err != nil || x.Rebuilt() {
				t.Fatalf("opened again: rebuilt %v, %v", x != nil && x.Rebuilt(), err)
			}
			answers(t, x)
			if err := x.Close(); err != nil {
				t.Fatal(err)
			}
			if names, _ := filepath.Glob(dir + "/index-*"); len(names) != 1 {
				t.Errorf("folders left: %v", names)
			}
		})
	}
}

func answers(t *testing.T, x *index.Index) {
	t.Helper()
	for query, want := range map[string]string{"tariff*": "A1 A2", `"not accept"`: "A1", "закон -тариф": "A3"} {
		res, err := x.Search(t.Context(), app.Query{Text: query})
		if err != nil || ids(res) != want {
			t.Errorf("%s: %q, %v, want %q", query, ids(res), err, want)
		}
	}
}

// TestOlderSchema changes the schema that the index recorded.
func TestOlderSchema(t *testing.T) {
	dir := t.TempDir()
	lib := filled(t, dir)
	if err := index.SetSchema(filepath.Join(dir, "index-0001"), "older"); err != nil {
		t.Fatal(err)
	}
	x, err := index.Open(dir, "P", lib, index.Options{})
	if err != nil || !x.Rebuilt() {
		t.Fatalf("an index of an older schema was kept: %v", err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestPlacesChanged changes the lists of places, which are compared when they are read: a
// search says so in place of a wrong answer, and so does the scrub.
func TestPlacesChanged(t *testing.T) {
	dir := t.TempDir()
	lib := filled(t, dir)
	flip(t, one(t, dir+"/index-0001/places-*"), 10)
	x, err := index.Open(dir, "P", lib, index.Options{})
	must(t, err)
	said := 0
	for _, d := range lib.all() {
		for _, word := range analysis.Words(d.Text.Text) {
			if _, err := x.Search(t.Context(), app.Query{Text: `"` + word.Exact + `"`}); app.CodeOf(err) == app.Damaged {
				said++
			} else if err != nil {
				t.Fatal(err)
			}
		}
	}
	if said == 0 {
		t.Error("no search met the damage")
	}
	if err := x.Scrub(t.Context()); app.CodeOf(err) != app.Damaged {
		t.Errorf("scrub: error %v, want code damaged", err)
	}
	must(t, x.Close())
}

func TestClosed(t *testing.T) {
	x, err := index.OpenMemory("P", newMemory(), index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
	}
	_, searchErr := x.Search(t.Context(), app.Query{})
	_, countErr := x.Count()
	if searchErr == nil || countErr == nil || x.Put(t.Context(), fixture()) == nil || x.Delete(t.Context(), []app.ArticleID{"A1"}) == nil {
		t.Error("a closed index answers")
	}
}

// TestLocked opens the index of another process, which this test starts.
func TestLocked(t *testing.T) {
	const role = "PARLEY_TEST_HOLD_INDEX"
	if dir := os.Getenv(role); dir != "" {
		hold(t, dir)
		return
	}
	dir := t.TempDir()
	lib := filled(t, dir)
	holder := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestLocked$", "-test.v")
	holder.Env = append(os.Environ(), role+"="+dir)
	in, err := holder.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	for buf := make([]byte, 100); !strings.Contains(said.String(), "holding"); {
		n, err := out.Read(buf)
		said.Write(buf[:n])
		if err != nil {
			t.Fatalf("the other process said %q: %v", said.String(), err)
		}
	}
	if _, err := index.Open(dir, "P", lib, index.Options{}); app.CodeOf(err) != app.Locked {
		t.Errorf("error %v, want code locked", err)
	}
	if _, err := in.Write([]byte("\n")); err != nil {
		t.Fatal(err)
	}
	if err := holder.Wait(); err != nil {
		t.Fatal(err)
	}
	x, err := index.Open(dir, "P", lib, index.Options{})
	if err != nil || x.Rebuilt() {
		t.Fatalf("after the other process ended: %v", err)
	}
	answers(t, x)
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
}

func hold(t *testing.T, dir string) {
	x, err := index.Open(dir, "P", newMemory(), index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stdout.WriteString("holding\n"); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stdin.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestPointerContent guards the layout that other starts rely on.
func TestPointerContent(t *testing.T) {
	dir := t.TempDir()
	filled(t, dir)
	data, err := os.ReadFile(filepath.Join(dir, "current"))
	if err != nil {
		t.Fatal(err)
	}
	var p struct {
		Dir        string
		Generation int64
	}
	if err := json.Unmarshal(data, &p); err != nil || p.Dir != "index-0001" || p.Generation != 5 {
		t.Errorf("pointer %s, %v", data, err)
	}
}

func TestUnwritableFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, "in the way")
	t.Setenv("TMPDIR", t.TempDir())
	lib := newMemory(fixture()...)
	x, err := index.Open(filepath.Join(file, "cache"), "P", lib, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Put(t.Context(), lib.all()); err != nil {
		t.Fatal(err)
	}
	answers(t, x)
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestKilled kills a process while it indexes: what it had acknowledged is found, and
// the rest can be put.
func TestKilled(t *testing.T) {
	const role = "PARLEY_TEST_FILL_INDEX"
	docs := func() (list []app.Document) {
		for i := range 300 {
			list = append(list, document(fmt.Sprintf("K%03d", i), "en", "2024-05-01", "Title", "steel tariffs hold", fmt.Sprintf("word%d", i)))
		}
		return list
	}()
	if dir := os.Getenv(role); dir != "" {
		x, err := index.Open(dir, "P", newMemory(), index.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			if err := x.Put(t.Context(), []app.Document{d}); err != nil {
				t.Fatal(err)
			}
			fmt.Println("put")
		}
		return
	}
	for _, acknowledged := range []int{1, 7, 40} {
		dir := t.TempDir()
		worker := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKilled$")
		worker.Env = append(os.Environ(), role+"="+dir)
		out, err := worker.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := worker.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for range acknowledged {
			if !lines.Scan() {
				t.Fatal("the other process ended early")
			}
		}
		if err := worker.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = worker.Wait() // killed
		lib := newMemory(docs...)
		x, err := index.Open(dir, "P", lib, index.Options{})
		if err != nil || x.Rebuilt() {
			t.Fatalf("after %d articles: rebuilt %v, %v", acknowledged, x != nil && x.Rebuilt(), err)
		}
		n, err := x.Count()
		if err != nil || n < acknowledged {
			t.Errorf("%d articles are left of %d acknowledged, %v", n, acknowledged, err)
		}
		if err := x.Put(t.Context(), docs); err != nil {
			t.Fatal(err)
		}
		res, err := x.Search(t.Context(), app.Query{Text: `"steel tariffs hold" tariff`})
		if err != nil || res.Total != len(docs) || res.Places != 2*len(docs) {
			t.Errorf("%d places in %d articles, %v", res.Places, res.Total, err)
		}
		if err := x.Scrub(t.Context()); err != nil {
			t.Error(err)
		}
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
