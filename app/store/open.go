package store

import (
	"bytes"
	"crypto/rand"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	_ "github.com/ncruces/go-sqlite3/driver" // the database/sql driver "sqlite3"
	"github.com/ncruces/go-sqlite3/vfs"

	"parley/app"
)

// applicationID marks a project file in the SQLite header, "PRLY".
const applicationID = 0x50524c59

// Open opens the project file at path. The error has code NotFound where there is no
// file, Invalid where it is no project, Unsupported where a newer version wrote it,
// Damaged where its pages contradict themselves and Locked while another process edits it.
func Open(path string, o Options) (*Store, error) { return open(path, o, migrations()) }

func open(path string, o Options, steps []migration) (*Store, error) {
	path, err := realPath(path)
	if err != nil {
		return nil, translate("open project", err)
	}
	if err := recognize(path); err != nil {
		return nil, err
	}
	s := &Store{path: path, opt: o}
	whole := needsCheck(path, o)
	if err := s.connect(); err != nil {
		return nil, also(err, s.abandon())
	}
	if s.lock != nil {
		sweep(s.path)
	}
	check := s.lengthCheck
	switch {
	case whole && small(path):
		check = func() error { return translate("open project", wholeCheck(s.reader, path)) }
	case whole:
		check = s.quickCheck
	}
	for _, step := range []func() error{check, func() error { return s.upToDate(steps) }, s.witness} {
		if err := step(); err != nil {
			return nil, also(err, s.abandon())
		}
	}
	return s, nil
}

// realPath gives the place of a file itself where path leads over links: beside it are
// its lock and its log, whichever way it was reached.
func realPath(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real, nil
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil { // a file that is not there
		return filepath.Join(dir, filepath.Base(path)), nil
	}
	return path, nil
}

// Create makes a new project file with the project record p, which gets a random id
// where it has none, and opens it. An existing file is never written over.
func Create(path string, p app.Project, o Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, translate("create project", err)
	}
	if _, err := os.Lstat(path); err == nil {
		return nil, invalid("create project", "there is a file named "+filepath.Base(path)+" already",
			"Choose another name, or open that file.")
	}
	if p.ID == "" {
		p.ID = newID()
	}
	if p.CreatedAt.IsZero() {
		p.CreatedAt = o.now()
	}
	if err := p.Validate(); err != nil {
		return nil, err
	}
	part := path + ".part"
	if err := build(part, p, o); err != nil {
		return nil, also(err, removeDatabase(part))
	}
	if err := giveName(part, path); err != nil {
		return nil, translate("create project", also(err, removeDatabase(part)))
	}
	return Open(path, o)
}

// newID gives a random id of a project.
func newID() string {
	id := make([]byte, 8)
	rand.Read(id) // it never fails
	return hex.EncodeToString(id)
}

// giveName moves a finished file to its name, where there must be none. A hard link
// fails when the name is taken meanwhile; where links are not to be had, a rename does.
func giveName(part, path string) error {
	err := os.Link(part, path)
	if err == nil {
		return os.Remove(part)
	}
	if errors.Is(err, os.ErrExist) {
		return err
	}
	return os.Rename(part, path)
}

// also adds what went wrong while clearing up after err.
func also(err, clearing error) error {
	if clearing == nil {
		return err
	}
	return errors.Join(err, clearing)
}

// build writes a whole new file, so that nobody ever sees half of one.
func build(path string, p app.Project, o Options) error {
	if err := removeDatabase(path); err != nil {
		return translate("create project", err)
	}
	s := &Store{path: path, opt: o}
	s.opt.ReadOnly = false
	err := s.connect()
	if err == nil {
		_, err = s.writer.Exec(fmt.Sprintf(`PRAGMA application_id = %d`, applicationID))
	}
	if err == nil {
		err = s.protect()
	}
	if err == nil {
		err = s.migrate(migrations())
	}
	if err == nil {
		err = s.write("create project", func(t *tx) error { return t.put(p) })
	}
	return translate("create project", also(err, s.abandon()))
}

// abandon closes what an unfinished opening has opened.
func (s *Store) abandon() error {
	var errs []error
	for _, db := range []*handle{s.reader, s.writer} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if s.codec != nil {
		errs = append(errs, s.codec.close())
	}
	if s.lock != nil {
		errs = append(errs, s.lock.release())
	}
	return errors.Join(errs...)
}

// connect takes the lock, unless the caller holds it, and opens the two handles; only one
// for reading where the project may not be written to.
func (s *Store) connect() error {
	var err error
	if s.codec, err = newCodec(); err != nil {
		return translate("open project", err)
	}
	if s.why = unwritable(s.path, s.opt); s.why == "" && s.lock == nil {
		s.lock, err = takeLock(s.path, s.opt)
		if errors.Is(err, errMayNotWrite) {
			s.why, err = whyFolder, nil
		}
	}
	if err == nil {
		err = s.nothingLost()
	}
	if err != nil {
		return err
	}
	if s.why != "" {
		return s.connectReading()
	}
	s.source = sharedReading
	return translate("open project", s.dialBoth())
}

