package export_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"parley/app"
	"parley/export"

	"github.com/google/go-cmp/cmp"
)

func TestCleanLabel(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "Ana Corvo", "Ana Corvo"},
		{"line breaks", "a\r\nb\rc\nd", "a\nb\nc\nd"},
		{"controls", "a\x00b\x1bc\u0085d\x7fe\uFFFEf\uFFFFg", "abcdefg"},
		{"tab stays", "a\tb", "a\tb"},
		{"direction marks", "\u202Eevil\u202C \u2067x\u2069", "evil x"},
		{"invalid bytes", "a\xffb", "a\uFFFDb"},
		{"emoji and accents", "👨‍👩‍👧 e\u0301 ▲", "👨‍👩‍👧 e\u0301 ▲"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := export.CleanLabel(tt.in); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestCleanQuote(t *testing.T) {
	tests := []struct{ name, in, want, remark string }{
		{"untouched", "the “words” – as said…", "the “words” – as said…", "yes"},
		{"control characters", "a\x00b\x01c", "abc", "2 control characters taken out"},
		{"balanced marks stay", "\u202Bשלום\u202C", "\u202Bשלום\u202C", "yes"},
		{"unbalanced marks go", "\u202Eevil", "evil", "1 unbalanced direction mark taken out"},
		{"crossed marks go", "\u2067a\u202Cb\u2069", "ab", "3 unbalanced direction marks taken out"},
		{"invalid bytes", "a\xffb", "a\uFFFDb", "invalid bytes replaced"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, remark := export.CleanQuote(tt.in)
			if got != tt.want || remark != tt.remark {
				t.Errorf("%q, %q; want %q, %q", got, remark, tt.want, tt.remark)
			}
		})
	}
}

func TestQuoteParts(t *testing.T) {
	tests := []struct {
		name, in string
		parts    int
	}{
		{"short", "words", 1},
		{"at the limit", strings.Repeat("a", 32000), 1},
		{"beyond it", strings.Repeat("a", 32001), 2},
		{"units, not bytes", strings.Repeat("ж", 32000), 1},
		{"pairs of units", strings.Repeat("🙂", 16001), 2},
		{"combining at the cut", strings.Repeat("a", 31999) + "e\u0301z", 2},
		{"lines", strings.Repeat("x\n", 600), 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			parts := export.QuoteParts(tt.in)
			if len(parts) != tt.parts {
				t.Errorf("%d parts, want %d", len(parts), tt.parts)
			}
			if strings.Join(parts, "") != tt.in {
				t.Error("the parts do not make up the quote")
			}
			for i, p := range parts {
				if export.Units(p) > 32000 || strings.Count(p, "\n") > 250 || !utf8.ValidString(p) || strings.HasPrefix(p, "\u0301") {
					t.Errorf("part %d: %d units, %d lines", i, export.Units(p), strings.Count(p, "\n"))
				}
			}
		})
	}
}

func TestCutCell(t *testing.T) {
	s, cut := export.CutCell(strings.Repeat("é", 40000))
	if !cut || export.Units(s) > 32000 || !strings.HasSuffix(s, "… [cut; full text in Parley]") {
		t.Errorf("cut %v to %d units", cut, export.Units(s))
	}
	s, cut = export.CutCell(strings.Repeat("x\n", 300))
	if cut || strings.Count(s, "\n") != 250 || strings.Count(s, "x") != 300 {
		t.Errorf("cut %v, %d lines", cut, strings.Count(s, "\n"))
	}
}

func TestSafeLink(t *testing.T) {
	tests := []struct {
		in string
		ok bool
	}{
		{"https://news.example/a?b=1&c=2#d", true},
		{"http://news.example", true},
		{"HTTPS://News.Example/Ü", true},
		{"mailto:desk@news.example", true},
		{"mailto:", false},
		{"javascript:alert(1)", false},
		{"file:///etc/passwd", false},
		{"data:text/html,x", false},
		{`\\host\share`, false},
		{"//host/path", false},
		{"https://", false},
		{"https://user:pw@news.example/", false},
		{"ms-word:ofe|u|https://x.example", false},
		{"https://news.example/\u202Egpj", false},
		{"https://" + strings.Repeat("a", 2100) + ".example", false},
		{"news.example", false},
		{"", false},
	}
	for _, tt := range tests {
		if target, ok := export.SafeLink(tt.in); ok != tt.ok || ok && target == "" {
			t.Errorf("%.40q: %q, %v", tt.in, target, ok)
		}
	}
}

func TestShortTitles(t *testing.T) {
	got := export.ShortTitles([]string{
		"Toll", "toll", "Actor", "", "", "A title that is far too long for the head", "A title that is far too long for a head", "two\nlines", "_x000D_",
	})
	want := []string{
		"Toll", "toll (2)", "Actor (2)", "Issue", "Issue (2)", "A title that is far too…", "A title that is far… (2)", "two lines", "x000D_",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, s := range got {
		if utf8.RuneCountInString(s) > 24 {
			t.Errorf("%q is too long", s)
		}
	}
}

func TestDateValue(t *testing.T) {
	tests := []struct {
		in     app.Date
		want   any
		serial bool
	}{
		{"2025-04-11", 45758, true},
		{"2025-04-11T12:00Z", 45758.5, true},
		{"1970-01-01", 25569, true},
		{"1899-12-31", "1899-12-31", false},
		{"2025-04", "2025-04", false},
		{"2025-W15", "2025-W15", false},
		{"2025", "2025", false},
		{"--04-11", "--04-11", false},
		{"", "n.d.", false},
	}
	for _, tt := range tests {
		if got, serial := export.DateValue(tt.in); got != tt.want || serial != tt.serial {
			t.Errorf("%s: %v, %v; want %v, %v", tt.in, got, serial, tt.want, tt.serial)
		}
	}
}

func TestTextLines(t *testing.T) {
	tests := []struct {
		name, in string
		width    float64
		want     int
	}{
		{"empty", "", 10, 1},
		{"one", "a few words", 20, 1},
		{"wrapped", "some words that need more room than this", 17.5, 2},
		{"line breaks", "a\nb\nc", 20, 3},
		{"one long word", strings.Repeat("x", 100), 20, 5},
		{"wide characters", strings.Repeat("漢", 20), 20, 2},
	}
	for _, tt := range tests {
		if got := export.TextLines(tt.in, tt.width, 10); got != tt.want {
			t.Errorf("%s: %d lines, want %d", tt.name, got, tt.want)
		}
	}
}
