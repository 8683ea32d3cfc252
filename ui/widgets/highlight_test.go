package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"parley/ui/theme"
	"parley/ui/widgets"
)

const sample = "The council met on Monday. It agreed on nothing.\nSecond paragraph says no."

// pane is a text pane in a test window with what it reported.
type pane struct {
	*widgets.HighlightText
	win      fyne.Window
	selected []widgets.Bounds
	tapped   [][]widgets.Mark
	keys     []fyne.KeyName
	mods     fyne.KeyModifier
}

func newPane(t testing.TB, doc *widgets.Doc, marks ...widgets.Mark) *pane {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	p := &pane{HighlightText: widgets.NewHighlightText()}
	p.OnSelected = func(s, e int) { p.selected = append(p.selected, widgets.Bounds{Start: s, End: e}) }
	p.OnMarkTapped = func(u []widgets.Mark) { p.tapped = append(p.tapped, u) }
	p.OnKey = func(e *fyne.KeyEvent) { p.keys = append(p.keys, e.Name) }
	p.Modifiers = func() fyne.KeyModifier { return p.mods }
	p.win = test.NewTempWindow(t, p)
	p.win.SetPadded(false)
	p.win.Resize(fyne.NewSize(900, 400))
	p.SetDocument(doc, marks)
	p.win.Canvas().Focus(p.FocusTarget())
	return p
}

func long() *widgets.Doc {
	return &widgets.Doc{Text: strings.Repeat("The council met on Monday and agreed on nothing at all, again.\n", 200)}
}

// place returns where the character at off is drawn, in the page's pixels, by
// asking the pane for the offset under each spot of a raster.
func (p *pane) place(t testing.TB, off int) fyne.Position {
	t.Helper()
	target := p.FocusTarget().(fyne.SecondaryTappable)
	defer func(f func(int, fyne.Position)) { p.OnSecondary = f }(p.OnSecondary)
	got := -1
	p.OnSecondary = func(o int, _ fyne.Position) { got = o }
	for y := float32(34); y < 400; y += 9 {
		for x := float32(60); x < 860; x += 3 {
			target.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(x, y)})
			if got == off {
				return fyne.NewPos(x, y)
			}
		}
	}
	t.Fatalf("offset %d is nowhere on the page", off)
	return fyne.Position{}
}

func (p *pane) click(at fyne.Position, mod fyne.KeyModifier) {
	m := p.FocusTarget().(desktop.Mouseable)
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary, Modifier: mod}
	m.MouseDown(e)
	m.MouseUp(e)
}

func (p *pane) key(names ...fyne.KeyName) {
	for _, n := range names {
		p.FocusTarget().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func wantText(t *testing.T, p *pane, want string) {
	t.Helper()
	if got := p.SelectedText(); got != want {
		t.Errorf("selected %q, want %q", got, want)
	}
}

func TestClicksSelect(t *testing.T) {
	p := newPane(t, &widgets.Doc{Text: sample})
	at := p.place(t, strings.Index(sample, "council")+2)
	p.click(at, 0)
	wantText(t, p, "")
	p.click(at, 0)
	wantText(t, p, "council")
	p.click(at, 0)
	wantText(t, p, "The council met on Monday. It agreed on nothing.")
	p.click(p.place(t, 4), 0)
	p.click(p.place(t, strings.Index(sample, "Monday")), fyne.KeyModifierShift)
	if got := p.SelectedText(); !strings.HasPrefix(got, "council met on") {
		t.Errorf("shift click selected %q", got)
	}
	if len(p.selected) < 3 {
		t.Errorf("reported %v", p.selected)
	}
}

func TestDragSelects(t *testing.T) {
	p := newPane(t, &widgets.Doc{Text: sample})
	from, to := p.place(t, 4), p.place(t, strings.Index(sample, "agreed"))
	m, d := p.FocusTarget().(desktop.Mouseable), p.FocusTarget().(fyne.Draggable)
	down := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: from}, Button: desktop.MouseButtonPrimary}
	m.MouseDown(down)
	d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
	m.MouseUp(down)
	d.DragEnd()
	if got := p.SelectedText(); !strings.HasPrefix(got, "council met on Monday. It") {
		t.Errorf("drag selected %q", got)
	}
	if len(p.selected) != 1 {
		t.Errorf("reported %d times, want once", len(p.selected))
	}
}

