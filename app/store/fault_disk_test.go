package store_test

import (
	"os"
	"sync"
	"syscall"

	"github.com/ncruces/go-sqlite3/util/vfsutil"
	"github.com/ncruces/go-sqlite3/vfs"
)

// fault is a way in which a disk fails.
type fault struct {
	name string
	err  error // what the system reports
	torn bool  // half of what was to be written is on the disk
}

// report gives the error as the system's files do.
func (f fault) report() error { return &os.PathError{Op: "fault", Path: "disk", Err: f.err} }

// faults are what is injected: each is a different word to the analyst or another state
// of the disk.
var faults = []fault{
	{"disk full", syscall.ENOSPC, false},
	{"disk full in mid-write", syscall.ENOSPC, true},
	{"drive gone", syscall.EIO, false},
	{"permission lost", syscall.EACCES, false},
}

// failingDisk is a file layer of the driver over that of the system that counts every call
// which changes the disk and lets one of them fail, once.
type failingDisk struct {
	vfs.VFS
	mu    sync.Mutex
	calls int
	at    int // the call that fails; 0: none
	fault fault
	where string // the call that failed, in words
}

// reset begins to count anew and sets the call that fails.
func (d *failingDisk) reset(at int, f fault) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.calls, d.at, d.fault, d.where = 0, at, f, ""
}

// failed tells the call that failed; empty: none yet.
func (d *failingDisk) failed() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.where
}

func (d *failingDisk) counted() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.calls
}

// due counts a call and reports whether it fails.
func (d *failingDisk) due(what string) (fault, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.calls++
	if d.calls != d.at {
		return fault{}, false
	}
	d.where = what
	return d.fault, true
}

func (d *failingDisk) Open(name string, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	return d.wrap("", func() (vfs.File, vfs.OpenFlag, error) { return d.VFS.Open(name, flags) })
}

// OpenFilename is what the driver calls.
func (d *failingDisk) OpenFilename(name *vfs.Filename, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	return d.wrap(name.String(), func() (vfs.File, vfs.OpenFlag, error) { return vfsutil.WrapOpenFilename(d.VFS, name, flags) })
}

func (d *failingDisk) wrap(name string, open func() (vfs.File, vfs.OpenFlag, error)) (vfs.File, vfs.OpenFlag, error) {
	if f, due := d.due("open " + name); due {
		return nil, 0, f.report()
	}
	file, flags, err := open()
	if err != nil {
		return nil, flags, err
	}
	return &failingFile{file, d, name}, flags, nil
}

func (d *failingDisk) Delete(name string, syncDir bool) error {
	if f, due := d.due("delete " + name); due {
		return f.report()
	}
	return d.VFS.Delete(name, syncDir)
}

// failingFile is a file of a failingDisk.
type failingFile struct {
	vfs.File
	disk *failingDisk
	name string
}

func (f *failingFile) SharedMemory() vfs.SharedMemory { return vfsutil.WrapSharedMemory(f.File) }

func (f *failingFile) LockState() vfs.LockLevel { return vfsutil.WrapLockState(f.File) }

func (f *failingFile) WriteAt(p []byte, off int64) (int, error) {
	if ft, due := f.disk.due("write " + f.name); due {
		if ft.torn {
			_, _ = f.File.WriteAt(p[:len(p)/2], off)
		}
		return 0, ft.report()
	}
	return f.File.WriteAt(p, off)
}

func (f *failingFile) Truncate(size int64) error {
	if ft, due := f.disk.due("truncate " + f.name); due {
		return ft.report()
	}
	return f.File.Truncate(size)
}

func (f *failingFile) Sync(flags vfs.SyncFlag) error {
	if ft, due := f.disk.due("sync " + f.name); due {
		return ft.report()
	}
	return f.File.Sync(flags)
}
