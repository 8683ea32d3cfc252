package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"parley/ui/theme"
)

// TestMixedSnippet: the words of a line stand from right to left, a number among them from
// left to right, and the comma left of its word.
func TestMixedSnippet(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	s := NewSnippetText(1, HitTint)
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(600, 60))
	text := "אחת, 12 abc"
	s.SetText(text, []Bounds{{0, len("אחת")}})
	r := test.WidgetRenderer(s).(*snippetRenderer)
	type drawn struct {
		x    float32
		text string
	}
	var got []drawn
	for _, o := range r.texts.list[:r.texts.used] {
		got = append(got, drawn{o.Position().X, o.Text})
	}
	slices.SortFunc(got, func(a, b drawn) int { return int(a.x - b.x) })
	var order []string
	for _, d := range got {
		order = append(order, d.text)
	}
	want := []string{"abc", "12", ",", "אחת"}
	for i, d := range order {
		order[i] = strings.TrimPrefix(d, theme.BaselineMark)
	}
	if !slices.Equal(order, want) {
		t.Errorf("from left to right: %q, want %q", order, want)
	}
	if last := got[len(got)-1]; last.x < 500 {
		t.Errorf("the line is not flush right: the first word stands at %v", last.x)
	}
	if r.rects.used != 1 || r.rects.list[0].Position().X < got[len(got)-1].x-2 {
		t.Errorf("%d tints", r.rects.used)
	}
}

// TestCommaStandsLeftOfItsWord: the comma of Arabic is no letter; drawn with its word it
// would stand on the wrong side.
func TestCommaStandsLeftOfItsWord(t *testing.T) {
	for _, text := range []string{"قبل الشتاء، لكنه", "أولا، ثانيا"} {
		l := newTestLayout(t, &Doc{Text: text, Paras: []Para{{Start: 0, End: len(text), RTL: true}}}, 500)
		n := 0
		pieces := l.pieces(0)
		for _, sign := range pieces {
			words := l.drawn(sign)
			if !strings.ContainsAny(words, "،") {
				continue
			}
			n++
			if len([]rune(words)) != 1 {
				t.Errorf("%q: the sign is drawn with its word: %q", text, words)
			}
			for _, word := range pieces {
				if word.end == sign.start && word.x < sign.x {
					t.Errorf("%q: the sign stands right of its word", text)
				}
			}
		}
		if n != 1 {
			t.Errorf("%q has %d signs", text, n)
		}
	}
}

// TestMixedLinesGolden compares the order in which the pieces of mixed lines stand, from
// left to right, with what a reader of the language expects. Widths depend on the fonts of
// the machine, so places are not compared.
func TestMixedLinesGolden(t *testing.T) {
	tests := []struct {
		name, text string
		rtl        bool
		want       string
	}{
		{"hebrew with a number", "אמר (מספר 12) כן", true, "כן|(|12|מספר|)|אמר"},
		{"hebrew with latin", "בראיון ל-Harbour Post היום", true, "היום|Harbour Post|-|ל|בראיון"},
		{"arabic with quotation marks", "قال \"نعم\" ثم", true, "ثم|\"|نعم|\"|قال"},
		{"arabic in latin", "He said مرحبا بكم and left", false, "He said|بكم|مرحبا|and left"},
		{"guillemets turn round", "אמר «כן»", true, "«|כן|»|אמר"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := newTestLayout(t, &Doc{Text: tt.text, Paras: []Para{{Start: 0, End: len(tt.text), RTL: tt.rtl}}}, 900)
			var words []string
			for _, p := range l.pieces(0) {
				if w := strings.TrimSpace(l.drawn(p)); w != "" {
					words = append(words, w)
				}
			}
			if got := strings.Join(words, "|"); got != tt.want {
				t.Errorf("from left to right %q, want %q", got, tt.want)
			}
		})
	}
}
