package app_test

import (
	"testing"

	"parley/app"
)

func TestNaming(t *testing.T) {
	tests := []struct {
		name string
		ref  app.ActorRef
		want app.Naming
	}{
		{"of the codebook", app.ActorRef{ID: "he", Name: "he"}, app.NamesSomebody},
		{"a name", app.ActorRef{Name: "Keith Kellogg"}, app.NamesSomebody},
		{"a surname in s", app.ActorRef{Name: "Ollens"}, app.NamesSomebody},
		{"a body", app.ActorRef{Name: "Bank of Sarvenia"}, app.NamesSomebody},
		{"a body in lower letters with a name", app.ActorRef{Name: "US administration"}, app.NamesSomebody},
		{"letters that are no pronoun", app.ActorRef{Name: "US"}, app.NamesSomebody},
		{"an office with a name", app.ActorRef{Name: "Polmark’s energy minister"}, app.NamesSomebody},
		{"a Ukrainian name", app.ActorRef{Name: "Лев Дзвонар"}, app.NamesSomebody},
		{"nobody", app.ActorRef{}, app.NamesNobody},
		{"a reflexive", app.ActorRef{Name: "himself"}, app.NamesNobody},
		{"a pronoun at the beginning", app.ActorRef{Name: "They"}, app.NamesNobody},
		{"some of them", app.ActorRef{Name: "some of them"}, app.NamesNobody},
		{"a Ukrainian pronoun", app.ActorRef{Name: "вона"}, app.NamesNobody},
		{"a Russian pronoun", app.ActorRef{Name: "Она"}, app.NamesNobody},
		{"marks only", app.ActorRef{Name: "…"}, app.NamesNobody},
		{"reports", app.ActorRef{Name: app.UnnamedReports}, app.NamesUnnamed},
		{"officials", app.ActorRef{Name: "officials"}, app.NamesUnnamed},
		{"at the beginning", app.ActorRef{Name: "Officials"}, app.NamesUnnamed},
		{"with a place", app.ActorRef{Name: "Sarvenian officials"}, app.NamesUnnamed},
		{"with a place behind", app.ActorRef{Name: "Officials in Sarvenia"}, app.NamesUnnamed},
		{"counted", app.ActorRef{Name: "Two Western diplomats"}, app.NamesUnnamed},
		{"one of them", app.ActorRef{Name: "senior diplomat"}, app.NamesUnnamed},
		{"somebody’s", app.ActorRef{Name: "Her chief of staff"}, app.NamesUnnamed},
		{"a part of some", app.ActorRef{Name: "Two of those present"}, app.NamesUnnamed},
		{"a role alone", app.ActorRef{Name: "foreign minister"}, app.NamesUnnamed},
		{"Ukrainian officials", app.ActorRef{Name: "чиновники міністерства"}, app.NamesUnnamed},
		{"Ukrainian sources", app.ActorRef{Name: "Джерела"}, app.NamesUnnamed},
		{"Russian sources", app.ActorRef{Name: "Источники в правительстве"}, app.NamesUnnamed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.ref.Naming(); got != tt.want {
				t.Errorf("%q: got %d, want %d", tt.ref.Name, got, tt.want)
			}
			if recorded := tt.ref.Recorded() != ""; recorded != (tt.want == app.NamesSomebody) {
				t.Errorf("%q would become an actor: %v", tt.ref.Name, recorded)
			}
		})
	}
}

// TestNamingMakesNoLists: a queue of suggestions asks several times for each row, so the lists of
// words are made once.
func TestNamingMakesNoLists(t *testing.T) {
	who := app.ActorRef{Name: "the senior officials of Polmark"}
	if n := testing.AllocsPerRun(100, func() { who.Naming() }); n > 10 {
		t.Errorf("%v allocations for one name", n)
	}
}
