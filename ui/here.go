package ui

import (
	"cmp"

	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
)

// What keys do with the statement or annotation that was touched, walked to or recorded
// last: the one that the list beside the text shows on a ground of its own.

// hereKey gives its key; ok is false where there is none on this screen.
func (w *Window) hereKey() (k app.Key, ok bool) {
	switch {
	case w.desk != nil && w.screen == present.ScreenRegister:
		return w.desk.register.Chosen()
	case w.desk == nil || w.screen != present.ScreenReading:
		return k, false
	}
	t, ok := w.desk.coding.Here()
	switch t.Kind {
	case present.MarkStatement:
		k.Kind = app.KindStatement
	case present.MarkAnnotation:
		k.Kind = app.KindAnnotation
	default:
		return k, false
	}
	k.ID = t.Ref
	return k, ok
}

func (w *Window) noHere() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if _, ok := w.hereKey(); !ok {
		return "Go to a statement or an annotation first: F4 walks, a click touches."
	}
	return ""
}

func (w *Window) noStatementHere() string {
	if why := w.noProject(); why != "" {
		return why
	}
	if w.screen == present.ScreenRegister {
		return "Open it first: Enter leads to its words."
	}
	if k, ok := w.hereKey(); !ok || k.Kind != app.KindStatement {
		return "Go to a statement first: F4 walks, a click touches."
	}
	return ""
}

// hereLabel words a command with the number of what it acts on.
func (w *Window) hereLabel(verb string) func() string {
	return func() string {
		if k, ok := w.hereKey(); ok {
			return verb + " " + k.ID
		}
		return verb + " it"
	}
}

// onStatement makes a command of an act of the coding panel on a statement.
func (w *Window) onStatement(act func(*present.Coding) func(app.StatementID)) func() {
	return func() {
		if k, ok := w.hereKey(); ok {
			act(w.desk.coding)(app.StatementID(k.ID))
		}
	}
}

func (w *Window) editHere() {
	k, _ := w.hereKey()
	if w.screen == present.ScreenRegister { // the words are needed beside the form
		w.desk.register.Open()
		w.Notice("Here it is. F2 edits it.")
		return
	}
	if k.Kind == app.KindAnnotation {
		w.editAnnotation(app.AnnotationID(k.ID))
		return
	}
	w.desk.coding.Edit(app.StatementID(k.ID))
}

// editAnnotation asks for another comment of an annotation.
func (w *Window) editAnnotation(id app.AnnotationID) {
	a, ok := w.desk.coding.Annotation(id)
	if !ok || w.desk.project.Ports.Comments == nil {
		return
	}
	entry := widget.NewEntry()
	entry.SetText(a.Comment)
	entry.SetPlaceHolder("What is to be remembered")
	d := dialog.NewForm("Annotation "+string(id), "Save", "Cancel", []*widget.FormItem{widget.NewFormItem("Comment", entry)}, func(ok bool) {
		if ok {
			w.desk.remarks.Comment(a, entry.Text, nil)
		}
		w.desk.readerView.Focus()
	}, w.win)
	entry.OnSubmitted = func(string) { d.Submit() }
	w.popUpWith(popUp{dialog: d, first: entry, enter: d.Submit}, w.roomy(560, 0), nil)
}

// noSameQuote allows the open form, or a statement.
func (w *Window) noSameQuote() string {
	if w.desk != nil && w.noForm() == "" {
		return ""
	}
	return w.noStatementHere()
}

func (w *Window) sameQuote() {
	k, _ := w.hereKey()
	w.desk.coding.SameQuote(app.StatementID(k.ID))
}

func (w *Window) toggleKey() {
	k, _ := w.hereKey()
	w.desk.coding.ToggleKey(app.StatementID(k.ID))
}

func (w *Window) flipFurther() { w.desk.coding.ShowFurther(!w.desk.coding.State().FurtherShown) }

func (w *Window) noLinksHere() string {
	if k, ok := w.hereKey(); !ok || k.Kind != app.KindStatement {
		return cmp.Or(w.noStatementHere(), "Choose a statement.")
	}
	if w.desk.project.Ports.Linker == nil {
		return "Statements cannot be linked here."
	}
	return ""
}

func (w *Window) linksHere() {
	k, _ := w.hereKey()
	w.showLinksOf(app.StatementID(k.ID))
}

func (w *Window) noTagsHere() string {
	if why := w.noHere(); why != "" {
		return why
	}
	if w.desk.project.Ports.Tagger == nil {
		return "There are no tags here."
	}
	return ""
}

func (w *Window) tagsHere() {
	if w.screen == present.ScreenRegister {
		w.showTagsOf(w.desk.register.Picked())
		return
	}
	k, _ := w.hereKey()
	w.showTagsOf([]app.Key{k})
}

func (w *Window) noNotesHere() string {
	if why := w.noHere(); why != "" {
		return why
	}
	if w.desk.project.Ports.Noter == nil {
		return "There are no notes here."
	}
	return ""
}

func (w *Window) notesHere() {
	k, _ := w.hereKey()
	w.showNotesOf(k)
}

func (w *Window) noHistoryHere() string {
	if why := w.noHere(); why != "" {
		return why
	}
	return w.noHistory()
}

func (w *Window) historyHere() {
	k, _ := w.hereKey()
	w.desk.history.Show(k.ID, app.HistoryFilter{Key: k})
}

// noWithdraw keeps Ctrl+Delete in a field from taking a statement away.
func (w *Window) noWithdraw() string {
	if why := w.noHere(); why != "" {
		return why
	}
	if _, typing := w.win.Canvas().Focused().(undoer); typing {
		return "Leave the field first; Escape does."
	}
	return ""
}

func (w *Window) withdrawHere() {
	if w.screen == present.ScreenRegister {
		w.withdrawPicked()
		return
	}
	k, _ := w.hereKey()
	if k.Kind == app.KindAnnotation {
		w.desk.reader.RemoveAnnotation(app.AnnotationID(k.ID))
		w.Notice("Removed " + k.ID + ". Undo brings it back.")
		return
	}
	w.desk.coding.Withdraw(app.StatementID(k.ID))
}
