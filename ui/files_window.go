package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// windowPicker asks inside the window, where the desktop has no dialogs: a path is typed,
// or looked for with the toolkit's dialog.
type windowPicker struct{ window fyne.Window }

// Pick implements Picker.
func (p windowPicker) Pick(a Ask, done func([]string, error)) {
	path := widget.NewEntry()
	path.SetText(a.Folder + string(filepath.Separator) + a.Name)
	path.Validator = func(s string) error { return a.check(s) }
	var d *dialog.FormDialog
	look := widget.NewButtonWithIcon("", fynetheme.FolderOpenIcon(), func() {
		p.browse(a, func(found string) {
			if a.Kind == AskSave {
				found = filepath.Join(found, a.Name)
			}
			path.SetText(found)
		}, done)
	})
	look.Importance = widget.LowImportance
	path.ActionItem = look
	d = dialog.NewForm(a.Title, a.verb(), "Cancel", []*widget.FormItem{widget.NewFormItem(a.noun(), path)}, func(ok bool) {
		_, err := os.Stat(path.Text)
		if !ok || a.Kind != AskSave || err != nil {
			done(chosen(ok, path.Text), nil)
			return
		}
		dialog.ShowConfirm("Replace the file?", path.Text+" exists already.", func(replace bool) {
			done(chosen(replace, path.Text), nil)
		}, p.window)
	}, p.window)
	path.OnSubmitted = func(string) { d.Submit() }
	d.Resize(fyne.NewSize(680, 0))
	d.Show()
	p.window.Canvas().Focus(path)
	path.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

// check reports what is wrong with a path that was typed.
func (a Ask) check(path string) error {
	info, err := os.Stat(path)
	switch {
	case !filepath.IsAbs(path):
		return errors.New("type the whole path")
	case a.Kind == AskSave && (strings.HasSuffix(path, string(filepath.Separator)) || err == nil && info.IsDir()):
		return errors.New("type the name of the file too")
	case a.Kind != AskSave && err != nil:
		return errors.New("there is no such file")
	case a.Kind == AskFile && info.IsDir():
		return errors.New("this is a folder")
	}
	return nil
}

func (a Ask) noun() string {
	if a.Kind == AskFolder {
		return "Folder"
	}
	return "File"
}

func (a Ask) verb() string {
	if a.Kind == AskSave {
		return "Save"
	}
	return "Open"
}

func chosen(ok bool, path string) []string {
	if !ok {
		return nil
	}
	return []string{path}
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
