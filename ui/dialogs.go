package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/prefs"
	"parley/ui/theme"
)

// darkNow reports whether the window is dark now.
func darkNow() bool { return theme.Current() == theme.Dark }

// popUp is a dialog on top of the window.
type popUp struct {
	dialog dialog.Dialog
	enter  func()         // what Enter does; nil: it closes the dialog
	first  fyne.Focusable // has the keyboard first; nil: none
}

// popUp shows a dialog that only tells something: Escape and Enter close it.
func (w *Window) popUp(d dialog.Dialog, size fyne.Size, closed func()) {
	w.popUpWith(popUp{dialog: d}, size, closed)
}

// popUpWith shows a dialog; Escape closes it, Enter does what p says.
func (w *Window) popUpWith(p popUp, size fyne.Size, closed func()) {
	d := p.dialog
	w.popups = append(w.popups, p)
	d.SetOnClosed(func() {
		w.popups = slices.DeleteFunc(w.popups, func(x popUp) bool { return x.dialog == d })
		if closed != nil {
			closed()
		}
	})
	d.Resize(size)
	d.Show()
	d.Resize(size) // text that wraps knows its height only now
	if p.first != nil {
		w.win.Canvas().Focus(p.first)
	}
}

// pressedPopUp does what a key does in the dialog on top.
func (w *Window) pressedPopUp(e *fyne.KeyEvent) bool {
	top := w.popups[len(w.popups)-1]
	switch {
	case e.Name == fyne.KeyEscape:
		top.dialog.Hide()
	case e.Name != fyne.KeyReturn && e.Name != fyne.KeyEnter:
		return false
	case top.enter != nil:
		top.enter()
	default:
		top.dialog.Hide()
	}
	return true
}

// roomy gives the size of a dialog with lists: what was asked for, or what the window has.
func (w *Window) roomy(width, height float32) fyne.Size {
	c := w.win.Canvas().Size()
	return fyne.NewSize(min(width, max(c.Width-60, 320)), min(height, max(c.Height-80, 240)))
}

// showLook opens the dialog of look and text.
func (w *Window) showLook() {
	w.look = prefs.New(w.prefs)
	d := dialog.NewCustom("Look and text", "Close", w.look.Content(), w.win)
	w.popUp(d, fyne.NewSize(520, 480), func() { w.look = nil })
}

// showAbout says which program this is.
func (w *Window) showAbout() {
	words := text("Who holds which position, on what, in whose words, since when, and how do we know?")
	version := widget.NewLabel("Version " + w.deps.Version)
	version.Alignment, words.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	quiet := text("Parley works on this machine only. Nothing leaves it unless you export a file.")
	quiet.Alignment, quiet.Importance = fyne.TextAlignCenter, widget.LowImportance
	d := dialog.NewCustom("Parley", "Close", container.NewVBox(words, version, quiet), w.win)
	w.popUp(d, fyne.NewSize(460, 240), nil)
}

// keyWords writes keys as they are printed on a keyboard.
func keyWords(keys []key) string {
	var out []string
	for _, k := range keys {
		words := ""
		if k.mod&ctrl != 0 {
			words += "Ctrl+"
		}
		if k.mod&shift != 0 {
			words += "Shift+"
		}
		name := string(k.name)
		switch k.name {
		case fyne.KeyPageDown:
			name = "PageDown"
		case fyne.KeyPageUp:
			name = "PageUp"
		case fyne.KeyReturn:
			name = "Enter"
		case fyne.KeyEqual:
			name = "="
		case fyne.KeyMinus:
			name = "−"
		}
		out = append(out, words+name)
	}
	return strings.Join(out, ", ")
}

// comment asks for the comment of an annotation.
func (w *Window) comment() {
	r, v := w.pane()
	v.Point()
	if r.Subject() == (app.Bounds{}) {
		w.Notice("Select the words to annotate first.")
		return
	}
	r.SelectSubject()
	entry := widget.NewEntry()
	entry.SetPlaceHolder("What is to be remembered")
	d := dialog.NewForm("Annotate", "Annotate", "Cancel", []*widget.FormItem{widget.NewFormItem("Comment", entry)}, func(ok bool) {
		if ok {
			r.Annotate(entry.Text)
		}
		v.Focus()
	}, w.win)
	entry.OnSubmitted = func(string) { d.Submit() }
	d.Resize(fyne.NewSize(520, 0))
	d.Show()
	w.win.Canvas().Focus(entry)
}
