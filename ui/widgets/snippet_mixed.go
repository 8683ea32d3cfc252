package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"parley/ui/theme"
)

// hasRTL reports a line with letters that run from right to left.
func hasRTL(line []snippetPart) bool {
	for _, p := range line {
		if strings.ContainsFunc(p.text, isRTL) {
			return true
		}
	}
	return false
}

// mixedLine is a line of a snippet set like a line of the text pane, since the toolkit
// would lay the pieces of mixed text from left to right.
type mixedLine struct {
	lay  *textLayout
	para *paraLayout
	hits []Bounds
}

func newMixedLine(line []snippetPart, m *measure, set *setting, width float32) mixedLine {
	var text strings.Builder
	var x mixedLine
	for _, p := range line {
		start := text.Len()
		text.WriteString(p.text)
		if p.hit {
			x.hits = append(x.hits, Bounds{start, text.Len()})
		}
	}
	words := text.String()
	x.lay = &textLayout{m: m, text: words, width: width, cache: map[int][]piece{}, lines: 1}
	x.lay.paras = []paraLayout{{
		Para: Para{Start: 0, End: len(words), RTL: StartsRTL(words)}, set: set,
		wrapped: true, ends: []int32{int32(len(words))}, count: 1, lineH: set.height,
	}}
	x.para = &x.lay.paras[0]
	x.lay.scan(x.para)
	return x
}

// drawMixed draws a line with letters that run from right to left. Hits are tinted.
func (r *snippetRenderer) drawMixed(line []snippetPart, y float32, set *setting) {
	x := newMixedLine(line, r.s.fit.m, set, r.s.Size().Width)
	pal := theme.PaletteOf(theme.Current())
	for _, h := range x.hits {
		for _, s := range x.lay.spans(0, h.Start, h.End) {
			setBox(r.rects.take(), box{x: float32(int(s.from)), y: y, w: float32(int(s.to - s.from + 0.99)), h: lineStep(set), fill: pal.CurrentHit})
		}
	}
	for _, pc := range x.lay.pieces(0) {
		words := x.lay.drawn(pc)
		if words == "" {
			continue
		}
		t := r.texts.take()
		t.Text, t.TextSize, t.TextStyle = words, set.size, set.style
		if pc.out && theme.IsSet() {
			t.Text = theme.BaselineMark + words
		}
		t.Color = fynetheme.Color(fynetheme.ColorNameForeground)
		if r.s.Muted {
			t.Color = fynetheme.Color(theme.ColorMuted)
		}
		t.Move(fyne.NewPos(pc.x, y))
		t.Resize(fyne.NewSize(pc.width, set.height))
	}
}
