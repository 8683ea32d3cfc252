package store

import (
	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/util/vfsutil"
	"github.com/ncruces/go-sqlite3/vfs"
)

// diskName names the store's file layer to the driver.
const diskName = "parley"

// layer gives the file layer over another: it says of a write that found no room what
// SQLite has a word for. That of the driver reports any failed write alike, and what the
// system said is forgotten with the next call, so that a full disk looked like a broken one.
func layer(inner vfs.VFS) vfs.VFS { return disk{inner} }

type disk struct{ vfs.VFS }

func (d disk) Open(name string, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	return wrapFile(d.VFS.Open(name, flags))
}

// OpenFilename is what the driver calls in place of Open.
func (d disk) OpenFilename(name *vfs.Filename, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	return wrapFile(vfsutil.WrapOpenFilename(d.VFS, name, flags))
}

func wrapFile(f vfs.File, flags vfs.OpenFlag, err error) (vfs.File, vfs.OpenFlag, error) {
	if err != nil {
		return nil, flags, plain(err)
	}
	return diskFile{f}, flags, nil
}

// plain says that there is no room where that is why err happened.
func plain(err error) error {
	if err != nil && noRoom(err) {
		return vfs.SystemError(err, sqlite3.FULL)
	}
	return err
}

// diskFile is a file of the layer. It passes on what the driver's own files can do.
type diskFile struct{ vfs.File }

func (f diskFile) WriteAt(p []byte, off int64) (int, error) {
	n, err := f.File.WriteAt(p, off)
	return n, plain(err)
}

func (f diskFile) Truncate(size int64) error { return plain(f.File.Truncate(size)) }

func (f diskFile) Sync(flags vfs.SyncFlag) error { return plain(f.File.Sync(flags)) }

func (f diskFile) SizeHint(size int64) error { return plain(vfsutil.WrapSizeHint(f.File, size)) }

func (f diskFile) LockState() vfs.LockLevel { return vfsutil.WrapLockState(f.File) }

func (f diskFile) PersistWAL() bool { return vfsutil.WrapPersistWAL(f.File) }

func (f diskFile) SetPersistWAL(keep bool) { vfsutil.WrapSetPersistWAL(f.File, keep) }

func (f diskFile) PowersafeOverwrite() bool { return vfsutil.WrapPowersafeOverwrite(f.File) }

func (f diskFile) SetPowersafeOverwrite(on bool) { vfsutil.WrapSetPowersafeOverwrite(f.File, on) }

func (f diskFile) HasMoved() (bool, error) { return vfsutil.WrapHasMoved(f.File) }

func (f diskFile) SharedMemory() vfs.SharedMemory { return vfsutil.WrapSharedMemory(f.File) }
