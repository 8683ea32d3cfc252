package export

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"
)

const (
	sharedPart = "xl/sharedStrings.xml"
	rowsEnd    = "</sheetData>"
	linksEnd   = "</hyperlinks>"
	sheetEnd   = "</worksheet>"
)

// zipWriter writes the parts of the workbook. Of the sheets with tables the library makes
// what stands before and after their rows; here the two are put around the rows.
type zipWriter struct {
	*zip.Writer
	r    *report
	part string // being collected
	held bytes.Buffer
}

// Create begins a part.
func (z *zipWriter) Create(name string) (io.Writer, error) {
	if err := z.end(); err != nil {
		return nil, err
	}
	if name == sharedPart {
		w, err := z.Writer.Create(name)
		if err != nil {
			return nil, err
		}
		return io.Discard, z.r.shared.write(w)
	}
	if z.r.rows[name] == nil {
		return z.Writer.Create(name)
	}
	z.part = name
	z.held.Reset()
	return &z.held, nil
}

// Close ends the last part and the archive.
func (z *zipWriter) Close() error {
	if err := z.end(); err != nil {
		return err
	}
	return z.Writer.Close()
}

// end writes the part that was collected, if any.
func (z *zipWriter) end() error {
	if z.part == "" {
		return nil
	}
	rows := z.r.rows[z.part]
	before, after, ok := strings.Cut(z.held.String(), rowsEnd)
	if !ok {
		return fmt.Errorf("%s has no rows", z.part)
	}
	after = addLinks(rowsEnd+after, rows.links)
	if z.part == z.r.barPart {
		after = strings.TrimSuffix(after, sheetEnd) + z.r.barTail + sheetEnd
	}
	name := z.part
	z.part = ""
	return z.join(name, before, rows.pack, after)
}

// addLinks puts links beside those that the library wrote, or where they belong.
func addLinks(after string, links []byte) string {
	if len(links) == 0 {
		return after
	}
	if i := strings.Index(after, linksEnd); i >= 0 {
		return after[:i] + string(links) + after[i:]
	}
	i := strings.Index(after, "<pageMargins")
	if i < 0 {
		i = len(after) - len(sheetEnd)
	}
	return after[:i] + "<hyperlinks>" + string(links) + linksEnd + after[i:]
}

// join writes a part of three pieces, of which the second is compressed already.
func (z *zipWriter) join(name, before string, rows *pack, after string) error {
	head, err := deflated(before, (*flate.Writer).Flush)
	if err != nil {
		return err
	}
	tail, err := deflated(after, (*flate.Writer).Close)
	if err != nil {
		return err
	}
	sum := joinCRC(crc32.ChecksumIEEE([]byte(before)), rows.crc, rows.size)
	sum = joinCRC(sum, crc32.ChecksumIEEE([]byte(after)), uint64(len(after)))
	w, err := z.createRaw(&zip.FileHeader{
		Name: name, Method: zip.Deflate, CRC32: sum,
		CompressedSize64:   uint64(len(head)) + rows.packed + uint64(len(tail)),
		UncompressedSize64: uint64(len(before)) + rows.size + uint64(len(after)),
	})
	if err != nil {
		return err
	}
	if _, err := w.Write(head); err != nil {
		return err
	}
	if err := rows.copyTo(w); err != nil {
		return err
	}
	_, err = w.Write(tail)
	return err
}

// large is the size from which a part needs the long form of its head.
const large = math.MaxUint32

// createRaw begins a part that is compressed already. Excel wants the long form of the head
// both before the part and in the directory; the library of the standard writes the latter.
func (z *zipWriter) createRaw(h *zip.FileHeader) (io.Writer, error) {
	const version, longVersion, longHead = 20, 45, 1
	h.CreatorVersion, h.ReaderVersion = version, version
	if h.CompressedSize64 >= large || h.UncompressedSize64 >= large {
		h.ReaderVersion = longVersion
		h.Extra = binary.LittleEndian.AppendUint16(h.Extra, longHead)
		h.Extra = binary.LittleEndian.AppendUint16(h.Extra, 16)
		h.Extra = binary.LittleEndian.AppendUint64(h.Extra, h.UncompressedSize64)
		h.Extra = binary.LittleEndian.AppendUint64(h.Extra, h.CompressedSize64)
	}
	w, err := z.CreateRaw(h)
	h.Extra = nil
	return w, err
}

// deflated compresses a piece of a part and ends its last block by end.
func deflated(s string, end func(*flate.Writer) error) ([]byte, error) {
	var out bytes.Buffer
	z, err := flate.NewWriter(&out, packing)
	if err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	if _, err := io.WriteString(z, s); err != nil {
		return nil, err
	}
	err = end(z)
	return out.Bytes(), err
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

// pack writes the workbook to out. It does not go through the buffer that the library fills
// with the whole archive.
func (r *report) pack(out io.Writer) error {
	r.f.SetZipWriter(func(io.Writer) excelize.ZipWriter {
		z := zip.NewWriter(out)
		z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, packing) })
		return &zipWriter{Writer: z, r: r}
	})
	return r.f.Write(io.Discard)
}

// keepRows notes the rows of the table on a sheet until the workbook is packed.
func (r *report) keepRows(sheet string, rows *rowWriter) {
	r.rows[r.partOf(sheet)] = rows
}

// discard frees what the rows take on the disk.
func (r *report) discard() {
	for _, rows := range r.rows {
		_ = rows.pack.remove() // the folder for temporary files is cleared in the end
	}
}

// partOf names the part of a sheet; sheets are made in their order.
func (r *report) partOf(sheet string) string {
	i, err := r.f.GetSheetIndex(sheet)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
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
