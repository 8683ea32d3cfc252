package export

import (
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"
)

// rowWriter writes the rows of a table as the file format has them. The library's own
// stream takes three times as long: it makes several objects of each cell and goes through
// a temporary file of ten times the size.
type rowWriter struct {
	pack   *pack
	shared *sharedTexts
	names  []string // of the columns
	last   []lastText
	row    []byte // number of the row
	cells  []byte // of the row
	out    []byte
	links  [][]byte // in blocks
	err    error
}

// lastText is the text that a column had last, and how it was written: the rows of a table
// are sorted, and a column often holds the same text as above.
type lastText struct {
	text  string
	style int
	xml   []byte
}

// blockSize is how many bytes of rows are compressed at a time.
const blockSize = 1 << 16

func (r *report) newRowWriter(columns int) (*rowWriter, error) {
	p, err := r.packer.pack(r.lim.inMemory)
	if err != nil {
		return nil, err
	}
	w := &rowWriter{pack: p, shared: r.shared, last: make([]lastText, columns), out: make([]byte, 0, blockSize+1<<14)}
	for i := range columns {
		w.names = append(w.names, colName(i+1))
	}
	return w, nil
}

// begin begins a row.
func (w *rowWriter) begin(n int) {
	w.row = strconv.AppendInt(w.row[:0], int64(n), 10)
	w.cells = w.cells[:0]
}

// end ends the row; its height is in points.
func (w *rowWriter) end(height float64) {
	b := append(append(append(w.out, `<row r="`...), w.row...), `" ht="`...)
	b = strconv.AppendFloat(b, height, 'f', -1, 64)
	b = append(append(append(b, `" customHeight="1">`...), w.cells...), "</row>"...)
	w.out = b
	if len(b) >= blockSize {
		w.flush()
	}
}

func (w *rowWriter) flush() {
	if w.err == nil {
		_, w.err = w.pack.Write(w.out)
	}
	w.out = w.out[:0]
}

// close ends the rows.
func (w *rowWriter) close() error {
	w.flush()
	if w.err != nil {
		return w.err
	}
	return w.pack.end(false)
}

// open begins a cell up to its type.
func (w *rowWriter) open(col int) []byte {
	b := append(append(w.cells, `<c r="`...), w.names[col]...)
	return append(b, w.row...)
}

func appendStyle(b []byte, style int) []byte {
	b = append(b, `" s="`...)
	return append(strconv.AppendInt(b, int64(style), 10), '"')
}

// again writes a cell with a text if the column had just that last.
func (w *rowWriter) again(col, style int, s string) bool {
	l := &w.last[col]
	if l.text != s || l.style != style || len(l.xml) == 0 {
		return false
	}
	w.shared.uses++
	w.cells = append(w.open(col), l.xml...)
	return true
}

// text writes a cell with a text that is ready for a workbook; own texts occur in no other
// cell.
func (w *rowWriter) text(col, style int, s string, own bool) {
	b, l := w.open(col), &w.last[col]
	at := len(b)
	b = appendStyle(b, style)
	if n, ok := w.place(s, own); ok {
		b = append(strconv.AppendInt(append(b, ` t="s"><v>`...), int64(n), 10), "</v></c>"...)
		l.text, l.style, l.xml = s, style, append(l.xml[:0], b[at:]...)
	} else {
		b = append(appendText(append(b, ` t="inlineStr"><is>`...), s), "</is></c>"...)
	}
	w.cells = b
}

func (w *rowWriter) place(s string, own bool) (int, bool) {
	if own {
		return 0, false
	}
	return w.shared.place(s)
}

// number writes a cell with a number.
func (w *rowWriter) number(col, style int, v float64) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		w.text(col, style, fmt.Sprint(v), true)
		return
	}
	b := append(appendStyle(w.open(col), style), "><v>"...)
	w.cells = append(appendNumber(b, v), "</v></c>"...)
}

// formula writes a cell with a formula and the value that it has now.
func (w *rowWriter) formula(col, style int, formula string, value any) {
	b := appendStyle(w.open(col), style)
	if s, ok := value.(string); ok {
		b = appendEscaped(append(b, ` t="str"><f>`...), formula)
		b = appendEscaped(append(b, "</f><v>"...), s)
	} else {
		b = appendEscaped(append(b, "><f>"...), formula)
		b = append(b, "</f><v>"...)
		switch v := value.(type) {
		case int:
			b = strconv.AppendInt(b, int64(v), 10)
		case float64:
			b = appendNumber(b, v)
		default:
			w.err = fmt.Errorf("a %T is no value of a formula", value)
		}
	}
	w.cells = append(b, "</v></c>"...)
}

// empty writes a cell that has a format only.
func (w *rowWriter) empty(col, style int) {
	w.cells = append(appendStyle(w.open(col), style), "/>"...)
}

// link leads from a cell of the row to a place in the workbook.
func (w *rowWriter) link(col int, target string) {
	n := len(w.links) - 1
	if n < 0 || len(w.links[n])+len(target)+100 > cap(w.links[n]) {
		w.links = append(w.links, make([]byte, 0, blockSize))
		n++
	}
	b := append(append(append(w.links[n], `<hyperlink ref="`...), w.names[col]...), w.row...)
	w.links[n] = append(appendEscaped(append(b, `" location="`...), target), `"/>`...)
}

// appendNumber writes a number with the 15 digits that spreadsheet programs keep.
func appendNumber(b []byte, v float64) []byte {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.AppendInt(b, int64(v), 10)
	}
	at := len(b)
	b = strconv.AppendFloat(b, v, 'g', -1, 64)
	if len(b)-at > 16 {
		b = strconv.AppendFloat(b[:at], v, 'g', 15, 64)
	}
	return b
}

// appendText writes a text element.
func appendText(b []byte, s string) []byte {
	if s != "" && (outer(s[0]) || outer(s[len(s)-1])) {
		b = append(b, `<t xml:space="preserve">`...)
	} else {
		b = append(b, "<t>"...)
	}
	return append(appendEscaped(b, s), "</t>"...)
}

// outer reports white space that is lost at the ends of a text unless it is asked for.
func outer(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// appendEscaped writes a text between tags or quotation marks. "_x000D_" is written so
// that it is not taken for a character, which is how the file format names those that XML
// cannot hold.
func appendEscaped(b []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x20 && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '_' || c == '\n' {
			i++
			continue
		}
		with, size := escape(s[i:])
		if with != "" {
			b = append(append(b, s[from:i]...), with...)
			from = i + size
		}
		i += size
	}
	return append(b, s[from:]...)
}

// escape gives what stands for the first character of s, which takes size bytes; empty if
// it stands for itself.
func escape(s string) (with string, size int) {
	switch s[0] {
	case '&':
		return "&amp;", 1
	case '<':
		return "&lt;", 1
	case '>':
		return "&gt;", 1
	case '"':
		return "&quot;", 1
	case '\t':
		return "&#9;", 1
	case '\r':
		return "&#13;", 1
	case '_':
		if likeEscape(s) {
			return "_x005F_", 1
		}
		return "", 1
	}
	r, size := utf8.DecodeRuneInString(s)
	if r < 0x20 || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError && size < 2 {
		return "\uFFFD", size
	}
	return "", size
}

// likeEscape reports text that begins like "_x000D_".
func likeEscape(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') && (c < 'A' || c > 'F') {
			return false
		}
	}
	return true
}
