package export

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// Limits of an edited workbook. Ours with 200,000 rows of evidence takes 34 MB; what asks
// for more was not made by us.
const (
	maxBookBytes   = 100 << 20
	maxBookUnzip   = 512 << 20
	maxBookParts   = 2_000
	maxBookSheets  = 60
	maxBookColumns = 2_200
	headRows       = 25 // among which the headers stand
)

// ReadBook reads a workbook of ours that was edited elsewhere: the hidden sheet that names
// the export, and the sheets that are compared, found by their headers wherever they stand
// and whatever they are called now. It decides nothing about differences (CompareBook). The
// error is an *app.Error.
func ReadBook(ctx context.Context, path string) (e app.EditedBook, err error) {
	defer func() {
		if r := recover(); r != nil { // the library on a file made to break it
			err = bookError("the workbook is damaged and cannot be read", fmt.Errorf("%v", r))
		}
	}()
	e = app.EditedBook{Name: filepath.Base(path), Meta: map[string]string{}}
	if e.SHA256, err = hashBook(path); err != nil {
		return e, err
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		return e, bookError("this is not a workbook", err)
	}
	defer func() { err = errors.Join(err, z.Close()) }()
	if err := checkParts(&z.Reader); err != nil {
		return e, err
	}
	f, err := excelize.OpenFile(path, excelize.Options{UnzipSizeLimit: maxBookUnzip, RawCellValue: true})
	if err != nil {
		return e, bookError("this is not a workbook that can be read", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	b := bookReader{ctx: ctx, f: f, parts: sheetParts(&z.Reader)}
	if p, err := f.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		b.late = *p.Date1904
	}
	names := f.GetSheetList()
	if len(names) > maxBookSheets {
		return e, bookError("the workbook has more sheets than ours", nil)
	}
	for _, name := range names {
		if err := b.sheet(name, &e); err != nil {
			return e, err
		}
	}
	if e.Meta["format"] != formatName {
		return e, &app.Error{
			Code: app.Unsupported, Op: "sync", Msg: "“" + e.Name + "” was not written by Parley, or its hidden sheet “_meta” is gone",
			Hint: "Give a workbook that “parley export” wrote, saved as .xlsx.",
		}
	}
	if e.Meta["format_version"] != formatVersion {
		return e, &app.Error{
			Code: app.Unsupported, Op: "sync", Msg: "the workbook has format " + e.Meta["format_version"] + ", this program reads " + formatVersion,
			Hint: "Use the version of Parley that wrote it.",
		}
	}
	return e, ctx.Err()
}

func bookError(msg string, err error) error {
	return &app.Error{Code: app.Invalid, Op: "sync", Msg: msg, Hint: "Open it in a spreadsheet program, save it anew as .xlsx, and try again.", Err: err}
}

// hashBook checks size and kind of the file and gives its SHA-256.
func hashBook(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", &app.Error{Code: app.NotFound, Op: "sync", Msg: "the workbook cannot be opened", Hint: "Check the name, and close it in other programs.", Err: err}
	}
	defer f.Close() //nolint:errcheck // only read
	st, err := f.Stat()
	switch {
	case err != nil || st.IsDir():
		return "", bookError("this is not a file", err)
	case st.Size() > maxBookBytes:
		return "", bookError("the workbook is larger than 100 MB", nil)
	}
	head := make([]byte, 8)
	n, _ := io.ReadFull(f, head) // a short file is no workbook, as the next check says
	if bytes.HasPrefix(head[:n], []byte{0xD0, 0xCF, 0x11, 0xE0}) {
		return "", &app.Error{
			Code: app.Unsupported, Op: "sync", Msg: "the workbook is encrypted, or in the old format .xls",
			Hint: "Take the password off, or save it as .xlsx.",
		}
	}
	h := sha256.New()
	h.Write(head[:n])
	if _, err := io.Copy(h, f); err != nil {
		return "", bookError("the workbook cannot be read to its end", err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// checkParts refuses what is too large when unpacked, and macros.
func checkParts(z *zip.Reader) error {
	if len(z.File) > maxBookParts {
		return bookError("the workbook has more parts than ours", nil)
	}
	var total uint64
	for _, p := range z.File {
		total += p.UncompressedSize64
		name := strings.ToLower(p.Name)
		if strings.Contains(name, "vbaproject") || strings.Contains(name, "macrosheets/") {
			return &app.Error{
				Code: app.Unsupported, Op: "sync", Msg: "the workbook has macros; ours never have", Hint: "Save it as .xlsx, without macros.",
			}
		}
		if p.UncompressedSize64 > maxBookUnzip || total > maxBookUnzip {
			return bookError("the workbook unpacks to more than 512 MB", nil)
		}
	}
	return nil
}

// bookReader reads the sheets of a workbook.
type bookReader struct {
	ctx   context.Context
	f     *excelize.File
	parts map[string]*zip.File // by name of the sheet
	late  bool                 // days are counted from 1904
}

// sheet reads a sheet if it is one that is compared.
func (b *bookReader) sheet(name string, e *app.EditedBook) (err error) {
	rows, err := b.f.Rows(name)
	if err != nil {
		return nil //nolint:nilerr // a chart sheet, or one that is damaged: its absence is told later
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	var before [][]string // rows up to the headers
	var t *app.EditedTable
	for n := 1; rows.Next(); n++ {
		if n%1000 == 0 && b.ctx.Err() != nil {
			return b.ctx.Err()
		}
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		switch {
		case err != nil:
			return bookError("the sheet “"+name+"” cannot be read to its end", err)
		case len(cells) > maxBookColumns:
			return bookError("the sheet “"+name+"” has more columns than ours", nil)
		case t != nil:
			t.Rows = appendRow(t.Rows, n, cells)
			continue
		}
		before = append(before, cells)
		switch {
		case len(cells) > 0 && n == 1 && cells[0] == "format":
			return readMeta(cells, rows, e.Meta)
		case n > headRows:
			return nil
		}
		if role := roleOf(cells); role != "" {
			t = &app.EditedTable{Role: role, Sheet: name, Heads: trimmed(cells), IDs: issueIDs(role, before)}
		}
	}
	if err := rows.Error(); err != nil {
		return bookError("the sheet “"+name+"” cannot be read to its end", err)
	}
	if t == nil {
		return nil
	}
	if err := b.formulas(t); err != nil {
		return err
	}
	b.settleDates(t)
	e.Tables = append(e.Tables, *t)
	return nil
}

func trimmed(cells []string) []string {
	out := make([]string, len(cells))
	for i, s := range cells {
		out[i] = strings.TrimSpace(s)
	}
	return out
}

// roleOf tells by its headers which sheet of ours a row of headers belongs to.
func roleOf(cells []string) string {
	heads := trimmed(cells)
	has := func(want ...string) bool {
		return !slices.ContainsFunc(want, func(s string) bool { return !slices.Contains(heads, s) })
	}
	switch {
	case has("ID", headQuote):
		return app.EditedEvidence
	case has(headPosition, headOverride):
		return app.EditedPositions
	case has(headHeld, headReported) && !has("Also written as"):
		return app.EditedMatrix
	}
	return ""
}

// issueIDs finds the hidden row that names the issues of Matrix by column.
func issueIDs(role string, before [][]string) []string {
	if role != app.EditedMatrix {
		return nil
	}
	for _, row := range before {
		if slices.Contains(row, "ids") {
			return row
		}
	}
	return nil
}

func appendRow(rows []app.EditedRow, n int, cells []string) []app.EditedRow {
	out := app.EditedRow{Row: n}
	filled := false
	for _, s := range cells {
		filled = filled || strings.TrimSpace(s) != ""
		out.Cells = append(out.Cells, app.EditedCell{Text: s})
	}
	if !filled {
		return rows
	}
	return append(rows, out)
}

func readMeta(first []string, rows *excelize.Rows, meta map[string]string) error {
	keep := func(cells []string) {
		if len(cells) > 1 {
			meta[strings.TrimSpace(cells[0])] = cells[1]
		}
	}
	keep(first)
	for n := 0; rows.Next() && n < 100; n++ {
		cells, err := rows.Columns()
		if err != nil {
			return bookError("the hidden sheet of the workbook cannot be read", err)
		}
		keep(cells)
	}
	return nil
}
