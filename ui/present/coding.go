package present

import (
	"context"
	"slices"
	"strings"

	"parley/app"
)

// Recorder records statements and takes them back.
type Recorder interface {
	Record(d app.Draft) (app.Statement, error)
	Withdraw(id app.StatementID) error
}

// Codebooker gives what statements are coded against.
type Codebooker interface {
	Codebook() (app.Codebook, error)
}

// CodingPorts are what the coding panel needs, and whom it tells.
type CodingPorts struct {
	Recorder Recorder
	Book     Codebooker
	Acts     *Acts
	Nav      Navigator
	Closed   func() // the form was closed, by Escape or because its statement was recorded
}

// Field names a field of the coding form.
type Field string

// The fields, in the order of the keyboard.
const (
	FieldHolder      Field = "holder"
	FieldIssue       Field = "issue"
	FieldStance      Field = "stance"
	FieldCondition   Field = "condition"
	FieldAttribution Field = "attribution"
	FieldReporter    Field = "reporter"
	FieldDate        Field = "date"
	FieldNote        Field = "note"
)

// Focus asks the view to give a field the keyboard. It is done once for each N.
type Focus struct {
	N     int
	Field Field
}

// CodingState is what the coding panel shows.
type CodingState struct {
	Open            bool // there are words to code
	Heading         string
	Editing         app.StatementID
	Quote           string
	QuoteMeta       string
	Holder          string
	HolderHint      string
	Issue           string
	IssueHint       string
	Stance          app.Stance
	Condition       string
	ConditionShown  bool
	Attribution     app.Attribution
	AttributionHint string // why this one was proposed
	Reporter        string
	ReporterLabel   string // empty: the field is not needed
	Date            string
	DateHint        string
	Note            string
	KeyEvidence     bool
	Further         map[Field]string // of the further fields, as typed; replaced, never edited
	FurtherShown    bool
	Current         string // id of what keys act on: a statement of the list, or an annotation
	Missing         string // why it cannot be recorded yet; empty: it can
	Problem         string // why recording failed
	Busy            bool
	Focus           Focus
	Advice          string // shown while the form is closed
	Rows            []StatementRow
	RowsHead        string
	Picking         bool   // rows can be checked
	Picked          int    // rows that are
	NoRecord        string // why nothing can be recorded here; empty: it can
}

// Coding presents the form in which statements are recorded, and the statements of the
// open article.
type Coding struct {
	changes[CodingState]
	env      Env
	ports    CodingPorts
	books    *Loader[app.Codebook]
	book     app.Codebook
	article  app.OpenArticle
	passages []app.Bounds    // content of the statement in the form
	before   []app.Bounds    // content before the last selection
	base     app.Draft       // fields of the edited statement that the form does not show
	source   source          // of the edited statement, as it was
	chosen   bool            // the attribution was chosen by hand
	derived  app.Attribution // what the quotation marks say of the words in the form
	stuck    stuck           // the source chosen by hand last
	here     Thing           // what keys act on
	title    string          // over the form, where it is neither new nor edited
	again    bool            // the same quote is coded on another issue once this is recorded
	picked   picking         // of the list
	state    CodingState
}

// source is who told a statement, and how.
type source struct {
	attribution app.Attribution
	reporter    string
}

// NewCoding makes the presenter of the coding panel.
func NewCoding(env Env, p CodingPorts) *Coding {
	c := &Coding{env: env, ports: p, books: NewLoader[app.Codebook](env)}
	c.refresh()
	return c
}

// Subscribe gives the state to render now and after each change.
func (c *Coding) Subscribe(render func(CodingState)) {
	c.render = render
	c.tell(c.state)
}

// State gives what is shown.
func (c *Coding) State() CodingState { return c.state }

// Reload reads the codebook again.
func (c *Coding) Reload() {
	c.books.Load(c.env.Ctx, func(context.Context) (app.Codebook, error) { return c.ports.Book.Codebook() },
		func(b app.Codebook, err error) {
			if err != nil {
				c.env.Notify.Problem(err)
				return
			}
			c.book = b
			c.show()
		})
}

// ShowArticle tells which article is open. A form that is open stays as it is while the
// article is the same.
func (c *Coding) ShowArticle(a app.OpenArticle) {
	same := a.ID == c.article.ID
	c.article = a
	if !same {
		c.picked, c.stuck = picking{}, stuck{}
		c.clear()
		if _, ok := c.Here(); !ok { // a way here may have named it before
			c.here = Thing{}
		}
	}
	c.show()
}

// Propose takes selected words into the form; none close it unless a statement is edited.
func (c *Coding) Propose(b app.Bounds) {
	switch {
	case b.Len() <= 0 && c.state.Editing == "" && c.state.Open:
		c.clear()
	case b.Len() > 0:
		c.before, c.passages = c.passages, []app.Bounds{b}
		c.state.Problem = ""
		c.deriveAttribution()
	}
	c.show()
}

