package present

import (
	"slices"

	"parley/app"
)

// Take puts a suggestion into the form, to be changed before it is recorded; recording
// decides about it. The article must be the open one.
func (c *Coding) Take(s app.Suggestion) {
	c.clear()
	c.base = s.Draft("")
	c.base.Offer = app.VerdictID(s)
	c.passages, c.chosen, c.title = s.Content, true, "Suggested statement"
	f := &c.state
	f.Holder, f.Issue, f.Stance = "", "", ""
	if s.Holder.Recorded() != "" {
		f.Holder = s.Holder.Name
	}
	if s.Issue != "" {
		f.Issue = c.book.IssueTitle(s.Issue)
	}
	if s.Stance != app.Unclear {
		f.Stance = s.Stance
	}
	f.Condition, f.Attribution, f.Date = s.Condition, s.Attribution, string(c.base.StatedAt)
	f.Reporter = suggestedReporter(s)
	c.source = source{s.Attribution, f.Reporter}
	switch {
	case f.Holder == "":
		c.focus(FieldHolder)
	case f.Issue == "":
		c.focus(FieldIssue)
	case f.Stance == "":
		c.focus(FieldStance)
	default:
		c.focus(FieldHolder)
	}
	c.show()
}

// suggestedReporter names who stands between holder and reader.
func suggestedReporter(s app.Suggestion) string {
	if s.Attribution.Rank() < app.SpokespersonForHolder.Rank() || len(s.Chain) == 0 {
		return ""
	}
	if s.Attribution == app.SecondHandAnonymous {
		return ""
	}
	if s.Speaker.Recorded() == "" {
		return ""
	}
	return s.Speaker.Name
}

// heldBy puts the holder that the coder chose wherever the suggestion had its own: who
// speaks where nobody stands between, and the last link of a chain.
func (c *Coding) heldBy(d *app.Draft) {
	if c.base.Offer == "" || c.state.Editing != "" {
		return
	}
	if c.base.Speaker == c.base.Holder {
		d.Speaker = d.Holder
	}
	if n := len(d.Chain); n > 1 {
		d.Chain = slices.Clone(d.Chain)
		d.Chain[n-1] = app.DraftLink{Actor: d.Holder, Cue: d.Chain[n-1].Cue}
	}
}
