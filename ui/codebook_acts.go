package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/codebook"
	"parley/ui/present"
	"parley/ui/widgets"
)

// What the codebook's buttons ask before the preview.

// moving gives the desk and the entry in the form, or says why it cannot be moved.
func (w *Window) moving() (*desk, present.EntryForm, bool) {
	if w.desk == nil {
		return nil, present.EntryForm{}, false
	}
	f := w.desk.codebook.State().Form
	if f.NoMove != "" || f.Key.ID == "" {
		w.Notice(f.NoMove)
		return nil, f, false
	}
	return w.desk, f, true
}

// renameEntry asks for the new name and shows what it would do.
func (w *Window) renameEntry() {
	d, f, ok := w.moving()
	if !ok {
		return
	}
	entry, wrong := widgets.NewTextField(1, w.pressed), widgets.NewRemark("")
	entry.SetText(f.Heading)
	wrong.Importance = widget.DangerImportance
	x := dialog.NewCustomWithoutButtons("Rename “"+f.Heading+"”", container.New(&widgets.Column{Gap: -4}, widgets.Inset(entry, 8, 8, 4, 8), wrong), w.win)
	next := func() {
		name := entry.Text
		if why := d.codebook.CheckName(name, false); why != "" {
			widgets.SetText(wrong, why)
			x.Refresh()
			return
		}
		x.Hide()
		d.recoding.Prepare(func() (app.Recoding, error) {
			if f.Key.Kind == app.KindActor {
				return d.project.Ports.Recoder.RenameActor(app.ActorID(f.Key.ID), name)
			}
			return d.project.Ports.Recoder.RenameIssue(app.IssueID(f.Key.ID), name)
		}, nil)
	}
	widgets.SetText(wrong, "")
	w.askWith(x, "Show what it does…", next, fyne.NewSize(520, 190))
	w.focusAll(entry)
}

// askWith shows a dialog that asks for something, with Cancel and a way on; Enter goes on.
func (w *Window) askWith(x *dialog.CustomDialog, on string, next func(), size fyne.Size) {
	yes := widget.NewButton(on, next)
	yes.Importance = widget.HighImportance
	x.SetButtons([]fyne.CanvasObject{widget.NewButton("Cancel", func() { x.Hide() }), yes})
	w.popUpWith(popUp{dialog: x, enter: next}, size, nil)
}

// focusAll gives a field the keyboard with its text selected.
func (w *Window) focusAll(f fyne.Focusable) {
	w.win.Canvas().Focus(f)
	if s, ok := f.(fyne.Shortcutable); ok {
		s.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// mergeEntry asks into which entry the one in the form goes, and shows what it would do.
func (w *Window) mergeEntry() {
	d, f, ok := w.moving()
	if !ok {
		return
	}
	rows := d.codebook.Candidates("")
	list := widgets.NewPickList(func() int { return len(rows) }, func() fyne.CanvasObject { return codebook.NewRow() },
		func(i int, o fyne.CanvasObject) { o.(*codebook.Row).Set(rows[i]) })
	filter := widgets.NewTextField(1, widgets.OnlyEscape(w.pressed))
	filter.SetPlaceHolder("Name of the entry that stays")
	filter.OnChanged = func(text string) {
		rows = d.codebook.Candidates(text)
		row := -1
		if len(rows) > 0 && text != "" {
			row = 0
		}
		list.ShowRow(row)
	}
	words := widgets.NewWrapped("Into which entry does “" + f.Heading + "” go? Its names live on as names of the other.")
	x := dialog.NewCustomWithoutButtons("Merge “"+f.Heading+"”", container.NewBorder(
		container.New(&widgets.Column{}, words, widgets.Inset(filter, 8, 8, 0, 4)), nil, nil, nil, list), w.win)
	next := func() {
		if i := list.Row(); i >= 0 && i < len(rows) {
			x.Hide()
			w.prepareMerge(d, f.Key, rows[i].Key)
		}
	}
	filter.OnKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyDown || k.Name == fyne.KeyUp {
			list.TypedKey(k)
			return true
		}
		return w.pressed(k)
	}
	list.OnKey = w.pressed
	w.askWith(x, "Show what it does…", next, w.roomy(560, 520))
	w.win.Canvas().Focus(filter)
}

func (w *Window) prepareMerge(d *desk, from, into app.Key) {
	d.then = func() { d.codebook.Select(into) }
	d.recoding.Prepare(func() (app.Recoding, error) {
		if from.Kind == app.KindActor {
			return d.project.Ports.Recoder.MergeActors(app.ActorID(from.ID), app.ActorID(into.ID))
		}
		return d.project.Ports.Recoder.MergeIssues(app.IssueID(from.ID), app.IssueID(into.ID))
	}, nil)
}

// splitEntry asks which statements go to a new entry.
func (w *Window) splitEntry() {
	d, f, ok := w.moving()
	if !ok || d.splitting == nil {
		return
	}
	d.splitting.Show(f.Key, f.Heading, func(name string) string { return d.codebook.CheckName(name, true) })
}
