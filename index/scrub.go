package index

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"parley/app"
)

// Scrub reads every file of the index and compares its checksum. Bleve stores one in
// each segment but never looks at it, so that some damage would go unseen. The error has
// code Damaged and names the file; the caller then rebuilds. It is meant for idle time.
func (x *Index) Scrub(ctx context.Context) error {
	if x.dir == "" {
		return nil
	}
	snap, err := x.acquire(ctx)
	if err != nil {
		return err
	}
	defer x.release(snap)
	for _, name := range segmentFiles(snap) {
		if err := scrubSegment(ctx, name); err != nil {
			return scrubbed(name, err)
		}
	}
	if set := snap.placed; set != nil {
		if err := set.Check(ctx.Err); err != nil {
			return scrubbed("places", err)
		}
	}
	rows := snap.rows
	buf := []byte(nil)
	for i := range rows {
		if i&0xff == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if cap(buf) < int(rows[i].size) {
			buf = make([]byte, rows[i].size)
		}
		buf = buf[:rows[i].size]
		err := x.streams.read(buf, rows[i].at)
		if err == nil && crc32.Checksum(buf, castagnoli) != rows[i].sum {
			err = errStream
		}
		if err != nil {
			return scrubbed("streams", err)
		}
	}
	return nil
}

// Articles gives the articles that the index holds, in no order.
func (x *Index) Articles(ctx context.Context) ([]app.ArticleID, error) {
	snap, err := x.acquire(ctx)
	if err != nil {
		return nil, err
	}
	defer x.release(snap)
	ids := make([]app.ArticleID, 0, snap.count)
	for n := range snap.alive.all() {
		ids = append(ids, snap.rows[n].id)
	}
	return ids, nil
}

// segmentFiles gives the files of the segments in use. The snapshot keeps them; files
// beside them are being written or about to be removed.
func segmentFiles(s *snapshot) []string {
	var names []string
	if r, ok := s.reader.(*scorch.IndexSnapshot); ok {
		for _, part := range r.Segments() {
			if file, ok := part.Segment().(segment.PersistedSegment); ok {
				names = append(names, file.Path())
			}
		}
	}
	return names
}

func scrubbed(name string, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return damaged(fmt.Errorf("%s: %w", filepath.Base(name), err))
}

// scrubSegment compares the last four bytes of a segment, the CRC-32 (IEEE, big-endian)
// of all bytes before them.
func scrubSegment(ctx context.Context, name string) (err error) {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { err = joinClose(err, f) }()
	st, err := f.Stat()
	if err != nil {
		return err
	}
	const sumBytes = 4
	if st.Size() < sumBytes {
		return io.ErrUnexpectedEOF
	}
	sum := crc32.NewIEEE()
	for left := st.Size() - sumBytes; left > 0; {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := io.CopyN(sum, f, min(left, 1<<20))
		if err != nil {
			return err
		}
		left -= n
	}
	var stored [sumBytes]byte
	if _, err := io.ReadFull(f, stored[:]); err != nil {
		return err
	}
	if binary.BigEndian.Uint32(stored[:]) != sum.Sum32() {
		return errors.New("checksum differs")
	}
	return nil
}
