package store

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"parley/app"
)

// Why a project is open for reading only.
const (
	whyAsked  = "it was opened for reading only"
	whyFile   = "the file may not be written to"
	whyFolder = "the folder may not be written to"
)

// How handles for reading are opened: beside a program that edits, or, where not even the
// files of the write-ahead log can be made, as the file stands.
const (
	sharedReading = "mode=ro&_pragma=busy_timeout(5000)"
	asItStands    = "immutable=1"
)

// ReadOnly tells why the project is open for reading only; empty where it can be edited.
func (s *Store) ReadOnly() string { return s.why }

// Writable reports whether nothing but the way it was opened keeps the project from being
// edited: it is false in a file or folder that may not be written to.
func (s *Store) Writable() bool { return s.why == "" || s.opt.ReadOnly }

// unwritable tells why the project at path cannot be edited, as far as can be told
// without the lock. A file without any permission to write is left alone even where the
// system would let the superuser write.
func unwritable(path string, o Options) string {
	if o.ReadOnly {
		return cmp.Or(o.Why, whyAsked)
	}
	if st, err := os.Stat(path); err == nil {
		if st.Mode().Perm()&0o222 == 0 {
			return whyFile
		}
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if mayNotWrite(err) {
			return whyFile
		}
		if err == nil {
			_ = f.Close() // nothing was written
		}
	}
	if runtime.GOOS == "windows" { // there the attribute of a folder means something else
		return ""
	}
	if st, err := os.Stat(filepath.Dir(path)); err == nil && st.Mode().Perm()&0o222 == 0 {
		return whyFolder
	}
	return ""
}

func mayNotWrite(err error) bool {
	return errors.Is(err, os.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// connectReading opens the handle for reading. Edits that wait in a write-ahead log which
// cannot be read here must not be passed over in silence.
func (s *Store) connectReading() error {
	var err error
	s.source = sharedReading
	if s.reader, err = dial(s.path, settings+"&mode=ro&_pragma=query_only(on)", readers()); err == nil {
		return nil
	}
	if st, err := os.Stat(s.path + "-wal"); err == nil && st.Size() > 0 {
		return &app.Error{
			Code: app.Unsupported, Op: "open project",
			Msg:  "the newest edits of " + filepath.Base(s.path) + " are in a file beside it that cannot be read in together with it here",
			Hint: "Copy " + filepath.Base(s.path) + " and " + filepath.Base(s.path) + "-wal to a folder of your own and open the copy.",
		}
	}
	s.source = asItStands
	s.reader, err = dial(s.path, settings+"&immutable=1&_pragma=query_only(on)", readers())
	return translate("open project", err)
}

// refuseEdit is the answer to an edit of a project open for reading only.
func (s *Store) refuseEdit(op string) error {
	e := &app.Error{Code: app.Unsupported, Op: op, Msg: "the project is open for reading only: " + s.why}
	e.Hint = "Copy it to a folder of your own, or change the permissions, and open it again."
	if s.opt.ReadOnly {
		e.Hint = "Close it in the other program and open it again."
	}
	return e
}
