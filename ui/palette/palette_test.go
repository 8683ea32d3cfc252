package palette_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"parley/ui/palette"
	"parley/ui/present"
	"parley/ui/uitest"
	"parley/ui/widgets"
)

func entries() []present.PaletteEntry {
	return []present.PaletteEntry{
		{ID: "undo", Menu: "Edit", Title: "Undo", Keys: "Ctrl+Z", Why: "There is nothing to undo."},
		{ID: "search", Menu: "Search", Title: "Search", Keys: "Ctrl+F"},
		{ID: "batch", Menu: "Search", Title: "Batch search"},
	}
}

func TestPaletteByKeyboard(t *testing.T) {
	test.NewTempApp(t)
	var ran []present.Command
	p := present.NewPalette(present.PalettePorts{Entries: entries, Run: func(c present.Command) { ran = append(ran, c) }})
	v := palette.New(p, func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyReturn {
			p.Run()
			return true
		}
		return false
	})
	p.Subscribe(v.Render)
	p.Show()
	w := uitest.Window(t, v.Content())
	if !uitest.Shows(w.Content(), "There is nothing to undo.") || !uitest.Shows(w.Content(), "3 commands") {
		t.Error("does not say why a command cannot be done")
	}
	w.Canvas().Focus(v.Field())
	press := func(names ...fyne.KeyName) {
		for _, n := range names {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	test.Type(w.Canvas().Focused(), "search")
	press(fyne.KeyDown, fyne.KeyPageDown, fyne.KeyUp, fyne.KeyPageUp, fyne.KeyDown, fyne.KeyReturn)
	if d := cmp.Diff([]present.Command{"batch"}, ran); d != "" {
		t.Error(d)
	}
}

func TestKeys(t *testing.T) {
	test.NewTempApp(t)
	v := palette.NewKeys(entries(), func(*fyne.KeyEvent) bool { return false })
	w := uitest.Window(t, v.Content())
	rows := func() int { return len(uitest.All[*widgets.ColumnRow](w.Content())) }
	if n := rows(); n != 4 { // two keys, each under its menu
		t.Errorf("%d lines, want 4", n)
	}
	w.Canvas().Focus(v.Field())
	test.Type(w.Canvas().Focused(), "ctrl+z")
	if n := rows(); n != 2 || !uitest.Shows(w.Content(), "Undo") {
		t.Errorf("%d lines, want the one of undo", n)
	}
	test.Type(w.Canvas().Focused(), "nothing such")
	if rows() != 0 || !uitest.Shows(w.Content(), "No key does that") {
		t.Error("does not say that nothing fits")
	}
}
