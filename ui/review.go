package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

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
	w.marking = func(take bool) {
		b := app.Bounds{}
		if w.desk != nil && take {
			b = w.desk.reader.State().Selected
		}
		if take && b.Len() <= 0 {
			w.Notice("Select the words first.")
			return
		}
		w.marking = nil
		w.notice.Clear()
		done(b, take)
	}
	w.notice.Set(widgets.NoticeText{
		Message: "Select where " + what + " stands in this text now, then press Enter.", Severity: widgets.SeverityInfo,
		Action: "Take the selection", Second: "Give up",
		OnAction: func() { w.marked(true) }, OnSecond: func() { w.marked(false) },
	})
	w.trace("marking")
}

// marked ends the marking by hand; false where nothing is being marked.
func (w *Window) marked(take bool) bool {
	if w.marking == nil {
		return false
	}
	w.marking(take)
	return true
}

func (w *Window) noVersions() string {
	if why := w.noArticle(); why != "" {
		return why
	}
	if w.desk.versions == nil {
		return "There are no further texts here."
	}
	return ""
}

// versionsLabel says in the menu that a newer text waits.
func (w *Window) versionsLabel() string {
	if w.desk != nil && w.desk.newer > 0 {
		return "Texts of this article (newer text available)…"
	}
	return "Texts of this article…"
}

func (w *Window) showVersions() {
	s := w.desk.reader.State()
	w.desk.versions.Show(s.Article, w.desk.opened)
}

// followVersions shows the texts of an article while their presenter says so.
func (w *Window) followVersions(d *desk) {
	d.versions.Subscribe(func(s present.VersionsState) {
		follow(w, d, sheetVersions, s.Open, s, func() (popUp, fyne.Size, func(present.VersionsState)) {
			v := review.NewVersions(d.versions, w.pressed)
			x := dialog.NewCustomWithoutButtons("Texts of “"+s.Title+"”", v.Content(), w.win)
			x.SetButtons([]fyne.CanvasObject{widget.NewButton("Close", func() { x.Hide() }), v.Reread(), v.Diff(), v.Adopt()})
			return popUp{dialog: x, first: v.List(), enter: d.versions.Adopt}, w.roomy(760, 600), v.Render
		}, d.versions.Close)
	})
}

// followDiff shows two texts beside each other while their presenter says so.
func (w *Window) followDiff(d *desk) {
	d.diff.Subscribe(func(s present.TextDiffState) {
		follow(w, d, sheetDiff, s.Open, s, func() (popUp, fyne.Size, func(present.TextDiffState)) {
			v := review.NewDiff(d.diff, w.pressed)
			x := dialog.NewCustom("Texts of “"+s.Title+"”", "Close", v.Content(), w.win)
			return popUp{dialog: x, first: v.First()}, w.roomy(1180, 700), v.Render
		}, d.diff.Close)
	})
}

// adopted tells what became of the quotes of an article whose text was changed.
func (w *Window) adopted(msg string, open bool) {
	n := w.undoNotice(msg)
	if open {
		n.Severity, n.Second = widgets.SeverityWarning, "Review…"
		n.OnSecond = func() {
			w.notice.Clear()
			w.run(present.CmdReview)
		}
	}
	w.notice.Set(n)
}

// newerText says in passing that a newer text of the article waits.
func (w *Window) newerText(a app.OpenArticle) {
	d := w.desk
	known := d.openedID == a.ID && d.newer == a.Newer
	d.openedID, d.opened, d.newer = a.ID, app.DisplayTitle(a.Title, a.Text.Text), a.Newer
	if a.Newer > 0 && d.versions != nil && !known {
		w.notice.Set(widgets.NoticeText{
			Message: "A newer text of this article is available; the one you coded stays until you decide.", Severity: widgets.SeverityInfo,
			Action: "Texts…", OnAction: func() { w.run(present.CmdVersions) },
		})
	}
}
