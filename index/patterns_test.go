package index_test

import (
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
