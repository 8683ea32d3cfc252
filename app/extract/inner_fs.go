package extract

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"time"
)

// maxNesting bounds containers inside containers: an archive in an archive is read, a
// third one is not.
const maxNesting = 2

// innerFS gives files that stand inside another file.
type innerFS struct {
	open  func(name string) ([]byte, error)
	depth int // containers around
}

// oneFile is the file system of a single file, such as a mail's attachment.
func oneFile(name string, b []byte, depth int) innerFS {
	return innerFS{depth: depth, open: func(n string) ([]byte, error) {
		if n != name {
			return nil, fs.ErrNotExist
		}
		return b, nil
	}}
}

// Open gives a file by its name inside the container.
func (f innerFS) Open(name string) (fs.File, error) {
	b, err := f.open(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &openInner{Reader: bytes.NewReader(b), name: path.Base(name)}, nil
}

func (f innerFS) nesting() int { return f.depth }

// nestingOf gives how many containers are around a file system.
func nestingOf(fsys fs.FS) int {
	if n, ok := fsys.(interface{ nesting() int }); ok {
		return n.nesting()
	}
	return 0
}

// openInner is a file in memory; it describes itself.
type openInner struct {
	*bytes.Reader
	name string
}

func (o *openInner) Stat() (fs.FileInfo, error) { return o, nil }
func (o *openInner) Close() error               { return nil }
func (o *openInner) Name() string               { return o.name }
func (o *openInner) Mode() fs.FileMode          { return 0o444 }
func (o *openInner) ModTime() time.Time         { return time.Time{} }
func (o *openInner) IsDir() bool                { return false }
func (o *openInner) Sys() any                   { return nil }

var _ io.ReaderAt = (*openInner)(nil)