func (s *Store) dialBoth() (err error) {
	s.writer, err = dial(s.path, s.opt.through(settings+"&_txlock=immediate&_pragma=journal_mode(wal)&_pragma=synchronous(full)"), 1)
	if err == nil {
		s.reader, err = dial(s.path, s.opt.through(settings+"&_pragma=query_only(on)"), readers())
	}
	return err
}

// protect turns checksums on where there are none, and opens the handles again, which
// must know of them.
func (s *Store) protect() error {
	if done, err := protected(s.path); err != nil || done {
		return err
	}
	err := errors.Join(protect(s.path, s.opt), s.reader.Close(), s.writer.Close())
	s.reader, s.writer = nil, nil
	if err != nil {
		return err
	}
	return s.dialBoth()
}

// protectLate gives a file its checksums that has missed them: a process that ended between
// the last migration and them leaves such a one. Where it cannot be done, as on a full
// disk, the project opens without, and the next opening tries again.
func (s *Store) protectLate() error {
	if s.writer == nil {
		return nil
	}
	err := s.protect()
	if err != nil && s.writer == nil {
		return s.dialBoth()
	}
	return err
}

// readers is enough for a window, a job and an iterator at once.
func readers() int { return max(4, runtime.GOMAXPROCS(0)) }

// dial opens a handle and makes sure that it can read the file.
func dial(path, query string, conns int) (*handle, error) {
	db, err := sql.Open("sqlite3", dataSource(path, query))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	var n int
	if err := db.QueryRow(`SELECT count(*) FROM sqlite_schema`).Scan(&n); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &handle{DB: db, kept: map[string]*sql.Stmt{}}, nil
}

// dataSource names a file for the driver, with settings; through the store's file layer
// unless they name another.
func dataSource(path, query string) string {
	if !strings.Contains(query, "&vfs=") {
		vfs.Register(diskName, layer(vfs.Find("")))
		query += "&vfs=" + diskName
	}
	name := filepath.ToSlash(path)
	if !strings.HasPrefix(name, "/") { // a Windows drive
		name = "/" + name
	}
	return (&url.URL{Scheme: "file", OmitHost: true, Path: name, RawQuery: query}).String()
}

// recognize tells by the header whether the file is a project.
func recognize(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return &app.Error{
			Code: app.NotFound, Op: "open project", Msg: "there is no file " + filepath.Base(path),
			Hint: "Check the name; it may have been moved or renamed.", Err: errors.New(err.Error()),
		}
	}
	if err != nil {
		return translate("open project", err)
	}
	defer f.Close() //nolint:errcheck // nothing was written
	head := make([]byte, 100)
	if _, err := io.ReadFull(f, head); err != nil {
		return notAProject(path)
	}
	if !bytes.HasPrefix(head, []byte("SQLite format 3\x00")) || binary.BigEndian.Uint32(head[68:]) != applicationID {
		return notAProject(path)
	}
	return nil
}

func notAProject(path string) error {
	return invalid("open project", filepath.Base(path)+" is not a Parley project",
		"Texts and other tools' projects are imported into a project, not opened.")
}

// smallFile is read through at every opening: it takes about 10 ms a megabyte.
const smallFile = 16 << 20

// needsCheck reports whether the whole file must be read through before it is trusted: a
// small one always, a large one after an end without Close, which leaves the write-ahead
// log or the lock file. A large file that was closed well is left to Check and Backup.
func needsCheck(path string, o Options) bool {
	if small(path) {
		return true
	}
	if o.ReadOnly { // the log may belong to the program that edits
		return false
	}
	wal, err := os.Stat(path + "-wal")
	_, err2 := os.Lstat(path + ".lock")
	return (err == nil && wal.Size() > 0) || err2 == nil
}

func small(path string) bool {
	st, err := os.Stat(path)
	return err != nil || st.Size() <= smallFile
}

// lengthCheck refuses a file that has been cut off.
func (s *Store) lengthCheck() error {
	var pages, size int64
	err := s.reader.QueryRow(`SELECT c.page_count, p.page_size FROM pragma_page_count c, pragma_page_size p`).Scan(&pages, &size)
	if err != nil {
		return translate("open project", err)
	}
	st, err := os.Stat(s.path)
	if err != nil {
		return translate("open project", err)
	}
	if wal, err := os.Stat(s.path + "-wal"); err == nil && wal.Size() > 0 {
		return nil // the newest pages are in the log
	}
	if st.Size() < pages*size {
		return damaged(s.path, fmt.Errorf("%d bytes instead of %d", st.Size(), pages*size))
	}
	return nil
}

// quickCheck reads every page once and refuses a file whose pages contradict themselves.
func (s *Store) quickCheck() error {
	return translate("open project", quickCheck(s.reader, s.path))
}

func quickCheck(db *handle, path string) error {
	var first string
	if err := db.QueryRow(`PRAGMA quick_check(1)`).Scan(&first); err != nil {
		return unreadable(path, err)
	}
	if first != "ok" {
		return damaged(path, errors.New(first))
	}
	return nil
}

func damaged(path string, err error) error {
	return &app.Error{
		Code: app.Damaged, Op: "open project", Msg: filepath.Base(path) + " is damaged", Hint: hintDamaged, Err: err,
	}
}

// removeDatabase removes a file with what SQLite leaves beside it.
func removeDatabase(path string) error {
	var errs []error
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
