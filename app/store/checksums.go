package store

import (
	"encoding/binary"
	"errors"
	"io"
	"os"

	sqlite "github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"
)

// Every page of a project file ends with a checksum of eight bytes, in the layout of
// SQLite's checksum VFS. The driver compares it at each reading of a page, so that a
// byte that has changed on the disk is an error and never a wrong word. Other programs
// read such a file as any other; if one writes to it, its pages fail the comparison.

// checksumBytes is what a page keeps free at its end, as told by byte 20 of the header.
const checksumBytes = 8

// protect turns checksums on, through a connection of its own. A file made without them
// is written anew, which takes about as long as a backup. Connections opened before do
// not know of it and must be opened again.
func protect(path string, o Options) error {
	db, err := driver.Open(dataSource(path, o.through("_pragma=busy_timeout(5000)&_pragma=synchronous(full)")), func(c *sqlite.Conn) error {
		return c.EnableChecksums("main")
	})
	if err != nil {
		return err
	}
	return errors.Join(db.Ping(), db.Close())
}

// protected reports whether the pages of a file bear checksums.
func protected(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	head := make([]byte, 100)
	if _, err := io.ReadFull(f, head); err != nil {
		return false, err
	}
	return head[20] == checksumBytes, nil
}

// pageSize reads the size of pages in the first 100 bytes of a file.
func pageSize(head []byte) int64 {
	if size := int64(binary.BigEndian.Uint16(head[16:])); size != 1 {
		return size
	}
	return 65536
}
