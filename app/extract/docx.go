package extract

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io/fs"
	"iter"
	"path"
	"strconv"
	"strings"

	"parley/app"
)

// DOCX reads Word documents: paragraphs, lists, tables, notes behind the text, text
// boxes once, tracked changes as if accepted. Headers and footers are not text.
type DOCX struct{}

const docxExtractor = "parley-docx/1"

// oleMagic begins the container of old Office documents and of new ones with a password.
const oleMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// Recognize knows a Word document by its main part or, when that stands late in the
// file, by its name.
func (DOCX) Recognize(name string, head []byte) bool {
	isWord := hasExt(name, ".docx", ".docm", ".dotx", ".dotm")
	switch {
	case bytes.HasPrefix(head, []byte(zipMagic)):
		return isWord || bytes.Contains(head, []byte("word/document"))
	case bytes.HasPrefix(head, []byte(oleMagic)):
		return isWord
	}
	return false
}

// Extract yields the one article of the document, or those of a news database's export.
func (DOCX) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return several(ctx, fsys, name, func(p *parts) error {
		if bytes.HasPrefix(p.src.bytes, []byte(oleMagic)) {
			return refuseOLE(p.src)
		}
		zip, err := openParts(p.src)
		if err != nil {
			return err
		}
		if is, err := p.nexisDOCX(ctx, zip); is || err != nil {
			return err
		}
		doc, err := readDOCX(ctx, zip)
		if err != nil {
			return xmlError(name, err)
		}
		e, err := doc.article(p.src)
		if err != nil {
			return err
		}
		p.add(e)
		return nil
	})
}

// refuseOLE tells a document with a password from one of the old kind.
func refuseOLE(src source) error {
	encrypted := utf16le("EncryptedPackage")
	if bytes.Contains(src.bytes, encrypted) {
		return locked(src.name, saveUnlocked)
	}
	return &app.Error{
		Code: app.Unsupported, Op: "extract " + src.name, Msg: path.Base(src.name) + " is an old Office document under a new name, which is not read.",
		Hint: "Open it in its own program, save it as .docx and import that.",
	}
}

func utf16le(s string) []byte {
	var b []byte
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}

// Relationship types end in these words, in the transitional and in the strict form.
const (
	relDocument  = "/officeDocument"
	relStyles    = "/styles"
	relFootnotes = "/footnotes"
	relEndnotes  = "/endnotes"
	relLink      = "/hyperlink"
	relCore      = "/core-properties"
)

// relation leads from a part to another or to a web address.
type relation struct{ id, kind, target string }

// relations reads the links of a part; there may be none.
func relations(ctx context.Context, parts *zipParts, part string) ([]relation, error) {
	b, err := parts.part(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
	if errors.Is(err, errNoPart) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []relation
	err = walkXML(ctx, b, func(w *xmlWalker, _ xml.StartElement) error {
		return w.children(func(s xml.StartElement) error {
			r := relation{xmlAttr(s, "Id"), xmlAttr(s, "Type"), xmlAttr(s, "Target")}
			if xmlAttr(s, "TargetMode") != "External" && !strings.HasPrefix(r.target, "/") {
				r.target = path.Join(path.Dir(part), r.target)
			}
			out = append(out, r)
			return nil
		}, nil)
	})
	return out, err
}

// related gives the target of the first relation of a kind, or other.
func relatedPart(rels []relation, kind, other string) string {
	for _, r := range rels {
		if strings.HasSuffix(r.kind, kind) {
			return r.target
		}
	}
	return other
}

func readDOCX(ctx context.Context, parts *zipParts) (*document, error) {
	doc := &document{format: "docx", extractor: docxExtractor}
	top, err := relations(ctx, parts, "")
	if err != nil {
		return nil, err
	}
	main := relatedPart(top, relDocument, "word/document.xml")
	rels, err := relations(ctx, parts, main)
	if err != nil {
		return nil, err
	}
	styles, err := readDOCXStyles(ctx, parts, relatedPart(rels, relStyles, path.Join(path.Dir(main), "styles.xml")))
	if err != nil {
		return nil, err
	}
	body := docxReader{styles: styles, rels: rels}
	if err := body.read(ctx, parts, main); err != nil {
		if errors.Is(err, errNoPart) {
			return nil, damaged(parts.file, "its main part is missing", err)
		}
		return nil, err
	}
	doc.lines = body.out
	for _, kind := range []string{relFootnotes, relEndnotes} {
		part := relatedPart(rels, kind, "")
		if part == "" {
			continue
		}
		notes := docxReader{styles: styles, notes: map[string][]docLine{}}
		if notes.rels, err = relations(ctx, parts, part); err != nil {
			return nil, err
		}
		if err := notes.read(ctx, parts, part); err != nil && !errors.Is(err, errNoPart) {
			return nil, err
		}
		for _, id := range body.noteRefs[kind] {
			doc.notes = append(doc.notes, notes.notes[id]...)
			delete(notes.notes, id)
		}
	}
	return doc, readCore(ctx, parts, relatedPart(top, relCore, "docProps/core.xml"), &doc.properties)
}

// readCore reads the core properties; a document need not have any.
func readCore(ctx context.Context, parts *zipParts, part string, p *properties) error {
	b, err := parts.part(part)
	if errors.Is(err, errNoPart) {
		return nil
	}
	if err != nil {
		return err
	}
	return walkXML(ctx, b, func(w *xmlWalker, _ xml.StartElement) error {
		return w.children(func(s xml.StartElement) error {
			text, err := w.text()
			switch s.Name.Local {
			case "title":
				p.title = text
			case "creator":
				p.author = text
			case "created":
				p.created = text
			case "language":
				p.language = text
			}
			return err
		}, nil)
	})
}

// docxStyle is a paragraph style: what its name says, or the style it is based on.
type docxStyle struct {
	docLine
	base string
}

func readDOCXStyles(ctx context.Context, parts *zipParts, part string) (map[string]docxStyle, error) {
	b, err := parts.part(part)
	if errors.Is(err, errNoPart) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	styles := map[string]docxStyle{}
	err = walkXML(ctx, b, func(w *xmlWalker, _ xml.StartElement) error {
		return w.children(func(s xml.StartElement) error {
			if s.Name.Local != "style" {
				return nil
			}
			id := xmlAttr(s, "styleId")
			var style docxStyle
			err := w.children(func(s xml.StartElement) error {
				switch s.Name.Local {
				case "name":
					style.kind, style.level, style.role = styleOf(xmlAttr(s, "val"))
				case "basedOn":
					style.base = xmlAttr(s, "val")
				case "pPr":
					return w.children(func(s xml.StartElement) error {
						if s.Name.Local == "outlineLvl" {
							style.outline(xmlAttr(s, "val"))
						}
						return nil
					}, nil)
				}
				return nil
			}, nil)
			styles[id] = style
			return err
		}, nil)
	})
	return styles, err
}

// outline makes a line a heading by its outline level, 0 to 8; 9 is running text.
func (l *docLine) outline(level string) {
	const deepest = 8
	if n, err := strconv.Atoi(level); err == nil && n >= 0 && n <= deepest && l.kind == "" && l.role == "" {
		l.kind, l.level = app.BlockHeading, n+1
	}
}
