package export

import (
	"context"
	"fmt"
	"io"
	"slices"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// Options says how workbooks are written. The zero value is a good default. What differs
// from report to report stands in the book.
type Options struct {
	// Findings are the analyst's own, put before those worded by rule.
	Findings []Finding
	// Progress, if set, is told how many rows of evidence are written. It is called on
	// the goroutine of WriteBook.
	Progress func(done, total int)
	// TempDir holds the parts of a large workbook while it is written; empty means the
	// system's folder for temporary files.
	TempDir string

	// small limits let tests reach what else takes a million rows.
	limits *limits
}

// Finding is a sentence for Summary about one cell.
type Finding struct {
	Title string
	Text  string
	Actor app.ActorID
	Issue app.IssueID
}

// limits are where the workbook changes its ways (workbook.md, 5).
type limits struct {
	evidenceRows  int // on one sheet
	matchLinks    int // HYPERLINK with MATCH
	staticLinks   int // internal links of one sheet; Excel holds 65,530 links of all kinds
	webLinks      int // links of one sheet that lead out; the library's cost grows with the square
	notes         int
	matrixIssues  int
	formulaCounts int // evidence rows up to which counts are formulas
	inMemory      int // compressed bytes of a sheet that are kept before they go to a file
}

func defaultLimits() limits {
	return limits{
		evidenceRows: 1_000_000, matchLinks: 5_000, staticLinks: 65_530, webLinks: 20_000, notes: 5_000, matrixIssues: 2_000,
		formulaCounts: 50_000, // beyond, recalculation on load would take seconds
		inMemory:      1 << 20,
	}
}

// Workbook writes workbooks. It holds no state between calls and is safe for concurrent use.
type Workbook struct{ o Options }

// New gives a writer of workbooks.
func New(o Options) *Workbook { return &Workbook{o: o} }

// WriteBook writes the workbook of a book to w. It stops when ctx is cancelled and then
// returns the context's error; w may have received a part by then, so write to a temporary
// file (SaveAtomically).
func (w *Workbook) WriteBook(ctx context.Context, out io.Writer, b app.Book) error {
	f := excelize.NewFile(excelize.Options{TmpDir: w.o.TempDir})
	defer func() { _ = f.Close() }() // only removes temporary files
	r, err := newReport(ctx, f, w.o, b)
	if err != nil {
		return err
	}
	defer r.discard()
	if err := r.write(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return &app.Error{
			Code: app.Internal, Op: "write workbook", Msg: "The workbook could not be written.",
			Hint: "Check that there is room on the disk, then try again.", Err: err,
		}
	}
	if err := r.pack(&cancelWriter{ctx, out}); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// cancelWriter ends the writing when the context does.
type cancelWriter struct {
	ctx context.Context
	out io.Writer
}

func (c *cancelWriter) Write(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.out.Write(p)
}

// write makes all sheets. Summary comes last because it says what the others left out.
func (r *report) write() error {
	if err := r.makeSheets(); err != nil {
		return err
	}
	sheets := []struct {
		name  string // of one that may be left out
		write func() error
	}{
		{"", r.writeMatrix},
		{"", r.writePositions},
		{"", r.writeEvidence},
		{"Changes", r.writeChanges},
		{"Counts", r.writeCounts},
		{"Agreement", r.writeAgreement},
		{"Actors", r.writeActors},
		{"Issues", r.writeIssues},
		{"Codebook", r.writeCodebook},
		{"Sources", r.writeSources},
		{"Method", r.writeMethod},
		{"Spec", r.writeSpec},
		{"Pivot", r.writePivot},
		{"", r.writeLists},
		{"", r.writeMeta},
		{"", r.writeSummary},
		{"", r.writeProperties},
	}
	for _, s := range sheets {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if s.name != "" && !r.has(s.name) {
			continue
		}
		if err := s.write(); err != nil {
			return err
		}
	}
	return r.st.err
}

// sheetNames gives the sheets in reading order.
func (r *report) sheetNames() []string {
	names := []string{"Summary"}
	if r.hasMatrix() {
		names = append(names, "Matrix")
	}
	names = append(names, "Positions")
	for i := range r.evidenceSheets() {
		names = append(names, evidenceSheet(i))
	}
	for _, name := range app.OptionalSheets() {
		if r.has(name) {
			names = append(names, name)
		}
	}
	if r.hasPivot() {
		names = append(names, "Pivot")
	}
	return append(names, "_lists", "_meta")
}

// has reports whether a sheet that may be left out is written.
func (r *report) has(name string) bool {
	if name == "Pivot" {
		return r.hasPivot()
	}
	return !slices.Contains(r.b.Report.Without, name) && (name != "Agreement" || len(r.pairs) > 0)
}

// makeSheets makes all sheets before the first is written: visibility and the order can
// not be changed afterwards without reading a written sheet back.
func (r *report) makeSheets() error {
	for i, name := range r.sheetNames() {
		if i == 0 {
			if err := r.f.SetSheetName("Sheet1", name); err != nil {
				return fmt.Errorf("name sheet %s: %w", name, err)
			}
			continue
		}
		if _, err := r.f.NewSheet(name); err != nil {
			return fmt.Errorf("make sheet %s: %w", name, err)
		}
	}
	for _, name := range []string{"_lists", "_meta"} {
		if err := r.f.SetSheetVisible(name, false, true); err != nil {
			return fmt.Errorf("hide sheet %s: %w", name, err)
		}
	}
	return nil
}
