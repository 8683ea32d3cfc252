package plaintext_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/plaintext"
)

func TestDiffParagraphs(t *testing.T) {
	tests := []struct {
		name          string
		before, after []string
		want          string // same = x, changed ~ , gone - , new +
	}{
		{"alike", []string{"a b", "c d"}, []string{"a b", "c d"}, "1=1 2=2"},
		{"a word changed", []string{"one", "We will not accept it today.", "end"}, []string{"one", "We will accept it today.", "end"}, "1=1 2~2 3=3"},
		{"a paragraph gone", []string{"one", "two little pigs", "three"}, []string{"one", "three"}, "1=1 2- 3=2"},
		{"a banner put on top", []string{"one two three", "four five six"}, []string{"Accept cookies?", "one two three", "four five six"}, "+1 1=2 2=3"},
		{"another paragraph in its place", []string{"one", "Talks go on in the harbour.", "end"}, []string{"one", "Nobody came.", "end"}, "1=1 2- +2 3=3"},
		{"nothing before", nil, []string{"one"}, "+1"},
		{"nothing after", []string{"один"}, nil, "1-"},
		{"both empty", nil, nil, ""},
	}
	for _, tt := range tests {
		var got []string
		for _, r := range plaintext.DiffParagraphs(tt.before, tt.after) {
			switch {
			case r.Same:
				got = append(got, num(r.OldNumber)+"="+num(r.NewNumber))
			case r.OldNumber == 0:
				got = append(got, "+"+num(r.NewNumber))
			case r.NewNumber == 0:
				got = append(got, num(r.OldNumber)+"-")
			default:
				got = append(got, num(r.OldNumber)+"~"+num(r.NewNumber))
			}
		}
		if d := cmp.Diff(tt.want, strings.Join(got, " ")); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
	}
}

func num(n int) string { return string(rune('0' + n)) }

// What is the same or gone is the old text, what is the same or new the new one, whatever
// was changed.
func TestDiffParagraphsLosesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	words := []string{"we", "will", "not", "accept", "the", "збір", "toll", "“today”", "…"}
	text := func() (out []string) {
		for range r.IntN(12) {
			var p []string
			for range 1 + r.IntN(8) {
				p = append(p, words[r.IntN(len(words))])
			}
			out = append(out, strings.Join(p, " "))
		}
		return out
	}
	for range 300 {
		before := text()
		after := append([]string{}, before...)
		for range r.IntN(4) {
			switch n := len(after); {
			case n > 0 && r.IntN(2) == 0:
				after = append(after[:r.IntN(n):n], after[min(n, r.IntN(n)+1):]...)
			default:
				after = append(after, text()...)
			}
		}
		var old, now []string
		for _, row := range plaintext.DiffParagraphs(before, after) {
			var a, b strings.Builder
			for _, p := range row.Parts {
				if p.Op != app.DiffNew {
					a.WriteString(p.Text)
				}
				if p.Op != app.DiffGone {
					b.WriteString(p.Text)
				}
			}
			if row.OldNumber > 0 {
				old = append(old, a.String())
			}
			if row.NewNumber > 0 {
				now = append(now, b.String())
			}
		}
		if d := cmp.Diff(strings.Join(before, "\n"), strings.Join(old, "\n")); d != "" {
			t.Fatalf("the old text changed: %s", d)
		}
		if d := cmp.Diff(strings.Join(after, "\n"), strings.Join(now, "\n")); d != "" {
			t.Fatalf("the new text changed: %s", d)
		}
	}
}
