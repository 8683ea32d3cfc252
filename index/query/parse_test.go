package query_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/index/analysis"
	"parley/index/query"
)

func split(text string) []query.Piece {
	var list []query.Piece
	for _, w := range analysis.Words(text) {
		list = append(list, query.Piece{Start: w.Start, End: w.End, Exact: w.Exact})
	}
	return list
}

func options() query.Options {
	return query.Options{
		Split: split,
		Now:   time.Date(2024, 6, 15, 12, 0, 0, 0, time.UTC),
		Lists: func(name string) ([]string, bool) {
			return []string{"permanent peace", "ceasefire"}, name == "peace"
		},
		Names: func(actor string) []query.Name {
			if actor != "Kellogg" {
				return nil
			}
			return []query.Name{{Text: "Keith Kellogg"}, {Text: "Келлог", Forms: true}, {Text: "KK"}, {Text: "…"}, {Text: "keith kellogg"}}
		},
	}
}

// TestParse shows, for each query, how it is printed back, how it is read, and what is
// said about it: notices with their corrections after an arrow, then the problem.
func TestParse(t *testing.T) {
	cases := []struct {
		in, print, reading string
		says               []string
	}{
		{"", "", "All articles.", nil},
		{"   ", "", "All articles.", nil},
		{"tariffs", "tariffs", "Articles with tariffs, words in any form.", nil},
		{"tariffs steel", "tariffs AND steel", "Articles with tariffs AND steel, words in any form.", nil},
		{"mentions:Kellogg truce", "mentions:Kellogg AND truce", "Articles with any name of Kellogg AND truce, words in any form.", nil},
		{"mentions:Kellogg W/5 truce", "mentions:Kellogg W/5 truce", "Articles with any name of Kellogg within 5 words of truce, words in any form.", nil},
		{
			`-mentions:"Envoy Nobody"`, `NOT mentions:"Envoy Nobody"`, "Articles without any name of Envoy Nobody.",
			[]string{"the codebook has no actor called Envoy Nobody; the words are looked for as they stand"},
		},
		{"mentions:", "", "All articles.", []string{"mentions: with nothing after it was left out"}},
		{"@peace W/5 truce", "@peace W/5 truce", "Articles with any term of the list peace within 5 words of truce, words in any form.", nil},
		{"tariffs AND", "tariffs", "Articles with tariffs, words in any form.", []string{"AND with nothing after it was left out"}},
		{"OR tariffs", "tariffs", "Articles with tariffs, words in any form.", []string{"OR with nothing before it was left out"}},
		{"a OR AND b", "a OR b", "Articles with a OR b, words in any form.", []string{"AND with nothing before it was left out"}},
		{
			"tariffs and steel", "tariffs AND and AND steel", "Articles with tariffs AND and AND steel, words in any form.",
			[]string{"and, or, not in small letters are searched as words; in capitals they join or exclude → tariffs AND steel"},
		},
		{`"accept quotas`, `"accept quotas"`, "Articles with the phrase “accept quotas”.", []string{"a closing quotation mark was added at the end"}},
		{"«accept quotas»", `"accept quotas"`, "Articles with the phrase “accept quotas”.", nil},
		{"„accept quotas“", `"accept quotas"`, "Articles with the phrase “accept quotas”.", nil},
		{`"quotas accept"~1`, `"quotas accept"~1`, "Articles with the words “quotas accept” in any order within 3 words.", nil},
		{`"not _ tariff"`, `"not _ tariff"`, "Articles with the phrase “not _ tariff”.", nil},
		{`"not * tariff"`, `"not _ tariff"`, "Articles with the phrase “not _ tariff”.", []string{"a wildcard standing alone in quotation marks is one word, whatever it is"}},
		{"steel w/3 tariff", "steel W/3 tariff", "Articles with steel within 3 words of tariff, words in any form.", nil},
		{"steel PRE/1 tariff", "steel PRE/1 tariff", "Articles with steel at most 1 word before tariff, words in any form.", nil},
		{"tariff NOT W/4 quotas", "tariff NOT W/4 quotas", "Articles with tariff not within 4 words of quotas, words in any form.", nil},
		{"tariff /s steel", "tariff W/S steel", "Articles with tariff in one sentence with steel, words in any form.", nil},
		{"a W/5 b W/5 c", "a W/5 b W/5 c", "Articles with (a within 5 words of b) within 5 words of c, words in any form.", nil},
		{
			"a W/5 b PRE/2 c", "(a W/5 b) PRE/2 c", "Articles with (a within 5 words of b) at most 2 words before c, words in any form.",
			[]string{
				"bracketed from the left → (a W/5 b) PRE/2 c", "bracketed from the right → a W/5 (b PRE/2 c)",
				"problem: different distances in one chain can be read in two ways; choose where the brackets stand",
			},
		},
		{
			"(a b) W/3 c", "a W/3 c AND b W/3 c", "Articles with a within 3 words of c AND b within 3 words of c, words in any form.",
			[]string{"AND beside a distance holds for each of its words"},
		},
		{
			"a W/3 -b", "a W/3 b", "Articles with a within 3 words of b, words in any form.", nil,
		},
		{
			"a W/3 NOT b", "a W/3 b", "Articles with a within 3 words of b, words in any form.",
			[]string{"problem: NOT cannot stand after W/3; write NOT W/3 between the words instead"},
		},
		{
			"steel OR quotas AND commissioner", "steel OR (quotas AND commissioner)",
			"Articles with steel OR (quotas AND commissioner), words in any form.",
			[]string{"AND holds together before OR here → (steel OR quotas) AND commissioner"},
		},
		{"tariff -steel", "tariff AND NOT steel", "Articles with tariff AND without steel, words in any form.", nil},
		{"-steel", "NOT steel", "Articles without steel, words in any form.", nil},
		{"NOT NOT steel", "steel", "Articles with steel, words in any form.", nil},
		{"+tariff -(a OR b)", "tariff AND NOT (a OR b)", "Articles with tariff AND without (a OR b), words in any form.", nil},
		{"date:2024-05 tariff", "date:2024-05 AND tariff", "Articles with tariff, words in any form, published from 1 May 2024 to 31 May 2024.", nil},
		{"date:>=2024-05-10", "date:>=2024-05-10", "Articles published on or after 10 May 2024.", nil},
		{"date:..2024-04", "date:..2024-04", "Articles published before 1 May 2024.", nil},
		{"date:last7d", "date:last7d", "Articles published on or after 8 June 2024.", nil},
		{"date:foo", "date:foo", "Articles published foo.", []string{`problem: date:foo: "foo" is not a date; write 2024-05-31, 2024-05, 2024, 2024-05..2024-07, >=2024-05 or last7d`}},
		{"words:>500 lang:en", "words:>500 AND lang:en", "Articles of at least 501 words, in the language en.", nil},
		{`source:"Kyiv Post"`, `source:"Kyiv Post"`, "Articles from Kyiv Post.", nil},
		{"source:(bbc OR cnn)", "source:bbc OR source:cnn", "Articles (from bbc OR from cnn).", nil},
		{"is:codd", "is:codd", "Articles that are codd.", []string{"problem: is:codd is not known; known are new, reading, coded, reviewed, excluded, starred, duplicate, unindexed, failed"}},
		{"note:(ask again)", "note:(ask AND again)", "Articles with notes on (ask AND again).", nil},
		{"ATLEAST/2 tariff", "ATLEAST/2 tariff", "Articles with at least 2 times tariff, words in any form.", nil},
		{"FIRST/5(quotas)", "FIRST/5(quotas)", "Articles with quotas among the first 5 words, words in any form.", nil},
		{"LEAD(steel)", "LEAD(steel)", "Articles with steel in the title or the first two paragraphs, words in any form.", nil},
		{"lead:steel", "LEAD(steel)", "Articles with steel in the title or the first two paragraphs, words in any form.", nil},
		{"title:(a OR b)", "title:(a OR b)", "Articles with (a OR b) in the title, words in any form.", nil},
		{"CAPS(us)", "CAPS(US)", "Articles with US in capitals.", nil},
		{"FORMS(tariff)", "FORMS(tariff)", "Articles with tariff, words in any form.", nil},
		{"=tariff", "=tariff", "Articles with exactly “tariff”.", nil},
		{`="U.S."`, `="U.S."`, "Articles with exactly “U.S.”.", nil},
		{"vice-president and/or", `"vice president" AND "and or"`, "Articles with the phrase “vice president” AND the phrase “and or”.", nil},
		{"tarif* w?rd negotiat!", "tarif* AND w?rd AND negotiat*", "Articles with a word like tarif* AND a word like w?rd AND a word like negotiat*.", nil},
		{"t*", "t*", "Articles with a word like t*.", []string{"problem: t* needs at least two letters beside the wildcard"}},
		{"tarif~1 tarif~9", "tarif~1 AND tarif~2", "Articles with tarif or a word one letter off AND tarif or a word up to two letters off.", []string{"tarif~9: at most two letters may differ"}},
		{"tarif~", "tarif", "Articles with tarif, words in any form.", []string{"the ~ of tarif~ was left out: it needs a 1 or 2"}},
		{"/tarif+s?/", "/tarif+s?/", "Articles with a word of the pattern /tarif+s?/.", nil},
		{"@peace", "@peace", "Articles with any term of the list peace, words in any form.", nil},
		{"@war", "@war", "Articles with any term of the list war.", []string{"problem: there is no term list called war"}},
		{
			"who pays tariffs?", "who AND pays AND tariffs", "Articles with who AND pays AND tariffs, words in any form.",
			[]string{"the question mark at the end was left out → (who AND pays AND tariffs?)"},
		},
		{"tariffs - : / ~", "tariffs", "Articles with tariffs, words in any form.", []string{
			"- was left out: it holds no letters", ": was left out: it holds no letters",
			"/ was left out: it holds no letters", "the ~ of ~ was left out: it needs a 1 or 2", "~ was left out: it holds no letters",
		}},
		{"() (tariffs", "tariffs", "Articles with tariffs, words in any form.", []string{"empty brackets were left out", "a closing bracket was added at the end"}},
		{"tariffs) steel", "tariffs AND steel", "Articles with tariffs AND steel, words in any form.", []string{"a closing bracket without an opening one was left out"}},
		{"Note: tariffs", "Note AND tariffs", "Articles with Note AND tariffs, words in any form.", nil},
		{"W/3 tariffs W/2", "tariffs", "Articles with tariffs, words in any form.", []string{"W/3 with nothing before it was left out", "W/2 with nothing after it was left out"}},
		{`"AND" steel`, `"AND" AND steel`, "Articles with the word “AND” AND steel, words in any form.", nil},
	}
	for _, c := range cases {
		t.Run(c.in, func(t *testing.T) {
			p := query.Parse(c.in, options())
			var says []string
			for _, n := range p.Notices {
				text := n.Text
				if n.Fix != "" {
					text += " → " + n.Fix
				}
				says = append(says, text)
			}
			if p.Problem != "" {
				says = append(says, "problem: "+p.Problem)
			}
			got := []any{query.Print(p.Query), p.Reading, says}
			want := []any{c.print, c.reading, c.says}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", c.in, diff)
			}
			roundTrip(t, c.in)
		})
	}
}

