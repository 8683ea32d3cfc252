package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
)

// menu opens the context menu: what can be done with the words, and everything that is
// under the pointer.
func (v *View) menu(off int, at fyne.Position) {
	v.p.PointAt(off - v.page.shift)
	c := fyne.CurrentApp().Driver().CanvasForObject(v.pane)
	if c == nil {
		return
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", v.menuItems(off)...), c, at)
}

func (v *View) menuItems(off int) []*fyne.MenuItem {
	run := func(label string, c present.Command) *fyne.MenuItem {
		return fyne.NewMenuItem(label, func() { v.calls.Run(c) })
	}
	items := []*fyne.MenuItem{
		run("Record statement", present.CmdStatement),
		run("Add words to the quote", present.CmdAddWords),
		run("Annotate", present.CmdAnnotate),
		run("Annotate with a comment…", present.CmdComment),
		run("Whole sentence", present.CmdGrow),
		run("Copy", present.CmdCopy),
	}
	under := v.p.Under(off - v.page.shift)
	if len(under) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	for _, t := range under {
		items = append(items, v.thingItem(t))
	}
	return items
}

func (v *View) thingItem(t present.Thing) *fyne.MenuItem {
	item := fyne.NewMenuItem(t.Words, nil)
	switch t.Kind {
	case present.MarkStatement:
		id := app.StatementID(t.Ref)
		item.ChildMenu = fyne.NewMenu("",
			fyne.NewMenuItem("Edit", func() { v.calls.Edit(id) }),
			fyne.NewMenuItem("Withdraw", func() { v.calls.Withdraw(id) }))
	case present.MarkAnnotation:
		item.ChildMenu = fyne.NewMenu("",
			fyne.NewMenuItem("Remove", func() { v.p.RemoveAnnotation(app.AnnotationID(t.Ref)) }))
	}
	return item
}

// layerBar switches the layers of marks on and off.
type layerBar struct {
	box   *fyne.Container
	all   []*widget.Check
	quiet bool
}

func newLayerBar(changed func(present.Layers)) *layerBar {
	b := &layerBar{}
	tell := func(bool) {
		if !b.quiet {
			changed(present.Layers{Hits: b.all[0].Checked, Statements: b.all[1].Checked, Annotations: b.all[2].Checked})
		}
	}
	for _, label := range []string{"Hits", "Statements", "Notes"} {
		b.all = append(b.all, widget.NewCheck(label, tell))
	}
	b.box = container.NewHBox(b.all[0], b.all[1], b.all[2])
	return b
}

func (b *layerBar) set(l present.Layers) {
	b.quiet = true
	defer func() { b.quiet = false }()
	for i, on := range []bool{l.Hits, l.Statements, l.Annotations} {
		if b.all[i].Checked != on {
			b.all[i].SetChecked(on)
		}
	}
}
