package suggest_test

import (
	"context"
	"strings"
	"testing"

	"parley/app"
	"parley/app/suggest"
)

// TestNestedLexicon finds positions of a third party that the lexicon for the inside of
// contents has, and leaves what is none.
func TestNestedLexicon(t *testing.T) {
	text := "Anna Holt said that Boris Lenk %s."
	chains := func(t *testing.T, in string) int {
		t.Helper()
		got, err := suggest.New(landBook(), nil).Suggest(context.Background(), app.SuggestInput{Text: in, Language: "en"})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, s := range got.Suggestions {
			if len(s.Chain) > 1 && s.Holder.ID == "lenk" {
				n++
			}
		}
		return n
	}
	for _, in := range []string{
		"had no intention of leaving", "had no objection to a treaty", "was considering a treaty", "made no secret of his anger", "saw no reason to wait",
		"feared a strike", "hoped for a treaty", "was keen on a treaty", "was pushing for a treaty", "had turned down the offer", "had decided against a treaty",
		"had distanced himself from the plan", "stood behind the plan", "took the view that the plan was dead", "had doubts about the plan",
		"had lost faith in the plan", "had voted against the plan", "appears to want a treaty", "had signalled that he was ready", "had confided that he was ill",
		"was looking for a treaty", "had renewed his call for a treaty", "longed for peace", "had sided with the crews",
	} {
		if chains(t, strings.Replace(text, "%s", in, 1)) == 0 {
			t.Errorf("nothing in %q", in)
		}
	}
	for _, in := range []string{
		"was tall", "had left", "lived in a village", "was looking out of the window", "had slept badly", "was ten years old", "drove the old bus", "had bought a house",
		"walked to the pier", "sings in a choir",
	} {
		if n := chains(t, strings.Replace(text, "%s", in, 1)); n > 0 {
			t.Errorf("%d in %q", n, in)
		}
	}
}