func TestDragBeyondTheEdgeScrolls(t *testing.T) {
	p := newPane(t, long())
	m, d := p.FocusTarget().(desktop.Mouseable), p.FocusTarget().(fyne.Draggable)
	down := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 60)}, Button: desktop.MouseButtonPrimary}
	m.MouseDown(down)
	for range 30 {
		d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 600+float32(p.FirstVisible()))}})
	}
	d.DragEnd() // the button is released outside: there is no MouseUp
	if len(p.selected) != 1 {
		t.Errorf("reported %d times, want once", len(p.selected))
	}
	if p.FirstVisible() == 0 {
		t.Error("nothing scrolled")
	}
}

func TestKeysExtendTheSelection(t *testing.T) {
	tests := []struct {
		name string
		keys []fyne.KeyName
		want string
	}{
		{"right", []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyRight}, "The"},
		{"right and back", []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft}, "T"},
		{"end", []fyne.KeyName{fyne.KeyEnd}, "The council met on Monday. It agreed on nothing."},
		{"down and up", []fyne.KeyName{fyne.KeyDown, fyne.KeyUp}, ""},
		{"page", []fyne.KeyName{fyne.KeyPageDown}, sample},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := newPane(t, &widgets.Doc{Text: sample})
			p.mods = fyne.KeyModifierShift
			p.key(tt.keys...)
			wantText(t, p, tt.want)
		})
	}
}

func TestShortcuts(t *testing.T) {
	p := newPane(t, &widgets.Doc{Text: sample})
	s := p.FocusTarget().(fyne.Shortcutable)
	word := func(k fyne.KeyName) {
		s.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
	}
	word(fyne.KeyRight)
	word(fyne.KeyRight)
	wantText(t, p, "The council")
	word(fyne.KeyLeft)
	wantText(t, p, "The ")
	word(fyne.KeyEnd)
	wantText(t, p, sample)
	s.TypedShortcut(&fyne.ShortcutSelectAll{})
	board := test.NewClipboard()
	s.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board})
	if board.Content() != sample {
		t.Errorf("copied %q", board.Content())
	}
	p.key(fyne.KeyEscape)
	wantText(t, p, "")
	p.key(fyne.KeyEscape, fyne.KeyF3)
	if diff := cmp.Diff([]fyne.KeyName{fyne.KeyEscape, fyne.KeyF3}, p.keys); diff != "" {
		t.Errorf("passed on (-want +got):\n%s", diff)
	}
}

func TestGrowAndShrink(t *testing.T) {
	doc := &widgets.Doc{Text: sample, Sentences: []widgets.Bounds{{Start: 0, End: 26}, {Start: 27, End: 48}, {Start: 49, End: 74}}}
	p := newPane(t, doc)
	p.Select(6, 6)
	for _, want := range []string{"council", "The council met on Monday.", "The council met on Monday. It agreed on nothing."} {
		p.GrowSelection()
		wantText(t, p, want)
	}
	p.ShrinkSelection()
	wantText(t, p, "The council met on Monday.")
	p.ShrinkSelection()
	wantText(t, p, "council")
	p.Select(20, 30)
	p.GrowSelection()
	wantText(t, p, "The council met on Monday. It agreed on nothing.")
	p.Select(0, 48)
	p.ShrinkSelection()
	wantText(t, p, "The council met on Monday.")
}

func TestClickCyclesThroughMarks(t *testing.T) {
	a := widgets.Mark{Start: 0, End: 40, Kind: widgets.KindAnnotation, ID: "a"}
	b := widgets.Mark{Start: 4, End: 20, Kind: widgets.KindStatement, Style: theme.Support, ID: "b"}
	c := widgets.Mark{Start: 4, End: 11, Kind: widgets.KindHit, ID: "c"}
	p := newPane(t, &widgets.Doc{Text: sample}, a, b, c)
	at := p.place(t, 6)
	for _, want := range []string{"c", "b", "a", "c"} {
		p.click(at, 0)
		if last := p.tapped[len(p.tapped)-1]; last[0].ID != want || len(last) != 3 {
			t.Errorf("tapped %v, want %s first of three", last, want)
		}
		p.click(at, 0) // the second and third click in a row select and do not cycle
		p.click(at, 0)
	}
	if got := p.MarksAt(30); len(got) != 1 || got[0].ID != "a" {
		t.Errorf("MarksAt(30) = %v", got)
	}
}

