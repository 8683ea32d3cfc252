package present

import (
	"context"
	"fmt"
	"strings"

	"parley/app"
)

// MatrixBuilder computes the positions matrix.
type MatrixBuilder interface {
	// Spec gives a saved recipe; "" the one of the project, or the usual one.
	Spec(name string) (app.MatrixSpec, error)
	// View computes the matrix of a recipe; it costs what changed since the last look.
	View(ctx context.Context, spec app.MatrixSpec) (app.MatrixView, error)
	// Agreements compares every two actors who share an issue.
	Agreements(ctx context.Context, spec app.MatrixSpec) ([]app.Agreement, error)
}

// SpecKeeper keeps recipes under names.
type SpecKeeper interface {
	Specs() ([]app.MatrixSpec, error)
	SaveSpec(s app.MatrixSpec) (app.MatrixSpec, error)
	RemoveSpec(id app.SpecID) error
}

// EvidenceReader gives what stands behind a cell.
type EvidenceReader interface {
	Statements(ctx context.Context, f app.StatementFilter) ([]app.Statement, error)
	Articles(f app.ArticleFilter) ([]app.ArticleHead, error)
	Codebook() (app.Codebook, error)
}

// MatrixPorts are what the matrix needs. Specs and Acts may be nil: recipes are then not
// kept.
type MatrixPorts struct {
	Builder  MatrixBuilder
	Evidence EvidenceReader
	Specs    SpecKeeper
	Acts     *Acts
	Nav      Navigator
}

// MatrixState is what the matrix screen shows.
type MatrixState struct {
	Words    string // the spec in plain words
	Head     string // what the figures count
	Rows     []MatrixRow
	Columns  []MatrixColumn
	Cell     func(row, col int) MatrixCell // by row and column; cheap, on the window's goroutine only
	Drawn    int                           // counts the matrices shown, so that the view draws each once
	Row, Col int                           // the selected cell, −1 for none
	Far      [2]int                        // row and column of the other corner of the region chosen; row −1: that cell only

	Specs     []Choice // the recipes to choose from
	Spec      string   // the one chosen
	Unsaved   bool     // it differs from what is saved
	Kept      bool     // it is one that can be removed
	Resolvers []Choice
	Resolver  string

	Filter        string // the query whose articles count, as typed
	FilterProblem string
	To            string // as typed
	ToProblem     string
	Time          TimeState
	Look          app.MatrixDisplay
	Hidden        string // how many rows and columns are hidden; empty: none

	Evidence EvidenceState
	Left     string // what was left out
	NoExport string // why the export is not possible; empty: it is
	Busy     bool
	Stale    bool // something changed since it was computed
	Empty    Advice
}

// MatrixRow is an actor, or the title of a group.
type MatrixRow struct {
	Name, Sub string
	Group     bool
}

// MatrixColumn is an issue.
type MatrixColumn struct{ Title, Sub string }

// MatrixCell is a cell as it is drawn.
type MatrixCell struct {
	app.Display
	Marked  bool // the analyst's own value stands beside the computed one
	Moved   bool // it differs from what it was before the date was moved
	Unasked bool // the evidence moved since the analyst set a value
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
	saved  []app.MatrixSpec
	now    drawn
	base   *app.MatrixView // what the matrix was before the date was moved; nil: not moved
	known  bool            // the matrix was computed once
	cell   app.Cell
	picked picking // of the evidence
	state  MatrixState
}

// drawn is a matrix with its arrangement. Both are made beside the window's goroutine.
type drawn struct {
	view     app.MatrixView
	plan     app.Arrangement
	pairs    pairs // in mode agreement
	specs    []app.MatrixSpec
	moved    map[app.CellKey]bool
	cells    map[[2]int]MatrixCell // as asked for so far
	greatest int                   // statements in a cell
}

// NewMatrix makes the presenter of the matrix.
func NewMatrix(env Env, p MatrixPorts) *Matrix {
	m := &Matrix{env: env, ports: p, load: NewLoader[drawn](env), proof: NewLoader[proof](env), spec: app.DefaultSpec()}
	m.state = MatrixState{
		Row: -1, Col: -1, Far: noRegion(), Stale: true, Resolver: m.spec.Resolver, Resolvers: ResolverChoices(), Cell: m.draw,
		NoExport: "The matrix is not computed yet.",
		Evidence: EvidenceState{Advice: adviceCell},
	}
	return m
}

const adviceCell = "Click a cell to see the words behind it."

