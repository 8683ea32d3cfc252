package workbench

import (
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// Apply carries out a recoding that was shown, in one undoable step. It fails with
// Conflict if it asks something that the analyst has not answered, or if something it
// touches was edited in between; then nothing is changed.
func (w *Workbench) Apply(r app.Recoding) error {
	if len(r.Questions) > 0 && !r.Answered {
		return &app.Error{
			Code: app.Conflict, Op: "recode", Msg: "this has to be decided first: " + strings.Join(r.Questions, "; "),
			Hint: "Look at the facts named; go on if they are to be as said here, or correct them before.",
		}
	}
	w.beforeBulk()
	w.edit.Lock()
	defer w.edit.Unlock()
	return w.apply(app.Entry{Set: r.Set})
}

// RenameActor prepares a new name for an actor; the old one stays as an alias. A name
// that another actor bears is refused: those are to be merged.
func (w *Workbench) RenameActor(id app.ActorID, name string) (app.Recoding, error) {
	c, err := w.recodingOf(app.StatementFilter{Holder: id})
	if err != nil {
		return app.Recoding{}, err
	}
	a, ok := c.book.Actor(id)
	if !ok {
		return app.Recoding{}, noSuch("actor", string(id))
	}
	name = strings.TrimSpace(name)
	if other, taken := c.book.FindActor(name); taken && other.ID != id {
		return app.Recoding{}, nameTaken("actor", other.Name)
	}
	if name != a.Name {
		c.changes = append(c.changes, app.Change{Before: a, After: a.Rename(name)})
	}
	c.concern(func(app.Statement) bool { return true })
	return c.finish(fmt.Sprintf("Rename actor %s to %s", a.Name, name))
}

// RenameIssue prepares a new title for an issue; the old one stays as a synonym.
func (w *Workbench) RenameIssue(id app.IssueID, title string) (app.Recoding, error) {
	c, err := w.recodingOf(app.StatementFilter{Issue: id})
	if err != nil {
		return app.Recoding{}, err
	}
	x, ok := c.book.Issue(id)
	if !ok {
		return app.Recoding{}, noSuch("issue", string(id))
	}
	title = strings.TrimSpace(title)
	if other, taken := c.book.FindIssue(title); taken && other.ID != id {
		return app.Recoding{}, nameTaken("issue", other.Title)
	}
	if title != x.Title {
		c.changes = append(c.changes, app.Change{Before: x, After: x.Rename(title)})
	}
	c.concern(func(app.Statement) bool { return true })
	return c.finish(fmt.Sprintf("Rename issue %s to %s", x.Title, title))
}

func noSuch(what, id string) error {
	return &app.Error{Code: app.NotFound, Op: "codebook", Msg: fmt.Sprintf("the codebook has no %s “%s”", what, id), Hint: "It may have been merged or renamed."}
}

func nameTaken(what, name string) error {
	return &app.Error{
		Code: app.Invalid, Op: "codebook", Msg: fmt.Sprintf("another %s is called so: %s", what, name),
		Hint: "Merge the two, or choose another name.",
	}
}

// Recode prepares a bulk change of statements: where a field of to is set, the statements
// take it.
func (w *Workbench) Recode(ids []app.StatementID, to app.Statement) (app.Recoding, error) {
	c, err := w.recodingOf(app.StatementFilter{IDs: append([]app.StatementID{}, ids...)})
	if err != nil {
		return app.Recoding{}, err
	}
	if err := c.haveAll(ids); err != nil {
		return app.Recoding{}, err
	}
	if to.Holder != "" {
		if _, ok := c.book.Actor(to.Holder); !ok {
			return app.Recoding{}, noSuch("actor", string(to.Holder))
		}
	}
	if to.Issue != "" {
		if _, ok := c.book.Issue(to.Issue); !ok {
			return app.Recoding{}, noSuch("issue", string(to.Issue))
		}
	}
	c.change(func(s app.Statement) (app.Statement, bool) {
		after := recoded(s, to)
		return after, !sameRecord(s, after)
	})
	return c.finish(fmt.Sprintf("Recode %s", counted(len(c.recoding.Statements), "statement")))
}

// recoded gives the statement with the fields of to that are set.
func recoded(s, to app.Statement) app.Statement {
	s.Holder = or(to.Holder, s.Holder)
	s.Speaker = or(to.Speaker, s.Speaker)
	s.Issue = or(to.Issue, s.Issue)
	s.Stance = or(to.Stance, s.Stance)
	s.Condition = or(to.Condition, s.Condition)
	s.ScalePoint = or(to.ScalePoint, s.ScalePoint)
	s.Salience = or(to.Salience, s.Salience)
	s.Firmness = or(to.Firmness, s.Firmness)
	s.Attribution = or(to.Attribution, s.Attribution)
	s.Certainty = or(to.Certainty, s.Certainty)
	s.Polarity = or(to.Polarity, s.Polarity)
	s.TimeReference = or(to.TimeReference, s.TimeReference)
	s.StatedAt = or(to.StatedAt, s.StatedAt)
	s.StatedBasis = or(to.StatedBasis, s.StatedBasis)
	s.Act = or(to.Act, s.Act)
	s.CoderConfidence = or(to.CoderConfidence, s.CoderConfidence)
	s.Review = or(to.Review, s.Review)
	return s
}

func or[T comparable](a, b T) T {
	var none T
	if a != none {
		return a
	}
	return b
}

// counted gives "1 statement" or "3 statements".
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// recodingBase is what a recoding is made of and from.
type recodingBase struct {
	w        *Workbench
	book     app.Codebook
	all      []app.Statement
	recoding app.Recoding
	changes  []app.Change
	cells    map[app.CellKey]bool
}

func (w *Workbench) recodingOf(f app.StatementFilter) (*recodingBase, error) {
	book, err := w.p.Coding.Codebook()
	if err != nil {
		return nil, err
	}
	all, err := w.p.Coding.Statements(f)
	return &recodingBase{w: w, book: book, all: all, cells: map[app.CellKey]bool{}}, err
}

// haveAll refuses statements that do not exist.
func (c *recodingBase) haveAll(ids []app.StatementID) error {
	there := map[app.StatementID]bool{}
	for _, s := range c.all {
		there[s.ID] = true
	}
	for _, id := range ids {
		if !there[id] {
			return &app.Error{Code: app.NotFound, Op: "recode", Msg: "there is no statement " + string(id), Hint: "It may have been withdrawn."}
		}
	}
	return nil
}

// change adds the statements that f changes, with the cells they leave and enter.
func (c *recodingBase) change(f func(app.Statement) (after app.Statement, changed bool)) {
	now := c.w.opt.Clock().UTC()
	for _, s := range c.all {
		after, changed := f(s)
		if !changed {
			continue
		}
		after.UpdatedAt = now
		c.recoding.Statements = append(c.recoding.Statements, s.ID)
		c.cell(s)
		c.cell(after)
		c.changes = append(c.changes, app.Change{Before: s, After: after})
	}
}

// concern adds statements that stay as they are but are shown under another name.
func (c *recodingBase) concern(f func(app.Statement) bool) {
	for _, s := range c.all {
		if f(s) {
			c.recoding.Statements = append(c.recoding.Statements, s.ID)
			c.cell(s)
		}
	}
}

func (c *recodingBase) cell(s app.Statement) {
	k := app.CellKey{Actor: s.Holder, Issue: s.Issue}
	if k.Actor != "" && k.Issue != "" && !c.cells[k] {
		c.cells[k] = true
		c.recoding.Cells = append(c.recoding.Cells, k)
	}
}

func (c *recodingBase) ask(format string, args ...any) {
	q := fmt.Sprintf(format, args...)
	if !slices.Contains(c.recoding.Questions, q) {
		c.recoding.Questions = append(c.recoding.Questions, q)
	}
}

// finish gives the recoding under its label; it is checked as far as each record alone
// can tell.
func (c *recodingBase) finish(label string) (app.Recoding, error) {
	c.recoding.Label = label
	c.recoding.Set = app.ChangeSet{Label: label, Changes: c.changes}
	return c.recoding, c.recoding.Set.Validate()
}
