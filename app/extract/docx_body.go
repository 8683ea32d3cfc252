package extract

import (
	"context"
	"encoding/xml"
	"strconv"
	"strings"

	"parley/app"
)

// docxReader reads the body of a part with running text.
type docxReader struct {
	w        *xmlWalker
	rels     []relation
	styles   map[string]docxStyle
	out      []docLine
	para     *docxParagraph
	carry    string    // of paragraphs whose end was deleted: the next one goes on with it
	boxes    []docLine // text boxes of the paragraph; they follow it
	hidden   bool
	fields   []bool // open fields, each true once its result has begun
	noteRefs map[string][]string
	notes    map[string][]docLine // by id, where the part holds notes
	marks    bool                 // whether bookmarks are written into the text, for exports
}

// docxParagraph is the paragraph that is being read.
type docxParagraph struct {
	docLine
	buf     strings.Builder
	endGone bool
}

func (r *docxReader) read(ctx context.Context, parts *zipParts, part string) error {
	b, err := parts.part(part)
	if err != nil {
		return err
	}
	r.noteRefs, r.para = map[string][]string{}, &docxParagraph{}
	if err := walkXML(ctx, b, func(w *xmlWalker, s xml.StartElement) error {
		r.w = w
		return r.element(s)
	}); err != nil {
		return err
	}
	r.endPart()
	return nil
}

// endPart writes what still waits for a next paragraph.
func (r *docxReader) endPart() {
	if r.carry != "" {
		r.out = append(r.out, docLine{text: r.carry})
		r.carry = ""
	}
}

// element reads any element; those that only wrap others are seen through.
func (r *docxReader) element(s xml.StartElement) error {
	switch s.Name.Local {
	case "p":
		return r.paragraph()
	case "tbl":
		return r.table()
	case "pPr":
		return r.paragraphProperties()
	case "r":
		saved := r.hidden
		defer func() { r.hidden = saved }()
	case "rPr":
		return r.runProperties()
	case "hyperlink":
		return r.link(s)
	case "sdt":
		return r.control()
	case "AlternateContent":
		return r.alternate()
	case "txbxContent":
		lines, err := r.nested()
		r.boxes = append(r.boxes, lines...)
		return err
	case "footnote", "endnote":
		return r.note(s)
	case "del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr":
		return nil // not text, or no longer
	case "t":
		return r.w.children(nil, r.write)
	default:
		r.sign(s)
	}
	return r.w.children(r.element, nil)
}

// sign writes elements that stand for a character, and books fields and notes.
func (r *docxReader) sign(s xml.StartElement) {
	switch s.Name.Local {
	case "tab", "ptab":
		r.write("\t")
	case "br", "cr":
		r.write("\n")
	case "noBreakHyphen":
		r.write("\u2011")
	case "sym":
		r.write(symbol(xmlAttr(s, "char")))
	case "bookmarkStart":
		if r.marks {
			r.para.buf.WriteString(bookmarkOpen + xmlAttr(s, "name") + bookmarkClose)
		}
	case "fldChar":
		r.field(xmlAttr(s, "fldCharType"))
	case "footnoteReference":
		r.noteRefs[relFootnotes] = append(r.noteRefs[relFootnotes], xmlAttr(s, "id"))
	case "endnoteReference":
		r.noteRefs[relEndnotes] = append(r.noteRefs[relEndnotes], xmlAttr(s, "id"))
	}
}

// symbol gives the character of a symbol font, as far as it has one elsewhere.
func symbol(code string) string {
	n, err := strconv.ParseUint(code, 16, 16)
	if err != nil {
		return ""
	}
	const private = 0xF000
	switch c := rune(n) &^ private; {
	case c == 0xB7, c == 0xA7 && n >= private, c == 0x6C && n >= private, c == 0x6E && n >= private:
		return "•"
	case c == 0xE0 && n >= private:
		return "→"
	case c == 0xFC && n >= private:
		return "✓"
	case n < private:
		return string(rune(n))
	}
	return ""
}

func (r *docxReader) write(s string) {
	if r.hidden {
		return
	}
	for _, shows := range r.fields {
		if !shows {
			return
		}
	}
	r.para.buf.WriteString(s)
}

func (r *docxReader) field(kind string) {
	switch n := len(r.fields); {
	case kind == "begin":
		r.fields = append(r.fields, false)
	case n == 0:
	case kind == "separate":
		r.fields[n-1] = true
	case kind == "end":
		r.fields = r.fields[:n-1]
	}
}

func (r *docxReader) paragraph() error {
	outer := r.para
	defer func() { r.para = outer }()
	r.para = &docxParagraph{}
	r.para.buf.WriteString(r.carry)
	r.carry = ""
	err := r.w.children(r.element, nil)
	for n := len(r.fields); n > 0 && !r.fields[n-1]; n-- {
		r.fields = r.fields[:n-1] // an instruction ends with its paragraph, whatever is missing
	}
	r.para.text = r.para.buf.String()
	if r.para.endGone {
		r.carry = r.para.text
	} else if strings.TrimSpace(r.para.text) != "" {
		r.out = append(r.out, r.para.docLine)
	}
	r.out = append(r.out, r.boxes...)
	r.boxes = nil
	return err
}

