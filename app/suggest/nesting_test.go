package suggest_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/suggest"
)

// chainsIn gives the chains of two links and more that are suggested for a text, as
// "outer > inner: content", in text order.
func chainsIn(t *testing.T, text string) []string {
	t.Helper()
	got, err := suggest.New(app.Codebook{}, nil).Suggest(context.Background(), app.SuggestInput{Text: text, Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range got.Suggestions {
		if len(s.Chain) < 2 {
			continue
		}
		var names, content []string
		for _, l := range s.Chain {
			names = append(names, l.Actor.Name)
		}
		for _, c := range s.Content {
			content = append(content, text[c.Start:c.End])
		}
		out = append(out, strings.Join(names, " > ")+": "+strings.Join(content, " / "))
	}
	return out
}

func TestNestedChains(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{
			"what somebody named wants", "Anna Holt said that Boris Lenk wants a new bridge.",
			[]string{"Anna Holt > Boris Lenk: a new bridge"},
		},
		{
			"a role is somebody", "Anna Holt told reporters that the harbour master had promised never to sell the pier.",
			[]string{"Anna Holt > harbour master: never to sell the pier"},
		},
		{
			"a teller without a name", "Two diplomats said that Boris Lenk opposes the loan.",
			[]string{"Two diplomats > Boris Lenk: the loan"},
		},
		{
			"inside a quotation", "“Boris Lenk told me that the bridge is closed,” Anna Holt said.",
			[]string{"Anna Holt > Boris Lenk: that the bridge is closed"},
		},
		{
			"he inside a quotation is not its speaker", "Boris Lenk arrived late. “He told me that the bridge is closed,” Carl Amsel said.",
			[]string{"Carl Amsel > Boris Lenk: that the bridge is closed"},
		},
		{
			"a title tells who he is", "Mr Lenk spoke first. Ms Holt said that he wants a new bridge.",
			[]string{"Holt > Lenk: a new bridge"},
		},
		{
			"he without another is the teller", "Carl Amsel said that he wants a new bridge.",
			[]string{"Carl Amsel > Carl Amsel: a new bridge"},
		},
		{
			"they are the tellers before", "Diplomats said that two ministers had told her that they wanted more time.",
			[]string{"Diplomats > two ministers: that they wanted more time", "Diplomats > two ministers > two ministers: more time"},
		},
		{
			"told by somebody", "Anna Holt said that she had been informed by the harbour office that no ship was expected.",
			[]string{"Anna Holt > harbour office: that no ship was expected"},
		},
		{
			"word from somebody", "Anna Holt said she had received assurances from Boris Lenk that the bridge would stay.",
			[]string{"Anna Holt > Boris Lenk: that the bridge would stay"},
		},
		{"a passive without a teller", "Anna Holt said that she had been informed by letter.", nil},
		{
			"hearsay", "Boris Lenk is said to have promised that the bridge would stay.",
			[]string{"unnamed_reports > Boris Lenk: that the bridge would stay"},
		},
		{"hearsay of a thing done", "Boris Lenk is said to have left.", nil},
		{
			"an object and what it shall become", "Anna Holt said that Boris Lenk wants the bridge closed this year.",
			[]string{"Anna Holt > Boris Lenk: the bridge closed this year"},
		},
		{
			"the outlet’s word for it is out", "Anna Holt said that Boris Lenk wants a new bridge, a claim that nobody has confirmed.",
			[]string{"Anna Holt > Boris Lenk: a new bridge"},
		},
		{
			"an order", "Anna Holt said that Boris Lenk had ordered the crew to leave.",
			[]string{"Anna Holt > Boris Lenk: the crew to leave"},
		},
		{
			"two sides of one subject", "Anna Holt said that Boris Lenk remains serious about a treaty and is open to talks.",
			[]string{"Anna Holt > Boris Lenk: a treaty", "Anna Holt > Boris Lenk: talks"},
		},
		{
			"a promise given", "Anna Holt said that Boris Lenk gave a promise that the bridge would stay.",
			[]string{"Anna Holt > Boris Lenk: that the bridge would stay"},
		},
		{"a gift is no promise", "Anna Holt said that Boris Lenk gave a bridge to the town.", nil},
		{
			"quoted as saying", "The Harbour Gazette quoted Boris Lenk as saying that the bridge would stay.",
			[]string{"Harbour Gazette > Boris Lenk: that the bridge would stay"},
		},
		{"what one says of oneself is no chain", "“I think we want a new bridge, and I said so,” Anna Holt said.", nil},
		{"people in general hold nothing", "Anna Holt said that most people want a new bridge.", nil},
		{"a thing holds nothing", "Anna Holt said that the bridge was old and the road worse.", nil},
		{"an outermost statement has no teller", "Boris Lenk wants a new bridge. Anna Holt left.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, chainsIn(t, c.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestOffices finds holders by their offices, from the codebook and from the article.
func TestOffices(t *testing.T) {
	book := app.Codebook{Actors: []app.Actor{
		{ID: "lenk", Name: "Boris Lenk", Roles: []app.ActorRole{{Title: "Torvian Harbour Minister"}}},
		{ID: "holt", Name: "Anna Holt", Roles: []app.ActorRole{{Title: "Prime Minister of Torvia"}}},
		{ID: "ministry", Name: "Torvian Harbour Ministry"},
	}}
	text := "Anna Holt met Boris Lenk. %s rejected the plan."
	for _, c := range []struct{ name, in, want string }{
		{"an office with fewer words", "The harbour minister", "lenk"},
		{"of a place", "Torvia’s harbour minister", "lenk"},
		{"ours", "Our prime minister", "holt"},
		{"another office of the same head", "The deputy prime minister", "deputy prime minister"},
		{"another place", "Ostrand’s harbour minister", "Ostrand’s harbour minister"},
		{"a body", "The ministry", "ministry"},
		{"not definite", "A harbour minister", "harbour minister"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := app.SuggestInput{Text: strings.Replace(text, "%s", c.in, 1), Language: "en"}
			got, err := suggest.New(book, nil).Suggest(context.Background(), in)
			if err != nil {
				t.Fatal(err)
			}
			var holders []string
			for _, s := range got.Suggestions {
				holders = append(holders, s.Holder.Key())
			}
			if !slices.Equal(holders, []string{c.want}) {
				t.Errorf("holders %q, want %q", holders, c.want)
			}
		})
	}
}
