package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
)

// addressEntry takes addresses, one or several pasted at once: Enter imports them, Escape
// gives up.
type addressEntry struct {
	widget.Entry
	escape func()
}

// TypedKey implements fyne.Focusable.
func (e *addressEntry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		e.escape()
	case fyne.KeyReturn, fyne.KeyEnter:
		e.OnSubmitted(e.Text)
	default:
		e.Entry.TypedKey(k)
	}
}

// importPage asks for the addresses of pages; one on the clipboard is proposed.
func (w *Window) importPage() {
	entry := &addressEntry{}
	entry.MultiLine, entry.Wrapping = true, fyne.TextWrapBreak
	entry.ExtendBaseWidget(entry)
	entry.SetMinRowsVisible(3)
	entry.SetPlaceHolder("https://…  Several addresses: one a line")
	if copied := strings.TrimSpace(w.app.Clipboard().Content()); app.IsAddress(copied) && !strings.ContainsAny(copied, " \n") {
		entry.SetText(copied)
	}
	problem := text("")
	problem.Importance = widget.WarningImportance
	problem.Hide()
	calm := text("Each page is fetched once, without its scripts, and kept as it was found.")
	calm.Importance = widget.LowImportance
	d := dialog.NewCustomWithoutButtons("Import pages by address", container.NewVBox(entry, problem, calm), w.win)
	entry.escape = d.Hide
	entry.OnSubmitted = func(words string) {
		if w.desk == nil {
			d.Hide()
			return
		}
		if err := w.desk.importing.Addresses(words); err != nil {
			problem.SetText(present.Words(err).Text())
			problem.Show()
			return
		}
		d.Hide()
	}
	entry.OnChanged = func(string) { problem.Hide() }
	fetch := widget.NewButton("Import", func() { entry.OnSubmitted(entry.Text) })
	fetch.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{widget.NewButton("Cancel", d.Hide), fetch})
	w.popUpWith(popUp{dialog: d, enter: func() { entry.OnSubmitted(entry.Text) }, first: entry}, fyne.NewSize(620, 260), nil)
	w.trace("import address")
}

// showImport tells what became of the files of an import.
func (w *Window) showImport(s present.ImportingState) {
	rows := container.NewVBox()
	section := func(title string, lines []present.ImportLine) {
		if len(lines) == 0 {
			return
		}
		head := widget.NewLabel(title)
		head.TextStyle.Bold = true
		rows.Add(head)
		for _, l := range lines[:min(len(lines), mostLines)] {
			rows.Add(importRow(l))
		}
		if more := len(lines) - mostLines; more > 0 {
			rows.Add(text(present.Count(more, "further line", "further lines") + "; “Copy report” has them all."))
		}
	}
	section("Not imported", s.Failed)
	section("Worth knowing", s.Others)
	d := dialog.NewCustomWithoutButtons(s.Head, container.NewVScroll(rows), w.win)
	shut := widget.NewButton("Close", func() { d.Hide() })
	shut.Importance = widget.HighImportance
	buttons := []fyne.CanvasObject{widget.NewButton("Copy report", func() { w.app.Clipboard().SetContent(s.Text) })}
	if len(s.Retry) > 0 {
		again := widget.NewButton("Try the failed again", func() {
			d.Hide()
			if w.desk != nil {
				w.desk.importing.Retry()
			}
		})
		buttons = append(buttons, again)
	}
	d.SetButtons(append(buttons, shut))
	w.popUp(d, fyne.NewSize(640, 420), nil)
}

// mostLines is how many lines of a section the dialog shows; a window of widgets for ten
// thousand files would not open.
const mostLines = 100

func importRow(l present.ImportLine) fyne.CanvasObject {
	name := widget.NewLabel(l.Name)
	name.Truncation = fyne.TextTruncateEllipsis
	why := text(strings.TrimSpace(l.Reason + " " + l.Hint))
	why.Importance = widget.LowImportance
	return container.New(layout.NewCustomPaddedVBoxLayout(-10), name, why)
}
