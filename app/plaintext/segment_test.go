package plaintext_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app/plaintext"
)

// Each text is written with "|" where a sentence ends.
func TestSegmentSentences(t *testing.T) {
	tests := []struct{ name, lang, text string }{
		{"plain", "en", "The talks ended.| Nobody signed."},
		{"question and exclamation", "en", "Will they come?| Yes!| They will."},
		{"titles", "en", "Mr. Abel met Gen. Brandt and Sen. Cole.| Dr. Dorn was absent."},
		{"acronym inside", "en", "The U.S. Congress voted in the U.S. on Monday.| It failed."},
		{"acronym at the end", "en", "He flew to the U.S.| The visit was short."},
		{"initials", "en", "The author J. K. Marlow spoke.| J.R. Norton did not."},
		{"decimals", "en", "Prices rose 3.5 percent.| Wages rose 2.1."},
		{"quote closes after stop", "en", "“We agreed.”| Nobody else did.| He left."},
		{"quoted question and speaker", "en", "“Will you sign?” Minister Orlo said on Friday.| He smiled."},
		{"quote of two sentences", "en", "“We came.| We saw,” she said.| Then she left."},
		{"nested quotes", "en", "“He told me ‘No.’| Then he left,” Vera said.| We waited."},
		{"ellipsis inside", "en", "He said… nothing at all.| Well...| Then he spoke."},
		{"semicolon", "en", "They met; they talked; they left."},
		{"time of day", "en", "It began at 5 p.m. Friday and ended at 7 p.m.| The hall was full."},
		{"number sign", "en", "Resolution No. 12 passed.| No. 13 did not."},
		{"year", "en", "It began in 2022.| Russia denied it."},
		{"company", "en", "Orbit Inc. Chairman Dale resigned.| He gave no reason."},
		{"remark", "en", "The minister (?) Ivan was there."},
		{"list number", "en", "1. The first point."},
		{"host name", "en", "See example.com for more.| Write to us."},
		{"short capitals", "en", "It was shown on CNN.| Viewers wrote letters."},
		{"month", "en", "On Jan. 5 they met.| On Feb. 6 they parted."},
		{"brackets", "en", "They left.| (He stayed.)| She wrote."},
		{"ukrainian year and city", "uk", "У 2022 р. Росія напала на м. Київ.| Місто вистояло."},
		{"ukrainian titles", "uk", "Про це сказав ген. Петренко та п. Іваненко.| Він не пояснив причин."},
		{"ukrainian so called", "uk", "Це т. зв. Норманський формат.| Його вже немає."},
		{"ukrainian money", "uk", "Виділили 5 млн. грн. Міністерству оборони.| Це мало."},
		{"ukrainian initials", "uk", "Указ підписав В. О. Зеленко.| А. І. Смирнов був поруч."},
		{"ukrainian dialogue", "uk", "– Ви підпишете? – запитав він.| – Ні! – відповіла вона.| – Чому?"},
		{"ukrainian quotes", "uk", "«Ми готові.»| Так він сказав.| „Добре.“| Так вона відповіла."},
		{"ukrainian street", "uk", "Збори на вул. Хрещатик, буд. 5.| Приходьте."},
		{"ukrainian year end", "uk", "Це сталося 3 травня 2021 р.| У столиці було тихо."},
		{"russian", "ru", "В 2020 г. Москва отказалась.| Г-н Сидоров, т. е. посол, молчал.| И т. д. и т. п."},
		{"russian address", "ru", "Он жил в г. Туле на ул. Ленина.| Потом уехал."},
		{"german ordinals", "de", "Am 11. April tagte der Rat.| Im Jahr 2024.| Danach war Schluss."},
		{"german quotes", "de", "„Das geht nicht.“| Er blieb dabei.| Z. B. Hamburg stimmte zu."},
		{"chinese", "zh", "我们同意。|他们不同意！|为什么？"},
		{"hindi", "hi", "वह आया।| वह गया।"},
		{"no final stop", "en", "One.| Two"},
	}
	if len(tests) == 0 {
		t.Fatal("no cases")
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var want []string
			for s := range strings.SplitSeq(tt.text, "|") {
				want = append(want, strings.TrimSpace(s))
			}
			text := strings.ReplaceAll(tt.text, "|", "")
			_, sentences := plaintext.Segment(text, tt.lang)
			var got []string
			for _, b := range sentences {
				got = append(got, text[b.Start:b.End])
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("sentences (-want +got):\n%s", d)
			}
		})
	}
}

func TestSegmentParagraphs(t *testing.T) {
	text := "First line. Second part.\n\nThird line"
	paragraphs, sentences := plaintext.Segment(text, "en")
	if got := cut(text, paragraphs); !cmp.Equal(got, []string{"First line. Second part.", "Third line"}) {
		t.Errorf("paragraphs %q", got)
	}
	if got := cut(text, sentences); !cmp.Equal(got, []string{"First line.", "Second part.", "Third line"}) {
		t.Errorf("sentences %q", got)
	}
}

func FuzzSegment(f *testing.F) {
	f.Add("Mr. A. B. went. “No!” he said…\n\n«Так.» т. зв. 5 р. І", "uk")
	f.Fuzz(func(t *testing.T, raw, lang string) {
		text, _ := plaintext.Canonical(raw)
		paragraphs, sentences := plaintext.Segment(text, lang)
		at, words := 0, ""
		for _, s := range sentences {
			if s.Start < at || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("sentence %v after %d", s, at)
			}
			if strings.TrimSpace(text[at:s.Start]) != "" {
				t.Fatalf("text between sentences: %q", text[at:s.Start])
			}
			at = s.End
			words += text[s.Start:s.End]
		}
		if strings.TrimSpace(text[at:]) != "" {
			t.Fatalf("text after the last sentence: %q", text[at:])
		}
		if strings.Join(cut(text, paragraphs), "\n") != strings.Join(nonBlank(text), "\n") {
			t.Fatalf("paragraphs are not the lines: %q", cut(text, paragraphs))
		}
	})
}

func nonBlank(text string) []string {
	var lines []string
	for l := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(l) != "" {
			lines = append(lines, l)
		}
	}
	return lines
}
