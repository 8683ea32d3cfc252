package places_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"parley/index/places"
)

// library is rows as they are put, the truth that lists are compared with.
type library struct {
	words  [][2][]uint32
	starts [][2][]int32
}

// add makes a row of random words, the lower numbers more often.
func (l *library) add(rng *rand.Rand, vocabulary int) {
	var words [2][]uint32
	for f, most := range []int{6, 400} {
		for range rng.IntN(most) {
			words[f] = append(words[f], uint32(rng.IntN(1+rng.IntN(1+rng.IntN(vocabulary)))))
		}
	}
	var starts [2][]int32
	for u, every := range []int{9, 60} {
		for at := 0; at < len(words[1]); at += 1 + rng.IntN(every) {
			starts[u] = append(starts[u], int32(at))
		}
	}
	l.words, l.starts = append(l.words, words), append(l.starts, starts)
}

func (l *library) sum(from, to uint32) uint32 { return from*31 + to }

// want gives the positions of a key in a row.
func (l *library) want(k places.Key, row int) (list []int32) {
	for u, unit := range []places.Key{places.Sentences, places.Paragraphs} {
		if k == unit {
			return l.starts[row][u]
		}
	}
	for f, words := range l.words[row] {
		for pos, n := range words {
			if places.Word(n, f) == k {
				list = append(list, int32(pos))
			}
		}
	}
	return list
}

func (l *library) put(t *testing.T, s *places.Store, from, to int) {
	t.Helper()
	s.Reset(uint32(from))
	for row := from; row < to; row++ {
		s.Add(l.words[row], l.starts[row])
	}
	if err := s.Put(); err != nil {
		t.Fatal(err)
	}
}

func (l *library) compare(t *testing.T, set *places.Set, k places.Key, rng *rand.Rand) (rows int) {
	t.Helper()
	list, err := set.List(k)
	if err != nil {
		t.Fatal(err)
	}
	var want []uint32
	for row := range l.words {
		if len(l.want(k, row)) > 0 {
			want = append(want, uint32(row))
		}
	}
	var got []uint32
	for c := list.Cursor(); ; {
		rows, freqs := c.Block()
		if len(rows) == 0 {
			break
		}
		for i, row := range rows {
			if int(freqs[i]) != len(l.want(k, int(row))) {
				t.Fatalf("key %d has row %d %d times, want %d", k, row, freqs[i], len(l.want(k, int(row))))
			}
		}
		got = append(got, rows...)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("key %d is in rows %v, want %v", k, got, want)
	}
	c := list.Cursor()
	for row := 0; row < len(l.words); row += 1 + rng.IntN(1+rng.IntN(40)) {
		where := l.want(k, row)
		if c.Seek(uint32(row)) != (len(where) > 0) {
			t.Fatalf("key %d: found in row %d: %v", k, row, len(where) == 0)
		}
		for range rng.IntN(3) { // asking again gives the same
			if len(where) > 0 && !slices.Equal(c.Positions(nil), where) {
				t.Fatalf("key %d in row %d: %v, want %v", k, row, c.Positions(nil), where)
			}
		}
	}
	return len(got)
}

