package index_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/index"
)

func cast() app.Codebook {
	return app.Codebook{
		Actors: []app.Actor{
			{ID: "dostrel", Name: "Ilmar Dostrel", Aliases: []app.Alias{
				{Text: "Dostrel"}, {Text: "Дострель", Match: app.MatchInflected}, {Text: "Ільмар Дострель", Match: app.MatchInflected},
			}},
			{ID: "us", Name: "Union of Straits", Aliases: []app.Alias{{Text: "US"}}},
			{ID: "vostan", Name: "Mirela Vostan", Aliases: []app.Alias{{Text: "the minister"}}},
			{ID: "ghost", Name: "Nobody’s Friend"},
			{ID: "marks", Name: "…"},
		},
		Tags: []app.Tag{{ID: "to_read", Name: "Read me"}},
	}
}

func cited() []app.Document {
	docs := []app.Document{
		document("E1", "en", "2025-03-01", "Dostrel refuses", "Ilmar Dostrel told us nothing. The minister did."),
		document("E2", "en", "2025-03-02", "Talks", "Envoys of the US and Mirela Vostan met; Dostrel’s seat was empty."),
		document("E3", "uk", "2025-03-03", "Переговори", "Про Дострелем і не думали. Ільмару Дострелю дзвонили."),
		document("E4", "en", "2025-03-04", "Minister", "A minister spoke of us, and of no one."),
	}
	docs[3].Tags = []app.TagID{"to_read"}
	return docs
}

func TestMentions(t *testing.T) {
	lib := newMemory(cited()...)
	x := inMemory(t, lib, index.Options{Book: func() (app.Codebook, error) { return cast(), nil }})
	cases := []struct{ query, want string }{
		{"mentions:Dostrel", "E1[Dostrel|Ilmar Dostrel|Dostrel] E2[Dostrel’s] E3[Дострелем|Ільмару Дострелю|Дострелю]"},
		{`mentions:"Ilmar Dostrel" lang:uk`, "E3[Дострелем|Ільмару Дострелю|Дострелю]"},
		{"mentions:ilmar -lang:uk", "E1[Dostrel|Ilmar Dostrel|Dostrel] E2[Dostrel’s]"},
		{"mentions:us", "E2[US]"},
		{"-mentions:Dostrel", "E4"},
		{"mentions:(Dostrel OR vostan)", "E1[Dostrel|Ilmar Dostrel|Dostrel|The minister] E2[Mirela Vostan|Dostrel’s] E3[Дострелем|Ільмару Дострелю|Дострелю]"},
		{"mentions:vostan W/S mentions:Dostrel", "E2[Mirela Vostan met; Dostrel’s]"},
		{"mentions:minister", "E1[The minister] E2[Mirela Vostan]"},
		{"mentions:envoys", "E2[Envoys]"},
		{`tag:"read me"`, "E4"},
		{"tag:to_read", "E4"},
		{"tag:read*", "E4"},
		{"-tag:read*", "E1 E2 E3"},
	}
	for _, c := range cases {
		if got := answer(t, x, lib, c.query); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.query, got, c.want)
		}
	}
	res, err := x.Search(t.Context(), app.Query{Text: "mentions:envoys"})
	if err != nil || !slices.ContainsFunc(res.Notices, func(n app.Notice) bool { return strings.Contains(n.Text, "no actor called envoys") }) {
		t.Errorf("nothing is said of an unknown actor: %v, %v", res.Notices, err)
	}
	if want := "Articles with any name of Dostrel."; !strings.HasPrefix(mustSearch(t, x, "mentions:Dostrel").Reading, want[:len(want)-1]) {
		t.Errorf("reading %q", mustSearch(t, x, "mentions:Dostrel").Reading)
	}
}

func mustSearch(t *testing.T, x *index.Index, text string) app.Results {
	t.Helper()
	res, err := x.Search(t.Context(), app.Query{Text: text, Facets: true, Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// TestMentionedFacet counts under the other filters, and each count is what a search
// narrowed by it finds.
func TestMentionedFacet(t *testing.T) {
	x := inMemory(t, newMemory(cited()...), index.Options{Book: func() (app.Codebook, error) { return cast(), nil }})
	values := func(res app.Results, field string) map[string]int {
		counts := map[string]int{}
		for _, f := range res.Facets {
			for _, v := range f.Values {
				if f.Field == field {
					counts[v.Value] = v.Count
				}
			}
		}
		return counts
	}
	cases := []struct {
		query string
		want  map[string]int
	}{
		{"", map[string]int{"Ilmar Dostrel": 3, "Union of Straits": 1, "Mirela Vostan": 2}},
		{"lang:uk", map[string]int{"Ilmar Dostrel": 1}},
		{`lang:en mentions:"Ilmar Dostrel"`, map[string]int{"Ilmar Dostrel": 2, "Union of Straits": 1, "Mirela Vostan": 2}},
		{`lang:en -mentions:"Ilmar Dostrel"`, map[string]int{"Ilmar Dostrel": 2, "Union of Straits": 1, "Mirela Vostan": 2}},
		{`minister`, map[string]int{"Ilmar Dostrel": 1, "Mirela Vostan": 1}},
	}
	for _, c := range cases {
		got := values(mustSearch(t, x, c.query), "mentioned")
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.query, diff)
		}
		if strings.Contains(c.query, "mentions") {
			continue
		}
		for name, n := range got {
			if res := mustSearch(t, x, c.query+` mentions:"`+name+`"`); res.Total != n {
				t.Errorf("%s: the facet counts %d for %s, the search finds %d", c.query, n, name, res.Total)
			}
		}
	}
	if diff := cmp.Diff(map[string]int{"Read me": 1}, values(mustSearch(t, x, ""), "tag")); diff != "" {
		t.Error(diff)
	}
}
