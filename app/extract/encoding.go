package extract

import (
	"bytes"
	"io"
	"io/fs"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decoded is a file's text with the encoding it was in and how that was known: "file"
// (a mark or valid UTF-8), "meta" (declared) or "detected" (found by its letters).
type decoded struct {
	text     string
	encoding string
	how      string
	warning  string
}

// decode finds out the encoding of b. A byte order mark comes first; then valid UTF-8
// wins over what is declared, because saved pages often are UTF-8 and still declare what
// they once were; a declared UTF-8 that is not valid is no evidence.
func decode(b []byte, declared string) decoded {
	if d, ok := decodeMarked(b); ok {
		return d
	}
	if e, name := zeroBytes(b); e != nil {
		return decoded{text: bytesToText(e, b), encoding: name, how: byDetection}
	}
	enc, name := charset.Lookup(strings.TrimSpace(declared))
	if utf8.Valid(b) && !(name == "iso-2022-jp" && bytes.Contains(b, []byte("\x1B$"))) {
		return mended(decoded{text: string(b), encoding: "utf-8", how: byFile})
	}
	if mostlyUTF8(b) {
		return decoded{
			text: string(b), encoding: "utf-8", how: byDetection,
			warning: "some bytes are not valid UTF-8 and were replaced",
		}
	}
	if enc != nil && name != "utf-8" && name != "replacement" && !strings.HasPrefix(name, "utf-16") {
		return decoded{text: bytesToText(enc, b), encoding: name, how: byMeta}
	}
	enc, name = guessEncoding(b)
	return decoded{text: bytesToText(enc, b), encoding: name, how: byDetection}
}

// decode is the function of that name; what a server declared comes before what the file
// declares (import.md, 3).
func (s source) decode(b []byte, declared string) decoded {
	if s.charset == "" {
		return decode(b, declared)
	}
	d := decode(b, s.charset)
	if d.how == byMeta {
		d.how = byHTTP
	}
	return d
}

// servedCharset gives the encoding that a server declared for a file. One that is unknown
// gives "", and so does UTF-8: valid UTF-8 is recognised anyway, and a declaration that the
// bytes contradict is no evidence.
func servedCharset(fsys fs.FS, name string) string {
	t, ok := fsys.(Typed)
	if !ok {
		return ""
	}
	_, params, err := mime.ParseMediaType(t.ContentType(name))
	if err != nil {
		return ""
	}
	enc, canonical := charset.Lookup(strings.TrimSpace(params["charset"]))
	if enc == nil || canonical == "utf-8" || canonical == "replacement" || strings.HasPrefix(canonical, "utf-16") {
		return ""
	}
	return canonical
}

// The provenance codes of import.md, section 4, as far as they are used here.
const (
	byJSONLD    = "jsonld"
	byMeta      = "meta"
	byOpenGraph = "opengraph"
	byMicrodata = "microdata"
	byPage      = "page"
	byExtractor = "extractor"
	byURL       = "url"
	byHTTP      = "http"
	byFile      = "file"
	byExport    = "export"
	byColumn    = "column"
	byFeed      = "feed"
	bySaved     = "saved"
	byDetection = "detected"
)

func decodeMarked(b []byte) (decoded, bool) {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		return decoded{text: string(b[3:]), encoding: "utf-8", how: byFile}, true
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return decoded{text: bytesToText(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), b[2:]), encoding: "utf-16le", how: byFile}, true
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return decoded{text: bytesToText(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), b[2:]), encoding: "utf-16be", how: byFile}, true
	}
	return decoded{}, false
}

// zeroBytes recognises UTF-16 without a mark: text in it has many zero bytes, in even
// places or in odd ones (spaces, digits and line ends do, whatever the script).
func zeroBytes(b []byte) (encoding.Encoding, string) {
	sample := b[:min(len(b), headSize)]
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i%2]++
		}
	}
	const enough = 20 // of 1,000 characters; binary files have zeros in both places
	half := len(sample) / 2
	if len(b)%2 != 0 || half < 2 {
		return nil, ""
	}
	for place, name := range []string{"utf-16be", "utf-16le"} {
		if zeros[place]*1000 >= enough*half && zeros[1-place]*10 < zeros[place] {
			e := unicode.UTF16(unicode.Endianness(place == 1), unicode.IgnoreBOM)
			if !hasControls(bytesToText(e, sample[:len(sample)/2*2])) {
				return e, name
			}
		}
	}
	return nil, ""
}

// hasControls reports characters that no text has.
func hasControls(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r < ' ' && !strings.ContainsRune("\n\r\t\f", r)
	})
}

// bytesToText decodes; bytes without a meaning become U+FFFD.
func bytesToText(e encoding.Encoding, b []byte) string {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return string(b)
	}
	return string(out)
}

// mostlyUTF8 reports whether nearly all bytes above ASCII are part of valid characters:
// one comment cut in half does not make a page something else.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	const share = 20
	return good >= share*bad
}

// mended repairs text that was turned into UTF-8 twice, when every character takes part
// and the result is valid.
func mended(d decoded) decoded {
	if !strings.ContainsAny(d.text, "ÐÑÃÂâ") {
		return d
	}
	var b []byte
	for _, r := range d.text {
		c, ok := charmap.Windows1252.EncodeRune(r)
		if !ok && r < 0x100 {
			c, ok = byte(r), true // the five bytes that windows-1252 leaves open
		}
		if !ok {
			return d
		}
		b = append(b, c)
	}
	if !utf8.Valid(b) || utf8.RuneCount(b) == len(b) {
		return d
	}
	return decoded{text: string(b), encoding: "utf-8", how: byDetection, warning: "the text had been encoded twice and was repaired"}
}

// alreadyDecoded is for XML whose text was decoded before: what it declares of its
// encoding no longer counts.
func alreadyDecoded(_ string, in io.Reader) (io.Reader, error) { return in, nil }
