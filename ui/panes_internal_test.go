package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"parley/app"
	"parley/ui/present"
)

// TestTwoArticlesSideBySide opens an article in a second pane, codes from there, and
// closes it.
func TestTwoArticlesSideBySide(t *testing.T) {
	x := newWorld(t)
	d := x.w.desk
	if d.reader.State().Empty.Title == "" {
		t.Error("nothing is said while no article is open")
	}
	x.w.desk.library.Open(0)
	x.run()
	x.w.run(present.CmdBeside)
	x.run()
	if d.beside.State().Article != d.reader.State().Article || !strings.Contains(x.trace.String(), "panes library text coding beside") {
		t.Fatalf("beside is %q; %s", d.beside.State().Article, x.trace)
	}
	x.w.win.Canvas().Focus(focusOf(x, d))
	if r, _ := x.w.pane(); r != d.beside {
		t.Fatal("the pane with the keyboard is not the one that commands go to")
	}
	d.beside.Select(app.Bounds{Start: 0, End: 3})
	x.w.run(present.CmdStatement)
	x.run()
	if d.panes.inBeside || !d.coding.State().Open {
		t.Errorf("the article beside is not coded: %+v", d.panes)
	}
	x.w.run(present.CmdBeside)
	x.w.run(present.CmdAlone)
	if d.panes.beside || !d.panes.alone || d.reading == fyne.CanvasObject(d.all) {
		t.Errorf("panes %+v", d.panes)
	}
	x.w.run(present.CmdStatement) // needs the form
	x.run()
	if d.panes.alone || d.reading != fyne.CanvasObject(d.all) || d.all.Trailing != fyne.CanvasObject(d.right) {
		t.Errorf("the usual panes are not back: %+v", d.panes)
	}
}

func focusOf(x *world, d *desk) fyne.Focusable {
	d.besideView.Focus()
	return x.w.win.Canvas().Focused()
}

func TestOriginalName(t *testing.T) {
	tests := []struct{ in, want string }{
		{"harbour.html", "harbour.html"},
		{"../../etc/passwd", "passwd.txt"},
		{`C:\Users\x\run.exe`, "run.txt"},
		{"a:b?.pdf", "a_b_.pdf"},
		{"", "original.txt"},
		{"..", "original.txt"},
		{strings.Repeat("ж", 300) + ".docx", strings.Repeat("ж", 80) + ".docx"},
	}
	for _, tt := range tests {
		if got := originalName(tt.in); got != tt.want {
			t.Errorf("%q becomes %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestOriginalIsWrittenForLookingAt(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	path, err := writeOriginal(app.Original{Name: "a.txt", Bytes: []byte("words")})
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	data, readErr := os.ReadFile(path)
	if err != nil || readErr != nil || string(data) != "words" || info.Mode().Perm()&0o222 != 0 || filepath.Base(path) != "a.txt" {
		t.Errorf("%s: %q, %v, %v %v", path, data, info.Mode(), err, readErr)
	}
}

// TestPlaceIsRemembered leaves an article and comes back to it, also after a restart.
func TestPlaceIsRemembered(t *testing.T) {
	x := newWorld(t)
	x.w.desk.places.KeepPlace("a1", 40)
	x.w.desk.places.KeepPlace("a2", 9)
	x.w.desk.places.keep()
	again := &placeKeeper{settings: x.keep}
	if again.Place("a1") != 40 || again.Place("a2") != 9 || again.Place("a3") != 0 {
		t.Errorf("places %d, %d, %d", again.Place("a1"), again.Place("a2"), again.Place("a3"))
	}
	x.w.desk.library.Open(0)
	x.run()
	if id := x.w.desk.reader.State().Article; x.keep.Article("harbour.parley") != id {
		t.Errorf("the last article is %q, not %q", x.keep.Article("harbour.parley"), id)
	}
}
