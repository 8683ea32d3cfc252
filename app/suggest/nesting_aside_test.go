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
		{"an interruption by nobody", "The bridge, as it happens, wants paint.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, chainsIn(t, c.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
