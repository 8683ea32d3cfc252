package extract_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"parley/app"
	"parley/app/extract"
)

// TestPlainReaders: the same words as the full readers find, and a warning.
func TestPlainReaders(t *testing.T) {
	odt, err := filepath.Glob("testdata/odt/*.odt")
	if err != nil {
		t.Fatal(err)
	}
	epub, err := filepath.Glob("testdata/epub/*.epub")
	if err != nil {
		t.Fatal(err)
	}
	page := `<html><head><title>Рада відклала</title><style>p{}</style></head><body><nav><a href="/">Головна</a></nav><p>` + ukFirst + `</p><div>` + ukSecond + `</div><button>Підписатися</button></body></html>`
	docx := zipOf(t, "word/document.xml", []byte(`<?xml version="1.0"?><w:document xmlns:w="x"><w:body><w:p><w:r><w:t>`+ukFirst+`</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">`+ukSecond+`</w:t><w:delText>weg</w:delText></w:r></w:p></w:body></w:document>`))
	cut := docx[:len(docx):len(docx)]
	files := fstest.MapFS{
		"page.html": {Data: []byte(page)},
		"a.docx":    {Data: cut},
		"a.pdf":     {Data: pdfOf("", column(60, 700, 10, pdfLeft...))},
	}
	names := []string{"page.html", "a.docx", "a.pdf"}
	for _, f := range append(odt, epub...) {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(f)] = &fstest.MapFile{Data: b}
		names = append(names, filepath.Base(f))
	}
	if len(names) < 3 {
		t.Fatal("no cases")
	}
	plain := extract.NewAny(extract.PlainReaders()...)
	for _, name := range names {
		t.Run(name, func(t *testing.T) { comparePlain(t, plain, files, name) })
	}
}

func comparePlain(t *testing.T, plain extract.Any, files fs.FS, name string) {
	t.Helper()
	for e, err := range plain.Extract(t.Context(), files, name) {
		if err != nil {
			if _, ok := errors.AsType[*app.Error](err); !ok {
				t.Errorf("not an error for the user: %v", err)
			}
			return
		}
		checkArticle(t, e)
		if !strings.Contains(strings.Join(e.Warnings, "\n"), "plain way") {
			t.Errorf("no warning: %q", e.Warnings)
		}
		if name == "page.html" || name == "a.docx" {
			if want := ukFirst + "\n" + ukSecond; e.Text != want {
				t.Errorf("got %q, want %q", e.Text, want)
			}
		}
	}
}
