package store

import (
	"errors"

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
// is written anew, which takes about as long as a backup; for one that has them it costs
// nothing.
func protect(path string) error {
	db, err := driver.Open(dataSource(path, "_pragma=busy_timeout(5000)&_pragma=synchronous(full)"), func(c *sqlite.Conn) error {
		return c.EnableChecksums("main")
	})
	if err != nil {
		return err
	}
	return errors.Join(db.Ping(), db.Close())
}
