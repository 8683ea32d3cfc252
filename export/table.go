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

// tablePage is a table being written.
type tablePage struct {
	*page
	t       table
	formats []columnFormats
	next    int // row to be written
	dates   map[app.Date]dateSeen
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
	p, err := r.open(s)
	if err != nil {
		return nil, err
	}
	tp := &tablePage{page: p, t: t, next: evidenceHead + 1, dates: map[app.Date]dateSeen{}}
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
	cells := make([]any, len(p.t.columns))
	lines := 1
	for i, v := range values {
		c, f := &p.t.columns[i], &p.formats[i]
		cells[i] = p.cell(i, v)
		if c.off || c.hidden {
			if cells[i] == nil && c.input {
				cells[i] = excelize.Cell{StyleID: f.text}
			}
			continue
		}
		if s := textOf(v); s != "" {
			lines = max(lines, textLines(s, c.width-0.5, 10))
		}
		if cells[i] == nil {
			cells[i] = excelize.Cell{StyleID: f.text}
		}
	}
	p.row(p.next, max(heightFor(lines, 10), 18), cells...)
	p.next++
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

// cell makes the cell of column i; nil for nothing.
func (p *tablePage) cell(i int, v any) any {
	f := &p.formats[i]
	switch v := v.(type) {
	case nil:
		return nil
	case string:
		if v == "" {
			return nil
		}
		return excelize.Cell{StyleID: f.text, Value: p.r.text(v)}
	case verbatim:
		return excelize.Cell{StyleID: f.text, Value: string(v)}
	case int, float64:
		return excelize.Cell{StyleID: f.number, Value: v}
	case app.Date:
		return p.dateCell(f, v)
	case styled:
		return excelize.Cell{StyleID: v.style, Value: p.r.text(v.text)}
	case goTo:
		if p.links >= p.r.lim.staticLinks {
			p.r.linksLeft++
			return excelize.Cell{StyleID: f.text, Value: p.r.text(v.text)}
		}
		p.link(cellName(i+1, p.next), v.target)
		return excelize.Cell{StyleID: f.link, Value: p.r.text(v.text)}
	case web:
		return p.webCell(i, string(v))
	case excelize.Cell:
		if v.StyleID == 0 {
			v.StyleID = f.text
		}
		return v
	}
	p.note(fmt.Errorf("column %s: a %T is no value", p.t.columns[i].head, v))
	return nil
}

// dateSeen is what a cell of a date holds; the same few dates come again and again.
type dateSeen struct {
	value  any
	serial bool
}

func (p *tablePage) dateCell(f *columnFormats, d app.Date) any {
	seen, ok := p.dates[d]
	if !ok {
		seen.value, seen.serial = dateValue(d)
		p.dates[d] = seen
	}
	switch {
	case seen.serial:
		return excelize.Cell{StyleID: f.date, Value: seen.value}
	case seen.value == "n.d.":
		return excelize.Cell{StyleID: f.noDate, Value: seen.value}
	}
	return excelize.Cell{StyleID: f.text, Value: p.r.text(fmt.Sprint(seen.value))}
}

// webCell links to an address that is safe, and shows any other as text.
func (p *tablePage) webCell(i int, address string) any {
	f := &p.formats[i]
	switch target, ok := safeLink(address); {
	case address == "":
		return nil
	case !ok:
		return excelize.Cell{StyleID: f.text, Value: p.r.text(address)}
	case p.links >= p.r.lim.staticLinks:
		p.r.linksLeft++
		return excelize.Cell{StyleID: f.text, Value: p.r.text(address)}
	default:
		p.links++
		p.note(p.r.f.SetCellHyperLink(p.s.name, cellName(i+1, p.next), target, "External"))
		return excelize.Cell{StyleID: f.link, Value: p.r.text(address)}
	}
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
