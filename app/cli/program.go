package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/spf13/cobra"

	"parley/app"
	"parley/app/jobs"
)

// Library is the part of a project that holds articles.
type Library interface {
	ImportWith(ctx context.Context, paths []string, r jobs.Reporter, o app.ImportOptions) (app.ImportReport, error)
	Original(id app.ArticleID) (app.Original, error)
	Articles(f app.ArticleFilter) ([]app.ArticleHead, error)
	FindArticle(name string) (app.ArticleID, error)
	Open(id app.ArticleID) (app.OpenArticle, error)
	Search(ctx context.Context, q app.Query) (app.Results, error)
}

// Coding is the part that holds statements and codebook.
type Coding interface {
	RecordLines(r io.Reader, atomic bool) ([]app.RecordedRow, error)
	Statements(ctx context.Context, f app.StatementFilter) ([]app.Statement, error)
	Codebook() (app.Codebook, error)
	ImportCodebook(r io.Reader) (app.CodebookChange, error)
	ExportCodebook(w io.Writer) error
}

// Positions is the part that counts and reports.
type Positions interface {
	Spec(name string) (app.MatrixSpec, error)
	Matrix(ctx context.Context, spec app.MatrixSpec) (app.Matrix, error)
	ExportFile(ctx context.Context, q app.ExportRequest, r jobs.Reporter) (app.Exported, error)
	WebAnnotations(ctx context.Context, id app.ArticleID, out io.Writer) error
	SyncBook(ctx context.Context, path string, o app.SyncOptions) (app.Sync, error)
}

// History is the part that undoes and explains.
type History interface {
	Undo() (label string, err error)
	Redo() (label string, err error)
	History(before int64, limit int) ([]app.Entry, error)
	Check(ctx context.Context) ([]app.Finding, error)
	CatchUp(ctx context.Context, r jobs.Reporter) error
	Reindex(ctx context.Context, r jobs.Reporter) error
}

// Session is an open project. Close ends it; everything acknowledged is durable before.
type Session interface {
	Library
	Coding
	Registering
	Positions
	History
	Editing
	Backups
	Finding
	Searches
	TermLists
	Versions
	Networks
	Exchange
	Editions
	Comparing
	Specs
	Settling
	Suggesting
	Learning
	Pictures
	Close() error
}

// Opening says how a project is to be opened.
type Opening struct {
	Create    bool // make it if it is not there
	MustBeNew bool // refuse one that is there
	Replace   bool // with MustBeNew: remove the one that is there
	Reading   bool // nothing is edited: open for reading only where it is open elsewhere
	ReadOnly  bool // open for reading only, without the lock
	Warn      bool // say so if it lies where projects get damaged
	Title     string
	Languages []string
}

// Profiles keeps the import profiles of a person by name.
type Profiles interface {
	Profiles() (map[string]app.ImportProfile, error)
	SaveProfile(name string, p app.ImportProfile) error
}

// Program is what the command line needs of its surroundings.
type Program struct {
	Open    func(path string, o Opening) (Session, error)
	Files   Files
	Extract func(ctx context.Context, paths []string, each func(path string, x app.Extracted, err error))
	Sample  func(ctx context.Context, s Session, r jobs.Reporter) (app.ImportReport, error) // fills an empty project
	// Statements opens a file of statements, a table or JSON Lines, as JSON Lines.
	Statements func(path string) (io.ReadCloser, error)
	Window     func(path string) error // opens the window
	// Save writes a file so that it is there whole or not at all; without force it refuses
	// to replace one.
	Save func(path string, force bool, write func(io.Writer) error) error
	// Table writes a list in the format with the ending; ReadTable reads one, or the lines
	// of a text file.
	Table     func(ctx context.Context, w io.Writer, t app.Table, ending string) error
	ReadTable func(path string) ([][]string, error)
	// ReadProject reads the coded project of another tool.
	ReadProject func(ctx context.Context, path string) (app.CodedProject, app.LossReport, error)
	// Worker reads files for another process, on standard input and output.
	Worker func(ctx context.Context) error
	// Codebook reads a codebook file; Suggest finds the suggestions of texts with it, in
	// their order.
	Codebook func(r io.Reader) (app.Codebook, error)
	Suggest  func(ctx context.Context, cb app.Codebook, texts iter.Seq[app.SuggestInput], each func(app.Suggested) error) error
	// Imports keeps import profiles.
	Imports Profiles
	Version VersionInfo
	In      io.Reader
	Out     io.Writer
	Err     io.Writer
	InTty   bool // whether In is a terminal: only then something is asked
	Tty     bool // whether Err is a terminal: only then progress is shown
	Colour  bool // whether Out is a terminal
}

