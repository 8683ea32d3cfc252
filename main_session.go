package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"parley/app"
	"parley/app/cli"
	"parley/app/extract"
	"parley/app/fetch"
	"parley/app/settings"
	"parley/app/store"
	"parley/app/workbench"
	"parley/app/worker"
	"parley/assets"
	"parley/export"
	"parley/index"
)

// session is an open project with its index and the processes that read files for it.
type session struct {
	*workbench.Workbench
	store   *store.Store
	index   *openedIndex
	readers *worker.Pool
}

// observer is who hears of an open project. All of it may be nil.
type observer struct {
	publish func(app.Event) // told of each commit
	log     *slog.Logger
}

// open opens a project, or makes it where o says so; nobody hears of it where by is nil.
func open(path string, o cli.Opening, by *observer) (*session, error) {
	if by == nil {
		by = &observer{}
	}
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
	readers := newReaders()
	w := workbench.New(workbench.Ports{
		Articles: st, Ledger: st, Coding: st, Backlog: ix.backlog, Index: ix, Sift: ix, Extractor: readers,
		Book: export.New(export.Options{}), Exchange: export.New(export.Options{}).WriteExchange, Save: export.SaveAtomically, Picture: export.PictureWriter(export.Faces{Regular: assets.SansRegular(), Bold: assets.SansBold()}), Keeper: st,
		Originals: st, Fetch: fetchPage, Suggester: &suggester{}, Suggestions: st, Edited: export.ReadBook, Compare: export.New(export.Options{}).CompareBook,
	}, workbench.Options{Publish: by.publish, Log: by.log, Version: version, ReadOnly: st.ReadOnly()})
	return &session{w, st, ix, readers}, nil
}

// openForCall opens a project for one call of the command line, which makes the backup
// that is due. Why one was not made the call tells at its end.
func openForCall(ctx context.Context, path string, o cli.Opening) (cli.Session, error) {
	s, err := open(path, o, nil)
	if err != nil {
		return nil, err
	}
	if reason, due := s.BackupDue(); due && !o.Reading {
		_, _ = s.BackupNow(ctx, reason) // BackupProblem keeps why it failed
	}
	return s, nil
}

func storeOptions() store.Options {
	return store.Options{Program: "parley " + version, Backups: backupsDir()}
}

// backupsDir is the folder of the backups of all projects, away from the projects.
func backupsDir() string { return filepath.Join(dataDir(), "backups") }

