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
	Exporter  present.Exporter
	Importer  present.Importer
	Undoer    present.Undoer
	Project   func() (app.Project, error)
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
	present.Exporter
	present.Importer
	present.Undoer
	Project() (app.Project, error)
}

// PortsOf fills all ports from one workbench.
func PortsOf(w Workbench) Ports {
	return Ports{
		Finder: w, Opener: w, Hits: w, Annotator: w, Recorder: w, Book: w, Matrix: w, Evidence: w,
		Exporter: w, Importer: w, Undoer: w, Project: w.Project,
	}
}

// Project is an open project.
type Project struct {
	Path  string
	Ports Ports
	Close func() error // called once, after everything that uses the ports has ended
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
}
