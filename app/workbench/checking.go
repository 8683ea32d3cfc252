package workbench

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"parley/app"
	"parley/app/jobs"
)

// auditor is an index that can be checked beyond the number of its articles.
type auditor interface {
	// Scrub reads all of its files; the error has code Damaged where one has changed.
	Scrub(ctx context.Context) error
	Articles(ctx context.Context) ([]app.ArticleID, error)
}

// checkIndex compares the index with the project. The index can be built anew at any time,
// so that nothing about it is more than a remark.
func (w *Workbench) checkIndex(ctx context.Context) ([]app.Finding, error) {
	remark := func(format string, args ...any) []app.Finding {
		return []app.Finding{{Severity: app.SeverityRemark, Where: "index", Msg: fmt.Sprintf(format, args...)}}
	}
	st, err := w.IndexStatus()
	if err != nil {
		return remark("the index cannot be read: %v", err), nil
	}
	audit, ok := w.p.Index.(auditor)
	if ok {
		err := audit.Scrub(ctx)
		if errors.Is(err, context.Canceled) {
			return nil, err
		}
		if err != nil {
			return remark("the index is damaged (%v); “parley reindex --all” reads every article into it again", err), nil
		}
	}
	waiting, err := w.p.Backlog.PendingIndex(1)
	if err != nil {
		return nil, err
	}
	if len(waiting.Documents)+len(waiting.Gone) > 0 || !ok {
		if st.Indexed == st.Articles {
			return nil, nil
		}
		return remark("%d of %d articles are indexed; the rest follows when the project is open", st.Indexed, st.Articles), nil
	}
	missing, extra, err := w.compareIndex(ctx, audit)
	if err != nil || missing+extra == 0 {
		return nil, err
	}
	return remark("%d articles are not in the index, and %d in it are not in the project; “parley reindex --all” reads every article into it again", missing, extra), nil
}

// compareIndex counts the articles that only the project holds, and those that only the
// index does.
func (w *Workbench) compareIndex(ctx context.Context, audit auditor) (missing, extra int, err error) {
	indexed, err := audit.Articles(ctx)
	if err != nil {
		return 0, 0, err
	}
	facts, err := w.p.Coding.Facts()
	if err != nil {
		return 0, 0, err
	}
	in := map[app.ArticleID]bool{}
	for _, id := range indexed {
		in[id] = true
	}
	extra = len(in)
	for _, f := range facts {
		if in[f.ID] {
			extra--
		} else {
			missing++
		}
	}
	return missing, extra, nil
}

// Reindex reads every article into the index again, and takes out what the project does
// not hold.
func (w *Workbench) Reindex(ctx context.Context, r jobs.Reporter) error {
	marks, ok := w.p.Backlog.(interface{ ResetIndexMarks() error })
	if audit, audits := w.p.Index.(auditor); ok && audits {
		indexed, err := audit.Articles(ctx)
		if err != nil {
			return err
		}
		facts, err := w.p.Coding.Facts()
		if err != nil {
			return err
		}
		gone := slices.DeleteFunc(indexed, func(id app.ArticleID) bool { _, there := facts[id]; return there })
		if err := w.p.Index.Delete(ctx, gone); err != nil {
			return err
		}
	}
	if ok {
		if err := marks.ResetIndexMarks(); err != nil {
			return err
		}
	}
	return w.CatchUp(ctx, r)
}
