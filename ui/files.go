package ui

import (
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
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
	trace    func(string)
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
				windowPicker{p.window}.Pick(a, done)
				p.trace("asks in the window")
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
