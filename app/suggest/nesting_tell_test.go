package suggest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNestedTelling: what somebody is told behind phrases of time, place and manner.
func TestNestedTelling(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{
			"a time before an order", "Anna Holt writes that the harbour office had told her in June to stop giving interviews.",
			[]string{"Anna Holt > harbour office: her / to stop giving interviews"},
		},
		{
			"a place before an order", "Anna Holt said that Boris Lenk warned her at the quay not to touch the ropes.",
			[]string{"Anna Holt > Boris Lenk: her / not to touch the ropes"},
		},
		{
			"an order in quotes", "Anna Holt testified that Boris Lenk told his crew to “keep the lamps out and smile”.",
			[]string{"Anna Holt > Boris Lenk: his crew to “keep the lamps out and smile”"},
		},
		{
			"an adverb before a clause", "Anna Holt claimed three members of the cabinet had told her privately they expected a new vote.",
			[]string{"Anna Holt > three members of the cabinet: they expected a new vote"},
		},
		{
			"since between auxiliary and verb", "Anna Holt said that Boris Lenk had since told her that the bridge was closed.",
			[]string{"Anna Holt > Boris Lenk: that the bridge was closed"},
		},
		{
			"her is no possessive before a name with a verb", "Anna Holt said that the harbour master had told her Lenk never called.",
			[]string{"Anna Holt > harbour master: Lenk never called"},
		},
		{
			"as much", "Anna Holt said that Boris Lenk had admitted as much to the mayor.",
			[]string{"Anna Holt > Boris Lenk: as much"},
		},
		{
			"the same", "Anna Holt remembers that Boris Lenk told her the same.",
			[]string{"Anna Holt > Boris Lenk: the same"},
		},
		{
			"a group that begs", "Anna Holt said that the families had begged her not to sell the pier.",
			[]string{"Anna Holt > families: her not to sell the pier"},
		},
		{
			"a second clause of the outer statement", "Anna Holt said that Boris Lenk had promised that the bridge would stay, and that the road had been closed.",
			[]string{"Anna Holt > Boris Lenk: that the bridge would stay"},
		},
		{
			"a remark behind what was told", "“Boris Lenk said to me that the bridge was closed, and he did not smile,” Anna Holt said.",
			[]string{"Anna Holt > Boris Lenk: that the bridge was closed"},
		},
		{
			"a line of a transcript", "HOLT: The bridge is old. Boris Lenk told a dinner that it would stay. I doubt it.",
			[]string{"HOLT > Boris Lenk: that it would stay"},
		},
		{"a thing told to nobody", "Anna Holt said that the old pier told a story of its own.", nil},
		{"what happened since", "Anna Holt said that the bridge had since fallen into the harbour.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, chainsIn(t, c.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestNestedTellers: who stands behind "by" or "from", and whom a paper speaks of.
func TestNestedTellers(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{
			"a time before what was told", "Anna Holt said that the owner was warned by the harbour office the day before that the crane was loose.",
			[]string{"Anna Holt > harbour office: that the crane was loose"},
		},
		{
			"a week earlier", "Anna Holt said that the owner was told by Boris Lenk a week earlier that the crane was loose.",
			[]string{"Anna Holt > Boris Lenk: that the crane was loose"},
		},
		{
			"given a word", "Anna Holt said she had been given a promise by the harbour office that the pier would stay.",
			[]string{"Anna Holt > harbour office: that the pier would stay"},
		},
		{
			"a relative without its word", "“I have been told by people I trust that the pier will stay,” Anna Holt said.",
			[]string{"Anna Holt > people I trust: that the pier will stay"},
		},
		{
			"a relative with who", "Anna Holt replied that she had been told by officers who knew the coast that the pier would stay.",
			[]string{"Anna Holt > officers: that the pier would stay"},
		},
		{
			"had it from", "Anna Holt said she had it from Boris Lenk, head of the harbour office, that the pier would stay.",
			[]string{"Anna Holt > Boris Lenk: that the pier would stay"},
		},
		{
			"people familiar with something", "According to people familiar with the talks, Boris Lenk wants a new bridge.",
			[]string{"people familiar with the talks > Boris Lenk: a new bridge"},
		},
		{
			"a time before what was agreed", "Anna Holt said that Boris Lenk had agreed weeks ago not to sell.",
			[]string{"Anna Holt > Boris Lenk: not to sell"},
		},
		{
			"as soon as is of the promise", "Anna Holt said that Boris Lenk intended to leave as soon as the court had ruled.",
			[]string{"Anna Holt > Boris Lenk: to leave as soon as the court had ruled"},
		},
		{
			"what somebody told is", "What Lenk told the council was that he would leave, Anna Holt said.",
			[]string{"Anna Holt > Lenk: that he would leave"},
		},
		{
			"wished to know", "Anna Holt wished to know why Boris Lenk had refused to sign.",
			[]string{"Anna Holt > Boris Lenk: to sign"},
		},
		{
			"a paper in which", "Anna Holt agreed that she had signed a paper in which the village declared it had “no present complaint”.",
			[]string{"Anna Holt > village: it had “no present complaint”"},
		},
		{
			"reported by a paper to want", "Boris Lenk was reported by the Harbour Gazette to want a new bridge.",
			[]string{"Harbour Gazette > Boris Lenk: a new bridge"},
		},
		{
			"whom somebody faced", "Anna Holt said an official thanked her and explained that the pier was closed.",
			[]string{"Anna Holt > official: that the pier was closed"},
		},
		{
			"an aside behind a recipient", "Anna Holt spoke first. Her brother had written to Lenk, she added, that the guards blamed the captain for it.",
			[]string{"Anna Holt > Her brother: that the guards blamed the captain for it", "Anna Holt > Her brother > guards: the captain for it"},
		},
		{
			"an aside behind a time", "Boris Lenk wrote to the mayor last year, Anna Holt said, that wells are dear.",
			[]string{"Anna Holt > Boris Lenk: that wells are dear"},
		},
		{
			"a teller with a name between commas", "The men deny the charges, their lawyer, Anna Holt, told reporters outside the court.",
			[]string{"Anna Holt > men: the charges"},
		},
		{
			"another letter", "Anna Holt said Boris Lenk wrote to her that the papers were lost, and in the same letter he denied everything.",
			[]string{"Anna Holt > Boris Lenk: that the papers were lost", "Anna Holt > Boris Lenk: everything"},
		},
		{
			"they of the statement before", "The men deny the charges, their lawyer, Anna Holt, said. “They told me they were looking for cod,” Holt said.",
			[]string{"Anna Holt > men: the charges", "Anna Holt > men: they were looking for cod"},
		},
		{
			"a word given in a place", "Anna Holt said that Boris Lenk had given her his word in her own kitchen that the shop would stay.",
			[]string{"Anna Holt > Boris Lenk: that the shop would stay"},
		},
		{
			"two things told to one", "Anna Holt recalls that Boris Lenk warned her that the shed was full, and advised her to move the flour.",
			[]string{"Anna Holt > Boris Lenk: that the shed was full", "Anna Holt > Boris Lenk: her to move the flour"},
		},
		{
			"tellers who were there", "Boris Lenk threatened to leave if the council gave in, three people who attended the meeting have told the Gazette.",
			[]string{"three people > Boris Lenk: to leave if the council gave in"},
		},
		{
			"said to be considering", "The council is said to be considering a lower fee.",
			[]string{"unnamed_reports > council: a lower fee"},
		},
		{
			"an outgoing minister", "Prime Minister Boris Lenk left. Anna Holt says the outgoing prime minister has promised her an orderly end.",
			[]string{"Anna Holt > Boris Lenk: an orderly end"},
		},
		{
			"her own minister", "Prime Minister Boris Lenk left. Anna Holt maintains that her own prime minister backs her.",
			[]string{"Anna Holt > Boris Lenk: her"},
		},
		{
			"he beside sources", "Sources close to Tom Arlen say he wants to run.",
			[]string{"Sources close to Tom Arlen > Tom Arlen: to run"},
		},
		{
			"he beside a former aide", "A former aide to Tom Arlen claimed he had ordered the guards to wait.",
			[]string{"former aide to Tom Arlen > Tom Arlen: the guards to wait"},
		},
		{
			"she beside her lawyer", "Mrs Anna Holt’s lawyer said she denies the charge.",
			[]string{"Mrs Anna Holt’s lawyer > Anna Holt: the charge"},
		},
		{
			"tellers who heard", "Two people who heard the speech said Tom Arlen called the judge a coward.",
			[]string{"Two people > Tom Arlen: the judge a coward"},
		},
		{
			"citing, between commas", "The Gazette said, citing two officials, that Tom Arlen opposed the sale.",
			[]string{"Gazette > Tom Arlen: the sale"},
		},
		{
			"a court that found", "Anna Holt said the court found that Tom Arlen had lied.",
			[]string{"Anna Holt > court: that Tom Arlen had lied"},
		},
		{
			"a question behind a recipient", "Anna Holt told the court that Tom Arlen had asked her, “Who else knows?”",
			[]string{"Anna Holt > Tom Arlen: “Who else knows?”"},
		},
		{
			"an aside before the inner verb", "The report says the mayor, in a call to his brother, admitted that he had been paid.",
			[]string{"report > mayor: that he had been paid"},
		},
		{"what somebody knew, and that", "Anna Holt insists that the ministry knew, and that it said nothing.", nil},
		{"a gift by somebody", "Anna Holt said she had been given a boat by the harbour office.", nil},
		{"a thing that was, a week before", "Anna Holt said that the pier was closed by the storm a week before.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, chainsIn(t, c.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
