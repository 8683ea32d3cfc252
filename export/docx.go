package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// docx writes the parts of a Word document: paragraphs, tables, footnotes and links, in
// styles that Word knows, so that the document is edited like one written there. It is our
// own because what is to be had is young, or under a licence that we do not take.
type docx struct {
	body  bytes.Buffer
	notes bytes.Buffer
	links []string    // of the notes; relationship "l1", "l2" …
	n     int         // footnotes
	cited map[int]int // footnote of the first mention of a source
	rtl   bool
}

// run is a stretch of text in one look.
type run struct {
	text         string
	bold, italic bool
	quiet        bool
	ink, fill    string // six digits; empty: those of the style
	size         int    // half points; 0: of the style
	note         string // a footnote of this text follows
	link         string // of the footnote
}

// escapeText makes a text fit for XML: cleaned, its line breaks and tabs kept apart.
func escapeText(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder never fails
	return b.String()
}

func (d *docx) runXML(r run) string {
	var b strings.Builder
	b.WriteString("<w:r><w:rPr>")
	if r.bold {
		b.WriteString("<w:b/><w:bCs/>")
	}
	if r.italic {
		b.WriteString("<w:i/><w:iCs/>")
	}
	switch {
	case r.ink != "":
		b.WriteString(`<w:color w:val="` + r.ink + `"/>`)
	case r.quiet:
		b.WriteString(`<w:color w:val="` + inkGrey + `"/>`)
	}
	if r.size > 0 {
		fmt.Fprintf(&b, `<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, r.size, r.size)
	}
	if r.fill != "" {
		b.WriteString(`<w:shd w:val="clear" w:color="auto" w:fill="` + r.fill + `"/>`)
	}
	if d.rtl {
		b.WriteString("<w:rtl/>")
	}
	b.WriteString("</w:rPr>")
	for i, line := range strings.Split(r.text, "\n") {
		if i > 0 {
			b.WriteString("<w:br/>")
		}
		for k, part := range strings.Split(line, "\t") {
			if k > 0 {
				b.WriteString("<w:tab/>")
			}
			if part != "" {
				b.WriteString(`<w:t xml:space="preserve">` + escapeText(part) + "</w:t>")
			}
		}
	}
	b.WriteString("</w:r>")
	if r.note != "" {
		b.WriteString(d.footnote(r.note, r.link))
	}
	return b.String()
}

// footnote adds a note and gives the mark that refers to it.
func (d *docx) footnote(text, link string) string {
	d.n++
	fmt.Fprintf(&d.notes, `<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/>%s</w:pPr>`+
		`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>`, d.n, d.bidi())
	d.notes.WriteString(d.runXML(run{text: " " + text}))
	if link != "" {
		d.links = append(d.links, link)
		fmt.Fprintf(&d.notes, `<w:hyperlink r:id="l%d"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t xml:space="preserve"> %s</w:t></w:r></w:hyperlink>`,
			len(d.links), escapeText(link))
	}
	d.notes.WriteString("</w:p></w:footnote>")
	return fmt.Sprintf(`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, d.n)
}

func (d *docx) bidi() string {
	if d.rtl {
		return "<w:bidi/>"
	}
	return ""
}

func (d *docx) para(style string, runs ...run) {
	d.body.WriteString(d.paraXML(style, "", runs...))
}

func (d *docx) paraXML(style, more string, runs ...run) string {
	var b strings.Builder
	b.WriteString("<w:p><w:pPr>")
	if style != "" {
		b.WriteString(`<w:pStyle w:val="` + style + `"/>`)
	}
	b.WriteString(more + d.bidi() + "</w:pPr>")
	for _, r := range runs {
		b.WriteString(d.runXML(r))
	}
	b.WriteString("</w:p>")
	return b.String()
}

// docCell is a cell of a table.
type docCell struct {
	runs []run // a paragraph; line breaks part lines
	fill string
	edge string // colour of a border of its own
}

// table writes a table whose first row is repeated on each page. Widths are in twentieths of
// a point.
func (d *docx) table(widths []int, head []docCell, rows [][]docCell) {
	b := &d.body
	total := 0
	for _, w := range widths {
		total += w
	}
	fmt.Fprintf(b, `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>%s<w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>`,
		map[bool]string{true: "<w:bidiVisual/>"}[d.rtl], total)
	for _, w := range widths {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString("</w:tblGrid>")
	d.tableRow(widths, head, true)
	for _, r := range rows {
		d.tableRow(widths, r, false)
	}
	b.WriteString("</w:tbl>")
}

func (d *docx) tableRow(widths []int, cells []docCell, head bool) {
	b := &d.body
	b.WriteString("<w:tr><w:trPr><w:cantSplit/>")
	if head {
		b.WriteString("<w:tblHeader/>")
	}
	b.WriteString("</w:trPr>")
	for i, c := range cells {
		fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, widths[i])
		if c.edge != "" {
			b.WriteString("<w:tcBorders>")
			for _, side := range []string{"top", "left", "bottom", "right"} {
				fmt.Fprintf(b, `<w:%s w:val="single" w:sz="6" w:space="0" w:color="%s"/>`, side, c.edge)
			}
			b.WriteString("</w:tcBorders>")
		}
		if c.fill != "" {
			b.WriteString(`<w:shd w:val="clear" w:color="auto" w:fill="` + c.fill + `"/>`)
		}
		b.WriteString(`<w:vAlign w:val="center"/></w:tcPr>`)
		b.WriteString(d.paraXML("TableText", "", c.runs...))
		b.WriteString("</w:tc>")
	}
	b.WriteString("</w:tr>")
}

// section ends a section of pages; landscape turns them.
func (d *docx) section(p docPage, landscape, last bool) {
	w, h, turn := p.width, p.height, ""
	if landscape {
		w, h, turn = h, w, ` w:orient="landscape"`
	}
	sect := fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="rH"/><w:footerReference w:type="default" r:id="rF"/>`+
		`<w:type w:val="nextPage"/><w:pgSz w:w="%d" w:h="%d"%s/><w:pgMar w:top="1134" w:right="1021" w:bottom="1134" w:left="1021" w:header="567" w:footer="567" w:gutter="0"/>%s</w:sectPr>`,
		w, h, turn, map[bool]string{true: "<w:bidi/>"}[d.rtl])
	if last {
		d.body.WriteString(sect)
		return
	}
	d.body.WriteString("<w:p><w:pPr>" + sect + "</w:pPr></w:p>")
}

// docPage is the paper, in twentieths of a point.
type docPage struct{ width, height int }

func pageA4() docPage     { return docPage{11906, 16838} }
func pageLetter() docPage { return docPage{12240, 15840} }

// docInfo is what the document says of itself.
type docInfo struct {
	title, subject, language, header, marking, footer, page1, page2, at string
	page                                                                docPage
}

// write makes the file of what was added.
func (d *docx) write(out io.Writer, i docInfo) error {
	z := zip.NewWriter(out)
	for _, p := range d.parts(i) {
		w, err := z.Create(p.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, xml.Header+p.text); err != nil {
			return err
		}
	}
	return z.Close()
}
