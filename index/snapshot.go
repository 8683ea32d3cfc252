package index

import (
	"context"
	"fmt"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"parley/index/places"
)

// snapshot is one state of the index. Searches hold it while they run; Put makes new
// ones without disturbing them.
type snapshot struct {
	reader bleveindex.IndexReader
	users  int // under Index.current
	rowOf  []uint32
	alive  bitset
	count  int
	words  uint64 // in all bodies
	view
	placed *places.Set // nil if it does not have all rows that are alive
}

// acquire gives the present state; the caller gives it back with release.
func (x *Index) acquire(ctx context.Context) (*snapshot, error) {
	x.current.Lock()
	defer x.current.Unlock()
	if x.closed {
		return nil, errClosed()
	}
	reader, err := x.bleve.Reader()
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	if x.snap != nil && x.snap.reader == reader {
		x.snap.users++
		return x.snap, reader.Close()
	}
	s, err := newSnapshot(ctx, reader, x.rows)
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", joinClose(err, reader))
	}
	if set := x.places.Set(); uint32(s.alive.max()+1) <= set.To() {
		s.placed = set
	}
	x.drop(x.snap)
	s.users = 2 // the caller and x.snap
	x.snap = s
	return s, nil
}

func (x *Index) release(s *snapshot) {
	x.current.Lock()
	defer x.current.Unlock()
	x.drop(s)
}

// drop gives up one use; the last one closes the reader, which lets Bleve remove files.
func (x *Index) drop(s *snapshot) {
	if s == nil {
		return
	}
	if s.users--; s.users == 0 {
		_ = s.reader.Close() // it only counts references
	}
}

func newSnapshot(ctx context.Context, reader bleveindex.IndexReader, rows *catalogue) (*snapshot, error) {
	s := &snapshot{reader: reader}
	s.view = rows.view()
	s.alive = newBitset(len(s.rows))
	err := s.each(ctx, rowTerm, rowField, func(doc, freq uint64) {
		for uint64(len(s.rowOf)) <= doc {
			s.rowOf = append(s.rowOf, noRow)
		}
		n := uint32(freq - 1)
		if int(n) >= len(s.rows) {
			return
		}
		s.rowOf[doc] = n
		s.alive.add(n)
		s.count++
		s.words += uint64(s.columns.body[n])
	})
	return s, err
}

// each visits the postings of a word by Bleve's document numbers. A nil ctx never ends.
func (s *snapshot) each(ctx context.Context, term, field string, visit func(doc, freq uint64)) (err error) {
	r, err := s.reader.TermFieldReader(ctx, []byte(term), field, true, false, false)
	if err != nil {
		return err
	}
	defer func() { err = joinClose(err, r) }()
	var doc bleveindex.TermFieldDoc
	for n := 0; ; n++ {
		if n&0xfff == 0 && ctx != nil && ctx.Err() != nil {
			return ctx.Err()
		}
		next, err := r.Next(doc.Reset())
		if err != nil || next == nil {
			return err
		}
		visit(next.ID.Value(), next.Freq)
	}
}
