package store

import (
	"errors"
	"syscall"
)

// What Windows says of a full disk (winerror.h: ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL,
// ERROR_DISK_QUOTA_EXCEEDED).
const (
	handleDiskFull    = syscall.Errno(39)
	diskFull          = syscall.Errno(112)
	diskQuotaExceeded = syscall.Errno(1295)
)

// noRoom reports whether the system refused a write because the disk, or the person's
// share of it, is full.
func noRoom(err error) bool {
	return errors.Is(err, diskFull) || errors.Is(err, handleDiskFull) || errors.Is(err, diskQuotaExceeded)
}
