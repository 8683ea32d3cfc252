package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"strconv"
	"strings"
	"unicode/utf16"

	"parley/app"
)

// RTF reads Rich Text Format, also where the file is called .doc: paragraphs, tables,
// notes behind the text, letters in the code page of their font.
type RTF struct{}

const (
	rtfExtractor = "parley-rtf/1"
	rtfMagic     = `{\rtf`
	maxRTFDepth  = 500
)

var (
	errRTFDepth = fmt.Errorf("it is nested deeper than %d levels", maxRTFDepth)
	errRTFLong  = errors.New("the text is too long")
)

// Recognize knows the first word of the file.
func (RTF) Recognize(_ string, head []byte) bool {
	return bytes.HasPrefix(trimmedHead(head), []byte(rtfMagic))
}

func trimmedHead(b []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\xEF\xBB\xBF")), " \t\r\n\x00")
}

// Extract yields the one article of the document.
func (RTF) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return single(ctx, fsys, name, func(src source) (app.Extracted, error) {
		r := newRTFReader(trimmedHead(src.bytes))
		switch err := r.read(ctx); {
		case errors.Is(err, errRTFLong):
			return app.Extracted{}, tooLong(name)
		case errors.Is(err, errRTFDepth):
			return app.Extracted{}, damaged(name, err.Error(), nil)
		case err != nil:
			return app.Extracted{}, err
		}
		return r.doc.article(src)
	})
}

// rtfReader walks through the groups and control words of a file.
type rtfReader struct {
	in      []byte
	at      int
	cur     rtfState
	stack   []rtfState
	fonts   map[int]int // code page by font number, 0 for that of the document
	styles  map[int]*rtfStyle
	page    int // the document's code page
	pending []byte
	raw     bool // pending holds only bytes that were not escaped
	high    rune // first half of a surrogate pair
	skip    int  // characters to leave out: they stand in for one that \u gave
	size    int
	doc     document
	created [3]int
}

// rtfState is what a group inherits and its end takes back.
type rtfState struct {
	dest   rtfDest
	outer  rtfDest // of an \upr group: what its Unicode form goes on with
	ignore bool    // the next word is one that may be skipped when it is not known
	uc     int
	font   int
	hidden bool
	style  int // paragraph properties
	level  int // outline level, -1 for none
	list   int // level in a list from 1, 0 for none
	table  int // nesting of tables
	flow   *rtfFlow
	field  *rtfField
	link   bool // the group is a field's result
	linkAt int
}

// rtfDest says where text goes.
type rtfDest int

const (
	rtfBody rtfDest = iota
	rtfSkipped
	rtfFonts
	rtfStyles
	rtfInfo
	rtfTitle
	rtfAuthor
	rtfCreated
	rtfInstruction
)

type rtfField struct{ instruction strings.Builder }

// rtfStyle is an entry of the style sheet.
type rtfStyle struct {
	docLine
	name string
	base int
}

func newRTFReader(b []byte) *rtfReader {
	const ansi, noStyle = 1252, -1
	r := &rtfReader{in: b, page: ansi, fonts: map[int]int{}, styles: map[int]*rtfStyle{}}
	r.doc = document{format: "rtf", extractor: rtfExtractor}
	r.cur = rtfState{dest: rtfSkipped, uc: 1, level: noStyle, flow: &rtfFlow{}}
	return r
}

func (r *rtfReader) read(ctx context.Context) error {
	body := r.cur.flow
	const often = 1 << 14
	for n := 1; r.at < len(r.in); n++ {
		if n%often == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		if err := r.next(); err != nil {
			return err
		}
	}
	r.flush()
	if len(r.stack) > 0 {
		r.doc.warnings = append(r.doc.warnings, "the end of the file is missing")
		for len(r.stack) > 0 {
			r.endGroup()
		}
	}
	body.end()
	r.doc.lines = body.lines[0]
	if r.created[0] > 0 {
		r.doc.created = fmt.Sprintf("%04d-%02d-%02d", r.created[0], max(1, r.created[1]), max(1, r.created[2]))
	}
	if r.size > maxText {
		return errRTFLong
	}
	return nil
}

// next reads one brace, control or character.
func (r *rtfReader) next() error {
	c := r.in[r.at]
	r.at++
	switch c {
	case '{':
		r.flush()
		if len(r.stack) >= maxRTFDepth {
			return errRTFDepth
		}
		r.stack = append(r.stack, r.cur)
		r.skip, r.cur.ignore, r.cur.link = 0, false, false
		if len(r.stack) == 1 {
			r.cur.dest = rtfBody
		}
	case '}':
		r.flush()
		r.skip = 0
		if len(r.stack) == 1 {
			r.paragraph()
		}
		if len(r.stack) > 0 {
			r.endGroup()
		}
	case '\\':
		return r.control()
	case '\r', '\n', 0:
	default:
		r.char(c, c >= 0x80)
	}
	if r.size > maxText {
		return errRTFLong
	}
	return nil
}

