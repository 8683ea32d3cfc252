package export

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

const sheetEnd = "</worksheet>"

// packing is the effort of compression. Measured on 200,000 rows, level 6 takes a quarter
// more time for the whole workbook and makes it a sixth smaller.
const packing = 2

// zipWriter writes the parts of the workbook and adds to one streamed sheet the extension
// list, which the stream of the library leaves out.
type zipWriter struct {
	*zip.Writer
	part string // name of the sheet's part
	tail string // what goes before its end
	open *tailWriter
}

// Create begins a part.
func (z *zipWriter) Create(name string) (io.Writer, error) {
	if err := z.end(); err != nil {
		return nil, err
	}
	w, err := z.Writer.Create(name)
	if err != nil || name != z.part {
		return w, err
	}
	z.open = &tailWriter{w: w}
	return z.open, nil
}

// Close ends the last part and the archive.
func (z *zipWriter) Close() error {
	if err := z.end(); err != nil {
		return err
	}
	return z.Writer.Close()
}

func (z *zipWriter) end() error {
	if z.open == nil {
		return nil
	}
	t := z.open
	z.open = nil
	if string(t.held) == sheetEnd {
		t.held = append([]byte(z.tail), sheetEnd...)
	}
	_, err := t.w.Write(t.held)
	return err
}

// tailWriter holds back the last bytes of a part.
type tailWriter struct {
	w    io.Writer
	held []byte
}

func (t *tailWriter) Write(p []byte) (int, error) {
	t.held = append(t.held, p...)
	if n := len(t.held) - len(sheetEnd); n > 0 {
		if _, err := t.w.Write(t.held[:n]); err != nil {
			return 0, err
		}
		t.held = append(t.held[:0], t.held[n:]...)
	}
	return len(p), nil
}

// barID is the name that the library gives to the data bar of a sheet after so many rules.
func barID(sheet, rules int) string {
	return fmt.Sprintf("{00000000-0000-0000-%04X-%012X}", sheet, rules)
}

// solidBar is the extension that makes a data bar solid and lets it begin at nothing.
func solidBar(id, area string) string {
	return `<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" ` +
		`uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings>` +
		`<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">` +
		`<x14:cfRule type="dataBar" id="` + id + `"><x14:dataBar minLength="0" maxLength="100" gradient="0">` +
		`<x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="autoMax"/>` +
		`<x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule>` +
		`<xm:sqref>` + area + `</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`
}

// wholeRows is the number of evidence rows up to which no part reaches 4 GiB.
const wholeRows = 400_000

// useZip makes the workbook be written through zipWriter. It goes straight to out, not
// through the buffer that the library fills with the whole archive; only parts beyond
// 4 GiB, whose heads the library mends in that buffer, have to go through it.
func (r *report) useZip(out io.Writer) io.Writer {
	part := fmt.Sprintf("xl/worksheets/sheet%d.xml", r.sheetNumber("Positions"))
	direct := len(r.evidence)+r.extraRows <= wholeRows
	r.f.SetZipWriter(func(buffer io.Writer) excelize.ZipWriter {
		if direct {
			buffer = out
		}
		z := zip.NewWriter(buffer)
		z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, packing) })
		return &zipWriter{Writer: z, part: part, tail: r.barTail}
	})
	if direct {
		return io.Discard
	}
	return out
}

// sheetNumber gives the number of a sheet, from 1 in the order of their making.
func (r *report) sheetNumber(name string) int {
	for i, n := range r.sheetNames() {
		if n == name {
			return i + 1
		}
	}
	return 0
}

// outlineReported draws a line around the white bars of the chart, which the library has
// no way to ask for.
func (r *report) outlineReported() {
	const part = "xl/charts/chart1.xml"
	data, ok := r.f.Pkg.Load(part)
	if !ok {
		return
	}
	xml, ok := data.([]byte)
	if !ok {
		return
	}
	fill := []byte(`<a:solidFill><a:srgbClr val="` + white + `"></a:srgbClr></a:solidFill></spPr><invertIfNegative`)
	line := []byte(`<a:solidFill><a:srgbClr val="` + white + `"></a:srgbClr></a:solidFill><a:ln w="9525"><a:solidFill>` +
		`<a:srgbClr val="6A6A6A"></a:srgbClr></a:solidFill></a:ln></spPr><invertIfNegative`)
	r.f.Pkg.Store(part, bytes.ReplaceAll(xml, fill, line))
}
