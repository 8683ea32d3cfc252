package extract_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/extract"
)

// made is a file that a test makes; its outcome is kept in testdata/<folder>.
type made struct {
	name string // with the extension of its format
	data []byte
}

// checkMade compares the outcome of each file with its golden file.
func checkMade(t *testing.T, folder string, files []made) {
	t.Helper()
	const fewest = 6
	if len(files) < fewest {
		t.Fatalf("%d cases of %s, want at least %d", len(files), folder, fewest)
	}
	for _, f := range files {
		t.Run(f.name, func(t *testing.T) {
			got := extractAll(t, fstest.MapFS{f.name: {Data: f.data}}, f.name)
			for i := range got.Articles {
				got.Articles[i].SourceSHA = "" // of bytes that depend on the compressor
			}
			checkGolden(t, filepath.Join("testdata", folder, f.name+".golden.json"), got)
		})
	}
}

// zipped packs parts, given as name and content one after the other.
func zipped(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		method := zip.Deflate
		if parts[i] == "mimetype" {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestDocumentLevels states how well the samples are read, beside a floor per format.
func TestDocumentLevels(t *testing.T) {
	dir := shared(t, "formats")
	b, err := os.ReadFile(filepath.Join(dir, "truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	var truth struct {
		Files map[string]struct {
			Articles *int   `json:"articles"`
			Text     string `json:"text"`
			Expect   string `json:"expect"`
		} `json:"files"`
	}
	if err := json.Unmarshal(b, &truth); err != nil {
		t.Fatal(err)
	}
	floors := map[string]float64{"docx": 0.995, "odt": 0.995, "rtf": 0.96, "epub": 0.99}
	sum, count := map[string]float64{}, map[string]float64{}
	any := extract.NewAny()
	for name, want := range truth.Files {
		format, _, _ := strings.Cut(name, "/")
		if floors[format] == 0 || want.Articles == nil {
			continue
		}
		var texts []string
		var failures []string
		for e, err := range any.Extract(t.Context(), os.DirFS(filepath.Join(dir, format)), filepath.Base(name)) {
			if err != nil {
				failures = append(failures, err.Error())
				continue
			}
			checkArticle(t, e)
			texts = append(texts, e.Text)
		}
		if len(texts) != *want.Articles || *want.Articles == 0 && len(failures) == 0 {
			t.Errorf("%s: %d articles, want %d; failures: %v", name, len(texts), *want.Articles, failures)
			continue
		}
		if want.Text == "" || len(texts) == 0 {
			continue
		}
		s := shares(want.Text, texts[0])
		f1 := 2 * s[0] / (2*s[0] + s[1] + s[2])
		t.Logf("%s: F1 %.3f", name, f1)
		sum[format] += f1
		count[format]++
	}
	for format, floor := range floors {
		mean := sum[format] / max(1, count[format])
		t.Logf("%s: mean F1 %.4f over %.0f texts", format, mean, count[format])
		if mean < floor {
			t.Errorf("%s: mean F1 %.4f over %.0f texts, want %.3f", format, mean, count[format], floor)
		}
	}
}

// seedFormats makes a document of the lines of a text, in each format.
var seedFormats = map[string]func(t testing.TB, lines []string) []byte{
	"docx": func(t testing.TB, lines []string) []byte {
		var b strings.Builder
		for _, l := range lines {
			b.WriteString(wp("", html.EscapeString(l)))
		}
		return docx(t, b.String())
	},
	"rtf": func(_ testing.TB, lines []string) []byte {
		var b strings.Builder
		for _, l := range lines {
			b.WriteString(`\pard ` + rtfText(l) + `\par `)
		}
		return []byte(`{\rtf1\ansi ` + b.String() + `}`)
	},
	"epub": func(t testing.TB, lines []string) []byte {
		var b strings.Builder
		for _, l := range lines {
			b.WriteString("<p>" + html.EscapeString(l) + "</p>\n")
		}
		return epub(t, "", "one", b.String())
	},
	"md": func(_ testing.TB, lines []string) []byte { return []byte(strings.Join(lines, "\n\n")) },
	"odt": func(t testing.TB, lines []string) []byte {
		var b strings.Builder
		for _, l := range lines {
			b.WriteString(tp("", html.EscapeString(l)))
		}
		return odt(t, b.String())
	},
}

// TestSeedInDocuments: the seed article has the same paragraphs and related links in each
// format as in its text file.
func TestSeedInDocuments(t *testing.T) {
	text, lines := seedArticle(t)
	if len(seedFormats) == 0 {
		t.Fatal("no formats")
	}
	for format, write := range seedFormats {
		t.Run(format, func(t *testing.T) {
			name := "seed." + format
			sameArticle(t, text, extractAll(t, fstest.MapFS{name: {Data: write(t, lines)}}, name))
		})
	}
}

func seedArticle(t *testing.T) (app.Extracted, []string) {
	t.Helper()
	dir := shared(t, "seed")
	seeds, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(seeds) != 1 {
		t.Fatalf("seed articles: %v, %v", seeds, err)
	}
	raw, err := os.ReadFile(seeds[0])
	if err != nil {
		t.Fatal(err)
	}
	return extractAll(t, os.DirFS(dir), filepath.Base(seeds[0])).Articles[0], strings.Split(string(raw), "\n")
}

func sameArticle(t *testing.T, want app.Extracted, got outcome) {
	t.Helper()
	if len(got.Articles) != 1 {
		t.Fatalf("got %+v, %+v", got, got.Error)
	}
	e := got.Articles[0]
	if d := cmp.Diff(strings.Split(want.Text, "\n"), strings.Split(e.Text, "\n")); d != "" {
		t.Errorf("paragraphs (-text +%s):\n%s", e.Format, d)
	}
	if d := cmp.Diff(want.Related, e.Related); d != "" {
		t.Errorf("related links (-text +%s):\n%s", e.Format, d)
	}
}

// kindsOf says what each paragraph with a kind is.
func kindsOf(e app.Extracted) []string {
	var out []string
	for _, b := range e.Blocks {
		out = append(out, string(b.Kind)+": "+e.Text[b.Start:b.End])
	}
	return out
}
