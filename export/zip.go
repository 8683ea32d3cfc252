package export

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"

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
	name, rows := z.part, z.r.rows[z.part]
	z.part = ""
	before, after, ok := bytes.Cut(z.held.Bytes(), []byte(rowsEnd))
	if !ok {
		return fmt.Errorf("%s has no rows", name)
	}
	head, err := z.piece(false, before)
	if err != nil {
		return err
	}
	pieces := z.links(after, rows.links)
	if name == z.r.barPart {
		last := &pieces[len(pieces)-1]
		*last = bytes.TrimSuffix(*last, []byte(sheetEnd))
		pieces = append(pieces, []byte(z.r.barTail+sheetEnd))
	}
	tail, err := z.piece(true, append([][]byte{[]byte(rowsEnd)}, pieces...)...)
	if err != nil {
		return err
	}
	return z.join(name, head, rows.pack, tail)
}

// links puts links beside those that the library wrote, or where they belong.
func (z *zipWriter) links(after []byte, links [][]byte) [][]byte {
	if len(links) == 0 {
		return [][]byte{after}
	}
	open, end := "<hyperlinks>", linksEnd
	i := bytes.Index(after, []byte(linksEnd))
	if i >= 0 {
		open, end = "", ""
	} else if i = bytes.Index(after, []byte("<printOptions")); i < 0 {
		if i = bytes.Index(after, []byte("<pageMargins")); i < 0 {
			i = len(after) - len(sheetEnd)
		}
	}
	out := append([][]byte{after[:i], []byte(open)}, links...)
	return append(out, []byte(end), after[i:])
}

// piece packs what stands before the rows, or with last what stands after them.
func (z *zipWriter) piece(last bool, texts ...[]byte) (*pack, error) {
	p, err := z.r.packer.pack(math.MaxInt)
	if err != nil {
		return nil, err
	}
	for _, s := range texts {
		if _, err := p.Write(s); err != nil {
			return nil, err
		}
	}
	return p, p.end(last)
}

// join writes a part of several packs.
func (z *zipWriter) join(name string, packs ...*pack) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate}
	for _, p := range packs {
		h.CRC32 = joinCRC(h.CRC32, p.crc, p.size)
		h.CompressedSize64 += p.packed
		h.UncompressedSize64 += p.size
	}
	w, err := z.createRaw(h)
	if err != nil {
		return err
	}
	for _, p := range packs {
		if err := p.copyTo(w); err != nil {
			return err
		}
	}
	return nil
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
		z.RegisterCompressor(zip.Deflate, r.packer.part)
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
