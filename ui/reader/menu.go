package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

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
		run("Copy with the source", present.CmdCopySource),
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
	var acts []*fyne.MenuItem
	for _, a := range v.actions(t) {
		acts = append(acts, fyne.NewMenuItem(a.words, a.run))
	}
	if len(acts) > 0 {
		item.ChildMenu = fyne.NewMenu("", acts...)
	}
	return item
}
