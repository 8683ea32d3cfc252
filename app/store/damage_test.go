package store_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
)

// allKinds lists every kind of record.
var allKinds = store.Kinds()

// contents is everything a project says, by name: records, texts and log entries as JSON.
type contents map[string]string

// contentsOf reads a project through its exported methods. What cannot be read is
// left out, and the first error told.
func contentsOf(s *store.Store) (contents, error) {
	out := contents{}
	var first error
	add := func(key string, v any, err error) {
		if err == nil {
			var data []byte
			data, err = json.Marshal(v)
			out[key] = string(data)
		}
		if err != nil && first == nil {
			first = err
		}
	}
	for _, kind := range allKinds {
		list, err := s.Records(kind)
		if err != nil {
			add("", nil, err)
			continue
		}
		for _, r := range list {
			add(r.Key().String(), r, nil)
			one, err := s.Record(r.Key())
			add(r.Key().String()+" by itself", one, err)
			if r.Key().Kind != app.KindArticle {
				continue
			}
			versions, err := s.Versions(app.ArticleID(r.Key().ID))
			add("versions of "+r.Key().ID, versions, err)
			for _, v := range versions {
				tv, err := s.Text(v)
				add("text "+string(v), tv, err)
			}
		}
	}
	log, err := s.History(0, 0)
	add("log", len(log), err)
	for _, e := range log {
		add(fmt.Sprint("entry ", e.Seq), e, nil)
	}
	return out, first
}

// specimen is a project as files, with all it says.
type specimen struct {
	files map[string][]byte // by what is added to the name
	says  contents
	truth map[string]bool // every state that a record, text or entry ever had
}

// largeProject fills a project with records of every kind, some of them longer than a page.
func largeProject(t testing.TB, s *store.Store, seed int) []app.TextVersion {
	t.Helper()
	_, _, bare := library(t, s)
	texts, list := corpus(10+100*seed, 24)
	apply(t, s, apptest.Adding("Outlet", nil, apptest.Outlet("The Courier"), apptest.Tag("Grain"), apptest.Tag("Ships")))
	apply(t, s, apptest.Adding("Import", texts, list...))
	for i := range 40 {
		moreWork(t, s, texts, i)
	}
	apply(t, s, apptest.Adding("Long note", nil, apptest.Note("long", app.Article{ID: bare.Article}.Key(), strings.Repeat("A long thought. ", 900))))
	return texts
}

// moreWork records, changes and takes back a little; i makes it differ.
func moreWork(t testing.TB, s *store.Store, texts []app.TextVersion, i int) {
	t.Helper()
	actor := apptest.Actor(fmt.Sprint("Delegate ", i), func(a *app.Actor) {
		a.Parent, a.Aliases = "trade_ministry", []app.Alias{{Text: fmt.Sprint("Envoy ", i)}}
		a.Attributes = map[string]string{"side": fmt.Sprint("side ", i%3)}
	})
	apply(t, s, apptest.Adding("Add actor", nil, actor))
	tv := texts[i%len(texts)]
	st := apptest.Statement(app.StatementID(fmt.Sprint("S-", 100+i)), tv, "end.", apptest.By(actor.ID, "quotas"), func(x *app.Statement) {
		x.Paraphrase = strings.Repeat(fmt.Sprint("Delegate ", i, " is for it. "), 1+i%7*40)
		x.Tags = []app.TagID{"grain"}
	})
	apply(t, s, apptest.Adding("Record", nil, st))
	changed := st
	changed.Note, changed.Stance = fmt.Sprint("after a second look ", i), app.Oppose
	e := apply(t, s, apptest.Editing("Change", st, changed))
	if i%4 == 0 {
		apply(t, s, apptest.Undoing(e))
	}
	apply(t, s, apptest.Adding("Annotate", nil, apptest.Annotation(app.AnnotationID(fmt.Sprint("N-", 100+i)), tv, "end.")))
	gone := apptest.Note(fmt.Sprint("n", i), actor.Key(), "away soon")
	apply(t, s, apptest.Adding("Note", nil, gone))
	if i%3 == 0 {
		apply(t, s, apptest.Editing("Remove note", gone, nil))
	}
}

// makeSpecimens gives the files to damage.
func makeSpecimens(t testing.TB) (closedWell, crashed specimen, foreignLog []byte) {
	t.Helper()
	path := closed(t)
	s := reopen(t, path)
	texts := largeProject(t, s, 0)
	closedWell.says, closedWell.truth = known(t, s)
	shut(t, s)
	closedWell.files = map[string][]byte{"": read(t, path)}

	s = reopen(t, path)
	defer shut(t, s)
	for i := range 12 {
		moreWork(t, s, texts, 60+i)
	}
	crashed.says, crashed.truth = known(t, s)
	crashed.files = map[string][]byte{}
	for _, suffix := range []string{"", "-wal", "-shm", ".lock"} {
		crashed.files[suffix] = read(t, path+suffix)
	}

	other := closed(t)
	o := reopen(t, other)
	defer shut(t, o)
	largeProject(t, o, 1)
	return closedWell, crashed, read(t, other+"-wal")
}

