package workbench

import (
	"context"

	"parley/app"
	"parley/app/jobs"
)

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
