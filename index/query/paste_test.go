package query_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/index/query"
)

func TestPastedQueries(t *testing.T) {
	cases := []struct{ system, in, want string }{
		{"Factiva", "tariff adj5 steel", "tariff PRE/5 steel"},
		{"Factiva", "tariff near3 steel and wc>500", "tariff W/3 steel AND words:>500"},
		{"Factiva", "hd=tariff and quota* not atleast3 steel", "title:tariff AND quota* AND NOT ATLEAST/3 steel"},
		{"Factiva", "(tariff w/5 steel) near10 quota", "(tariff PRE/5 steel) W/10 quota"},
		{"Factiva", "ceasefire/F50/ and by=smith", "FIRST/50(ceasefire) AND author:smith"},
		{"Nexis", "hlead(tariff) and trade war", `LEAD(tariff) AND "trade war"`},
		{"Nexis", "headline(peace talks) and atleast5(russia) and not sport!", `title:"peace talks" AND ATLEAST/5 russia AND NOT sport*`},
		{"dtSearch", "tariff w/10 xfirstword and steel", "FIRST/10(tariff) AND steel"},
		{"dtSearch", "(title contains (trade war)) and steel", `title:"trade war" AND steel`},
		{"Elasticsearch", "tariff && published:[2024-01-01 TO 2024-06-30]", "tariff AND date:2024-01-01..2024-06-30"},
		{"Elasticsearch", "(tariff || steel) !quota", "(tariff OR steel) AND NOT quota"},
		{"Elasticsearch", "words:[500 TO *] tariff", "words:500.. AND tariff"},
		{"", "tariff W/5 steel OR LEAD(quota) ATLEAST/3 peace", ""},
		{"", "the same near and contains nothing", ""},
	}
	for _, c := range cases {
		t.Run(c.in, func(t *testing.T) {
			system, to := "", ""
			p := query.Parse(c.in, options())
			if p.Converted != nil {
				system, to = p.Converted.System, p.Converted.To
				if p.Converted.From != c.in || p.Converted.Reading == "" {
					t.Errorf("pasted %q, reading %q", p.Converted.From, p.Converted.Reading)
				}
			}
			if system != c.system || to != c.want {
				t.Errorf("%s: %s, want %s: %s", system, to, c.system, c.want)
			}
		})
	}
}

// TestConversionParts shows piece by piece what became what, and what was left out.
func TestConversionParts(t *testing.T) {
	cases := []struct {
		in, to      string
		parts, lost []string
	}{
		{
			"hd=tariff and rst=tnwp not sport", "title:tariff AND NOT sport",
			[]string{"hd= → title:", "not → NOT"},
			[]string{"and rst=tnwp: codes of sources are Factiva's own; use source:"},
		},
		{
			"tariff adj3 steel and date from 20240101 to 20240630", "tariff PRE/3 steel AND date:2024-01-01..2024-06-30",
			[]string{"adj3 → PRE/3", "date from 20240101 to 20240630 → date:2024-01-01..2024-06-30", "and → AND"},
			nil,
		},
		{
			"hlead(peace deal) and section(world news) and date aft 2024-05", `LEAD("peace deal") AND date:>2024-05`,
			[]string{"hlead( → LEAD(", "date aft 2024-05 → date:>2024-05", "and → AND", `peace deal → "peace deal"`},
			[]string{"and section(world news): articles have no such segment here"},
		},
		{
			"tariff && title:quota^2 && _exists_:author", "tariff AND title:quota",
			[]string{"&& → AND"},
			[]string{"^2: results are not weighted word by word", "&& _exists_:author: there is no question for the presence of a field; has: knows annotation, note, statement"},
		},
		{
			"(title contains (apply~)) and #smith and steel w/5 xlastword", "title:FORMS(apply)",
			[]string{"(title contains (apply~)) → title:(apply~)", "apply~ → FORMS(apply)", "and → AND"},
			[]string{
				"and steel w/5 xlastword: there is no distance from the end of an article",
				"#smith: words are not compared by their sound", "AND with nothing after it was left out",
			},
		},
		{
			"tariff near5 steel and by=", "tariff W/5 steel",
			[]string{"near5 → W/5", "by= → author:", "and → AND"},
			[]string{"author: with nothing after it was left out", "AND with nothing after it was left out"},
		},
		{"hd=t* and wc>500", "", []string{"hd= → title:", "wc>500 → words:>500", "and → AND"}, []string{"title:t* AND words:>500: t* needs at least two letters beside the wildcard"}},
	}
	for _, c := range cases {
		t.Run(c.in, func(t *testing.T) {
			got := query.Parse(c.in, options()).Converted
			if got == nil {
				t.Fatal("not recognised")
			}
			var parts, lost []string
			for _, p := range got.Parts {
				parts = append(parts, p.From+" → "+p.To)
			}
			for _, l := range got.Lost {
				lost = append(lost, strings.TrimPrefix(l.From+": "+l.Why, ": "))
			}
			if got.To != c.to {
				t.Errorf("becomes %q, want %q", got.To, c.to)
			}
			if diff := cmp.Diff(c.parts, parts); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.lost, lost); diff != "" {
				t.Error(diff)
			}
		})
	}
}
