package uitest

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// Walk calls visit for every visible object under o, o first.
func Walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch x := o.(type) {
	case *fyne.Container:
		for _, c := range x.Objects {
			Walk(c, visit)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(x).Objects() {
			Walk(c, visit)
		}
	}
}

// All gives the visible objects of type T under root.
func All[T fyne.CanvasObject](root fyne.CanvasObject) []T {
	var out []T
	Walk(root, func(o fyne.CanvasObject) {
		if x, ok := o.(T); ok {
			out = append(out, x)
		}
	})
	return out
}

// Button finds the visible button with a label; it ends the test where there is none.
func Button(tb testing.TB, root fyne.CanvasObject, label string) *widget.Button {
	tb.Helper()
	all := All[*widget.Button](root)
	i := slices.IndexFunc(all, func(b *widget.Button) bool { return b.Text == label })
	if i < 0 {
		tb.Fatalf("there is no button %q", label)
	}
	return all[i]
}

// Shows reports whether words are to be seen anywhere under root.
func Shows(root fyne.CanvasObject, words string) bool {
	found := false
	Walk(root, func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *widget.Label:
			found = found || strings.Contains(x.Text, words)
		case *widget.Entry:
			found = found || strings.Contains(x.Text, words)
		case *widget.Button:
			found = found || strings.Contains(x.Text, words)
		case *canvas.Text:
			found = found || strings.Contains(x.Text, words)
		}
	})
	return found
}

// Window shows an object in a test window of the usual size; the window closes with the
// test.
func Window(tb testing.TB, o fyne.CanvasObject) fyne.Window {
	tb.Helper()
	w := test.NewTempWindow(tb, o)
	w.Resize(fyne.NewSize(1280, 800))
	return w
}
