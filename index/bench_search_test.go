//go:build unix

package index_test

import (
	"encoding/json"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"parley/app"
	"parley/index"
)

// benchQueries is how many different queries a class has, so that nothing is measured that
// an answer kept from before could give.
const benchQueries = 30

// benchClass is a class of queries; words gives those of the k-th query, which a peer gets
// too, query what is typed.
type benchClass struct {
	name  string
	words func(k int) []string
	query func(w []string) string
	ask   app.Query // facets or order
}

func joined(pattern string) func(w []string) string {
	return func(w []string) string {
		for i, word := range w {
			pattern = strings.ReplaceAll(pattern, string(rune('A'+i)), word)
		}
		return pattern
	}
}

func (n *news) classes() []benchClass {
	w := n.words
	months := strings.Fields("2020-01 2020-02 2020-03 2020-04 2020-05 2020-06 2020-07 2020-08 2020-09 2020-10 2020-11 2020-12")
	common := func(k int) (string, string) { return w[2+k%6], w[2+(k%6+1+k/6%5)%6] }
	ten := func(k int) []string { return w[200+10*k : 210+10*k] }
	list := []benchClass{
		{name: "rare word", words: func(k int) []string { return []string{w[20_000+37*k]} }, query: joined("A")},
		{name: "common word", words: func(k int) []string { return []string{w[2+k]} }, query: joined("A")},
		{name: "and", words: func(k int) []string { return []string{w[2+k], w[40+k]} }, query: joined("A B")},
		{name: "or of ten", words: ten, query: func(w []string) string { return strings.Join(w, " OR ") }},
		{name: "not", words: func(k int) []string { return []string{w[40+k], w[2+k]} }, query: joined("A -B")},
		{name: "phrase of common words", words: func(k int) []string { a, b := common(k); return []string{a, b} }, query: joined(`"A B"`)},
		{name: "phrase of rarer words", words: func(k int) []string { return []string{w[300+k], w[3+k%10]} }, query: joined(`"A B"`)},
		{name: "near", words: func(k int) []string { return []string{w[300+k], w[10+k]} }, query: joined("A W/5 B")},
		{name: "near of common words", words: func(k int) []string { a, b := common(k); return []string{a, b} }, query: joined("A W/5 B")},
		{name: "same sentence", words: func(k int) []string { return []string{w[300+k], w[3+k%10]} }, query: joined("A W/S B")},
		{name: "prefix of four", words: func(k int) []string { return []string{longer(w, 200+k*50, 5)[:4]} }, query: joined("A*")},
		{name: "leading wildcard", words: func(k int) []string { s := longer(w, 300+k*50, 8); return []string{s[len(s)-6:]} }, query: joined("*A")},
		{name: "fuzzy", words: func(k int) []string { return []string{w[300+k]} }, query: joined("A~1")},
		{name: "date range", words: func(k int) []string { return []string{months[k%12], "2022"} }, query: joined("date:A..B")},
		{name: "date and word", words: func(k int) []string { return []string{months[k%12], "2022", w[2+k]} }, query: joined("date:A..B C")},
		{
			name:  "analyst",
			words: func(k int) []string { a, b := common(k); return []string{a, b, w[300+k], w[10+k], w[50+k]} },
			query: joined(`("A B" OR C W/5 D) date:2020..2023 -E`),
		},
		{name: "literal", words: func(k int) []string { return []string{w[300+k]} }, query: joined("=A")},
		{name: "everything", words: func(int) []string { return []string{} }, query: joined("")},
		{name: "facets", words: func(k int) []string { return []string{w[2+k]} }, query: joined("A"), ask: app.Query{Facets: true}},
		{name: "oldest first", words: func(k int) []string { return []string{w[2+k]} }, query: joined("A"), ask: app.Query{Sort: "date"}},
		{name: "relevance", words: func(k int) []string { return []string{w[2+k], w[300+k]} }, query: joined("A B"), ask: app.Query{Sort: "relevance"}},
	}
	return list
}

// longer gives the first word from a rank on with so many letters, ASCII only.
func longer(words []string, from, letters int) string {
	for _, w := range words[from:] {
		if len(w) >= letters && !strings.Contains(w, "é") {
			return w
		}
	}
	return ""
}

