package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/widgets"
)

// tagDialog shows the tags of some records: letters find one, Enter puts it on or takes it
// off, a new name makes one.
type tagDialog struct {
	w       *Window
	keys    []app.Key
	tags    []present.TagRow
	rows    *fyne.Container
	field   *widgets.CompletionEntry
	problem *widget.Label
}

// showTagsOf shows the tags of statements and annotations.
func (w *Window) showTagsOf(keys []app.Key) {
	if len(keys) == 0 {
		return
	}
	t := &tagDialog{w: w, keys: keys, rows: container.New(&widgets.Column{Gap: -6}), problem: widgets.NewRemark("")}
	t.problem.Importance = widget.DangerImportance
	t.field = widgets.NewCompletionEntry(t.find)
	t.field.SetPlaceHolder("Letters of a tag; Enter puts it on or takes it off")
	t.field.OnKey = w.pressed
	t.field.OnPicked = func(c widgets.Completion) { t.flip(app.TagID(c.ID)) }
	t.field.OnCreate = t.called
	t.field.CreateLabel = func(text string) string { return "New tag: “" + text + "”" }
	t.field.OnSubmitted = t.called
	box := container.NewBorder(container.New(&widgets.Column{Gap: 2}, t.field, t.problem), nil, nil, nil, container.NewVScroll(t.rows))
	title := "Tags of " + keys[0].ID
	if len(keys) > 1 {
		title = "Tags of " + strconv.Itoa(len(keys)) + " statements and annotations"
	}
	x := dialog.NewCustom(title, "Close", box, w.win)
	widgets.SetText(t.problem, "")
	w.popUpWith(popUp{dialog: x, first: t.field}, w.roomy(480, 420), nil)
	t.read()
}

func (t *tagDialog) find(typed string) []widgets.Completion {
	var names []present.PaletteEntry
	for _, x := range t.tags {
		names = append(names, present.PaletteEntry{ID: present.Command(x.ID), Title: x.Name, Keys: t.onWords(x)})
	}
	var out []widgets.Completion
	for _, n := range present.FilterEntries(names, typed) {
		out = append(out, widgets.Completion{ID: string(n.ID), Text: n.Title, Detail: n.Keys})
	}
	return out
}

// onWords says how many of the records bear a tag.
func (t *tagDialog) onWords(x present.TagRow) string {
	switch {
	case x.On == 0:
		return ""
	case x.On == len(t.keys):
		return "on"
	}
	return "on " + strconv.Itoa(x.On) + " of " + strconv.Itoa(len(t.keys))
}

func (t *tagDialog) flip(id app.TagID) {
	t.field.SetTextQuietly("")
	for _, x := range t.tags {
		if x.ID == id {
			t.w.desk.remarks.Tag(t.keys, id, x.On < len(t.keys), t.done)
		}
	}
}

func (t *tagDialog) called(name string) {
	t.field.SetTextQuietly("")
	if name != "" {
		t.w.desk.remarks.TagCalled(t.keys, name, tagColours(), t.done)
	}
}

func (t *tagDialog) done(err error) {
	widgets.SetText(t.problem, "")
	if err != nil {
		widgets.SetText(t.problem, present.Words(err).Text())
	}
	t.read()
}

func (t *tagDialog) read() {
	t.w.desk.remarks.ReadTags(t.keys, func(all []present.TagRow, err error) {
		if err != nil {
			widgets.SetText(t.problem, present.Words(err).Text())
		}
		t.tags = all
		t.rows.RemoveAll()
		if len(all) == 0 {
			t.rows.Add(widgets.NewRemark("The project has no tags yet; type a name to make one."))
		}
		on := 0
		for i, x := range all {
			t.rows.Add(t.row(i, x))
			if x.On > 0 {
				on++
			}
		}
		t.rows.Refresh()
		t.w.win.Canvas().Focus(t.field)
		t.w.trace("tags " + strconv.Itoa(on) + " " + strconv.Itoa(len(all)))
	})
}

// row shows a tag with its mark and its colour, which a click changes to the next.
func (t *tagDialog) row(i int, x present.TagRow) fyne.CanvasObject {
	words := x.Name
	if x.On > 0 && x.On < len(t.keys) {
		words += " (" + t.onWords(x) + ")"
	}
	check := widgets.NewKeyCheck(words, nil, t.w.pressed)
	check.Checked = x.On == len(t.keys)
	check.OnChanged = func(on bool) { t.w.desk.remarks.Tag(t.keys, x.ID, on, t.done) }
	colour := widget.NewButton("Colour", func() { t.w.desk.remarks.Recolour(x.Tag, tagColours(), t.done) })
	colour.Importance = widget.LowImportance
	chip := container.NewCenter(widgets.NewChip("●", styleOfTag(x.Tag, i)))
	return container.NewBorder(nil, nil, chip, colour, check)
}

// tagColours names the colours of tags, as they are kept.
func tagColours() []string { return theme.TagColours() }

// styleOfTag gives the style of a tag: by its colour, else by its place in the codebook.
func styleOfTag(t app.Tag, i int) theme.StyleName {
	if s, ok := theme.TagStyleOf(t.Colour); ok {
		return s
	}
	return theme.TagStyle(i + 1)
}
