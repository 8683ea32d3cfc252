package export

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// sheetParts finds the parts of the sheets by their names. What cannot be found has no
// entry, and then nothing is known of its formulas.
func sheetParts(z *zip.Reader) map[string]*zip.File {
	byName := map[string]*zip.File{}
	for _, p := range z.File {
		byName[strings.TrimPrefix(p.Name, "/")] = p
	}
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
			IDS  string `xml:"http://purl.oclc.org/ooxml/officeDocument/relationships id,attr"` // of the strict variant
		} `xml:"sheets>sheet"`
	}
	var rels struct {
		Items []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if decodePart(byName["xl/workbook.xml"], &book) != nil || decodePart(byName["xl/_rels/workbook.xml.rels"], &rels) != nil {
		return nil
	}
	target := map[string]string{}
	for _, r := range rels.Items {
		if strings.HasPrefix(r.Target, "/") {
			target[r.ID] = strings.TrimPrefix(r.Target, "/")
		} else {
			target[r.ID] = path.Join("xl", r.Target)
		}
	}
	out := map[string]*zip.File{}
	for _, s := range book.Sheets {
		if p, ok := byName[target[s.ID+s.IDS]]; ok {
			out[s.Name] = p
		}
	}
	return out
}

func decodePart(p *zip.File, v any) (err error) {
	if p == nil {
		return errors.New("no such part")
	}
	r, err := p.Open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	return xml.NewDecoder(io.LimitReader(r, maxTablePart)).Decode(v)
}

// formulas marks the cells of a table that hold a formula: what the library gives for them
// is the value that was computed last, which looks like typed text.
func (b *bookReader) formulas(t *app.EditedTable) error {
	part, ok := b.parts[t.Sheet]
	if !ok {
		return bookError("the sheet “"+t.Sheet+"” cannot be found among the parts of the workbook", nil)
	}
	r, err := part.Open()
	if err != nil {
		return bookError("the sheet “"+t.Sheet+"” cannot be read", err)
	}
	defer r.Close() //nolint:errcheck // only read
	s := formulaScan{d: xml.NewDecoder(io.LimitReader(r, maxBookUnzip)), t: t}
	for n := 0; ; n++ {
		if n%10_000 == 0 && b.ctx.Err() != nil {
			return b.ctx.Err()
		}
		tok, err := s.d.RawToken()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return bookError("the sheet “"+t.Sheet+"” cannot be read to its end", err)
		}
		switch el := tok.(type) {
		case xml.StartElement:
			s.start(el)
		case xml.EndElement:
			s.inCell = s.inCell && el.Name.Local != "c"
		}
	}
}

// formulaScan knows where in the sheet it is; rows and cells need not say it themselves.
type formulaScan struct {
	d        *xml.Decoder
	t        *app.EditedTable
	row, col int
	inCell   bool // data bars have formulas too
	at       int  // of the next row of t
}

func (s *formulaScan) start(el xml.StartElement) {
	switch el.Name.Local {
	case "row":
		s.row, s.col = s.row+1, 0
		if n, err := strconv.Atoi(attr(el, "r")); err == nil {
			s.row = n
		}
	case "c":
		s.col++
		s.inCell = true
		if ref := attr(el, "r"); ref != "" {
			if col, row, err := excelize.CellNameToCoordinates(ref); err == nil {
				s.col, s.row = col, row
			}
		}
	case "f":
		if !s.inCell {
			return
		}
		for s.at < len(s.t.Rows) && s.t.Rows[s.at].Row < s.row {
			s.at++
		}
		if s.at < len(s.t.Rows) && s.t.Rows[s.at].Row == s.row {
			r := &s.t.Rows[s.at]
			for len(r.Cells) < s.col && s.col <= maxBookColumns { // a formula that gave nothing
				r.Cells = append(r.Cells, app.EditedCell{})
			}
			if s.col <= len(r.Cells) {
				r.Cells[s.col-1].Formula = true
			}
		}
	}
}

func attr(el xml.StartElement, name string) string {
	for _, a := range el.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// settleDates turns days that are counted from 1904 into the usual ones.
func (b *bookReader) settleDates(t *app.EditedTable) {
	if !b.late {
		return
	}
	const shift = 1462
	for i, head := range t.Heads {
		if !slices.Contains(dateHeads(), head) {
			continue
		}
		for _, r := range t.Rows {
			if i < len(r.Cells) {
				if v, err := strconv.ParseFloat(r.Cells[i].Text, 64); err == nil {
					r.Cells[i].Text = strconv.FormatFloat(v+shift, 'f', -1, 64)
				}
			}
		}
	}
}

// dateHeads are the columns that hold days as serial numbers.
func dateHeads() []string { return []string{"Date said", "Published", "Latest said"} }
