package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/backups"
	"parley/ui/present"
	"parley/ui/widgets"
)

// What is done where a project does not simply open.

// notOpened says why a project was not opened, and offers what can be done about it.
func (w *Window) notOpened(path string, err error) {
	switch code := app.CodeOf(err); {
	case code == app.Locked && w.deps.OpenReadOnly != nil:
		w.log.Warn("project is locked", "err", err)
		w.showLocked(path, present.Words(err))
	case code == app.Damaged:
		w.log.Error("project is damaged", "err", err)
		w.showDamaged(path, present.Words(err))
	default:
		w.Problem(err)
	}
}

// showLocked tells who has the project open.
func (w *Window) showLocked(path string, p present.Problem) {
	headline := text(p.Headline)
	headline.TextStyle.Bold = true
	quiet := text("Open for reading only, you can search, read and export; nothing can be changed until the other closes it.")
	quiet.Importance = widget.LowImportance
	box := container.NewVBox(headline)
	if p.Hint != "" {
		box.Add(text(p.Hint))
	}
	box.Add(quiet)
	w.confirm(confirmation{
		title: "“" + present.BaseName(path) + "” is open elsewhere", body: box, yes: "Open for reading only",
		run: func() { w.openAt(path, w.deps.OpenReadOnly) },
	})
	w.trace("locked")
}

// showDamaged tells that a project is damaged, and where help is.
func (w *Window) showDamaged(path string, p present.Problem) {
	headline := text(p.Headline)
	headline.TextStyle.Bold = true
	box := container.NewVBox(headline, text("A backup can take its place. Or save what is whole into a new file beside it, with a list of what could not be saved. The damaged file is kept in either case."))
	if w.deps.Repair == nil {
		command := widget.NewLabel(repairCommand(path))
		command.TextStyle.Monospace = true
		command.Wrapping = fyne.TextWrapBreak
		command.Selectable = true
		box.Add(command)
	}
	d := dialog.NewCustomWithoutButtons("“"+present.BaseName(path)+"” is damaged", box, w.win)
	shut := widget.NewButton("Close", func() { d.Hide() })
	buttons := []fyne.CanvasObject{widget.NewButton("Copy details", func() { w.app.Clipboard().SetContent(p.Report()) }), shut}
	if w.deps.Repair != nil {
		buttons = append(buttons, widget.NewButton("Save what is whole", func() {
			d.Hide()
			w.repair(path)
		}))
	}
	if w.deps.Backups != nil && w.deps.Restore != nil {
		show := widget.NewButton("Backups…", func() {
			d.Hide()
			w.showBackupsOf(path)
		})
		show.Importance = widget.HighImportance
		buttons = append(buttons, show)
	}
	d.SetButtons(buttons)
	w.popUp(d, fyne.NewSize(640, 260), nil)
	w.trace("damaged")
}

func repairCommand(path string) string { return "parley check \"" + path + "\" --repair" }

// showBackupsOf lists the backups of a project that is not open.
func (w *Window) showBackupsOf(path string) {
	env := present.Env{Ctx: w.deps.Ctx, Async: w.deps.Async, Dispatch: w.dispatch, Notify: w, Trace: w.trace}
	p := present.NewBackups(env, present.BackupsPorts{
		List:    func(ctx context.Context) ([]app.Backup, error) { return w.deps.Backups(ctx, path) },
		Restore: func(b app.Backup) { w.confirmRestore(b, path) },
	})
	v := backups.New(p, backups.Calls{Key: w.pressed, ToFile: func() {}})
	x := dialog.NewCustomWithoutButtons("Backups of “"+present.BaseName(path)+"”", v.Content(), w.win)
	shut := widget.NewButton("Close", func() { x.Hide() })
	shut.Importance = widget.HighImportance
	x.SetButtons([]fyne.CanvasObject{v.RestoreButton(), shut})
	p.Subscribe(v.Render)
	w.popUpWith(popUp{dialog: x}, w.roomy(820, 600), p.Stop)
	p.Show()
}

// markOf says at the window's foot that nothing can be edited, and why.
func markOf(p Project) string {
	if p.ReadOnly == "" {
		return ""
	}
	return "Read only: " + p.ReadOnly
}

// checkPlace warns where the project lies in the folder of a cloud service, once for each
// project.
func (w *Window) checkPlace(d *desk) {
	path := d.project.Path
	if w.deps.Place == nil || w.deps.Settings.KeptHere(path) {
		return
	}
	w.deps.Async(func() {
		service := w.deps.Place(path)
		w.dispatch(func() {
			if service != "" && w.desk == d {
				w.warnPlace(path, service)
			}
		})
	})
}

func (w *Window) warnPlace(path, service string) {
	n := widgets.NoticeText{
		Message: "This project lies in a folder that " + service + " keeps in step with other machines. " +
			"That can damage it while you work: keep it on this computer, and share backups or exports instead.",
		Severity: widgets.SeverityWarning, Second: "Keep here",
		OnSecond: func() {
			w.deps.Settings.KeepHere(path)
			w.notice.Clear()
		},
	}
	if w.deps.Move != nil && w.desk.project.ReadOnly == "" {
		n.Action, n.OnAction = "Move to this computer…", func() { w.askMove(path) }
	}
	w.notice.Set(n)
	w.trace("synced " + service)
}

// askMove proposes a folder of this computer for the project.
func (w *Window) askMove(path string) {
	to := localPlace(path)
	other := widget.NewButton("Another folder…", nil)
	d := w.confirm(confirmation{
		title: "Move to this computer?", yes: "Move",
		body: container.NewVBox(text("The project moves to"), wrapAnywhere(to), text("It is closed for a moment. The old file stays until the new one has been read back.")),
		run:  func() { w.move(path, to) }, other: other,
	})
	other.OnTapped = func() {
		d.Hide()
		w.files.Pick(Ask{
			Kind: AskSave, Title: "Move the project to", Folder: w.folder(), Name: baseOf(path),
			Kinds: "Parley projects", Patterns: []string{"*.parley"},
		}, func(paths []string, err error) {
			if chosen, ok := w.picked(paths, err); ok {
				w.move(path, withEnding(chosen, ".parley"))
			}
		})
	}
}

func wrapAnywhere(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapBreak
	l.TextStyle.Bold = true
	return l
}

// move closes the project, moves its file and opens it there.
func (w *Window) move(from, to string) {
	w.swap("Moving…", from, func(ctx context.Context) (string, error) {
		return to, w.deps.Move(ctx, from, to)
	}, swapped{event: "moved " + to, said: "Moved: the project is now " + to})
}
