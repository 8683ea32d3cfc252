package index_test

import (
	"fmt"
	"strings"
	"testing"

	"parley/app"
	"parley/index"
)

func siftBook() app.Codebook {
	return app.Codebook{
		Actors: []app.Actor{{ID: "norland", Name: "Norland", Aliases: []app.Alias{{Text: "the northerners"}}}, {ID: "envoy", Name: "Ann Lind"}},
		Issues: []app.Issue{{ID: "trade", Title: "Trade"}, {ID: "toll", Title: "Road toll", Parent: "trade"}},
		Tags:   []app.Tag{{ID: "t1", Name: "Coast line"}, {ID: "t2", Name: "later"}},
		Coders: []app.Coder{{ID: "C1", Name: "Mira"}},
	}
}

func siftRows() []app.RegisterRow {
	quote := func(words string) []app.Passage {
		return []app.Passage{{Role: app.RoleContent, Quote: app.Quote{Exact: words}}}
	}
	return []app.RegisterRow{
		{
			Statement: &app.Statement{
				ID: "S-1", Article: "A1", Holder: "norland", Issue: "toll", Stance: app.Oppose, Attribution: app.DirectQuote, Coder: "C1",
				StatedAt: "2025-04-10", Tags: []app.TagID{"t1"}, Passages: quote("We will not accept the toll"),
			},
			Title: "Tariffs and the harbour", Holder: "Norland", Issue: "Road toll", Tagged: []string{"Coast line"}, Language: "en",
		},
		{
			Statement: &app.Statement{
				ID: "S-2", Article: "A2", Holder: "norland", Speaker: "envoy", Issue: "trade", Stance: app.ConditionalSupport, Coder: "C2",
				Attribution: app.SecondHandNamed, StatedAt: "2025-05", Passages: quote("tolls may come"), Paraphrase: "perhaps a levy",
			},
			Title: "Later", Holder: "Norland", Speaker: "Ann Lind", Issue: "Trade", Notes: []string{"ask the ministry"}, Language: "en",
		},
		{
			Annotation: &app.Annotation{ID: "N-1", Article: "A1", Coder: "C1", Tags: []app.TagID{"t2"}, Quote: app.Quote{Exact: "an old bridge"}},
			Title:      "Tariffs and the harbour", Tagged: []string{"later"}, Notes: []string{"compare the map"}, Language: "en",
		},
	}
}

func TestSift(t *testing.T) {
	lib := newMemory(fixture()...)
	x := inMemory(t, lib, index.Options{})
	tests := []struct{ query, want string }{
		{"", "S-1 S-2 N-1"},
		{"toll", "S-1 S-2"}, // in any form, in quote or issue
		{"=toll", "S-1"},
		{`quote:toll`, "S-1 S-2"},
		{`quote:"accept the toll"`, "S-1"},
		{"quote:(accept W/3 toll)", "S-1"},
		{"note:map", "N-1"},
		{"note:ministry", "S-2"},
		{"levy", "S-2"},
		{"northerners", ""},
		{"actor:northerners", "S-1 S-2"},
		{`actor:"Ann Lind"`, "S-2"},
		{"issue:trade", "S-1 S-2"}, // with what lies below
		{`issue:"Road toll"`, "S-1"},
		{"stance:-", "S-1"},
		{"stance:conditional_support", "S-2"},
		{"attribution:own", "S-1"},
		{"attribution:6-8", "S-2"},
		{"coder:Mira", "S-1 N-1"},
		{"coder:C2", "S-2"},
		{`tag:"coast line"`, "S-1"},
		{"tag:la*", "N-1"},
		{"said:2025-04", "S-1"},
		{"said:2025-04..2025-05", "S-1 S-2"},
		{"said:>=2025-05", "S-2"},
		{"has:annotation", "N-1"},
		{"has:statement -actor:Ann", "S-1"},
		{"has:note", "S-2 N-1"},
		{"title:harbour", "S-1 N-1"},
		{"actor:norland (stance:+ OR tag:coast*)", "S-1 S-2"},
		{"NOT has:statement", "N-1"},
		{"toll W/P later", ""}, // each part of a row is a paragraph of its own
	}
	for _, tt := range tests {
		got, err := x.Sift(t.Context(), tt.query, siftRows(), siftBook())
		if err != nil {
			t.Errorf("%s: %v", tt.query, err)
			continue
		}
		var ids []string
		for i, r := range siftRows() {
			if got.Keep[i] {
				ids = append(ids, r.Key().ID)
			}
		}
		if s := strings.Join(ids, " "); s != tt.want {
			t.Errorf("%s finds %q, want %q", tt.query, s, tt.want)
		}
		if !strings.HasPrefix(got.Reading, "All statements") && !strings.HasPrefix(got.Reading, "Statements") {
			t.Errorf("%s reads %q", tt.query, got.Reading)
		}
	}
}

func TestSiftAsksTheArticle(t *testing.T) {
	lib := newMemory(fixture()...)
	lib.facts["list:mine"] = []app.ArticleID{"A2"}
	x := inMemory(t, lib, index.Options{})
	keep := func(query string) string {
		got, err := x.Sift(t.Context(), query, siftRows(), siftBook())
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(got.Keep)
	}
	if got := keep("date:2024-05"); got != "[true false true]" {
		t.Errorf("by the article's date: %s", got)
	}
	if got := keep("actor:nobody"); got != "[false false false]" {
		t.Errorf("an actor that does not exist: %s", got)
	}
	got, err := x.Sift(t.Context(), "actor:nobody tag:none", siftRows(), siftBook())
	if err != nil || len(got.Notices) != 2 {
		t.Errorf("notices %v, %v", got.Notices, err)
	}
	if _, err := x.Sift(t.Context(), "is:nonsense", siftRows(), siftBook()); app.CodeOf(err) != app.Invalid {
		t.Errorf("a query that must not be run gives %v", err)
	}
}

func BenchmarkSift(b *testing.B) {
	lib := newMemory(fixture()...)
	x := inMemory(b, lib, index.Options{})
	rows := siftRows()
	const filler = " and the talks on the harbour went on for another week without any result, as everybody had expected"
	var all []app.RegisterRow
	for i := range 50_000 {
		r := rows[i%len(rows)]
		if r.Statement != nil {
			s := *r.Statement
			s.Passages = []app.Passage{{Role: app.RoleContent, Quote: app.Quote{Exact: s.Passages[0].Exact + filler}}}
			r.Statement = &s
		}
		all = append(all, r)
	}
	for _, q := range []string{"actor:norland stance:-", "toll", "quote:(toll W/3 accept)"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				if _, err := x.Sift(b.Context(), q, all, siftBook()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
