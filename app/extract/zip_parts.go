package extract

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// The limits of a document that is a zip archive (import.md, 12).
const (
	maxEntries   = 10_000
	maxPart      = 64 << 20 // bytes of one part, unpacked
	maxRatio     = 200      // unpacked to packed, above freeUnpacked
	freeUnpacked = 10 << 20
)

var errNoPart = errors.New("the part is missing")

// zipParts gives the parts of a document that is a zip archive, by their names.
type zipParts struct {
	file  string
	files map[string]*zip.File
}

// zipMagic begins a zip archive.
const zipMagic = "PK\x03\x04"

func openParts(src source) (*zipParts, error) {
	z, err := zip.NewReader(bytes.NewReader(src.bytes), int64(len(src.bytes)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, damaged(src.name, "its end is missing or its list of contents cannot be read", err)
	}
	if len(z.File) > maxEntries {
		return nil, tooLarge(src.name, fmt.Sprintf("it has more than %d parts", maxEntries))
	}
	p := &zipParts{file: src.name, files: map[string]*zip.File{}}
	for _, f := range z.File {
		if name := partName(f.Name); p.files[name] == nil {
			p.files[name] = f
		}
	}
	return p, nil
}

// partName brings names into one form: some writers use backslashes, a leading slash or
// other capitals than their references.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// has reports whether there is a part of that name.
func (p *zipParts) has(name string) bool { return p.files[partName(name)] != nil }

// part unpacks a part; errNoPart when there is none.
func (p *zipParts) part(name string) ([]byte, error) {
	f := p.files[partName(name)]
	if f == nil {
		return nil, errNoPart
	}
	const encrypted = 1
	if f.Flags&encrypted != 0 {
		return nil, locked(p.file, saveUnlocked)
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(p.file, "its part "+path.Base(name)+" cannot be unpacked", err)
	}
	defer r.Close() //nolint:errcheck // read-only
	limit := int64(maxPart)
	if packed := int64(min(f.CompressedSize64, maxFile)); packed*maxRatio < limit {
		limit = max(freeUnpacked, packed*maxRatio)
	}
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(b)) > limit && limit == maxPart:
		return nil, tooLarge(p.file, fmt.Sprintf("its part %s is larger than %d MB", path.Base(name), maxPart>>20))
	case int64(len(b)) > limit:
		return nil, tooLarge(p.file, "its part "+path.Base(name)+" unpacks to more than 200 times its size")
	case err != nil:
		return nil, damaged(p.file, "its part "+path.Base(name)+" cannot be unpacked", err)
	}
	return b, nil
}
