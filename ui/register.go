package ui

import (
	"fyne.io/fyne/v2/dialog"

	"parley/app"
	"parley/ui/present"
	"parley/ui/register"
)

// The list of all statements and annotations.

func (w *Window) noRegister() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case w.desk.register == nil:
		return "There is no such list here."
	}
	return ""
}

func (w *Window) notOnRegister() string {
	if why := w.noRegister(); why != "" {
		return why
	}
	if w.screen != present.ScreenRegister {
		return "This is for the list of statements and annotations, Ctrl+4."
	}
	return ""
}

func (w *Window) noSaveList() string {
	if w.deps.WriteTable == nil {
		return "Lists are not written here."
	}
	if w.desk != nil && w.screen == present.ScreenReading {
		return ""
	}
	if w.notOnRegister() != "" {
		return "This is for the articles found, Ctrl+1, and the list of statements and annotations, Ctrl+4."
	}
	return ""
}

func (w *Window) newRegisterView(d *desk) *register.View {
	c := register.Calls{
		Key: w.pressed, Shift: w.shiftDown, Ctrl: func() bool { return w.modifiers()&ctrl != 0 },
		Remove: func() { w.run(present.CmdWithdraw) },
	}
	if d.project.Ports.Tagger != nil {
		c.Tags = func() { w.run(present.CmdTags) }
	}
	if d.bulk != nil {
		c.Recode = func() { w.run(present.CmdRecode) }
	}
	if w.deps.WriteTable != nil {
		c.Save = func() { w.run(present.CmdSaveList) }
	}
	return register.New(d.register, c)
}

func (w *Window) showRegister() {
	w.show(present.ScreenRegister)
	if w.desk != nil && w.desk.register != nil {
		w.desk.register.Show()
		w.win.Canvas().Focus(w.desk.registerView.Target())
	}
}

// registerChanged lets the list follow what was edited.
func (w *Window) registerChanged(d *desk, e app.Event) {
	if d.register == nil || !e.Touches(app.KindStatement, app.KindAnnotation, app.KindActor, app.KindIssue, app.KindTag, app.KindCoder, app.KindArticle, app.KindNote) {
		return
	}
	d.register.Touch()
	if w.screen == present.ScreenRegister {
		d.register.Show()
	}
}

func (w *Window) markAll() { w.desk.register.MarkAll() }

// saveList saves the list on the screen: the articles found, or statements and annotations.
func (w *Window) saveList() {
	if w.screen == present.ScreenReading {
		w.saveTable("Save the articles found", "articles", w.desk.library.Listing())
		return
	}
	if save := w.listSaver("Save the list", "statements", w.desk.register.Table); save != nil {
		save()
	}
}

// withdrawPicked takes the marked rows out, or the chosen one; several after a question.
func (w *Window) withdrawPicked() {
	keys := w.desk.register.Picked()
	switch len(keys) {
	case 0:
		w.Notice("Choose a row first.")
	case 1:
		w.desk.register.Withdraw()
	default:
		words := text("Withdraw " + present.Count(len(keys), "statement or annotation", "statements and annotations") + "? One undo brings them all back.")
		x := dialog.NewCustomWithoutButtons("Withdraw", words, w.win)
		w.askWith(x, "Withdraw", func() {
			x.Hide()
			w.desk.register.Withdraw()
		}, w.roomy(460, 180))
	}
}
