package suggest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNestedAsides reads on over what interrupts a clause.
func TestNestedAsides(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{
			"the teller in the middle", "The harbour office, Anna Holt recalls, warned Boris Lenk as early as 2019 that the bridge would fall.",
			[]string{"Anna Holt > harbour office: that the bridge would fall"},
		},
		{
			"an object behind it", "Boris Lenk, Anna Holt said on Friday, wants a new bridge.",
			[]string{"Anna Holt > Boris Lenk: a new bridge"},
		},
		{
			"two halves of a quotation", "“The harbour master,” Anna Holt said, “told me that the bridge was closed.”",
			[]string{"Anna Holt > harbour master: that the bridge was closed"},
		},
		{
			"two quotations", "“The bridge is closed,” Anna Holt said. “Boris Lenk told me that it would stay.”",
			[]string{"Anna Holt > Boris Lenk: that it would stay"},
		},
		{
			"a content over the gap", "Boris Lenk wants, Anna Holt said, a new bridge.",
			nil,
		},
		{
			"a medium between commas", "Anna Holt alleges that Boris Lenk told a clerk, in an e-mail since lost, that the sale must go ahead.",
			[]string{"Anna Holt > Boris Lenk: that the sale must go ahead"},
		},
		{
			"a manner between dashes", "“The captain said – very quietly – that nobody had asked him,” Anna Holt said.",
			[]string{"Anna Holt > captain: that nobody had asked him"},
		},
		{
			"in writing", "Anna Holt said that the lawyer, Boris Lenk, promised the crews in writing that no one would be fined.",
			[]string{"Anna Holt > Boris Lenk: that no one would be fined"},
		},
		{
			"an office that goes on", "Anna Holt’s office said that she was sick. It added that Boris Lenk wants a bridge.",
			[]string{
				"Anna Holt’s office > Anna Holt: that she was sick", "Anna Holt’s office > Anna Holt: that Boris Lenk wants a bridge",
				"Anna Holt’s office > Anna Holt > Boris Lenk: a bridge",
			},
		},
		{
			"a clause behind the teller", "Anna Holt arrived. Mr Lenk had told her, she said, that the bridge was closed.",
			[]string{"Anna Holt > Lenk: that the bridge was closed"},
		},
		{
			"according to, inside", "The Gazette wrote that, according to Anna Holt, Boris Lenk wants a bridge.",
			[]string{"Gazette > Anna Holt: Boris Lenk wants a bridge", "Gazette > Anna Holt > Boris Lenk: a bridge"},
		},
		{
			"according to, without a comma", "Anna Holt said that according to Boris Lenk the bridge was closed.",
			[]string{"Anna Holt > Boris Lenk: the bridge was closed"},
		},
		{
			"who tells is not who stands behind the comma", "According to the mayor, Boris Lenk wants a bridge.",
			[]string{"mayor > Boris Lenk: a bridge"},
		},
		{
			"a tail behind the teller", "Boris Lenk had told her that the bridge was closed, Anna Holt said on Monday.",
			[]string{"Anna Holt > Boris Lenk: that the bridge was closed"},
		},
		{
			"I think is the teller again", "“I think that Boris Lenk wants a bridge,” Anna Holt said.",
			[]string{"Anna Holt > Boris Lenk: a bridge"},
		},
		{
			"accused of", "Anna Holt accused Boris Lenk of telling the crews that the bridge was closed.",
			[]string{"Anna Holt > Boris Lenk: that the bridge was closed"},
		},
		{
			"quoted by", "Boris Lenk was quoted by the Gazette as saying that the bridge was closed.",
			[]string{"Gazette > Boris Lenk: that the bridge was closed"},
		},
		{
			"quoted by, in the source", "A pilot, quoted by the Gazette, said that Boris Lenk wants a bridge.",
			[]string{"Gazette > pilot: that Boris Lenk wants a bridge", "Gazette > pilot > Boris Lenk: a bridge"},
		},
		{
			"said of somebody", "“He wants a bridge,” Anna Holt said of Boris Lenk.",
			[]string{"Anna Holt > Boris Lenk: a bridge"},
		},
		{
			"he is the subject before", "Carl Amsel said Boris Lenk was lying when he said that the bridge was closed.",
			[]string{"Carl Amsel > Boris Lenk: that the bridge was closed"},
		},
		{
			"a turn of a transcript", "HOLT: My manager knew. Boris Lenk told a dinner that he sleeps well. I left.",
			[]string{"HOLT > Boris Lenk: that he sleeps well"},
		},
		{"an interruption by nobody", "The bridge, as it happens, wants paint.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, chainsIn(t, c.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
