package workbench_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"parley/app"
	"parley/app/jobs"
	"parley/app/workbench"
	"parley/index"
)

// newSearching is a workbench on a real index.
func newSearching(t *testing.T) *bench {
	t.Helper()
	b := newBench(t)
	ix, err := index.Open(filepath.Join(t.TempDir(), "index"), "test", b.store, index.Options{
		Lists: func(name string) ([]string, bool) {
			lists, err := b.TermLists()
			for _, l := range lists {
				if err == nil && strings.EqualFold(l.Name, name) {
					return l.Terms, true
				}
			}
			return nil, false
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ix.Close() })
	b.searcher = ix
	b.Workbench = workbench.New(workbench.Ports{
		Articles: b.store, Ledger: b.store, Coding: b.store, Backlog: b.store, Index: ix, Extractor: lineReader{},
	}, workbench.Options{Clock: clock()})
	return b
}

func ferryTexts() map[string]string {
	return map[string]string{
		"a.txt": "Post\nThe toll stays, said Ann. Nobody likes the old toll here.",
		"b.txt": "Herald\nA toll goes. The bridge toll must go, Bo said.",
		"c.txt": "Post\nNothing about money. The ferry runs.",
	}
}

func TestKWIC(t *testing.T) {
	b := newSearching(t)
	b.importTexts(ferryTexts())
	lines := func(o app.KWICOptions) []string {
		t.Helper()
		o.Query.Text = "toll"
		k, err := b.KWIC(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		if k.Hits != 4 || k.Articles != 2 || k.Searched != 3 || k.Total != 3 {
			t.Errorf("counts %+v", k)
		}
		var out []string
		for _, l := range k.Lines {
			out = append(out, l.Left+"["+l.Node+"]"+l.Right)
		}
		return out
	}
	tests := []struct {
		name string
		in   app.KWICOptions
		want []string
	}{
		{"sorted by the word next on the left", app.KWICOptions{Width: 8, Sort: []string{"1L"}}, []string{
			"A [toll] goes. T", " bridge [toll] must go", "the old [toll] here.", "The [toll] stays, ",
		}},
		{"sorted by the word next on the right", app.KWICOptions{Width: 8, Sort: []string{"1r", "1L"}}, []string{
			"A [toll] goes. T", "the old [toll] here.", " bridge [toll] must go", "The [toll] stays, ",
		}},
		{"sorted by the node, then the second on the left", app.KWICOptions{Width: 12, Sort: []string{"node", "2L"}}, []string{
			"The [toll] stays, said", "A [toll] goes. The b", "kes the old [toll] here.", " The bridge [toll] must go, Bo",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := lines(tt.in)
			if strings.HasPrefix(tt.name, "sorted by the node") && len(got) == 4 { // equal keys keep the order of the search
				slices.Sort(got[:2])
				slices.Sort(got[2:])
				slices.Sort(tt.want[:2])
				slices.Sort(tt.want[2:])
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
		})
	}
	if len(tests) == 0 {
		t.Fatal("no cases")
	}
	once := lines(app.KWICOptions{Sample: 2, Seed: 7})
	if again := lines(app.KWICOptions{Sample: 2, Seed: 7}); len(once) != 2 || cmp.Diff(once, again) != "" {
		t.Errorf("a sample of one seed differs: %q and %q", once, again)
	}
	if other := lines(app.KWICOptions{Sample: 2, Seed: 8}); len(other) != 2 {
		t.Errorf("a sample of two has %d lines", len(other))
	}
	for _, bad := range [][]string{{"6L"}, {"left"}, {"1L", "1R", "2L", "2R"}} {
		if _, err := b.KWIC(t.Context(), app.KWICOptions{Query: app.Query{Text: "toll"}, Sort: bad}); app.CodeOf(err) != app.Invalid {
			t.Errorf("order %q: %v", bad, err)
		}
	}
}

// TestKWICFoldsWireCopies: equal lines of one near-duplicate group are one line that says
// how many it stands for; equal lines of other articles stay.
func TestKWICFoldsWireCopies(t *testing.T) {
	b := newSearching(t)
	var words []string
	for i := range 120 {
		words = append(words, fmt.Sprintf("word%d", i*7919%1000))
	}
	story := strings.Join(words, " ") + " the toll stays forever " + strings.Join(words, " ")
	b.importTexts(map[string]string{
		"1.txt": "Wire\n" + story, "2.txt": "Post\n" + story + " End.", "3.txt": "Herald\nShort. " + "the toll stays forever",
	})
	k, err := b.KWIC(t.Context(), app.KWICOptions{Query: app.Query{Text: "toll"}, Fold: true, Width: 20})
	if err != nil {
		t.Fatal(err)
	}
	if k.Hits != 3 || len(k.Lines) != 2 || k.Hidden != 1 {
		t.Errorf("%d hits, %d lines, %d hidden", k.Hits, len(k.Lines), k.Hidden)
	}
}

func TestBatch(t *testing.T) {
	b := newSearching(t)
	b.importTexts(ferryTexts())
	rows, err := app.BatchRows([][]string{
		{"Name", "Query"}, {"tolls", "toll"}, {"bad", "a*"}, {"", ""}, {"none", ""}, {"ferry", "ferry OR bridge"},
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := b.Batch(t.Context(), rows, jobs.Nobody{})
	if err != nil {
		t.Fatal(err)
	}
	want := []app.BatchResult{
		{Line: 2, Name: "tolls", Query: "toll", Articles: 2, Hits: 4, Searched: 3},
		{Line: 3, Name: "bad", Query: "a*"},
		{Line: 5, Name: "none"},
		{Line: 6, Name: "ferry", Query: "ferry OR bridge", Articles: 2, Hits: 2, Searched: 3},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(app.BatchResult{}, "Reading", "Notices", "Problem", "Hint")); diff != "" {
		t.Errorf("batch (-want +got):\n%s", diff)
	}
	for i, r := range got {
		if bad := i == 1 || i == 2; (r.Problem != "") != bad || bad != (r.Reading == "") {
			t.Errorf("row %d: problem %q, read as %q", r.Line, r.Problem, r.Reading)
		}
	}
	if table := app.BatchTable(got); len(table.Rows) != len(got) || table.Rows[1][3] != nil {
		t.Errorf("a number stands where nothing was counted: %v", table.Rows)
	}
	plain, err := app.BatchRows([][]string{{"toll"}, {"ferry"}})
	if err != nil || len(plain) != 2 || plain[0].Query != "toll" {
		t.Errorf("a plain list: %+v, %v", plain, err)
	}
}

func TestSavedSearches(t *testing.T) {
	b := newSearching(t)
	b.importTexts(ferryTexts())
	if _, err := b.SaveSearch(t.Context(), "Tolls", app.Query{Text: "toll"}); err != nil {
		t.Fatal(err)
	}
	news := func() app.SearchNews {
		t.Helper()
		all, err := b.Searches(t.Context())
		if err != nil || len(all) != 1 {
			t.Fatalf("%d searches, %v", len(all), err)
		}
		return all[0]
	}
	if n := news(); n.Now != 2 || len(n.New) != 0 {
		t.Errorf("just saved: %d, new %v", n.Now, n.New)
	}
	b.importTexts(map[string]string{"d.txt": "Post\nAnother toll is planned."})
	if n := news(); n.Now != 3 || len(n.New) != 1 || n.New[0] != b.article("d") {
		t.Errorf("after an import: %d, new %v", n.Now, n.New)
	}
	if err := b.SeenSearch(t.Context(), "tolls"); err != nil {
		t.Fatal(err)
	}
	if n := news(); len(n.New) != 0 {
		t.Errorf("after a look: new %v", n.New)
	}
	if _, err := b.SaveSearch(t.Context(), "tolls ", app.Query{Text: "toll ferry"}); err != nil {
		t.Fatal(err)
	}
	if n := news(); n.Query != "toll ferry" {
		t.Errorf("saved anew: %q", n.Query)
	}
	if err := b.RemoveSearch("Tolls"); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	news()
}

func TestTermLists(t *testing.T) {
	b := newSearching(t)
	b.importTexts(ferryTexts())
	count := func() int {
		t.Helper()
		res, err := b.Search(t.Context(), app.Query{Text: "@crossing"})
		if err != nil {
			t.Fatal(err)
		}
		return res.Total
	}
	if err := b.PutTermList("@crossing", []string{"ferry", " bridge ", "", "ferry"}); err != nil {
		t.Fatal(err)
	}
	if n := count(); n != 2 {
		t.Errorf("the list finds %d articles", n)
	}
	if err := b.PutTermList("Crossing", []string{"ferry"}); err != nil {
		t.Fatal(err)
	}
	if n := count(); n != 1 {
		t.Errorf("the changed list finds %d articles", n)
	}
	if err := b.PutTermList("two words", []string{"x"}); app.CodeOf(err) != app.Invalid {
		t.Errorf("a name of two words: %v", err)
	}
	if err := b.PutTermList("crossing", nil); err != nil {
		t.Fatal(err)
	}
	if lists, err := b.TermLists(); err != nil || len(lists) != 0 {
		t.Errorf("after removal: %v, %v", lists, err)
	}
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	if n := count(); n != 1 {
		t.Errorf("after undo the list finds %d articles", n)
	}
}
