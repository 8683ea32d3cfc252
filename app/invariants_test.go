package app_test

import (
	"maps"
	"strings"
	"testing"

	"parley/app"
	"parley/app/apptest"
)

// sound is a project without findings.
func sound() app.Holdings {
	tv := apptest.Text("Talks.", "The board will sign.")
	h := app.Holdings{Records: map[app.Key]app.Record{}, Text: func(a app.ArticleID, v app.VersionID) (app.TextVersion, bool) {
		return tv, a == tv.Article && v == tv.ID
	}}
	for _, r := range []app.Record{
		apptest.Project(), apptest.Outlet("Post"), apptest.Article(tv, func(a *app.Article) { a.Outlet = "post" }),
		apptest.Actor("Board", func(a *app.Actor) { a.Parent = "company" }), apptest.Actor("Company"),
		apptest.Issue("Treaty", func(x *app.Issue) { x.Examples = []app.StatementID{"S-1"} }), apptest.Tag("Key"),
		apptest.Statement("S-1", tv, "sign", apptest.By("board", "treaty"), func(s *app.Statement) { s.Tags = []app.TagID{"key"} }),
		apptest.Statement("S-2", tv, "board"),
		app.StatementLink{From: "S-1", To: "S-2", Type: app.LinkRepeats},
		apptest.Annotation("N-1", tv, "will"), apptest.Note("M-1", app.Actor{ID: "board"}.Key(), "new"), app.DefaultSpec(),
	} {
		h.Records[r.Key()] = r
	}
	return h
}

func TestCheckInvariants(t *testing.T) {
	if found := app.CheckInvariants(sound()); len(found) != 0 {
		t.Fatalf("a sound project: %v", found)
	}
	change := func(k app.Key, edit func(app.Record) app.Record) func(app.Holdings) {
		return func(h app.Holdings) { h.Records[k] = edit(h.Records[k]) }
	}
	remove := func(k app.Key) func(app.Holdings) { return func(h app.Holdings) { delete(h.Records, k) } }
	statement := func(edit func(*app.Statement)) func(app.Holdings) {
		return change(app.Statement{ID: "S-1"}.Key(), func(r app.Record) app.Record {
			s := r.(app.Statement)
			edit(&s)
			return s
		})
	}
	article := apptest.Text("Talks.", "The board will sign.").Article
	tests := []struct {
		name  string
		in    func(app.Holdings)
		where string
		msg   string
	}{
		{"no outlet", remove(app.Outlet{ID: "post"}.Key()), "article", "its outlet does not exist"},
		{"no parent", remove(app.Actor{ID: "company"}.Key()), "actor board", "its parent does not exist"},
		{"no holder", statement(func(s *app.Statement) { s.Holder = "none" }), "statement S-1", "its holder does not exist"},
		{"no source", statement(func(s *app.Statement) { s.Chain = []app.AttributionLink{{SourceActor: "none"}} }), "statement S-1", "its source does not exist"},
		{"no statement to link", remove(app.Statement{ID: "S-2"}.Key()), "link", "its second statement does not exist"},
		{"no text", change(app.Article{ID: article}.Key(), func(r app.Record) app.Record {
			a := r.(app.Article)
			a.Version = "feed"
			return a
		}), "article", "its text does not exist"},
		{"words moved", statement(func(s *app.Statement) {
			p := s.Passages[0]
			p.Start, p.End = p.Start-1, p.End-1
			s.Passages = []app.Passage{p}
		}), "statement S-1", "its quote is not what stands at"},
		{"reviewed without a stance", statement(func(s *app.Statement) { s.Stance = "" }), "statement S-1", "a reviewed statement has"},
		{"part of itself", change(app.Actor{ID: "company"}.Key(), func(r app.Record) app.Record {
			a := r.(app.Actor)
			a.Parent = "board"
			return a
		}), "actor", "is part of itself"},
		{"under another name", func(h app.Holdings) { h.Records[app.Tag{ID: "other"}.Key()] = apptest.Tag("Key") }, "tag other", "kept under another name"},
		{"a tag that is gone", remove(app.Tag{ID: "key"}.Key()), "statement S-1", "the tag key does not exist"},
		{"an example that is gone", change(app.Issue{ID: "treaty"}.Key(), func(r app.Record) app.Record {
			x := r.(app.Issue)
			x.Examples = []app.StatementID{"S-9"}
			return x
		}), "issue treaty", "the example S-9 does not exist"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := sound()
			h.Records = maps.Clone(h.Records)
			tt.in(h)
			found := app.CheckInvariants(h)
			for _, f := range found {
				if strings.HasPrefix(f.Where, tt.where) && strings.Contains(f.Msg, tt.msg) {
					return
				}
			}
			t.Errorf("findings %v; want one of %s: %s", found, tt.where, tt.msg)
		})
	}
}

func TestRulesOfNouns(t *testing.T) {
	point := 101.0
	tests := []struct {
		name string
		in   app.Record
		ok   bool
	}{
		{"alias that is inflected", apptest.Actor("A", func(a *app.Actor) { a.Aliases = []app.Alias{{Text: "B", Match: "inflected"}} }), true},
		{"alias matched in no known way", apptest.Actor("A", func(a *app.Actor) { a.Aliases = []app.Alias{{Text: "B", Match: "fuzzy"}} }), false},
		{"office with an open end", apptest.Actor("A", func(a *app.Actor) { a.Roles = []app.ActorRole{{Title: "Chair", From: "2025-01"}} }), true},
		{"office that ends first", apptest.Actor("A", func(a *app.Actor) { a.Roles = []app.ActorRole{{Title: "Chair", From: "2025-01-02", To: "2025-01-01"}} }), false},
		{"office of no length", apptest.Actor("A", func(a *app.Actor) { a.Roles = []app.ActorRole{{Title: "Chair", From: "2025-01-02", To: "2025-01-02"}} }), false},
		{"office from a date that is none", apptest.Actor("A", func(a *app.Actor) { a.Roles = []app.ActorRole{{Title: "Chair", From: "soon"}} }), false},
		{"blank synonym", apptest.Issue("A", func(x *app.Issue) { x.Synonyms = []string{" "} }), false},
		{"reference point beyond the scale", apptest.Issue("A", func(x *app.Issue) { x.ReferencePoint = &point }), false},
		{"anchor beyond the scale", apptest.Issue("A", func(x *app.Issue) { x.Anchors = []app.Anchor{{Value: -1, Label: "no"}} }), false},
		{"outlet of no known kind", apptest.Outlet("A", func(o *app.Outlet) { o.Kind = "rumour" }), false},
		{"article of no known state", app.Article{ID: "a", Version: "v", State: "lost"}, false},
		{"article of no known kind", app.Article{ID: "a", Version: "v", State: app.StateNew, Kind: "poem"}, false},
		{"statement of no known origin", app.Statement{ID: "S-1", Article: "a", Review: app.ReviewDraft, Origin: "heaven"}, false},
		{"source of no known channel", app.Statement{
			ID: "S-1", Article: "a", Review: app.ReviewDraft, Origin: app.OriginManual,
			Chain: []app.AttributionLink{{SourceLabel: "x", Channel: "telepathy"}},
		}, false},
		{"source of no known anonymity", app.Statement{
			ID: "S-1", Article: "a", Review: app.ReviewDraft, Origin: app.OriginManual,
			Chain: []app.AttributionLink{{SourceLabel: "x", Anonymity: "masked"}},
		}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := tt.in.Validate(); (err == nil) != tt.ok {
				t.Errorf("%v", err)
			}
		})
	}
}
