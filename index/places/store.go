package places

import (
	"cmp"
	"errors"
	"fmt"
	"math/bits"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
)

// Store keeps the segments of one index. One goroutine writes, any may take a Set.
type Store struct {
	dir  string                       // empty in memory
	sum  func(from, to uint32) uint32 // of what the rows are
	set  atomic.Pointer[Set]
	gone bool
	Builder
}

// Set is the segments at one time: all rows below To. It is read-only, safe for concurrent
// use, and good until the Store is closed.
type Set struct{ segments []*segment }

// To gives the number of rows that the set has.
func (s *Set) To() uint32 {
	if len(s.segments) == 0 {
		return 0
	}
	return s.segments[len(s.segments)-1].to
}

// List gives the list of a key.
func (s *Set) List(k Key) (List, error) {
	list := make(List, 0, len(s.segments))
	for _, g := range s.segments {
		data, err := g.list(k)
		if err != nil {
			return nil, err
		}
		if len(data) > 0 {
			list = append(list, data)
		}
	}
	return list, nil
}

// Bytes gives the length of the list of a key, without reading it.
func (s *Set) Bytes(k Key) (n int) {
	for _, g := range s.segments {
		from, to := g.bounds(k)
		n += int(to - from)
	}
	return n
}

const (
	pattern = "places-*"
	unnamed = "new-" + pattern // not whole yet
	// fan is how many neighbours of a size make one of the next: each place is written
	// anew once for each size.
	fan = 8
	// smallest is the upper size of the first kind, about that of one long article.
	smallest = 4 << 10
	// toFile is the size from which segments are written to files.
	toFile = 1 << 20
)

// Open reads the segments of a folder, which may be empty for memory. What does not fit is
// removed: files that are damaged, overlap, or whose rows are not those that sum, a
// checksum of what the rows [from, to) are, says; it is asked for rows below rows only.
// The set then ends early, and the caller adds the rows behind it.
func Open(dir string, rows uint32, sum func(from, to uint32) uint32) *Store {
	s := &Store{dir: dir, sum: sum}
	s.set.Store(&Set{})
	if dir == "" {
		return s
	}
	for _, name := range glob(dir, unnamed) {
		_ = os.Remove(name) // tried again at the next start
	}
	names := glob(dir, pattern)
	found := make([]*segment, 0, len(names))
	for _, name := range names {
		g, err := openSegment(name)
		if err != nil {
			_ = os.Remove(name) // tried again at the next start
			continue
		}
		found = append(found, g)
	}
	// Of those that begin at a row the longest counts: the others went into it.
	slices.SortFunc(found, func(a, b *segment) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to)) })
	var kept []*segment
	to := uint32(0)
	for _, g := range found {
		if g.from == to && g.to > g.from && g.to <= rows && g.sum == sum(g.from, g.to) {
			kept, to = append(kept, g), g.to
			continue
		}
		s.drop(g)
	}
	s.set.Store(&Set{kept})
	return s
}

func glob(dir, pattern string) []string {
	names, _ := filepath.Glob(filepath.Join(dir, pattern)) // the pattern is well formed
	return names
}

// drop closes a file and removes it.
func (s *Store) drop(g *segment) {
	_, _ = g.file.Close(), os.Remove(g.file.Name()) // tried again at the next start
}

// Set gives the segments as they are now.
func (s *Store) Set() *Set { return s.set.Load() }

// Put makes a segment of what the Builder has, whose rows follow those of the set, and
// merges segments of a size. What cannot be written to a file stays in memory.
func (s *Store) Put() error {
	if s.gone {
		return nil
	}
	g, err := s.segment(s.sum(s.from, s.to))
	if err != nil {
		return err
	}
	if g.from != s.Set().To() {
		return fmt.Errorf("places of rows from %d put behind row %d", g.from, s.Set().To())
	}
	segments := append(slices.Clone(s.Set().segments), g)
	s.set.Store(&Set{segments})
	for {
		n := mergeable(segments)
		if n == len(segments) {
			return nil
		}
		one, err := s.join(segments[n:], false)
		if err != nil {
			return err
		}
		old := segments[n:]
		segments = append(slices.Clone(segments[:n]), one)
		s.set.Store(&Set{segments})
		s.forget(old)
	}
}

// mergeable gives the first of the last segments that make one, or how many there are.
func mergeable(segments []*segment) int {
	for i := len(segments) - fan; i >= 0; i-- {
		// All behind have to be of the size of the one or smaller.
		most := 0
		for _, g := range segments[i:] {
			most = max(most, kind(g))
		}
		alike := 0
		for _, g := range segments[i:] {
			if kind(g) == most {
				alike++
			}
		}
		if alike >= fan {
			return i
		}
	}
	return len(segments)
}

// kind is the size of a segment, in steps of fan.
func kind(g *segment) int { return (bits.Len64(g.size()/smallest) + 2) / bits.Len(fan-1) }

// join makes one segment of several.
func (s *Store) join(parts []*segment, always bool) (*segment, error) {
	from, to := parts[0].from, parts[len(parts)-1].to
	sum, size := s.sum(from, to), uint64(0)
	for _, p := range parts {
		size += p.size()
	}
	if s.dir == "" || size < toFile && !always {
		return merge(parts, sum, nil)
	}
	f, err := os.CreateTemp(s.dir, unnamed)
	if err != nil {
		return merge(parts, sum, nil)
	}
	one, err := merge(parts, sum, f)
	// Closed and opened by its name, which Windows wants for renaming.
	if err = errors.Join(err, f.Close()); err == nil {
		name := filepath.Join(s.dir, fmt.Sprintf("places-%010d-%010d", from, to))
		if err = os.Rename(f.Name(), name); err == nil {
			if one.file, err = os.Open(name); err == nil {
				return one, nil
			}
		}
	}
	_ = os.Remove(f.Name()) // it may have its name already
	return merge(parts, sum, nil)
}

// Discard removes everything, after an error of Put: the set is empty from then on, until
// the next start makes it anew. Sets taken before stay good.
func (s *Store) Discard() {
	s.gone = true
	s.forget(s.Set().segments)
	s.set.Store(&Set{})
}

// forget removes the files of segments that went into another. They stay open, since
// searches may read them, until nobody refers to them; where open files cannot be removed
// the next start does it.
func (s *Store) forget(old []*segment) {
	for _, g := range old {
		if g.file != nil {
			_ = os.Remove(g.file.Name())
		}
	}
}

// Close writes what is in memory only to a file, so that the next start need not make it
// anew, and closes all. No Set may be used from then on.
func (s *Store) Close() error {
	segments := s.Set().segments
	n := len(segments)
	for n > 0 && segments[n-1].file == nil {
		n--
	}
	if n < len(segments) && s.dir != "" {
		// A cache of a cache: made anew if it cannot be written.
		if one, err := s.join(segments[n:], true); err == nil && one.file != nil {
			segments = append(slices.Clone(segments[:n]), one)
		}
	}
	var all error
	for _, g := range segments {
		if g.file != nil {
			all = errors.Join(all, g.file.Close())
		}
	}
	return all
}

// Check reads every list and compares its checksum. stop is asked now and then.
func (s *Set) Check(stop func() error) error {
	for _, g := range s.segments {
		scan := g.scan()
		for i := range g.keys {
			if i&0xff == 0 {
				if err := stop(); err != nil {
					return err
				}
			}
			if _, err := scan(i); err != nil {
				return err
			}
		}
	}
	return nil
}
