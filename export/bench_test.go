package export_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"testing"

	"parley/app"
	"parley/app/jobs"
	"parley/export"
)

const largeActors, largeIssues = 500, 200

// large is a book of 500 actors × 200 issues with 200,000 statements, two behind each cell.
func large() app.Book {
	b := newBook("Large").book
	b.Statements = make([]app.BookStatement, 0, largeActors*largeIssues*2)
	b.Matrix.Cells = make([]app.Cell, 0, largeActors*largeIssues)
	for i := range largeActors {
		id := app.ActorID(fmt.Sprintf("actor_%d", i))
		b.Matrix.Actors = append(b.Matrix.Actors, app.MatrixActor{ID: id, Name: fmt.Sprintf("Actor %d of the assembly", i), Side: fmt.Sprintf("Side %d", i/100)})
		b.Codebook.Actors = append(b.Codebook.Actors, app.Actor{ID: id, Name: fmt.Sprintf("Actor %d of the assembly", i), Type: "person"})
	}
	for j := range largeIssues {
		b.Matrix.Issues = append(b.Matrix.Issues, app.MatrixIssue{
			ID: app.IssueID(fmt.Sprintf("issue_%d", j)), Title: fmt.Sprintf("Issue %d", j), Question: "Should it be done?",
		})
	}
	stances := app.Stances()
	quote := app.Quote{Exact: "These are the words of a statement of ordinary length, as a newspaper would print them.", Span: app.Span{Version: b.Sources[0].Version, Bounds: app.Bounds{Start: 10, End: 97}}}
	for i, a := range b.Matrix.Actors {
		for j, x := range b.Matrix.Issues {
			stance := stances[(i+j)%len(stances)]
			v := 1.0
			c := app.Cell{Actor: a.ID, Issue: x.ID, State: app.CellSupport, Value: &v, N: 2, Pro: 2, Confidence: "medium", Latest: app.LatestDate{Date: "2025-04-11"}}
			c.Statements, c.Evidence = make([]app.StatementID, 0, 2), make([]app.Evidence, 0, 2)
			for range 2 {
				id := app.StatementID(fmt.Sprintf("S-%d", len(b.Statements)+1))
				b.Statements = append(b.Statements, app.BookStatement{Paragraph: 4, Statement: &app.Statement{
					ID: id, Article: b.Sources[0].ID, Speaker: a.ID, Holder: a.ID, Issue: x.ID, Stance: stance, Attribution: app.DirectQuote,
					StatedAt: "2025-04-11", StatedBasis: app.BasisExplicit, Certainty: "CT", Act: "position", Coder: "C1", Review: app.ReviewReviewed,
					Passages: []app.Passage{{Role: app.RoleContent, Quote: quote}},
				}})
				c.Statements = append(c.Statements, id)
				c.Evidence = append(c.Evidence, app.Evidence{Statement: id, Holder: a.ID, CountedAs: app.CountedOwn, Outlets: 1})
			}
			b.Matrix.Cells = append(b.Matrix.Cells, c)
		}
	}
	b.Matrix.Counted = len(b.Statements)
	return b
}

// heldNow gives the memory in use, in MiB, and gives back to the system what is not.
func heldNow() float64 {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}

// BenchmarkLarge measures the workbook of performance.md, P11. PARLEY_BENCH_BOOK names a
// file that keeps it, for .ci/book-peers.
func BenchmarkLarge(b *testing.B) {
	book := large()
	w := export.New(export.Options{TempDir: b.TempDir()})
	path := os.Getenv("PARLEY_BENCH_BOOK")
	if path == "" {
		path = filepath.Join(b.TempDir(), "large.xlsx")
	}
	b.ReportAllocs()
	held := heldNow()
	var thrift jobs.Thrift
	for b.Loop() {
		end := thrift.Begin() // as an export of the workbench does
		if err := export.SaveAtomically(path, true, func(out io.Writer) error { return w.WriteBook(b.Context(), out, book) }); err != nil {
			b.Fatal(err)
		}
		end()
	}
	st, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(len(book.Statements)), "rows")
	b.ReportMetric(held, "MiB-book")
	b.ReportMetric(float64(st.Size())/(1<<20), "MiB")
}
