package apptest

import (
	"context"

	"parley/app"
)

// Ports is what the project file offers to the workbench. The set is too large for a
// port; it exists so that one test can run against every ledger.
type Ports interface {
	Library
	Ledger
	Coding
	Backlog
	Versions
}

// Library reads articles and texts.
type Library interface {
	Article(id app.ArticleID) (app.Article, error)
	Articles(f app.ArticleFilter) ([]app.ArticleHead, error)
	Text(v app.VersionID) (app.TextVersion, error)
	FindText(v app.VersionID) (id app.ArticleID, found bool, err error)
	Versions(id app.ArticleID) ([]app.VersionID, error)
}

// Ledger writes edits and reads records.
type Ledger interface {
	Log
	Apply(e app.Entry) (app.Entry, error)
	Record(k app.Key) (app.Record, error)
	Records(kind app.Kind) ([]app.Record, error)
	NextNumber(counter string) (int64, error)
}

// Log reads the list of edits and takes steps back.
type Log interface {
	History(before int64, limit int) ([]app.Entry, error)
	LogHeads(before int64, limit int) ([]app.LogHead, error)
	HistoryOf(keys []app.Key, before int64, limit int) ([]app.Entry, error)
	Related(q app.RelatedQuery) ([]app.Key, error)
	Step(s app.StepBack, each func(app.Entry)) error
}

// Coding reads what coders recorded.
type Coding interface {
	Statements(f app.StatementFilter) ([]app.Statement, error)
	Annotations(id app.ArticleID) ([]app.Annotation, error)
	Codebook() (app.Codebook, error)
	Facts() (map[app.ArticleID]app.ArticleFacts, error)
	Project() (app.Project, error)
}

// Versions reads what is known of later text versions.
type Versions interface {
	Placements(id app.ArticleID) ([]app.Placement, error)
	Revisions(id app.ArticleID) ([]app.Revision, error)
}

// Backlog tells what the index has not seen.
type Backlog interface {
	PendingIndex(limit int) (app.Pending, error)
	MarkIndexed(p app.Pending) error
	Check(ctx context.Context) ([]app.Finding, error)
}
