package ui

import (
	"parley/app"
	"parley/ui/present"
)

// Go implements present.Navigator: it is the only way between screens.
func (w *Window) Go(r present.Route) {
	d := w.desk
	if d == nil {
		return
	}
	switch r.Screen {
	case present.ScreenMatrix:
		w.showMatrix()
		return
	case present.ScreenCodebook:
		w.showCodebook()
		if r.Entry.ID != "" {
			d.codebook.Select(r.Entry)
		}
		return
	case present.ScreenRegister:
		w.showRegister()
		return
	case present.ScreenQueue:
		w.showSuggestions()
		return
	case present.ScreenReading:
	}
	w.showReading()
	if r.Article == "" {
		return
	}
	w.usedQuery(r.Query)
	if r.Query == "" {
		r.Query = d.library.State().Query
	}
	w.timeOpening()
	d.library.Mark(r.Article)
	d.reader.Go(r)
	d.readerView.Focus()
}

func (w *Window) showReading() { w.show(present.ScreenReading) }

func (w *Window) showMatrix() {
	w.show(present.ScreenMatrix)
	if w.desk != nil {
		w.desk.matrix.Show()
		w.win.Canvas().Focus(w.desk.matrixView.Target())
	}
}

// matrixShown gives the matrix the keyboard that it could not take before it was computed.
func (w *Window) matrixShown() {
	if c := w.win.Canvas(); w.screen == present.ScreenMatrix && w.desk != nil && c.Focused() == nil && len(w.popups) == 0 {
		c.Focus(w.desk.matrixView.Target())
	}
}

func (w *Window) showCodebook() {
	w.show(present.ScreenCodebook)
	if w.desk != nil {
		w.desk.codebook.Reload()
		w.desk.codebookView.Focus()
	}
}

func (w *Window) show(s present.Screen) {
	if w.desk == nil {
		return
	}
	if w.screen != s || len(w.middle.Objects) == 0 {
		w.screen = s
		content := w.desk.reading
		switch s {
		case present.ScreenMatrix:
			content = w.desk.matrixView.Content()
		case present.ScreenCodebook:
			content = w.desk.codebookView.Content()
		case present.ScreenRegister:
			content = w.desk.registerView.Content()
		case present.ScreenQueue:
			content = w.desk.suggestionsView.Content()
		case present.ScreenReading:
		}
		w.win.Canvas().Unfocus() // what had the keyboard is hidden: it must not take letters and Undo
		w.middle.RemoveAll()
		w.middle.Add(content)
		content.Refresh() // the look may have changed while it was hidden
		w.trace("screen " + string(s))
	}
	w.refreshMenus()
}

// articleOpened is told by the reader.
func (w *Window) articleOpened(a app.OpenArticle) {
	w.deps.Settings.SetArticle(w.desk.project.Path, a.ID)
	w.desk.library.Mark(a.ID)
	w.desk.coding.ShowArticle(a)
	w.desk.formLeft()
	w.newerText(a)
	if then := w.desk.onceOpen; then != nil {
		w.desk.onceOpen = nil
		then(a.ID)
	}
	w.traceDrawn(a.ID)
	w.refreshMenus()
}

// formLeft forgets the way back to the queue where the form went without being closed: with
// another article, or with the selection. The next form was not opened from there.
func (d *desk) formLeft() {
	if !d.coding.State().Open {
		d.toQueue = false
	}
}

// selected is told by the reader.
func (d *desk) selected(b app.Bounds) {
	d.coding.Propose(b)
	d.formLeft()
}

// formClosed gives the keyboard back to the text, or to the queue that the form was opened
// from.
func (w *Window) formClosed() {
	w.desk.reader.Drop()
	if back := w.desk.toQueue; back {
		w.desk.toQueue = false
		if w.screen == present.ScreenReading {
			w.showSuggestions()
			return
		}
	}
	w.desk.readerView.Focus()
	w.refreshMenus()
}
