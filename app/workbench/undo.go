package workbench

import (
	"slices"

	"parley/app"
)

// historyPage is the number of log entries read at a time while looking for a step.
const historyPage = 64

// Steps tells what Undo and Redo would do now. The steps are derived from the log, so
// they are the same after a restart and have no limit.
func (w *Workbench) Steps() (app.StepState, error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	var s app.StepState
	undo, err := w.nextUndo()
	if err != nil {
		return s, err
	}
	redo, err := w.nextRedo()
	if err != nil {
		return s, err
	}
	if len(undo) > 0 {
		s.Undo = undo[0].Set.Label
	}
	if len(redo) > 0 {
		s.Redo = redo[0].Set.Label
	}
	return s, nil
}

// Undo takes the newest step back and gives its label, "" where there is none.
func (w *Workbench) Undo() (label string, err error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	entries, err := w.nextUndo()
	if err != nil || len(entries) == 0 {
		return "", err
	}
	for _, e := range entries {
		back := app.Entry{Act: app.Undo, Of: e.Seq, Group: e.Group, Set: e.Set.Invert()}
		if err := w.apply(back); err != nil {
			return "", err
		}
	}
	return entries[0].Set.Label, nil
}

// Redo does the step last undone again and gives its label, "" where there is none.
func (w *Workbench) Redo() (label string, err error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	entries, err := w.nextRedo()
	if err != nil || len(entries) == 0 {
		return "", err
	}
	for _, e := range entries {
		again := app.Entry{Act: app.Redo, Of: e.Seq, Group: e.Group, Set: e.Set}
		if err := w.apply(again); err != nil {
			return "", err
		}
	}
	return entries[0].Set.Label, nil
}

// nextUndo finds the entries of the newest step that is done, newest first. What an entry
// is now, the newest undo or redo of it says.
func (w *Workbench) nextUndo() ([]app.Entry, error) {
	var step []app.Entry
	settled := map[int64]bool{}
	err := w.backwards(func(e app.Entry) bool {
		switch {
		case e.Act == app.Undo:
			if _, known := settled[e.Of]; !known {
				settled[e.Of] = false
			}
		case e.Act == app.Redo:
			if _, known := settled[e.Of]; !known {
				settled[e.Of] = true
			}
		case !isDone(settled, e.Seq):
		case len(step) == 0:
			step = append(step, e)
			return e.Group != ""
		case e.Group == step[0].Group:
			step = append(step, e)
		default:
			return false
		}
		return true
	})
	return step, err
}

func isDone(settled map[int64]bool, seq int64) bool {
	done, known := settled[seq]
	return !known || done
}

// nextRedo finds the entries of the step last undone, oldest first. Only what was undone
// since the newest act of doing can be done again.
func (w *Workbench) nextRedo() ([]app.Entry, error) {
	undone := map[int64]bool{}
	settled := map[int64]bool{}
	var candidates []app.Entry
	reachedDo := false
	err := w.backwards(func(e app.Entry) bool {
		switch {
		case e.Act != app.Do:
			if !reachedDo && !settled[e.Of] {
				settled[e.Of] = true
				undone[e.Of] = e.Act == app.Undo
			}
			return true
		case undone[e.Seq]:
			candidates = append(candidates, e)
			delete(undone, e.Seq)
		}
		reachedDo = true
		return slices.ContainsFunc(mapValues(undone), func(b bool) bool { return b })
	})
	if err != nil || len(candidates) == 0 {
		return nil, err
	}
	slices.Reverse(candidates)
	first := candidates[0]
	return slices.DeleteFunc(candidates, func(e app.Entry) bool {
		return e.Seq != first.Seq && (first.Group == "" || e.Group != first.Group)
	}), nil
}

func mapValues(m map[int64]bool) []bool {
	out := make([]bool, 0, len(m))
	for _, v := range m {
		out = append(out, v)
	}
	return out
}

// backwards gives the log from the newest entry on until f says false.
func (w *Workbench) backwards(f func(app.Entry) bool) error {
	before := int64(0)
	for {
		page, err := w.p.Ledger.History(before, historyPage)
		if err != nil {
			return err
		}
		for _, e := range page {
			if !f(e) {
				return nil
			}
			before = e.Seq
		}
		if len(page) < historyPage {
			return nil
		}
	}
}
