package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"parley/app"
)

// Backups lie in a folder for each project, under names that sort by time, as
// “2026-11-23T164005 bulk.parley”, and “… bulk 2.parley” for the second within one second.
const (
	backupStamp  = "2006-01-02T150405"
	backupEnding = ".parley"
	// partAge is how old a copy that was never finished must be to be removed: nobody works
	// on one for a day.
	partAge = 24 * time.Hour
	// placeFile is the file in a folder of backups that tells where the project is, so that
	// its backups are found when it is too damaged to say its id.
	placeFile = "project.json"
)

type place struct {
	Path  string `json:"path"`
	Title string `json:"title"`
}

// BackupFolder gives the folder of the backups of a project under root.
func BackupFolder(root, project string) string {
	if !plainID.MatchString(project) {
		sum := sha256.Sum256([]byte(project))
		project = hex.EncodeToString(sum[:8])
	}
	return filepath.Join(root, project)
}

var plainID = regexp.MustCompile(`^[0-9A-Za-z_-]{1,64}$`)

// KeepBackup makes a backup of the project in its folder of backups, reads it back, and
// lets go of older ones as Expired says. Edits may go on meanwhile.
func (s *Store) KeepBackup(reason app.BackupReason) (app.Backup, error) {
	const op = "back up project"
	if s.opt.Backups == "" {
		return app.Backup{}, &app.Error{Code: app.Unsupported, Op: op, Msg: "there is no folder for backups", Hint: "Name a file to write to."}
	}
	s.keeping.Lock()
	defer s.keeping.Unlock()
	id, title, err := identity(s.reader)
	if err != nil {
		return app.Backup{}, translate(op, err)
	}
	dir := BackupFolder(s.opt.Backups, id)
	path, err := s.keepIn(dir, reason)
	if err != nil {
		return app.Backup{}, translate(op, err)
	}
	tellPlace(dir, place{s.path, title})
	rotate(dir, s.opt.now())
	b := ReadBackup(path)
	if b.Problem != "" {
		return b, &app.Error{Code: app.Damaged, Op: op, Msg: "the backup cannot be read back", Hint: "Check the disk that holds " + dir + ".", Err: errors.New(b.Problem)}
	}
	return b, nil
}

func (s *Store) keepIn(dir string, reason app.BackupReason) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	removeOldParts(dir, s.opt.now())
	stem := filepath.Join(dir, s.opt.now().Format(backupStamp)+" "+string(reason))
	path, part, err := reserve(stem, backupEnding)
	if err != nil {
		return "", err
	}
	if err = s.copyTo(part); err == nil {
		err = giveName(part, path)
	}
	if err != nil {
		return "", also(err, removeDatabase(part))
	}
	return path, syncFolder(dir)
}

