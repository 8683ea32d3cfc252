package workbench

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"parley/app"
	"parley/app/jobs"
	"parley/app/plaintext"
)

// importBatch is the number of articles committed at once, importBytes how much text: large
// enough that the commits and the segments of the index cost little beside the reading,
// small enough that a stop loses nothing noticeable and that memory stays bounded.
const (
	importBatch = 200
	importBytes = 8 << 20
)

// Import reads files and folders into the library. A file that cannot be read is a line
// of the report and never the end. Ending ctx stops cleanly: what was committed stays and
// is in the report, the error is then context.Canceled.
func (w *Workbench) Import(ctx context.Context, paths []string, r jobs.Reporter) (app.ImportReport, error) {
	return w.ImportWith(ctx, paths, r, app.ImportOptions{})
}

// ImportWith is Import with options.
func (w *Workbench) ImportWith(ctx context.Context, paths []string, r jobs.Reporter, o app.ImportOptions) (app.ImportReport, error) {
	sources, failed := expand(paths)
	for i := range sources {
		sources[i].qualify(o)
	}
	if len(sources) > 1 && !o.DryRun {
		w.beforeBulk()
	}
	return w.importSources(ctx, sources, importRun{failed: failed, reporter: r, opt: o, label: "Import"})
}

// source is one file to read, or a page to fetch and read.
type source struct {
	fsys    fs.FS
	name    string // in fsys
	path    string // as the user gave it; the address of a page
	address bool
	private bool // the page may lie in the house's own network
}

// qualify tells a source what the options say of it.
func (s *source) qualify(o app.ImportOptions) {
	s.private = o.Private
	if f, ok := s.fsys.(folder); ok {
		f.tables = o.Map
		s.fsys = f
	}
}

// importRun is what belongs to one import.
type importRun struct {
	failed   []app.ImportItem
	reporter jobs.Reporter
	opt      app.ImportOptions
	label    string
}

// folder is a file system that tells where its files lie, so that another process can
// read them.
type folder struct {
	fs.FS
	dir    string
	tables *app.TableMap
}

func folderOf(dir string) folder { return folder{FS: os.DirFS(dir), dir: dir} }

// TableMap gives the map for the tables of the folder, nil for none.
func (f folder) TableMap() *app.TableMap { return f.tables }

