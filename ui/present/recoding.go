package present

import (
	"context"
	"slices"
	"strings"

	"parley/app"
)

// Recoder prepares edits of the codebook that move statements, and changes of many
// statements at once. Nothing is done before Applier does it.
type Recoder interface {
	RenameActor(id app.ActorID, name string) (app.Recoding, error)
	RenameIssue(id app.IssueID, title string) (app.Recoding, error)
	MergeActors(from, into app.ActorID) (app.Recoding, error)
	MergeIssues(from, into app.IssueID) (app.Recoding, error)
	Recode(ids []app.StatementID, to app.Statement) (app.Recoding, error)
}

// Splitter prepares that some statements of an entry go to one of their own.
type Splitter interface {
	SplitActor(from app.ActorID, ids []app.StatementID, name string) (app.Recoding, error)
	SplitIssue(from app.IssueID, ids []app.StatementID, title string) (app.Recoding, error)
}

// Applier carries out a recoding that was shown, as one act.
type Applier interface{ Apply(r app.Recoding) error }

// RecodingPorts are what the preview needs, and whom it tells.
type RecodingPorts struct {
	Apply    Applier
	Evidence EvidenceReader
	Acts     *Acts
	Done     func(msg string) // tells what was done, and offers to undo it
}

// RecodingState is what the preview of a recoding shows.
type RecodingState struct {
	Open      bool
	Busy      bool
	Title     string   // "Merge Norland into Northland"
	Words     []string // what happens, a sentence each
	Rows      []RecodingRow
	RowsHead  string
	Cells     []string
	CellsHead string
	Questions []RecodingQuestion
	NoApply   string // why it cannot be applied yet; empty: it can
	Problem   string
}

// RecodingRow is a statement that changes.
type RecodingRow struct {
	ID     app.StatementID
	Source string // outlet, date and title of its article
	Quote  string
	Change string // "actor: Norland → Northland"
}

// RecodingQuestion is something the analyst has to decide first.
type RecodingQuestion struct {
	Text string
	Seen bool
}

// Recoding presents what a merge, a split, a rename or a bulk recode would do, and does it.
type Recoding struct {
	changes[RecodingState]
	env     Env
	ports   RecodingPorts
	load    *Loader[prepared]
	prepare func() (app.Recoding, error)
	ready   prepared
	state   RecodingState
}

// prepared is a recoding with what its preview shows.
type prepared struct {
	recoding app.Recoding
	book     app.Codebook
	heads    []app.ArticleHead
	others   []app.Statement // affected, and not changed themselves
}

// NewRecoding makes the presenter of the preview.
func NewRecoding(env Env, p RecodingPorts) *Recoding {
	return &Recoding{env: env, ports: p, load: NewLoader[prepared](env)}
}

// Subscribe gives the state to render now and after each change.
func (r *Recoding) Subscribe(render func(RecodingState)) {
	r.render = render
	r.tell(r.state)
}

// State gives what is shown.
func (r *Recoding) State() RecodingState { return r.state }

// Prepare shows what an edit would do; failed is told where it cannot be done at all, nil
// for the notifier.
func (r *Recoding) Prepare(prepare func() (app.Recoding, error), failed func(error)) {
	if err := r.env.editable(); err != nil {
		r.env.Notify.Problem(err)
		return
	}
	if failed == nil {
		failed = r.env.Notify.Problem
	}
	r.prepare = prepare
	r.load.Load(r.env.Ctx, r.fetch, func(p prepared, err error) {
		switch {
		case cancelled(err):
		case err != nil:
			failed(err)
		default:
			r.open(p, "")
		}
	})
}

func (r *Recoding) fetch(ctx context.Context) (p prepared, err error) {
	if p.recoding, err = r.prepare(); err != nil {
		return p, err
	}
	if p.book, err = r.ports.Evidence.Codebook(); err != nil {
		return p, err
	}
	changed := map[app.StatementID]bool{}
	var articles []app.ArticleID
	for _, c := range p.recoding.Set.Changes {
		if s, ok := statementOf(c); ok {
			changed[s.ID] = true
			articles = append(articles, s.Article)
		}
	}
	var rest []app.StatementID
	for _, id := range p.recoding.Statements {
		if !changed[id] {
			rest = append(rest, id)
		}
	}
	if len(rest) > 0 {
		if p.others, err = r.ports.Evidence.Statements(ctx, app.StatementFilter{IDs: rest}); err != nil {
			return p, err
		}
		for _, s := range p.others {
			articles = append(articles, s.Article)
		}
	}
	slices.Sort(articles)
	if articles = slices.Compact(articles); len(articles) > 0 {
		p.heads, err = r.ports.Evidence.Articles(app.ArticleFilter{IDs: articles})
	}
	return p, err
}

