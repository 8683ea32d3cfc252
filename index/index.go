package index

import (
	"context"
	"errors"
	"io"
	"iter"
	"path/filepath"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"parley/app"
	"parley/index/places"
)

// Library answers what only the project file knows. It must be safe for concurrent use.
type Library interface {
	// Documents gives the articles in any order; those that do not exist are left out.
	Documents(ids []app.ArticleID) iter.Seq2[app.Document, error]
	// Where gives the articles for which a filter such as is:coded or actor:x holds. A
	// field that it does not know gives an error with code Unsupported.
	Where(field, value string) ([]app.ArticleID, error)
	// Coded gives for the field actor or issue each name that statements have, with the
	// articles that hold them; an article once a name.
	Coded(field string) (map[string][]app.ArticleID, error)
	// Copies gives the groups of near-duplicates, each with its lead copy first.
	Copies() ([][]app.ArticleID, error)
	// Titles gives the titles of all articles, in a map that the caller may change.
	Titles() (map[app.ArticleID]string, error)
}

// Expect is what the store believes about the index.
type Expect struct {
	Count      int   // articles indexed
	Generation int64 // newest change of the project
}

// Options set an index up; the zero value is usable.
type Options struct {
	// Expect makes Open check that the index is in step with the store; nil does not.
	Expect *Expect
	// Exact switches word forms off for bare words.
	Exact bool
	// Lists gives the terms of a saved term list, for @name.
	Lists func(name string) (terms []string, ok bool)
	// Book gives the codebook, whose actors mentions: finds; nil means that there is none.
	Book func() (app.Codebook, error)
	// Coding gives what is coded, for actor:, issue:, stance:, coder:, said:, quote: and
	// note:; nil means that the library answers each of these by itself.
	Coding func() (Coding, error)
	// Now is the clock, for date:last7d; nil means time.Now.
	Now func() time.Time
	// Deadline ends a search; 0 means 20 seconds.
	Deadline time.Duration
	// Stretch is the least number of articles that a goroutine evaluates; 0 means 256.
	Stretch int
}

const defaultDeadline = 20 * time.Second

// Index is the full-text index of one project. It is safe for concurrent use; articles
// can be put while searches run.
type Index struct {
	lib     Library
	options Options
	dir     string // cache folder, empty in memory
	name    string // of the index folder
	rebuilt bool

	handle  bleve.Index
	bleve   bleveindex.Index
	rows    *catalogue
	cache   *tokenCache
	cutRows rowCache // of statements and annotations

	patterns *Matcher
	copies   copies
	titles   titles
	mentions mentions

	writing sync.Mutex // guards writer, state and appending
	writer  *writer
	state   state
	streams *appendLog
	facts   *appendLog
	terms   *appendLog
	places  *places.Store

	current sync.Mutex // guards snap, closed and the users of snapshots
	snap    *snapshot
	closed  bool
}

func (x *Index) ready(dir, name string, lib Library, o Options) *Index {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Deadline <= 0 {
		o.Deadline = defaultDeadline
	}
	x.lib, x.options, x.dir, x.name = lib, o, dir, name
	return x
}

// fits compares the index with what it recorded of itself and with what the store
// believes. An index that is ahead belongs to a project file that was put back; one that
// is behind its last clean close, or holds another number of articles, has lost some.
func (x *Index) fits(e *Expect, last pointer) bool {
	reader, err := x.bleve.Reader()
	if err != nil {
		return false
	}
	var never context.Context // opening is short and cannot be cancelled
	s, err := newSnapshot(never, reader, x.rows)
	if err != nil {
		_ = reader.Close() // it only counts references
		return false
	}
	x.rows.keep(s.alive)
	count, err := reader.DocCount()
	if err = joinClose(err, reader); err != nil || int(count) != s.count || s.count != x.state.Articles || x.state.Generation < last.Generation {
		return false
	}
	return e == nil || s.count == e.Count && x.state.Generation <= e.Generation
}

// Rebuilt reports that Open started with an empty index: the caller marks all articles
// as waiting and puts them.
func (x *Index) Rebuilt() bool { return x.rebuilt }

// Generation gives the newest change that the index has seen.
func (x *Index) Generation() int64 {
	x.writing.Lock()
	defer x.writing.Unlock()
	return x.state.Generation
}

// Count gives the number of articles in the index.
func (x *Index) Count() (int, error) {
	if err := x.usable(); err != nil {
		return 0, err
	}
	n, err := x.handle.DocCount()
	return int(n), err
}

// Close ends the index; running searches have to be over.
func (x *Index) Close() error {
	x.writing.Lock()
	defer x.writing.Unlock()
	x.current.Lock()
	if x.closed {
		x.current.Unlock()
		return nil
	}
	x.closed = true
	x.drop(x.snap)
	x.snap = nil
	x.current.Unlock()
	err := x.shut()
	if err == nil && x.dir != "" {
		err = writePointer(x.dir, pointer{x.name, x.state.Generation})
	}
	return err
}

func (x *Index) shut() error {
	return errors.Join(x.handle.Close(), x.streams.close(), x.facts.close(), x.terms.close(), x.places.Close())
}

// Folder gives the folder of the index, for diagnosis; it is empty in memory.
func (x *Index) Folder() string {
	if x.dir == "" {
		return ""
	}
	return filepath.Join(x.dir, x.name)
}

func (x *Index) usable() error {
	x.current.Lock()
	defer x.current.Unlock()
	if x.closed {
		return errClosed()
	}
	return nil
}

func errClosed() error {
	return &app.Error{Code: app.Internal, Op: "index", Msg: "the search index is closed"}
}

// joinClose closes c and joins its error.
func joinClose(err error, c io.Closer) error { return errors.Join(err, c.Close()) }

// timeout gives the context of one search.
func (x *Index) timeout(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, x.options.Deadline)
}
