package present

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// EvidenceState is what the panel beside the matrix shows of one cell.
type EvidenceState struct {
	Title  string // actor → issue
	Words  string // the position
	State  string // its display state
	Sub    string // confidence, flags and numbers
	Rows   []EvidenceRow
	Advice string // where there is nothing to show
	Own    string // the analyst's own value, with its reason
	Cell   bool   // it is a cell of an actor on an issue
	Busy   bool

	Picking bool // rows can be checked
	Picked  int  // rows that are
}

// EvidenceRow is one statement behind a cell.
type EvidenceRow struct {
	ID      app.StatementID
	Article app.ArticleID
	Symbol  string
	Stance  app.Stance
	Hollow  bool
	Head    string // stance in words · date said
	Quote   string // verbatim
	Source  string // attribution
	Outlet  string // outlet · title
	Note    string // condition, note, how it was counted
	Checked bool
}

// proof is what one look behind a cell fetches.
type proof struct {
	statements []app.Statement
	heads      []app.ArticleHead
	book       app.Codebook
}

// Select shows the evidence of a cell.
func (m *Matrix) Select(row, col int) {
	if _, ok := m.ActorAt(row); !ok || col < 0 || col >= len(m.now.plan.Cols) {
		return
	}
	m.selectCell(row, col)
	m.tell(m.state)
}

func (m *Matrix) selectCell(row, col int) {
	v, i, k := &m.now.view, m.now.plan.Rows[row], m.now.plan.Cols[col]
	m.state.Row, m.state.Col, m.state.Far = row, col, noRegion()
	if m.now.plan.People {
		m.selectPair(i, k)
		return
	}
	actor, issue := v.Actors[i], v.Issues[k]
	cell, found := v.Cell(i, k)
	d := cell.Display()
	m.cell = cell
	picking := m.state.Evidence.Picking
	m.state.Evidence = EvidenceState{
		Picking: picking, Title: actor.Name + " → " + issue.Title, Words: d.Lines[0], State: d.State, Sub: dotted(d.Lines[1:]...),
		Rows: m.rowsOf(cell), Own: ownWords(cell), Cell: true,
	}
	if !found {
		m.state.Evidence.Words = "– No statement found"
		m.state.Evidence.Advice = "Nothing was recorded of this actor on this issue. That is not neutrality."
		return
	}
	m.state.Evidence.Busy = true
	m.fetchProof(cell)
}

// selectPair shows how far two actors agree.
func (m *Matrix) selectPair(i, k int) {
	v := &m.now.view
	a, b := v.Actors[i], v.Actors[k]
	m.cell = app.Cell{Actor: a.ID, Issue: app.IssueID(b.ID)}
	e := EvidenceState{Title: a.Name + " ↔ " + b.Name}
	share, x, ok := m.now.pairs.share(a.ID, b.ID)
	switch {
	case i == k:
		e.Advice = "An actor agrees with itself."
	case !ok:
		e.Advice = "They share no issue on which both have said something that counts."
	default:
		e.Words = fmt.Sprintf("%.0f %% agreement", 100*share)
		e.Sub = fmt.Sprintf("congruence %.3g · conflict %.3g · %s", x.Congruence, x.Conflict, Count(x.Shared, "shared issue", "shared issues"))
		e.Advice = "Each statement of one is compared with each of the other on the same issue; 100 % is the same value throughout."
	}
	m.proof.Stop()
	m.proof = NewLoader[proof](m.env)
	m.state.Evidence = e
}

// ownWords tells of the analyst's own value beside the computed one.
func ownWords(c app.Cell) string {
	o := c.Override
	if o == nil {
		return ""
	}
	words := "Own value: " + o.Value.Words() + " – " + o.Reason
	computed := c
	computed.Override = nil
	words += " Computed: " + computed.Display().Lines[0] + "."
	if o.EvidenceHash != c.EvidenceHash {
		words = "The evidence has moved since this was set. " + words
	}
	return words
}

// rowsOf keeps the rows on the screen while those of the same cell are fetched anew.
func (m *Matrix) rowsOf(cell app.Cell) []EvidenceRow {
	ids := cell.Statements
	for _, r := range m.state.Evidence.Rows {
		if !slices.Contains(ids, r.ID) {
			return nil
		}
	}
	return m.state.Evidence.Rows
}

func (m *Matrix) fetchProof(cell app.Cell) {
	m.proof.Load(m.env.Ctx, func(ctx context.Context) (proof, error) {
		return readProof(ctx, m.ports.Evidence, app.StatementFilter{IDs: cell.Statements})
	}, func(p proof, err error) {
		m.state.Evidence.Busy = false
		switch {
		case cancelled(err):
		case err != nil:
			m.env.Notify.Problem(err)
		default:
			m.state.Evidence.Rows = evidenceRows(cell, p)
		}
		m.showPicked()
		m.env.trace(fmt.Sprintf("evidence %d", len(m.state.Evidence.Rows)))
	})
}

