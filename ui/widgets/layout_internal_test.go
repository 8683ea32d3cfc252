package widgets

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/rivo/uniseg"

	"parley/ui/theme"
)

// newTestLayout sets a text in a column, as the pane does.
func newTestLayout(t testing.TB, doc *Doc, width float32) *textLayout {
	t.Helper()
	l := newLayout(testMeasure(t), doc, DefaultTypography().fill())
	l.setWidth(width)
	l.wrapAll(nil)
	return l
}

func testMeasure(t testing.TB) *measure {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	return newMeasure(a.Driver())
}

// texts are the cases that broke layouts elsewhere.
func docs() map[string]*Doc {
	long := strings.Repeat("слово word ", 60)
	docs := map[string]*Doc{
		"empty":           {},
		"one letter":      {Text: "a"},
		"plain":           {Text: "The council met on Monday. It agreed on nothing - again.\n\nSecond paragraph."},
		"cyrillic":        {Text: "Рада ухвалила рішення про перегляд угоди. «Ні», – сказав міністр."},
		"long":            {Text: long},
		"no spaces":       {Text: strings.Repeat("abcdefghij", 400)},
		"spaces":          {Text: "a" + strings.Repeat(" ", 300) + "b   \n   c"},
		"tabs":            {Text: "a\tb\t\tc\r\nd"},
		"hyphens":         {Text: strings.Repeat("state-of-the-art ", 40) + "https://example.org/a/b/c?d=e"},
		"combining":       {Text: "e\u0301te\u0301 \u0301x क्षि नमस्ते " + strings.Repeat("a\u0300\u0301\u0302", 80)},
		"emoji":           {Text: "ok 👩‍👩‍👧‍👦 🇺🇦🇩🇪 👍🏽 1️⃣ done"},
		"hebrew":          {Text: "שלום עולם (abc) 123, כן", Paras: []Para{{Start: 0, End: 200, RTL: true}}},
		"arabic in latin": {Text: "He said «مرحبا بكم 12 في» and left " + long},
		"chinese":         {Text: strings.Repeat("今天天气很好，我们去公园。", 20) + " and English"},
		"thai":            {Text: strings.Repeat("สวัสดีครับ", 30)},
		"broken bytes":    {Text: "a\xff\xfeb \xc3(\x80 שלום \xe2\x82 ok"},
		"unseen":          {Text: "so\u00adft \u200bzero\u200b width\ufeff \u202eover\u202c \u2028sep\u2029 \u0085nel"},
		"symbols":         {Text: "▲ Support ▼ Oppose ≠ ± – ↔"},
		"kinds": {Text: "Title of it\nBy line\nLead text here\nHead\nBody\nQuote", Paras: []Para{
			{0, 11, ParaTitle, false},
			{12, 19, ParaMeta, false},
			{20, 34, ParaLead, false},
			{35, 39, ParaHeading, false},
			{45, 50, ParaQuote, false},
		}},
		"overlapping paras": {Text: "one two three\nfour", Paras: []Para{{0, 8, ParaTitle, false}, {4, 99, ParaBody, false}, {-5, 2, ParaBody, true}}},
	}
	return docs
}

// randomDocs adds random text of mixed scripts.
func randomDocs(n int) map[string]*Doc {
	r := rand.New(rand.NewPCG(7, 11))
	ranges := [][2]rune{
		{0x20, 0x7E},
		{0x20, 0x7E},
		{0x20, 0x20},
		{0x410, 0x44F},
		{0x5D0, 0x5EA},
		{0x620, 0x64A},
		{0x300, 0x33F},
		{0x4E00, 0x4E80},
		{0x1F600, 0x1F640},
		{0x2000, 0x206F},
		{0xAC00, 0xAC80},
		{0x1100, 0x11FF},
		{0x900, 0x97F},
		{0x600, 0x605},
		{0x1F1E6, 0x1F1FF},
		{0xFE00, 0xFE0F},
		{0, 0x1F},
		{0x3040, 0x30FF},
		{0xE00, 0xE3F},
	}
	docs := map[string]*Doc{}
	for i := range n {
		var b strings.Builder
		for range 40 + r.IntN(200) {
			g := ranges[r.IntN(len(ranges))]
			for range 1 + r.IntN(6) {
				b.WriteRune(g[0] + r.Int32N(g[1]-g[0]+1))
			}
		}
		d := &Doc{Text: b.String()}
		if i%3 == 0 {
			d.Paras = []Para{{0, len(d.Text), ParaBody, true}}
		}
		docs[fmt.Sprint("random ", i)] = d
	}
	return docs
}

