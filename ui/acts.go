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

func (w *Window) noExport() string { return w.noProject() }

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
	if words := w.desk.readerView.Copied(); words != "" {
		w.app.Clipboard().SetContent(words)
	}
}

func (w *Window) search() {
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

// stepHit walks to the next hit; after the last of an article comes the first of the next.
func (w *Window) stepHit(dir int) {
	w.showReading()
	if w.desk.reader.StepHit(dir) {
		return
	}
	land := present.LandFirstHit
	if dir < 0 {
		land = present.LandLastHit
	}
	if w.desk.library.State().Query == "" || !w.desk.library.Step(dir, land) {
		w.Notice("There are no further hits.")
	}
}

func (w *Window) stepMark(dir int) {
	w.showReading()
	w.desk.reader.StepMark(dir)
}

func (w *Window) stepArticle(dir int) {
	w.showReading()
	if !w.desk.library.Step(dir, present.LandFirstHit) {
		w.Notice("There are no further articles in the list.")
	}
}

func (w *Window) grow() {
	if w.desk.reader.State().Selected.Len() == 0 {
		w.desk.readerView.Point()
		w.desk.reader.SelectSubject()
		return
	}
	w.desk.readerView.Grow()
}

func (w *Window) shrink() { w.desk.readerView.Shrink() }

// startStatement goes to the form; without a selection it takes the sentence at hand.
func (w *Window) startStatement() {
	w.showReading()
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
	w.desk.readerView.Point()
	w.desk.reader.Annotate("")
}

// drop closes what is in the way: the form, then the selection.
func (w *Window) drop() {
	switch {
	case w.desk == nil || w.screen != present.ScreenReading:
	case w.desk.coding.State().Open:
		w.desk.coding.Close()
	default:
		w.desk.reader.Drop()
	}
}

func (w *Window) flipLight() { w.prefs.Flip(darkNow()) }

// export asks where to write the workbook.
func (w *Window) export() {
	if why := w.desk.matrix.State().NoExport; why != "" {
		w.desk.matrix.Show()
		if w.desk.matrix.State().Empty.Title != "" {
			w.Notice(why)
			return
		}
	}
	w.files.Pick(Ask{
		Kind: AskSave, Title: "Export workbook", Folder: w.folder(), Name: present.BaseName(w.desk.project.Path) + ".xlsx",
		Kinds: "Excel workbooks", Patterns: []string{"*.xlsx"},
	}, func(paths []string, err error) {
		if path, ok := w.picked(paths, err); ok {
			w.desk.matrix.Export(withEnding(path, ".xlsx"), true)
		}
	})
}

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
