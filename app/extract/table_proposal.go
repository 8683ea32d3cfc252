package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"strings"

	"parley/app"
)

// TableProposal is what a column mapper shows before a table is imported.
type TableProposal struct {
	Columns   []string        `json:"columns"`   // headers in their order
	Map       TableMap        `json:"map"`       // proposed, or the one given
	Signature string          `json:"signature"` // of the headers: the same for the next table of this kind
	Rows      []app.Extracted `json:"rows"`      // the first ones as they would be imported
	Failures  []string        `json:"failures"`  // of these rows
}

// Clear reports whether the proposal shows where the text is.
func (p TableProposal) Clear() bool { return p.Map.column(columnText) != "" }

// proposalRows are shown: enough to see a wrong column, few enough for one screen.
const proposalRows = 5

// ProposeTable looks at the first rows of a table. With a map it shows what that makes
// of them; a column that the table lacks is an error.
func ProposeTable(ctx context.Context, fsys fs.FS, name string, given *TableMap) (TableProposal, error) {
	src, err := readSource(fsys, name)
	if err != nil {
		return TableProposal{}, err
	}
	f, done, err := openTable(src, given)
	if err != nil {
		return TableProposal{}, err
	}
	defer done()
	l, err := f.inspect(given)
	if err != nil {
		return TableProposal{}, tableError(name, err)
	}
	p := TableProposal{Columns: l.header, Map: l.m, Signature: signature(l.header), Rows: []app.Extracted{}, Failures: []string{}}
	if !p.Clear() {
		return p, nil
	}
	rows := &parts{ctx: ctx, src: src, yield: func(e app.Extracted, err error) bool {
		if err != nil {
			p.Failures = append(p.Failures, err.Error())
		} else {
			p.Rows = append(p.Rows, e)
		}
		return len(p.Rows)+len(p.Failures) < proposalRows
	}}
	err = rows.guard(func() error { return rows.table(f, &l.m) })
	return p, err
}

// openTable opens either kind of table.
func openTable(src source, given *TableMap) (tableFile, func(), error) {
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
