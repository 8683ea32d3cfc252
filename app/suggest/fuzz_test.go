package suggest_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"parley/app"
	"parley/app/suggest"
)

// checkSuggested fails unless every span of a suggestion lies in its text, on rune bounds, in
// order, and the roles do not overlap.
func checkSuggested(t *testing.T, found app.Suggested, text string) {
	t.Helper()
	inside := func(b app.Bounds) bool {
		return 0 <= b.Start && b.Start < b.End && b.End <= len(text) &&
			utf8.RuneStart(text[b.Start]) && (b.End == len(text) || utf8.RuneStart(text[b.End]))
	}
	for _, s := range found.Suggestions {
		roles := append([]app.Bounds{s.Cue}, s.Content...)
		if s.Source != nil {
			roles = append(roles, *s.Source)
		}
		if len(s.Content) == 0 || len(s.Chain) == 0 {
			t.Errorf("%s has no content or no chain", s.ID)
		}
		if !s.Within(text) {
			t.Errorf("%s (%s) would not be offered", s.ID, s.Rule)
		}
		for i, b := range append(roles, s.Inserted...) {
			if !inside(b) {
				t.Fatalf("%s (%s): %v is no span of the text", s.ID, s.Rule, b)
			}
			for j, c := range roles {
				if i < len(roles) && j < i && b.Overlaps(c) {
					t.Errorf("%s (%s): %q overlaps %q", s.ID, s.Rule, text[b.Start:b.End], text[c.Start:c.End])
				}
			}
		}
		if s.Confidence < 0 || s.Confidence > 1 || s.Tier != app.TierOf(s.Confidence) {
			t.Errorf("%s: confidence %v, tier %s", s.ID, s.Confidence, s.Tier)
		}
		_ = s.Draft(text)
	}
}

func suggestText(t testing.TB, text, language string) app.Suggested {
	t.Helper()
	found, err := suggest.New(app.Codebook{}, nil).Suggest(t.Context(), app.SuggestInput{Text: text, Language: language, Published: "2026-03-12"})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func FuzzSuggest(f *testing.F) {
	for _, s := range []string{
		"“We will sign,” Ada Brandel said. “Tomorrow.”", "Weir said that Dronn wants peace, but denied it.", "According to two diplomats, it failed.",
		"The plan was met with opposition from A, particularly from B, who argued that \"no\".", "“A “b” [c], d", "''x'' said ", "Він сказав: «Так».",
		"«Нет, — сказал он, — нет»", "\u2028\u200b’’’’'s n't 'll", "Read also\n-\nA: ‘b’", "a b c said d e f said g", "(((((", "— – — said — – —", "In , said , X , who , said",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		for _, lang := range []string{"en", "uk"} {
			checkSuggested(t, suggestText(t, text, lang), text)
		}
	})
}

// TestShuffled runs over the sentences of the gold articles in random order and cut at
// random places.
func TestShuffled(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var words []string
	for _, part := range goldParts {
		for _, a := range loadGold(t, part) {
			checkSuggested(t, suggestText(t, a.Text, a.Language), a.Text)
			words = append(words, strings.SplitAfter(a.Text, " ")...)
		}
	}
	for range 300 {
		var b strings.Builder
		for range 60 {
			at := rng.IntN(len(words))
			b.WriteString(strings.Join(words[at:min(at+1+rng.IntN(8), len(words))], ""))
		}
		checkSuggested(t, suggestText(t, b.String(), "en"), b.String())
	}
}

// TestSameBytes runs twice, alone and among others.
func TestSameBytes(t *testing.T) {
	articles := loadGold(t, "dev")
	engine := suggest.New(app.Codebook{}, nil)
	var texts []app.SuggestInput
	for _, a := range articles {
		texts = append(texts, app.SuggestInput{Article: app.ArticleID(a.Article), Text: a.Text, Language: a.Language})
	}
	n := 0
	err := engine.Each(t.Context(), func(yield func(app.SuggestInput) bool) {
		for _, x := range texts {
			if !yield(x) {
				return
			}
		}
	}, func(s app.Suggested) error {
		if s.Article != texts[n].Article {
			t.Errorf("article %s at place %d", s.Article, n)
		}
		checkSuggested(t, s, texts[n].Text)
		again, err := engine.Suggest(t.Context(), texts[n])
		if err != nil || !sameSuggestions(s.Suggestions, again.Suggestions) {
			t.Errorf("%s: another answer the second time", s.Article)
		}
		n++
		return nil
	})
	if err != nil || n != len(texts) {
		t.Errorf("%d of %d, %v", n, len(texts), err)
	}
}

func sameSuggestions(a, b []app.Suggestion) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Cue != b[i].Cue || a[i].Confidence != b[i].Confidence || a[i].Why != b[i].Why || len(a[i].Content) != len(b[i].Content) {
			return false
		}
	}
	return true
}

func BenchmarkArticle5KB(b *testing.B) {
	text := goldText(b, 5<<10)
	b.ReportAllocs()
	for b.Loop() {
		suggestText(b, text, "en")
	}
}

// BenchmarkMegabyteOfQuotes is a text of 1 MB with 10,000 quotation marks in one paragraph.
func BenchmarkMegabyteOfQuotes(b *testing.B) {
	text := strings.Repeat("“Nothing is settled,” he said, and the minister said that the plan was dead. It was late in the day and the hall was cold, he added, but ", 5000)
	text += strings.Repeat("x ", max(0, 1<<19-len(text)/2))
	for b.Loop() {
		suggestText(b, text, "en")
	}
}

// BenchmarkUnclosedQuotes has nothing but opening marks, without a full stop.
func BenchmarkUnclosedQuotes(b *testing.B) {
	text := strings.Repeat("“word said that word and word said ", 10000)
	for b.Loop() {
		suggestText(b, text, "en")
	}
}

func goldText(b *testing.B, size int) string {
	b.Helper()
	var s strings.Builder
	for _, a := range loadGold(b, "dev") {
		if a.Language == "en" {
			s.WriteString(a.Text + "\n")
		}
	}
	text := s.String()
	return strings.ToValidUTF8(text[:min(size, len(text))], "")
}
