package present

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/app"
	"parley/app/jobs"
)

// Batcher runs many queries.
type Batcher interface {
	Batch(ctx context.Context, rows []app.BatchRow, r jobs.Reporter) ([]app.BatchResult, error)
}

// BatchPorts are what a batch search needs.
type BatchPorts struct {
	Batch  Batcher
	Read   func(path string) ([][]string, error) // a list of queries: a table, or lines
	Jobs   Starter
	Search func(query string) // runs one of them in the library
}

// BatchState is what the results of a batch search show.
type BatchState struct {
	Open bool
	Name string
	Head string
	Rows []BatchRow
}

// BatchRow is one query of the batch.
type BatchRow struct {
	Head, Found string
	Reading     string
	Remark      string
	Problem     bool
	Query       string
}

// Batch presents a batch search: a list of queries, and what each found.
type Batch struct {
	changes[BatchState]
	env     Env
	ports   BatchPorts
	results []app.BatchResult
	state   BatchState
}

// NewBatch makes the presenter of batch searches.
func NewBatch(env Env, p BatchPorts) *Batch { return &Batch{env: env, ports: p} }

// Subscribe gives the state to render now and after each change.
func (b *Batch) Subscribe(render func(BatchState)) {
	b.render = render
	b.tell(b.state)
}

// State gives what is shown.
func (b *Batch) State() BatchState { return b.state }

// Run reads a list of queries and runs them as a job.
func (b *Batch) Run(path string) {
	start(b.env, b.ports.Jobs, "Batch search", func(ctx context.Context, r jobs.Reporter) error {
		table, err := b.ports.Read(path)
		var rows []app.BatchRow
		if err == nil {
			rows, err = app.BatchRows(table)
		}
		var results []app.BatchResult
		if err == nil {
			results, err = b.ports.Batch.Batch(ctx, rows, r)
		}
		b.env.Dispatch(func() { b.finish(path, results, err) })
		return err
	})
}

func (b *Batch) finish(path string, results []app.BatchResult, err error) {
	if err != nil {
		if !cancelled(err) {
			b.env.Notify.Problem(err)
		}
		return
	}
	b.results = results
	b.state = BatchState{Open: true, Name: BaseName(path), Head: batchHead(results), Rows: batchRows(results)}
	b.tell(b.state)
	b.env.trace(fmt.Sprintf("batch %d", len(results)))
}

// OpenRow runs the query of a row in the library.
func (b *Batch) OpenRow(i int) {
	if i < 0 || i >= len(b.state.Rows) || b.state.Rows[i].Query == "" {
		return
	}
	q := b.state.Rows[i].Query
	b.Close()
	b.ports.Search(q)
}

// Table gives the results as a list that can be saved.
func (b *Batch) Table() app.Table { return app.BatchTable(b.results) }

// Close closes the results.
func (b *Batch) Close() {
	b.state.Open = false
	b.tell(b.state)
}

// batchHead counts what ran and what did not.
func batchHead(all []app.BatchResult) string {
	failed := 0
	for _, r := range all {
		if r.Problem != "" {
			failed++
		}
	}
	head := Count(len(all), "query", "queries")
	if failed > 0 {
		head += ", " + grouped(failed) + " could not be run"
	}
	return head
}

func batchRows(all []app.BatchResult) []BatchRow {
	rows := make([]BatchRow, len(all))
	for i, r := range all {
		row := BatchRow{Head: dotted(r.Name, r.Query), Found: Count(r.Articles, "article", "articles") + ", " + Count(r.Hits, "hit", "hits"), Reading: r.Reading, Query: r.Query}
		var remarks []string
		for _, n := range r.Notices {
			remarks = append(remarks, n.Text)
		}
		row.Remark = strings.Join(remarks, "; ")
		if r.Problem != "" {
			row.Found, row.Problem = "not run", true
			row.Remark = strings.TrimSpace(sentence(r.Problem) + " " + sentence(r.Hint))
		}
		rows[i] = row
	}
	return slices.Clip(rows)
}
