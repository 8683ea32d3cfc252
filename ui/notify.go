package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/widgets"
)

// Notice implements present.Notifier: one line at the foot, until the next.
func (w *Window) Notice(msg string) { w.status.SetText(msg) }

// Problem implements present.Notifier: it logs an error once and shows it as loud as it
// is. What the analyst can correct or wait for is a strip, the rest a dialog.
func (w *Window) Problem(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	w.log.Error("problem", "err", err)
	p := present.Words(err)
	switch app.CodeOf(err) {
	case app.Invalid, app.NotFound, app.Conflict, app.Unsupported:
		w.notice.Set(widgets.NoticeText{
			Message: p.Text(), Severity: widgets.SeverityWarning,
			Action: "Details", OnAction: func() { w.showProblem(p) },
		})
	default:
		w.showProblem(p)
	}
	w.trace("problem " + string(app.CodeOf(err)))
}

// Wrote implements present.Notifier.
func (w *Window) Wrote(path string) {
	w.notice.Set(widgets.NoticeText{
		Message: "Written: " + path, Severity: widgets.SeverityGood, Action: "Open",
		OnAction: func() { w.openFile(path) },
	})
}

// showProblem tells of an error in full: headline, hint, and folded away the details that
// a report needs.
func (w *Window) showProblem(p present.Problem) {
	if w.deps.LogPath != "" {
		p.Details += "\nLog: " + w.deps.LogPath
	}
	headline := text(p.Headline)
	headline.TextStyle.Bold = true
	details := text(p.Details)
	details.TextStyle.Monospace = true
	folded := container.NewVScroll(details)
	folded.SetMinSize(fyne.NewSize(0, 110))
	fold := widget.NewAccordion(widget.NewAccordionItem("Details", folded))
	box := container.NewVBox(headline)
	if p.Hint != "" {
		box.Add(text(p.Hint))
	}
	box.Add(fold)
	d := dialog.NewCustomWithoutButtons("Something went wrong", box, w.win)
	shut := widget.NewButton("Close", func() { d.Hide() })
	shut.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{
		widget.NewButton("Copy details", func() { w.app.Clipboard().SetContent(p.Report()) }), shut,
	})
	w.popUp(d, fyne.NewSize(560, 320), nil)
}

// renderJob shows the job that runs.
func (w *Window) renderJob(s present.JobState) {
	if s.Title == "" {
		w.job.ClearJob()
		return
	}
	w.job.SetJob(widgets.JobState{Title: s.Title, Item: s.Item, Done: s.Done, Total: s.Total, Pace: s.Pace, Paused: s.Paused})
}

// renderImport shows what became of an import, and what it brought.
func (w *Window) renderImport(d *desk, s present.ImportingState) {
	if w.desk != d || s.Running {
		return
	}
	d.library.Reload()
	if s.Done == d.reports {
		return
	}
	d.reports = s.Done
	w.Notice(s.Head)
	if len(s.Failed)+len(s.Others) > 0 {
		w.showImport(s)
	}
}

// text is a label that wraps.
func text(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapWord
	return l
}
