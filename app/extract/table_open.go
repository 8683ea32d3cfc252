package extract

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"parley/app"
)

// openTextTable finds out encoding and separator.
func openTextTable(src source) tableFile {
	d := decode(src.bytes, "")
	text := strings.ReplaceAll(strings.ToValidUTF8(d.text, "\uFFFD"), "\x00", "")
	f := tableFile{encoding: d.encoding, how: d.how}
	if hasExt(src.name, ".jsonl", ".ndjson") {
		f.format = "jsonl"
		f.header = jsonHeader(text)
		f.rows = jsonRows(text, f.header)
		return f
	}
	comma := separator(text)
	f.format = "csv"
	if comma == '\t' {
		f.format = "tsv"
	}
	f.rows = func(yield func([]string) bool) error {
		r := newCSV(text, comma)
		for {
			row, err := r.Read()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return fmt.Errorf("read row: %w", err)
			}
			if !yield(row) {
				return nil
			}
		}
	}
	return f
}

func newCSV(text string, comma rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = comma, true, -1, true
	return r
}

// separator tries the usual ones: the one that gives the same number of columns most
// often, at least two, wins.
func separator(text string) rune {
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(strings.ToLower(first), "sep=") && rest != "" {
		if mark := strings.TrimSpace(first[len("sep="):]); len(mark) == 1 {
			return rune(mark[0])
		}
	}
	const look = 20
	best, bestScore := ',', 0
	for _, comma := range []rune{',', ';', '\t', '|'} {
		r := newCSV(text, comma)
		counts := map[int]int{}
		for range look {
			row, err := r.Read()
			if err != nil {
				break
			}
			counts[len(row)]++
		}
		for columns, times := range counts {
			if score := times * min(columns, 12); columns > 1 && score > bestScore {
				best, bestScore = comma, score
			}
		}
	}
	return best
}

// jsonHeader gives the keys of the first objects in the order in which they come.
func jsonHeader(text string) []string {
	header := []string{}
	n := 0
	for l := range strings.Lines(text) {
		if strings.TrimSpace(l) == "" {
			continue
		}
		if n++; n > sampleRows {
			break
		}
		dec := json.NewDecoder(strings.NewReader(l))
		if t, err := dec.Token(); err != nil || t != json.Delim('{') {
			continue
		}
		for dec.More() && len(header) < maxColumns {
			key, err := dec.Token()
			if err != nil {
				break
			}
			var skip json.RawMessage
			if dec.Decode(&skip) != nil {
				break
			}
			if k, ok := key.(string); ok && !slices.Contains(header, k) {
				header = append(header, k)
			}
		}
	}
	return header
}

// brokenRow stands alone in a row that cannot be read; a private-use character.
const brokenRow = "\uE0F4"

// jsonRows gives each object's values in the order of the header.
func jsonRows(text string, header []string) rowReader {
	return func(yield func([]string) bool) error {
		for l := range strings.Lines(text) {
			if strings.TrimSpace(l) == "" {
				continue
			}
			var object map[string]json.RawMessage
			if err := json.Unmarshal([]byte(l), &object); err != nil {
				if !yield([]string{brokenRow}) {
					return nil
				}
				continue
			}
			row := make([]string, len(header))
			for i, key := range header {
				row[i] = jsonCell(object[key])
			}
			if !yield(row) {
				return nil
			}
		}
		return nil
	}
}

// jsonCell gives strings as they are, lists of strings with semicolons between, null as
// nothing, all else as JSON.
func jsonCell(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var list []string
	if json.Unmarshal(raw, &list) == nil {
		return strings.Join(list, "; ")
	}
	if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
		return ""
	}
	return string(raw)
}

// The limits of a workbook: at a gigabyte the library takes all memory and minutes.
const (
	maxWorkbook    = 256 << 20
	maxWorkbookXML = 64 << 20
)

// openWorkbook opens a sheet; the function closes the workbook.
func openWorkbook(src source, sheet string) (tableFile, func(), error) {
	book, err := excelize.OpenReader(bytes.NewReader(src.bytes), excelize.Options{
		UnzipSizeLimit: maxWorkbook, UnzipXMLSizeLimit: maxWorkbookXML, RawCellValue: true,
	})
	if err != nil {
		return tableFile{}, nil, workbookError(src.name, err)
	}
	closeBook := func() { _ = book.Close() }
	if sheet == "" {
		sheet = fullestSheet(book)
	} else if i, err := book.GetSheetIndex(sheet); err != nil || i < 0 {
		closeBook()
		return tableFile{}, nil, &app.Error{
			Code: app.NotFound, Op: "extract " + src.name, Msg: path.Base(src.name) + " has no sheet “" + sheet + "”.",
			Hint: "Its sheets are " + strings.Join(book.GetSheetList(), ", ") + ".",
		}
	}
	f := tableFile{format: "xlsx", serialDates: true, sheet: sheet, sheets: book.GetSheetList()}
	if props, err := book.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		f.epoch1904 = *props.Date1904
	}
	f.rows = func(yield func([]string) bool) error {
		rows, err := book.Rows(sheet)
		if err != nil {
			return fmt.Errorf("read sheet %s: %w", sheet, err)
		}
		defer rows.Close() //nolint:errcheck // read-only
		for rows.Next() {
			row, err := rows.Columns(excelize.Options{RawCellValue: true})
			if err != nil {
				return fmt.Errorf("read row: %w", err)
			}
			if len(row) > maxColumns {
				return fmt.Errorf("it has more than %d columns", maxColumns)
			}
			if !yield(row) {
				return nil
			}
		}
		return rows.Error()
	}
	return f, closeBook, nil
}

// fullestSheet gives the first sheet that has rows under its header.
func fullestSheet(book *excelize.File) string {
	sheets := book.GetSheetList()
	for _, s := range sheets {
		rows, err := book.Rows(s)
		if err != nil {
			continue
		}
		n := 0
		for n < 2 && rows.Next() {
			n++
		}
		_ = rows.Close()
		if n == 2 {
			return s
		}
	}
	if len(sheets) == 0 {
		return ""
	}
	return sheets[0]
}

func workbookError(name string, err error) error {
	switch {
	case errors.Is(err, excelize.ErrWorkbookPassword):
		return locked(name, saveUnlocked)
	case strings.Contains(err.Error(), "unzip size exceeds"):
		return tooLarge(name, fmt.Sprintf("it unpacks to more than %d MB", maxWorkbook>>20))
	}
	return damaged(name, "it cannot be opened as a workbook", err)
}
