package widgets

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"parley/ui/theme"
)

// mostObjects is what a pane of 1000 × 800 may have on the canvas: the toolkit walks over
// all of them with each frame.
const mostObjects = 110

// visibleObjects counts what a widget draws.
func visibleObjects(o fyne.CanvasObject) int {
	if !o.Visible() {
		return 0
	}
	n := 0
	switch x := o.(type) {
	case *fyne.Container:
		for _, c := range x.Objects {
			n += visibleObjects(c)
		}
		return n
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(x).Objects() {
			n += visibleObjects(c)
		}
		return n
	case *canvas.Rectangle, *canvas.Text, *canvas.Raster, *canvas.LinearGradient:
		return 1
	}
	return 1
}

// TestFewObjectsOnTheCanvas scrolls through a megabyte with 2,000 marks of all layers.
func TestFewObjectsOnTheCanvas(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	doc := article(1 << 20)
	var marks []Mark
	for i := range 2000 {
		at := i * (len(doc.Text) - 300) / 2000
		marks = append(marks, Mark{
			Start: at, End: at + 20 + i%200, Kind: Kind(i % 6), Style: theme.Styles()[i%13], ID: fmt.Sprint(i),
			Dashed: i%4 == 0, Hollow: i%7 == 0,
		})
	}
	h := NewHighlightText()
	w := test.NewTempWindow(t, h)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1000, 800))
	h.SetDocument(doc, marks)
	most, at := 0, 0
	for y := float32(0); y < h.page.height(); y += 3700 {
		h.scrollTo(y)
		if n := visibleObjects(h); n > most {
			most, at = n, int(y)
		}
	}
	t.Logf("at most %d objects, at %d", most, at)
	if most > mostObjects || most < 30 {
		t.Errorf("%d objects at %d, at most %d are allowed", most, at, mostObjects)
	}
}
