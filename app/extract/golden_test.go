package extract_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/extract"
)

var update = flag.Bool("update", false, "write the golden files anew")

// outcome is what a golden file holds: articles, or the failure.
type outcome struct {
	Articles []app.Extracted `json:"articles,omitempty"`
	Error    *failure        `json:"error,omitempty"`
}

type failure struct {
	Code app.Code `json:"code"`
	Msg  string   `json:"message"`
	Hint string   `json:"hint"`
}

// TestGolden reads testdata/<format>/<case> and compares with <case>.golden.json.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*/*")
	if err != nil {
		t.Fatal(err)
	}
	cases := 0
	for _, file := range files {
		if strings.HasSuffix(file, ".golden.json") {
			continue
		}
		cases++
		t.Run(filepath.ToSlash(file), func(t *testing.T) {
			got := extractAll(t, os.DirFS(filepath.Dir(file)), filepath.Base(file))
			checkGolden(t, file+".golden.json", got)
		})
	}
	if cases == 0 {
		t.Fatal("no cases")
	}
}

func extractAll(t testing.TB, fsys fs.FS, name string) outcome {
	t.Helper()
	var o outcome
	for e, err := range extract.NewAny().Extract(t.Context(), fsys, name) {
		if err != nil {
			if e.Text != "" || e.Path != "" {
				t.Errorf("an error came with an article: %+v", e)
			}
			ae, ok := errors.AsType[*app.Error](err)
			if !ok {
				t.Fatalf("not an error for the user: %v", err)
			}
			o.Error = &failure{ae.Code, ae.Msg, ae.Hint}
			continue
		}
		checkArticle(t, e)
		o.Articles = append(o.Articles, e)
	}
	return o
}

func checkGolden(t *testing.T, file string, got outcome) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(got); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), b.String()); d != "" {
		t.Errorf("outcome (-want +got):\n%s", d)
	}
}

// checkArticle holds for every article of every reader.
func checkArticle(t testing.TB, e app.Extracted) {
	t.Helper()
	if e.Extractor == "" || e.Format == "" || e.SourceSHA == "" || e.Kind == "" {
		t.Errorf("extractor %q, format %q, sha %q, kind %q: none may be empty", e.Extractor, e.Format, e.SourceSHA, e.Kind)
	}
	var lines []string
	for _, p := range e.Paragraphs {
		lines = append(lines, e.Text[p.Start:p.End])
	}
	if d := cmp.Diff(strings.Split(e.Text, "\n"), lines); d != "" {
		t.Errorf("paragraphs are not the lines (-lines +paragraphs):\n%s", d)
	}
	for field, value := range map[string]string{
		"title": e.Title, "source": e.Source, "published": string(e.Published), "language": e.Language, "url": e.URL,
		"byline": strings.Join(e.Byline, ""),
	} {
		if (value != "") != (e.Provenance[field] != "") {
			t.Errorf("%s is %q, its provenance %q", field, value, e.Provenance[field])
		}
	}
}
