package extract_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestPagesAreNotExports: outlets use class names that look like those of a database.
func TestPagesAreNotExports(t *testing.T) {
	body := `<h1>Рада відклала голосування</h1><p>` + ukFirst + `</p><p>` + ukSecond + `</p>`
	tests := []struct{ name, page string }{
		{"a class of the article", `<div class="newsArticle">` + body + `</div>`},
		{"a class above it", `<div class="aboveArticle"></div><div>` + body + `</div>`},
		{"two classes", `<div class="article mainArticle">` + body + `</div>`},
		{"two classes, a language's letters", `<div class="article ukArticle">` + body + `</div>`},
		{"an id like the database's", `<div id="article-5"><div class="isArticle">` + body + `</div></div>`},
		{"a talk of documents", `<p>Рада розглянула 3 of 20 DOCUMENTS.</p>` + body},
	}
	if len(tests) == 0 {
		t.Fatal("no cases")
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			page := "<html><head><title>Рада відклала голосування</title></head><body>" + tt.page + "</body></html>"
			o := extractAll(t, fstest.MapFS{"a.html": {Data: []byte(page)}}, "a.html")
			if len(o.Articles) != 1 || o.Articles[0].Format != "html" || !strings.Contains(o.Articles[0].Text, ukFirst) {
				t.Errorf("got %+v %+v, want one page", o.Articles, o.Error)
			}
		})
	}
}
