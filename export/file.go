package export

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"parley/app"
)

// SaveAtomically writes a file so that the target is either whole or untouched: to a
// temporary file beside it, which is flushed to the disk and then renamed. Without force
// it refuses to replace a file that is there. The error is an *app.Error.
func SaveAtomically(path string, force bool, write func(io.Writer) error) (err error) {
	name := filepath.Base(path)
	if info, statErr := os.Stat(path); statErr == nil {
		switch {
		case info.IsDir():
			return &app.Error{Code: app.Invalid, Op: "save", Msg: "“" + name + "” is a folder.", Hint: "Name a file."}
		case !force:
			return exists(name, nil)
		}
		if err := openElsewhere(path); err != nil {
			return err
		}
	}
	sweep(filepath.Dir(path))
	tmp, err := os.CreateTemp(filepath.Dir(path), temporary(os.Getpid())+"*"+temporaryEnd)
	if err != nil {
		return &app.Error{
			Code: app.Invalid, Op: "save", Msg: "“" + name + "” cannot be written in this folder.",
			Hint: "Check that the folder exists and may be written to.", Err: err,
		}
	}
	defer func() {
		if err != nil {
			_ = tmp.Close()
			_ = os.Remove(tmp.Name())
		}
	}()
	if err := write(tmp); err != nil {
		return err
	}
	for _, step := range []func() error{tmp.Sync, func() error { return tmp.Chmod(0o644) }, tmp.Close} {
		if err := step(); err != nil {
			return &app.Error{
				Code: app.Internal, Op: "save", Msg: "“" + name + "” could not be written.", Hint: "Check that there is room on the disk.", Err: err,
			}
		}
	}
	return moveInto(tmp.Name(), path, force)
}

// moveInto gives the finished file its name.
func moveInto(from, to string, force bool) error {
	name := filepath.Base(to)
	if !force {
		// A link fails where a file has appeared in the meantime; a rename would replace it.
		switch err := os.Link(from, to); {
		case err == nil:
			flushFolder(filepath.Dir(to))
			return os.Remove(from)
		case errors.Is(err, fs.ErrExist):
			return exists(name, err)
		}
	}
	if err := os.Rename(from, to); err != nil {
		return &app.Error{
			Code: app.Locked, Op: "save", Msg: fmt.Sprintf("“%s” cannot be replaced: it is open in another program, or locked.", name),
			Hint: "Close it there, or choose another name.", Err: err,
		}
	}
	flushFolder(filepath.Dir(to))
	return nil
}

// openElsewhere refuses to replace a file that an office program has open: on systems that
// let it be replaced the two would not know of each other, and the one saved last would win.
// Office programs put a file beside it while they have it open.
func openElsewhere(path string) error {
	dir, name := filepath.Split(path)
	owners := []string{".~lock." + name + "#", "~$" + name}
	if runes := []rune(name); len(runes) > 10 { // Word drops the beginning of longer names
		owners = append(owners, "~$"+string(runes[2:]))
	}
	for _, owner := range owners {
		if _, err := os.Stat(filepath.Join(dir, owner)); err == nil {
			return &app.Error{
				Code: app.Locked, Op: "save", Msg: "“" + name + "” is open in another program.",
				Hint: "Close it there, or choose another name. If nothing has it open, delete the file “" + owner + "” beside it.",
			}
		}
	}
	return nil
}

func exists(name string, err error) error {
	return &app.Error{
		Code: app.Invalid, Op: "save", Msg: "“" + name + "” exists already.", Hint: "Choose another name, or replace it with --force.", Err: err,
	}
}
