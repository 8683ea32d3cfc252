package workbench

import (
	"context"
	"sync"
	"time"

	"parley/app"
)

// Keeper keeps backups of the project.
type Keeper interface {
	// KeepBackup makes one that was read back, and lets go of old ones. Edits may go on
	// meanwhile.
	KeepBackup(reason app.BackupReason) (app.Backup, error)
	Backups(ctx context.Context) ([]app.Backup, error) // newest first
	NewestBackup() (app.Backup, error)                 // of those that can be read; zero where there is none
	// Unsaved tells which entries of the log are numbered above after or later than since.
	Unsaved(after int64, since time.Time) (app.Unsaved, error)
}

// backupEvery is how long work goes on before a backup is made: what is lost with a disk
// is then a quarter of an hour, and no copy is more than a small part of the work.
const backupEvery = 15 * time.Minute

// backups is what the workbench knows of the backups of its project.
type backups struct {
	making sync.Mutex // held while one is made

	mu       sync.Mutex // guards what follows
	listed   bool       // newest has been looked up
	newest   app.Backup // that could be read; zero where there is none
	problem  error      // of the newest try, if that failed
	failedAt time.Time
	paused   bool
}

// BackupNow makes a backup and reads it back.
func (w *Workbench) BackupNow(ctx context.Context, reason app.BackupReason) (app.Backup, error) {
	if w.p.Keeper == nil {
		return app.Backup{}, &app.Error{Code: app.Unsupported, Op: "back up", Msg: "there is no folder for backups", Hint: "Name a file to write to."}
	}
	if err := ctx.Err(); err != nil {
		return app.Backup{}, err
	}
	return w.keep(reason)
}

// Backups lists what is kept of the project, newest first. One that cannot be read is
// there too, with its Problem.
func (w *Workbench) Backups(ctx context.Context) ([]app.Backup, error) {
	if w.p.Keeper == nil {
		return nil, nil
	}
	return w.p.Keeper.Backups(ctx)
}

// BackupProblem gives why the newest try to make a backup failed, nil where it did not.
func (w *Workbench) BackupProblem() error {
	w.backups.mu.Lock()
	defer w.backups.mu.Unlock()
	return w.backups.problem
}

// BackupDue tells whether a backup is to be made now: for BackupDay where there are edits
// that no backup has and the newest backup (or, without one, the oldest such edit) is of
// another day, for BackupInterval where edits have waited as long as Options.BackupEvery.
// After a failure it waits as long before the next try.
func (w *Workbench) BackupDue() (reason app.BackupReason, due bool) {
	if w.p.Keeper == nil || w.opt.ReadOnly != "" || !w.backups.making.TryLock() {
		return "", false
	}
	w.backups.making.Unlock()
	newest, unsaved, err := w.unsaved()
	if err != nil {
		w.opt.Log.Warn("cannot tell whether a backup is due", "error", err)
		return "", false
	}
	now := w.opt.Clock()
	w.backups.mu.Lock()
	failed := w.backups.problem != nil && now.Sub(w.backups.failedAt) < w.opt.BackupEvery
	w.backups.mu.Unlock()
	if unsaved.Entries == 0 || failed {
		return "", false
	}
	of := newest.At
	if of.IsZero() {
		of = unsaved.First
	}
	switch {
	case of.Local().Format(time.DateOnly) != now.Local().Format(time.DateOnly):
		return app.BackupDay, true
	case now.Sub(unsaved.First) >= w.opt.BackupEvery:
		return app.BackupInterval, true
	}
	return "", false
}

// beforeBulk makes a backup before many records are changed at once, if there are edits
// that no backup has. A failure is logged and told by BackupProblem; it keeps nobody from
// working.
func (w *Workbench) beforeBulk() {
	w.backups.mu.Lock()
	paused := w.backups.paused
	w.backups.mu.Unlock()
	if w.p.Keeper == nil || w.opt.ReadOnly != "" || paused {
		return
	}
	_, unsaved, err := w.unsaved()
	if err == nil && unsaved.Entries == 0 {
		return
	}
	_, _ = w.keep(app.BackupBulk) // keep notes and logs why it failed
}

// pauseBackups keeps bulk acts from making backups until the function it gives is called:
// a sample can be loaded again at any time.
func (w *Workbench) pauseBackups() (goOn func()) {
	set := func(v bool) {
		w.backups.mu.Lock()
		defer w.backups.mu.Unlock()
		w.backups.paused = v
	}
	set(true)
	return func() { set(false) }
}

// unsaved gives the newest backup and what has been edited since.
func (w *Workbench) unsaved() (app.Backup, app.Unsaved, error) {
	newest, err := w.newestBackup()
	if err != nil {
		return newest, app.Unsaved{}, err
	}
	since := newest.At
	if newest.LastActAt.After(since) {
		since = newest.LastActAt
	}
	u, err := w.p.Keeper.Unsaved(newest.Entries, since)
	return newest, u, err
}

func (w *Workbench) newestBackup() (app.Backup, error) {
	w.backups.mu.Lock()
	newest, listed := w.backups.newest, w.backups.listed
	w.backups.mu.Unlock()
	if listed {
		return newest, nil
	}
	newest, err := w.p.Keeper.NewestBackup()
	if err != nil {
		return newest, err
	}
	w.backups.mu.Lock()
	defer w.backups.mu.Unlock()
	if !w.backups.listed {
		w.backups.listed, w.backups.newest = true, newest
	}
	return w.backups.newest, nil
}

func (w *Workbench) keep(reason app.BackupReason) (app.Backup, error) {
	w.backups.making.Lock()
	defer w.backups.making.Unlock()
	b, err := w.p.Keeper.KeepBackup(reason)
	w.backups.mu.Lock()
	defer w.backups.mu.Unlock()
	w.backups.problem = err
	if err != nil {
		w.backups.failedAt = w.opt.Clock()
		w.opt.Log.Warn("no backup was made", "reason", reason, "error", err)
		return b, err
	}
	w.backups.newest, w.backups.listed = b, true
	return b, nil
}
