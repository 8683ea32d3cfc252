package store

import (
	"cmp"
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
		err = os.Rename(part, path)
	}
	if err != nil {
		return translate(op, also(err, removeDatabase(part)))
	}
	return translate(op, syncFolder(filepath.Dir(path)))
}

// copyTo writes the state of this moment into a new file, through a handle of its own so
// that nobody waits, reads the copy back and makes sure that it is on the disk.
func (s *Store) copyTo(path string) error {
	db, err := dial(s.path, s.opt.through(s.source), 1)
	if err != nil {
		return err
	}
	before, err := count(db)
	if err == nil {
		_, err = db.Exec(`VACUUM INTO ?`, path)
	}
	if err == nil {
		err = seal(path)
	}
	if err == nil {
		err = compare(db, before, path)
	}
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	return flush(path)
}

// contents is what is counted in a project file.
type contents struct {
	schema, articles, statements, annotations int
	last, entries                             int64 // number of the newest entry, and of all
}

// count reads all counts from one state of the file.
func count(db *handle) (c contents, err error) {
	err = db.QueryRow(`SELECT (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM article),
		(SELECT count(*) FROM statement), (SELECT count(*) FROM annotation),
		(SELECT coalesce(max(seq), 0) FROM entry), (SELECT count(*) FROM entry)`).
		Scan(&c.schema, &c.articles, &c.statements, &c.annotations, &c.last, &c.entries)
	return c, err
}

// compare opens a copy, reads every page of it and compares what was counted with the
// original at the place of the log that was copied. before is what the original held when
// the copying began; edits may have followed.
func compare(original *handle, before contents, path string) error {
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
	copied, err := count(db)
	if err != nil {
		return err
	}
	after, err := count(original)
	if err != nil {
		return err
	}
	var entries int64
	if err := original.QueryRow(`SELECT count(*) FROM entry WHERE seq <= ?`, copied.last).Scan(&entries); err != nil {
		return err
	}
	same := copied.schema == after.schema && copied.entries == entries &&
		before.last <= copied.last && copied.last <= after.last &&
		(copied.last != before.last || copied == before) && (copied.last != after.last || copied == after)
	if !same {
		return &app.Error{
			Code: app.Damaged, Op: "back up project", Msg: "the copy is not the project", Hint: "Try again, on another disk if need be.",
			Err: fmt.Errorf("copied %+v, before %+v, after %+v, %d entries", copied, before, after, entries),
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

// syncFolder makes sure that the names in a folder are on the disk, where the system can
// do that.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return nil //nolint:nilerr // a folder that cannot be opened cannot be flushed
	}
	_ = f.Sync() // not every system flushes folders
	return f.Close()
}

// identity is the id and the title of the project in a file.
func identity(db *handle) (id, title string, err error) {
	err = db.QueryRow(`SELECT project_id, title FROM project`).Scan(&id, &title)
	return cmp.Or(id, "project"), title, err
}
