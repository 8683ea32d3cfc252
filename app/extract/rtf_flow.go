package extract

import (
	"strings"

	"parley/app"
)

// rtfFlow is a text of its own: the body, a note or a text box.
type rtfFlow struct {
	buf   strings.Builder
	lines [maxTables + 1][]docLine   // by nesting of tables; 0 is running text
	cells [maxTables + 1][][]docLine // of the row that is open
	links []pageLink
	boxes []docLine
	note  bool
}

const maxTables = 20

// addLink books the text since an offset as a link.
func (f *rtfFlow) addLink(from int, address string) {
	text := f.buf.String()
	if address != "" && from < len(text) {
		f.links = append(f.links, pageLink{title: text[from:], url: address})
	}
}

// endParagraph writes the paragraph that has come together, at a nesting of tables.
func (f *rtfFlow) endParagraph(l docLine, table int) {
	if table == 0 {
		f.closeRows(1)
	}
	l.text, l.links = f.buf.String(), f.links
	f.buf.Reset()
	f.links = nil
	if strings.TrimSpace(l.text) != "" {
		f.lines[table] = append(f.lines[table], l)
	}
	f.lines[table] = append(f.lines[table], f.boxes...)
	f.boxes = nil
}

func (f *rtfFlow) endCell(table int) {
	f.cells[table] = append(f.cells[table], f.lines[table])
	f.lines[table] = nil
}

func (f *rtfFlow) endRow(table int) {
	if len(f.lines[table]) > 0 { // a last cell without an end
		f.endCell(table)
	}
	f.lines[table-1] = append(f.lines[table-1], rowLines(f.cells[table])...)
	f.cells[table] = nil
}

// closeRows ends rows whose end is missing, down to a nesting.
func (f *rtfFlow) closeRows(table int) {
	for n := maxTables; n >= table; n-- {
		if len(f.cells[n]) > 0 || len(f.lines[n]) > 0 {
			f.endRow(n)
		}
	}
}

// end closes what is open.
func (f *rtfFlow) end() {
	f.endParagraph(docLine{}, 0)
}

// paragraph ends a paragraph of the body.
func (r *rtfReader) paragraph() {
	if r.cur.dest == rtfBody {
		r.cur.flow.endParagraph(r.line(r.cur), r.cur.table)
		r.size++
	}
}

func (r *rtfReader) tableWord(word string) {
	if r.cur.dest != rtfBody {
		return
	}
	f := r.cur.flow
	table := 1
	if strings.HasPrefix(word, "nest") {
		table = max(2, r.cur.table)
	}
	switch word {
	case "cell", "nestcell":
		f.endParagraph(r.line(r.cur), table)
		f.endCell(table)
	default:
		f.endRow(table)
	}
	r.size++
}

// line gives what the paragraph's properties say of it.
func (r *rtfReader) line(s rtfState) docLine {
	var l docLine
	style := r.styles[s.style]
	const longest = 10 // styles based on each other in a circle end here
	for range longest {
		if style == nil {
			break
		}
		l.kind, l.level, l.role = styleOf(style.name)
		if l.kind == "" && l.role == "" && style.level > 0 {
			l.outlineLevel(style.level)
		}
		if l.kind != "" || l.role != "" {
			break
		}
		style = r.styles[style.base]
	}
	if s.level >= 0 {
		l.outlineLevel(s.level + 1)
	}
	if s.list > 0 && l.kind == "" && l.role == "" {
		l.kind, l.level = app.BlockItem, s.list
	}
	return l
}

// outlineLevel makes a line a heading of a level from 1 to 9; others are running text.
func (l *docLine) outlineLevel(n int) {
	const deepest = 9
	if n >= 1 && n <= deepest && l.kind == "" && l.role == "" {
		l.kind, l.level = app.BlockHeading, n
	}
}
