package reader

import (
	"time"

	"fyne.io/fyne/v2"

	"parley/ui/widgets"
)

// flashTime is how long the words jumped to are lit: long enough to find them after the
// page has moved, short enough not to be taken for a mark.
const flashTime = 1400 * time.Millisecond

// marks gives the marks of the pane with the place that is lit.
func (v *View) marks() []widgets.Mark {
	all := v.page.marks(v.state)
	if v.lit.End > v.lit.Start {
		all = append(all, v.lit)
	}
	return all
}

// flash lights the words that were jumped to for a moment.
func (v *View) flash(start, end int) {
	if end <= start {
		return
	}
	v.lit = widgets.Mark{Start: start, End: end, Kind: widgets.KindCurrentHit}
	mine := v.lit
	v.pane.SetMarks(v.marks())
	fyne.NewAnimation(flashTime, func(done float32) {
		if done == 1 && v.lit == mine {
			v.lit = widgets.Mark{}
			v.pane.SetMarks(v.marks())
		}
	}).Start()
}