// readProof reads statements with what is told of their articles and the codebook.
func readProof(ctx context.Context, from EvidenceReader, f app.StatementFilter) (p proof, err error) {
	if p.statements, err = from.Statements(ctx, f); err != nil {
		return p, err
	}
	var ids []app.ArticleID
	for _, s := range p.statements {
		ids = append(ids, s.Article)
	}
	slices.Sort(ids)
	if ids = slices.Compact(ids); len(ids) > 0 {
		if p.heads, err = from.Articles(app.ArticleFilter{IDs: ids}); err != nil {
			return p, err
		}
	}
	p.book, err = from.Codebook()
	return p, err
}

// evidenceRows puts the newest words first, as a reader asks "what do they say now?".
func evidenceRows(cell app.Cell, p proof) []EvidenceRow {
	var rows []EvidenceRow
	for _, id := range slices.Backward(cell.Statements) {
		i := slices.IndexFunc(p.statements, func(s app.Statement) bool { return s.ID == id })
		if i < 0 {
			continue
		}
		s := p.statements[i]
		hollow := Reported(s.Attribution)
		rows = append(rows, EvidenceRow{
			ID: s.ID, Article: s.Article, Symbol: StanceSymbol(s.Stance, hollow), Stance: s.Stance, Hollow: hollow,
			Head:   dotted(stanceWord(s.Stance), s.StatedAt.Words(), string(s.ID)),
			Quote:  s.QuoteText(),
			Source: sourceWords(s, p.book),
			Outlet: outletLine(s.Article, p.heads),
			Note:   dotted(condition(s), counted(cell, s, p.book), s.Note),
		})
	}
	return rows
}

// stanceWord is a stance without its symbol.
func stanceWord(s app.Stance) string {
	for i, r := range s.Words() {
		if r == ' ' {
			return s.Words()[i+1:]
		}
	}
	return s.Words()
}

func condition(s app.Statement) string {
	word := "if"
	if s.Stance == app.ConditionalOppose {
		word = "unless"
	}
	if s.Condition == "" || strings.HasPrefix(strings.ToLower(s.Condition), word+" ") {
		return s.Condition
	}
	return word + " " + s.Condition
}

// counted says how a statement was counted where that is not plain.
func counted(cell app.Cell, s app.Statement, book app.Codebook) string {
	i := slices.IndexFunc(cell.Evidence, func(e app.Evidence) bool { return e.Statement == s.ID })
	if i < 0 {
		return ""
	}
	e := cell.Evidence[i]
	words := ""
	switch e.CountedAs {
	case app.CountedReported:
		words = "reported, not the actor’s own word"
	case app.CountedCopy:
		words = "copy of " + string(e.Of)
	case app.CountedDuplicate:
		words = "repeats " + string(e.Of)
	}
	if e.Outlets > 1 {
		words = dotted(words, fmt.Sprintf("in %d outlets", e.Outlets))
	}
	if e.Holder != cell.Actor && e.Holder != "" {
		words = dotted("held by "+book.ActorName(e.Holder), words)
	}
	return words
}

func outletLine(id app.ArticleID, heads []app.ArticleHead) string {
	i := slices.IndexFunc(heads, func(h app.ArticleHead) bool { return h.ID == id })
	if i < 0 {
		return ""
	}
	h := heads[i]
	return dotted(h.Source, known(h.Published), rowTitle(h))
}

// PickRows lets rows be checked, or ends that.
func (m *Matrix) PickRows(on bool) {
	m.state.Evidence.Picking = on
	if !on {
		m.picked = picking{}
	}
	m.showPicked()
}

// Check checks the row of a statement or not; with extend all between it and the one
// before.
func (m *Matrix) Check(id app.StatementID, on, extend bool) {
	m.picked = m.picked.set(m.evidenceOrder(), id, on, extend)
	m.showPicked()
}

// Picked gives the statements of the rows that are checked.
func (m *Matrix) Picked() []app.StatementID { return m.picked.ids(m.evidenceOrder()) }

// Cell gives the selected cell with the recipe it was computed by; ok is false where none
// is selected.
func (m *Matrix) Cell() (cell app.Cell, spec app.SpecID, title string, ok bool) {
	return m.cell, m.spec.ID, m.state.Evidence.Title, m.state.Row >= 0 && m.state.Evidence.Cell
}

func (m *Matrix) evidenceOrder() []app.StatementID {
	out := make([]app.StatementID, len(m.state.Evidence.Rows))
	for i, r := range m.state.Evidence.Rows {
		out[i] = r.ID
	}
	return out
}

func (m *Matrix) showPicked() {
	rows := slices.Clone(m.state.Evidence.Rows)
	for i := range rows {
		rows[i].Checked = m.picked.on[rows[i].ID]
	}
	m.state.Evidence.Rows = rows
	m.state.Evidence.Picked = len(m.Picked())
	m.tell(m.state)
}

// Go leads to the words of a statement in its article.
func (m *Matrix) Go(row EvidenceRow) {
	m.ports.Nav.Go(Route{Screen: ScreenReading, Article: row.Article, Statement: row.ID})
}