// Start gives the keyboard to the first field that is still empty, the holder first.
func (c *Coding) Start() {
	if len(c.passages) == 0 {
		c.env.Notify.Notice("Select the words that tell the position first.")
		return
	}
	c.focus(FieldHolder)
	c.show()
}

// AddWords makes one discontinuous quote of the words selected last and those before.
func (c *Coding) AddWords() {
	if len(c.before) == 0 || len(c.passages) == 0 {
		c.env.Notify.Notice("Select further words of the same statement, then add them.")
		return
	}
	c.passages = joinBounds(append(slices.Clone(c.before), c.passages...))
	c.before = nil
	c.deriveAttribution()
	c.show()
}

// joinBounds sorts ranges and makes one of those that touch or overlap.
func joinBounds(in []app.Bounds) []app.Bounds {
	slices.SortFunc(in, func(a, b app.Bounds) int { return a.Start - b.Start })
	var out []app.Bounds
	for _, b := range in {
		if n := len(out); n > 0 && b.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, b.End)
			continue
		}
		out = append(out, b)
	}
	return out
}

// SetHolder keeps the text of the holder field.
func (c *Coding) SetHolder(s string) { c.state.Holder = s; c.show() }

// SetIssue keeps the text of the issue field.
func (c *Coding) SetIssue(s string) { c.state.Issue = s; c.show() }

// SetCondition keeps the text of the condition field.
func (c *Coding) SetCondition(s string) { c.state.Condition = s; c.show() }

// SetReporter keeps who reports the position.
func (c *Coding) SetReporter(s string) { c.state.Reporter = s; c.show() }

// SetDate keeps the text of the date field.
func (c *Coding) SetDate(s string) { c.state.Date = s; c.show() }

// SetNote keeps the text of the note.
func (c *Coding) SetNote(s string) { c.state.Note = s; c.show() }

// ChooseStance sets the stance.
func (c *Coding) ChooseStance(s app.Stance) {
	if !c.state.Open {
		return
	}
	c.state.Stance = s
	if s.Conditional() && strings.TrimSpace(c.state.Condition) == "" {
		c.focus(FieldCondition)
	}
	c.show()
}

// Key chooses the stance of a digit key, 1 to 9; false if nothing was done.
func (c *Coding) Key(digit int) bool {
	if !c.state.Open || digit < 1 || digit > len(app.Stances()) {
		return false
	}
	c.ChooseStance(app.Stances()[digit-1])
	return true
}

// ChooseAttribution sets how the words reached the reader.
func (c *Coding) ChooseAttribution(a app.Attribution) {
	if a == c.state.Attribution {
		return
	}
	c.state.Attribution, c.state.AttributionHint, c.chosen = a, "", true
	if reporterLabel(a) != "" && strings.TrimSpace(c.state.Reporter) == "" {
		c.focus(FieldReporter)
	}
	c.show()
}

// Next gives the keyboard to the field after f that needs something, or records when
// nothing is missing.
func (c *Coding) Next(f Field) {
	order := []Field{FieldHolder, FieldIssue, FieldStance, FieldCondition, FieldReporter}
	from := slices.Index(order, f)
	if from < 0 {
		c.Record()
		return
	}
	for _, to := range order[from+1:] {
		if to == FieldCondition && !c.state.ConditionShown || to == FieldReporter && c.state.ReporterLabel == "" {
			continue
		}
		if f == FieldStance && c.lacks(to) == "" {
			continue
		}
		c.focus(to)
		c.show()
		return
	}
	c.Record()
}

// Close drops what is in the form.
func (c *Coding) Close() {
	if !c.state.Open {
		return
	}
	c.clear()
	c.show()
	c.ports.Closed()
}

// clear empties the form but keeps holder and issue: the next statement of an article is
// most often of the same actor or on the same issue.
func (c *Coding) clear() {
	focus := c.state.Focus
	sticky := CodingState{
		Holder: c.state.Holder, Issue: c.state.Issue, Focus: focus, Rows: c.state.Rows, RowsHead: c.state.RowsHead,
		Picking: c.state.Picking, FurtherShown: c.state.FurtherShown,
	}
	c.state = sticky
	c.passages, c.before, c.base, c.source, c.chosen = nil, nil, app.Draft{}, source{}, false
	c.title, c.derived = "", ""
}

func (c *Coding) focus(f Field) { c.state.Focus = Focus{N: c.state.Focus.N + 1, Field: f} }

func (c *Coding) show() {
	c.refresh()
	c.tell(c.state)
}

// Stop ends the fetch under way.
func (c *Coding) Stop() { c.books.Stop() }