func TestNextMark(t *testing.T) {
	hit := func(s int) widgets.Mark { return widgets.Mark{Start: s, End: s + 3, Kind: widgets.KindHit} }
	p := newPane(t, &widgets.Doc{Text: sample}, hit(30), hit(4), widgets.Mark{Start: 10, End: 12, Kind: widgets.KindTerm}, hit(20))
	tests := []struct{ from, dir, want int }{{-1, 1, 4}, {4, 1, 20}, {30, 1, -1}, {30, -1, 20}, {4, -1, -1}, {100, -1, 30}}
	for _, tt := range tests {
		m, ok := p.NextMark(tt.from, tt.dir, widgets.KindHit)
		if got := m.Start; ok != (tt.want >= 0) || ok && got != tt.want {
			t.Errorf("NextMark(%d, %d) = %d, %v, want %d", tt.from, tt.dir, got, ok, tt.want)
		}
	}
}

func TestScrollingKeepsPlace(t *testing.T) {
	doc := long()
	p := newPane(t, doc)
	off := len(doc.Text) / 2
	p.ScrollTo(off, off+5)
	first := p.FirstVisible()
	if first == 0 || first > off || off-first > 2000 {
		t.Fatalf("first visible %d after scrolling to %d", first, off)
	}
	p.ScrollTo(off, off+5)
	if p.FirstVisible() != first {
		t.Error("a range in view was scrolled")
	}
	p.SetFirstVisible(first)
	first = p.FirstVisible()
	p.SetTypography(widgets.Typography{Size: 22})
	if got := p.FirstVisible(); got > first || first-got > 64 {
		t.Errorf("first visible %d after a new size, was %d", got, first)
	}
	p.win.Resize(fyne.NewSize(500, 400))
	if got := p.FirstVisible(); got > first || first-got > 64 {
		t.Errorf("first visible %d after a new width, was %d", got, first)
	}
	p.key(fyne.KeyHome)
	if p.FirstVisible() != 0 {
		t.Error("Home did not go to the beginning")
	}
	p.key(fyne.KeyPageDown, fyne.KeySpace, fyne.KeyDown, fyne.KeyUp)
	if p.FirstVisible() == 0 {
		t.Error("paging did not scroll")
	}
}

func TestFewObjectsHoweverLongTheText(t *testing.T) {
	doc := long()
	var marks []widgets.Mark
	for i := 0; i+9 < len(doc.Text); i += 6 {
		marks = append(marks, widgets.Mark{Start: i, End: i + 9, Kind: widgets.Kind(i / 6 % 6), Style: theme.Support})
	}
	p := newPane(t, doc, marks...)
	p.win.Resize(fyne.NewSize(900, 800))
	for range 20 {
		p.key(fyne.KeyPageDown)
	}
	n := len(strings.Split(test.RenderToMarkup(p.win.Canvas()), "<text"))
	if n < 15 || n > 120 {
		t.Errorf("%d texts on the canvas", n)
	}
}

func TestEmptyPaneIsHarmless(t *testing.T) {
	p := newPane(t, nil)
	p.SetMarks([]widgets.Mark{{Start: 0, End: 5}})
	p.mods = fyne.KeyModifierShift
	p.key(fyne.KeyRight, fyne.KeyDown, fyne.KeyEnd)
	p.GrowSelection()
	p.ShrinkSelection()
	p.ScrollTo(0, 10)
	p.SetFirstVisible(5)
	p.Select(0, 10)
	p.click(fyne.NewPos(100, 50), 0)
	p.SetPalette(theme.Dark)
	p.SetDocument(&widgets.Doc{Text: "word"}, nil)
	p.Select(0, 4)
	wantText(t, p, "word")
}

func TestPaneBeforeItHasASize(t *testing.T) {
	test.NewTempApp(t)
	h := widgets.NewHighlightText()
	h.SetDocument(&widgets.Doc{Text: sample}, []widgets.Mark{{Start: 0, End: 5}})
	h.Select(0, 3)
	h.ScrollTo(0, 3)
	h.GrowSelection()
	h.SetTypography(widgets.Typography{Size: 20})
	h.SetMarks(nil)
	if h.SelectedText() != "The" {
		t.Errorf("selected %q", h.SelectedText())
	}
}
