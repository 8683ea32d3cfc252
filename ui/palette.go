package ui

import (
	"fyne.io/fyne/v2/dialog"

	"parley/ui/palette"
	"parley/ui/present"
)

// The command palette and the page of keys, both made from the table of commands.

// mostKeys is how many keys of a command are told; further ones are other places of the
// same sign.
const mostKeys = 2

// entries lists the commands as they can be done now, in the order of the menus.
func (w *Window) entries() []present.PaletteEntry {
	var out []present.PaletteEntry
	for _, menu := range menuNames() {
		for _, c := range w.table {
			if c.menu != menu || c.id == "" {
				continue
			}
			title := c.title
			if c.label != nil {
				title = c.label()
			}
			out = append(out, present.PaletteEntry{ID: c.id, Menu: menu, Title: title, Keys: keyWords(c.keys[:min(len(c.keys), mostKeys)]), Why: w.why(c)})
		}
	}
	return out
}

// furtherKeys are the keys that belong to a place and to no command.
func furtherKeys() []present.PaletteEntry {
	var out []present.PaletteEntry
	add := func(place string, rows ...[2]string) {
		for _, r := range rows {
			out = append(out, present.PaletteEntry{Menu: place, Keys: r[0], Title: r[1]})
		}
	}
	add("In the text",
		[2]string{"Space, PageDown", "Scroll on"},
		[2]string{"Home, End", "Beginning, end of the text"},
		[2]string{"Shift+arrows", "Extend the selection"},
		[2]string{"Ctrl+Shift+← →", "Extend by a word"},
		[2]string{"1 … 9", "Stance, while the form is open"},
	)
	add("In the form",
		[2]string{"Enter", "Next field; after the last, record"},
		[2]string{"1 … 9", "Stance, in its field"},
		[2]string{"↓", "Names that fit"},
		[2]string{"Tab, Shift+Tab", "Next, previous field"},
		[2]string{"Escape", "Drop the form"},
	)
	add("In lists",
		[2]string{"Arrows, PageDown", "Walk"},
		[2]string{"Enter", "Open, or do what is offered"},
		[2]string{"Space", "Mark a statement or annotation"},
		[2]string{"Shift+arrows", "Mark several"},
		[2]string{"Escape", "Close the dialog, drop the marks"},
	)
	add("Suggestions",
		[2]string{"Enter", "Accept"},
		[2]string{"1 … 5, Delete", "Reject with a reason, with none"},
		[2]string{"F9", "Change it first, in the form"},
		[2]string{"Space", "Leave it, look at the next"},
		[2]string{"→", "Show it in the article"},
		[2]string{"0", "Show the unsure ones too"},
	)
	add("Passages to review",
		[2]string{"1, A", "Accept the place"},
		[2]string{"2, M", "Mark by hand"},
		[2]string{"3, K", "Keep on its own version"},
		[2]string{"4, O", "Not in this text"},
		[2]string{"2", "Compare, in the texts of an article"},
	)
	return out
}

// showPalette opens the list of commands with its filter.
func (w *Window) showPalette() {
	if w.palette.State().Open {
		return
	}
	w.palette.Show()
	v := palette.New(w.palette, w.pressed)
	x := dialog.NewCustom("Commands", "Close", v.Content(), w.win)
	open := true
	w.palette.Subscribe(func(s present.PaletteState) {
		switch {
		case s.Open:
			v.Render(s)
		case open:
			open = false
			x.Hide()
		}
	})
	w.popUpWith(popUp{dialog: x, first: v.Field(), enter: w.palette.Run}, w.roomy(860, 560), func() {
		open = false
		w.palette.Close()
	})
}

// showKeys shows the keys of all commands, and those of single places, on one page.
func (w *Window) showKeys() {
	v := palette.NewKeys(append(w.entries(), furtherKeys()...), w.pressed)
	d := dialog.NewCustom("Keys", "Close", v.Content(), w.win)
	w.popUpWith(popUp{dialog: d, first: v.Field()}, w.roomy(1240, 900), nil)
}
