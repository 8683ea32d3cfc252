package extract_test

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/app/extract"
)

// TestFormatsOutside reads real files of the formats with several articles where they
// are present. The floors are numbers of files that were right.
func TestFormatsOutside(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(dataDir, "formats", "truth.json"))
	if err != nil {
		t.Skip("skipped: the shared files of the formats are missing:", err)
	}
	var truth struct {
		Files map[string]struct {
			Articles  *int   `json:"articles"`
			Published string `json:"published"`
		} `json:"files"`
	}
	if err := json.Unmarshal(b, &truth); err != nil {
		t.Fatal(err)
	}
	floors := map[string]int{"eml": 21, "mbox": 1, "mhtml": 3, "ris": 7, "bib": 1, "warc": 6, "wacz": 2, "xlsx": 1, "html_uk": 2}
	right := map[string]int{}
	dir := os.DirFS(filepath.Join(dataDir, "formats"))
	cases := 0
	for _, name := range slices.Sorted(keys(truth.Files)) {
		group, want := path.Dir(name), truth.Files[name]
		if _, ours := floors[group]; !ours {
			continue
		}
		cases++
		got, reasons := 0, []string(nil)
		day := true
		for e, err := range extract.NewAny().Extract(t.Context(), dir, name) {
			if err != nil {
				reasons = append(reasons, err.Error())
				continue
			}
			checkArticle(t, e)
			got++
			day = day && strings.HasPrefix(string(e.Published), want.Published)
		}
		ok := day && got+len(reasons) > 0
		if want.Articles != nil {
			ok = ok && got == *want.Articles
		}
		if ok {
			right[group]++
		}
		t.Logf("%-45s %3d articles, right: %-5v %s", name, got, ok, strings.Join(reasons, " | "))
	}
	if cases == 0 {
		t.Fatal("no cases")
	}
	for group, floor := range floors {
		if right[group] < floor {
			t.Errorf("%s: %d files right, the floor is %d", group, right[group], floor)
		}
	}
}
