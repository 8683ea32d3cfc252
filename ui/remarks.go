package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/notes"
	"parley/ui/present"
	"parley/ui/widgets"
)

// Small dialogs for what an analyst adds to statements and cells beside the coding.

// showNotesOf shows the notes on a statement or an annotation.
func (w *Window) showNotesOf(k app.Key) {
	d := w.desk
	d.sideNotes.Show(k)
	v := notes.New(d.sideNotes, w.pressed, nil)
	d.sideNotes.Subscribe(v.Render)
	x := dialog.NewCustom("Notes on "+k.ID, "Close", container.NewVScroll(widgets.Inset(v.Content(), 8, 14, 4, 8)), w.win)
	w.popUpWith(popUp{dialog: x, first: v.Field()}, w.roomy(560, 380), func() {
		d.sideNotes.Save() // what was typed is not lost with the dialog
		d.sideNotes.Subscribe(func(present.NotesState) {})
	})
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
