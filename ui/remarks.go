package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/notes"
	"parley/ui/present"
	"parley/ui/widgets"
)

// Small dialogs for what an analyst adds to statements and cells beside the coding.

// showNotesOf shows the notes on a statement.
func (w *Window) showNotesOf(id app.StatementID) {
	d := w.desk
	d.sideNotes.Show(app.Key{Kind: app.KindStatement, ID: string(id)})
	v := notes.New(d.sideNotes, w.pressed, nil)
	d.sideNotes.Subscribe(v.Render)
	x := dialog.NewCustom("Notes on "+string(id), "Close", container.NewVScroll(widgets.Inset(v.Content(), 8, 14, 4, 8)), w.win)
	w.popUpWith(popUp{dialog: x, first: v.Field()}, w.roomy(560, 380), func() {
		d.sideNotes.Save() // what was typed is not lost with the dialog
		d.sideNotes.Subscribe(func(present.NotesState) {})
	})
}

// showLinksOf shows how a statement is related to others.
func (w *Window) showLinksOf(id app.StatementID) {
	d := w.desk
	rows, problem := container.New(&widgets.Column{}), widgets.NewRemark("")
	problem.Importance = widget.DangerImportance
	var read func()
	done := func(err error) {
		widgets.SetText(problem, "")
		if err != nil {
			widgets.SetText(problem, present.Words(err).Text())
		}
		read()
	}
	read = func() {
		d.remarks.Read(id, func(r present.RemarksRead, err error) {
			rows.RemoveAll()
			if err != nil {
				widgets.SetText(problem, present.Words(err).Text())
			}
			if len(r.Links) == 0 {
				rows.Add(widgets.NewRemark("Not linked with other statements yet."))
			}
			for _, l := range r.Links {
				remove := widget.NewButtonWithIcon("", fynetheme.DeleteIcon(), func() { d.remarks.Unlink(l.Link, done) })
				remove.Importance = widget.LowImportance
				rows.Add(container.NewBorder(nil, nil, nil, remove, widget.NewLabel(string(id)+" "+l.Words)))
			}
			rows.Refresh()
			w.trace("links " + strconv.Itoa(len(r.Links)))
		})
	}
	kind, codes := choiceOf(present.LinkChoices())
	kind.SetSelectedIndex(0)
	other := widgets.NewTextField(1, w.pressed)
	other.SetPlaceHolder("statement, as S-12")
	add := func() {
		to := present.StatementNumber(other.Text)
		if to == "" {
			widgets.SetText(problem, "Type the number of the other statement, as S-12.")
			return
		}
		other.SetText("")
		d.remarks.Link(id, to, codes[kind.SelectedIndex()], done)
	}
	plus := widget.NewButton("Add link", add)
	line := container.NewBorder(nil, nil, container.NewHBox(widget.NewLabel(string(id)), container.New(widgets.Fixed(150), kind)), plus, other)
	box := container.NewBorder(nil, container.New(&widgets.Column{Gap: 2}, problem, widget.NewSeparator(), line), nil, nil, container.NewVScroll(rows))
	x := dialog.NewCustom("Links of "+string(id), "Close", box, w.win)
	widgets.SetText(problem, "")
	w.popUpWith(popUp{dialog: x, first: other, enter: add}, w.roomy(600, 380), nil)
	read()
}

// choiceOf makes a closed list of choices, with their codes in the same order.
func choiceOf(all []present.Choice) (list *widget.Select, codes []string) {
	words := make([]string, len(all))
	for i, c := range all {
		words[i] = c.Words
		codes = append(codes, c.Code)
	}
	return widget.NewSelect(words, nil), codes
}

