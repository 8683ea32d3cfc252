package suggest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNestedNouns finds statements told by a noun, refusals, and what one writes or shares.
func TestNestedNouns(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{
			"the claim by", "Anna Holt rejected the claim by the army chief, General Boris Lenk, that the bridge was closed.",
			[]string{"Anna Holt > Boris Lenk: that the bridge was closed"},
		},
		{
			"the warning of", "Anna Holt recalled the warning of the ombudsman, Boris Lenk, that the bridge would fall.",
			[]string{"Anna Holt > Boris Lenk: that the bridge would fall"},
		},
		{
			"an assurance given by", "Anna Holt welcomed the assurance given by Boris Lenk to the crews that the bridge would stay.",
			[]string{"Anna Holt > Boris Lenk: that the bridge would stay"},
		},
		{
			"a view between commas", "Anna Holt does not share the view, expressed by Boris Lenk, that the bridge will fall.",
			[]string{"Anna Holt > Boris Lenk: that the bridge will fall"},
		},
		{"the fear of war", "Anna Holt recalled the fear of war that had filled the town.", nil},
		{"the work of somebody", "Anna Holt praised the work of Boris Lenk that had filled the town.", nil},
		{
			"called baseless first", "Anna Holt dismissed as baseless the claim by Boris Lenk that the bridge was closed.",
			[]string{"Anna Holt > Boris Lenk: that the bridge was closed"},
		},
		{
			"rumours somewhere", "Rumours in the lobby that Boris Lenk wants the pier have not ended.",
			[]string{"unnamed_reports > Boris Lenk: the pier"},
		},
		{
			"it is said in the press", "It is said in the press that Boris Lenk wants the pier.",
			[]string{"press > Boris Lenk: the pier"},
		},
		{
			"a demand that is shared", "Anna Holt said that Boris Lenk now shares this demand.",
			[]string{"Anna Holt > Boris Lenk: this demand"},
		},
		{"a flat that is shared", "Anna Holt said that Boris Lenk now shares this flat.", nil},
		{
			"a refusal", "Anna Holt said that Boris Lenk would not pay the fee.",
			[]string{"Anna Holt > Boris Lenk: the fee"},
		},
		{"a thing that would not happen", "Anna Holt said that the rain would not stop the work.", nil},
		{"an outermost refusal is the outlet’s", "Boris Lenk would not pay the fee.", nil},
		{
			"a tale told", "Anna Holt said that Boris Lenk had told police three different stories.",
			[]string{"Anna Holt > Boris Lenk: three different stories"},
		},
		{
			"written to say", "Anna Holt said that Boris Lenk had written to the office on 12 May to say that the bridge was closed.",
			[]string{"Anna Holt > Boris Lenk: to say that the bridge was closed"},
		},
		{"written to nobody", "Anna Holt said that Boris Lenk had written two books to please his father.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, chainsIn(t, c.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestNestedEnds tells where the content of a statement inside another ends.
func TestNestedEnds(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{
			"another predicate", "Anna Holt said that Boris Lenk wants a bridge and is tired of waiting.",
			[]string{"Anna Holt > Boris Lenk: a bridge", "Anna Holt > Boris Lenk: waiting"},
		},
		{
			"a further clause", "Anna Holt said that Boris Lenk wants it, but that the town will never pay.",
			[]string{"Anna Holt > Boris Lenk: it"},
		},
		{
			"a further clause behind an infinitive", "Anna Holt said that Boris Lenk wanted to leave, and that nobody had asked him.",
			[]string{"Anna Holt > Boris Lenk: to leave"},
		},
		{
			"too", "Anna Holt said that Boris Lenk wants a bridge too.",
			[]string{"Anna Holt > Boris Lenk: a bridge"},
		},
		{
			"even more", "Anna Holt said that Boris Lenk wanted even more to be asked.",
			[]string{"Anna Holt > Boris Lenk: to be asked"},
		},
		{
			"back to the teller", "Anna Holt said that Boris Lenk had told her that the pier was shut, and that Carl Brack had replied nothing would change.",
			[]string{"Anna Holt > Boris Lenk: that the pier was shut", "Anna Holt > Carl Brack: nothing would change"},
		},
		{
			"two clauses according to somebody", "According to Anna Holt, Boris Lenk has hinted that he is ready, and Carl Brack has replied that he is not.",
			[]string{"Anna Holt > Boris Lenk: that he is ready", "Anna Holt > Carl Brack: that he is not"},
		},
		{
			"another clause behind and", "“Boris Lenk said it was thunder, and then the school was gone,” Anna Holt said.",
			[]string{"Anna Holt > Boris Lenk: it was thunder"},
		},
		{
			"told her Brack", "Anna Holt said that Boris Lenk had told her Brack never called.",
			[]string{"Anna Holt > Boris Lenk: Brack never called"},
		},
		{
			"told her privately", "Anna Holt said that Boris Lenk had told her privately they expected a strike.",
			[]string{"Anna Holt > Boris Lenk: they expected a strike"},
		},
		{
			"told to do in quotes", "Anna Holt said that Boris Lenk had told his crew to “keep the nets down and smile”.",
			[]string{"Anna Holt > Boris Lenk: his crew to “keep the nets down and smile”"},
		},
		{
			"undertaken", "Anna Holt said that Boris Lenk had undertaken to free the crew.",
			[]string{"Anna Holt > Boris Lenk: to free the crew"},
		},
		{
			"told in June to stop", "Anna Holt said that Boris Lenk had told her in June to stop the work.",
			[]string{"Anna Holt > Boris Lenk: her / to stop the work"},
		},
		{
			"in principle", "Anna Holt said that Boris Lenk had accepted in principle an offer of six crowns.",
			[]string{"Anna Holt > Boris Lenk: an offer of six crowns"},
		},
		{
			"let them pass", "Anna Holt said that Boris Lenk had promised to let the trucks pass.",
			[]string{"Anna Holt > Boris Lenk: to let the trucks pass"},
		},
		{
			"a list of cues", "The office confirms that Boris Lenk found “gaps in the books of the pier”, denies that the town was told, and regrets it.",
			[]string{"office > Boris Lenk: “gaps in the books of the pier”"},
		},
		{
			"a purpose behind a time", "Anna Holt said that Boris Lenk wants the strike to fail before winter so that nobody will dare again.",
			[]string{"Anna Holt > Boris Lenk: the strike to fail before winter so that nobody will dare again"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, chainsIn(t, c.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
