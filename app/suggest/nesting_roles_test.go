package suggest_test

import (
	"context"
	"testing"

	"parley/app"
	"parley/app/suggest"
)

// landBook has two countries, their presidents and a minister of one of them.
func landBook() app.Codebook {
	return app.Codebook{Actors: []app.Actor{
		{ID: "torvia", Name: "Torvia", Type: "government"},
		{ID: "ostrand", Name: "Ostrand", Type: "government"},
		{ID: "holt", Name: "Anna Holt", Type: "person", Roles: []app.ActorRole{{Title: "President of Torvia"}}},
		{ID: "brack", Name: "Carl Brack", Type: "person", Roles: []app.ActorRole{{Title: "Ostrandian President"}}},
		{
			ID: "lenk", Name: "Boris Lenk", Type: "person", Aliases: []app.Alias{{Text: "Captain Lenk"}},
			Roles: []app.ActorRole{{Title: "Torvian Harbour Minister"}},
		},
		{ID: "shore", Name: "Blue Shore", Type: "other"},
	}}
}

// TestNestedHolders resolves the holder of a statement inside another: the last link of the
// longest chain that is suggested.
func TestNestedHolders(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"his president", "Carl Brack met Anna Holt. Boris Lenk said that his president wants a treaty.", "holt"},
		{"the president, of the teller", "Anna Holt met Carl Brack. Boris Lenk said that the president wants a treaty.", "holt"},
		{"her country", "Anna Holt said that her country wants a treaty.", "torvia"},
		{"his government", "Boris Lenk said that his government wants a treaty.", "torvia"},
		{"our side", "“Our side wants a treaty,” Boris Lenk said.", "torvia"},
		{"a side by its adjective", "Boris Lenk said that the Ostrandian side wants a treaty.", "ostrand"},
		{"his house is nobody", "Boris Lenk said that his house is old.", "lenk"},
		{"a title out of an alias", "Boris Lenk came late. Anna Holt said that the captain wants a treaty.", "lenk"},
		{"a title with a surname", "Major Amsel came late. Anna Holt said that the major wants a treaty.", "Amsel"},
		{"an office behind a name", "Carl Amsel, the surgeon, came late. Anna Holt said that the surgeon wants a treaty.", "Carl Amsel"},
		{"an office before a name", "The surgeon, Carl Amsel, came late. Anna Holt said that the surgeon wants a treaty.", "Carl Amsel"},
		{"she is no Boris", "Anna Holt met Boris Lenk. Carl Brack said that she wants a treaty.", "holt"},
		{"he is no Anna", "Boris Lenk met Carl Amsel. Anna Holt said that he wants a treaty.", "lenk"},
		{"he in a quotation", "Boris Lenk left. “He told me that he wants a treaty,” Carl Brack said.", "lenk"},
		{"he of whom the question was", "Question: “Does the captain, Boris Lenk, agree?”\nHolt: “He told me that he agrees to it.”", "lenk"},
		{"an object before", "Anna Holt wrote to the harbour master. He replied that the pilots want a treaty.", "pilots"},
		{"a landscape is nobody", "Anna Holt came to Harrow Bay. People at the table in Harrow Bay said that she wants a treaty.", "holt"},
		{"it is no person", "Blue Shore met Boris Lenk. Anna Holt said that it had announced that the pier is closed.", "shore"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := suggest.New(landBook(), nil).Suggest(context.Background(), app.SuggestInput{Text: c.in, Language: "en"})
			if err != nil {
				t.Fatal(err)
			}
			holder, longest := "", 0
			for _, s := range got.Suggestions {
				if len(s.Chain) > longest {
					holder, longest = s.Holder.Key(), len(s.Chain)
				}
			}
			if holder != c.want {
				t.Errorf("holder %q, want %q", holder, c.want)
			}
		})
	}
}
