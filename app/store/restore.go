package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"parley/app"
)

// Restore puts a backup in the place of the project, which need not exist. The backup is
// read and checked wholly first, the present file is kept (as a backup of reason restore,
// or beside the project where it is damaged), and only then it is replaced, in one
// rename: a stop at any moment leaves the old project or the new one, whole. The search
// index of what was replaced is not taken for the index of the new one. The backup itself
// stays as it is. A project that another process edits is refused with code Locked, a
// backup of another project with Invalid, a backup that is not sound with Damaged.
func Restore(ctx context.Context, backup, project string, o Options) (app.Restored, error) {
	r := &restoring{opt: o, steps: migrations(), done: func(string) error { return nil }}
	return r.run(ctx, backup, project)
}

// The steps of a restore, in order.
const (
	stepCopied  = "copied"  // the backup is beside the project under another name, checked
	stepKept    = "kept"    // the present file is safe elsewhere
	stepSettled = "settled" // no log lies beside the present file any more
	stepRenamed = "renamed"
)

// restoring is a restore at work.
type restoring struct {
	backup, project, part string
	opt                   Options
	steps                 []migration
	done                  func(step string) error // told of each step; tests stop there
	result                app.Restored
}

const opRestore = "restore backup"

func (r *restoring) run(ctx context.Context, backup, project string) (app.Restored, error) {
	var err1, err2 error
	r.backup, err1 = filepath.Abs(backup)
	r.project, err2 = realPath(project)
	if err := errors.Join(err1, err2); err != nil {
		return app.Restored{}, translate(opRestore, err)
	}
	r.part = r.project + restoringEnding
	if err := r.refuse(); err != nil {
		return app.Restored{}, err
	}
	held, err := takeLock(r.project, r.opt)
	if errors.Is(err, errMayNotWrite) {
		return app.Restored{}, mayNotReplace(r.project, whyFolder)
	}
	if err != nil {
		return app.Restored{}, err
	}
	if err = held.forget(); err == nil {
		err = r.underLock(ctx)
	}
	if err != nil {
		err = also(err, removeDatabase(r.part))
	}
	if end := held.release(); err == nil {
		err = end
	}
	if err != nil {
		return app.Restored{}, cancelled(ctx, translate(opRestore, err))
	}
	return r.result, nil
}

// restoringEnding is added to the name of a project while its new file is made.
const restoringEnding = ".restoring"

// refuse tells what can be told before anything is touched.
func (r *restoring) refuse() error {
	if err := glance(r.backup); err != nil {
		return translate(opRestore, err)
	}
	mine, err1 := os.Stat(r.project)
	other, err2 := os.Stat(r.backup)
	if err1 == nil && err2 == nil && os.SameFile(mine, other) {
		return invalid(opRestore, "a project cannot be restored from itself", "Choose one of its backups.")
	}
	if why := unwritable(r.project, Options{}); why != "" {
		return mayNotReplace(r.project, why)
	}
	return nil
}

func mayNotReplace(project, why string) error {
	return &app.Error{
		Code: app.Unsupported, Op: opRestore, Msg: filepath.Base(project) + " cannot be replaced: " + why,
		Hint: "Change the permissions, or restore to another name.",
	}
}

func (r *restoring) underLock(ctx context.Context) error {
	if err := r.copy(ctx); err != nil {
		return err
	}
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{stepCopied, ctx.Err},
		{stepKept, r.keep},
		{stepSettled, func() error { return removeBeside(r.project) }},
		{stepRenamed, func() error { return os.Rename(r.part, r.project) }},
	} {
		if err := step.do(); err != nil {
			return err
		}
		if err := r.done(step.name); err != nil {
			return err
		}
	}
	r.result.Backup.Path = r.project
	return syncFolder(filepath.Dir(r.project))
}

