package store

import (
	"github.com/ncruces/go-sqlite3/vfs"

	"parley/app"
)

// Layer gives the store's file layer over another.
func Layer(inner vfs.VFS) vfs.VFS { return layer(inner) }

// Kinds lists all kinds of records for tests.
func Kinds() []app.Kind { return kinds() }

// OnDisk gives the options with a file layer of the driver by its name.
func (o Options) OnDisk(name string) Options {
	o.disk = name
	return o
}
