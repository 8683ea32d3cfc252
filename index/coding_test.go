package index_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"parley/app"
	"parley/index"
)

func passage(text string) app.Passage {
	return app.Passage{Role: app.RoleContent, Quote: app.Quote{Exact: text}}
}

// codedShelf is articles with statements that tell same-statement from same-article.
func codedShelf() ([]app.Document, index.Coding) {
	docs := []app.Document{
		document("F1", "en", "2025-04-11", "Envoy talks", "The envoy spoke."),
		document("F2", "en", "2025-04-12", "Ferry talks", "The mayor spoke."),
		document("F3", "uk", "2025-05-02", "Переговори", "Посланець говорив."),
	}
	c := index.Coding{
		Book: app.Codebook{
			Actors: []app.Actor{{ID: "kel", Name: "Keith Kerrol", Aliases: []app.Alias{{Text: "the envoy"}}}, {ID: "may", Name: "Mayor Orlen"}},
			Issues: []app.Issue{{ID: "terr", Title: "Territory"}, {ID: "delta", Title: "Delta", Parent: "terr"}, {ID: "toll", Title: "Toll"}},
			Coders: []app.Coder{{ID: "C1", Name: "Ada"}},
		},
		Statements: []app.Statement{
			{ID: "S1", Article: "F1", Holder: "kel", Issue: "delta", Stance: app.Oppose, StatedAt: "2025-04-10", Coder: "C1", Passages: []app.Passage{passage("would never cede these territories")}},
			{ID: "S2", Article: "F1", Holder: "may", Issue: "toll", Stance: app.Support, StatedAt: "2025-04", Note: "check the date", Coder: "C2"},
			{ID: "S3", Article: "F2", Holder: "kel", Issue: "toll", Stance: app.Support, StatedAt: "2025-04-12", Passages: []app.Passage{passage("tolls are fine")}},
			{ID: "S4", Article: "F2", Holder: "may", Issue: "terr", Stance: app.StrongOppose, StatedAt: "2025-03-30", Paraphrase: "No land is given up", Chain: []app.AttributionLink{{SourceActor: "kel"}}},
			{ID: "S5", Article: "F3", Holder: "kel", Issue: "terr", Stance: app.Oppose, StatedAt: "2025-04-20", Review: app.ReviewRejected},
			{ID: "S6", Article: "F3", Speaker: "may", Holder: "may", Issue: "terr", Stance: app.Oppose, Passages: []app.Passage{passage("територій не віддамо")}},
		},
		Annotations: []app.Annotation{{ID: "N1", Article: "F3", Quote: app.Quote{Exact: "про території"}, Comment: "compare with April", Coder: "C1"}},
		Notes: []app.Note{
			{ID: "n1", Target: app.Key{Kind: app.KindArticle, ID: "F2"}, Text: "the long version"},
			{ID: "n2", Target: app.Key{Kind: app.KindStatement, ID: "S1"}, Text: "a reversal"},
		},
	}
	return docs, c
}

// TestCodingFields asks for articles and for statements by what is coded.
func TestCodingFields(t *testing.T) {
	docs, coding := codedShelf()
	x := inMemory(t, newMemory(docs...), index.Options{
		Coding: func() (index.Coding, error) { return coding, nil }, Book: func() (app.Codebook, error) { return coding.Book, nil },
		Now: func() time.Time { return time.Date(2025, 4, 21, 12, 0, 0, 0, time.UTC) },
	})
	cases := []struct{ query, articles, statements string }{
		{"actor:Kerrol issue:territory stance:oppose said:2025-04", "F1", "S1"},
		{"actor:Kerrol stance:support", "F2", "S3"},
		{"actor:kerrol", "F1 F2", "S1 S3 S4"},
		{`actor:"the envoy" issue:territory`, "F1 F2", "S1 S4"},
		{"issue:delta", "F1", "S1"},
		{"stance:- issue:territory", "F1 F2 F3", "S1 S4 S6"},
		{"said:2025-04", "F1 F2", "S1 S2 S3"},
		{"said:2025-04-11..", "F2", "S3"},
		{"said:last15d", "F1 F2", "S1 S3"},
		{"said:<2025-04", "F2", "S4"},
		{"actor:Kerrol -stance:support", "", "S1 S4"}, // an article without support; a statement without
		{"(actor:Orlen OR actor:Kerrol) stance:support", "F1 F2", "S2 S3"},
		{"coder:Ada", "F1 F3", "S1 N1"},
		{"coder:Ada actor:Orlen", "", ""},
		{"quote:territory", "F1", "S1"},
		{`quote:"never cede"`, "F1", "S1"},
		{"quote:територія", "F3", "S6 N1"},
		{"quote:(cede AND territory) actor:Kerrol", "F1", "S1"},
		{"quote:(cede W/2 never)", "F1", "S1"},
		{"note:reversal", "F1", "S1"},
		{"note:version", "F2", ""},
		{"note:(date OR april)", "F1 F3", "S2 N1"},
		{"lang:uk stance:oppose", "F3", "S6"},
		{"date:2025-04-12 issue:toll", "F2", "S3"},
		{"actor:nobody", "", ""},
	}
	for _, c := range cases {
		t.Run(c.query, func(t *testing.T) {
			res, err := x.Search(t.Context(), app.Query{Text: c.query})
			if err != nil {
				t.Fatal(err)
			}
			if got := ids(res); got != c.articles {
				t.Errorf("articles %q, want %q", got, c.articles)
			}
			found, err := x.Coded(t.Context(), c.query)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, id := range found.Statements {
				got = append(got, string(id))
			}
			for _, id := range found.Annotations {
				got = append(got, string(id))
			}
			if text := strings.Join(got, " "); text != c.statements {
				t.Errorf("statements %q, want %q", text, c.statements)
			}
			if !strings.HasPrefix(found.Reading, "Statements") {
				t.Errorf("reading %q", found.Reading)
			}
		})
	}
	for query, want := range map[string]string{"cede": "S1", "land": "S4", "reversal": "S1", "toll -fine": "", "": "S1 S2 S3 S4 S6"} {
		found, err := x.Coded(t.Context(), query)
		if got := strings.Trim(fmt.Sprint(found.Statements), "[]"); got != want || err != nil {
			t.Errorf("words %q find %q, want %q, %v", query, got, want, err)
		}
	}
	if _, err := x.Coded(t.Context(), "t*"); app.CodeOf(err) != app.Invalid {
		t.Errorf("error %v, want code invalid", err)
	}
	res, err := x.Search(t.Context(), app.Query{Text: "actor:nobody"})
	if err != nil || len(res.Notices) != 1 || !strings.Contains(res.Notices[0].Text, "there is no actor “nobody”") {
		t.Errorf("notices %v, %v", res.Notices, err)
	}
	res, err = x.Search(t.Context(), app.Query{Text: "actor:Kerrol stance:oppose said:2025-04"})
	if want := "Articles with one statement (actor Kerrol, stance oppose, said from 1 April 2025 to 30 April 2025)."; err != nil || res.Reading != want {
		t.Errorf("reading %q, %v", res.Reading, err)
	}
}
