package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"parley/app"
	"parley/ui/coding"
	"parley/ui/matrix"
	"parley/ui/present"
	"parley/ui/recoding"
)

// What can be done with statements in the list beside an article and behind a cell.

// codingCalls are what the coding panel may ask for in this project.
func (w *Window) codingCalls(d *desk) coding.Calls {
	c := coding.Calls{Key: w.pressed, Shift: w.shiftDown}
	if d.bulk != nil {
		c.Recode = func() { w.run(present.CmdRecode) }
	}
	if d.history != nil {
		c.History = w.showHistoryOf
	}
	p := d.project.Ports
	if p.Noter != nil {
		c.Notes = func(id app.StatementID) { w.showNotesOf(present.KeysOf([]app.StatementID{id})[0]) }
	}
	if p.Linker != nil {
		c.Links = w.showLinksOf
	}
	if p.Tagger != nil {
		c.Tags = func(id app.StatementID) { w.showTagsOf(present.KeysOf([]app.StatementID{id})) }
	}
	return c
}

// matrixCalls are what the matrix may ask for in this project.
func (w *Window) matrixCalls(d *desk) matrix.Calls {
	c := matrix.Calls{Run: w.run, Key: w.pressed, Shift: w.shiftDown, Menu: w.menuAt, Rules: w.askRules, Copy: w.copyText, Shown: w.matrixShown}
	if d.project.Ports.Cards != nil {
		c.Actor = func(id app.ActorID) { w.showCard(app.CardQuery{Actor: id}, false) }
		c.Issue = func(id app.IssueID) { w.showCard(app.CardQuery{Issue: id}, false) }
		c.Timeline = w.showTimeline
		c.Picture = w.savePicture
	}
	if d.project.Ports.Specs != nil && d.project.ReadOnly == "" {
		c.SaveAs = w.askSpecName
	}
	if d.bulk != nil {
		c.Recode = func() { w.run(present.CmdRecode) }
	}
	if d.history != nil {
		c.History = w.showHistoryOfCell
	}
	if d.project.Ports.Override != nil && d.project.ReadOnly == "" {
		c.Override = w.askOverride
	}
	return c
}

// showHistoryOfCell shows who changed the selected cell, and why.
func (w *Window) showHistoryOfCell() {
	if cell, _, title, ok := w.desk.matrix.Cell(); ok {
		w.desk.history.Show(title, app.HistoryFilter{Cell: app.CellKey{Actor: cell.Actor, Issue: cell.Issue}})
	}
}

// pickedStatements gives the statements that are checked on the screen.
func (w *Window) pickedStatements() []app.StatementID {
	switch w.screen {
	case present.ScreenMatrix:
		return w.desk.matrix.Picked()
	case present.ScreenRegister:
		return w.desk.register.PickedStatements()
	case present.ScreenReading, present.ScreenCodebook:
	}
	return w.desk.coding.Picked()
}

func (w *Window) noRecode() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case w.desk.bulk == nil:
		return "Statements cannot be recoded here."
	case len(w.pickedStatements()) == 0:
		return "Choose “Select…” over the statements of an article or a cell, and check some."
	}
	return ""
}

func (w *Window) recodeSelected() { w.desk.bulk.Show(w.pickedStatements()) }

// followBulk shows the form for several statements while its presenter says so.
func (w *Window) followBulk(d *desk) {
	d.bulk.Subscribe(func(s present.BulkState) {
		follow(w, d, sheetBulk, s.Open, s, func() (popUp, fyne.Size, func(present.BulkState)) {
			v := recoding.NewBulk(d.bulk, w.pressed)
			x := dialog.NewCustomWithoutButtons(s.Title, v.Content(), w.win)
			x.SetButtons(v.Buttons())
			return popUp{dialog: x, enter: d.bulk.Go, first: v.First()}, w.roomy(620, 560), v.Render
		}, d.bulk.Close)
	})
}
