package index_test

import (
	"bufio"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/app"
	"parley/index"
)

var update = flag.Bool("update", false, "write what the queries of testdata/queries.tsv find")

// TestQueries is the table of analysts' habits over a small library of ours: each query
// with the articles it finds, the words of each hit, and why. A line is the query, what it
// finds and a remark, between tabs. “E1[tax|taxes]” is an article with its hits, those of
// the title first; “!” begins the words with which a query is refused, “-” is nothing.
func TestQueries(t *testing.T) {
	docs := readLibrary(t)
	lib := newMemory(docs...)
	x := inMemory(t, lib, index.Options{
		Now: func() time.Time { return time.Date(2025, 4, 8, 12, 0, 0, 0, time.UTC) },
		Lists: func(name string) ([]string, bool) {
			return []string{"ferry", "bridges", "пором"}, name == "crossings"
		},
	})
	file := filepath.Join("testdata", "queries.tsv")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const enough = 150
	cases := 0
	var out strings.Builder
	for line := range strings.Lines(string(data)) {
		query, rest, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		want, remark, whole := strings.Cut(rest, "\t")
		if !ok || !whole || remark == "" {
			t.Fatalf("no query, answer and remark: %q", line)
		}
		cases++
		got := answer(t, x, lib, query)
		if got != want && !*update {
			t.Errorf("%s\n got  %s\n want %s\n for  %s", query, got, want, remark)
		}
		out.WriteString(query + "\t" + got + "\t" + remark + "\n")
	}
	if cases < enough {
		t.Fatalf("%d queries, at least %d", cases, enough)
	}
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// answer writes what a query finds.
func answer(t *testing.T, x *index.Index, lib *memory, query string) string {
	t.Helper()
	res, err := x.Search(t.Context(), app.Query{Text: query, Limit: 100})
	if e, ok := errors.AsType[*app.Error](err); ok {
		return "!" + e.Msg
	}
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, h := range res.Hits {
		var hits []string
		for _, b := range h.TitleSpans {
			hits = append(hits, h.Title[b.Start:b.End])
		}
		for _, b := range h.Spans {
			hits = append(hits, strings.ReplaceAll(lib.docs[h.ID].Text.Text[b.Start:b.End], "\n", "¶"))
		}
		if len(hits) != h.Count {
			t.Errorf("%s: %s counts %d hits and shows %d", query, h.ID, h.Count, len(hits))
		}
		article := string(h.ID)
		if len(hits) > 0 {
			article += "[" + strings.Join(hits, "|") + "]"
		}
		found = append(found, article)
	}
	if len(found) == 0 {
		return "-"
	}
	slices.Sort(found)
	return strings.Join(found, " ")
}

// readLibrary reads testdata/library.txt: a head line for each article, its paragraphs
// below.
func readLibrary(t *testing.T) []app.Document {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "library.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var heads [][]string
	var texts [][]string
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if head, ok := strings.CutPrefix(lines.Text(), "# "); ok {
			fields := strings.Split(head, "|")
			for i := range fields {
				fields[i] = strings.TrimSpace(fields[i])
			}
			heads, texts = append(heads, fields), append(texts, nil)
			continue
		}
		texts[len(texts)-1] = append(texts[len(texts)-1], lines.Text())
	}
	var docs []app.Document
	for i, h := range heads {
		d := document(h[0], h[1], h[2], h[6], texts[i]...)
		d.Source, d.State = h[3], app.CodingState(h[4])
		for name := range strings.SplitSeq(h[5], ";") {
			if name = strings.TrimSpace(name); name != "" {
				d.Byline = append(d.Byline, name)
			}
		}
		docs = append(docs, d)
	}
	if len(docs) == 0 {
		t.Fatal("no articles")
	}
	return docs
}
