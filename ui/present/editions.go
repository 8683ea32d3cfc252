package present

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// EditionKeeper keeps matrices and compares them.
type EditionKeeper interface {
	SaveEdition(ctx context.Context, name string, spec app.MatrixSpec) (app.Edition, error)
	Editions() ([]app.Edition, error)
	Changes(ctx context.Context, q app.ChangeQuery) (app.ChangeReport, error)
}

// EditionsPorts are what editions and changes need.
type EditionsPorts struct {
	Keeper   EditionKeeper
	Evidence EvidenceReader
	Acts     *Acts
	Nav      Navigator
	Spec     func() app.MatrixSpec // the recipe on the screen
	Latest   func() app.Date       // the last day said that it knows
}

// EditionsState is what the dialog of changes and editions shows.
type EditionsState struct {
	Open     bool
	From, To string   // as typed or chosen: a day, or the name of an edition
	Ends     []string // the editions to choose from
	Head     string
	Rows     []ChangeRow
	Silent   bool   // cells in which nothing changed are shown too
	Quiet    string // how many are not shown
	Editions []EditionRow
	Problem  string
	Busy     bool
}

// ChangeRow is what became of one cell, with the words that did it.
type ChangeRow struct {
	Cell  string // actor → issue
	Kinds string
	Words string // what happened, in a sentence
	Quote string // of the newest statement that did it
	Said  string // who told it, when, where
	At    Route  // leads to these words; no article: nowhere
}

// EditionRow is a matrix that was kept.
type EditionRow struct{ Name, Words string }

// Editions presents what changed between two days or editions, and the editions.
type Editions struct {
	changes[EditionsState]
	env    Env
	ports  EditionsPorts
	load   *Loader[compared]
	report compared
	state  EditionsState
}

// compared is a report with the statements that it names.
type compared struct {
	app.ChangeReport
	editions []app.Edition
	proof    proof
}

// NewEditions makes the presenter of changes and editions.
func NewEditions(env Env, p EditionsPorts) *Editions {
	return &Editions{env: env, ports: p, load: NewLoader[compared](env)}
}

// Subscribe gives the state to render now and after each change.
func (e *Editions) Subscribe(render func(EditionsState)) {
	e.render = render
	e.tell(e.state)
}

// State gives what is shown.
func (e *Editions) State() EditionsState { return e.state }

// Show opens the dialog; the newest edition is compared with today, without one the last
// month.
func (e *Editions) Show() {
	e.state.Open, e.state.Problem = true, ""
	e.tell(e.state)
	e.reload(true)
}

// Compare asks what changed between two ends: days, names of editions, or nothing for
// today.
func (e *Editions) Compare(from, to string) {
	e.state.From, e.state.To = strings.TrimSpace(from), strings.TrimSpace(to)
	e.reload(false)
}

// ShowSilent also shows the cells in which nothing changed, or not.
func (e *Editions) ShowSilent(on bool) {
	e.state.Silent = on
	e.list()
	e.tell(e.state)
}

func (e *Editions) reload(first bool) {
	e.state.Busy, e.state.Problem = true, ""
	e.tell(e.state)
	q := app.ChangeQuery{From: endOf(e.state.From), To: endOf(e.state.To), Spec: e.ports.Spec()}
	latest := e.ports.Latest()
	e.load.Load(e.env.Ctx, func(ctx context.Context) (x compared, err error) {
		if x.editions, err = e.ports.Keeper.Editions(); err != nil {
			return x, err
		}
		if first && q.From == "" {
			q.From = beginning(x.editions, q.Spec, latest)
		}
		if q.From == "" {
			return x, &app.Error{Code: app.Invalid, Op: "changes", Msg: "from when on?", Hint: "Type a day as 2025-04-11, or choose an edition."}
		}
		if x.ChangeReport, err = e.ports.Keeper.Changes(ctx, q); err != nil {
			return x, err
		}
		x.proof, err = readProof(ctx, e.ports.Evidence, app.StatementFilter{IDs: doers(x.Changes)})
		return x, err
	}, func(x compared, err error) {
		e.state.Busy = false
		e.showEditions(x.editions)
		if first && e.state.From == "" {
			e.state.From = beginning(x.editions, q.Spec, latest)
		}
		if err != nil {
			e.state.Rows, e.state.Head = nil, ""
			if !cancelled(err) {
				e.state.Problem = Words(err).Text()
			}
			e.tell(e.state)
			return
		}
		e.report = x
		e.list()
		e.tell(e.state)
		e.env.trace(fmt.Sprintf("changes %d", len(e.state.Rows)))
	})
}

// endOf reads a day as people write it; anything else is the name of an edition.
func endOf(text string) string {
	if d, err := ReadDate(text); err == nil && d.Known() {
		return string(d)
	}
	return text
}

