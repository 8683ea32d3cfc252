package export

import (
	"fmt"
	"strings"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// column is a column of a table. Printed columns come first, then those beyond the print
// area, then hidden ones.
type column struct {
	head    string
	width   float64
	bold    bool
	centred bool
	ratio   bool   // numbers with two decimals
	input   bool   // cream: may be edited and read back
	off     bool   // beyond the print area
	hidden  bool   // beyond it and out of sight
	list    string // named list that the column is chosen from
	own     bool   // hardly any two rows have the same text
}

// table is a sheet that holds one table from row 5 on.
type table struct {
	name, title, about, table, tab string
	columns                        []column
	rows                           int
	freezeCols                     int
	portrait                       bool
	noneAt                         int  // column, from 0, in which an empty table says so
	alone                          bool // the only sheet: no way back to others
}

// tablePage is a table being written: what stands above its rows by the library, the rows
// by a writer of our own.
type tablePage struct {
	*page
	t       table
	rows    *rowWriter
	formats []columnFormats
	next    int // row to be written
	dates   map[app.Date]dateSeen
	heights []heightSeen // by column
}

// heightSeen is how many lines the last text of a column takes.
type heightSeen struct {
	text  string
	lines int
}

// columnFormats are the formats of one column, made once.
type columnFormats struct {
	text, number, date, noDate, link int
}

// goTo is a cell that leads to another place in the workbook.
type goTo struct{ text, target string }

// web is a cell that leads to an address, if that is safe.
type web string

// verbatim is a quote, already cleaned and cut to what a cell holds; nothing more is taken
// out of it.
type verbatim string

// styled is a text with a format of its own.
type styled struct {
	text  string
	style int
}

func (r *report) openTable(t table) (*tablePage, error) {
	s := sheet{
		name: t.name, tab: t.tab, titleRows: "$5:$5", freezeRows: evidenceHead, freezeCols: t.freezeCols,
		lastRow: evidenceHead + max(t.rows, 1), portrait: t.portrait,
	}
	for i := range t.columns {
		if t.columns[i].head == headSide && !r.sided() {
			t.columns[i].hidden = true
		}
		c := t.columns[i]
		s.widths = append(s.widths, c.width)
		if c.hidden {
			s.hidden = append(s.hidden, i+1)
		}
		if !c.off && !c.hidden {
			s.printCols = i + 1
		}
	}
	// The library lists a part for shared texts only if it has one itself. The stream takes
	// the place of what is written here.
	if err := r.f.SetCellStr(t.name, "A1", t.name); err != nil {
		return nil, fmt.Errorf("lay out %s: %w", t.name, err)
	}
	p, err := r.open(s)
	if err != nil {
		return nil, err
	}
	rows, err := r.newRowWriter(len(t.columns))
	if err != nil {
		return nil, err
	}
	tp := &tablePage{page: p, t: t, rows: rows, next: evidenceHead + 1, dates: map[app.Date]dateSeen{}, heights: make([]heightSeen, len(t.columns))}
	r.keepRows(t.name, rows)
	for _, c := range t.columns {
		tp.formats = append(tp.formats, r.formatsOf(c))
	}
	p.heads(t.title, t.about)
	if !t.alone {
		p.row(3, 16, p.backLink())
	}
	tp.header()
	return tp, nil
}

func (r *report) formatsOf(c column) columnFormats {
	change := func(l *look) {
		if c.input {
			l.fill = fillInput
		}
		if c.bold {
			l.bold = true
		}
		if c.centred {
			l.h = "center"
		}
		if c.off || c.hidden {
			l.v = "top"
		}
	}
	number := lookNumber()
	if c.ratio {
		number = lookRatio()
	}
	id := func(l look) int { return r.st.id(l.with(change)) }
	return columnFormats{id(lookCell()), id(number), id(lookDate()), id(lookNoDate()), id(lookCellLink())}
}

func (p *tablePage) header() {
	lines := 1
	cells := make([]any, len(p.t.columns))
	for i, c := range p.t.columns {
		l := lookHead()
		if c.centred {
			l.h = "center"
		}
		cells[i] = p.put(l, c.head)
		if !c.hidden {
			lines = max(lines, textLines(c.head, c.width-2.5, 10.5))
		}
	}
	p.row(evidenceHead, heightFor(lines, 10)+6, cells...)
}

// add writes a row. A value is a string, verbatim, a number, an app.Date, goTo, web, styled, an
// excelize.Cell, or nil for nothing.
func (p *tablePage) add(values ...any) {
	p.rows.begin(p.next)
	lines := 1
	for i, v := range values {
		c := &p.t.columns[i]
		wrote := p.cell(i, v)
		if c.off || c.hidden {
			if !wrote && c.input {
				p.rows.empty(i, p.formats[i].text)
			}
			continue
		}
		if !wrote {
			p.rows.empty(i, p.formats[i].text)
		}
		if s := textOf(v); s != "" {
			lines = max(lines, p.linesOf(i, s))
		}
	}
	p.rows.end(min(max(heightFor(lines, 10), 18), excelize.MaxRowHeight))
	p.next++
}

// linesOf estimates the lines that a text takes in a column.
func (p *tablePage) linesOf(i int, s string) int {
	h := &p.heights[i]
	if h.text != s {
		h.text, h.lines = s, textLines(s, p.t.columns[i].width-0.5, 10)
	}
	return h.lines
}

// textOf gives the text that takes room in a cell.
func textOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case verbatim:
		return string(v)
	case styled:
		return v.text
	case goTo:
		return v.text
	case web:
		return string(v)
	}
	return ""
}

