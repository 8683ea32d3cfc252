package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/backups"
	"parley/ui/codebook"
	"parley/ui/history"
	"parley/ui/notes"
	"parley/ui/present"
	"parley/ui/recoding"
	"parley/ui/widgets"
)

// sheetName names a dialog that follows a presenter: it is open while its state says so.
type sheetName string

// The dialogs.
const (
	sheetRecoding sheetName = "recoding"
	sheetHistory  sheetName = "history"
	sheetBackups  sheetName = "backups"
	sheetSplit    sheetName = "split"
	sheetBulk     sheetName = "bulk"
	sheetReview   sheetName = "review"
	sheetVersions sheetName = "versions"
	sheetDiff     sheetName = "diff"
	sheetTable    sheetName = "table"
	sheetProfiles sheetName = "profiles"
	sheetNarrow   sheetName = "narrow"
	sheetSearches sheetName = "searches"
	sheetBatch    sheetName = "batch"
	sheetWords    sheetName = "words"
	sheetDetails  sheetName = "details"
	sheetBulkTake sheetName = "accept many"
	sheetLearned  sheetName = "learned"
	sheetCoverage sheetName = "coverage"
	sheetExport   sheetName = "export"
	sheetSync     sheetName = "sync"

	sheetConcordance sheetName = "concordance"
)

// sheet is such a dialog while it is open.
type sheet struct {
	dialog dialog.Dialog
	render any // of the view, a func of the presenter's state
}

// follow opens or closes the dialog of a presenter and shows its state. build makes the
// dialog and gives the view's render; closed is called when the analyst closes it.
func follow[S any](w *Window, d *desk, name sheetName, open bool, s S, build func() (popUp, fyne.Size, func(S)), closed func()) {
	now := d.sheets[name]
	switch {
	case open && now == nil:
		p, size, render := build()
		now = &sheet{dialog: p.dialog, render: render}
		d.sheets[name] = now
		w.popUpWith(p, size, func() {
			delete(d.sheets, name)
			closed()
		})
		w.trace("sheet " + string(name))
	case !open && now != nil:
		now.dialog.Hide()
		return
	}
	if now != nil {
		now.render.(func(S))(s)
	}
}

// buttoned is the view of a dialog that brings its own buttons.
type buttoned interface {
	Content() fyne.CanvasObject
	Buttons() []fyne.CanvasObject
}

// dialogOf makes the dialog of such a view.
func (w *Window) dialogOf(title string, v buttoned) dialog.Dialog {
	d := dialog.NewCustomWithoutButtons(title, v.Content(), w.win)
	d.SetButtons(v.Buttons())
	return d
}

// startSheets lets the dialogs of presenters follow them.
func (w *Window) startSheets(d *desk) {
	d.recoding.Subscribe(func(s present.RecodingState) {
		follow(w, d, sheetRecoding, s.Open, s, func() (popUp, fyne.Size, func(present.RecodingState)) {
			v := recoding.NewPreview(d.recoding, w.pressed)
			x := w.dialogOf(s.Title, v)
			return popUp{dialog: x, enter: d.recoding.Apply}, w.roomy(980, 640), v.Render
		}, func() {
			d.then = nil
			d.recoding.Close()
		})
	})
	if d.history != nil {
		d.history.Subscribe(func(s present.HistoryState) {
			follow(w, d, sheetHistory, s.Open, s, func() (popUp, fyne.Size, func(present.HistoryState)) {
				v := history.New(d.history, w.pressed)
				x := dialog.NewCustom("History of "+s.Title, "Close", v.Content(), w.win)
				return popUp{dialog: x}, w.roomy(980, 620), v.Render
			}, d.history.Close)
		})
	}
	if d.splitting != nil {
		w.followSplit(d)
	}
	if d.bulk != nil {
		w.followBulk(d)
	}
	if d.review != nil {
		w.followReview(d)
	}
	if d.versions != nil {
		w.followVersions(d)
		w.followDiff(d)
	}
	w.followImports(d)
	w.followAnalysis(d)
	w.followExports(d)
	if d.details != nil {
		w.followDetails(d)
	}
	if d.concordance != nil {
		w.followFinders(d)
	}
	if d.suggestions != nil {
		w.followSuggestions(d)
	}
	w.followBackups(d, d.backups)
}

