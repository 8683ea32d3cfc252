package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"parley/app"
	"parley/app/cli"
	"parley/app/jobs"
	"parley/app/settings"
	"parley/app/store"
	"parley/assets"
	"parley/export"
	"parley/ui"
)

// appID names the program to the desktop and its settings (FyneApp.toml has the same).
const appID = "org.parley.workbench"

// window opens the workbench on the project at path, or on the one open last.
func window(ctx context.Context, path string) error {
	if reason := noWindow(); reason != "" {
		return &app.Error{
			Code: app.Unsupported, Op: "open window", Msg: reason,
			Hint: "“parley demo” makes the sample project and a workbook without a window; “parley --help” lists everything else.",
		}
	}
	logFile, log := openLog()
	defer logFile.Close() //nolint:errcheck // nothing can be done about a log that does not close
	fyneapp.SetMetadata(fyne.AppMetadata{ID: appID, Name: "Parley", Version: version, Build: 1, Icon: fyne.NewStaticResource("parley.png", assets.Icon())})
	a := fyneapp.NewWithID(appID)
	files := projectFiles()
	w := ui.New(a, ui.Deps{
		Ctx:      ctx,
		Async:    func(f func()) { go f() },
		Settings: settings.New(a.Preferences()),
		Jobs: func(ctx context.Context, observe func(jobs.Snapshot)) *jobs.Runner {
			return jobs.New(ctx, log, observe)
		},
		Open: func(path string, publish func(app.Event)) (ui.Project, error) {
			return project(path, cli.Opening{}, &observer{publish, log})
		},
		Create: func(path, title string, publish func(app.Event)) (ui.Project, error) {
			return project(path, cli.Opening{Create: true, MustBeNew: true, Title: title, Languages: []string{"en"}}, &observer{publish, log})
		},
		OpenReadOnly: func(path string, publish func(app.Event)) (ui.Project, error) {
			return project(path, cli.Opening{ReadOnly: true}, &observer{publish, log})
		},
		Backups: files.Backups,
		Restore: func(ctx context.Context, b app.Backup, project string) error {
			_, err := files.Restore(ctx, b.Path, project)
			return err
		},
		Repair: func(ctx context.Context, project string) (app.Repair, error) {
			return files.Repair(ctx, project, cli.RepairedName(project))
		},
		Place:  files.Synced,
		Move:   store.Move,
		Sample: func() (string, error) { return samplePath(ctx) },
		Path:   path, Version: version, LogPath: logFile.Name(), Log: log,
		Icon:  fyne.NewStaticResource("parley.png", assets.Icon()),
		Coded: ui.Coded{ReadCoded: readCoded, Convert: convertCoded},
		Trace: traceFile(log), Imports: imports(), ReadTable: export.ReadTable,
		WriteTable: func(ctx context.Context, path string, t app.Table) error {
			return export.SaveAtomically(path, true, func(out io.Writer) error {
				return export.New(export.Options{}).WriteTable(ctx, out, t, filepath.Ext(path))
			})
		},
	})
	w.ShowAndRun()
	return nil
}

func noWindow() string {
	if ui.Headless {
		return "this build of Parley has no window"
	}
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" {
		return "there is no display here, so the window cannot open"
	}
	return ""
}

// project opens a project for the window.
func project(path string, o cli.Opening, by *observer) (ui.Project, error) {
	s, err := open(path, o, by)
	if err != nil {
		return ui.Project{}, err
	}
	return ui.Project{Path: path, Ports: ui.PortsOf(s), ReadOnly: s.ReadOnly(), Close: s.Close, BackupTo: s.BackupTo, Tables: s}, nil
}

// samplePath makes the sample project where it is not there yet. It is built under
// another name, so that a stop in between leaves no half sample.
func samplePath(ctx context.Context) (string, error) {
	path := filepath.Join(dataDir(), "sample.parley")
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	part := filepath.Join(dataDir(), "sample-new.parley")
	s, err := open(part, cli.Opening{Create: true, MustBeNew: true, Replace: true, Title: cli.SampleTitle, Languages: []string{"en", "uk"}}, nil)
	if err != nil {
		return "", err
	}
	_, err = s.LoadSample(ctx, assets.Sample(), jobs.Nobody{})
	if err := errors.Join(err, s.Close()); err != nil {
		return "", err
	}
	return path, os.Rename(part, path)
}

// openLog opens the log in the data folder; without one the log goes to standard error.
func openLog() (*os.File, *slog.Logger) {
	dir := filepath.Join(dataDir(), "log")
	err := os.MkdirAll(dir, 0o755)
	f := os.Stderr
	if err == nil {
		if file, err := os.OpenFile(filepath.Join(dir, "parley.log"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644); err == nil {
			f = file
		}
	}
	return f, slog.New(slog.NewTextHandler(f, nil))
}

// traceFile opens the file that PARLEY_TRACE names: one line for each event of the window,
// for scripts that drive it.
func traceFile(log *slog.Logger) io.Writer {
	name := os.Getenv("PARLEY_TRACE")
	if name == "" {
		return nil
	}
	f, err := os.Create(name)
	if err != nil {
		log.Warn("no trace", "error", err)
		return nil
	}
	return f
}
