package extract

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/app"
)

// Table reads tables of articles as text: comma, semicolon and tab separated, and a
// JSON object a line. An article a row.
type Table struct {
	Map *TableMap // nil: proposed from headers and content
}

// Workbook reads tables of articles in Excel workbooks.
type Workbook struct {
	Map *TableMap // nil: proposed from headers and content
}

const (
	tableExtractor = "parley-table/1"
	sampleRows     = 50   // rows looked at for the proposal
	maxColumns     = 1000 // more are no table of articles
)

// rowReader gives the rows of a table; a row's error ends the table.
type rowReader func(yield func(row []string) bool) error

// tableFile is an opened table.
type tableFile struct {
	format, encoding, how string
	rows                  rowReader
	epoch1904             bool
	serialDates           bool     // numbers in date columns are days, as in Excel
	header                []string // known without a header row, as in JSON
}

// Recognize knows tables by their names, and lines of JSON objects by their shape.
func (Table) Recognize(name string, head []byte) bool {
	if isNamed(name, head, ".csv", ".tsv", ".tab") {
		return !looksLikeHTML("", head)
	}
	return isNamed(name, head, ".jsonl", ".ndjson")
}

// Extract yields an article a row.
func (t Table) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return several(ctx, fsys, name, func(p *parts) error {
		return p.table(openTextTable(p.src), t.Map)
	})
}

// Recognize knows workbooks by their main part or, when that stands late, by the name.
func (Workbook) Recognize(name string, head []byte) bool {
	return bytes.HasPrefix(head, []byte(zipMagic)) && (hasExt(name, ".xlsx", ".xlsm", ".xltx") || bytes.Contains(head, []byte("xl/workbook")))
}

// Extract yields an article a row of the sheet.
func (b Workbook) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return several(ctx, fsys, name, func(p *parts) error {
		sheet := ""
		if b.Map != nil {
			sheet = b.Map.Sheet
		}
		f, closeBook, err := openWorkbook(p.src, sheet)
		if err != nil {
			return err
		}
		defer closeBook()
		return p.table(f, b.Map)
	})
}

// WithTableMap gives the readers with a mapping for tables.
func WithTableMap(m TableMap) []Reader {
	all := Readers()
	for i, r := range all {
		switch r.(type) {
		case Table:
			all[i] = Table{Map: &m}
		case Workbook:
			all[i] = Workbook{Map: &m}
		}
	}
	return all
}

// layoutOfTable is what the first rows tell.
type layoutOfTable struct {
	header []string
	first  int // row with which the articles begin, from 0
	m      TableMap
	sample [][]string
}

// inspect looks at the first rows.
func (f tableFile) inspect(given *TableMap) (layoutOfTable, error) {
	var rows [][]string
	err := f.rows(func(row []string) bool {
		rows = append(rows, slices.Clone(row))
		return len(rows) < sampleRows
	})
	if err != nil && len(rows) == 0 {
		return layoutOfTable{}, err
	}
	l := layoutOfTable{header: f.header}
	if l.header == nil {
		const near = 10
		at := headerRow(rows[:min(near, len(rows))], given)
		if at >= 0 {
			l.header = rows[at]
		}
		l.first = at + 1
	}
	l.sample = rows[min(l.first, len(rows)):]
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	if width > maxColumns {
		return l, fmt.Errorf("it has more than %d columns", maxColumns)
	}
	l.header = uniqueHeader(l.header, width)
	if given != nil {
		l.m = *given
		return l, l.missing()
	}
	l.m = proposeMap(l.header, l.sample)
	return l, nil
}

// missing says which columns of a given map the table lacks.
func (l layoutOfTable) missing() error {
	for c := range l.m.Columns {
		if !slices.Contains(l.header, c) {
			return fmt.Errorf("it has no column “%s”; its columns are %s", c, strings.Join(l.header, ", "))
		}
	}
	return nil
}

// uniqueHeader gives every column a name of its own.
func uniqueHeader(header []string, width int) []string {
	out := make([]string, max(width, len(header)))
	seen := map[string]bool{}
	for i := range out {
		name := strings.TrimSpace(line(strings.ToValidUTF8(cellOf(header, i), "")))
		if name == "" || seen[name] {
			name = strings.TrimSpace(name + " column " + strconv.Itoa(i+1))
		}
		seen[name] = true
		out[i] = name
	}
	return out
}

// table hands out an article a row.
func (p *parts) table(f tableFile, given *TableMap) error {
	l, err := f.inspect(given)
	if err != nil {
		return tableError(p.src.name, err)
	}
	if l.m.column(columnText) == "" {
		return noTextColumn(p.src.name, l)
	}
	n := -1
	err = f.rows(func(row []string) bool {
		n++
		switch {
		case n < l.first || isBlankRow(row):
			return p.more()
		case len(row) == 1 && row[0] == brokenRow:
			p.failPart(strconv.Itoa(n+1), &app.Error{
				Code: app.Invalid, Op: "extract " + p.src.name, Msg: path.Base(p.src.name) + " is no JSON object.",
				Hint: "Each line holds one object: correct this one and import it alone.",
			})
			return p.more()
		}
		p.row(f, l, row, n+1)
		return p.more()
	})
	if err != nil {
		return tableError(p.src.name, err)
	}
	return nil
}