// BenchmarkSearch runs classes of queries on the corpus, thirty of each in turn: run it
// with -benchtime 30x or a multiple. Texts come from a file that the system has in memory.
// On a machine that does other things the processor times are the ones to compare.
func BenchmarkSearch(b *testing.B) {
	n, dir := filledIndex(b)
	x, err := index.Open(dir, "P", n, index.Options{})
	if err != nil {
		b.Fatal(err)
	}
	classes := n.classes()
	n.dump(b, classes)
	mixed := make([]app.Query, len(classes)*benchQueries) // one of each class in turn
	for i, c := range classes {
		var queries []app.Query
		for k := range benchQueries {
			q := c.ask
			q.Text = c.query(c.words(k))
			queries = append(queries, q)
			mixed[k*len(classes)+i] = q
		}
		b.Run(c.name, func(b *testing.B) { searchAll(b, x, queries) })
	}
	b.Run("mixed", func(b *testing.B) {
		searchAll(b, x, mixed)
		runtime.GC()
		b.ReportMetric(float64(heap())/1e6, "MB-heap")
		b.ReportMetric(anonymous(), "MB-anonymous")
	})
	b.Run("typing", func(b *testing.B) { searchAll(b, x, n.keys()) })
	if err := x.Close(); err != nil {
		b.Fatal(err)
	}
}

// keys is what is asked while somebody types two words, thirty times.
func (n *news) keys() (keys []app.Query) {
	for k := range benchQueries {
		for word, i := n.words[25+k]+" "+n.words[300+k], 1; i <= len(word); i++ {
			keys = append(keys, app.Query{Text: word[:i]})
		}
	}
	return keys
}

// BenchmarkSearchWhileIndexing types while articles are put in batches of fifty, as an
// import does, behind nine tenths of the corpus that are there.
func BenchmarkSearchWhileIndexing(b *testing.B) {
	n := corpus(b, benchDir(b), benchArticles(b))
	x, err := index.Open(b.TempDir(), "P", n, index.Options{})
	if err != nil {
		b.Fatal(err)
	}
	there := n.count() * 9 / 10
	n.fill(b, x, 0, there)
	b.Run("idle", func(b *testing.B) { searchAll(b, x, n.keys()) })
	b.Run("indexing", func(b *testing.B) {
		var stop atomic.Bool
		var done sync.WaitGroup
		done.Go(func() {
			for from := there; !stop.Load(); from += 50 { // round and round: put again they are new
				if from+50 > n.count() {
					from = there
				}
				n.fill(b, x, from, from+50)
			}
		})
		searchAll(b, x, n.keys())
		stop.Store(true)
		done.Wait()
	})
	if err := x.Close(); err != nil {
		b.Fatal(err)
	}
}

// searchAll runs the queries in turn.
func searchAll(b *testing.B, x *index.Index, queries []app.Query) {
	var times, used []time.Duration
	found, stopped := 0, 0
	for i := 0; b.Loop(); i++ {
		start, before := time.Now(), cpu(b)
		res, err := x.Search(b.Context(), queries[i%len(queries)])
		if app.CodeOf(err) == app.Unsupported {
			stopped++ // at the deadline, and said so
		} else if err != nil {
			b.Fatal(queries[i%len(queries)].Text, err)
		}
		times, used = append(times, time.Since(start)), append(used, cpu(b)-before)
		found += res.Total
	}
	report(b, times, "")
	report(b, used, "cpu-")
	b.ReportMetric(float64(found)/float64(len(times)), "articles")
	if stopped > 0 {
		b.ReportMetric(float64(stopped), "stopped")
	}
}

// dump writes the queries for the peer of .ci/search-peers to the file that
// PARLEY_BENCH_DUMP names.
func (n *news) dump(b *testing.B, classes []benchClass) {
	name := os.Getenv("PARLEY_BENCH_DUMP")
	if name == "" {
		return
	}
	all := map[string][][]string{}
	for _, c := range classes {
		for k := range benchQueries {
			all[c.name] = append(all[c.name], c.words(k))
		}
	}
	data, err := json.Marshal(all)
	if err == nil {
		err = os.WriteFile(name, data, 0o644)
	}
	if err != nil {
		b.Fatal(err)
	}
}
