package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/app"
	"parley/app/cli"
	"parley/app/jobs"
	"parley/app/plaintext"
	"parley/app/store"
	"parley/app/workbench"
)

// Figures of a project of the size that a research group reaches in some years. The
// project is made once and kept in the folder that benchDirEnv names, else made anew.
//
//	make bench-large
//
// or, for some of them,
//
//	CGO_ENABLED=0 PARLEY_BENCH_DIR=$HOME/.cache/parley-bench go test -tags ci -run '^$' -bench 'Large/Ready' -benchtime 20x -timeout 2h .
const (
	benchDirEnv     = "PARLEY_BENCH_DIR"
	benchArticles   = 100_000
	benchStatements = 200_000
	benchActors     = 500
	benchIssues     = 200
	benchSingle     = 10_000 // statements that are an entry of their own
)

// BenchmarkRecordDurable is one statement recorded and on the disk, in a small project.
func BenchmarkRecordDurable(b *testing.B) {
	path := filepath.Join(benchHome(b), "small.parley")
	s := benchOpen(b, path, cli.Opening{Create: true, MustBeNew: true, Replace: true})
	defer s.Close()
	benchCodebook(b, s)
	texts := benchFill(b, s, 0, 200)
	benchRecord(b, s, texts)
}

// BenchmarkLarge is the same and other acts in a large project.
func BenchmarkLarge(b *testing.B) {
	path, texts := benchProject(b)
	b.Run("Open", func(b *testing.B) {
		benchTimes(b, func() (stop func()) {
			st, err := store.Open(path, store.Options{})
			if err != nil {
				b.Fatal(err)
			}
			return func() { benchMust(b, st.Close()) }
		})
	})
	b.Run("OpenWithIndex", func(b *testing.B) {
		benchTimes(b, func() func() {
			s := benchOpen(b, path, cli.Opening{})
			return func() { benchMust(b, s.Close()) }
		})
	})
	b.Run("Ready", func(b *testing.B) { benchReady(b, path, texts, func() {}) })
	b.Run("ReadyCold", func(b *testing.B) {
		benchReady(b, path, texts, func() { benchForget(b, path, filepath.Join(cacheDir(), "index")) })
	})
	b.Run("Library", func(b *testing.B) {
		s := benchOpen(b, path, cli.Opening{})
		defer s.Close()
		benchTimes(b, func() func() {
			if heads, err := s.Articles(app.ArticleFilter{}); err != nil || len(heads) < benchArticles {
				b.Fatal(len(heads), err)
			}
			return nil
		})
	})
	s := benchOpen(b, path, cli.Opening{})
	defer s.Close()
	benchSize(b, path, texts)
	b.Run("Record", func(b *testing.B) { benchRecord(b, s, texts) })
	b.Run("Undo", func(b *testing.B) {
		r := rand.New(rand.NewPCG(11, 11))
		for range b.N { // made ready beforehand, so that undo after undo is measured
			_, err := s.Record(benchDraft(r, texts))
			benchMust(b, err)
		}
		b.ResetTimer()
		benchTimes(b, func() func() {
			label, err := s.Undo()
			if err != nil || label == "" {
				b.Fatal(label, err)
			}
			return nil
		})
	})
	b.Run("Redo", func(b *testing.B) {
		benchTimes(b, func() func() {
			if _, err := s.Redo(); err != nil {
				b.Fatal(err)
			}
			return nil
		})
	})
	b.Run("Steps", func(b *testing.B) {
		benchTimes(b, func() func() {
			if _, err := s.Steps(); err != nil {
				b.Fatal(err)
			}
			return nil
		})
	})
	b.Run("Import50", func(b *testing.B) { benchImport(b, s) })
	b.Run("Backup", func(b *testing.B) {
		benchTimes(b, func() func() {
			if _, err := s.BackupNow(b.Context(), app.BackupInterval); err != nil {
				b.Fatal(err)
			}
			return nil
		})
	})
	b.Run("Check", func(b *testing.B) {
		for b.Loop() {
			found, err := s.Check(b.Context())
			if err != nil || len(found) > 0 {
				b.Fatal(found, err)
			}
		}
	})
}

// benchReady measures the time from nothing to an article that is read and a search that
// is answered. before is run outside the clock.
func benchReady(b *testing.B, path string, texts []app.TextVersion, before func()) {
	n := 0
	benchTimes(b, func() func() {
		b.StopTimer()
		before()
		b.StartTimer()
		s := benchOpen(b, path, cli.Opening{})
		if o, err := s.Open(texts[n%len(texts)].Article); err != nil || o.Text.Text == "" {
			b.Fatal(err)
		}
		word := strings.Fields(texts[(n+1)%len(texts)].Text)[40]
		if res, err := s.Search(b.Context(), app.Query{Text: word, Limit: 50}); err != nil || res.Total == 0 {
			b.Fatal(word, res.Total, err)
		}
		n++
		return func() { benchMust(b, s.Close()) }
	})
}

