package store

import (
	"errors"
	"os"
)

// Remove deletes a project file with what stands beside it. A project that another
// process edits is refused with code Locked, a file that is no project with Invalid.
func Remove(path string) error {
	s, err := Open(path, Options{})
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	var errs []error
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return translate("remove project", errors.Join(errs...))
}
