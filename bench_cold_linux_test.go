package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// benchForget asks the system to let go of what it keeps in memory of files, so that they
// are read from the disk as after a start of the computer.
func benchForget(b *testing.B, paths ...string) {
	b.Helper()
	for _, path := range paths {
		benchMust(b, filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			f, err := os.Open(name)
			if err != nil {
				return err
			}
			defer f.Close()
			return unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED)
		}))
	}
}
