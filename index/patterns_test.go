package index_test

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app/plaintext"
	"parley/index"
)

func TestPatterns(t *testing.T) {
	tests := []struct {
		name, pattern, language, text string
		want                          []string
	}{
		{"a word in any form", "tariff", "en", "Tariffs and a tariff.", []string{"Tariffs", "tariff"}},
		{"words are a phrase", "transit fee", "en", "The transit fees rose. The fee for transit fell.", []string{"transit fees"}},
		{"words far apart are none", "transit fee", "en", "Transit is slow. A fee is due.", nil},
		{"quotes are to the word in English", `"old fee"`, "en", "The old fees are gone, the old fee stays.", []string{"old fee"}},
		{"operators stay", "fee PRE/3 gone", "en", "The fee is long gone.", []string{"fee is long gone"}},
		{"a Ukrainian word", "здирництво", "uk", "Він назвав це здирництвом.", []string{"здирництвом"}},
		{"a quoted Ukrainian word", `"здирництво"`, "uk", "Він назвав це здирництвом.", []string{"здирництвом"}},
		{"a Ukrainian phrase", "скасувати плату", "uk", "Вони скасували плату за проїзд.", []string{"скасували плату"}},
		{"a Russian phrase", `"закрытие шахты"`, "ru", "Он против закрытия шахты.", []string{"закрытия шахты"}},
		{"little words keep their form", `"не буде"`, "uk", "Чекати не будемо. Мосту не буде.", []string{"не буде"}},
		{"to the letter", `="здирництво"`, "uk", "Він назвав це здирництвом.", nil},
		{"a pattern", "здирн*", "uk", "Він назвав це здирництвом.", []string{"здирництвом"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, h := range index.NewPatterns([]string{tt.pattern}, plaintext.Segment).Find(tt.text, tt.language)[0] {
				got = append(got, tt.text[h.Start:h.End])
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("%s in %q (-want +got)\n%s", tt.pattern, tt.text, d)
			}
		})
	}
}

// TestPatternsRemember compares patterns that have seen other texts, from several
// goroutines, with fresh ones for each pattern and text.
func TestPatternsRemember(t *testing.T) {
	patterns := []string{"tariff", "transit fee", `"old fee"`, "fee PRE/3 gone", "fee NOT tariff", "здирн*", "скасувати плату", `"не буде"`, "fe?", "fee~1", "lang:en", "*"}
	texts := []struct{ language, text string }{
		{"en", "Tariffs rose. The old fee is long gone; transit fees stay, no fee is paid."},
		{"en", "Nothing of the kind was said."},
		{"uk", "Він назвав це здирництвом. Вони скасували плату, мосту не буде."},
		{"", "Fees and tariffs, скасувати плату, la feé."},
		{"xx", "The fee, the fees, a tariff."},
		{"en", "A tariff on the tariffs."},
	}
	shared := index.NewPatterns(patterns, plaintext.Segment)
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			for _, x := range texts {
				got := shared.Find(x.text, x.language)
				if len(got) != len(patterns) {
					t.Errorf("%d answers for %d patterns", len(got), len(patterns))
					return
				}
				for i, p := range patterns {
					want := index.NewPatterns([]string{p}, plaintext.Segment).Find(x.text, x.language)[0]
					if d := cmp.Diff(want, got[i]); d != "" {
						t.Errorf("%s in %q (-fresh +shared)\n%s", p, x.text, d)
					}
				}
			}
		})
	}
	group.Wait()
	if hits := shared.Find(texts[0].text, "en"); len(hits[0]) != 1 || len(hits[1]) != 1 || len(hits[3]) != 1 {
		t.Errorf("tariff %v, transit fee %v, fee before gone %v", hits[0], hits[1], hits[3])
	}
}
