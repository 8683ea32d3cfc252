package ui

import (
	"fyne.io/fyne/v2"

	"parley/ui/present"
)

// What the rows of the table of commands do, and why some cannot be done now.

func (w *Window) noProject() string {
	if w.desk == nil {
		return "Open a project first."
	}
	return ""
}

func (w *Window) noArticle() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case w.desk.reader.State().Article == "":
		return "Open an article first."
	}
	return ""
}

func (w *Window) noForm() string {
	if why := w.noArticle(); why != "" {
		return why
	}
	if !w.desk.coding.State().Open {
		return "Select the words that tell a position first."
	}
	return ""
}

func (w *Window) undoLabel() string {
	if w.desk == nil || w.desk.steps.State().Undo == "" {
		return "Undo"
	}
	return "Undo: " + w.desk.steps.State().Undo
}

func (w *Window) redoLabel() string {
	if w.desk == nil || w.desk.steps.State().Redo == "" {
		return "Redo"
	}
	return "Redo: " + w.desk.steps.State().Redo
}

func (w *Window) noUndo() string {
	if w.desk == nil || w.desk.steps.State().Undo == "" {
		return "There is nothing to undo."
	}
	return ""
}

func (w *Window) noRedo() string {
	if w.desk == nil || w.desk.steps.State().Redo == "" {
		return "There is nothing to redo."
	}
	return ""
}

// undoer is a field with an undo of its own.
type undoer interface {
	Undo()
	Redo()
}

// undo takes the newest step back; in a field it is the field's own.
func (w *Window) undo() {
	if e, ok := w.win.Canvas().Focused().(undoer); ok {
		e.Undo()
		return
	}
	w.desk.steps.Undo()
}

func (w *Window) redo() {
	if e, ok := w.win.Canvas().Focused().(undoer); ok {
		e.Redo()
		return
	}
	w.desk.steps.Redo()
}

// copy copies what is selected where the keyboard is, else what is selected in the text.
func (w *Window) copy() {
	if f, ok := w.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&fyne.ShortcutCopy{Clipboard: w.app.Clipboard()})
		return
	}
	if w.desk == nil {
		return
	}
	if w.screen == present.ScreenMatrix {
		w.copyText(w.desk.matrix.CopiedSelection())
		return
	}
	if _, v := w.pane(); v.Copied() != "" {
		w.app.Clipboard().SetContent(v.Copied())
	}
}

// copyText puts text into the clipboard; empty text leaves what is there.
func (w *Window) copyText(text string) {
	if text == "" {
		w.Notice("Choose a cell to copy first.")
		return
	}
	w.app.Clipboard().SetContent(text)
	w.Notice("Copied.")
	w.trace("copied")
}

// copyMatrix copies the whole matrix as shown.
func (w *Window) copyMatrix() { w.copyText(w.desk.matrix.Copied()) }

// saveMatrixPicture writes the matrix as shown.
func (w *Window) saveMatrixPicture() { w.savePicture(w.desk.matrix.Sheet().Drawing()) }

func (w *Window) search() {
	if w.screen == present.ScreenRegister {
		w.win.Canvas().Focus(w.desk.registerView.Box())
		return
	}
	w.showReading()
	w.win.Canvas().Focus(w.desk.libraryView.SearchBox())
}

func (w *Window) reload() {
	w.desk.library.Reload()
	w.desk.matrix.Touch()
	if w.screen == present.ScreenMatrix {
		w.desk.matrix.Show()
	}
	w.desk.importing.CatchUp()
}

// startStatement goes to the form; without a selection it takes the sentence at hand.
func (w *Window) startStatement() {
	if w.screen == present.ScreenQueue {
		w.desk.suggestions.Edit()
		return
	}
	w.showReading()
	w.codeHere()
	w.desk.readerView.Point()
	if !w.desk.coding.State().Open && !w.desk.reader.SelectSubject() {
		w.Notice("Select the words that tell the position first.")
		return
	}
	w.desk.coding.Start()
}

func (w *Window) addWords() { w.desk.coding.AddWords() }

func (w *Window) record() { w.desk.coding.Record() }

func (w *Window) annotate() {
	r, v := w.pane()
	v.Point()
	r.Annotate("")
}

// drop closes what is in the way: the form, then the selection.
func (w *Window) drop() {
	switch {
	case w.desk == nil || w.screen != present.ScreenReading:
	case w.left():
	case w.desk.coding.State().Open:
		w.desk.coding.Close()
	default:
		r, _ := w.pane()
		r.Drop()
	}
}

func (w *Window) flipLight() { w.prefs.Flip(darkNow()) }

// export asks where to write the workbook.
func (w *Window) importFiles() {
	w.files.Pick(Ask{Kind: AskFiles, Title: "Import articles", Folder: w.folder()}, w.importPicked)
}

func (w *Window) importFolder() {
	w.files.Pick(Ask{Kind: AskFolder, Title: "Import a folder of articles", Folder: w.folder()}, w.importPicked)
}

func (w *Window) importPicked(paths []string, err error) {
	if _, ok := w.picked(paths, err); ok && w.desk != nil {
		w.desk.importing.Import(paths)
	}
}

// dropped imports what was let go over the window.
func (w *Window) dropped(_ fyne.Position, uris []fyne.URI) {
	if w.desk == nil {
		w.Notice("Open a project first, then drop files on it.")
		return
	}
	var paths []string
	for _, u := range uris {
		switch u.Scheme() {
		case "file":
			paths = append(paths, u.Path())
		case "http", "https":
			paths = append(paths, u.String())
		}
	}
	w.desk.importing.Import(paths)
}
