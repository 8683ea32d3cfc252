package extract

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"strings"

	"parley/app"
)

// Archive reads ZIP and TAR archives, packed or not, and single files packed by gzip:
// each entry on its own way.
type Archive struct{}

// The limits of import.md, section 12; those of ratio and entries stand with zipParts.
const (
	maxEntry    = 256 << 20 // bytes of one entry, unpacked
	maxUnpacked = 2 << 30   // bytes of all entries
)

const gzipMagic = "\x1F\x8B"

// Recognize knows archives by their first bytes; documents that are archives too have
// readers of their own.
func (Archive) Recognize(name string, head []byte) bool {
	switch {
	case bytes.HasPrefix(head, []byte(zipMagic)), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return !isDocumentZip(name, head)
	case bytes.HasPrefix(head, []byte(gzipMagic)):
		return true
	}
	return isTar(head)
}

func isTar(head []byte) bool {
	const at = 257
	return len(head) >= at+5 && string(head[at:at+5]) == "ustar"
}

// isDocumentZip reports whether another reader takes a ZIP archive.
func isDocumentZip(name string, head []byte) bool { return documentReader(name, head) != nil }

// documentReader gives the reader of a format that is a ZIP archive, or nil.
func documentReader(name string, head []byte) Reader {
	for _, r := range Readers() {
		switch r.(type) {
		case Archive, HTML, Text:
			continue
		}
		if r.Recognize(name, head) {
			return r
		}
	}
	return nil
}

// Extract yields the articles of all entries, in the order of the archive.
func (Archive) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return func(yield func(app.Extracted, error) bool) {
		f, err := fsys.Open(name)
		if err != nil {
			yield(app.Extracted{}, unreadable(name, err))
			return
		}
		defer f.Close() //nolint:errcheck // read-only
		p := &parts{ctx: ctx, src: source{name: name}, yield: yield}
		if r := zipDocument(f, name); r != nil {
			r.Extract(ctx, fsys, name)(yield)
			return
		}
		p.run(func(p *parts) error {
			if nestingOf(fsys) >= maxNesting {
				return nestedTooDeeply(name, name)
			}
			return p.archive(fsys, f)
		})
	}
}

// zipDocument gives the reader of a document that only its entries show, or nil.
func zipDocument(f fs.File, name string) Reader {
	z, err := openZip(f, name)
	if err != nil {
		return nil
	}
	for _, e := range z.File[:min(len(z.File), maxEntries)] {
		switch n := partName(e.Name); {
		case n == "word/document.xml":
			return DOCX{}
		case n == "xl/workbook.xml":
			return Workbook{}
		case n == "meta-inf/container.xml":
			return documentReader("a.epub", []byte(zipMagic))
		case n == "content.xml" && z.File[0].Name == "mimetype":
			return documentReader("a.odt", []byte(zipMagic))
		case strings.HasPrefix(n, "archive/") && (hasExt(n, ".warc") || strings.HasSuffix(n, ".warc.gz")):
			return WACZ{}
		}
	}
	return nil
}

// openZip opens an archive without reading it whole, where the file allows that.
func openZip(f fs.File, name string) (*zip.Reader, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, unreadable(name, err)
	}
	at, ok := f.(io.ReaderAt)
	size := info.Size()
	if !ok {
		b, err := io.ReadAll(io.LimitReader(f, maxEntry+1))
		if err != nil {
			return nil, unreadable(name, err)
		}
		at, size = bytes.NewReader(b), int64(len(b))
	}
	z, err := zip.NewReader(at, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, damaged(name, "its end is missing or its list of contents cannot be read", err)
	}
	return z, nil
}

// archive hands out what is in an archive.
func (p *parts) archive(fsys fs.FS, f fs.File) error {
	r := bufio.NewReaderSize(f, headSize)
	head, err := r.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return unreadable(p.src.name, err)
	}
	depth := nestingOf(fsys) + 1
	switch {
	case bytes.HasPrefix(head, []byte(gzipMagic)):
		return p.packed(r, depth)
	case isTar(head):
		return p.tar(r, &budget{left: maxUnpacked}, depth)
	}
	z, err := reopenZip(fsys, p.src.name)
	if err != nil {
		return err
	}
	defer z.close() //nolint:errcheck // read-only
	return p.zip(z.Reader, depth)
}

type openedZip struct {
	*zip.Reader
	close func() error
}

// reopenZip opens the file anew: the start of the other handle was read.
func reopenZip(fsys fs.FS, name string) (openedZip, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return openedZip{}, unreadable(name, err)
	}
	z, err := openZip(f, name)
	if err != nil {
		_ = f.Close()
		return openedZip{}, err
	}
	return openedZip{z, f.Close}, nil
}

