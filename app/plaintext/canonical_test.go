package plaintext_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"parley/app"
	"parley/app/plaintext"
)

func cut(text string, bounds []app.Bounds) []string {
	var out []string
	for _, b := range bounds {
		out = append(out, text[b.Start:b.End])
	}
	return out
}

func TestCanonical(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing to do", "Plain text.\nSecond line.", "Plain text.\nSecond line."},
		{"empty", "", ""},
		{"byte order mark", "\uFEFFA", "A"},
		{"line ends", "a\r\nb\rc\u2028d\u0085e\vf", "a\nb\nc\nd\ne\nf"},
		{"soft hyphen and zero width", "ne\u00ADgo\u200Bti\u2060a\uFEFFte", "negotiate"},
		{"joiners stay", "\u0645\u06CC\u200C\u062E 👩\u200D💻", "\u0645\u06CC\u200C\u062E 👩\u200D💻"},
		{"bidi", "a\u202Eb\u2066c\u200Fd\u061Ce", "abcde"},
		{"controls", "a\x00b\x1Bc\u0090d", "abcd"},
		{"tab", "a\tb", "a b"},
		{"composed", "e\u0301 \u0438\u0306", "é й"},
		{"composed across what is dropped", "e\u200B\u0301", "é"},
		{"trailing space", "a \u00A0\n  b\t\n ", "a\n  b\n"},
		{"no-break space inside stays", "5\u00A0km", "5\u00A0km"},
		{"wrong byte", "a\xFFb", "a\uFFFDb"},
		{"character cut short", "a\xE2\x82 b\xD0", "a\uFFFD b\uFFFD"},
		{"surrogate bytes", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
		{"no character", "a\uFFFEb\uFDD0c", "abc"},
	}
	if len(tests) == 0 {
		t.Fatal("no cases")
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := plaintext.Canonical(tt.in)
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestOffsetMap(t *testing.T) {
	raw := "\uFEFFne\u00ADgo\r\ncafe\u0301s"
	text, m := plaintext.Canonical(raw)
	tests := []struct{ name, made, want string }{
		{"soft hyphen inside", "nego", "ne\u00ADgo"},
		{"soft hyphen not behind", "ne", "ne"},
		{"line end", "\n", "\r\n"},
		{"composed", "é", "e\u0301"},
		{"behind it", "s", "s"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at := strings.Index(text, tt.made)
			b := m.RawRange(app.Bounds{Start: at, End: at + len(tt.made)})
			if got := raw[b.Start:b.End]; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			back := m.CanonicalRange(b)
			if got := text[back.Start:back.End]; got != tt.made {
				t.Errorf("back again %q, want %q", got, tt.made)
			}
		})
	}
}

// pieces are what random texts are made of: every trap of the rules above.
var pieces = []string{
	"a", "B", "1", " ", "  ", "\n", "\r\n", "\t", "é", "e\u0301", "\u0301", "\u0308", "\u00AD", "\u200B", "\u200D", "\uFEFF",
	"“", "’", "\"", "'", "—", "-", "…", "ﬁ", "½", "´", "¨", "и\u0306", "ї", "👩\u200D💻", "🇺🇦", "한", "ᄒ", "ᅡ", "ᆫ", "\u202E", "\xFF", "\xE2\x82",
	"\u00A0", "№", "\u2033", "ﷺ", "\u0344", "\u0F43",
}

func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

func TestCanonicalProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		checkCanonical(t, randomText(r, r.IntN(20)))
	}
}

func FuzzCanonical(f *testing.F) {
	f.Add("\uFEFFe\u0301 \r\n\xFFx\u00AD")
	f.Fuzz(func(t *testing.T, raw string) { checkCanonical(t, raw) })
}

func checkCanonical(t *testing.T, raw string) {
	t.Helper()
	text, m := plaintext.Canonical(raw)
	if !utf8.ValidString(text) || !norm.NFC.IsNormalString(text) || strings.ContainsAny(text, "\r\t\u00AD\u200B\uFEFF") {
		t.Fatalf("%q became %q, which is not canonical", raw, text)
	}
	if again, _ := plaintext.Canonical(text); again != text {
		t.Fatalf("%q became %q, and that %q", raw, text, again)
	}
	if m.Raw(len(text)) != len(raw) && text != "" && m.RawRange(app.Bounds{End: len(text)}).End > len(raw) {
		t.Fatalf("%q: the end maps to %d", raw, m.Raw(len(text)))
	}
	last, lastBack := 0, 0
	for off := range len(text) + 1 {
		got := m.Raw(off)
		if got < last || got > len(raw) {
			t.Fatalf("%q: offset %d of %q maps to %d after %d", raw, off, text, got, last)
		}
		last = got
	}
	for off := range len(raw) + 1 {
		got := m.Canonical(off)
		if got < lastBack || got > len(text) {
			t.Fatalf("%q: raw offset %d maps to %d after %d", raw, off, got, lastBack)
		}
		lastBack = got
	}
	for at, c := range text {
		b := m.RawRange(app.Bounds{Start: at, End: at + utf8.RuneLen(c)})
		made, _ := plaintext.Canonical(raw[b.Start:b.End])
		if c != '\n' && c != ' ' && !strings.ContainsRune(made, c) && strings.TrimSpace(made) != "" {
			t.Fatalf("%q: %q at %d comes from %q", raw, c, at, raw[b.Start:b.End])
		}
	}
}
