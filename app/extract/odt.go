package extract

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io/fs"
	"iter"
	"strconv"
	"strings"

	"parley/app"
)

// ODT reads OpenDocument texts, packed (.odt) or as one XML file (.fodt), by the rules of
// DOCX. Comments are not text, and what tracked changes have deleted is not either.
type ODT struct{}

const odtExtractor = "parley-odt/1"

// Recognize knows the type that stands in the first part, or the name.
func (ODT) Recognize(name string, head []byte) bool {
	if bytes.HasPrefix(head, []byte(zipMagic)) {
		return bytes.Contains(head, []byte("application/vnd.oasis.opendocument.text")) ||
			hasExt(name, ".odt", ".ott") && !bytes.Contains(head, []byte("word/document"))
	}
	return bytes.Contains(head, []byte("<office:document ")) && bytes.Contains(head, []byte("opendocument.text"))
}

// Extract yields the one article of the document.
func (ODT) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return single(ctx, fsys, name, func(src source) (app.Extracted, error) {
		r := &odtReader{file: name, styles: map[string]odtStyle{}}
		r.doc = &document{format: "odt", extractor: odtExtractor}
		if err := r.readFile(ctx, src); err != nil {
			return app.Extracted{}, xmlError(name, err)
		}
		r.doc.lines, r.doc.notes = r.out, append(r.notes, r.endnotes...)
		return r.doc.article(src)
	})
}

// odtReader reads the parts of an OpenDocument text.
type odtReader struct {
	file     string
	w        *xmlWalker
	doc      *document
	styles   map[string]odtStyle
	out      []docLine
	notes    []docLine
	endnotes []docLine
	para     *odtParagraph // nil outside paragraphs
	level    int           // of nested lists
	hidden   bool
}

// odtStyle is a style of paragraphs or characters.
type odtStyle struct {
	docLine
	base   string
	hidden bool
}

type odtParagraph struct {
	docLine
	buf   strings.Builder
	boxes []docLine
}

func (r *odtReader) readFile(ctx context.Context, src source) error {
	walk := func(b []byte) error {
		return walkXML(ctx, b, func(w *xmlWalker, s xml.StartElement) error {
			r.w = w
			return r.element(s)
		})
	}
	if !bytes.HasPrefix(src.bytes, []byte(zipMagic)) {
		return walk(src.bytes)
	}
	parts, err := openParts(src)
	if err != nil {
		return err
	}
	manifest, err := parts.part("META-INF/manifest.xml")
	if err == nil && bytes.Contains(manifest, []byte("encryption-data")) {
		return locked(r.file, saveUnlocked)
	}
	for _, part := range []string{"meta.xml", "styles.xml", "content.xml"} {
		b, err := parts.part(part)
		if errors.Is(err, errNoPart) && part != "content.xml" {
			continue
		}
		if errors.Is(err, errNoPart) {
			return damaged(r.file, "its main part is missing", err)
		}
		if err != nil {
			return err
		}
		if err := walk(b); err != nil {
			return err
		}
	}
	return nil
}

// element reads any element; those that only wrap others are seen through.
func (r *odtReader) element(s xml.StartElement) error {
	switch s.Name.Local {
	case "p", "h":
		return r.paragraph(s)
	case "meta":
		return r.w.children(r.property, nil)
	case "style":
		return r.style(s)
	case "span":
		return r.span(s)
	case "a":
		return r.link(s)
	case "note":
		return r.note(s)
	case "table":
		return r.table()
	case "list":
		r.level++
		defer func() { r.level-- }()
	case "text-box":
		lines, err := r.nested()
		if r.para == nil {
			r.out = append(r.out, lines...)
		} else {
			r.para.boxes = append(r.para.boxes, lines...)
		}
		return err
	case "annotation", "tracked-changes", "table-of-content", "alphabetical-index", "user-index", "object-index", "illustration-index", "table-index",
		"master-styles", "forms", "scripts", "settings", "ruby-text", "title", "desc", "note-citation", "sequence-decls", "variable-decls",
		"user-field-decls", "font-face-decls", "binary-data", "annotation-end", "page-number", "page-count":
		return nil // not running text
	case "s", "tab", "line-break":
		r.sign(s)
	}
	if r.para != nil {
		return r.w.children(r.element, r.text)
	}
	return r.w.children(r.element, nil)
}

func (r *odtReader) sign(s xml.StartElement) {
	const mostSpaces = 100
	switch s.Name.Local {
	case "tab":
		r.write("\t")
	case "line-break":
		r.write("\n")
	default:
		n, err := strconv.Atoi(xmlAttr(s, "c"))
		if err != nil {
			n = 1
		}
		r.write(strings.Repeat(" ", max(0, min(n, mostSpaces))))
	}
}

func (r *odtReader) write(s string) {
	if r.para != nil && !r.hidden {
		r.para.buf.WriteString(s)
	}
}

// text writes characters of a paragraph; line ends in the file are spaces.
func (r *odtReader) text(s string) {
	r.write(strings.Map(func(c rune) rune {
		if c == '\n' || c == '\r' || c == '\t' {
			return ' '
		}
		return c
	}, s))
}

func (r *odtReader) property(s xml.StartElement) error {
	text, err := r.w.text()
	p := &r.doc.properties
	switch s.Name.Local {
	case "title":
		p.title = text
	case "initial-creator":
		p.author = text
	case "creator":
		if p.author == "" {
			p.author = text
		}
	case "creation-date":
		p.created = text
	case "language":
		p.language = text
	}
	return err
}

func (r *odtReader) style(s xml.StartElement) error {
	name := xmlAttr(s, "name")
	var style odtStyle
	style.base = xmlAttr(s, "parent-style-name")
	style.kind, style.level, style.role = styleOf(name)
	style.outline(lowered(xmlAttr(s, "default-outline-level")))
	err := r.w.children(func(s xml.StartElement) error {
		if s.Name.Local == "text-properties" && xmlAttr(s, "display") == "none" {
			style.hidden = true
		}
		return nil
	}, nil)
	r.styles[xmlAttr(s, "family")+" "+name] = style
	return err
}

// lowered gives the level below, as DOCX counts it: from 0.
func lowered(level string) string {
	n, err := strconv.Atoi(level)
	if err != nil {
		return ""
	}
	return strconv.Itoa(n - 1)
}

// styleNamed follows a style to one whose name says something.
func (r *odtReader) styleNamed(family, name string) odtStyle {
	const longest = 10
	var found odtStyle
	for range longest {
		style, known := r.styles[family+" "+name]
		if !known {
			if found.kind == "" {
				found.kind, found.level, found.role = styleOf(name)
			}
			return found
		}
		found.hidden = found.hidden || style.hidden
		if style.kind != "" || style.role != "" {
			found.docLine = style.docLine
			return found
		}
		name = style.base
	}
	return found
}
