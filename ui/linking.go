package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/widgets"
)

// linkDialog relates a statement to others: a digit says how, letters of actor and issue
// or a number find the other one, Enter links.
type linkDialog struct {
	w       *Window
	id      app.StatementID
	kinds   []present.Choice
	kind    *widgets.DigitChoice
	other   *widgets.CompletionEntry
	all     []present.Other
	rows    *fyne.Container
	problem *widget.Label
}

// showLinksOf shows how a statement is related to others.
func (w *Window) showLinksOf(id app.StatementID) {
	l := &linkDialog{w: w, id: id, kinds: present.LinkChoices(), rows: container.New(&widgets.Column{Gap: -6}), problem: widgets.NewRemark("")}
	l.problem.Importance = widget.DangerImportance
	words := make([]string, len(l.kinds))
	for i, k := range l.kinds {
		words[i] = k.Words
	}
	l.other = widgets.NewCompletionEntry(l.find)
	l.other.SetPlaceHolder("the other statement: letters of actor and issue, or its number")
	l.other.OnKey = w.pressed
	l.other.OnPicked = func(c widgets.Completion) { l.link(app.StatementID(c.ID)) }
	l.other.OnSubmitted = func(text string) { l.link(present.StatementNumber(text)) }
	l.kind = widgets.NewDigitChoice(words, func(int) {
		w.win.Canvas().Focus(l.other)
		l.other.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) // shows those that are likely
	}, w.pressed)
	top := container.New(&widgets.Column{Gap: 6}, widgets.NewStrong(string(id)+" …"), l.kind, l.other, l.problem, widget.NewSeparator())
	x := dialog.NewCustom("Links of "+string(id), "Close", container.NewBorder(top, nil, nil, nil, container.NewVScroll(l.rows)), w.win)
	widgets.SetText(l.problem, "")
	w.popUpWith(popUp{dialog: x, first: l.kind}, w.roomy(640, 440), nil)
	l.read()
}

func (l *linkDialog) find(typed string) []widgets.Completion {
	var out []widgets.Completion
	for _, o := range present.FindOthers(l.all, typed) {
		out = append(out, widgets.Completion{ID: string(o.ID), Text: o.Words, Detail: o.Detail})
	}
	return out
}

func (l *linkDialog) link(to app.StatementID) {
	if to == "" {
		widgets.SetText(l.problem, "Choose the other statement, or type its number, as S-12.")
		return
	}
	l.other.SetTextQuietly("")
	l.w.desk.remarks.Link(l.id, to, l.kinds[l.kind.Chosen()].Code, l.done)
}

func (l *linkDialog) done(err error) {
	widgets.SetText(l.problem, "")
	if err != nil {
		widgets.SetText(l.problem, present.Words(err).Text())
	}
	l.w.win.Canvas().Focus(l.kind)
	l.read()
}

func (l *linkDialog) read() {
	l.w.desk.remarks.Read(l.id, func(r present.RemarksRead, err error) {
		if err != nil {
			widgets.SetText(l.problem, present.Words(err).Text())
		}
		l.all = r.Others
		l.rows.RemoveAll()
		if len(r.Links) == 0 {
			l.rows.Add(widgets.NewRemark("Not linked with other statements yet."))
		}
		for _, x := range r.Links {
			remove := widget.NewButtonWithIcon("", fynetheme.DeleteIcon(), func() { l.w.desk.remarks.Unlink(x.Link, l.done) })
			remove.Importance = widget.LowImportance
			l.rows.Add(container.NewBorder(nil, nil, nil, remove, widget.NewLabel(string(l.id)+" "+x.Words)))
		}
		l.rows.Refresh()
		l.w.trace("links " + strconv.Itoa(len(r.Links)))
	})
}
