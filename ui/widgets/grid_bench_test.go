package widgets_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"parley/ui/theme"
	"parley/ui/widgets"
)

// BenchmarkGridScroll is the grid's own work for one frame of scrolling in a matrix of 500
// × 200 in a window of 1280 × 800: a notch of the wheel down and, at the ends of columns, to
// the right. What the toolkit paints afterwards is not part of it.
func BenchmarkGridScroll(b *testing.B) {
	for _, size := range []struct {
		name  string
		sizes widgets.GridSizes
	}{{"comfortable", widgets.DefaultGridSizes()}, {"dense", widgets.CompactGridSizes()}} {
		b.Run(size.name, func(b *testing.B) {
			a := test.NewTempApp(b)
			a.Settings().SetTheme(theme.New(theme.Light))
			g := widgets.NewGrid()
			g.SetSizes(size.sizes)
			words := []string{"▲▲ Strong support", "▼ Oppose", "◆▲ Support if", "± Mixed", "△ Reported support"}
			g.SetModel(widgets.GridModel{
				Rows: 500, Cols: 200, Corner: "Actor",
				Header: func(c int) widgets.GridHeader { return widgets.GridHeader{Text: fmt.Sprint("Issue number ", c)} },
				RowHead: func(r int) widgets.GridRowHead {
					return widgets.GridRowHead{Text: fmt.Sprint("Ministry of Fisheries ", r), Sub: "Northern side"}
				},
				Cell: func(r, c int) widgets.GridCell {
					return widgets.GridCell{
						Style:  theme.Styles()[(r+c)%13],
						Lines:  []string{words[(r+c)%5], "it names half the panel first", fmt.Sprintf("n = %d · 11 Apr 2025", (r*c)%9), "●●○ medium"},
						Second: true,
					}
				},
			})
			w := test.NewTempWindow(b, container.NewStack(g))
			w.SetPadded(false)
			w.Resize(fyne.NewSize(1280, 800))
			down := float32(-40)
			b.ResetTimer()
			for n := range b.N {
				right := float32(0)
				if n%400 == 399 {
					down, right = -down, -160
				}
				g.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(right, down)})
			}
		})
	}
}
