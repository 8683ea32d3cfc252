package present

import (
	"context"
	"errors"
	"time"

	"parley/app"
	"parley/app/jobs"
)

// Backuper makes and lists the backups of the open project.
type Backuper interface {
	BackupNow(ctx context.Context, reason app.BackupReason) (app.Backup, error)
	Backups(ctx context.Context) ([]app.Backup, error) // newest first
	// BackupDue tells whether an automatic backup is called for.
	BackupDue() (reason app.BackupReason, due bool)
	// BackupProblem tells why the newest try failed, nil where it did not.
	BackupProblem() error
}

// BackupsPorts are what backups need. Each may be nil: it is then not offered.
type BackupsPorts struct {
	Backups Backuper // of the open project
	// List lists the backups of a project file that is not open.
	List    func(ctx context.Context) ([]app.Backup, error)
	To      func(ctx context.Context, path string) (app.Backup, error)
	Restore func(b app.Backup) // asks, closes, restores, opens again
	Jobs    Starter
	// Failed tells that an automatic backup failed, in a strip and never in a dialog.
	Failed func(err error)
}

// BackupsState is what the list of backups shows.
type BackupsState struct {
	Open      bool
	Rows      []BackupRow
	Selected  int // −1 for none
	Head      string
	Busy      string // what is under way, "" for nothing
	NoBackup  string // why none can be made now
	NoFile    string // why none can be written to a file
	NoRestore string // why the selected one cannot be restored
	Problem   string
	Advice    string // where there are none
}

// BackupRow is one backup.
type BackupRow struct {
	When    string
	Reason  string
	Holds   string // articles and statements
	Last    string // the newest act in it
	Size    string
	Problem string // what is wrong with it
	Path    string
}

// Backups presents the backups of a project, and makes them in time.
type Backups struct {
	changes[BackupsState]
	env   Env
	ports BackupsPorts
	load  *Loader[[]app.Backup]
	due   *Loader[app.BackupReason]
	told  string // the problem that was told last
	all   []app.Backup
	auto  bool // an automatic one is under way
	state BackupsState
}

// NewBackups makes the presenter of backups.
func NewBackups(env Env, p BackupsPorts) *Backups {
	b := &Backups{env: env, ports: p, load: NewLoader[[]app.Backup](env), due: NewLoader[app.BackupReason](env)}
	b.state.Selected = -1
	b.reasons()
	return b
}

// Subscribe gives the state to render now and after each change.
func (b *Backups) Subscribe(render func(BackupsState)) {
	b.render = render
	b.tell(b.state)
}

// State gives what is shown.
func (b *Backups) State() BackupsState { return b.state }

// Show opens the list.
func (b *Backups) Show() {
	b.state.Open, b.state.Problem = true, ""
	b.Reload()
}

// Close closes the list.
func (b *Backups) Close() {
	if b.state.Open {
		b.state.Open = false
		b.show()
	}
}

// Reload reads the list again.
func (b *Backups) Reload() {
	list := b.ports.List
	if b.ports.Backups != nil {
		list = b.ports.Backups.Backups
	}
	if list == nil {
		return
	}
	b.state.Busy = "Reading the backups…"
	b.show()
	b.load.Load(b.env.Ctx, list, func(all []app.Backup, err error) {
		b.state.Busy = ""
		if err != nil {
			b.state.Problem = Words(err).Text()
			b.show()
			return
		}
		b.take(all)
		b.env.trace("backups " + itoa(len(all)))
	})
}

func (b *Backups) take(all []app.Backup) {
	var chosen string
	if i := b.state.Selected; i >= 0 && i < len(b.all) {
		chosen = b.all[i].Path
	}
	b.all = all
	s := &b.state
	s.Rows, s.Selected, s.Problem, s.Advice = make([]BackupRow, len(all)), -1, "", ""
	for i, x := range all {
		s.Rows[i] = backupRow(x)
		if x.Path == chosen {
			s.Selected = i
		}
	}
	if s.Selected < 0 && len(all) > 0 {
		s.Selected = 0
	}
	s.Head = Count(len(all), "backup", "backups") + ", newest first"
	if len(all) == 0 {
		s.Head, s.Advice = "No backups yet", "One is made by itself each day you work, after every quarter of an hour of edits, and before anything that changes much at once."
	}
	b.show()
}

func backupRow(x app.Backup) BackupRow {
	last := x.LastAct
	if last != "" && !x.LastActAt.IsZero() {
		last += ", " + moment(x.LastActAt)
	}
	holds := Count(x.Articles, "article", "articles") + ", " + Count(x.Statements, "statement", "statements")
	if x.Annotations > 0 {
		holds += ", " + Count(x.Annotations, "annotation", "annotations")
	}
	return BackupRow{
		When: moment(x.At), Reason: x.Reason.Words(), Holds: holds, Last: last, Size: SizeWords(x.Size),
		Problem: sentence(x.Problem), Path: x.Path,
	}
}

// SizeWords writes a number of bytes as people read it.
func SizeWords(n int64) string {
	switch {
	case n >= 1<<30:
		return grouped(int(n>>30)) + "." + itoa(int(n%(1<<30)*10>>30)) + " GB"
	case n >= 1<<20:
		return itoa(int(n>>20)) + "." + itoa(int(n%(1<<20)*10>>20)) + " MB"
	}
	return itoa(int((n+1023)>>10)) + " KB"
}

