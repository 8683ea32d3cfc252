package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"parley/ui/present"
)

func TestTableIsComplete(t *testing.T) {
	x := newWorld(t)
	rows := map[present.Command]command{}
	keys := map[key]present.Command{}
	for _, c := range x.w.table {
		if c.id == "" {
			continue
		}
		if _, twice := rows[c.id]; twice {
			t.Errorf("%s stands twice in the table", c.id)
		}
		rows[c.id] = c
		if c.title == "" || c.run == nil || c.menu == "" {
			t.Errorf("%s lacks a title, an act or a menu", c.id)
		}
		for _, k := range c.keys {
			if other, taken := keys[k]; taken {
				t.Errorf("%s and %s share the key %s", c.id, other, keyWords([]key{k}))
			}
			keys[k] = c.id
			if letter := len(k.name) == 1; letter && k.mod&ctrl == 0 {
				t.Errorf("%s: a bare %s does not arrive on every keyboard", c.id, k.name)
			}
		}
	}
	all := present.Commands()
	if len(all) == 0 || len(all) != len(rows) {
		t.Errorf("%d commands, %d rows", len(all), len(rows))
	}
	for _, id := range all {
		if _, ok := rows[id]; !ok {
			t.Errorf("%s is not in the table", id)
		}
	}
}

func TestEveryCommandIsInAMenu(t *testing.T) {
	x := newWorld(t)
	found := map[string]fyne.Shortcut{}
	for _, m := range x.w.menu().Items {
		for _, i := range m.Items {
			found[i.Label] = i.Shortcut
		}
	}
	for _, c := range x.w.table {
		if c.id == "" {
			continue
		}
		s, ok := found[c.title]
		if !ok {
			t.Errorf("%s (%q) is in no menu", c.id, c.title)
		}
		if len(c.keys) > 0 && s == nil {
			t.Errorf("%s has a key that its menu does not show", c.id)
		}
	}
	if _, ok := found["Open recent"]; !ok {
		t.Error("the menu does not offer recent projects")
	}
}

// TestEveryCommandRuns does each command with an article open: none may fail for want of
// something, and those that cannot be done say why.
func TestEveryCommandRuns(t *testing.T) {
	for _, id := range present.Commands() {
		t.Run(string(id), func(t *testing.T) {
			x := newWorld(t)
			if id != present.CmdQuit {
				x.w.desk.library.Open(0)
				x.run()
			}
			x.w.run(id)
			x.run()
		})
	}
}

func TestCommandsWithoutAProject(t *testing.T) {
	x := newWorld(t)
	x.w.desk = nil
	for _, c := range x.w.table {
		if c.disabled == nil {
			continue
		}
		if why := c.disabled(); why == "" {
			t.Errorf("%s can be done without a project", c.id)
		}
		x.w.run(c.id)
		if x.w.status.Text == "" {
			t.Errorf("%s does not say why it cannot be done", c.id)
		}
	}
}

func TestKeys(t *testing.T) {
	x := newWorld(t)
	x.w.desk.library.Search("ferry")
	x.run()
	x.w.desk.library.Open(0)
	x.run()
	if !x.w.pressed(&fyne.KeyEvent{Name: fyne.KeyF9}) || !x.w.desk.coding.State().Open {
		t.Error("F9 does not begin a statement")
	}
	if !x.w.pressed(&fyne.KeyEvent{Name: fyne.KeyEscape}) || x.w.desk.coding.State().Open {
		t.Error("Escape does not close the form")
	}
	if x.w.pressed(&fyne.KeyEvent{Name: fyne.KeyZ}) {
		t.Error("a bare letter does something")
	}
	if s, ok := x.w.shortcut(key{fyne.KeyPageDown, ctrl}).(*desktop.CustomShortcut); !ok || s.KeyName != fyne.KeyPageDown {
		t.Errorf("the shortcut of Ctrl+PageDown is %v", s)
	}
}
