package present

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/app"
	"parley/app/jobs"
)

// MatrixBuilder computes the positions matrix.
type MatrixBuilder interface {
	// Spec gives a saved recipe; "" the one of the project, or the usual one.
	Spec(name string) (app.MatrixSpec, error)
	Matrix(ctx context.Context, spec app.MatrixSpec) (app.Matrix, error)
}

// EvidenceReader gives what stands behind a cell.
type EvidenceReader interface {
	Statements(ctx context.Context, f app.StatementFilter) ([]app.Statement, error)
	Articles(f app.ArticleFilter) ([]app.ArticleHead, error)
	Codebook() (app.Codebook, error)
}

// Exporter writes the workbook.
type Exporter interface {
	ExportFile(ctx context.Context, q app.ExportRequest, r jobs.Reporter) (app.Exported, error)
}

// MatrixPorts are what the matrix needs.
type MatrixPorts struct {
	Builder  MatrixBuilder
	Evidence EvidenceReader
	Exporter Exporter
	Jobs     Starter
	Nav      Navigator
}

// MatrixState is what the matrix screen shows.
type MatrixState struct {
	Words     string // the spec in plain words
	Head      string // what the figures count
	Rows      []MatrixRow
	Columns   []MatrixColumn
	Cells     [][]MatrixCell // by row and column
	Row, Col  int            // the selected cell, −1 for none
	Resolvers []Choice
	Resolver  string
	To        string // as typed
	ToProblem string
	Evidence  EvidenceState
	Left      string // what was left out
	NoExport  string // why the export is not possible; empty: it is
	Exported  string // path of the workbook written last
	Busy      bool
	Stale     bool // something changed since it was computed
	Empty     Advice
}

// MatrixRow is an actor.
type MatrixRow struct{ Name, Sub string }

// MatrixColumn is an issue.
type MatrixColumn struct{ Title, Sub string }

// MatrixCell is a cell as it is drawn.
type MatrixCell struct {
	app.Display
	Marked bool // the analyst's own value stands beside the computed one
}

// Choice is a code with the words for it.
type Choice struct{ Code, Words string }

// Matrix presents the positions matrix and the evidence of one cell.
type Matrix struct {
	changes[MatrixState]
	env    Env
	ports  MatrixPorts
	load   *Loader[drawn]
	proof  *Loader[proof]
	spec   app.MatrixSpec
	matrix app.Matrix
	known  bool // matrix was computed once
	cell   app.Cell
	picked picking // of the evidence
	state  MatrixState
}

// NewMatrix makes the presenter of the matrix.
func NewMatrix(env Env, p MatrixPorts) *Matrix {
	m := &Matrix{env: env, ports: p, load: NewLoader[drawn](env), proof: NewLoader[proof](env), spec: app.DefaultSpec()}
	m.state = MatrixState{
		Row: -1, Col: -1, Stale: true, Resolver: m.spec.Resolver, Resolvers: resolverChoices(),
		NoExport: "The matrix is not computed yet.",
		Evidence: EvidenceState{Advice: "Click a cell to see the words behind it."},
	}
	return m
}

// resolverChoices offers the resolvers that answer in words of their own; the others are
// figures and stand in the workbook.
func resolverChoices() []Choice {
	return []Choice{
		{"latest", "Latest statement decides"},
		{"majority", "Majority decides"},
		{"strongest", "Best source decides"},
		{"net", "More for than against"},
	}
}

// Subscribe gives the state to render now and after each change.
func (m *Matrix) Subscribe(render func(MatrixState)) {
	m.render = render
	m.tell(m.state)
}

// State gives what is shown.
func (m *Matrix) State() MatrixState { return m.state }

// Touch notes that something changed which may move a cell.
func (m *Matrix) Touch() { m.state.Stale = true }

// Show computes the matrix if something has changed since it was computed last.
func (m *Matrix) Show() {
	if m.state.Stale {
		m.Reload()
	}
}

// Reload computes the matrix; the old one stays until the new one is there.
func (m *Matrix) Reload() {
	m.state.Busy, m.state.Stale = true, false
	m.tell(m.state)
	spec := m.spec
	first := !m.known
	m.load.Load(m.env.Ctx, func(ctx context.Context) (x drawn, err error) {
		if first {
			if spec, err = m.firstSpec(spec); err != nil {
				return x, err
			}
		}
		x.Matrix, err = m.ports.Builder.Matrix(ctx, spec)
		x.Spec = spec
		x.cells = drawCells(x.Matrix)
		return x, err
	}, func(got drawn, err error) {
		m.state.Busy = false
		if err != nil {
			if !cancelled(err) {
				m.env.Notify.Problem(err)
			}
			m.tell(m.state)
			return
		}
		m.take(got)
	})
}

// firstSpec is the project's own recipe, with what was chosen here before it was known.
func (m *Matrix) firstSpec(chosen app.MatrixSpec) (app.MatrixSpec, error) {
	spec, err := m.ports.Builder.Spec("")
	usual := app.DefaultSpec()
	if chosen.Resolver != usual.Resolver {
		spec.Resolver = chosen.Resolver
	}
	if chosen.To != "" {
		spec.To = chosen.To
	}
	return spec, err
}

