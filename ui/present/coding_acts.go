package present

import (
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// Thing that keys act on: the statement or annotation that was touched, walked to or
// recorded last. It is shown in the list, so that nobody has to guess.

// Point tells which statement or annotation of the open article was touched or walked to.
func (c *Coding) Point(t Thing) {
	if t.Ref != "" && t != c.here {
		c.here = t
		c.show()
	}
}

// Here gives the statement or annotation that keys act on; ok is false for none.
func (c *Coding) Here() (t Thing, ok bool) {
	if c.state.Editing != "" {
		return Thing{Kind: MarkStatement, Ref: string(c.state.Editing)}, true
	}
	switch c.here.Kind {
	case MarkStatement:
		_, ok = c.statement(app.StatementID(c.here.Ref))
	case MarkAnnotation:
		ok = slices.ContainsFunc(c.article.Annotations, func(a app.Annotation) bool { return string(a.ID) == c.here.Ref })
	}
	return c.here, ok
}

// Annotation gives an annotation of the open article.
func (c *Coding) Annotation(id app.AnnotationID) (app.Annotation, bool) {
	i := slices.IndexFunc(c.article.Annotations, func(a app.Annotation) bool { return a.ID == id })
	if i < 0 {
		return app.Annotation{}, false
	}
	return c.article.Annotations[i], true
}

// Duplicate takes a copy of a statement into the form, to be changed and recorded as
// another one.
func (c *Coding) Duplicate(id app.StatementID) {
	if s, ok := c.statement(id); ok {
		c.fill(s)
		c.another("New statement, like " + string(id))
		c.Jump(id)
		c.focus(FieldHolder)
		c.show()
	}
}

// another makes what is in the form a statement of its own.
func (c *Coding) another(heading string) {
	c.base.ID, c.base.Origin, c.base.Coder = "", "", ""
	c.state.Editing, c.title = "", heading
}

// SameQuote codes the quote of a statement on the next issue: holder, source and date
// stay, issue and stance are asked. With an open form that is complete, the statement in
// it is recorded first.
func (c *Coding) SameQuote(id app.StatementID) {
	if c.state.Open {
		c.again = true
		c.Record()
		if !c.state.Busy {
			c.again = false
		}
		return
	}
	s, ok := c.statement(id)
	if !ok {
		c.env.Notify.Notice("Record a statement first, or go to one.")
		return
	}
	c.Jump(id)
	c.nextIssue(s)
}

func (c *Coding) nextIssue(s app.Statement) {
	c.fill(s)
	c.another("Same quote, next issue")
	c.base.Paraphrase, c.base.ScalePoint = "", nil
	f := &c.state
	f.Issue, f.Stance, f.Condition, f.KeyEvidence, f.Note = "", "", "", false, ""
	f.Further[FieldParaphrase], f.Further[FieldScale] = "", ""
	c.focus(FieldIssue)
	c.show()
}

// ToggleKey marks the statement in the form, or a recorded one, as key evidence or takes
// the mark away.
func (c *Coding) ToggleKey(id app.StatementID) {
	if c.state.Open {
		c.state.KeyEvidence = !c.state.KeyEvidence
		c.show()
		return
	}
	s, ok := c.statement(id)
	if !ok {
		return
	}
	d := draftOf(s)
	d.KeyEvidence, d.Review = !s.KeyEvidence, s.Review
	c.ports.Acts.Do(func() error {
		_, err := c.ports.Recorder.Record(d)
		return err
	}, func(err error) {
		if err != nil {
			c.env.Notify.Problem(err)
			return
		}
		words := " is key evidence now."
		if !d.KeyEvidence {
			words = " is no key evidence any more."
		}
		c.env.Notify.Notice(string(id) + words)
		c.env.trace(fmt.Sprintf("key %s %v", id, d.KeyEvidence))
	})
}

// fill takes the fields of a statement into the form.
func (c *Coding) fill(s app.Statement) {
	c.clear()
	c.base = draftOf(s)
	for _, p := range s.Contents() {
		if p.Version == c.article.Text.ID { // the text shown does not have the others; they stay as they are
			c.passages = append(c.passages, p.Bounds)
		}
	}
	c.chosen = true
	f := &c.state
	f.Editing, f.Stance, f.Attribution = s.ID, s.Stance, s.Attribution
	f.Holder, f.Issue = "", ""
	if s.Holder != "" {
		f.Holder = c.book.ActorName(s.Holder)
	}
	if s.Issue != "" {
		f.Issue = c.book.IssueTitle(s.Issue)
	}
	f.Condition, f.Note, f.KeyEvidence = s.Condition, s.Note, s.KeyEvidence
	f.Reporter = reporterOf(s, c.book)
	if s.StatedBasis != app.BasisArticleDate {
		f.Date = string(s.StatedAt)
	}
	f.Further = furtherOf(s)
	c.source = source{s.Attribution, f.Reporter}
}

// stuck is the source that was chosen by hand in this article, where another was derived:
// the next words of the same kind most often reached the reader in the same way.
type stuck struct {
	derived app.Attribution
	source
}

// deriveAttribution proposes how the words reached the reader.
func (c *Coding) deriveAttribution() {
	if c.chosen || c.state.Editing != "" {
		return
	}
	a, why := Derive(c.article.Text, c.passages)
	c.derived = a
	if c.stuck.attribution != "" && c.stuck.derived == a {
		c.state.Attribution, c.state.Reporter = c.stuck.attribution, c.stuck.reporter
		c.state.AttributionHint = "as in the last statement of this article"
		return
	}
	c.state.Attribution, c.state.AttributionHint = a, why
}

// stick remembers how the statement just recorded reached the reader.
func (c *Coding) stick(s app.Statement) {
	switch {
	case c.derived == "":
	case s.Attribution == c.derived:
		c.stuck = stuck{}
	default:
		c.stuck = stuck{c.derived, source{s.Attribution, strings.TrimSpace(c.state.Reporter)}}
	}
}
