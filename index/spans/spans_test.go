package spans_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/index/analysis"
	"parley/index/query"
	"parley/index/spans"
)

func split(text string) []query.Piece {
	var list []query.Piece
	for _, w := range analysis.Words(text) {
		list = append(list, query.Piece{Start: w.Start, End: w.End, Exact: w.Exact})
	}
	return list
}

// text cuts a text; paragraphs are separated by line breaks, sentences by full stops.
func text(raw string) spans.Text {
	t := spans.Text{Raw: raw}
	for _, p := range split(raw) {
		t.Tokens = append(t.Tokens, spans.Token{Start: p.Start, End: p.End, Exact: p.Exact})
	}
	t.Paragraphs, t.Sentences = cut(raw, "\n"), cut(raw, ".")
	return t
}

func cut(raw, at string) (list []app.Bounds) {
	start := 0
	for part := range strings.SplitAfterSeq(raw, at) {
		list = append(list, app.Bounds{Start: start, End: start + len(part)})
		start += len(part)
	}
	return list
}

func english(a, b string) bool { return analysis.Stem("en", a) == analysis.Stem("en", b) }

// TestMatch writes hits as their words, with the words that take part in brackets.
func TestMatch(t *testing.T) {
	const body = "one two three two one. Four two five\nsix Two’s seven. one eight nine two\nten two"
	cases := []struct {
		query string
		want  []string // nil: no match; empty: a match without hits
	}{
		{"two", []string{"[two]", "[two]", "[two]", "[Two’s]", "[two]", "[two]"}},
		{`"two one"`, []string{"[two] [one]"}},
		{`"one two _ two"`, []string{"[one] [two] three [two]"}},
		{`"one _ three"`, []string{"[one] two [three]"}},
		{`"_ five"`, []string{"two [five]"}},
		{`"ten two _"`, nil},
		{`"two three one"~1`, []string{"[one] [two] [three] [two] [one]"}}, // two stretches that overlap
		{`"one one"~3`, []string{"[one] two three two [one]"}},
		{`"one one"~2`, nil},
		{`"seven three"~5`, nil},
		{"four W/2 five", []string{"[Four] two [five]"}},
		{"five W/2 four", []string{"[Four] two [five]"}},
		{"five PRE/2 four", nil},
		{"one W/1 two", []string{"[one] [two]", "[two] [one]"}},
		{"two W/2 two", []string{"[two] three [two]", "[two] ten [two]"}},
		{"(one OR four) W/1 two", []string{"[one] [two]", "[two] [one]", "[Four] [two]"}},
		{"one W/1 two W/1 three", []string{"[one] [two] [three] [two] [one]"}},
		{"two NOT W/3 one", []string{"[two]"}},
		{"one W/S three", []string{"[one] two [three] two [one]"}},
		{"five W/S six", []string{"[five] [six]"}},
		{"five W/P six", nil},
		{"ten W/P two", []string{"[ten] [two]"}},
		{"FIRST/2(two)", []string{"[two]"}},
		{"FIRST/2(three)", nil},
		{"LEAD(nine)", []string{"[nine]"}},
		{"LEAD(ten)", nil},
		{"title:headline", []string{"[headline]"}},
		{"lead:headline", []string{"[headline]"}},
		{"body:headline", nil},
		{"headline W/1 one", nil},
		{"ATLEAST/3 one", []string{"[one]", "[one]", "[one]"}},
		{"ATLEAST/4 one", nil},
		{"one -ten", nil},
		{"-eleven", []string{}},
		{"eleven OR ten", []string{"[ten]"}},
		{"=two", []string{"[two]", "[two]", "[two]", "[two]", "[two]"}},
		{"=Two", []string{"[Two’s]"}},
		{`="one. Four"`, []string{"[one]. [Four]"}},
		{`="one Four"`, nil},
		{"CAPS(two)", nil},
		{"sev* OR /ni.+/", []string{"[seven]", "[nine]"}},
		{"sevan~1", []string{"[seven]"}},
		{"eighs~1 OR xight~1", []string{"[eight]"}},
		{"headlines", []string{"[headline]"}},
		{`"headlines"`, nil},
		{`two OR "two one"`, []string{"[two]", "[two]", "[two] [one]", "[two]", "[Two’s]", "[two]", "[two]"}},
		{"", []string{}},
	}
	for _, c := range cases {
		t.Run(c.query, func(t *testing.T) {
			p := query.Parse(c.query, query.Options{Split: split})
			if p.Problem != "" {
				t.Fatal(p.Problem)
			}
			a := &spans.Article{Title: text("A headline"), Body: text(body), Same: english}
			ok, hits := spans.Match(p.Query, a)
			if ok != (c.want != nil) {
				t.Fatalf("match %v, want %v", ok, c.want != nil)
			}
			got := []string{}
			for _, h := range hits {
				raw := a.Body.Raw
				if h.Field == spans.Title {
					raw = a.Title.Raw
				}
				out, at := "", h.Start
				for _, part := range h.Parts {
					if part.Start < at {
						continue // two search words accept one word
					}
					out += raw[at:part.Start] + "[" + raw[part.Start:part.End] + "]"
					at = part.End
				}
				got = append(got, strings.ReplaceAll(out+raw[at:h.End], "\n", " "))
			}
			if diff := cmp.Diff(c.want, got); ok && diff != "" {
				t.Errorf("hits (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAccepts(t *testing.T) {
	cases := []struct {
		query, word string
		want        bool
	}{
		{"tarif*", "tarif", true},
		{"tarif*", "tari", false},
		{"(*rif?)", "tarifs", true},
		{"(*rif?)", "tarif", false},
		{"w?rd", "wörd", true},
		{"w?rd", "wrd", false},
		{"a*b*c", "axxbxxbxc", true},
		{"a*b*c", "axxbxxbx", false},
		{"під*зд", "під'їзд", true},
		{"word~1", "wor", true},
		{"word~1", "words", true},
		{"word~1", "wird", true},
		{"word~1", "bord", false},
		{"word~1", "wi", false},
		{"word~2", "wi", false},
		{"word~2", "swords", false},
		{"word~2", "woolds", false},
		{"word~2", "wolds", true},
		{"/wor[dk]/", "work", true},
		{"/wor[dk]/", "works", false},
		{"words", "word", true},
		{"=words", "word", false},
	}
	for _, c := range cases {
		term, ok := query.Parse(c.query, query.Options{Split: split}).Query.(query.Term)
		if !ok {
			t.Fatalf("%s is no word", c.query)
		}
		if got := spans.Accepts(&term, analysis.Fold(c.word), english); got != c.want {
			t.Errorf("%s accepts %s: %v, want %v", c.query, c.word, got, c.want)
		}
	}
}
