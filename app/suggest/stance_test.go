package suggest_test

import (
	"strings"
	"testing"

	"parley/app"
	"parley/app/suggest"
)

// wordMatcher finds patterns that are words in small letters, written as in the text.
type wordMatcher struct{}

func (wordMatcher) Compile(patterns []string) suggest.Finder { return wordFinder(patterns) }

type wordFinder []string

func (f wordFinder) Find(text, _ string) [][]app.PatternHit {
	out := make([][]app.PatternHit, len(f))
	low := strings.ToLower(text)
	for i, p := range f {
		for from := 0; ; {
			at := strings.Index(low[from:], p)
			if at < 0 {
				break
			}
			b := app.Bounds{Start: from + at, End: from + at + len(p)}
			out[i] = append(out[i], app.PatternHit{Bounds: b, Words: []app.Bounds{b}})
			from = b.End
		}
	}
	return out
}

func stanceBook() app.Codebook {
	return app.Codebook{
		Actors: []app.Actor{{ID: "lind", Name: "Ann Lind", Aliases: []app.Alias{{Text: "Lind"}}}, {ID: "marsk", Name: "Bo Marsk", Aliases: []app.Alias{{Text: "Marsk"}}}},
		Issues: []app.Issue{{
			ID: "toll", Title: "Bridge toll", Phrases: []string{"toll"}, Support: []string{"fair toll", "keep the toll"}, Oppose: []string{"robbery", "scrap the toll"},
			Conditional: []string{"in return for"},
		}},
	}
}

func TestStance(t *testing.T) {
	tests := []struct {
		name, in string
		holder   string
		want     app.Stance
	}{
		{"a phrase", "Ann Lind said that it was a fair toll.", "lind", app.Support},
		{"a phrase, negated", "Ann Lind said that it was not a fair toll.", "lind", app.Oppose},
		{"phrases of both sides", "Ann Lind said that the fair toll was robbery.", "lind", app.Unclear},
		{"the other side is refused", "Ann Lind refused to scrap the toll.", "lind", app.Support},
		{"the other side is condemned", "Ann Lind condemned the decision to keep the toll.", "lind", app.Oppose},
		{"a fault that is named", "Ann Lind condemned the toll as robbery.", "lind", app.Oppose},
		{"a cue whose object it is", "Ann Lind rejected the toll.", "lind", app.Oppose},
		{"through a plan", "Ann Lind welcomed the plan for a toll.", "lind", app.Support},
		{"a cue whose object is about it", "Ann Lind condemned the language of a report on the toll.", "lind", app.Unclear},
		{"a cue against it, negated", "Ann Lind did not oppose the toll.", "lind", app.Unclear},
		{"a cue for it, negated", "Ann Lind did not support the toll.", "lind", app.Oppose},
		{"blame takes no side", "Ann Lind accused the toll office of theft.", "lind", app.Unclear},
		{"a denial takes no side", "Ann Lind denied the toll story.", "lind", app.Unclear},
		{"a wish", "Ann Lind demanded a toll.", "lind", app.Support},
		{"a wish for something about it", "Ann Lind wants the toll halved.", "lind", app.Unclear},
		{"an intention", "Ann Lind does not intend to keep the toll.", "lind", app.Oppose},
		{"a vote", "Ann Lind said that her party would vote against the toll.", "lind", app.Oppose},
		{"somebody else’s vote", "Ann Lind said that farmers would vote against the toll.", "lind", app.Unclear},
		{"her own words inside", "Ann Lind said she would back the toll.", "lind", app.Support},
		{"somebody else’s words", "Ann Lind said that Bo Marsk had called for officials to keep the toll.", "lind", app.Unclear},
		{"a condition", "Ann Lind said it was a fair toll if lorries were free.", "lind", app.ConditionalSupport},
		{"a phrase of conditions", "Ann Lind said it was a fair toll in return for a road.", "lind", app.ConditionalSupport},
		{"a phrase inside a condition", "Ann Lind said that ships would wait if they keep the toll.", "lind", app.Unclear},
		{"a time is no condition", "Ann Lind said that they would keep the toll until May.", "lind", app.Support},
		{"a question", "“Is it a fair toll?” Ann Lind asked.", "lind", app.Unclear},
		{"no comment", "Ann Lind declined to comment on the toll.", "lind", app.NoComment},
	}
	e := suggest.New(stanceBook(), wordMatcher{})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := e.Suggest(t.Context(), app.SuggestInput{Text: tt.in, Language: "en"})
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range got.Suggestions {
				if string(s.Holder.ID) != tt.holder || s.Parent != "" {
					continue
				}
				if s.Issue != "toll" || s.Stance != tt.want {
					t.Errorf("%s\nissue %q, stance %q, want %q (%s)", tt.in, s.Issue, s.Stance, tt.want, s.Why)
				}
				return
			}
			t.Errorf("%s: no statement of %s among %d", tt.in, tt.holder, len(got.Suggestions))
		})
	}
}

// BenchmarkMegabyteOfPhrases codes twelve thousand statements with a phrase each: time has to
// grow with the text, not with statements times phrases.
func BenchmarkMegabyteOfPhrases(b *testing.B) {
	e := suggest.New(stanceBook(), wordMatcher{})
	text := strings.Repeat("Ann Lind said that Bo Marsk wanted a fair toll if they would vote against the old toll.\n", 12_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := e.Suggest(b.Context(), app.SuggestInput{Text: text, Language: "en"}); err != nil {
			b.Fatal(err)
		}
	}
}
