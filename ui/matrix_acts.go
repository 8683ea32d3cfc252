package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"parley/ui/matrix"
	"parley/ui/present"
	"parley/ui/widgets"
)

// Small dialogs around the recipe of the matrix.

// menuAt shows a menu at a place on the canvas.
func (w *Window) menuAt(m *fyne.Menu, at fyne.Position) {
	widget.ShowPopUpMenuAtPosition(m, w.win.Canvas(), at)
	w.trace("menu " + m.Label)
}

// askRules asks by which rules the matrix counts.
func (w *Window) askRules() {
	d := w.desk
	v := matrix.NewRules(d.matrix.Rules(), w.pressed)
	x := dialog.NewCustomWithoutButtons("Rules of counting", v.Content(), w.win)
	w.askWith(x, "Count", func() {
		if err := d.matrix.SetRules(v.Form()); err != nil {
			v.Fail(present.Words(err).Text())
			x.Refresh()
			return
		}
		x.Hide()
	}, w.roomy(640, 560))
}

// askSpecName asks under which name the recipe is kept.
func (w *Window) askSpecName() {
	d := w.desk
	name, problem := widgets.NewTextField(1, w.pressed), widgets.NewRemark("")
	name.SetPlaceHolder("Weekly report")
	problem.Importance = widget.DangerImportance
	quiet := text("The rules, the filter, the dates and the look are kept and can be chosen again; the command line takes the name with --spec.")
	quiet.Importance = widget.LowImportance
	x := dialog.NewCustomWithoutButtons("Save this matrix", container.New(&widgets.Column{Gap: 6}, quiet, name, problem), w.win)
	w.askWith(x, "Save", func() {
		if name.Text == "" {
			return
		}
		d.matrix.SaveSpec(name.Text, func(err error) {
			if err != nil {
				widgets.SetText(problem, present.Words(err).Text())
				x.Refresh()
				return
			}
			x.Hide()
		})
	}, w.roomy(460, 220))
	widgets.SetText(problem, "")
	w.win.Canvas().Focus(name)
}
