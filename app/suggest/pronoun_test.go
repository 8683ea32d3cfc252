package suggest_test

import (
	"strings"
	"testing"
)

// TestPersonFarBack: in a long paragraph "he" stands for the person named last, but not for one
// named many hundred words before.
func TestPersonFarBack(t *testing.T) {
	for _, c := range []struct {
		name   string
		words  int
		holder string
	}{
		{"near", 20, "Anna Brandel"},
		{"far", 900, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := "A letter lay before Anna Brandel" + strings.Repeat(", cold and wet", c.words/3) + ", and she said that the treaty was dead."
			found := suggestText(t, text, "en").Suggestions
			if len(found) == 0 {
				t.Fatal("nothing is found")
			}
			for _, s := range found {
				if s.Holder.Name != c.holder {
					t.Errorf("the holder is %q, want %q", s.Holder.Name, c.holder)
				}
			}
		})
	}
}

// BenchmarkMegabyteOfPronouns is a paragraph of 1 MB in one sentence with 20,000 pronouns that
// stand for nobody in it.
func BenchmarkMegabyteOfPronouns(b *testing.B) {
	text := strings.Repeat("it is late, he added, citing Weir, and the hall cold, ", 20000)
	for b.Loop() {
		suggestText(b, text, "en")
	}
}