// followSplit shows the form of a split while its presenter says so; it makes room for the
// preview once that is there.
func (w *Window) followSplit(d *desk) {
	d.splitting.Subscribe(func(s present.SplittingState) {
		follow(w, d, sheetSplit, s.Open, s, func() (popUp, fyne.Size, func(present.SplittingState)) {
			v := recoding.NewSplit(d.splitting, recoding.SplitCalls{Key: w.pressed, Shift: w.shiftDown})
			x := w.dialogOf(s.Title, v)
			return popUp{dialog: x, enter: d.splitting.Go, first: v.First()}, w.roomy(860, 620), v.Render
		}, d.splitting.Close)
	})
}

func (w *Window) shiftDown() bool { return w.modifiers()&shift != 0 }

// followBackups shows the list of backups while its presenter says so.
func (w *Window) followBackups(d *desk, p *present.Backups) {
	p.Subscribe(func(s present.BackupsState) {
		follow(w, d, sheetBackups, s.Open, s, func() (popUp, fyne.Size, func(present.BackupsState)) {
			v := backups.New(p, backups.Calls{Key: w.pressed, ToFile: func() { w.backupToFile(p) }})
			x := dialog.NewCustomWithoutButtons("Backups", v.Content(), w.win)
			shut := widget.NewButton("Close", func() { x.Hide() })
			shut.Importance = widget.HighImportance
			x.SetButtons([]fyne.CanvasObject{v.RestoreButton(), shut})
			return popUp{dialog: x}, w.roomy(820, 600), v.Render
		}, p.Close)
	})
}

// newCodebookView makes the screen of the codebook.
func (w *Window) newCodebookView(d *desk) {
	var shown fyne.CanvasObject
	if d.project.Ports.Noter != nil {
		v := notes.New(d.notes, w.pressed, func() {
			if d.codebookView != nil {
				d.codebookView.Relayout()
			}
		})
		d.notes.Subscribe(v.Render)
		shown = v.Content()
	}
	calls := codebook.Calls{
		Key: w.pressed, Rename: w.renameEntry, Merge: w.mergeEntry, Split: w.splitEntry,
		Move: d.project.Ports.Recoder != nil && d.project.Ports.Applier != nil,
	}
	if d.history != nil {
		calls.History = w.showHistoryOfEntry
	}
	d.codebookView = codebook.New(d.codebook, shown, calls)
}

func (w *Window) noCodebook() string { return w.noProject() }

func (w *Window) noSave() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case w.screen != present.ScreenCodebook || w.desk.codebook.State().Form.Key == (app.Key{}):
		return "Everything else is saved at once; this is for the form of the codebook."
	}
	return ""
}

// saveEntry saves what was typed into the form, and the note below it.
func (w *Window) saveEntry() {
	noted := w.desk.notes.State().NoSave == ""
	if noted {
		w.desk.notes.Save()
	}
	if w.desk.codebook.State().Form.Dirty || !noted {
		w.desk.codebook.Save()
	}
}

func (w *Window) noHistory() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case w.desk.history == nil:
		return "There is no history here."
	}
	return ""
}

// showHistory shows the history of the whole project.
func (w *Window) showHistory() { w.desk.history.Show("the project", app.HistoryFilter{}) }

func (w *Window) showHistoryOfEntry() {
	f := w.desk.codebook.State().Form
	w.desk.history.Show("“"+f.Heading+"”", app.HistoryFilter{Key: f.Key})
}

// showHistoryOf shows the history of a statement.
func (w *Window) showHistoryOf(id app.StatementID) {
	if why := w.noHistory(); why != "" {
		w.Notice(why)
		return
	}
	w.desk.history.Show(string(id), app.HistoryFilter{Key: app.Key{Kind: app.KindStatement, ID: string(id)}})
}

// done tells what was done, and offers to undo it. The forms that led to it close.
func (w *Window) done(msg string) {
	if d := w.desk; d != nil {
		if d.splitting != nil {
			d.splitting.Close()
		}
		if d.bulk != nil {
			d.bulk.Close()
		}
		d.coding.PickRows(false)
		d.matrix.PickRows(false)
		if then := d.then; then != nil {
			d.then = nil
			then()
		}
	}
	w.notice.Set(w.undoNotice(msg))
}

// offerUndo labels the button of a notice that takes the newest step back.
const offerUndo = "Undo"

// undoNotice tells what was done, and offers to undo it.
func (w *Window) undoNotice(msg string) widgets.NoticeText {
	return widgets.NoticeText{Message: msg, Severity: widgets.SeverityGood, Action: offerUndo, OnAction: func() {
		w.notice.Clear()
		if w.desk != nil {
			w.desk.steps.Undo()
		}
	}}
}

// dropOffer takes away the offer to undo once something else was done: it would undo that.
func (w *Window) dropOffer() {
	if w.notice.Text().Action == offerUndo {
		w.notice.Clear()
	}
}