// endGroup goes back to the state before the group; a note or a box ends with it.
func (r *rtfReader) endGroup() {
	ended := r.cur
	if ended.link && ended.flow != nil {
		ended.flow.addLink(ended.linkAt, ended.field.target())
	}
	r.cur = r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
	if ended.flow == r.cur.flow {
		return
	}
	ended.flow.endParagraph(r.line(ended), ended.table)
	ended.flow.end()
	if ended.flow.note {
		r.doc.notes = append(r.doc.notes, ended.flow.lines[0]...)
	} else {
		r.cur.flow.boxes = append(r.cur.flow.boxes, ended.flow.lines[0]...)
	}
}

// target gives the web address of a link field.
func (f *rtfField) target() string {
	if f == nil {
		return ""
	}
	_, rest, ok := strings.Cut(f.instruction.String(), "HYPERLINK")
	if !ok {
		return ""
	}
	if t := strings.Trim(strings.TrimSpace(rest), `"`); isWebAddress(t) {
		t, _, _ = strings.Cut(t, `"`)
		return t
	}
	return ""
}

// control reads a control word or symbol behind a backslash.
func (r *rtfReader) control() error {
	if r.at >= len(r.in) {
		return nil
	}
	start := r.at
	for r.at < len(r.in) && isASCIILetter(r.in[r.at]) {
		r.at++
	}
	if r.at == start {
		r.at++
		r.symbol(r.in[start])
		return nil
	}
	word := string(r.in[start:r.at])
	digits := r.at
	if r.at < len(r.in) && r.in[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.in) && r.in[r.at] >= '0' && r.in[r.at] <= '9' {
		r.at++
	}
	n, err := strconv.Atoi(string(r.in[digits:r.at]))
	given := err == nil
	if r.at < len(r.in) && r.in[r.at] == ' ' {
		r.at++
	}
	if word == "bin" {
		r.at = min(len(r.in), r.at+max(0, min(n, len(r.in))))
		return nil
	}
	if r.skip > 0 && rtfSigns[word] != "" {
		r.skip--
		return nil
	}
	r.flush()
	r.skip = 0 // what stands in for a character is missing
	r.word(word, n, given)
	if r.size > maxText {
		return errRTFLong
	}
	return nil
}

func isASCIILetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// symbol handles a backslash and a character that is no letter.
func (r *rtfReader) symbol(c byte) {
	switch c {
	case '\'':
		if r.at+2 > len(r.in) {
			r.at = len(r.in)
			return
		}
		n, err := strconv.ParseUint(string(r.in[r.at:r.at+2]), 16, 8)
		if err == nil {
			r.at += 2
			r.char(byte(n), false)
		}
		return
	case '*':
		r.cur.ignore = true
		return
	}
	if r.skip > 0 {
		r.skip--
		return
	}
	switch c {
	case '\\', '{', '}':
		r.char(c, false)
	case '~':
		r.put("\u00A0")
	case '_':
		r.put("\u2011")
	case '\r', '\n':
		r.flush()
		r.paragraph()
	}
}

// char takes a byte in the code page of the font.
func (r *rtfReader) char(c byte, raw bool) {
	if r.skip > 0 {
		r.skip--
		return
	}
	if len(r.pending) == 0 {
		r.raw = true
	}
	if c >= 0x80 && !raw {
		r.raw = false
	}
	r.pending = append(r.pending, c)
	const enough = 4 << 10
	if len(r.pending) > enough && c < 0x80 {
		r.flush()
	}
}

// flush decodes the bytes that have come together.
func (r *rtfReader) flush() {
	if len(r.pending) == 0 {
		return
	}
	page := r.page
	if p := r.fonts[r.cur.font]; p != 0 {
		page = p
	}
	text := decodePage(r.pending, page, r.raw)
	r.pending = r.pending[:0]
	r.write(text)
}

// put writes characters that need no decoding.
func (r *rtfReader) put(s string) {
	r.flush()
	r.write(s)
}

func (r *rtfReader) write(s string) {
	r.high = 0
	switch r.cur.dest {
	case rtfBody:
		if !r.cur.hidden {
			r.cur.flow.buf.WriteString(s)
			r.size += len(s)
		}
	case rtfTitle:
		appendShort(&r.doc.title, s)
	case rtfAuthor:
		appendShort(&r.doc.author, s)
	case rtfInstruction:
		r.cur.field.instruction.WriteString(s)
	case rtfStyles:
		r.nameStyle(s)
	default:
	}
}

// appendShort adds to a property; what is too long to be one is cut.
func appendShort(to *string, s string) {
	const most = 2000
	if len(*to)+len(s) <= most {
		*to += s
	}
}

// unicode takes the number of \u: a UTF-16 unit, negative above 32767.
func (r *rtfReader) unicode(n int) {
	c := rune(uint16(n)) //nolint:gosec // the format counts in 16 bits
	r.skip = r.cur.uc
	high := r.high
	switch {
	case utf16.IsSurrogate(c) && c < 0xDC00:
		r.put("")
		r.high = c
	case utf16.IsSurrogate(c):
		if high != 0 {
			r.put(string(utf16.DecodeRune(high, c)))
		}
	case c >= 0xF000 && c <= 0xF0FF: // a symbol font
		r.put(symbol(strconv.FormatUint(uint64(c), 16)))
	default:
		r.put(string(c))
	}
}
