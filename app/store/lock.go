package store

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"time"

	"parley/app"
)

// lock is the file beside a project that says who edits it. The operating system's lock
// on it ends with the process that holds it; what is written in it is for people, and
// for folders shared between computers where such locks do not reach.
type lock struct {
	file   *os.File
	path   string
	before holder // what a stale file said when it was taken over
	mine   holder
}

// holder is what the lock file says.
type holder struct {
	Host    string    `json:"host"`
	User    string    `json:"user,omitempty"`
	PID     int       `json:"pid"`
	Since   time.Time `json:"since"`
	Program string    `json:"program,omitempty"`
	// Entry is the newest entry of the log that was acknowledged: see witness.go.
	Entry int64 `json:"entry,omitempty"`
}

// errMayNotWrite is what takeLock reports where the lock file may not be written.
var errMayNotWrite = errors.New("the folder may not be written to")

// errHeld is what tryLock reports when another process has the lock.
var errHeld = errors.New("held by another process")

// lockTries is more than two programs closing and opening at once will need.
const lockTries = 10

// A process that is killed while it starts another hands its lock on to that one until
// the new program runs in it: for a moment somebody has the lock who is not alive. So
// long it is waited for at most, and so often looked.
const (
	afterlife = 2 * time.Second
	lookAgain = 20 * time.Millisecond
)

func takeLock(project string, o Options) (*lock, error) {
	path := project + ".lock"
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	looks := int(afterlife / lookAgain)
	for tries := lockTries; tries > 0; {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
		if mayNotWrite(err) {
			return nil, errMayNotWrite
		}
		if err != nil {
			return nil, translate("lock project", err)
		}
		locked := tryLock(f)
		if locked == nil && !stillThere(f, path) { // removed by its holder between opening and locking
			if err := f.Close(); err != nil {
				return nil, translate("lock project", err)
			}
			tries--
			continue
		}
		h, known := readHolder(f)
		if looks > 0 && known && h.handedOn(host, locked) {
			if err := f.Close(); err != nil {
				return nil, translate("lock project", err)
			}
			looks--
			time.Sleep(lookAgain)
			continue
		}
		if errors.Is(locked, errHeld) || (known && !mayTakeOver(h, host, locked)) {
			return nil, also(lockedBy(project, h, known), f.Close())
		}
		l := &lock{file: f, path: path, before: h}
		mine := holder{Host: host, User: userName(), PID: os.Getpid(), Since: o.now(), Program: o.Program, Entry: h.Entry}
		if err := l.write(mine); err != nil {
			return nil, translate("lock project", also(err, l.release()))
		}
		return l, nil
	}
	return nil, lockedBy(project, holder{}, false)
}

// userName gives the name under which the person is known to the system.
func userName() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return cmp.Or(os.Getenv("USER"), os.Getenv("USERNAME"))
}

// mayTakeOver reports whether a lock file that nobody here has locked is stale. On the
// same computer it is, because its holder's lock has ended with it; where the file
// system has no locks, the holder must have ended. Of another computer nobody can tell.
func mayTakeOver(h holder, host string, locked error) bool {
	if h.Host != host {
		return false
	}
	return locked == nil || !running(h.PID)
}

// handedOn reports whether a lock is held though the process that took it here has ended.
func (h holder) handedOn(host string, locked error) bool {
	return errors.Is(locked, errHeld) && h.Host == host && !running(h.PID)
}

func stillThere(f *os.File, path string) bool {
	mine, err1 := f.Stat()
	now, err2 := os.Stat(path)
	return err1 == nil && err2 == nil && os.SameFile(mine, now)
}

func readHolder(f *os.File) (h holder, known bool) {
	data, err := io.ReadAll(io.NewSectionReader(f, 0, 4096))
	if err != nil || json.Unmarshal(data, &h) != nil {
		return holder{}, false
	}
	return h, h.Host != ""
}

// lockSize is what the lock file is filled up to with spaces, so that it is always
// written over in one piece.
const lockSize = 1024

func (l *lock) write(h holder) error {
	data, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if fill := lockSize - 1 - len(data); fill > 0 {
		data = append(data, bytes.Repeat([]byte(" "), fill)...)
	}
	if _, err = l.file.WriteAt(append(data, '\n'), 0); err == nil {
		err = l.file.Truncate(int64(len(data) + 1))
	}
	if err == nil {
		l.mine = h
	}
	return err
}

// release removes the file while it is still locked, where the system allows that, so
// that nobody locks a file that is about to vanish.
func (l *lock) release() error {
	removed := os.Remove(l.path)
	err := l.file.Close()
	if removed != nil && !errors.Is(removed, os.ErrNotExist) {
		removed = os.Remove(l.path)
	}
	if errors.Is(removed, os.ErrNotExist) {
		removed = nil
	}
	return errors.Join(removed, err)
}

func lockedBy(project string, h holder, known bool) error {
	name := filepath.Base(project)
	if !known {
		return &app.Error{
			Code: app.Locked, Op: "open project", Msg: name + " is open in another program",
			Hint: "Close it there, or open it for reading only.",
		}
	}
	who := ""
	if h.User != "" {
		who = " by " + h.User
	}
	return &app.Error{
		Code: app.Locked, Op: "open project",
		Msg: fmt.Sprintf("%s is open%s on %s since %s (process %d)", name, who, h.Host, h.Since.Local().Format("2 Jan 2006 15:04"), h.PID),
		Hint: "Close it there, or open it for reading only. If that computer no longer has it open, delete the file " +
			name + ".lock.",
	}
}

// HeldBy tells who has the project open, by what its lock file says; empty where there is
// none. It takes no lock, so that the lock of a program that ended badly counts too.
func HeldBy(project string) string {
	if real, err := realPath(project); err == nil {
		project = real
	}
	f, err := os.Open(project + ".lock")
	if err != nil {
		return ""
	}
	defer f.Close() //nolint:errcheck // nothing was written
	h, known := readHolder(f)
	e, _ := errors.AsType[*app.Error](lockedBy(project, h, known))
	return e.Msg
}
