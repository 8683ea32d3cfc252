package store

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"parley/app"
)

// ReadBackup tells what a backup, or any project file, holds. It takes no lock and leaves
// the file as it is. Trouble is in Problem; what could be read is there nevertheless.
func ReadBackup(path string) app.Backup {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	b := app.Backup{Path: path}
	b.At, b.Reason = nameOf(path)
	st, err := os.Stat(path)
	if err != nil {
		b.Problem = "the file cannot be opened"
		return b
	}
	b.Size = st.Size()
	if b.At.IsZero() {
		b.At = st.ModTime().UTC().Truncate(time.Second)
	}
	if err := fill(&b); err != nil {
		b.Problem = message(translate("read backup", err))
	}
	return b
}

func fill(b *app.Backup) (err error) {
	if err := glance(b.Path); err != nil {
		return err
	}
	db, err := dial(b.Path, asItStands+"&_pragma=query_only(on)", 1)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if b.Project, b.Title, err = identity(db); err != nil {
		return err
	}
	c, err := count(db)
	if err != nil {
		return err
	}
	b.Schema, b.Articles, b.Statements, b.Annotations, b.Entries = c.schema, c.articles, c.statements, c.annotations, c.last
	err = db.QueryRow(`SELECT CASE act WHEN 'undo' THEN 'Undo: ' WHEN 'redo' THEN 'Redo: ' ELSE '' END || label, at FROM entry ORDER BY seq DESC LIMIT 1`).Scan(&b.LastAct, instant{&b.LastActAt})
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

// glance tells by header and length whether a file can be a whole project, at the cost of
// reading its first bytes.
func glance(path string) error {
	if err := recognize(path); err != nil {
		return err
	}
	st, err := os.Stat(path)
	if err != nil {
		return err
	}
	pages, size, err := lengthOf(path)
	if err != nil {
		return err
	}
	if st.Size() < pages*size {
		return damaged(path, fmt.Errorf("%d bytes instead of %d", st.Size(), pages*size))
	}
	return nil
}

// lengthOf reads the number and size of the pages from the header of a file.
func lengthOf(path string) (pages, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	var head [32]byte
	if _, err := f.ReadAt(head[:], 0); err != nil {
		return 0, 0, err
	}
	size = int64(head[16])<<8 | int64(head[17])
	if size == 1 { // the format's way to write 65,536
		size = 1 << 16
	}
	pages = int64(head[28])<<24 | int64(head[29])<<16 | int64(head[30])<<8 | int64(head[31])
	return pages, size, nil
}

// projectID reads the id of the project in a file, without a lock.
func projectID(path string) (id string, err error) {
	if err := recognize(path); err != nil {
		return "", err
	}
	db, err := dial(path, asItStands+"&_pragma=query_only(on)", 1)
	if err != nil {
		return "", err
	}
	id, _, err = identity(db)
	return id, errors.Join(err, db.Close())
}

var backupName = regexp.MustCompile(`^(\d{4}-\d\d-\d\dT\d{6}) ([a-z]+)(?: \d+)?$`)

// nameOf reads time and reason from the name of a backup; a file of another name was put
// there by hand.
func nameOf(path string) (time.Time, app.BackupReason) {
	name := filepath.Base(path)
	parts := backupName.FindStringSubmatch(name[:len(name)-len(filepath.Ext(name))])
	if parts == nil {
		return time.Time{}, app.BackupManual
	}
	at, err := time.Parse(backupStamp, parts[1])
	if err != nil {
		return time.Time{}, app.BackupManual
	}
	return at, app.BackupReason(parts[2])
}
