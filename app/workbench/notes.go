package workbench

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// PutNote attaches a note of this desk's coder to a record, or changes the one that the
// coder has attached already. Quick changes of one note are undone together.
func (w *Workbench) PutNote(target app.Key, text string) (app.Note, error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	if target.Kind == "" || target.ID == "" || target.Kind == app.KindNote {
		return app.Note{}, &app.Error{Code: app.Invalid, Op: "note", Msg: "a note needs something it is on", Hint: "Name a record, as statement:S-12 or actor:Ann."}
	}
	if err := w.notable(target); err != nil {
		return app.Note{}, err
	}
	project, err := w.p.Coding.Project()
	if err != nil {
		return app.Note{}, err
	}
	notes, err := w.notesOn(target)
	if err != nil {
		return app.Note{}, err
	}
	n := app.Note{Target: target, Coder: project.Coder}
	var before app.Record
	if i := slices.IndexFunc(notes, func(n app.Note) bool { return n.Coder == project.Coder }); i >= 0 {
		n, before = notes[i], notes[i]
	}
	if n.ID == "" {
		number, err := w.p.Ledger.NextNumber("note")
		if err != nil {
			return app.Note{}, err
		}
		n.ID = fmt.Sprintf("M-%d", number)
	}
	if before != nil && n.Text == strings.TrimSpace(text) {
		return n, nil
	}
	n.Text, n.At = strings.TrimSpace(text), w.opt.Clock().UTC()
	verb := "Change note on "
	if before == nil {
		verb = "Add note to "
	}
	err = w.apply(app.Entry{Set: app.ChangeSet{Label: verb + w.spoken(target), Changes: []app.Change{{Before: before, After: n}}}})
	return n, err
}

// notable checks that what a note is to hang on is there. A cell is computed and no record;
// its actor and its issue are.
func (w *Workbench) notable(target app.Key) error {
	if target.Kind != app.KindCell {
		_, err := w.p.Ledger.Record(target)
		return err
	}
	actor, issue, _ := strings.Cut(target.ID, "/")
	for _, k := range []app.Key{{Kind: app.KindActor, ID: actor}, {Kind: app.KindIssue, ID: issue}} {
		if _, err := w.p.Ledger.Record(k); err != nil {
			return err
		}
	}
	return nil
}

// RemoveNote takes a note away.
func (w *Workbench) RemoveNote(id string) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	r, err := w.p.Ledger.Record(app.Note{ID: id}.Key())
	if err != nil {
		return err
	}
	label := "Remove note on " + w.spoken(r.(app.Note).Target)
	return w.apply(app.Entry{Set: app.ChangeSet{Label: label, Changes: []app.Change{{Before: r}}}})
}

// Notes gives the notes on a record, the oldest first; all notes for the zero key.
func (w *Workbench) Notes(target app.Key) ([]app.Note, error) { return w.notesOn(target) }

// notesOn gives the notes on records, all notes for the zero key. Which notes ever were on
// a record the log knows by its index; there are too many to look through them all.
func (w *Workbench) notesOn(targets ...app.Key) ([]app.Note, error) {
	var records []app.Record
	if slices.Contains(targets, app.Key{}) {
		all, err := w.p.Ledger.Records(app.KindNote)
		if err != nil {
			return nil, err
		}
		records = all
	} else {
		keys, err := w.p.Ledger.Related(app.RelatedQuery{Kind: app.KindNote, Of: targets})
		if err != nil {
			return nil, err
		}
		for _, k := range keys {
			r, err := w.current(k)
			if err != nil {
				return nil, err
			}
			records = append(records, r)
		}
	}
	var out []app.Note
	for _, r := range records {
		if n, ok := r.(app.Note); ok && (slices.Contains(targets, n.Target) || slices.Contains(targets, app.Key{})) {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(a, b app.Note) int { return a.At.Compare(b.At) })
	return out, nil
}

// EditAnnotation changes comment and colour of an annotation; its words stay.
func (w *Workbench) EditAnnotation(id app.AnnotationID, comment, colour string) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	r, err := w.p.Ledger.Record(app.Annotation{ID: id}.Key())
	if err != nil {
		return err
	}
	a := r.(app.Annotation)
	if a.Comment == comment && a.Colour == colour {
		return nil
	}
	a.Comment, a.Colour, a.UpdatedAt = comment, colour, w.opt.Clock().UTC()
	return w.apply(app.Entry{Set: app.ChangeSet{Label: "Edit annotation", Changes: []app.Change{{Before: r, After: a}}}})
}

// withNotes gives the changes that take records away together with the notes on them and
// the mentions of statements as examples of issues.
func (w *Workbench) withNotes(gone ...app.Record) ([]app.Change, error) {
	keys := make([]app.Key, len(gone))
	for i, r := range gone {
		keys[i] = r.Key()
	}
	notes, err := w.notesOn(keys...)
	if err != nil {
		return nil, err
	}
	var out []app.Change
	for _, n := range notes {
		out = append(out, app.Change{Before: n})
	}
	book, err := w.p.Coding.Codebook()
	if err != nil {
		return nil, err
	}
	for _, x := range book.Issues {
		after := x
		after.Examples = slices.DeleteFunc(slices.Clone(x.Examples), func(id app.StatementID) bool {
			return slices.Contains(keys, app.Statement{ID: id}.Key())
		})
		if len(after.Examples) < len(x.Examples) {
			out = append(out, app.Change{Before: x, After: after})
		}
	}
	for _, r := range gone {
		out = append(out, app.Change{Before: r})
	}
	return out, nil
}

// spoken names a record in a label: "actor Ann Lind", "S-12".
func (w *Workbench) spoken(k app.Key) string {
	switch k.Kind {
	case app.KindStatement, app.KindAnnotation, app.KindNote:
		return k.ID
	case app.KindProject:
		return "the project"
	case app.KindCell:
		actor, issue, _ := strings.Cut(k.ID, "/")
		return w.cellWords(app.CellKey{Actor: app.ActorID(actor), Issue: app.IssueID(issue)})
	}
	return strings.ReplaceAll(string(k.Kind), "_", " ") + " " + cmp.Or(w.nameOf(k), k.ID)
}
