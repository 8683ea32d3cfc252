// Parley: who holds which position, on what, in whose words. This file only wires: it
// turns flags over to the command line, finds the folders, opens and closes projects.
package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"parley/app"
	"parley/app/cli"
	"parley/app/extract"
	"parley/app/jobs"
	"parley/app/settings"
	"parley/app/store"
	"parley/app/workbench"
	"parley/app/worker"
	"parley/assets"
	"parley/export"
	"parley/index"
	"parley/ui"
)

// Set by the linker (Makefile).
var version, commit = "0.1.0", ""

// The ports and who fills them.
var (
	_ workbench.Articles   = (*store.Store)(nil)
	_ workbench.Ledger     = (*store.Store)(nil)
	_ workbench.Coding     = (*store.Store)(nil)
	_ workbench.Backlog    = (*store.Store)(nil)
	_ workbench.Searcher   = (*index.Index)(nil)
	_ workbench.Extractor  = extract.Any{}
	_ workbench.BookWriter = (*export.Workbook)(nil)
	_ cli.Session          = (*session)(nil)
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:], standardStreams())
	stop()
	os.Exit(status)
}

// streams are where a run reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
	tty      bool // err is a terminal
	colour   bool // out is a terminal
}

func standardStreams() streams {
	return streams{os.Stdin, os.Stdout, os.Stderr, terminal(os.Stderr), terminal(os.Stdout)}
}

func terminal(f *os.File) bool {
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0
}

// run executes one call of the program and gives its exit status.
func run(ctx context.Context, args []string, s streams) int {
	return cli.Run(ctx, cli.Program{
		Open:       func(path string, o cli.Opening) (cli.Session, error) { return open(path, o, nil) },
		Extract:    extractFiles,
		Sample:     loadSample,
		Statements: statementLines,
		Window:     func(path string) error { return window(ctx, path) },
		Save:       export.SaveAtomically,
		Table:      export.New(export.Options{}).WriteTable,
		ReadTable:  export.ReadTable,
		Worker:     serveReaders,
		Version:    versionInfo(),
		In:         s.in, Out: s.out, Err: s.err, Tty: s.tty, Colour: s.colour,
	}, args)
}

// session is an open project with its index and the processes that read files for it.
type session struct {
	*workbench.Workbench
	store   *store.Store
	index   *index.Index
	readers *worker.Pool
}

// open opens a project, or makes it where o says so. publish is told of each commit.
func open(path string, o cli.Opening, publish func(app.Event)) (*session, error) {
	st, err := openStore(path, o)
	if err != nil {
		return nil, err
	}
	p, err := st.Project()
	if err != nil {
		return nil, errors.Join(err, st.Close())
	}
	ix, err := openIndex(st, p.ID)
	if err != nil {
		return nil, errors.Join(err, st.Close())
	}
	if ix.Rebuilt() {
		if err := st.ResetIndexMarks(); err != nil {
			return nil, errors.Join(err, ix.Close(), st.Close())
		}
	}
	readers := newReaders()
	w := workbench.New(workbench.Ports{
		Articles: st, Ledger: st, Coding: st, Backlog: st, Index: ix, Extractor: readers,
		Book: export.New(export.Options{}), Save: export.SaveAtomically,
	}, workbench.Options{Publish: publish, Version: version})
	return &session{w, st, ix, readers}, nil
}

// openIndex opens the index of the project and has it checked against what the store
// believes: a segment that went missing must not shorten an answer unnoticed.
func openIndex(st *store.Store, project string) (*index.Index, error) {
	count, err := st.IndexedCount()
	if err != nil {
		return nil, err
	}
	generation, err := st.Generation()
	if err != nil {
		return nil, err
	}
	return index.Open(filepath.Join(cacheDir(), "index", project), project, st, index.Options{
		Expect: &index.Expect{Count: count, Generation: generation},
		Lists:  st.Terms,
	})
}

func openStore(path string, o cli.Opening) (*store.Store, error) {
	opt := store.Options{Program: "parley " + version}
	_, err := os.Stat(path)
	switch {
	case err == nil && o.MustBeNew && !o.Replace:
		return nil, &app.Error{Code: app.Invalid, Op: "new", Msg: path + " is there already", Hint: "Choose another name, or open it."}
	case err == nil && !o.MustBeNew:
		return store.Open(path, opt)
	case err == nil:
		if err := store.Remove(path); err != nil {
			return nil, err
		}
	case !o.Create:
		return nil, &app.Error{
			Code: app.NotFound, Op: "open", Msg: "there is no project " + path,
			Hint: "Check the name, or make it with “parley new”.", Err: err,
		}
	}
	title := o.Title
	if title == "" {
		title = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	}
	return store.Create(path, app.Project{Title: title, Languages: o.Languages, Coder: "C1"}, opt)
}

// Close ends the session; the index first, so that the project is whole when it is closed.
func (s *session) Close() error {
	return errors.Join(s.readers.Close(), s.index.Close(), s.store.Close())
}

// cacheDir is the folder for what may be deleted at any time.
func cacheDir() string { return under(os.UserCacheDir) }

// dataDir is the folder for the sample, the log and settings.
func dataDir() string { return under(os.UserConfigDir) }

func under(find func() (string, error)) string {
	dir, err := find()
	if err != nil { // no home: the system's folder for temporary files always exists
		dir = os.TempDir()
	}
	return filepath.Join(dir, "parley")
}

func extractFiles(ctx context.Context, paths []string, each func(string, app.Extracted, error)) {
	readers := newReaders()
	defer readers.Close() //nolint:errcheck // they end with the program at the latest
	workbench.ExtractFiles(ctx, readers, paths, each)
}

