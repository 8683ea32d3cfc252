package workbench

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"parley/app"
)

// MergeActors prepares the merge of one actor into another: statements, chains, roles,
// parts, overrides, specs, queries and notes move; names live on as aliases. Questions
// lists facts that contradict each other; those of the one merged into win.
func (w *Workbench) MergeActors(from, into app.ActorID) (app.Recoding, error) {
	c, err := w.recodingOf(app.StatementFilter{})
	if err != nil {
		return app.Recoding{}, err
	}
	a, ok := c.book.Actor(from)
	b, ok2 := c.book.Actor(into)
	switch {
	case !ok || !ok2:
		return app.Recoding{}, noSuch("pair of actors", string(from)+", "+string(into))
	case from == into:
		return app.Recoding{}, sameAlready(a.Name)
	}
	for _, q := range b.Disagreements(a) {
		c.ask("%s", q)
	}
	c.swapActor(from, into, func(app.Statement) bool { return true })
	m := merge{recodingBase: c, from: a.Key(), into: b.Key(), field: "actor"}
	merged := b.Absorb(a)
	if c.book.ActorBelow(into, from) { // else its own new child would be its parent
		merged.Parent = a.Parent
	}
	for _, other := range c.book.Actors {
		if other.ID == from || other.ID == into {
			continue
		}
		moved := other
		if moved.Parent == from {
			moved.Parent = into
		}
		moved.Roles = slices.Clone(other.Roles)
		for i := range moved.Roles {
			if moved.Roles[i].OfActor == from {
				moved.Roles[i].OfActor = into
			}
		}
		m.replace(other, moved)
	}
	if err := m.others(); err != nil {
		return c.recoding, err
	}
	c.changes = append(c.changes, app.Change{Before: b, After: merged}, app.Change{Before: a})
	return c.finish(fmt.Sprintf("Merge actor %s into %s", a.Name, b.Name))
}

// sameAlready refuses to merge something into itself: two names may be of one already.
func sameAlready(name string) error {
	return &app.Error{
		Code: app.Invalid, Op: "merge", Msg: "both names are those of “" + name + "” already", Hint: "Name two that are kept apart.",
	}
}

// swapActor puts another actor in the place of one, in the statements that which selects,
// and asks where that changes what a statement says.
func (c *recodingBase) swapActor(from, into app.ActorID, which func(app.Statement) bool) {
	swap := func(id app.ActorID) app.ActorID {
		if id == from {
			return into
		}
		return id
	}
	c.change(func(s app.Statement) (app.Statement, bool) {
		names := s.Holder == from || s.Speaker == from ||
			slices.ContainsFunc(s.Chain, func(l app.AttributionLink) bool { return l.SourceActor == from })
		if !names || !which(s) {
			return s, false
		}
		_, reported := s.Reporter()
		s.Holder, s.Speaker = swap(s.Holder), swap(s.Speaker)
		s.Chain = slices.Clone(s.Chain)
		for i := range s.Chain {
			s.Chain[i].SourceActor = swap(s.Chain[i].SourceActor)
		}
		if _, still := s.Reporter(); reported && !still {
			c.ask("%s: who reports and whose position it is become one; the statement stays “%s”", s.ID, s.Attribution.Words())
		}
		if s.Attribution == app.SpokespersonForHolder && s.Speaker == s.Holder {
			was := s.Attribution
			s.Attribution = DeriveAttribution(s)
			c.ask("%s: speaker and holder become one; “%s” becomes “%s”", s.ID, was.Words(), s.Attribution.Words())
		}
		return s, true
	})
}

// MergeIssues prepares the merge of one issue into another, like MergeActors. Question
// and end points of the one merged into stay.
func (w *Workbench) MergeIssues(from, into app.IssueID) (app.Recoding, error) {
	c, err := w.recodingOf(app.StatementFilter{Issue: from})
	if err != nil {
		return app.Recoding{}, err
	}
	x, ok := c.book.Issue(from)
	y, ok2 := c.book.Issue(into)
	switch {
	case !ok || !ok2:
		return app.Recoding{}, noSuch("pair of issues", string(from)+", "+string(into))
	case from == into:
		return app.Recoding{}, sameAlready(x.Title)
	}
	for _, q := range y.Disagreements(x) {
		c.ask("%s", q)
	}
	c.change(func(s app.Statement) (app.Statement, bool) {
		s.Issue = into
		return s, true
	})
	m := merge{recodingBase: c, from: x.Key(), into: y.Key(), field: "issue"}
	merged := y.Absorb(x)
	if slices.Contains(c.book.Below(from), into) {
		merged.Parent = x.Parent
	}
	for _, other := range c.book.Issues {
		if other.ID == from || other.ID == into {
			continue
		}
		moved := m.patterns(other)
		if moved.Parent == from {
			moved.Parent = into
		}
		m.replace(other, moved)
	}
	if err := m.others(); err != nil {
		return c.recoding, err
	}
	c.changes = append(c.changes, app.Change{Before: y, After: m.patterns(merged)}, app.Change{Before: x})
	return c.finish(fmt.Sprintf("Merge issue %s into %s", x.Title, y.Title))
}

