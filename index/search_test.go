package index_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/index"
)

// TestWorkedExamples is the table of search.md, 2.7: articles, and the number of hits
// where the table names it.
func TestWorkedExamples(t *testing.T) {
	lib := newMemory(fixture()...)
	x := inMemory(t, lib, index.Options{})
	cases := []struct {
		query, want string
		places      int // 0: not stated
	}{
		{"tariffs", "A1 A2", 3},
		{"=tariff", "A2", 1},
		{"EU", "A1", 1},
		{"US", "A2 A5", 3},
		{"CAPS(US)", "A5", 1},
		{`="U.S."`, "A2", 1},
		{"tariffs AND", "A1 A2", 3},
		{"tariffs and steel", "", 0},
		{`"accept quotas`, "A1", 1},
		{`"quotas accept"~1`, "A1", 1},
		{`"not _ tariff"`, "A2", 1},
		{"steel W/3 tariff", "A1", 1},
		{"tariff PRE/3 steel", "A1", 1},
		{"steel PRE/3 tariff", "", 0},
		{"tariff NOT W/4 quotas", "A1", 2},
		{"tariff W/S steel", "A1", 1},
		{"quotas W/P disagreed", "A1", 1},
		{"quotas W/S disagreed", "", 0},
		{"steel OR quotas AND commissioner", "A1 A2", 0},
		{"(steel OR quotas) AND commissioner", "A2", 0},
		{"tariff -steel", "A2", 1},
		{"date:2024-05 tariff", "A1", 2},
		{"ATLEAST/2 tariff", "A1", 2},
		{"FIRST/5(quotas)", "A2", 1},
		{"LEAD(steel)", "A1", 1},
		{"vice-president", "A1", 1},
		{"covid-19 aid", "A5", 3},
		{"40bn", "A5", 1},
		{"negociateurs", "A5", 1},
		{"=negociateurs", "", 0},
		{"закон", "A3", 2},
		{"під'їзд", "A3", 1},
		{"тариф", "A4", 3},
		{"принятый", "A4", 1},
		{"еще", "A4", 1},
		{"tarif*", "A1 A2", 3},
		{"", "A1 A2 A3 A4 A5", 0},
		{"-tariff", "A3 A4 A5", 0},
		{"lang:uk", "A3", 0},
		{"source:wire*", "A1 A2 A3 A4 A5", 0},
		{`source:"wire en" -quotas`, "A5", 0},
		{"title:quotas", "A2", 1},
		{"body:tariff", "A1 A2", 2},
		{"words:>22", "A1", 0},
		{"negociateur~1 OR /quot[ae]s/", "A1 A2 A5", 4},
		{"=tariff OR закон", "A2 A3", 3},
		{"-=tariff lang:en", "A1 A5", 0},
		{"the W/2 US", "A5", 1},
	}
	for _, c := range cases {
		t.Run(c.query, func(t *testing.T) {
			res, err := x.Search(t.Context(), app.Query{Text: c.query})
			if err != nil {
				t.Fatal(err)
			}
			if got := ids(res); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
			places := 0
			for _, h := range res.Hits {
				places += h.Count
			}
			if res.Places != places || c.places > 0 && places != c.places {
				t.Errorf("head line counts %d places, rows %d, want %d", res.Places, places, c.places)
			}
			if res.Total != len(res.Hits) || res.Searched != 5 {
				t.Errorf("total %d of %d, %d rows", res.Total, res.Searched, len(res.Hits))
			}
		})
	}
}

func TestRefused(t *testing.T) {
	x := inMemory(t, newMemory(fixture()...), index.Options{})
	for _, text := range []string{"t*", "a W/5 b PRE/2 c", "is:codd", "date:foo", "@nobody"} {
		res, err := x.Search(t.Context(), app.Query{Text: text})
		if app.CodeOf(err) != app.Invalid {
			t.Errorf("%s: error %v, want code invalid", text, err)
		}
		if res.Reading == "" || res.Hits == nil || res.Notices == nil {
			t.Errorf("%s: reading %q, hits %v, notices %v beside the error", text, res.Reading, res.Hits, res.Notices)
		}
	}
}

