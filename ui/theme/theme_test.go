package theme_test

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"

	"parley/ui/theme"
)

func TestEveryStateHasSignAndWord(t *testing.T) {
	seen := map[string]theme.StyleName{}
	for _, name := range theme.Styles() {
		s := theme.StyleOf(name, theme.Light)
		if s.Symbol == "" || s.Word == "" {
			t.Errorf("%s: sign %q, word %q", name, s.Symbol, s.Word)
		}
		first, _ := utf8.DecodeRuneInString(s.Symbol)
		if other, ok := seen[string(first)]; ok {
			t.Errorf("%s and %s share the sign %s", name, other, s.Symbol)
		}
		seen[string(first)] = name
	}
	if len(seen) != 13 {
		t.Errorf("%d states, want 13", len(seen))
	}
}

func TestStances(t *testing.T) {
	tests := []struct {
		code     string
		reported bool
		want     theme.StyleName
	}{
		{"strong_support", false, theme.Support},
		{"oppose", true, theme.ReportedOppose},
		{"conditional_support", true, theme.ReportedConditional},
		{"neutral", true, theme.ReportedOther},
		{"ambivalent", false, theme.Mixed},
		{"no_comment", false, theme.NoComment},
		{"never heard of", false, theme.NoData},
	}
	for _, tt := range tests {
		if got := theme.StyleOfStance(tt.code, tt.reported); got != tt.want {
			t.Errorf("%s (reported %v) = %s, want %s", tt.code, tt.reported, got, tt.want)
		}
	}
	for _, s := range theme.Stances() {
		if theme.StanceOf(s.Code) != s || s.Label() != s.Symbol+" "+s.Word {
			t.Errorf("stance %v does not come back", s)
		}
	}
}

// TestFacesHaveTheSigns guards against boxes on machines with few fonts: the
// interface draws every sign, and the letters of our languages, by itself.
func TestFacesHaveTheSigns(t *testing.T) {
	test.NewTempApp(t)
	const signs = "▲▼◆■△▽◇○●±≠↔→←−…–—·«»„“”’№€₴ abcABC абвіїєґўёыъ ІЇЄҐЎ αβγ" + theme.BaselineMark
	th := theme.New(theme.Light)
	faces := []fyne.Resource{
		th.Font(fyne.TextStyle{}), th.Font(fyne.TextStyle{Bold: true}), th.Font(fyne.TextStyle{Italic: true}),
		th.Font(fyne.TextStyle{Bold: true, Italic: true}), theme.Sans().Regular,
	}
	for _, res := range faces {
		face, err := font.ParseTTF(bytes.NewReader(res.Content()))
		if err != nil {
			t.Fatalf("%s: %v", res.Name(), err)
		}
		for _, r := range signs {
			if _, ok := face.NominalGlyph(r); !ok {
				t.Errorf("%s lacks %q", res.Name(), r)
			}
		}
	}
	if th.Font(fyne.TextStyle{Monospace: true}) == th.Font(fyne.TextStyle{}) {
		t.Error("the monospaced face is not monospaced")
	}
}

func TestVariants(t *testing.T) {
	a := test.NewTempApp(t)
	for _, v := range theme.Variants() {
		if theme.ParseVariant(v.String()) != v {
			t.Errorf("%v does not come back", v)
		}
		a.Settings().SetTheme(theme.New(v))
		if theme.Current() != v || !theme.IsSet() {
			t.Errorf("current is %v, want %v", theme.Current(), v)
		}
		if theme.PaletteOf(v).Variant != v {
			t.Errorf("palette of %v is another's", v)
		}
	}
	f := theme.Following()
	light := f.Color(fynetheme.ColorNameBackground, fynetheme.VariantLight)
	if light == f.Color(fynetheme.ColorNameBackground, fynetheme.VariantDark) {
		t.Error("the following theme does not follow")
	}
	if theme.ParseVariant("mauve") != theme.Light {
		t.Error("an unknown name is not light")
	}
}

func TestTextScale(t *testing.T) {
	test.NewTempApp(t)
	th := theme.New(theme.Light)
	if got := th.Size(fynetheme.SizeNameText); got != 14 {
		t.Errorf("text is %v", got)
	}
	if got := th.WithTextScale(1.5).Size(fynetheme.SizeNameText); got != 21 {
		t.Errorf("scaled text is %v", got)
	}
	if got := th.WithTextScale(99).Size(fynetheme.SizeNameText); got != 28 {
		t.Errorf("scale is not limited: %v", got)
	}
}

func TestTagStylesGoRound(t *testing.T) {
	if theme.TagStyle(1) != theme.TagStyle(1+theme.TagCount) || theme.TagStyle(0) != theme.TagStyle(theme.TagCount) {
		t.Error("tag numbers do not go round")
	}
	if theme.StyleOf("tag_99", theme.Light).Symbol == "●" {
		t.Error("tag_99 is a tag")
	}
}
