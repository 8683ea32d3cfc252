package positions

import (
	"slices"

	"parley/app"
)

// denial is an unretracted statement that denies another.
type denial struct {
	s      *app.Statement
	said   period
	holder int32 // −1 where it has none that the matrix knows
	issue  int32
}

// newDenials finds the unretracted denials, by the statement that they deny. A denial is
// retracted when it is rejected, or superseded by a statement that is not.
func newDenials(s *scan) map[app.StatementID][]denial {
	named := map[app.StatementID]*app.Statement{}
	for _, l := range s.in.Links {
		if l.Type == app.LinkDenies || l.Type == app.LinkSupersedes {
			named[l.From] = nil
		}
	}
	if len(named) == 0 {
		return nil
	}
	for i := range s.in.Statements {
		st := &s.in.Statements[i]
		if _, ok := named[st.ID]; ok && st.Review != app.ReviewRejected {
			named[st.ID] = st
		}
	}
	superseded := map[app.StatementID]bool{}
	for _, l := range s.in.Links {
		if l.Type == app.LinkSupersedes && named[l.From] != nil {
			superseded[l.To] = true
		}
	}
	out := map[app.StatementID][]denial{}
	for _, l := range s.in.Links {
		if st := named[l.From]; l.Type == app.LinkDenies && st != nil && !superseded[l.From] {
			out[l.To] = append(out[l.To], s.denial(st))
		}
	}
	return out
}

func (s *scan) denial(st *app.Statement) denial {
	d := denial{s: st, said: s.dates.period(saidAt(st, s.in.Articles)), holder: -1, issue: -1}
	if n, ok := s.actors.index[s.holder(st)]; ok {
		d.holder = n
	}
	if n, ok := s.issues.index[st.Issue]; ok {
		d.issue = n
	}
	return d
}

// contest finds whether the resolving statement is denied by anybody, or any counted one
// later by the holder. A denial of a copy is one of the statement that stands for it.
// The latest denial is kept.
func (t *tabulator) contest(c *app.Cell, v verdict, key cellKey) bool {
	if len(t.denials) == 0 {
		return false
	}
	var found *denial
	for i, u := range t.list {
		if !u.denied {
			continue
		}
		root := t.group.of[i]
		target := t.list[root]
		if t.group.kind[i] == isDuplicate || t.group.kind[root] == isDuplicate || !target.own || target.stance.sign == noComment {
			continue
		}
		for _, d := range t.denials[u.id] {
			if !t.disputes(d, target, v, key) || (found != nil && later(*found, d)) {
				continue
			}
			found = &d
			c.DeniedSign = target.stance.sign.code()
		}
	}
	if found == nil {
		return false
	}
	said := t.dates.list[t.dates.number(saidAt(found.s, t.in.Articles))].latest
	c.Denied = &said
	return true
}

func (t *tabulator) disputes(d denial, target *unit, v verdict, key cellKey) bool {
	if t.window.over(d.said) {
		return false
	}
	if target == v.by {
		return true
	}
	return (d.holder == target.holder || d.holder == key.row) && d.issue >= 0 &&
		slices.Contains(t.columnsOf[d.issue], key.column) && target.said.before(d.said)
}

// later reports whether a was said after b, or bears the greater id.
func later(a, b denial) bool {
	if c := comparePeriods(a.said, b.said); c != 0 {
		return c > 0
	}
	return compareIDs(a.s.ID, b.s.ID) > 0
}