func allDocs(t *testing.T) map[string]*Doc {
	docs := docs()
	for name, d := range randomDocs(60) {
		docs[name] = d
	}
	if len(docs) < 60 {
		t.Fatal("too few cases")
	}
	return docs
}

func TestLinesCoverTheTextOnce(t *testing.T) {
	for name, doc := range allDocs(t) {
		for _, width := range []float32{60, 300, 700} {
			t.Run(fmt.Sprint(name, " ", width), func(t *testing.T) { checkCover(t, newTestLayout(t, doc, width)) })
		}
	}
}

func checkCover(t *testing.T, l *textLayout) {
	t.Helper()
	line, at := 0, 0
	for i := range l.paras {
		p := &l.paras[i]
		if strings.TrimSpace(l.text[at:p.Start]) != "" {
			t.Errorf("text %q lies in no paragraph", l.text[at:p.Start])
		}
		at = p.Start
		for range p.count {
			start, end := l.bounds(line)
			if start != at || end < start || end == start && p.End > p.Start {
				t.Fatalf("line %d is %d–%d, want it to start at %d", line, start, end, at)
			}
			if got := l.lineOf(start); end > start && got != line {
				t.Errorf("lineOf(%d) = %d, want %d", start, got, line)
			}
			if got := l.lineAtY(l.top(line) + 1); got != line {
				t.Errorf("lineAtY(top of %d) = %d", line, got)
			}
			at = end
			line++
		}
		if at != p.End {
			t.Fatalf("paragraph %d ends at %d, its lines at %d", i, p.End, at)
		}
	}
	if line != l.lines {
		t.Errorf("%d lines, index says %d", line, l.lines)
	}
	if strings.TrimSpace(l.text[at:]) != "" {
		t.Errorf("text %q lies in no paragraph", l.text[at:])
	}
}

func TestNoLineIsWiderThanTheColumn(t *testing.T) {
	for name, doc := range allDocs(t) {
		t.Run(name, func(t *testing.T) {
			l := newTestLayout(t, doc, 260)
			for line := range l.lines {
				start, end := l.bounds(line)
				w := float32(0)
				for _, p := range l.pieces(line) {
					if strings.TrimRight(l.text[p.start:end], " \t") != "" {
						w += p.width
					}
				}
				trailing := end - len(strings.TrimRight(l.text[:end], " \t"))
				slack := float32(trailing)*40 + 1.5
				if strings.HasPrefix(name, "random") { // letters that change shape, or font, where a word is cut
					slack += l.width * 0.4
				}
				if w > l.width+slack && uniseg.GraphemeClusterCount(l.text[start:end]) > 1 {
					t.Errorf("line %d %q is %v wide, column %v", line, l.text[start:end], w, l.width)
				}
			}
		})
	}
}

func TestHitFindsEveryCharacter(t *testing.T) {
	for name, doc := range allDocs(t) {
		t.Run(name, func(t *testing.T) { checkHits(t, newTestLayout(t, doc, 320)) })
	}
}

