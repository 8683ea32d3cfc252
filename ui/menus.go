package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
)

// menu makes the main menu of the table.
func (w *Window) menu() *fyne.MainMenu {
	var menus []*fyne.Menu
	for _, name := range menuNames() {
		m := fyne.NewMenu(name)
		for _, c := range w.table {
			if c.menu != name {
				continue
			}
			if c.id == "" {
				m.Items = append(m.Items, fyne.NewMenuItemSeparator())
				continue
			}
			m.Items = append(m.Items, w.menuItem(c))
			if c.id == present.CmdOpen {
				m.Items = append(m.Items, w.recentItem())
			}
		}
		menus = append(menus, m)
	}
	return fyne.NewMainMenu(menus...)
}

func (w *Window) menuItem(c command) *fyne.MenuItem {
	item := fyne.NewMenuItem(c.title, func() { w.run(c.id) })
	if c.label != nil {
		item.Label = c.label()
	}
	if len(c.keys) > 0 {
		item.Shortcut = w.shortcut(c.keys[0])
	}
	item.Disabled = w.why(c) != ""
	item.IsQuit = c.id == present.CmdQuit
	return item
}

// recentItem offers the projects opened before.
func (w *Window) recentItem() *fyne.MenuItem {
	item := fyne.NewMenuItem("Open recent", nil)
	item.ChildMenu = fyne.NewMenu("")
	for _, path := range w.deps.Settings.Recent() {
		item.ChildMenu.Items = append(item.ChildMenu.Items, fyne.NewMenuItem(present.BaseName(path), func() { w.open(path) }))
	}
	item.Disabled = len(item.ChildMenu.Items) == 0
	return item
}

// refreshMenus shows what can be done now.
func (w *Window) refreshMenus() {
	now := w.describeMenus()
	if now != w.menusShown {
		w.menusShown = now
		w.win.SetMainMenu(w.menu())
	}
	w.bar.refresh(w)
}

// describeMenus tells all that can differ in the menus, to make them anew only then.
func (w *Window) describeMenus() string {
	var b strings.Builder
	for _, c := range w.table {
		if c.label != nil {
			b.WriteString(c.label())
		}
		if w.why(c) != "" {
			b.WriteString(" no")
		}
		b.WriteByte('\n')
	}
	return b.String() + strings.Join(w.deps.Settings.Recent(), "\n")
}

// toolbar is the bar under the menu: import, undo and redo, the screens, the project.
type toolbar struct {
	buttons map[present.Command]*widget.Button
	screens map[present.Screen]*widget.Button
	title   *widget.Label
	content fyne.CanvasObject
}

func newToolbar(w *Window) *toolbar {
	t := &toolbar{buttons: map[present.Command]*widget.Button{}, screens: map[present.Screen]*widget.Button{}, title: widget.NewLabel("")}
	t.title.TextStyle.Bold = true
	t.title.Truncation = fyne.TextTruncateEllipsis
	t.title.Alignment = fyne.TextAlignTrailing
	left := container.NewHBox()
	for _, c := range w.table {
		if c.icon == nil {
			continue
		}
		words := ""
		if c.id == present.CmdImportFiles {
			words = "Import"
		}
		b := widget.NewButtonWithIcon(words, c.icon, func() { w.run(c.id) })
		b.Importance = widget.LowImportance
		t.buttons[c.id] = b
		left.Add(b)
	}
	screens := container.NewHBox()
	for _, s := range []struct {
		screen present.Screen
		words  string
		icon   fyne.Resource
		run    present.Command
	}{
		{present.ScreenReading, "Read", fynetheme.DocumentIcon(), present.CmdLibrary},
		{present.ScreenMatrix, "Matrix", fynetheme.GridIcon(), present.CmdMatrix},
		{present.ScreenCodebook, "Codebook", fynetheme.ListIcon(), present.CmdCodebook},
		{present.ScreenRegister, "Statements", fynetheme.ContentPasteIcon(), present.CmdRegister},
		{present.ScreenQueue, "Suggestions", fynetheme.QuestionIcon(), present.CmdSuggestions},
	} {
		t.screens[s.screen] = widget.NewButtonWithIcon(s.words, s.icon, func() { w.run(s.run) })
		screens.Add(t.screens[s.screen])
	}
	row := container.NewBorder(nil, nil, container.NewHBox(screens, widget.NewSeparator(), left), nil, t.title)
	t.content = container.New(layout.NewCustomPaddedLayout(4, 4, 8, 12), row)
	return t
}

// refresh shows what can be done now and which screen is seen.
func (t *toolbar) refresh(w *Window) {
	for id, b := range t.buttons {
		c, _ := w.command(id)
		if w.why(c) != "" {
			b.Disable()
		} else {
			b.Enable()
		}
	}
	mark := func(b *widget.Button, on bool) {
		want := widget.LowImportance
		if on {
			want = widget.HighImportance
		}
		if b.Importance != want {
			b.Importance = want
			b.Refresh()
		}
	}
	for s, b := range t.screens {
		mark(b, w.screen == s)
	}
}
