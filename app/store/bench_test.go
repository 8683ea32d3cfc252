package store_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
)

// corpus gives n articles of about 6 KB from one seed: words drawn by rank, as in news.
func corpus(from, n int) ([]app.TextVersion, []app.Record) {
	r := rand.New(rand.NewPCG(7, uint64(from)))
	z := rand.NewZipf(r, 1.2, 3, 30000)
	var texts []app.TextVersion
	var list []app.Record
	for i := range n {
		paragraphs := []string{fmt.Sprintf("Article %d.", from+i)}
		for range 12 {
			var b strings.Builder
			for w := range 70 {
				fmt.Fprintf(&b, "w%x ", z.Uint64()*2654435761%0xfffff)
				if w%14 == 13 {
					b.WriteString("end. ")
				}
			}
			paragraphs = append(paragraphs, strings.TrimSpace(b.String()))
		}
		tv := apptest.Text(paragraphs...)
		texts = append(texts, tv)
		list = append(list, apptest.Article(tv, func(a *app.Article) {
			a.Seq, a.Byline, a.Outlet = int64(from+i), []string{"A. Writer"}, "the_courier"
			a.Published = app.Date(fmt.Sprintf("2025-%02d-%02d", 1+i%12, 1+i%28))
			a.Fingerprint = make([]uint32, 129)
			for k := range a.Fingerprint {
				a.Fingerprint[k] = r.Uint32()
			}
		}))
	}
	return texts, list
}

func filled(b *testing.B, articles, statements int) (*store.Store, []app.TextVersion) {
	b.Helper()
	s := create(b)
	apply(b, s, apptest.Adding("Codebook", nil, apptest.Outlet("The Courier"), apptest.Actor("Anna"), apptest.Issue("Quotas")))
	var all []app.TextVersion
	for from := 0; from < articles; from += 500 {
		texts, list := corpus(from, min(500, articles-from))
		apply(b, s, apptest.Adding("Import", texts, list...))
		all = append(all, texts...)
	}
	for from := 0; from < statements; from += 500 {
		var list []app.Record
		for i := range min(500, statements-from) {
			list = append(list, statement(from+i, all[(from+i)%len(all)]))
		}
		apply(b, s, apptest.Adding("Code", nil, list...))
	}
	return s, all
}

func statement(n int, tv app.TextVersion) app.Statement {
	return apptest.Statement(app.StatementID(fmt.Sprint("S-", n)), tv, "end.", apptest.By("anna", "quotas"))
}

func BenchmarkApplyStatement(b *testing.B) {
	s, texts := filled(b, 100, 0)
	n := 0
	for b.Loop() {
		apply(b, s, apptest.Adding("Record", nil, statement(n, texts[n%len(texts)])))
		n++
	}
}

func BenchmarkApply50Articles(b *testing.B) {
	s, _ := filled(b, 1, 0)
	from := 1000
	for b.Loop() {
		b.StopTimer()
		texts, list := corpus(from, 50)
		from += 50
		b.StartTimer()
		apply(b, s, apptest.Adding("Import", texts, list...))
	}
}

func BenchmarkNextNumber(b *testing.B) {
	s := create(b)
	for b.Loop() {
		if _, err := s.NextNumber("statement"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	const articles, statements = 2000, 5000
	s, texts := filled(b, articles, statements)
	b.Run("Articles", func(b *testing.B) {
		for b.Loop() {
			if l, err := s.Articles(app.ArticleFilter{}); err != nil || len(l) != articles {
				b.Fatal(len(l), err)
			}
		}
	})
	b.Run("Statements", func(b *testing.B) {
		for b.Loop() {
			if l, err := s.Statements(app.StatementFilter{}); err != nil || len(l) != statements {
				b.Fatal(len(l), err)
			}
		}
	})
	b.Run("StatementsOfArticle", func(b *testing.B) {
		for b.Loop() {
			if l, err := s.Statements(app.StatementFilter{Articles: []app.ArticleID{texts[0].Article}}); err != nil || len(l) == 0 {
				b.Fatal(len(l), err)
			}
		}
	})
	b.Run("Article", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Article(texts[1].Article); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Text", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Text(texts[1].ID); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Documents", func(b *testing.B) {
		for b.Loop() {
			n := 0
			for _, err := range s.Documents(nil) {
				if err != nil {
					b.Fatal(err)
				}
				n++
			}
			if n != articles {
				b.Fatal(n)
			}
		}
	})
	b.Run("Open", func(b *testing.B) {
		path := filepath.Join(b.TempDir(), "copy.parley")
		if err := s.Backup(path); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			c, err := store.Open(path, options())
			if err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			c.Close()
			b.StartTimer()
		}
	})
}