func TestSpansAndSnippet(t *testing.T) {
	lib := newMemory(fixture()...)
	x := inMemory(t, lib, index.Options{})
	cases := []struct {
		query string
		want  []string // words of title and text that are marked
	}{
		{"tariffs steel", []string{"Tariff", "tariffs", "steel"}},
		{"Lê", []string{"Lê"}},
		{"vice-president", []string{"vice-president"}},
		{"steel W/3 tariff", []string{"tariffs on steel"}},
		{"EU", []string{"EU’s"}},
	}
	for _, c := range cases {
		res, err := x.Search(t.Context(), app.Query{Text: c.query})
		if err != nil || len(res.Hits) != 1 {
			t.Fatalf("%s: %d hits, %v", c.query, len(res.Hits), err)
		}
		row := res.Hits[0]
		var got []string
		for _, b := range row.TitleSpans {
			got = append(got, row.Title[b.Start:b.End])
		}
		for _, b := range row.Spans {
			got = append(got, lib.docs[row.ID].Text.Text[b.Start:b.End])
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.query, diff)
		}
		if len(row.Snippet.Spans) == 0 {
			t.Errorf("%s: no span in the snippet %q", c.query, row.Snippet.Text)
		}
		for _, b := range row.Snippet.Spans {
			if word := row.Snippet.Text[b.Start:b.End]; !strings.Contains(strings.Join(got, " "), word) {
				t.Errorf("%s: snippet marks %q", c.query, word)
			}
		}
	}
}

func TestSortAndPages(t *testing.T) {
	docs := fixture()
	docs = append(docs, document("B0", "en", "", "No date", "a tariff"), document("B1", "en", "2024-05-10", "Same day", "tariff tariff tariff"))
	x := inMemory(t, newMemory(docs...), index.Options{})
	orders := map[string]string{
		"":          "A4 A2 A5 A3 A1 B1 B0",
		"-date":     "A4 A2 A5 A3 A1 B1 B0",
		"date":      "A1 B1 A3 A5 A2 A4 B0",
		"relevance": "",
	}
	for sort, want := range orders {
		for _, limit := range []int{1, 2, 3, 7, 100} {
			var got []string
			after := ""
			for range 20 {
				res, err := x.Search(t.Context(), app.Query{Sort: sort, Limit: limit, After: after})
				if err != nil {
					t.Fatal(err)
				}
				for _, h := range res.Hits {
					got = append(got, string(h.ID))
				}
				if after = res.Next; after == "" {
					break
				}
			}
			if text := strings.Join(got, " "); want != "" && text != want || len(got) != 7 {
				t.Errorf("sort %q, pages of %d: %s, want %s", sort, limit, text, want)
			}
		}
	}
	res, err := x.Search(t.Context(), app.Query{Text: "tariff", Sort: "relevance"})
	if err != nil || len(res.Hits) != 4 || res.Hits[3].Score <= 0 || res.Hits[0].Score < res.Hits[1].Score {
		t.Errorf("relevance: %+v, %v", res.Hits, err)
	}
	for _, q := range []app.Query{{Sort: "size"}, {After: "x"}, {After: "!"}} {
		if _, err := x.Search(t.Context(), q); app.CodeOf(err) != app.Invalid {
			t.Errorf("%+v: error %v, want code invalid", q, err)
		}
	}
}

