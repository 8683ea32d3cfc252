package extract_test

import (
	"encoding/base64"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// TestSeedFormats saves the shared article in several formats, by small writers of our
// own: each gives the same paragraphs as its plain text.
func TestSeedFormats(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", "data", "seed", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("the shared article is not here")
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	o := extractAll(t, fstest.MapFS{"a.txt": {Data: data}}, "a.txt")
	if len(o.Articles) != 1 {
		t.Fatalf("got %+v", o.Error)
	}
	want := o.Articles[0]
	var paragraphs []string // with its "Read also" list, which is not in the text
	for l := range strings.Lines(string(data)) {
		if l = strings.TrimSpace(l); l != "" {
			paragraphs = append(paragraphs, l)
		}
	}
	saved := map[string][]byte{
		"a.html": seedPage(want.Title, paragraphs),
		"a.docx": zipOf(t, "word/document.xml", seedXML(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`, "<w:p><w:r><w:t>", "</w:t></w:r></w:p>", "</w:body></w:document>", paragraphs)),
		"a.odt":  zipOf(t, "mimetype", []byte("application/vnd.oasis.opendocument.text"), "content.xml", seedXML(`<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text>`, "<text:p>", "</text:p>", "</o:text></o:body></o:document-content>", paragraphs)),
		"a.rtf":  seedRTF(paragraphs),
		"a.eml":  seedMail(want.Title, paragraphs),
		"a.pdf":  seedPDF(paragraphs),
	}
	if len(saved) == 0 {
		t.Fatal("no cases")
	}
	for name, b := range saved {
		t.Run(name, func(t *testing.T) {
			o := extractAll(t, fstest.MapFS{name: {Data: b}}, name)
			if len(o.Articles) != 1 {
				t.Fatalf("got %d articles, %+v", len(o.Articles), o.Error)
			}
			if d := cmp.Diff(strings.Split(want.Text, "\n"), strings.Split(o.Articles[0].Text, "\n")); d != "" {
				t.Errorf("paragraphs (-plain text +%s):\n%s", name, d)
			}
		})
	}
}

func seedPage(title string, paragraphs []string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html><html><head><meta charset=utf-8><title>%s</title></head><body><nav><a href=/>Home</a></nav><article>", html.EscapeString(title))
	list, item := false, false
	for _, p := range paragraphs {
		switch {
		case p == "-" && !list: // the next line is an item of the "Read also" list
			list, item = true, true
			b.WriteString("<ul>")
			continue
		case p == "-":
			item = true
			continue
		case item:
			item = false
			fmt.Fprintf(&b, "<li><a href=\"/%d\">%s</a></li>\n", b.Len(), html.EscapeString(p))
			continue
		}
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p))
	}
	b.WriteString("</article><footer>All rights reserved</footer></body></html>")
	return []byte(b.String())
}

func seedXML(start, open, shut, end string, paragraphs []string) []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + start)
	for _, p := range paragraphs {
		b.WriteString(open + html.EscapeString(p) + shut)
	}
	b.WriteString(end)
	return []byte(b.String())
}

func seedRTF(paragraphs []string) []byte {
	var b strings.Builder
	b.WriteString(`{\rtf1\ansi\ansicpg1252\uc1 `)
	for _, p := range paragraphs {
		for _, u := range utf16.Encode([]rune(p)) {
			switch {
			case u == '\\' || u == '{' || u == '}':
				b.WriteString(`\` + string(rune(u)))
			case u > 0x7E:
				fmt.Fprintf(&b, `\u%d?`, int16(u))
			default:
				b.WriteByte(byte(u))
			}
		}
		b.WriteString("\\par\n")
	}
	b.WriteString("}")
	return []byte(b.String())
}

func seedMail(title string, paragraphs []string) []byte {
	body := base64.StdEncoding.EncodeToString([]byte(strings.Join(paragraphs, "\r\n\r\n")))
	var b strings.Builder
	fmt.Fprintf(&b, "From: desk@northport.example\r\nSubject: =?utf-8?b?%s?=\r\nDate: Mon, 3 Mar 2025 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n",
		base64.StdEncoding.EncodeToString([]byte(title)))
	for len(body) > 76 {
		b.WriteString(body[:76] + "\r\n")
		body = body[76:]
	}
	b.WriteString(body + "\r\n")
	return []byte(b.String())
}

// seedPDF sets the paragraphs in lines of some 90 letters, with space between them.
func seedPDF(paragraphs []string) []byte {
	const width, size, lineHeight = 90, 10, 12
	var pages [][]drawn
	var page []drawn
	y := 780.0
	for _, p := range paragraphs {
		text := ""
		flush := func() {
			if y < 60 {
				pages, page, y = append(pages, page), nil, 780
			}
			page = append(page, drawn{50, y, size, text})
			y, text = y-lineHeight, ""
		}
		for w := range strings.FieldsSeq(p) {
			if utf8.RuneCountInString(text+w) > width {
				flush()
			}
			text = strings.TrimSpace(text + " " + w)
		}
		flush()
		y -= lineHeight
	}
	return pdfOf("", append(pages, page)...)
}
