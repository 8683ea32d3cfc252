package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"hash/crc32"
	"io/fs"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parley/app"
	"parley/export"
)

// The checksum of two pieces is that of both together, whatever their lengths.
func TestJoinCRC(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 300 {
		data := make([]byte, r.IntN(1<<(i%18)+1))
		for k := range data {
			data[k] = byte(r.Uint32())
		}
		at := r.IntN(len(data) + 1)
		a, b := data[:at], data[at:]
		if got, want := export.JoinCRC(crc32.ChecksumIEEE(a), crc32.ChecksumIEEE(b), uint64(len(b))), crc32.ChecksumIEEE(data); got != want {
			t.Fatalf("%d and %d bytes: %08x, want %08x", len(a), len(b), got, want)
		}
	}
}

func TestEscaped(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "Actor 1", "<t>Actor 1</t>"},
		{"markup", `a < b & "c" > d`, "<t>a &lt; b &amp; &quot;c&quot; &gt; d</t>"},
		{"other scripts", "Київ ▲ 北京 😀", "<t>Київ ▲ 北京 😀</t>"},
		{"lines", "one\ntwo\tthree", "<t>one\ntwo&#9;three</t>"},
		{"outer spaces", " a", `<t xml:space="preserve"> a</t>`},
		{"trailing line feed", "a\n", "<t xml:space=\"preserve\">a\n</t>"},
		{"ids", "actor_1_x", "<t>actor_1_x</t>"},
		{"like an escape", "_x000D_", "<t>_x005F_x000D_</t>"},
		{"two in one", "_x000D_x000A_", "<t>_x005F_x000D_x005F_x000A_</t>"},
		{"not quite", "_x00G0_ _x000D", "<t>_x00G0_ _x000D</t>"},
		{"what XML cannot hold", "a\x00b\uFFFFc", "<t>a\uFFFDb\uFFFDc</t>"},
		{"invalid bytes", "a\xffb\xc3", "<t>a\uFFFDb\uFFFD</t>"},
		{"empty", "", "<t></t>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := export.Escaped(tt.in); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

// Whatever the text, what is written is XML, and reads back as valid text does.
func FuzzEscaped(f *testing.F) {
	for _, s := range []string{"", "a<b", "_x000D_", "\xff", "\r\n", "\u202ex", "]]>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got struct {
			Text string `xml:",chardata"`
		}
		if err := xml.Unmarshal([]byte(export.Escaped(s)), &got); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if clean := export.CleanLabel(s); clean == s && !strings.Contains(s, "_x") && got.Text != s {
			t.Errorf("%q comes back as %q", s, got.Text)
		}
	})
}

func TestNumber(t *testing.T) {
	for _, tt := range []struct {
		in   float64
		want string
	}{
		{0, "0"},
		{-3, "-3"},
		{45758, "45758"},
		{0.5, "0.5"},
		{1e14, "100000000000000"},
		{1.0 / 3, "0.333333333333333"},
		{45758.39583333333, "45758.3958333333"},
		{-0.1, "-0.1"},
	} {
		if got := export.Number(tt.in); got != tt.want {
			t.Errorf("%v is written %s, want %s", tt.in, got, tt.want)
		}
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		v := (r.Float64() - 0.5) * math.Pow(10, float64(r.IntN(40)-20))
		got, err := strconv.ParseFloat(export.Number(v), 64)
		if err != nil || math.Abs(got-v) > math.Abs(v)*1e-14 {
			t.Fatalf("%v comes back as %v: %v", v, got, err)
		}
	}
}

func TestSharedTexts(t *testing.T) {
	long := strings.Repeat("x", 2000)
	places, unique := export.SharePlaces([]string{"a", "b", "a", "a", "b", "c", long, long, "a"})
	if want := []int{-1, -1, 0, 0, 1, -1, -1, -1, 0}; !slices.Equal(places, want) || unique != 2 {
		t.Errorf("places %v of %d, want %v of 2", places, unique, want)
	}
	var many []string
	for i := range 60_000 {
		many = append(many, fmt.Sprint("text ", i), fmt.Sprint("text ", i))
	}
	if _, unique := export.SharePlaces(many); unique != 50_000 {
		t.Errorf("the table holds %d texts, want 50,000", unique)
	}
}

