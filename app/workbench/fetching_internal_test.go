package workbench

import (
	"context"
	"io/fs"
	"iter"
	"testing"
	"time"

	"parley/app"
)

// typeSeer notes what a file system says of its files.
type typeSeer struct{ seen *string }

func (typeSeer) Recognize(string, []byte) bool { return true }

func (s typeSeer) Extract(_ context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return func(yield func(app.Extracted, error) bool) {
		if t, ok := fsys.(interface{ ContentType(name string) string }); ok {
			*s.seen = t.ContentType(name)
		}
		yield(app.Extracted{Text: "Words."}, nil)
	}
}

func TestPageKeepsItsType(t *testing.T) {
	const served = "text/html; charset=koi8-u"
	var seen string
	w := &Workbench{}
	w.p.Extractor = typeSeer{&seen}
	w.p.Fetch = func(_ context.Context, address string, _ bool) (app.Page, error) {
		return app.Page{URL: address, Type: served, At: time.Date(2031, 5, 2, 9, 0, 0, 0, time.UTC), Body: []byte("<p>Words.</p>")}, nil
	}
	defer w.dropScratch()
	got := make(chan extracted, 4)
	w.extractPage(t.Context(), source{path: "https://news.example/a"}, got)
	close(got)
	n := 0
	for x := range got {
		n++
		if x.err != nil || x.URL != "https://news.example/a" {
			t.Errorf("got %q and %v, want the page with its address", x.URL, x.err)
		}
	}
	if n != 1 || seen != served {
		t.Errorf("%d articles, reader saw %q; want 1 and %q", n, seen, served)
	}
}
