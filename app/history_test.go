package app_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

func names(k app.Key) string {
	return map[app.Key]string{
		{Kind: app.KindActor, ID: "lind"}:  "Ann Lind",
		{Kind: app.KindIssue, ID: "toll"}:  "Bridge toll",
		{Kind: app.KindTag, ID: "key"}:     "Key",
		{Kind: app.KindArticle, ID: "a1"}:  "Toll news",
		{Kind: app.KindOutlet, ID: "post"}: "The Post",
	}[k]
}

func TestFieldChanges(t *testing.T) {
	zero, half := 0.0, 50.0
	s := app.Statement{ID: "S-1", Article: "a1", Holder: "lind", Issue: "toll", Stance: app.Support, Origin: app.OriginManual, Review: app.ReviewDraft}
	change := func(edit func(*app.Statement)) app.Change {
		after := s
		edit(&after)
		return app.Change{Before: s, After: after}
	}
	type field struct{ Field, Before, After string }
	tests := []struct {
		name string
		in   app.Change
		want []field
	}{
		{"nothing told", change(func(s *app.Statement) { s.UpdatedAt = s.UpdatedAt.AddDate(1, 0, 0) }), nil},
		{
			"names instead of ids", change(func(s *app.Statement) { s.Holder, s.Issue = "marsk", "" }),
			[]field{{"holder", "Ann Lind", "marsk"}, {"issue", "Bridge toll", ""}},
		},
		{"words of the glossary", change(func(s *app.Statement) {
			s.Stance, s.Attribution, s.StatedAt, s.KeyEvidence = app.Oppose, app.DirectQuote, "2026-03", true
		}), []field{{"stance", "▲ Support", "▼ Oppose"}, {"attribution", "", "Direct quote"}, {"date said", "", "2026-03"}, {"key evidence", "", "yes"}}},
		{
			"0 is a number", change(func(s *app.Statement) { s.ScalePoint, s.Salience = &zero, &half }),
			[]field{{"scale point", "", "0"}, {"salience", "", "50"}},
		},
		{"chain, quote and tags", change(func(s *app.Statement) {
			s.Chain = []app.AttributionLink{{SourceActor: "lind", CueText: "said"}, {SourceLabel: "an aide"}}
			s.Tags = []app.TagID{"key", "gone"}
			s.Passages = []app.Passage{{Role: app.RoleContent, Quote: app.Quote{Exact: "No."}}, {Role: app.RoleCue, Quote: app.Quote{Exact: "said"}}}
		}), []field{{"reported by", "", "Ann Lind (said); an aide"}, {"tags", "", "Key; gone"}, {"quote", "", "“No.”; cue “said”"}}},
		{"a new actor", app.Change{After: app.Actor{
			ID: "x", Name: "X", Type: "party", Parent: "lind", Aliases: []app.Alias{{Text: "Y"}}, Attributes: map[string]string{"b": "2", "a": "1"},
			Roles: []app.ActorRole{{OfActor: "lind", Title: "Aide", From: "2025"}},
		}}, []field{{"name", "", "X"}, {"type", "", "party"}, {"parent", "", "Ann Lind"}, {"aliases", "", "Y"}, {"roles", "", "Aide of Ann Lind 2025–"}, {"attributes", "", "a: 1; b: 2"}}},
		{
			"a link that goes",
			app.Change{Before: app.StatementLink{From: "S-1", To: "S-2", Type: app.LinkRespondsTo}},
			[]field{{"link", "S-1 responds to S-2", ""}},
		},
		{"an article", app.Change{
			Before: app.Article{ID: "a1", Version: "0123456789abcdef", Title: "T", Provenance: map[string]string{"title": "first line"}},
			After:  app.Article{ID: "a1", Version: "0123456789abcdef", Title: "U", Outlet: "post", Provenance: map[string]string{"title": "analyst"}},
		}, []field{{"title", "T", "U"}, {"outlet", "", "The Post"}, {"provenance", "title: first line", "title: analyst"}}},
		{
			"a note",
			app.Change{After: app.Note{ID: "M-1", Target: app.Key{Kind: app.KindActor, ID: "lind"}, Text: "busy"}},
			[]field{{"target", "", "actor Ann Lind"}, {"text", "", "busy"}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []field
			for _, c := range app.FieldChanges(tt.in, names) {
				if c.Key != tt.in.Key() {
					t.Errorf("key %s", c.Key)
				}
				got = append(got, field{c.Field, c.Before, c.After})
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
