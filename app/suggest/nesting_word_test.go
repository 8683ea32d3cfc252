package suggest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNestedWords finds what somebody has from somebody else: told by, heard from, word
// sent, made known, and "so" in its place.
func TestNestedWords(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{
			"told by, a time between", "“I was told on Monday by Boris Lenk that the bridge is closed,” Anna Holt said.",
			[]string{"Anna Holt > Boris Lenk: that the bridge is closed"},
		},
		{
			"told by, a time behind", "“I was told by Boris Lenk at midnight that the bridge is closed,” Anna Holt said.",
			[]string{"Anna Holt > Boris Lenk: that the bridge is closed"},
		},
		{
			"told by two", "“I was told by Boris Lenk that the bridge is closed, and by the harbour office that it is open,” Anna Holt said.",
			[]string{"Anna Holt > Boris Lenk: that the bridge is closed", "Anna Holt > harbour office: that it is open"},
		},
		{
			"ordered by", "Anna Holt said that the crew had been ordered by Boris Lenk not to leave.",
			[]string{"Anna Holt > Boris Lenk: not to leave"},
		},
		{
			"asked by, a question", "Anna Holt said that she had been asked by Boris Lenk whether the bridge was closed.",
			[]string{"Anna Holt > Boris Lenk: whether the bridge was closed"},
		},
		{
			"orders from", "Anna Holt said that the crew had received orders from Boris Lenk to leave.",
			[]string{"Anna Holt > Boris Lenk: to leave"},
		},
		{
			"heard from", "Anna Holt said that she had heard from Boris Lenk that the bridge was closed.",
			[]string{"Anna Holt > Boris Lenk: that the bridge was closed"},
		},
		{"a parcel from somebody", "Anna Holt said that she had received a parcel from Boris Lenk to open later.", nil},
		{"heard of", "Anna Holt said that nothing had been heard from the ship that left.", nil},
		{
			"word sent", "Anna Holt said that Boris Lenk had sent word through a friend that the crew was well.",
			[]string{"Anna Holt > Boris Lenk: that the crew was well"},
		},
		{
			"message passed", "Anna Holt said that Boris Lenk had passed on a message that the crew was well.",
			[]string{"Anna Holt > Boris Lenk: that the crew was well"},
		},
		{
			"let know", "Anna Holt said that Boris Lenk had let her know through a friend that the crew was well.",
			[]string{"Anna Holt > Boris Lenk: that the crew was well"},
		},
		{
			"let be known", "Anna Holt said that Boris Lenk had let it be known that the crew was well.",
			[]string{"Anna Holt > Boris Lenk: that the crew was well"},
		},
		{"let go", "Anna Holt said that Boris Lenk had let the crew go.", nil},
		{
			"told so", "“The bridge is closed. Boris Lenk told me so himself,” Anna Holt said.",
			[]string{"Anna Holt > Boris Lenk: so"},
		},
		{"so as a degree", "“Boris Lenk spoke so softly that nobody heard,” Anna Holt said.", nil},
		{
			"one of a group", "Three pilots left. Anna Holt said that one of them had promised that the bridge would stay.",
			[]string{"Anna Holt > one of them: that the bridge would stay"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, chainsIn(t, c.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