func openStore(path string, o cli.Opening) (*store.Store, error) {
	_, err := os.Stat(path)
	switch {
	case err == nil && o.MustBeNew && !o.Replace:
		return nil, &app.Error{Code: app.Invalid, Op: "new", Msg: path + " is there already", Hint: "Choose another name, or open it."}
	case err == nil && !o.MustBeNew:
		return openExisting(path, o)
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
	return store.Create(path, app.Project{Title: title, Languages: o.Languages, Coder: "C1"}, storeOptions())
}

// openExisting opens a project that is there; one that is open elsewhere for reading, if
// no more is wanted.
func openExisting(path string, o cli.Opening) (*store.Store, error) {
	opt := storeOptions()
	if o.ReadOnly {
		opt.ReadOnly, opt.Why = true, store.HeldBy(path)
		return store.Open(path, opt)
	}
	st, err := store.Open(path, opt)
	if e, ok := errors.AsType[*app.Error](err); ok && o.Reading && e.Code == app.Locked {
		opt.ReadOnly, opt.Why = true, e.Msg
		if st, rerr := store.Open(path, opt); rerr == nil {
			return st, nil
		}
	}
	return st, err
}

// Close ends the session; the index first, so that the project is whole when it is closed.
func (s *session) Close() error {
	return errors.Join(s.readers.Close(), s.index.Close(), s.store.Close())
}

// BackupTo writes a backup to a file of the analyst's choice, which it replaces.
func (s *session) BackupTo(ctx context.Context, path string) (app.Backup, error) {
	if err := ctx.Err(); err != nil {
		return app.Backup{}, err
	}
	if err := s.store.Backup(path); err != nil {
		return app.Backup{}, err
	}
	return store.ReadBackup(path), nil
}

// projectFiles is what is done with project files that are not open.
func projectFiles() cli.Files {
	return cli.Files{
		Backups: func(ctx context.Context, project string) ([]app.Backup, error) {
			return store.BackupsOf(ctx, backupsDir(), project)
		},
		Inspect: store.ReadBackup,
		Restore: func(ctx context.Context, backup, project string) (app.Restored, error) {
			return store.Restore(ctx, backup, project, storeOptions())
		},
		Repair: func(ctx context.Context, project, out string) (app.Repair, error) {
			return store.Repair(ctx, project, out, storeOptions())
		},
		Synced: store.SyncedFolder,
	}
}

// openedIndex is the index of an open project with what it has still to see.
type openedIndex struct {
	*index.Index
	backlog workbench.Backlog
	folder  string // removed at the end; empty: the index stays
}

// openIndex opens the index of the project and has it checked against what the store
// believes: a segment that went missing must not shorten an answer unnoticed. A project
// that another program may be editing gets an index for the session, since the other has
// the one that stays.
func openIndex(st *store.Store, project string) (*openedIndex, error) {
	if st.ReadOnly() != "" {
		return openReadingIndex(st, project)
	}
	ix, err := openKept(st, project)
	if err != nil {
		return nil, err
	}
	if ix.Rebuilt() {
		if err := st.ResetIndexMarks(); err != nil {
			return nil, errors.Join(err, ix.Close())
		}
	}
	return &openedIndex{Index: ix, backlog: st}, nil
}

// openReadingIndex opens the index of a project that is only read. The one that stays is
// used where nobody can edit the project and nothing waits, since nothing can be noted.
func openReadingIndex(st *store.Store, project string) (*openedIndex, error) {
	waiting, err := st.PendingIndex(1)
	if err != nil {
		return nil, err
	}
	if !st.Writable() && len(waiting.Documents)+len(waiting.Gone) == 0 {
		ix, err := openKept(st, project)
		if err == nil {
			return withPassing(&openedIndex{Index: ix}, st, !ix.Rebuilt())
		}
		if app.CodeOf(err) != app.Locked {
			return nil, err
		}
	}
	folder, err := os.MkdirTemp("", "parley-index-")
	if err != nil {
		return nil, err
	}
	ix, err := index.Open(folder, project, st, index.Options{Lists: st.Terms, Book: st.Codebook, Coding: codingOf(st)})
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	return withPassing(&openedIndex{Index: ix, folder: folder}, st, false)
}

func withPassing(ix *openedIndex, st *store.Store, full bool) (*openedIndex, error) {
	backlog, err := workbench.NewPassing(st, full)
	if err != nil {
		return nil, errors.Join(err, ix.Close())
	}
	ix.backlog = backlog
	return ix, nil
}

// Close closes the index and removes one that was made for the session.
func (x *openedIndex) Close() error {
	err := x.Index.Close()
	if x.folder != "" {
		err = errors.Join(err, os.RemoveAll(x.folder))
	}
	return err
}

// openKept opens the index that stays in the cache.
func openKept(st *store.Store, project string) (*index.Index, error) {
	count, err1 := st.IndexedCount()
	generation, err2 := st.Generation()
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	dir := indexDir(project, st.Path())
	removeOrphans(filepath.Join(cacheDir(), "index"), project)
	ix, err := index.Open(dir, project, st, index.Options{
		Expect: &index.Expect{Count: count, Generation: generation}, Lists: st.Terms, Book: st.Codebook, Coding: codingOf(st),
	})
	if err == nil {
		_ = os.WriteFile(filepath.Join(dir, placeFile), []byte(st.Path()), 0o600) // without it the folder only stays longer
	}
	return ix, err
}

// codingOf reads what is coded in a project, for questions about statements.
func codingOf(st *store.Store) func() (index.Coding, error) {
	return func() (index.Coding, error) {
		var c index.Coding
		var err1, err2, err3, err4 error
		c.Book, err1 = st.Codebook()
		c.Statements, err2 = st.Statements(app.StatementFilter{})
		annotations, err3 := st.Records(app.KindAnnotation)
		for _, r := range annotations {
			c.Annotations = append(c.Annotations, r.(app.Annotation))
		}
		notes, err4 := st.Records(app.KindNote)
		for _, r := range notes {
			c.Notes = append(c.Notes, r.(app.Note))
		}
		return c, errors.Join(err1, err2, err3, err4)
	}
}

// placeFile is the file in the folder of an index that tells which project it is of.
const placeFile = "project"

// indexDir gives the folder of the index of a project file: of its id and its place, since
// a copy of a project has the id of the original and another content.
func indexDir(project, path string) string {
	if runtime.GOOS == "windows" {
		path = strings.ToLower(path)
	}
	sum := sha256.Sum256([]byte(path))
	return filepath.Join(cacheDir(), "index", project+"-"+hex.EncodeToString(sum[:4]))
}

// removeOrphans removes the indexes of files of the project that are gone from where they
// were, as after a move.
func removeOrphans(dir, project string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		place, err := os.ReadFile(filepath.Join(dir, e.Name(), placeFile))
		if err != nil || !strings.HasPrefix(e.Name(), project+"-") {
			continue
		}
		if _, err := os.Stat(string(place)); errors.Is(err, os.ErrNotExist) {
			_ = os.RemoveAll(filepath.Join(dir, e.Name())) // tried again at the next opening
		}
	}
}

// newReaders makes the pool of processes that read files. Tables are read as the analyst
// mapped them before; maps that cannot be read are passed over here and told where one is
// to be kept.
func newReaders() *worker.Pool {
	all := extract.NewAny(extract.Readers()...)
	p := worker.NewPool(worker.Options{Recognizer: all, Inside: all, Size: min(4, runtime.NumCPU()), Start: worker.Self})
	if known, err := imports().Tables(); err == nil {
		p.KnowTables(known)
	}
	return p
}

// imports is the file with import profiles and maps of tables.
func imports() *settings.Imports {
	return settings.NewImports(filepath.Join(dataDir(), "imports.json"), export.SaveAtomically)
}

// LookAtTable tells what a table holds before it is imported.
func (s *session) LookAtTable(ctx context.Context, path string, given *app.TableMap) (app.TableView, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return app.TableView{}, err
	}
	return s.readers.LookAtTable(ctx, path, given)
}

// RememberTable keeps how tables with these headers are mapped, for this import and all
// later ones.
func (s *session) RememberTable(signature string, m app.TableMap) error {
	kept := imports()
	if err := kept.RememberTable(signature, m); err != nil {
		return err
	}
	known, err := kept.Tables()
	if err == nil {
		s.readers.KnowTables(known)
	}
	return err
}

// fetchPage gets a page for an import; private allows those of the house's own network.
func fetchPage(ctx context.Context, address string, private bool) (app.Page, error) {
	return fetch.Get(ctx, address, fetch.Options{Program: "Parley/" + version, Private: private})
}