func isBlankRow(row []string) bool {
	return !slices.ContainsFunc(row, func(c string) bool { return strings.TrimSpace(c) != "" })
}

func tableError(name string, err error) error {
	if _, ok := asError(err); ok {
		return err
	}
	return &app.Error{
		Code: app.Invalid, Op: "extract " + name, Msg: path.Base(name) + " cannot be read as a table: " + err.Error() + ".",
		Hint: "Check the file in your table program, save it anew as CSV (UTF-8) and import that.", Err: err,
	}
}

// noTextColumn is the failure of a table that does not show where the text is.
func noTextColumn(name string, l layoutOfTable) error {
	proposal, err := json.Marshal(l.m)
	if err != nil {
		proposal = nil
	}
	return &app.Error{
		Code: app.Invalid, Op: "extract " + name,
		Msg:  path.Base(name) + " does not show which of its columns holds the text: " + strings.Join(l.header, ", ") + ".",
		Hint: "Say which it is, such as --map text=" + cellOf(l.header, len(l.header)-1) + "; found so far: " + string(proposal),
	}
}

// row hands out the article of one row; part is the row's number in the file.
func (p *parts) row(f tableFile, l layoutOfTable, row []string, number int) {
	e := app.Extracted{
		Part: strconv.Itoa(number), Format: f.format, Extractor: tableExtractor, Encoding: f.encoding, Provenance: map[string]string{},
	}
	if f.encoding != "" {
		setField(&e, "encoding", f.how)
	}
	values := map[string]string{}
	for i, name := range l.header {
		value := strings.ToValidUTF8(cellOf(row, i), "\uFFFD")
		if field := l.m.Columns[name]; field != "" {
			values[field] = value
		} else if v := line(short(value)); v != "" {
			if e.Attributes == nil {
				e.Attributes = map[string]string{}
			}
			e.Attributes[name] = v
		}
	}
	f.fill(&e, values)
	p.add(e)
}

// fill sets the fields of a row.
func (f tableFile) fill(e *app.Extracted, values map[string]string) {
	var related []app.RelatedLink
	e.Text, related = cellText(values[columnText], &pageMeta{url: values[columnURL]})
	if e.Related = related; len(related) > 0 {
		setField(e, "related", byPage)
	}
	set := func(field string, to *string) {
		text, _ := cellText(short(values[field]), nil)
		if *to = line(strings.ReplaceAll(text, "\n", " ")); *to != "" {
			setField(e, field, byColumn)
		}
	}
	set(columnTitle, &e.Title)
	set(columnSource, &e.Source)
	set(columnURL, &e.URL)
	if e.Byline = splitByline(short(values[columnByline]), e.Source); len(e.Byline) == 2 && !strings.Contains(e.Byline[0]+e.Byline[1], " ") {
		e.Byline = []string{line(values[columnByline])} // "Family, Given"
	}
	if len(e.Byline) > 0 {
		setField(e, "byline", byColumn)
	}
	var how string
	e.Language, how = language(e.Text, languageNamed(values[columnLanguage]), byColumn)
	setField(e, "language", how)
	if e.Kind = app.ArticleKind(strings.ToLower(strings.TrimSpace(values[columnKind]))); !slices.Contains(app.ArticleKinds(), e.Kind) {
		e.Kind = kindWord(strings.ToLower(values[columnKind]))
	}
	if e.Kind != "" {
		setField(e, "kind", byColumn)
	}
	printed := line(short(values[columnPublished]))
	if e.Published = f.date(printed, e.Language); e.Published != "" {
		setField(e, "published", byColumn)
	} else if printed != "" {
		e.Warnings = append(e.Warnings, "the date “"+printed+"” was not understood")
	}
	if e.WireCredit = wireCredit(e.Text); e.WireCredit != "" {
		setField(e, "wire_credit", byPage)
	}
}

// date reads a cell of the date column. In workbooks a number counts days.
func (f tableFile) date(s, lang string) app.Date {
	if days, err := strconv.ParseFloat(s, 64); err == nil {
		const first, last = 3000, 80_000 // 1908 to 2119
		if !f.serialDates || days < first || days > last {
			if len(s) != len("20060102") && len(s) != len("2006") {
				return ""
			}
		} else {
			start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
			if f.epoch1904 {
				start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
			}
			return app.DateOfDay(start.AddDate(0, 0, int(days)))
		}
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return sameDay(t)
	}
	return dateOfField(s, lang)
}
