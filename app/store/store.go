package store

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"parley/app"
)

// Options say how a project is opened.
type Options struct {
	// ReadOnly opens without the lock and refuses every edit, so that a project can be
	// read while another program edits it.
	ReadOnly bool
	// Why is what the store's ReadOnly tells where it was opened for reading only, as who
	// is editing the project; empty: only that it was.
	Why string
	// Clock gives the time of entries; nil means time.Now. It is read once per transaction.
	Clock func() time.Time
	// Backups is the folder under which each project has its folder of backups, named by
	// its id; empty: none are kept, and the copy made before a migration lies beside the
	// project.
	Backups string
	// Program is named in the lock file and in the record of migrations, as "parley 1.0".
	Program string
	// disk names the file layer; empty: that of the store. Tests put one in that fails.
	disk string
}

// settings of every connection; the cache is 8 MB each.
const settings = "_pragma=busy_timeout(5000)&_pragma=foreign_keys(on)&_pragma=cache_size(-8000)"

// through adds another file layer to what a handle is opened with.
func (o Options) through(query string) string {
	if o.disk == "" {
		return query
	}
	return query + "&vfs=" + o.disk
}

func (o Options) now() time.Time {
	if o.Clock == nil {
		return time.Now().UTC()
	}
	return o.Clock().UTC()
}

// Store is an open project file. It is safe for concurrent use: edits take turns,
// readers see the last committed state and never wait for an edit.
type Store struct {
	path   string
	opt    Options
	lock   *lock   // nil when read-only
	writer *handle // one connection; nil when read-only
	reader *handle
	codec  *codec
	why    string // it is open for reading only; empty: it can be edited
	source string // how a further handle for reading is opened

	editing sync.Mutex // held by whoever uses writer
	keeping sync.Mutex // held while a backup is made
	closing sync.Once
	closed  error // what Close reported
}

// Path gives the place of the project file.
func (s *Store) Path() string { return s.path }

// Close writes everything into the one file, closes it and gives up the lock. Iterators of
// Documents must have ended. A second call only repeats what the first one reported.
func (s *Store) Close() error {
	s.closing.Do(func() { s.closed = s.close() })
	return s.closed
}