// merge moves what names a record to the one it is merged into.
type merge struct {
	*recodingBase
	from, into app.Key
	field      string // that queries name the record by
}

// replace adds the change of a record if there is one.
func (m merge) replace(before, after app.Record) {
	if !sameRecord(before, after) {
		m.changes = append(m.changes, app.Change{Before: before, After: after})
	}
}

// others moves overrides, specs, queries and notes.
func (m merge) others() error {
	moved, err := m.overrides()
	if err != nil {
		return err
	}
	moved[m.from] = m.into
	records := func(kind app.Kind, f func(app.Record) app.Record) error {
		list, err := m.w.p.Ledger.Records(kind)
		for _, r := range list {
			m.replace(r, f(r))
		}
		return err
	}
	err = records(app.KindSpec, func(r app.Record) app.Record {
		s := r.(app.MatrixSpec)
		s.Query = m.query(s.Query)
		if m.from.Kind == app.KindActor {
			s.Rows = swapped(s.Rows, app.ActorID(m.from.ID), app.ActorID(m.into.ID))
		} else {
			s.Columns = swapped(s.Columns, app.IssueID(m.from.ID), app.IssueID(m.into.ID))
		}
		return s
	})
	if err != nil {
		return err
	}
	err = records(app.KindSearch, func(r app.Record) app.Record {
		s := r.(app.SavedSearch)
		s.Query = m.query(s.Query)
		return s
	})
	if err != nil {
		return err
	}
	if m.from.Kind == app.KindActor {
		for _, x := range m.book.Issues {
			m.replace(x, m.patterns(x))
		}
	}
	return records(app.KindNote, func(r app.Record) app.Record {
		n := r.(app.Note)
		if to, ok := moved[n.Target]; ok {
			n.Target = to
		}
		n.Target = m.cellNote(n.Target)
		return n
	})
}

// cellNote moves a note on a cell to the cell of what was merged into.
func (m merge) cellNote(target app.Key) app.Key {
	actor, issue, _ := strings.Cut(target.ID, "/")
	switch {
	case target.Kind != app.KindCell:
		return target
	case m.from == (app.Actor{ID: app.ActorID(actor)}).Key():
		actor = m.into.ID
	case m.from == (app.Issue{ID: app.IssueID(issue)}).Key():
		issue = m.into.ID
	}
	return app.CellKey{Actor: app.ActorID(actor), Issue: app.IssueID(issue)}.NoteKey()
}

// overrides moves the analyst's own values along and tells which key became which; where
// both cells have one, the target's stays and the analyst is asked.
func (m merge) overrides() (map[app.Key]app.Key, error) {
	out := map[app.Key]app.Key{}
	records, err := m.w.p.Ledger.Records(app.KindOverride)
	taken := map[app.Key]app.CellOverride{}
	for _, r := range records {
		taken[r.Key()] = r.(app.CellOverride)
	}
	for _, r := range records {
		o := r.(app.CellOverride)
		moved := o
		switch {
		case m.from == (app.Actor{ID: o.Actor}).Key():
			moved.Actor = app.ActorID(m.into.ID)
		case m.from == (app.Issue{ID: o.Issue}).Key():
			moved.Issue = app.IssueID(m.into.ID)
		default:
			continue
		}
		out[o.Key()] = moved.Key()
		m.changes = append(m.changes, app.Change{Before: o})
		if other, both := taken[moved.Key()]; both {
			m.ask("both have a value of the analyst’s own for %s on %s: “%s” stays, “%s” (%s) is dropped",
				m.book.ActorName(moved.Actor), m.book.IssueTitle(moved.Issue), other.Value.Words(), o.Value.Words(), o.Reason)
			continue
		}
		m.changes = append(m.changes, app.Change{After: moved})
	}
	return out, err
}

// query puts the new id in the place of the old one where a query names it, as in
// actor:council. Names need no change: they live on as aliases.
func (m merge) query(q string) string {
	named := regexp.MustCompile(`(?i)\b(` + m.field + `:)("?)` + regexp.QuoteMeta(m.from.ID) + `("|[\s()]|$)`)
	return named.ReplaceAllString(q, "${1}${2}"+m.into.ID+"${3}")
}

// patterns gives an issue with the queries that find it changed like query.
func (m merge) patterns(x app.Issue) app.Issue {
	for _, list := range []*[]string{&x.Phrases, &x.Support, &x.Oppose, &x.Conditional} {
		*list = slices.Clone(*list)
		for i, q := range *list {
			(*list)[i] = m.query(q)
		}
	}
	return x
}

// swapped gives a list with one id in the place of another, each once.
func swapped[T comparable](list []T, from, into T) []T {
	if !slices.Contains(list, from) {
		return list
	}
	var out []T
	for _, id := range list {
		if id == from {
			id = into
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
