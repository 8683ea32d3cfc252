package export_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"parley/app"
	"parley/export"
)

func TestReadTable(t *testing.T) {
	dir := t.TempDir()
	want := [][]string{{"article", "holder"}, {"one; two", "Ліда"}}
	files := map[string]string{
		"comma.csv":     "article,holder\r\n\"one; two\",Ліда\r\n",
		"semicolon.csv": "\ufeffarticle;holder\n\"one; two\";Ліда\n",
		"tab.csv":       "article\tholder\none; two\tЛіда\n",
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	book := excelize.NewFile()
	for i, row := range want {
		for k, cell := range row {
			name, err := excelize.CoordinatesToCellName(k+1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := book.SetCellStr("Sheet1", name, cell); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := book.SaveAs(filepath.Join(dir, "book.xlsx")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"comma.csv", "semicolon.csv", "tab.csv", "book.xlsx"} {
		t.Run(name, func(t *testing.T) {
			got, err := export.ReadTable(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadTableRefuses(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{"latin.csv": "holder\nCaf\xe9\n", "text.xlsx": "no workbook", "quote.csv": "a,b\n\"x\" y,z\n"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := export.ReadTable(path); app.CodeOf(err) != app.Invalid {
			t.Errorf("%s: %v, want it refused as invalid", name, err)
		}
	}
	if _, err := export.ReadTable(filepath.Join(dir, "none.csv")); app.CodeOf(err) != app.NotFound {
		t.Errorf("missing file: %v", err)
	}
}
