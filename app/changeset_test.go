package app_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

func tag(id, name string) app.Tag { return app.Tag{ID: app.TagID(id), Name: name} }

func TestInvert(t *testing.T) {
	set := app.ChangeSet{Label: "Edit tags", Changes: []app.Change{
		{After: tag("a", "A")},
		{Before: tag("b", "B"), After: tag("b", "B2")},
		{Before: tag("c", "C")},
	}}
	want := app.ChangeSet{Label: "Edit tags", Changes: []app.Change{
		{After: tag("c", "C")},
		{Before: tag("b", "B2"), After: tag("b", "B")},
		{Before: tag("a", "A")},
	}}
	got := set.Invert()
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(set, got.Invert()); d != "" {
		t.Error("inverting twice:", d)
	}
	if d := cmp.Diff(app.ChangeSet{Label: "x", Changes: []app.Change{}}, app.ChangeSet{Label: "x"}.Invert()); d != "" {
		t.Error(d)
	}
}

func TestChangeSetValidate(t *testing.T) {
	cases := []struct {
		name string
		in   app.Change
		ok   bool
	}{
		{"add", app.Change{After: tag("a", "A")}, true},
		{"edit", app.Change{Before: tag("a", "A"), After: tag("a", "B")}, true},
		{"take away", app.Change{Before: tag("a", "A")}, true},
		{"nothing", app.Change{}, false},
		{"another key", app.Change{Before: tag("a", "A"), After: tag("b", "A")}, false},
		{"another kind", app.Change{Before: app.Coder{ID: "a", Name: "A"}, After: tag("a", "A")}, false},
		{"a wrong record", app.Change{After: tag("a", " ")}, false},
		{"a wrong record may be taken away", app.Change{Before: tag("a", " ")}, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			err := app.ChangeSet{Changes: []app.Change{{After: tag("z", "Z")}, c.in}}.Validate()
			if (err == nil) != c.ok || (err != nil && app.CodeOf(err) != app.Invalid) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestEventTouches(t *testing.T) {
	e := app.Event{Kinds: []app.Kind{app.KindActor, app.KindStatement}}
	if !e.Touches(app.KindStatement) || !e.Touches(app.KindArticle, app.KindActor) || e.Touches(app.KindArticle) || e.Touches() {
		t.Error("kinds of an event")
	}
}

// Every kind of record comes back from its JSON as it was, with its key.
func TestDecodeRecord(t *testing.T) {
	point := 40.0
	records := []app.Record{
		app.Project{ID: "p", Title: "T"},
		app.Article{ID: "a", Version: "v", Title: "T", Published: "2025-04", State: app.StateNew},
		app.Outlet{ID: "o", Name: "O"},
		app.Actor{ID: "x", Name: "X", Type: "person", Roles: []app.ActorRole{{Title: "Envoy", From: "2025"}}},
		app.Issue{ID: "i", Title: "I", ReferencePoint: &point},
		valid(),
		app.StatementLink{From: "S-1", To: "S-2", Type: app.LinkDenies},
		app.Annotation{ID: "N-1", Article: "a", Quote: app.Quote{Exact: "w"}},
		app.Note{ID: "n", Target: app.Key{Kind: app.KindTag, ID: "t"}, Text: "x"},
		tag("t", "T"),
		app.Coder{ID: "C1", Name: "C"},
		app.DefaultSpec(),
		app.CellOverride{Spec: "s", Actor: "x", Issue: "i", Value: app.Oppose, Reason: "r"},
		app.List{ID: "l", Name: "L"},
		app.SavedSearch{ID: "q", Name: "Q", Query: "peace"},
		app.TermList{ID: "w", Name: "W"},
	}
	kinds := map[app.Kind]bool{}
	for _, r := range records {
		k := r.Key()
		raw, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		back, err := app.DecodeRecord(k.Kind, raw)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(r, back); d != "" {
			t.Errorf("%s: %s", k, d)
		}
		if back.Key() != k || kinds[k.Kind] {
			t.Errorf("key %s of %s", back.Key(), k)
		}
		kinds[k.Kind] = true
		if err := r.Validate(); err != nil {
			t.Errorf("%s: %v", k, err)
		}
		if _, err := app.DecodeRecord(k.Kind, []byte("[")); err == nil {
			t.Errorf("%s: damaged JSON is read", k)
		}
	}
	if _, err := app.DecodeRecord("weather", []byte("{}")); err == nil {
		t.Error("an unknown kind is read")
	}
}
