//go:build !windows

package store

import (
	"errors"
	"syscall"
)

// noRoom reports whether the system refused a write because the disk, or the person's
// share of it, is full.
func noRoom(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