// drawn is a matrix with its cells as they are drawn; both are made beside the window's
// goroutine, a large matrix takes longer than a frame.
type drawn struct {
	app.Matrix
	cells [][]MatrixCell
}

func drawCells(x app.Matrix) [][]MatrixCell {
	type place struct {
		actor app.ActorID
		issue app.IssueID
	}
	cells := make(map[place]app.Cell, len(x.Cells))
	for _, c := range x.Cells {
		cells[place{c.Actor, c.Issue}] = c
	}
	out := make([][]MatrixCell, len(x.Actors))
	for i, a := range x.Actors {
		out[i] = make([]MatrixCell, len(x.Issues))
		for k, issue := range x.Issues {
			c, found := cells[place{a.ID, issue.ID}]
			if !found {
				c.State = app.CellNoData
			}
			out[i][k] = MatrixCell{Display: c.Display(), Marked: c.Override != nil}
		}
	}
	return out
}

func (m *Matrix) take(got drawn) {
	m.matrix = got.Matrix
	s := &m.state
	if !m.known {
		m.known, m.spec = true, got.Spec
		s.Resolver = got.Spec.Resolver
		if s.To == "" {
			s.To = string(got.Spec.To)
		}
	}
	s.Words, s.Head = got.SpecText, matrixHead(got.Matrix)
	s.Rows, s.Columns, s.Cells = nil, nil, got.cells
	for _, a := range got.Actors {
		s.Rows = append(s.Rows, MatrixRow{Name: a.Name, Sub: dotted(a.Side, a.Role)})
	}
	for _, x := range got.Issues {
		s.Columns = append(s.Columns, MatrixColumn{Title: x.Title, Sub: x.Question})
	}
	s.Left = leftOut(got.LeftOut)
	s.Empty, s.NoExport = Advice{}, ""
	if len(got.Cells) == 0 {
		s.Empty = Advice{
			Title: "No positions yet",
			Text:  "Record statements while reading: select the words, press F9, name actor, issue and stance. Each one appears here at once.",
		}
		s.NoExport = "There are no positions to export."
	}
	m.keepCell()
	m.tell(*s)
	m.env.trace(fmt.Sprintf("matrix %d", len(got.Cells)))
}

// keepCell finds the selected cell again after a new computation.
func (m *Matrix) keepCell() {
	row := slices.IndexFunc(m.matrix.Actors, func(a app.MatrixActor) bool { return a.ID == m.cell.Actor })
	col := slices.IndexFunc(m.matrix.Issues, func(x app.MatrixIssue) bool { return x.ID == m.cell.Issue })
	if row < 0 || col < 0 {
		m.state.Row, m.state.Col = -1, -1
		m.state.Evidence = EvidenceState{}
		if len(m.matrix.Cells) > 0 {
			m.state.Evidence.Advice = "Click a cell to see the words behind it."
		}
		return
	}
	m.selectCell(row, col)
}

func matrixHead(x app.Matrix) string {
	parts := []string{
		Count(x.Counted, "statement", "statements") + " from " + Count(x.Articles, "article", "articles"),
		Count(len(x.Actors), "actor", "actors"), Count(len(x.Issues), "issue", "issues"),
	}
	if x.First != "" && x.Last != "" {
		span := x.First.Words()
		if x.Last.Words() != span {
			span += " – " + x.Last.Words()
		}
		parts = append(parts, "said "+span)
	}
	return dotted(parts...)
}

func leftOut(all []app.LeftOut) string {
	words := map[string]string{
		"rejected": "rejected", "incomplete": "incomplete", "outside_window": "outside the dates",
		"too_coarse": "date too coarse", "filtered": "filtered", "row_or_column": "of other actors or issues",
	}
	var parts []string
	for _, l := range all {
		w := words[l.Reason]
		if w == "" {
			w = strings.ReplaceAll(l.Reason, "_", " ")
		}
		if len(l.IDs) > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", grouped(len(l.IDs)), w))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Left out: " + strings.Join(parts, ", ")
}

// ChooseResolver computes with another rule.
func (m *Matrix) ChooseResolver(code string) {
	if code == m.spec.Resolver {
		return
	}
	m.spec.Resolver, m.state.Resolver = code, code
	m.Reload()
}

// SetTo counts only what was said up to a date; an empty text counts everything.
func (m *Matrix) SetTo(text string) {
	m.state.To = text
	d, err := ReadDate(text)
	if err == nil && d != "" && !d.Known() {
		err = &app.Error{Code: app.Invalid, Msg: "the date needs a year", Hint: "Write it as 2025-04-11."}
	}
	m.state.ToProblem = ""
	if err != nil {
		m.state.ToProblem = Words(err).Text()
		m.tell(m.state)
		return
	}
	if d == m.spec.To {
		m.tell(m.state)
		return
	}
	m.spec.To = d
	m.Reload()
}

// Spec gives the recipe that is shown.
func (m *Matrix) Spec() app.MatrixSpec { return m.spec }

// Stop ends what is under way.
func (m *Matrix) Stop() { m.load.Stop(); m.proof.Stop() }
