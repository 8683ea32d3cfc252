package widgets

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"parley/ui/theme"
)

func benchPane(b *testing.B, size, marks int) (*HighlightText, *Doc, []Mark) {
	b.Helper()
	a := test.NewTempApp(b)
	a.Settings().SetTheme(theme.New(theme.Light))
	doc := article(size)
	var ms []Mark
	for i := range marks {
		at := i * (len(doc.Text) - 300) / marks
		ms = append(ms, Mark{Start: at, End: at + 20 + i%200, Kind: Kind(i % 6), Style: theme.Styles()[i%13], ID: fmt.Sprint(i)})
	}
	h := NewHighlightText()
	w := test.NewTempWindow(b, h)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1000, 850))
	return h, doc, ms
}

func BenchmarkSetDocument(b *testing.B) {
	for _, c := range []struct{ size, marks int }{{30 << 10, 150}, {1 << 20, 2000}} {
		b.Run(fmt.Sprintf("%dKB-%d", c.size>>10, c.marks), func(b *testing.B) {
			h, doc, marks := benchPane(b, c.size, c.marks)
			for b.Loop() {
				clear(sharedLibrary().settings)
				h.SetDocument(doc, marks)
			}
		})
	}
}

func BenchmarkScrollFrame(b *testing.B) {
	for _, marks := range []int{0, 2000} {
		b.Run(fmt.Sprint(marks, "marks"), func(b *testing.B) {
			h, doc, ms := benchPane(b, 1<<20, marks)
			h.SetDocument(doc, ms)
			y := float32(0)
			for b.Loop() {
				if y += 10; y > h.page.height()-900 {
					y = 0
				}
				h.scrollTo(y)
			}
		})
	}
}

func BenchmarkPageJump(b *testing.B) {
	h, doc, ms := benchPane(b, 1<<20, 2000)
	h.SetDocument(doc, ms)
	y := float32(0)
	for b.Loop() {
		if y += 800; y > h.page.height()-900 {
			y = 0
		}
		h.scrollTo(y)
	}
}

func BenchmarkNextHit(b *testing.B) {
	h, doc, ms := benchPane(b, 1<<20, 2000)
	h.SetDocument(doc, ms)
	at := -1
	for b.Loop() {
		m, ok := h.NextMark(at, 1, KindHit)
		if !ok {
			at = -1
			continue
		}
		at = m.Start
	}
}

func BenchmarkSetMarks(b *testing.B) {
	h, doc, ms := benchPane(b, 1<<20, 2000)
	h.SetDocument(doc, ms)
	for b.Loop() {
		h.SetMarks(ms)
	}
}
