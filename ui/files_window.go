package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
)

// windowPicker asks inside the window, where the desktop has no dialogs: a path is typed,
// or looked for with the toolkit's dialog.
type windowPicker struct{ window fyne.Window }

// pathEntry is the field of the path; Escape gives the question up.
type pathEntry struct {
	widget.Entry
	escape func()
}

// TypedKey implements fyne.Focusable.
func (e *pathEntry) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.escape()
		return
	}
	e.Entry.TypedKey(k)
}

// Pick implements Picker.
func (p windowPicker) Pick(a Ask, done func([]string, error)) {
	path := &pathEntry{}
	path.ExtendBaseWidget(path)
	path.SetText(a.Folder + string(filepath.Separator) + a.Name)
	problem := widget.NewLabel("")
	problem.Importance = widget.WarningImportance
	look := widget.NewButtonWithIcon("Browse…", fynetheme.FolderOpenIcon(), func() {
		p.browse(a, func(found string) {
			if a.Kind == AskSave {
				found = filepath.Join(found, a.Name)
			}
			path.SetText(found)
		}, done)
	})
	d := dialog.NewCustomWithoutButtons(a.Title, container.NewVBox(container.NewBorder(nil, nil, nil, look, path), problem), p.window)
	path.OnChanged = func(string) { problem.SetText("") }
	path.escape = func() { d.Hide(); done(nil, nil) }
	path.OnSubmitted = func(text string) {
		if err := a.check(text); err != nil {
			problem.SetText(present.Words(err).Text())
			return
		}
		d.Hide()
		p.confirm(a, text, done)
	}
	open := widget.NewButton(a.verb(), func() { path.OnSubmitted(path.Text) })
	open.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{widget.NewButton("Cancel", path.escape), open})
	d.Resize(fyne.NewSize(680, 0))
	d.Show()
	p.window.Canvas().Focus(path)
	path.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

// confirm answers; before a file is replaced it asks once more.
func (p windowPicker) confirm(a Ask, path string, done func([]string, error)) {
	if _, err := os.Stat(path); a.Kind != AskSave || err != nil {
		done([]string{path}, nil)
		return
	}
	dialog.ShowConfirm("Replace the file?", path+" exists already.", func(replace bool) {
		if replace {
			done([]string{path}, nil)
		} else {
			done(nil, nil)
		}
	}, p.window)
}

// check reports what is wrong with a path that was typed.
func (a Ask) check(path string) error {
	info, err := os.Stat(path)
	switch {
	case !filepath.IsAbs(path):
		return &app.Error{Code: app.Invalid, Msg: "type the whole path"}
	case a.Kind == AskSave && (strings.HasSuffix(path, string(filepath.Separator)) || err == nil && info.IsDir()):
		return &app.Error{Code: app.Invalid, Msg: "type the name of the file too"}
	case a.Kind != AskSave && err != nil:
		return &app.Error{Code: app.Invalid, Msg: "there is no such file"}
	case a.Kind == AskFile && info.IsDir():
		return &app.Error{Code: app.Invalid, Msg: "this is a folder"}
	}
	return nil
}

func (a Ask) verb() string {
	if a.Kind == AskSave {
		return "Save"
	}
	return "Open"
}

// browse looks for a file, or for a folder, with the toolkit's dialog.
func (p windowPicker) browse(a Ask, found func(string), failed func([]string, error)) {
	answer := func(u fyne.URI, err error) {
		switch {
		case err != nil:
			failed(nil, err)
		case u != nil:
			found(u.Path())
		}
	}
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if f == nil {
			answer(nil, err)
			return
		}
		answer(f.URI(), errors.Join(err, f.Close()))
	}, p.window)
	if a.Kind == AskFolder || a.Kind == AskSave {
		d = dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
			if u == nil {
				answer(nil, err)
				return
			}
			answer(u, err)
		}, p.window)
	} else if len(a.Patterns) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(endings(a.Patterns)))
	}
	if l, err := storage.ListerForURI(storage.NewFileURI(a.Folder)); err == nil && a.Folder != "" {
		d.SetLocation(l)
	}
	d.Show()
	d.Resize(p.window.Canvas().Size().Subtract(fyne.NewSize(80, 80)))
}

func endings(patterns []string) []string {
	out := make([]string, len(patterns))
	for i, p := range patterns {
		out[i] = filepath.Ext(p)
	}
	return out
}
