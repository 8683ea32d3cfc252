package extract

import (
	"encoding/xml"
	"strings"

	"parley/app"
)

func (r *odtReader) paragraph(s xml.StartElement) error {
	outer := r.para
	style := r.styleNamed("paragraph", xmlAttr(s, "style-name"))
	r.para = &odtParagraph{docLine: docLine{kind: style.kind, level: style.level, role: style.role}}
	if s.Name.Local == "h" && r.para.role == "" {
		r.para.kind = ""
		r.para.outline(lowered(xmlAttr(s, "outline-level")))
		if r.para.kind == "" {
			r.para.kind = app.BlockHeading
		}
	}
	if r.level > 0 && r.para.kind == "" {
		r.para.kind, r.para.level = app.BlockItem, r.level
	}
	wasHidden := r.hidden
	r.hidden = r.hidden || style.hidden
	err := r.w.children(r.element, r.text)
	r.hidden = wasHidden
	p := r.para
	r.para = outer
	if p.text = p.buf.String(); strings.TrimSpace(p.text) != "" {
		r.out = append(r.out, p.docLine)
	}
	r.out = append(r.out, p.boxes...)
	return err
}

func (r *odtReader) span(s xml.StartElement) error {
	wasHidden := r.hidden
	r.hidden = r.hidden || r.styleNamed("text", xmlAttr(s, "style-name")).hidden
	err := r.w.children(r.element, r.text)
	r.hidden = wasHidden
	return err
}

func (r *odtReader) link(s xml.StartElement) error {
	if r.para == nil {
		return r.w.children(r.element, nil)
	}
	start := r.para.buf.Len()
	err := r.w.children(r.element, r.text)
	if target := xmlAttr(s, "href"); isWebAddress(target) {
		r.para.links = append(r.para.links, pageLink{title: r.para.buf.String()[start:], url: target})
	}
	return err
}

// nested reads paragraphs inside a paragraph or a table's cell.
func (r *odtReader) nested() ([]docLine, error) {
	outer := *r
	r.out, r.para, r.level, r.hidden = nil, nil, 0, false
	err := r.w.children(r.element, nil)
	lines := r.out
	r.out, r.para, r.level, r.hidden = outer.out, outer.para, outer.level, outer.hidden
	return lines, err
}

func (r *odtReader) note(s xml.StartElement) error {
	lines, err := r.nested()
	if xmlAttr(s, "note-class") == "endnote" {
		r.endnotes = append(r.endnotes, lines...)
	} else {
		r.notes = append(r.notes, lines...)
	}
	return err
}

func (r *odtReader) table() error {
	var rows []docLine
	var into func(s xml.StartElement) error
	into = func(s xml.StartElement) error {
		switch s.Name.Local {
		case "table-row":
			row, err := r.row()
			rows = append(rows, row...)
			return err
		case "title", "desc":
			return nil
		}
		return r.w.children(into, nil)
	}
	err := r.w.children(into, nil)
	r.out = append(r.out, rows...)
	return err
}

func (r *odtReader) row() ([]docLine, error) {
	var cells [][]docLine
	err := r.w.children(func(s xml.StartElement) error {
		if s.Name.Local != "table-cell" {
			return nil // covered by a cell beside or above
		}
		lines, err := r.nested()
		cells = append(cells, lines)
		return err
	}, nil)
	return rowLines(cells), err
}