func checkHits(t *testing.T, l *textLayout) {
	t.Helper()
	checked := 0
	for i := range l.paras {
		p := &l.paras[i]
		state, rest, off := -1, l.text[p.Start:p.End], p.Start
		for len(rest) > 0 {
			line := l.lineOf(off)
			x := l.x(line, off)
			got := l.at(line, x)
			if got != off && !unseenAt(l, off) && !onEdge(l, line, x) && abs(l.x(line, got)-x) > 0.01 {
				t.Fatalf("line %d %s: at(x(%d)=%v) = %d at %v", line, showLine(l, line), off, x, got, l.x(line, got))
			}
			if c := l.charAt(off); c != off {
				t.Fatalf("charAt(%d) = %d on a character bound", off, c)
			}
			if n := l.next(off); l.prev(n) != off && n < p.End {
				t.Fatalf("prev(next(%d)=%d) = %d", off, n, l.prev(n))
			}
			checked++
			var c string
			c, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
			if start, _ := l.bounds(line); start > off && start < off+len(c) {
				t.Fatalf("line %d starts at %d, inside a character", line, start)
			}
			off += len(c)
		}
	}
	if checked == 0 && strings.TrimSpace(l.text) != "" {
		t.Error("no character checked")
	}
}

// unseenAt reports a character that takes no room: a hit cannot tell it from
// its neighbours.
func unseenAt(l *textLayout, off int) bool {
	p := &l.paras[l.paraOf(off)]
	c := l.text[off : off+l.charLen(off, p.End)]
	return l.m.word(p.set, c).width < 0.5
}

// onEdge reports an x between two pieces of a mixed line, where two offsets
// share one place.
func onEdge(l *textLayout, line int, x float32) bool {
	ps := l.pieces(line)
	for i := 1; i < len(ps); i++ {
		if abs(ps[i].x-x) < 0.01 && (ps[i].rtl || ps[i-1].rtl) {
			return true
		}
	}
	return false
}

func showLine(l *textLayout, line int) string {
	start, end := l.bounds(line)
	return fmt.Sprintf("%d–%d %q %+v", start, end, l.text[start:end], l.pieces(line))
}

func abs(f float32) float32 { return max(f, -f) }

func TestRewrapKeepsText(t *testing.T) {
	l := newTestLayout(t, docs()["long"], 500)
	for _, width := range []float32{200, 333, 1000, 41} {
		l.setWidth(width)
		l.wrapAll(nil)
		checkCover(t, l)
	}
	for _, size := range []float32{10, 30, 17} {
		l.setTypography(Typography{Size: size, Family: theme.FamilySans}.fill())
		l.wrapAll(nil)
		checkCover(t, l)
	}
}

func TestWrapInSlicesEqualsWrapAtOnce(t *testing.T) {
	doc := &Doc{Text: strings.Repeat("The council met. "+strings.Repeat("Слова про угоду ", 30)+"\n", 40)}
	want := newTestLayout(t, doc, 400)
	l := newLayout(want.m, doc, DefaultTypography().fill())
	l.setWidth(400)
	l.wrapView(2000, 2600)
	if l.done() {
		t.Fatal("a view wrapped the whole text")
	}
	l.wrapTo(len(doc.Text) - 5)
	for !l.done() {
		l.wrapAll(func() bool { return true })
	}
	if l.lines != want.lines || l.height != want.height {
		t.Errorf("%d lines %v high, want %d, %v", l.lines, l.height, want.lines, want.height)
	}
}

func TestWordWidthsAgreeWithTheToolkit(t *testing.T) {
	m := testMeasure(t)
	n := 0
	for _, family := range []string{theme.FamilySerif, theme.FamilySans} {
		for face := range 3 {
			s := m.setting(family, face, 17)
			for _, word := range strings.Fields("The council affiliate office Угода ґанок Європа № 12,5 % «так» it's AVAST Ministry") {
				size, _ := fyne.CurrentApp().Driver().RenderedTextSize(word, 17, fyne.TextStyle{}, s.res)
				if got := m.word(s, word).width; abs(got-size.Width) > 0.02 {
					t.Errorf("%s %d %q: %v, the toolkit says %v", family, face, word, got, size.Width)
				}
				n++
			}
		}
	}
	if n == 0 {
		t.Fatal("no words")
	}
}

func TestRealArticles(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/data/*")
	if len(files) == 0 {
		t.Skip("no real articles here")
	}
	n := 0
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil || len(raw) > 300_000 {
			continue
		}
		l := newTestLayout(t, &Doc{Text: string(raw)}, 600)
		checkCover(t, l)
		n++
		if n > 20 {
			break
		}
	}
	t.Log("articles read:", n)
}