func (s *Store) close() error {
	var errs []error
	errs = append(errs, s.reader.Close())
	if s.writer != nil {
		s.editing.Lock()
		defer s.editing.Unlock()
		_, err := s.writer.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`)
		errs = append(errs, keptInLog(s.path, err), s.writer.Close())
	}
	errs = append(errs, s.codec.close())
	if s.lock != nil {
		errs = append(errs, s.lock.release())
	}
	return translate("close project", errors.Join(errs...))
}

// keptInLog says what it means that the log beside a project could not be folded into it.
func keptInLog(path string, err error) error {
	if err == nil {
		return nil
	}
	out, _ := errors.AsType[*app.Error](translate("close project", err))
	name := filepath.Base(path)
	out.Msg = strings.TrimSuffix(out.Msg, "; nothing was changed") + ": all edits are saved, a part of them in " + name + "-wal"
	out.Hint = "Keep that file beside " + name + ". The next time the project is opened and closed they are put together."
	return out
}

// handle is a database handle with the statements it keeps prepared, since preparing
// takes as long as a small query itself. It is safe for concurrent use.
type handle struct {
	*sql.DB
	mu   sync.Mutex
	kept map[string]*sql.Stmt
}

// keep prepares queries for the next transactions. Inside a transaction it would wait for
// a connection that the transaction holds; holding mu it would wait for transactions that
// wait for mu.
func (h *handle) keep(queries map[string]*sql.Stmt) error {
	for q := range queries {
		if !h.claim(q) {
			continue
		}
		st, err := h.Prepare(q)
		h.put(q, st)
		if err != nil {
			return err
		}
	}
	return nil
}

// claim reports whether nobody keeps the query or is about to; the caller then puts it.
func (h *handle) claim(query string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, claimed := h.kept[query]; claimed {
		return false
	}
	h.kept[query] = nil
	return true
}

// put keeps a prepared query until the handle is closed; nil gives the claim back.
func (h *handle) put(query string, st *sql.Stmt) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.kept[query] = st; st == nil {
		delete(h.kept, query)
	}
}

func (h *handle) prepared(query string) *sql.Stmt {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.kept[query]
}

// tx is one transaction with the statements it uses, the texts it has unpacked and the
// time it takes place.
type tx struct {
	*sql.Tx
	handle *handle
	codec  *codec
	now    time.Time
	stmts  map[string]*sql.Stmt
	fresh  map[string]*sql.Stmt // those of stmts that the handle does not keep yet
	texts  map[app.VersionID]string
	logged int64 // number of the newest entry that the transaction has written
}

func (h *handle) begin(c *codec, now time.Time) (*tx, error) {
	t, err := h.Begin()
	if err != nil {
		return nil, err
	}
	return &tx{
		Tx: t, handle: h, codec: c, now: now,
		stmts: map[string]*sql.Stmt{}, fresh: map[string]*sql.Stmt{}, texts: map[app.VersionID]string{},
	}, nil
}

// write runs f in a transaction of the writer and commits; op names the act in errors.
func (s *Store) write(op string, f func(*tx) error) error {
	if s.writer == nil {
		return s.refuseEdit(op)
	}
	s.editing.Lock()
	defer s.editing.Unlock()
	return s.commit(op, f)
}

// commit is write for who holds s.editing already.
func (s *Store) commit(op string, f func(*tx) error) error {
	t, err := s.writer.begin(s.codec, s.opt.now())
	if err != nil {
		return translate(op, err)
	}
	defer t.Rollback() //nolint:errcheck // after the commit there is nothing to roll back
	if err := f(t); err != nil {
		return translate(op, err)
	}
	if err := t.Commit(); err != nil {
		return translate(op, err)
	}
	s.acknowledge(t.logged)
	s.writer.keep(t.fresh) //nolint:errcheck // the edit is done; a statement not kept is prepared again
	return nil
}

// read runs f in a transaction that sees one state of the project throughout.
func (s *Store) read(op string, f func(*tx) error) error {
	t, err := s.reader.begin(s.codec, time.Time{})
	if err != nil {
		return translate(op, err)
	}
	defer t.Rollback() //nolint:errcheck // it has ended, unless f panics
	err = f(t)
	if end := t.Rollback(); err == nil { // nothing was written
		err = end
	}
	if err == nil {
		err = s.reader.keep(t.fresh)
	}
	return translate(op, err)
}

// stmt gives the prepared statement of the query; it lives as long as the transaction.
func (t *tx) stmt(query string) (*sql.Stmt, error) {
	if st, ok := t.stmts[query]; ok {
		return st, nil
	}
	if kept := t.handle.prepared(query); kept != nil {
		st := t.Stmt(kept)
		t.stmts[query] = st
		return st, nil
	}
	st, err := t.Prepare(query)
	if err != nil {
		return nil, fmt.Errorf("prepare %.60q: %w", query, err)
	}
	t.stmts[query], t.fresh[query] = st, st
	return st, nil
}

func (t *tx) exec(query string, args ...any) error {
	st, err := t.stmt(query) //nolint:sqlclosecheck // the end of the transaction closes it
	if err != nil {
		return err
	}
	_, err = st.Exec(args...)
	return err
}

// one reads a single row; found is false where there is none.
func (t *tx) one(query string, args []any, dest ...any) (found bool, err error) {
	st, err := t.stmt(query) //nolint:sqlclosecheck // the end of the transaction closes it
	if err != nil {
		return false, err
	}
	err = st.QueryRow(args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// exists reports whether the query has a row.
func (t *tx) exists(query string, args ...any) (bool, error) {
	var one int
	return t.one(`SELECT 1 WHERE EXISTS (`+query+`)`, args, &one)
}

// each calls row for every row of the query, with the function that scans it. row must
// not run the same query.
func (t *tx) each(query string, args []any, row func(scan func(...any) error) error) error {
	st, err := t.stmt(query) //nolint:sqlclosecheck // the end of the transaction closes it
	if err != nil {
		return err
	}
	rows, err := st.Query(args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err tells
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