// VersionInfo is what `parley version` prints.
type VersionInfo struct {
	Version   string            `json:"version"`
	Commit    string            `json:"commit,omitempty"`
	Go        string            `json:"go"`
	Libraries map[string]string `json:"libraries"`
}

// Exit statuses.
const (
	ExitDone        = 0
	ExitFailed      = 1
	ExitUsage       = 2
	ExitPartly      = 3
	ExitDamaged     = 4
	ExitLocked      = 5
	ExitInterrupted = 130
)

// usageError marks an error in the words of the call.
type usageError struct{ error }

// errPartly ends a command that did its work but for items already listed.
var errPartly = errors.New("some items failed")

// errDamaged ends a check that found damage, already listed.
var errDamaged = errors.New("damage found")

// Run executes the words of a call and gives the exit status.
func Run(ctx context.Context, p Program, args []string) int {
	root := New(p)
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil {
		return ExitDone
	}
	if errors.Is(err, context.Canceled) {
		return ExitInterrupted
	}
	status := statusOf(err)
	if !errors.Is(err, errPartly) && !errors.Is(err, errDamaged) {
		printError(p, cmd, err)
	}
	return status
}

func statusOf(err error) int {
	if _, ok := errors.AsType[usageError](err); ok {
		return ExitUsage
	}
	switch {
	case errors.Is(err, errPartly):
		return ExitPartly
	case errors.Is(err, errDamaged), app.CodeOf(err) == app.Damaged:
		return ExitDamaged
	case app.CodeOf(err) == app.Locked:
		return ExitLocked
	}
	return ExitFailed
}

// New builds the command tree.
func New(p Program) *cobra.Command {
	root := &cobra.Command{
		Use:   "parley [PROJECT]",
		Short: "Who holds which position, on what, in whose words",
		Long: "Parley turns news articles into a table of who holds which stance on which issue, with the words that prove it.\n\n" +
			"Without a subcommand it opens the window on PROJECT, or on the project last open.",
		Args:              maxArgs(1),
		SilenceErrors:     true,
		SilenceUsage:      true,
		DisableAutoGenTag: true,
		RunE: func(_ *cobra.Command, args []string) error {
			path := ""
			if len(args) == 1 {
				path = args[0]
			}
			return p.Window(path)
		},
	}
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	root.SetIn(p.In)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	c := commands{p}
	root.AddCommand(
		c.version(), c.demo(), c.newProject(), c.importFiles(), c.extract(), c.articles(), c.show(), c.search(),
		c.record(), c.statements(), c.annotations(), c.codebook(), c.matrix(), c.export(), c.sync(), c.undo(), c.redo(), c.log(), c.check(), c.reindex(),
		c.backup(), c.restore(),
		c.versions(), c.reread(), c.review(),
		c.recode(), c.note(), c.link(), c.tag(), c.override(), c.article(),
		c.kwic(), c.batch(), c.searches(), c.termLists(), c.words(), c.worker(),
		c.convert(), c.changes(), c.edition(), c.compare(), c.merge(), c.settle(), c.specs(), c.picture(),
		c.suggest(), c.queue(), c.coverage(), c.learned(),
	)
	return root
}

// commands builds the subcommands of a program.
type commands struct{ p Program }

// with opens a project for the length of f.
func (c commands) with(path string, o Opening, f func(Session) error) (err error) {
	s, err := c.p.Open(path, o)
	if err != nil {
		return err
	}
	defer func() {
		c.tellBackup(s)
		if cerr := s.Close(); err == nil {
			err = cerr
		}
	}()
	c.tellOpen(s, path, o)
	return f(s)
}

// reading is with for commands that edit nothing: they work beside a program that does.
func (c commands) reading(path string, f func(Session) error) error {
	return c.with(path, Opening{Reading: true}, f)
}

// current is reading for commands that use the index: it lets the index catch up first.
func (c commands) current(ctx context.Context, path string, f func(Session) error) error {
	return c.reading(path, func(s Session) error {
		if err := c.catchUp(ctx, s); err != nil {
			return err
		}
		return f(s)
	})
}

func (c commands) catchUp(ctx context.Context, s Session) error {
	pr := c.progress("Updating the search index")
	defer pr.end()
	return s.CatchUp(ctx, pr)
}

func exactArgs(n int) cobra.PositionalArgs { return asUsage(cobra.ExactArgs(n)) }
func minArgs(n int) cobra.PositionalArgs   { return asUsage(cobra.MinimumNArgs(n)) }
func maxArgs(n int) cobra.PositionalArgs   { return asUsage(cobra.MaximumNArgs(n)) }
func rangeArgs(from, to int) cobra.PositionalArgs {
	return asUsage(cobra.RangeArgs(from, to))
}

func asUsage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }
