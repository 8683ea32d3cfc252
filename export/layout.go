package export

import (
	"fmt"
	"strings"
	"unicode"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// sheet is how a sheet is set up. Dimension, columns and panes have to be known before the
// first row is written.
type sheet struct {
	name, tab    string
	widths       []float64 // from column A; hidden columns count
	hidden       []int     // columns, from 1
	lastRow      int
	printCols    int // 0: all
	printRows    int // 0: all
	titleRows    string
	titleCols    string
	freezeCols   int // columns that stay in view
	freezeRows   int
	portrait, a3 bool
	centred      bool // on the page, where the sheet is narrower
	wide, tall   int  // pages; tall 0 means as many as needed
	overThenDown bool
	bare         bool // hidden sheets need no page set-up
}

// page is a sheet being written. The first error is kept and returned by close.
type page struct {
	r     *report
	sw    *excelize.StreamWriter
	s     sheet
	links int
	err   error
}

func yes() *bool { v := true; return &v }

// open sets a sheet up and starts its stream.
func (r *report) open(s sheet) (*page, error) {
	p := &page{r: r, s: s}
	last, err := excelize.CoordinatesToCellName(max(len(s.widths), 2), max(s.lastRow, 2))
	if err != nil {
		return nil, fmt.Errorf("lay out %s: %w", s.name, err)
	}
	steps := []func() error{
		func() error { return r.f.SetSheetDimension(s.name, "A1:"+last) },
		func() error { return p.view() },
	}
	if !s.bare {
		steps = append(steps, p.props, p.pageLayout, p.names)
	}
	steps = append(steps, func() error { p.sw, err = r.f.NewStreamWriter(s.name); return err }, p.columns)
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, fmt.Errorf("lay out %s: %w", s.name, err)
		}
	}
	return p, nil
}

func (p *page) view() error {
	zoom, grid, rtl := 100.0, false, p.r.rtl
	return p.r.f.SetSheetView(p.s.name, 0, &excelize.ViewOptions{ShowGridLines: &grid, ZoomScale: &zoom, RightToLeft: &rtl})
}

func (p *page) props() error {
	tab := p.s.tab
	return p.r.f.SetSheetProps(p.s.name, &excelize.SheetPropsOptions{FitToPage: yes(), TabColorRGB: &tab})
}

func (p *page) pageLayout() error {
	f, s := p.r.f, p.s
	size, orientation, wide, order := p.paper(), "landscape", max(s.wide, 1), "downThenOver"
	tall := s.tall
	if s.portrait {
		orientation = "portrait"
	}
	if s.overThenDown {
		order = "overThenDown"
	}
	if err := f.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall, PageOrder: &order,
	}); err != nil {
		return err
	}
	side, top, bottom, band := 0.45, 0.75, 0.65, 0.3
	if err := f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &band, Footer: &band, Horizontally: &s.centred,
	}); err != nil {
		return err
	}
	return f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddHeader: p.header(), OddFooter: p.footer()})
}

// paper gives the number of the paper size: A4, Letter, and for wide matrices A3, Tabloid.
func (p *page) paper() int {
	letter := p.r.letter()
	switch {
	case letter && p.s.a3:
		return 3
	case letter:
		return 1
	case p.s.a3:
		return 8
	}
	return 9
}

func (r *report) letter() bool {
	if r.b.Report.Paper != "" {
		return strings.EqualFold(r.b.Report.Paper, "Letter")
	}
	_, region, _ := strings.Cut(r.b.Language, "-")
	switch strings.ToUpper(region) {
	case "US", "CA", "MX", "PH", "CO", "CL", "VE":
		return true
	}
	return false
}

const (
	bandFont   = `&"Calibri,Regular"&8&K` + inkGrey
	bandMark   = `&"Calibri,Bold"&8&K` + inkMarking
	bandUnits  = 255
	titleUnits = 110
)

func (p *page) header() string {
	s := "&L" + bandFont + bandText(p.r.b.Title, titleUnits)
	if p.r.b.Marking != "" {
		s += "&R" + bandMark + bandText(p.r.b.Marking, bandUnits-units(s)-units(bandMark)-2)
	}
	return s
}

func (p *page) footer() string {
	s := "&L" + bandFont + bandText(strings.TrimPrefix(p.r.b.ExportID+" · "+p.s.name, " · "), 80) + "&C" + bandFont + p.r.say("Page &P of &N") + "&R" + bandFont
	if p.r.b.Matrix.Last != "" {
		s += p.r.say("Data to %s", bandText(p.r.date(p.r.b.Matrix.Last), 30)) + " · "
	}
	return s + p.r.say("printed &D")
}

// bandText makes a text fit for headers and footers, where "&" begins a code.
func bandText(s string, most int) string {
	s = dropXString(oneLine(s))
	for n := len([]rune(s)); ; n-- {
		out := strings.ReplaceAll(shorten(s, n), "&", "&&")
		if units(out) <= most || n <= 1 {
			return out
		}
	}
}

func (p *page) names() error {
	s := p.s
	cols, rows := s.printCols, s.printRows
	if cols == 0 {
		cols = len(s.widths)
	}
	if rows == 0 {
		rows = s.lastRow
	}
	if err := p.define("_xlnm.Print_Area", fmt.Sprintf("%s!$A$1:$%s$%d", quoteSheet(s.name), colName(cols), rows)); err != nil {
		return err
	}
	var titles []string
	if s.titleCols != "" {
		titles = append(titles, quoteSheet(s.name)+"!"+s.titleCols)
	}
	if s.titleRows != "" {
		titles = append(titles, quoteSheet(s.name)+"!"+s.titleRows)
	}
	if len(titles) == 0 {
		return nil
	}
	return p.define("_xlnm.Print_Titles", strings.Join(titles, ","))
}

