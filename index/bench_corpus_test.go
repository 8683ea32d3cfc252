//go:build unix

package index_test

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/app"
)

// The corpus of the benchmarks: PARLEY_BENCH_ARTICLES articles (10,000) of made-up words,
// the same each time. It lies in a file, so that a million of them do not lie in memory,
// and is kept, like its index, in the folder PARLEY_BENCH_DIR if that is set.
const (
	benchSeed       = 1
	benchVocabulary = 60_000
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

// The marks of the corpus file: a line is title, source, date and text, whose line breaks
// are marked too.
const (
	fieldMark = "\x1f"
	breakMark = "\x1e"
)

// line writes an article of about 450 words, the length varying as in news.
func (n *newsWords) line() string {
	length := int(math.Exp(n.rng.NormFloat64()*0.6) * 400)
	var b strings.Builder
	day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n.rng.IntN(2000)).Format("2006-01-02")
	fmt.Fprint(&b, n.words[n.zipf.Uint64()], " ", n.words[n.zipf.Uint64()], fieldMark, "Outlet ", n.rng.IntN(40), fieldMark, day, fieldMark)
	for w := range max(20, length) {
		word := n.words[n.zipf.Uint64()]
		if w%17 == 0 {
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		b.WriteString(word)
		switch {
		case w%85 == 84:
			b.WriteString("." + breakMark)
		case w%17 == 16:
			b.WriteString(". ")
		case w%9 == 8:
			b.WriteString(", ")
		default:
			b.WriteByte(' ')
		}
	}
	b.WriteString(".")
	return b.String()
}

// news is the corpus as a library. It is safe for concurrent use.
type news struct {
	*newsWords
	path string
	file *os.File
	at   []int64 // of each line, and the end
	text int64   // bytes of all texts
}

func benchArticles(tb testing.TB) int {
	n := 10_000
	if s := os.Getenv("PARLEY_BENCH_ARTICLES"); s != "" {
		if _, err := fmt.Sscan(s, &n); err != nil {
			tb.Fatal(err)
		}
	}
	return n
}

// benchDir is a folder that is kept if the environment says so.
func benchDir(tb testing.TB) string {
	if dir := os.Getenv("PARLEY_BENCH_DIR"); dir != "" {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			tb.Fatal(err)
		}
		return dir
	}
	return tb.TempDir()
}

// corpus opens the corpus in a folder, made if it is not there.
func corpus(tb testing.TB, dir string, articles int) *news {
	tb.Helper()
	n := &news{newsWords: newNewsWords(benchSeed, benchVocabulary), path: filepath.Join(dir, fmt.Sprintf("corpus-%d", articles))}
	if _, err := os.Stat(n.path); errors.Is(err, fs.ErrNotExist) {
		n.make(tb, articles)
	}
	var err error
	if n.file, err = os.Open(n.path); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = n.file.Close() })
	in := bufio.NewReaderSize(n.file, 1<<20)
	n.at = []int64{0}
	for len(n.at) <= articles {
		line, err := in.ReadSlice('\n')
		if err != nil {
			tb.Fatal(err)
		}
		n.at = append(n.at, n.at[len(n.at)-1]+int64(len(line)))
		n.text += int64(len(line) - strings.LastIndexByte(string(line), fieldMark[0]) - 2)
	}
	return n
}

func (n *news) make(tb testing.TB, articles int) {
	f, err := os.Create(n.path + "-new")
	if err != nil {
		tb.Fatal(err)
	}
	out := bufio.NewWriterSize(f, 1<<20)
	for range articles {
		_, _ = out.WriteString(n.line() + "\n") // Flush gives the error
	}
	if err := errors.Join(out.Flush(), f.Close(), os.Rename(f.Name(), n.path)); err != nil {
		tb.Fatal(err)
	}
}

func (n *news) count() int { return len(n.at) - 1 }

func (n *news) article(i int) (app.Document, error) {
	buf := make([]byte, n.at[i+1]-n.at[i]-1)
	if _, err := n.file.ReadAt(buf, n.at[i]); err != nil {
		return app.Document{}, err
	}
	parts := strings.SplitN(string(buf), fieldMark, 4)
	d := app.Document{ArticleHead: app.ArticleHead{
		ID: app.ArticleID(fmt.Sprintf("N%07d", i)), Title: parts[0], Language: "en", Published: app.Date(parts[2]), State: app.StateNew, Source: parts[1],
	}}
	d.Text.ID, d.Text.Text = app.VersionID(d.ID), strings.ReplaceAll(parts[3], breakMark, "\n")
	d.Text.Paragraphs, d.Text.Sentences = boundsAfter(d.Text.Text, "\n", 0), boundsAfter(d.Text.Text, ".", 1)
	return d, nil
}

// boundsAfter cuts a text after each mark and so many characters behind it.
func boundsAfter(text, mark string, behind int) (list []app.Bounds) {
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.Index(text[at:], mark); i >= 0 {
			end = min(end, at+i+len(mark)+behind)
		}
		list = append(list, app.Bounds{Start: at, End: end})
		at = end
	}
	return list
}

func (n *news) Documents(ids []app.ArticleID) iter.Seq2[app.Document, error] {
	return func(yield func(app.Document, error) bool) {
		for _, id := range ids {
			var i int
			_, err := fmt.Sscanf(string(id), "N%d", &i)
			var d app.Document
			if err == nil {
				d, err = n.article(i)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

func (n *news) Where(string, string) ([]app.ArticleID, error) { return nil, nil }

func (n *news) Titles() (map[app.ArticleID]string, error) {
	titles := map[app.ArticleID]string{}
	for i := range n.count() {
		d, err := n.article(i)
		if err != nil {
			return nil, err
		}
		titles[d.ID] = d.Title
	}
	return titles, nil
}

func (n *news) Copies() ([][]app.ArticleID, error) { return nil, nil }

func (n *news) Coded(string) (map[string][]app.ArticleID, error) { return nil, nil }
