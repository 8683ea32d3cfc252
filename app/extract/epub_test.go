package extract_test

import (
	"strings"
	"testing"

	"parley/app/extract"
)

const epubContainer = `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`

// epub makes a book of chapters, given as name and body one after the other; a name that
// begins with "-" is outside the reading order.
func epub(t testing.TB, metadata string, chapters ...string) []byte {
	t.Helper()
	parts := []string{"mimetype", "application/epub+zip", "META-INF/container.xml", epubContainer}
	manifest, spine := `<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>`, `<itemref idref="nav"/>`
	for i := 0; i+1 < len(chapters); i += 2 {
		name, linear := strings.CutPrefix(chapters[i], "-")
		manifest += `<item id="` + name + `" href="text/` + strings.ReplaceAll(name, " ", "%20") + `.xhtml" media-type="application/xhtml+xml"/>`
		spine += `<itemref idref="` + name + `"`
		if linear {
			spine += ` linear="no"`
		}
		spine += "/>"
		if chapters[i+1] != "" {
			parts = append(parts, "OPS/text/"+name+".xhtml", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="e"><head><title>`+name+`</title></head><body>`+chapters[i+1]+`</body></html>`)
		}
	}
	parts = append(parts, "OPS/nav.xhtml", `<html><body><nav><ol><li>Contents</li></ol></nav></body></html>`,
		"OPS/book.opf", `<package xmlns:dc="dc" xmlns:opf="opf"><metadata>`+metadata+`</metadata><manifest>`+manifest+`</manifest><spine>`+spine+`</spine></package>`)
	return zipped(t, parts...)
}

func epubCases(t testing.TB) []made {
	return []made{
		{"chapters.epub", epub(t, `<dc:title>The Wells of Sarn</dc:title><dc:creator>Mira Oslan</dc:creator><dc:creator>Jon Tarrek</dc:creator><dc:publisher>Bral Press</dc:publisher><dc:language>en</dc:language>`+
			`<dc:date opf:event="modification">2026-05-01</dc:date><dc:date opf:event="publication">2025-11-02</dc:date><dc:identifier>urn:x:1</dc:identifier><dc:source>https://books.example/wells</dc:source>`,
			"title", `<h1>The Wells of Sarn</h1><p>Mira Oslan, Jon Tarrek</p>`, "one", `<h1>Water</h1><p>The treaty of 1974<a epub:type="noteref" href="#n1">1</a> is void.</p><blockquote><p>“We have no well,” the mayor said.</p></blockquote>`+
				`<aside epub:type="footnote" id="n1"><p>Signed in Bral. <a role="doc-backlink" href="#">↩</a></p></aside>`, "-extra", `<p>Not in order.</p>`, "two three", `<h2>Stone</h2><ul><li>Walls</li><li>Roads</li></ul>`)},
		{"ukrainian.epub", epub(t, `<dc:title>Криниці Сарна</dc:title><dc:language>uk</dc:language>`, "one", `<p>Уряд Веланду закрив гавань у середу, повідомила її речниця.</p><p>«Ми не мали вибору», — сказала вона.</p>`)},
		{"hebrew.epub", epub(t, `<dc:title>הנמל</dc:title><dc:language>he</dc:language>`, "one", `<div dir="rtl"><p>הממשלה סגרה את הנמל ביום רביעי.</p></div>`)},
		{"tables.epub", epub(t, `<dc:title>Votes</dc:title>`, "one", `<table><caption>Votes in the assembly</caption><tr><th>Party</th><th>Yes</th></tr><tr><td>Reform</td><td>41</td></tr></table><p hidden="">Hidden.</p><p>Counted on Monday in the assembly of Veland.</p>`)},
		{"missing-chapter.epub", epub(t, `<dc:title>Half a book</dc:title>`, "one", `<p>The first chapter is there, and it has some words.</p>`, "two", "")},
		{"deep-chapter.epub", epub(t, `<dc:title>Deep</dc:title>`, "one", strings.Repeat("<div>", 600)+"<p>Words at the bottom of the chapter.</p>"+strings.Repeat("</div>", 600))},
		{"locked.epub", zipped(t, "mimetype", "application/epub+zip", "META-INF/container.xml", epubContainer, "META-INF/encryption.xml",
			`<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>`)},
		{"no-package.epub", zipped(t, "mimetype", "application/epub+zip")},
		{"no-container.epub", zipped(t, "mimetype", "application/epub+zip", "b.opf", `<package><manifest><item id="a" href="a.html" media-type="text/html"/></manifest><spine><itemref idref="a"/></spine></package>`, "a.html", "<p>Found all the same.</p>")},
		{"pictures.epub", epub(t, `<dc:title>Pictures</dc:title>`, "one", `<img src="a.png"/>`)},
	}
}

func TestEPUB(t *testing.T) { checkMade(t, "epub", epubCases(t)) }

func FuzzEPUB(f *testing.F) {
	for _, c := range epubCases(f) {
		f.Add(c.data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { fuzzReader(t, extract.EPUB{}, "a.epub", data) })
}

// FuzzEPUBParts changes chapter and package; random bytes hardly ever are an archive.
func FuzzEPUBParts(f *testing.F) {
	f.Add(`<dc:title>A</dc:title>`, `<p>B<a epub:type="noteref">1</a></p><aside epub:type="footnote"><p>C</p></aside>`)
	f.Add(`<dc:date>2025</dc:date></metadata><spine/>`, `<nav><aside role="doc-footnote">`)
	f.Fuzz(func(t *testing.T, metadata, chapter string) {
		fuzzReader(t, extract.EPUB{}, "a.epub", epub(t, metadata, "one", chapter))
	})
}
