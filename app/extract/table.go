package extract

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/app"
)

// Table reads tables of articles as text: comma, semicolon and tab separated, and a
// JSON object a line. An article a row.
type Table struct{}

// Workbook reads tables of articles in Excel workbooks.
type Workbook struct{}

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
	sheet                 string   // of a workbook
	sheets                []string
}

// Recognize knows tables by their names, and lines of JSON objects by their shape.
func (Table) Recognize(name string, head []byte) bool {
	if isNamed(name, head, ".csv", ".tsv", ".tab") {
		return !looksLikeHTML("", head)
	}
	return isNamed(name, head, ".jsonl", ".ndjson")
}

// Extract yields an article a row.
func (Table) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return several(ctx, fsys, name, func(p *parts) error {
		f := openTextTable(p.src)
		return p.table(f, mapOf(f, mapsIn(ctx)))
	})
}

// Recognize knows workbooks by their main part or, when that stands late, by the name.
func (Workbook) Recognize(name string, head []byte) bool {
	return bytes.HasPrefix(head, []byte(zipMagic)) && (hasExt(name, ".xlsx", ".xlsm", ".xltx") || bytes.Contains(head, []byte("xl/workbook")))
}

// Extract yields an article a row of the sheet.
func (Workbook) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return several(ctx, fsys, name, func(p *parts) error {
		f, given, closeBook, err := openMapped(p.src, mapsIn(ctx))
		if err != nil {
			return err
		}
		defer closeBook()
		return p.table(f, given)
	})
}

// mapOf gives the map for a table: the one for all, the one remembered for its headers,
// or nil.
func mapOf(f tableFile, known app.TableMaps) *app.TableMap {
	if known.All != nil || len(known.Known) == 0 {
		return known.All
	}
	l, err := f.inspect(nil)
	if err != nil {
		return nil
	}
	if m, ok := known.Known[signature(l.header)]; ok {
		return &m
	}
	return nil
}

// openMapped opens the sheet of a workbook that a map is for, and gives the map.
func openMapped(src source, known app.TableMaps) (tableFile, *app.TableMap, func(), error) {
	sheet := ""
	if known.All != nil {
		sheet = known.All.Sheet
	}
	f, done, err := openWorkbook(src, sheet)
	if err != nil || known.All != nil {
		return f, known.All, done, err
	}
	if m := mapOf(f, known); m != nil {
		return f, m, done, nil
	}
	for _, sig := range slices.Sorted(maps.Keys(known.Known)) {
		m := known.Known[sig]
		if m.Sheet == "" || !slices.Contains(f.sheets, m.Sheet) {
			continue
		}
		other, otherDone, err := openWorkbook(src, m.Sheet)
		if err != nil {
			continue
		}
		if l, err := other.inspect(nil); err == nil && signature(l.header) == sig {
			done()
			return other, &m, otherDone, nil
		}
		otherDone()
	}
	return f, nil, done, nil
}

// Mapped reads files as Any does, tables with the maps given, also those in archives and
// beside references.
type Mapped struct {
	Any
	Maps app.TableMaps
}

// Extract implements Reader.
func (m Mapped) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return m.Any.Extract(context.WithValue(ctx, mapsKey{}, m.Maps), fsys, name)
}

// mapsKey is the key of the maps that one reading takes along, through whatever archives
// the table lies in.
type mapsKey struct{}

func mapsIn(ctx context.Context) app.TableMaps {
	m, _ := ctx.Value(mapsKey{}).(app.TableMaps)
	return m
}

// layoutOfTable is what the first rows tell.
type layoutOfTable struct {
	header []string
	first  int // row with which the articles begin, from 0
	m      app.TableMap
	sample [][]string
}

// inspect looks at the first rows.
func (f tableFile) inspect(given *app.TableMap) (layoutOfTable, error) {
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
func (p *parts) table(f tableFile, given *app.TableMap) error {
	l, err := f.inspect(given)
	if err != nil {
		return tableError(p.src.name, err)
	}
	if l.m.Column(app.ColumnText) == "" {
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
		Hint: "Say which it is: in the window with “Columns…”, on the command line with --map text=" + cellOf(l.header, len(l.header)-1) + "; found so far: " + string(proposal),
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
	e.Text, related = cellText(values[app.ColumnText], &pageMeta{url: values[app.ColumnURL]})
	if e.Related = related; len(related) > 0 {
		setField(e, "related", byPage)
	}
	set := func(field string, to *string) {
		text, _ := cellText(short(values[field]), nil)
		if *to = line(strings.ReplaceAll(text, "\n", " ")); *to != "" {
			setField(e, field, byColumn)
		}
	}
	set(app.ColumnTitle, &e.Title)
	set(app.ColumnSource, &e.Source)
	set(app.ColumnURL, &e.URL)
	if e.Byline = splitByline(short(values[app.ColumnByline]), e.Source); len(e.Byline) == 2 && !strings.Contains(e.Byline[0]+e.Byline[1], " ") {
		e.Byline = []string{line(values[app.ColumnByline])} // "Family, Given"
	}
	if len(e.Byline) > 0 {
		setField(e, "byline", byColumn)
	}
	var how string
	e.Language, how = language(e.Text, languageNamed(values[app.ColumnLanguage]), byColumn)
	setField(e, "language", how)
	if e.Kind = app.ArticleKind(strings.ToLower(strings.TrimSpace(values[app.ColumnKind]))); !slices.Contains(app.ArticleKinds(), e.Kind) {
		e.Kind = kindWord(strings.ToLower(values[app.ColumnKind]))
	}
	if e.Kind != "" {
		setField(e, "kind", byColumn)
	}
	printed := line(short(values[app.ColumnPublished]))
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