// reserve finds a name that is free and keeps it from others by an empty file of that
// name and “.part”.
func reserve(stem, ending string) (path, part string, err error) {
	const tries = 1000
	for n := 1; n <= tries; n++ {
		path = stem + ending
		if n > 1 {
			path = fmt.Sprintf("%s %d%s", stem, n, ending)
		}
		if _, err := os.Lstat(path); err == nil {
			continue
		}
		f, err := os.OpenFile(path+".part", os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		if err != nil {
			return "", "", err
		}
		return path, path + ".part", f.Close()
	}
	return "", "", fmt.Errorf("no name is free for %s", stem)
}

func removeOldParts(dir string, now time.Time) {
	parts, _ := filepath.Glob(filepath.Join(escapeGlob(dir), "*"+backupEnding+".part"))
	for _, p := range parts {
		if st, err := os.Stat(p); err == nil && now.Sub(st.ModTime()) > partAge {
			_ = removeDatabase(p) // tried again at the next backup
		}
	}
}

// escapeGlob makes a path match only itself.
func escapeGlob(path string) string {
	if filepath.Separator == '\\' { // there a backslash separates and nothing escapes
		return path
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

// tellPlace notes where the project is. Backups are good without it.
func tellPlace(dir string, p place) {
	data, err := json.Marshal(p)
	if err != nil {
		return
	}
	name := filepath.Join(dir, placeFile)
	if os.WriteFile(name+".part", append(data, '\n'), 0o600) == nil {
		_ = os.Rename(name+".part", name) // the older note stands
	}
}

// Backups gives what is kept of the project, newest first.
func (s *Store) Backups(ctx context.Context) ([]app.Backup, error) {
	if s.opt.Backups == "" {
		return nil, nil
	}
	id, _, err := identity(s.reader)
	if err != nil {
		return nil, translate("list backups", err)
	}
	return listBackups(ctx, BackupFolder(s.opt.Backups, id))
}

// NewestBackup gives the newest backup that can be read, the zero Backup where there is
// none.
func (s *Store) NewestBackup() (app.Backup, error) {
	const op = "list backups"
	if s.opt.Backups == "" {
		return app.Backup{}, nil
	}
	id, _, err := identity(s.reader)
	if err != nil {
		return app.Backup{}, translate(op, err)
	}
	dir := BackupFolder(s.opt.Backups, id)
	names, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return app.Backup{}, translate(op, err)
	}
	files := backupFiles(dir, names)
	slices.SortFunc(files, func(a, b Kept) int { return cmp.Or(b.At.Compare(a.At), laterName(b.Path, a.Path)) })
	for _, k := range files {
		if b := ReadBackup(k.Path); b.Problem == "" {
			return b, nil
		}
	}
	return app.Backup{}, nil
}

// BackupsOf gives what is kept under root of the project at path, newest first, without
// opening the project: also where it is damaged, missing, or open in another program.
func BackupsOf(ctx context.Context, root, path string) ([]app.Backup, error) {
	path, err := realPath(path)
	if err != nil {
		return nil, translate("list backups", err)
	}
	if id, err := projectID(path); err == nil {
		return listBackups(ctx, BackupFolder(root, id))
	}
	dirs, err := os.ReadDir(root)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, translate("list backups", err)
	}
	var out []app.Backup
	for _, d := range dirs {
		var p place
		data, err := os.ReadFile(filepath.Join(root, d.Name(), placeFile))
		if err != nil || json.Unmarshal(data, &p) != nil || !samePath(p.Path, path) {
			continue
		}
		list, err := listBackups(ctx, filepath.Join(root, d.Name()))
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	slices.SortStableFunc(out, newestFirst)
	return out, nil
}

func samePath(a, b string) bool {
	if filepath.Separator == '\\' {
		return strings.EqualFold(a, b)
	}
	return a == b
}

func newestFirst(a, b app.Backup) int {
	return cmp.Or(b.At.Compare(a.At), laterName(b.Path, a.Path))
}

// laterName compares names of one second: “… day.parley”, “… day 2.parley”.
func laterName(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) }

func listBackups(ctx context.Context, dir string) ([]app.Backup, error) {
	names, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, translate("list backups", err)
	}
	var out []app.Backup
	for _, k := range backupFiles(dir, names) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out = append(out, ReadBackup(k.Path))
	}
	slices.SortStableFunc(out, newestFirst)
	return out, nil
}

// backupFiles picks the backups from what lies in a folder.
func backupFiles(dir string, entries []os.DirEntry) []Kept {
	var out []Kept
	for _, e := range entries {
		if e.IsDir() || filepath.Ext(e.Name()) != backupEnding {
			continue
		}
		k := Kept{Path: filepath.Join(dir, e.Name())}
		if k.At, k.Reason = nameOf(k.Path); k.At.IsZero() {
			if st, err := e.Info(); err == nil {
				k.At = st.ModTime().UTC()
			}
		}
		out = append(out, k)
	}
	return out
}

// Unsaved tells what the log holds beyond a backup: the entries numbered above after, and
// those later than since. After a restore the numbers alone would not tell.
func (s *Store) Unsaved(after int64, since time.Time) (app.Unsaved, error) {
	var out app.Unsaved
	err := s.read("read history", func(t *tx) error {
		st, err := t.stmt(`SELECT seq, at FROM entry ORDER BY seq DESC`) //nolint:sqlclosecheck // the end of the transaction closes it
		if err != nil {
			return err
		}
		rows, err := st.Query()
		if err != nil {
			return err
		}
		defer rows.Close() //nolint:errcheck // Err tells
		for rows.Next() {
			var seq int64
			var at time.Time
			if err := rows.Scan(&seq, instant{&at}); err != nil {
				return err
			}
			if seq <= after && !at.After(since) {
				return nil
			}
			if out.Entries++; out.Last.IsZero() {
				out.Last = at
			}
			out.First = at
		}
		return rows.Err()
	})
	return out, err
}
