package workbench

import (
	"context"
	"io"
	"io/fs"
	"iter"

	"parley/app"
)

// Articles is the library as the project file keeps it.
type Articles interface {
	Article(id app.ArticleID) (app.Article, error) // NotFound if absent
	Articles(f app.ArticleFilter) ([]app.ArticleHead, error)
	Text(v app.VersionID) (app.TextVersion, error) // NotFound if absent
	FindText(v app.VersionID) (id app.ArticleID, found bool, err error)
	Versions(id app.ArticleID) ([]app.VersionID, error)
}

// Ledger is where edits are written and coding is read.
type Ledger interface {
	Log
	// Apply checks that every Before still holds (else Conflict), writes records, texts
	// and the log entry in one transaction, and returns the entry with Seq and At. An
	// undo or redo without changes drops its step.
	Apply(e app.Entry) (app.Entry, error)
	Record(k app.Key) (app.Record, error) // NotFound if absent
	Records(kind app.Kind) ([]app.Record, error)
	NextNumber(counter string) (int64, error) // durable, from 1, never given twice
}

// Log is the append-only list of edits. Entries come newest first; before 0 means from
// the end, limit 0 all.
type Log interface {
	History(before int64, limit int) ([]app.Entry, error)
	LogHeads(before int64, limit int) ([]app.LogHead, error)
	// HistoryOf gives the entries that touched one of the records, with the changes of
	// these records only.
	HistoryOf(keys []app.Key, before int64, limit int) ([]app.Entry, error)
	// Related gives the keys of records that ever belonged to others, from the log.
	Related(q app.RelatedQuery) ([]app.Key, error)
	// Step takes entries back, or does them again, in the order given and in one
	// transaction: all or none. each is told of every entry written, before the commit.
	Step(s app.StepBack, each func(app.Entry)) error
}

// Coding reads what coders recorded.
type Coding interface {
	Statements(f app.StatementFilter) ([]app.Statement, error) // in the order of their numbers
	Annotations(id app.ArticleID) ([]app.Annotation, error)
	Codebook() (app.Codebook, error)
	Facts() (map[app.ArticleID]app.ArticleFacts, error)
	Project() (app.Project, error)
}

// Backlog is the store's view of the index: what it has not seen yet.
type Backlog interface {
	PendingIndex(limit int) (app.Pending, error) // newer than the index, oldest first
	// MarkIndexed clears the marks of p, but not those that a later change has set anew.
	MarkIndexed(p app.Pending) error
	Check(ctx context.Context) ([]app.Finding, error)
}

// Searcher is the full-text index.
type Searcher interface {
	Put(ctx context.Context, docs []app.Document) error
	Delete(ctx context.Context, ids []app.ArticleID) error
	Search(ctx context.Context, q app.Query) (app.Results, error)
	Hits(ctx context.Context, q app.Query, id app.ArticleID) ([]app.Hit, error)
	Coded(ctx context.Context, text string) (app.CodedFound, error)
	Words(ctx context.Context, pattern string, limit int) (app.WordList, error)
	Count() (int, error) // articles in the index
}

// Extractor reads files. Recognize is cheap; Extract may yield several articles per file
// and stops early when ctx ends. A pair with an error is that file's failure.
type Extractor interface {
	Recognize(name string, head []byte) bool
	Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error]
}

// BookWriter writes the workbook.
type BookWriter interface {
	WriteBook(ctx context.Context, w io.Writer, b app.Book) error
}
