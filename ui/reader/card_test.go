package reader_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"parley/ui/present"
	"parley/ui/uitest"
	"parley/ui/widgets"
)

// TestCardListsWhatLiesUnderAClick clicks a statement: the card says what it is and what
// can be done, and goes when the analyst leaves.
func TestCardListsWhatLiesUnderAClick(t *testing.T) {
	w := newWorld(t, shelfHit())
	w.pane.OnMarkTapped([]widgets.Mark{{Kind: widgets.KindHit}, {ID: "S-1", Kind: widgets.KindStatement}})
	if !uitest.Shows(w.v.Content(), "S-1 ▲") {
		t.Fatal("the card does not say which statement it is")
	}
	test.Tap(uitest.Button(t, w.v.Content(), "Edit"))
	if len(w.p.State().Things) != 0 || uitest.Shows(w.v.Content(), "Withdraw") {
		t.Error("the card stays after something was done")
	}
	if d := cmp.Diff([]string{"S-1"}, w.edited); d != "" {
		t.Error(d)
	}
	w.pane.OnMarkTapped([]widgets.Mark{{ID: "S-1", Kind: widgets.KindStatement}})
	w.pane.OnSelected(0, 5)
	if len(w.p.State().Things) != 0 {
		t.Error("the card stays over a new selection")
	}
}

// TestKeysOfASuggestion: while a suggestion is walked to, Enter accepts it and Delete
// rejects it; else both keys belong to the window.
func TestKeysOfASuggestion(t *testing.T) {
	w := newWorld(t)
	f := w.pane.FocusTarget()
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(w.run) != 0 || len(w.keys) != 1 {
		t.Errorf("without a suggestion Enter runs %v", w.run)
	}
	w.p.StepSuggestion(1)
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if d := cmp.Diff([]present.Command{present.CmdAccept, present.CmdReject}, w.run); d != "" {
		t.Error(d)
	}
	if !uitest.Shows(w.v.Content(), "suggestion 1 of 1") {
		t.Error("the bar does not say which suggestion it is")
	}
}
