package store

import (
	"errors"
	"os"
	"strings"

	sqlite "github.com/ncruces/go-sqlite3"

	"parley/app"
)

// translate turns what the driver and the file system report into what a person can act
// on. No type of the driver leaves the package. Errors made by the store pass unchanged.
func translate(op string, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*app.Error](err); ok {
		return err
	}
	out := &app.Error{Op: op, Err: errors.New(err.Error())}
	var code sqlite.ErrorCode
	if !errors.As(err, &code) {
		code = 0
	}
	switch {
	case errors.Is(err, sqlite.IOERR_DATA) || errors.Is(err, sqlite.IOERR_CORRUPTFS): // a page's checksum
		out.Code, out.Msg, out.Hint = app.Damaged, "the project file is damaged", hintDamaged
	case code == sqlite.FULL || noRoom(err):
		out.Code, out.Msg = app.Internal, "the disk is full; nothing was changed"
		out.Hint = "Free some space and try again."
	case code == sqlite.READONLY || code == sqlite.PERM || errors.Is(err, os.ErrPermission):
		out.Code, out.Msg = app.Unsupported, "the project file may not be written to"
		out.Hint = "Copy it to a folder of your own, or change its permissions."
	case code == sqlite.CORRUPT:
		out.Code, out.Msg, out.Hint = app.Damaged, "the project file is damaged", hintDamaged
	case code == sqlite.NOTADB:
		out.Code, out.Msg, out.Hint = app.Damaged, "the project file cannot be read as a database", hintDamaged
	case code == sqlite.BUSY || code == sqlite.LOCKED:
		out.Code, out.Msg = app.Locked, "another program is using the project file"
		out.Hint = "Wait a moment and try again."
	case code == sqlite.CANTOPEN || errors.Is(err, os.ErrNotExist):
		out.Code, out.Msg = app.NotFound, "the project file cannot be opened"
		out.Hint = "Check that the folder exists, that it may be written to and that the disk has room."
	case code == sqlite.IOERR:
		out.Code, out.Msg = app.Internal, "the disk reported an error; nothing was changed"
		out.Hint = "Check the disk or the network folder, its room and your permission to write there, and try again."
	case code == sqlite.CONSTRAINT:
		out.Code, out.Msg, out.Hint = constraint(err)
	default:
		out.Code, out.Msg = app.Internal, "the project file could not be used"
		out.Hint = "The log tells the details."
	}
	return out
}

const hintDamaged = "Open the newest backup, or save what is whole into a new file with “parley check PROJECT --repair”. " +
	"Keep the damaged file until you have what you need."

// constraint explains a refused constraint: a foreign key, a closed list or a range.
func constraint(err error) (code app.Code, msg, hint string) {
	var kind sqlite.ExtendedErrorCode
	if !errors.As(err, &kind) {
		return app.Internal, "the project file refused the edit", ""
	}
	switch kind {
	case sqlite.CONSTRAINT_FOREIGNKEY:
		return app.Invalid, "the edit would leave a reference to a record that does not exist",
			"Remove what refers to it in the same edit."
	case sqlite.CONSTRAINT_CHECK:
		_, what, _ := strings.Cut(err.Error(), "CHECK constraint failed: ")
		return app.Invalid, "a value is not one of those allowed: " + what, ""
	case sqlite.CONSTRAINT_TRIGGER:
		return app.Internal, "the edit would change what must never change", ""
	}
	return app.Internal, "the project file refused the edit", ""
}

func notFound(op, what string) error {
	return &app.Error{Code: app.NotFound, Op: op, Msg: what + " does not exist", Hint: "It may have been removed meanwhile."}
}

func invalid(op, msg, hint string) error {
	return &app.Error{Code: app.Invalid, Op: op, Msg: msg, Hint: hint}
}
