package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"
	"github.com/ncruces/zenity"

	"parley/ui/present"
)

// AskKind says what a file dialog asks for.
type AskKind int

// The kinds of questions.
const (
	AskFile   AskKind = iota // one file that exists
	AskFiles                 // any number of files
	AskFolder                // a folder
	AskSave                  // a file to write; an existing one is confirmed
)

// Ask is a question for files.
type Ask struct {
	Kind     AskKind
	Title    string
	Folder   string   // where to begin; may be empty
	Name     string   // suggested name of a file to write
	Kinds    string   // what the files are, "Parley projects"
	Patterns []string // "*.parley"; none: any file
}

// Picker asks for files. done is called on the window's goroutine, with no path when the
// question was cancelled.
type Picker interface {
	Pick(a Ask, done func(paths []string, err error))
}

// nativePicker asks with the desktop's own dialogs, and in the window where there are none.
type nativePicker struct {
	async    func(func())
	dispatch present.Dispatcher
	window   fyne.Window
}

// Pick implements Picker.
func (p nativePicker) Pick(a Ask, done func([]string, error)) {
	p.async(func() {
		paths, err := askDesktop(a)
		p.dispatch(func() {
			switch {
			case errors.Is(err, zenity.ErrCanceled):
				done(nil, nil)
			case err != nil:
				p.inWindow(a, done)
			default:
				done(paths, nil)
			}
		})
	})
}

func askDesktop(a Ask) ([]string, error) {
	options := []zenity.Option{zenity.Title(a.Title)}
	if a.Folder != "" || a.Name != "" {
		options = append(options, zenity.Filename(filepath.Join(a.Folder, a.Name)+begin(a)))
	}
	if len(a.Patterns) > 0 {
		options = append(options, zenity.FileFilter{Name: a.Kinds, Patterns: a.Patterns, CaseFold: true})
	}
	switch a.Kind {
	case AskFiles:
		return zenity.SelectFileMultiple(options...)
	case AskFolder:
		return single(zenity.SelectFile(append(options, zenity.Directory())...))
	case AskSave:
		return single(zenity.SelectFileSave(append(options, zenity.ConfirmOverwrite())...))
	}
	return single(zenity.SelectFile(options...))
}

// begin marks a folder to begin in, where no name is suggested.
func begin(a Ask) string {
	if a.Name == "" {
		return string(filepath.Separator)
	}
	return ""
}

func single(path string, err error) ([]string, error) {
	if err != nil {
		return nil, err
	}
	return []string{path}, nil
}

// inWindow asks with the toolkit's own dialogs.
func (p nativePicker) inWindow(a Ask, done func([]string, error)) {
	if a.Kind == AskSave {
		p.askName(a, done)
		return
	}
	answer := func(u fyne.URI, err error) {
		if err != nil || u == nil {
			done(nil, err)
			return
		}
		done([]string{u.Path()}, nil)
	}
	var d *dialog.FileDialog
	switch a.Kind {
	case AskFolder:
		d = dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
			if u == nil {
				answer(nil, err)
				return
			}
			answer(u, err)
		}, p.window)
	default:
		d = dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
			if f == nil {
				answer(nil, err)
				return
			}
			answer(f.URI(), errors.Join(err, f.Close()))
		}, p.window)
	}
	if len(a.Patterns) > 0 && a.Kind != AskFolder {
		d.SetFilter(storage.NewExtensionFileFilter(endings(a.Patterns)))
	}
	if a.Folder != "" {
		if l, err := storage.ListerForURI(storage.NewFileURI(a.Folder)); err == nil {
			d.SetLocation(l)
		}
	}
	d.SetTitleText(a.Title)
	d.Resize(p.window.Canvas().Size().Subtract(fyne.NewSize(80, 80)))
	d.Show()
}

// askName asks for the path of a file to write. The toolkit's own dialog would empty an
// existing file before anything new is there to replace it.
func (p nativePicker) askName(a Ask, done func([]string, error)) {
	path := widget.NewEntry()
	path.SetText(filepath.Join(a.Folder, a.Name))
	path.Validator = func(s string) error {
		if !filepath.IsAbs(s) || strings.HasSuffix(s, string(filepath.Separator)) {
			return errors.New("type a whole path with the name of the file")
		}
		return nil
	}
	d := dialog.NewForm(a.Title, "Save", "Cancel", []*widget.FormItem{widget.NewFormItem("File", path)}, func(ok bool) {
		if _, err := os.Stat(path.Text); !ok || err != nil {
			done(chosen(ok, path.Text), nil)
			return
		}
		dialog.ShowConfirm("Replace the file?", path.Text+" exists already.", func(replace bool) {
			done(chosen(replace, path.Text), nil)
		}, p.window)
	}, p.window)
	path.OnSubmitted = func(string) { d.Submit() }
	d.Resize(fyne.NewSize(640, 0))
	d.Show()
	p.window.Canvas().Focus(path)
}

func chosen(ok bool, path string) []string {
	if !ok {
		return nil
	}
	return []string{path}
}

func endings(patterns []string) []string {
	out := make([]string, len(patterns))
	for i, p := range patterns {
		out[i] = filepath.Ext(p)
	}
	return out
}
