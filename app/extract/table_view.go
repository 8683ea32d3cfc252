package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"strings"

	"parley/app"
)

// proposalRows are shown: enough to see a wrong column, few enough for one screen.
const proposalRows = 5

// sampleRunes is how much of a cell is shown beside its header.
const sampleRunes = 60

// LookAtTable looks at the first rows of a table. With a map it shows what that makes of
// them; a column that the table lacks is an error, as is a file that is no table.
func LookAtTable(ctx context.Context, fsys fs.FS, name string, given *app.TableMap) (app.TableView, error) {
	src, err := readSource(fsys, name)
	if err != nil {
		return app.TableView{}, err
	}
	f, done, err := openTable(src, given)
	if err != nil {
		return app.TableView{}, err
	}
	defer done()
	plain, err := f.inspect(nil)
	if err != nil {
		return app.TableView{}, tableError(name, err)
	}
	if given != nil && len(given.Columns) == 0 {
		given = nil // only the sheet is chosen
	}
	l, err := f.inspect(given)
	if err != nil {
		return app.TableView{}, tableError(name, err)
	}
	v := app.TableView{
		Columns: l.header, Samples: samples(l), Map: l.m, Sheet: f.sheet, Sheets: f.sheets,
		Signature: signature(plain.header), Rows: []app.Extracted{}, Failures: []string{},
	}
	if !v.Clear() {
		return v, nil
	}
	rows := &parts{ctx: ctx, src: src, yield: func(e app.Extracted, err error) bool {
		if err != nil {
			v.Failures = append(v.Failures, err.Error())
		} else {
			v.Rows = append(v.Rows, e)
		}
		return len(v.Rows)+len(v.Failures) < proposalRows
	}}
	err = rows.guard(func() error { return rows.table(f, &l.m) })
	return v, err
}

// samples gives the first words in each column.
func samples(l layoutOfTable) []string {
	out := make([]string, len(l.header))
	for c := range out {
		for _, row := range l.sample {
			if v := strings.TrimSpace(line(strings.ToValidUTF8(cellOf(row, c), "\uFFFD"))); v != "" {
				out[c] = v
				if r := []rune(v); len(r) > sampleRunes {
					out[c] = string(r[:sampleRunes]) + "…"
				}
				break
			}
		}
	}
	return out
}

// openTable opens either kind of table.
func openTable(src source, given *app.TableMap) (tableFile, func(), error) {
	if strings.HasPrefix(string(src.bytes[:min(len(src.bytes), len(zipMagic))]), zipMagic) {
		sheet := ""
		if given != nil {
			sheet = given.Sheet
		}
		return openWorkbook(src, sheet)
	}
	return openTextTable(src), func() {}, nil
}

// signature is the same for tables with the same headers in the same order.
func signature(header []string) string {
	sum := sha256.Sum256([]byte(foldLabel(strings.Join(header, "\x1F"))))
	return hex.EncodeToString(sum[:8])
}