func reopen(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func shut(t testing.TB, s *store.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// known gives what a project says and every state that anything in it ever had.
func known(t testing.TB, s *store.Store) (contents, map[string]bool) {
	t.Helper()
	says, err := contentsOf(s)
	if err != nil {
		t.Fatal(err)
	}
	truth := map[string]bool{}
	for k, v := range says {
		truth[k+" "+v] = true
	}
	log, err := s.History(0, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range log {
		for _, c := range e.Set.Changes {
			if c.After == nil {
				continue
			}
			data, err := json.Marshal(c.After)
			if err != nil {
				t.Fatal(err)
			}
			truth[c.Key().String()+" "+string(data)] = true
		}
	}
	return says, truth
}

// pageSize of every project file.
const pageSize = 4096

// damage spoils the files of a specimen.
type damage struct {
	name  string
	crash bool // of the project left by a crash
	spoil func(r *rand.Rand, files map[string][]byte)
}

// flip changes n bits at random between two offsets.
func flip(r *rand.Rand, data []byte, from, to, n int) {
	for range n {
		data[from+r.IntN(to-from)] ^= 1 << r.IntN(8)
	}
}

func pages(data []byte) int { return len(data) / pageSize }

func page(data []byte, n int) []byte { return data[n*pageSize : (n+1)*pageSize] }

func damages(foreignLog []byte) []damage {
	main := func(f func(r *rand.Rand, data []byte) []byte) func(*rand.Rand, map[string][]byte) {
		return func(r *rand.Rand, files map[string][]byte) { files[""] = f(r, files[""]) }
	}
	wal := func(f func(r *rand.Rand, data []byte) []byte) func(*rand.Rand, map[string][]byte) {
		return func(r *rand.Rand, files map[string][]byte) { files["-wal"] = f(r, files["-wal"]) }
	}
	flipped := func(n int) func(r *rand.Rand, data []byte) []byte {
		return func(r *rand.Rand, data []byte) []byte { flip(r, data, 0, len(data), n); return data }
	}
	truncated := func(r *rand.Rand, data []byte) []byte { return data[:1+r.IntN(len(data)-1)] }
	zeroed := func(r *rand.Rand, data []byte) []byte { clear(page(data, r.IntN(pages(data)))); return data }
	return []damage{
		{"a bit flipped", false, main(flipped(1))},
		{"bits flipped", false, main(flipped(20))},
		{"bits of the header flipped", false, main(func(r *rand.Rand, data []byte) []byte { flip(r, data, 0, 100, 1+r.IntN(3)); return data })},
		{"the header overwritten", false, main(func(r *rand.Rand, data []byte) []byte { fill(r, data[:100]); return data })},
		{"truncated", false, main(truncated)},
		{"truncated between pages", false, main(func(r *rand.Rand, data []byte) []byte { return data[:pageSize*(1+r.IntN(pages(data)-1))] })},
		{"a page of zeros", false, main(zeroed)},
		{"ten pages of zeros", false, main(func(r *rand.Rand, data []byte) []byte {
			n := r.IntN(pages(data) - 10)
			clear(data[n*pageSize : (n+10)*pageSize])
			return data
		})},
		{"a page of rubbish", false, main(func(r *rand.Rand, data []byte) []byte { fill(r, page(data, r.IntN(pages(data)))); return data })},
		{"pages swapped", false, main(func(r *rand.Rand, data []byte) []byte {
			a, b := page(data, 1+r.IntN(pages(data)-1)), page(data, 1+r.IntN(pages(data)-1))
			keep := slices.Clone(a)
			copy(a, b)
			copy(b, keep)
			return data
		})},
		{"a page twice", false, main(func(r *rand.Rand, data []byte) []byte {
			copy(page(data, r.IntN(pages(data))), page(data, r.IntN(pages(data))))
			return data
		})},
		{"bytes inserted", false, main(func(r *rand.Rand, data []byte) []byte {
			return slices.Insert(data, r.IntN(len(data)), []byte("inserted")...)
		})},
		{"rubbish appended", false, main(func(r *rand.Rand, data []byte) []byte {
			return append(data, make([]byte, 1+r.IntN(3*pageSize))...)
		})},
		{"the log of another project beside it", false, func(_ *rand.Rand, files map[string][]byte) { files["-wal"] = slices.Clone(foreignLog) }},
		{"rubbish in the shared memory", false, func(r *rand.Rand, files map[string][]byte) { files["-shm"] = fill(r, make([]byte, 32768)) }},
		{"a log of rubbish", false, func(r *rand.Rand, files map[string][]byte) { files["-wal"] = fill(r, make([]byte, 1+r.IntN(100000))) }},

		{"no log", true, func(_ *rand.Rand, files map[string][]byte) { delete(files, "-wal") }},
		{"an empty log", true, wal(func(_ *rand.Rand, data []byte) []byte { return data[:0] })},
		{"the log truncated", true, wal(truncated)},
		{"a bit of the log flipped", true, wal(flipped(1))},
		{"bits of the log flipped", true, wal(flipped(20))},
		{"the head of the log flipped", true, wal(func(r *rand.Rand, data []byte) []byte { flip(r, data, 0, 32, 1); return data })},
		{"zeros in the log", true, wal(func(r *rand.Rand, data []byte) []byte {
			n := r.IntN(len(data))
			clear(data[n:min(len(data), n+1+r.IntN(3*pageSize))])
			return data
		})},
		{"the log of another project", true, func(_ *rand.Rand, files map[string][]byte) { files["-wal"] = slices.Clone(foreignLog) }},
		{"rubbish in the shared memory after a crash", true, func(r *rand.Rand, files map[string][]byte) { fill(r, files["-shm"]) }},
		{"no shared memory", true, func(_ *rand.Rand, files map[string][]byte) { delete(files, "-shm") }},
		{"a bit flipped, log whole", true, main(flipped(1))},
		{"bits flipped, log whole", true, main(flipped(20))},
		{"truncated, log whole", true, main(truncated)},
		{"a page of zeros, log whole", true, main(zeroed)},
		{"file and log flipped", true, func(r *rand.Rand, files map[string][]byte) {
			flip(r, files[""], 0, len(files[""]), 3)
			flip(r, files["-wal"], 0, len(files["-wal"]), 3)
		}},
		{"the lock file overwritten", true, func(r *rand.Rand, files map[string][]byte) { fill(r, files[".lock"]) }},
	}
}

func fill(r *rand.Rand, data []byte) []byte {
	for i := range data {
		data[i] = byte(r.Uint32())
	}
	return data
}

// rounds of the corruption table.
const rounds = 256

// TestDamage spoils a project in 256 ways. Whatever is done to it, it either opens and
// says what it said, or is refused with a message; and what Repair makes of it is clean
// and holds nothing that was never true.
func TestDamage(t *testing.T) {
	closedWell, crashed, foreignLog := makeSpecimens(t)
	table := damages(foreignLog)
	if len(table) == 0 {
		t.Fatal("no damages")
	}
	outcomes, tried := map[string]int{}, 0
	every := 1
	if testing.Short() { // as with the race detector on, after a whole run without it
		every = 7
	}
	for n := 0; n < rounds; n += every {
		tried++
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
			for _, outcome := range tryDamaged(t, from, files) {
				outcomes[outcome]++
			}
		})
	}
	t.Logf("%d damaged files: %v", tried, outcomes)
}

// tryDamaged opens, reads, checks and repairs a damaged project and tells the outcomes.
func tryDamaged(t *testing.T, from specimen, files map[string][]byte) (outcomes []string) {
	t.Helper()
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return append(outcomes, openDamaged(t, from, laid(t, files)))
}

// laid puts files into a folder of their own and gives the path of the project.
func laid(t testing.TB, files map[string][]byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "talks.parley")
	for suffix, data := range files {
		write(t, path+suffix, data)
	}
	return path
}

