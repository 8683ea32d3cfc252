package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"parley/app"
)

// Backup writes a copy of the project as it stands now into one file, checks that the
// copy can be opened and holds the same, and only then gives it its name. A file of that
// name is replaced. Edits may go on meanwhile.
func (s *Store) Backup(path string) error {
	const op = "back up project"
	path, err := filepath.Abs(path)
	if err != nil {
		return translate(op, err)
	}
	if mine, err1 := os.Stat(s.path); err1 == nil {
		if other, err2 := os.Stat(path); err2 == nil && os.SameFile(mine, other) {
			return invalid(op, "a project cannot be its own backup", "Choose another name.")
		}
	}
	part := path + ".part"
	if err := removeDatabase(part); err != nil {
		return translate(op, err)
	}
	err = s.copyTo(part)
	if err == nil {
		err = s.compare(part)
	}
	if err == nil {
		err = flush(part)
	}
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		return translate(op, also(err, removeDatabase(part)))
	}
	return nil
}

// copyTo writes the state of this moment into a new file, through a handle of its own so
// that nobody waits.
func (s *Store) copyTo(path string) error {
	db, err := dial(s.path, "mode=ro&_pragma=busy_timeout(5000)", 1)
	if err != nil {
		return err
	}
	_, err = db.Exec(`VACUUM INTO ?`, path)
	return errors.Join(err, db.Close())
}

// compare opens a copy, reads every page of it and compares what was counted.
func (s *Store) compare(path string) error {
	if err := recognize(path); err != nil {
		return err
	}
	db, err := dial(path, "mode=ro&_pragma=query_only(on)", 1)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // nothing was written
	if err := quickCheck(db, path); err != nil {
		return err
	}
	const last = `SELECT (SELECT user_version FROM pragma_user_version), coalesce((SELECT max(seq) FROM entry), 0)`
	var schema, copied, schemaNow, now int64
	if err := db.QueryRow(last).Scan(&schema, &copied); err != nil {
		return err
	}
	if err := s.reader.QueryRow(last).Scan(&schemaNow, &now); err != nil {
		return err
	}
	if schema != schemaNow || copied > now {
		return &app.Error{
			Code: app.Damaged, Op: "back up project", Msg: "the copy is not the project", Hint: "Try again, on another disk if need be.",
			Err: fmt.Errorf("schema %d and %d, entry %d and %d", schema, schemaNow, copied, now),
		}
	}
	return nil
}

// flush makes sure that a file is on the disk.
func flush(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
