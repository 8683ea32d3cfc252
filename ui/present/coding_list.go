package present

import (
	"cmp"
	"slices"
	"strings"

	"parley/app"
)

// StatementRow is one statement in the list under the form.
type StatementRow struct {
	ID     app.StatementID
	Symbol string
	Stance app.Stance
	Hollow bool
	Line   string // holder → issue
	Quote  string
	Meta   string // attribution · date said

	Checked bool
}

func statementRows(all []app.Statement, book app.Codebook) []StatementRow {
	all = slices.DeleteFunc(slices.Clone(all), func(s app.Statement) bool { return s.Review == app.ReviewRejected })
	slices.SortStableFunc(all, func(a, b app.Statement) int { return cmp.Compare(begin(a), begin(b)) })
	rows := make([]StatementRow, len(all))
	for i, s := range all {
		hollow := Reported(s.Attribution)
		rows[i] = StatementRow{
			ID: s.ID, Symbol: StanceSymbol(s.Stance, hollow), Stance: s.Stance, Hollow: hollow,
			Line:  named(book.ActorName(s.Holder)) + " → " + named(book.IssueTitle(s.Issue)),
			Quote: oneLine(s.QuoteText()),
			Meta:  dotted(keyWord(s), sourceWords(s, book), known(s.StatedAt), draftWord(s), tagWords(s.Tags, book)),
		}
	}
	return rows
}

func begin(s app.Statement) int {
	if c := s.Contents(); len(c) > 0 {
		return c[0].Start
	}
	return 0
}

func named(name string) string {
	if name == "" {
		return "?"
	}
	return name
}

func draftWord(s app.Statement) string {
	if s.Review == app.ReviewReviewed {
		return ""
	}
	return string(s.Review)
}

func keyWord(s app.Statement) string {
	if s.KeyEvidence {
		return "★ key evidence"
	}
	return ""
}

// tagWords names tags, as "#tariffs #coast".
func tagWords(ids []app.TagID, book app.Codebook) string {
	var out []string
	for _, id := range ids {
		name := string(id)
		for _, t := range book.Tags {
			if t.ID == id {
				name = t.Name
			}
		}
		out = append(out, "#"+name)
	}
	return strings.Join(out, " ")
}

// sourceWords tells how the words reached the reader, with the name of who stands
// between: "Second-hand, named: Steve Witkoff".
func sourceWords(s app.Statement, book app.Codebook) string {
	words := s.Attribution.Words()
	who := reporterOf(s, book)
	if who == "" {
		return words
	}
	kind, _, _ := strings.Cut(words, ",")
	return kind + ": " + who
}

func reporterOf(s app.Statement, book app.Codebook) string {
	if s.Attribution == app.SpokespersonForHolder && s.Speaker != "" {
		return book.ActorName(s.Speaker)
	}
	if reporterLabel(s.Attribution) == "" {
		return ""
	}
	if l, ok := s.Reporter(); ok && l.SourceActor != "" {
		return book.ActorName(l.SourceActor)
	} else if ok {
		return l.SourceLabel
	}
	return ""
}

// PickRows lets rows be checked, or ends that.
func (c *Coding) PickRows(on bool) {
	c.state.Picking = on
	if !on {
		c.picked = picking{}
	}
	c.show()
}

// Check checks the row of a statement or not; with extend all between it and the one
// before.
func (c *Coding) Check(id app.StatementID, on, extend bool) {
	c.picked = c.picked.set(c.rowOrder(), id, on, extend)
	c.show()
}

// Picked gives the statements of the rows that are checked.
func (c *Coding) Picked() []app.StatementID { return c.picked.ids(c.rowOrder()) }

func (c *Coding) rowOrder() []app.StatementID {
	out := make([]app.StatementID, len(c.state.Rows))
	for i, r := range c.state.Rows {
		out[i] = r.ID
	}
	return out
}

func (c *Coding) statement(id app.StatementID) (app.Statement, bool) {
	i := slices.IndexFunc(c.article.Statements, func(s app.Statement) bool { return s.ID == id })
	if i < 0 {
		return app.Statement{}, false
	}
	return c.article.Statements[i], true
}

// Jump leads to the words of a statement.
func (c *Coding) Jump(id app.StatementID) {
	c.ports.Nav.Go(Route{Screen: ScreenReading, Article: c.article.ID, Statement: id})
}

// Withdraw takes a statement back; undo brings it again.
func (c *Coding) Withdraw(id app.StatementID) {
	c.ports.Acts.Do(func() error { return c.ports.Recorder.Withdraw(id) }, func(err error) {
		if err != nil {
			c.env.Notify.Problem(err)
			return
		}
		if c.state.Editing == id {
			c.Close()
		}
		c.env.Notify.Notice("Withdrew " + string(id) + ". Undo brings it back.")
		c.env.trace("withdrawn " + string(id))
	})
}

// Edit takes a statement into the form.
func (c *Coding) Edit(id app.StatementID) {
	s, ok := c.statement(id)
	if !ok {
		return
	}
	c.fill(s)
	c.Jump(id)
	c.focus(FieldHolder)
	c.show()
}

// draftOf makes the draft that would record the statement again as it is.
func draftOf(s app.Statement) app.Draft {
	d := app.Draft{
		ID: s.ID, Article: s.Article, Speaker: string(s.Speaker), Holder: string(s.Holder), Issue: string(s.Issue),
		Stance: s.Stance, Condition: s.Condition, ScalePoint: s.ScalePoint, Salience: s.Salience, Firmness: s.Firmness,
		Attribution: s.Attribution, Certainty: s.Certainty, Polarity: s.Polarity, TimeReference: s.TimeReference,
		StatedAt: s.StatedAt, StatedBasis: s.StatedBasis, Act: s.Act, Paraphrase: s.Paraphrase, Note: s.Note,
		KeyEvidence: s.KeyEvidence, CoderConfidence: s.CoderConfidence, Coder: s.Coder, Origin: s.Origin,
	}
	for _, l := range s.Chain {
		d.Chain = append(d.Chain, app.DraftLink{
			Actor: string(l.SourceActor), Label: l.SourceLabel, Anonymity: l.Anonymity, Cue: l.CueText, Channel: l.Channel,
		})
	}
	for _, p := range s.Passages {
		d.Passages = append(d.Passages, app.DraftPassage{Role: p.Role, Bounds: p.Bounds, Version: p.Version})
	}
	return d
}

// AttributionChoices lists the attribution types by rank, as a list shows them.
func AttributionChoices() []Choice {
	var out []Choice
	for _, a := range app.Attributions() {
		out = append(out, Choice{string(a), a.Words()})
	}
	return out
}
