package extract

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io/fs"
	"iter"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parley/app"
)

// EPUB reads e-books: the chapters in reading order as one article. Lists of contents and
// chapters outside the reading order are left out; notes follow the text.
type EPUB struct{}

const epubExtractor = "parley-epub/1"

// Recognize knows the type that stands in the first part, or the name.
func (EPUB) Recognize(name string, head []byte) bool {
	return bytes.HasPrefix(head, []byte(zipMagic)) && (bytes.Contains(head, []byte("application/epub+zip")) || hasExt(name, ".epub"))
}

// Extract yields the one article of the book.
func (EPUB) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return single(ctx, fsys, name, func(src source) (app.Extracted, error) {
		parts, err := openParts(src)
		if err != nil {
			return app.Extracted{}, err
		}
		book := epubReader{ctx: ctx, parts: parts}
		book.doc = document{format: "epub", extractor: epubExtractor, trusted: true}
		if err := book.read(); err != nil {
			return app.Extracted{}, xmlError(name, err)
		}
		return book.doc.article(src)
	})
}

type epubReader struct {
	ctx   context.Context // lives as long as one call of Extract
	parts *zipParts
	doc   document
	items map[string]epubItem // of the manifest, by id
	spine []string            // ids in reading order
	size  int
}

type epubItem struct {
	part, media string
	isContents  bool
}

func (r *epubReader) read() error {
	if err := r.checkLock(); err != nil {
		return err
	}
	opf, err := r.packagePart()
	if err != nil {
		return err
	}
	if err := r.readPackage(opf); err != nil {
		return err
	}
	missing := 0
	for _, id := range r.spine {
		it := r.items[id]
		if it.part == "" || it.isContents || !strings.Contains(it.media, "html") {
			continue
		}
		if err := r.ctx.Err(); err != nil {
			return err
		}
		b, err := r.parts.part(it.part)
		if errors.Is(err, errNoPart) {
			missing++
			continue
		}
		if err != nil {
			return err
		}
		if err := r.chapter(b); err != nil {
			return err
		}
	}
	if missing > 0 {
		r.doc.warnings = append(r.doc.warnings, "chapters named in the list of contents are missing")
	}
	return nil
}

// checkLock refuses books whose chapters are encrypted; fonts may be.
func (r *epubReader) checkLock() error {
	b, err := r.parts.part("META-INF/encryption.xml")
	if err != nil {
		return nil //nolint:nilerr // hardly any book has this part
	}
	isLocked := false
	err = walkXML(r.ctx, b, func(w *xmlWalker, s xml.StartElement) error {
		return w.children(func(s xml.StartElement) error {
			return w.children(func(s xml.StartElement) error {
				method := xmlAttr(s, "Algorithm")
				isLocked = isLocked || method != "" && !strings.Contains(method, "idpf.org/2008/embedding") && !strings.Contains(method, "ns.adobe.com/pdf/enc")
				return nil
			}, nil)
		}, nil)
	})
	if err != nil || !isLocked {
		return err
	}
	return &app.Error{
		Code: app.Unsupported, Op: "extract " + r.parts.file, Msg: path.Base(r.parts.file) + " is protected against copying.",
		Hint: "Ask the publisher for a copy without protection, or copy the words that you need into a text file.",
	}
}

// packagePart finds the part that describes the book.
func (r *epubReader) packagePart() (string, error) {
	b, err := r.parts.part("META-INF/container.xml")
	if err != nil && !errors.Is(err, errNoPart) {
		return "", err
	}
	part := ""
	err = walkXML(r.ctx, b, func(w *xmlWalker, _ xml.StartElement) error {
		return w.children(func(xml.StartElement) error {
			return w.children(func(s xml.StartElement) error {
				if s.Name.Local == "rootfile" && part == "" {
					part = xmlAttr(s, "full-path")
				}
				return nil
			}, nil)
		}, nil)
	})
	if err != nil && r.ctx.Err() != nil {
		return "", err
	}
	if r.parts.has(part) {
		return part, nil
	}
	var found []string
	for name := range r.parts.files {
		if strings.HasSuffix(name, ".opf") {
			found = append(found, name)
		}
	}
	if len(found) == 0 {
		return "", damaged(r.parts.file, "the part that describes the book is missing", nil)
	}
	return slices.Min(found), nil
}

