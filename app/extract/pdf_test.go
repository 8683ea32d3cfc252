package extract_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"parley/app/extract"
)

// drawn is a line of a page made here, at a place in points.
type drawn struct {
	x, y, size float64
	text       string
}

// column sets lines below each other from a place on.
func column(x, y, size float64, lines ...string) []drawn {
	var out []drawn
	for i, l := range lines {
		if l != "" {
			out = append(out, drawn{x, y - float64(i)*size*1.2, size, l})
		}
	}
	return out
}

func joined(parts ...[]drawn) []drawn {
	var out []drawn
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// pdfOf writes a PDF file of pages. Letters beyond ASCII get codes of their own, which a
// table leads back to Unicode.
func pdfOf(info string, pages ...[]drawn) []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(format string, args ...any) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(offsets)}, args...)...)
	}
	b.WriteString("%PDF-1.4\n")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 6+2*i)
	}
	codes := map[rune]byte{}
	var streams []string
	for _, p := range pages {
		var s strings.Builder
		for _, l := range p {
			if l.size == 0 { // an operator, not a text
				s.WriteString(l.text + "\n")
				continue
			}
			fmt.Fprintf(&s, "BT /F1 %g Tf %g %g Td <%s> Tj ET\n", l.size, l.x, l.y, encodePDF(l.text, codes))
		}
		streams = append(streams, s.String())
	}
	var table strings.Builder
	for r, c := range codes {
		fmt.Fprintf(&table, "1 beginbfchar <%02X> <%04X> endbfchar\n", c, r)
	}
	cmap := "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <00> <FF> endcodespacerange\n" + table.String() + "endcmap end end"
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Count %d /Kids [%s] >>", len(pages), kids.String())
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 4 0 R >>")
	object("<< /Length %d >>\nstream\n%s\nendstream", len(cmap), cmap)
	object("<< %s >>", info)
	for i, s := range streams {
		object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", 7+2*i)
		object("<< /Length %d >>\nstream\n%s\nendstream", len(s), s)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer << /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}

func encodePDF(s string, codes map[rune]byte) string {
	var out strings.Builder
	for _, r := range s {
		c := byte(r)
		if r > 0x7E {
			known, ok := codes[r]
			if c = known; !ok {
				c = byte(0xFF - len(codes))
			}
		}
		codes[r] = c
		fmt.Fprintf(&out, "%02X", c)
	}
	return out.String()
}

const pdfHeadline = "Harbour council puts off its vote"

var (
	pdfLeft = []string{
		"The council of Northport put off its",
		"vote on harbour dues for the third",
		"time on Thursday, its spokesman said",
		"after a long meeting with the car-",
		"riers and the dockers of the town.",
		"   The next meeting is planned for",
		"February, and the council waits for",
		"proposals until then, he told us.",
	}
	pdfRight = []string{
		"   Dockers called the delay a trick",
		"of the carriers, who pay less than",
		"in any other harbour of the coast.",
		"   The mayor said that nobody would",
		"be treated worse than before, what-",
		"ever the council decides in spring.",
	}
	pdfText = "The council of Northport put off its vote on harbour dues for the third time on Thursday, its spokesman said after a long meeting with the carriers and the dockers of the town.\n" +
		"The next meeting is planned for February, and the council waits for proposals until then, he told us.\n" +
		"Dockers called the delay a trick of the carriers, who pay less than in any other harbour of the coast.\n" +
		"The mayor said that nobody would be treated worse than before, whatever the council decides in spring."
)

// indented turns leading spaces into an indent, as typesetters do.
func indented(lines []drawn) []drawn {
	for i, l := range lines {
		if t := strings.TrimLeft(l.text, " "); t != l.text {
			lines[i].text, lines[i].x = t, l.x+12
		}
	}
	return lines
}

