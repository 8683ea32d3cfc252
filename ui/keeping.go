package ui

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/widgets"
)

// What keeps a project safe: its backups and the place where it lies.

func (w *Window) noBackups() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case w.desk.project.Ports.Backups == nil:
		return "Backups are not kept here."
	}
	return ""
}

func (w *Window) showBackups() { w.desk.backups.Show() }

// backupFailed tells of an automatic backup that failed: the work goes on, so it is never
// more than a strip.
func (w *Window) backupFailed(err error) {
	w.log.Error("automatic backup", "err", err)
	p := present.Words(err)
	w.notice.Set(widgets.NoticeText{
		Message: "No backup could be made. " + p.Text(), Severity: widgets.SeverityWarning,
		Action: "Backups…", OnAction: func() { w.run(present.CmdBackups) },
	})
	w.trace("backup failed")
}

// backupToFile asks where to write a backup.
func (w *Window) backupToFile(p *present.Backups) {
	name := "Backup"
	if w.desk != nil {
		name = present.BaseName(w.desk.project.Path) + time.Now().Format(" 2006-01-02")
	}
	w.files.Pick(Ask{
		Kind: AskSave, Title: "Back up to a file", Folder: w.folder(), Name: name + ".parley",
		Kinds: "Parley projects", Patterns: []string{"*.parley"},
	}, func(paths []string, err error) {
		if path, ok := w.picked(paths, err); ok {
			p.To(withEnding(path, ".parley"))
		}
	})
}

// askRestore asks before a backup takes the place of the open project.
func (w *Window) askRestore(b app.Backup) {
	if w.desk == nil {
		return
	}
	w.confirmRestore(b, w.desk.project.Path)
}

func (w *Window) confirmRestore(b app.Backup, path string) {
	question, calm := present.RestoreWords(b, time.Now())
	quiet := text(calm)
	quiet.Importance = widget.LowImportance
	w.confirm(confirmation{
		title: "Restore this backup?", body: container.NewVBox(text(question), quiet), yes: "Restore",
		run: func() { w.restore(b, path) },
	})
}

// confirmation is a question with one way to go on.
type confirmation struct {
	title string
	body  fyne.CanvasObject
	yes   string
	no    string // empty: Cancel
	run   func()
	other fyne.CanvasObject // a further button, may be nil
}

// confirm asks before something is done. Escape and Enter leave it as it is.
func (w *Window) confirm(c confirmation) dialog.Dialog {
	if c.no == "" {
		c.no = "Cancel"
	}
	d := dialog.NewCustomWithoutButtons(c.title, c.body, w.win)
	yes := widget.NewButton(c.yes, func() {
		d.Hide()
		c.run()
	})
	yes.Importance = widget.HighImportance
	buttons := []fyne.CanvasObject{widget.NewButton(c.no, func() { d.Hide() })}
	if c.other != nil {
		buttons = append(buttons, c.other)
	}
	d.SetButtons(append(buttons, yes))
	w.popUpWith(popUp{dialog: d}, fyne.NewSize(520, 240), nil)
	w.trace("confirm " + c.title)
	return d
}

// unsaved counts what was typed into the codebook and not saved.
func (w *Window) unsaved() int {
	if w.desk == nil {
		return 0
	}
	return w.desk.codebook.Unsaved() + w.desk.notes.Unsaved() + w.desk.sideNotes.Unsaved()
}

// askUnsaved asks before what was typed is lost.
func (w *Window) askUnsaved(n int, yes string, run func()) {
	w.confirm(confirmation{
		title: "Not saved yet", no: "Go back", yes: yes + " without saving",
		body: text(present.Count(n, "entry of the codebook or note was", "entries of the codebook or notes were") + " typed into and not saved. The screen Codebook marks its entries with a dot."),
		run: func() {
			w.sure = true
			run()
		},
	})
}

// closeSheets closes what lies on top of the window.
func (w *Window) closeSheets() {
	for len(w.popups) > 0 {
		n := len(w.popups)
		w.popups[n-1].dialog.Hide()
		if len(w.popups) == n { // a dialog that does not tell: no circle
			w.popups = w.popups[:n-1]
		}
	}
}

// restore closes the project, puts a backup in its place and opens it again.
func (w *Window) restore(b app.Backup, path string) {
	w.swap("Restoring…", path, func(ctx context.Context) (string, error) {
		return path, w.deps.Restore(ctx, b, path)
	}, swapped{event: "restored " + filepath.Base(path), said: "Restored: the project is as it was on " + b.At.Local().Format("2 Jan 2006, 15:04") + ". What it was before is among its backups."})
}

// swapped is what is told once a project was swapped: to scripts, and to the analyst.
type swapped struct{ event, said string }

// swap closes the project, works on its file while nobody has it open, and opens what work
// names. When work fails the project is opened again as it was.
func (w *Window) swap(words, path string, work func(context.Context) (string, error), after swapped) {
	if w.opening || w.closing {
		return
	}
	if n := w.unsaved(); n > 0 && !w.sure {
		w.askUnsaved(n, "Go on", func() { w.swap(words, path, work, after) })
		return
	}
	w.sure = false
	w.closeSheets()
	w.opening = true
	w.status.SetText(words)
	w.vacate(func() {
		w.deps.Async(func() {
			to, err := work(w.deps.Ctx)
			w.dispatch(func() {
				w.opening = false
				w.status.SetText("")
				if err != nil {
					w.Problem(err)
					to = path
				} else {
					w.trace(after.event)
					w.greeting = after.said
				}
				w.open(to)
			})
		})
	})
}

// vacate closes the project that is open, if any, and then goes on.
func (w *Window) vacate(then func()) {
	d := w.desk
	if d == nil {
		then()
		return
	}
	w.desk = nil
	w.showEmpty()
	w.refreshMenus()
	w.leave(d, func(err error) {
		if err != nil {
			w.opening = false
			w.Problem(err)
			return
		}
		then()
	})
}

// localPlace proposes where a project lies on this computer: in a folder of its own among
// the documents.
func localPlace(path string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = os.TempDir()
	}
	return filepath.Join(home, "Documents", "Parley", baseOf(path))
}

func baseOf(path string) string { return filepath.Base(path) }
