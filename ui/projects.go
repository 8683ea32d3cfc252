package ui

import (
	"os"
	"path/filepath"
	"strings"

	"parley/app"
	"parley/ui/present"
	"parley/ui/widgets"
)

// openFirst opens the project named, else the one opened last, else the sample.
func (w *Window) openFirst() {
	path := w.deps.Path
	if last := w.deps.Settings.LastProject(); path == "" && last != "" {
		if _, err := os.Stat(last); err == nil {
			path = last
		}
	}
	switch {
	case path != "":
		w.open(path)
	case w.deps.Sample != nil:
		w.openSample()
	default:
		w.trace("ready")
	}
}

// openSample opens the bundled sample, which is made first where it does not exist.
func (w *Window) openSample() {
	w.openWith("Opening the sample…", func(publish func(app.Event)) (Project, error) {
		path, err := w.deps.Sample()
		if err != nil {
			return Project{}, err
		}
		return w.deps.Open(path, publish)
	})
}

// open opens the project of a path; the one open now is closed after it.
func (w *Window) open(path string) {
	if w.desk != nil && w.desk.project.Path == path && w.desk.project.ReadOnly == "" {
		return
	}
	w.openAt(path, w.deps.Open)
}

// openAt opens a path in one of the ways there are.
func (w *Window) openAt(path string, open func(path string, publish func(app.Event)) (Project, error)) {
	w.openOr("Opening "+present.BaseName(path)+"…", func(publish func(app.Event)) (Project, error) {
		return open(path, publish)
	}, func(err error) { w.notOpened(path, err) })
}

func (w *Window) openWith(words string, open func(publish func(app.Event)) (Project, error)) {
	w.openOr(words, open, w.Problem)
}

// openOr opens a project and tells failed where that does not work.
func (w *Window) openOr(words string, open func(publish func(app.Event)) (Project, error), failed func(error)) {
	if w.opening || w.closing {
		return
	}
	if n := w.unsaved(); n > 0 && !w.sure {
		w.askUnsaved(n, "Open the other", func() { w.openOr(words, open, failed) })
		return
	}
	w.sure = false
	w.opening = true
	w.status.SetText(words)
	var mine *desk
	publish := func(e app.Event) {
		w.dispatch(func() {
			if mine != nil {
				w.changed(mine, e)
			}
		})
	}
	w.deps.Async(func() {
		p, err := open(publish)
		w.dispatch(func() {
			w.opening = false
			w.status.SetText("")
			if err != nil {
				w.greeting = ""
				w.trace("failed open")
				failed(err)
				return
			}
			mine = w.install(p)
		})
	})
}

// install shows a project that was opened and closes the one before.
func (w *Window) install(p Project) *desk {
	if old := w.desk; old != nil {
		w.leave(old, func(err error) {
			if err != nil {
				w.Problem(err)
			}
		})
	}
	w.notice.Clear()
	w.marking = nil
	w.screen = present.ScreenReading
	w.middle.RemoveAll()
	d := w.newDesk(p)
	w.desk = d
	w.deps.Settings.Opened(p.Path)
	w.trace("project " + p.Path)
	w.show(present.ScreenReading)
	w.startDesk(d)
	w.renderPrefs(w.prefs.State())
	w.showTitle()
	w.refreshMenus()
	d.reader.Resume(w.deps.Settings.Article(p.Path))
	w.win.Canvas().Focus(d.libraryView.SearchBox())
	widgets.SetText(w.mark, markOf(p))
	if w.greeting != "" {
		w.notice.Set(widgets.NoticeText{Message: w.greeting, Severity: widgets.SeverityGood})
		w.greeting = ""
	}
	if !w.deps.Settings.WelcomeClosed() {
		w.showWelcome()
	}
	w.checkPlace(d)
	return d
}

func (w *Window) newProject() {
	w.files.Pick(Ask{
		Kind: AskSave, Title: "New project", Folder: w.folder(), Name: "Negotiations.parley",
		Kinds: "Parley projects", Patterns: []string{"*.parley"},
	}, func(paths []string, err error) {
		path, ok := w.picked(paths, err)
		if !ok {
			return
		}
		path = withEnding(path, ".parley")
		w.openWith("Making "+present.BaseName(path)+"…", func(publish func(app.Event)) (Project, error) {
			return w.deps.Create(path, present.BaseName(path), publish)
		})
	})
}

func (w *Window) openProject() {
	w.files.Pick(Ask{
		Kind: AskFile, Title: "Open project", Folder: w.folder(), Kinds: "Parley projects", Patterns: []string{"*.parley"},
	}, func(paths []string, err error) {
		if path, ok := w.picked(paths, err); ok {
			w.open(path)
		}
	})
}

// picked keeps the folder of an answer; ok is false when there is nothing to do.
func (w *Window) picked(paths []string, err error) (path string, ok bool) {
	if err != nil {
		w.Problem(err)
	}
	if err != nil || len(paths) == 0 || paths[0] == "" {
		return "", false
	}
	w.deps.Settings.SetFolder(filepath.Dir(paths[0]))
	return paths[0], true
}

// folder is where file dialogs begin: where the last file was chosen, else beside the
// project.
func (w *Window) folder() string {
	if f := w.deps.Settings.Folder(); f != "" {
		if _, err := os.Stat(f); err == nil {
			return f
		}
	}
	home, _ := os.UserHomeDir()
	if w.desk == nil {
		return home
	}
	dir, err := filepath.Abs(filepath.Dir(w.desk.project.Path))
	hidden, bad := os.UserConfigDir() // where the sample lives: nobody looks for a file there
	if err != nil || bad == nil && strings.HasPrefix(dir, hidden) {
		return home
	}
	return dir
}

func withEnding(path, ending string) string {
	if strings.EqualFold(filepath.Ext(path), ending) {
		return path
	}
	return path + ending
}
