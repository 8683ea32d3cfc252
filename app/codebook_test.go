package app_test

import (
	"testing"

	"parley/app"
)

func codebook() app.Codebook {
	return app.Codebook{
		Actors: []app.Actor{
			{ID: "first", Name: "Alias taken elsewhere", Type: "person", Aliases: []app.Alias{{Text: "Second"}, {Text: "O'Brien"}}},
			{ID: "second", Name: "Second", Type: "person"},
			{ID: "third", Name: "second", Type: "person", Aliases: []app.Alias{{Text: "first"}}},
		},
		Issues: []app.Issue{{ID: "i", Title: "Peace “deal”", Synonyms: []string{"Settlement"}}, {ID: "settlement", Title: "Other"}},
	}
}

func TestFindActor(t *testing.T) {
	for in, want := range map[string]app.ActorID{
		"first":                  "first",  // an id beats an alias
		"Second":                 "second", // a name beats an alias, the first of two equal names wins
		"  SECOND ":              "second",
		"o’brien":                "first",
		"alias  TAKEN elsewhere": "first",
		"nobody":                 "",
		"":                       "",
		"   ":                    "",
	} {
		if got, ok := codebook().FindActor(in); got.ID != want || ok != (want != "") {
			t.Errorf("%q finds %q, want %q", in, got.ID, want)
		}
	}
}

func TestFindIssue(t *testing.T) {
	for in, want := range map[string]app.IssueID{
		"i": "i", `peace "deal"`: "i", "Settlement": "i", "settlement": "settlement", "Peace": "", " ": "",
	} {
		if got, ok := codebook().FindIssue(in); got.ID != want || ok != (want != "") {
			t.Errorf("%q finds %q, want %q", in, got.ID, want)
		}
	}
}

func TestCodebookNames(t *testing.T) {
	c := codebook()
	if c.ActorName("second") != "Second" || c.ActorName("gone") != "gone" || c.IssueTitle("settlement") != "Other" || c.IssueTitle("gone") != "gone" {
		t.Error("names fall back to ids")
	}
	if _, ok := c.Issue("gone"); ok {
		t.Error("an issue that is gone is found")
	}
}

func TestSlug(t *testing.T) {
	taken := map[string]bool{"steve_witkoff": true, "steve_witkoff_2": true}
	cases := map[string]string{
		"Steve Witkoff":       "steve_witkoff_3",
		"  U.S. -- Senate!  ": "u_s_senate",
		"O’Brien":             "obrien",
		"Україна":             "україна",
		"Peace deal (2025)":   "peace_deal_2025",
		"…":                   "x",
		"":                    "x",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	}
	for in, want := range cases {
		if got := app.Slug(in, func(id string) bool { return taken[id] }); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func TestCodebookValidate(t *testing.T) {
	actor := func(edit func(*app.Actor)) app.Record {
		a := app.Actor{ID: "a", Name: "A", Type: "person"}
		edit(&a)
		return a
	}
	cases := []struct {
		name string
		in   app.Record
		ok   bool
	}{
		{"actor", actor(func(*app.Actor) {}), true},
		{"blank name", actor(func(a *app.Actor) { a.Name = " \t" }), false},
		{"blank id", actor(func(a *app.Actor) { a.ID = "" }), false},
		{"type", actor(func(a *app.Actor) { a.Type = "robot" }), false},
		{"blank alias", actor(func(a *app.Actor) { a.Aliases = []app.Alias{{Text: " "}} }), false},
		{"part of itself", actor(func(a *app.Actor) { a.Parent = "a" }), false},
		{"role of nothing", actor(func(a *app.Actor) { a.Roles = []app.ActorRole{{From: "2025"}} }), false},
		{"role", actor(func(a *app.Actor) { a.Roles = []app.ActorRole{{OfActor: "g"}} }), true},
		{"issue", app.Issue{ID: "i", Title: "I"}, true},
		{"issue without a title", app.Issue{ID: "i"}, false},
		{"issue part of itself", app.Issue{ID: "i", Title: "I", Parent: "i"}, false},
		{"link to itself", app.StatementLink{From: "S-1", To: "S-1", Type: app.LinkDenies}, false},
		{"link of no type", app.StatementLink{From: "S-1", To: "S-2"}, false},
		{"link", app.StatementLink{From: "S-1", To: "S-2", Type: app.LinkRepeats}, true},
		{"override without a reason", app.CellOverride{Actor: "a", Issue: "i", Value: app.Oppose, Reason: " "}, false},
		{"override without a stance", app.CellOverride{Actor: "a", Issue: "i", Reason: "r"}, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if err := c.in.Validate(); (err == nil) != c.ok {
				t.Errorf("error %v", err)
			}
		})
	}
}
