package workbench

import (
	"context"
	"fmt"
	"strings"

	"parley/app"
	"parley/app/jobs"
)

// maxBatch bounds the queries of one batch; ten thousand are a day's work of a machine.
const maxBatch = 10_000

// BatchRows reads the queries of a table: the column headed "query" (else the only or the
// last one) holds them, one headed "name" what to call them. A table of one column without
// a known head is a plain list, its first line a query too.
func BatchRows(table [][]string) ([]app.BatchRow, error) {
	if len(table) == 0 {
		return nil, &app.Error{Code: app.Invalid, Op: "batch", Msg: "the list holds no queries", Hint: "Write one query a line."}
	}
	query, name, skip := -1, -1, 0
	for i, head := range table[0] {
		switch strings.ToLower(strings.TrimSpace(head)) {
		case "query", "search", "queries":
			query = i
		case "name", "label", "title":
			name = i
		}
	}
	if query >= 0 {
		skip = 1
	} else {
		query = len(table[0]) - 1
		if name >= 0 {
			skip = 1
		} else if len(table[0]) > 1 {
			name = 0
		}
	}
	var out []app.BatchRow
	for i, row := range table[skip:] {
		r := app.BatchRow{Line: i + skip + 1}
		if query < len(row) {
			r.Query = strings.TrimSpace(row[query])
		}
		if name >= 0 && name < len(row) && name != query {
			r.Name = strings.TrimSpace(row[name])
		}
		if r.Query == "" && r.Name == "" {
			continue
		}
		out = append(out, r)
	}
	if len(out) > maxBatch {
		return nil, &app.Error{Code: app.Unsupported, Op: "batch", Msg: fmt.Sprintf("the list holds more than %d queries", maxBatch), Hint: "Cut it into parts."}
	}
	return out, nil
}

// Batch runs many queries. A query that does not run says why in its own result and stops
// nothing; only the end of ctx does.
func (w *Workbench) Batch(ctx context.Context, rows []app.BatchRow, r jobs.Reporter) ([]app.BatchResult, error) {
	r.SetTotal(len(rows))
	out := make([]app.BatchResult, 0, len(rows))
	for _, row := range rows {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		r.Item(row.Query)
		res := app.BatchResult{Line: row.Line, Name: row.Name, Query: row.Query}
		if row.Query == "" {
			res.Problem, res.Hint = "the row has no query", "Write one, or take the row out."
		} else if found, err := w.Search(ctx, app.Query{Text: row.Query, Limit: 1}); err != nil {
			if ctx.Err() != nil {
				return out, ctx.Err()
			}
			it := failedItem("", err)
			res.Problem, res.Hint = it.Reason, it.Hint
		} else {
			res.Reading, res.Notices = found.Reading, found.Notices
			res.Articles, res.Hits, res.Searched = found.Total, found.Places, found.Searched
		}
		out = append(out, res)
		r.Add(1)
	}
	return out, nil
}

// BatchTable gives the results of a batch as a list that leaves the program.
func BatchTable(results []app.BatchResult) app.Table {
	t := app.Table{
		Title: "Batch search", About: fmt.Sprintf("%d queries", len(results)),
		Columns: []app.Column{
			{Head: "Line", Width: 7}, {Head: "Name", Width: 24}, {Head: "Query", Width: 44, Wrap: true}, {Head: "Articles", Width: 10}, {Head: "Hits", Width: 10},
			{Head: "Searched", Width: 10}, {Head: "Read as", Width: 60, Wrap: true}, {Head: "Remarks", Width: 44, Wrap: true},
		},
	}
	for _, r := range results {
		var remarks []string
		if r.Problem != "" {
			remarks = append(remarks, strings.TrimSpace(r.Problem+". "+r.Hint))
		}
		for _, n := range r.Notices {
			remarks = append(remarks, n.Text)
		}
		row := []any{r.Line, r.Name, r.Query, r.Articles, r.Hits, r.Searched, r.Reading, strings.Join(remarks, "\n")}
		if r.Problem != "" { // nothing was counted
			row[3], row[4], row[5] = nil, nil, nil
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
