package store

import (
	"errors"
	"os"
	"path/filepath"

	"parley/app"
)

// besideDatabase are the files that SQLite keeps beside a database.
func besideDatabase() []string { return []string{"-wal", "-shm", "-journal"} }

// foldLog brings what waits in the write-ahead log into the file itself and removes the
// log, so that the one file is the whole project. The caller holds the lock. While
// another program is reading the old state the error has code Locked.
func foldLog(path string) error {
	if !logWaits(path) {
		return removeBeside(path)
	}
	db, err := dial(path, "_pragma=busy_timeout(5000)&_pragma=synchronous(full)", 1)
	if err != nil {
		return err
	}
	var busy, pages, done int
	err = db.QueryRow(`PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &done)
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	if busy != 0 || logWaits(path) {
		return &app.Error{
			Code: app.Locked, Op: "close project", Msg: filepath.Base(path) + " is being read by another program",
			Hint: "Close it there and try again.",
		}
	}
	if err := flush(path); err != nil {
		return err
	}
	return removeBeside(path)
}

// logWaits reports whether there may be edits that are not in the file itself.
func logWaits(path string) bool {
	for _, suffix := range []string{"-wal", "-journal"} {
		if st, err := os.Stat(path + suffix); err == nil && st.Size() > 0 {
			return true
		}
	}
	return false
}

// removeBeside removes what SQLite keeps beside a file, so that no log of an old file is
// ever applied to a new one of its name.
func removeBeside(path string) error {
	var errs []error
	for _, suffix := range besideDatabase() {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(append(errs, syncFolder(filepath.Dir(path)))...)
}

// setAside gives a file with its logs a second name in the same folder, so that nothing
// done to the first name loses it. It needs no room where links can be made.
func setAside(path, stem, ending string) (string, error) {
	aside, part, err := reserve(stem, ending)
	if err != nil {
		return "", err
	}
	defer os.Remove(part)                                     //nolint:errcheck // it only kept the name
	for _, suffix := range []string{"-wal", "-journal", ""} { // the file last: its name says that all is there
		if _, err := os.Lstat(path + suffix); errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err := linkOrCopy(path+suffix, aside+suffix); err != nil {
			return "", err
		}
	}
	return aside, syncFolder(filepath.Dir(path))
}

func linkOrCopy(from, to string) error {
	if err := os.Link(from, to); err == nil || errors.Is(err, os.ErrExist) {
		return err
	}
	if err := copyBytes(from, to); err != nil {
		return also(err, os.Remove(to))
	}
	return nil
}

// copyBytes copies a file onto the disk, byte by byte, to a name that is free.
func copyBytes(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // nothing was written
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if _, err = out.ReadFrom(in); err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}
