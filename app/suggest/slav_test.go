package suggest_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"parley/app"
	"parley/app/suggest"
)

// slavBook is a codebook of invented people for both languages.
var slavBook = app.Codebook{Actors: []app.Actor{
	{ID: "verba", Name: "Оксана Верба", Aliases: []app.Alias{{Text: "Верба"}}},
	{ID: "kray", Name: "Крайний союз", Aliases: []app.Alias{{Text: "КС"}}},
}}

// told prints the suggestions of a text, one a line: source | cue | content / content | holder.
func told(t *testing.T, language, text string) string {
	t.Helper()
	got, err := suggest.New(slavBook, nil).Suggest(t.Context(), app.SuggestInput{Text: text, Language: language, Published: "2026-03-19"})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, s := range got.Suggestions {
		lines = append(lines, line(text, s))
	}
	return strings.Join(lines, "\n")
}

// line prints a suggestion: source | cue | content / content | holder.
func line(text string, s app.Suggestion) string {
	source := "-"
	if s.Source != nil {
		source = text[s.Source.Start:s.Source.End]
	}
	var content []string
	for _, c := range s.Content {
		content = append(content, text[c.Start:c.End])
	}
	return source + " | " + text[s.Cue.Start:s.Cue.End] + " | " + strings.Join(content, " / ") + " | " + s.Holder.Name
}

func FuzzSlavic(f *testing.F) {
	for _, seed := range []string{
		"«Ні, — сказав він, — «так».", "— Да, — сказала Анна. — Нет.", "За словами", "як як як каже", "сказал что что, что",
		"Анна: «", "—а0—с", "»—«, заявив", "назвав «»", "В заявлении говорится", "и и и и требует и", "сказав: : «а»: «б»",
	} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, text string, ukrainian bool) {
		if !utf8.ValidString(text) {
			return
		}
		lang := "ru"
		if ukrainian {
			lang = "uk"
		}
		got, err := suggest.New(slavBook, nil).Suggest(t.Context(), app.SuggestInput{Text: text, Language: lang})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range got.Suggestions {
			last := -1
			for _, c := range s.Content {
				if c.Start < last || c.End <= c.Start || c.End > len(text) || !utf8.ValidString(text[c.Start:c.End]) {
					t.Fatalf("content %v in %q", s.Content, text)
				}
				last = c.End
			}
			if s.Cue.End <= s.Cue.Start || s.Source != nil && s.Source.End <= s.Source.Start || len(s.Content) == 0 || len(s.Chain) == 0 {
				t.Fatalf("%+v in %q", s, text)
			}
		}
	})
}

// TestSlavicLong asks for time that grows with the length of a text, not with its square: of
// a text without full stops, of open quotations, of a turn without an end.
func TestSlavicLong(t *testing.T) {
	for name, part := range map[string]string{
		"words":      "сказал он что ",
		"quotation":  "«а, — сказала она, — б ",
		"turn":       "— Так, сказав Петро Коваль. ",
		"names":      "Петро Коваль і Анна Верба. ",
		"quotes":     "«раз два три». ",
		"pronouns":   "«Так», — сказала вона. ",
		"coordinate": "требует и требует ",
	} {
		text := strings.Repeat(part, 100_000/len(part))
		for _, lang := range []string{"uk", "ru"} {
			if _, err := suggest.New(slavBook, nil).Suggest(t.Context(), app.SuggestInput{Text: text, Language: lang}); err != nil {
				t.Error(name, err)
			}
		}
	}
}

// BenchmarkSlavic measures an article of each language, in nanoseconds a word. English is
// there to compare.
func BenchmarkSlavic(b *testing.B) {
	texts := map[string]string{}
	for _, a := range loadGold(b, "dev") {
		texts[a.Language] += a.Text
	}
	for lang, text := range texts {
		b.Run(lang, func(b *testing.B) {
			engine := suggest.New(slavBook, nil)
			for b.Loop() {
				if _, err := engine.Suggest(b.Context(), app.SuggestInput{Text: text, Language: lang}); err != nil {
					b.Fatal(err)
				}
			}
			words := float64(len(strings.Fields(text)))
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/words, "ns/word")
		})
	}
}