// statementOf gives the statement that a change edits, as it will be.
func statementOf(c app.Change) (app.Statement, bool) {
	if s, ok := c.After.(app.Statement); ok {
		return s, true
	}
	s, ok := c.Before.(app.Statement)
	return s, ok
}

func (r *Recoding) open(p prepared, problem string) {
	r.ready = p
	s := RecodingState{Open: true, Title: p.recoding.Label, Problem: problem}
	s.Words = recodingWords(p)
	s.Rows = recodingRows(p)
	s.RowsHead = Count(len(s.Rows), "statement", "statements")
	for _, k := range p.recoding.Cells {
		s.Cells = append(s.Cells, p.book.ActorName(k.Actor)+" → "+p.book.IssueTitle(k.Issue))
	}
	s.CellsHead = Count(len(s.Cells), "cell of the matrix", "cells of the matrix")
	for _, q := range p.recoding.Questions {
		s.Questions = append(s.Questions, RecodingQuestion{Text: sentence(q)})
	}
	r.state = s
	r.show()
	r.env.trace("preview " + itoa(len(s.Rows)) + " " + itoa(len(s.Cells)) + " " + itoa(len(s.Questions)))
}

// Answer notes that the analyst has seen question i and decided.
func (r *Recoding) Answer(i int, seen bool) {
	if i < 0 || i >= len(r.state.Questions) {
		return
	}
	r.state.Questions = slices.Clone(r.state.Questions)
	r.state.Questions[i].Seen = seen
	r.show()
}

// Apply does what was shown.
func (r *Recoding) Apply() {
	if !r.state.Open || r.state.NoApply != "" {
		return
	}
	r.state.Busy, r.state.Problem = true, ""
	r.show()
	rec := r.ready.recoding
	rec.Answered = len(rec.Questions) > 0
	r.ports.Acts.Do(func() error { return r.ports.Apply.Apply(rec) }, func(err error) {
		r.state.Busy = false
		switch {
		case err == nil:
			r.env.trace("applied " + rec.Label)
			r.ports.Done(doneWords(rec.Label))
			r.Close()
		case app.CodeOf(err) == app.Conflict:
			r.again(Words(err).Text())
		default:
			r.state.Problem = Words(err).Text()
			r.show()
		}
	})
}

// again prepares anew after something was edited in between.
func (r *Recoding) again(why string) {
	r.load.Load(r.env.Ctx, r.fetch, func(p prepared, err error) {
		if err != nil {
			r.state.Problem = Words(err).Text()
			r.show()
			return
		}
		r.open(p, why+" This is what it would do now.")
	})
}

// Close leaves everything as it is.
func (r *Recoding) Close() {
	r.state, r.ready, r.prepare = RecodingState{}, prepared{}, nil
	r.tell(r.state)
}

func (r *Recoding) show() {
	s := &r.state
	s.NoApply = ""
	open := 0
	for _, q := range s.Questions {
		if !q.Seen {
			open++
		}
	}
	switch {
	case s.Busy:
		s.NoApply = "Applying…"
	case open > 0:
		s.NoApply = "Answer " + Count(open, "question", "questions") + " first."
	case len(r.ready.recoding.Set.Changes) == 0:
		s.NoApply = "Nothing would change."
	}
	r.tell(*s)
}

// Stop ends the fetch under way.
func (r *Recoding) Stop() { r.load.Stop() }

// doneWords tells in the past what a label tells in the imperative.
func doneWords(label string) string {
	for verb, past := range map[string]string{"Merge": "Merged", "Rename": "Renamed", "Split": "Split", "Recode": "Recoded"} {
		if rest, ok := strings.CutPrefix(label, verb+" "); ok {
			return past + " " + rest + "."
		}
	}
	return "Done: " + label + "."
}
