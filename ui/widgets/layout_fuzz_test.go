package widgets

import (
	"strings"
	"testing"

	"parley/ui/theme"
)

// FuzzLayout sets any text in any column: nothing panics, every byte lies on exactly one
// line, what was hit is what was drawn there, and marks, clauses and sentences stay inside
// the text.
func FuzzLayout(f *testing.F) {
	for _, d := range docs() {
		f.Add(d.Text, uint16(320), false)
	}
	f.Add("قبل الشتاء، لكنه (12) «x»", uint16(90), true)
	f.Add("a\u200db\u0301 \u202e\u05d3\u05d2\u202c \U0001f1fa\U0001f1e6\U0001f1fa \u0915\u094d\u200d\u0937\n\r\t", uint16(40), false)
	m := testMeasure(f) // one for all: what follows from the fonts is measured once
	f.Fuzz(func(t *testing.T, text string, width uint16, rtl bool) {
		if len(text) > 2000 {
			t.Skip("longer texts say nothing new")
		}
		doc := &Doc{Text: text, Paras: []Para{{Start: 0, End: len(text), RTL: rtl}}}
		l := newLayout(m, doc, DefaultTypography().fill())
		l.setWidth(float32(width % 900))
		l.wrapAll(nil)
		checkCover(t, l)
		for line := range l.lines {
			start, end := l.bounds(line)
			for _, off := range []int{start, end} {
				if c := l.charAt(off); c != off {
					t.Fatalf("line %d ends inside a character: %d, %d", line, off, c)
				}
			}
			for _, x := range []float32{-50, 0, l.width / 3, l.width, l.width + 50} {
				if at := l.at(line, x); at < start || at > end {
					t.Fatalf("a hit on line %d (%d–%d) gives %d", line, start, end, at)
				}
			}
		}
		checkUnits(t, l)
		marks := newMarkSet([]Mark{
			{Start: 0, End: len(text), Kind: KindStatement, Dashed: true},
			{Start: len(text) / 3, End: len(text) / 2, Kind: KindSuggestion},
			{Start: len(text) / 4, End: len(text) + 9, Kind: KindAnnotation},
		}, len(text))
		for line := range l.lines {
			fr := l.frame(line, 60, pageTop)
			l.lineBoxes(line, fr, marks, theme.PaletteOf(theme.Dark))
			l.artStrokes(line, fr, marks, theme.PaletteOf(theme.Dark))
		}
	})
}

// checkUnits: words, clauses and sentences around every offset lie inside the text and
// hold the offset; walking by them ends.
func checkUnits(t *testing.T, l *textLayout) {
	t.Helper()
	half := Bounds{0, l.charAt(len(l.text) / 2)}
	sentences := []Bounds{half, {half.End, len(l.text)}}
	for off := 0; off <= len(l.text); off += 1 + len(l.text)/50 {
		at := l.charAt(off)
		for _, b := range []Bounds{l.word(at), l.clause(sentences, Bounds{at, at}), l.paragraph(at)} {
			if b.Start < 0 || b.End > len(l.text) || b.Start > b.End {
				t.Fatalf("around %d: %+v of %d", at, b, len(l.text))
			}
		}
		for _, dir := range []int{-1, 1} {
			for _, to := range []int{l.wordStep(at, dir), l.paragraphStep(at, dir), l.sentenceStep(sentences, at, dir)} {
				if to < 0 || to > len(l.text) {
					t.Fatalf("a step from %d leads to %d", at, to)
				}
			}
		}
	}
}

func TestClause(t *testing.T) {
	text := "He said, in Pellin, that 1,000 boats – and no more – “may sail” at 10:30. She did not."
	l := newTestLayout(t, &Doc{Text: text}, 600)
	first := strings.Index(text, " She")
	sentences := []Bounds{{0, first}, {first + 1, len(text)}}
	tests := []struct{ at, want string }{
		{"said", "He said"},
		{"Pellin", "in Pellin"},
		{"boats", "that 1,000 boats"},
		{"no more", "and no more"},
		{"sail", "may sail"},
		{"10:30", "at 10:30."},
		{"did", "She did not."},
	}
	for _, tt := range tests {
		at := strings.Index(text, tt.at)
		b := l.clause(sentences, Bounds{at, at + len(tt.at)})
		if got := text[b.Start:b.End]; got != tt.want {
			t.Errorf("the clause of %q is %q, want %q", tt.at, got, tt.want)
		}
	}
	whole := l.clause(sentences, Bounds{strings.Index(text, "said"), strings.Index(text, "Pellin")})
	if text[whole.Start:whole.End] != text[:first] {
		t.Errorf("words over a comma have the clause %q", text[whole.Start:whole.End])
	}
}