// Excel refuses parts beyond 4 GiB whose heads are in the short form.
func TestLargeHead(t *testing.T) {
	for _, tt := range []struct {
		name    string
		size    uint64
		version uint16
	}{{"small", 1 << 20, 20}, {"large", 5 << 30, 45}} {
		t.Run(tt.name, func(t *testing.T) {
			head, version, err := export.LargeHead(tt.size)
			if err != nil {
				t.Fatal(err)
			}
			if got := binary.LittleEndian.Uint16(head[4:]); got != tt.version || version != tt.version {
				t.Errorf("versions %d and %d, want %d", got, version, tt.version)
			}
			if got := bytes.Contains(head, binary.LittleEndian.AppendUint64(nil, tt.size)); got != (tt.version == 45) {
				t.Errorf("long form of the size: %v", got)
			}
		})
	}
}

// Beyond the formulas every cell of Positions leads to its rows, and every row to its source.
func TestLinks(t *testing.T) {
	b := newBook("Links")
	for i := range 150 {
		b.actor(fmt.Sprintf("Actor %d", i), "", "")
	}
	for j := range 50 {
		b.issue(fmt.Sprintf("Issue %d", j), "Should it be?")
	}
	b.book.Codebook.Actors = nil // no table of names to search 7,500 times
	for _, a := range b.book.Matrix.Actors {
		for _, x := range b.book.Matrix.Issues {
			b.cell(a.ID, x.ID, nil, b.words(app.Support, app.DirectQuote, "2025-04-11", "yes"))
		}
	}
	data := writeBytes(t, export.Options{}, b.done())
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	positions, err := fs.ReadFile(z, "xl/worksheets/sheet3.xml")
	if err != nil {
		t.Fatal(err)
	}
	evidence, err := fs.ReadFile(z, "xl/worksheets/sheet4.xml")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		sheet        []byte
		cell, target string
	}{{positions, "A3", "Summary!A1"}, {positions, "M5006", "Evidence!B5006"}, {positions, "M7505", "Evidence!B7505"}, {evidence, "K7505", "Sources!A6"}} {
		if link := fmt.Sprintf(`<hyperlink ref="%s" location="%s"`, tt.cell, tt.target); bytes.Count(tt.sheet, []byte(link)) != 1 {
			t.Errorf("no link from %s to %s", tt.cell, tt.target)
		}
		if n := bytes.Count(tt.sheet, []byte("<hyperlinks>")); n != 1 {
			t.Errorf("%d lists of links", n)
		}
	}
}

// Spreadsheet programs take the parts of a sheet in one order only.
func TestPlaceOfLinks(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"beside others", "<hyperlinks><a/></hyperlinks><printOptions></printOptions><pageMargins/></worksheet>", "<hyperlinks><a/><b/></hyperlinks><printOptions></printOptions><pageMargins/></worksheet>"},
		{"the first", "<dataValidations/><printOptions></printOptions><pageMargins/></worksheet>", "<dataValidations/><hyperlinks><b/></hyperlinks><printOptions></printOptions><pageMargins/></worksheet>"},
		{"margins only", "<dataValidations/><pageMargins/></worksheet>", "<dataValidations/><hyperlinks><b/></hyperlinks><pageMargins/></worksheet>"},
		{"nothing else", "</worksheet>", "<hyperlinks><b/></hyperlinks></worksheet>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := export.LinksAmong(tt.in, "<b/>"); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// The same book gives the same parts, so that two exports can be compared. Only the library's
// list of them has no fixed order.
func TestSameEachTime(t *testing.T) {
	b := grid(40, 13, 3)
	first, second := unpack(t, writeBytes(t, export.Options{}, b)), unpack(t, writeBytes(t, export.Options{}, b))
	if len(first.files) == 0 || len(first.files) != len(second.files) {
		t.Fatalf("%d and %d parts", len(first.files), len(second.files))
	}
	for name, data := range first.files {
		if name != "[Content_Types].xml" && !bytes.Equal(data, second.files[name]) {
			t.Errorf("%s differs from export to export", name)
		}
	}
}
