package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"parley/app"
)

const opRepair = "repair project"

// repairingEnding is added to the name of the folder that a repair works in.
const repairingEnding = ".repairing"

// Repair saves what can be saved of a damaged project into a new file at out, where there
// must be none, and tells what it could not save. The damaged file, its log and its lock
// are only read. Nothing is saved that was never true: a page whose checksum is wrong is
// not read, a text must be what its hash names, a quote must stand in its text, and a record
// that cannot be read is taken from the history, as it was last there. The error has code
// Damaged where nothing can be read, and Locked while another process edits the project.
func Repair(ctx context.Context, path, out string, o Options) (app.Repair, error) {
	r := &salvage{ctx: ctx, opt: o, saved: map[app.Key]bool{}}
	done, err := r.run(path, out)
	err = cancelled(ctx, translate(opRepair, err))
	if app.CodeOf(err) == app.Damaged {
		err = &app.Error{
			Code: app.Damaged, Op: opRepair, Msg: "nothing of " + filepath.Base(path) + " can be read: what tells where its tables are is damaged, too",
			Hint: "Restore the newest backup; “parley backup " + filepath.Base(path) + " --list” names them. The damaged file was left as it is.", Err: err,
		}
	}
	return done, err
}

// salvage is a repair at work.
type salvage struct {
	ctx    context.Context //nolint:containedctx // it lives as long as the one call of Repair
	opt    Options
	from   *Store // a copy of the damaged files
	to     *Store // the new file
	t      *tx    // of from
	saved  map[app.Key]bool
	result app.Repair
}

// lost notes what could not be saved.
func (r *salvage) lost(where, format string, args ...any) {
	r.result.Lost++
	r.result.Findings = append(r.result.Findings, app.Finding{Severity: app.SeverityDamage, Where: where, Msg: fmt.Sprintf(format, args...)})
}

// mended notes what was damaged and is whole in the new file.
func (r *salvage) mended(where, format string, args ...any) {
	r.result.Findings = append(r.result.Findings, app.Finding{
		Severity: app.SeverityDamage, Where: where, Msg: fmt.Sprintf(format, args...), Repaired: true,
	})
}

func (r *salvage) run(path, out string) (app.Repair, error) {
	path, err1 := realPath(path)
	out, err2 := filepath.Abs(out)
	if err := errors.Join(err1, err2); err != nil {
		return app.Repair{}, err
	}
	if _, err := os.Lstat(out); err == nil {
		return app.Repair{}, invalid(opRepair, "there is a file named "+filepath.Base(out)+" already", "Choose another name for the new file.")
	}
	if err := recognize(path); err != nil {
		return app.Repair{}, err
	}
	release, err := r.hold(path)
	if err != nil {
		return app.Repair{}, err
	}
	dir := filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+repairingEnding)
	err = os.RemoveAll(dir) // what a killed repair has left
	if err == nil {
		err = os.Mkdir(dir, 0o700)
	}
	if err == nil {
		err = r.within(dir, path, out)
		err = also(err, os.RemoveAll(dir))
	}
	if err = errors.Join(err, release()); err != nil {
		return app.Repair{}, err
	}
	r.result.Path = out
	return r.result, nil
}

// hold keeps others from editing meanwhile, where the folder may be written to, and leaves
// the lock file as it was.
func (r *salvage) hold(path string) (release func() error, err error) {
	before, none := os.ReadFile(path + lockEnding)
	l, err := takeLock(path, r.opt)
	if errors.Is(err, errMayNotWrite) {
		return func() error { return nil }, nil
	}
	if err != nil {
		return nil, err
	}
	return func() error {
		if none != nil {
			return l.release()
		}
		_, err := l.file.WriteAt(before, 0)
		return errors.Join(err, l.file.Truncate(int64(len(before))), l.file.Close())
	}, nil
}

// within works in a folder of its own: on copies of the damaged files, towards a new file.
func (r *salvage) within(dir, path, out string) error {
	damaged, part := filepath.Join(dir, "damaged.parley"), filepath.Join(dir, "saved.parley")
	for _, suffix := range []string{"", "-wal", "-journal"} {
		if _, err := os.Lstat(path + suffix); err == nil {
			if err := copyBytes(path+suffix, damaged+suffix); err != nil {
				return err
			}
		}
	}
	if err := r.open(damaged); err != nil {
		return err
	}
	defer func() { // it is a copy: what goes wrong with it now does not matter
		_ = r.from.abandon()
	}()
	if err := r.save(path, part); err != nil {
		return err
	}
	if err := flush(part); err != nil {
		return err
	}
	if err := giveName(part, out); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(out))
}

