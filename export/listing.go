package export

import (
	"context"
	"fmt"
	"io"
	"strings"
	"unicode"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// TableFormats are the endings that WriteTable knows.
func TableFormats() []string { return []string{".xlsx", ".csv", ".tsv", ".md", ".html"} }

// WriteTable writes a list as the format with this ending: a workbook of one sheet, CSV
// (RFC 4180, UTF-8, exact), tab-separated text, or a table in Markdown or HTML. It stops when ctx ends; write to a
// temporary file (SaveAtomically).
func (w *Workbook) WriteTable(ctx context.Context, out io.Writer, t app.Table, format string) error {
	switch strings.ToLower(format) {
	case ".xlsx":
		return w.writeListing(ctx, out, t)
	case ".csv":
		return writeListingText(ctx, t, newCSV(out).asRecords())
	case ".tsv":
		return writeListingText(ctx, t, tabbed{out})
	case ".md":
		return writeListingText(ctx, t, &markdown{out: out, title: t.Title, about: t.About})
	case ".html":
		return writeListingText(ctx, t, &webTable{out: out, title: t.Title, about: t.About})
	}
	return &app.Error{
		Code: app.Unsupported, Op: "export list", Msg: fmt.Sprintf("lists are not written as “%s”", format),
		Hint: "Choose a name that ends in " + strings.Join(TableFormats(), ", ") + ".",
	}
}

// records is a text format of tables.
type records interface {
	record(fields []string) error
	close() error
}

type csvRecords struct{ *csvWriter }

func (c *csvWriter) asRecords() records { return csvRecords{c} }

func (c csvRecords) record(fields []string) error {
	c.csvWriter.record(fields)
	return c.err
}

// tabbed writes tab-separated text as the clipboard of spreadsheets takes it: it has no
// quoting, so tabs and line breaks inside a cell become blanks.
type tabbed struct{ out io.Writer }

func (t tabbed) record(fields []string) error {
	clean := make([]string, len(fields))
	for i, f := range fields {
		clean[i] = strings.NewReplacer("\t", " ", "\r\n", " ", "\n", " ", "\r", " ").Replace(f)
	}
	_, err := io.WriteString(t.out, strings.Join(clean, "\t")+"\n")
	return err
}

func (tabbed) close() error { return nil }

func writeListingText(ctx context.Context, t app.Table, to records) error {
	line := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		line[i] = c.Head
	}
	if err := to.record(line); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	for n, row := range t.Rows {
		if n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		for i := range line {
			line[i] = ""
			if i < len(row) {
				line[i] = csvText(row[i])
			}
		}
		if err := to.record(line); err != nil {
			return fmt.Errorf("write list: %w", err)
		}
	}
	return to.close()
}

// counts reports whether a column holds whole numbers and nothing else: to the right of the
// column they would touch the words of the next.
func counts(rows [][]any, column int) bool {
	some := false
	for _, row := range rows {
		if column >= len(row) || row[column] == nil {
			continue
		}
		if _, ok := row[column].(int); !ok {
			return false
		}
		some = true
	}
	return some
}

// listingWidth is the width of a column where none is given.
const listingWidth = 18

func (w *Workbook) writeListing(ctx context.Context, out io.Writer, t app.Table) error {
	f := excelize.NewFile(excelize.Options{TmpDir: w.o.TempDir})
	defer func() { _ = f.Close() }() // only removes temporary files
	name := sheetName(t.Title)
	if err := f.SetSheetName("Sheet1", name); err != nil {
		return fmt.Errorf("name sheet %s: %w", name, err)
	}
	r, err := newReport(ctx, f, w.o, app.Book{})
	if err != nil {
		return err
	}
	defer r.discard()
	tab := table{name: name, title: t.Title, about: t.About, table: "List", rows: len(t.Rows), alone: true}
	used := map[string]bool{}
	for i, c := range t.Columns {
		col := column{head: uniqueHead(c.Head, used), width: c.Width, ratio: hasFractions(t.Rows, i), centred: counts(t.Rows, i), off: c.Beside}
		if col.width == 0 {
			col.width = listingWidth
		}
		used[strings.ToLower(col.head)] = true
		tab.columns = append(tab.columns, col)
	}
	p, err := r.openTable(tab)
	if err != nil {
		return err
	}
	right := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		if c.Right {
			right[i] = r.st.id(lookCell().with(func(l *look) { l.h = "right" }))
		}
	}
	for n, row := range t.Rows {
		if n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		p.add(listingCells(row, right)...)
	}
	if err := p.finish(); err != nil {
		return err
	}
	if r.st.err != nil {
		return r.st.err
	}
	if err := r.pack(&cancelWriter{ctx, out}); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("write list: %w", err)
	}
	return nil
}

// hasFractions reports whether a column holds numbers that are not whole.
func hasFractions(rows [][]any, column int) bool {
	for _, row := range rows {
		if column < len(row) {
			if _, ok := row[column].(float64); ok {
				return true
			}
		}
	}
	return false
}

func listingCells(row []any, right []int) []any {
	out := make([]any, len(row))
	for i, v := range row {
		out[i] = v
		if s, ok := v.(string); ok && i < len(right) {
			if right[i] != 0 {
				out[i] = styled{s, right[i]}
			} else if _, safe := safeLink(s); safe && strings.Contains(s, "://") && !strings.ContainsFunc(s, unicode.IsSpace) {
				out[i] = web(s)
			}
		}
	}
	return out
}

// sheetName makes a name that Excel takes: at most 31 characters, none of those it
// reserves.
func sheetName(s string) string {
	s = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s), "' ")
	if units(s) > 31 {
		s = strings.TrimSpace(firstUnits(s, 31))
	}
	if s == "" || strings.EqualFold(s, "history") {
		return "List"
	}
	return s
}