func TestPDF(t *testing.T) {
	left := indented(column(60, 740, 10, pdfLeft...))
	right := indented(column(320, 740, 10, pdfRight...))
	title := column(60, 780, 22, pdfHeadline)
	var mixed []drawn // line by line over both columns
	for i := range left {
		mixed = append(mixed, left[i])
		if i < len(right) {
			mixed = append(mixed, right[i])
		}
	}
	one := strings.Split(pdfText, "\n")
	uk := "Міська рада Північного порту вчетверте відклала голосування, повідомив речник."
	tests := []struct {
		name, title, text string
		data              []byte
	}{
		{"two columns", pdfHeadline, pdfText, pdfOf("", joined(title, left, right))},
		{"two columns, written line by line", pdfHeadline, pdfText, pdfOf("", joined(title, mixed))},
		{"right column first", pdfHeadline, pdfText, pdfOf("", joined(right, left, title))},
		{"two pages with header, footer and number", pdfHeadline, pdfText, pdfOf("",
			joined(column(60, 810, 8, "The Northport Courier, 3 March"), title, left, column(290, 30, 8, "Page 1 of 2")),
			joined(column(60, 810, 8, "The Northport Courier, 3 March"), right, column(290, 30, 8, "Page 2 of 2")))},
		{"title in the properties", "A vote put off", one[1], pdfOf("/Title (A vote put off)", indented(column(60, 700, 10, pdfLeft[5:]...)))},
		{"a made title in the properties", pdfHeadline, one[1], pdfOf("/Title (Microsoft Word - x.doc)", joined(title, indented(column(60, 700, 10, pdfLeft[5:]...))))},
		{"paragraphs by distance", pdfHeadline, one[1] + "\n" + one[2], pdfOf("", joined(title,
			column(60, 700, 10, strings.TrimSpace(pdfLeft[5]), pdfLeft[6], pdfLeft[7]),
			column(60, 650, 10, strings.TrimSpace(pdfRight[0]), pdfRight[1], pdfRight[2])))},
		{"cyrillic", "Рада відклала", uk, pdfOf("", joined(column(60, 780, 22, "Рада відклала"), column(60, 740, 10, uk[:strings.Index(uk, " вчетверте")], strings.TrimSpace(uk[strings.Index(uk, " вчетверте"):]))))},
	}
	if len(tests) == 0 {
		t.Fatal("no cases")
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := extractAll(t, fstest.MapFS{"a.pdf": {Data: tt.data}}, "a.pdf")
			if len(o.Articles) != 1 {
				t.Fatalf("got %+v %+v", o, o.Error)
			}
			e := o.Articles[0]
			if d := cmp.Diff(tt.text, e.Text); d != "" || e.Title != tt.title {
				t.Errorf("title %q, want %q; text (-want +got):\n%s", e.Title, tt.title, d)
			}
		})
	}
}

func TestPDFRefusals(t *testing.T) {
	whole := pdfOf("", column(60, 700, 10, pdfLeft...))
	var many [][]drawn
	for range 2100 {
		many = append(many, column(60, 700, 10, "A line."))
	}
	tests := []struct {
		name, says string
		data       []byte
	}{
		{"cut off at its head", "cannot be opened as PDF", whole[:40]},
		{"under another name", "cannot be opened as PDF", []byte("%PDF-1.7\n...")},
		{"only a mark", "cannot be opened as PDF", []byte("%PDF-1.7\n")},
		{"no text", "holds no text", pdfOf("", nil)},
		{"a picture", "only pictures of text", pdfOf("", []drawn{{text: "0 0 100 100 re f"}})},
		{"a stamp on each picture", "only pictures of text", pdfOf("", column(50, 800, 8, "Archive of Northport"), column(50, 800, 8, "Archive of Northport"), column(50, 800, 8, "Archive of Northport"))},
		{"too many pages", "more than 2000 pages", pdfOf("", many...)},
		{"a bomb", "", pdfBomb(t)},
		{"pages without end", "cannot be opened as PDF", append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte("1 0 obj << /Kids [1 0 R] >>\n"), 50_000)...)},
		{"pages in a circle", "", bytes.Replace(whole, []byte("/Kids [6 0 R ]"), []byte("/Kids [2 0 R ]"), 1)},
	}
	if len(tests) == 0 {
		t.Fatal("no cases")
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := extractAll(t, fstest.MapFS{"a.pdf": {Data: tt.data}}, "a.pdf")
			if o.Error == nil || !strings.Contains(o.Error.Msg, tt.says) || len(o.Articles) > 0 {
				t.Errorf("got %+v %+v, want %q", o.Articles, o.Error, tt.says)
			}
		})
	}
}

// pdfBomb is a page whose stream unpacks to a thousand times its size, ten times over.
func pdfBomb(t *testing.T) []byte {
	t.Helper()
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	if _, err := z.Write(bytes.Repeat([]byte("q Q "), 1<<20)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	b := pdfOf("", []drawn{{text: "STREAM"}})
	return bytes.Replace(b, []byte("<< /Length 7 >>\nstream\nSTREAM\n"), append(fmt.Appendf(nil, "<< /Filter /FlateDecode /Length %d >>\nstream\n", packed.Len()), packed.Bytes()...), 1)
}

// TestPDFData reads the shared files where they are: each is an article or a failure
// with a reason.
func TestPDFData(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "data", "formats")
	files, err := filepath.Glob(filepath.Join(dir, "pdf", "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("the shared files are not here")
	}
	for _, f := range files {
		o := extractAll(t, os.DirFS(filepath.Dir(f)), filepath.Base(f))
		if len(o.Articles) == 0 && (o.Error == nil || o.Error.Hint == "") {
			t.Errorf("%s: neither an article nor a reason", filepath.Base(f))
		}
	}
}

func FuzzPDF(f *testing.F) {
	f.Add(pdfOf("/Title (A)", column(60, 700, 10, pdfLeft...)))
	f.Add([]byte("%PDF-1.7\n"))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzReader(t, extract.PDF{}, "a.pdf", data) })
}
