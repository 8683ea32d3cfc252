package workbench

import (
	"cmp"
	"fmt"
	"strings"

	"parley/app"
)

// syncCell gathers the edits of one cell of the matrix.
type syncCell struct {
	edits  []app.BookEdit
	fields []syncField // of what can be accepted: State, Override reason, Analyst note
}

// The fields of a cell that come back.
const (
	cellState    = "State"
	cellOverride = "Analyst override"
	cellReason   = "Override reason"
	cellNote     = "Analyst note"
)

func (s *syncing) cellEdit(e app.BookEdit) {
	x, ok := s.cells[e.Cell]
	if !ok {
		x = &syncCell{}
		s.cells[e.Cell], s.cellOrder = x, append(s.cellOrder, e.Cell)
	}
	x.edits = append(x.edits, e)
}

// settleCells makes rows of the edits of cells, once those of Matrix and of Positions are
// both known.
func (s *syncing) settleCells() error {
	for _, k := range s.cellOrder {
		if err := s.settleCell(k, s.cells[k]); err != nil {
			return err
		}
	}
	return nil
}

func (s *syncing) settleCell(k app.CellKey, x *syncCell) error {
	now, err := s.override(k)
	if err != nil {
		return err
	}
	was := s.baseCell(k).Override
	inMatrix, inPositions := chosenState(x.edits, cellState), chosenState(x.edits, cellOverride)
	for _, e := range x.edits {
		row := s.row(e)
		switch e.Column {
		case cellState, cellOverride:
			state, why := readCellState(e.Now, e.Column == cellState, was != nil)
			switch {
			case why != "":
				row.Class, row.Why = app.SyncRefused, why
			case e.Column == cellOverride && inMatrix == state, sameValue(now, state):
				continue // said already
			case inMatrix != "" && inPositions != "" && inMatrix != inPositions:
				row.Class, row.Why = app.SyncConflict, "Matrix and Positions say different things"
			case !sameOverride(was, now):
				row.Class, row.Why, row.Project = app.SyncConflict, "the project has changed here since the export", overrideWords(now)
			}
			row.Field = "Position"
			s.cellRow(x, row, e)
		case cellReason:
			switch {
			case now != nil && now.Reason == e.Now:
				continue
			case was == nil && inMatrix == "" && inPositions == "":
				row.Class, row.Why = app.SyncRefused, "a reason needs an override; choose a position as well"
			case was != nil && now != nil && was.Reason != now.Reason:
				row.Class, row.Why, row.Project = app.SyncConflict, "the project has changed here since the export", now.Reason
			case e.Now == "" && inMatrix == "" && inPositions == "":
				row.Class, row.Why = app.SyncRefused, "an override needs a reason"
			}
			s.cellRow(x, row, e)
		case cellNote:
			note, err := s.note(k)
			if err != nil {
				return err
			}
			base := s.base.Notes[k]
			switch {
			case note.Text == e.Now:
				continue
			case note.Text != base:
				row.Class, row.Why, row.Project = app.SyncConflict, "the project has changed here since the export", note.Text
			}
			row.Field, row.Was = cellNote, base
			s.cellRow(x, row, e)
		default:
			row.Class, row.Why = app.SyncRefused, "this column is not read back"
			s.out.Add(row)
		}
	}
	return nil
}

func (s *syncing) cellRow(x *syncCell, row app.SyncRow, e app.BookEdit) {
	n := s.out.Add(row)
	if row.Class.Acceptable() {
		column := e.Column
		if column == cellOverride {
			column = cellState
		}
		x.fields = append(x.fields, syncField{n, column, e.Now})
	}
}

// baseCell gives a cell as it was exported.
func (s *syncing) baseCell(k app.CellKey) app.Cell {
	c, _ := s.base.Matrix.Cell(k.Actor, k.Issue)
	return c
}

// override gives the analyst's own value as it is now; nil for none.
func (s *syncing) override(k app.CellKey) (*app.CellOverride, error) {
	r, err := s.w.current(app.CellOverride{Spec: s.spec.ID, Actor: k.Actor, Issue: k.Issue}.Key())
	if err != nil || r == nil {
		return nil, err
	}
	o := r.(app.CellOverride)
	return &o, nil
}