// benchTimes runs f b.N times and reports the median and the 95th percentile in ms. What
// f gives back is run outside the clock.
func benchTimes(b *testing.B, f func() func()) {
	b.Helper()
	var all []time.Duration
	for range b.N {
		was := b.Elapsed()
		after := f()
		all = append(all, b.Elapsed()-was)
		if after != nil {
			b.StopTimer()
			after()
			b.StartTimer()
		}
	}
	slices.Sort(all)
	ms := func(q float64) float64 {
		return float64(all[min(len(all)-1, int(q*float64(len(all))))].Microseconds()) / 1000
	}
	b.ReportMetric(ms(0.5), "p50-ms")
	b.ReportMetric(ms(0.95), "p95-ms")
}

func benchRecord(b *testing.B, s *session, texts []app.TextVersion) {
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	b.ResetTimer()
	benchTimes(b, func() func() {
		if _, err := s.Record(benchDraft(r, texts)); err != nil {
			b.Fatal(err)
		}
		return nil
	})
}

func benchDraft(r *rand.Rand, texts []app.TextVersion) app.Draft {
	tv := texts[r.IntN(len(texts))]
	return app.Draft{
		Article: tv.Article, Holder: fmt.Sprint("actor_", r.IntN(benchActors)), Issue: fmt.Sprint("issue_", r.IntN(benchIssues)),
		Stance: app.Support, Passages: []app.DraftPassage{{Bounds: tv.Sentences[r.IntN(len(tv.Sentences))]}},
	}
}

// benchImport measures the import of 50 files of 3 KB, index included, without the backup
// that is made before, which has a figure of its own.
func benchImport(b *testing.B, s *session) {
	w := workbench.New(workbench.Ports{
		Articles: s.store, Ledger: s.store, Coding: s.store, Backlog: s.index.backlog, Index: s.index, Extractor: s.readers,
	}, workbench.Options{})
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 2))
	run := 0
	benchTimes(b, func() func() {
		b.StopTimer()
		run++
		dir := filepath.Join(b.TempDir(), fmt.Sprint(run))
		benchMust(b, os.MkdirAll(dir, 0o755))
		for i := range 50 {
			text := benchText(r, fmt.Sprintf("new %d %d %d", time.Now().UnixNano(), run, i))
			benchMust(b, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.txt", i)), []byte(text), 0o644))
		}
		b.StartTimer()
		rep, err := w.Import(b.Context(), []string{dir}, jobs.Nobody{})
		if err != nil || rep.Imported != 50 {
			b.Fatal(rep.Imported, err)
		}
		return func() { // the project keeps its size
			_, err := w.Undo()
			benchMust(b, err)
			benchMust(b, w.CatchUp(b.Context(), jobs.Nobody{}))
		}
	})
}

// benchSize reports the size of the file beside that of the texts, and what an open
// project keeps in memory.
func benchSize(b *testing.B, path string, texts []app.TextVersion) {
	b.Run("Size", func(b *testing.B) {
		st, err := os.Stat(path)
		benchMust(b, err)
		bytes := 0
		for _, tv := range texts {
			bytes += len(tv.Text)
		}
		for b.Loop() {
			runtime.GC()
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		n := float64(benchArticles)
		b.ReportMetric(float64(st.Size())/n, "B-file/article")
		b.ReportMetric(float64(bytes)/float64(len(texts)), "B-text/article")
		b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "MB-heap")
	})
}

func benchMust(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// benchHome is the folder of the benchmarks' projects, with an index of its own.
func benchHome(b *testing.B) string {
	b.Helper()
	dir := os.Getenv(benchDirEnv)
	if dir == "" {
		dir = b.TempDir()
	}
	benchMust(b, os.MkdirAll(dir, 0o755))
	b.Setenv("HOME", dir)
	b.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	b.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, "config"))
	return dir
}

func benchOpen(b *testing.B, path string, o cli.Opening) *session {
	b.Helper()
	s, err := open(path, o, nil)
	benchMust(b, err)
	return s
}

// benchProject gives the large project, which it makes where it is not there yet.
func benchProject(b *testing.B) (string, []app.TextVersion) {
	b.Helper()
	path := filepath.Join(benchHome(b), fmt.Sprintf("large-%d.parley", benchArticles))
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		benchMake(b, path)
	}
	began := time.Now()
	s := benchOpen(b, path, cli.Opening{})
	benchMust(b, s.CatchUp(b.Context(), jobs.Nobody{}))
	benchMust(b, s.Close())
	fmt.Printf("its index has caught up after %s\n", time.Since(began).Round(time.Second))
	texts := make([]app.TextVersion, 0, 1000)
	for i := range cap(texts) { // some of them, as made
		tv, _ := benchArticle(i * (benchArticles / cap(texts)))
		texts = append(texts, tv)
	}
	return path, texts
}

