package index_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/index"
)

// shelf is articles that tie in every order but that of their ids.
func shelf() []app.Document {
	docs := []app.Document{
		document("D1", "en", "2025-03-02", "“Élan” is back", "Ferry ferry ferry."),
		document("D2", "en", "2025-03-04", "edge of the bay", "The ferry sails."),
		document("D3", "uk", "2025-03-04", "Єдність", "The ferry, again the ferry, and more words here."),
		document("D4", "uk", "", "Ґанок", "Ferry."),
		document("D5", "uk", "2025-03-01", "Гай", "Ferry."),
		document("D6", "en", "2025-03-04", "", "The ferry sails."),
		document("D7", "en", "2025-03-03", "10 boats", "Ferry and harbour, ferry."),
		document("D8", "en", "2025-03-03", "9 boats", "Ferry and harbour, ferry."),
	}
	for i, source := range []string{"Żeglarz", "zephyr", "", "Zephyr", "Bay Post", "Bay Post", "bay post", "Юг"} {
		docs[i].Source = source
	}
	return docs
}

func TestSortOrders(t *testing.T) {
	x := inMemory(t, newMemory(shelf()...), index.Options{})
	want := map[string]string{
		app.SortNewest: "D2 D3 D6 D7 D8 D1 D5 D4",
		app.SortOldest: "D5 D1 D7 D8 D2 D3 D6 D4",
		app.SortHits:   "D1 D3 D7 D8 D2 D4 D5 D6",
		app.SortSource: "D6 D7 D5 D1 D2 D4 D8 D3",
		app.SortTitle:  "D8 D7 D2 D1 D5 D4 D3 D6",
		app.SortLength: "D3 D7 D8 D1 D2 D6 D4 D5",
	}
	cases := 0
	for _, o := range app.SortOrders() {
		t.Run(o.Words, func(t *testing.T) {
			cases++
			var whole []string
			for limit := range 9 {
				var got []string
				for q := (app.Query{Text: "ferry", Sort: o.Code, Limit: limit}); ; {
					res, err := x.Search(t.Context(), q)
					if err != nil {
						t.Fatal(err)
					}
					for _, h := range res.Hits {
						got = append(got, string(h.ID))
					}
					if q.After = res.Next; q.After == "" {
						break
					}
				}
				if limit == 0 { // the usual page, on which all have room
					whole = got
				}
				if diff := cmp.Diff(whole, got); diff != "" {
					t.Errorf("pages of %d differ from one page (-one +pages):\n%s", limit, diff)
				}
			}
			if text := strings.Join(whole, " "); want[o.Code] != "" && text != want[o.Code] {
				t.Errorf("%s, want %s", text, want[o.Code])
			}
			if slices.Sort(whole); len(slices.Compact(whole)) != 8 {
				t.Errorf("found %v", whole)
			}
		})
	}
	if cases < len(want) {
		t.Fatalf("%d orders", cases)
	}
}

func TestCursorOfAnotherOrder(t *testing.T) {
	x := inMemory(t, newMemory(shelf()...), index.Options{})
	res, err := x.Search(t.Context(), app.Query{Text: "ferry", Sort: app.SortTitle, Limit: 2})
	if err != nil || res.Next == "" {
		t.Fatalf("next %q, %v", res.Next, err)
	}
	for _, q := range []app.Query{{Text: "ferry", Sort: app.SortSource, After: res.Next}, {Text: "ferry", Sort: "colour"}} {
		if _, err := x.Search(t.Context(), q); app.CodeOf(err) != app.Invalid {
			t.Errorf("%+v: error %v, want code invalid", q, err)
		}
	}
}

// TestSearchWords compares the figures of each search word with the words that are marked
// in all articles, which the evaluator gives.
func TestSearchWords(t *testing.T) {
	lib := newMemory(append(fixture(), shelf()...)...)
	x := inMemory(t, lib, index.Options{Lists: func(string) ([]string, bool) { return []string{"ferry", `"quotas return"`}, true }})
	cases := []struct {
		query string
		want  string
	}{
		{"tariff quotas", "tariff 3, quotas 3"},
		{"tariff OR tariffs", "tariff 3, tariffs 3"},
		{"tariff -steel", "tariff 1"},
		{`"vice president" OR "minister lê"`, `"vice president" 1, "minister lê" 1`},
		{"steel W/3 tariff", "steel 1, tariff 1"},
		{"tariff NOT W/4 quotas", "tariff 2"},
		{"title:ferry OR title:quotas", "ferry 0, quotas 1"},
		{"@crossings", "@crossings 14"},
		{"quota* lang:en", "quota* 3"},
		{"words:>1", ""},
		{"=tariff OR закон", "=tariff 1, закон 2"},
		{"nothing", "nothing 0"},
	}
	for _, c := range cases {
		t.Run(c.query, func(t *testing.T) {
			res, err := x.Search(t.Context(), app.Query{Text: c.query})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, w := range res.Words {
				got = append(got, fmt.Sprint(w.Word, " ", w.Hits))
			}
			if text := strings.Join(got, ", "); text != c.want {
				t.Errorf("%q, want %q", text, c.want)
			}
		})
	}
}

func TestMute(t *testing.T) {
	lib := newMemory(fixture()...)
	x := inMemory(t, lib, index.Options{})
	q := app.Query{Text: "tariffs OR (steel W/3 tariff) OR quotas", Mute: []string{"tariffs", "tariff"}}
	res, err := x.Search(t.Context(), q)
	if err != nil || len(res.Hits) != 2 || len(res.Words) != 4 {
		t.Fatalf("%d articles, words %v, %v", len(res.Hits), res.Words, err)
	}
	places := 0
	for _, row := range res.Hits {
		places += row.Count
		hits, err := x.Hits(t.Context(), q, row.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			for _, p := range h.Parts {
				text := lib.docs[row.ID].Text.Text
				if h.Title {
					text = row.Title
				}
				if word := strings.ToLower(text[p.Start:p.End]); strings.HasPrefix(word, "tariff") {
					t.Errorf("%s marks %q, which is switched off", row.ID, word)
				}
			}
		}
		if len(hits) != len(row.Spans)+len(row.TitleSpans) || len(hits) == 0 {
			t.Errorf("%s: %d hits, %d shown", row.ID, len(hits), len(row.Spans)+len(row.TitleSpans))
		}
	}
	if places != res.Places {
		t.Errorf("the figures count %d, the rows %d", res.Places, places)
	}
}
