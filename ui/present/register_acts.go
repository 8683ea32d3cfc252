package present

import (
	"slices"

	"parley/app"
)

// Select chooses a line; with extend all rows from the one chosen before are marked.
func (r *Register) Select(line int, extend bool) {
	if line < 0 || line >= len(r.state.Lines) {
		return
	}
	if extend && r.anchor >= 0 {
		r.mark(min(r.anchor, line), max(r.anchor, line), true)
	} else {
		r.anchor = line
	}
	r.state.Line = line
	r.show()
}

// Mark marks the chosen row or takes the mark away; of the head of a group, all its rows.
func (r *Register) Mark() {
	s := r.state
	if s.Line < 0 || s.Line >= len(s.Lines) {
		return
	}
	from, to := s.Line, s.Line
	if s.Lines[from].Row < 0 {
		for to+1 < len(s.Lines) && s.Lines[to+1].Row >= 0 {
			to++
		}
		from = min(from+1, to)
	}
	on := s.Lines[from].Row >= 0 && !s.Marked[s.Rows[s.Lines[from].Row].Key()]
	r.mark(from, to, on)
	r.show()
}

// MarkAll marks all rows that are shown, or none where all are.
func (r *Register) MarkAll() {
	r.mark(0, len(r.state.Lines)-1, r.state.Count < len(r.state.Rows))
	r.show()
}

// Unmark takes all marks away.
func (r *Register) Unmark() {
	r.state.Marked = nil
	r.show()
}

func (r *Register) mark(from, to int, on bool) {
	next := make(map[app.Key]bool, len(r.state.Marked)+to-from+1)
	for k := range r.state.Marked {
		next[k] = true
	}
	for _, l := range r.state.Lines[max(from, 0) : to+1] {
		switch {
		case l.Row < 0:
		case on:
			next[r.state.Rows[l.Row].Key()] = true
		default:
			delete(next, r.state.Rows[l.Row].Key())
		}
	}
	r.state.Marked = next
}

// Chosen gives the record of the chosen row.
func (r *Register) Chosen() (k app.Key, ok bool) {
	s := r.state
	if s.Line < 0 || s.Line >= len(s.Lines) || s.Lines[s.Line].Row < 0 {
		return k, false
	}
	return s.Rows[s.Lines[s.Line].Row].Key(), true
}

// Picked gives the records that acts are done with: those marked among the rows shown,
// else the chosen one.
func (r *Register) Picked() []app.Key {
	var out []app.Key
	for _, x := range r.state.Rows {
		if k := x.Key(); r.state.Marked[k] {
			out = append(out, k)
		}
	}
	if k, ok := r.Chosen(); ok && len(out) == 0 {
		out = []app.Key{k}
	}
	return out
}

// PickedStatements gives the statements among Picked.
func (r *Register) PickedStatements() []app.StatementID {
	var out []app.StatementID
	for _, k := range r.Picked() {
		if k.Kind == app.KindStatement {
			out = append(out, app.StatementID(k.ID))
		}
	}
	return out
}

// Open leads to the words of the chosen row; of the head of a group it folds or unfolds.
func (r *Register) Open() {
	s := r.state
	if s.Line < 0 || s.Line >= len(s.Lines) {
		return
	}
	l := s.Lines[s.Line]
	if l.Row < 0 {
		r.shut[l.Key] = !r.shut[l.Key]
		r.lines()
		r.show()
		return
	}
	row := s.Rows[l.Row]
	to := Route{Screen: ScreenReading, Article: row.Article()}
	if row.Statement != nil {
		to.Statement = row.Statement.ID
	} else {
		to.Annotation = row.Annotation.ID
	}
	r.ports.Nav.Go(to)
}

// Withdraw takes the picked records out, in one step.
func (r *Register) Withdraw() {
	keys := r.Picked()
	if len(keys) == 0 {
		return
	}
	r.ports.Acts.Do(func() error { return r.ports.Rows.WithdrawAll(keys) }, func(err error) {
		if err != nil {
			r.env.Notify.Problem(err)
			return
		}
		r.state.Marked = nil
		r.env.Notify.Notice("Withdrew " + recordsWords(keys) + ". Undo brings them back.")
		r.env.trace("withdrew " + itoa(len(keys)))
	})
}

// Table gives the list as it is shown, to be saved.
func (r *Register) Table() app.Table {
	g := r.found
	g.Rows = nil
	for _, l := range r.state.Lines {
		if l.Row >= 0 {
			g.Rows = append(g.Rows, r.state.Rows[l.Row])
		}
	}
	if r.state.Count > 0 {
		g.Rows = slices.DeleteFunc(g.Rows, func(x app.RegisterRow) bool { return !r.state.Marked[x.Key()] })
	}
	return g.Table()
}
