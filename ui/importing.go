package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/importing"
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
	private := widget.NewCheck("Allow addresses in the house's own network", nil)
	calm := text("Each page is fetched once, without its scripts, and kept as it was found.")
	calm.Importance = widget.LowImportance
	d := dialog.NewCustomWithoutButtons("Import pages by address", container.NewVBox(entry, private, problem, calm), w.win)
	entry.escape = d.Hide
	entry.OnSubmitted = func(words string) {
		if w.desk == nil {
			d.Hide()
			return
		}
		if err := w.desk.importing.Addresses(words, private.Checked); err != nil {
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
	w.popUpWith(popUp{dialog: d, enter: func() { entry.OnSubmitted(entry.Text) }, first: entry}, fyne.NewSize(620, 290), nil)
	w.trace("import address")
}

// showImport tells what became of the files of an import.
func (w *Window) showImport(s present.ImportingState) {
	rows := container.NewVBox()
	var d *dialog.CustomDialog
	shut := func() { d.Hide() }
	section := func(title string, lines []present.ImportLine) {
		if len(lines) == 0 {
			return
		}
		head := widget.NewLabel(title)
		head.TextStyle.Bold = true
		rows.Add(head)
		for _, l := range lines[:min(len(lines), mostLines)] {
			rows.Add(w.importRow(l, shut))
		}
		if more := len(lines) - mostLines; more > 0 {
			rows.Add(text(present.Count(more, "further line", "further lines") + "; “Copy report” has them all."))
		}
	}
	section("Not imported", s.Failed)
	section("Worth knowing", s.Others)
	d = dialog.NewCustomWithoutButtons(s.Head, container.NewVScroll(rows), w.win)
	last := widget.NewButton("Close", shut)
	last.Importance = widget.HighImportance
	buttons := []fyne.CanvasObject{widget.NewButton("Copy report", func() { w.app.Clipboard().SetContent(s.Text) })}
	if save := w.listSaver("Save the report of the import", "import report", func() app.Table { return s.Table }); save != nil {
		buttons = append(buttons, widget.NewButton("Save report…", save))
	}
	if len(s.Retry) > 0 {
		again := widget.NewButton("Try the failed again", func() {
			d.Hide()
			if w.desk != nil {
				w.desk.importing.Retry()
			}
		})
		buttons = append(buttons, again)
	}
	d.SetButtons(append(buttons, last))
	w.popUp(d, w.roomy(720, 460), nil)
}

// mostLines is how many lines of a section the dialog shows; a window of widgets for ten
// thousand files would not open.
const mostLines = 100

// importRow shows one file; a table offers to say which of its columns is what.
func (w *Window) importRow(l present.ImportLine, shut func()) fyne.CanvasObject {
	name := widget.NewLabel(l.Name)
	name.Truncation = fyne.TextTruncateEllipsis
	why := text(strings.TrimSpace(l.Reason + " " + l.Hint))
	why.Importance = widget.LowImportance
	row := container.New(layout.NewCustomPaddedVBoxLayout(-10), name, why)
	if l.Table == "" || w.desk == nil || w.desk.tables == nil {
		return row
	}
	choose := widget.NewButton("Columns…", func() {
		shut()
		if w.desk != nil && w.desk.tables != nil {
			w.desk.tables.Show(l.Table)
		}
	})
	return container.NewBorder(nil, nil, nil, container.NewCenter(choose), row)
}

// listSaver gives what saves a list as it is then; nil where lists are not written.
func (w *Window) listSaver(title, name string, list func() app.Table) func() {
	if w.deps.WriteTable == nil {
		return nil
	}
	return func() {
		t := list()
		w.saveTable(title, name, func(context.Context) (app.Table, error) { return t, nil })
	}
}

// saveTable asks where to write a list and writes it, as a workbook or as text. The list is
// made beside the window's goroutine.
func (w *Window) saveTable(title, name string, list func(context.Context) (app.Table, error)) {
	w.files.Pick(Ask{
		Kind: AskSave, Title: title, Folder: w.folder(), Name: name + ".xlsx", Kinds: "Excel workbooks and CSV", Patterns: []string{"*.xlsx", "*.csv", "*.tsv"},
	}, func(paths []string, err error) {
		path, ok := w.picked(paths, err)
		if !ok {
			return
		}
		if filepath.Ext(path) == "" {
			path += ".xlsx"
		}
		w.deps.Async(func() {
			t, err := list(w.deps.Ctx)
			if err == nil {
				err = w.deps.WriteTable(w.deps.Ctx, path, t)
			}
			w.dispatch(func() {
				if err != nil {
					w.Problem(err)
					return
				}
				w.Wrote(path)
				w.trace("wrote list " + filepath.Base(path))
			})
		})
	})
}

func (w *Window) noTables() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case w.desk.tables == nil:
		return "Tables are not read here."
	}
	return ""
}

func (w *Window) noProfiles() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case w.desk.profiles == nil:
		return "No import profiles are kept here."
	}
	return ""
}

func (w *Window) showProfiles() { w.desk.profiles.Show() }

// importTable asks for a table and shows which of its columns is what.
func (w *Window) importTable() {
	w.files.Pick(Ask{
		Kind: AskFile, Title: "Import a table of articles", Folder: w.folder(), Kinds: "Tables", Patterns: present.TablePatterns(),
	}, func(paths []string, err error) {
		if path, ok := w.picked(paths, err); ok && w.desk != nil && w.desk.tables != nil {
			w.desk.tables.Show(path)
		}
	})
}

// followImports shows the column mapper and the import profiles while their presenters say
// so.
func (w *Window) followImports(d *desk) {
	if d.tables != nil {
		d.tables.Subscribe(func(s present.TableState) {
			follow(w, d, sheetTable, s.Open, s, func() (popUp, fyne.Size, func(present.TableState)) {
				v := importing.NewTable(d.tables)
				x := w.dialogOf("Columns of "+s.Name, v)
				return popUp{dialog: x, enter: d.tables.Import}, w.roomy(1080, 620), v.Render
			}, d.tables.Close)
		})
	}
	if d.profiles != nil {
		d.profiles.Subscribe(func(s present.ProfilesState) {
			follow(w, d, sheetProfiles, s.Open, s, func() (popUp, fyne.Size, func(present.ProfilesState)) {
				v := importing.NewProfiles(d.profiles, w.pressed)
				x := w.dialogOf("Import profiles", v)
				return popUp{dialog: x, enter: v.Run, first: v.First()}, w.roomy(820, 520), v.Render
			}, d.profiles.Close)
		})
	}
}
