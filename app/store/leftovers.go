package store

import "os"

// sweep removes what a killed process has left beside a project: the new file of a restore
// that had not come to its end, and the second name of a project that was just made. The
// caller holds the lock of the project, so nobody is at work on either. What cannot be
// removed does no harm and is tried again at the next opening.
func sweep(path string) {
	_ = removeDatabase(path + restoringEnding)
	_ = os.Remove(path + restoringEnding + lockEnding)
	part := path + partEnding
	project, err1 := os.Stat(path)
	second, err2 := os.Lstat(part)
	if err1 == nil && err2 == nil && os.SameFile(project, second) {
		_ = os.Remove(part)
		_ = os.Remove(part + lockEnding)
	}
}

// Endings of the names that a project is known by while it is made, and of its lock.
const (
	partEnding = ".part"
	lockEnding = ".lock"
)