// copy makes the new file beside the project: the backup as it is, read through, brought
// up to date, checked, with every article waiting for the index.
func (r *restoring) copy(ctx context.Context) error {
	if err := removeDatabase(r.part); err != nil {
		return err
	}
	source := asItStands
	if logWaits(r.backup) { // a project that was not closed, taken for a backup
		source = sharedReading
	}
	from, err := dial(r.backup, source, 1)
	if err != nil {
		return err
	}
	if err = quickCheck(from, r.backup); err == nil {
		_, err = from.ExecContext(ctx, `VACUUM INTO ?`, r.part)
	}
	if err == nil {
		err = seal(r.part)
	}
	if err = errors.Join(err, from.Close()); err != nil {
		return err
	}
	s := &Store{path: r.part, opt: r.opt}
	s.opt.ReadOnly, s.opt.Backups = false, ""
	err = s.connect()
	if err == nil {
		err = r.prepare(ctx, s)
	}
	if err != nil {
		return also(err, s.abandon())
	}
	if err := s.Close(); err != nil {
		return err
	}
	r.result.Backup = ReadBackup(r.part)
	of := ReadBackup(r.backup)
	r.result.Backup.At, r.result.Backup.Reason = of.At, of.Reason
	return flush(r.part)
}

// cancelled gives the context's own error where that is why something failed.
func cancelled(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

func (r *restoring) prepare(ctx context.Context, s *Store) error {
	have, err := s.schema()
	if err != nil {
		return err
	}
	if have > len(r.steps) {
		return newerSchema(r.backup, have, len(r.steps))
	}
	if have == 0 {
		return notAProject(r.backup)
	}
	if err := s.migrate(r.steps); err != nil {
		return err
	}
	if err := s.protect(); err != nil {
		return err
	}
	found, err := s.Check(ctx)
	if err != nil {
		return err
	}
	for _, f := range found {
		if f.Severity == app.SeverityDamage && !f.Repaired {
			return &app.Error{
				Code: app.Damaged, Op: opRestore, Msg: "the backup is damaged: " + f.Where + ": " + f.Msg,
				Hint: "Nothing was changed. Choose another backup, or save what can be saved of this one with “parley check --repair”.",
			}
		}
	}
	return s.ResetIndexMarks()
}

// keep makes sure that the present file is not lost: a sound one becomes a backup, a
// damaged one stays beside the project with all that belongs to it.
func (r *restoring) keep() error {
	if _, err := os.Lstat(r.project); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	id, kept, err := r.keepSound()
	if err == nil && id != r.result.Backup.Project {
		return invalid(opRestore, "the backup is of another project, “"+r.result.Backup.Title+"”",
			"Restore it to another name, or choose a backup of this project.")
	}
	if err == nil {
		err = foldLog(r.project)
	}
	switch code := app.CodeOf(translate(opRestore, err)); {
	case err == nil && kept != "":
		r.result.Kept = kept
		return nil
	case err == nil:
		r.result.Kept, err = setAside(r.project, r.besideName("replaced"), filepath.Ext(r.project))
	case code == app.Damaged || code == app.Invalid || code == app.NotFound || code == app.Unsupported:
		r.result.Damaged = true
		r.result.Kept, err = setAside(r.project, r.besideName("damaged"), filepath.Ext(r.project))
	}
	return err
}

func (r *restoring) besideName(word string) string {
	return strings.TrimSuffix(r.project, filepath.Ext(r.project)) + " " + word + " " + r.opt.now().Format(time.DateOnly+"T150405")
}

// keepSound makes a backup of the present file without writing to it. kept is empty where
// the file is sound but the folder of backups could not take it.
func (r *restoring) keepSound() (id, kept string, err error) {
	if err := recognize(r.project); err != nil {
		return "", "", err
	}
	s := &Store{path: r.project, opt: r.opt}
	s.opt.ReadOnly = true
	if err = s.connect(); err == nil {
		err = quickCheck(s.reader, r.project)
	}
	if err == nil {
		id, _, err = identity(s.reader)
	}
	if err == nil && id == r.result.Backup.Project {
		if b, failed := s.KeepBackup(app.BackupRestore); failed == nil {
			kept = b.Path
		}
	}
	return id, kept, errors.Join(err, s.abandon())
}