// ResolverChoices offers the resolvers of rule R5.
func ResolverChoices() []Choice {
	return []Choice{
		{"latest", "Latest statement decides"},
		{"majority", "Majority decides"},
		{"strongest", "Best source decides"},
		{"net", "More for than against"},
		{"net_intensity", "Sum of the values"},
		{"balance", "Balance of for and against"},
		{"log_balance", "Log of the balance"},
		{"activity", "Net, by what the actor says"},
		{"prominence", "Net, by what is said on it"},
		{"dna_combine", "Both means mixed"},
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
	spec, first, base := m.spec, !m.known, m.base
	m.load.Load(m.env.Ctx, func(ctx context.Context) (x drawn, err error) {
		if first {
			if spec, err = m.firstSpec(spec); err != nil {
				return x, err
			}
		}
		if m.ports.Specs != nil {
			if x.specs, err = m.ports.Specs.Specs(); err != nil {
				return x, err
			}
		}
		if x.view, err = m.ports.Builder.View(ctx, spec); err != nil {
			return x, err
		}
		x.view.Spec.Display = spec.Display
		if lookOf(spec).Mode == app.ModeAgreement {
			list, err := m.ports.Builder.Agreements(ctx, spec)
			if err != nil {
				return x, err
			}
			x.pairs = pairsOf(list)
		}
		x.prepare(base)
		return x, nil
	}, func(got drawn, err error) {
		m.state.Busy = false
		if err != nil {
			m.failed(err)
			return
		}
		m.take(got)
	})
}

// prepare arranges the matrix and finds what moved.
func (x *drawn) prepare(base *app.MatrixView) {
	x.plan = app.Arrange(x.view)
	if base != nil {
		x.moved = movedCells(*base, x.view)
	}
	for _, row := range x.view.Rows {
		for _, c := range row {
			if c != nil {
				x.greatest = max(x.greatest, c.N)
			}
		}
	}
}

// failed says beside the field what is wrong with a filter, else in the window's own way.
func (m *Matrix) failed(err error) {
	switch {
	case cancelled(err):
	case app.CodeOf(err) == app.Invalid && m.spec.Query != "" && m.state.Filter != "":
		m.state.FilterProblem = Words(err).Text()
	default:
		m.env.Notify.Problem(err)
	}
	m.tell(m.state)
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

func (m *Matrix) take(got drawn) {
	if !m.known {
		m.known, m.spec = true, got.view.Spec
	}
	got.cells = map[[2]int]MatrixCell{}
	m.now, m.saved = got, got.specs
	s := &m.state
	s.Words, s.Head = got.view.SpecText, matrixHead(got.view)
	s.Rows, s.Columns = got.heads()
	s.Drawn++
	s.Left = leftOut(got.view.Left)
	s.FilterProblem = ""
	s.Empty, s.NoExport = Advice{}, ""
	if got.view.Filled() == 0 {
		s.Empty = m.emptyAdvice()
		s.NoExport = "There are no positions to export."
	}
	m.showSpec()
	m.showTime()
	m.keepCell()
	m.tell(*s)
	m.env.trace(fmt.Sprintf("matrix %d", got.view.Filled()))
}

// emptyAdvice tells why there is nothing to see.
func (m *Matrix) emptyAdvice() Advice {
	if m.spec.Query != "" || m.spec.To != "" || m.spec.From != "" {
		return Advice{Title: "No positions in this choice", Text: "No statement fits the dates and the filter above. Widen them to see more."}
	}
	return Advice{
		Title: "No positions yet",
		Text:  "Record statements while reading: select the words, press F9, name actor, issue and stance. Each one appears here at once.",
	}
}

// keepCell finds the selected cell again after a new computation.
func (m *Matrix) keepCell() {
	row, col := place(m.now.plan, m.now.view, app.CellKey{Actor: m.cell.Actor, Issue: m.cell.Issue})
	if row < 0 || col < 0 {
		m.state.Row, m.state.Col, m.state.Far = -1, -1, noRegion()
		m.state.Evidence = EvidenceState{}
		if m.now.view.Filled() > 0 {
			m.state.Evidence.Advice = adviceCell
		}
		return
	}
	m.selectCell(row, col)
}

func matrixHead(x app.MatrixView) string {
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

func leftOut(all []app.LeftOver) string {
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
		if l.N > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", grouped(l.N), w))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Left out: " + strings.Join(parts, ", ")
}

// Spec gives the recipe that is shown.
func (m *Matrix) Spec() app.MatrixSpec { return m.spec }

// View gives the matrix that is shown.
func (m *Matrix) View() app.MatrixView { return m.now.view }

// Stop ends what is under way.
func (m *Matrix) Stop() { m.load.Stop(); m.proof.Stop() }

// lookOf gives how a recipe is looked at.
func lookOf(s app.MatrixSpec) app.MatrixDisplay { return s.Look() }