func (r *epubReader) readPackage(opf string) error {
	b, err := r.parts.part(opf)
	if err != nil {
		return err
	}
	r.items = map[string]epubItem{}
	return walkXML(r.ctx, b, func(w *xmlWalker, _ xml.StartElement) error {
		return w.children(func(s xml.StartElement) error {
			switch s.Name.Local {
			case "metadata":
				return w.children(func(s xml.StartElement) error { return r.property(w, s) }, nil)
			case "manifest":
				return w.children(func(s xml.StartElement) error {
					r.addItem(opf, s)
					return nil
				}, nil)
			case "spine":
				return w.children(func(s xml.StartElement) error {
					if s.Name.Local == "itemref" && xmlAttr(s, "linear") != "no" {
						r.spine = append(r.spine, xmlAttr(s, "idref"))
					}
					return nil
				}, nil)
			}
			return nil
		}, nil)
	})
}

func (r *epubReader) addItem(opf string, s xml.StartElement) {
	href := xmlAttr(s, "href")
	if plain, err := url.PathUnescape(href); err == nil {
		href = plain
	}
	href, _, _ = strings.Cut(href, "#")
	r.items[xmlAttr(s, "id")] = epubItem{
		part: path.Join(path.Dir(opf), href), media: xmlAttr(s, "media-type"),
		isContents: slices.Contains(strings.Fields(xmlAttr(s, "properties")), "nav"),
	}
}

// property reads an element of the Dublin Core; the first of its kind counts.
func (r *epubReader) property(w *xmlWalker, s xml.StartElement) error {
	p := &r.doc.properties
	to := map[string]*string{"title": &p.title, "language": &p.language, "publisher": &p.publisher, "source": &p.url, "date": &p.published}[s.Name.Local]
	text, err := w.text()
	text = oneLine(text)
	switch {
	case s.Name.Local == "creator":
		if p.author != "" {
			p.author += ", "
		}
		p.author += text
	case s.Name.Local == "date" && xmlAttr(s, "event") != "" && xmlAttr(s, "event") != "publication":
	case s.Name.Local == "identifier" && isWebAddress(text) && p.url == "":
		p.url = text
	case to != nil && *to == "":
		*to = text
	}
	return err
}

// chapter reads the lines of a chapter, its notes apart.
func (r *epubReader) chapter(b []byte) error {
	d := decode(cutDataURIs(b), declaredCharset(b))
	text := strings.ToValidUTF8(d.text, "\uFFFD")
	if countElements(text) > tooMany {
		return r.addLines(&r.doc.lines, tokenBlocks(text))
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return r.addLines(&r.doc.lines, tokenBlocks(text))
	}
	for _, n := range takeNodes(doc, isBookNote) {
		if err := r.addLines(&r.doc.notes, blocksOf(n, nil)); err != nil {
			return err
		}
	}
	return r.addLines(&r.doc.lines, blocksOf(doc, nil))
}

func (r *epubReader) addLines(to *[]docLine, blocks []block) error {
	for _, b := range blocks {
		if b.hidden || b.folded == "" {
			continue
		}
		if r.size += len(b.text) + 1; r.size > maxText {
			return tooLong(r.parts.file)
		}
		*to = append(*to, docLine{text: b.text, kind: b.kind, level: b.level, links: b.links})
	}
	return nil
}

// isBookNote knows footnotes by what they declare to be.
func isBookNote(n *html.Node) bool {
	what := attr(n, "epub:type") + " " + attr(n, "role")
	return strings.Contains(what, "footnote") || strings.Contains(what, "endnote") || strings.Contains(what, "rearnote")
}

// isNoteMark knows what only leads to a note and back, and lists of contents.
func isNoteMark(n *html.Node) bool {
	what := attr(n, "epub:type") + " " + attr(n, "role")
	return tagOf(n) == atom.Nav || strings.Contains(what, "noteref") || strings.Contains(what, "backlink")
}

// takeNodes cuts the outermost elements that match out of a tree, and what is no text.
func takeNodes(root *html.Node, match func(*html.Node) bool) []*html.Node {
	var found, marks []*html.Node
	for n := range root.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case isNoteMark(n):
			marks = append(marks, n)
		case match(n):
			found = append(found, n)
		}
	}
	for _, n := range marks {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	var out []*html.Node
	for _, n := range found {
		inner := false
		for up := n.Parent; up != nil && !inner; up = up.Parent {
			inner = match(up)
		}
		if !inner {
			out = append(out, n)
		}
	}
	for _, n := range out {
		n.Parent.RemoveChild(n)
	}
	return out
}
