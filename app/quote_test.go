package app_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

func version(text string) app.TextVersion {
	return app.TextVersion{ID: app.HashText(text), Article: "a", N: 1, Text: text}
}

func TestNewQuote(t *testing.T) {
	const text = "Міністр сказав: “так”. Так, “так” і ще раз “так” 🙂."
	cases := []struct {
		name, exact  string
		nth          int
		count, place int
	}{
		{"first of three", "“так”", 1, 3, 1},
		{"last of three", "“так”", 3, 3, 3},
		{"one rune of four bytes", "🙂", 1, 1, 1},
		{"whole text", text, 1, 1, 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tv := version(text)
			at := nthIndex(text, c.exact, c.nth)
			q, err := app.NewQuote(tv, app.Bounds{Start: at, End: at + len(c.exact)})
			if err != nil {
				t.Fatal(err)
			}
			if q.Exact != c.exact || q.Occurrences != c.count || q.Ordinal != c.place {
				t.Errorf("quote %q, %d of %d", q.Exact, q.Ordinal, q.Occurrences)
			}
			if !strings.HasSuffix(text[:at], q.Prefix) || !strings.HasPrefix(text[at+len(c.exact):], q.Suffix) ||
				utf8.RuneCountInString(q.Prefix) > app.ContextRunes || utf8.RuneCountInString(q.Suffix) > app.ContextRunes {
				t.Errorf("context %q … %q", q.Prefix, q.Suffix)
			}
			if err := q.Check(tv); err != nil {
				t.Error(err)
			}
			if err := q.Check(version(text + "!")); err == nil {
				t.Error("the quote holds in another version")
			}
		})
	}
}

func nthIndex(s, sub string, n int) int {
	at := -1
	for range n {
		at += 1 + strings.Index(s[at+1:], sub)
	}
	return at
}

// Every range either lies on rune bounds and gives the very bytes, or is refused.
func TestQuoteRuneBounds(t *testing.T) {
	const text = "aé“б”🙂z"
	tv := version(text)
	good := 0
	for start := -1; start <= len(text)+1; start++ {
		for end := -1; end <= len(text)+1; end++ {
			q, err := app.NewQuote(tv, app.Bounds{Start: start, End: end})
			inside := start >= 0 && end <= len(text) && start < end
			fits := inside && utf8.RuneStart(text[start]) && (end == len(text) || utf8.RuneStart(text[end]))
			switch {
			case fits && (err != nil || q.Exact != text[start:end]):
				t.Errorf("%d to %d: %v", start, end, err)
			case !fits && (app.CodeOf(err) != app.Invalid || q != app.Quote{}):
				t.Errorf("%d to %d is taken: %+v, %v", start, end, q, err)
			case fits:
				good++
			}
		}
	}
	if runes := utf8.RuneCountInString(text); good != runes*(runes+1)/2 {
		t.Errorf("%d ranges fit", good)
	}
}

func TestQuoteCheckFindsDamage(t *testing.T) {
	tv := version("one two one two")
	q, err := app.NewQuote(tv, app.Bounds{Start: 4, End: 7})
	if err != nil {
		t.Fatal(err)
	}
	for name, edit := range map[string]func(*app.Quote){
		"words":       func(q *app.Quote) { q.Exact = "twO" },
		"place":       func(q *app.Quote) { q.Start, q.End = q.Start+1, q.End+1 },
		"prefix":      func(q *app.Quote) { q.Prefix = "" },
		"suffix":      func(q *app.Quote) { q.Suffix += " " },
		"ordinal":     func(q *app.Quote) { q.Ordinal = 2 },
		"occurrences": func(q *app.Quote) { q.Occurrences = 1 },
	} {
		damaged := q
		edit(&damaged)
		if err := damaged.Check(tv); app.CodeOf(err) != app.Damaged {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestBounds(t *testing.T) {
	b := app.Bounds{Start: 2, End: 5}
	if b.Len() != 3 || b.Contains(1) || !b.Contains(2) || !b.Contains(4) || b.Contains(5) {
		t.Error("half-open bounds")
	}
	for other, want := range map[app.Bounds]bool{{0, 2}: false, {0, 3}: true, {4, 9}: true, {5, 9}: false, {3, 4}: true} {
		if b.Overlaps(other) != want || other.Overlaps(b) != want {
			t.Errorf("%v overlaps %v: %v", b, other, !want)
		}
	}
}

func TestQuoteText(t *testing.T) {
	s := app.Statement{Passages: []app.Passage{
		{Role: app.RoleContent, Quote: app.Quote{Exact: " first “half”"}},
		{Role: app.RoleCue, Quote: app.Quote{Exact: "said"}},
		{Role: app.RoleContent, Quote: app.Quote{Exact: "second\nhalf"}},
	}}
	if d := cmp.Diff(" first “half” […] second\nhalf", s.QuoteText()); d != "" {
		t.Error(d)
	}
	if p, ok := s.Passage(app.RoleCue); !ok || p.Exact != "said" {
		t.Errorf("cue %+v", p)
	}
	if _, ok := s.Passage(app.RoleCondition); ok {
		t.Error("there is no condition")
	}
}
