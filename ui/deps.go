package ui

import (
	"context"
	"io"
	"log/slog"

	"fyne.io/fyne/v2"

	"parley/app"
	"parley/app/jobs"
	"parley/app/settings"
	"parley/ui/present"
)

// Ports are the use cases of an open project, one interface for each need; one workbench
// fills them all.
type Ports struct {
	Finder    present.Finder
	Opener    present.Opener
	Hits      present.HitFinder
	Annotator present.Annotator
	Recorder  present.Recorder
	Book      present.Codebooker
	Matrix    present.MatrixBuilder
	Evidence  present.EvidenceReader
	Exporter  present.ReportExporter
	Importer  present.Importer
	Undoer    present.Undoer
	Project   func() (app.Project, error)

	// What follows may be nil: the window then does not offer it.
	Codebook  present.CodebookEditor
	Recoder   present.Recoder
	Splitter  present.Splitter
	Applier   present.Applier
	Noter     present.Noter
	Historian present.Historian
	Backups   present.Backuper
	Review    present.Reviewer
	Versions  present.Versioner
	Linker    present.Linker
	Tagger    present.Tagger
	Comments  present.Commenter
	Registrar present.Registrar
	Differ    present.Differ
	Override  present.Overrider
	Specs     present.SpecKeeper
	Editions  present.EditionKeeper
	Comparer  present.Comparer
	Cards     present.CardMaker
	Concorder present.Concorder // nil: then none of the tools around a search is offered
	Searcher  present.Searcher
	Batcher   present.Batcher
	Words     present.WordKeeper
	Editor    present.ArticleEditor
	Syncer    present.Syncer
	Suggester present.Suggester
	Queuer    present.Queuer // nil: no queue of suggestions; then also what follows
	Learner   present.Learner
	Coverer   present.Coverer
	Originals Originals
}

// Originals gives the file that an article was read from, byte for byte.
type Originals interface {
	Original(id app.ArticleID) (app.Original, error)
}

// Workbench is what fills all ports at once: the methods that PortsOf takes.
type Workbench interface {
	present.Finder
	present.Opener
	present.HitFinder
	present.Annotator
	present.Recorder
	present.EvidenceReader
	present.MatrixBuilder
	present.ReportExporter
	present.Syncer
	present.Importer
	present.Undoer
	present.CodebookEditor
	present.Recoder
	present.Splitter
	present.Applier
	present.Noter
	present.Historian
	present.Backuper
	present.Reviewer
	present.Versioner
	present.Linker
	present.Tagger
	present.Commenter
	present.Registrar
	present.Differ
	present.Overrider
	present.SpecKeeper
	present.EditionKeeper
	present.Comparer
	present.CardMaker
	present.Concorder
	present.Searcher
	present.Batcher
	present.WordKeeper
	present.ArticleEditor
	Originals
	present.Suggester
	present.Queuer
	present.Learner
	present.Coverer
	Project() (app.Project, error)
}

// PortsOf fills all ports from one workbench.
func PortsOf(w Workbench) Ports {
	return Ports{
		Finder: w, Opener: w, Hits: w, Annotator: w, Recorder: w, Book: w, Matrix: w, Evidence: w,
		Exporter: w, Importer: w, Undoer: w, Project: w.Project,
		Specs: w, Editions: w, Comparer: w, Cards: w,
		Codebook: w, Recoder: w, Splitter: w, Applier: w, Noter: w, Historian: w, Backups: w, Review: w,
		Versions: w, Linker: w, Tagger: w, Comments: w, Registrar: w, Differ: w, Override: w, Concorder: w, Searcher: w, Batcher: w, Words: w, Editor: w, Syncer: w, Originals: w,
		Suggester: w, Queuer: w, Learner: w, Coverer: w,
	}
}

// Project is an open project.
type Project struct {
	Path     string
	Ports    Ports
	ReadOnly string       // why it is open for reading only; empty: it can be edited
	Close    func() error // called once, after everything that uses the ports has ended
	// BackupTo writes a backup to a file that the analyst chose; nil: not offered.
	BackupTo func(ctx context.Context, path string) (app.Backup, error)
	// Tables looks at tables before they are imported; nil: not offered.
	Tables present.TableReader
}

// Deps are what the window is made of. All are needed unless a comment says otherwise.
type Deps struct {
	Ctx      context.Context
	Async    func(f func()) // runs f beside the window's goroutine
	Settings *settings.Settings
	// Jobs makes the runner of one project's long work.
	Jobs func(ctx context.Context, observe func(jobs.Snapshot)) *jobs.Runner
	// Open opens a project, Create makes one. They run beside the window's goroutine.
	// publish is to be told of each commit; it may be called from any goroutine.
	Open   func(path string, publish func(app.Event)) (Project, error)
	Create func(path, title string, publish func(app.Event)) (Project, error)
	// OpenReadOnly opens a project without taking its lock, for one that is open elsewhere.
	// nil: not offered.
	OpenReadOnly func(path string, publish func(app.Event)) (Project, error)
	// Backups lists the backups of the project file at path project, newest first; it
	// works without opening the project. Restore puts one of them in its place while
	// nobody has it open, and keeps the present state as a backup. nil: not offered.
	Backups func(ctx context.Context, project string) ([]app.Backup, error)
	Restore func(ctx context.Context, b app.Backup, project string) error
	// Repair saves what is whole in a damaged project into a new file beside it; nil where
	// that cannot be done.
	Repair func(ctx context.Context, project string) (app.Repair, error)
	// Place names the cloud service in whose folder a path lies, empty for none. Move
	// moves a project that nobody has open; it makes the folder. nil: not offered.
	Place func(path string) (service string)
	Move  func(ctx context.Context, from, to string) error
	// Sample makes the bundled sample project where it does not exist, and gives its
	// path; nil where there is no sample.
	Sample func() (path string, err error)
	// Path is the project to open first; empty: the one opened last, else the sample.
	Path    string
	Version string
	LogPath string       // where the log is, for messages; may be empty
	Log     *slog.Logger // nil: discarded
	Icon    fyne.Resource
	Files   Picker    // nil: the desktop's own dialogs
	Trace   io.Writer // nil: none; else one line for each event, for scripts
	// Imports keeps import profiles; nil: not offered.
	Imports present.Profiler
	// WriteTable writes a list to a file in the format of its ending, which it replaces;
	// nil: not offered.
	WriteTable func(ctx context.Context, path string, t app.Table) error
	// Coded projects of other coders and tools; its fields are nil where not offered.
	Coded
	// ReadTable reads a table, or the lines of a text file; nil: not offered.
	ReadTable func(path string) ([][]string, error)
}
