package extract_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/charmap"

	"parley/app/extract"
)

// servedFiles are files that a server gave a type.
type servedFiles struct {
	fs.FS
	contentType string
}

func (s servedFiles) ContentType(string) string { return s.contentType }

func TestServedCharset(t *testing.T) {
	const words = "Міністр сказав, що переговори тривають"
	page := "<html><head><meta charset=\"windows-1252\"><title>Переговори</title></head><body><article><h1>Переговори</h1><p>" +
		strings.Repeat(words+" у столиці, і сторони дійшли згоди щодо порядку денного. ", 6) + "</p></article></body></html>"
	body, err := charmap.Windows1251.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, contentType, body string
		how                     string
		right                   bool
	}{
		{"the server is right, the page wrong", "text/html; charset=windows-1251", body, "http", true},
		{"nothing served: the page is believed", "", body, "meta", false},
		{"served without an encoding", "text/html", body, "meta", false},
		{"served as UTF-8, which it is not", "text/html; charset=utf-8", body, "meta", false},
		{"an encoding nobody knows", "text/html; charset=martian", body, "meta", false},
		{"no media type at all", "; ;=", body, "meta", false},
		{"valid UTF-8 wins over the server", "text/html; charset=windows-1251", page, "file", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := servedFiles{fstest.MapFS{"page.html": {Data: []byte(tt.body)}}, tt.contentType}
			n := 0
			for x, err := range extract.NewAny().Extract(t.Context(), files, "page.html") {
				n++
				if err != nil {
					t.Fatal(err)
				}
				if got := strings.Contains(x.Text, words); got != tt.right {
					t.Errorf("the words are there: %v, want %v, in %q", got, tt.right, x.Text[:min(80, len(x.Text))])
				}
				if x.Provenance["encoding"] != tt.how {
					t.Errorf("encoding known from %q, want %q", x.Provenance["encoding"], tt.how)
				}
			}
			if n != 1 {
				t.Errorf("%d articles, want 1", n)
			}
		})
	}
}
