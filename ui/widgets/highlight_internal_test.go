package widgets

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"parley/ui/theme"
)

// TestWrappingInFramesKeepsThePlace runs the slices that a real window spreads
// over frames: the text in view stays where it is while the rest is wrapped.
func TestWrappingInFramesKeepsThePlace(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	h := NewHighlightText()
	w := test.NewTempWindow(t, h)
	w.Resize(fyne.NewSize(900, 600))
	doc := article(200 << 10)
	h.SetDocument(doc, []Mark{{Start: 50, End: 90, Kind: KindStatement, Style: theme.Support}})
	h.SetFirstVisible(len(doc.Text) / 2)

	off, _ := h.anchor()
	h.page.lay.setWidth(h.page.lay.width - 90) // everything is to be wrapped again
	h.page.lay.wrapTo(off)
	h.page.forget()
	h.putBack(off, 0)
	clock := time.Now()
	h.now = func() time.Time { clock = clock.Add(wrapSlice); return clock }
	h.startWrapping()
	frames := 0
	for ; h.wrapping != nil; frames++ {
		h.wrapMore()
		if got, _ := h.anchor(); got > off || off-got > 120 {
			t.Fatalf("frame %d shows %d first, was %d", frames, got, off)
		}
		if frames > 10_000 {
			t.Fatal("wrapping does not end")
		}
	}
	if frames < 10 || !h.page.lay.done() {
		t.Errorf("%d frames, done %v", frames, h.page.lay.done())
	}
}

// TestScrollToInUnwrappedText looks for a place far ahead of what is wrapped.
func TestScrollToInUnwrappedText(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	h := NewHighlightText()
	w := test.NewTempWindow(t, h)
	w.Resize(fyne.NewSize(900, 600))
	doc := article(300 << 10)
	h.SetDocument(doc, nil)
	h.page.lay.setWidth(h.page.lay.width - 50)
	h.page.forget()
	for _, part := range []float32{0.7, 0.2, 0.9, 0.01} {
		off := h.page.lay.charAt(int(part * float32(len(doc.Text))))
		h.ScrollTo(off, off+10)
		top, view := h.viewport()
		y := h.page.lay.top(h.page.lay.lineOf(off)) + pageTop - top
		if y < 0 || y > view*0.6 {
			t.Errorf("%v: the place is at %v of %v", part, y, view)
		}
	}
	if h.page.lay.done() {
		t.Error("scrolling wrapped the whole text")
	}
}

func TestLanesAreKept(t *testing.T) {
	st := func(s, e int) Mark { return Mark{Start: s, End: e, Kind: KindStatement} }
	set := newMarkSet([]Mark{st(30, 60), st(0, 50), st(10, 40), st(20, 30), st(55, 70), {Start: 5, End: 9, Kind: KindHit}, st(9, 9), st(-4, 900)}, 100)
	got := map[[2]int]int{}
	for _, m := range set.list {
		got[[2]int{m.Start, m.End}] = m.lane
	}
	want := map[[2]int]int{{0, 100}: 0, {0, 50}: 1, {10, 40}: 2, {20, 30}: 2, {30, 60}: 2, {55, 70}: 1, {5, 9}: 0}
	for r, lane := range want {
		if got[r] != lane {
			t.Errorf("mark %v lies in lane %d, want %d", r, got[r], lane)
		}
	}
	if len(set.list) != len(want) {
		t.Errorf("%d marks, want %d: empty ones are left out", len(set.list), len(want))
	}
	if n := len(set.touching(60, 61)); n != 2 {
		t.Errorf("%d marks touch 60", n)
	}
}

// TestBoxesLieOnTheirWords checks the drawing of every kind of mark against
// the places of the words.
func TestBoxesLieOnTheirWords(t *testing.T) {
	doc := &Doc{Text: "The council met on Monday and agreed on nothing."}
	l := newTestLayout(t, doc, 700)
	pal := theme.PaletteOf(theme.Light)
	f := l.frame(0, 100, 0)
	for kind := KindTerm; kind <= KindCurrentHit; kind++ {
		set := newMarkSet([]Mark{{Start: 4, End: 11, Kind: kind, Style: theme.Support}}, len(doc.Text))
		boxes := l.lineBoxes(0, f, set, pal)
		for _, s := range l.artStrokes(0, f, set, pal) {
			boxes = append(boxes, box{x: s.x, y: s.y, w: s.w, h: s.h})
		}
		if len(boxes) == 0 {
			t.Errorf("kind %d draws nothing", kind)
		}
		for _, b := range boxes {
			from, to := 100+l.x(0, 4), 100+l.x(0, 11)
			if b.x < from-3 || b.x+b.w > to+3 || b.y < f.top-2 || b.y+b.h > f.top+f.height+8 {
				t.Errorf("kind %d: box %+v is off the word %v–%v", kind, b, from, to)
			}
			if b.x != float32(int(b.x)) || b.y != float32(int(b.y)) {
				t.Errorf("kind %d: box %+v is not on whole pixels", kind, b)
			}
		}
	}
}
