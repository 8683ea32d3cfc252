package extract_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"parley/app/extract"
)

// seeds adds the golden cases that fit as inputs to begin with; none is a mistake.
func seeds(f *testing.F, patterns ...string) {
	f.Helper()
	n := 0
	for _, p := range patterns {
		files, err := filepath.Glob(filepath.Join("testdata", p))
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(b)
			n++
		}
	}
	if n == 0 {
		f.Fatal("no seeds")
	}
}

func fuzzBytes(f *testing.F, r extract.Reader, name string, patterns ...string) {
	f.Helper()
	seeds(f, patterns...)
	f.Fuzz(func(t *testing.T, data []byte) { fuzzReader(t, r, name, data) })
}

func FuzzExportPage(f *testing.F) {
	fuzzBytes(f, extract.HTML{}, "a.html", "nexis/*.html", "factiva/*.html", "proquest/*.html", "europresse/*.html")
}

func FuzzExportText(f *testing.F) {
	fuzzBytes(f, extract.Text{}, "a.txt", "nexis/*.txt", "factiva/*.txt")
}

func FuzzExportXML(f *testing.F) { fuzzBytes(f, extract.Export{}, "a.xml", "factiva/*.xml") }

func FuzzMail(f *testing.F) { fuzzBytes(f, extract.EML{}, "a.eml", "eml/*.eml", "proquest/*.eml") }

func FuzzMbox(f *testing.F) { fuzzBytes(f, extract.MBOX{}, "a.mbox", "mbox/*.mbox") }

func FuzzMHTML(f *testing.F) {
	fuzzBytes(f, extract.MHTML{}, "a.mhtml", "mhtml/*.mhtml", "mhtml/*.mht")
}

func FuzzFeed(f *testing.F) {
	fuzzBytes(f, extract.Feed{}, "a.xml", "feed/*.xml", "feed/*.rss", "feed/*.rdf", "feed/jsonfeed.json")
}

func FuzzOPML(f *testing.F) { fuzzBytes(f, extract.OPML{}, "a.opml", "opml/*.opml") }

func FuzzRIS(f *testing.F) { fuzzBytes(f, extract.RIS{}, "a.ris", "ris/*.ris", "ris/wos.txt") }

func FuzzBibTeX(f *testing.F) { fuzzBytes(f, extract.BibTeX{}, "a.bib", "bib/*.bib") }

func FuzzCSL(f *testing.F) {
	fuzzBytes(f, extract.CSL{}, "a.json", "csl/list.json", "csl/one.json", "csl/cut-off.json")
}

func FuzzTable(f *testing.F) { fuzzBytes(f, extract.Table{}, "a.csv", "table/*.csv", "table/*.tsv") }

func FuzzTableLines(f *testing.F) { fuzzBytes(f, extract.Table{}, "a.jsonl", "table/*.jsonl") }

func FuzzArchive(f *testing.F) {
	fuzzBytes(f, extract.Archive{}, "a.zip", "archive/*.zip", "archive/*.tar", "archive/*.gz")
}

func FuzzWARC(f *testing.F) { fuzzBytes(f, extract.WARC{}, "a.warc", "warc/*.warc", "warc/*.warc.gz") }

// FuzzWACZ fuzzes the list of pages and the archive inside.
func FuzzWACZ(f *testing.F) {
	f.Add([]byte("{\"url\":\"https://b.example/1\"}\n"), []byte("WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://b.example/1\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n<p>\r\n\r\n"))
	f.Fuzz(func(t *testing.T, pages, warc []byte) {
		fuzzReader(t, extract.WACZ{}, "a.wacz", zipOf(t, "pages/pages.jsonl", pages, "archive/a.warc", warc))
	})
}

// FuzzNexisWord fuzzes the main part of a document that Nexis made.
func FuzzNexisWord(f *testing.F) {
	f.Add([]byte(`<w:p><w:bookmarkStart w:id="1" w:name="Bookmark_1"/></w:p><w:p><w:r><w:t>A title</w:t></w:r></w:p><w:p><w:r><w:t>A paper</w:t></w:r></w:p><w:p><w:r><w:t>May 3, 2024</w:t></w:r></w:p><w:p><w:bookmarkStart w:id="2" w:name="Body"/><w:r><w:t>Body</w:t></w:r></w:p><w:p><w:r><w:t>The text.</w:t></w:r></w:p>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		const start = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><!-- w:name="Bookmark_1" w:name="Body" -->`
		doc := append([]byte(start), body...)
		doc = append(doc, "</w:body></w:document>"...)
		fuzzReader(t, extract.DOCX{}, "a.docx", zipOf(t, "word/document.xml", doc))
	})
}

// FuzzWorkbook fuzzes the sheet of a workbook.
func FuzzWorkbook(f *testing.F) {
	f.Add([]byte(`<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c><c r="B1" t="inlineStr"><is><t>Text</t></is></c><c r="C1" t="inlineStr"><is><t>Date</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="B2" t="inlineStr"><is><t>A text.</t></is></c><c r="C2"><v>45719.5</v></c></row>`))
	f.Fuzz(func(t *testing.T, rows []byte) { fuzzReader(t, extract.Workbook{}, "a.xlsx", workbookOf(t, rows)) })
}

func workbookOf(t testing.TB, rows []byte) []byte {
	t.Helper()
	sheet := append([]byte(`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`), rows...)
	sheet = append(sheet, "</sheetData></worksheet>"...)
	return zipOf(t,
		"[Content_Types].xml", []byte(`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`),
		"_rels/.rels", []byte(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
		"xl/workbook.xml", []byte(`<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`),
		"xl/_rels/workbook.xml.rels", []byte(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
		"xl/worksheets/sheet1.xml", sheet)
}

// zipOf packs parts, given as name and bytes in turn.
func zipOf(t testing.TB, parts ...any) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i].(string))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(parts[i+1].([]byte)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
