package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	sqlite "github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"

	"parley/app"
)

// The newest edits of an open project stand in the write-ahead log beside it. If that file
// is lost, cut off or exchanged after a crash, SQLite opens the project in an earlier
// state without a word. The lock file is the witness: it tells the newest entry that was
// acknowledged, and it outlives the crash too. It is written after each commit and not
// flushed, so it may know less than the project, never more.

// acknowledge notes the newest entry in the lock file. Where that fails, only the witness
// is weaker.
func (s *Store) acknowledge(entry int64) {
	if s.lock == nil || entry <= s.lock.mine.Entry {
		return
	}
	h := s.lock.mine
	h.Entry = entry
	_ = s.lock.write(h) // see above
}

// witness notes at the end of an opening what the project holds.
func (s *Store) witness() error {
	if s.lock == nil {
		return nil
	}
	var n int64
	if err := s.reader.QueryRow(newestEntry).Scan(&n); err != nil {
		return translate("open project", err)
	}
	s.acknowledge(n)
	return nil
}

const newestEntry = `SELECT coalesce(max(seq), 0) FROM entry`

// nothingLost refuses a project that lacks edits which were acknowledged, or whose
// write-ahead log is not its own. Then all files are left as they are, the lock file
// included, so that what is left can be saved and the next opening is refused too.
func (s *Store) nothingLost() error {
	before := holder{}
	if s.lock != nil {
		before = s.lock.before
	} else if f, err := os.Open(s.path + ".lock"); err == nil {
		before, _ = readHolder(f)
		_ = f.Close() // nothing was written
	}
	if err := lostEdits(s.path, before.Entry); err != nil {
		left := s.lock.leave()
		s.lock = nil
		return also(err, left)
	}
	return nil
}

// leave gives a lock up that was taken over, but leaves the file as it was.
func (l *lock) leave() error {
	if l == nil {
		return nil
	}
	if l.before.Host == "" {
		return l.release()
	}
	return errors.Join(l.write(l.before), l.file.Close())
}

// forget is for whoever puts another file in the place of the project.
func (l *lock) forget() error {
	h := l.mine
	h.Entry = 0
	return l.write(h)
}

// lostEdits compares the project with the newest entry that was acknowledged, 0 where
// nobody knows, and with the write-ahead log beside it. What cannot be read at all is
// left to the opening itself.
func lostEdits(path string, acknowledged int64) error {
	log, err := os.Stat(path + "-wal")
	logged := err == nil && log.Size() > 0
	if acknowledged == 0 && !logged {
		return nil
	}
	var alone state // the file without its log; a checkpoint that was cut short may have left it unreadable
	if logged {
		alone, err = peek(path, "&immutable=1", 0)
		logged = err == nil
	}
	now, err := peek(path, "", alone.seq)
	if err != nil {
		return nil //nolint:nilerr // see above
	}
	name := filepath.Base(path)
	if now.seq < acknowledged {
		return &app.Error{
			Code: app.Damaged, Op: "open project",
			Msg: fmt.Sprintf("the newest edits of %s are missing (%d): the file %s-wal beside it was lost or damaged",
				name, acknowledged-now.seq, name),
			Hint: fmt.Sprintf("If you have that file, put it back beside the project. Else open the newest backup, or save what is there "+
				"into a new file with “parley check %s --repair”. If you have put an older copy in its place yourself, delete %s.lock.", name, name),
			Err: fmt.Errorf("newest entry %d, acknowledged %d", now.seq, acknowledged),
		}
	}
	if logged && (now.project != alone.project || now.then != alone.last) {
		return &app.Error{
			Code: app.Damaged, Op: "open project", Msg: fmt.Sprintf("the file %s-wal is not that of %s", name, name),
			Hint: fmt.Sprintf("Move %s-wal to another folder and put the right one in its place if you have it, or open the newest backup.", name),
			Err:  fmt.Errorf("with it %+v, without %+v", now, alone),
		}
	}
	return nil
}

// state is the identity of a project and the end of its log.
type state struct {
	project string
	seq     int64
	last    string // the newest entry, in short
	then    string // an entry asked for, in short
}

// peek reads the end of the log, and the entry numbered then. It leaves the files as they
// are: it does not fold the write-ahead log into the file.
func peek(path, query string, then int64) (st state, err error) {
	db, err := driver.Open(dataSource(path, "_pragma=busy_timeout(5000)&_pragma=query_only(on)"+query), func(c *sqlite.Conn) error {
		_, err := c.Config(sqlite.DBCONFIG_NO_CKPT_ON_CLOSE, true)
		return err
	})
	if err != nil {
		return st, err
	}
	defer db.Close() //nolint:errcheck // nothing was written
	db.SetMaxOpenConns(1)
	const entry = `SELECT seq || ' ' || at || ' ' || coder || ' ' || label FROM entry WHERE seq = `
	err = db.QueryRow(`SELECT project_id, (`+newestEntry+`), coalesce((`+entry+`(SELECT max(seq) FROM entry)), ''),
		coalesce((`+entry+`?), '') FROM project`, then).Scan(&st.project, &st.seq, &st.last, &st.then)
	return st, err
}
