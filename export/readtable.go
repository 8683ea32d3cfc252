package export

import (
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"parley/app"
)

// Limits of a table that is read: what unpacks to more is refused, a statement table with
// as many rows is no work of people.
const (
	maxTableBytes   = 100 << 20
	maxTableUnzip   = 256 << 20
	maxTablePart    = 64 << 20
	maxTableRows    = 200_000
	maxTableColumns = 1_000
)

// ReadTable reads a CSV file or the first sheet of a workbook as rows of text, and any
// text file named .txt as a table of one column, a row for each line. Formulas
// give their cached values. CSV may be separated by commas, semicolons or tabs and must be
// UTF-8.
func ReadTable(path string) ([][]string, error) {
	st, err := os.Stat(path)
	if err != nil {
		return nil, &app.Error{Code: app.NotFound, Op: "read table", Msg: "the file cannot be opened", Hint: "Check the name.", Err: err}
	}
	if st.Size() > maxTableBytes {
		return nil, tableError("the table is larger than 100 MB", nil)
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".csv":
		return readCSV(path)
	case ".txt":
		return readLines(path)
	}
	return readSheet(path)
}

func readLines(path string) ([][]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, tableError("the file cannot be read", err)
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	if !utf8.ValidString(text) {
		return nil, tableError("the file is not UTF-8 text", nil)
	}
	var out [][]string
	for line := range strings.Lines(text) {
		out = append(out, []string{strings.TrimSpace(line)})
	}
	return out, nil
}

func tableError(msg string, err error) error {
	return &app.Error{Code: app.Invalid, Op: "read table", Msg: msg, Hint: "Open it in a spreadsheet program and save it anew as .xlsx or UTF-8 .csv.", Err: err}
}

func readCSV(path string) ([][]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, tableError("the file cannot be read", err)
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	if !utf8.ValidString(text) {
		return nil, tableError("the file is not UTF-8 text", nil)
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	head, _, _ := strings.Cut(text, "\n")
	for _, sep := range []rune{';', '\t'} {
		if strings.Count(head, string(sep)) > strings.Count(head, string(r.Comma)) {
			r.Comma = sep
		}
	}
	var rows [][]string
	for {
		row, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return rows, nil
		case err != nil:
			return nil, tableError("the table breaks off: "+err.Error(), err)
		case len(rows) == maxTableRows || len(row) > maxTableColumns:
			return nil, tableError("the table has more rows or columns than statements can have", nil)
		}
		rows = append(rows, row)
	}
}

func readSheet(path string) (rows [][]string, err error) {
	f, err := excelize.OpenFile(path, excelize.Options{UnzipSizeLimit: maxTableUnzip, UnzipXMLSizeLimit: maxTablePart})
	if err != nil {
		return nil, tableError("this is not a workbook that can be read", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	it, err := f.Rows(f.GetSheetName(0))
	if err != nil {
		return nil, tableError("the first sheet cannot be read", err)
	}
	defer func() { err = errors.Join(err, it.Close()) }()
	for it.Next() {
		row, err := it.Columns()
		if err != nil {
			return nil, tableError("the first sheet cannot be read to its end", err)
		}
		if len(rows) == maxTableRows || len(row) > maxTableColumns {
			return nil, tableError("the table has more rows or columns than statements can have", nil)
		}
		rows = append(rows, row)
	}
	return rows, it.Error()
}
