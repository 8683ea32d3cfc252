package present

import (
	"context"
	"slices"
	"strings"

	"parley/app"
)

// Historian answers who changed something, when and how.
type Historian interface {
	Explain(f app.HistoryFilter) ([]app.HistoryEntry, error)
	// History gives the log from before the entry numbered before, newest first.
	History(before int64, limit int) ([]app.Entry, error)
}

// HistoryPorts are what the history needs.
type HistoryPorts struct {
	Log      Historian
	Evidence EvidenceReader
	Nav      Navigator
}

// historyPage is how many entries are read at a time: a few screens.
const historyPage = 100

// HistoryState is what the history of something shows.
type HistoryState struct {
	Open     bool
	Title    string
	Rows     []HistoryRow
	Selected int // −1 for none
	Changes  []HistoryChange
	Advice   string // where there are no rows, or no changes
	More     bool   // older entries can be asked for
	Busy     bool
	Problem  string
}

// HistoryRow is one act.
type HistoryRow struct {
	Seq  int64
	When string
	Who  string
	What string // the act's label, with what undo and redo did
	Size string // records changed
}

// HistoryChange is one field of one record before and after.
type HistoryChange struct {
	Record    string // what was changed; empty: the same as in the row above
	Field     string
	Before    string
	After     string
	Statement app.StatementID // to go to; empty: none
}

// History presents who changed something, when, and what it was before.
type History struct {
	changes[HistoryState]
	env     Env
	ports   HistoryPorts
	load    *Loader[[]app.HistoryEntry]
	detail  *Loader[[]HistoryChange]
	goTo    *Loader[[]app.Statement]
	filter  app.HistoryFilter
	entries []app.HistoryEntry
	state   HistoryState
}

// NewHistory makes the presenter of histories.
func NewHistory(env Env, p HistoryPorts) *History {
	return &History{
		env: env, ports: p, load: NewLoader[[]app.HistoryEntry](env), detail: NewLoader[[]HistoryChange](env),
		goTo: NewLoader[[]app.Statement](env), state: HistoryState{Selected: -1},
	}
}

// Subscribe gives the state to render now and after each change.
func (h *History) Subscribe(render func(HistoryState)) {
	h.render = render
	h.tell(h.state)
}

// State gives what is shown.
func (h *History) State() HistoryState { return h.state }

// Show opens the history of a record or a cell, or with neither that of the project.
func (h *History) Show(title string, f app.HistoryFilter) {
	f.Limit = historyPage
	h.filter, h.entries = f, nil
	h.state = HistoryState{Open: true, Title: title, Selected: -1}
	h.fetch(0)
}

// FetchMore reads older entries.
func (h *History) FetchMore() {
	if n := len(h.entries); n > 0 && h.state.More && !h.state.Busy {
		h.fetch(h.entries[n-1].Seq)
	}
}

func (h *History) fetch(before int64) {
	f := h.filter
	f.Before = before
	h.state.Busy = true
	h.tell(h.state)
	h.load.Load(h.env.Ctx, func(context.Context) ([]app.HistoryEntry, error) { return h.ports.Log.Explain(f) },
		func(page []app.HistoryEntry, err error) {
			h.state.Busy = false
			if err != nil {
				h.state.Problem = Words(err).Text()
				h.tell(h.state)
				return
			}
			h.entries = append(slices.Clip(h.entries), page...)
			h.state.More = len(page) == historyPage
			h.state.Rows = historyRows(h.entries)
			if len(h.entries) == 0 {
				h.state.Advice = "Nothing has been changed yet."
			}
			if h.state.Selected < 0 && len(h.entries) > 0 {
				h.Select(0)
			}
			h.tell(h.state)
			h.env.trace("history " + itoa(len(h.entries)))
		})
}

func historyRows(all []app.HistoryEntry) []HistoryRow {
	rows := make([]HistoryRow, len(all))
	for i, e := range all {
		who := e.CoderName
		if who == "" {
			who = string(e.Coder)
		}
		what := e.Label
		switch e.Act {
		case app.Undo:
			what = "Undone: " + e.Label
		case app.Redo:
			what = "Done again: " + e.Label
		}
		rows[i] = HistoryRow{Seq: e.Seq, When: moment(e.At), Who: who, What: what, Size: Count(e.Records, "record", "records")}
	}
	return rows
}

