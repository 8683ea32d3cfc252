package store

import (
	"bytes"

	"parley/app"
)

// Apply carries out an edit: it checks every Before and all references, writes records,
// texts and the log entry and marks articles for the index, all in one transaction that
// is on the disk when Apply returns. It gives the entry back as it stands in the log.
// The error has code Conflict when a record has changed since it was read, Invalid when
// a record or a reference is wrong; then nothing is changed.
func (s *Store) Apply(e app.Entry) (app.Entry, error) {
	const op = "apply edit"
	if e.Act == "" {
		e.Act = app.Do
	}
	set, texts, err := canonicalSet(e.Set)
	if err != nil {
		return e, translate(op, err)
	}
	e.Set = set
	if err := checkEntry(e); err != nil {
		return e, err
	}
	err = s.write(op, func(t *tx) error {
		e.At = t.now
		e.Seq, err = t.apply(e, texts)
		return err
	})
	if err != nil {
		e.Seq = 0
	}
	return e, err
}

// apply carries out an entry inside the transaction and gives its number. texts are the
// JSON sides of its changes.
func (t *tx) apply(e app.Entry, texts []sides) (int64, error) {
	if err := t.step(e); err != nil {
		return 0, err
	}
	w := &edit{tx: t, final: map[app.Key]change{}}
	for _, v := range e.Texts {
		if err := t.putText(v); err != nil {
			return 0, err
		}
	}
	for i, c := range e.Set.Changes {
		if err := w.apply(c, texts[i]); err != nil {
			return 0, err
		}
	}
	if err := w.checkReferences(); err != nil {
		return 0, err
	}
	if err := w.markForIndex(); err != nil {
		return 0, err
	}
	return t.log(e, texts)
}

// checkEntry checks what can be told without the project.
func checkEntry(e app.Entry) error {
	const op = "apply edit"
	switch {
	case len(e.Set.Changes) == 0 && len(e.Texts) == 0 && e.Act == app.Do:
		return invalid(op, "the edit changes nothing", "")
	case e.Act != app.Do && e.Act != app.Undo && e.Act != app.Redo:
		return invalid(op, "unknown act “"+string(e.Act)+"”", "")
	case (e.Act == app.Do) != (e.Of == 0):
		return invalid(op, "an undo or redo names the entry it is of, a new edit none", "")
	}
	for _, v := range e.Texts {
		if err := checkText(v); err != nil {
			return err
		}
	}
	return e.Set.Validate()
}

// step checks the entry that an undo or redo is of.
func (t *tx) step(e app.Entry) error {
	if e.Act == app.Do {
		return nil
	}
	there, err := t.exists(`SELECT 1 FROM entry WHERE seq = ?`, e.Of)
	if err == nil && !there {
		return notFound("apply edit", "the edit to take back")
	}
	return err
}

// edit is a change set at work.
type edit struct {
	*tx
	final map[app.Key]change // what became of each record, first before to last after
	order []app.Key          // keys of final, in order of the set
}

// change is what became of a record; nil is absent.
type change struct{ before, after app.Record }

func (w *edit) apply(c app.Change, want sides) error {
	k := c.Key()
	stored, err := w.record(k)
	if err != nil {
		return err
	}
	var have []byte
	if stored != nil {
		if have, err = encode(stored); err != nil {
			return err
		}
	}
	if !bytes.Equal(have, want.before) {
		return conflict(k, stored == nil, c.Before == nil)
	}
	if err := w.write(k, stored != nil, c.After); err != nil {
		return err
	}
	f, seen := w.final[k]
	if !seen {
		f.before = stored
		w.order = append(w.order, k)
	}
	f.after = c.After
	w.final[k] = f
	return nil
}

func (w *edit) write(k app.Key, there bool, after app.Record) error {
	if k.Kind == app.KindProject && after == nil {
		return invalid("apply edit", "a project cannot remove itself", "Delete the file instead.")
	}
	if there {
		if err := w.remove(k); err != nil {
			return err
		}
	}
	if after == nil {
		return nil
	}
	return w.put(after)
}

func conflict(k app.Key, gone, isNew bool) error {
	out := &app.Error{Code: app.Conflict, Op: "apply edit", Hint: "Look at it again and repeat the edit."}
	switch {
	case gone:
		out.Msg = k.String() + " has been removed meanwhile"
	case isNew:
		out.Msg = k.String() + " exists already"
	default:
		out.Msg = k.String() + " has changed meanwhile"
	}
	return out
}
