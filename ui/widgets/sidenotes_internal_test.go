package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"parley/ui/theme"
)

func notePane(t *testing.T, width float32, marks ...Mark) *HighlightText {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	h := NewHighlightText()
	w := test.NewTempWindow(t, h)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, 700))
	h.SetDocument(&Doc{Text: strings.Repeat("The council met on Monday and agreed on nothing.\n", 30)}, marks)
	return h
}

// lines are forty lines of a note.
func lines() string { return strings.TrimSpace(strings.Repeat("one more reason to doubt it\n", 40)) }

func shownNotes(h *HighlightText) []string {
	var out []string
	for _, t := range h.page.notes.texts.list[:h.page.notes.texts.used] {
		out = append(out, t.Text)
	}
	return out
}

func TestNotesStandBesideTheirLines(t *testing.T) {
	h := notePane(
		t, 1200,
		Mark{Start: 4, End: 11, Kind: KindAnnotation, ID: "N-1", Note: "who are they?"},
		Mark{Start: 12, End: 15, Kind: KindStatement, ID: "S-1", Note: "said again on Tuesday"},
		Mark{Start: 100, End: 110, Kind: KindAnnotation, ID: "N-2", Note: lines()},
	)
	n := h.page.notes
	if n.width == 0 {
		t.Fatal("a wide pane has no room for notes")
	}
	if n.left < h.page.left+h.page.lay.width || n.left+n.width > h.page.width {
		t.Errorf("notes at %v–%v, the text ends at %v of %v", n.left, n.left+n.width, h.page.left+h.page.lay.width, h.page.width)
	}
	for i := 1; i < len(n.list); i++ {
		if n.list[i].top < n.bottomOf(i-1) {
			t.Errorf("note %d at %v meets the one before, which ends at %v", i, n.list[i].top, n.bottomOf(i-1))
		}
	}
	if first := h.page.lay.frame(0, 0, pageTop); n.list[0].top < first.top || n.list[0].top > first.top+first.height {
		t.Errorf("the first note is at %v, its line at %v", n.list[0].top, first.top)
	}
	shown := shownNotes(h)
	if len(shown) != 2+noteFolded+1 || shown[len(shown)-1] != "… 34 more lines" {
		t.Fatalf("shown: %q", shown)
	}
	at := fyne.NewPos(n.left+20, n.bottomOf(2)-4)
	h.page.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	if shown = shownNotes(h); len(shown) != 2+40+1 {
		t.Errorf("unfolded, %d lines are shown", len(shown))
	}
	var under []Mark
	h.OnMarkTapped = func(m []Mark) { under = m }
	at = fyne.NewPos(n.left+20, n.list[1].top+4)
	h.page.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	if len(under) != 1 || under[0].ID != "S-1" {
		t.Errorf("a click on a note means %+v", under)
	}
}

func TestNotesWithoutRoomAreSigns(t *testing.T) {
	h := notePane(t, 560, Mark{Start: 4, End: 11, Kind: KindAnnotation, ID: "N-1", Note: "who are they?"})
	signs := h.page.notes.signs()
	if h.page.notes.width != 0 || len(shownNotes(h)) != 0 || len(signs) != 1 {
		t.Fatalf("width %v, %q, %d signs", h.page.notes.width, shownNotes(h), len(signs))
	}
	if signs[0].x+signs[0].w > h.page.width {
		t.Errorf("the sign at %v is outside of %v", signs[0].x, h.page.width)
	}
	tapped := ""
	h.OnMarkTapped = func(m []Mark) { tapped = m[0].ID }
	h.page.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(signs[0].x+2, signs[0].y+2)}, Button: desktop.MouseButtonPrimary})
	if tapped != "N-1" {
		t.Errorf("a click on the sign means %q", tapped)
	}
}

// TestNotesKeepThePlace adds the first note, which takes room from the text: the line in
// view stays.
func TestNotesKeepThePlace(t *testing.T) {
	h := notePane(t, 800)
	h.SetDocument(article(60<<10), nil)
	h.SetFirstVisible(30 << 10)
	before, width := h.FirstVisible(), h.page.lay.width
	h.SetMarks([]Mark{{Start: 30 << 10, End: 31 << 10, Kind: KindAnnotation, ID: "N-1", Note: "here"}})
	if h.page.lay.width >= width {
		t.Fatal("the text gives no room to notes")
	}
	if after := h.FirstVisible(); max(after-before, before-after) > 150 {
		t.Errorf("first in view was %d, is %d", before, after)
	}
}
