package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"parley/app"
)

// migration brings the schema one step forward. Its number is its place in the list.
type migration struct {
	name string
	run  func(*tx) error
}

// migrations lists the steps from an empty file to the present schema. Steps are only
// added; one that has been released never changes.
func migrations() []migration {
	return []migration{
		{"first release", func(t *tx) error { return t.script(schema001()) }},
		{"quotes in later text versions", func(t *tx) error { return t.script(schema002()) }},
		{"history by article and cell, tags of actors and issues", func(t *tx) error { return t.script(schema003()) }},
		{"original files", func(t *tx) error { return t.script(schema004()) }},
		{"editions", func(t *tx) error { return t.script(schema005()) }},
		{"suggestions and verdicts on them", func(t *tx) error { return t.script(schema006()) }},
		{"display of matrices", func(t *tx) error { return t.script(schema007()) }},
	}
}

// script runs statements one after the other, some of which may hold several.
func (t *tx) script(parts []string) error {
	for _, p := range parts {
		if _, err := t.Exec(p); err != nil {
			return fmt.Errorf("run %.60q: %w", p, err)
		}
	}
	return nil
}

// migrate runs the steps that the file has not seen, each in one transaction together
// with its record.
func (s *Store) migrate(steps []migration) error {
	from, err := s.schema()
	if err != nil {
		return err
	}
	for n := from; n < len(steps); n++ {
		err := s.write("update project file", func(t *tx) error {
			if n == 0 {
				_, err := t.Exec(`CREATE TABLE migration (n INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL, program TEXT NOT NULL) STRICT`)
				if err != nil {
					return err
				}
			}
			if err := steps[n].run(t); err != nil {
				return fmt.Errorf("migration %d, %s: %w", n+1, steps[n].name, err)
			}
			if err := t.insert("migration", "n, name, at, program", n+1, steps[n].name, stamp(t.now), s.opt.Program); err != nil {
				return err
			}
			_, err := t.Exec(fmt.Sprintf(`PRAGMA user_version = %d`, n+1))
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// schema gives the number of the last migration that the file has seen.
func (s *Store) schema() (int, error) {
	db := s.writer
	if db == nil {
		db = s.reader
	}
	var n int
	err := db.QueryRow(`PRAGMA user_version`).Scan(&n)
	return n, translate("read schema", err)
}

// upToDate checks the schema against the steps this program knows: a newer one is
// refused, an older one is brought up to date after the file has been copied.
func (s *Store) upToDate(steps []migration) error {
	have, err := s.schema()
	switch {
	case err != nil:
		return err
	case have > len(steps):
		return newerSchema(s.path, have, len(steps))
	case have == 0:
		return notAProject(s.path)
	case have == len(steps):
		return translate("open project", s.protectLate())
	case s.writer == nil:
		return &app.Error{
			Code: app.Unsupported, Op: "open project",
			Msg:  filepath.Base(s.path) + " was written by an older version of the program",
			Hint: "Open it once for editing; it is then brought up to date, and a copy of the old file is kept.",
		}
	}
	if err := s.keepOld(have); err != nil {
		return err
	}
	if err := s.migrate(steps); err != nil {
		return err
	}
	return translate("update project file", s.protect())
}

// keepOld makes the copy without which a file is not brought up to date.
func (s *Store) keepOld(schema int) error {
	var err error
	if s.opt.Backups == "" {
		err = s.Backup(copyBefore(s.path, schema))
	} else {
		_, err = s.KeepBackup(app.BackupMigration)
	}
	if err == nil {
		return nil
	}
	out := &app.Error{
		Code: app.CodeOf(err), Op: "open project", Err: err,
		Msg:  filepath.Base(s.path) + " was not brought up to date, because no copy of it could be made before: " + message(err),
		Hint: "Free some space, or make the folder of backups writable, and open it again.",
	}
	if e, ok := errors.AsType[*app.Error](err); ok && e.Hint != "" {
		out.Hint = e.Hint
	}
	return out
}

// copyBefore names the copy kept of a file before it is brought up to date; a copy that
// is there already is not written over.
func copyBefore(path string, schema int) string {
	ext := filepath.Ext(path)
	base := fmt.Sprintf("%s.schema-%03d", strings.TrimSuffix(path, ext), schema)
	name := base + ext
	for n := 2; ; n++ {
		if _, err := os.Lstat(name); err != nil {
			return name
		}
		name = fmt.Sprintf("%s-%d%s", base, n, ext)
	}
}

func newerSchema(path string, have, known int) error {
	return &app.Error{
		Code: app.Unsupported, Op: "open project",
		Msg:  fmt.Sprintf("%s was written by a newer version of the program (file version %d, known up to %d)", filepath.Base(path), have, known),
		Hint: "Install the newest version and open it there.",
	}
}