// open opens the copy: with its log, unless the log is not its own or spoils it.
func (r *salvage) open(path string) error {
	if !logWaits(path) {
		return r.try(path)
	}
	alone := filepath.Join(filepath.Dir(path), "alone.parley")
	if err := copyBytes(path, alone); err != nil {
		return err
	}
	first := r.try(path)
	if first == nil {
		if first = quickCheck(r.from.reader, path); first == nil {
			return nil
		}
	}
	with := r.from
	if err := r.try(alone); err != nil || with != nil && quickCheck(r.from.reader, alone) != nil {
		if err == nil {
			_ = r.from.abandon() // a copy
		}
		if r.from = with; with == nil { // neither can be opened
			return first
		}
		return nil // both are damaged: the newer edits are worth more
	}
	r.lost("newest edits", "the log beside the project cannot be used (%s); edits that stand only there are lost", message(first))
	if with != nil {
		_ = with.abandon() // a copy
	}
	return nil
}

// try opens a copy; from is nil where that fails.
func (r *salvage) try(path string) error {
	s := &Store{path: path, opt: Options{Clock: r.opt.Clock, Program: r.opt.Program}}
	r.from = s
	err := s.connect()
	if err == nil {
		err = r.current()
	}
	if err != nil {
		r.from = nil
		err = also(err, s.abandon())
	}
	return err
}

// current brings the copy up to date, so that all of it can be read in one way.
func (r *salvage) current() error {
	have, err := r.from.schema()
	switch {
	case err != nil:
		return err
	case have > len(migrations()):
		return newerSchema(r.from.path, have, len(migrations()))
	case have == 0:
		return damaged(r.from.path, errors.New("it has no tables"))
	}
	return r.from.migrate(migrations())
}

// save writes the new file, part by part.
func (r *salvage) save(path, part string) error {
	var err error
	if r.t, err = r.from.reader.begin(r.from.codec, r.opt.now()); err != nil {
		return err
	}
	defer r.t.Rollback() //nolint:errcheck // nothing was written
	p := r.project(path)
	if err := build(part, p, r.opt); err != nil {
		return err
	}
	r.saved[p.Key()] = true
	if r.to, err = open(part, Options{Clock: r.opt.Clock, Program: r.opt.Program}, migrations()); err != nil {
		return err
	}
	for _, step := range []func() error{r.texts, r.records, r.log, r.settle, r.originals, r.counters, r.to.ResetIndexMarks, r.prove} {
		err := r.ctx.Err()
		if err == nil {
			err = step()
		}
		if err != nil {
			return also(err, r.to.Close())
		}
	}
	r.missing(path)
	return r.to.Close()
}

// project gives the record of the project itself.
func (r *salvage) project(path string) app.Project {
	k := app.Project{}.Key()
	found, err := r.t.record(k)
	if err == nil && found != nil {
		return found.(app.Project)
	}
	if last, ok := r.logged(k); ok {
		r.mended(k.String(), "taken from the history")
		return last.(app.Project)
	}
	p := app.Project{Title: filepath.Base(path), Coder: "C1", CreatedAt: r.opt.now()}
	if err := r.t.QueryRow(`SELECT project_id FROM project`).Scan(&p.ID); err != nil || p.ID == "" {
		p.ID = newID()
	}
	r.lost(k.String(), "title, languages and settings cannot be read")
	return p
}

// missing tells of edits that were acknowledged and are not in the file.
func (r *salvage) missing(path string) {
	f, err := os.Open(path + lockEnding)
	if err != nil {
		return
	}
	defer f.Close() //nolint:errcheck // nothing was written
	h, _ := readHolder(f)
	var last int64
	if err := r.t.QueryRow(newestEntry).Scan(&last); err == nil && last < h.Entry {
		r.lost("newest edits", "%d edits are missing: the log beside the project was lost or damaged", h.Entry-last)
	}
}

// prove checks the new file as any other.
func (r *salvage) prove() error {
	found, err := r.to.Check(r.ctx)
	if err != nil {
		return err
	}
	bad := slices.DeleteFunc(found, func(f app.Finding) bool { return f.Severity != app.SeverityDamage })
	if len(bad) > 0 {
		return &app.Error{
			Code: app.Internal, Op: opRepair, Msg: fmt.Sprintf("what was saved is not sound: %s: %s", bad[0].Where, bad[0].Msg),
			Hint: "Open the newest backup; the damaged file was left as it is.",
		}
	}
	return nil
}