// beginning is what an analyst asks first: since the edition handed out last, else since a
// month before the last day that counts.
func beginning(all []app.Edition, spec app.MatrixSpec, latest app.Date) string {
	if len(all) > 0 {
		return all[len(all)-1].Name
	}
	_, end, ok := spec.To.Period()
	if !ok {
		_, end, ok = latest.Period()
	}
	if !ok {
		return ""
	}
	return string(app.DateOfDay(end.AddDate(0, -1, -1)))
}

// mostDoers is how many statements of one change are looked at for the one to cite.
const mostDoers = 5

// doers lists the statements that may have done the changes.
func doers(all []app.CellChange) []app.StatementID {
	var ids []app.StatementID
	for _, c := range all {
		ids = append(ids, candidates(c)...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// candidates are the newest new statements, else the newest that were removed.
func candidates(c app.CellChange) []app.StatementID {
	list := c.Statements
	if len(list) == 0 {
		list = c.Removed
	}
	return list[max(len(list)-mostDoers, 0):]
}

// doer finds the statement that did a change: the newest, the actor's own words before
// what others report. ok is false where there is none.
func doer(c app.CellChange, all []app.Statement) (found app.Statement, ok bool) {
	for _, id := range candidates(c) {
		i := slices.IndexFunc(all, func(s app.Statement) bool { return s.ID == id })
		if i < 0 || (ok && Reported(all[i].Attribution) && !Reported(found.Attribution)) {
			continue
		}
		found, ok = all[i], true
	}
	return found, ok
}

func (e *Editions) list() {
	x := e.report
	actors, issues := map[app.ActorID]string{}, map[app.IssueID]string{}
	for _, a := range x.Actors {
		actors[a.ID] = a.Name
	}
	for _, i := range x.Issues {
		issues[i.ID] = i.Title
	}
	e.state.Rows, e.state.Quiet = nil, ""
	silent := 0
	for _, c := range x.Changes {
		if c.Kind() == app.ChangeSilent && !e.state.Silent {
			silent++
			continue
		}
		e.state.Rows = append(e.state.Rows, e.row(c, actors[c.Actor]+" → "+issues[c.Issue]))
	}
	if silent > 0 {
		e.state.Quiet = Count(silent, "cell", "cells") + " without change"
	}
	e.state.Head = fmt.Sprintf("From %s (%s) to %s (%s)", x.From.Label, Count(x.From.Counted, "statement", "statements"),
		x.To.Label, Count(x.To.Counted, "statement", "statements"))
}

func (e *Editions) row(c app.CellChange, cell string) ChangeRow {
	var kinds []string
	for _, k := range c.Kinds {
		kinds = append(kinds, strings.ReplaceAll(string(k), "_", " "))
	}
	r := ChangeRow{Cell: cell, Kinds: strings.Join(kinds, ", "), Words: c.Reading}
	p := e.report.proof
	s, ok := doer(c, p.statements)
	if !ok {
		return r
	}
	r.Quote = inQuotes(cut(oneLine(s.QuoteText()), 160))
	r.Said = dotted(string(s.ID), s.StatedAt.Words(), sourceWords(s, p.book), outletLine(s.Article, p.heads))
	r.At = Route{Screen: ScreenReading, Article: s.Article, Statement: s.ID}
	return r
}

func (e *Editions) showEditions(all []app.Edition) {
	e.state.Ends, e.state.Editions = nil, nil
	for _, x := range slices.Backward(all) {
		e.state.Ends = append(e.state.Ends, x.Name)
		e.state.Editions = append(e.state.Editions, EditionRow{x.Name, dotted(
			x.At.Local().Format("2 Jan 2006 15:04"), Count(x.Matrix.Counted, "statement", "statements"),
			Count(len(x.Matrix.Cells), "cell", "cells"), "hash "+x.Matrix.Hash[:min(12, len(x.Matrix.Hash))], x.Matrix.SpecText)})
	}
}

// Go leads to the words that did a change, and closes.
func (e *Editions) Go(row int) {
	if row < 0 || row >= len(e.state.Rows) || e.state.Rows[row].At.Article == "" {
		return
	}
	at := e.state.Rows[row].At
	e.Close()
	e.ports.Nav.Go(at)
}

// Save keeps the matrix on the screen as an edition.
func (e *Editions) Save(name string) {
	spec := e.ports.Spec()
	name = oneLine(name)
	e.state.Busy, e.state.Problem = true, ""
	e.tell(e.state)
	e.ports.Acts.Do(func() error {
		_, err := e.ports.Keeper.SaveEdition(e.env.Ctx, name, spec)
		return err
	}, func(err error) {
		e.state.Busy = false
		if err != nil {
			e.state.Problem = Words(err).Text()
			e.tell(e.state)
			return
		}
		e.env.trace("edition " + name)
		e.state.From = name
		e.reload(false)
	})
}

// Close closes the dialog.
func (e *Editions) Close() {
	e.state.Open = false
	e.tell(e.state)
}

// Stop ends what is under way.
func (e *Editions) Stop() { e.load.Stop() }
