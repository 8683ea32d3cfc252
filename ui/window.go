package ui

import (
	"fmt"
	"io"
	"log/slog"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/app/settings"
	"parley/ui/prefs"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/widgets"
)

// Window is the main window. Everything but New runs on its goroutine.
type Window struct {
	app  fyne.App
	win  fyne.Window
	deps Deps
	log  *slog.Logger

	dispatch present.Dispatcher

	table      []command
	menusShown string
	bar        *toolbar
	notice     *widgets.Notice
	job        *widgets.JobStrip
	status     *widget.Label
	middle     *fyne.Container
	files      Picker
	prefs      *present.Prefs
	palette    *present.Palette
	look       *prefs.View // while its dialog is open
	popups     []popUp
	mark       *widget.Label // says that the project is open for reading only

	desk     *desk // nil while no project is open
	screen   present.Screen
	opening  bool
	closing  bool
	marking  func(take bool) // ends the marking of a place by hand; nil: nothing is marked
	greeting string          // told once the next project is open
	sure     bool            // what was typed and not saved may be lost
	ready    bool            // the first list of articles was shown
	asked    time.Time       // when the article was asked for that is on its way
}

// New makes the main window of an application. Nothing is opened before ShowAndRun.
func New(a fyne.App, d Deps) *Window { return newWindow(a, d, dispatch) }

// newWindow makes the window over a dispatcher, which is a queue in tests.
func newWindow(a fyne.App, d Deps, dispatch present.Dispatcher) *Window {
	w := &Window{
		app: a, deps: d, dispatch: dispatch, log: d.Log, win: a.NewWindow("Parley"), screen: present.ScreenReading,
		notice: widgets.NewNotice(), job: widgets.NewJobStrip(), status: widget.NewLabel(""), middle: container.NewStack(),
		prefs: present.NewPrefs(d.Settings), files: d.Files,
	}
	if w.log == nil {
		w.log = slog.New(slog.DiscardHandler)
	}
	if w.files == nil {
		w.files = nativePicker{d.Async, dispatch, w.win, w.trace}
	}
	if d.Icon != nil {
		w.win.SetIcon(d.Icon)
	}
	w.applyTheme(w.prefs.State())
	w.table = w.commands()
	w.palette = present.NewPalette(present.PalettePorts{Entries: w.entries, Run: w.run, Trace: w.trace})
	w.bar = newToolbar(w)
	w.status.SizeName = fynetheme.SizeNameCaptionText
	w.status.Importance = widget.LowImportance
	w.status.Truncation = fyne.TextTruncateEllipsis
	w.mark = widgets.NewCaption("")
	w.mark.Importance, w.mark.Truncation = widget.WarningImportance, fyne.TextTruncateOff
	w.mark.Hide()
	foot := container.NewBorder(nil, nil, nil, w.mark, w.status)
	w.win.SetContent(container.NewBorder(
		container.New(layout.NewCustomPaddedVBoxLayout(0), w.bar.content, widget.NewSeparator(), w.notice),
		container.New(layout.NewCustomPaddedVBoxLayout(0), widget.NewSeparator(), w.job, foot),
		nil, nil, w.middle))
	w.win.SetPadded(false)
	w.win.Resize(fyne.NewSize(d.Settings.Window()))
	w.win.SetMaster()
	w.win.SetCloseIntercept(w.close)
	w.win.SetOnDropped(w.dropped)
	w.win.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { w.pressed(k) })
	w.addShortcuts()
	w.job.OnCancel = func() {
		if w.desk != nil {
			w.desk.jobs.Cancel()
		}
	}
	w.job.OnPause = func() {
		if w.desk != nil {
			w.desk.jobs.Pause()
		}
	}
	w.showEmpty()
	w.refreshMenus()
	w.prefs.Subscribe(w.renderPrefs)
	return w
}

// ShowAndRun opens the first project, shows the window and runs until it is closed.
func (w *Window) ShowAndRun() {
	w.win.Show()
	w.openFirst()
	w.app.Run()
}

// addShortcuts registers the further keys of commands; the first of each stands in the
// menu.
func (w *Window) addShortcuts() {
	for _, c := range w.table {
		for i, k := range c.keys {
			if s, ok := w.shortcut(k).(*desktop.CustomShortcut); ok && i > 0 && k.mod&ctrl != 0 {
				w.win.Canvas().AddShortcut(s, func(fyne.Shortcut) { w.run(c.id) })
			}
		}
	}
}

// modifiers gives the modifier keys held down; a test driver has none.
func (w *Window) modifiers() fyne.KeyModifier {
	if d, ok := w.app.Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// trace writes an event for scripts.
func (w *Window) trace(line string) {
	if w.deps.Trace == nil {
		return
	}
	w.write(line)
	if !w.ready && strings.HasPrefix(line, "search ") {
		w.ready = true
		w.write("ready")
	}
}

func (w *Window) write(line string) {
	if _, err := io.WriteString(w.deps.Trace, line+"\n"); err != nil {
		w.log.Warn("trace", "err", err)
	}
}

// close ends the program: sizes are kept, jobs are asked to stop, the project is closed.
func (w *Window) close() {
	if w.closing {
		return
	}
	if n := w.unsaved(); n > 0 && !w.sure {
		w.askUnsaved(n, "Quit", w.close)
		return
	}
	w.closing = true
	size := w.win.Canvas().Size()
	w.deps.Settings.SetWindow(size.Width, size.Height)
	if w.desk == nil {
		w.app.Quit()
		return
	}
	w.status.SetText("Closing…")
	w.leave(w.desk, func(err error) {
		if err != nil {
			w.log.Error("close project", "err", err)
		}
		w.app.Quit()
	})
}

// renderPrefs applies the look.
func (w *Window) renderPrefs(s present.PrefsState) {
	w.applyTheme(s)
	if w.desk != nil {
		w.setType(w.desk, s)
	}
	if w.look != nil {
		w.look.Render(s)
	}
	w.trace(fmt.Sprintf("look %s %g", theme.Current(), s.Size))
}

func (w *Window) applyTheme(s present.PrefsState) {
	next := theme.Following()
	if s.Theme != settings.System {
		next = theme.New(theme.ParseVariant(string(s.Theme)))
	}
	now, ours := w.app.Settings().Theme().(*theme.Theme)
	if ours && *now == *next {
		return
	}
	w.app.Settings().SetTheme(next)
}

func (w *Window) showTitle() {
	title := "Parley"
	if w.desk != nil {
		name := present.BaseName(w.desk.project.Path)
		if p, err := w.desk.project.Ports.Project(); err == nil && p.Title != "" {
			name = p.Title
		}
		if w.desk.project.ReadOnly != "" {
			name += " (read only)"
		}
		w.bar.title.SetText(name)
		title = name + " – Parley"
	}
	w.win.SetTitle(title)
}
