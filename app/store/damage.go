package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	sqlite "github.com/ncruces/go-sqlite3"
)

// wholeCheck reads a small file through: tables against their indexes, and pages that
// lack what their checksum cannot miss, since that of a page of zeros is zero.
func wholeCheck(db *handle, path string) error {
	var first string
	if err := db.QueryRow(`PRAGMA integrity_check(1)`).Scan(&first); err != nil {
		return unreadable(path, err)
	}
	if first != "ok" {
		return damaged(path, errors.New(first))
	}
	if st, err := os.Stat(path + "-wal"); err == nil && st.Size() > 0 {
		return nil // the newest pages are not in the file
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	empty, err := emptyPages(f)
	if err == nil && len(empty) > 0 {
		return damaged(path, fmt.Errorf("page %d holds nothing", empty[0]))
	}
	return err
}

// unreadable tells damage that a check stumbled over, such as an index over JSON that is
// none, from trouble of another kind.
func unreadable(path string, err error) error {
	if errors.Is(err, sqlite.ERROR) {
		return damaged(path, errors.New(err.Error()))
	}
	return err
}

// lockByte is what SQLite locks; the page that it lies in is never used.
const lockByte = 1 << 30

// emptyPages lists pages in use that hold nothing but zeros. A part of a long text would
// be missing there without any contradiction in the structure of the file.
func emptyPages(f io.ReaderAt) ([]uint32, error) {
	head := make([]byte, 100)
	if _, err := f.ReadAt(head, 0); err != nil {
		return nil, err
	}
	size := pageSize(head)
	if size < 512 {
		return nil, fmt.Errorf("pages of %d bytes", size)
	}
	page, zeros := make([]byte, size), make([]byte, size)
	var out []uint32
	for n := uint32(1); n <= binary.BigEndian.Uint32(head[28:]); n++ {
		if int64(n) == lockByte/size+1 {
			continue
		}
		if _, err := f.ReadAt(page, int64(n-1)*size); err != nil {
			return nil, err
		}
		if bytes.Equal(page, zeros) {
			out = append(out, n)
		}
	}
	if len(out) == 0 {
		return nil, nil
	}
	free, err := freePages(f, binary.BigEndian.Uint32(head[32:]), size)
	used := out[:0]
	for _, n := range out {
		if !free[n] {
			used = append(used, n)
		}
	}
	return used, err
}

// freePages reads the list of pages not in use: trunks that name the next trunk and
// leaves.
func freePages(f io.ReaderAt, trunk uint32, size int64) (map[uint32]bool, error) {
	free := map[uint32]bool{}
	page := make([]byte, size)
	for trunk != 0 && !free[trunk] {
		free[trunk] = true
		if _, err := f.ReadAt(page, int64(trunk-1)*size); err != nil {
			return free, err
		}
		leaves := min(int64(binary.BigEndian.Uint32(page[4:])), size/4-2)
		for i := range leaves {
			free[binary.BigEndian.Uint32(page[8+4*i:])] = true
		}
		trunk = binary.BigEndian.Uint32(page)
	}
	return free, nil
}
