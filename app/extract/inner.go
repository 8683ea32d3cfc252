package extract

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"
	"unicode"

	"parley/app"
)

// maxNesting bounds containers inside containers: an archive in an archive is read, a
// third one is not.
const maxNesting = 2

// innerFile is a file found inside another one, as a file system of one file.
type innerFile struct {
	name  string
	bytes []byte
	depth int // containers around it
}

// Open gives the file; there is no other.
func (f innerFile) Open(name string) (fs.File, error) {
	if name != f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &openInner{Reader: bytes.NewReader(f.bytes), file: f}, nil
}

func (f innerFile) nesting() int { return f.depth }

// nestingOf gives how many containers are around a file system.
func nestingOf(fsys fs.FS) int {
	if n, ok := fsys.(interface{ nesting() int }); ok {
		return n.nesting()
	}
	return 0
}

type openInner struct {
	*bytes.Reader
	file innerFile
}

func (o *openInner) Stat() (fs.FileInfo, error) { return o, nil }
func (o *openInner) Close() error               { return nil }
func (o *openInner) Name() string               { return path.Base(o.file.name) }
func (o *openInner) Mode() fs.FileMode          { return 0o444 }
func (o *openInner) ModTime() time.Time         { return time.Time{} }
func (o *openInner) IsDir() bool                { return false }
func (o *openInner) Sys() any                   { return nil }

var _ io.ReaderAt = (*openInner)(nil)

// inner reads a file found inside this one and hands out its articles as parts.
func (p *parts) inner(name string, b []byte, depth int) {
	if !p.more() {
		return
	}
	if depth > maxNesting {
		p.failInner(name, &app.Error{
			Code: app.Unsupported, Op: "extract " + p.src.name, Msg: path.Base(name) + " is packed into too many containers.",
			Hint: "Unpack the outer ones and import the folder.",
		})
		return
	}
	f := innerFile{name: safeName(path.Base(name)), bytes: b, depth: depth}
	for e, err := range (Any{}).Extract(p.ctx, f, f.name) {
		if err != nil {
			p.failInner(name, err)
		} else {
			e.Path, e.Part = p.src.name, joinPart(name, e.Part)
			p.give(e, nil)
		}
		if !p.more() {
			return
		}
	}
}

// failInner hands out the failure of an inner file under both names.
func (p *parts) failInner(name string, err error) {
	outer := path.Base(p.src.name)
	e := app.Error{Code: app.CodeOf(err), Op: "extract " + p.src.name, Msg: name + " in " + outer + " could not be read.", Err: err}
	if known, ok := asError(err); ok {
		e = *known
		e.Op = "extract " + p.src.name
		base := safeName(path.Base(name))
		if e.Msg = strings.Replace(e.Msg, base, name+" in "+outer, 1); !strings.Contains(e.Msg, outer) {
			e.Msg = name + " in " + outer + ": " + e.Msg
		}
	}
	p.fail(&e)
}

func joinPart(outer, inner string) string {
	switch {
	case inner == "":
		return outer
	case outer == "":
		return inner
	}
	return outer + "#" + inner
}

// safeName makes a name found in a file harmless: no folders, no controls, no characters
// that turn the direction of writing, not too long.
func safeName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar || r == '/' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, "")))
	const most = 120
	if ext := path.Ext(name); len(name) > most {
		if len(ext) > 10 {
			ext = ""
		}
		name = strings.ToValidUTF8(name[:most-len(ext)], "") + ext
	}
	if name == "." || name == ".." || name == "" {
		return "unnamed"
	}
	return name
}