// cell writes the cell of column i; wrote is false where there is nothing to write.
func (p *tablePage) cell(i int, v any) (wrote bool) {
	f := &p.formats[i]
	switch v := v.(type) {
	case nil:
		return false
	case string:
		if v == "" {
			return false
		}
		p.text(i, f.text, v)
	case verbatim:
		p.rows.text(i, f.text, string(v), true)
	case int:
		p.rows.number(i, f.number, float64(v))
	case float64:
		p.rows.number(i, f.number, v)
	case app.Date:
		p.date(i, v)
	case styled:
		p.text(i, v.style, v.text)
	case goTo:
		if p.mayLink(p.r.lim.staticLinks) {
			p.rows.link(i, v.target)
			p.text(i, f.link, v.text)
		} else {
			p.text(i, f.text, v.text)
		}
	case web:
		return p.web(i, string(v))
	case excelize.Cell:
		p.ready(i, v)
	default:
		p.note(fmt.Errorf("column %s: a %T is no value", p.t.columns[i].head, v))
	}
	return true
}

// text writes a text that may hold anything.
func (p *tablePage) text(i, style int, s string) {
	if !p.rows.again(i, style, s) {
		p.rows.text(i, style, p.r.text(s), p.t.columns[i].own)
	}
}

// ready writes a cell that was made elsewhere; its texts are fit for a workbook.
func (p *tablePage) ready(i int, c excelize.Cell) {
	if c.StyleID == 0 {
		c.StyleID = p.formats[i].text
	}
	switch v := c.Value.(type) {
	case nil:
		p.rows.empty(i, c.StyleID)
		return
	case string:
		if c.Formula == "" {
			p.rows.text(i, c.StyleID, v, false)
			return
		}
	case int:
		if c.Formula == "" {
			p.rows.number(i, c.StyleID, float64(v))
			return
		}
	}
	p.rows.formula(i, c.StyleID, c.Formula, c.Value)
}

// dateSeen is what a cell of a date holds; the same few dates come again and again.
type dateSeen struct {
	number float64
	text   string // where it is no number
}

func (p *tablePage) date(i int, d app.Date) {
	seen, ok := p.dates[d]
	if !ok {
		switch v, _ := dateValue(d); v := v.(type) {
		case int:
			seen.number = float64(v)
		case float64:
			seen.number = v
		default:
			seen.text = p.r.text(fmt.Sprint(v))
		}
		p.dates[d] = seen
	}
	f := &p.formats[i]
	switch seen.text {
	case "":
		p.rows.number(i, f.date, seen.number)
	case "n.d.":
		p.text(i, f.noDate, seen.text)
	default:
		p.text(i, f.text, seen.text)
	}
}

// mayLink counts a link if the sheet may have one more.
func (p *tablePage) mayLink(most int) bool {
	if p.links >= most {
		p.r.linksLeft++
		return false
	}
	p.links++
	return true
}

// web links to an address that is safe, and shows any other as text.
func (p *tablePage) web(i int, address string) (wrote bool) {
	f := &p.formats[i]
	switch target, ok := safeLink(address); {
	case address == "":
		return false
	case ok && p.mayLink(p.r.lim.webLinks):
		p.note(p.r.f.SetCellHyperLink(p.s.name, cellName(i+1, p.next), target, "External"))
		p.text(i, f.link, address)
	default:
		p.text(i, f.text, address)
	}
	return true
}

// finish writes "None" into an empty table, adds the drop-downs and closes the sheet.
func (p *tablePage) finish() error {
	if p.next == evidenceHead+1 {
		none := make([]any, p.t.noneAt+1)
		none[p.t.noneAt] = "None"
		p.add(none...)
	}
	heads := make([]string, len(p.t.columns))
	for i, c := range p.t.columns {
		heads[i] = c.head
		if c.list != "" {
			p.note(p.r.f.AddDataValidation(p.s.name, pick(p.area(c.head), c.list)))
		}
	}
	p.note(p.rows.close())
	return p.close(tableOf(p.t.table, evidenceHead, p.next-1, heads))
}

// column gives the number of a column by its head, from 1.
func (p *tablePage) column(head string) int {
	for i, c := range p.t.columns {
		if c.head == head {
			return i + 1
		}
	}
	return 0
}

// area gives the range of the rows of a column.
func (p *tablePage) area(head string) string {
	c := p.column(head)
	return cellName(c, evidenceHead+1) + ":" + cellName(c, max(p.next-1, evidenceHead+1))
}

// place gives an absolute range of a column on a sheet, for formulas elsewhere.
func place(sheet string, col, rows int) string {
	name := colName(col)
	return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoteSheet(sheet), name, evidenceHead+1, name, evidenceHead+max(rows, 1))
}

// uniqueHead makes a column head that no other column has, whatever the capitals.
func uniqueHead(base string, used map[string]bool) string {
	head := base
	for n := 2; used[strings.ToLower(head)]; n++ {
		head = fmt.Sprintf("%s (%d)", base, n)
	}
	used[strings.ToLower(head)] = true
	return head
}
