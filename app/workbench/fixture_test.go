package workbench_test

import (
	"context"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"parley/app"
	"parley/app/jobs"
	"parley/app/plaintext"
	"parley/app/store"
	"parley/app/workbench"
)

// bench is a workbench on a real project file with an index and a reader made for tests.
type bench struct {
	searcher  workbench.Searcher  // a real index, for tests that search
	suggester workbench.Suggester // nil: nothing is suggested
	*workbench.Workbench
	t     *testing.T
	path  string
	store *store.Store
	index *memoryIndex

	mu     sync.Mutex
	events []app.Event
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, path: filepath.Join(t.TempDir(), "test.parley"), index: &memoryIndex{texts: map[app.ArticleID]string{}}}
	st, err := store.Create(b.path, app.Project{Title: "Test", Coder: "C1"}, store.Options{Clock: clock()})
	if err != nil {
		t.Fatal(err)
	}
	b.use(st)
	t.Cleanup(func() { _ = b.store.Close() }) // closed twice where a test closes it itself
	return b
}

// reopen closes the project and opens it again, as after a restart.
func (b *bench) reopen() {
	b.t.Helper()
	if err := b.store.Close(); err != nil {
		b.t.Fatal(err)
	}
	st, err := store.Open(b.path, store.Options{Clock: clock()})
	if err != nil {
		b.t.Fatal(err)
	}
	b.use(st)
}

func (b *bench) use(st *store.Store) {
	b.store = st
	b.Workbench = workbench.New(workbench.Ports{
		Articles: st, Ledger: st, Coding: st, Backlog: st, Index: b.index, Extractor: lineReader{},
		Suggester: b.suggester, Suggestions: st,
		Save: func(path string, _ bool, write func(io.Writer) error) error {
			f, err := os.Create(path)
			if err != nil {
				return err
			}
			defer f.Close()
			return write(f)
		},
	}, workbench.Options{Clock: clock(), ImportBatch: 50, Publish: func(e app.Event) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.events = append(b.events, e)
	}})
}

// clock ticks a second at each look.
func clock() func() time.Time {
	now := time.Date(2026, time.March, 1, 9, 0, 0, 0, time.UTC)
	var mu sync.Mutex
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(time.Second)
		return now
	}
}

// importTexts writes the texts as files and imports them.
func (b *bench) importTexts(texts map[string]string) app.ImportReport {
	b.t.Helper()
	dir := b.t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			b.t.Fatal(err)
		}
	}
	rep, err := b.Import(b.t.Context(), []string{dir}, jobs.Nobody{})
	if err != nil {
		b.t.Fatal(err)
	}
	return rep
}

func (b *bench) article(name string) app.ArticleID {
	b.t.Helper()
	id, err := b.FindArticle(name)
	if err != nil {
		b.t.Fatal(err)
	}
	return id
}

func (b *bench) record(d app.Draft) app.Statement {
	b.t.Helper()
	s, err := b.Record(d)
	if err != nil {
		b.t.Fatal(err)
	}
	return s
}

// lineReader reads a file whose first line is the outlet, or “@” and the address, and whose
// other lines are paragraphs; a file that says "bad" fails.
type lineReader struct{}

func (lineReader) Recognize(string, []byte) bool { return true }

func (lineReader) Extract(_ context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return func(yield func(app.Extracted, error) bool) {
		data, err := fs.ReadFile(fsys, name)
		if err == nil && string(data) == "bad" {
			err = &app.Error{Code: app.Unsupported, Msg: "a bad file"}
		}
		if err != nil {
			yield(app.Extracted{}, err)
			return
		}
		outlet, body, _ := strings.Cut(string(data), "\n")
		text, _ := plaintext.Canonical(body)
		address := ""
		if rest, ok := strings.CutPrefix(outlet, "@"); ok {
			outlet, address = "", rest
		}
		yield(app.Extracted{
			Title: strings.TrimSuffix(name, ".txt"), Source: outlet, URL: address, Text: text, Language: "en",
			Published: "2026-03-01", Extractor: "test",
		}, nil)
	}
}

// memoryIndex finds articles that contain the query, whatever it is.
type memoryIndex struct {
	mu    sync.Mutex
	texts map[app.ArticleID]string
	fail  error
}

func (m *memoryIndex) Put(_ context.Context, docs []app.Document) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return m.fail
	}
	for _, d := range docs {
		m.texts[d.ID] = d.Text.Text
	}
	return nil
}

func (m *memoryIndex) Delete(_ context.Context, ids []app.ArticleID) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, id := range ids {
		delete(m.texts, id)
	}
	return m.fail
}

func (m *memoryIndex) Search(_ context.Context, q app.Query) (app.Results, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var res app.Results
	for id, text := range m.texts {
		if strings.Contains(text, q.Text) {
			res.Hits = append(res.Hits, app.ResultRow{ArticleHead: app.ArticleHead{ID: id}})
		}
	}
	slices.SortFunc(res.Hits, func(a, b app.ResultRow) int { return strings.Compare(string(a.ID), string(b.ID)) })
	res.Total = len(res.Hits)
	return res, nil
}

func (m *memoryIndex) Hits(context.Context, app.Query, app.ArticleID) ([]app.Hit, error) {
	return nil, nil
}

func (m *memoryIndex) Coded(context.Context, string) (app.CodedFound, error) {
	return app.CodedFound{}, nil
}

func (m *memoryIndex) Words(context.Context, string, int) (app.WordList, error) {
	return app.WordList{}, nil
}

func (m *memoryIndex) Count() (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.texts), nil
}

// recode applies a prepared recoding, its questions answered.
func (b *bench) recode(r app.Recoding, err error) app.Recoding {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	r.Answered = true
	if err := b.Apply(r); err != nil {
		b.t.Fatal(err)
	}
	return r
}
