package extract

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/app"
)

var (
	errEntryTooLarge = fmt.Errorf("it is larger than %d MB", maxEntry>>20)
	errRatio         = fmt.Errorf("it unpacks to more than %d times its size", maxRatio)
	errSpent         = fmt.Errorf("the archive unpacks to more than %d GB", maxUnpacked>>30)
)

// budget is what may still be unpacked from one archive.
type budget struct{ left int64 }

func (b *budget) spent() bool { return b.left <= 0 }

// read unpacks one entry of at most limit bytes.
func (b *budget) read(r io.Reader, limit int64) ([]byte, error) {
	out, err := io.ReadAll(io.LimitReader(r, min(limit, b.left)+1))
	b.left -= int64(len(out))
	switch {
	case int64(len(out)) > limit:
		return nil, errEntryTooLarge
	case b.spent():
		return nil, errSpent
	}
	return out, err
}

// unzip unpacks one entry of a ZIP archive within the limits.
func (b *budget) unzip(f *zip.File) ([]byte, error) {
	const encrypted = 1
	if f.Flags&encrypted != 0 {
		return nil, locked(f.Name, "Unpack the archive with its password and import the folder.")
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(f.Name, "it cannot be unpacked", err)
	}
	defer r.Close() //nolint:errcheck // read-only
	limit := int64(maxEntry)
	packed := int64(min(f.CompressedSize64, maxEntry))
	byRatio := packed*maxRatio < limit
	if byRatio {
		limit = max(freeUnpacked, packed*maxRatio)
	}
	out, err := b.read(r, limit)
	switch {
	case errors.Is(err, errEntryTooLarge) && byRatio:
		return nil, entryError(f.Name, errRatio)
	case errors.Is(err, errEntryTooLarge), errors.Is(err, errSpent):
		return nil, entryError(f.Name, err)
	case err != nil:
		return nil, damaged(path.Base(f.Name), "it cannot be unpacked", err)
	}
	return out, nil
}

// entryError says what is wrong with an entry or an archive.
func entryError(name string, err error) error {
	if errors.Is(err, errEntryTooLarge) || errors.Is(err, errRatio) || errors.Is(err, errSpent) {
		return &app.Error{
			Code: app.Unsupported, Op: "extract " + name, Msg: path.Base(name) + " is too large: " + err.Error() + ".",
			Hint: "If you trust it, unpack it and import the folder.", Err: err,
		}
	}
	return damaged(name, "it cannot be unpacked", err)
}

// countingReader counts the bytes read through it.
type countingReader struct {
	in io.Reader
	n  int64
}

func (c *countingReader) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	c.n += int64(n)
	return n, err
}

// ratioReader ends with an error when a stream unpacks to too many times its size.
type ratioReader struct {
	in     io.Reader
	packed *countingReader
	n      int64
}

func (r *ratioReader) Read(b []byte) (int, error) {
	n, err := r.in.Read(b)
	r.n += int64(n)
	if r.n > freeUnpacked && r.n > r.packed.n*maxRatio {
		return n, errRatio
	}
	return n, err
}

// entryName brings an entry's name into one form: slashes, valid UTF-8, no characters
// that lie about it. Where it points outside stays visible.
func entryName(name string) string {
	if !utf8.ValidString(name) {
		name = decode([]byte(name), "").text
	}
	name = strings.ReplaceAll(strings.ToValidUTF8(name, "\uFFFD"), `\`, "/")
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, name)
	const most = 1024
	if len(name) > most {
		name = strings.ToValidUTF8(name[len(name)-most:], "")
	}
	if name = strings.TrimPrefix(name, "./"); name == "" {
		return "unnamed"
	}
	return name
}

// isClutter names what systems and programs leave in folders.
func isClutter(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if part == "__MACOSX" || part == ".git" || part == "$RECYCLE.BIN" {
			return true
		}
	}
	base := path.Base(name)
	return strings.HasPrefix(base, ".") && !strings.HasPrefix(base, "..") || strings.HasPrefix(base, "~$") ||
		slices.Contains([]string{"thumbs.db", "desktop.ini", "icon\r"}, strings.ToLower(base))
}

// devices are names that Windows keeps for devices, whatever their ending.
var devices = []string{
	"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "conin$", "conout$",
}

// refuseEntry gives the reason why an entry is not read.
func refuseEntry(name string, mode fs.FileMode) error {
	why := ""
	stem, _, _ := strings.Cut(strings.ToLower(path.Base(name)), ".")
	switch {
	case mode&fs.ModeSymlink != 0:
		why = "is a link and is not followed"
	case !mode.IsRegular():
		why = "is a device and no file"
	case strings.HasPrefix(name, "/"), len(name) > 1 && name[1] == ':', slices.Contains(strings.Split(name, "/"), ".."):
		why = "points outside the archive"
	case slices.Contains(devices, strings.TrimSpace(stem)):
		why = "has a name that Windows keeps for a device"
	case !fs.ValidPath(name):
		why = "has no valid name"
	}
	if why == "" {
		return nil
	}
	return &app.Error{
		Code: app.Unsupported, Op: "extract " + name, Msg: path.Base(name) + " " + why + ".",
		Hint: "If you need it, unpack the archive, give it another name and import that.",
	}
}

// savedPages are the names of pages without their ending, to find the folders that
// browsers save beside them.
type savedPages map[string]bool

func pagesOf(names []string) savedPages {
	s := savedPages{}
	for _, n := range names {
		if hasExt(n, ".html", ".htm", ".xhtml") {
			s[strings.TrimSuffix(n, path.Ext(n))] = true
		}
	}
	return s
}

// owns reports whether a file stands in the folder of a saved page: "Page_files" beside
// "Page.html", in whatever language the browser named it.
func (s savedPages) owns(name string) bool {
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		for i, r := range dir {
			if (r == '_' || r == '-' || r == '.') && s[dir[:i]] && !strings.Contains(dir[i:], "/") {
				return true
			}
		}
	}
	return false
}
