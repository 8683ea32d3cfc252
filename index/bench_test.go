//go:build unix

package index_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"parley/app"
	"parley/index"
)

// newsWords is a vocabulary of made-up words whose frequencies follow Zipf's law.
type newsWords struct {
	rng   *rand.Rand
	words []string
	zipf  *rand.Zipf
}

func newNewsWords(seed uint64, size int) *newsWords {
	n := &newsWords{rng: rand.New(rand.NewPCG(seed, 1))}
	syllables := strings.Fields("ta ri ne go ti mi nis ter a gree ment of fi cial pre si dent sta te un ion tra de war pea ce ne wa ko lu sho be ex pro con de par li el ga")
	known := map[string]bool{}
	for len(n.words) < size {
		word := ""
		for range 1 + n.rng.IntN(4) {
			word += syllables[n.rng.IntN(len(syllables))]
		}
		if n.rng.IntN(4) == 0 {
			word += []string{"s", "ing", "ed", "é", "ment"}[n.rng.IntN(5)]
		}
		if known[word] {
			word += fmt.Sprint(n.rng.IntN(size))
		}
		if !known[word] {
			known[word] = true
			n.words = append(n.words, word)
		}
	}
	n.zipf = rand.NewZipf(n.rng, 1.1, 3, uint64(size-1))
	return n
}

// article writes about 450 words, the length of an article varying as in news.
func (n *newsWords) article(i int) app.Document {
	length := int(math.Exp(n.rng.NormFloat64()*0.6) * 400)
	var paragraphs []string
	var b strings.Builder
	for w := range max(20, length) {
		word := n.words[n.zipf.Uint64()]
		if w%17 == 0 {
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		b.WriteString(word)
		switch {
		case w%85 == 84:
			paragraphs = append(paragraphs, b.String()+".")
			b.Reset()
		case w%17 == 16:
			b.WriteString(". ")
		case w%9 == 8:
			b.WriteString(", ")
		default:
			b.WriteByte(' ')
		}
	}
	paragraphs = append(paragraphs, b.String()+".")
	day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n.rng.IntN(2000)).Format("2006-01-02")
	d := document(fmt.Sprintf("N%07d", i), "en", day, n.words[n.zipf.Uint64()]+" "+n.words[n.zipf.Uint64()], paragraphs...)
	d.Source = fmt.Sprintf("Outlet %d", n.rng.IntN(40))
	return d
}

// benchArticles is the size of the corpus; PARLEY_BENCH_ARTICLES changes it.
func benchArticles(tb testing.TB) int {
	n := 10_000
	if s := os.Getenv("PARLEY_BENCH_ARTICLES"); s != "" {
		if _, err := fmt.Sscan(s, &n); err != nil {
			tb.Fatal(err)
		}
	}
	return n
}

func corpus(tb testing.TB) (*memory, int64) {
	n := newNewsWords(1, 60_000)
	lib := newMemory()
	size := int64(0)
	for i := range benchArticles(tb) {
		d := n.article(i)
		lib.docs[d.ID] = d
		size += int64(len(d.Text.Text))
	}
	if name := os.Getenv("PARLEY_BENCH_DUMP"); name != "" { // for the peers of .ci/search-peers
		dump(tb, name+".articles", func(write func(any) error) (err error) {
			for _, d := range lib.all() {
				err = errors.Join(err, write([]string{d.Title, d.Text.Text, d.Source, string(d.Published), d.Language}))
			}
			return err
		})
	}
	return lib, size
}

// dump writes JSON lines for a peer that is measured beside this.
func dump(tb testing.TB, name string, lines func(write func(any) error) error) {
	f, err := os.Create(name)
	if err != nil {
		tb.Fatal(err)
	}
	if err := errors.Join(lines(json.NewEncoder(f).Encode), f.Close()); err != nil {
		tb.Fatal(err)
	}
}