// Select shows what entry i changed.
func (h *History) Select(i int) {
	if i < 0 || i >= len(h.entries) {
		return
	}
	h.state.Selected, h.state.Advice = i, ""
	e := h.entries[i]
	if len(e.Changes) > 0 {
		h.showChanges(historyChanges(e.Changes, nil))
		return
	}
	h.state.Changes = nil
	h.detail.Load(h.env.Ctx, func(context.Context) ([]HistoryChange, error) { return h.entryChanges(e.Seq) },
		func(all []HistoryChange, err error) {
			if err != nil {
				h.state.Problem = Words(err).Text()
				h.tell(h.state)
				return
			}
			h.showChanges(all)
		})
	h.tell(h.state)
}

func (h *History) showChanges(all []HistoryChange) {
	h.state.Changes, h.state.Advice = all, ""
	if len(all) == 0 {
		h.state.Advice = "No field of it was changed."
	}
	h.tell(h.state)
	h.env.trace("changes " + itoa(len(all)))
}

// mostChanges is how many fields of one act are shown: an import of a thousand articles
// is not read field by field.
const mostChanges = 120

// entryChanges reads what one act changed of everything.
func (h *History) entryChanges(seq int64) ([]HistoryChange, error) {
	page, err := h.ports.Log.History(seq+1, 1)
	if err != nil || len(page) == 0 || page[0].Seq != seq {
		return nil, err
	}
	book, err := h.ports.Evidence.Codebook()
	if err != nil {
		return nil, err
	}
	name := namerOf(prepared{book: book, recoding: app.Recoding{Set: page[0].Set}})
	var all []app.FieldChange
	for _, c := range page[0].Set.Changes {
		all = append(all, app.FieldChanges(c, name)...)
		if len(all) >= mostChanges {
			break
		}
	}
	out := historyChanges(all[:min(len(all), mostChanges)], name)
	if len(all) >= mostChanges {
		out = append(out, HistoryChange{Record: "and more", Field: "records changed", After: grouped(len(page[0].Set.Changes))})
	}
	return out, nil
}

func historyChanges(all []app.FieldChange, name app.Namer) []HistoryChange {
	out := make([]HistoryChange, 0, len(all))
	var last app.Key
	for _, f := range all {
		c := HistoryChange{Field: f.Field, Before: oneLine(f.Before), After: oneLine(f.After)}
		if f.Key != last {
			last = f.Key
			c.Record = recordWords(f.Key, name)
		}
		if f.Key.Kind == app.KindStatement {
			c.Statement = app.StatementID(f.Key.ID)
		}
		out = append(out, c)
	}
	return out
}

// recordWords names a record: "Statement S-12", "Actor Norland".
func recordWords(k app.Key, name app.Namer) string {
	called := ""
	if name != nil {
		called = name(k)
	}
	if called == "" {
		called = k.ID
	}
	kind := strings.ReplaceAll(string(k.Kind), "_", " ")
	if k.Kind == app.KindProject {
		return "Project"
	}
	return strings.ToUpper(kind[:1]) + kind[1:] + " " + called
}

// Go leads to the words of a statement.
func (h *History) Go(id app.StatementID) {
	h.goTo.Load(h.env.Ctx, func(ctx context.Context) ([]app.Statement, error) {
		return h.ports.Evidence.Statements(ctx, app.StatementFilter{IDs: []app.StatementID{id}})
	}, func(found []app.Statement, err error) {
		switch {
		case err != nil:
			h.env.Notify.Problem(err)
		case len(found) == 0:
			h.env.Notify.Notice(string(id) + " was withdrawn; undo may bring it back.")
		default:
			h.Close()
			h.ports.Nav.Go(Route{Screen: ScreenReading, Article: found[0].Article, Statement: id})
		}
	})
}

// Close closes the history.
func (h *History) Close() {
	if h.state.Open {
		h.state = HistoryState{Selected: -1}
		h.tell(h.state)
	}
}

// Stop ends the fetches under way.
func (h *History) Stop() {
	h.load.Stop()
	h.detail.Stop()
	h.goTo.Stop()
}