// showTagsOf shows the tags of a statement.
func (w *Window) showTagsOf(id app.StatementID) {
	d, ids := w.desk, []app.StatementID{id}
	rows, problem := container.NewVBox(), widgets.NewRemark("")
	problem.Importance = widget.DangerImportance
	var read func()
	done := func(err error) {
		widgets.SetText(problem, "")
		if err != nil {
			widgets.SetText(problem, present.Words(err).Text())
		}
		read()
	}
	read = func() {
		d.remarks.Read(id, func(r present.RemarksRead, err error) {
			rows.RemoveAll()
			if err != nil {
				widgets.SetText(problem, present.Words(err).Text())
			}
			if len(r.Tags) == 0 {
				rows.Add(widgets.NewRemark("The project has no tags yet; type a name to make one."))
			}
			for _, t := range r.Tags {
				check := widgets.NewKeyCheck(t.Name, nil, w.pressed)
				check.Checked = t.On
				check.OnChanged = func(on bool) { d.remarks.Tag(ids, t.ID, on, done) }
				rows.Add(check)
			}
			rows.Refresh()
			w.trace("tags " + strconv.Itoa(len(r.Tags)))
		})
	}
	name := widgets.NewTextField(1, w.pressed)
	name.SetPlaceHolder("new tag")
	add := func() {
		if name.Text != "" {
			d.remarks.NewTag(ids, name.Text, done)
			name.SetText("")
		}
	}
	box := container.NewBorder(nil, container.New(&widgets.Column{Gap: 2}, problem, container.NewBorder(nil, nil, nil, widget.NewButton("Add tag", add), name)), nil, nil, container.NewVScroll(rows))
	x := dialog.NewCustom("Tags of "+string(id), "Close", box, w.win)
	widgets.SetText(problem, "")
	w.popUpWith(popUp{dialog: x, first: name, enter: add}, w.roomy(440, 380), nil)
	read()
}

// askOverride asks for the analyst's own value of the selected cell, with its reason.
func (w *Window) askOverride() {
	d := w.desk
	cell, spec, title, ok := d.matrix.Cell()
	if !ok {
		return
	}
	value, codes := choiceOf(append([]present.Choice{{Code: "", Words: "(no own value)"}}, present.StanceChoices()...))
	reason, problem := widgets.NewTextField(3, w.pressed), widgets.NewRemark("")
	reason.SetPlaceHolder("why the computed value is not right")
	problem.Importance = widget.DangerImportance
	value.SetSelectedIndex(0)
	if o := cell.Override; o != nil {
		reason.SetText(o.Reason)
		for i, c := range codes {
			if c == string(o.Value) {
				value.SetSelectedIndex(i)
			}
		}
	}
	quiet := text("It stands beside the computed value, on screen and in the workbook, and is marked when the evidence changes.")
	quiet.Importance = widget.LowImportance
	named := func(name string, o fyne.CanvasObject) fyne.CanvasObject {
		return container.NewBorder(nil, nil, container.New(widgets.Fixed(80), container.NewVBox(widgets.NewCaption(name))), nil, o)
	}
	x := dialog.NewCustomWithoutButtons("Own value of "+title, container.New(&widgets.Column{Gap: 6}, quiet, named("Value", value), named("Reason", reason), problem), w.win)
	save := func() {
		o := app.CellOverride{Spec: spec, Actor: cell.Actor, Issue: cell.Issue, Value: app.Stance(codes[max(value.SelectedIndex(), 0)]), Reason: reason.Text, EvidenceHash: cell.EvidenceHash}
		if o.Value == "" && cell.Override == nil {
			x.Hide()
			return
		}
		if o.Value != "" {
			if err := o.Validate(); err != nil {
				widgets.SetText(problem, present.Words(err).Text())
				x.Refresh()
				return
			}
		}
		d.remarks.SetOverride(o, func(err error) {
			if err != nil {
				widgets.SetText(problem, present.Words(err).Text())
				x.Refresh()
				return
			}
			x.Hide()
			w.trace("override " + string(o.Value))
		})
	}
	widgets.SetText(problem, "")
	w.askWith(x, "Save", save, w.roomy(560, 330))
	w.win.Canvas().Focus(reason)
}