func openDamaged(t *testing.T, from specimen, path string) string {
	t.Helper()
	s, err := store.Open(path, options())
	if err != nil {
		explained(t, err)
		return "refused"
	}
	defer s.Close()
	got, err := contentsOf(s)
	wrong := differences(from.says, got, err != nil)
	if len(wrong) > 0 {
		t.Errorf("silently wrong: %q", wrong[:min(len(wrong), 5)])
		return "WRONG"
	}
	if err == nil {
		return "opened whole"
	}
	explained(t, err)
	found, err := s.Check(t.Context())
	if err == nil && !slices.ContainsFunc(found, func(f app.Finding) bool { return f.Severity == app.SeverityDamage }) {
		t.Error("something cannot be read, and Check finds nothing")
	}
	return "opened, damage told when read"
}

// differences lists what is said now and was not before, and what is no longer said,
// unless an error told that something could not be read.
func differences(want, got contents, partly bool) []string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(got)) {
		if w, ok := want[k]; !ok || w != got[k] {
			if k == "log" && partly || strings.HasPrefix(k, "versions of") && partly {
				continue
			}
			out = append(out, "now: "+k+" "+got[k][:min(len(got[k]), 200)])
		}
	}
	for _, k := range slices.Sorted(maps.Keys(want)) {
		if _, ok := got[k]; !ok && !partly {
			out = append(out, "gone: "+k)
		}
	}
	return out
}

// explained checks that an error tells what to do and bears a code for damage or for a
// file that is none of ours.
func explained(t *testing.T, err error) {
	t.Helper()
	e, _ := errors.AsType[*app.Error](err)
	if e == nil || e.Hint == "" || e.Msg == "" {
		t.Errorf("an error without a hint: %v", err)
		return
	}
	if e.Code != app.Damaged && e.Code != app.Invalid && e.Code != app.Unsupported {
		t.Errorf("code %q for damage: %v", e.Code, err)
	}
}