func (p *page) define(name, refers string) error {
	return p.r.f.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: refers, Scope: p.s.name})
}

func (p *page) columns() error {
	for i, w := range p.s.widths {
		if err := p.sw.SetColWidth(i+1, i+1, w); err != nil {
			return err
		}
	}
	for _, c := range p.s.hidden {
		if err := p.sw.SetColVisible(c, c, false); err != nil {
			return err
		}
	}
	if p.s.freezeRows == 0 {
		return nil
	}
	corner := cellName(p.s.freezeCols+1, p.s.freezeRows+1)
	panes := &excelize.Panes{
		Freeze: true, XSplit: p.s.freezeCols, YSplit: p.s.freezeRows, TopLeftCell: corner, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: "bottomRight"}},
	}
	if p.s.freezeCols == 0 {
		panes.ActivePane, panes.Selection[0].Pane = "bottomLeft", "bottomLeft"
	}
	return p.sw.SetPanes(panes)
}

// row writes a row from column A; height 0 leaves it to the reader's program.
func (p *page) row(n int, height float64, cells ...any) {
	p.rowOpts(n, excelize.RowOpts{Height: height}, cells...)
}

func (p *page) rowOpts(n int, o excelize.RowOpts, cells ...any) {
	o.Height = min(o.Height, excelize.MaxRowHeight)
	if p.err == nil {
		p.err = p.sw.SetRow(fmt.Sprintf("A%d", n), cells, o)
	}
}

// note keeps the first error.
func (p *page) note(err error) {
	if p.err == nil {
		p.err = err
	}
}

// put makes a cell of a text or number in a look.
func (p *page) put(l look, v any) excelize.Cell {
	if s, ok := v.(string); ok {
		v = p.r.text(s)
		if v == "" {
			v = nil
		}
	}
	return excelize.Cell{StyleID: p.r.st.id(l), Value: v}
}

// link leads from a cell to a place in the workbook, up to the limit of a sheet.
func (p *page) link(cell, target string) {
	if p.links >= p.r.lim.staticLinks {
		p.r.linksLeft++
		return
	}
	p.links++
	p.note(p.r.f.SetCellHyperLink(p.s.name, cell, target, "Location"))
}

// close ends the stream; table may be nil.
func (p *page) close(t *excelize.Table) error {
	if p.err == nil && t != nil {
		p.err = p.sw.AddTable(t)
	}
	if p.err == nil {
		p.err = p.sw.Flush()
	}
	if p.err != nil {
		return fmt.Errorf("write sheet %s: %w", p.s.name, p.err)
	}
	return nil
}

// heads writes the three rows on top: title, what the sheet holds, the way back.
func (p *page) heads(title, about string) {
	p.row(1, 24, p.put(lookTitle(), title))
	p.row(2, 16, p.put(lookAbout(), about))
}

func (p *page) backLink() excelize.Cell {
	p.link("A3", "Summary!A1")
	return p.put(lookLink(), "← Summary")
}

func colName(n int) string {
	s, err := excelize.ColumnNumberToName(n)
	if err != nil {
		return "A"
	}
	return s
}

func cellName(col, row int) string { return fmt.Sprintf("%s%d", colName(col), row) }

// quoteSheet gives the form of a sheet name in references.
func quoteSheet(name string) string {
	if strings.ContainsRune(name, ' ') {
		return "'" + name + "'"
	}
	return name
}

// textLines estimates how many lines a text takes in a column; width is in characters of
// the sheet, size in points.
func textLines(s string, width, size float64) int {
	room := width * 1.22 * 10 / size
	lines := 0
	for para := range strings.Lines(s) {
		lines++
		at := 0.0
		for word := range strings.FieldsSeq(para) {
			w := textWidth(word)
			switch {
			case at == 0:
			case at+1+w > room:
				lines++
				at = 0
			default:
				at++
			}
			for w > room {
				lines++
				w -= room
			}
			at += w
		}
	}
	return max(lines, 1)
}

// textWidth estimates the width of a text in average characters.
func textWidth(s string) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.M, r):
		case r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana), r > 0xFFFF:
			w += 2
		case r >= 0x25A0 && r <= 0x25FF:
			w += 1.6
		case unicode.IsUpper(r):
			w += 1.15
		default:
			w++
		}
	}
	return w
}

// heightFor gives the height of a row from its lines at a size.
func heightFor(lines int, size float64) float64 {
	return min(float64(lines)*1.3*size+4, excelize.MaxRowHeight)
}

// dateValue gives what a cell of a date holds: a serial number for days and minutes, else
// text; serial tells which.
func dateValue(d app.Date) (v any, serial bool) {
	from, _, ok := d.Period()
	if !ok && d.Words() == "n.d." {
		return "n.d.", false
	}
	if pr := d.Precision(); !ok || pr != app.PrecisionDay && pr != app.PrecisionMinute || from.Year() < 1901 {
		return string(d), false
	}
	const unixEpoch = 25569 // 1970-01-01 as a serial number
	s := from.Unix()
	if s%86400 == 0 {
		return int(s/86400) + unixEpoch, true
	}
	return float64(s)/86400 + unixEpoch, true
}
