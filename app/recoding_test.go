package app_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

func TestActorDisagreements(t *testing.T) {
	north := app.ActorRole{Title: "President", OfActor: "north", From: "2024-01-01"}
	tests := []struct {
		name string
		a, b app.Actor
		want []string
	}{
		{"nothing known", app.Actor{Name: "A", Type: "person"}, app.Actor{Name: "B", Type: "person"}, nil},
		{"type", app.Actor{Name: "A", Type: "person"}, app.Actor{Name: "B", Type: "party"}, []string{"A is a person, B a party"}},
		{"identity", app.Actor{WikidataID: "Q1"}, app.Actor{WikidataID: "Q2"}, []string{"they have different Wikidata numbers: Q1 and Q2"}},
		{"the same office", app.Actor{Roles: []app.ActorRole{north}}, app.Actor{Roles: []app.ActorRole{{Title: "president", OfActor: "north"}}}, nil},
		{"two offices in one institution", app.Actor{Roles: []app.ActorRole{north}}, app.Actor{Roles: []app.ActorRole{{Title: "Minister", OfActor: "north"}}}, []string{"at the same time “President” and “Minister”"}},
		{"one office in two countries", app.Actor{Roles: []app.ActorRole{north}}, app.Actor{Roles: []app.ActorRole{{Title: "President", OfActor: "south", From: "2023-01-01"}}}, []string{"at the same time “President” and “President”"}},
		{"one after the other", app.Actor{Roles: []app.ActorRole{north}}, app.Actor{Roles: []app.ActorRole{{Title: "Minister", OfActor: "south", To: "2024-01-01"}}}, nil},
		{"an office of nobody", app.Actor{Roles: []app.ActorRole{north}}, app.Actor{Roles: []app.ActorRole{{Title: "Author"}}}, nil},
		{"attributes", app.Actor{Name: "A", Attributes: map[string]string{"side": "North", "party": "Reed"}}, app.Actor{Name: "B", Attributes: map[string]string{"side": "South", "party": "reed"}}, []string{"side is “North” of A and “South” of B"}},
		{"an attribute of one only", app.Actor{Attributes: map[string]string{"side": "North"}}, app.Actor{}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, tt.a.Disagreements(tt.b)); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}
