package extract_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"parley/app"
	"parley/app/extract"
)

func TestLookAtTable(t *testing.T) {
	dir := os.DirFS("testdata/table")
	p, err := extract.LookAtTable(t.Context(), dir, "comma.csv", nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"Body": "text", "Headline": "title", "Published": "published", "Outlet": "source", "Author": "byline", "URL": "url"}
	if d := cmp.Diff(want, p.Map.Columns); d != "" || !p.Clear() || len(p.Rows) != 2 || len(p.Failures) != 1 {
		t.Errorf("%d rows, failures %q, columns (-want +got):\n%s", len(p.Rows), p.Failures, d)
	}
	same, err := extract.LookAtTable(t.Context(), fstest.MapFS{"b.csv": {Data: []byte("headline,body,published,outlet,author,url,country\na,b,,,,,\n")}}, "b.csv", nil)
	if err != nil || same.Signature != p.Signature {
		t.Errorf("signature %q, want %q, error %v", same.Signature, p.Signature, err)
	}
	unclear, err := extract.LookAtTable(t.Context(), dir, "no-text.csv", nil)
	if err != nil || unclear.Clear() || unclear.Signature == p.Signature {
		t.Errorf("got %+v, error %v", unclear, err)
	}
	if _, err := extract.LookAtTable(t.Context(), dir, "comma.csv", &app.TableMap{Columns: map[string]string{"Words": "text"}}); err == nil || !strings.Contains(err.Error(), "no column “Words”") {
		t.Errorf("error %v", err)
	}
}

// TestMappedTable: a given map wins over headers, in text tables and in workbooks.
func TestMappedTable(t *testing.T) {
	m, err := app.ParseTableMap("text=b,title=a")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{
		"t.csv":  {Data: []byte("a,b,text\nTitle,The words.,no words\n")},
		"t.xlsx": {Data: workbookOf(t, []byte(`<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Title</t></is></c><c r="B2" t="inlineStr"><is><t>The words.</t></is></c></row>`))},
	}
	for name := range fsys {
		n := 0
		for e, err := range (extract.Mapped{Maps: app.TableMaps{All: &m}}).Extract(t.Context(), fsys, name) {
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

// TestRememberedTable: a map that is known by the headers is found again, on the sheet it
// is for and in an archive.
func TestRememberedTable(t *testing.T) {
	two := workbookWithSheets(t, map[string]string{"Notes": "x,y\nof the,office\n", "Clips": "Teaser,Who\nThe words.,Harbour Post\n"}, "Notes", "Clips")
	fsys := fstest.MapFS{
		"t.csv":  {Data: []byte("Teaser,Who\nThe words.,Harbour Post\n")},
		"t.xlsx": {Data: two},
		"t.zip":  {Data: zippedEntry(t, "inner/t.csv", "Teaser,Who\nThe words.,Harbour Post\n")},
	}
	m := app.TableMap{Columns: map[string]string{"Teaser": "text", "Who": "source"}, Sheet: "Clips"}
	v, err := extract.LookAtTable(t.Context(), fsys, "t.csv", &app.TableMap{Columns: m.Columns})
	if err != nil || !v.Clear() || v.Samples[1] != "Harbour Post" || len(v.Rows) != 1 {
		t.Fatalf("view %+v, error %v", v, err)
	}
	sheet, err := extract.LookAtTable(t.Context(), fsys, "t.xlsx", &app.TableMap{Sheet: "Clips"})
	if err != nil || sheet.Sheet != "Clips" || sheet.Signature != v.Signature || len(sheet.Sheets) != 2 {
		t.Fatalf("view %+v, error %v", sheet, err)
	}
	known := app.TableMaps{Known: map[string]app.TableMap{v.Signature: m}}
	for name := range fsys {
		n := 0
		for e, err := range (extract.Mapped{Maps: known}).Extract(t.Context(), fsys, name) {
			n++
			if err != nil || e.Text != "The words." || e.Source != "Harbour Post" {
				t.Errorf("%s: %+v, error %v", name, e, err)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d articles", name, n)
		}
	}
}

// workbookWithSheets makes a workbook of sheets given as lines of cells.
func workbookWithSheets(t *testing.T, sheets map[string]string, order ...string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, name := range order {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", name); err != nil {
				t.Fatal(err)
			}
		} else if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for r, row := range strings.Split(strings.TrimSpace(sheets[name]), "\n") {
			for c, cell := range strings.Split(row, ",") {
				at, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err == nil {
					err = f.SetCellStr(name, at, cell)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zippedEntry(t *testing.T, name, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte(content))
	}
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