// TestLists compares every way of reading with the rows themselves, over batches of any
// size, merged or not, in memory, in files, and after a new start.
func TestLists(t *testing.T) {
	const vocabulary = 300
	compared := 0
	for seed := range uint64(6) {
		rng := rand.New(rand.NewPCG(seed, 3))
		l, dir := &library{}, ""
		if seed%2 == 1 {
			dir = t.TempDir()
		}
		s := places.Open(dir, 0, l.sum)
		for range 30 {
			from := len(l.words)
			for range 1 + rng.IntN(1+rng.IntN(200)) {
				l.add(rng, vocabulary)
			}
			l.put(t, s, from, len(l.words))
		}
		if dir != "" {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = places.Open(dir, uint32(len(l.words)), l.sum)
		}
		if int(s.Set().To()) != len(l.words) {
			t.Fatalf("the set has %d rows of %d", s.Set().To(), len(l.words))
		}
		for n := range uint32(vocabulary + 5) {
			compared += l.compare(t, s.Set(), places.Word(n, 0), rng) + l.compare(t, s.Set(), places.Word(n, 1), rng)
		}
		compared += l.compare(t, s.Set(), places.Sentences, rng) + l.compare(t, s.Set(), places.Paragraphs, rng)
		if err := s.Set().Check(func() error { return nil }); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if compared < 10_000 {
		t.Fatalf("only %d rows were compared", compared)
	}
}

// TestOpenDamaged damages the files of a folder: the set ends before what is damaged, and
// putting the rows behind makes it whole again.
func TestOpenDamaged(t *testing.T) {
	damages := map[string]func(t *testing.T, name string){
		"removed":         func(t *testing.T, name string) { must(t, os.Remove(name)) },
		"cut":             func(t *testing.T, name string) { must(t, os.Truncate(name, 1000)) },
		"empty":           func(t *testing.T, name string) { must(t, os.Truncate(name, 0)) },
		"foot changed":    func(t *testing.T, name string) { flip(t, name, -20) },
		"dictionary":      func(t *testing.T, name string) { flip(t, name, -100) },
		"of another time": func(t *testing.T, name string) { must(t, os.Rename(name, name+"x")); flip(t, name+"x", -34) },
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(5, 5))
			l, dir := &library{}, t.TempDir()
			for session := range 4 {
				s := places.Open(dir, uint32(len(l.words)), l.sum)
				for range 50 * (1 + session) {
					l.add(rng, 100)
				}
				l.put(t, s, int(s.Set().To()), len(l.words))
				must(t, s.Close())
			}
			names, err := filepath.Glob(dir + "/places-*")
			if err != nil || len(names) < 3 {
				t.Fatalf("files %v, %v", names, err)
			}
			damage(t, names[1])
			must(t, os.WriteFile(dir+"/new-places-1", []byte("rest of a crash"), 0o600))
			s := places.Open(dir, uint32(len(l.words)), l.sum)
			if to := s.Set().To(); to != 50 {
				t.Errorf("the set has %d rows, want the 50 of the first file", to)
			}
			l.put(t, s, int(s.Set().To()), len(l.words))
			for n := range uint32(100) {
				l.compare(t, s.Set(), places.Word(n, 1), rng)
			}
			must(t, s.Close())
			if left, _ := filepath.Glob(dir + "/*"); len(left) != 2 {
				t.Errorf("files left: %v", left)
			}
		})
	}
}

// TestOpenForeign opens files whose rows are others now, as after a crash.
func TestOpenForeign(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	l, dir := &library{}, t.TempDir()
	s := places.Open(dir, 0, l.sum)
	for range 40 {
		l.add(rng, 50)
	}
	l.put(t, s, 0, 40)
	must(t, s.Close())
	if s := places.Open(dir, 39, l.sum); s.Set().To() != 0 {
		t.Error("a file with more rows than there are was kept")
	}
	s = places.Open(dir, 40, l.sum)
	l.put(t, s, 0, 40)
	must(t, s.Close())
	if s := places.Open(dir, 40, func(from, to uint32) uint32 { return 7 }); s.Set().To() != 0 {
		t.Error("a file of other rows was kept")
	}
}

// TestChanged changes a list: reading it and checking all say so, and the next start after
// Discard has nothing left.
func TestChanged(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	l, dir := &library{}, t.TempDir()
	s := places.Open(dir, 0, l.sum)
	for range 200 {
		l.add(rng, 20)
	}
	l.put(t, s, 0, 200)
	must(t, s.Close())
	names, _ := filepath.Glob(dir + "/places-*")
	if len(names) != 1 {
		t.Fatalf("files %v", names)
	}
	flip(t, names[0], 300)
	s = places.Open(dir, 200, l.sum)
	bad := 0
	for n := range uint32(20) {
		for f := range 2 {
			if _, err := s.Set().List(places.Word(n, f)); err != nil {
				bad++
			}
		}
	}
	if bad == 0 {
		t.Error("a changed list was read without an error")
	}
	if s.Set().Check(func() error { return nil }) == nil {
		t.Error("a changed list passed the check")
	}
	if err := s.Set().Check(func() error { return fmt.Errorf("stopped") }); err == nil {
		t.Error("the check did not stop")
	}
	s.Discard()
	if s.Set().To() != 0 {
		t.Error("rows are left after Discard")
	}
	must(t, s.Close())
	if left, _ := filepath.Glob(dir + "/*"); len(left) != 0 {
		t.Errorf("files left: %v", left)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// flip changes 4 bytes at an offset, from the end if it is negative.
func flip(t *testing.T, name string, at int64) {
	t.Helper()
	data, err := os.ReadFile(name)
	must(t, err)
	if at < 0 {
		at += int64(len(data))
	}
	for i := range 4 {
		data[at+int64(i)] ^= 0x55
	}
	must(t, os.WriteFile(name, data, 0o600))
}