// note gives this desk's note on a cell; without an id where there is none.
func (s *syncing) note(k app.CellKey) (app.Note, error) {
	notes, err := s.w.notesOn(k.NoteKey())
	for _, n := range notes {
		if n.Coder == s.rec.project.Coder {
			return n, err
		}
	}
	return app.Note{Target: k.NoteKey(), Coder: s.rec.project.Coder}, err
}

// chosenState gives the symbols that an edit chooses; empty where there is no such edit.
func chosenState(edits []app.BookEdit, column string) string {
	for _, e := range edits {
		if e.Column == column {
			return app.ReadState(e.Now)
		}
	}
	return ""
}

// readCellState reads the state of a cell; why tells what is wrong with it.
func readCellState(text string, matrix, overridden bool) (symbols, why string) {
	symbols = app.ReadState(text)
	_, stance := app.StateStance(symbols)
	switch {
	case symbols == "":
		return "", fmt.Sprintf("“%s” is no state of a cell; choose one of the list", text)
	case symbols == "–" && matrix && !overridden:
		return "", "a cell with evidence is not emptied; delete rows of Evidence to reject statements"
	case symbols != "–" && !stance:
		return "", "split, contested and reported are findings and cannot be set"
	}
	return symbols, ""
}

func sameValue(o *app.CellOverride, symbols string) bool {
	if o == nil {
		return symbols == "–"
	}
	stance, _ := app.StateStance(symbols)
	return o.Value == stance
}

func sameOverride(a, b *app.CellOverride) bool {
	return (a == nil) == (b == nil) && (a == nil || a.Value == b.Value)
}

func overrideWords(o *app.CellOverride) string {
	if o == nil {
		return "no override"
	}
	return o.Value.Words() + " (" + o.Reason + ")"
}

// applyCell makes the changes of the accepted edits of a cell.
func (s *syncing) applyCell(k app.CellKey, x *syncCell) error {
	before, err := s.override(k)
	if err != nil {
		return err
	}
	state, reason, stated := "", "", []int{}
	for _, f := range x.fields {
		if !s.accepted(f.row) {
			continue
		}
		switch f.column {
		case cellState:
			state, stated = app.ReadState(f.text), append(stated, f.row)
		case cellReason:
			reason, stated = f.text, append(stated, f.row)
		case cellNote:
			if err := s.applyNote(k, f.text); err != nil {
				return err
			}
			s.out.Applied = append(s.out.Applied, f.row)
		}
	}
	if len(stated) == 0 {
		return nil
	}
	s.out.Applied = append(s.out.Applied, stated...)
	if state == "–" {
		if before != nil {
			gone, err := s.w.withNotes(*before)
			s.rec.changes = append(s.rec.changes, gone...)
			return err
		}
		return nil
	}
	o := app.CellOverride{
		Spec: s.spec.ID, Actor: k.Actor, Issue: k.Issue, Coder: s.rec.project.Coder, At: s.w.opt.Clock().UTC(), EvidenceHash: s.baseCell(k).EvidenceHash,
	}
	change := app.Change{}
	if before != nil {
		change.Before, o.Value, o.Reason = *before, before.Value, before.Reason
		if state != "" {
			o.Reason = "" // that of another value
		}
	}
	if stance, ok := app.StateStance(state); ok {
		o.Value = stance
	}
	o.Reason = cmp.Or(reason, o.Reason, strings.TrimSpace(s.opt.Reason), "Changed in the workbook "+s.file.Name)
	change.After = o
	if err := o.Validate(); err != nil {
		for _, n := range stated {
			s.refuse(n, messageOf(err))
		}
		s.out.Applied = s.out.Applied[:len(s.out.Applied)-len(stated)]
		return nil
	}
	s.rec.changes = append(s.rec.changes, change)
	return nil
}

func (s *syncing) applyNote(k app.CellKey, text string) error {
	n, err := s.note(k)
	if err != nil {
		return err
	}
	change := app.Change{}
	if n.ID != "" {
		change.Before = n
	}
	if text = strings.TrimSpace(text); text != "" {
		if n.ID == "" {
			number, err := s.w.p.Ledger.NextNumber("note")
			if err != nil {
				return err
			}
			n.ID = fmt.Sprintf("M-%d", number)
		}
		n.Text, n.At = text, s.w.opt.Clock().UTC()
		change.After = n
	}
	if change.Before != nil || change.After != nil {
		s.rec.changes = append(s.rec.changes, change)
	}
	return nil
}
