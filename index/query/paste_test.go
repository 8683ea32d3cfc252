package query_test

import (
	"strings"
	"testing"

	"parley/index/query"
)

func TestPastedQueries(t *testing.T) {
	cases := []struct{ system, in, want string }{
		{"Factiva", "tariff adj5 steel", "tariff PRE/5 steel"},
		{"Factiva", "tariff near3 steel and wc>500", "tariff W/3 steel AND words:>500"},
		{"Factiva", "hd=tariff and quota* not atleast3 steel", "title:tariff AND quota* AND NOT ATLEAST/3 steel"},
		{"Factiva", "(tariff w/5 steel) near10 quota", "(tariff PRE/5 steel) W/10 quota"},
		{"Factiva", "ceasefire/F50/ and by=smith", "FIRST/50(ceasefire) AND author:smith"},
		{"Lexis", "hlead(tariff) and trade war", `LEAD(tariff) AND "trade war"`},
		{"Lexis", "headline(peace talks) and atleast5(russia) and not sport!", `title:"peace talks" AND ATLEAST/5 russia AND NOT sport*`},
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
			system, fix := "", ""
			for _, n := range query.Parse(c.in, options()).Notices {
				if rest, ok := strings.CutPrefix(n.Text, "this looks like a query for "); ok {
					system, _, _ = strings.Cut(rest, ";")
					fix = n.Fix
				}
			}
			if system != c.system || fix != c.want {
				t.Errorf("%s: %s, want %s: %s", system, fix, c.system, c.want)
			}
		})
	}
}