func TestFacets(t *testing.T) {
	lib := newMemory(fixture()...)
	d := lib.docs["A2"]
	d.State = app.StateCoded
	lib.docs["A2"] = d
	lib.facts["actor:lê"] = []app.ArticleID{"A1", "A4", "gone"}
	x := inMemory(t, lib, index.Options{})
	res, err := x.Search(t.Context(), app.Query{Text: "lang:en is:new", Facets: true})
	if err != nil {
		t.Fatal(err)
	}
	want := []app.Facet{
		{Field: "source", Values: []app.FacetValue{{Value: "Wire en", Count: 2}}},
		{Field: "language", Values: []app.FacetValue{{Value: "en", Count: 2}, {Value: "ru", Count: 1}, {Value: "uk", Count: 1}}},
		{Field: "month", Values: []app.FacetValue{{Value: "2024-05", Count: 2}}},
		{Field: "author", Values: []app.FacetValue{}},
		{Field: "mentioned", Values: []app.FacetValue{}},
		{Field: "actor", Values: []app.FacetValue{{Value: "lê", Count: 1}}},
		{Field: "issue", Values: []app.FacetValue{}},
		{Field: "tag", Values: []app.FacetValue{}},
		{Field: "list", Values: []app.FacetValue{}},
		{Field: "state", Values: []app.FacetValue{{Value: "new", Count: 2}, {Value: "coded", Count: 1}}},
	}
	if diff := cmp.Diff(want, res.Facets); diff != "" {
		t.Errorf("facets (-want +got):\n%s", diff)
	}
}

func TestLibraryFilters(t *testing.T) {
	lib := newMemory(fixture()...)
	lib.facts["actor:lê"] = []app.ArticleID{"A1", "A4", "gone"}
	x := inMemory(t, lib, index.Options{})
	for query, want := range map[string]string{
		"actor:lê": "A1 A4", "-actor:lê lang:en": "A2 A5", "tariff OR actor:lê": "A1 A2 A4", "note:(ask again)": "",
	} {
		res, err := x.Search(t.Context(), app.Query{Text: query})
		if err != nil || ids(res) != want {
			t.Errorf("%s: %q, %v, want %q", query, ids(res), err, want)
		}
		if query == "note:(ask again)" && len(res.Notices) == 0 {
			t.Errorf("%s: nothing said", query)
		}
	}
}

func TestNotices(t *testing.T) {
	lib := newMemory(fixture()...)
	lib.docs["A1"] = func() app.Document { d := lib.docs["A1"]; d.Language = "fi"; return d }()
	x := inMemory(t, lib, index.Options{})
	cases := []struct{ query, reading, notice string }{
		{"source:wire", "Articles from wire.", "no source is called wire; source:*wire* finds 5 articles"},
		{"tar*", "Articles with a word like tar*.", "tar* matches 2 words: tariff (2), tariffs (1)"},
		{"zzz*", "Articles with a word like zzz*.", "zzz* matches no word"},
		{"note:x", "Articles with notes on x.", "note:(x) found nothing: notes are not searched yet"},
		{"tariff", "Articles with tariff, words in any form. Exact forms only in fi.", ""},
	}
	for _, c := range cases {
		res, err := x.Search(t.Context(), app.Query{Text: c.query})
		if err != nil {
			t.Fatal(err)
		}
		var says []string
		for _, n := range res.Notices {
			says = append(says, n.Text)
		}
		if got := strings.Join(says, "; "); res.Reading != c.reading || got != c.notice {
			t.Errorf("%s: %q, says %q, want %q, %q", c.query, res.Reading, got, c.reading, c.notice)
		}
	}
}

func TestHits(t *testing.T) {
	x := inMemory(t, newMemory(fixture()...), index.Options{})
	hits, err := x.Hits(t.Context(), app.Query{Text: "steel W/3 tariff OR title:tariff"}, "A1")
	if err != nil {
		t.Fatal(err)
	}
	text := fixture()[0].Text.Text
	var got []string
	for _, h := range hits {
		from := text
		if h.Title {
			from = "Tariff talks stall"
		}
		words := from[h.Start:h.End] + ":"
		for _, p := range h.Parts {
			words += " " + from[p.Start:p.End]
		}
		got = append(got, words)
	}
	want := []string{"Tariff: Tariff", "tariffs on steel: tariffs steel"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("hits (-want +got):\n%s", diff)
	}
}