// zip hands out the entries of a ZIP archive.
func (p *parts) zip(z *zip.Reader, depth int) error {
	if len(z.File) > maxEntries {
		return tooLarge(p.src.name, fmt.Sprintf("it has more than %d entries", maxEntries))
	}
	names := make([]string, len(z.File))
	byName := map[string]*zip.File{}
	for i, f := range z.File {
		names[i] = entryName(f.Name)
		byName[names[i]] = f
	}
	left := &budget{left: maxUnpacked}
	open := func(name string) ([]byte, error) {
		f := byName[name]
		if f == nil {
			return nil, fs.ErrNotExist
		}
		return left.unzip(f)
	}
	pages := pagesOf(names)
	attached := map[string]bool{} // read already, by a list of references
	for _, i := range listsFirst(names) {
		f := z.File[i]
		if !p.more() {
			return nil
		}
		if attached[names[i]] || f.FileInfo().IsDir() || isClutter(names[i]) || pages.owns(names[i]) {
			continue
		}
		if err := refuseEntry(names[i], f.FileInfo().Mode()); err != nil {
			p.failInner(names[i], err)
			continue
		}
		b, err := open(names[i])
		if err != nil {
			p.failInner(names[i], err)
			if left.spent() {
				return nil
			}
			continue
		}
		fsys := innerFS{depth: depth, open: func(name string) ([]byte, error) {
			if name == names[i] {
				return b, nil
			}
			attached[name] = true
			return open(name)
		}}
		p.entry(names[i], fsys, b)
	}
	return nil
}

// listsFirst gives the order of reading: lists of references before the files that may
// be attached to their records, all else as it stands.
func listsFirst(names []string) []int {
	var lists, others []int
	for i, n := range names {
		if hasExt(n, ".ris", ".bib", ".json") {
			lists = append(lists, i)
		} else {
			others = append(others, i)
		}
	}
	return append(lists, others...)
}

// entry reads one entry; files that are text to a machine alone are passed over.
func (p *parts) entry(name string, fsys innerFS, b []byte) {
	if (Any{}).reader(name, b[:min(len(b), headSize)]) == (Text{}) && !hasExt(name, ".txt", ".text", ".md", ".markdown", "") {
		if hasExt(name, ".css", ".js", ".map", ".mjs") {
			return
		}
		p.failInner(name, &app.Error{
			Code: app.Unsupported, Op: "extract " + p.src.name, Msg: path.Base(name) + " is of a format that holds no articles.",
			Hint: "If it is text, give it the ending .txt and import it again.",
		})
		return
	}
	p.inner(name, fsys, name)
}

// packed reads what gzip packed: a TAR archive, or one file.
func (p *parts) packed(in *bufio.Reader, depth int) error {
	counted := &countingReader{in: in}
	g, err := gzip.NewReader(counted)
	if err != nil {
		return damaged(p.src.name, "it cannot be unpacked", err)
	}
	limited := &ratioReader{in: g, packed: counted}
	r := bufio.NewReaderSize(limited, headSize)
	head, err := r.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
		return damaged(p.src.name, "it cannot be unpacked", err)
	}
	left := &budget{left: maxUnpacked}
	if isTar(head) {
		return p.tar(r, left, depth)
	}
	name := strings.TrimSuffix(path.Base(p.src.name), path.Ext(p.src.name))
	if g.Name != "" && safeName(g.Name) != "unnamed" {
		name = safeName(g.Name)
	}
	b, err := left.read(r, maxEntry)
	if err != nil {
		return entryError(p.src.name, err)
	}
	p.entry(name, oneFile(name, b, depth), b)
	return nil
}

// tar hands out the entries of a TAR archive.
func (p *parts) tar(in io.Reader, left *budget, depth int) error {
	t := tar.NewReader(in)
	for n := 0; p.more(); n++ {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return entryError(p.src.name, err)
		}
		if n >= maxEntries {
			return tooLarge(p.src.name, fmt.Sprintf("it has more than %d entries", maxEntries))
		}
		name := entryName(h.Name)
		if h.Typeflag == tar.TypeDir || h.Typeflag == tar.TypeXGlobalHeader || isClutter(name) {
			continue
		}
		mode := h.FileInfo().Mode()
		if h.Typeflag == tar.TypeLink {
			mode |= fs.ModeSymlink
		}
		if err := refuseEntry(name, mode); err != nil {
			p.failInner(name, err)
			continue
		}
		b, err := left.read(t, maxEntry)
		if err != nil {
			p.failInner(name, entryError(p.src.name, err))
			if left.spent() || !errors.Is(err, errEntryTooLarge) {
				return nil
			}
			continue
		}
		p.entry(name, oneFile(name, b, depth), b)
	}
	return nil
}
