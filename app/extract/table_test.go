package extract_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"parley/app/extract"
)

func TestParseTableMap(t *testing.T) {
	want := extract.TableMap{Columns: map[string]string{"Body": "text", "Published on": "published", "By": "byline"}}
	tests := []struct {
		name, in string
		fails    bool
	}{
		{"pairs", "text=Body, date=Published on,author=By", false},
		{"JSON", `{"columns":{"Body":"text","Published on":"date","By":"byline"}}`, false},
		{"no pair", "Body", true},
		{"no field", "words=Body", true},
		{"no field in JSON", `{"columns":{"Body":"words"}}`, true},
		{"no JSON", `{"columns":`, true},
	}
	if len(tests) == 0 {
		t.Fatal("no cases")
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := extract.ParseTableMap(tt.in)
			if (err != nil) != tt.fails {
				t.Fatalf("error %v", err)
			}
			if d := cmp.Diff(want, got); err == nil && d != "" {
				t.Errorf("map (-want +got):\n%s", d)
			}
		})
	}
}

func TestProposeTable(t *testing.T) {
	dir := os.DirFS("testdata/table")
	p, err := extract.ProposeTable(t.Context(), dir, "comma.csv", nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"Body": "text", "Headline": "title", "Published": "published", "Outlet": "source", "Author": "byline", "URL": "url"}
	if d := cmp.Diff(want, p.Map.Columns); d != "" || !p.Clear() || len(p.Rows) != 2 || len(p.Failures) != 1 {
		t.Errorf("%d rows, failures %q, columns (-want +got):\n%s", len(p.Rows), p.Failures, d)
	}
	same, err := extract.ProposeTable(t.Context(), fstest.MapFS{"b.csv": {Data: []byte("headline,body,published,outlet,author,url,country\na,b,,,,,\n")}}, "b.csv", nil)
	if err != nil || same.Signature != p.Signature {
		t.Errorf("signature %q, want %q, error %v", same.Signature, p.Signature, err)
	}
	unclear, err := extract.ProposeTable(t.Context(), dir, "no-text.csv", nil)
	if err != nil || unclear.Clear() || unclear.Signature == p.Signature {
		t.Errorf("got %+v, error %v", unclear, err)
	}
	if _, err := extract.ProposeTable(t.Context(), dir, "comma.csv", &extract.TableMap{Columns: map[string]string{"Words": "text"}}); err == nil || !strings.Contains(err.Error(), "no column “Words”") {
		t.Errorf("error %v", err)
	}
}

// TestMappedTable: a given map wins over headers, in text tables and in workbooks.
func TestMappedTable(t *testing.T) {
	m, err := extract.ParseTableMap("text=b,title=a")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{
		"t.csv":  {Data: []byte("a,b,text\nTitle,The words.,no words\n")},
		"t.xlsx": {Data: workbookOf(t, []byte(`<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Title</t></is></c><c r="B2" t="inlineStr"><is><t>The words.</t></is></c></row>`))},
	}
	for name := range fsys {
		n := 0
		for e, err := range extract.NewAny(extract.WithTableMap(m)...).Extract(t.Context(), fsys, name) {
			n++
			if err != nil || e.Text != "The words." || e.Title != "Title" || e.Provenance["text"] != "" || e.Provenance["title"] != "column" {
				t.Errorf("%s: got %+v, error %v", name, e, err)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d articles", name, n)
		}
	}
}

func TestFeedsOf(t *testing.T) {
	b, err := os.ReadFile("testdata/opml/list.opml")
	if err != nil {
		t.Fatal(err)
	}
	got, err := extract.FeedsOf(b)
	want := []extract.FeedSource{
		{Title: "The Velda Courier", URL: "https://courier.example/rss", Site: "https://courier.example/", Folder: "Inner Sea"},
		{Title: "Orland Gazette", URL: "https://orland.example/feed", Folder: "Inner Sea"},
		{Title: "Tageblatt", URL: "https://tageblatt.example/atom"},
	}
	if d := cmp.Diff(want, got); err != nil || d != "" {
		t.Errorf("error %v, feeds (-want +got):\n%s", err, d)
	}
}