// roundTrip holds for every text: it parses, and its printed form is read as the same
// tree.
func roundTrip(t *testing.T, text string) {
	t.Helper()
	p := query.Parse(text, options())
	printed := query.Print(p.Query)
	again := query.Parse(printed, options())
	if !reflect.DeepEqual(p.Query, again.Query) {
		t.Fatalf("%.300q is printed as %.300q, which is read as %.300q", text, printed, query.Print(again.Query))
	}
	if p.Reading == "" {
		t.Fatalf("%q has no reading", text)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`a W/3 "b c"~2 OR NOT title:(d -e) @peace`, `date:>=2024-05 source:"Kyiv Post" words:1..2`, `="U.S." CAPS(and) FORMS(a b) /x+y/`,
		`ATLEAST/2 LEAD(FIRST/3(a* ?bc d~1))`, "((((((((a b OR c) d OR e) f OR g)", "note:(a \"b c\") lang:(en OR uk) is:new", "под’їзд ʬ ʭ\u00ad *",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { roundTrip(t, text) })
}

// TestRandomQueries puts the pieces of the language together at random.
func TestRandomQueries(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	pieces := strings.Split(`a|b|word|wor*|w?rd|AND|OR|NOT|and|-|+|(|)|"|“|"a b"|"a _ b"~2|=|="|W/3|NOT W/2|PRE/2|/s|W/P|SAME|FIRST/3(|LEAD(|ATLEAST/2|CAPS(|FORMS(|`+
		`title:|body:|lead:|source:|date:2024|date:|words:>3|is:new|note:|note:(|@peace|@|/re+x/|/(/|~1|~|*|?|!|:|_|vice-president|U.S.|l’union|`+
		`,|.|AND,|под’їзд|-x|--|(-|)-|title:=x|title:"|source:"AND"|tag:(|=AND|CAPS(and)|`+"\x00|\xff|\u00ad", "|")
	for range 60000 {
		var b strings.Builder
		for range 1 + rng.IntN(9) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
			if rng.IntN(3) > 0 {
				b.WriteByte(' ')
			}
		}
		roundTrip(t, b.String())
	}
}

func TestDeepNesting(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("(", 5000), strings.Repeat("(a b OR ", 200) + "c", strings.Repeat("title:", 5000) + "x",
		strings.Repeat("-", 5000) + "x", strings.Repeat("a W/1 ", 2000) + "a", strings.Repeat("NOT (a OR ", 45) + "b",
		strings.Repeat("ATLEAST/2 ", 500) + "x", strings.Repeat("(", 40) + "a b OR c" + strings.Repeat(") d OR e", 40),
	} {
		roundTrip(t, text)
	}
}