func benchMake(b *testing.B, path string) {
	began := time.Now()
	part := strings.TrimSuffix(path, ".parley") + "-new.parley"
	s := benchOpen(b, part, cli.Opening{Create: true, MustBeNew: true, Replace: true, Title: "Large"})
	benchCodebook(b, s)
	const batch = 500
	n := 0
	for from := 0; from < benchArticles; from += batch {
		texts := benchFill(b, s, from, batch)
		perArticle := benchStatements / benchArticles
		var e app.Entry
		for _, tv := range texts {
			for range perArticle {
				n++
				e = benchAdd(e, benchStatement(n, tv))
				if n > benchStatements-benchSingle || len(e.Set.Changes) == batch {
					_, err := s.store.Apply(e)
					benchMust(b, err)
					e = app.Entry{}
				}
			}
		}
		if len(e.Set.Changes) > 0 {
			_, err := s.store.Apply(e)
			benchMust(b, err)
		}
	}
	fmt.Printf("made the project in %s\n", time.Since(began).Round(time.Second))
	benchMust(b, s.Close())
	benchMust(b, os.Rename(part, path))
}

func benchAdd(e app.Entry, r app.Record) app.Entry {
	e.Coder, e.Set.Label = "C1", "Record statements"
	e.Set.Changes = append(e.Set.Changes, app.Change{After: r})
	return e
}

func benchCodebook(b *testing.B, s *session) {
	e := app.Entry{Coder: "C1"}
	for i := range benchActors {
		e = benchAdd(e, app.Actor{ID: app.ActorID(fmt.Sprint("actor_", i)), Name: fmt.Sprint("Person ", i), Type: "person"})
	}
	for i := range benchIssues {
		e = benchAdd(e, app.Issue{ID: app.IssueID(fmt.Sprint("issue_", i)), Title: fmt.Sprint("Question ", i), LabelLow: "no", LabelHigh: "yes"})
	}
	e = benchAdd(e, app.Outlet{ID: "vale_post", Name: "The Vale Post", Kind: "newspaper"})
	_, err := s.store.Apply(e)
	benchMust(b, err)
}

// benchFill adds articles from a number on as one entry.
func benchFill(b *testing.B, s *session, from, n int) (texts []app.TextVersion) {
	e := app.Entry{Coder: "C1"}
	for i := range n {
		tv, a := benchArticle(from + i)
		texts, e.Texts = append(texts, tv), append(e.Texts, tv)
		e = benchAdd(e, a)
	}
	_, err := s.store.Apply(e)
	benchMust(b, err)
	return texts
}

// benchArticle makes the article of a number, always the same.
func benchArticle(n int) (app.TextVersion, app.Article) {
	r := rand.New(rand.NewPCG(7, uint64(n)))
	text := benchText(r, fmt.Sprint("report ", n))
	id := app.HashText(text)
	tv := app.TextVersion{ID: id, Article: app.NewArticleID(id), N: 1, Text: text, MadeFrom: "bench 1", MadeAt: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	tv.Paragraphs, tv.Sentences = plaintext.Segment(text, "en")
	return tv, app.Article{
		ID: tv.Article, Seq: int64(n + 1), Version: id, Title: fmt.Sprint("Report ", n), Byline: []string{"A. Writer"}, Outlet: "vale_post",
		Language: "en", Kind: app.ArticleNews, Published: app.Date(fmt.Sprintf("20%02d-%02d-%02d", 10+n%16, 1+n%12, 1+n%28)), State: app.StateNew,
		Path: fmt.Sprintf("%06d.txt", n), Provenance: map[string]string{"title": "first line"}, Fingerprint: workbench.Fingerprint(text),
	}
}

func benchStatement(n int, tv app.TextVersion) app.Statement {
	r := rand.New(rand.NewPCG(9, uint64(n)))
	q, err := app.NewQuote(tv, tv.Sentences[r.IntN(len(tv.Sentences))])
	if err != nil {
		panic(err)
	}
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(n) * time.Minute)
	return app.Statement{
		// The counter is left to what is recorded later.
		ID:      app.StatementID(fmt.Sprint("S-", 10*benchStatements+n)),
		Article: tv.Article, Holder: app.ActorID(fmt.Sprint("actor_", r.IntN(benchActors))),
		Issue: app.IssueID(fmt.Sprint("issue_", r.IntN(benchIssues))), Stance: app.Support, Attribution: app.IndirectQuote, Certainty: "CT",
		StatedAt: "2025-05-11", StatedBasis: app.BasisArticleDate, Coder: "C1", Origin: app.OriginManual, Review: app.ReviewReviewed,
		CreatedAt: at, UpdatedAt: at, Passages: []app.Passage{{Role: app.RoleContent, Quote: q}},
	}
}

// benchText makes about 3 KB of words drawn by rank, as in news.
func benchText(r *rand.Rand, name string) string {
	z := rand.NewZipf(r, 1.2, 3, 30000)
	var out strings.Builder
	fmt.Fprintf(&out, "This is %s.", name)
	for range 9 {
		out.WriteByte('\n')
		for w := range 52 {
			if w > 0 {
				out.WriteByte(' ')
			}
			fmt.Fprintf(&out, "w%x", z.Uint64()*2654435761%0xfffff)
			if w%13 == 12 {
				out.WriteString(" end.")
			}
		}
	}
	return out.String()
}
