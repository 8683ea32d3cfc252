package present

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/app"
)

// refresh derives what follows from the fields: quote, hints, what is missing, the list.
func (c *Coding) refresh() {
	s := &c.state
	s.Open = len(c.passages) > 0
	s.Heading, s.Advice = "New statement", ""
	switch {
	case c.title != "":
		s.Heading = c.title
	case s.Editing != "":
		s.Heading = "Edit " + string(s.Editing)
	case c.article.ID == "":
		s.Advice = "Open an article to record statements."
	case !s.Open:
		s.Advice = "Select the words that tell a position. F7 takes the whole sentence, F9 begins to record."
	}
	s.Quote, s.QuoteMeta = c.quote()
	s.HolderHint = c.newName(s.Holder, "actor", func(t string) bool { _, ok := c.book.FindActor(t); return ok })
	s.IssueHint = c.newName(s.Issue, "issue", func(t string) bool { _, ok := c.book.FindIssue(t); return ok })
	s.ConditionShown = s.Stance.Conditional()
	s.ReporterLabel = reporterLabel(s.Attribution)
	s.DateHint = c.dateHint()
	s.Missing, s.NoRecord = "", ""
	if err := c.env.editable(); err != nil {
		s.NoRecord = Words(err).Headline
	}
	for _, f := range []Field{FieldHolder, FieldIssue, FieldStance, FieldCondition, FieldReporter, FieldDate} {
		if lack := c.lacks(f); lack != "" && s.Missing == "" {
			s.Missing = lack
		}
	}
	if lack := c.lacksNumber(); lack != "" && s.Missing == "" {
		s.Missing = lack
	}
	t, _ := c.Here()
	s.Current = t.Ref
	s.Rows = statementRows(c.article.Statements, c.book)
	for i := range s.Rows {
		s.Rows[i].Checked = c.picked.on[s.Rows[i].ID]
	}
	s.Picked = len(c.Picked())
	s.RowsHead = Count(len(s.Rows), "statement", "statements") + " in this article"
	if len(s.Rows) == 0 {
		s.RowsHead = "No statements in this article yet"
	}
}

func (c *Coding) quote() (words, meta string) {
	var parts []string
	n := 0
	for _, b := range c.passages {
		if b.End <= len(c.article.Text.Text) {
			parts = append(parts, c.article.Text.Text[b.Start:b.End])
			n += len(strings.Fields(parts[len(parts)-1]))
		}
	}
	if len(parts) == 0 {
		return "", ""
	}
	meta = Count(n, "word", "words")
	if p := c.article.Text.Paragraph(c.passages[0].Start); p > 0 {
		meta = fmt.Sprintf("paragraph %d · %s", p, meta)
	}
	return strings.Join(parts, " […] "), meta
}

func (c *Coding) newName(text, what string, known func(string) bool) string {
	if strings.TrimSpace(text) == "" || known(text) {
		return ""
	}
	return "new " + what + ", added to the codebook"
}

// lacks says what field f still needs, "" for nothing.
func (c *Coding) lacks(f Field) string {
	s := c.state
	blank := func(t string) bool { return strings.TrimSpace(t) == "" }
	switch {
	case f == FieldHolder && blank(s.Holder):
		return "Who holds the position?"
	case f == FieldIssue && blank(s.Issue):
		return "On which issue?"
	case f == FieldStance && s.Stance == "":
		return "Choose a stance, 1 to 9."
	case f == FieldCondition && s.ConditionShown && blank(s.Condition):
		return "Under which condition?"
	case f == FieldReporter && s.Attribution == app.SpokespersonForHolder && blank(s.Reporter):
		return "Who speaks for the holder?"
	case f == FieldReporter && s.Attribution == app.SecondHandNamed && blank(s.Reporter):
		return "Who reports the position?"
	case f == FieldDate:
		if _, err := ReadDate(s.Date); err != nil {
			return Words(err).Text()
		}
	}
	return ""
}

// reporterLabel names the field for the one who stands between holder and reader.
func reporterLabel(a app.Attribution) string {
	switch a {
	case app.SpokespersonForHolder:
		return "Spokesperson"
	case app.SecondHandNamed:
		return "Reported by"
	case app.SecondHandAnonymous:
		return "Described as"
	}
	return ""
}

func (c *Coding) dateHint() string {
	if strings.TrimSpace(c.state.Date) != "" {
		d, err := ReadDate(c.state.Date)
		if err != nil {
			return ""
		}
		return d.Words()
	}
	if w := known(c.article.Published); w != "" {
		return w + ", the article’s date"
	}
	return "not known: the article has no date"
}

