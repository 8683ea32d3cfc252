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
	"sync"

	"parley/app"
	"parley/app/jobs"
	"parley/app/plaintext"
)

// importBatch is the number of articles committed at once: large enough that the commit
// costs little beside the reading, small enough that a stop loses nothing noticeable.
const importBatch = 50

// Import reads files and folders into the library. A file that cannot be read is a line
// of the report and never the end. Ending ctx stops cleanly: what was committed stays and
// is in the report, the error is then context.Canceled.
func (w *Workbench) Import(ctx context.Context, paths []string, r jobs.Reporter) (app.ImportReport, error) {
	return w.ImportWith(ctx, paths, r, app.ImportOptions{})
}

// ImportWith is Import with options.
func (w *Workbench) ImportWith(ctx context.Context, paths []string, r jobs.Reporter, o app.ImportOptions) (app.ImportReport, error) {
	sources, failed := expand(paths)
	return w.importSources(ctx, sources, importRun{failed: failed, reporter: r, opt: o, label: "Import"})
}

// source is one file to read.
type source struct {
	fsys fs.FS
	name string // in fsys
	path string // as the user gave it
}

// importRun is what belongs to one import.
type importRun struct {
	failed   []app.ImportItem
	reporter jobs.Reporter
	opt      app.ImportOptions
	label    string
}

// outcome is what one file gave: articles, or failures, in the order of the file.
type outcome struct {
	path  string
	items []extracted
}

type extracted struct {
	app.Extracted
	err error
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
	for out := range w.extractAll(ctx, sources) {
		run.reporter.Item(filepath.Base(out.path))
		for _, x := range out.items {
			in.take(x, out.path)
		}
		run.reporter.Add(1)
		if len(in.batch) >= importBatch {
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

// extractAll reads the files with a few workers and gives the outcomes in the order of
// the sources, so that two imports of one folder number the articles alike.
func (w *Workbench) extractAll(ctx context.Context, sources []source) <-chan outcome {
	workers := min(4, runtime.NumCPU())
	slots := make([]chan outcome, len(sources))
	for i := range slots {
		slots[i] = make(chan outcome, 1)
	}
	ahead := make(chan int, workers*4) // bounds what is read ahead of the writer
	ordered := make(chan outcome)
	var wg sync.WaitGroup
	next := make(chan int)
	for range workers {
		wg.Go(func() {
			for i := range next {
				slots[i] <- w.extractOne(ctx, sources[i])
			}
		})
	}
	go func() {
		defer close(next)
		for i := range sources {
			select {
			case ahead <- i:
				next <- i
			case <-ctx.Done():
				return
			}
		}
	}()
	go func() {
		defer close(ordered)
		defer wg.Wait()
		for i := range sources {
			select {
			case out := <-slots[i]:
				<-ahead
				select {
				case ordered <- out:
				case <-ctx.Done():
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	return ordered
}

func (w *Workbench) extractOne(ctx context.Context, s source) (out outcome) {
	out.path = s.path
	defer func() {
		if p := recover(); p != nil {
			w.opt.Log.Error("reader panicked", "file", s.path, "panic", p)
			out.items = append(out.items, extracted{err: &app.Error{
				Code: app.Internal, Op: "read file", Msg: "the reader stopped at this file because of a defect of Parley",
				Hint: "Send us the file if you may; the other files are not affected.",
			}})
		}
	}()
	for x, err := range w.p.Extractor.Extract(ctx, s.fsys, s.name) {
		if errors.Is(err, context.Canceled) {
			break
		}
		out.items = append(out.items, extracted{x, err})
	}
	return out
}

// expand turns paths into files: folders are walked in name order, hidden files and what
// systems leave behind are passed over, the folder of a saved page belongs to the page.
func expand(paths []string) (files []source, failed []app.ImportItem) {
	for _, p := range paths {
		st, err := os.Stat(p)
		if err != nil {
			failed = append(failed, failedItem(p, &app.Error{
				Code: app.NotFound, Op: "import", Msg: "this file or folder cannot be opened", Hint: "Check the name.", Err: err,
			}))
			continue
		}
		if !st.IsDir() {
			files = append(files, source{fsys: os.DirFS(filepath.Dir(p)), name: filepath.Base(p), path: p})
			continue
		}
		root := os.DirFS(p)
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
	for out := range w.extractAll(ctx, files) {
		for _, it := range out.items {
			each(out.path, it.Extracted, it.err)
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