// Locate gives the path of a file on this computer.
func (f folder) Locate(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// extracted is what one file gave: an article, a failure, or the end of the file.
type extracted struct {
	app.Extracted
	err  error
	path string // as the user gave it
	file string // on this computer, "" for none
	done bool   // the file has no more
}

func (w *Workbench) importSources(ctx context.Context, sources []source, run importRun) (app.ImportReport, error) {
	run.reporter.SetTotal(len(sources))
	in, err := w.newIntake(run)
	if err != nil {
		return app.ImportReport{}, err
	}
	for _, it := range run.failed {
		in.report(it)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	defer w.dropScratch()
	for x := range w.extractAll(ctx, sources) {
		if x.done {
			run.reporter.Add(1)
			continue
		}
		run.reporter.Item(filepath.Base(x.path))
		in.take(x, x.path)
		if len(in.batch) >= w.opt.ImportBatch || in.size >= importBytes {
			if err := in.commit(ctx); err != nil && ctx.Err() == nil {
				return in.rep, err
			}
		}
	}
	if err := in.commit(context.WithoutCancel(ctx)); err != nil {
		return in.rep, err
	}
	if err := ctx.Err(); err != nil {
		in.rep.Cancelled = true
		return in.rep, err
	}
	if run.opt.DryRun {
		return in.rep, nil
	}
	return in.rep, w.catchUpQuietly(ctx)
}

// ahead is how many files are begun before their turn, for each reader: enough that no
// reader waits for a slow one, few enough that what waits fits into memory.
const ahead = 4

// waiting is how many articles of one file wait for their turn; a reader that is further
// ahead is held up.
const waiting = 16

// extractAll reads the files with a few readers side by side and gives what they hold in
// the order of the sources, so that two imports of one folder number the articles alike.
// The channel is closed at the end, or soon after ctx ends.
func (w *Workbench) extractAll(ctx context.Context, sources []source) <-chan extracted {
	readers := min(4, runtime.NumCPU())
	type turn struct {
		source
		items chan extracted
	}
	begun := make(chan turn, readers*ahead) // in order
	next := make(chan turn)
	ordered := make(chan extracted)
	for range readers {
		go func() {
			for t := range next {
				w.extractOne(ctx, t.source, t.items)
				close(t.items)
			}
		}()
	}
	go func() {
		defer close(begun)
		defer close(next)
		for _, s := range sources {
			t := turn{s, make(chan extracted, waiting)}
			select {
			case begun <- t:
			case <-ctx.Done():
				return
			}
			select {
			case next <- t:
			case <-ctx.Done():
				close(t.items)
				return
			}
		}
	}()
	go func() {
		defer close(ordered)
		for t := range begun {
			for x := range t.items {
				if !hand(ctx, ordered, x) {
					return
				}
			}
			if !hand(ctx, ordered, extracted{path: t.path, done: true}) {
				return
			}
		}
	}()
	return ordered
}

// hand gives x on unless ctx ends first.
func hand(ctx context.Context, to chan<- extracted, x extracted) bool {
	select {
	case to <- x:
		return true
	case <-ctx.Done():
		return false
	}
}

func (w *Workbench) extractOne(ctx context.Context, s source, to chan<- extracted) {
	defer func() {
		if p := recover(); p != nil {
			w.opt.Log.Error("reader panicked", "file", s.path, "panic", p)
			hand(ctx, to, extracted{path: s.path, err: &app.Error{
				Code: app.Internal, Op: "read file", Msg: "the reader stopped at this file because of a defect of Parley",
				Hint: "Send us the file if you may; the other files are not affected.",
			}})
		}
	}()
	if s.address {
		w.extractPage(ctx, s, to)
		return
	}
	file := ""
	if f, ok := s.fsys.(folder); ok {
		file = f.Locate(s.name)
	}
	for x, err := range w.p.Extractor.Extract(ctx, s.fsys, s.name) {
		if errors.Is(err, context.Canceled) || !hand(ctx, to, extracted{Extracted: x, err: err, path: s.path, file: file}) {
			return
		}
	}
}

// expand turns paths into files: folders are walked in name order, hidden files and what
// systems leave behind are passed over, the folder of a saved page belongs to the page.
func expand(paths []string) (files []source, failed []app.ImportItem) {
	for _, p := range paths {
		if app.IsAddress(p) {
			files = append(files, source{path: strings.TrimSpace(p), address: true})
			continue
		}
		st, err := os.Stat(p)
		if err != nil {
			failed = append(failed, failedItem(p, &app.Error{
				Code: app.NotFound, Op: "import", Msg: "this file or folder cannot be opened", Hint: "Check the name.", Err: err,
			}))
			continue
		}
		if !st.IsDir() {
			files = append(files, source{fsys: folderOf(filepath.Dir(p)), name: filepath.Base(p), path: p})
			continue
		}
		root := folderOf(p)
		err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				failed = append(failed, failedItem(filepath.Join(p, name), err))
				return nil
			case name != "." && skipEntry(d.Name()):
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case d.Type().IsRegular():
				files = append(files, source{fsys: root, name: name, path: filepath.Join(p, filepath.FromSlash(name))})
			}
			return nil
		})
		if err != nil {
			failed = append(failed, failedItem(p, err))
		}
	}
	return files, failed
}

func skipEntry(name string) bool {
	return strings.HasPrefix(name, ".") || name == "__MACOSX" || name == "Thumbs.db" ||
		name == "desktop.ini" || strings.HasSuffix(name, "_files")
}

func failedItem(path string, err error) app.ImportItem {
	it := app.ImportItem{Path: path, Outcome: app.OutcomeFailed, Reason: err.Error()}
	if e, ok := errors.AsType[*app.Error](err); ok {
		it.Reason, it.Hint = e.Msg, e.Hint
	}
	return it
}

// ExtractFiles reads files with an extractor as an import would, without a project. Items
// come in the order of the input; an error is that file's failure.
func ExtractFiles(ctx context.Context, x Extractor, paths []string, each func(path string, x app.Extracted, err error)) {
	files, failed := expand(paths)
	for _, f := range failed {
		each(f.Path, app.Extracted{}, &app.Error{Code: app.NotFound, Op: "extract", Msg: f.Reason, Hint: f.Hint})
	}
	w := New(Ports{Extractor: x}, Options{})
	for it := range w.extractAll(ctx, files) {
		if !it.done {
			each(it.path, it.Extracted, it.err)
		}
	}
}

// versionOf makes the first text version of an article from what was read.
func (w *Workbench) versionOf(x app.Extracted) (app.TextVersion, error) {
	if strings.TrimSpace(x.Text) == "" {
		return app.TextVersion{}, &app.Error{
			Code: app.Invalid, Op: "import", Msg: "the file holds no text",
			Hint: "Open it in its own program and check that there is text in it.",
		}
	}
	v := app.HashText(x.Text)
	paragraphs, sentences := x.Paragraphs, x.Sentences
	if len(paragraphs) == 0 || len(sentences) == 0 {
		paragraphs, sentences = plaintext.Segment(x.Text, x.Language)
	}
	return app.TextVersion{
		ID: v, Article: app.NewArticleID(v), N: 1, Text: x.Text, Paragraphs: paragraphs, Sentences: sentences,
		MadeFrom: x.Extractor, SourceSHA: x.SourceSHA, MadeAt: w.opt.Clock().UTC(),
	}, nil
}

func duplicateReason(title string) string {
	return fmt.Sprintf("the same text is in the library already: %s", title)
}