// ReadDate reads a date as an analyst types it: any form of app.Date, "11 Apr 2025",
// "11.4.2025", "Apr 2025", or "11 Apr" without the year, which is never guessed.
func ReadDate(text string) (app.Date, error) {
	text = oneLine(text)
	d, err := app.ParseDate(text)
	if err == nil {
		return d, nil
	}
	forms := []struct{ in, out string }{
		{"2 Jan 2006", "2006-01-02"},
		{"2 January 2006", "2006-01-02"},
		{"January 2, 2006", "2006-01-02"},
		{"Jan 2, 2006", "2006-01-02"},
		{"2.1.2006", "2006-01-02"},
		{"Jan 2006", "2006-01"},
		{"January 2006", "2006-01"},
		{"2 Jan", "--01-02"},
		{"2 January", "--01-02"},
		{"January 2", "--01-02"},
	}
	for _, f := range forms {
		if t, bad := time.Parse(f.in, text); bad == nil {
			return app.Date(t.Format(f.out)), nil
		}
	}
	return "", err
}

// Record records what is in the form, or gives the keyboard to what is missing.
func (c *Coding) Record() {
	if c.state.NoRecord != "" {
		c.env.Notify.Notice(c.state.NoRecord)
		return
	}
	if !c.state.Open || c.state.Busy {
		return
	}
	for _, f := range []Field{FieldHolder, FieldIssue, FieldStance, FieldCondition, FieldReporter, FieldDate} {
		if c.lacks(f) != "" {
			c.focus(f)
			c.show()
			return
		}
	}
	if c.lacksNumber() != "" {
		c.state.FurtherShown = true
		c.focus(FieldScale)
		c.show()
		return
	}
	draft := c.draft()
	c.state.Busy, c.state.Problem = true, ""
	c.show()
	var made app.Statement
	c.ports.Acts.Do(func() (err error) {
		made, err = c.ports.Recorder.Record(draft)
		return err
	}, func(err error) {
		c.state.Busy = false
		switch {
		case err == nil:
			c.recorded(made)
			return
		case app.CodeOf(err) == app.Invalid:
			c.state.Problem = Words(err).Text()
		default:
			c.env.Notify.Problem(err)
		}
		c.again = false
		c.show()
	})
}

func (c *Coding) recorded(s app.Statement) {
	again := c.again
	c.stick(s)
	c.clear()
	c.again, c.here = false, Thing{Kind: MarkStatement, Ref: string(s.ID)}
	c.env.Notify.Notice(fmt.Sprintf("Recorded %s: %s → %s", s.ID, c.book.ActorName(s.Holder), c.book.IssueTitle(s.Issue)))
	c.env.trace("recorded " + string(s.ID))
	if again {
		c.nextIssue(s)
		return
	}
	c.show()
	c.ports.Closed()
}

// draft makes the draft of the form; of an edited statement it keeps what the form does
// not show.
func (c *Coding) draft() app.Draft {
	s, d := c.state, c.base
	d.ID, d.Article, d.CreateMissing = s.Editing, c.article.ID, true
	d.Holder, d.Issue = strings.TrimSpace(s.Holder), strings.TrimSpace(s.Issue)
	d.Stance, d.Attribution = s.Stance, s.Attribution
	d.Note, d.Condition = strings.TrimSpace(s.Note), ""
	if s.ConditionShown {
		d.Condition = strings.TrimSpace(s.Condition)
	}
	d.StatedAt, _ = ReadDate(s.Date)
	if d.StatedAt == "" || d.StatedAt != c.base.StatedAt {
		d.StatedBasis = ""
	}
	d.Passages = slices.DeleteFunc(slices.Clone(d.Passages), func(p app.DraftPassage) bool { return p.Role == app.RoleContent })
	for _, b := range c.passages {
		d.Passages = append(d.Passages, app.DraftPassage{Role: app.RoleContent, Bounds: b})
	}
	c.further(&d)
	c.name(&d)
	return d
}

// name puts the reporter where the attribution type wants it: a spokesperson speaks, a
// named source begins the chain, an unnamed one is described in it. An edited statement
// whose source stays the same keeps its whole chain.
func (c *Coding) name(d *app.Draft) {
	who := strings.TrimSpace(c.state.Reporter)
	c.heldBy(d)
	if (c.state.Editing != "" || c.base.Offer != "") && d.Attribution == c.source.attribution && who == c.source.reporter {
		return
	}
	d.Speaker, d.Chain = "", nil
	switch d.Attribution {
	case app.SpokespersonForHolder:
		d.Speaker = who
	case app.SecondHandNamed:
		d.Speaker = who
		d.Chain = []app.DraftLink{{Actor: who, Anonymity: "named"}}
	case app.SecondHandAnonymous:
		if who == "" {
			who = "unnamed sources"
		}
		d.Chain = []app.DraftLink{{Label: who, Anonymity: "unnamed_plural"}}
	}
}
