package ui

import (
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"parley/app"
	"parley/ui/exporting"
	"parley/ui/present"
	"parley/ui/syncing"
)

// newExporters makes the presenters of what leaves the project and of what comes back.
func (w *Window) newExporters(d *desk, env present.Env) {
	p := d.project.Ports
	d.exporting = present.NewExporting(env, present.ExportingPorts{
		Exporter: p.Exporter, Jobs: d.runner, Kept: w.deps.Settings.Export, Keep: w.deps.Settings.SetExport, Open: w.openFile,
	})
	if p.Syncer != nil {
		d.syncing = present.NewSyncing(env, present.SyncingPorts{Sync: p.Syncer, Jobs: d.runner})
	}
}

// followExports shows the export dialog and that of an edited workbook while their
// presenters say so.
func (w *Window) followExports(d *desk) {
	d.exporting.Subscribe(func(s present.ExportingState) {
		follow(w, d, sheetExport, s.Open, s, func() (popUp, fyne.Size, func(present.ExportingState)) {
			v := exporting.New(d.exporting, w.askExport, w.pressed)
			return popUp{dialog: w.dialogOf("Export", v), enter: w.askExport}, w.roomy(1020, 640), v.Render
		}, d.exporting.Close)
	})
	if d.syncing == nil {
		return
	}
	d.syncing.Subscribe(func(s present.SyncingState) {
		follow(w, d, sheetSync, s.Open, s, func() (popUp, fyne.Size, func(present.SyncingState)) {
			v := syncing.New(d.syncing, w.pressed)
			return popUp{dialog: w.dialogOf(s.Title, v), enter: d.syncing.Take, first: v.First()}, w.roomy(980, 680), v.Render
		}, d.syncing.Close)
	})
}

func (w *Window) noExport() string { return w.noProject() }

func (w *Window) noSync() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case w.desk.syncing == nil:
		return "Edited workbooks are not read here."
	}
	return ""
}

// export opens the export dialog on the matrix that is on screen.
func (w *Window) export() { w.desk.exporting.Show(w.desk.matrix.Spec()) }

// askExport asks where the file is to be written.
func (w *Window) askExport() {
	if w.desk == nil || w.desk.exporting.State().NoWrite != "" {
		return
	}
	e := w.desk.exporting
	w.files.Pick(Ask{
		Kind: AskSave, Title: "Export", Folder: w.folder(), Name: e.Suggested(w.desk.project.Path), Kinds: "Files of this format", Patterns: []string{e.Pattern()},
	}, func(paths []string, err error) {
		if path, ok := w.picked(paths, err); ok {
			e.Write(path)
		}
	})
}

// readEdited asks for a workbook that came back, and shows what was edited.
func (w *Window) readEdited() {
	w.files.Pick(Ask{
		Kind: AskFile, Title: "Read an edited workbook", Folder: w.folder(), Kinds: "Excel workbooks", Patterns: []string{"*.xlsx"},
	}, func(paths []string, err error) {
		if path, ok := w.picked(paths, err); ok && w.desk != nil && w.desk.syncing != nil {
			w.desk.syncing.Show(path)
		}
	})
}

// openFile opens a file with the desktop's own program for it.
func (w *Window) openFile(path string) {
	full, err := filepath.Abs(path)
	var u *url.URL
	if err == nil {
		u, err = url.Parse(storage.NewFileURI(full).String())
	}
	if err == nil {
		err = w.app.OpenURL(u)
	}
	if err != nil {
		w.Problem(&app.Error{
			Code: app.Unsupported, Op: "open file", Msg: "the desktop did not open the file", Hint: "Open it from its folder: " + path, Err: err,
		})
	}
}
