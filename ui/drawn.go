package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"parley/app"
)

// drawnWait is how long the second frame after an opening is waited for.
const drawnWait = 10 * time.Second

// timeOpening notes when an article is asked for.
func (w *Window) timeOpening() { w.asked = time.Now() }

// traceDrawn writes how long it took from asking for an article to its first lines on the
// glass, for scripts: an animation's second tick comes after the first frame is drawn.
func (w *Window) traceDrawn(id app.ArticleID) {
	if w.deps.Trace == nil || w.asked.IsZero() {
		return
	}
	asked, ticks := w.asked, 0
	w.asked = time.Time{}
	var a *fyne.Animation
	a = fyne.NewAnimation(drawnWait, func(float32) {
		if ticks++; ticks == 2 {
			w.trace(fmt.Sprintf("drawn %s %d ms", id, time.Since(asked).Milliseconds()))
			a.Stop()
		}
	})
	a.Start()
}
