package extract_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/extract"
	"parley/app/plaintext"
)

const sharedData = "../../../shared/data"

// shared gives a folder of the shared samples and skips the test where there are none.
func shared(t testing.TB, elem ...string) string {
	t.Helper()
	dir := filepath.Join(append([]string{sharedData}, elem...)...)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("skipped: the shared data are missing: no %s", dir)
	}
	return dir
}

func TestSeedArticle(t *testing.T) {
	dir := shared(t, "seed")
	b, err := os.ReadFile(filepath.Join(dir, "seed-gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	type quote struct {
		Start, End int
		Text       string
	}
	var gold struct {
		TextFile   string `json:"text_file"`
		Body       [2]int `json:"body_paragraphs"`
		Statements []map[string]json.RawMessage
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, gold.TextFile))
	if err != nil {
		t.Fatal(err)
	}
	o := extractAll(t, os.DirFS(dir), gold.TextFile)
	if len(o.Articles) != 1 {
		t.Fatalf("articles: %+v", o)
	}
	e := o.Articles[0]
	want := strings.Join(strings.Split(string(raw), "\n")[gold.Body[0]-1:gold.Body[1]], "\n")
	if d := cmp.Diff(want, e.Text); d != "" {
		t.Errorf("text (-want +got):\n%s", d)
	}
	if e.Title != "" || len(e.Related) != 4 || len(e.Paragraphs) != 15 || e.Language != "en" {
		t.Errorf("title %q, %d related, %d paragraphs, language %q", e.Title, len(e.Related), len(e.Paragraphs), e.Language)
	}
	quotes := 0
	for _, s := range gold.Statements {
		for _, field := range s {
			var q quote
			if json.Unmarshal(field, &q) != nil || q.Text == "" || q.End == 0 {
				continue
			}
			quotes++
			if q.End > len(e.Text) || e.Text[q.Start:q.End] != q.Text {
				t.Errorf("bytes %d to %d are not %q", q.Start, q.End, q.Text)
			}
		}
	}
	if quotes < 20 {
		t.Errorf("only %d quotes were compared", quotes)
	}
}

func TestRefused(t *testing.T) {
	tests := []struct{ name, file, data, says string }{
		{"rar", "a.bin", "Rar!\x1A\x07\x00", "a RAR archive"},
		{"old word", "a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", "an old Office document"},
		{"picture", "a.html", "\x89PNG\r\n\x1A\n", "a picture"},
		{"unknown bytes", "a.dat", strings.Repeat("\x01\x02\x03", 50), "neither text nor a web page"},
	}
	if len(tests) == 0 {
		t.Fatal("no cases")
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := extractAll(t, fstest.MapFS{tt.file: {Data: []byte(tt.data)}}, tt.file)
			if o.Error == nil || o.Error.Code != app.Unsupported || !strings.Contains(o.Error.Msg, tt.says) || !strings.Contains(o.Error.Hint, "plain text") {
				t.Errorf("got %+v, want a refusal that says %q", o, tt.says)
			}
		})
	}
}

func TestAbsentFile(t *testing.T) {
	o := extractAll(t, fstest.MapFS{}, "none.txt")
	if o.Error == nil || o.Error.Code != app.NotFound {
		t.Errorf("got %+v", o)
	}
}

func TestEncodedText(t *testing.T) {
	o := extractAll(t, fstest.MapFS{"a.txt": {Data: []byte("\xCC\xB3\xED\xB3\xF1\xF2\xF0 \xE7\xE0\xFF\xE2\xE8\xE2.")}}, "a.txt")
	if len(o.Articles) != 1 || o.Articles[0].Text != "Міністр заявив." || o.Articles[0].Encoding != "windows-1251" || o.Articles[0].Provenance["encoding"] != "detected" {
		t.Errorf("got %+v", o)
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte("Title: A\nDate: 8.4.2026\n\nOne line.\nRead also\n-\nB\n"))
	f.Add([]byte("\xFF\xFEA\x00"))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzReader(t, extract.Text{}, "a.txt", data) })
}

// fuzzReader checks what must hold for any input.
func fuzzReader(t *testing.T, r extract.Reader, name string, data []byte) {
	t.Helper()
	for e, err := range r.Extract(t.Context(), fstest.MapFS{name: {Data: data}}, name) {
		if err != nil {
			if d := cmp.Diff(app.Extracted{}, e); d != "" {
				t.Fatalf("an error came with an article:\n%s", d)
			}
			if app.CodeOf(err) == app.Internal {
				t.Fatalf("a reader failed: %v", err)
			}
			continue
		}
		if again, _ := plaintext.Canonical(e.Text); again != e.Text || !utf8.ValidString(e.Title+e.Source+e.URL+strings.Join(e.Byline, "")) {
			t.Fatalf("not canonical: %q, title %q", e.Text, e.Title)
		}
		for _, b := range append(e.Paragraphs, e.Sentences...) {
			if b.Start < 0 || b.Start >= b.End || b.End > len(e.Text) || !utf8.ValidString(e.Text[b.Start:b.End]) {
				t.Fatalf("range %v in a text of %d bytes", b, len(e.Text))
			}
		}
		checkArticle(t, e)
	}
}
