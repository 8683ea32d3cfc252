package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
)

// repair saves what is whole in a damaged project into a new file, and tells what it is.
func (w *Window) repair(path string) {
	if w.opening || w.closing {
		return
	}
	w.opening = true
	w.status.SetText("Saving what is whole in " + present.BaseName(path) + "…")
	w.deps.Async(func() {
		done, err := w.deps.Repair(w.deps.Ctx, path)
		w.dispatch(func() {
			w.opening = false
			w.status.SetText("")
			if err != nil {
				w.trace("failed repair")
				w.Problem(err)
				return
			}
			w.showRepaired(path, done)
		})
	})
}

// showRepaired tells what was saved and what was not, and opens the new file on demand.
func (w *Window) showRepaired(path string, done app.Repair) {
	headline := text(repairedWords(done))
	headline.TextStyle.Bold = true
	box := container.NewVBox(headline, text("“"+present.BaseName(path)+"” stays as it is. What was saved is in “"+present.BaseName(done.Path)+"” beside it."))
	list := repairLines(done)
	var body fyne.CanvasObject = box
	if len(list) > 0 {
		lines := widget.NewLabel(strings.Join(list, "\n"))
		lines.Wrapping = fyne.TextWrapWord
		lines.Selectable = true
		body = container.NewBorder(box, nil, nil, nil, container.NewVScroll(lines))
	}
	d := dialog.NewCustomWithoutButtons("Saved from “"+present.BaseName(path)+"”", body, w.win)
	open := widget.NewButton("Open it", func() {
		d.Hide()
		w.open(done.Path)
	})
	open.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{
		widget.NewButton("Copy the list", func() {
			w.app.Clipboard().SetContent(repairedWords(done) + "\n" + strings.Join(list, "\n"))
		}),
		widget.NewButton("Close", func() { d.Hide() }), open,
	})
	w.popUp(d, w.roomy(700, 480), nil)
	w.trace(fmt.Sprint("repaired ", done.Lost))
}

func repairedWords(done app.Repair) string {
	s := fmt.Sprintf("Saved: %d articles, %d statements, %d annotations, %d entries of the history. ", done.Articles, done.Statements, done.Annotations, done.Entries)
	if done.Lost == 0 {
		return s + "Nothing was lost."
	}
	return s + fmt.Sprintf("%d things could not be saved:", done.Lost)
}

// repairLines names what was lost first, then what was put right.
func repairLines(done app.Repair) []string {
	var lost, mended []string
	for _, f := range done.Findings {
		if f.Repaired {
			mended = append(mended, "put right · "+f.Where+": "+f.Msg)
			continue
		}
		lost = append(lost, "lost · "+f.Where+": "+f.Msg)
	}
	return append(lost, mended...)
}