// nested reads paragraphs inside a paragraph or a table's cell.
func (r *docxReader) nested() ([]docLine, error) {
	outer := *r
	r.para, r.out, r.boxes, r.carry, r.hidden, r.fields = &docxParagraph{}, nil, nil, "", false, nil
	err := r.w.children(r.element, nil)
	r.endPart()
	lines := r.out
	r.para, r.out, r.boxes, r.carry, r.hidden, r.fields = outer.para, outer.out, outer.boxes, outer.carry, outer.hidden, outer.fields
	return lines, err
}

func (r *docxReader) paragraphProperties() error {
	return r.w.children(func(s xml.StartElement) error {
		switch s.Name.Local {
		case "pStyle":
			r.para.setStyle(r.styles, xmlAttr(s, "val"))
		case "outlineLvl":
			r.para.outline(xmlAttr(s, "val"))
		case "numPr":
			return r.listItem()
		case "rPr":
			return r.w.children(func(s xml.StartElement) error {
				r.para.endGone = r.para.endGone || s.Name.Local == "del" || s.Name.Local == "moveFrom"
				return nil
			}, nil)
		}
		return nil
	}, nil)
}

func (p *docxParagraph) setStyle(styles map[string]docxStyle, id string) {
	const longest = 10 // styles based on each other in a circle end here
	for range longest {
		style, known := styles[id]
		if !known {
			p.kind, p.level, p.role = styleOf(id)
			return
		}
		if style.kind != "" || style.role != "" {
			p.kind, p.level, p.role = style.kind, style.level, style.role
			return
		}
		id = style.base
	}
}

func (r *docxReader) listItem() error {
	level, inList := 1, false
	err := r.w.children(func(s xml.StartElement) error {
		switch s.Name.Local {
		case "ilvl":
			if n, err := strconv.Atoi(xmlAttr(s, "val")); err == nil && n >= 0 && n < 9 {
				level = n + 1
			}
		case "numId":
			inList = xmlAttr(s, "val") != "0"
		}
		return nil
	}, nil)
	if inList && r.para.kind == "" {
		r.para.kind, r.para.level = app.BlockItem, level
	}
	return err
}

func (r *docxReader) runProperties() error {
	return r.w.children(func(s xml.StartElement) error {
		if s.Name.Local == "vanish" && xmlAttr(s, "val") != "0" && xmlAttr(s, "val") != "false" {
			r.hidden = true
		}
		return nil
	}, nil)
}

func (r *docxReader) link(s xml.StartElement) error {
	start := r.para.buf.Len()
	err := r.w.children(r.element, nil)
	id := xmlAttr(s, "id")
	for _, rel := range r.rels {
		if rel.id == id && id != "" && strings.HasSuffix(rel.kind, relLink) && isWebAddress(rel.target) {
			text := r.para.buf.String()
			r.para.links = append(r.para.links, pageLink{title: text[min(start, len(text)):], url: rel.target})
			break
		}
	}
	return err
}

func isWebAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// control reads a content control; what only asks to be filled in is not text.
func (r *docxReader) control() error {
	placeholder := false
	return r.w.children(func(s xml.StartElement) error {
		switch s.Name.Local {
		case "sdtPr":
			return r.w.children(func(s xml.StartElement) error {
				placeholder = placeholder || s.Name.Local == "showingPlcHdr"
				return nil
			}, nil)
		case "sdtContent":
			if placeholder {
				return nil
			}
			return r.w.children(r.element, nil)
		}
		return nil
	}, nil)
}

// alternate reads one of several forms of the same content: the first, or the fallback
// when that shows nothing.
func (r *docxReader) alternate() error {
	length, boxes, lines := r.para.buf.Len(), len(r.boxes), len(r.out)
	done := false
	return r.w.children(func(s xml.StartElement) error {
		if done {
			return nil
		}
		err := r.w.children(r.element, nil)
		done = r.para.buf.Len() > length || len(r.boxes) > boxes || len(r.out) > lines
		return err
	}, nil)
}

func (r *docxReader) note(s xml.StartElement) error {
	if kind := xmlAttr(s, "type"); kind != "" && kind != "normal" || r.notes == nil {
		return nil // lines that set notes apart
	}
	lines, err := r.nested()
	r.notes[xmlAttr(s, "id")] = lines
	return err
}

func (r *docxReader) table() error {
	var rows []docLine
	var into func(s xml.StartElement) error
	into = func(s xml.StartElement) error {
		switch s.Name.Local {
		case "tr":
			row, err := r.row()
			rows = append(rows, row...)
			return err
		case "del", "moveFrom", "tblPr", "tblGrid":
			return nil
		}
		return r.w.children(into, nil)
	}
	err := r.w.children(into, nil)
	r.out = append(r.out, rows...)
	return err
}

func (r *docxReader) row() ([]docLine, error) {
	var cells [][]docLine
	gone := false
	var into func(s xml.StartElement) error
	into = func(s xml.StartElement) error {
		switch s.Name.Local {
		case "tc":
			lines, err := r.nested()
			cells = append(cells, lines)
			return err
		case "trPr":
			return r.w.children(func(s xml.StartElement) error {
				gone = gone || s.Name.Local == "del"
				return nil
			}, nil)
		}
		return r.w.children(into, nil)
	}
	err := r.w.children(into, nil)
	if gone {
		return nil, err
	}
	return rowLines(cells), err
}