func TestMatch(t *testing.T) {
	m := index.NewMatcher()
	d := fixture()[1]
	got, err := m.Match(`"likely outcome" OR quota*`, d)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, b := range got {
		words = append(words, d.Text.Text[b.Start:b.End])
	}
	if diff := cmp.Diff([]string{"Quotas", "likely outcome"}, words); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
	if _, err := m.Match("q*", d); app.CodeOf(err) != app.Invalid {
		t.Errorf("error %v, want code invalid", err)
	}
}

func TestPutReplacesAndDelete(t *testing.T) {
	lib := newMemory(fixture()...)
	x := inMemory(t, lib, index.Options{})
	changed := document("A2", "en", "2024-06-02", "Quotas gone", "Nothing remains.")
	lib.docs["A2"] = changed
	if err := x.Put(t.Context(), []app.Document{changed}); err != nil {
		t.Fatal(err)
	}
	if err := x.Delete(t.Context(), []app.ArticleID{"A1", "unknown"}); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{"tariff": "", "nothing": "A2", "": "A2 A3 A4 A5", "is:new": "A2 A3 A4 A5"} {
		res, err := x.Search(t.Context(), app.Query{Text: query})
		if err != nil || ids(res) != want || res.Searched != 4 {
			t.Errorf("%q: %q of %d, %v, want %q of 4", query, ids(res), res.Searched, err, want)
		}
	}
	if n, err := x.Count(); n != 4 || err != nil {
		t.Errorf("count %d, %v", n, err)
	}
}

func TestSeedArticle(t *testing.T) {
	names, _ := filepath.Glob(filepath.Join("..", "..", "shared", "data", "seed", "*.txt"))
	if len(names) == 0 {
		t.Skip("the seed article is not there")
	}
	data, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	d := document("seed", "en", "2025-04-14", "", strings.Split(string(data), "\n")...)
	lib := newMemory(append(fixture(), d)...)
	x := inMemory(t, lib, index.Options{})
	for query, want := range map[string]string{"referendum": "referendum", `"permanent peace"`: "permanent peace"} {
		res, err := x.Search(t.Context(), app.Query{Text: query})
		if err != nil || ids(res) != "seed" || len(res.Hits[0].Spans) == 0 {
			t.Fatalf("%s: %q, %v", query, ids(res), err)
		}
		for _, b := range res.Hits[0].Spans {
			if got := strings.ToLower(d.Text.Text[b.Start:b.End]); strings.TrimSuffix(got, "s") != want {
				t.Errorf("%s marks %q", query, got)
			}
		}
		if n := strings.Count(strings.ToLower(d.Text.Text), want); n != res.Places {
			t.Errorf("%s: %d places, the text holds %d", query, res.Places, n)
		}
	}
}

// TestFold: near-duplicates stand behind the first of them that is found; counts stay.
func TestFold(t *testing.T) {
	lib := newMemory(fixture()...)
	lib.facts["copies"] = []app.ArticleID{"A5", "A2", "gone", "A1"}
	x := inMemory(t, lib, index.Options{})
	for _, limit := range []int{1, 10} {
		var got []string
		after := ""
		for range 5 {
			res, err := x.Search(t.Context(), app.Query{Text: "tariff OR quotas", Fold: true, Limit: limit, After: after})
			if err != nil || res.Total != 2 || res.Folded != 1 || res.Places != 6 {
				t.Fatalf("results %+v, error %v", res, err)
			}
			for _, h := range res.Hits {
				got = append(got, fmt.Sprintf("%s %d", h.ID, h.Copies))
			}
			if after = res.Next; after == "" {
				break
			}
		}
		if s := strings.Join(got, " "); s != "A2 1" {
			t.Errorf("by %d: %s", limit, s)
		}
	}
	if res, err := x.Search(t.Context(), app.Query{Text: "tariff OR quotas"}); err != nil || len(res.Hits) != 2 || res.Folded != 0 {
		t.Errorf("not folded: %+v, %v", res, err)
	}
	if res, err := x.Search(t.Context(), app.Query{Text: "tariff NOT W/4 quotas", Fold: true}); err != nil || len(res.Hits) != 1 || res.Hits[0].Copies != 0 {
		t.Errorf("a copy that is found alone: %+v, %v", res, err)
	}
}
