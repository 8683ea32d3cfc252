package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"parley/app"
	"parley/ui/present"
	"parley/ui/review"
	"parley/ui/widgets"
)

// The passages whose place in a newer text somebody has to look at.

func (w *Window) noReview() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case w.desk.review == nil:
		return "There is no review list here."
	}
	return ""
}

func (w *Window) showReview() { w.desk.review.Show() }

// reviewLabel counts in the menu what waits.
func (w *Window) reviewLabel() string {
	if w.desk == nil || w.desk.review == nil || w.desk.review.State().Waiting == 0 {
		return "Passages to review…"
	}
	return "Passages to review (" + present.Count(w.desk.review.State().Waiting, "passage", "passages") + ")…"
}

// followReview shows the review list while its presenter says so.
func (w *Window) followReview(d *desk) {
	waiting := -1
	d.review.Subscribe(func(s present.ReviewState) {
		if s.Waiting != waiting && w.desk == d {
			waiting = s.Waiting
			w.refreshMenus()
		}
		follow(w, d, sheetReview, s.Open, s, func() (popUp, fyne.Size, func(present.ReviewState)) {
			v := review.New(d.review, w.pressed)
			x := dialog.NewCustom("Passages to review", "Close", v.Content(), w.win)
			return popUp{dialog: x, first: v.List()}, w.roomy(1180, 620), v.Render
		}, d.review.Close)
	})
}

// markWords lets the analyst select words in the open article; done is told which.
func (w *Window) markWords(what string, done func(b app.Bounds, ok bool)) {
	w.notice.Set(widgets.NoticeText{
		Message: "Select where " + what + " stands in this text now.", Severity: widgets.SeverityInfo,
		Action: "Take the selection", Second: "Give up",
		OnAction: func() {
			b := app.Bounds{}
			if w.desk != nil {
				b = w.desk.reader.State().Selected
			}
			if b.Len() <= 0 {
				w.Notice("Select the words first.")
				return
			}
			w.notice.Clear()
			done(b, true)
		},
		OnSecond: func() {
			w.notice.Clear()
			done(app.Bounds{}, false)
		},
	})
	w.trace("marking")
}
