package extract_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"parley/app"
	"parley/app/extract"
)

// hostile is a file made to do harm, with what is said of it. Where articles are due,
// the harm was done to something else and the rest goes on.
type hostile struct {
	name, file string
	data       func(t testing.TB) []byte
	says       string // in the message of one failure; empty: none
	articles   int
}

func lit(s string) func(testing.TB) []byte { return func(testing.TB) []byte { return []byte(s) } }

func rep(before, s string, n int, after string) func(testing.TB) []byte {
	return func(testing.TB) []byte { return []byte(before + strings.Repeat(s, n) + after) }
}

// entry is one file of an archive made here.
type entry struct {
	name string
	data []byte
	mode fs.FileMode
}

func packed(entries ...entry) func(testing.TB) []byte {
	return func(t testing.TB) []byte {
		t.Helper()
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, e := range entries {
			h := &zip.FileHeader{Name: e.name, Method: zip.Deflate, NonUTF8: true}
			h.SetMode(e.mode | 0o644)
			w, err := z.CreateHeader(h)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write(e.data); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
}

func tarred(headers ...tar.Header) func(testing.TB) []byte {
	return func(t testing.TB) []byte {
		t.Helper()
		var b bytes.Buffer
		w := tar.NewWriter(&b)
		for _, h := range headers {
			h.Format = tar.FormatUSTAR
			body := []byte("A text.")
			if h.Typeflag != tar.TypeReg {
				body = nil
			}
			h.Size = int64(len(body))
			if err := w.WriteHeader(&h); err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write(body); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
}

func gzipped(data func(testing.TB) []byte) func(testing.TB) []byte {
	return func(t testing.TB) []byte {
		t.Helper()
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := w.Write(data(t)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
}

// nested packs a text into n archives, one in the other.
func nested(n int) func(testing.TB) []byte {
	return func(t testing.TB) []byte {
		t.Helper()
		data, name := []byte("A text."), "a.txt"
		for range n {
			data, name = packed(entry{name: name, data: data})(t), "in.zip"
		}
		return data
	}
}

// damagedAt turns bytes of a file around.
func damagedAt(data func(testing.TB) []byte, at int) func(testing.TB) []byte {
	return func(t testing.TB) []byte {
		t.Helper()
		b := data(t)
		for i := at; i < min(at+8, len(b)); i++ {
			b[i] ^= 0xFF
		}
		return b
	}
}

func cut(data func(testing.TB) []byte, share float64) func(testing.TB) []byte {
	return func(t testing.TB) []byte {
		t.Helper()
		b := data(t)
		return b[:int(float64(len(b))*share)]
	}
}

var (
	zeros = make([]byte, 24<<20)
	aText = entry{name: "fine.txt", data: []byte("A text that is read.")}
)

func manyEntries(n int) []entry {
	all := make([]entry, n)
	for i := range all {
		all[i] = entry{name: strconv.Itoa(i) + ".txt"}
	}
	return all
}

func hostileArchives() []hostile {
	encrypted := func(t testing.TB) []byte {
		t.Helper()
		b := packed(aText)(t)
		for _, mark := range []struct {
			sig string
			at  int
		}{{"PK\x03\x04", 6}, {"PK\x01\x02", 8}} {
			b[bytes.Index(b, []byte(mark.sig))+mark.at] |= 1
		}
		return b
	}
	return []hostile{
		{"zip bomb", "a.zip", packed(entry{name: "bomb.txt", data: zeros}, aText), "unpacks to more than 200 times its size", 1},
		{"zip of 10,001 entries", "a.zip", packed(manyEntries(10_001)...), "more than 10000 entries", 0},
		{"zip in zip in zip", "a.zip", nested(3), "packed into too many containers", 0},
		{"zip in zip", "a.zip", nested(2), "", 1},
		{"path that leads out", "a.zip", packed(entry{name: "../../home/a.txt", data: []byte("x")}, aText), "points outside the archive", 1},
		{"path that leads out with backslashes", "a.zip", packed(entry{name: `..\..\a.txt`, data: []byte("x")}, aText), "points outside the archive", 1},
		{"absolute path", "a.zip", packed(entry{name: "/etc/a.txt", data: []byte("x")}, aText), "points outside the archive", 1},
		{"drive", "a.zip", packed(entry{name: "C:a.txt", data: []byte("x")}, aText), "points outside the archive", 1},
		{"device name", "a.zip", packed(entry{name: "docs/CON.txt", data: []byte("x")}, aText), "keeps for a device", 1},
		{"device name with ending", "a.zip", packed(entry{name: "lpt1.tar.html", data: []byte("x")}, aText), "keeps for a device", 1},
		{"symbolic link", "a.zip", packed(entry{name: "link.txt", data: []byte("/etc/passwd"), mode: fs.ModeSymlink}, aText), "is a link", 1},
		{"pipe", "a.zip", packed(entry{name: "pipe.txt", mode: fs.ModeNamedPipe}, aText), "is a device", 1},
		{"NUL in a name", "a.zip", packed(entry{name: "a\x00.exe.txt", data: []byte("A text.")}), "", 1},
		{"name that turns its direction", "a.zip", packed(entry{name: "a\u202Etxt.exe.txt", data: []byte("A text.")}), "", 1},
		{"name of wrong bytes", "a.zip", packed(entry{name: "\xFF\xFE\xC3.txt", data: []byte("A text.")}), "", 1},
		{"name of 60,000 bytes", "a.zip", packed(entry{name: strings.Repeat("a", 60_000) + ".txt", data: []byte("A text.")}), "", 1},
		{"no name", "a.zip", packed(entry{name: "", data: []byte("A text.")}, aText), "", 2},
		{"encrypted", "a.zip", encrypted, "password", 0},
		{"cut off", "a.zip", cut(packed(aText, aText), 0.5), "damaged", 0},
		{"damaged inside", "a.zip", damagedAt(packed(entry{name: "b.txt", data: []byte(strings.Repeat("words and words ", 50))}, aText), 40), "cannot be unpacked", 1},
		{"program under the name of a text", "a.zip", packed(entry{name: "a.txt", data: []byte("\x7FELF\x02\x01\x01\x00")}, aText), "a program", 1},
		{"tar with links", "a.tar", tarred(tar.Header{Name: "l.txt", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"}, tar.Header{Name: "h.txt", Typeflag: tar.TypeLink, Linkname: "x"}, tar.Header{Name: "a.txt", Typeflag: tar.TypeReg}), "is a link", 1},
		{"tar with a device", "a.tar", tarred(tar.Header{Name: "d.txt", Typeflag: tar.TypeChar}, tar.Header{Name: "a.txt", Typeflag: tar.TypeReg}), "is a device", 1},
		{"tar that leads out", "a.tar.gz", gzipped(tarred(tar.Header{Name: "../a.txt", Typeflag: tar.TypeReg}, tar.Header{Name: "a.txt", Typeflag: tar.TypeReg})), "points outside the archive", 1},
		{"tar cut off", "a.tar", cut(tarred(tar.Header{Name: "a.txt", Typeflag: tar.TypeReg}, tar.Header{Name: "b.txt", Typeflag: tar.TypeReg}), 0.4), "damaged", 1},
		{"gzip bomb", "a.gz", gzipped(func(testing.TB) []byte { return zeros }), "unpacks to more than 200 times its size", 0},
		{"gzip cut off", "a.gz", cut(gzipped(rep("", "words ", 10_000, "")), 0.5), "damaged", 0},
		{"gzip of nothing", "a.gz", lit("\x1F\x8B\x08\x00garbage that is none"), "damaged", 0},
		{"workbook bomb", "a.xlsx", packed(entry{name: "xl/workbook.xml", data: zeros}), "damaged", 0},
		{"workbook without sheets", "a.xlsx", packed(entry{name: "xl/workbook.xml", data: []byte("<workbook/>")}), "workbook", 0},
		{"document bomb", "a.docx", packed(entry{name: "word/document.xml", data: zeros}), "200 times its size", 0},
		{"e-book that leads out", "a.epub", packed(entry{name: "META-INF/container.xml", data: []byte(`<container><rootfiles><rootfile full-path="../../etc/passwd"/></rootfiles></container>`)}), "a.epub", 0},
	}
}

const mailHead = "From: A <a@b.example>\r\nSubject: S\r\nDate: Mon, 3 Mar 2025 08:00:00 +0000\r\nMessage-ID: <1@x>\r\n"

func hostileMails() []hostile {
	deep := func(testing.TB) []byte {
		var b strings.Builder
		b.WriteString(mailHead)
		for i := range 40 {
			b.WriteString("Content-Type: multipart/mixed; boundary=b" + strconv.Itoa(i) + "\r\n\r\n--b" + strconv.Itoa(i) + "\r\n")
		}
		return []byte(b.String() + "Content-Type: text/plain\r\n\r\nWords.\r\n")
	}
	return []hostile{
		{"parts nested 40 deep", "a.eml", deep, "nested deeper than 20 levels", 0},
		{"2,000 parts", "a.eml", rep(mailHead+"Content-Type: multipart/mixed; boundary=q\r\n\r\n", "--q\r\n\r\nWord.\r\n", 2000, "--q--"), "more than 1000 parts", 0},
		{"20,000 lines of head", "a.eml", rep(mailHead, "X-A: b\r\n", 20_000, "\r\nWords."), "head has more than 10000 lines", 0},
		{"field of 2 MB", "a.eml", rep(mailHead+"X-A: ", "a", 2<<20, "\r\n\r\nWords."), "", 1},
		{"subject of 100,000 continued lines", "a.eml", rep("Message-ID: <1@x>\r\nSubject: a\r\n", " b\r\n", 9000, "From: a@b.example\r\n\r\nWords."), "", 1},
		{"subject that turns its direction", "a.eml", lit("Message-ID: <1@x>\r\nFrom: a@b.example\r\nSubject: a\u202Egnirts\u202C \u200Bb\r\n\r\nWords."), "", 1},
		{"NUL and wrong bytes", "a.eml", lit(mailHead + "\r\nWords \x00 and \xFF\xFE more."), "", 1},
		{"base64 that is none", "a.eml", lit(mailHead + "Content-Transfer-Encoding: base64\r\nContent-Type: text/plain\r\n\r\n!!!! ???? ----"), "holds no text", 0},
		{"unknown charset", "a.eml", lit(mailHead + "Content-Type: text/plain; charset=\"../../etc\"\r\n\r\nWords."), "", 1},
		{"attachment named to lead out", "a.eml", lit(mailHead + "Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Disposition: attachment; filename=\"..\\..\\con.txt\"\r\n\r\nWords.\r\n--q--"), "", 1},
		{"bomb attached", "a.eml", func(t testing.TB) []byte {
			t.Helper()
			return append([]byte(mailHead+"Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: binary\r\n\r\n"), packed(entry{name: "b.txt", data: zeros})(t)...)
		}, "unpacks to more than 200 times its size", 0},
		{"no mail", "a.eml", lit("nothing of a mail"), "is no mail", 0},
		{"mail of one endless line", "a.eml", rep(mailHead+"\r\n", "word ", 1_800_000, ""), "longer than 8 MB", 0},
		{"page of 11 MB in a mail", "a.eml", rep(mailHead+"Content-Type: text/html\r\n\r\n<p>", "word ", 2_300_000, ""), "larger than 10 MB", 0},
		{"box without a mail", "a.mbox", lit("\n\n\n"), "holds no text", 0},
		{"box of 2,000 empty mails", "a.mbox", rep("", "From a@b.example Mon Mar  3 07:00:00 2025\nTo: a\n\n", 2000, ""), "holds no text", 0},
		{"page file without a page", "a.mhtml", lit("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=q\r\n\r\n--q\r\nContent-Type: image/png\r\n\r\nx"), "holds no web page", 0},
	}
}

func hostileLists() []hostile {
	const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>`
	return []hostile{
		{"entity bomb", "a.xml", lit(`<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "` + strings.Repeat("ha", 1000) + `"><!ENTITY b "` + strings.Repeat("&a;", 1000) + `"><!ENTITY c "` + strings.Repeat("&b;", 1000) + `">]><rss version="2.0"><channel><item><title>T</title><description>&c;</description></item></channel></rss>`), "", 1},
		{"entity that reads a file", "a.xml", lit(`<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>T</title><description>&a; and a text</description></item></channel></rss>`), "", 1},
		{"feed nested 100,000 deep", "a.xml", rep(rss, "<a>", 100_000, ""), "cannot be read", 0},
		{"feed of tags without an end", "a.xml", rep(rss, "<a", 500_000, ""), "cannot be read", 0},
		{"10,001 items", "a.xml", rep(rss, "<item><description>Words.</description></item>", 10_001, "</channel></rss>"), "more than 10000 items", 0},
		{"feed cut off", "a.xml", lit(rss + "<item><title>T</titl"), "cannot be read", 0},
		{"controls in a feed", "a.xml", lit(rss + "<item><title>T\x00\x01</title><description>A \x08text.</description></item></channel></rss>"), "", 1},
		{"title that turns its direction", "a.xml", lit(rss + "<item><title>a\u202Eb\u2066c</title><description>A text.</description></item></channel></rss>"), "", 1},
		{"JSON feed nested deeply", "a.json", rep(`{"version":"https://jsonfeed.org/version/1","items":`, "[", 200_000, ""), "cannot be read", 0},
		{"list of feeds nested deeply", "a.opml", rep("<opml><body>", "<outline>", 100_000, ""), "cannot be read", 0},
		{"references nested deeply", "a.json", rep(`[{"type":"article","title":"T","id":`, "[", 200_000, ""), "cannot be read", 0},
		{"100,001 references", "a.ris", rep("", "TY  - NEWS\n", 100_001, ""), "100000", 0},
		{"reference of a million continued lines", "a.ris", rep("TY  - NEWS\nTI  - T\nAB  - a\n", "b\n", 1_000_000, "ER  - \n"), "", 1},
		{"attached file that leads out", "a.ris", lit("TY  - NEWS\nTI  - T\nL1  - ../../../../etc/passwd\nL1  - file:///etc/passwd\nL1  - C:\\boot.ini\nAB  - A text.\nER  - \n"), "", 1},
		{"list that attaches itself", "a.ris", lit("TY  - NEWS\nTI  - T\nL1  - a.ris\nAB  - A text.\nER  - \n"), "", 1},
		{"braces without an end", "a.bib", rep("@article{a, title=", "{", 500_000, ""), "holds no text", 0},
		{"100,000 broken entries", "a.bib", rep("", "@article{a, title={\n", 20_000, ""), "holds no text", 0},
		{"table of 2,000 columns", "a.csv", rep("text", ",b", 2000, "\na\n"), "more than 1000 columns", 0},
		{"quotation mark without an end", "a.csv", rep("Title,Text\nT,\"", "word ", 1_000_000, ""), "", 1},
		{"table of NUL", "a.csv", rep("Title,Text\nT,", "\x00", 20, "A text.\n"), "", 1},
		{"lines that are no JSON", "a.jsonl", rep("{\"text\":\"A text.\"}\n", "[[[[[[\n", 100, ""), "no JSON object", 1},
		{"JSON line nested deeply", "a.jsonl", rep(`{"text":`, "[", 200_000, "\n"), "", 0},
	}
}

func hostileExports() []hostile {
	factiva := `<html><body><div id="article-A" class="article"><div class="article enArticle">`
	return []hostile{
		{"export that never ends", "a.html", rep("<html><DOC NUMBER=1><DOCFULL> -->", "<DOCFULL> -->", 3000, "<P>words"), "has neither headline nor source", 0},
		{"articles nested in each other", "a.html", rep("<html><body>", factiva, 300, ""), "holds no text", 0},
		{"20,000 publications", "a.html", rep("<html><body>", "<div><span class=DocPublicationName>A</span></div>", 20_000, ""), "has no headline", 0},
		{"anchors and nothing else", "a.html", rep("<html><body>", `<a name="DocID_1"></a>`, 5000, ""), "has no headline", 0},
		{"service answer nested deeply", "a.xml", rep("<PPSResponse><ppsarticle><article>", "<a>", 100_000, ""), "", 0},
		{"counts and nothing else", "a.txt", rep("", "          1 of 9 DOCUMENTS\n\n", 5000, ""), "neither headline nor source", 0},
		{"paragraph of a million lines", "a.txt", rep("     1 of 1 DOCUMENTS\n\n   Paper\n\n   May 3, 2024\n\nTitle\n\nLENGTH: 5 words\n\n", "a line that is wrapped at its end as they are in these exports\n", 100_000, ""), "", 1},
		{"web archive with a length below zero", "a.warc", lit("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n"), "damaged", 0},
		{"web archive with a length beyond all", "a.warc", lit("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\nx"), "damaged", 0},
		{"web archive with an endless head", "a.warc", rep("WARC/1.0\r\n", "X-A: b\r\n", 500_000, ""), "damaged", 0},
		{"bomb in a web archive", "a.warc.gz", gzipped(func(testing.TB) []byte {
			return append([]byte("WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: "+strconv.Itoa(len(zeros))+"\r\n\r\n"), zeros...)
		}), "damaged", 0},
		{"bomb in an answer", "a.warc", func(t testing.TB) []byte {
			t.Helper()
			body := append([]byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"), gzipped(func(testing.TB) []byte { return zeros })(t)...)
			return append([]byte("WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: "+strconv.Itoa(len(body))+"\r\n\r\n"), body...)
		}, "http://a.example/", 0},
		{"web archive of rubbish", "a.warc", rep("WARC/1.0\r\n\r\n", "rubbish ", 100_000, ""), "damaged", 0},
		{"NUL in a text", "a.txt", lit("Words \x00 and more words, enough of them to be a text in the eyes of a reader who counts controls, and even more of them after that."), "neither text", 0},
		{"wrong bytes in a text", "a.txt", lit("Words \xFF\xFE\xC3( and more."), "", 1},
		{"title that turns its direction in a text", "a.txt", lit("Title: abc\u202Edef\nDate: 2025-03-03\n\nA text."), "", 1},
		{"empty file", "a.txt", lit(""), "holds no text", 0},
	}
}

// TestHostileFiles: a clear failure for what is hostile, the rest goes on, nothing takes
// the machine.
func TestHostileFiles(t *testing.T) {
	var all []hostile
	for _, list := range [][]hostile{hostileArchives(), hostileMails(), hostileLists(), hostileExports()} {
		if len(list) == 0 {
			t.Fatal("no cases")
		}
		all = append(all, list...)
	}
	const least = 60
	if len(all) < least {
		t.Fatalf("%d files, want %d", len(all), least)
	}
	start := time.Now()
	var worst time.Duration
	for _, h := range all {
		t.Run(h.name, func(t *testing.T) {
			data := h.data(t)
			begun := time.Now()
			checkHostile(t, fstest.MapFS{h.file: {Data: data}}, h)
			worst = max(worst, time.Since(begun))
		})
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("%d files in %v, the slowest %v; %d MB taken from the system", len(all), time.Since(start).Round(time.Millisecond), worst.Round(time.Millisecond), m.Sys>>20)
}

func checkHostile(t *testing.T, fsys fs.FS, h hostile) {
	t.Helper()
	articles, said := 0, []string(nil)
	for e, err := range extract.NewAny().Extract(t.Context(), fsys, h.file) {
		if err == nil {
			articles++
			checkArticle(t, e)
			if strings.ContainsAny(e.Title+e.Text+e.Part+strings.Join(e.Byline, ""), "\x00\u202E\u2066\u202C") {
				t.Errorf("harmful characters in %q, %q, %.80q", e.Title, e.Part, e.Text)
			}
			continue
		}
		if e.Text != "" || e.Path != "" {
			t.Errorf("an error came with an article: %+v", e)
		}
		known, ok := err.(*app.Error) //nolint:errorlint // as it is given
		if !ok || known.Msg == "" || known.Hint == "" || known.Code == app.Internal {
			t.Errorf("not a message for the user: %v", err)
			continue
		}
		if len(said) < 5 || strings.Contains(known.Msg, h.says) && len(said) < 10 {
			said = append(said, known.Msg)
		}
	}
	if articles != h.articles {
		t.Errorf("%d articles, want %d; said %q", articles, h.articles, said)
	}
	if all := strings.Join(said, " | "); !strings.Contains(all, h.says) || h.says == "" && h.articles > 0 && all != "" {
		t.Errorf("said %q, want %q", all, h.says)
	}
}

// endless is a file of one line that is as long as it says, made while it is read.
type endless int64

func (n endless) Open(name string) (fs.File, error) {
	return endlessFile{io.LimitReader(repeater{}, int64(n)), name}, nil
}

type repeater struct{}

func (repeater) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = "word "[i%5]
	}
	return len(b), nil
}

type endlessFile struct {
	io.Reader
	name string
}

func (f endlessFile) Stat() (fs.FileInfo, error) { return nil, fs.ErrInvalid }
func (f endlessFile) Close() error               { return nil }

// TestLongLines: a line of 100 MB is a failure, whatever the file is called.
func TestLongLines(t *testing.T) {
	names := []string{"a.txt", "a.html", "a.eml", "a.csv", "a.ris", "a.bib", "a.mhtml"}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			checkHostile(t, endless(100<<20), hostile{file: name, says: "too large"})
		})
	}
	if len(names) == 0 {
		t.Fatal("no cases")
	}
}
