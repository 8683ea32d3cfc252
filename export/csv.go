package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// WriteCSV writes the columns of Evidence exactly: RFC 4180, CRLF between records, UTF-8
// without byte order mark, dates in ISO form, quotes untouched, a record per statement of
// a cell. Programs read it; to open it in Excel use WriteExcelCSV.
func (w *Workbook) WriteCSV(ctx context.Context, out io.Writer, b app.Book) error {
	return w.writeEvidenceCSV(ctx, out, b, func(s string) string { return s })
}

// WriteExcelCSV writes the same for opening in Excel: with a byte order mark, and with an
// apostrophe before what a spreadsheet would take as a formula. It is not exact.
func (w *Workbook) WriteExcelCSV(ctx context.Context, out io.Writer, b app.Book) error {
	if _, err := io.WriteString(out, "\uFEFF"); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return w.writeEvidenceCSV(ctx, out, b, guard)
}

// WriteMatrixCSV writes the matrix as a table of symbols: a row per actor, a column per
// issue, under the full titles. Cells without evidence are empty.
func (w *Workbook) WriteMatrixCSV(ctx context.Context, out io.Writer, b app.Book) error {
	r := &report{ctx: ctx, o: w.o, b: b}
	r.layOut()
	c := newCSV(out)
	head := []string{headActor, headSide}
	for _, x := range b.Matrix.Issues {
		head = append(head, x.Title)
	}
	c.record(head)
	for _, a := range r.actors {
		if err := ctx.Err(); err != nil {
			return err
		}
		row := []string{a.Name, a.Side}
		for _, x := range b.Matrix.Issues {
			text := ""
			if cell, ok := r.at(a.ID, x.ID); ok {
				text = strings.Join(cell.Display().Lines, " | ")
			}
			row = append(row, text)
		}
		c.record(row)
	}
	return c.close()
}

func (w *Workbook) writeEvidenceCSV(ctx context.Context, out io.Writer, b app.Book, shape func(string) string) error {
	r, err := newReport(ctx, excelize.NewFile(), w.o, b)
	if err != nil {
		return err
	}
	c := newCSV(out)
	fields := r.evidenceFields()
	record := make([]string, len(fields))
	for i, f := range fields {
		record[i] = shape(f.head)
	}
	c.record(record)
	for k := range r.evidence {
		if k%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		e := &r.evidence[k]
		line := evidenceLine{evidenceRow: e, quote: e.st.QuoteText(), remark: "yes", part: 1}
		for i, f := range fields {
			record[i] = shape(csvText(f.get(&line)))
		}
		c.record(record)
	}
	return c.close()
}

// csvText gives the text of a value of Evidence.
func csvText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case verbatim:
		return string(v)
	case app.Date:
		return string(v)
	case styled:
		return v.text
	case goTo:
		return v.text
	}
	return fmt.Sprint(v)
}

// guard puts an apostrophe before text that a spreadsheet would take as a formula.
func guard(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n|%", rune(s[0])) {
		return "'" + s
	}
	return s
}

// csvWriter keeps the first error.
type csvWriter struct {
	buf *bufio.Writer
	err error
}

// newCSV makes a writer of RFC 4180. The one of the standard library, told to end records
// with CRLF, does the same to line feeds inside a field, which would change quotes.
func newCSV(out io.Writer) *csvWriter { return &csvWriter{buf: bufio.NewWriter(out)} }

func (c *csvWriter) record(fields []string) {
	if c.err != nil {
		return
	}
	for i, f := range fields {
		if i > 0 {
			c.write(",")
		}
		if strings.ContainsAny(f, ",\"\r\n") || f != strings.TrimSpace(f) {
			f = `"` + strings.ReplaceAll(f, `"`, `""`) + `"`
		}
		c.write(f)
	}
	c.write("\r\n")
}

func (c *csvWriter) write(s string) {
	if c.err == nil {
		_, c.err = c.buf.WriteString(s)
	}
}

func (c *csvWriter) close() error {
	if c.err == nil {
		c.err = c.buf.Flush()
	}
	if c.err != nil {
		return fmt.Errorf("write csv: %w", c.err)
	}
	return nil
}
