package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"parley/app"
)

// Move brings a project to another place: it is copied, the copy is read back from its
// first to its last byte and compared, and only then the old file goes. The folder is made
// where there is none. A file at the new place is never replaced. A project that another process edits is refused with code
// Locked, a damaged one with Damaged; then all is as it was.
func Move(ctx context.Context, from, to string) error {
	const op = "move project"
	from, err1 := realPath(from)
	to, err2 := filepath.Abs(to)
	if err := errors.Join(err1, err2); err != nil {
		return translate(op, err)
	}
	if _, err := os.Lstat(to); err == nil {
		return invalid(op, "there is a file named "+filepath.Base(to)+" already", "Choose another name.")
	}
	if err := recognize(from); err != nil {
		return err
	}
	if why := unwritable(from, Options{}); why != "" {
		return &app.Error{
			Code: app.Unsupported, Op: op, Msg: filepath.Base(from) + " cannot be moved away: " + why,
			Hint: "Copy it, or change the permissions.",
		}
	}
	held, err := takeLock(from, Options{})
	if errors.Is(err, errMayNotWrite) {
		err = os.ErrPermission
	}
	if err != nil {
		return translate(op, err)
	}
	return cancelled(ctx, translate(op, errors.Join(move(ctx, from, to), held.release())))
}

// move does the work under the lock.
func move(ctx context.Context, from, to string) error {
	if err := foldLog(from); err != nil {
		return err
	}
	part := to + ".part"
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	if err := removeDatabase(part); err != nil {
		return err
	}
	err := copyBytes(from, part)
	if err == nil {
		err = sameBytes(from, part)
	}
	if err == nil {
		err = soundFile(part)
	}
	if err == nil {
		err = ctx.Err() // the last moment at which all is as it was
	}
	if err == nil {
		err = giveName(part, to)
	}
	if err != nil {
		return also(err, removeDatabase(part))
	}
	if err := syncFolder(filepath.Dir(to)); err != nil {
		return err
	}
	if err := os.Remove(from); err != nil { // two projects would go separate ways
		return also(err, os.Remove(to))
	}
	return removeBeside(from)
}

// sameBytes reads both files to their ends and compares them.
func sameBytes(a, b string) error {
	x, err1 := sumOf(a)
	y, err2 := sumOf(b)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	if !bytes.Equal(x, y) {
		return fmt.Errorf("the copy differs from %s", filepath.Base(a))
	}
	return nil
}

func sumOf(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	h := sha256.New()
	_, err = io.Copy(h, f)
	return h.Sum(nil), err
}

// soundFile reads every page of a file that nobody has open.
func soundFile(path string) error {
	if err := glance(path); err != nil {
		return err
	}
	db, err := dial(path, asItStands+"&_pragma=query_only(on)", 1)
	if err != nil {
		return err
	}
	return errors.Join(quickCheck(db, path), db.Close())
}
