package workbench

import (
	"cmp"
	"context"
	"slices"
	"time"

	"parley/app"
	"parley/app/positions"
)

// logPage is how many entries of the log are looked at together; entries of imports are
// large.
const logPage = 50

// recordsAt gives the records that were otherwise after entry seq of the log, as they were
// then; nil for those that were not there. Records that are not in it have not changed.
func (w *Workbench) recordsAt(ctx context.Context, seq int64) (map[app.Key]app.Record, error) {
	out := map[app.Key]app.Record{}
	before := int64(0)
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		page, err := w.p.Ledger.History(before, logPage)
		if err != nil {
			return nil, err
		}
		for _, e := range page {
			if e.Seq <= seq {
				return out, nil
			}
			for _, c := range e.Set.Invert().Changes {
				out[c.Key()] = c.After
			}
			before = e.Seq
		}
		if len(page) < logPage {
			return out, nil
		}
	}
}

// rewound gives records of a kind as they were; was holds those that have changed since.
func rewound(now []app.Record, kind app.Kind, was map[app.Key]app.Record) []app.Record {
	if len(was) == 0 {
		return now
	}
	seen := map[app.Key]bool{}
	var out []app.Record
	for _, r := range now {
		k := r.Key()
		seen[k] = true
		old, changed := was[k]
		switch {
		case !changed:
			out = append(out, r)
		case old != nil:
			out = append(out, old)
		}
	}
	gone := len(out)
	for k, old := range was {
		if k.Kind == kind && old != nil && !seen[k] {
			out = append(out, old)
		}
	}
	slices.SortFunc(out[gone:], func(a, b app.Record) int { return cmp.Compare(a.Key().ID, b.Key().ID) })
	return out
}

// rewind is rewound for a list of one type.
func rewind[T app.Record](now []T, kind app.Kind, was map[app.Key]app.Record) []T {
	records := make([]app.Record, len(now))
	for i, x := range now {
		records[i] = x
	}
	old := rewound(records, kind, was)
	out := make([]T, len(old))
	for i, r := range old {
		out[i] = r.(T)
	}
	return out
}

// bookAt gathers a book of the project as it was after entry seq of the log, on the day
// at. A query of the spec is answered by the articles of today.
func (w *Workbench) bookAt(ctx context.Context, spec app.MatrixSpec, seq int64, at time.Time, report app.ReportOptions) (app.Book, error) {
	was, err := w.recordsAt(ctx, seq)
	if err != nil {
		return app.Book{}, err
	}
	in, err := w.matrixInput(ctx, spec)
	if err != nil {
		return app.Book{}, err
	}
	in.Today = at
	rewindInput(&in, was)
	g := gathering{w: w, in: in, report: report, was: was}
	return g.book(ctx)
}

func rewindInput(in *positions.Input, was map[app.Key]app.Record) {
	in.Statements = rewind(in.Statements, app.KindStatement, was)
	in.Links = rewind(in.Links, app.KindLink, was)
	in.Overrides = rewind(in.Overrides, app.KindOverride, was)
	c := &in.Codebook
	c.Actors, c.Issues = rewind(c.Actors, app.KindActor, was), rewind(c.Issues, app.KindIssue, was)
	c.Tags, c.Coders = rewind(c.Tags, app.KindTag, was), rewind(c.Coders, app.KindCoder, was)
	for k, r := range was {
		if k.Kind != app.KindArticle {
			continue
		}
		delete(in.Articles, app.ArticleID(k.ID))
		if a, ok := r.(app.Article); ok {
			in.Articles[a.ID] = app.ArticleFacts{ID: a.ID, Seq: a.Seq, Published: a.Published, Outlet: a.Outlet, Cluster: a.Cluster}
		}
	}
}
