package workbench

import (
	"context"

	"parley/app"
	"parley/app/jobs"
)

// indexBatch is the number of articles handed to the index at once; the index cuts
// batches by bytes itself, this bounds the texts held here.
const indexBatch = 50

// Search answers a query over the whole library. Articles that the index has not seen yet
// are counted in Articles and not in Searched.
func (w *Workbench) Search(ctx context.Context, q app.Query) (app.Results, error) {
	res, err := w.p.Index.Search(ctx, q)
	if err != nil {
		return res, err
	}
	waiting, err := w.p.Backlog.PendingIndex(1)
	if err != nil {
		return res, err
	}
	res.Articles = res.Searched + len(waiting.Documents) + waiting.Left
	return res, nil
}

// Hits gives every place of a query in one article, in text order.
func (w *Workbench) Hits(ctx context.Context, q app.Query, id app.ArticleID) ([]app.Hit, error) {
	return w.p.Index.Hits(ctx, q, id)
}

// IndexStatus tells how far the index is.
func (w *Workbench) IndexStatus() (app.IndexStatus, error) {
	n, err := w.p.Index.Count()
	if err != nil {
		return app.IndexStatus{}, err
	}
	facts, err := w.p.Coding.Facts()
	if err != nil {
		return app.IndexStatus{}, err
	}
	return app.IndexStatus{Indexed: n, Articles: len(facts)}, nil
}

// CatchUp brings the index to the state of the project. It can be stopped at any time;
// what is indexed stays so, the rest waits for the next call.
func (w *Workbench) CatchUp(ctx context.Context, r jobs.Reporter) error {
	w.index.Lock()
	defer w.index.Unlock()
	for first := true; ; first = false {
		if err := ctx.Err(); err != nil {
			return err
		}
		p, err := w.p.Backlog.PendingIndex(indexBatch)
		if err != nil {
			return err
		}
		if len(p.Documents) == 0 && len(p.Gone) == 0 {
			return nil
		}
		if first {
			r.SetTotal(len(p.Documents) + len(p.Gone) + p.Left)
		}
		if err := w.indexPending(ctx, p); err != nil {
			return err
		}
		r.Add(len(p.Documents) + len(p.Gone))
	}
}

func (w *Workbench) indexPending(ctx context.Context, p app.Pending) error {
	gone := make([]app.ArticleID, 0, len(p.Gone))
	for _, g := range p.Gone {
		gone = append(gone, g.ID)
	}
	if len(gone) > 0 {
		if err := w.p.Index.Delete(ctx, gone); err != nil {
			return err
		}
	}
	if len(p.Documents) > 0 {
		if err := w.p.Index.Put(ctx, p.Documents); err != nil {
			return err
		}
	}
	return w.p.Backlog.MarkIndexed(p)
}

// catchUpQuietly lets the index catch up after a commit. What is saved is saved: trouble
// with the index goes to the log and shows in IndexStatus, it fails nothing.
func (w *Workbench) catchUpQuietly(ctx context.Context) error {
	err := w.CatchUp(ctx, jobs.Nobody{})
	if err != nil && ctx.Err() == nil {
		w.opt.Log.Warn("the index is behind", "error", err)
		return nil
	}
	return ctx.Err()
}
