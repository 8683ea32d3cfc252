package workbench

import (
	"context"
	"io"
	"log/slog"
	"sync"
	"time"

	"parley/app"
	"parley/app/jobs"
)

// Ports are the adapters a workbench works with. All are needed but Table.
type Ports struct {
	Articles  Articles
	Ledger    Ledger
	Coding    Coding
	Backlog   Backlog
	Index     Searcher
	Extractor Extractor
	Originals Originals // nil where files are not kept
	// Fetch gets a page from the network, private allows those of the house's own; nil
	// where nothing is fetched.
	Fetch func(ctx context.Context, address string, private bool) (app.Page, error)
	Book  BookWriter
	// Exchange writes a brief or a file for other programs in the format of the ending, and
	// tells what the format cannot hold; nil where only workbooks are written.
	Exchange func(ctx context.Context, out io.Writer, ending string, s app.ExchangeSource) ([]app.Loss, error)
	// Save writes a file so that it is there whole or not at all; it refuses to overwrite
	// unless force is set.
	Save func(path string, force bool, write func(io.Writer) error) error
	// Table reads a CSV or XLSX file as rows of text, the header row first; nil where
	// tables are not supported.
	Table func(path string) ([][]string, error)
	// Edited reads a workbook of ours that came back edited, Compare tells how it differs
	// from the one that was written of the book; nil where edited workbooks are not read.
	Edited  func(ctx context.Context, path string) (app.EditedBook, error)
	Compare func(ctx context.Context, base app.Book, e app.EditedBook) ([]app.BookEdit, error)
	// Sift finds statements and annotations one by one; nil where they are not searched.
	Sift Sifter
	// Picture writes a drawing in the format of the ending of a path; nil where none is
	// written.
	Picture func(out io.Writer, path string, d app.Drawing) error
	// Keeper keeps backups; nil where none are kept.
	Keeper Keeper
	// Suggester finds statements, Suggestions keeps what it found; both nil where nothing
	// is suggested.
	Suggester   Suggester
	Suggestions Suggestions
}

// Options set what does not come from an adapter.
type Options struct {
	Clock   func() time.Time // nil: time.Now
	Publish func(app.Event)  // called after each commit on the goroutine that committed; nil: nobody
	Version string           // of the program, for the workbook
	Log     *slog.Logger     // nil: discarded
	// ReadOnly tells why the project is open for reading only; empty: it can be edited.
	ReadOnly string
	// BackupEvery is how long edits wait for a backup; 0: a quarter of an hour.
	BackupEvery time.Duration
	// ImportBatch is how many articles an import commits at once; 0: 200.
	ImportBatch int
}

// Workbench holds the use cases of one open project. Its methods are safe for concurrent
// use; edits run one after the other.
type Workbench struct {
	p   Ports
	opt Options

	edit  sync.Mutex // held from reading a Before to the commit
	stack *stack     // of the steps done and undone; guarded by edit
	index sync.Mutex // one catch-up at a time

	pages    sync.Mutex
	pagesDir string // of pages fetched by the import under way

	backups backups
	thrift  jobs.Thrift
	suggest suggesting
	live    liveMatrix
}

// New makes a workbench over the ports.
func New(p Ports, o Options) *Workbench {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Publish == nil {
		o.Publish = func(app.Event) {}
	}
	if o.BackupEvery <= 0 {
		o.BackupEvery = backupEvery
	}
	if o.ImportBatch <= 0 {
		o.ImportBatch = importBatch
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	w := &Workbench{p: p, opt: o, stack: newStack(p.Ledger)}
	w.opt.Publish = func(e app.Event) {
		w.live.hear(e)
		o.Publish(e)
	}
	return w
}

// ReadOnly tells why the project is open for reading only; empty where it can be edited.
func (w *Workbench) ReadOnly() string { return w.opt.ReadOnly }

// Project gives what the project file says of itself.
func (w *Workbench) Project() (app.Project, error) { return w.p.Coding.Project() }

// SaveProject changes title, languages, coder or marking of the project.
func (w *Workbench) SaveProject(p app.Project) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	before, err := w.p.Coding.Project()
	if err != nil {
		return err
	}
	err = w.apply(app.Entry{Set: app.ChangeSet{
		Label: "Change project", Changes: []app.Change{{Before: before, After: p}},
	}})
	return err
}

// apply commits an entry as the project's coder and publishes what changed. The caller
// holds w.edit.
func (w *Workbench) apply(e app.Entry) error {
	if len(e.Set.Changes) == 0 {
		return nil
	}
	if e.Act == "" {
		e.Act = app.Do
	}
	if e.Coder == "" {
		p, err := w.p.Coding.Project()
		if err != nil {
			return err
		}
		e.Coder = p.Coder
	}
	var err error
	if e.Group, err = w.quickGroup(e); err != nil {
		return err
	}
	done, err := w.p.Ledger.Apply(e)
	if err != nil {
		return err
	}
	w.opt.Publish(eventOf(done))
	return nil
}

func eventOf(e app.Entry) app.Event {
	ev := app.Event{Label: e.Set.Label, Act: e.Act}
	for _, c := range e.Set.Changes {
		k := c.Key()
		ev.Keys = append(ev.Keys, k)
		if !ev.Touches(k.Kind) {
			ev.Kinds = append(ev.Kinds, k.Kind)
		}
	}
	return ev
}

// current gives the record as stored now, nil where there is none.
func (w *Workbench) current(k app.Key) (app.Record, error) {
	r, err := w.p.Ledger.Record(k)
	if app.CodeOf(err) == app.NotFound {
		return nil, nil
	}
	return r, err
}
