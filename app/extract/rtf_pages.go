package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

const utf8Page = 65001

// codePages are the code pages that documents name by number.
var codePages = map[int]encoding.Encoding{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855, 866: charmap.CodePage866, 874: charmap.Windows874,
	932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
	10000: charmap.Macintosh, 10007: charmap.MacintoshCyrillic, 20866: charmap.KOI8R, 21866: charmap.KOI8U, 28592: charmap.ISO8859_2, 28595: charmap.ISO8859_5,
}

// charsetPages gives the code page of a font's character set; 0 and 1 are the document's.
var charsetPages = map[int]int{
	77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
}

// decodePage decodes bytes of a code page. Bytes that nobody escaped may be UTF-8 from a
// program that knew no better.
func decodePage(b []byte, page int, raw bool) string {
	if page == utf8Page || raw && utf8.Valid(b) {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	e := codePages[page]
	if e == nil {
		e = charmap.Windows1252
	}
	return bytesToText(e, b)
}

// setPage sets the code page of the document.
func (r *rtfReader) setPage(word string, n int) {
	switch word {
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "pca":
		r.page = 850
	case "ansicpg":
		if codePages[n] != nil || n == utf8Page {
			r.page = n
		}
	}
}

// describeFont notes the code page of a font of the table.
func (r *rtfReader) describeFont(word string, n int) {
	switch {
	case r.cur.dest != rtfFonts || r.cur.font < 0:
	case word == "cpg" && codePages[n] != nil:
		r.fonts[r.cur.font] = n
	case word == "fcharset":
		r.fonts[r.cur.font] = charsetPages[n]
	}
}