func folderSize(tb testing.TB, dir string) (size int64) {
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		st, err := e.Info()
		if err == nil {
			size += st.Size()
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return size
}

// cpu gives the processor time that the process has used: other load on the machine
// does not change it.
func cpu(tb testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkIndex indexes the generated corpus (seed 1) once per round.
func BenchmarkIndex(b *testing.B) {
	lib, size := corpus(b)
	docs := lib.all()
	b.SetBytes(size)
	start := cpu(b)
	for b.Loop() {
		dir := b.TempDir()
		x, err := index.Open(dir, "P", lib, index.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := x.Put(b.Context(), docs); err != nil {
			b.Fatal(err)
		}
		if err := x.Close(); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(folderSize(b, dir))/float64(size), "index/text")
	}
	b.ReportMetric(float64(len(docs)*b.N)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64(size)*float64(b.N)/1e6/(cpu(b)-start).Seconds(), "MB/cpu-s")
}

// BenchmarkSearch runs classes of queries on the generated corpus (seed 1), with texts
// already in memory.
func BenchmarkSearch(b *testing.B) {
	lib, _ := corpus(b)
	dir := b.TempDir()
	x, err := index.Open(dir, "P", lib, index.Options{})
	if err != nil {
		b.Fatal(err)
	}
	if err := x.Put(b.Context(), lib.all()); err != nil {
		b.Fatal(err)
	}
	n := newNewsWords(1, 60_000)
	common, middle, rare := n.words[3], n.words[300], n.words[20_000]
	classes := []struct{ name, query string }{
		{"rare word", rare},
		{"common word", common},
		{"and", common + " " + n.words[40]},
		{"or of ten", strings.Join(n.words[200:210], " OR ")},
		{"phrase of two", `"` + common + " " + n.words[5] + `"`},
		{"phrase of rarer words", `"` + middle + " " + common + `"`},
		{"near", middle + " W/5 " + n.words[10]},
		{"near of common words", common + " W/5 " + n.words[4]},
		{"same sentence", middle + " W/S " + common},
		{"prefix of four", "nego*"},
		{"prefix of two", "ne*"},
		{"leading wildcard", "*ment"},
		{"fuzzy", middle + "~1"},
		{"date only", "date:2021"},
		{"date and word", "date:2021 " + common},
		{"not", common + " -" + n.words[4]},
		{"analyst", `("` + common + " " + n.words[5] + `" OR ` + middle + " W/5 " + n.words[10] + `) date:2020..2023 -` + n.words[50]},
		{"literal", "=" + middle},
		{"everything", ""},
	}
	if name := os.Getenv("PARLEY_BENCH_DUMP"); name != "" {
		dump(b, name+".words", func(write func(any) error) error {
			return write(map[string]any{
				"rare": rare, "common": common, "middle": middle, "and": n.words[40], "ten": n.words[200:210], "five": n.words[5], "ten_": n.words[10], "four": n.words[4], "fifty": n.words[50],
			})
		})
	}
	search := func(b *testing.B, q app.Query) {
		var times []time.Duration
		var found int
		used := cpu(b)
		for b.Loop() {
			start := time.Now()
			res, err := x.Search(b.Context(), q)
			if err != nil && app.CodeOf(err) != app.Invalid {
				b.Fatal(err)
			}
			times = append(times, time.Since(start))
			found = res.Total
		}
		b.ReportMetric(float64((cpu(b)-used).Microseconds())/1000/float64(b.N), "cpu-ms")
		slices.Sort(times)
		b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
		b.ReportMetric(float64(found), "articles")
	}
	for _, c := range classes {
		b.Run(c.name, func(b *testing.B) { search(b, app.Query{Text: c.query}) })
	}
	b.Run("facets", func(b *testing.B) { search(b, app.Query{Text: common, Facets: true}) })
	b.Run("relevance", func(b *testing.B) { search(b, app.Query{Text: common + " " + middle, Sort: "relevance"}) })
	b.Run("typing", func(b *testing.B) {
		word := n.words[25] + " " + middle
		used := cpu(b)
		for b.Loop() {
			for i := range word {
				if _, err := x.Search(b.Context(), app.Query{Text: word[:i+1]}); err != nil {
					b.Fatal(err)
				}
			}
		}
		b.ReportMetric(float64((cpu(b)-used).Microseconds())/1000/float64(b.N*len(word)), "cpu-ms/key")
	})
	b.Run("opening", func(b *testing.B) {
		if err := x.Close(); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if x, err = index.Open(dir, "P", lib, index.Options{}); err != nil || x.Rebuilt() {
				b.Fatal(err)
			}
			if _, err := x.Search(b.Context(), app.Query{Text: rare}); err != nil {
				b.Fatal(err)
			}
			if err := x.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
