package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
)

// showWelcome tells the first steps; it comes by itself until it was closed once.
func (w *Window) showWelcome() {
	steps := []struct{ head, text string }{
		{"1  Read", "Search on the left, open an article. F3 walks from hit to hit."},
		{"2  Code", "Select the words that tell a position, press F9: actor, issue, a key from 1 to 9 for the stance, Enter."},
		{"3  See", "The matrix shows who holds which position. Click a cell for the words behind it, export it as a workbook."},
	}
	box := container.NewVBox()
	for _, s := range steps {
		head := widget.NewLabel(s.head)
		head.TextStyle.Bold = true
		box.Add(container.New(layout.NewCustomPaddedVBoxLayout(-8), head, text(s.text)))
	}
	quiet := text("Everything can be undone, also after a restart. Nothing leaves this machine.")
	quiet.Importance = widget.LowImportance
	box.Add(quiet)
	d := dialog.NewCustomWithoutButtons("Welcome to Parley", box, w.win)
	begin := widget.NewButton("Begin", func() { d.Hide() })
	begin.Importance = widget.HighImportance
	buttons := []fyne.CanvasObject{widget.NewButton("Import my articles…", func() { d.Hide(); w.run(present.CmdNew) }), begin}
	d.SetButtons(buttons)
	w.popUp(d, fyne.NewSize(520, 340), w.deps.Settings.CloseWelcome)
	w.trace("welcome")
}

// showEmpty fills the window while no project is open.
func (w *Window) showEmpty() {
	title := widget.NewLabel("No project open")
	title.TextStyle.Bold = true
	title.Alignment = fyne.TextAlignCenter
	create := widget.NewButton("New project…", func() { w.run(present.CmdNew) })
	create.Importance = widget.HighImportance
	buttons := container.NewHBox(layout.NewSpacer(), create, widget.NewButton("Open project…", func() { w.run(present.CmdOpen) }))
	if w.deps.Sample != nil {
		buttons.Add(widget.NewButton("Open the sample", w.openSample))
	}
	buttons.Add(layout.NewSpacer())
	w.middle.RemoveAll()
	w.middle.Add(container.NewVBox(layout.NewSpacer(), title, buttons, layout.NewSpacer(), layout.NewSpacer()))
}
