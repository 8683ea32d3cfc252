package workbench

import (
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// SplitActor prepares that the statements named go to a new actor: where they name the
// old one as holder, speaker or source, they name the new one. Names and aliases stay
// with the old one.
func (w *Workbench) SplitActor(from app.ActorID, ids []app.StatementID, name string) (app.Recoding, error) {
	c, err := w.recodingOf(app.StatementFilter{IDs: append([]app.StatementID{}, ids...)})
	if err != nil {
		return app.Recoding{}, err
	}
	a, ok := c.book.Actor(from)
	if !ok {
		return app.Recoding{}, noSuch("actor", string(from))
	}
	name = strings.TrimSpace(name)
	if other, taken := c.book.FindActor(name); taken {
		return app.Recoding{}, nameTaken("actor", other.Name)
	}
	if err := c.haveAll(ids); err != nil {
		return app.Recoding{}, err
	}
	part := app.Actor{ID: c.newActorID(name), Name: name, Type: a.Type, Parent: a.Parent, Attributes: a.Attributes}
	c.changes = append(c.changes, app.Change{After: part})
	c.swapActor(from, part.ID, func(app.Statement) bool { return true })
	if err := c.allMoved(ids, a.Name); err != nil {
		return app.Recoding{}, err
	}
	return c.finish(fmt.Sprintf("Split actor %s from %s", name, a.Name))
}

// SplitIssue prepares that the statements named go to a new issue beside the old one. The
// new one has the end points of the old, so that a stance keeps its meaning.
func (w *Workbench) SplitIssue(from app.IssueID, ids []app.StatementID, title string) (app.Recoding, error) {
	c, err := w.recodingOf(app.StatementFilter{IDs: append([]app.StatementID{}, ids...)})
	if err != nil {
		return app.Recoding{}, err
	}
	x, ok := c.book.Issue(from)
	if !ok {
		return app.Recoding{}, noSuch("issue", string(from))
	}
	title = strings.TrimSpace(title)
	if other, taken := c.book.FindIssue(title); taken {
		return app.Recoding{}, nameTaken("issue", other.Title)
	}
	if err := c.haveAll(ids); err != nil {
		return app.Recoding{}, err
	}
	part := app.Issue{
		ID: c.newIssueID(title), Title: title, Parent: x.Parent,
		LabelLow: x.LabelLow, LabelHigh: x.LabelHigh, ReferencePoint: x.ReferencePoint, Anchors: x.Anchors,
	}
	c.changes = append(c.changes, app.Change{After: part})
	c.change(func(s app.Statement) (app.Statement, bool) {
		moves := s.Issue == from
		s.Issue = part.ID
		return s, moves
	})
	if err := c.allMoved(ids, x.Title); err != nil {
		return app.Recoding{}, err
	}
	return c.finish(fmt.Sprintf("Split issue %s from %s", title, x.Title))
}

// allMoved refuses statements that have nothing to do with what is split.
func (c *recodingBase) allMoved(ids []app.StatementID, name string) error {
	for _, id := range ids {
		if !slices.Contains(c.recoding.Statements, id) {
			return &app.Error{
				Code: app.Invalid, Op: "split", Msg: fmt.Sprintf("statement %s does not name %s", id, name),
				Hint: "Choose statements that do, or recode this one.",
			}
		}
	}
	return nil
}

func (c *recodingBase) newActorID(name string) app.ActorID {
	return app.ActorID(app.Slug(name, func(s string) bool {
		_, taken := c.book.Actor(app.ActorID(s))
		return taken
	}))
}

func (c *recodingBase) newIssueID(title string) app.IssueID {
	return app.IssueID(app.Slug(title, func(s string) bool {
		_, taken := c.book.Issue(app.IssueID(s))
		return taken
	}))
}
