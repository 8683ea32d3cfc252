package workbench

import (
	"errors"
	"fmt"
	"slices"

	"parley/app"
)

// Steps tells what Undo and Redo would do now. The steps are derived from the log, so
// they are the same after a restart and have no limit.
func (w *Workbench) Steps() (app.StepState, error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	undo, err := w.stack.undo()
	if err != nil {
		return app.StepState{}, err
	}
	redo, err := w.stack.redo()
	return app.StepState{Undo: undo.label, Redo: redo.label}, err
}

// Undo takes the newest step back and gives its label, "" where there is none. A step of
// several entries, as the batches of an import, is taken back whole or not at all.
//
// Every record must still be as the step left it. Where something that is no step has
// changed one, as another program or a repair, nothing is changed; the step is dropped,
// the error (Conflict) says which record was changed and by what, and the next Undo takes
// the step before. That a step was dropped is itself noted in the log.
func (w *Workbench) Undo() (label string, err error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	s, err := w.stack.undo()
	if err != nil {
		return "", err
	}
	if s.instead == nil {
		return w.take(app.Undo, s)
	}
	label, err = w.try(app.Undo, s)
	if impossible(err) {
		return w.take(app.Undo, *s.instead)
	}
	return label, err
}

// Redo does the step last undone again and gives its label, "" where there is none. A
// step that cannot be done again is dropped as Undo drops it.
func (w *Workbench) Redo() (label string, err error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	s, err := w.stack.redo()
	if err != nil {
		return "", err
	}
	return w.take(app.Redo, s)
}

// impossible reports whether an error says that a step can no longer be taken.
func impossible(err error) bool {
	switch app.CodeOf(err) {
	case app.Conflict, app.Invalid, app.NotFound:
		return true
	}
	return false
}

// take carries out a step, or drops it. The caller holds w.edit.
func (w *Workbench) take(act app.Act, s step) (string, error) {
	label, err := w.try(act, s)
	if impossible(err) {
		return "", w.drop(act, s, err)
	}
	return label, err
}

// try carries out a step if that can be. The caller holds w.edit.
func (w *Workbench) try(act app.Act, s step) (string, error) {
	if s.empty() {
		return "", nil
	}
	p, err := w.p.Coding.Project()
	if err != nil {
		return "", err
	}
	event := app.Event{Label: s.label, Act: act}
	kinds := map[app.Kind]bool{}
	err = w.p.Ledger.Step(app.StepBack{Act: act, Of: s.of, Coder: p.Coder, Beneath: s.beneath}, func(e app.Entry) {
		for _, c := range e.Set.Changes {
			k := c.Key()
			event.Keys = append(event.Keys, k)
			if !kinds[k.Kind] {
				kinds[k.Kind] = true
				event.Kinds = append(event.Kinds, k.Kind)
			}
		}
	})
	if err != nil {
		return "", err
	}
	w.opt.Publish(event)
	return s.label, nil
}

// drop notes in the log that a step can no longer be taken, and says why. The note names
// the entry that is taken last, so that the whole step is passed over.
func (w *Workbench) drop(act app.Act, s step, cause error) error {
	p, err := w.p.Coding.Project()
	if err != nil {
		return errors.Join(cause, err)
	}
	back := app.StepBack{Beneath: s.beneath}
	reason := w.obstacle(act, s, cause)
	verb, again := "undone", "Undo again to take the step before it back."
	if act == app.Redo {
		verb, again = "done again", "Redo again for the step after it."
	}
	_, err = w.p.Ledger.Apply(app.Entry{
		Act: act, Of: s.of[len(s.of)-1], Coder: p.Coder, Group: back.GroupOf(""), Set: app.ChangeSet{Label: fmt.Sprintf("Not %s: %s (%s)", verb, s.label, reason)},
	})
	if err != nil {
		return errors.Join(cause, err)
	}
	return &app.Error{
		Code: app.Conflict, Op: string(act), Msg: fmt.Sprintf("“%s” can no longer be %s: %s", s.label, verb, reason),
		Hint: "Nothing was changed; the step is left out from now on. " + again, Err: cause,
	}
}

// obstacle says which record is not as the step left it, and what has changed it since.
func (w *Workbench) obstacle(act app.Act, s step, cause error) string {
	seen := map[app.Key]bool{}
	for _, seq := range s.of {
		list, err := w.p.Ledger.History(seq+1, 1)
		if err != nil || len(list) == 0 || list[0].Seq != seq {
			break
		}
		set := list[0].Set
		if act == app.Undo {
			set = set.Invert()
		}
		for _, c := range set.Changes {
			k := c.Key()
			if seen[k] { // the step itself has changed it meanwhile
				continue
			}
			seen[k] = true
			now, err := w.current(k)
			if err != nil || sameRecord(now, c.Before) {
				continue
			}
			what := "has changed since"
			switch {
			case now == nil:
				what = "is gone"
			case c.Before == nil:
				what = "is there again"
			}
			return fmt.Sprintf("%s %s, %s", w.spoken(k), what, w.culprit(k, slices.Max(s.of)))
		}
	}
	if e, ok := errors.AsType[*app.Error](cause); ok {
		return e.Msg
	}
	return cause.Error()
}

// culprit names the edit that has touched a record after an entry of the log.
func (w *Workbench) culprit(k app.Key, after int64) string {
	last, err := w.p.Ledger.HistoryOf([]app.Key{k}, 0, 1)
	if err != nil || len(last) == 0 || last[0].Seq <= after {
		return "by something that is not in the history of this project"
	}
	e := last[0]
	who := w.nameOf(app.Coder{ID: e.Coder}.Key())
	if who == "" {
		who = string(e.Coder)
	}
	return fmt.Sprintf("by “%s” (%s, %s)", e.Set.Label, who, e.At.Local().Format("2 Jan 2006 15:04"))
}
