package analysis_test

import (
	"strings"
	"testing"

	"parley/index/analysis"
)

// TestSlavicForms: the forms of one word share a stem, and words of one line share it with
// no word of another.
func TestSlavicForms(t *testing.T) {
	cases := []struct{ lang, forms string }{
		{"pl", "rząd rządu rządowi rządem rządzie rządy rządów rządom rządami rządach"},
		{"pl", "minister ministra ministrowi ministrem ministrze ministrowie ministrach ministrami"},
		{"pl", "prezydent prezydenta prezydentowi prezydentem prezydencie prezydenci prezydentów"},
		{"pl", "pokój pokoju pokojowi pokojem pokoje"},
		{"pl", "wojna wojny wojnie wojnę wojną wojnom wojnami wojnach"},
		{"pl", "umowa umowy umowie umowę umową umów umowom umowami umowach"},
		{"pl", "trwały trwałego trwałemu trwałym trwała trwałej trwałą trwałe trwałych trwałymi"},
		{"pl", "negocjować negocjował negocjowała negocjowali negocjuje negocjują"},
		{"pl", "powiedział powiedziała powiedzieli powiedzieć"},
		{"cs", "vláda vlády vládě vládu vládou vlád vládám vládách vládami"},
		{"cs", "mír míru míry mírem mírech"},
		{"cs", "válka války válce válku válkou válek válkám válkách válkami"},
		{"cs", "prezident prezidenta prezidentovi prezidentem prezidenti prezidentů prezidentům prezidentech"},
		{"cs", "dohoda dohody dohodě dohodu dohodou dohod dohodám dohodách dohodami"},
		{"cs", "trvalý trvalého trvalému trvalým trvalá trvalé trvalou trvalých trvalými"},
		{"cs", "jednat jednal jednala jednali jednají"},
		{"cs", "Praha Prahy Praze Prahu Prahou"},
		{"cs", "kupovat kupoval kupovala kupuje kupují"},
	}
	stems := map[string]string{}
	for _, c := range cases {
		forms := strings.Fields(c.forms)
		first := analysis.Stem(c.lang, analysis.Fold(forms[0]))
		for _, form := range forms[1:] {
			if got := analysis.Stem(c.lang, analysis.Fold(form)); got != first {
				t.Errorf("%s: %s has the stem %q, %s %q", c.lang, form, got, forms[0], first)
			}
		}
		key := c.lang + " " + first
		if other, taken := stems[key]; taken {
			t.Errorf("%s shares its stem with %s", forms[0], other)
		}
		stems[key] = forms[0]
	}
	if len(cases) == 0 {
		t.Fatal("no cases")
	}
	for _, short := range []string{"na", "od", "ale", "tak", "bez"} {
		for _, lang := range []string{"pl", "cs"} {
			if got := analysis.Stem(lang, short); got != short {
				t.Errorf("%s: %s is cut to %s", lang, short, got)
			}
		}
	}
	if !analysis.HasForms("pl") || !analysis.HasForms("cs") || analysis.HasForms("fi") {
		t.Error("which languages have forms")
	}
}
