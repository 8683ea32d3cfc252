package extract

import (
	"context"
	"encoding/xml"
	"html"
	"io/fs"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strings"

	"parley/app"
	"parley/app/plaintext"
)

// PlainReaders lists readers for files at which the full ones were stopped: they know
// the same formats and pull out the text with little more than its paragraphs, which
// the structure of a file can hardly make slow. Each article says so in a warning.
func PlainReaders() []Reader {
	all := Readers()
	for i, r := range all {
		switch r.(type) {
		case PDF:
			all[i] = plainReader{PDF{plain: true}, nil}
		case HTML:
			all[i] = plainReader{r, plainPage}
		case DOCX:
			all[i] = plainReader{r, plainParts("docx", isPartOf("word/document"))}
		case ODT:
			all[i] = plainReader{r, plainParts("odt", isPartOf("content.xml"))}
		case EPUB:
			all[i] = plainReader{r, plainParts("epub", func(name string) bool { return hasExt(name, ".html", ".htm", ".xhtml") })}
		}
	}
	return all
}

const (
	plainExtractor = "parley-plain/1"
	plainWarning   = "read in the plain way, since the full reader was stopped at this file: only its text was taken, headings, lists and fields may be missing"
)

// plainReader knows a format as another reader does and reads it in a simpler way.
type plainReader struct {
	Reader

	read func(source) (app.Extracted, error) // nil: Reader has a plain way itself
}

// Extract yields the one article of the file, with the warning.
func (r plainReader) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	if r.read != nil {
		return single(ctx, fsys, name, r.read)
	}
	return func(yield func(app.Extracted, error) bool) {
		for e, err := range r.Reader.Extract(ctx, fsys, name) {
			if err == nil {
				e.Warnings = append(e.Warnings, plainWarning)
			}
			if !yield(e, err) {
				return
			}
		}
	}
}

// plainArticle makes an article of lines.
func plainArticle(format string, lines []string) app.Extracted {
	text, _ := plaintext.Canonical(strings.Join(lines, "\n"))
	e := app.Extracted{
		Format: format, Extractor: plainExtractor, Text: text,
		Provenance: map[string]string{}, Warnings: []string{plainWarning},
	}
	var how string
	e.Language, how = language(text, "", byFile)
	setField(&e, "language", how)
	return e
}

// plainPage reads the lines of a page that are sentences: what is short and ends like
// none is menus, buttons and lists of links.
func plainPage(src source) (app.Extracted, error) {
	b := cutDataURIs(src.bytes)
	if len(b) > maxPage {
		return app.Extracted{}, tooLarge(src.name, "the page is larger than 10 MB without its pictures")
	}
	d := src.decode(b, declaredCharset(b))
	page := strings.ToValidUTF8(d.text, "\uFFFD")
	const fewWords = 12
	var lines []string
	for _, l := range tokenBlocks(page) {
		text := oneLine(l.text)
		if text == "" || !endsSentence(text) && len(strings.Fields(text)) < fewWords {
			continue
		}
		lines = append(lines, text)
	}
	e := plainArticle("html", lines)
	e.Encoding = d.encoding
	setField(&e, "encoding", d.how)
	if m := titleTag.FindStringSubmatch(page); m != nil {
		if e.Title = line(html.UnescapeString(m[1])); e.Title != "" {
			setField(&e, "title", byPage)
		}
	}
	return e, nil
}

var titleTag = regexp.MustCompile(`(?is)<title[^>]{0,500}>([^<]{1,500})</title`)

func isPartOf(start string) func(string) bool {
	return func(name string) bool { return strings.HasPrefix(name, start) && strings.HasSuffix(name, ".xml") }
}

// plainParts reads the text of the parts of a document, in the order of their names.
func plainParts(format string, wanted func(name string) bool) func(source) (app.Extracted, error) {
	return func(src source) (app.Extracted, error) {
		parts, err := openParts(src)
		if err != nil {
			return app.Extracted{}, err
		}
		var lines []string
		size := 0
		for _, name := range slices.Sorted(maps.Keys(parts.files)) {
			if !wanted(name) {
				continue
			}
			b, err := parts.part(name)
			if err != nil {
				return app.Extracted{}, err
			}
			for _, l := range textOfXML(b) {
				size += len(l)
				lines = append(lines, l)
			}
			if size > maxText {
				return app.Extracted{}, tooLong(src.name)
			}
		}
		return plainArticle(format, lines), nil
	}
}

// textOfXML gives the text of a part, a line for each paragraph, as far as it can be
// read: a part that is cut off ends there.
func textOfXML(b []byte) []string {
	d := xml.NewDecoder(strings.NewReader(strings.ToValidUTF8(string(b), "\uFFFD")))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var out []string
	var text strings.Builder
	silent := 0
	end := func() {
		if t := oneLine(text.String()); t != "" {
			out = append(out, t)
		}
		text.Reset()
	}
	for {
		token, err := d.RawToken()
		if err != nil {
			end()
			return out
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "style", "script", "head", "instrText", "delText", "annotation":
				silent++
			case "tab", "br", "s", "line-break":
				text.WriteByte(' ')
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "style", "script", "head", "instrText", "delText", "annotation":
				silent = max(0, silent-1)
			case "p", "h", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div", "tr", "blockquote":
				end()
			}
		case xml.CharData:
			if silent == 0 {
				text.Write(t)
			}
		}
	}
}