// Select chooses a backup.
func (b *Backups) Select(i int) {
	if i >= 0 && i < len(b.all) {
		b.state.Selected = i
		b.show()
	}
}

// Now makes a backup.
func (b *Backups) Now() {
	if b.state.NoBackup == "" {
		b.make("Backing up", func(ctx context.Context) (app.Backup, error) { return b.ports.Backups.BackupNow(ctx, app.BackupManual) }, false)
	}
}

// To writes a backup to a file that the analyst chose.
func (b *Backups) To(path string) {
	if b.state.NoFile == "" {
		b.make("Backing up to a file", func(ctx context.Context) (app.Backup, error) { return b.ports.To(ctx, path) }, true)
	}
}

func (b *Backups) make(title string, work func(context.Context) (app.Backup, error), toFile bool) {
	if !start(b.env, b.ports.Jobs, title, func(ctx context.Context, _ jobs.Reporter) error {
		made, err := work(ctx)
		b.env.Dispatch(func() { b.made(made, err, toFile) })
		return err
	}) {
		return
	}
	b.state.Busy = title + "…"
	b.show()
}

func (b *Backups) made(x app.Backup, err error, toFile bool) {
	b.state.Busy = ""
	switch {
	case cancelled(err):
	case err != nil && b.state.Open:
		b.state.Problem = Words(err).Text()
	case err != nil:
		b.env.Notify.Problem(err)
	default:
		b.env.trace("backed up " + string(x.Reason))
		if toFile {
			b.env.Notify.Wrote(x.Path)
		} else {
			b.env.Notify.Notice("Backed up, " + SizeWords(x.Size) + ", and read back.")
			b.Reload()
			return
		}
	}
	b.show()
}

// Tick makes an automatic backup if one is due; at most one at a time. It is called after
// opening and after each edit.
func (b *Backups) Tick() {
	if b.ports.Backups == nil || b.auto || b.env.ReadOnly != "" {
		return
	}
	b.auto = true
	b.due.Load(b.env.Ctx, func(context.Context) (app.BackupReason, error) {
		if reason, due := b.ports.Backups.BackupDue(); due {
			return reason, nil
		}
		return "", b.ports.Backups.BackupProblem()
	}, func(reason app.BackupReason, err error) {
		if reason == "" {
			b.auto = false
			b.failed(err)
			return
		}
		b.automatic(reason)
	})
}

func (b *Backups) automatic(reason app.BackupReason) {
	_, err := b.ports.Jobs.Start("Backing up", func(ctx context.Context, _ jobs.Reporter) error {
		_, err := b.ports.Backups.BackupNow(ctx, reason)
		b.env.Dispatch(func() {
			b.auto = false
			if b.failed(err) {
				return
			}
			b.env.trace("backed up " + string(reason))
			if b.state.Open {
				b.Reload()
			}
		})
		return err
	})
	if err == nil {
		return
	}
	b.auto = false // another job runs; the next edit asks again
	if !errors.Is(err, jobs.ErrBusy) {
		b.failed(err)
	}
}

// failed tells of a backup that failed, each failure once; false for none.
func (b *Backups) failed(err error) bool {
	if err == nil || cancelled(err) {
		b.told = ""
		return err != nil
	}
	if words := err.Error(); words != b.told && b.ports.Failed != nil {
		b.told = words
		b.ports.Failed(err)
	}
	return true
}

// Restore puts the selected backup in the place of the project, after asking.
func (b *Backups) Restore() {
	if b.state.NoRestore == "" {
		b.ports.Restore(b.all[b.state.Selected])
	}
}

func (b *Backups) reasons() {
	s := &b.state
	s.NoBackup, s.NoFile, s.NoRestore = s.Busy, s.Busy, s.Busy
	switch {
	case b.ports.Backups == nil:
		s.NoBackup = "The project is not open."
	case b.env.ReadOnly != "":
		s.NoBackup = Words(b.env.editable()).Headline
	}
	if b.ports.To == nil {
		s.NoFile = "The project is not open."
	}
	switch {
	case s.NoRestore != "":
	case b.ports.Restore == nil:
		s.NoRestore = "Backups cannot be restored here."
	case s.Selected < 0 || s.Selected >= len(b.all):
		s.NoRestore = "Choose a backup first."
	case s.Rows[s.Selected].Problem != "":
		s.NoRestore = "This backup did not read back well."
	case b.env.ReadOnly != "":
		s.NoRestore = Words(b.env.editable()).Headline
	}
}

func (b *Backups) show() {
	b.reasons()
	b.tell(b.state)
}

// Stop ends the fetches under way.
func (b *Backups) Stop() {
	b.load.Stop()
	b.due.Stop()
}

// RestoreWords asks before a backup takes the place of the project.
func RestoreWords(b app.Backup, now time.Time) (question, calm string) {
	question = "The project will be as it was on " + moment(b.At) + ": " + backupRow(b).Holds + "."
	if age := now.Sub(b.At); age > 24*time.Hour {
		question += " That is " + Count(int(age.Hours()/24), "day", "days") + " ago; what was recorded since will not be in it."
	} else {
		question += " What was recorded since will not be in it."
	}
	return question, "The present state is kept as a backup, so this can be taken back in the same way."
}