// newReaders makes the pool of processes that read files.
func newReaders() *worker.Pool {
	all := extract.NewAny(extract.Readers()...)
	return worker.NewPool(worker.Options{Recognizer: all, Inside: all, Size: min(4, runtime.NumCPU()), Start: worker.Self})
}

func serveReaders(ctx context.Context) error {
	all := extract.NewAny(extract.Readers()...)
	return worker.Run(ctx, worker.Readers{Full: all, Plain: all})
}

func loadSample(ctx context.Context, s cli.Session, r jobs.Reporter) (app.ImportReport, error) {
	return s.(*session).LoadSample(ctx, assets.Sample(), r)
}

// statementLines opens a file of statements as JSON Lines.
func statementLines(path string) (io.ReadCloser, error) {
	if ext := strings.ToLower(filepath.Ext(path)); ext != ".csv" && ext != ".xlsx" {
		f, err := os.Open(path)
		if err != nil {
			return nil, &app.Error{Code: app.NotFound, Op: "record", Msg: "the file cannot be opened", Hint: "Check the name.", Err: err}
		}
		return f, nil
	}
	rows, err := export.ReadTable(path)
	if err != nil {
		return nil, err
	}
	lines, err := workbench.TableLines(rows)
	return io.NopCloser(lines), err
}

func versionInfo() cli.VersionInfo {
	v := cli.VersionInfo{Version: version, Commit: commit, Go: runtime.Version(), Libraries: map[string]string{}}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			for _, lib := range []string{"fyne.io/fyne/v2", "github.com/blevesearch/bleve/v2", "github.com/xuri/excelize/v2", "github.com/ncruces/go-sqlite3"} {
				if d.Path == lib {
					v.Libraries[lib] = d.Version
				}
			}
		}
	}
	return v
}

// appID names the program to the desktop and its settings (FyneApp.toml has the same).
const appID = "org.parley.workbench"

// window opens the workbench on the project at path, or on the one open last.
func window(ctx context.Context, path string) error {
	if reason := noWindow(); reason != "" {
		return &app.Error{
			Code: app.Unsupported, Op: "open window", Msg: reason,
			Hint: "“parley demo” makes the sample project and a workbook without a window; “parley --help” lists everything else.",
		}
	}
	logFile, log := openLog()
	defer logFile.Close() //nolint:errcheck // nothing can be done about a log that does not close
	fyneapp.SetMetadata(fyne.AppMetadata{ID: appID, Name: "Parley", Version: version, Build: 1, Icon: fyne.NewStaticResource("parley.png", assets.Icon())})
	a := fyneapp.NewWithID(appID)
	w := ui.New(a, ui.Deps{
		Ctx:      ctx,
		Async:    func(f func()) { go f() },
		Settings: settings.New(a.Preferences()),
		Jobs: func(ctx context.Context, observe func(jobs.Snapshot)) *jobs.Runner {
			return jobs.New(ctx, log, observe)
		},
		Open: func(path string, publish func(app.Event)) (ui.Project, error) {
			return project(path, cli.Opening{}, publish)
		},
		Create: func(path, title string, publish func(app.Event)) (ui.Project, error) {
			return project(path, cli.Opening{Create: true, MustBeNew: true, Title: title, Languages: []string{"en"}}, publish)
		},
		Sample: func() (string, error) { return samplePath(ctx) },
		Path:   path, Version: version, LogPath: logFile.Name(), Log: log,
		Icon:  fyne.NewStaticResource("parley.png", assets.Icon()),
		Trace: traceFile(log),
	})
	w.ShowAndRun()
	return nil
}

func noWindow() string {
	if ui.Headless {
		return "this build of Parley has no window"
	}
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" {
		return "there is no display here, so the window cannot open"
	}
	return ""
}

// project opens a project for the window.
func project(path string, o cli.Opening, publish func(app.Event)) (ui.Project, error) {
	s, err := open(path, o, publish)
	if err != nil {
		return ui.Project{}, err
	}
	return ui.Project{Path: path, Ports: ui.PortsOf(s), Close: s.Close}, nil
}

// samplePath makes the sample project where it is not there yet. It is built under
// another name, so that a stop in between leaves no half sample.
func samplePath(ctx context.Context) (string, error) {
	path := filepath.Join(dataDir(), "sample.parley")
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	part := filepath.Join(dataDir(), "sample-new.parley")
	s, err := open(part, cli.Opening{Create: true, MustBeNew: true, Replace: true, Title: cli.SampleTitle, Languages: []string{"en", "uk"}}, nil)
	if err != nil {
		return "", err
	}
	_, err = s.LoadSample(ctx, assets.Sample(), jobs.Nobody{})
	if err := errors.Join(err, s.Close()); err != nil {
		return "", err
	}
	return path, os.Rename(part, path)
}

// openLog opens the log in the data folder; without one the log goes to standard error.
func openLog() (*os.File, *slog.Logger) {
	dir := filepath.Join(dataDir(), "log")
	err := os.MkdirAll(dir, 0o755)
	f := os.Stderr
	if err == nil {
		if file, err := os.OpenFile(filepath.Join(dir, "parley.log"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644); err == nil {
			f = file
		}
	}
	return f, slog.New(slog.NewTextHandler(f, nil))
}

// traceFile opens the file that PARLEY_TRACE names: one line for each event of the window,
// for scripts that drive it.
func traceFile(log *slog.Logger) io.Writer {
	name := os.Getenv("PARLEY_TRACE")
	if name == "" {
		return nil
	}
	f, err := os.Create(name)
	if err != nil {
		log.Warn("no trace", "error", err)
		return nil
	}
	return f
}
