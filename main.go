// Parley: who holds which position, on what, in whose words. This file only wires: it
// turns flags over to the command line and finds the folders; main_session.go opens and
// closes projects, main_window.go is the window.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"

	"parley/app"
	"parley/app/cli"
	"parley/app/extract"
	"parley/app/interop"
	"parley/app/jobs"
	"parley/app/store"
	"parley/app/workbench"
	"parley/app/worker"
	"parley/assets"
	"parley/export"
	"parley/index"
)

// Set by the linker (Makefile).
var version, commit = "0.1.0", ""

// The ports and who fills them.
var (
	_ workbench.Articles   = (*store.Store)(nil)
	_ workbench.Ledger     = (*store.Store)(nil)
	_ workbench.Coding     = (*store.Store)(nil)
	_ workbench.Backlog    = (*store.Store)(nil)
	_ workbench.Keeper     = (*store.Store)(nil)
	_ workbench.Source     = (*store.Store)(nil)
	_ workbench.Searcher   = (*index.Index)(nil)
	_ workbench.Sifter     = (*index.Index)(nil)
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
	asks     bool // in is a terminal
	tty      bool // err is a terminal
	colour   bool // out is a terminal
}

func standardStreams() streams {
	return streams{os.Stdin, os.Stdout, os.Stderr, terminal(os.Stdin), terminal(os.Stderr), terminal(os.Stdout)}
}

func terminal(f *os.File) bool {
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0
}

// run executes one call of the program and gives its exit status.
func run(ctx context.Context, args []string, s streams) int {
	return cli.Run(ctx, cli.Program{
		Open:        func(path string, o cli.Opening) (cli.Session, error) { return openForCall(ctx, path, o) },
		Files:       projectFiles(),
		Extract:     extractFiles,
		Sample:      loadSample,
		Statements:  statementLines,
		Window:      func(path string) error { return window(ctx, path) },
		Save:        export.SaveAtomically,
		Table:       export.New(export.Options{}).WriteTable,
		ReadTable:   export.ReadTable,
		ReadProject: interop.Read,
		Worker:      serveReaders,
		Codebook:    workbench.ReadCodebook,
		Suggest:     suggestTexts,
		Imports:     imports(),
		Version:     versionInfo(),
		In:          s.in, Out: s.out, Err: s.err, InTty: s.asks, Tty: s.tty, Colour: s.colour,
	}, args)
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

func serveReaders(ctx context.Context) error {
	return worker.Run(ctx, worker.Readers{
		Full: extract.NewAny(extract.Readers()...), Plain: extract.NewAny(extract.PlainReaders()...),
		Mapped: func(m app.TableMaps) worker.Extractor {
			return extract.Mapped{Any: extract.NewAny(extract.Readers()...), Maps: m}
		},
		Look: extract.LookAtTable,
	})
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
