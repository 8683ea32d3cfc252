package plaintext_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"parley/app"
	"parley/app/plaintext"
)

func TestFindQuote(t *testing.T) {
	got := plaintext.FindQuote("aaa", "aa")
	if d := cmp.Diff([]app.Bounds{{Start: 0, End: 2}, {Start: 1, End: 3}}, got); d != "" {
		t.Errorf("overlapping places (-want +got):\n%s", d)
	}
	if got := plaintext.FindQuote("aaa", ""); got != nil {
		t.Errorf("an empty quote was found at %v", got)
	}
}

func TestFindLoose(t *testing.T) {
	tests := []struct {
		name, text, quote string
		want              []string
	}{
		{"curly and straight", "She said: “We won’t.”", `"We won't."`, []string{"“We won’t.”"}},
		{"guillemets", "Він: «Ні» і все", `"Ні"`, []string{"«Ні»"}},
		{"dashes", "war—and – peace", "war-and — peace", []string{"war—and – peace"}},
		{"white space", "one\u00A0 two\nthree", "one two three", []string{"one\u00A0 two\nthree"}},
		{"nothing behind it", "one  two", "one", []string{"one"}},
		{"decomposed", "a café here", "cafe\u0301", []string{"café"}},
		{"soft hyphen", "nego\u00ADtiate", "negotiate", []string{"nego\u00ADtiate"}},
		{"twice", "No. “No” 'No'", "“No”", []string{"“No”", "'No'"}},
		{"case is kept", "no", "No", nil},
		{"part of a ligature", "ﬁnd", "f", nil},
		{"whole ligature", "ﬁnd it", "find", []string{"ﬁnd"}},
		{"base of a mark", "x\u0302", "x", nil},
		{"blank quote", "a b", "  ", nil},
		{"space around the quote", "a b", " b ", []string{"b"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := cut(tt.text, plaintext.FindLoose(tt.text, tt.quote))
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("places (-want +got):\n%s", d)
			}
		})
	}
}

func TestNormaliseProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		checkNormal(t, randomText(r, r.IntN(16)))
	}
}

func FuzzNormalise(f *testing.F) {
	f.Add("“e\u0301” — ﬁ\u00AD\u0301")
	f.Fuzz(func(t *testing.T, raw string) { checkNormal(t, raw) })
}

// checkNormal also looks for a canonical slice of the text in the text.
func checkNormal(t *testing.T, raw string) {
	t.Helper()
	text, _ := plaintext.Canonical(raw)
	n := plaintext.Normalise(text)
	if again := plaintext.Normalise(n.Text); again.Text != n.Text {
		t.Fatalf("%q became %q, and that %q", text, n.Text, again.Text)
	}
	last := 0
	for at, c := range n.Text {
		b := n.Source(app.Bounds{Start: at, End: at + utf8.RuneLen(c)})
		if b.Start < last || b.End > len(text) || !utf8.ValidString(text[b.Start:b.End]) {
			t.Fatalf("%q: %q maps to %v after %d", text, c, b, last)
		}
		last = b.Start
	}
	for _, b := range plaintext.FindLoose(text, text) {
		if got := strings.TrimSpace(text); !strings.Contains(text[b.Start:b.End], strings.Trim(got, "\u200C\u200D \n\u00A0")) {
			t.Fatalf("%q found itself as %q", text, text[b.Start:b.End])
		}
	}
	trimmed := strings.TrimSpace(text)
	if plaintext.Normalise(trimmed).Text != "" && norm.NFKC.PropertiesString(trimmed).BoundaryBefore() && len(plaintext.FindLoose(text, text)) == 0 {
		t.Fatalf("%q does not find itself", text)
	}
}

func TestOffsetsProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 300 {
		text, _ := plaintext.Canonical(randomText(r, r.IntN(40)+i*4))
		checkOffsets(t, text)
	}
}

func FuzzOffsets(f *testing.F) {
	f.Add("aé한👩")
	f.Fuzz(func(t *testing.T, text string) { checkOffsets(t, strings.ToValidUTF8(text, "?")) })
}

func checkOffsets(t *testing.T, text string) {
	t.Helper()
	o := plaintext.NewOffsets(text)
	runes, units := 0, 0
	for off := range len(text) + 1 {
		inside := off < len(text) && !utf8.RuneStart(text[off])
		r, ok := o.ByteToRune(off)
		if ok == inside {
			t.Fatalf("%q: byte %d inside a character %v, ok %v", text, off, inside, ok)
		}
		if inside {
			continue
		}
		u, _ := o.ByteToUTF16(off)
		b1, ok1 := o.RuneToByte(r)
		b2, ok2 := o.UTF16ToByte(u)
		if r != runes || u != units || b1 != off || b2 != off || !ok1 || !ok2 {
			t.Fatalf("%q: byte %d is rune %d (want %d), unit %d (want %d), and back %d, %d", text, off, r, runes, u, units, b1, b2)
		}
		if off < len(text) {
			c, _ := utf8.DecodeRuneInString(text[off:])
			runes++
			units += utf16.RuneLen(c)
		}
	}
	for _, off := range []int{-1, len(text) + 1} {
		if _, ok := o.ByteToRune(off); ok {
			t.Fatalf("byte %d lies in a text of %d", off, len(text))
		}
	}
	if _, ok := o.RuneToByte(runes + 1); ok {
		t.Fatal("a rune behind the end was found")
	}
}

func TestNewVersion(t *testing.T) {
	at := time.Date(2026, 5, 12, 9, 31, 0, 0, time.UTC)
	e := app.Extracted{Text: "One. Two.\nThree.", Language: "en", Extractor: "text/1", SourceSHA: "ab"}
	got := plaintext.NewVersion("a1", 2, e, at)
	want := app.TextVersion{
		ID: app.HashText(e.Text), Article: "a1", N: 2, Text: e.Text, MadeFrom: "text/1", SourceSHA: "ab", MadeAt: at,
		Paragraphs: []app.Bounds{{Start: 0, End: 9}, {Start: 10, End: 16}},
		Sentences:  []app.Bounds{{Start: 0, End: 4}, {Start: 5, End: 9}, {Start: 10, End: 16}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("version (-want +got):\n%s", d)
	}
}
